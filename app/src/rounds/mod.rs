//! Rounds for members: the list, the page of one, proxies, and what came of it.

mod proxies;
mod result;
mod show;

use actix_web::web::Data;
use admin::round_view::badge;
use serde::Serialize;
use store::{Db, RoundState, StoreError, TenantTx};
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
    let own = visit.actor.member().map(|member| member.id);
    let look = move |tx: &mut TenantTx<'_>| {
        let mut seen = Vec::new();
        for round in tx.rounds()?.into_iter().filter(|round| round.state != RoundState::Draft) {
            let own = own.filter(|_| round.takes_ballots(tx.now()));
            let voted = own.map(|own| tx.turnout(round.id).map(|voted| voted.contains(&own))).transpose()?;
            seen.push((round, voted));
        }
        Ok::<_, StoreError>((seen, tx.now()))
    };
    let (seen, now) = db.tenant(&visit.actor, "rounds.list", look).await?;
    let row = |(round, voted): (store::Round, Option<bool>)| {
        let (state, tone) = badge(&visit, &round, now);
        let open = round.state == RoundState::Open && now < round.setup.closes_at;
        let href = format!("{}/rounds/{}", visit.home(), round.id);
        (open, Row { href, state, tone, budget: round.setup.budget.cents(), title: round.setup.title, voted })
    };
    let (open, others): (Vec<_>, Vec<_>) = seen.into_iter().map(row).partition(|(open, _)| *open);
    let rows = |of: Vec<(bool, Row)>| of.into_iter().map(|(_, row)| row).collect();
    let view = Index { open: rows(open), others: rows(others) };
    visit.page("app/rounds/index", visit.text("rounds-title")).show(&view)
}
