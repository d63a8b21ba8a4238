//! Allocation runs: made by one person, reviewed, and approved or sent back by another.
//!
//! Invariant: a run pins its input when it is made; who made or reviewed it never approves it, here and
//! in the table.

mod decisions;
mod faults;
mod input;
mod letters;
mod presence;
mod reorganised;

use kernel::{Cents, MemberId, PeriodId, PersonId, RunId, ServiceId};
use store::roles::May;
use store::{
    BookPeriod, NewRun, NewRunLine, OnConstraint, Reorganisation, Run, RunState, Signature, StoreError,
    TenantTx,
};

use crate::permissions::require;
use crate::{Fault, Refused};

pub use decisions::{Decision, approved, offered, rejected};
pub use input::PinnedCost;

pub(crate) use faults::sentences as in_words;

/// The most characters in a note or a remark.
const LONGEST_TEXT: usize = 1_000;

/// Divides the costs of a period as it is now, and keeps the result as a draft.
///
/// # Errors
/// Everything that stands in the way, at once, each as a sentence that names the service or the member.
pub fn make(tx: &mut TenantTx<'_>, period: PeriodId) -> Result<RunId, Refused> {
    require(tx, May::MakeRun)?;
    let maker = person(tx)?;
    let locked = tx.lock_period(period)?;
    if !locked.period.is_open() {
        return Err(settled(&locked.period));
    }
    let input = input::Input::gather(tx, &locked)?;
    let scenario = input.scenario()?;
    let done = allocation::allocate(&scenario).map_err(|found| input.sentences(&found))?;
    let (canonical, total) =
        (scenario.canonical_json().map_err(unexpected)?, Cents::sum(done.pools.values().copied()));
    let lines = done.lines.iter().map(|line| input.line(line)).collect::<Result<Vec<NewRunLine>, _>>()?;
    let id = tx.add_run(&NewRun {
        period,
        scenario: &canonical,
        scenario_sha256: &done.scenario_sha256,
        pinned_costs: &input.pinned_costs()?,
        pinned_at: locked.at,
        total: total.map_err(unexpected)?,
        maker,
    })?;
    tx.add_run_lines(id, &lines)?;
    tx.audit("runs.make", id, &format!("{}, {}", locked.period.name, done.scenario_sha256))?;
    Ok(id)
}

/// Offers a draft for approval: whoever does has looked at it.
///
/// # Errors
/// `run-decided-meanwhile`, `run-reviewed-already`, or those of the store.
pub fn review(tx: &mut TenantTx<'_>, id: RunId) -> Result<(), Refused> {
    require(tx, May::MakeRun)?;
    let by = signature(tx)?;
    let run = offered(tx.lock_run(id)?, by)?;
    tx.save_run(&run)?;
    tx.audit("runs.review", id, "")?;
    let period = tx.period(run.period)?;
    letters::offered(tx, &run, &period)?;
    Ok(())
}

/// Approves a run: the second pair of eyes. Members see it from here on, and nothing more comes into its
/// period.
///
/// # Errors
/// `run-four-eyes` for who made or reviewed it, `run-decided-meanwhile` where somebody was first, `run-
/// outdated` where
/// usage or costs came in after it, or those of the store.
pub fn approve(tx: &mut TenantTx<'_>, decision: &Decision) -> Result<(), Refused> {
    require(tx, May::DecideRun)?;
    checked_text("note", &decision.note)?;
    let by = signature(tx)?;
    let run = approved(tx.lock_run(decision.run)?, by, decision)?;
    let period = tx.lock_period(run.period)?.period;
    if !period.is_open() {
        return Err(settled(&period));
    }
    refuse_outdated(tx, &run, &period)?;
    tx.save_run(&run).on_constraint(
        "runs_four_eyes",
        Refused::from(Fault::page("run-four-eyes").with("name", &run.made.name)),
    )?;
    tx.settle_period(run.period)?;
    tx.audit("runs.approve", run.id, &format!("{}: {}", period.name, run.total))?;
    letters::decided(tx, "run-approved", &run, &period)?;
    Ok(())
}

/// Sends a run back with a reason. Its period stays open for a new run.
///
/// # Errors
/// `run-reason-missing` beside the note, `run-decided-meanwhile`, or those of the store.
pub fn reject(tx: &mut TenantTx<'_>, decision: &Decision) -> Result<(), Refused> {
    require(tx, May::DecideRun)?;
    checked_text("note", &decision.note)?;
    let by = signature(tx)?;
    let run = rejected(tx.lock_run(decision.run)?, by, decision)?;
    tx.save_run(&run)?;
    tx.audit("runs.reject", run.id, &run.decision_note)?;
    let period = tx.period(run.period)?;
    letters::decided(tx, "run-rejected", &run, &period)?;
    Ok(())
}

/// Explains an amount that differs much from the period before.
///
/// # Errors
/// `run-remark-missing` beside the remark, `run-decided-meanwhile`, or those of the store.
pub fn remark(
    tx: &mut TenantTx<'_>,
    id: RunId,
    line: (ServiceId, MemberId),
    remark: &str,
) -> Result<(), Refused> {
    require(tx, May::MakeRun)?;
    checked_text("remark", remark)?;
    let remark = remark.trim();
    if remark.is_empty() {
        return Err(Fault::field("remark", "run-remark-missing").into());
    }
    let run = tx.lock_run(id)?;
    if run.state.is_final() {
        return Err(decisions::decided_meanwhile(&run));
    }
    tx.run_line(id, line.0, line.1)?;
    tx.put_run_remark(id, line, remark)?;
    tx.audit("runs.remark", id, remark)?;
    Ok(())
}

/// Whether usage, costs or members of the period changed after the run was made. Only where nothing did,
/// can it be approved.
///
/// # Errors
/// Those of the store.
pub fn is_outdated(tx: &mut TenantTx<'_>, run: &Run, period: &BookPeriod) -> Result<bool, Refused> {
    if tx.measured_since(period.days, run.pinned_at)? > 0 || reorganised_since(tx, run, period)? {
        return Ok(true);
    }
    let now = input::pinned(&tx.cost_lines(run.period)?);
    let then: Vec<PinnedCost> = serde_json::from_value(tx.run_costs(run.id)?).map_err(unexpected)?;
    Ok(now != then)
}

/// Whether members merged or split in the days of the run, and that was confirmed after it was made.
fn reorganised_since(tx: &mut TenantTx<'_>, run: &Run, period: &BookPeriod) -> Result<bool, Refused> {
    let later = |one: &Reorganisation| one.decided.as_ref().is_some_and(|by| by.at > run.pinned_at);
    let all = tx.reorganisations()?;
    Ok(all.iter().any(|one| one.is_confirmed() && one.about.on < period.days.end() && later(one)))
}

/// Whether the actor may decide on the run: a second person, with the permission.
#[must_use]
pub fn may_decide(tx: &TenantTx<'_>, run: &Run) -> bool {
    let another = tx.actor().person().is_some_and(|person| !decisions::took_part(run, person));
    tx.actor().may(May::DecideRun) && another && run.state == RunState::Reviewed
}

fn refuse_outdated(tx: &mut TenantTx<'_>, run: &Run, period: &BookPeriod) -> Result<(), Refused> {
    if is_outdated(tx, run, period)? { Err(Fault::page("run-outdated").into()) } else { Ok(()) }
}

fn checked_text(field: &'static str, text: &str) -> Result<(), Refused> {
    if text.chars().count() <= LONGEST_TEXT {
        return Ok(());
    }
    Err(Fault::field(field, "run-text-too-long").with("most", LONGEST_TEXT).into())
}

fn settled(period: &BookPeriod) -> Refused {
    Fault::page("run-period-settled").with("period", &period.name).into()
}

/// The portal itself makes and decides nothing: behind every run stands a person.
fn person(tx: &TenantTx<'_>) -> Result<PersonId, Refused> {
    tx.actor().person().ok_or(Refused::Forbidden)
}

fn signature(tx: &TenantTx<'_>) -> Result<Signature, Refused> {
    Ok(Signature { person: person(tx)?, name: tx.actor().name().to_owned(), at: tx.now() })
}

pub(crate) fn unexpected(error: impl std::fmt::Display) -> Refused {
    Refused::Store(StoreError::Unexpected(error.to_string()))
}
