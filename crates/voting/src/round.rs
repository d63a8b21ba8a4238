//! Exported rounds: electorate, weights, rules, candidates, ballots in their chain, and the result, so that
//! anybody can count again. Described in `docs/formats/round.md`.

mod count;
mod document;
mod scores;
mod seal;
mod verify;

pub use document::{
    BallotRecord, Candidate, CompletionWords, DecisionDocument, Lot, NoOpinion, OptionDocument, Proxy,
    Quorum, QuorumOf, ROUND_FORMAT, RoundFile, RoundResult, RoundRules, ScoreOf, Voter,
};
pub use scores::WhatIf;
pub use seal::{FIRST, lot_commitment, opening, seal};
pub use verify::{RoundVerdict, verify_round_command};
