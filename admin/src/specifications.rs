//! The office publishes specifications, and decides whether everybody may read them.

use actions::Refused;
use actions::lifecycle::{publish, set_public};
use actions::lives::{name_of, skeleton};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::LifeId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{AboutSpecification, Db, Life, Specification, StoreError, TenantTx, local_day};
use validator::Validate;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use crate::lives::href;

/// What the form of a version sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct SpecificationForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "life-evidence-missing"))]
    title: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "life-evidence-missing"))]
    text: String,
    #[serde(default)]
    documents: String,
}

/// What the form of the switch sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct PublicForm {
    #[serde(default)]
    published: String,
}

#[derive(Serialize)]
struct Edit {
    action: String,
    back: String,
    fields: SpecificationForm,
}

struct Seen {
    life: Life,
    name: String,
    begin: SpecificationForm,
}

/// A version begins with the one before it, or with the headings of the life that this one was made after.
fn look_at(tx: &mut TenantTx<'_>, id: LifeId) -> Result<Seen, StoreError> {
    let life = tx.life(id)?;
    let last = tx.specifications_of(id)?.into_iter().next().map(|one| one.about);
    let like = match life.like {
        Some(like) => tx.specifications_of(like)?.into_iter().next(),
        None => None,
    };
    let begin = match (last, like) {
        (Some(last), _) => {
            SpecificationForm { title: String::new(), text: last.text, documents: last.documents }
        }
        (None, Some(like)) => {
            SpecificationForm { text: skeleton(&like.about.text), ..SpecificationForm::default() }
        }
        (None, None) => SpecificationForm::default(),
    };
    Ok(Seen { name: name_of(tx, &life)?, life, begin })
}

async fn look(visit: &SignedIn, db: &Db, id: LifeId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| look_at(tx, id);
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "specifications.new", look).await?)
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let title = visit.say("specification-new-title", json!({ "name": seen.name }));
    let page = visit.page("admin/specifications/new", title);
    let page = page.under(visit.text("pipeline-title"), format!("{}/pipeline", visit.home()));
    page.under(seen.name.clone(), href(visit, &seen.life))
}

fn view(visit: &SignedIn, seen: &Seen, fields: SpecificationForm) -> Edit {
    let action = format!("{}/office/lives/{}/specifications", visit.home(), seen.life.id);
    Edit { action, back: href(visit, &seen.life), fields }
}

/// The form of a version.
pub async fn new(visit: SignedIn, path: Path<(String, LifeId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    page(&visit, &seen).show(&view(&visit, &seen, seen.begin.clone()))
}

/// Publishes the version.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, LifeId)>,
    form: Form<SpecificationForm>,
    db: Data<Db>,
) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    match try_publish(&visit, path.1, &form, &db).await {
        Ok(()) => {
            let there = format!("{}#specifications", href(&visit, &seen.life));
            Ok(see_other(there).flash("specification-published").into())
        }
        Err(refused) => page(&visit, &seen).refused(refused)?.show(&view(&visit, &seen, form.fields.clone())),
    }
}

async fn try_publish(
    visit: &SignedIn,
    id: LifeId,
    form: &Form<SpecificationForm>,
    db: &Db,
) -> Result<(), Refused> {
    let read = |fields: &SpecificationForm| {
        let text = |text: &str| text.trim().to_owned();
        let (title, words) = (text(&fields.title), text(&fields.text));
        Ok(AboutSpecification { title, text: words, documents: text(&fields.documents) })
    };
    let about = form.read(read).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| publish(tx, id, &about).map(drop);
    db.tenant(&visit.actor, form.once("specifications.publish"), deed).await
}

#[derive(Serialize)]
struct Index {
    action: String,
    published: bool,
    public: Option<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    service: String,
    title: String,
    version: i32,
    day: Date,
}

/// All specifications, and the switch.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let look = |tx: &mut TenantTx<'_>| Ok((tx.specifications()?, tx.specifications_are_public()?));
    let (all, published) = db.tenant::<_, StoreError, _>(&visit.actor, "specifications.index", look).await?;
    let home = visit.home();
    let row = |one: &Specification| Row {
        href: format!("{home}/pipeline/{}#specification-{}", one.life, one.version),
        service: one.service.clone(),
        title: one.about.title.clone(),
        version: one.version,
        day: local_day(one.made_at),
    };
    let view = Index {
        action: format!("{home}/office/specifications"),
        published,
        public: published.then(|| format!("{home}/public-specifications")),
        rows: all.iter().map(row).collect(),
    };
    let page = visit.page("admin/specifications/index", visit.text("specifications-title"));
    page.under(visit.text("pipeline-title"), format!("{home}/pipeline")).show(&view)
}

/// Turns the switch.
pub async fn update(visit: SignedIn, form: Form<PublicForm>, db: Data<Db>) -> Reply {
    let published = !form.fields.published.is_empty();
    let deed = move |tx: &mut TenantTx<'_>| set_public(tx, published);
    db.tenant::<_, Refused, _>(&visit.actor, form.once("specifications.set-public"), deed).await?;
    let there = format!("{}/office/specifications", visit.home());
    Ok(see_other(there).flash("specifications-set").into())
}
