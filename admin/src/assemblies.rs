//! Assemblies in the office: the list, a new one, its agenda, its documents, convening and ending it.

mod agenda;
mod attachments;
mod documents;

use actions::assemblies;
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::AssemblyId;
use serde::{Deserialize, Serialize};
use store::{AssemblyState, Db, NewAssembly, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Fact;
use web::{Form, Nothing, Page, Reply, SignedIn, see_other};

use crate::assembly_view::{self, Change, Item, Listed, Loaded};
use crate::dates;

pub use agenda::{create_item, edit_item, new_item, update_item};
pub use attachments::{create_attachment, new_attachment};
pub use documents::create as create_document;

#[derive(Serialize)]
struct Index {
    assemblies: Vec<Listed>,
    new_href: String,
    decisions_href: String,
}

/// An assembly as it is typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct AssemblyForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    convocation: String,
}

#[derive(Serialize)]
struct New {
    typed: AssemblyForm,
    action: String,
}

#[derive(Serialize)]
struct Show {
    title: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    facts: Vec<Fact>,
    convocation: Vec<String>,
    agenda: Vec<Item>,
    changes: Vec<Change>,
    adds: bool,
    href: String,
    member_href: Option<String>,
    draft: bool,
    convenes: bool,
    ends: bool,
}

/// All assemblies, the latest first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let all = db.tenant(&visit.actor, "assemblies.index", |tx| tx.assemblies()).await?;
    let below = list(&visit);
    let assemblies = all.iter().map(|one| assembly_view::listed(&visit, one, &below)).collect();
    let decisions_href = format!("{}/decisions", visit.home());
    let view = Index { assemblies, new_href: format!("{below}/new"), decisions_href };
    visit.page("admin/assemblies/index", visit.text("assemblies-title")).show(&view)
}

/// The form for a new assembly.
pub async fn new(visit: SignedIn) -> Reply {
    let typed = AssemblyForm { time: "19:30".to_owned(), ..AssemblyForm::default() };
    new_page(&visit).show(&New { typed, action: list(&visit) })
}

fn new_page(visit: &SignedIn) -> Page<'_> {
    let page = visit.page("admin/assemblies/new", visit.text("assembly-new-title"));
    page.under(visit.text("assemblies-title"), list(visit))
}

/// Makes an assembly.
pub async fn create(visit: SignedIn, form: Form<AssemblyForm>, db: Data<Db>) -> Reply {
    match try_make(&visit, &form, &db).await {
        Ok(id) => Ok(see_other(format!("{}/{id}", list(&visit))).flash("assembly-made").into()),
        Err(refused) => {
            let view = New { typed: form.fields.clone(), action: list(&visit) };
            new_page(&visit).refused(refused)?.show(&view)
        }
    }
}

async fn try_make(visit: &SignedIn, form: &Form<AssemblyForm>, db: &Db) -> Result<AssemblyId, Refused> {
    let new = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("assemblies.make"), move |tx| assemblies::make(tx, &new)).await
}

fn read(form: &AssemblyForm) -> Result<NewAssembly, Vec<Fault>> {
    let mut faults = Vec::new();
    if form.title.trim().is_empty() {
        faults.push(Fault::field("title", "assembly-title-missing"));
    }
    let starts_at = dates::moment(&form.day, &form.time);
    if starts_at.is_none() {
        faults.push(Fault::field("day", "assembly-day-missing"));
    }
    if form.place.trim().is_empty() {
        faults.push(Fault::field("place", "assembly-place-missing"));
    }
    match starts_at {
        Some(starts_at) if faults.is_empty() => Ok(NewAssembly {
            title: form.title.trim().to_owned(),
            starts_at,
            place: form.place.trim().to_owned(),
            convocation: form.convocation.trim().to_owned(),
        }),
        _ => Err(faults),
    }
}

/// The page of an assembly.
pub async fn show(visit: SignedIn, path: Path<(String, AssemblyId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, None).await
}

async fn page(visit: &SignedIn, db: &Db, id: AssemblyId, refused: Option<Refused>) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| Loaded::read(tx, id);
    let loaded = db.tenant::<_, StoreError, _>(&visit.actor, "assemblies.show", load).await?;
    let page = visit.page("admin/assemblies/show", loaded.assembly.about.title.clone());
    let page = page.under(visit.text("assemblies-title"), list(visit));
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&view(visit, &loaded))
}

fn view(visit: &SignedIn, loaded: &Loaded) -> Show {
    let assembly = &loaded.assembly;
    let (badge, badge_tone, badge_icon) = assembly_view::state_badge(visit, assembly.state);
    let draft = assembly.state == AssemblyState::Draft;
    Show {
        title: assembly.about.title.clone(),
        badge,
        badge_tone,
        badge_icon,
        facts: assembly_view::facts(visit, assembly),
        convocation: assembly_view::paragraphs(&assembly.about.convocation),
        agenda: assembly_view::agenda(visit, loaded, true),
        changes: assembly_view::changes(visit, loaded),
        adds: assembly.state != AssemblyState::Held,
        href: format!("{}/{}", list(visit), assembly.id),
        member_href: (!draft).then(|| format!("{}/assemblies/{}", visit.home(), assembly.id)),
        draft,
        convenes: draft && loaded.has_agenda(),
        ends: assembly.state == AssemblyState::Convened && assembly.about.starts_at <= loaded.now,
    }
}

/// Calls the members.
pub async fn convene(
    visit: SignedIn,
    path: Path<(String, AssemblyId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("assemblies.convene"));
    let done = db.tenant(&visit.actor, call, move |tx| assemblies::convene(tx, id)).await;
    answer(&visit, &db, id, "assembly-convened", done).await
}

/// Sets an assembly down as held.
pub async fn end(
    visit: SignedIn,
    path: Path<(String, AssemblyId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("assemblies.end"));
    let done = db.tenant(&visit.actor, call, move |tx| assemblies::end(tx, id)).await;
    answer(&visit, &db, id, "assembly-held", done).await
}

async fn answer(visit: &SignedIn, db: &Db, id: AssemblyId, said: &str, done: Result<(), Refused>) -> Reply {
    match done {
        Ok(()) => Ok(see_other(format!("{}/{id}", list(visit))).flash(said).into()),
        Err(refused) => page(visit, db, id, Some(refused)).await,
    }
}

/// The address of the list.
fn list(visit: &SignedIn) -> String {
    format!("{}/office/assemblies", visit.home())
}
