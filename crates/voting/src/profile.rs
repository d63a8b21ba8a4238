//! Ballots that say the same, counted once.
//!
//! Voters with identical ballots have the same money per unit of weight at every moment of every rule, so one
//! purse for all of them gives the same count.

use std::collections::HashMap;

use crate::election::{Ballot, Election};

/// The voters of one purse.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Group {
    /// Their weight together.
    pub(crate) weight: u64,
    /// How many ballots.
    pub(crate) ballots: usize,
}

/// A group that supports a project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Supporter {
    pub(crate) group: usize,
    pub(crate) weight: u64,
    pub(crate) score: u64,
}

/// An election by groups of identical ballots.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub(crate) groups: Vec<Group>,
    /// The group of each ballot.
    pub(crate) group_of: Vec<usize>,
    /// Who supports each project.
    pub(crate) supporters: Vec<Vec<Supporter>>,
}

impl Profile {
    /// By scores: an approval is a score of 1.
    pub(crate) fn by_scores(election: &Election) -> Self {
        let mut known: HashMap<&[(usize, u32)], usize> = HashMap::new();
        Self::by(election, |ballot, fresh| {
            let group = *known.entry(&ballot.scores).or_insert(fresh);
            (group, &ballot.scores)
        })
    }

    /// By support: a score of at least `least`, whatever it is, is a score of 1.
    pub(crate) fn by_support(election: &Election, least: u32) -> Self {
        let supports = |ballot: &Ballot| -> Vec<(usize, u32)> {
            let reaching = ballot.scores.iter().filter(|(_, score)| *score >= least);
            reaching.map(|(project, _)| (*project, 1)).collect()
        };
        let mut known: HashMap<Vec<(usize, u32)>, usize> = HashMap::new();
        Self::by(election, |ballot, fresh| {
            let scores = supports(ballot);
            (*known.entry(scores.clone()).or_insert(fresh), scores)
        })
    }

    /// Takes the group of each ballot from a function that gets the number a new group would have.
    fn by<'e, S: AsRef<[(usize, u32)]>>(
        election: &'e Election,
        mut group_of: impl FnMut(&'e Ballot, usize) -> (usize, S),
    ) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut supporters = vec![Vec::new(); election.projects().len()];
        let mut places = Vec::with_capacity(election.ballots().len());
        for ballot in election.ballots() {
            let (group, scores) = group_of(ballot, groups.len());
            places.push(group);
            match groups.get_mut(group) {
                Some(group) => {
                    group.weight += ballot.weight;
                    group.ballots += 1;
                }
                None => {
                    groups.push(Group { weight: ballot.weight, ballots: 1 });
                    for (project, score) in scores.as_ref() {
                        if let Some(list) = supporters.get_mut(*project) {
                            list.push(Supporter { group, weight: 0, score: u64::from(*score) });
                        }
                    }
                }
            }
        }
        for supporter in supporters.iter_mut().flatten() {
            supporter.weight = groups.get(supporter.group).map_or(0, |group| group.weight);
        }
        Self { groups, group_of: places, supporters }
    }

    /// The weight of those who support a project.
    pub(crate) fn weight(&self, project: usize) -> u64 {
        self.supporters_of(project).iter().map(|supporter| supporter.weight).sum()
    }

    pub(crate) fn supporters_of(&self, project: usize) -> &[Supporter] {
        self.supporters.get(project).map_or(&[], Vec::as_slice)
    }
}
