//! Ballots: cast by a member for itself or by the holder of its proxy, changed until the round closes.
//!
//! Invariant: one ballot of a member counts: each version is cast on the one before it, and a second one on
//! the same version is refused.
//! Invariant: whoever casts holds the round, so that it does not close meanwhile.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{CandidateId, MemberId, RoundId};
use store::roles::May;
use store::{
    NewBallot, OnConstraint, Proxy, Round, RoundCandidate, RoundState, Scores, StoreError, TenantTx,
};

use crate::permissions::require;
use crate::rounds::{SCORE_MOST, signature};
use crate::{Fault, Refused};

/// A ballot to be cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    /// In which round.
    pub round: RoundId,
    /// Whose ballot it is: the actor's own member, or one that gave it its proxy.
    pub member: MemberId,
    /// The version that the form was based on; 0 where there was none.
    pub based_on: i32,
    /// What it says.
    pub scores: Scores,
}

/// Casts a ballot. Says which version it is.
///
/// # Errors
/// A sentence on top: `round-not-open-yet`, `round-over`, `ballot-no-vote`, `ballot-member-left`,
/// `ballot-no-proxy`, `ballot-cast-by-holder`, `ballot-changed-meanwhile`, `ballot-score-range`,
/// `ballot-other-candidate`; or those of the store.
pub fn cast(tx: &mut TenantTx<'_>, cast: &Cast) -> Result<i32, Refused> {
    require(tx, May::Vote)?;
    let own = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let round = tx.hold_round(cast.round)?;
    refuse_hour(&round, tx.now())?;
    let electorate = tx.round_electors(round.id)?;
    for member in BTreeSet::from([own, cast.member]) {
        refuse_left(tx, member)?;
        if !electorate.iter().any(|elector| elector.member == member) {
            return Err(Fault::page("ballot-no-vote").into());
        }
    }
    check_scores(&cast.scores, &tx.round_candidates(round.id)?).map_err(Refused::Faults)?;
    let proxies = tx.proxies(round.id)?;
    let given = proxies.iter().find(|proxy| proxy.member == cast.member);
    let last = tx.last_ballot(round.id, cast.member)?;
    let holder = (own != cast.member).then_some(own);
    // Voting oneself takes the proxy back.
    let by_holder = last.as_ref().is_some_and(|ballot| ballot.holder.is_some());
    if let Some(proxy) = allowed(holder, given, by_holder)? {
        tx.end_proxy(proxy.id)?;
    }
    if last.as_ref().map_or(0, |ballot| ballot.version) != cast.based_on {
        return Err(changed_meanwhile());
    }
    let version = cast.based_on.saturating_add(1);
    let (member, scores, by) = (cast.member, cast.scores.clone(), signature(tx)?);
    tx.add_ballot(&NewBallot { round: round.id, member, version, scores, holder, by })
        .on_constraint("ballots_version", changed_meanwhile())?;
    tx.audit("ballots.cast", round.id, &format!("{member}, {version}"))?;
    Ok(version)
}

/// Whether a ballot can be cast now.
fn refuse_hour(round: &Round, now: Timestamp) -> Result<(), Fault> {
    match round.state {
        RoundState::Open if now < round.setup.opens_at => Err(Fault::page("round-not-open-yet")),
        RoundState::Open if now < round.setup.closes_at => Ok(()),
        RoundState::Void => Err(Fault::page("round-withdrawn-fault")),
        _ => Err(Fault::page("round-over")),
    }
}

pub(crate) fn refuse_left(tx: &mut TenantTx<'_>, member: MemberId) -> Result<(), Refused> {
    let member = tx.member(member)?;
    // Who merged or was split did not walk away: its vote in what was open then is still its own.
    if member.is_present_on(tx.today()) || is_reorganised(tx, member.id)? {
        return Ok(());
    }
    Err(Fault::page("ballot-member-left").with("name", &member.name).into())
}

fn is_reorganised(tx: &mut TenantTx<'_>, member: MemberId) -> Result<bool, StoreError> {
    let all = tx.reorganisations()?;
    Ok(all.iter().any(|one| one.is_confirmed() && one.about.predecessors.contains(&member)))
}

/// Whether the actor may cast: for itself, unless its proxy has voted already, or as the holder of the
/// member's proxy. Gives the proxy that the member's own vote takes back. One rule for rounds and
/// resolutions.
pub(crate) fn allowed(
    holder: Option<MemberId>,
    given: Option<&Proxy>,
    by_holder: bool,
) -> Result<Option<&Proxy>, Fault> {
    match (holder, given) {
        (None, Some(_)) if by_holder => Err(Fault::page("ballot-cast-by-holder")),
        (None, given) => Ok(given),
        (Some(holder), Some(proxy)) if proxy.holder == holder => Ok(None),
        (Some(_), _) => Err(Fault::page("ballot-no-proxy")),
    }
}

/// The scores of a ballot are 0 to 3 or no opinion, for candidates of its round.
///
/// # Errors
/// Each that is not, by its candidate.
pub fn check_scores(scores: &Scores, candidates: &[RoundCandidate]) -> Result<(), Vec<Fault>> {
    let known: BTreeSet<CandidateId> = candidates.iter().map(|one| one.candidate).collect();
    let mut faults = Vec::new();
    for (candidate, score) in scores {
        if !known.contains(candidate) {
            faults.push(Fault::page("ballot-other-candidate"));
        } else if score.is_some_and(|score| score > SCORE_MOST) {
            faults.push(Fault::page("ballot-score-range"));
        }
    }
    faults.dedup();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The name of a candidate's field on the ballot.
#[must_use]
pub fn field_of(candidate: CandidateId) -> String {
    format!("score-{candidate}")
}

fn changed_meanwhile() -> Refused {
    Fault::page("ballot-changed-meanwhile").into()
}

/// Whose ballots the actor may cast in a round: its own, and those of the members that gave it their proxy.
///
/// # Errors
/// Those of the store.
pub fn votes_of(tx: &mut TenantTx<'_>, round: RoundId) -> Result<Vec<MemberId>, StoreError> {
    let Some(own) = tx.actor().member().map(|member| member.id) else { return Ok(Vec::new()) };
    let electorate = tx.round_electors(round)?;
    if !electorate.iter().any(|elector| elector.member == own) {
        return Ok(Vec::new());
    }
    let held = tx.proxies(round)?.into_iter().filter(|proxy| proxy.holder == own).map(|proxy| proxy.member);
    Ok(std::iter::once(own).chain(held).collect())
}

#[cfg(test)]
mod tests {
    use kernel::Cents;

    use super::*;

    fn id<I: std::str::FromStr<Err: std::fmt::Debug>>(number: u32) -> I {
        format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
    }

    fn asked(number: u32) -> RoundCandidate {
        RoundCandidate { candidate: id(number), name: String::new(), cost: Cents::new(1) }
    }

    fn proxy() -> Proxy {
        Proxy {
            id: id(9),
            member: id(1),
            holder: id(2),
            given_by: String::new(),
            given_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn scores_are_zero_to_three_or_no_opinion() {
        let scores = |score| Scores::from([(id(1), score)]);
        for score in [None, Some(0), Some(3)] {
            assert_eq!(check_scores(&scores(score), &[asked(1)]), Ok(()));
        }
        let faults = check_scores(&scores(Some(4)), &[asked(1)]).unwrap_err();
        assert_eq!(faults[0].code, "ballot-score-range");
    }

    #[test]
    fn a_candidate_of_another_round_is_refused() {
        let faults = check_scores(&Scores::from([(id(2), Some(1))]), &[asked(1)]).unwrap_err();
        assert_eq!(faults[0].code, "ballot-other-candidate");
    }

    #[test]
    fn voting_oneself_takes_the_proxy_back() {
        let proxy = proxy();
        assert_eq!(allowed(None, Some(&proxy), false), Ok(Some(&proxy)));
        assert_eq!(allowed(None, None, false), Ok(None));
        let late = allowed(None, Some(&proxy), true).unwrap_err();
        assert_eq!(late.code, "ballot-cast-by-holder");
    }

    #[test]
    fn only_the_holder_casts_by_proxy() {
        let proxy = proxy();
        assert_eq!(allowed(Some(id(2)), Some(&proxy), false), Ok(None));
        for (holder, given) in [(3, Some(&proxy)), (2, None)] {
            let fault = allowed(Some(id(holder)), given, false).unwrap_err();
            assert_eq!(fault.code, "ballot-no-proxy");
        }
    }
}
