//! Items of an agenda, and documents with them.

use actions::assemblies;
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::{AgendaItemId, AssemblyId};
use serde::{Deserialize, Serialize};
use store::{AgendaKind, Assembly, Attachment, Db, NewAgendaItem, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Page, Reply, SignedIn, see_other};

use super::list;

/// An item as it is typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct ItemForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    body: String,
}

#[derive(Serialize)]
struct NewItem {
    typed: ItemForm,
    kinds: Vec<Choice>,
    action: String,
    back: String,
}

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

/// The form for an item at the end of the agenda.
pub async fn new_item(visit: SignedIn, path: Path<(String, AssemblyId)>, db: Data<Db>) -> Reply {
    item_page(&visit, &db, path.1, ItemForm::default(), None).await
}

/// Puts an item on the agenda.
pub async fn create_item(
    visit: SignedIn,
    path: Path<(String, AssemblyId)>,
    form: Form<ItemForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_item(&visit, &form, &db, id).await {
        Ok(_) => Ok(see_other(format!("{}/{id}", list(&visit))).flash("item-added").into()),
        Err(refused) => item_page(&visit, &db, id, form.fields.clone(), Some(refused)).await,
    }
}

async fn try_item(
    visit: &SignedIn,
    form: &Form<ItemForm>,
    db: &Db,
    id: AssemblyId,
) -> Result<AgendaItemId, Refused> {
    let new = form.read(read_item).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("assemblies.add-item"), move |tx| assemblies::add_item(tx, id, &new))
        .await
}

fn read_item(form: &ItemForm) -> Result<NewAgendaItem, Vec<Fault>> {
    let title = form.title.trim();
    let mut faults = Vec::new();
    if title.is_empty() {
        faults.push(Fault::field("title", "item-title-missing"));
    }
    let kind = AgendaKind::from_name(&form.kind);
    if kind.is_none() {
        faults.push(Fault::field("kind", "item-kind-missing"));
    }
    match kind {
        Some(kind) if faults.is_empty() => {
            Ok(NewAgendaItem { title: title.to_owned(), body: form.body.trim().to_owned(), kind })
        }
        _ => Err(faults),
    }
}

async fn item_page(
    visit: &SignedIn,
    db: &Db,
    id: AssemblyId,
    typed: ItemForm,
    refused: Option<Refused>,
) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| tx.assembly(id);
    let assembly = db.tenant::<_, StoreError, _>(&visit.actor, "assemblies.new-item", load).await?;
    let page = below(visit, &assembly, visit.page("admin/assemblies/item", visit.text("item-new-title")));
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    let kind = |kind: AgendaKind| Choice {
        value: kind.name().to_owned(),
        label: visit.text(&format!("item-kind-{}", kind.name())),
        note: Some(visit.text(&format!("item-kind-note-{}", kind.name()))),
        selected: typed.kind == kind.name(),
        ..Choice::default()
    };
    let back = format!("{}/{id}", list(visit));
    let kinds = AgendaKind::ALL.map(kind).into();
    page.show(&NewItem { kinds, action: format!("{back}/items"), back, typed })
}

/// Below an assembly.
fn below<'p>(visit: &SignedIn, assembly: &Assembly, page: Page<'p>) -> Page<'p> {
    let above = format!("{}/{}", list(visit), assembly.id);
    page.under(visit.text("assemblies-title"), list(visit)).under(assembly.about.title.clone(), above)
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
