//! Rounds: set up by one person of the office, opened by another, closed by the clock of the database.
//!
//! Invariant: who set a round up, or changed it last, does not open it, here and in the table.
//! Invariant: candidates, costs, electorate, weights, rules and the lot's commitment are fixed at opening;
//! their hash is published then.

mod carry;
mod closing;
mod electorate;
mod file;
pub(crate) mod letters;
mod setup;

use kernel::{PersonId, RoundId};
use serde_json::json;
use store::roles::May;
use store::{
    Candidate, NewOpening, OnConstraint, Round, RoundCandidate, RoundElector, RoundSetup, RoundState,
    Signature, StoreError, TenantTx,
};
use voting::RoundFile;

use crate::permissions::require;
use crate::{Fault, Refused};

pub use carry::left_over;
pub use closing::{CLOSE, close, end};
pub use electorate::who_may_vote;
pub use file::{cost_of, fresh, is_open_to_rounds};
pub use setup::{SCORE_MOST, SUPPORT, default_rules};

/// The most characters in a reason.
const LONGEST_REASON: usize = 1_000;
/// Bytes of chance in the seed of a lot.
const SEED: usize = 32;

/// What a round is frozen to: what is asked, and who may vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// What is asked, in the order of the ballot.
    pub candidates: Vec<RoundCandidate>,
    /// Who may vote, by name.
    pub electorate: Vec<RoundElector>,
}

/// Keeps a round as a draft.
///
/// # Errors
/// Everything in it that cannot be held, each beside its field.
pub fn set_up(tx: &mut TenantTx<'_>, setup: &RoundSetup) -> Result<RoundId, Refused> {
    require(tx, May::KeepRounds)?;
    let by = signature(tx)?;
    let setup = checked(tx, setup, None)?;
    let id = tx.add_round(&setup, &by).map_err(|error| in_words(error, &setup))?;
    tx.audit("rounds.set-up", id, &setup.title)?;
    Ok(id)
}

/// Changes a draft. Whoever does counts as who set it up.
///
/// # Errors
/// `round-opened-already`, or as [`set_up`].
pub fn change(tx: &mut TenantTx<'_>, id: RoundId, setup: &RoundSetup) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let by = signature(tx)?;
    refuse_opened(&tx.lock_round(id)?)?;
    let setup = checked(tx, setup, Some(id))?;
    let changed = tx.change_round(id, &setup, &by).map_err(|error| in_words(error, &setup))?;
    if !changed {
        return Err(Fault::page("round-opened-already").into());
    }
    tx.audit("rounds.change", id, &setup.title)?;
    Ok(())
}

/// What a draft would be frozen to now: for its preview, and for its opening.
///
/// # Errors
/// `round-candidate-gone` for a candidate that no round can ask about any more, `round-elector-gone` for a
/// member that was chosen and cannot vote, `round-step-too-small` where counting would not come to an end,
/// `round-carried-changed` where an earlier round left something else, or those of the store.
pub fn freeze(tx: &mut TenantTx<'_>, round: &Round) -> Result<Frozen, Refused> {
    let known = tx.candidates()?;
    let chosen = |id| known.iter().find(|one: &&Candidate| one.id == id).ok_or(StoreError::Absent);
    let mut candidates = Vec::new();
    for id in &round.setup.candidates {
        let one = chosen(*id)?;
        setup::refuse_unfit(one)?;
        candidates.push(asked(one));
    }
    let electorate = electorate::of(tx, &round.setup)?;
    setup::refuse_small_step(&round.setup.rules, &candidates, &electorate)?;
    carry::refuse_changed(tx, &round.setup, round.id)?;
    Ok(Frozen { candidates, electorate })
}

/// Opens a round that somebody else set up: freezes it, publishes the hash of all of it, and mails the
/// voters.
///
/// # Errors
/// `round-four-eyes`, `round-opened-already`, `round-closes-in-past`, `round-nobody-votes`, or those of the
/// store.
pub fn open(tx: &mut TenantTx<'_>, id: RoundId) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let by = signature(tx)?;
    let round = tx.lock_round(id)?;
    refuse_opened(&round)?;
    if round.made.person == by.person {
        return Err(four_eyes(&round));
    }
    if round.setup.closes_at <= by.at {
        return Err(Fault::page("round-closes-in-past").into());
    }
    let frozen = freeze(tx, &round)?;
    if frozen.electorate.is_empty() {
        return Err(Fault::page("round-nobody-votes").into());
    }
    let seed = hex(&tx.chance().bytes::<SEED>());
    let file = fresh(&round, &frozen, Some(voting::Lot { commitment: voting::lot_commitment(&seed), seed }));
    let (hash, lot) = (voting::opening(&file).map_err(unexpected)?, lot_of(&file)?);
    let new = NewOpening {
        made_by: round.made.person,
        by,
        hash: &hash,
        lot_commitment: &lot.commitment,
        lot_seed: &lot.seed,
        candidates: &frozen.candidates,
        electorate: &frozen.electorate,
    };
    tx.add_opening(id, &new)
        .on_constraint("round_openings_four_eyes", four_eyes(&round))
        .map_err(opened_meanwhile)?;
    if !tx.move_round(id, RoundState::Open)? {
        return Err(Fault::page("round-opened-already").into());
    }
    tx.audit("rounds.open", id, &hash)?;
    letters::to_voters(tx, "round-opened", &round, &frozen.electorate)?;
    Ok(())
}

/// Withdraws a round before it is closed. Ballots that were cast stay hidden.
///
/// # Errors
/// `round-reason-missing` beside the reason, `round-ended-already`, or those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: RoundId, reason: &str) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let reason = checked_reason(reason)?;
    let round = tx.lock_round(id)?;
    if !matches!(round.state, RoundState::Draft | RoundState::Open) || !tx.move_round(id, RoundState::Void)? {
        return Err(Fault::page("round-ended-already").into());
    }
    tx.audit("rounds.withdraw", id, reason)?;
    if round.state == RoundState::Open {
        let electorate = tx.round_electors(id)?;
        letters::about_to_voters(tx, "round-withdrawn", &round, &electorate, json!({ "reason": reason }))?;
    }
    Ok(())
}

/// Notes that the result of a closed round was challenged. It stays as it is; a new round may vote again.
///
/// # Errors
/// `round-reason-missing` beside the reason, `round-challenged-already`, `round-not-closed`, or those of the
/// store.
pub fn challenge(tx: &mut TenantTx<'_>, id: RoundId, reason: &str) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let reason = checked_reason(reason)?;
    if tx.round(id)?.state != RoundState::Closed {
        return Err(Fault::page("round-not-closed").into());
    }
    tx.add_round_challenge(id, reason)
        .on_constraint("round_challenges_pkey", Refused::from(Fault::page("round-challenged-already")))?;
    tx.audit("rounds.challenge", id, reason)?;
    Ok(())
}

/// Reminds those who have not voted; where they gave a proxy, who votes for them. On a day once.
///
/// # Errors
/// `round-takes-no-ballots`, `round-reminded-today`, or those of the store.
pub fn remind(tx: &mut TenantTx<'_>, id: RoundId) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let round = tx.hold_round(id)?;
    if !round.takes_ballots(tx.now()) {
        return Err(Fault::page("round-takes-no-ballots").into());
    }
    if !remind_now(tx, &round)? {
        return Err(Fault::page("round-reminded-today").into());
    }
    tx.audit("rounds.remind", id, "")?;
    Ok(())
}

/// The portal's own reminder, in the last days of a round. Says whether it went out.
///
/// # Errors
/// Those of the store.
pub fn remind_in_time(tx: &mut TenantTx<'_>, id: RoundId) -> Result<bool, StoreError> {
    let round = tx.hold_round(id)?;
    Ok(round.takes_ballots(tx.now()) && remind_now(tx, &round)?)
}

fn remind_now(tx: &mut TenantTx<'_>, round: &Round) -> Result<bool, StoreError> {
    if !tx.add_round_reminder(round.id)? {
        return Ok(false);
    }
    let (voted, proxies) = (tx.turnout(round.id)?, tx.proxies(round.id)?);
    let electorate = tx.round_electors(round.id)?;
    for elector in electorate.iter().filter(|elector| !voted.contains(&elector.member)) {
        let proxy = proxies.iter().find(|proxy| proxy.member == elector.member);
        let votes = proxy.map_or(elector.member, |proxy| proxy.holder);
        letters::to_member(tx, "round-reminder", round, votes, json!({ "member": elector.name }))?;
    }
    Ok(true)
}

/// Seals the ballots of a round that wait for it, and mails each member its receipt.
///
/// # Errors
/// Those of the store. Says how many.
pub fn seal(tx: &mut TenantTx<'_>, id: RoundId) -> Result<usize, StoreError> {
    let round = tx.round(id)?;
    let sealed = tx.seal_ballots(id)?;
    if sealed.is_empty() {
        return Ok(0);
    }
    let electorate = tx.round_electors(id)?;
    for one in &sealed {
        letters::receipt(tx, &round, &electorate, one)?;
    }
    Ok(sealed.len())
}

/// The setup with what is not typed: the cooperative's weights, and what earlier rounds really left.
fn checked(tx: &mut TenantTx<'_>, setup: &RoundSetup, own: Option<RoundId>) -> Result<RoundSetup, Refused> {
    let known = tx.candidates()?;
    let weights = tx.actor().cooperative().votes.clone();
    let carried = carry::really_left(tx, &setup.carried, own)?;
    let setup = RoundSetup { weights, carried, ..setup.clone() };
    setup::check(&setup, &known, tx.now()).map_err(Refused::Faults)?;
    let asked = known.iter().filter(|one| setup.candidates.contains(&one.id)).map(asked);
    let electorate = electorate::of(tx, &setup)?;
    setup::refuse_small_step(&setup.rules, &asked.collect::<Vec<_>>(), &electorate)?;
    Ok(setup)
}

/// A candidate as a round asks about it now.
fn asked(one: &Candidate) -> RoundCandidate {
    RoundCandidate { candidate: one.id, name: one.about.title.clone(), cost: cost_of(one) }
}

fn in_words(error: StoreError, setup: &RoundSetup) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "rounds_title" => {
            Fault::field("title", "round-title-taken").with("title", &setup.title).into()
        }
        StoreError::Constraint(name) if name == "rounds_number" => StoreError::Conflict.into(),
        other => Refused::Store(other),
    }
}

fn checked_reason(reason: &str) -> Result<&str, Refused> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Fault::field("reason", "round-reason-missing").into());
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Fault::field("reason", "round-reason-too-long").with("most", LONGEST_REASON).into());
    }
    Ok(reason)
}

fn refuse_opened(round: &Round) -> Result<(), Refused> {
    if round.state == RoundState::Draft { Ok(()) } else { Err(Fault::page("round-opened-already").into()) }
}

fn opened_meanwhile(refused: Refused) -> Refused {
    match refused {
        Refused::Store(StoreError::Constraint(name)) if name == "round_openings_pkey" => {
            Fault::page("round-opened-already").into()
        }
        other => other,
    }
}

fn four_eyes(round: &Round) -> Refused {
    Fault::page("round-four-eyes").with("name", &round.made.name).into()
}

fn lot_of(file: &RoundFile) -> Result<&voting::Lot, Refused> {
    file.lot.as_ref().ok_or_else(|| unexpected("a round without a lot"))
}

/// The portal itself sets up and opens nothing: behind every round stand two people.
fn person(tx: &TenantTx<'_>) -> Result<PersonId, Refused> {
    tx.actor().person().ok_or(Refused::Forbidden)
}

pub(crate) fn signature(tx: &TenantTx<'_>) -> Result<Signature, Refused> {
    Ok(Signature { person: person(tx)?, name: tx.actor().name().to_owned(), at: tx.now() })
}

fn unexpected(error: impl std::fmt::Display) -> Refused {
    Refused::Store(StoreError::Unexpected(error.to_string()))
}

fn hex(bytes: &[u8]) -> String {
    ::hex::encode(bytes)
}
