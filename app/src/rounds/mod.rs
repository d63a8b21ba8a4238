//! Rounds for members: the list, the page of one, proxies, and what came of it.

mod proxies;
mod result;
mod show;

use actix_web::web::Data;
use admin::round_view::badge;
use jiff::Timestamp;
use serde::Serialize;
use store::{Db, Round, RoundState, StoreError, TenantTx};
use web::{Reply, SignedIn};

pub use proxies::{give, take_back};
pub use result::file;
pub use show::show;

#[derive(Serialize)]
struct Index {
    open: Vec<Row>,
    others: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    state: String,
    tone: &'static str,
    budget: i64,
    voted: Option<bool>,
}

/// The rounds that were opened, the newest first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let (seen, now) = db.tenant(&visit.actor, "rounds.list", look).await?;
    let rows = seen.into_iter().map(|(round, voted)| {
        let open = round.state == RoundState::Open && now < round.setup.closes_at;
        (open, row(&visit, round, voted, now))
    });
    let (open, others): (Vec<_>, Vec<_>) = rows.partition(|(open, _)| *open);
    let plain = |of: Vec<(bool, Row)>| of.into_iter().map(|(_, row)| row).collect();
    let view = Index { open: plain(open), others: plain(others) };
    visit.page("app/rounds/index", visit.text("rounds-title")).show(&view)
}

/// A round, and whether the own member has voted in it, where that can still be done.
type Listed = (Round, Option<bool>);

fn look(tx: &mut TenantTx<'_>) -> Result<(Vec<Listed>, Timestamp), StoreError> {
    let own = tx.actor().member().map(|member| member.id);
    let mut seen = Vec::new();
    for round in tx.rounds()?.into_iter().filter(|round| round.state != RoundState::Draft) {
        let own = own.filter(|_| round.takes_ballots(tx.now()));
        let voted = own.map(|own| tx.turnout(round.id).map(|voted| voted.contains(&own))).transpose()?;
        seen.push((round, voted));
    }
    Ok((seen, tx.now()))
}

fn row(visit: &SignedIn, round: Round, voted: Option<bool>, now: Timestamp) -> Row {
    let (state, tone) = badge(visit, &round, now);
    let href = format!("{}/rounds/{}", visit.home(), round.id);
    Row { href, state, tone, budget: round.setup.budget.cents(), title: round.setup.title, voted }
}
