//! One solution: the page, also again with what was refused.

use actions::Refused;
use actix_web::web::{Data, Path};
use kernel::SolutionId;
use store::{Db, StoreError, TenantTx};
use web::{Failure, Page, Reply, SignedIn};

use super::list;
use super::seen::{Seen, look};
use super::show_documents::{Documents, look as look_at_documents};
use super::show_view::view;

/// One solution.
pub async fn show(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    let (seen, documents, name) = look_at(&visit, &db, path.1).await?;
    page(&visit, &name).show(&view(&visit, &seen, &documents, path.1)?)
}

/// The page of a solution again, with what was refused on it.
pub(super) async fn again(visit: &SignedIn, db: &Db, id: SolutionId, refused: Refused) -> Reply {
    let (seen, documents, name) = look_at(visit, db, id).await?;
    page(visit, &name).refused(refused)?.show(&view(visit, &seen, &documents, id)?)
}

async fn look_at(visit: &SignedIn, db: &Db, id: SolutionId) -> Result<(Seen, Documents, String), Failure> {
    let look = move |tx: &mut TenantTx<'_>| Ok((look(tx)?, look_at_documents(tx, id)?));
    let (seen, documents) = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.show", look).await?;
    let name = seen.solution(id).map(|one| one.about.name.clone()).ok_or(Failure::Absent)?;
    Ok((seen, documents, name))
}

fn page<'v>(visit: &'v SignedIn, name: &str) -> Page<'v> {
    visit.page("app/solutions/show", name).under(visit.text("solutions-title"), list(visit))
}
