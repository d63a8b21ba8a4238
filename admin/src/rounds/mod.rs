//! Rounds for the office: the list, setting one up, its preview, and what is done with it.

mod completion;
mod deeds;
mod form;
mod pabulib;
mod reading;
mod show;

use actix_web::web::Data;
use jiff::Timestamp;
use serde::Serialize;
use store::roles::May;
use store::{Db, Round, StoreError, TenantTx};
use web::{Reply, SignedIn};

use crate::round_view::badge;

pub use deeds::{challenge, open, remind, withdraw};
pub use form::{create, edit, new, update};
pub use pabulib::{look, uploaded};
pub use show::show;

#[derive(Serialize)]
struct Index {
    rows: Vec<Row>,
    new_href: Option<String>,
    look_href: Option<String>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    number: i32,
    title: String,
    state: String,
    tone: &'static str,
    made: String,
    budget: i64,
}

/// All rounds, the newest first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let look = |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((tx.rounds()?, tx.now()));
    let (rounds, now) = db.tenant(&visit.actor, "rounds.index", look).await?;
    let rows = rounds.into_iter().map(|round| row(&visit, round, now)).collect();
    let keeps = visit.actor.may(May::KeepRounds);
    let new_href = keeps.then(|| format!("{}/office/rounds/new", visit.home()));
    let look_href = keeps.then(|| format!("{}/office/rounds/pabulib", visit.home()));
    visit.page("admin/rounds/index", visit.text("rounds-title")).show(&Index { rows, new_href, look_href })
}

fn row(visit: &SignedIn, round: Round, now: Timestamp) -> Row {
    let (state, tone) = badge(visit, &round, now);
    Row {
        href: format!("{}/office/rounds/{}", visit.home(), round.id),
        number: round.number,
        state,
        tone,
        made: round.made.name,
        budget: round.setup.budget.cents(),
        title: round.setup.title,
    }
}
