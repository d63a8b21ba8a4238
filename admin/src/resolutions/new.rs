//! The form of a resolution: the question, what can be chosen, the rules, and from when until when.

use actions::resolutions::{self, Making};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use jiff::ToSpan;
use kernel::{AgendaItemId, ResolutionId};
use serde::{Deserialize, Serialize};
use store::{
    AgendaItem, Assembly, Db, MajorityRule, NewResolution, Part, ResolutionState, StoreError, TenantTx,
};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Reply, SignedIn, see_other};

use crate::dates;

/// A resolution as it is typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct ResolutionForm {
    #[serde(default)]
    question: String,
    #[serde(default)]
    options: String,
    #[serde(default)]
    majority: String,
    #[serde(default)]
    fraction: String,
    #[serde(default)]
    quorum: String,
    #[serde(default)]
    weighted: String,
    #[serde(default)]
    secret: String,
    #[serde(default)]
    per_member: String,
    #[serde(default)]
    blank_is_cast: String,
    #[serde(default)]
    proxies: String,
    #[serde(default)]
    opens_day: String,
    #[serde(default)]
    opens_time: String,
    #[serde(default)]
    closes_day: String,
    #[serde(default)]
    closes_time: String,
    #[serde(default)]
    why_again: String,
}

#[derive(Serialize)]
struct New {
    typed: ResolutionForm,
    item: String,
    majorities: Vec<Choice>,
    weighs: bool,
    again: bool,
    action: String,
    back: String,
}

struct Around {
    item: AgendaItem,
    assembly: Assembly,
    again: bool,
}

async fn around(visit: &SignedIn, db: &Db, id: AgendaItemId) -> Result<Around, StoreError> {
    let load = move |tx: &mut TenantTx<'_>| {
        let item = tx.agenda_item(id)?;
        let before = tx.resolutions_of(&[id])?;
        let again = before.iter().any(|one| one.state == ResolutionState::Closed);
        Ok(Around { assembly: tx.assembly(item.assembly)?, item, again })
    };
    db.tenant(&visit.actor, "resolutions.new", load).await
}

/// The form of a resolution. Voting begins a week before the assembly and ends in the course of it.
pub async fn new(visit: SignedIn, path: Path<(String, AgendaItemId)>, db: Data<Db>) -> Reply {
    let around = around(&visit, &db, path.1).await?;
    let starts_at = around.assembly.about.starts_at;
    let (closes_day, closes_time) = dates::fields(starts_at.saturating_add(2.hours()).unwrap_or(starts_at));
    let (opens_day, _) = dates::fields(starts_at.saturating_sub(168.hours()).unwrap_or(starts_at));
    let typed = ResolutionForm {
        majority: MajorityRule::Simple.name().to_owned(),
        fraction: "2/3".to_owned(),
        per_member: "1".to_owned(),
        proxies: "2".to_owned(),
        opens_day,
        opens_time: "9:00".to_owned(),
        closes_day,
        closes_time,
        ..ResolutionForm::default()
    };
    page(&visit, &around, typed, None)
}

fn page(visit: &SignedIn, around: &Around, typed: ResolutionForm, refused: Option<Refused>) -> Reply {
    let list = format!("{}/office/assemblies", visit.home());
    let back = format!("{list}/{}", around.assembly.id);
    let page = visit.page("admin/resolutions/new", visit.text("resolution-new-title"));
    let page = page.under(visit.text("assemblies-title"), list);
    let page = page.under(around.assembly.about.title.clone(), back.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    let majority = |(value, label): (&str, &str)| Choice {
        value: value.to_owned(),
        label: visit.text(label),
        selected: typed.majority == value,
        ..Choice::default()
    };
    page.show(&New {
        item: around.item.about.title.clone(),
        majorities: MAJORITIES.map(majority).into(),
        weighs: visit.actor.cooperative().votes == "weighted",
        again: around.again,
        action: format!("{}/office/agenda-items/{}/resolutions", visit.home(), around.item.id),
        back,
        typed,
    })
}

const MAJORITIES: [(&str, &str); 3] = [
    ("simple", "resolution-majority-simple"),
    ("qualified", "resolution-majority-qualified"),
    ("unanimous", "resolution-majority-unanimous"),
];

/// Makes a resolution.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, AgendaItemId)>,
    form: Form<ResolutionForm>,
    db: Data<Db>,
) -> Reply {
    match try_make(&visit, &form, &db, path.1).await {
        Ok(id) => Ok(see_other(super::href(&visit, id)).flash("resolution-made").into()),
        Err(refused) => page(&visit, &around(&visit, &db, path.1).await?, form.fields.clone(), Some(refused)),
    }
}

async fn try_make(
    visit: &SignedIn,
    form: &Form<ResolutionForm>,
    db: &Db,
    item: AgendaItemId,
) -> Result<ResolutionId, Refused> {
    let making = form.read(|fields| read(fields, item)).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("resolutions.make"), move |tx| resolutions::make(tx, &making)).await
}

fn read(form: &ResolutionForm, item: AgendaItemId) -> Result<Making, Vec<Fault>> {
    let mut faults = Vec::new();
    if form.question.trim().is_empty() {
        faults.push(Fault::field("question", "resolution-question-missing"));
    }
    let opens_at = dates::moment(&form.opens_day, &form.opens_time);
    if opens_at.is_none() {
        faults.push(Fault::field("opens_day", "resolution-opens-missing"));
    }
    let closes_at = dates::moment(&form.closes_day, &form.closes_time);
    if closes_at.is_none() {
        faults.push(Fault::field("closes_day", "resolution-closes-missing"));
    }
    let majority = majority(form).map_err(|fault| faults.push(fault)).ok();
    let quorum = quorum(form).map_err(|fault| faults.push(fault)).ok();
    let proxies = proxies(form).map_err(|fault| faults.push(fault)).ok();
    let (Some(opens_at), Some(closes_at), Some(majority), Some(quorum), Some(proxies_per_holder), []) =
        (opens_at, closes_at, majority, quorum, proxies, faults.as_slice())
    else {
        return Err(faults);
    };
    let options = form.options.lines().map(str::trim).filter(|line| !line.is_empty());
    let secret = !form.secret.is_empty();
    Ok(Making {
        about: NewResolution {
            item,
            question: form.question.trim().to_owned(),
            majority,
            quorum,
            weighted: !form.weighted.is_empty(),
            secret,
            // The box is ticked before anybody thinks of secrecy.
            per_member: !form.per_member.is_empty() && !secret,
            blank_is_cast: !form.blank_is_cast.is_empty(),
            proxies_per_holder,
            opens_at,
            closes_at,
            again: None,
        },
        options: options.map(str::to_owned).collect(),
        why_again: form.why_again.trim().to_owned(),
    })
}

fn majority(form: &ResolutionForm) -> Result<MajorityRule, Fault> {
    match form.majority.as_str() {
        "simple" => Ok(MajorityRule::Simple),
        "unanimous" => Ok(MajorityRule::Unanimous),
        "qualified" => {
            let part = part(&form.fraction).map(MajorityRule::Qualified);
            part.ok_or_else(|| Fault::field("fraction", "resolution-fraction-wrong"))
        }
        _ => Err(Fault::field("majority", "resolution-majority-missing")),
    }
}

fn quorum(form: &ResolutionForm) -> Result<Option<Part>, Fault> {
    match form.quorum.trim() {
        "" => Ok(None),
        text => part(text).map(Some).ok_or_else(|| Fault::field("quorum", "resolution-quorum-wrong")),
    }
}

/// How many proxies one voter may hold; none where nothing is typed.
fn proxies(form: &ResolutionForm) -> Result<i32, Fault> {
    match form.proxies.trim() {
        "" => Ok(0),
        number => number.parse().map_err(|_| Fault::field("proxies", "round-proxies-range").with("most", 20)),
    }
}

/// A part as people type it: `2/3`, `50%` or `50 %`.
fn part(text: &str) -> Option<Part> {
    let text = text.trim();
    let (of, in_all) = match (text.split_once('/'), text.strip_suffix('%')) {
        (Some((of, in_all)), _) => (of.trim().parse().ok()?, in_all.trim().parse().ok()?),
        (None, Some(percent)) => (percent.trim().parse().ok()?, 100),
        (None, None) => return None,
    };
    (in_all > 0 && (1..=in_all).contains(&of)).then_some(Part { of, in_all })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_reads_as_people_type_it() {
        let two_thirds = Some(Part { of: 2, in_all: 3 });
        assert_eq!((part("2/3"), part(" 2 / 3 ")), (two_thirds, two_thirds));
        assert_eq!(part("50 %"), Some(Part { of: 50, in_all: 100 }));
        for wrong in ["", "2", "3/2", "0/3", "1/0", "101%", "-1/3", "2/3/4", "half"] {
            assert_eq!(part(wrong), None, "{wrong}");
        }
    }
}
