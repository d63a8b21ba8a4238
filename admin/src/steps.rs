//! A service or a candidate goes into another state: the form of its gate.

mod form;
mod view;

use actions::Refused;
use actions::lifecycle::{State, step};
use actix_web::web::{Data, Path, Query};
use kernel::LifeId;
use serde::Deserialize;
use serde_json::json;
use store::{Db, TenantTx};
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

pub use form::StepForm;
use view::{Seen, look_at, shown};

/// Which gate.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    to: String,
}

async fn look(visit: &SignedIn, db: &Db, id: LifeId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| look_at(tx, id);
    db.tenant::<_, Refused, _>(&visit.actor, "lives.step-form", look).await.map_err(Failure::from)
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let title = visit.say("step-title", json!({ "name": seen.name }));
    let list = format!("{}/pipeline", visit.home());
    let page = visit.page("admin/lives/step", title).under(visit.text("pipeline-title"), list);
    page.under(seen.name.clone(), seen.href(visit))
}

/// The form of a gate: the next one, or the one that was chosen.
pub async fn new(
    visit: SignedIn,
    path: Path<(String, LifeId)>,
    chosen: Query<Chosen>,
    db: Data<Db>,
) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    let to = State::from_name(&chosen.to).filter(|to| *to != seen.state);
    let to = to.or_else(|| seen.state.next()).unwrap_or(State::Parked);
    let form = StepForm::fresh(to, seen.today, &seen.name);
    page(&visit, &seen).show(&shown(&visit, &seen, (to, &form), &[]))
}

/// Takes the step.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, LifeId)>,
    form: Form<StepForm>,
    db: Data<Db>,
) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    match try_step(&visit, path.1, &form, &db).await {
        Ok(()) => Ok(see_other(seen.href(&visit)).flash("candidate-moved").into()),
        Err(Refused::Faults(faults)) => {
            let to = State::from_name(form.fields.get("to")).unwrap_or(State::Parked);
            let view = shown(&visit, &seen, (to, &form.fields), &faults);
            page(&visit, &seen).faults(faults).show(&view)
        }
        Err(other) => Err(other.into()),
    }
}

async fn try_step(visit: &SignedIn, id: LifeId, form: &Form<StepForm>, db: &Db) -> Result<(), Refused> {
    let wanted = form.read(|fields| fields.read(id)).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| step(tx, &wanted).map(drop);
    db.tenant(&visit.actor, form.once("lives.step"), deed).await
}
