//! A round of scores as an election with its settings: to count, to explain, and to ask what if.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::Share;

use super::count::{Counting, Faults};
use super::document::{CompletionWords, Lot, RoundFile, RoundRules};
use crate::election::{Ballot, Election, Project};
use crate::fault::{Fault, FaultKind, Place};
use crate::pabulib::write_pb;
use crate::resolution::Weight;
use crate::rule::{Completion, Rule, Settings, TieRule};

/// What a round of scores is counted from.
pub(super) struct Scored {
    /// Candidates, budget and the ballots that count.
    pub(super) election: Election,
    /// The rule; the lot has the revealed seed.
    pub(super) settings: Settings,
    /// Who had no opinion, by the position of the candidate.
    pub(super) no_opinion: BTreeMap<usize, Weight>,
}

/// Another round than the one that was held, to see what would have come of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WhatIf {
    /// Another budget.
    pub budget: Option<Share>,
    /// Another rule.
    pub rule: Option<Rule>,
    /// Every member as heavy as any other.
    pub equal_weights: bool,
    /// Other costs, by the ids of candidates.
    pub costs: BTreeMap<String, Share>,
}

impl RoundFile {
    /// The round as an election with its settings: projects in the order of the candidates, ballots by the
    /// code of their member.
    ///
    /// # Errors
    /// Everything in it that cannot be counted, by its place; a resolution has no scores.
    pub fn election(&self) -> Result<(Election, Settings), Vec<Fault>> {
        self.what_if(&WhatIf::default())
    }

    /// The same with something else in it.
    ///
    /// # Errors
    /// As [`RoundFile::election`], and costs or budgets that cannot be counted.
    pub fn what_if(&self, other: &WhatIf) -> Result<(Election, Settings), Vec<Fault>> {
        let mut faults = Faults::default();
        let counting = self.with_weights(&mut faults);
        let read = self.read_scores(&counting, &mut faults);
        let Some(Scored { election, settings, .. }) = read.filter(|_| faults.0.is_empty()) else {
            faults.0.is_empty().then(|| faults.add("rules", FaultKind::MissingField { field: "candidates" }));
            return Err(faults.0);
        };
        let rule = other.rule.unwrap_or(settings.rule);
        let cost = |project: &Project| other.costs.get(&project.id).unwrap_or(&project.cost).clone();
        let projects = election.projects().iter();
        let projects = projects.map(|project| Project { cost: cost(project), ..project.clone() }).collect();
        let weight = |ballot: &Ballot| if other.equal_weights { 1 } else { ballot.weight };
        let ballots = election.ballots().iter();
        let ballots = ballots.map(|ballot| Ballot { weight: weight(ballot), ..ballot.clone() }).collect();
        let budget = other.budget.as_ref().unwrap_or(election.budget()).clone();
        Ok((Election::new(budget, projects, ballots)?, Settings { rule, ..settings }))
    }

    /// The round as a Pabulib file, with the members as voters and what was funded.
    ///
    /// # Errors
    /// As [`RoundFile::election`].
    pub fn to_pb(&self) -> Result<String, Vec<Fault>> {
        let (election, settings) = self.election()?;
        let outcome = crate::tally(&election, &settings)?;
        let meta = [("description", &self.id), ("opening", &self.opening), ("head", &self.head)];
        let meta = meta.map(|(key, value)| (key.to_owned(), value.clone()));
        write_pb(&election, &meta, Some(&outcome.funded))
    }

    /// Reads what is counted.
    pub(super) fn read_scores(&self, counting: &[Counting<'_>], faults: &mut Faults) -> Option<Scored> {
        let RoundRules::Scores { budget, candidates, .. } = &self.rules else { return None };
        let settings = self.settings(faults);
        let budget = faults.amount("rules.budget", budget);
        let mut known = HashMap::new();
        let mut projects = Vec::new();
        for (index, candidate) in candidates.iter().enumerate() {
            let cost = faults.amount(format!("rules.candidates[{index}].cost"), &candidate.cost);
            known.entry(candidate.id.as_str()).or_insert(index);
            projects.push(Project { id: candidate.id.clone(), name: candidate.name.clone(), cost });
        }
        let (ballots, no_opinion) = self.read_ballots(counting, &known, faults);
        let election = match Election::new(budget, projects, ballots) {
            Ok(election) => election,
            Err(wrong) => {
                let place = |place: Place| match place {
                    Place::Project(index) => format!("rules.candidates[{index}]"),
                    Place::Ballot(index) => {
                        format!("ballots[{}]", counting.get(index).map_or(index, |(index, ..)| *index))
                    }
                    other => other.to_string(),
                };
                wrong.into_iter().for_each(|fault| faults.add(place(fault.place), fault.kind));
                return None;
            }
        };
        Some(Scored { election, settings: settings?, no_opinion })
    }

    /// The ballots, and who had no opinion about which candidate.
    fn read_ballots(
        &self,
        counting: &[Counting<'_>],
        known: &HashMap<&str, usize>,
        faults: &mut Faults,
    ) -> (Vec<Ballot>, BTreeMap<usize, Weight>) {
        let RoundRules::Scores { highest_score, .. } = &self.rules else { return Default::default() };
        let mut ballots = Vec::new();
        let mut without: BTreeMap<usize, Weight> = BTreeMap::new();
        for (index, record, weight) in counting {
            let mut scores = Vec::new();
            for of in &record.scores {
                match known.get(of.candidate.as_str()) {
                    Some(project) if of.score <= *highest_score => scores.push((*project, of.score)),
                    Some(_) => faults.add(format!("ballots[{index}].scores"), FaultKind::TooLarge),
                    None => {
                        let kind = FaultKind::UnknownProject { id: of.candidate.clone() };
                        faults.add(format!("ballots[{index}].scores"), kind);
                    }
                }
            }
            for id in record.no_opinion.iter().collect::<HashSet<_>>() {
                let Some(project) = known.get(id.as_str()) else {
                    let kind = FaultKind::UnknownProject { id: id.clone() };
                    faults.add(format!("ballots[{index}].no_opinion"), kind);
                    continue;
                };
                let voters = without.entry(*project).or_default();
                voters.members += 1;
                voters.weight = voters.weight.saturating_add(*weight);
            }
            ballots.push(Ballot { voter: record.member.clone(), weight: *weight, scores });
        }
        (ballots, without)
    }

    /// The rule with its settings; the lot has the revealed seed.
    fn settings(&self, faults: &mut Faults) -> Option<Settings> {
        settings(&self.rules, self.lot.as_ref(), faults)
    }
}

impl RoundRules {
    /// The rule with its settings for an election that has no lot: where the lot would decide, the first id
    /// does.
    ///
    /// # Errors
    /// Every word that is not known; a resolution has no such settings.
    pub fn settings_without_lot(&self) -> Result<Settings, Vec<Fault>> {
        let mut rules = self.clone();
        if let Self::Scores { ties, .. } = &mut rules {
            ties.iter_mut().filter(|word| *word == "lot").for_each(|word| "lexicographic".clone_into(word));
        }
        let mut faults = Faults::default();
        let read = settings(&rules, None, &mut faults);
        faults.0.is_empty().then_some(read).flatten().ok_or(faults.0)
    }
}

fn settings(rules: &RoundRules, lot: Option<&Lot>, faults: &mut Faults) -> Option<Settings> {
    let RoundRules::Scores { rule, utility, completion, fill, support, ties, .. } = rules else {
        return None;
    };
    let rule = faults.read("rules.rule", rule);
    let utility = faults.read("rules.utility", utility);
    let fill = faults.read("rules.fill", fill);
    let completion = match completion {
        CompletionWords::None => Some(Completion::None),
        CompletionWords::AddStep { start, step, stop } => {
            let start = faults.read("rules.completion.start", start);
            let step = faults.read("rules.completion.step", step);
            let stop = faults.read("rules.completion.stop", stop);
            start.zip(step).zip(stop).map(|((start, step), stop)| Completion::AddStep { start, step, stop })
        }
    };
    let mut order = Vec::new();
    for (index, word) in ties.iter().enumerate() {
        let path = format!("rules.ties[{index}]");
        match (word.as_str(), lot) {
            ("lot", Some(lot)) => order.push(TieRule::Lot(lot.seed.clone())),
            ("lot", None) => faults.add("lot", FaultKind::MissingField { field: "lot" }),
            _ if word.starts_with("lot:") => {
                let known = "min-cost, max-votes, lexicographic, lot".to_owned();
                faults.add(path, FaultKind::UnknownChoice { text: word.clone(), known });
            }
            _ => order.extend(faults.read::<TieRule>(&path, word)),
        }
    }
    Some(Settings {
        rule: rule?,
        utility: utility?,
        completion: completion?,
        fill: fill?,
        support: *support,
        ties: order,
    })
}
