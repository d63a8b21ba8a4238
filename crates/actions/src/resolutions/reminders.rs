//! Reminders of a vote: only to those who have not voted, on a day at most one.
//!
//! Invariant: a reminder says that somebody has not voted yet, and nothing of what anybody answered.

use kernel::ResolutionId;
use serde_json::json;
use store::roles::May;
use store::{Resolution, StoreError, TenantTx};

use super::{Phase, about, phase};
use crate::letters::tell;
use crate::permissions::require;
use crate::rounds::letters::votes_for;
use crate::{Fault, Refused};

/// Reminds those who have not voted. On a day once.
///
/// # Errors
/// `resolution-takes-no-votes`, `round-reminded-today`, or those of the store.
pub fn remind(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let resolution = tx.hold_resolution(id)?;
    if phase(&resolution, tx.now()) != Phase::Voting {
        return Err(Fault::page("resolution-takes-no-votes").into());
    }
    if !remind_now(tx, &resolution)? {
        return Err(Fault::page("round-reminded-today").into());
    }
    tx.audit("resolutions.remind", id, "")?;
    Ok(())
}

/// The portal's own reminder, in the last three days. Says whether it went out.
///
/// # Errors
/// Those of the store.
pub fn remind_in_time(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<bool, StoreError> {
    let resolution = tx.hold_resolution(id)?;
    Ok(phase(&resolution, tx.now()) == Phase::Voting && remind_now(tx, &resolution)?)
}

fn remind_now(tx: &mut TenantTx<'_>, resolution: &Resolution) -> Result<bool, StoreError> {
    if !tx.add_resolution_reminder(resolution.id)? {
        return Ok(false);
    }
    let voted = tx.participations(resolution.id)?;
    let (voters, proxies) = (tx.resolution_voters(resolution.id)?, tx.resolution_proxies(resolution.id)?);
    for voter in voters.iter().filter(|voter| !voted.contains(&voter.member)) {
        let member = tx.member(voter.member)?;
        let about = about(resolution, json!({ "member": member.name }));
        // Where it gave a proxy, who votes for it is reminded.
        let proxy = proxies.iter().find(|proxy| proxy.member == member.id);
        let votes = proxy.map_or(member.id, |proxy| proxy.holder);
        tell(tx, "resolution-reminder", &about, |seat| votes_for(seat, votes))?;
    }
    Ok(true)
}
