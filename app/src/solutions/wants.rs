//! "We want this too", and taking that back: buttons on the page of a solution.

use actions::Refused;
use actions::solutions;
use actix_web::web::{Data, Path};
use kernel::SolutionId;
use store::{Db, Once, TenantTx};
use web::{Form, Nothing, Reply, SignedIn, see_other};

use super::{list, show};

/// The actor's member wants a solution too.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, once) = (path.1, form.once("solutions.want"));
    let counted = db.tenant(&visit.actor, once, move |tx: &mut TenantTx<'_>| solutions::want(tx, id)).await;
    match counted {
        Ok(counted) => {
            let flash = if counted { "solution-wanted" } else { "solution-wanted-uncounted" };
            Ok(see_other(format!("{}/{id}", list(&visit))).flash(flash).into())
        }
        Err(refused) => show::again(&visit, &db, id, refused).await,
    }
}

/// The actor's member wants a solution no longer.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let once = form.once("solutions.withdraw-want");
    press(&visit, &db, path.1, (once, solutions::withdraw), "solution-unwanted").await
}

/// Something that a button does about a solution.
pub(super) type Deed = fn(&mut TenantTx<'_>, SolutionId) -> Result<(), Refused>;

/// Does what a button says, and goes back to the page of the solution with what was done or refused.
pub(super) async fn press(
    visit: &SignedIn,
    db: &Db,
    id: SolutionId,
    (once, deed): (Once, Deed),
    flash: &'static str,
) -> Reply {
    match db.tenant(&visit.actor, once, move |tx: &mut TenantTx<'_>| deed(tx, id)).await {
        Ok(()) => Ok(see_other(format!("{}/{id}", list(visit))).flash(flash).into()),
        Err(refused) => show::again(visit, db, id, refused).await,
    }
}
