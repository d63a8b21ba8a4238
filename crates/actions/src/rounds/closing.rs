//! The end of a round: no ballot comes in any more, the rest is sealed, the lot is revealed, all is counted.
//!
//! Invariant: only the clock of the database ends a round, and what ended never begins again.
//! Invariant: closing may be tried again at any point: everything it stores, it stores in one transaction
//! that first asks whether there is anything left to do.

use kernel::RoundId;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Round, RoundState, StoreError, StoredResult, TenantTx};
use voting::{Fault, Lot, Proxy, RoundFile};

use super::{Frozen, fresh, letters};

/// The kind of the job that closes a round.
pub const CLOSE: &str = "rounds.close";

/// Ends a round whose hour has come: takes no ballots any more, and puts in the job that counts. Says whether
/// it did.
///
/// # Errors
/// Those of the store.
pub fn end(tx: &mut TenantTx<'_>, id: RoundId) -> Result<bool, StoreError> {
    // Whoever is casting holds the round: what was cast in time is in before it ends.
    let round = tx.lock_round(id)?;
    if round.state != RoundState::Open || tx.now() < round.setup.closes_at {
        return Ok(false);
    }
    tx.move_round(id, RoundState::Closing)?;
    tx.enqueue(CLOSE, &json!({ "round": id }))?;
    tx.audit("rounds.end", id, "")?;
    Ok(true)
}

/// Closes a round that has ended. Says whether it did: a second time there is nothing left to do.
///
/// # Errors
/// Those of the store; [`StoreError::Unexpected`] where the round does not count, or is not the one that was
/// opened.
pub fn close(tx: &mut TenantTx<'_>, id: RoundId) -> Result<bool, StoreError> {
    let round = tx.lock_round(id)?;
    if round.state != RoundState::Closing {
        return Ok(false);
    }
    super::seal(tx, id)?;
    let file = counted(tx, &round)?;
    let text = file.to_json().map_err(unexpected)?;
    let result = StoredResult {
        sha256: hex::encode(Sha256::digest(&text)),
        head: file.head.clone(),
        closed_at: tx.now(),
        file: text,
    };
    tx.add_round_result(id, &result)?;
    tx.move_round(id, RoundState::Closed)?;
    tx.audit("rounds.close", id, &format!("{}, {}", result.head, result.sha256))?;
    let electorate = tx.round_electors(id)?;
    letters::about_to_voters(tx, "round-closed", &round, &electorate, json!({ "head": result.head }))?;
    Ok(true)
}

/// The file of the round with its ballots in their chain, the lot revealed, and the count.
fn counted(tx: &mut TenantTx<'_>, round: &Round) -> Result<RoundFile, StoreError> {
    let opening = tx.round_opening(round.id)?.ok_or(StoreError::Absent)?;
    let seed = tx.lot_seed(round.id)?.ok_or(StoreError::Absent)?;
    let frozen =
        Frozen { candidates: tx.round_candidates(round.id)?, electorate: tx.round_electors(round.id)? };
    let lot = Lot { commitment: opening.lot_commitment, seed };
    let mut file = fresh(round, &frozen, Some(lot));
    file.opening = opening.hash;
    if voting::opening(&file).map_err(unexpected)? != file.opening {
        return Err(unexpected("the round is not the one that was opened"));
    }
    file.proxies = tx
        .proxies(round.id)?
        .into_iter()
        .map(|proxy| Proxy { member: proxy.member.to_string(), holder: proxy.holder.to_string() })
        .collect();
    let chain = tx.chain_to_count(round.id)?;
    file.ballots = chain.iter().map(store::SealedBallot::record).collect::<Result<_, _>>()?;
    file.head = file.ballots.last().map_or_else(|| file.opening.clone(), |ballot| ballot.hash.clone());
    file.result = file.count().map_err(|faults| unexpected(in_a_line(&faults)))?;
    Ok(file)
}

fn in_a_line(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn unexpected(error: impl std::fmt::Display) -> StoreError {
    StoreError::Unexpected(error.to_string())
}
