//! What the board decides after a round: per candidate it follows the outcome, or deviates and says why.
//!
//! Invariant: a round is decided once, about each of its candidates, and the decision is the roadmap from
//! that moment: the places in the queue are set in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{CandidateId, RoundId};
use serde_json::json;
use store::roles::May;
use store::{NewDecision, OnConstraint, Round, RoundState, Signature, StoreError, TenantTx};
use voting::{RoundFile, RoundRules};

use crate::letters::tell;
use crate::permissions::require;
use crate::{Fault, Refused, candidates};

/// The most characters in a reason.
const LONGEST_REASON: usize = 1_000;

/// A candidate as the outcome of a round leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The candidate.
    pub candidate: CandidateId,
    /// Its name at opening.
    pub name: String,
    /// Its cost at opening, as a decimal text in euros.
    pub cost: String,
    /// Whether the outcome funds it.
    pub funded: bool,
}

/// What the board says about a candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The opposite of the outcome: funded where it is not, or the other way round.
    pub deviates: bool,
    /// Another place in the queue than the one that follows.
    pub place: Option<usize>,
    /// Why; compulsory where either is so.
    pub reason: String,
}

/// The candidates of a closed round as the outcome puts them: what is funded in the order of the queue, then
/// the rest in that order.
#[must_use]
pub fn proposed(file: &RoundFile) -> Vec<Proposed> {
    let RoundRules::Scores { candidates, .. } = &file.rules else { return Vec::new() };
    let funded: BTreeSet<&str> =
        file.result.tally.iter().flat_map(|tally| &tally.funded).map(String::as_str).collect();
    let queue = file.result.queue.clone().unwrap_or_default();
    let place = |id: &str| queue.iter().position(|other| other == id).unwrap_or(usize::MAX);
    let mut known: Vec<&voting::Candidate> = candidates.iter().collect();
    known.sort_by_key(|one| (!funded.contains(one.id.as_str()), place(&one.id)));
    let proposed = |one: &voting::Candidate| {
        Some(Proposed {
            candidate: one.id.parse().ok()?,
            name: one.name.clone(),
            cost: one.cost.clone(),
            funded: funded.contains(one.id.as_str()),
        })
    };
    known.into_iter().filter_map(proposed).collect()
}

/// The decision about each candidate, in the order of the queue that comes of it. What gets another place is
/// put there; all others keep their order around it, without deviating.
///
/// # Errors
/// Beside a candidate: `decision-missing`, `decision-reason-missing`, `decision-reason-too-long`,
/// `decision-place-range`, `decision-place-twice`; on top `decision-other-candidate`.
pub fn decided(
    proposed: &[Proposed],
    verdicts: &BTreeMap<CandidateId, Verdict>,
) -> Result<Vec<NewDecision>, Vec<Fault>> {
    let mut faults = Vec::new();
    if verdicts.keys().any(|id| !proposed.iter().any(|one| one.candidate == *id)) {
        faults.push(Fault::page("decision-other-candidate"));
    }
    let none = Verdict::default();
    let verdict = |one: &Proposed| verdicts.get(&one.candidate).unwrap_or(&none);
    let funded = |one: &Proposed| one.funded != verdict(one).deviates;
    let mut natural: Vec<&Proposed> = proposed.iter().collect();
    natural.sort_by_key(|one| !funded(one));
    let moved = moved(&natural, verdicts, &mut faults);
    let order = with_moved(&natural, &moved);
    let mut decisions = Vec::new();
    for (place, one) in (1..).zip(order) {
        let said = verdict(one);
        let follows = !said.deviates && !moved.values().any(|id| *id == one.candidate);
        check_reason(one, said, follows, verdicts, &mut faults);
        decisions.push(NewDecision {
            candidate: one.candidate,
            funded: funded(one),
            follows,
            reason: said.reason.trim().to_owned(),
            place: Some(place),
        });
    }
    faults.sort_by_key(|fault| proposed.iter().position(|one| is_about(fault, one.candidate)));
    if faults.is_empty() { Ok(decisions) } else { Err(faults) }
}

fn is_about(fault: &Fault, candidate: CandidateId) -> bool {
    fault.field.as_ref().is_some_and(|field| field.ends_with(&candidate.to_string()))
}

fn check_reason(
    one: &Proposed,
    said: &Verdict,
    follows: bool,
    verdicts: &BTreeMap<CandidateId, Verdict>,
    faults: &mut Vec<Fault>,
) {
    let field = |name: &str| format!("{name}-{}", one.candidate);
    if !verdicts.contains_key(&one.candidate) {
        faults.push(Fault::field(field("verdict"), "decision-missing").with("name", &one.name));
    } else if !follows && said.reason.trim().is_empty() {
        faults.push(Fault::field(field("reason"), "decision-reason-missing").with("name", &one.name));
    } else if said.reason.chars().count() > LONGEST_REASON {
        let fault = Fault::field(field("reason"), "decision-reason-too-long");
        faults.push(fault.with("name", &one.name).with("most", LONGEST_REASON));
    }
}

/// Who gets another place than its own, by that place.
fn moved(
    natural: &[&Proposed],
    verdicts: &BTreeMap<CandidateId, Verdict>,
    faults: &mut Vec<Fault>,
) -> BTreeMap<usize, CandidateId> {
    let mut moved = BTreeMap::new();
    for (own, one) in (1..).zip(natural) {
        let Some(place) = verdicts.get(&one.candidate).and_then(|said| said.place) else { continue };
        let field = || format!("place-{}", one.candidate);
        if !(1..=natural.len()).contains(&place) {
            let fault = Fault::field(field(), "decision-place-range");
            faults.push(fault.with("name", &one.name).with("most", natural.len()));
        } else if place != own && moved.insert(place, one.candidate).is_some() {
            let fault = Fault::field(field(), "decision-place-twice");
            faults.push(fault.with("name", &one.name).with("place", place));
        }
    }
    moved
}

fn with_moved<'p>(natural: &[&'p Proposed], moved: &BTreeMap<usize, CandidateId>) -> Vec<&'p Proposed> {
    let stays = |one: &&&Proposed| !moved.values().any(|id| *id == one.candidate);
    let mut others = natural.iter().filter(stays).copied();
    let find = |id: &CandidateId| natural.iter().find(|one| one.candidate == *id).copied();
    let place = |place: usize| match moved.get(&place) {
        Some(id) => find(id),
        None => others.next(),
    };
    (1..=natural.len()).filter_map(place).collect()
}

/// Decides after a round. The decision becomes the roadmap, and all members hear of it.
///
/// # Errors
/// On top: `decision-not-closed`, `decision-made-already`, `decision-challenged`, `decision-no-quorum`; those
/// of [`decided`]; or those of the store.
pub fn decide(
    tx: &mut TenantTx<'_>,
    id: RoundId,
    verdicts: &BTreeMap<CandidateId, Verdict>,
) -> Result<(), Refused> {
    require(tx, May::DecideRoadmap)?;
    let person = tx.actor().person().ok_or(Refused::Forbidden)?;
    let by = Signature { person, name: tx.actor().name().to_owned(), at: tx.now() };
    let round = tx.round(id)?;
    let file = to_decide(tx, &round)?;
    let decisions = decided(&proposed(&file), verdicts).map_err(Refused::Faults)?;
    for one in &decisions {
        tx.add_round_decision(id, one, &by)
            .on_constraint("round_decisions_pkey", Refused::from(Fault::page("decision-made-already")))?;
    }
    put_on_roadmap(tx, &round, &decisions)?;
    let deviations = decisions.iter().filter(|one| !one.follows).count();
    tx.audit("rounds.decide", id, &format!("{}: {deviations} / {}", round.setup.title, decisions.len()))?;
    let about = json!({
        "round": id,
        "title": round.setup.title,
        "by": by.name,
        "funded": decisions.iter().filter(|one| one.funded).count(),
        "deviations": deviations,
    });
    tell(tx, "round-decided", &about, |seat| seat.member.is_some())?;
    Ok(())
}

/// The file of a round that can be decided about.
///
/// # Errors
/// As [`decide`].
pub fn to_decide(tx: &mut TenantTx<'_>, round: &Round) -> Result<RoundFile, Refused> {
    let result = tx.round_result(round.id)?;
    let (RoundState::Closed, Some(result)) = (round.state, result) else {
        return Err(Fault::page("decision-not-closed").into());
    };
    let file = RoundFile::parse(&result.file)
        .map_err(|faults| StoreError::Unexpected(format!("round {}: {faults:?}", round.id)))?;
    if !tx.round_decisions(round.id)?.is_empty() {
        return Err(Fault::page("decision-made-already").into());
    }
    if tx.round_challenge(round.id)?.is_some() {
        return Err(Fault::page("decision-challenged").into());
    }
    if !file.result.has_quorum {
        return Err(Fault::page("decision-no-quorum").into());
    }
    Ok(file)
}

/// The candidates of the round take the first places, in their order; who had a place and was not asked about
/// comes after them.
fn put_on_roadmap(tx: &mut TenantTx<'_>, round: &Round, decisions: &[NewDecision]) -> Result<(), Refused> {
    for one in decisions {
        if let Some(place) = one.place {
            tx.place_candidate(one.candidate, place)?;
        }
        if one.funded {
            let candidate = tx.lock_candidate(one.candidate)?;
            if candidate.state == "candidate" {
                candidates::funded(tx, &candidate, &round.setup.title)?;
            }
        }
    }
    let is_asked = |id: CandidateId| decisions.iter().any(|one| one.candidate == id);
    let known = tx.candidates()?;
    let others = known.iter().filter(|one| one.place.is_some() && !is_asked(one.id));
    let first = i32::try_from(decisions.len()).unwrap_or(i32::MAX).saturating_add(1);
    for (place, other) in (first..).zip(others) {
        tx.place_candidate(other.id, place)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u32) -> CandidateId {
        format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
    }

    fn three() -> Vec<Proposed> {
        let one = |number, funded| Proposed {
            candidate: id(number),
            name: format!("Dienst {number}"),
            cost: "1".to_owned(),
            funded,
        };
        vec![one(1, true), one(2, true), one(3, false)]
    }

    fn follow() -> BTreeMap<CandidateId, Verdict> {
        (1..=3).map(|number| (id(number), Verdict::default())).collect()
    }

    fn with(number: u32, verdict: Verdict) -> BTreeMap<CandidateId, Verdict> {
        let mut verdicts = follow();
        verdicts.insert(id(number), verdict);
        verdicts
    }

    fn verdict(deviates: bool, place: Option<usize>, reason: &str) -> Verdict {
        Verdict { deviates, place, reason: reason.to_owned() }
    }

    /// Which candidate, whether it is funded, and whether that follows.
    fn shown(decisions: &[NewDecision]) -> Vec<(CandidateId, bool, bool)> {
        decisions.iter().map(|one| (one.candidate, one.funded, one.follows)).collect()
    }

    fn codes(verdicts: &BTreeMap<CandidateId, Verdict>) -> Vec<String> {
        let faults = decided(&three(), verdicts).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.code.into_owned()).collect()
    }

    #[test]
    fn who_follows_takes_the_outcome_over() {
        let decisions = decided(&three(), &follow()).unwrap();
        assert_eq!(shown(&decisions), [(id(1), true, true), (id(2), true, true), (id(3), false, true)]);
        assert_eq!(decisions.iter().map(|one| one.place).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn a_deviation_turns_the_outcome_round_and_needs_a_reason() {
        assert_eq!(codes(&with(1, verdict(true, None, " "))), ["decision-reason-missing"]);
        let decisions = decided(&three(), &with(1, verdict(true, None, "De wet verandert."))).unwrap();
        assert_eq!(shown(&decisions), [(id(2), true, true), (id(1), false, false), (id(3), false, true)]);
    }

    #[test]
    fn another_place_is_a_deviation_and_the_others_keep_their_order() {
        assert_eq!(codes(&with(3, verdict(false, Some(1), ""))), ["decision-reason-missing"]);
        let decisions = decided(&three(), &with(3, verdict(false, Some(1), "Haast."))).unwrap();
        assert_eq!(shown(&decisions), [(id(3), false, false), (id(1), true, true), (id(2), true, true)]);
        let own = decided(&three(), &with(3, verdict(false, Some(3), ""))).unwrap();
        assert_eq!(own, decided(&three(), &follow()).unwrap());
    }

    #[test]
    fn a_place_that_is_not_there_or_is_taken_is_said() {
        assert_eq!(codes(&with(2, verdict(false, Some(4), "x"))), ["decision-place-range"]);
        assert_eq!(codes(&with(2, verdict(false, Some(0), "x"))), ["decision-place-range"]);
        let mut both = with(1, verdict(false, Some(2), "x"));
        both.insert(id(3), verdict(false, Some(2), "y"));
        assert!(codes(&both).contains(&"decision-place-twice".to_owned()));
    }

    #[test]
    fn every_candidate_is_decided_about_and_no_other() {
        let mut verdicts = follow();
        verdicts.remove(&id(2));
        assert_eq!(codes(&verdicts), ["decision-missing"]);
        assert_eq!(codes(&with(9, Verdict::default())), ["decision-other-candidate"]);
    }
}
