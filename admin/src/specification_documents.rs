//! Documents that the office uploads with a version of specifications.

use actions::{Refused, documents};
use actix_web::web::{Data, Path};
use kernel::{DocumentId, SpecificationId};
use serde::Serialize;
use serde_json::json;
use store::{Db, Life, Specification, StoreError, TenantTx};
use web::documents::read;
use web::{Reply, SignedIn, Upload, see_other};

use crate::lives::href;

type At = Path<(String, SpecificationId)>;

#[derive(Serialize)]
struct New {
    lead: String,
    title: String,
    action: String,
    back: String,
}

/// The form for a document.
pub async fn new(visit: SignedIn, path: At, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, String::new(), None).await
}

async fn look(visit: &SignedIn, db: &Db, id: SpecificationId) -> Result<(Specification, Life), StoreError> {
    let look = move |tx: &mut TenantTx<'_>| {
        let one = tx.specification(id)?;
        let life = tx.life(one.life)?;
        Ok((one, life))
    };
    db.tenant::<_, StoreError, _>(&visit.actor, "specifications.new-document", look).await
}

async fn page(
    visit: &SignedIn,
    db: &Db,
    id: SpecificationId,
    title: String,
    refused: Option<Refused>,
) -> Reply {
    let (one, life) = look(visit, db, id).await?;
    let back = there(visit, &one, &life);
    let page = visit.page("admin/specifications/document", visit.text("document-new-title"));
    let page = page.under(visit.text("pipeline-title"), format!("{}/pipeline", visit.home()));
    let page = page.under(one.service.clone(), back.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    let args = json!({ "service": one.service, "version": one.version.to_string() });
    let lead = visit.say("document-specification-lead", args);
    let action = format!("{}/office/specifications/{id}/documents", visit.home());
    page.show(&New { lead, title, action, back })
}

/// Shows a document with the version.
pub async fn create(visit: SignedIn, path: At, upload: Upload, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_add(&visit, id, &upload, &db).await {
        Ok(_) => {
            let (one, life) = look(&visit, &db, id).await?;
            Ok(see_other(there(&visit, &one, &life)).flash("document-added").into())
        }
        Err(refused) => page(&visit, &db, id, upload.field("document_title").to_owned(), Some(refused)).await,
    }
}

async fn try_add(
    visit: &SignedIn,
    id: SpecificationId,
    upload: &Upload,
    db: &Db,
) -> Result<DocumentId, Refused> {
    let file = read(upload).await?;
    let call = upload.once("documents.add-to-specification");
    db.tenant(&visit.actor, call, move |tx| documents::add_to_specification(tx, id, &file)).await
}

/// The version on the page of its life.
fn there(visit: &SignedIn, one: &Specification, life: &Life) -> String {
    format!("{}#specification-{}", href(visit, life), one.version)
}
