//! Items of an agenda: added, changed, moved and removed; once the members were called with a reason.

use actions::agenda::{self, Deed};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::{AgendaItemId, AssemblyId};
use serde::{Deserialize, Serialize};
use store::{AgendaItem, AgendaKind, Assembly, AssemblyState, Db, NewAgendaItem, StoreError, TenantTx};
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
    #[serde(default)]
    reason: String,
    /// Which button was pressed: `save`, `up`, `down` or `remove`.
    #[serde(default)]
    deed: String,
}

#[derive(Serialize)]
struct View {
    typed: ItemForm,
    kinds: Vec<Choice>,
    /// Whether the members were called: then a change needs a reason.
    called: bool,
    fresh: bool,
    ups: bool,
    downs: bool,
    action: String,
    back: String,
}

/// The form for an item at the end of the agenda.
pub async fn new_item(visit: SignedIn, path: Path<(String, AssemblyId)>, db: Data<Db>) -> Reply {
    new_page(&visit, &db, path.1, ItemForm::default(), None).await
}

/// Puts an item on the agenda.
pub async fn create_item(
    visit: SignedIn,
    path: Path<(String, AssemblyId)>,
    form: Form<ItemForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_add(&visit, &form, &db, id).await {
        Ok(_) => Ok(see_other(format!("{}/{id}", list(&visit))).flash("item-added").into()),
        Err(refused) => new_page(&visit, &db, id, form.fields.clone(), Some(refused)).await,
    }
}

async fn try_add(
    visit: &SignedIn,
    form: &Form<ItemForm>,
    db: &Db,
    id: AssemblyId,
) -> Result<AgendaItemId, Refused> {
    let (new, reason) = (form.read(read).map_err(Refused::Faults)?, form.fields.reason.clone());
    let call = form.once("agenda.add");
    db.tenant(&visit.actor, call, move |tx| agenda::add(tx, id, &new, &reason)).await
}

fn read(form: &ItemForm) -> Result<NewAgendaItem, Vec<Fault>> {
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

async fn new_page(
    visit: &SignedIn,
    db: &Db,
    id: AssemblyId,
    typed: ItemForm,
    refused: Option<Refused>,
) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| tx.assembly(id);
    let assembly = db.tenant::<_, StoreError, _>(&visit.actor, "agenda.new", load).await?;
    let page = below(visit, &assembly, visit.page("admin/assemblies/item", visit.text("item-new-title")));
    let action = format!("{}/{id}/items", list(visit));
    show(page, refused, &view(visit, &assembly, typed, action))
}

/// The form of an item.
pub async fn edit_item(visit: SignedIn, path: Path<(String, AgendaItemId)>, db: Data<Db>) -> Reply {
    edit_page(&visit, &db, path.1, None, None).await
}

/// Changes, moves or removes an item.
pub async fn update_item(
    visit: SignedIn,
    path: Path<(String, AgendaItemId)>,
    form: Form<ItemForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_amend(&visit, &form, &db, id).await {
        Ok(assembly) => Ok(see_other(format!("{}/{assembly}", list(&visit))).flash("agenda-amended").into()),
        Err(refused) => edit_page(&visit, &db, id, Some(form.fields.clone()), Some(refused)).await,
    }
}

async fn try_amend(
    visit: &SignedIn,
    form: &Form<ItemForm>,
    db: &Db,
    id: AgendaItemId,
) -> Result<AssemblyId, Refused> {
    let deed = match form.fields.deed.as_str() {
        "up" => Deed::Up,
        "down" => Deed::Down,
        "remove" => Deed::Remove,
        _ => Deed::Change(form.read(read).map_err(Refused::Faults)?),
    };
    let (reason, call) = (form.fields.reason.clone(), form.once("agenda.amend"));
    db.tenant(&visit.actor, call, move |tx| agenda::amend(tx, id, &deed, &reason)).await
}

async fn edit_page(
    visit: &SignedIn,
    db: &Db,
    id: AgendaItemId,
    typed: Option<ItemForm>,
    refused: Option<Refused>,
) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| {
        let item = tx.agenda_item(id)?;
        let agenda: Vec<AgendaItem> = tx.agenda(item.assembly)?;
        let assembly = tx.assembly(item.assembly)?;
        // What was taken off, or belongs to what was held, has no form any more.
        let there = agenda.iter().any(|one| one.id == id) && assembly.state != AssemblyState::Held;
        if there { Ok((assembly, item, agenda.len())) } else { Err(StoreError::Absent) }
    };
    let (assembly, item, count) = db.tenant(&visit.actor, "agenda.edit", load).await?;
    let page = below(visit, &assembly, visit.page("admin/assemblies/item", visit.text("item-edit-title")));
    let typed = typed.unwrap_or_else(|| typed_of(&item));
    let action = format!("{}/office/agenda-items/{id}", visit.home());
    let last = usize::try_from(item.number).is_ok_and(|number| number == count);
    let view = view(visit, &assembly, typed, action);
    show(page, refused, &View { fresh: false, ups: item.number > 1, downs: !last, ..view })
}

fn typed_of(item: &AgendaItem) -> ItemForm {
    ItemForm {
        title: item.about.title.clone(),
        kind: item.about.kind.name().to_owned(),
        body: item.about.body.clone(),
        ..ItemForm::default()
    }
}

fn view(visit: &SignedIn, assembly: &Assembly, typed: ItemForm, action: String) -> View {
    let kind = |kind: AgendaKind| Choice {
        value: kind.name().to_owned(),
        label: visit.text(&format!("item-kind-{}", kind.name())),
        note: Some(visit.text(&format!("item-kind-note-{}", kind.name()))),
        selected: typed.kind == kind.name(),
        ..Choice::default()
    };
    View {
        kinds: AgendaKind::ALL.map(kind).into(),
        called: assembly.state == AssemblyState::Convened,
        fresh: true,
        ups: false,
        downs: false,
        action,
        back: format!("{}/{}", list(visit), assembly.id),
        typed,
    }
}

fn show(page: Page<'_>, refused: Option<Refused>, view: &View) -> Reply {
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(view)
}

/// Below an assembly.
pub(super) fn below<'p>(visit: &SignedIn, assembly: &Assembly, page: Page<'p>) -> Page<'p> {
    let above = format!("{}/{}", list(visit), assembly.id);
    page.under(visit.text("assemblies-title"), list(visit)).under(assembly.about.title.clone(), above)
}
