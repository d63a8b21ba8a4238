//! What is wrong with a scenario: all of it at once, each with the place in the JSON.

use std::fmt::{self, Write as _};

use jiff::civil::Date;
use kernel::{Cents, MoneyError, Share, ShareError};
use serde::Serialize;

/// One thing that is wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fault {
    /// The place in the JSON, such as `pools[2].key.tiers[1].up_to`; `scenario` for the whole of it.
    pub path: String,
    /// What is wrong there.
    #[serde(flatten)]
    pub kind: FaultKind,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

/// What can be wrong. Its text is English; serialised it is a `code` with the data of the sentence, to
/// translate from.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant carries its own sentence")]
pub enum FaultKind {
    // The text.
    #[error("must be JSON: {reason}")]
    NotJson { reason: String },
    #[error("must be {expected}")]
    WrongType { expected: &'static str },
    #[error("must be one of: {known}")]
    UnknownChoice { known: String },
    #[error("is missing")]
    Missing,
    #[error("is not a known field")]
    UnknownField,
    #[error("is there twice")]
    DoubledField,
    #[error("must not be empty")]
    Empty,
    #[error("must be a decimal number such as \"32.61\"")]
    NotADecimal,
    #[error("has too many digits")]
    TooLong,
    #[error("must be an amount such as \"1234.56\"")]
    NotAnAmount,
    #[error("has more than two decimals")]
    TooManyDecimals,
    #[error("is too large")]
    TooLarge,
    #[error("must be a day such as \"2025-01-31\"")]
    NotADay,

    // The scenario.
    #[error("must lie after the start")]
    EndNotAfterStart,
    #[error("{id} is there twice")]
    DoubledId { id: String },
    #[error("{id} is not a member")]
    UnknownMember { id: String },
    #[error("{id} is not a pool")]
    UnknownPool { id: String },
    #[error("must not be negative")]
    Negative,
    #[error("{day} is there twice")]
    DoubledDay { day: Date },

    // Keys.
    #[error("must rise")]
    MustRise,
    #[error("must be null in the last tier")]
    LastTierNotOpen,
    #[error("may be null in the last tier only")]
    OpenTierNotLast,
    #[error("the shares add up to {sum}, not to 1")]
    SharesNotOne { sum: Share },
    #[error("a blend stands only at the top of a key or inside another blend")]
    BlendInside,
    #[error("a tariff needs a measure, and a blend has none")]
    BlendInTariff,

    // Measures.
    #[error("{member} has no {name} on {day}")]
    MissingAttribute { member: String, name: String, day: Date },
    #[error("{member} has no weight")]
    MissingWeight { member: String },
    #[error("the measure of {member} on {name} is negative")]
    NegativeMeasure { member: String, name: String },
    #[error("the last reading of {meter} needs the day of each row")]
    UsageWithoutDay { meter: String },
    #[error("counting the subjects of {meter} needs the subject of each row")]
    UsageWithoutSubject { meter: String },
    #[error("{member} has two last readings of {meter} on {day}, and they differ")]
    TwoLastReadings { member: String, meter: String, day: Date },
    #[error("in pool {pool} everybody's measure is zero by the key \"{key}\"")]
    ZeroMeasure { pool: String, key: String },

    // Pools.
    #[error("nobody takes part in pool {pool}")]
    NobodyTakesPart { pool: String },
    #[error("{member} takes part on no day of the period")]
    NotInPeriod { member: String },
    #[error("{member} has no day of joining to phase in from")]
    NoJoiningDay { member: String },
    #[error("the previous amount of {member} is negative: it bounds nothing")]
    NegativePrevious { member: String },
    #[error("the floor of {member}, {floor}, lies above its cap, {cap}")]
    FloorAboveCap { member: String, floor: Cents, cap: Cents },
    #[error("the floors add up to {over} more than the pool")]
    FloorsTooHigh { over: Cents },
    #[error("the caps leave {missing} of the pool that nobody may pay")]
    CapsTooLow { missing: Cents },
    #[error("only members without a share could pay {missing} of the pool")]
    OnlyWithoutShare { missing: Cents },

    #[error("a tariff has no floor and no cap")]
    BoundOnTariff,
    #[error("must have either \"amount\" or \"percent_of_previous\"")]
    OneBound,

    // Stages.
    #[error("support pools need stages that say whom they serve")]
    NoStages,
    #[error("{pool} is not a support pool")]
    NotASupportPool { pool: String },
    #[error("support pool {pool} is not in stages.supports")]
    SupportWithoutWeights { pool: String },
    #[error("{pool} is a tariff: it divides no costs")]
    SupportsTariff { pool: String },
    #[error("support pool {pool} has nobody left to give to")]
    GivesToNobody { pool: String },
    #[error("{pools} serve only each other, and never a pool that members pay")]
    ClosedLoop { pools: String },

    // Cost models.
    #[error("{pool} is not a pool that members pay")]
    NotPaidByMembers { pool: String },
    #[error("must not fall")]
    MustNotFall,
    #[error("a table holds the groups of at most {most} participants, and there are {players}")]
    TooManyPlayers { players: usize, most: usize },
    #[error("the cost of {count} groups is missing, that of {first} among them")]
    MissingGroups { count: usize, first: String },
    #[error("the group of {members} is there twice")]
    DoubledGroup { members: String },
    #[error("{member} has no need")]
    MissingNeed { member: String },
    #[error("no step serves the need of {member}")]
    NeedPastSteps { member: String },
    #[error("must lie between {least} and {most}")]
    NotBetween { least: u32, most: u32 },

    // Changes.
    #[error("{pool} is not a tariff: it has no price")]
    NoPrice { pool: String },
    #[error("{pool} is a tariff: it has no amount")]
    NoAmount { pool: String },
    #[error("{pool} is a support pool: it has no key")]
    NoKey { pool: String },
    #[error("{pool} does not list who takes part: all members do")]
    NotListed { pool: String },
    #[error("nobody has any {name} to multiply")]
    NothingToMultiply { name: String },
    #[error("is not a known change")]
    UnknownChange,
}

impl From<MoneyError> for FaultKind {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::NotAnAmount => Self::NotAnAmount,
            MoneyError::TooManyDecimals => Self::TooManyDecimals,
            _ => Self::TooLarge,
        }
    }
}

impl From<ShareError> for FaultKind {
    fn from(error: ShareError) -> Self {
        match error {
            ShareError::NotADecimal => Self::NotADecimal,
            ShareError::TooLong | ShareError::DivisionByZero => Self::TooLong,
        }
    }
}

/// Collects faults on a walk through a scenario, and knows where the walk is.
#[derive(Default, Debug)]
pub(crate) struct Faults {
    path: String,
    /// How much of the path leads to the scenario, where that stands inside something else.
    root: usize,
    list: Vec<Fault>,
}

/// One step down: into a field or into a list.
pub(crate) enum Step<'a> {
    Field(&'a str),
    Index(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(name: &'a str) -> Self {
        Self::Field(name)
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl Faults {
    /// Takes a step, does something there, and steps back.
    pub(crate) fn at<'a, T>(&mut self, step: impl Into<Step<'a>>, act: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.step(&step.into());
        let result = act(self);
        self.path.truncate(length);
        result
    }

    /// Takes the place where the walk is for the root of a scenario.
    pub(crate) fn as_root<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.root, self.path.len());
        let result = act(self);
        self.root = outer;
        result
    }

    /// Notes a fault where the walk is.
    pub(crate) fn add(&mut self, kind: impl Into<FaultKind>) {
        let fault = self.here(kind);
        self.push(fault);
    }

    /// A fault where the walk is, which is not noted yet.
    pub(crate) fn here(&self, kind: impl Into<FaultKind>) -> Fault {
        let path = if self.path.is_empty() { "scenario".to_owned() } else { self.path.clone() };
        Fault { path, kind: kind.into() }
    }

    /// Notes a fault that was found before.
    pub(crate) fn push(&mut self, fault: Fault) {
        self.list.push(fault);
    }

    /// Notes a fault one step down.
    pub(crate) fn add_at<'a>(&mut self, step: impl Into<Step<'a>>, kind: impl Into<FaultKind>) {
        self.at(step, |faults| faults.add(kind));
    }

    /// Keeps the good and notes the bad.
    pub(crate) fn keep<T, E: Into<FaultKind>>(&mut self, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.list.len()
    }

    /// Whether something is wrong where the walk is.
    pub(crate) fn any_here(&self) -> bool {
        self.list.iter().any(|fault| fault.path.starts_with(&self.path))
    }

    /// Whether something under this place of the scenario is wrong.
    pub(crate) fn any_under(&self, place: &str) -> bool {
        let (root, _) = self.path.split_at(self.root);
        let of_scenario =
            |path: &str| path.strip_prefix(root).map(|path| path.trim_start_matches('.').starts_with(place));
        self.list.iter().any(|fault| of_scenario(&fault.path) == Some(true))
    }

    /// The result, if nothing is wrong.
    pub(crate) fn or<T>(self, result: Option<T>) -> Result<T, Vec<Fault>> {
        match result {
            Some(result) if self.list.is_empty() => Ok(result),
            _ => Err(self.list),
        }
    }

    fn step(&mut self, step: &Step<'_>) {
        match step {
            // Writing to a text never fails.
            Step::Index(index) => drop(write!(self.path, "[{index}]")),
            Step::Field(name) if is_plain(name) => {
                if !self.path.is_empty() {
                    self.path.push('.');
                }
                self.path.push_str(name);
            }
            Step::Field(name) => self.path.push_str(&format!("[{name:?}]")),
        }
    }
}

/// Whether a field's name can stand in a path as it is.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || "_-".contains(letter))
}
