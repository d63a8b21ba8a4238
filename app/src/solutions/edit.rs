//! Entering and changing a solution, and moving it to another state: for its builder and the office.

use actions::Refused;
use actions::solutions::publiccode::keep;
use actions::solutions::{MATURITIES, add, change, move_to};
use actix_web::web::{Data, Path};
use kernel::SolutionId;
use serde::{Deserialize, Serialize};
use store::{Candidate, Db, Member, Solution, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use super::fields::SolutionForm;
use super::{list, maturity_in_words, show};

#[derive(Serialize)]
struct Edit {
    action: String,
    back: String,
    fields: SolutionForm,
    products: Vec<String>,
    builders: Vec<Choice>,
    maturities: Vec<Choice>,
    variants: Vec<Choice>,
    candidates: Vec<Choice>,
    is_new: bool,
    filled: bool,
}

/// To which state, and why.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct StateForm {
    #[serde(default)]
    state: String,
    #[serde(default)]
    reason: String,
}

struct Seen {
    products: Vec<String>,
    members: Vec<Member>,
    solutions: Vec<Solution>,
    candidates: Vec<Candidate>,
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    Ok(Seen {
        products: tx.upl_products()?.into_iter().map(|product| product.name).collect(),
        members: tx.members()?,
        solutions: tx.solutions()?,
        candidates: tx.candidates()?,
    })
}

/// The form of a new solution.
pub async fn new(visit: SignedIn, db: Data<Db>) -> Reply {
    let view = view(&visit, &db, SolutionForm::default(), None).await?;
    page(&visit, None).show(&view)
}

/// The form of a new solution, filled in with what a file says.
pub(super) async fn filled(visit: &SignedIn, db: &Db, fields: SolutionForm) -> Reply {
    let filled = Edit { filled: true, ..view(visit, db, fields, None).await? };
    page(visit, None).show(&filled)
}

/// Enters a solution, as a draft.
pub async fn create(visit: SignedIn, form: Form<SolutionForm>, db: Data<Db>) -> Reply {
    match try_add(&visit, &form, &db).await {
        Ok(id) => Ok(see_other(format!("{}/{id}", list(&visit))).flash("solution-added").into()),
        Err(refused) => {
            let page = page(&visit, None).refused(refused)?;
            page.show(&view(&visit, &db, form.fields.clone(), None).await?)
        }
    }
}

async fn try_add(visit: &SignedIn, form: &Form<SolutionForm>, db: &Db) -> Result<SolutionId, Refused> {
    let about = form.read(SolutionForm::read).map_err(Refused::Faults)?;
    let builder = form.fields.builder();
    let imported = form.fields.imported.clone();
    let deed = move |tx: &mut TenantTx<'_>| {
        let id = add(tx, builder, &about)?;
        if !imported.is_empty() {
            keep(tx, id, &imported)?;
        }
        Ok(id)
    };
    db.tenant(&visit.actor, form.once("solutions.add"), deed).await
}

/// The form of a solution.
pub async fn edit(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    let one = changeable(&visit, &db, path.1).await?;
    let view = view(&visit, &db, SolutionForm::of(&visit, &one.about), Some(one.id)).await?;
    page(&visit, Some(&one)).show(&view)
}

/// Changes what is known of a solution.
pub async fn update(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<SolutionForm>,
    db: Data<Db>,
) -> Reply {
    let one = changeable(&visit, &db, path.1).await?;
    match try_change(&visit, &form, &db, one.id).await {
        Ok(()) => Ok(see_other(format!("{}/{}", list(&visit), one.id)).flash("solution-changed").into()),
        Err(refused) => {
            let page = page(&visit, Some(&one)).refused(refused)?;
            page.show(&view(&visit, &db, form.fields.clone(), Some(one.id)).await?)
        }
    }
}

async fn try_change(
    visit: &SignedIn,
    form: &Form<SolutionForm>,
    db: &Db,
    id: SolutionId,
) -> Result<(), Refused> {
    let about = form.read(SolutionForm::read).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| change(tx, id, &about);
    db.tenant(&visit.actor, form.once("solutions.change"), deed).await
}

/// Moves a solution to another state.
pub async fn change_state(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<StateForm>,
    db: Data<Db>,
) -> Reply {
    let (id, fields) = (path.1, form.fields.clone());
    let deed = move |tx: &mut TenantTx<'_>| move_to(tx, id, &fields.state, &fields.reason);
    match db.tenant(&visit.actor, form.once("solutions.move"), deed).await {
        Ok(()) => Ok(see_other(format!("{}/{id}", list(&visit))).flash("solution-moved").into()),
        Err(refused) => show::again(&visit, &db, id, refused).await,
    }
}

/// A solution that the actor may change; another member's is as if it were not there.
async fn changeable(visit: &SignedIn, db: &Db, id: SolutionId) -> Result<Solution, Failure> {
    let lock = move |tx: &mut TenantTx<'_>| tx.lock_solution(id);
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "solutions.edit", lock).await?)
}

fn page<'v>(visit: &'v SignedIn, one: Option<&Solution>) -> Page<'v> {
    let title = if one.is_some() { "solution-edit-title" } else { "solution-new-title" };
    let page = visit.page("app/solutions/edit", visit.text(title));
    let page = page.under(visit.text("solutions-title"), list(visit));
    match one {
        Some(one) => page.under(one.about.name.clone(), format!("{}/{}", list(visit), one.id)),
        None => page,
    }
}

async fn view(
    visit: &SignedIn,
    db: &Db,
    fields: SolutionForm,
    id: Option<SolutionId>,
) -> Result<Edit, Failure> {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.form", look).await?;
    let address = id.map_or_else(|| list(visit), |id| format!("{}/{id}", list(visit)));
    let open = |one: &&Candidate| !["rejected", "ended"].contains(&one.state.as_str());
    Ok(Edit {
        action: address.clone(),
        back: address,
        builders: match (visit.actor.member(), id) {
            (None, None) => {
                choices(visit, &fields.builder, seen.members.iter(), |one| (one.id.to_string(), &one.name))
            }
            _ => Vec::new(),
        },
        maturities: maturities(visit, &fields.maturity),
        variants: choices(
            visit,
            &fields.variant_of,
            seen.solutions.iter().filter(|one| Some(one.id) != id),
            |one| (one.id.to_string(), &one.about.name),
        ),
        candidates: choices(visit, &fields.candidate, seen.candidates.iter().filter(open), |one| {
            (one.id.to_string(), &one.about.title)
        }),
        products: seen.products,
        fields,
        is_new: id.is_none(),
        filled: false,
    })
}

fn choices<'s, T: 's>(
    visit: &SignedIn,
    chosen: &str,
    all: impl Iterator<Item = &'s T>,
    of: impl Fn(&'s T) -> (String, &'s String),
) -> Vec<Choice> {
    let choice = |one: &'s T| {
        let (value, label) = of(one);
        Choice { selected: chosen == value, value, label: label.clone(), ..Choice::default() }
    };
    let none = Choice { label: visit.text("solution-none-chosen"), ..Choice::default() };
    std::iter::once(none).chain(all.map(choice)).collect()
}

fn maturities(visit: &SignedIn, chosen: &str) -> Vec<Choice> {
    let choice = |value: &&str| Choice {
        value: (*value).to_owned(),
        label: maturity_in_words(visit, value),
        note: Some(visit.text(&format!("solution-maturity-note-{value}"))),
        selected: chosen == *value,
        ..Choice::default()
    };
    MATURITIES.iter().map(choice).collect()
}
