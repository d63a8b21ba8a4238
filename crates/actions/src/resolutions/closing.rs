//! The end of a vote: closed by the portal at its hour, or by the office once everybody has voted; counted
//! once.
//!
//! Invariant: only the clock of the database ends a vote, and what is closed never opens again.
//! Invariant: closing may be tried again at any point: it is one transaction that first asks whether there is
//! anything left to do.

use jiff::Timestamp;
use kernel::ResolutionId;
use serde_json::json;
use store::roles::May;
use store::{Resolution, ResolutionState, StoreError, TenantTx};

use super::{closed_already, count, letters_to_voters, rules};
use crate::permissions::require;
use crate::{Fault, Refused};

/// The kind of the job that closes a resolution; `store` looks for it by this name as well.
pub const CLOSE: &str = "resolutions.close";

/// Closes a resolution and counts it, once: after its last moment, or earlier where everybody has voted.
///
/// # Errors
/// `resolution-closed-already`, `resolution-still-open`, `resolution-not-opened`, or those of the store.
pub fn close(tx: &mut TenantTx<'_>, id: ResolutionId, note: &str) -> Result<i32, Refused> {
    require(tx, May::KeepRounds)?;
    let note = checked(note)?;
    let resolution = tx.lock_resolution(id)?;
    match resolution.state {
        ResolutionState::Open => {}
        ResolutionState::Closed => return Err(closed_already(&resolution)),
        ResolutionState::Draft | ResolutionState::Withdrawn => {
            return Err(Fault::page("resolution-not-opened").into());
        }
    }
    let (voted, voters) = (tx.participations(id)?.len(), tx.resolution_voters(id)?.len());
    if !may_close(&resolution, tx.now(), voted, voters) {
        return Err(Fault::page("resolution-still-open").into());
    }
    Ok(decided(tx, &resolution, note)?)
}

/// Puts in the job that closes a resolution whose hour has come. Says whether it did.
///
/// # Errors
/// Those of the store.
pub fn end(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<bool, StoreError> {
    let resolution = tx.lock_resolution(id)?;
    if resolution.state != ResolutionState::Open || tx.now() < resolution.about.closes_at {
        return Ok(false);
    }
    tx.enqueue(CLOSE, &json!({ "resolution": id }))?;
    Ok(true)
}

/// Closes and counts a resolution whose hour has come, for the portal's own job. Says whether it did: a
/// second time there is nothing left to do.
///
/// # Errors
/// Those of the store.
pub fn close_in_time(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<bool, StoreError> {
    // Whoever is voting holds the resolution: what was cast in time is in before it ends.
    let resolution = tx.lock_resolution(id)?;
    if resolution.state != ResolutionState::Open || tx.now() < resolution.about.closes_at {
        return Ok(false);
    }
    if !resolution.about.secret {
        super::seal(tx, id)?;
    }
    decided(tx, &resolution, "").map(|_| true)
}

/// What the office says beside a decision, once: the portal closes a vote at its hour without a word.
///
/// # Errors
/// `resolution-note-missing`, `resolution-noted-already`, or those of the store.
pub fn note(tx: &mut TenantTx<'_>, id: ResolutionId, note: &str) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let note = checked(note)?;
    if note.is_empty() {
        return Err(Fault::field("note", "resolution-note-missing").into());
    }
    let resolution = tx.resolution(id)?;
    if !tx.note_decision(resolution.id, note)? {
        return Err(Fault::field("note", "resolution-noted-already").into());
    }
    tx.audit("resolutions.note", id, &resolution.about.question)?;
    Ok(())
}

/// Whether the resolution can be closed now.
#[must_use]
pub fn may_close(resolution: &Resolution, now: Timestamp, voted: usize, voters: usize) -> bool {
    resolution.state == ResolutionState::Open && (now >= resolution.about.closes_at || voted == voters)
}

fn checked(note: &str) -> Result<&str, Fault> {
    let note = note.trim();
    if note.chars().count() > rules::LONGEST_TEXT {
        return Err(Fault::field("note", "assembly-text-too-long").with("most", rules::LONGEST_TEXT));
    }
    Ok(note)
}

/// Sets the resolution down as closed, counts it and keeps what was decided, all in one. Gives the number of
/// the decision.
fn decided(tx: &mut TenantTx<'_>, resolution: &Resolution, note: &str) -> Result<i32, StoreError> {
    let id = resolution.id;
    let voters = tx.resolution_voters(id)?;
    tx.close_resolution(id)?;
    let options = tx.resolution_options(id)?;
    let cast = if resolution.about.secret {
        count::unnamed(&tx.secret_votes(id)?)
    } else {
        count::named(&tx.named_votes(id)?, &voters)
    };
    let (outcome, counts) = count::counted(&resolution.about, &options, &voters, &cast)
        .map_err(|faults| StoreError::Unexpected(format!("{faults:?}")))?;
    let words = count::words(&resolution.about, &options, outcome);
    let counts = serde_json::to_value(&counts).map_err(|error| StoreError::Unexpected(error.to_string()))?;
    let number =
        tx.add_assembly_decision(id, (outcome, words), &counts, note).map_err(|error| match error {
            // Another resolution was closed at this moment and took the number.
            StoreError::Constraint(name) if name == "assembly_decisions_number" => StoreError::Conflict,
            other => other,
        })?;
    tx.audit("resolutions.close", id, &format!("{number}, {}", outcome.name()))?;
    letters_to_voters(tx, "resolution-closed", resolution, &voters)?;
    Ok(number)
}
