//! Documents that the office uploads with an agenda item.

use actions::{Refused, documents};
use actix_web::web::{Data, Path};
use kernel::{AgendaItemId, AssemblyId};
use store::Db;
use web::documents::read;
use web::{Reply, SignedIn, Upload, see_other};

use super::attachments::{Typed, attachment_page};
use super::list;

/// Adds a document to an item.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, AgendaItemId)>,
    upload: Upload,
    db: Data<Db>,
) -> Reply {
    let item = path.1;
    match try_add(&visit, item, &upload, &db).await {
        Ok(id) => Ok(see_other(format!("{}/{id}", list(&visit))).flash("attachment-added").into()),
        Err(refused) => {
            let document_title = upload.field("document_title").to_owned();
            let typed = Typed { document_title, ..Typed::default() };
            attachment_page(&visit, &db, item, typed, Some(refused)).await
        }
    }
}

async fn try_add(
    visit: &SignedIn,
    item: AgendaItemId,
    upload: &Upload,
    db: &Db,
) -> Result<AssemblyId, Refused> {
    let file = read(upload).await?;
    let call = upload.once("documents.add-to-agenda");
    db.tenant(&visit.actor, call, move |tx| documents::add_to_agenda(tx, item, &file)).await
}
