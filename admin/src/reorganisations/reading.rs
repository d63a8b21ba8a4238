//! A reorganisation as it is typed, and what that means: names looked up among the members first, then in the
//! register of municipalities.

use actions::Fault;
use actions::reorganisations::{MOST_PREDECESSORS, MOST_SUCCESSORS};
use intake::day;
use kernel::{MemberId, Share};
use serde::{Deserialize, Serialize};
use store::{Member, Municipality, NewReorganisation, ReorganisationKind, Successor};
use validator::Validate;

/// A reorganisation as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
pub struct ReorganisationForm {
    pub kind: String,
    pub on: String,
    pub predecessors: String,
    pub successors: String,
    pub reason: String,
    pub source: String,
    pub votes_rule: String,
    pub votes_per: String,
    pub votes_most: String,
}

/// A line with a successor: who, and which share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'t> {
    pub(super) who: &'t str,
    share: Option<&'t str>,
}

/// The lines that are not empty.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let line = |text| match str::split_once(text, ';') {
        Some((who, share)) => {
            Line { who: who.trim(), share: Some(share.trim()).filter(|one| !one.is_empty()) }
        }
        None => Line { who: text.trim(), share: None },
    };
    text.lines().map(line).filter(|line| !line.who.is_empty())
}

/// What the form means. `register` are the municipalities of the register that are named in it.
///
/// # Errors
/// Every field that cannot be read.
pub(super) fn read(
    form: &ReorganisationForm,
    members: &[Member],
    register: &[Municipality],
) -> Result<NewReorganisation, Vec<Fault>> {
    let mut faults = too_many_lines(form);
    if !faults.is_empty() {
        return Err(faults);
    }
    let kind = ReorganisationKind::from_name(&form.kind);
    if kind.is_none() {
        faults.push(Fault::field("kind", "reorganisation-kind-missing"));
    }
    let on = day::whole(&form.on);
    if on.is_none() {
        faults.push(Fault::field("on", "reorganisation-on-missing"));
    }
    let mut predecessors: Vec<MemberId> = Vec::new();
    for line in lines(&form.predecessors) {
        match find(members, line.who) {
            Some(member) if predecessors.contains(&member.id) => faults
                .push(Fault::field("predecessors", "reorganisation-member-twice").with("name", &member.name)),
            Some(member) => predecessors.push(member.id),
            None => faults
                .push(Fault::field("predecessors", "reorganisation-no-such-member").with("name", line.who)),
        }
    }
    let mut successors = Vec::new();
    for line in lines(&form.successors) {
        match successor(&line, kind, members, register) {
            Ok(one) => successors.push(one),
            Err(fault) => faults.push(fault),
        }
    }
    let votes_by = votes(form).map_err(|fault| faults.push(fault)).unwrap_or_default();
    match (kind, on) {
        (Some(kind), Some(on)) if faults.is_empty() => Ok(NewReorganisation {
            kind,
            on,
            reason: form.reason.trim().to_owned(),
            source: form.source.trim().to_owned(),
            votes_by,
            predecessors,
            successors,
        }),
        _ => Err(faults),
    }
}

/// Refuses more lines than a reorganisation can have before any of them is looked up.
fn too_many_lines(form: &ReorganisationForm) -> Vec<Fault> {
    let fields = [
        ("predecessors", &form.predecessors, MOST_PREDECESSORS, "reorganisation-too-many-leave"),
        ("successors", &form.successors, MOST_SUCCESSORS, "reorganisation-too-many"),
    ];
    let over = fields.into_iter().filter(|(_, text, most, _)| lines(text).nth(*most).is_some());
    over.map(|(field, _, most, code)| Fault::field(field, code).with("most", most)).collect()
}

/// The member of this code or name, in any case of letters.
fn find<'m>(members: &'m [Member], who: &str) -> Option<&'m Member> {
    let who = who.to_lowercase();
    let is = |one: &&Member| {
        let (code, name) = (one.code.to_lowercase(), one.name.to_lowercase());
        code == who || name == who || format!("{code} {name}") == who
    };
    members.iter().find(is)
}

fn successor(
    line: &Line<'_>,
    kind: Option<ReorganisationKind>,
    members: &[Member],
    register: &[Municipality],
) -> Result<Successor, Fault> {
    let named = |code: &'static str| Fault::field("successors", code).with("name", line.who);
    let share = match (line.share, kind) {
        (Some(text), _) => share(text).ok_or_else(|| named("reorganisation-share-unreadable"))?,
        (None, Some(ReorganisationKind::Split)) => return Err(named("reorganisation-share-missing")),
        (None, _) => Share::ONE,
    };
    if let Some(member) = find(members, line.who) {
        let (member, code, name) = (Some(member.id), member.code.clone(), member.name.clone());
        return Ok(Successor { member, code, name, share });
    }
    let who = line.who.to_lowercase();
    let is = |one: &&Municipality| one.code.to_lowercase() == who || one.name.to_lowercase() == who;
    let known = register.iter().find(is).map(|one| (one.code.clone(), one.name.clone()));
    // One that the register does not know yet: its code, then its name.
    let typed = || {
        let (code, name) = line.who.split_once(' ')?;
        let digits = code.chars().any(|letter| letter.is_ascii_digit());
        digits.then(|| (code.to_uppercase(), name.trim().to_owned()))
    };
    let (code, name) = known.or_else(typed).ok_or_else(|| named("reorganisation-no-such-successor"))?;
    Ok(Successor { member: None, code, name, share })
}

/// An exact share: `41,5 %`, `41,5` or `4137/14316`; above nothing, at most whole, and not too fine to keep.
pub(super) fn share(text: &str) -> Option<Share> {
    let text = text.trim();
    let share = match text.split_once('/') {
        Some((above, below)) => Share::ratio(above.trim().parse().ok()?, below.trim().parse().ok()?).ok()?,
        None => {
            let percent = text.trim_end_matches('%').trim().replace(',', ".");
            &percent.parse::<Share>().ok()? * &Share::CENT
        }
    };
    (share > Share::ZERO && share <= Share::ONE && share.small().is_some()).then_some(share)
}

fn votes(form: &ReorganisationForm) -> Result<Option<(i32, i32)>, Fault> {
    if form.votes_rule != "inhabitants" {
        return Ok(None);
    }
    let whole = |field: &'static str, text: &str| {
        let number: Option<i32> = text.trim().replace('.', "").parse().ok();
        number
            .filter(|number| (1..=1_000_000).contains(number))
            .ok_or_else(|| Fault::field(field, "reorganisation-votes-unreadable"))
    };
    Ok(Some((whole("votes_per", &form.votes_per)?, whole("votes_most", &form.votes_most)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_exact_as_people_type_it() {
        let percent = |parts: i64| Some(Share::ratio(parts, 1_000).unwrap());
        for text in ["41,5 %", "41.5%", " 41,5", "83/200"] {
            assert_eq!(share(text), percent(415), "{text}");
        }
        assert_eq!(share("4137/14316"), Share::ratio(4_137, 14_316).ok());
        for text in ["", "0", "-3", "101 %", "3/2", "1/0", "veel"] {
            assert_eq!(share(text), None, "{text}");
        }
    }

    #[test]
    fn more_lines_than_a_reorganisation_has_are_refused_unread() {
        let form = ReorganisationForm {
            predecessors: "Nergenshuizen\n".repeat(MOST_PREDECESSORS + 1),
            successors: "Nergenshuizen\n".repeat(MOST_SUCCESSORS + 1),
            ..ReorganisationForm::default()
        };
        let codes: Vec<_> = read(&form, &[], &[]).unwrap_err().into_iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["reorganisation-too-many-leave", "reorganisation-too-many"]);
        let fewer = ReorganisationForm {
            predecessors: "Nergenshuizen\n".repeat(MOST_PREDECESSORS),
            successors: String::new(),
            ..form
        };
        let faults = read(&fewer, &[], &[]).unwrap_err();
        let looked_up = faults.iter().filter(|fault| fault.code == "reorganisation-no-such-member").count();
        assert_eq!(looked_up, MOST_PREDECESSORS);
    }

    #[test]
    fn a_line_has_who_and_a_share() {
        let found: Vec<_> = lines("Oisterwijk; 41 %\n\n GM1979 Eemsdelta \n").collect();
        assert_eq!(found[0], Line { who: "Oisterwijk", share: Some("41 %") });
        assert_eq!(found[1], Line { who: "GM1979 Eemsdelta", share: None });
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_successor_is_looked_up_or_typed_with_its_code() {
        let register = [Municipality {
            code: "GM0855".to_owned(),
            name: "Tilburg".to_owned(),
            inhabitants: 219_599,
            counted_on: jiff::civil::date(2020, 1, 1),
        }];
        let of = |text: &str| {
            let line = lines(text).next().unwrap();
            successor(&line, Some(ReorganisationKind::Merge), &[], &register)
        };
        assert_eq!(of("tilburg").unwrap().code, "GM0855");
        let typed = of("gm1979 Eemsdelta").unwrap();
        assert_eq!((typed.code.as_str(), typed.name.as_str()), ("GM1979", "Eemsdelta"));
        assert_eq!(of("Den Haag").unwrap_err().code, "reorganisation-no-such-successor");
    }
}
