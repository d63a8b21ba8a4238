//! What the portal does by itself with solutions: it mails builders, and asks members to renew what they
//! said.
//!
//! Invariant: the job ends in the transaction that puts its mail in the outbox, so that nobody gets it twice.

use serde::Deserialize;
use store::{Db, StoreError};

use super::Work;
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
    for one in db.worker("solutions.expiring", |tx| tx.expiring_uses(REMIND_DAYS))? {
        let actor = db.worker("jobs.actor", |tx| tx.job_actor(one.cooperative))?;
        done |= db.tenant_blocking(&actor, "solutions.remind", |tx| remind(tx, one.solution, one.member))?;
    }
    Ok(done)
}
