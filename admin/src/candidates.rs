//! The office keeps candidates: adds them, out of a wish or not, changes them and moves them through their
//! life.

mod documents;
mod fields;

use actions::candidates::{add, change, move_to};
use actions::roadmap::STATES;
use actions::wishes::make_candidate;
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use kernel::{CandidateId, WishId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Candidate, Db, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

pub use documents::{create as create_document, new as new_document, remove as remove_document};
pub use fields::CandidateForm;

/// Out of which wish the form begins.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    wish: String,
}

/// What the form of another state sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct MoveForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "candidate-state-unknown"))]
    state: String,
    #[serde(default)]
    reason: String,
}

#[derive(Serialize)]
struct Edit {
    action: String,
    back: String,
    fresh: bool,
    fields: CandidateForm,
    products: Vec<String>,
    programmes: Vec<String>,
    states: Vec<Choice>,
    moving: String,
    moved: MoveForm,
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
    let look = move |tx: &mut TenantTx<'_>| {
        let wish = wish.map(|id| tx.wish(id)).transpose()?;
        Ok((wish, offered(tx)?))
    };
    let (wish, offered) = db.tenant::<_, StoreError, _>(&visit.actor, "candidates.new", look).await?;
    let fields = wish.map_or_else(CandidateForm::default, |wish| CandidateForm::of_wish(&wish));
    new_page(&visit).show(&fresh(&visit, offered, fields))
}

fn new_page(visit: &SignedIn) -> Page<'_> {
    let page = visit.page("admin/candidates/edit", visit.text("candidate-new-title"));
    page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()))
}

fn fresh(visit: &SignedIn, offered: Offered, fields: CandidateForm) -> Edit {
    Edit {
        action: format!("{}/office/candidates", visit.home()),
        back: format!("{}/roadmap", visit.home()),
        fresh: true,
        fields,
        products: offered.products,
        programmes: offered.programmes,
        states: Vec::new(),
        moving: String::new(),
        moved: MoveForm::default(),
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
            let look = db.tenant::<_, StoreError, _>(&visit.actor, "candidates.new", offered);
            page.show(&fresh(&visit, look.await?, form.fields.clone()))
        }
    }
}

async fn try_add(visit: &SignedIn, form: &Form<CandidateForm>, db: &Db) -> Result<CandidateId, Refused> {
    let about = form.read(CandidateForm::read).map_err(Refused::Faults)?;
    let wish = form.fields.wish.parse::<WishId>().ok();
    let deed = move |tx: &mut TenantTx<'_>| match wish {
        Some(wish) => make_candidate(tx, wish, &about),
        None => add(tx, &about),
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

fn edit_view(
    visit: &SignedIn,
    (candidate, offered): (Candidate, Offered),
    fields: CandidateForm,
    moved: MoveForm,
) -> Edit {
    let base = format!("{}/office/candidates/{}", visit.home(), candidate.id);
    Edit {
        back: format!("{}/roadmap/candidates/{}", visit.home(), candidate.id),
        fresh: false,
        fields,
        products: offered.products,
        programmes: offered.programmes,
        states: states(visit, &candidate, &moved.state),
        moving: format!("{base}/state"),
        action: base,
        moved,
    }
}

fn states(visit: &SignedIn, candidate: &Candidate, chosen: &str) -> Vec<Choice> {
    let choose = Choice { label: visit.text("candidate-choose-state"), ..Choice::default() };
    let others = STATES.into_iter().filter(|state| *state != candidate.state);
    let choice = |state: &str| Choice {
        value: state.to_owned(),
        label: visit.text(&format!("candidate-state-{}", state.replace('_', "-"))),
        selected: state == chosen,
        ..Choice::default()
    };
    std::iter::once(choose).chain(others.map(choice)).collect()
}

/// The form of a candidate, and that of its state.
pub async fn edit(visit: SignedIn, path: Path<(String, CandidateId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    let (page, fields) = (edit_page(&visit, &seen.0), CandidateForm::of(&visit, &seen.0.about));
    page.show(&edit_view(&visit, seen, fields, MoveForm::default()))
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
            page.show(&edit_view(&visit, seen, form.fields.clone(), MoveForm::default()))
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

/// Moves the candidate to another state.
pub async fn state(
    visit: SignedIn,
    path: Path<(String, CandidateId)>,
    form: Form<MoveForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_move(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/roadmap/candidates/{id}", visit.home());
            Ok(see_other(there).flash("candidate-moved").into())
        }
        Err(refused) => {
            let seen = look(&visit, &db, id).await?;
            let (page, fields) = (edit_page(&visit, &seen.0), CandidateForm::of(&visit, &seen.0.about));
            page.refused(refused)?.show(&edit_view(&visit, seen, fields, form.fields.clone()))
        }
    }
}

async fn try_move(visit: &SignedIn, id: CandidateId, form: &Form<MoveForm>, db: &Db) -> Result<(), Refused> {
    let read = |fields: &MoveForm| Ok::<_, Vec<Fault>>((fields.state.clone(), fields.reason.clone()));
    let (state, reason) = form.read(read).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| {
        move_to(tx, id, &state, &reason).map_err(|refused| match refused {
            // The form of the candidate has a field of that name too.
            Refused::Faults(faults) => Refused::Faults(faults.into_iter().map(beside_state).collect()),
            other => other,
        })
    };
    db.tenant(&visit.actor, form.once("candidates.move"), deed).await
}

fn beside_state(fault: Fault) -> Fault {
    let of_reason = fault.field.as_deref() == Some("reason");
    if of_reason { Fault { field: Some("state_reason".into()), ..fault } } else { fault }
}
