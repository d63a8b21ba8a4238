//! Elections in the format of Pabulib (`.pb`), both ways.
//!
//! Stolicki, Szufa, Talmon, *Pabulib: A Participatory Budgeting Library* (arXiv 2012.06539). Three sections,
//! each with a header; fields are separated by semicolons, lists inside a field by commas.

mod read;
mod rows;
mod write;

pub use read::read_pb;
pub use write::write_pb;

use std::fmt;

use crate::election::Election;

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PbFile {
    /// What is counted.
    pub election: Election,
    /// The fields of META, as they are.
    pub meta: Vec<(String, String)>,
    /// How the ballots were written.
    pub vote_type: VoteType,
    /// The projects that the file itself says were funded, if it says so.
    pub selected: Option<Vec<usize>>,
    /// What does not fit together, but stops nothing.
    pub warnings: Vec<Warning>,
}

/// How ballots are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VoteType {
    /// A list of projects; each has a score of 1.
    Approval,
    /// A list of projects and a list of points.
    Scoring,
    /// The same, where the points of a ballot have a fixed sum.
    Cumulative,
    /// A list of projects, best first: the first of n has n points, the last has 1.
    Ordinal,
}

impl VoteType {
    /// The words of the format.
    const WORDS: [(&'static str, Self); 4] = [
        ("approval", Self::Approval),
        ("scoring", Self::Scoring),
        ("cumulative", Self::Cumulative),
        ("ordinal", Self::Ordinal),
    ];
}

/// Something in a file that does not fit together. The ballots count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// The line, counted from 1.
    pub line: usize,
    /// What.
    pub kind: WarningKind,
}

/// What does not fit together.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant carries its own sentence")]
pub enum WarningKind {
    #[error("{field} says {says}, and there are {are}")]
    CountDiffers { field: &'static str, says: String, are: usize },
    #[error("project {id} says {says} votes, and has {are}")]
    VotesDiffer { id: String, says: String, are: usize },
    #[error("voter {id} is there twice; both ballots count")]
    DoubledVoter { id: String },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.kind)
    }
}
