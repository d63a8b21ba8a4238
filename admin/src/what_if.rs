//! What if: a run under other keys, costs, members or volumes. The address is the whole question.
//!
//! Invariant: nothing is kept. Whoever opens the address sees the same comparison, computed anew.

mod adding;
mod agenda;
mod chart;
mod damped;
mod faults;
mod forms;
mod known;
mod question;
mod reckon;
mod sentences;
mod table;
mod view;

use actions::Fault;
use actix_web::web::{Data, Path, block};
use allocation::{Change, Changes};
use kernel::RunId;
use store::{Db, StoreError, TenantTx};
use web::{Failure, Reply, SignedIn, see_other};

use crate::runs::run_href;

pub use agenda::attach;
pub use known::{Known, Source};
pub use sentences::sentence;

pub(crate) use forms::{meters, pools};

use adding::merged;
use agenda::Agenda;
use question::Question;
use reckon::Reckoned;
use view::Show;

/// Any run, for the office.
pub async fn show(visit: SignedIn, path: Path<(String, RunId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((Source::read(tx, id)?, Agenda::read(tx)?));
    let (source, agenda) = db.tenant(&visit.actor, "runs.what-if", load).await?;
    let runs = format!("{}/office/allocation-runs", visit.home());
    answer_with(&visit, source, (runs, run_href(&visit, id)), agenda, Vec::new()).await
}

/// Answers the question of the address about a run. `runs` and `run` are the addresses above the page.
///
/// # Errors
/// [`Failure::Bug`] where the stored run cannot be computed again.
pub async fn answer(visit: &SignedIn, source: Source, runs: String, run: String) -> Reply {
    answer_with(visit, source, (runs, run), None, Vec::new()).await
}

/// The same with the agendas that the question can be put on, and what was wrong with that.
async fn answer_with(
    visit: &SignedIn,
    source: Source,
    (runs, run): (String, String),
    agenda: Option<Agenda>,
    wrong: Vec<Fault>,
) -> Reply {
    let question = Question::read(&visit.query);
    let work = move || {
        let known = Known::new(source)?;
        Reckoned::new(known, question)
    };
    let reckoned = block(work).await.map_err(|error| Failure::Bug(error.to_string()))??;
    let here = format!("{run}/what-if");
    let mut faults = faults::sentences(&reckoned.faults, &reckoned.known);
    faults.extend(wrong);
    if !reckoned.question.asked("add").is_empty() {
        match merged(&reckoned.question, &reckoned.known) {
            Ok(changes) => return Ok(see_other(reckoned.question.href(&here, &changes)).into()),
            Err(found) => faults.extend(found),
        }
    }
    match reckoned.question.asked("file") {
        kind @ ("csv" | "xlsx") => table::file(visit, &reckoned, kind),
        _ => page(visit, &reckoned, (&here, agenda), (runs, run), faults),
    }
}

/// The page, under the list of runs and the run.
fn page(
    visit: &SignedIn,
    reckoned: &Reckoned,
    (here, agenda): (&str, Option<Agenda>),
    (runs, run): (String, String),
    faults: Vec<Fault>,
) -> Reply {
    let agenda = agenda.and_then(|agenda| agenda.shown(visit, here, &reckoned.question));
    let view = Show::new(visit, reckoned, here).on_agenda(agenda);
    let title = visit.text_with("run-title", &[("period", reckoned.known.period.name.clone())]);
    let list = visit.text(if runs.contains("/office/") { "runs-title" } else { "member-runs-title" });
    let page = visit.page("admin/what_if/show", view.title().to_owned()).under(list, runs).under(title, run);
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

/// The address of a question about a run: these changes, ready to look at or to take further.
#[must_use]
pub fn href(run: &str, changes: impl IntoIterator<Item = Change>) -> String {
    match Changes::new(changes) {
        Ok(changes) if !changes.is_empty() => format!("{run}/what-if?{changes}"),
        _ => format!("{run}/what-if"),
    }
}
