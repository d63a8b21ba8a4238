//! Allocation runs: the list, the review page, and the decision of a second person.

use actions::runs::{self, Decision};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use kernel::{PeriodId, RunId};
use serde::{Deserialize, Serialize};
use store::{BookPeriod, Db, Run, RunState, StoreError};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Nothing, Page, Reply, SignedIn, see_other};

use crate::periods;
use crate::run_review::{Filter, Loaded, Review};

/// The list of runs.
#[derive(Serialize)]
struct Index {
    runs: Vec<Listed>,
    periods_href: String,
}

/// A run in the list.
#[derive(Serialize)]
struct Listed {
    href: String,
    name: String,
    state: String,
    tone: &'static str,
    total: i64,
    made: String,
    decided: Option<String>,
}

/// What somebody decides on the review page.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
pub struct DecisionForm {
    /// `approve` or `reject`.
    #[serde(default)]
    pub decision: String,
    /// The note with it.
    #[serde(default)]
    pub note: String,
}

/// All runs, newest first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let load = |tx: &mut store::TenantTx<'_>| Ok::<_, StoreError>((tx.runs()?, tx.periods()?));
    let (runs, periods) = db.tenant(&visit.actor, "runs.index", load).await?;
    let listed = runs.iter().map(|run| listed(&visit, run, &periods)).collect();
    let view = Index { runs: listed, periods_href: format!("{}/office/periods", visit.home()) };
    visit.page("admin/runs/index", visit.text("runs-title")).show(&view)
}

/// Divides the costs of a period; the page of the period says what stands in the way.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, PeriodId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let period = path.1;
    let made = db.tenant(&visit.actor, form.once("runs.make"), move |tx| runs::make(tx, period)).await;
    match made {
        Ok(run) => Ok(see_other(run_href(&visit, run)).flash("run-made").into()),
        Err(Refused::Faults(faults)) => periods::page(&visit, &db, period, faults).await,
        Err(other) => Err(other.into()),
    }
}

/// The review page.
pub async fn show(
    visit: SignedIn,
    path: Path<(String, RunId)>,
    filter: Query<Filter>,
    db: Data<Db>,
) -> Reply {
    page(&visit, &db, path.1, &filter, (&DecisionForm::default(), Vec::new())).await
}

/// Offers a draft for approval.
pub async fn review(
    visit: SignedIn,
    path: Path<(String, RunId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let run = path.1;
    let done = db.tenant(&visit.actor, form.once("runs.review"), move |tx| runs::review(tx, run)).await;
    answer(&visit, &db, run, (&DecisionForm::default(), "run-offered"), done).await
}

/// Approves a run or sends it back.
pub async fn decide(
    visit: SignedIn,
    path: Path<(String, RunId)>,
    form: Form<DecisionForm>,
    db: Data<Db>,
) -> Reply {
    let run = path.1;
    let decision = Decision { run, note: form.fields.note.clone() };
    let (said, done) = match form.fields.decision.as_str() {
        "approve" => {
            let call = form.once("runs.approve");
            ("run-approved", db.tenant(&visit.actor, call, move |tx| runs::approve(tx, &decision)).await)
        }
        "reject" => {
            let call = form.once("runs.reject");
            ("run-rejected", db.tenant(&visit.actor, call, move |tx| runs::reject(tx, &decision)).await)
        }
        _ => ("", Err(Fault::field("decision", "run-decision-missing").into())),
    };
    answer(&visit, &db, run, (&form.fields, said), done).await
}

async fn answer(
    visit: &SignedIn,
    db: &Data<Db>,
    run: RunId,
    (typed, said): (&DecisionForm, &str),
    done: Result<(), Refused>,
) -> Reply {
    match done {
        Ok(()) => Ok(see_other(run_href(visit, run)).flash(said).into()),
        Err(Refused::Faults(faults)) => page(visit, db, run, &Filter::default(), (typed, faults)).await,
        Err(other) => Err(other.into()),
    }
}

async fn page(
    visit: &SignedIn,
    db: &Data<Db>,
    run: RunId,
    filter: &Filter,
    (typed, faults): (&DecisionForm, Vec<Fault>),
) -> Reply {
    let compare = filter.compare();
    let loaded = db
        .tenant(&visit.actor, "runs.show", move |tx| Loaded::read(tx, run, compare))
        .await
        .map_err(Failure::from)?;
    let title = visit.text_with("run-title", &[("period", loaded.period.name.clone())]);
    let page = visit.page("admin/runs/show", title);
    let page = page.under(visit.text("runs-title"), format!("{}/office/allocation-runs", visit.home()));
    let review = Review::new(visit, &loaded, filter, typed);
    shown(page, faults).show(&review)
}

fn shown(page: Page<'_>, faults: Vec<Fault>) -> Page<'_> {
    if faults.is_empty() { page } else { page.faults(faults) }
}

/// The address of a run in the office.
#[must_use]
pub fn run_href(visit: &SignedIn, run: RunId) -> String {
    format!("{}/office/allocation-runs/{run}", visit.home())
}

/// The words for a run's state and their tone.
#[must_use]
pub fn state_badge(visit: &SignedIn, state: RunState) -> (String, &'static str, &'static str) {
    let (tone, icon) = match state {
        RunState::Draft => ("", "edit"),
        RunState::Reviewed => ("accent", "clock"),
        RunState::Approved => ("positive", "check"),
        RunState::Rejected => ("negative", "x"),
    };
    (visit.text(&format!("run-state-{}", state.name())), tone, icon)
}

fn listed(visit: &SignedIn, run: &Run, periods: &[BookPeriod]) -> Listed {
    let words = visit.words();
    let period = periods.iter().find(|period| period.id == run.period);
    let period = period.map(|period| period.name.clone()).unwrap_or_default();
    let (state, tone, _) = state_badge(visit, run.state);
    let signed = |by: &store::Signature| {
        let args = [("name", by.name.as_str().into()), ("at", words.day(store::local_day(by.at)).into())];
        words.say("run-signed", &args)
    };
    Listed {
        href: run_href(visit, run.id),
        name: words.say("run-name", &[("period", period.into()), ("number", run.number.to_string().into())]),
        state,
        tone,
        total: run.total.cents(),
        made: signed(&run.made),
        decided: run.decided.as_ref().map(signed),
    }
}

/// The choices of a decision, with the one that was typed.
#[must_use]
pub fn decision_choices(visit: &SignedIn, run: &Run, typed: &DecisionForm) -> Vec<Choice> {
    let choice = |value: &str, note: String| Choice {
        value: value.to_owned(),
        label: visit.text(&format!("run-decide-{value}")),
        note: Some(note),
        name: None,
        selected: typed.decision == value,
    };
    let days = i64::from(visit.actor.cooperative().dispute_days);
    vec![
        choice("approve", visit.words().say("run-decide-approve-note", &[("days", days.into())])),
        choice("reject", visit.text_with("run-decide-reject-note", &[("name", run.made.name.clone())])),
    ]
}
