//! What the portal does by itself with a reorganisation: on its day successors get what waits for it.
//!
//! Invariant: the job ends in the transaction that does the work, so that nothing is handed over twice.

use serde::Deserialize;
use store::StoreError;

use super::Work;
use crate::reorganisations::{OfReorganisation, hand_over};

/// Hands over what waits for the day.
pub(super) fn hand_over_on_the_day(work: &Work<'_>) -> Result<(), String> {
    let of = OfReorganisation::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    let id = work.job.id;
    let done = work.db.tenant_blocking(work.actor, "reorganisations.hand-over", |tx| {
        if !tx.lock_running_job(id)? {
            return Ok(());
        }
        hand_over(tx, of.reorganisation)?;
        tx.end_running_job(id)
    });
    done.map_err(|error: StoreError| error.to_string())
}
