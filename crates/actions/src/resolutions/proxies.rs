//! A member gives its vote about a resolution to another voter, and takes it back until that has voted: the
//! same rules as in a round.

use kernel::{MemberId, ProxyId, ResolutionId};
use serde_json::json;
use store::roles::May;
use store::{OnConstraint, Resolution, StoreError, TenantTx};

use super::{Phase, about, phase};
use crate::letters;
use crate::permissions::require;
use crate::proxies::{check, own};
use crate::rounds::letters::votes_for;
use crate::{Fault, Refused};

/// The kind of the job that tells the holder.
pub const TELL: &str = "resolution-proxies.tell";

/// Gives the vote of the actor's member to another voter.
///
/// # Errors
/// A sentence beside the holder, or on top where nothing can be given any more; or those of the store.
pub fn give(tx: &mut TenantTx<'_>, id: ResolutionId, holder: MemberId) -> Result<ProxyId, Refused> {
    require(tx, May::Vote)?;
    let own = own(tx)?;
    let resolution = locked(tx, id)?;
    let voters = tx.resolution_voters(id)?;
    let votes = |member| voters.iter().any(|voter| voter.member == member);
    if !votes(own) {
        return Err(Fault::page("vote-not-in-electorate").into());
    }
    if !votes(holder) || !tx.member(holder)?.is_present_on(tx.today()) {
        return Err(Fault::field("holder", "proxy-holder-not-in-electorate").into());
    }
    if tx.participations(id)?.contains(&own) {
        return Err(Fault::page("proxy-voted-already").into());
    }
    check(&tx.resolution_proxies(id)?, own, holder, resolution.about.proxies_per_holder)?;
    let proxy = tx
        .add_resolution_proxy(id, own, holder)
        .on_constraint("resolution_proxies_one", Refused::from(Fault::page("proxy-given-already")))?;
    tx.audit("proxies.give", id, &holder.to_string())?;
    // A member does not know the addresses of another member's people: the portal's own job does.
    tx.enqueue(TELL, &json!({ "resolution": id, "proxy": proxy }))?;
    Ok(proxy)
}

/// Takes the proxy of the actor's member back, until its holder has voted with it.
///
/// # Errors
/// `proxy-cast-already`, `proxy-none`, or those of the store.
pub fn take_back(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<(), Refused> {
    require(tx, May::Vote)?;
    let own = own(tx)?;
    locked(tx, id)?;
    let given = tx.resolution_proxies(id)?.into_iter().find(|proxy| proxy.member == own);
    let given = given.ok_or_else(|| Refused::from(Fault::page("proxy-none")))?;
    if tx.participations(id)?.contains(&own) {
        return Err(Fault::page("proxy-cast-already").into());
    }
    if !tx.end_resolution_proxy(given.id)? {
        return Err(Fault::page("proxy-none").into());
    }
    tx.audit("proxies.take-back", id, &given.holder.to_string())?;
    Ok(())
}

/// Mails those who vote for the holder of a proxy. For the portal's own job.
///
/// # Errors
/// Those of the store.
pub fn tell(tx: &mut TenantTx<'_>, id: ResolutionId, proxy: ProxyId) -> Result<(), StoreError> {
    let Some(given) = tx.resolution_proxies(id)?.into_iter().find(|one| one.id == proxy) else {
        return Ok(());
    };
    let (resolution, member) = (tx.resolution(id)?, tx.member(given.member)?);
    let about = about(&resolution, json!({ "member": member.name, "by": given.given_by }));
    letters::tell(tx, "resolution-proxy-given", &about, |seat| votes_for(seat, given.holder))
}

/// The resolution, held by this transaction alone: two proxies at once could make a chain.
fn locked(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<Resolution, Refused> {
    let resolution = tx.lock_resolution(id)?;
    match phase(&resolution, tx.now()) {
        Phase::Waiting | Phase::Voting => Ok(resolution),
        Phase::Preparing | Phase::Withdrawn => Err(Fault::page("vote-too-early").into()),
        Phase::Counting | Phase::Decided => Err(Fault::page("resolution-over").into()),
    }
}

/// Whose votes the actor may cast: its own member's, and those of the members that gave it their proxy.
///
/// # Errors
/// Those of the store.
pub fn votes_of(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<Vec<MemberId>, StoreError> {
    let Some(own) = tx.actor().member().map(|member| member.id) else { return Ok(Vec::new()) };
    if !tx.resolution_voters(id)?.iter().any(|voter| voter.member == own) {
        return Ok(Vec::new());
    }
    let held = tx.resolution_proxies(id)?.into_iter().filter(|proxy| proxy.holder == own);
    Ok(std::iter::once(own).chain(held.map(|proxy| proxy.member)).collect())
}
