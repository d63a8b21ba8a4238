//! Documents with an item of an agenda: addresses on the web or in the portal. What is uploaded:
//! `documents.rs`.

use actions::{Refused, assemblies};
use actix_web::web::{Data, Path};
use kernel::AgendaItemId;
use serde::{Deserialize, Serialize};
use store::{Attachment, Db, StoreError, TenantTx};
use validator::Validate;
use web::{Form, Reply, SignedIn, see_other};

use super::agenda::below;
use super::list;

/// A document as it is typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct AttachmentForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    address: String,
}

#[derive(Serialize)]
struct NewAttachment {
    typed: AttachmentForm,
    document_title: String,
    item: String,
    action: String,
    upload: String,
    back: String,
}

/// What was typed on the page of a new document, in either of its forms.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) link: AttachmentForm,
    pub(super) document_title: String,
}

/// The form for a document with an item.
pub async fn new_attachment(visit: SignedIn, path: Path<(String, AgendaItemId)>, db: Data<Db>) -> Reply {
    attachment_page(&visit, &db, path.1, Typed::default(), None).await
}

/// Adds a document to an item.
pub async fn create_attachment(
    visit: SignedIn,
    path: Path<(String, AgendaItemId)>,
    form: Form<AttachmentForm>,
    db: Data<Db>,
) -> Reply {
    let item = path.1;
    let (title, address) = (form.fields.title.trim().to_owned(), form.fields.address.clone());
    let new = Attachment { item, title, address };
    let call = form.once("assemblies.attach");
    match db.tenant(&visit.actor, call, move |tx| assemblies::attach(tx, &new)).await {
        Ok(id) => Ok(see_other(format!("{}/{id}", list(&visit))).flash("attachment-added").into()),
        Err(refused) => {
            let typed = Typed { link: form.fields.clone(), ..Typed::default() };
            attachment_page(&visit, &db, item, typed, Some(refused)).await
        }
    }
}

pub(super) async fn attachment_page(
    visit: &SignedIn,
    db: &Db,
    id: AgendaItemId,
    typed: Typed,
    refused: Option<Refused>,
) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| {
        let item = tx.agenda_item(id)?;
        Ok((tx.assembly(item.assembly)?, item))
    };
    let (assembly, item) =
        db.tenant::<_, StoreError, _>(&visit.actor, "assemblies.new-attachment", load).await?;
    let title = visit.text("attachment-new-title");
    let page = below(visit, &assembly, visit.page("admin/assemblies/attachment", title));
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    let below = format!("{}/office/agenda-items/{id}", visit.home());
    page.show(&NewAttachment {
        typed: typed.link,
        document_title: typed.document_title,
        item: item.about.title,
        action: format!("{below}/attachments"),
        upload: format!("{below}/documents"),
        back: format!("{}/{}", list(visit), assembly.id),
    })
}
