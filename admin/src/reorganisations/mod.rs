//! Reorganisations for the office: the list, preparing one, its check page, and what it did.

mod deeds;
mod form;
mod reading;
mod show;
mod tables;

use actions::Fault;
use actix_web::web::Data;
use jiff::civil::Date;
use kernel::MemberId;
use serde::Serialize;
use serde_json::json;
use store::{Db, Member, Reorganisation, ReorganisationState, StoreError, TenantTx};
use web::{Reply, SignedIn, Visit};

pub use deeds::{choose_seats, confirm, withdraw};
pub use form::{create, new};
pub use show::show;

#[derive(Serialize)]
struct Index {
    rows: Vec<Row>,
    new_href: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    on: Date,
    kind: String,
    state: String,
    tone: &'static str,
    made: String,
}

/// All reorganisations, the newest day first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let look = |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((tx.reorganisations()?, tx.members()?));
    let (all, members) = db.tenant(&visit.actor, "reorganisations.index", look).await?;
    let rows = all.iter().rev().map(|one| row(&visit, one, &members)).collect();
    let new_href = format!("{}/office/reorganisations/new", visit.home());
    let page = visit.page("admin/reorganisations/index", visit.text("reorganisations-title"));
    page.show(&Index { rows, new_href })
}

fn row(visit: &SignedIn, one: &Reorganisation, members: &[Member]) -> Row {
    let (state, tone) = badge(visit, one.state);
    Row {
        href: format!("{}/office/reorganisations/{}", visit.home(), one.id),
        title: title(visit, one, members),
        on: one.about.on,
        kind: visit.text(&format!("reorganisation-kind-{}", one.about.kind.name())),
        state,
        tone,
        made: one.made.name.clone(),
    }
}

fn badge(visit: &Visit, state: ReorganisationState) -> (String, &'static str) {
    let tone = match state {
        ReorganisationState::Prepared => "warning",
        ReorganisationState::Confirmed => "positive",
        ReorganisationState::Withdrawn => "outline",
    };
    (visit.text(&format!("reorganisation-state-{}", state.name())), tone)
}

/// Who goes into whom.
fn title(visit: &Visit, one: &Reorganisation, members: &[Member]) -> String {
    let from: Vec<String> = one.about.predecessors.iter().map(|id| name_of(members, *id)).collect();
    let to: Vec<&str> = one.about.successors.iter().map(|one| one.name.as_str()).collect();
    visit.say("reorganisation-title", json!({ "from": from.join(", "), "to": to.join(", ") }))
}

fn name_of(members: &[Member], id: MemberId) -> String {
    members.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
}

/// A fault with its days as people write them.
fn shown(visit: &Visit, mut fault: Fault) -> Fault {
    for (name, value) in &mut fault.args {
        if let ("day", Ok(date)) = (*name, value.parse::<Date>()) {
            *value = visit.words().date(date);
        }
    }
    fault
}
