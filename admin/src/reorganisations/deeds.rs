//! What the office does with a prepared reorganisation: who goes where, confirming, withdrawing.

use std::collections::BTreeMap;

use actions::{Fault, Refused, reorganisations};
use actix_web::web::{Data, Path};
use kernel::{ReorganisationId, SeatId};
use serde::Deserialize;
use store::{Db, TenantTx};
use validator::Validate;
use web::{Form, Reply, SignedIn, see_other};

use super::show::page;

/// Who goes where: `seat` and `place` by turns, as the form has them.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct SeatsForm {
    #[serde(rename = "seat[]")]
    seat: Vec<String>,
    #[serde(rename = "place[]")]
    place: Vec<String>,
}

/// The fingerprint of what was seen.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct ConfirmationForm {
    seen: String,
}

/// Why it is taken back.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct WithdrawalForm {
    reason: String,
}

type Of = Path<(String, ReorganisationId)>;

/// Chooses to which successor people go.
pub async fn choose_seats(visit: SignedIn, path: Of, form: Form<SeatsForm>, db: Data<Db>) -> Reply {
    let (id, call) = (path.1, form.once("reorganisations.choose-seats"));
    let done = match read_seats(&form.fields) {
        Some(chosen) => {
            let deed = move |tx: &mut TenantTx<'_>| reorganisations::choose_seats(tx, id, &chosen);
            db.tenant(&visit.actor, call, deed).await
        }
        None => Err(Fault::page("reorganisation-seat-unknown").into()),
    };
    answer(&visit, &db, id, done, "reorganisation-seats-chosen").await
}

fn read_seats(form: &SeatsForm) -> Option<BTreeMap<SeatId, Option<usize>>> {
    if form.seat.len() != form.place.len() {
        return None;
    }
    let one = |(seat, place): (&String, &String)| {
        let place = match place.as_str() {
            "none" => None,
            number => Some(number.parse().ok()?),
        };
        Some((seat.parse().ok()?, place))
    };
    form.seat.iter().zip(&form.place).map(one).collect()
}

/// Confirms what somebody else prepared.
pub async fn confirm(visit: SignedIn, path: Of, form: Form<ConfirmationForm>, db: Data<Db>) -> Reply {
    let (id, seen, call) = (path.1, form.fields.seen.clone(), form.once("reorganisations.confirm"));
    let deed = move |tx: &mut TenantTx<'_>| reorganisations::confirm(tx, id, &seen);
    let done = db.tenant(&visit.actor, call, deed).await;
    answer(&visit, &db, id, done, "reorganisation-confirmed").await
}

/// Takes back what was not confirmed.
pub async fn withdraw(visit: SignedIn, path: Of, form: Form<WithdrawalForm>, db: Data<Db>) -> Reply {
    let (id, reason, call) = (path.1, form.fields.reason.clone(), form.once("reorganisations.withdraw"));
    let deed = move |tx: &mut TenantTx<'_>| reorganisations::withdraw(tx, id, &reason);
    let done = db.tenant(&visit.actor, call, deed).await;
    answer(&visit, &db, id, done, "reorganisation-withdrawn").await
}

async fn answer(
    visit: &SignedIn,
    db: &Db,
    id: ReorganisationId,
    done: Result<(), Refused>,
    flash: &'static str,
) -> Reply {
    match done {
        Ok(()) => Ok(see_other(format!("{}/office/reorganisations/{id}", visit.home())).flash(flash).into()),
        Err(Refused::Faults(faults)) => page(visit, db, id, faults).await,
        Err(other) => Err(other.into()),
    }
}
