//! How far the links of the standard e-form to the back offices of members of Samen Digitaal are: each has
//! its own.

use actions::backoffice_links::{SayLink, say};
use jiff::civil::{Date, date};
use kernel::SubscriptionId;
use store::{LinkState, StoreError, TenantTx};

use super::DemoError;
use super::accounts::VOTERS;
use super::stage::Stage;

/// Member, how far its link is, for when or since when, and what others should know.
type Said = (&'static str, LinkState, Option<Date>, &'static str);

/// What members say themselves.
const BY_MEMBERS: [Said; 3] = [
    (
        "GM0193",
        LinkState::Working,
        Some(date(2025, 4, 14)),
        "Formulieren komen als zaak binnen; het team Burgerzaken ziet ze meteen.",
    ),
    (
        "GM0153",
        LinkState::Testing,
        Some(date(2026, 10, 5)),
        "Verhuizingen gaan vanzelf, bij belastingen nog niet.",
    ),
    ("GM0014", LinkState::Planned, Some(date(2027, 2, 1)), "Na de overgang van ons zaaksysteem."),
];

/// What the office knows of the others.
const BY_OFFICE: [Said; 3] = [
    ("GM0141", LinkState::Working, Some(date(2026, 3, 2)), ""),
    ("GM0307", LinkState::Testing, Some(date(2026, 11, 2)), "De leverancier lost nog twee fouten op."),
    ("GM0503", LinkState::Absent, None, "Zonder zaaksysteem is er niets om mee te koppelen."),
];

/// Members and the office say how far the links are.
pub(super) fn keep(stage: &Stage, office: &str) -> Result<(), DemoError> {
    for said in BY_MEMBERS {
        stage.act_for(VOTERS, said.0, "backoffice-links.say", |tx| {
            let link = said_of(tx, said)?;
            say(tx, &link)
        })?;
    }
    for said in BY_OFFICE {
        stage.act(office, "backoffice-links.say", |tx| {
            let link = said_of(tx, said)?;
            say(tx, &link)
        })?;
    }
    Ok(())
}

fn said_of(tx: &mut TenantTx<'_>, (code, state, on, note): Said) -> Result<SayLink, StoreError> {
    let subscription = e_forms_of(tx, code)?;
    // On a machine whose clock stands before it, it is so from today on.
    let today = tx.today();
    let on = on.map(|day| if state == LinkState::Planned { day } else { day.min(today) });
    Ok(SayLink { subscription, state, on, note: note.to_owned() })
}

fn e_forms_of(tx: &mut TenantTx<'_>, code: &str) -> Result<SubscriptionId, StoreError> {
    let service = tx.services()?.into_iter().find(|one| one.code == "e-formulieren");
    let member = tx.members()?.into_iter().find(|one| one.code == code);
    let (service, member) = service.zip(member).ok_or(StoreError::Absent)?;
    let mine = tx.subscriptions_of(member.id)?;
    let runs = mine.iter().find(|one| one.service == service.id && one.ends_on.is_none());
    runs.map(|one| one.id).ok_or(StoreError::Absent)
}
