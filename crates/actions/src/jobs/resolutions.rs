//! What the portal does by itself with resolutions: it closes and counts them, seals votes, and reminds
//! voters.

use kernel::{ProxyId, ResolutionId};
use serde::Deserialize;
use store::{Db, StoreError};

use super::Work;
use super::rounds::{act, each};
use crate::resolutions;

#[derive(Deserialize)]
struct OfResolution {
    resolution: ResolutionId,
}

#[derive(Deserialize)]
struct OfProxy {
    resolution: ResolutionId,
    proxy: ProxyId,
}

/// Tells the holder of a proxy.
pub(super) fn tell_holder(work: &Work<'_>) -> Result<(), String> {
    let of = OfProxy::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    act(work, "resolution-proxies.tell", move |tx| resolutions::proxies::tell(tx, of.resolution, of.proxy))
}

/// Closes and counts a resolution whose hour has come.
pub(super) fn close(work: &Work<'_>) -> Result<(), String> {
    let of = OfResolution::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    act(work, "resolutions.close", move |tx| resolutions::close_in_time(tx, of.resolution).map(drop))
}

/// Ends the votes whose hour has come, seals votes, reminds voters. `false` where there was nothing to do.
pub(super) fn look_after(db: &Db) -> Result<bool, StoreError> {
    let due = db.worker("resolutions.due", |tx| tx.resolutions_to_close());
    let ended = each(db, due, "resolutions.end", resolutions::end)?;
    let unsealed = db.worker("resolutions.unsealed", |tx| tx.resolutions_to_seal());
    let sealed =
        each(db, unsealed, "resolutions.seal", |tx, id| resolutions::seal(tx, id).map(|count| count > 0))?;
    let unreminded = db.worker("resolutions.unreminded", |tx| tx.resolutions_to_remind());
    let reminded = each(db, unreminded, "resolutions.remind", resolutions::remind_in_time)?;
    Ok(ended || sealed || reminded)
}
