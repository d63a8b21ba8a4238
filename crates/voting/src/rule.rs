//! The rules of a count, as a regulation lays them down.

use kernel::Share;

/// How a budget is divided or an order is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// The Method of Equal Shares: every voter gets the same money for each unit of weight.
    EqualShares,
    /// Sequential Phragmén: voters earn money at the same pace, and a project is bought as soon as its
    /// supporters can pay it.
    Phragmen,
    /// Most votes: by weighted score, skipping what does not fit.
    Greedy,
}

/// What a funded project is worth to a voter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Utility {
    /// Its score times what it costs.
    Cost,
    /// Its score.
    Score,
}

/// What happens with the money that one count of Equal Shares leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Completion {
    /// It is left.
    None,
    /// Everybody gets a step more on paper, and everything is counted again.
    AddStep {
        /// The money per unit of weight of the first count.
        start: Start,
        /// How much more each count has.
        step: Step,
        /// When to stop.
        stop: Stop,
    },
}

/// The money per unit of weight with which a completion begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// The budget over the weight cast.
    Exact,
    /// The same, rounded down to whole currency units.
    Integral,
}

/// How much more money per unit of weight each count of a completion has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// So much currency.
    Amount(Share),
    /// The budget over the weight cast, divided by this number.
    PartOfShare(u64),
}

/// When a completion stops. Every completion stops when each supported project is funded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// At the first count that costs more than the budget; the one before it counts.
    Overspend,
    /// Also as soon as no supported project that is left fits into the money that is left.
    Exhaustive,
}

/// What happens with the money that the completion leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fill {
    /// It is left.
    None,
    /// Projects by weighted score, skipping what does not fit.
    Greedy,
    /// It is kept for the next year.
    CarryOver,
}

/// One way to decide between projects that a rule finds equal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TieRule {
    /// The lowest cost.
    MinCost,
    /// The highest weighted score.
    MaxVotes,
    /// The first id, byte by byte.
    Lexicographic,
    /// The lowest SHA-256 of this seed followed by the id.
    Lot(String),
}

/// A rule with all its settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// How.
    pub rule: Rule,
    /// What a project is worth (Equal Shares).
    pub utility: Utility,
    /// What happens with money that is left (Equal Shares).
    pub completion: Completion,
    /// What happens with money that is left after that (Equal Shares).
    pub fill: Fill,
    /// The lowest score that counts as support (Phragmén).
    pub support: u32,
    /// How ties are broken, one after the other; where none decides, the first id does.
    pub ties: Vec<TieRule>,
}

impl Settings {
    /// A rule as the command counts it unless it is told otherwise: cost utility, no completion, no fill, and
    /// ties by lowest cost, most votes and id.
    #[must_use]
    pub fn new(rule: Rule) -> Self {
        Self {
            rule,
            utility: Utility::Cost,
            completion: Completion::None,
            fill: Fill::None,
            support: 1,
            ties: vec![TieRule::MinCost, TieRule::MaxVotes, TieRule::Lexicographic],
        }
    }
}
