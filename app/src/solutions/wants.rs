//! "We want this too", and taking that back.

use actions::Refused;
use actions::solutions;
use actix_web::web::{Data, Path};
use kernel::SolutionId;
use store::{Db, TenantTx};
use web::{Form, Nothing, Reply, SignedIn, see_other};

use super::{list, show};

/// The actor's member wants a solution too.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut TenantTx<'_>| solutions::want(tx, id);
    let done = db.tenant(&visit.actor, form.once("solutions.want"), deed).await;
    answer(&visit, &db, id, done, "solution-wanted").await
}

/// The actor's member wants a solution no longer.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut TenantTx<'_>| solutions::withdraw(tx, id);
    let done = db.tenant(&visit.actor, form.once("solutions.withdraw-want"), deed).await;
    answer(&visit, &db, id, done, "solution-unwanted").await
}

/// Back to the page of the solution, with what was done or refused.
pub(super) async fn answer(
    visit: &SignedIn,
    db: &Db,
    id: SolutionId,
    done: Result<(), Refused>,
    flash: &'static str,
) -> Reply {
    match done {
        Ok(()) => Ok(see_other(format!("{}/{id}", list(visit))).flash(flash).into()),
        Err(refused) => show::again(visit, db, id, refused).await,
    }
}
