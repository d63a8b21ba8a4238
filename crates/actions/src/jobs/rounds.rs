//! What the portal does by itself with rounds: it ends and counts them, seals ballots, and reminds voters.

use std::fmt::Display;

use kernel::{ProxyId, RoundId};
use serde::Deserialize;
use store::{Db, Due, StoreError, TenantTx};

use super::Work;
use super::alone::alone;
use crate::{proxies, rounds};

#[derive(Deserialize)]
struct OfRound {
    round: RoundId,
}

#[derive(Deserialize)]
struct OfProxy {
    round: RoundId,
    proxy: ProxyId,
}

/// Counts a round that has ended.
pub(super) fn close(work: &Work<'_>) -> Result<(), String> {
    let of: OfRound = serde_json::from_value(work.job.payload.clone()).map_err(|error| error.to_string())?;
    act(work, "rounds.close", move |tx| rounds::close(tx, of.round).map(drop))
}

/// Tells the holder of a proxy.
pub(super) fn tell_holder(work: &Work<'_>) -> Result<(), String> {
    let of: OfProxy = serde_json::from_value(work.job.payload.clone()).map_err(|error| error.to_string())?;
    act(work, "proxies.tell", move |tx| proxies::tell(tx, of.round, of.proxy))
}

/// One transaction that asks at its end whether the job is still to be done.
pub(super) fn act(
    work: &Work<'_>,
    name: &'static str,
    deed: impl Fn(&mut TenantTx<'_>) -> Result<(), StoreError>,
) -> Result<(), String> {
    let job = work.job.id;
    let done = work.db.tenant_blocking(work.actor, name, |tx| {
        deed(tx)?;
        // Cancelled, or taken by another: then nothing of this was done.
        if tx.lock_running_job(job)? { Ok(()) } else { Err(StoreError::Absent) }
    });
    done.map_err(|error: StoreError| error.to_string())
}

/// Ends the rounds whose hour has come, seals ballots, reminds voters. `false` where there was nothing to do.
pub(super) fn look_after(db: &Db) -> Result<bool, StoreError> {
    let due = db.worker("rounds.due", |tx| tx.rounds_to_close());
    let ended = each(db, due, "rounds.end", rounds::end)?;
    let unsealed = db.worker("rounds.unsealed", |tx| tx.rounds_to_seal());
    let sealed = each(db, unsealed, "rounds.seal", |tx, id| rounds::seal(tx, id).map(|count| count > 0))?;
    let unreminded = db.worker("rounds.unreminded", |tx| tx.rounds_to_remind());
    let reminded = each(db, unreminded, "rounds.remind", rounds::remind_in_time)?;
    Ok(ended || sealed || reminded)
}

/// Does a deed with each that was found due; one that fails stops nothing else, nor does it where they
/// cannot be found. `false` where there was nothing to do.
pub(super) fn each<I: Copy + Display>(
    db: &Db,
    found: Result<Vec<Due<I>>, StoreError>,
    name: &'static str,
    deed: impl Fn(&mut TenantTx<'_>, I) -> Result<bool, StoreError>,
) -> Result<bool, StoreError> {
    let mut done = false;
    for one in alone(name, "what is due", || found)? {
        done |= alone(name, one.id, || {
            let actor = db.worker("jobs.actor", |tx| tx.job_actor(one.cooperative))?;
            db.tenant_blocking(&actor, name, |tx| deed(tx, one.id))
        })?;
    }
    Ok(done)
}
