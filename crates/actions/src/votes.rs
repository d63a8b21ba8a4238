//! Votes about resolutions: by a member's voter, or at a roll call that the office writes down.
//!
//! Invariant: the database's clock says whether a vote is in time, while the resolution is held against
//! closing.
//! Invariant: a secret vote leaves nothing that pairs a member with a ballot: no log line, no mail, no
//! answer that is kept for a repeat.

use std::collections::BTreeSet;

use kernel::{MemberId, ResolutionId};
use store::roles::May;
use store::{OnConstraint, Resolution, TenantTx, VoteAnswer};

use crate::ballots::{allowed, refuse_left};
use crate::permissions::require;
use crate::proxies::own;
use crate::resolutions::{Phase, phase};
use crate::{Fault, Refused};

/// A vote to be cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    /// About which resolution.
    pub resolution: ResolutionId,
    /// Whose vote it is: the actor's own member's, or that of one that gave it its proxy.
    pub member: MemberId,
    /// What is answered.
    pub answer: VoteAnswer,
    /// The version of the member's vote that the form showed; 0 where there was none.
    pub based_on: i32,
}

/// Casts the vote of the actor's member, or of one that gave it its proxy. A named vote can be cast again
/// until closing: the last one counts.
///
/// # Errors
/// `vote-too-early`, `vote-too-late`, `vote-not-in-electorate`, `vote-answer-missing`,
/// `vote-changed-meanwhile`, `vote-secret-already`, `ballot-member-left`, `ballot-no-proxy`,
/// `ballot-cast-by-holder`, or those of the store.
pub fn cast(tx: &mut TenantTx<'_>, cast: &Cast) -> Result<(), Refused> {
    require(tx, May::Vote)?;
    let own = own(tx)?;
    let member = cast.member;
    let resolution = tx.hold_resolution(cast.resolution)?;
    checked(tx, &resolution, member, cast.answer)?;
    for member in BTreeSet::from([own, member]) {
        refuse_left(tx, member)?;
    }
    let holder = holder(tx, resolution.id, (own, member))?;
    if resolution.about.secret {
        let already = Refused::from(Fault::page("vote-secret-already"));
        tx.add_participation(resolution.id, member, holder)
            .on_constraint("vote_participations_pkey", already)?;
        tx.add_secret_vote(resolution.id, cast.answer)?;
        return Ok(());
    }
    let meanwhile = || Refused::from(Fault::page("vote-changed-meanwhile"));
    let last = tx.named_votes(resolution.id)?.into_iter().find(|vote| vote.member == member);
    let version = last.map_or(0, |vote| vote.version);
    if version != cast.based_on {
        return Err(meanwhile());
    }
    if version == 0 {
        tx.add_participation(resolution.id, member, holder)
            .on_constraint("vote_participations_pkey", meanwhile())?;
    }
    let next = version.saturating_add(1);
    tx.add_vote(resolution.id, (member, next), cast.answer, false)
        .on_constraint("votes_pkey", meanwhile())?;
    tx.audit("votes.cast", resolution.id, &format!("{next}"))?;
    Ok(())
}

/// Writes down what a member answered at a roll call in the room. Its voter can still change it until
/// closing.
///
/// # Errors
/// `vote-in-room-already` where the member voted itself, `vote-in-room-secret`, `assembly-not-yet`, as
/// [`cast`] otherwise.
pub fn record(
    tx: &mut TenantTx<'_>,
    resolution: ResolutionId,
    member: MemberId,
    answer: VoteAnswer,
) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let resolution = tx.hold_resolution(resolution)?;
    if resolution.about.secret {
        return Err(Fault::page("vote-in-room-secret").into());
    }
    let item = tx.agenda_item(resolution.about.item)?;
    // Before that nobody is in the room: the office votes for no member.
    if tx.now() < tx.assembly(item.assembly)?.about.starts_at {
        return Err(Fault::page("assembly-not-yet").into());
    }
    checked(tx, &resolution, member, answer)?;
    let already = Refused::from(Fault::field("member", "vote-in-room-already"));
    tx.add_participation(resolution.id, member, None).on_constraint("vote_participations_pkey", already)?;
    tx.add_vote(resolution.id, (member, 1), answer, true)?;
    let name = tx.member(member)?.name;
    tx.audit("votes.record", resolution.id, &name)?;
    Ok(())
}

/// Who casts as the holder of a proxy: nobody where the member votes itself, which takes its proxy back.
fn holder(
    tx: &mut TenantTx<'_>,
    resolution: ResolutionId,
    (own, member): (MemberId, MemberId),
) -> Result<Option<MemberId>, Refused> {
    let proxies = tx.resolution_proxies(resolution)?;
    let given = proxies.iter().find(|proxy| proxy.member == member);
    let by_holder = tx.vote_holders(resolution)?.contains_key(&member);
    let holder = (own != member).then_some(own);
    if let Some(proxy) = allowed(holder, given, by_holder)? {
        tx.end_resolution_proxy(proxy.id)?;
    }
    Ok(holder)
}

fn checked(
    tx: &mut TenantTx<'_>,
    resolution: &Resolution,
    member: MemberId,
    answer: VoteAnswer,
) -> Result<(), Refused> {
    refuse_phase(phase(resolution, tx.now()))?;
    if !tx.resolution_voters(resolution.id)?.iter().any(|voter| voter.member == member) {
        return Err(Fault::page("vote-not-in-electorate").into());
    }
    let options = tx.resolution_options(resolution.id)?.len();
    if !is_offered(answer, options) {
        return Err(Fault::field("answer", "vote-answer-missing").into());
    }
    Ok(())
}

fn refuse_phase(phase: Phase) -> Result<(), Fault> {
    match phase {
        Phase::Voting => Ok(()),
        Phase::Preparing | Phase::Waiting => Err(Fault::page("vote-too-early")),
        Phase::Counting | Phase::Decided => Err(Fault::page("vote-too-late")),
        Phase::Withdrawn => Err(Fault::page("resolution-withdrawn-already")),
    }
}

/// Whether an answer can be given: with no options there are for and against.
#[must_use]
pub fn is_offered(answer: VoteAnswer, options: usize) -> bool {
    let options = if options == 0 { 2 } else { options };
    match answer {
        VoteAnswer::Option(place) => usize::from(place) < options,
        VoteAnswer::Blank | VoteAnswer::Abstain => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_one_of_what_is_offered() {
        assert!(is_offered(VoteAnswer::Option(1), 0));
        assert!(!is_offered(VoteAnswer::Option(2), 0));
        assert!(is_offered(VoteAnswer::Option(2), 3));
        assert!(is_offered(VoteAnswer::Abstain, 3));
    }
}
