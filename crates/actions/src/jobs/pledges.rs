//! What the portal does by itself with pledges: those whose last day has passed expire.
//!
//! Invariant: no subscription comes of it, whatever was pledged.

use store::{Db, StoreError};

use super::alone::alone;
use crate::stances;

/// Ends the pledges whose last day has passed. `false` where there was nothing to do.
pub(super) fn look_after(db: &Db) -> Result<bool, StoreError> {
    let mut done = false;
    let found = || db.worker("pledges.due", |tx| tx.pledges_to_expire());
    for due in alone("pledges.due", "", found)? {
        done |= alone("stances.expire", format!("{} {}", due.service, due.member), || {
            let actor = db.worker("jobs.actor", |tx| tx.job_actor(due.cooperative))?;
            db.tenant_blocking(&actor, "stances.expire", move |tx| stances::expire(tx, due))
        })?;
    }
    Ok(done)
}
