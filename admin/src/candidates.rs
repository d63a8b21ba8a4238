//! The office keeps candidates: adds them, out of a wish, after a service that is finished, or neither, and
//! changes them.

mod documents;
mod fields;

use actions::Refused;
use actions::candidates::{add, change};
use actions::lives::{begin_like, name_of};
use actions::wishes::make_candidate;
use actix_web::web::{Data, Path, Query};
use kernel::{CandidateId, LifeId, WishId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Candidate, Db, StoreError, TenantTx};
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

pub use documents::{create as create_document, new as new_document, remove as remove_document};
pub use fields::CandidateForm;

/// Out of which wish the form begins, or after which life.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    wish: String,
    #[serde(default)]
    like: String,
}

#[derive(Serialize)]
struct Edit {
    action: String,
    back: String,
    fresh: bool,
    fields: CandidateForm,
    products: Vec<String>,
    programmes: Vec<String>,
    step: String,
    like: String,
}

/// What is offered while typing: products and programmes.
struct Offered {
    products: Vec<String>,
    programmes: Vec<String>,
}

fn offered(tx: &mut TenantTx<'_>) -> Result<Offered, StoreError> {
    let products = tx.upl_products()?.into_iter().map(|product| product.name).collect();
    let named = tx.candidates()?.into_iter().map(|candidate| candidate.about.programme);
    let mut programmes: Vec<String> = named.filter(|name| !name.is_empty()).collect();
    programmes.sort();
    programmes.dedup();
    Ok(Offered { products, programmes })
}

/// The form of a new candidate; out of a wish it begins with the words of that.
pub async fn new(visit: SignedIn, chosen: Query<Chosen>, db: Data<Db>) -> Reply {
    let wish = chosen.wish.parse::<WishId>().ok();
    let like = chosen.like.parse::<LifeId>().ok();
    let look = move |tx: &mut TenantTx<'_>| {
        let wish = wish.map(|id| tx.wish(id)).transpose()?;
        Ok((wish, offered(tx)?, name_of_like(tx, like)?))
    };
    let (wish, offered, name) = db.tenant::<_, StoreError, _>(&visit.actor, "candidates.new", look).await?;
    let mut fields = wish.map_or_else(CandidateForm::default, |wish| CandidateForm::of_wish(&wish));
    fields.like = like.map(|id| id.to_string()).unwrap_or_default();
    new_page(&visit).show(&fresh(&visit, offered, fields, name))
}

/// What the life is called that a new candidate goes after; empty where it goes after none.
fn name_of_like(tx: &mut TenantTx<'_>, like: Option<LifeId>) -> Result<String, StoreError> {
    let Some(like) = like else { return Ok(String::new()) };
    let life = tx.life(like)?;
    name_of(tx, &life)
}

fn new_page(visit: &SignedIn) -> Page<'_> {
    let page = visit.page("admin/candidates/edit", visit.text("candidate-new-title"));
    page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()))
}

fn fresh(visit: &SignedIn, offered: Offered, fields: CandidateForm, like: String) -> Edit {
    Edit {
        action: format!("{}/office/candidates", visit.home()),
        back: format!("{}/roadmap", visit.home()),
        fresh: true,
        fields,
        products: offered.products,
        programmes: offered.programmes,
        step: String::new(),
        like,
    }
}

/// Adds the candidate; out of a wish it takes the supporters of that along.
pub async fn create(visit: SignedIn, form: Form<CandidateForm>, db: Data<Db>) -> Reply {
    match try_add(&visit, &form, &db).await {
        Ok(id) => {
            let there = format!("{}/roadmap/candidates/{id}", visit.home());
            Ok(see_other(there).flash("candidate-added").into())
        }
        Err(refused) => {
            let page = new_page(&visit).refused(refused)?;
            let like = form.fields.like.parse::<LifeId>().ok();
            let look = move |tx: &mut TenantTx<'_>| Ok((offered(tx)?, name_of_like(tx, like)?));
            let (offered, name) = db.tenant::<_, StoreError, _>(&visit.actor, "candidates.new", look).await?;
            page.show(&fresh(&visit, offered, form.fields.clone(), name))
        }
    }
}

async fn try_add(visit: &SignedIn, form: &Form<CandidateForm>, db: &Db) -> Result<CandidateId, Refused> {
    let about = form.read(CandidateForm::read).map_err(Refused::Faults)?;
    let wish = form.fields.wish.parse::<WishId>().ok();
    let like = form.fields.like.parse::<LifeId>().ok();
    let deed = move |tx: &mut TenantTx<'_>| match (wish, like) {
        (Some(wish), _) => make_candidate(tx, wish, &about),
        (None, Some(like)) => begin_like(tx, &about, like),
        (None, None) => add(tx, &about),
    };
    db.tenant(&visit.actor, form.once("candidates.add"), deed).await
}

async fn look(visit: &SignedIn, db: &Db, id: CandidateId) -> Result<(Candidate, Offered), Failure> {
    let look = move |tx: &mut TenantTx<'_>| Ok((tx.candidate(id)?, offered(tx)?));
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "candidates.edit", look).await?)
}

fn edit_page<'v>(visit: &'v SignedIn, candidate: &Candidate) -> Page<'v> {
    let title = visit.say("candidate-edit-title", json!({ "name": candidate.about.title }));
    let page = visit.page("admin/candidates/edit", title);
    let there = format!("{}/roadmap/candidates/{}", visit.home(), candidate.id);
    page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()))
        .under(candidate.about.title.clone(), there)
}

fn edit_view(visit: &SignedIn, (candidate, offered): (Candidate, Offered), fields: CandidateForm) -> Edit {
    let base = format!("{}/office/candidates/{}", visit.home(), candidate.id);
    Edit {
        back: format!("{}/roadmap/candidates/{}", visit.home(), candidate.id),
        fresh: false,
        fields,
        products: offered.products,
        programmes: offered.programmes,
        // A candidate's life has its id.
        step: format!("{}/office/lives/{}/transitions/new", visit.home(), candidate.id),
        action: base,
        like: String::new(),
    }
}

/// The form of a candidate.
pub async fn edit(visit: SignedIn, path: Path<(String, CandidateId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    let (page, fields) = (edit_page(&visit, &seen.0), CandidateForm::of(&visit, &seen.0.about));
    page.show(&edit_view(&visit, seen, fields))
}

/// Changes the candidate.
pub async fn update(
    visit: SignedIn,
    path: Path<(String, CandidateId)>,
    form: Form<CandidateForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_change(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/roadmap/candidates/{id}", visit.home());
            Ok(see_other(there).flash("candidate-changed").into())
        }
        Err(refused) => {
            let seen = look(&visit, &db, id).await?;
            let page = edit_page(&visit, &seen.0).refused(refused)?;
            page.show(&edit_view(&visit, seen, form.fields.clone()))
        }
    }
}

async fn try_change(
    visit: &SignedIn,
    id: CandidateId,
    form: &Form<CandidateForm>,
    db: &Db,
) -> Result<(), Refused> {
    let about = form.read(CandidateForm::read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("candidates.change"), move |tx| change(tx, id, &about)).await
}
