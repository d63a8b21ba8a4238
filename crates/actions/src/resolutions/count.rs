//! From votes to a decision: what the engine needs, and what is kept of its answer.
//!
//! Invariant: `voting::decide` counts; nothing here does.

use kernel::Share;
use serde::{Deserialize, Serialize};
use store::{MajorityRule, NamedVote, NewResolution, Outcome, Part, ResolutionVoter, VoteAnswer};
use voting::{Answer, Decision, Fault, Majority, Options, Verdict, Vote, Weight, Weighting};

/// The counts of a decision, as they are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// For each option who chose it; of a plain resolution for and against.
    pub options: Vec<Weight>,
    /// Who voted blank.
    pub blank: Weight,
    /// Who abstained.
    pub abstained: Weight,
    /// Everybody who answered.
    pub took_part: Weight,
    /// Everybody who could have.
    pub electorate: Weight,
    /// The votes cast, of which the majority was taken.
    pub cast: u64,
    /// Whether enough took part.
    pub has_quorum: bool,
}

/// The engine's resolution: what is decided and by which rules.
#[must_use]
pub fn resolution_of(
    about: &NewResolution,
    options: usize,
    voters: &[ResolutionVoter],
) -> voting::Resolution {
    let weights = voters.iter().map(|voter| u64::try_from(voter.weight).unwrap_or(0));
    voting::Resolution {
        options: if options == 0 { Options::ForOrAgainst } else { Options::Several(options) },
        weighting: if about.weighted { Weighting::Weighted } else { Weighting::Equal },
        quorum: about.quorum.map(share),
        majority: match about.majority {
            MajorityRule::Simple => Majority::Simple,
            MajorityRule::Qualified(part) => Majority::Qualified(share(part)),
            MajorityRule::Unanimous => Majority::Unanimity,
        },
        blank_is_cast: about.blank_is_cast,
        electorate: Weight {
            members: u64::try_from(voters.len()).unwrap_or(u64::MAX),
            weight: weights.sum(),
        },
    }
}

pub(super) fn share(part: Part) -> Share {
    Share::ratio(part.of.into(), part.in_all.into()).unwrap_or(Share::ONE)
}

/// Named votes with the weights of the electorate.
pub(super) fn named(votes: &[NamedVote], voters: &[ResolutionVoter]) -> Vec<Vote> {
    let weight = |vote: &NamedVote| voters.iter().find(|voter| voter.member == vote.member);
    let weight = |vote| weight(vote).and_then(|voter| u64::try_from(voter.weight).ok());
    votes
        .iter()
        .filter_map(|vote| {
            let (voter, answer) = (vote.member.to_string(), answer(vote.answer));
            Some(Vote { voter, weight: weight(vote)?, answer })
        })
        .collect()
}

/// Secret votes: each of weight one, by nobody.
pub(super) fn unnamed(votes: &[VoteAnswer]) -> Vec<Vote> {
    let vote =
        |(n, given): (usize, &VoteAnswer)| Vote { voter: n.to_string(), weight: 1, answer: answer(*given) };
    votes.iter().enumerate().map(vote).collect()
}

fn answer(answer: VoteAnswer) -> Answer {
    match answer {
        VoteAnswer::Option(place) => Answer::Option(place.into()),
        VoteAnswer::Blank => Answer::Blank,
        VoteAnswer::Abstain => Answer::Abstain,
    }
}

/// Counts.
pub(super) fn counted(
    about: &NewResolution,
    options: &[String],
    voters: &[ResolutionVoter],
    cast: &[Vote],
) -> Result<(Outcome, Counts), Vec<Fault>> {
    let resolution = resolution_of(about, options.len(), voters);
    let decision = voting::decide(&resolution, cast)?;
    let outcome = match decision.verdict {
        Verdict::NoQuorum => Outcome::NoQuorum,
        Verdict::NoMajority => Outcome::Rejected,
        Verdict::Chosen(place) => Outcome::Adopted(i32::try_from(place).unwrap_or(i32::MAX)),
    };
    Ok((outcome, kept(decision, resolution.electorate)))
}

fn kept(decision: Decision, electorate: Weight) -> Counts {
    Counts {
        options: decision.options,
        blank: decision.blank,
        abstained: decision.abstained,
        took_part: decision.took_part,
        electorate,
        cast: decision.cast,
        has_quorum: decision.has_quorum,
    }
}

/// What was decided, in the words of the members: the option that was chosen, else the question.
pub(super) fn words<'w>(about: &'w NewResolution, options: &'w [String], outcome: Outcome) -> &'w str {
    let chosen = match outcome {
        Outcome::Adopted(place) => usize::try_from(place).ok().and_then(|place| options.get(place)),
        Outcome::Rejected | Outcome::NoQuorum => None,
    };
    chosen.unwrap_or(&about.question)
}
