//! What the page of a solution says beside who uses it: figures, data, costs, whom to ask, what belongs to
//! it.

use kernel::{MemberId, SolutionId};
use serde::Serialize;
use serde_json::json;
use store::{Solution, local_day};
use web::SignedIn;
use web::templates::items::{Fact, ListItem};

use super::seen::Seen;
use super::{list, maturity_in_words, range_in_words};

/// Whom to ask.
#[derive(Serialize)]
pub(super) struct Contact {
    name: String,
    initials: String,
    note: String,
    email: String,
}

pub(super) fn products(visit: &SignedIn, one: &Solution) -> Vec<ListItem> {
    let href = |name: &str| format!("{}?upl={}", list(visit), web::urls::encode(name));
    let item = |name: &String| ListItem { href: href(name), label: name.clone(), note: None };
    one.about.upl.iter().map(item).collect()
}

pub(super) fn facts(visit: &SignedIn, seen: &Seen, id: SolutionId) -> Vec<Fact> {
    let members: Vec<MemberId> =
        seen.uses(id).filter(|one| one.counts_on(seen.today)).map(|one| one.member).collect();
    let people = seen.people(members.iter().copied());
    let (saved, times) = seen.saved(id);
    let fact = |label: &str, value: String, note: String| Fact {
        label: visit.text(label),
        value,
        note: Some(note),
        ..Fact::default()
    };
    let count = |count: usize| visit.say("solution-members", json!({ "count": count }));
    vec![
        fact(
            "solution-users",
            count(members.len()),
            visit.say("solution-users-note", json!({ "people": people })),
        ),
        fact("solution-wants", count(seen.wants(id).count()), counted(visit, seen, id)),
        fact(
            "solution-saved",
            visit.words().euro(kernel::Cents::new(saved)),
            visit.say("solution-saved-note", json!({ "count": times })),
        ),
    ]
}

/// Whether who wants a solution is counted on the roadmap.
fn counted(visit: &SignedIn, seen: &Seen, id: SolutionId) -> String {
    let Some(candidate) = seen.solution(id).and_then(|one| seen.fulfilled(one)) else {
        return visit.text("solution-wants-uncounted");
    };
    let (all, counted) =
        (seen.wants(id).count(), seen.wants(id).filter(|want| seen.supports(candidate, want.member)).count());
    if all == counted {
        return visit.text("solution-wants-note");
    }
    visit.say("solution-wants-partly", json!({ "count": counted }))
}

/// Who built it, and who has it since where the builder went into another member.
fn builders(visit: &SignedIn, seen: &Seen, one: &Solution) -> Vec<Fact> {
    let member = |label: &str, id: MemberId, value: String| Fact {
        label: visit.text(label),
        value,
        href: Some(format!("{}/members/{id}", visit.home())),
        note: None,
    };
    let built_by = seen.built_by(one);
    let mut facts = vec![member("solution-builder", built_by, seen.member(built_by))];
    if let Some(passed) = seen.handovers.iter().rfind(|passed| passed.solution == one.id) {
        let date = visit.words().date(passed.on);
        let (to, from) = (seen.member(one.builder), seen.member(passed.from));
        let since = visit.say("solution-keeper-since", json!({ "to": to, "date": date, "from": from }));
        facts.push(member("solution-keeper", one.builder, since));
    }
    facts
}

pub(super) fn data(visit: &SignedIn, seen: &Seen, one: &Solution) -> Vec<Fact> {
    let about = &one.about;
    let fact = |label: &str, value: &str| Fact {
        label: visit.text(label),
        value: value.to_owned(),
        ..Fact::default()
    };
    let mut data = builders(visit, seen, one);
    data.push(fact("solution-maturity", &maturity_in_words(visit, &about.maturity)));
    for (label, value) in [("solution-licence", &about.licence), ("solution-version", &about.version)] {
        if !value.is_empty() {
            data.push(fact(label, value));
        }
    }
    for (label, address) in
        [("solution-repository", &about.repository), ("solution-publiccode", &about.publiccode)]
    {
        if !address.is_empty() {
            data.push(Fact { href: Some(address.clone()), ..fact(label, &visit.text("solution-open")) });
        }
    }
    if let Some(other) = about.variant_of.and_then(|id| seen.solution(id)) {
        let href = Some(format!("{}/{}", list(visit), other.id));
        data.push(Fact { href, ..fact("solution-variant-of", &other.about.name) });
    }
    data.push(fact("solution-changed", &visit.words().date(local_day(one.changed_at))));
    data
}

pub(super) fn costs(visit: &SignedIn, one: &Solution) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    vec![
        fact("solution-adopt", range_in_words(visit, one.about.adopt)),
        fact("solution-run", range_in_words(visit, one.about.run)),
    ]
}

pub(super) fn contact(visit: &SignedIn, seen: &Seen, one: &Solution) -> Option<Contact> {
    let (name, email) = (&one.about.contact_name, &one.about.contact_email);
    if name.is_empty() && email.is_empty() {
        return None;
    }
    let name = if name.is_empty() { seen.member(one.builder) } else { name.clone() };
    Some(Contact {
        initials: web::initials(&name),
        name,
        note: visit.say("solution-contact-note", json!({ "member": seen.member(one.builder) })),
        email: email.clone(),
    })
}

pub(super) fn variants(visit: &SignedIn, seen: &Seen, id: SolutionId) -> Vec<ListItem> {
    let variant = |one: &Solution| ListItem {
        href: format!("{}/{}", list(visit), one.id),
        label: one.about.name.clone(),
        note: Some(seen.member(one.builder)),
    };
    seen.solutions.iter().filter(|one| one.about.variant_of == Some(id)).map(variant).collect()
}

pub(super) fn candidate(visit: &SignedIn, seen: &Seen, one: &Solution) -> Option<ListItem> {
    let id = one.about.candidate?;
    let found = seen.candidates.iter().find(|candidate| candidate.id == id)?;
    Some(ListItem {
        href: format!("{}/roadmap/candidates/{id}", visit.home()),
        label: found.about.title.clone(),
        note: Some(crate::candidates::state_in_words(visit, &found.state)),
    })
}
