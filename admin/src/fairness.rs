//! The fairness lens on a run: what each member pays for a service beside what it would cost alone.
//!
//! Invariant: without a cost model nothing is said; a fixed pool alone says nothing about fairness.

mod model;
mod view;

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, Query, block};
use kernel::RunId;
use store::{CostModelVersion, Db, StoreError, TenantTx};
use web::{Failure, Page, Reply, SignedIn};

use crate::runs::run_href;
use crate::what_if::{Known, Source};

pub use model::Asked;

use model::look;
use view::Show;

/// The cost models that hold for a run's period, by the codes of their services.
pub type Kept = BTreeMap<String, CostModelVersion>;

/// A run with the cost models of its services.
///
/// # Errors
/// Those of the store.
pub fn read(tx: &mut TenantTx<'_>, id: RunId) -> Result<(Source, Kept), StoreError> {
    let source = Source::read(tx, id)?;
    let period = tx.period(source.run.period)?;
    let mut models = tx.cost_models_on(period.days.start())?;
    let services = tx.services()?.into_iter();
    let kept = services.filter_map(|service| Some((service.code, models.remove(&service.id)?))).collect();
    Ok((source, kept))
}

/// Any run, for the office.
pub async fn show(visit: SignedIn, path: Path<(String, RunId)>, asked: Query<Asked>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| read(tx, id);
    let found = db.tenant(&visit.actor, "runs.fairness", load).await?;
    let runs = format!("{}/office/allocation-runs", visit.home());
    answer(&visit, found, asked.into_inner(), (runs, run_href(&visit, id))).await
}

/// Looks at a run through the lens that the address asks for. `above` are the addresses of the list of runs
/// and of the run.
///
/// # Errors
/// [`Failure::Bug`] where the stored run cannot be computed again.
pub async fn answer(
    visit: &SignedIn,
    (source, kept): (Source, Kept),
    asked: Asked,
    above: (String, String),
) -> Reply {
    let new = visit.text("fairness-joiner-name");
    let work = move || {
        let known = Known::new(source)?;
        let asked = asked.settled(&known, &kept);
        let seen = look(&known, &kept, &asked, &new);
        Ok::<_, Failure>((known, kept, asked, seen))
    };
    let (known, kept, asked, seen) = block(work).await.map_err(|error| Failure::Bug(error.to_string()))??;
    let (lens, faults) = match seen {
        Ok(lens) => (lens, Vec::new()),
        Err(faults) => (None, faults),
    };
    let view = Show::new(visit, (&known, &kept), &asked, lens.as_ref(), &above.1);
    let page = under(visit, view.title(), &known, above);
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

/// The page below the list of runs and the run.
fn under<'v>(visit: &'v SignedIn, title: &str, known: &Known, (runs, run): (String, String)) -> Page<'v> {
    let period = visit.text_with("run-title", &[("period", known.period.name.clone())]);
    let list = visit.text(if runs.contains("/office/") { "runs-title" } else { "member-runs-title" });
    visit.page("admin/fairness/show", title.to_owned()).under(list, runs).under(period, run)
}
