//! Proxies: a member gives its vote in a round to another voter, and takes it back until that has voted.
//!
//! Invariant: nobody votes for somebody by way of a third: who holds a proxy gives none, and who gave one
//! holds none.

use kernel::{MemberId, ProxyId, RoundId};
use serde_json::json;
use store::roles::May;
use store::{NewProxy, OnConstraint, Proxy, Round, RoundState, StoreError, TenantTx};

use crate::permissions::require;
use crate::rounds::letters;
use crate::{Fault, Refused};

/// The kind of the job that tells the holder.
pub const TELL: &str = "proxies.tell";

/// Gives the vote of the actor's member to another voter.
///
/// # Errors
/// A sentence beside the holder, or on top where the round is over; or those of the store.
pub fn give(tx: &mut TenantTx<'_>, round: RoundId, holder: MemberId) -> Result<ProxyId, Refused> {
    require(tx, May::Vote)?;
    let own = own(tx)?;
    let round = locked(tx, round)?;
    let electorate = tx.round_electors(round.id)?;
    let votes = |member| electorate.iter().any(|elector| elector.member == member);
    if !votes(own) {
        return Err(Fault::page("ballot-no-vote").into());
    }
    if !votes(holder) || !tx.member(holder)?.is_present_on(tx.today()) {
        return Err(Fault::field("holder", "proxy-holder-no-vote").into());
    }
    if tx.turnout(round.id)?.contains(&own) {
        return Err(Fault::page("proxy-voted-already").into());
    }
    check(&tx.proxies(round.id)?, own, holder, round.setup.proxies_per_holder)?;
    let id = tx
        .add_proxy(&NewProxy { round: round.id, member: own, holder })
        .on_constraint("proxies_one", Refused::from(Fault::page("proxy-given-already")))?;
    tx.audit("proxies.give", round.id, &holder.to_string())?;
    // A member does not know the addresses of another member's people: the portal's own job does.
    tx.enqueue(TELL, &json!({ "round": round.id, "proxy": id }))?;
    Ok(id)
}

/// Takes the proxy of the actor's member back, until its holder has voted with it.
///
/// # Errors
/// `proxy-cast-already`, `proxy-none`, or those of the store.
pub fn take_back(tx: &mut TenantTx<'_>, round: RoundId) -> Result<(), Refused> {
    require(tx, May::Vote)?;
    let own = own(tx)?;
    let round = locked(tx, round)?;
    let given = tx.proxies(round.id)?.into_iter().find(|proxy| proxy.member == own);
    let given = given.ok_or_else(|| Refused::from(Fault::page("proxy-none")))?;
    if tx.last_ballot(round.id, own)?.is_some() {
        return Err(Fault::page("proxy-cast-already").into());
    }
    if !tx.end_proxy(given.id)? {
        return Err(Fault::page("proxy-none").into());
    }
    tx.audit("proxies.take-back", round.id, &given.holder.to_string())?;
    Ok(())
}

/// Mails those who vote for the holder of a proxy. For the portal's own job.
///
/// # Errors
/// Those of the store.
pub fn tell(tx: &mut TenantTx<'_>, round: RoundId, proxy: ProxyId) -> Result<(), StoreError> {
    let Some(given) = tx.proxies(round)?.into_iter().find(|one| one.id == proxy) else { return Ok(()) };
    let (round, member) = (tx.round(round)?, tx.member(given.member)?);
    let more = json!({ "member": member.name, "by": given.given_by });
    letters::to_member(tx, "proxy-given", &round, given.holder, more)
}

/// Whether the member may give its vote to the holder, beside the proxies in force: one rule for rounds and
/// for resolutions.
pub(crate) fn check(given: &[Proxy], member: MemberId, holder: MemberId, most: i32) -> Result<(), Fault> {
    let held = |by: MemberId| given.iter().filter(|proxy| proxy.holder == by).count();
    let has_given = |by: MemberId| given.iter().any(|proxy| proxy.member == by);
    if member == holder {
        return Err(Fault::field("holder", "proxy-to-itself"));
    }
    if has_given(member) {
        return Err(Fault::page("proxy-given-already"));
    }
    if held(member) > 0 {
        return Err(Fault::page("proxy-chain-giver"));
    }
    if has_given(holder) {
        return Err(Fault::field("holder", "proxy-chain-holder"));
    }
    if i32::try_from(held(holder)).unwrap_or(i32::MAX) >= most {
        return Err(Fault::field("holder", "proxy-too-many").with("most", most));
    }
    Ok(())
}

/// The round, held by this transaction alone: two proxies at once could make a chain.
fn locked(tx: &mut TenantTx<'_>, round: RoundId) -> Result<Round, Refused> {
    let round = tx.lock_round(round)?;
    if round.state == RoundState::Open && tx.now() < round.setup.closes_at {
        return Ok(round);
    }
    Err(Fault::page("round-over").into())
}

pub(crate) fn own(tx: &TenantTx<'_>) -> Result<MemberId, Refused> {
    tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn id<I: std::str::FromStr<Err: std::fmt::Debug>>(number: u32) -> I {
        format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
    }

    fn proxy(member: u32, holder: u32) -> Proxy {
        Proxy {
            id: id(100 * member + holder),
            member: id(member),
            holder: id(holder),
            given_by: String::new(),
            given_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn refused(given: &[Proxy], member: u32, holder: u32) -> String {
        check(given, id(member), id(holder), 2).err().map(|fault| fault.code.into_owned()).unwrap_or_default()
    }

    #[test]
    fn a_voter_votes_for_as_many_others_as_the_round_allows() {
        let given = [proxy(1, 9), proxy(2, 9)];
        assert_eq!(refused(&given[..1], 2, 9), "");
        assert_eq!(refused(&given, 3, 9), "proxy-too-many");
    }

    #[test]
    fn proxies_make_no_chain() {
        let given = [proxy(1, 2)];
        assert_eq!(refused(&given, 3, 1), "proxy-chain-holder");
        assert_eq!(refused(&given, 2, 3), "proxy-chain-giver");
        assert_eq!(refused(&given, 1, 3), "proxy-given-already");
        assert_eq!(refused(&given, 3, 3), "proxy-to-itself");
    }
}
