//! What the portal does by itself with solutions: it mails builders, and asks members to renew what they
//! said.
//!
//! Invariant: the job ends in the transaction that puts its mail in the outbox, so that nobody gets it twice.

use fetch::Fetcher;
use jiff::civil::Date;
use kernel::SolutionId;
use serde::Deserialize;
use store::{Db, StoreError};

use super::Work;
use super::alone::alone;
use crate::solutions::checks::{plan, settle};
use crate::solutions::{REMIND_DAYS, Telling, remind};

/// Mails the managers of a member about a solution.
pub(super) fn tell(work: &Work<'_>) -> Result<(), String> {
    let telling = Telling::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    let id = work.job.id;
    let done = work.db.tenant_blocking(work.actor, "solutions.tell", |tx| {
        if !tx.lock_running_job(id)? {
            return Ok(());
        }
        telling.mail(tx)?;
        tx.end_running_job(id)
    });
    done.map_err(|error: StoreError| error.to_string())
}

/// Asks members to renew the statements that end soon. `false` where there was nothing to do.
pub(super) fn look_after(db: &Db) -> Result<bool, StoreError> {
    let mut done = false;
    let found = || db.worker("solutions.expiring", |tx| tx.expiring_uses(REMIND_DAYS));
    for one in alone("solutions.expiring", "", found)? {
        done |= alone("solutions.remind", format!("{} {}", one.solution, one.member), || {
            let actor = db.worker("jobs.actor", |tx| tx.job_actor(one.cooperative))?;
            db.tenant_blocking(&actor, "solutions.remind", |tx| remind(tx, one.solution, one.member))
        })?;
    }
    Ok(done)
}

/// From this hour on files are looked at: the other side has its quiet hours.
const NIGHT: i8 = 2;
/// A cooperative has at most so many looks in a night, so that all others have theirs too.
const MOST_A_NIGHT: i64 = 200;

#[derive(Deserialize)]
struct OfSolution {
    solution: SolutionId,
    /// The day of the night; a job of an older version does not say it.
    #[serde(default)]
    day: Option<Date>,
}

/// Plans tonight's looks at the files of solutions. `false` where there was nothing to do.
pub(super) fn plan_checks(db: &Db) -> Result<bool, StoreError> {
    let mut done = false;
    let found = || db.worker("solutions.unchecked", |tx| tx.unchecked_solutions(NIGHT, MOST_A_NIGHT));
    for (cooperative, solution) in alone("solutions.unchecked", "", found)? {
        done |= alone("solutions.plan-check", solution, || {
            let actor = db.worker("jobs.actor", |tx| tx.job_actor(cooperative))?;
            db.tenant_blocking(&actor, "solutions.plan-check", |tx| plan(tx, solution))
        })?;
    }
    Ok(done)
}

/// Looks at the file of a solution. The file is asked for before the transaction begins.
pub(super) fn check(work: &Work<'_>) -> Result<(), String> {
    let of = OfSolution::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    let (solution, job) = (of.solution, work.job.id);
    let found = work.db.tenant_blocking(work.actor, "solutions.check", |tx| tx.solution(solution));
    let address = found.map_err(|error: StoreError| error.to_string())?.about.publiccode;
    let came = Fetcher::default().text(&address);
    let came = came.map(|file| file.text.into_bytes()).map_err(|why| why.code().to_owned());
    let done = work.db.tenant_blocking(work.actor, "solutions.settle-check", |tx| {
        if !tx.lock_running_job(job)? {
            return Ok(());
        }
        let day = of.day.unwrap_or_else(|| tx.today());
        settle(tx, (solution, day), &came)?;
        tx.end_running_job(job)
    });
    done.map_err(|error: StoreError| error.to_string())
}
