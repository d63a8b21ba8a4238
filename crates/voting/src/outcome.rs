//! What a count comes to.

use kernel::Share;

use crate::rule::Rule;
use crate::ties::Tie;

/// The outcome of an election under a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The rule.
    pub rule: Rule,
    /// What is funded, by position, in the order of choice; what was filled up with stands last.
    pub funded: Vec<usize>,
    /// How many of them, at the end, were filled up with.
    pub filled: usize,
    /// The order that the rule gives: all projects, but with Equal Shares only those that are funded.
    pub order: Vec<usize>,
    /// What all that is funded costs, in whole currency.
    pub cost: Share,
    /// What is kept for the next year, in whole currency: nothing unless the regulation says so.
    pub carried_over: Share,
    /// Who paid what (Equal Shares).
    pub rounds: Vec<Round>,
    /// Every tie of the final count, and of filling up.
    pub ties: Vec<Tie>,
    /// How many counts the completion took: the first that spent too much included.
    pub counts: u64,
    /// The money per unit of weight in the final count, in whole currency (Equal Shares).
    pub money: Share,
}

/// One purchase of Equal Shares.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round {
    /// What was bought.
    pub project: usize,
    /// What it cost, in whole currency.
    pub cost: Share,
    /// How many ballots paid something.
    pub payers: usize,
    /// The most that was paid per unit of weight, in whole currency, exactly.
    pub each_max: Share,
}
