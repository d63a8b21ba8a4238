//! Resolutions of an assembly: for and against, or one of several options.
//!
//! Blank votes and abstentions take part, and count for the quorum. An abstention is never a vote cast; a
//! blank one is only where the articles say so.

use std::collections::HashSet;

use kernel::Share;
use num_bigint::BigInt;
use serde::{Deserialize, Serialize};

use crate::fault::{Fault, FaultKind, Place};

/// What one voter answers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Answer {
    /// One of the options, by position. A plain resolution has two: for and against.
    Option(usize),
    /// A vote for nothing.
    Blank,
    /// No vote.
    Abstain,
}

impl Answer {
    /// For the resolution.
    pub const FOR: Self = Self::Option(0);
    /// Against it.
    pub const AGAINST: Self = Self::Option(1);
}

/// An answer with its weight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vote {
    /// Who answers.
    pub voter: String,
    /// With which weight; at least 1.
    pub weight: u64,
    /// What.
    pub answer: Answer,
}

/// What is decided and by which rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resolution {
    /// How many options there are.
    pub options: Options,
    /// Whether weights count, or every voter is one.
    pub weighting: Weighting,
    /// How much has to take part, if anything.
    pub quorum: Option<Share>,
    /// What an option needs.
    pub majority: Majority,
    /// Whether a blank vote is a vote cast.
    pub blank_is_cast: bool,
    /// The weight of all who may vote, and how many they are.
    pub electorate: Weight,
}

/// What can be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Options {
    /// For or against.
    ForOrAgainst,
    /// One of so many, at least two.
    Several(usize),
}

/// Whether weights count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weighting {
    /// They do.
    Weighted,
    /// Every voter is one.
    Equal,
}

/// What part of the votes cast an option needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Majority {
    /// More than half.
    Simple,
    /// At least this part.
    Qualified(Share),
    /// All of them.
    Unanimity,
}

/// Some voters: how many, and their weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// How many.
    pub members: u64,
    /// Their weight together.
    pub weight: u64,
}

/// What was decided, and the numbers behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// For each option who chose it.
    pub options: Vec<Weight>,
    /// Who voted blank.
    pub blank: Weight,
    /// Who abstained.
    pub abstained: Weight,
    /// Everybody who answered: the turnout.
    pub took_part: Weight,
    /// The votes cast, of which the majority is taken: weight, or voters where weights do not count.
    pub cast: u64,
    /// Whether enough took part.
    pub has_quorum: bool,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of a vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Too few took part: nothing is decided.
    NoQuorum,
    /// The option has its majority: adopted, where it is for a resolution.
    Chosen(usize),
    /// No option has its majority: rejected.
    NoMajority,
}

/// Counts a resolution.
///
/// # Errors
/// Voters that answer twice, weights of nothing, options that are not there, all at once; and weights of
/// which the sum does not fit.
pub fn decide(resolution: &Resolution, votes: &[Vote]) -> Result<Decision, Vec<Fault>> {
    let options = match resolution.options {
        Options::ForOrAgainst => 2,
        Options::Several(options) => options,
    };
    check(votes, options)?;
    let mut decision = Decision {
        options: vec![Weight::default(); options],
        blank: Weight::default(),
        abstained: Weight::default(),
        took_part: Weight::default(),
        cast: 0,
        has_quorum: false,
        verdict: Verdict::NoQuorum,
    };
    for vote in votes {
        decision.took_part.add(vote.weight);
        match vote.answer {
            Answer::Blank => decision.blank.add(vote.weight),
            Answer::Abstain => decision.abstained.add(vote.weight),
            Answer::Option(option) => {
                decision.options.get_mut(option).into_iter().for_each(|of| of.add(vote.weight));
            }
        }
    }
    let counted = |of: &Weight| match resolution.weighting {
        Weighting::Weighted => of.weight,
        Weighting::Equal => of.members,
    };
    let blank = if resolution.blank_is_cast { counted(&decision.blank) } else { 0 };
    decision.cast = decision.options.iter().map(counted).sum::<u64>() + blank;
    decision.has_quorum = resolution.quorum.as_ref().is_none_or(|quorum| {
        is_at_least(counted(&decision.took_part), quorum, counted(&resolution.electorate))
    });
    let has_majority = |of: &Weight| {
        let votes = counted(of);
        votes > 0
            && match &resolution.majority {
                Majority::Simple => votes > decision.cast - votes,
                Majority::Qualified(part) => is_at_least(votes, part, decision.cast),
                Majority::Unanimity => votes == decision.cast,
            }
    };
    // A part of half or less can be reached by several options: then the one with most votes is chosen, and
    // none where two have most.
    let most = decision.options.iter().map(counted).max().unwrap_or(0);
    let mut best = decision.options.iter().enumerate().filter(|(_, of)| counted(of) == most);
    let chosen = match (best.next(), best.next()) {
        (Some((option, of)), None) if has_majority(of) => Some(option),
        _ => None,
    };
    decision.verdict = match (decision.has_quorum, resolution.options, chosen) {
        (false, ..) => Verdict::NoQuorum,
        // Rejecting is what happens where nothing is adopted, with a majority or without.
        (true, Options::ForOrAgainst, Some(1)) | (true, _, None) => Verdict::NoMajority,
        (true, _, Some(option)) => Verdict::Chosen(option),
    };
    Ok(decision)
}

fn check(votes: &[Vote], options: usize) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut seen = HashSet::new();
    let mut total = 0_u64;
    for (index, vote) in votes.iter().enumerate() {
        let mut add = |kind| faults.push(Fault::new(Place::Ballot(index), kind));
        if !seen.insert(&vote.voter) {
            add(FaultKind::DoubledId { id: vote.voter.clone() });
        }
        if vote.weight == 0 {
            add(FaultKind::WeightNotPositive);
        }
        if let Answer::Option(option) = vote.answer
            && option >= options
        {
            add(FaultKind::UnknownOption { number: option, options });
        }
        match total.checked_add(vote.weight) {
            Some(sum) => total = sum,
            None => add(FaultKind::TooLarge),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Whether `votes` is at least this part of all.
fn is_at_least(votes: u64, part: &Share, all: u64) -> bool {
    let share = |number: u64| Share::from(BigInt::from(number));
    share(votes) >= part * &share(all)
}

impl Weight {
    fn add(&mut self, weight: u64) {
        self.members += 1;
        self.weight += weight;
    }
}
