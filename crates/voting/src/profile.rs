//! Ballots that say the same, counted once.
//!
//! Voters with identical ballots have the same money per unit of weight at every moment of every rule, so one
//! purse for all of them gives the same count.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use crate::election::{Ballot, Election};

/// What a ballot says.
type Scores<'e> = Cow<'e, [(usize, u32)]>;

/// Scores to look up: a project and its score are hashed at once, which is most of the work of grouping.
#[derive(PartialEq, Eq)]
struct Key<'e>(Scores<'e>);

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (project, score) in self.0.iter() {
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
        let mut known: HashMap<Key<'_>, usize> = HashMap::with_capacity(election.ballots().len());
        Self::by(election, |ballot, fresh| {
            let scores = Cow::Borrowed(ballot.scores.as_slice());
            (*known.entry(Key(scores.clone())).or_insert(fresh), scores)
        })
    }

    /// By support: a score of at least `least`, whatever it is, is a score of 1.
    pub(crate) fn by_support(election: &Election, least: u32) -> Self {
        let mut known: HashMap<Key<'_>, usize> = HashMap::with_capacity(election.ballots().len());
        Self::by(election, |ballot, fresh| {
            let scores = if ballot.scores.iter().all(|(_, score)| *score == 1 && least <= 1) {
                Cow::Borrowed(ballot.scores.as_slice())
            } else {
                let reaching = ballot.scores.iter().filter(|(_, score)| *score >= least);
                Cow::Owned(reaching.map(|(project, _)| (*project, 1)).collect())
            };
            (*known.entry(Key(scores.clone())).or_insert(fresh), scores)
        })
    }

    /// Takes the group of each ballot from a function that gets the number a new group would have.
    fn by<'e>(
        election: &'e Election,
        mut group_of: impl FnMut(&'e Ballot, usize) -> (usize, Scores<'e>),
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
                    for (project, score) in scores.iter() {
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
