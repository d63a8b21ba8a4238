//! What is wrong with an election, a file or a rule: all of it at once, each with its place.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong there.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// Where something is wrong.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The whole of it.
    Election,
    /// A line of a file, counted from 1.
    Line(usize),
    /// A project, counted from 0.
    Project(usize),
    /// A ballot, counted from 0.
    Ballot(usize),
    /// A setting of the rule, by its name.
    Setting(&'static str),
    /// A place in a JSON document, such as `ballots[3].member`.
    Path(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Election => f.write_str("election"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Project(index) => write!(f, "projects[{index}]"),
            Self::Ballot(index) => write!(f, "ballots[{index}]"),
            Self::Setting(name) => f.write_str(name),
            Self::Path(path) => f.write_str(path),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind)
    }
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(place: Place, kind: FaultKind) -> Self {
        Self { place, kind }
    }
}

/// What can be wrong. Its text is English; serialised it is a `code` with the data of the sentence, to
/// translate from.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant carries its own sentence")]
pub enum FaultKind {
    // Elections.
    #[error("the id is empty")]
    EmptyId,
    #[error("{id} is there twice")]
    DoubledProject { id: String },
    #[error("the cost of {id} must be more than nothing")]
    CostNotPositive { id: String },
    #[error("the budget must not be negative")]
    NegativeBudget,
    #[error("the weight must be a whole number of at least 1")]
    WeightNotPositive,
    #[error("{id} is not a project")]
    UnknownProject { id: String },
    #[error("{id} stands on the ballot twice")]
    DoubledScore { id: String },
    #[error("costs, weights or scores are too large to count with")]
    TooLarge,

    // Rules.
    #[error("must be more than nothing")]
    NotPositive,
    #[error("{text} is none of: {known}")]
    UnknownChoice { text: String, known: String },
    #[error("{text} is neither an amount nor share/N")]
    NotAStep { text: String },
    #[error("the completion takes more than {most} counts: choose a larger step")]
    TooManyCounts { most: u64 },

    #[error("there are {options} options, counted from 0, and {number} is none of them")]
    UnknownOption { number: usize, options: usize },

    // Pabulib files.
    #[error("a section {section} is missing")]
    MissingSection { section: &'static str },
    #[error("the section {section} is there twice")]
    DoubledSection { section: String },
    #[error("stands before the first section")]
    OutsideSections,
    #[error("the field {field} is missing in META")]
    MissingMeta { field: &'static str },
    #[error("the field {field} is there twice in META")]
    DoubledMeta { field: String },
    #[error("the column {column} is missing")]
    MissingColumn { column: &'static str },
    #[error("the column {column} is there twice")]
    DoubledColumn { column: String },
    #[error("has {found} fields, and the header has {expected}")]
    WrongLength { expected: usize, found: usize },
    #[error("a quotation mark is not closed")]
    OpenQuote,
    #[error("{text} must be a decimal number such as 7200 or 32.61")]
    NotADecimal { text: String },
    #[error("{text} must be a whole number")]
    NotWhole { text: String },
    #[error("{text} has points for {points} projects, and the ballot names {projects}")]
    PointsDiffer { text: String, points: usize, projects: usize },

    #[error("{text} cannot be written in this format")]
    NotWritable { text: String },

    // Exported rounds.
    #[error("must be JSON of the format {format}: {reason}")]
    NotThisFormat { format: &'static str, reason: String },
    #[error("{text} must be an amount such as \"7200.00\"")]
    NotAnAmount { text: String },
    #[error("{id} is there twice")]
    DoubledId { id: String },
    #[error("the field {field} is missing")]
    MissingField { field: &'static str },
    #[error("{text} must be 64 hexadecimal digits")]
    NotAHash { text: String },
}
