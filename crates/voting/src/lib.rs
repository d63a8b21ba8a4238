//! Counts votes: exactly, and so that everybody can see why.
//!
//! [`Election`] in, [`Outcome`] out: [`tally`]. The formats are described in `docs/formats/`.
//!
//! ```
//! use kernel::Share;
//! use voting::{Ballot, Election, Project, Rule, Settings, tally};
//!
//! let projects = vec![Project::new("desk", Share::from(600)), Project::new("archive", Share::from(400))];
//! let ballots = vec![Ballot::approving("Bergen", &[0]), Ballot::approving("Heiloo", &[0, 1])];
//! let election = Election::new(Share::from(1000), projects, ballots).unwrap();
//! let outcome = tally(&election, &Settings::new(Rule::EqualShares)).unwrap();
//! assert_eq!(outcome.funded, [0]);
//! ```
//!
//! Invariant: the same input gives the same output, byte for byte: no clock, no chance, no file, and no float
//! decides anything.
//! Invariant: a voter never pays more than it has, and payments add up to the cost, exactly.
#![deny(clippy::as_conversions, clippy::float_arithmetic)]

mod command;
mod document;
mod election;
mod equal_shares;
mod explain;
mod fault;
mod greedy;
mod outcome;
mod pabulib;
mod phragmen;
mod power;
mod profile;
mod resolution;
mod round;
mod rule;
mod tally;
mod ties;
mod words;

pub use command::tally_command;
pub use document::{RoundDocument, TallyDocument, TieDocument};
pub use election::{Ballot, Election, Project};
pub use equal_shares::MOST_COUNTS;
pub use explain::{Explanation, FundedBecause, UnfundedBecause, Voters, explain};
pub use fault::{Fault, FaultKind, Place};
pub use outcome::{Outcome, Round};
pub use pabulib::{PbFile, VoteType, Warning, WarningKind, read_pb, write_pb};
pub use power::{MOST_CELLS, Power, power};
pub use resolution::{
    Answer, Decision, Majority, Options, Resolution, Verdict, Vote, Weight, Weighting, decide,
};
pub use round::{
    BallotRecord, Candidate, CompletionWords, DecisionDocument, FIRST, Lot, NoOpinion, OptionDocument, Proxy,
    Quorum, QuorumOf, ROUND_FORMAT, RoundFile, RoundResult, RoundRules, RoundVerdict, ScoreOf, Voter, WhatIf,
    lot_commitment, opening, seal, verify_round_command,
};
pub use rule::{Completion, Fill, Rule, Settings, Start, Step, Stop, TieRule, Utility};
pub use tally::tally;
pub use ties::{Tie, TieBy, lot};
pub use words::WordError;
