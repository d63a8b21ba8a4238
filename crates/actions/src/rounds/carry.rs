//! What a round leaves for the next one, where its rule says so (`carry-over`).
//!
//! Invariant: what a round left goes into one later round at most; a later round that was withdrawn, or whose
//! result is challenged, took nothing. Invariant: nothing is left before it is certain: the board decides
//! what is funded, and may decide otherwise than the outcome.

use kernel::{Cents, RoundId};
use store::{Carried, Round, RoundSetup, RoundState, StoreError, TenantTx};
use voting::{RoundFile, RoundRules};

use crate::{Fault, Refused};

/// What closed rounds left that no later round has taken, the newest first. `own` is the round that asks:
/// what it takes itself, it may still take.
///
/// # Errors
/// Those of the store; [`StoreError::Unexpected`] where a stored file cannot be read.
pub fn left_over(tx: &mut TenantTx<'_>, own: Option<RoundId>) -> Result<Vec<Carried>, StoreError> {
    let rounds = tx.rounds()?;
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for round in rounds.iter().filter(|round| round.state != RoundState::Void && Some(round.id) != own) {
        if tx.round_challenge(round.id)?.is_some() {
            continue;
        }
        taken.extend(round.setup.carried.iter().map(|one| one.round));
        if round.state == RoundState::Closed && keeps_the_rest(round) {
            left.extend(rest_of(tx, round)?);
        }
    }
    left.retain(|one| !taken.contains(&one.round));
    Ok(left)
}

fn keeps_the_rest(round: &Round) -> bool {
    matches!(&round.setup.rules, RoundRules::Scores { fill, .. } if fill == "carry-over")
}

/// What a closed round left, once the board has decided about it. A round without its quorum is never decided
/// about: nothing of it is funded, so all of it is left.
fn rest_of(tx: &mut TenantTx<'_>, round: &Round) -> Result<Option<Carried>, StoreError> {
    let decisions = tx.round_decisions(round.id)?;
    if decisions.is_empty() {
        let stored = tx.round_result(round.id)?.ok_or(StoreError::Absent)?;
        let file =
            RoundFile::parse(&stored.file).map_err(|faults| StoreError::Unexpected(format!("{faults:?}")))?;
        if file.result.has_quorum {
            return Ok(None);
        }
    }
    let funded = |id| decisions.iter().any(|one| one.candidate == id && one.funded);
    let asked = tx.round_candidates(round.id)?;
    let spent: i64 = asked.iter().filter(|one| funded(one.candidate)).map(|one| one.cost.cents()).sum();
    let rest = round.setup.budget.cents().saturating_sub(spent);
    let (round, title) = (round.id, round.setup.title.clone());
    Ok((rest > 0).then(|| Carried { round, title, amount: Cents::new(rest) }))
}

/// What was asked to be taken along, with what it really is.
///
/// # Errors
/// `round-carried-gone` where there is nothing left of it.
pub(super) fn really_left(
    tx: &mut TenantTx<'_>,
    asked: &[Carried],
    own: Option<RoundId>,
) -> Result<Vec<Carried>, Refused> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let left = left_over(tx, own)?;
    let known = |one: &Carried| left.iter().find(|left| left.round == one.round).cloned();
    let found: Option<Vec<Carried>> = asked.iter().map(known).collect();
    Ok(found.ok_or_else(|| Fault::field("carried", "round-carried-gone"))?)
}

/// Refuses to open a round whose budget holds what an earlier round does not leave any more.
///
/// # Errors
/// `round-carried-changed`, with the name of the earlier round.
pub(super) fn refuse_changed(tx: &mut TenantTx<'_>, setup: &RoundSetup, own: RoundId) -> Result<(), Refused> {
    if setup.carried.is_empty() {
        return Ok(());
    }
    let left = left_over(tx, Some(own))?;
    match setup.carried.iter().find(|one| !left.contains(one)) {
        Some(one) => Err(Fault::page("round-carried-changed").with("title", &one.title).into()),
        None => Ok(()),
    }
}
