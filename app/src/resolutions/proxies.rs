//! Giving one's vote about a resolution to another voter, and taking it back.

use actions::resolutions::proxies;
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::ResolutionId;
use serde::Deserialize;
use store::Db;
use validator::Validate;
use web::{Form, Nothing, Reply, SignedIn, see_other};

use super::{href, page};

/// To whom.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct ProxyForm {
    #[serde(default)]
    holder: String,
}

/// Gives the member's vote to another voter.
pub async fn give(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<ProxyForm>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("resolution-proxies.give"));
    let done = match form.fields.holder.parse() {
        Ok(holder) => db.tenant(&visit.actor, call, move |tx| proxies::give(tx, id, holder)).await.map(drop),
        Err(_) => Err(Refused::from(Fault::field("holder", "proxy-holder-missing"))),
    };
    answer(&visit, &db, id, done, "proxy-given").await
}

/// Takes the member's vote back.
pub async fn take_back(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("resolution-proxies.take-back"));
    let done = db.tenant(&visit.actor, call, move |tx| proxies::take_back(tx, id)).await;
    answer(&visit, &db, id, done, "proxy-taken-back").await
}

async fn answer(
    visit: &SignedIn,
    db: &Db,
    id: ResolutionId,
    done: Result<(), Refused>,
    flash: &'static str,
) -> Reply {
    match done {
        Ok(()) => Ok(see_other(href(visit, id)).flash(flash).into()),
        Err(refused) => page(visit, db, id, Some(refused)).await,
    }
}
