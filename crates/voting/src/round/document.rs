//! The document of an exported round. What is wrong with it as JSON, the reader says with line and column.

use kernel::Share;
use serde::{Deserialize, Serialize};

use super::seal::{self, FIRST};
use crate::document::{TallyDocument, canonical};
use crate::fault::{Fault, FaultKind, Place};
use crate::resolution::Weight;

/// The name of the format and its version.
pub const ROUND_FORMAT: &str = "gemeengoed/round/1";

/// A closed round.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundFile {
    /// [`ROUND_FORMAT`].
    pub format: String,
    /// Which round.
    pub id: String,
    /// How it is counted.
    pub rules: RoundRules,
    /// How much of the electorate has to take part, if anything.
    pub quorum: Option<Quorum>,
    /// For how many others one voter may vote at most.
    pub proxies_per_holder: u64,
    /// Who may vote.
    pub electorate: Vec<Voter>,
    /// The lot, where the rules use it.
    pub lot: Option<Lot>,
    /// The hash of everything above (of the lot its commitment), published at opening.
    pub opening: String,
    /// Who may vote for whom at closing.
    pub proxies: Vec<Proxy>,
    /// Every version of every ballot, in the order of the chain.
    pub ballots: Vec<BallotRecord>,
    /// The hash of the last ballot, published at closing; that of the opening where there are none.
    pub head: String,
    /// What came of it.
    pub result: RoundResult,
}

/// What is asked, and how it is counted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/formats/round.md describes each field")]
pub enum RoundRules {
    /// Scores for candidates: a budget round, a queue or its baseline.
    Scores {
        rule: String,
        utility: String,
        completion: CompletionWords,
        fill: String,
        support: u32,
        ties: Vec<String>,
        highest_score: u32,
        budget: String,
        candidates: Vec<Candidate>,
    },
    /// For or against, where `options` is left out; else one of the options.
    Resolution { options: Vec<String>, weighted: bool, majority: String, blank_is_cast: bool },
}

/// What happens with the money that a count leaves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the words of the command line")]
pub enum CompletionWords {
    None,
    AddStep { start: String, step: String, stop: String },
}

/// What can be funded, at the cost that was frozen at opening.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Candidate {
    pub id: String,
    pub name: String,
    pub cost: String,
}

/// A quorum: at least this part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// Of what.
    pub of: QuorumOf,
    /// How much, as a decimal or a fraction.
    pub least: Share,
}

/// What a quorum is a part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuorumOf {
    /// How many members there are.
    Members,
    /// Their weight.
    Weight,
}

/// Who may vote, and with which weight.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Voter {
    pub member: String,
    pub name: String,
    pub weight: u64,
}

/// The lot: committed to at opening, revealed at closing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// SHA-256 of the seed.
    pub commitment: String,
    /// The seed.
    pub seed: String,
}

/// A proxy in force: the holder may vote for the member.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Proxy {
    pub member: String,
    pub holder: String,
}

/// One version of a ballot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotRecord {
    /// Its place in the chain, from 1.
    pub n: u64,
    /// Whose ballot it is.
    pub member: String,
    /// Which version, from 1. The last one counts.
    pub version: u64,
    /// Who cast it, where that was the holder of a proxy.
    pub proxy: Option<String>,
    /// The scores; candidates that are not named have 0.
    pub scores: Vec<ScoreOf>,
    /// Candidates without an opinion: they have 0, and are reported apart.
    pub no_opinion: Vec<String>,
    /// The answer, in a resolution.
    pub answer: Option<String>,
    /// The seal.
    pub hash: String,
}

/// A score.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ScoreOf {
    pub candidate: String,
    pub score: u32,
}

/// What came of a round.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundResult {
    /// Who may vote.
    pub electorate: Weight,
    /// Who did.
    pub turnout: Weight,
    /// Whether enough did.
    pub has_quorum: bool,
    /// Who had no opinion about which candidate; those about whom everybody had one are left out.
    pub no_opinion: Vec<NoOpinion>,
    /// The count of scores.
    pub tally: Option<TallyDocument>,
    /// All candidates in the order of the queue (sequential Phragmén), from the same ballots.
    pub queue: Option<Vec<String>>,
    /// What most votes would fund, beside it.
    pub most_votes: Option<Vec<String>>,
    /// The count of a resolution.
    pub decision: Option<DecisionDocument>,
}

/// Who had no opinion about a candidate.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NoOpinion {
    pub candidate: String,
    pub voters: Weight,
}

/// The count of a resolution.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DecisionDocument {
    pub options: Vec<OptionDocument>,
    pub blank: Weight,
    pub abstained: Weight,
    pub cast: u64,
    /// `no-quorum`, `chosen` or `no-majority`.
    pub verdict: String,
    /// The option that was chosen.
    pub chosen: Option<String>,
}

/// Who chose an option.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct OptionDocument {
    pub option: String,
    pub voters: Weight,
}

impl RoundFile {
    /// Reads an exported round.
    ///
    /// # Errors
    /// What is not as the format says.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let fault = |reason: String| {
            let kind = FaultKind::NotThisFormat { format: ROUND_FORMAT, reason };
            vec![Fault::new(Place::Path("round".to_owned()), kind)]
        };
        let round: Self = serde_json::from_str(text).map_err(|error| fault(error.to_string()))?;
        if round.format != ROUND_FORMAT {
            return Err(fault(format!("the format is {:?}", round.format)));
        }
        Ok(round)
    }

    /// Fills in everything that follows from the rest: the opening, the lot's commitment, the places,
    /// versions and seals of the ballots in the order in which they stand, the head, and the result.
    ///
    /// # Errors
    /// What cannot be counted.
    pub fn sealed(mut self) -> Result<Self, Vec<Fault>> {
        ROUND_FORMAT.clone_into(&mut self.format);
        if let Some(lot) = &mut self.lot {
            lot.commitment = seal::lot_commitment(&lot.seed);
        }
        self.opening = seal::opening(&self).map_err(|kind| vec![Fault::new(Place::Election, kind)])?;
        let mut previous = seal::from_hex(&self.opening).unwrap_or(FIRST);
        let mut versions = std::collections::HashMap::new();
        for (n, ballot) in (1..).zip(&mut self.ballots) {
            let version = versions.entry(ballot.member.clone()).or_insert(0);
            *version += 1;
            (ballot.n, ballot.version) = (n, *version);
            previous = seal::seal(&previous, &self.id, ballot);
            ballot.hash = hex::encode(previous);
        }
        self.head = hex::encode(previous);
        self.result = self.count()?;
        Ok(self)
    }

    /// The round as canonical JSON (RFC 8785).
    ///
    /// # Errors
    /// None that is known: every part of a round has a text.
    pub fn to_json(&self) -> Result<String, FaultKind> {
        canonical(self)
    }
}
