//! Documents that the office uploads with a candidate.

use actions::{Refused, documents};
use actix_web::web::{Data, Path};
use kernel::{CandidateId, DocumentId};
use serde::Serialize;
use store::Db;
use web::documents::read;
use web::{Form, Nothing, Reply, SignedIn, Upload, see_other};

#[derive(Serialize)]
struct New {
    candidate: String,
    title: String,
    action: String,
    back: String,
}

/// The form for a document.
pub async fn new(visit: SignedIn, path: Path<(String, CandidateId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, String::new(), None).await
}

async fn page(visit: &SignedIn, db: &Db, id: CandidateId, title: String, refused: Option<Refused>) -> Reply {
    let candidate = db.tenant(&visit.actor, "candidates.new-document", move |tx| tx.candidate(id)).await?;
    let back = there(visit, id);
    let page = visit.page("admin/candidates/document", visit.text("document-new-title"));
    let page = page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()));
    let page = page.under(candidate.about.title.clone(), back.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    let action = format!("{}/office/candidates/{id}/documents", visit.home());
    page.show(&New { candidate: candidate.about.title, title, action, back })
}

/// Shows a document with the candidate.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, CandidateId)>,
    upload: Upload,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_add(&visit, id, &upload, &db).await {
        Ok(_) => Ok(see_other(there(&visit, id)).flash("document-added").into()),
        Err(refused) => page(&visit, &db, id, upload.field("document_title").to_owned(), Some(refused)).await,
    }
}

async fn try_add(visit: &SignedIn, id: CandidateId, upload: &Upload, db: &Db) -> Result<DocumentId, Refused> {
    let file = read(upload).await?;
    let call = upload.once("documents.add-to-candidate");
    db.tenant(&visit.actor, call, move |tx| documents::add_to_candidate(tx, id, &file)).await
}

/// Shows a document no longer with the candidate.
pub async fn remove(
    visit: SignedIn,
    path: Path<(String, CandidateId, DocumentId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (_, id, document) = path.into_inner();
    let call = form.once("documents.remove-from-candidate");
    let remove = move |tx: &mut store::TenantTx<'_>| documents::remove_from_candidate(tx, id, document);
    db.tenant(&visit.actor, call, remove).await?;
    Ok(see_other(there(&visit, id)).flash("document-removed").into())
}

/// The page of the candidate.
fn there(visit: &SignedIn, id: CandidateId) -> String {
    format!("{}/roadmap/candidates/{id}", visit.home())
}
