//! What the office does with a round: opening, reminding, withdrawing, noting a challenge.

use actions::Refused;
use actions::rounds;
use actix_web::web::{Data, Path};
use kernel::RoundId;
use serde::Deserialize;
use store::Db;
use validator::Validate;
use web::{Form, Nothing, Reply, SignedIn, see_other};

use super::show::page;

/// A form with a reason.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct ReasonForm {
    #[serde(default)]
    reason: String,
}

type Of = Path<(String, RoundId)>;

/// Opens a round: the second pair of eyes.
pub async fn open(visit: SignedIn, path: Of, form: Form<Nothing>, db: Data<Db>) -> Reply {
    let id = path.1;
    let done = db.tenant(&visit.actor, form.once("rounds.open"), move |tx| rounds::open(tx, id)).await;
    answer(&visit, &db, id, done, "round-opened").await
}

/// Reminds those who have not voted.
pub async fn remind(visit: SignedIn, path: Of, form: Form<Nothing>, db: Data<Db>) -> Reply {
    let id = path.1;
    let done = db.tenant(&visit.actor, form.once("rounds.remind"), move |tx| rounds::remind(tx, id)).await;
    answer(&visit, &db, id, done, "round-reminded").await
}

/// Withdraws a round before it is closed.
pub async fn withdraw(visit: SignedIn, path: Of, form: Form<ReasonForm>, db: Data<Db>) -> Reply {
    let (id, reason, call) = (path.1, form.fields.reason.clone(), form.once("rounds.withdraw"));
    let done = db.tenant(&visit.actor, call, move |tx| rounds::withdraw(tx, id, &reason)).await;
    answer(&visit, &db, id, done, "round-withdrawn").await
}

/// Notes that a result was challenged.
pub async fn challenge(visit: SignedIn, path: Of, form: Form<ReasonForm>, db: Data<Db>) -> Reply {
    let (id, reason, call) = (path.1, form.fields.reason.clone(), form.once("rounds.challenge"));
    let done = db.tenant(&visit.actor, call, move |tx| rounds::challenge(tx, id, &reason)).await;
    answer(&visit, &db, id, done, "round-challenged").await
}

async fn answer(
    visit: &SignedIn,
    db: &Db,
    id: RoundId,
    done: Result<(), Refused>,
    flash: &'static str,
) -> Reply {
    match done {
        Ok(()) => Ok(see_other(format!("{}/office/rounds/{id}", visit.home())).flash(flash).into()),
        Err(refused) => page(visit, db, id, |page| page.refused(refused)).await,
    }
}
