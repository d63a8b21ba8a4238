//! For whom somebody works now: the switch in the shell.

use actions::{Refused, sign_in};
use actix_web::web::Data;
use kernel::SeatId;
use serde::Deserialize;
use store::Db;
use validator::Validate;
use web::{Form, Reply, SignedIn, see_other};

/// Which seat to take.
#[derive(Deserialize, Validate)]
pub struct SeatForm {
    seat: SeatId,
}

/// `POST /{cooperative}/seat`.
pub async fn create(visit: SignedIn, form: Form<SeatForm>, db: Data<Db>) -> Reply {
    let (visitor, seat) = (visit.visitor.clone(), form.fields.seat);
    let chosen = db
        .session::<_, Refused, _>("seats.choose", move |tx| sign_in::choose_seat(tx, &visitor, seat))
        .await?;
    Ok(see_other(format!("/{}", chosen.cooperative.address)).into())
}
