//! Counts a round from its electorate, rules and ballots alone.

use std::collections::HashMap;

use kernel::Share;

use super::document::{
    BallotRecord, DecisionDocument, NoOpinion, OptionDocument, QuorumOf, RoundFile, RoundResult, RoundRules,
};
use super::scores::Scored;
use crate::document::TallyDocument;
use crate::fault::{Fault, FaultKind, Place};
use crate::resolution::{Answer, Majority, Options, Resolution, Verdict, Vote, Weight, Weighting, decide};
use crate::rule::{Rule, Settings};
use crate::tally::tally;

/// A ballot that counts: its place in the chain, and its weight.
pub(super) type Counting<'r> = (usize, &'r BallotRecord, u64);

/// Faults by their places in the document.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, path: impl Into<String>, kind: FaultKind) {
        self.0.push(Fault::new(Place::Path(path.into()), kind));
    }

    /// Reads a word or an amount.
    pub(super) fn read<T: std::str::FromStr<Err = crate::words::WordError>>(
        &mut self,
        path: &str,
        text: &str,
    ) -> Option<T> {
        match text.parse() {
            Ok(read) => Some(read),
            Err(error) => {
                self.add(path, error.into_kind());
                None
            }
        }
    }

    pub(super) fn amount(&mut self, path: impl Into<String>, text: &str) -> Share {
        text.parse().unwrap_or_else(|_| {
            self.add(path, FaultKind::NotAnAmount { text: text.to_owned() });
            Share::ONE
        })
    }
}

impl RoundFile {
    /// What comes of the round.
    ///
    /// # Errors
    /// Everything in it that cannot be counted, by its place.
    pub fn count(&self) -> Result<RoundResult, Vec<Fault>> {
        let mut faults = Faults::default();
        let counting = self.with_weights(&mut faults);
        let all = |weights: &mut dyn Iterator<Item = u64>| {
            let mut sum = Weight::default();
            for weight in weights {
                sum.members += 1;
                sum.weight = sum.weight.saturating_add(weight);
            }
            sum
        };
        let electorate = all(&mut self.electorate.iter().map(|voter| voter.weight));
        let turnout = all(&mut counting.iter().map(|(_, _, weight)| *weight));
        let mut result = RoundResult {
            electorate,
            turnout,
            has_quorum: self.has_quorum(electorate, turnout),
            ..RoundResult::default()
        };
        match &self.rules {
            RoundRules::Scores { .. } => self.count_scores(&counting, &mut result, &mut faults),
            RoundRules::Resolution { .. } => self.count_answers(&counting, &mut result, &mut faults),
        }
        if faults.0.is_empty() { Ok(result) } else { Err(faults.0) }
    }

    /// The ballots that count with their places in the chain and their weights.
    pub(super) fn with_weights(&self, faults: &mut Faults) -> Vec<Counting<'_>> {
        let weights = self.weights(faults);
        let weighed = |(index, ballot): (usize, _)| {
            let ballot: &BallotRecord = ballot;
            Some((index, ballot, *weights.get(ballot.member.as_str())?))
        };
        self.counting().into_iter().filter_map(weighed).collect()
    }

    /// The last version of each member's ballot, in the order of the chain.
    pub(super) fn counting(&self) -> Vec<(usize, &BallotRecord)> {
        let mut last: HashMap<&str, usize> = HashMap::new();
        for (index, ballot) in self.ballots.iter().enumerate() {
            last.insert(&ballot.member, index);
        }
        let counts = |index: usize, ballot: &BallotRecord| last.get(ballot.member.as_str()) == Some(&index);
        self.ballots.iter().enumerate().filter(|(index, ballot)| counts(*index, ballot)).collect()
    }

    /// The weight of each member. Who has no vote does not stand in the electorate.
    fn weights(&self, faults: &mut Faults) -> HashMap<&str, u64> {
        let mut weights = HashMap::new();
        for (index, voter) in self.electorate.iter().enumerate() {
            let path = format!("electorate[{index}]");
            if voter.weight == 0 {
                faults.add(format!("{path}.weight"), FaultKind::WeightNotPositive);
            }
            if weights.insert(voter.member.as_str(), voter.weight).is_some() {
                faults.add(path, FaultKind::DoubledId { id: voter.member.clone() });
            }
        }
        weights
    }

    fn has_quorum(&self, electorate: Weight, turnout: Weight) -> bool {
        let Some(quorum) = &self.quorum else { return true };
        let of = |weight: Weight| match quorum.of {
            QuorumOf::Members => weight.members,
            QuorumOf::Weight => weight.weight,
        };
        let share = |number: u64| Share::from(num_bigint::BigInt::from(number));
        share(of(turnout)) >= &quorum.least * &share(of(electorate))
    }

    fn count_scores(&self, counting: &[Counting<'_>], result: &mut RoundResult, faults: &mut Faults) {
        let Some(Scored { election, settings, no_opinion }) = self.read_scores(counting, faults) else {
            return;
        };
        result.no_opinion = no_opinion
            .into_iter()
            .map(|(project, voters)| NoOpinion { candidate: election.id(project).to_owned(), voters })
            .collect();
        let by = |rule| tally(&election, &Settings { rule, ..settings.clone() });
        match (tally(&election, &settings), by(Rule::Phragmen), by(Rule::Greedy)) {
            (Ok(outcome), Ok(queue), Ok(baseline)) => {
                result.tally = Some(TallyDocument::of(&election, &outcome));
                result.queue = Some(TallyDocument::of(&election, &queue).order);
                result.most_votes = Some(TallyDocument::of(&election, &baseline).funded);
            }
            (Err(wrong), ..) | (_, Err(wrong), _) | (.., Err(wrong)) => {
                wrong.into_iter().for_each(|fault| faults.add(format!("rules.{}", fault.place), fault.kind));
            }
        }
    }

    fn count_answers(&self, counting: &[Counting<'_>], result: &mut RoundResult, faults: &mut Faults) {
        let RoundRules::Resolution { options, weighted, majority, blank_is_cast } = &self.rules else {
            return;
        };
        let is_plain = options.is_empty();
        let names: Vec<&str> =
            if is_plain { vec!["for", "against"] } else { options.iter().map(String::as_str).collect() };
        let mut votes = Vec::new();
        for (index, record, weight) in counting {
            let text = record.answer.as_deref().unwrap_or_default();
            let answer = match names.iter().position(|name| *name == text) {
                Some(option) => Answer::Option(option),
                None if text == "blank" => Answer::Blank,
                None if text == "abstain" => Answer::Abstain,
                None => {
                    let known = format!("{}, blank, abstain", names.join(", "));
                    let kind = FaultKind::UnknownChoice { text: text.to_owned(), known };
                    faults.add(format!("ballots[{index}].answer"), kind);
                    continue;
                }
            };
            votes.push(Vote { voter: record.member.clone(), weight: *weight, answer });
        }
        let Some(majority) = read_majority(majority, faults) else { return };
        let resolution = Resolution {
            options: if is_plain { Options::ForOrAgainst } else { Options::Several(names.len()) },
            weighting: if *weighted { Weighting::Weighted } else { Weighting::Equal },
            quorum: None,
            majority,
            blank_is_cast: *blank_is_cast,
            electorate: result.electorate,
        };
        let decision = match decide(&resolution, &votes) {
            Ok(decision) => decision,
            Err(wrong) => {
                wrong.into_iter().for_each(|fault| faults.add(fault.place.to_string(), fault.kind));
                return;
            }
        };
        let (verdict, chosen) = match decision.verdict {
            _ if !result.has_quorum => ("no-quorum", None),
            Verdict::NoQuorum => ("no-quorum", None),
            Verdict::NoMajority => ("no-majority", None),
            Verdict::Chosen(option) => ("chosen", names.get(option).map(|name| (*name).to_owned())),
        };
        let options = names.iter().zip(decision.options);
        result.decision = Some(DecisionDocument {
            options: options
                .map(|(name, voters)| OptionDocument { option: (*name).to_owned(), voters })
                .collect(),
            blank: decision.blank,
            abstained: decision.abstained,
            cast: decision.cast,
            verdict: verdict.to_owned(),
            chosen,
        });
    }
}

/// `simple`, `unanimity`, or the part of the votes cast that is needed, as a decimal or a fraction.
fn read_majority(text: &str, faults: &mut Faults) -> Option<Majority> {
    match text {
        "simple" => return Some(Majority::Simple),
        "unanimity" => return Some(Majority::Unanimity),
        _ => {}
    }
    let part = match text.split_once('/') {
        Some((part, all)) => {
            part.parse().ok().zip(all.parse().ok()).and_then(|(part, all)| Share::ratio(part, all).ok())
        }
        None => text.parse().ok(),
    };
    let part = part.filter(|part| *part > Share::ZERO && *part <= Share::ONE);
    if part.is_none() {
        let known = "simple, unanimity, 2/3, 0.75".to_owned();
        faults.add("rules.majority", FaultKind::UnknownChoice { text: text.to_owned(), known });
    }
    part.map(Majority::Qualified)
}
