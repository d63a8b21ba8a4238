//! Ballots that say the same, counted once.
//!
//! Voters with identical ballots have the same money per unit of weight at every moment of every rule, so one
//! purse for all of them gives the same count.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use rustc_hash::FxBuildHasher;

use crate::election::{Ballot, Election};

/// Scores to look up: a project and its score are hashed at once, which is most of the work of grouping.
#[derive(PartialEq, Eq)]
struct Key<'s>(&'s [(usize, u32)]);

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (project, score) in self.0 {
            let project = u64::try_from(*project).unwrap_or(u64::MAX);
            state.write_u64(project.rotate_left(32) ^ u64::from(*score));
        }
    }
}

/// The voters with identical ballots.
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
    /// Who supports each project, by score.
    pub(crate) supporters: Vec<Vec<Supporter>>,
}

impl Profile {
    /// By scores: an approval is a score of 1.
    pub(crate) fn by_scores(election: &Election) -> Self {
        Self::by(election, election.ballots().iter().map(|ballot| ballot.scores.as_slice()))
    }

    /// By support: a score of at least `least`, whatever it is, is a score of 1.
    pub(crate) fn by_support(election: &Election, least: u32) -> Self {
        let supports = |ballot: &Ballot| -> Vec<(usize, u32)> {
            let reaching = ballot.scores.iter().filter(|(_, score)| *score >= least);
            reaching.map(|(project, _)| (*project, 1)).collect()
        };
        if least <= 1 && election.ballots().iter().flat_map(|ballot| &ballot.scores).all(|of| of.1 == 1) {
            return Self::by_scores(election);
        }
        let supported: Vec<_> = election.ballots().iter().map(supports).collect();
        Self::by(election, supported.iter().map(Vec::as_slice))
    }

    /// By scores that stand in for those of the ballots.
    fn by<'s>(election: &Election, scores: impl Iterator<Item = &'s [(usize, u32)]>) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut most = vec![0; election.projects().len()];
        for (project, _) in election.ballots().iter().flat_map(|ballot| &ballot.scores) {
            if let Some(count) = most.get_mut(*project) {
                *count += 1;
            }
        }
        let mut supporters: Vec<Vec<Supporter>> = most.into_iter().map(Vec::with_capacity).collect();
        let all = election.ballots().len();
        let mut known: HashMap<Key<'_>, usize, FxBuildHasher> =
            HashMap::with_capacity_and_hasher(all, FxBuildHasher);
        let mut group_of = Vec::with_capacity(all);
        for (ballot, scores) in election.ballots().iter().zip(scores) {
            let group = *known.entry(Key(scores)).or_insert(groups.len());
            group_of.push(group);
            match groups.get_mut(group) {
                Some(group) => {
                    group.weight += ballot.weight;
                    group.ballots += 1;
                }
                None => {
                    groups.push(Group { weight: ballot.weight, ballots: 1 });
                    for (project, score) in scores {
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
        for list in &mut supporters {
            list.sort_by_key(|supporter| supporter.score);
        }
        Self { groups, group_of, supporters }
    }

    /// The weight of those who support a project.
    pub(crate) fn weight(&self, project: usize) -> u64 {
        self.supporters_of(project).iter().map(|supporter| supporter.weight).sum()
    }

    pub(crate) fn supporters_of(&self, project: usize) -> &[Supporter] {
        self.supporters.get(project).map_or(&[], Vec::as_slice)
    }
}
