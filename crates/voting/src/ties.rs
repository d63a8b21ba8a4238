//! What happens where a rule finds several projects equal: the declared order decides, and says so.
//!
//! Invariant: the order is one for the whole election, whatever count and whatever round.

use std::cmp::{Ordering, Reverse};

use sha2::{Digest, Sha256};

use crate::election::Election;
use crate::rule::TieRule;

/// A moment in the count where several projects were equal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tie {
    /// The equal projects, in the order of the tie rules: the chosen one first.
    pub between: Vec<usize>,
    /// The project that was chosen.
    pub chosen: usize,
    /// What decided.
    pub by: TieBy,
    /// Whether choosing another one there would have ended in another set of funded projects.
    pub pivotal: bool,
}

/// What decided a tie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TieBy {
    /// [`TieRule::MinCost`].
    MinCost,
    /// [`TieRule::MaxVotes`].
    MaxVotes,
    /// [`TieRule::Lexicographic`], or no rule at all.
    Lexicographic,
    /// [`TieRule::Lot`].
    Lot,
}

impl TieBy {
    /// The word of the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MinCost => "min-cost",
            Self::MaxVotes => "max-votes",
            Self::Lexicographic => "lexicographic",
            Self::Lot => "lot",
        }
    }
}

/// What one rule looks at. Smaller goes first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Key {
    Cost(u64),
    Votes(Reverse<u64>),
    Lot([u8; 32]),
    Id(String),
}

/// The declared order of an election's projects.
#[derive(Clone, Debug)]
pub(crate) struct TieOrder {
    keys: Vec<Vec<Key>>,
    /// The place of each project in the order.
    places: Vec<usize>,
}

impl TieOrder {
    pub(crate) fn of(election: &Election, rules: &[TieRule]) -> Self {
        let votes = election.weighted_scores();
        let amounts = election.units().costs.iter().zip(&votes);
        let keys: Vec<Vec<Key>> = election
            .projects()
            .iter()
            .zip(amounts)
            .map(|(project, (cost, votes))| {
                let key = |rule: &TieRule| match rule {
                    TieRule::MinCost => Key::Cost(*cost),
                    TieRule::MaxVotes => Key::Votes(Reverse(*votes)),
                    TieRule::Lexicographic => Key::Id(project.id.clone()),
                    TieRule::Lot(seed) => Key::Lot(lot(seed, &project.id)),
                };
                // Ids are unique: the last key always decides.
                rules.iter().map(key).chain([Key::Id(project.id.clone())]).collect()
            })
            .collect();
        Self::sorted(keys)
    }

    fn sorted(keys: Vec<Vec<Key>>) -> Self {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by_key(|project| keys.get(*project));
        let mut places = vec![0; keys.len()];
        for (place, project) in order.into_iter().enumerate() {
            if let Some(of) = places.get_mut(project) {
                *of = place;
            }
        }
        Self { keys, places }
    }

    /// The order if one project had another cost, in units, and another weighted score.
    pub(crate) fn with(&self, project: usize, cost: u64, votes: u64) -> Self {
        let mut keys = self.keys.clone();
        for key in keys.get_mut(project).into_iter().flatten() {
            match key {
                Key::Cost(of) => *of = cost,
                Key::Votes(of) => *of = Reverse(votes),
                Key::Lot(_) | Key::Id(_) => {}
            }
        }
        Self::sorted(keys)
    }

    /// Where a project stands in the order.
    pub(crate) fn place(&self, project: usize) -> usize {
        self.places.get(project).copied().unwrap_or(usize::MAX)
    }

    /// The rule that puts one before the other.
    fn decides(&self, one: usize, other: usize) -> TieBy {
        let keys = |project: usize| self.keys.get(project).map_or([].as_slice(), Vec::as_slice);
        let different = keys(one).iter().zip(keys(other)).find(|(a, b)| a.cmp(b) != Ordering::Equal);
        match different {
            Some((Key::Cost(_), _)) => TieBy::MinCost,
            Some((Key::Votes(_), _)) => TieBy::MaxVotes,
            Some((Key::Lot(_), _)) => TieBy::Lot,
            Some((Key::Id(_), _)) | None => TieBy::Lexicographic,
        }
    }
}

/// The lot of a project: SHA-256 over the bytes of the seed, then those of the id.
#[must_use]
pub fn lot(seed: &str, id: &str) -> [u8; 32] {
    Sha256::new().chain_update(seed).chain_update(id).finalize().into()
}

/// Chooses by the declared order, and remembers each tie. To see what another choice would bring, one choice
/// can be forced.
#[derive(Clone, Debug)]
pub(crate) struct Chooser<'a> {
    order: &'a TieOrder,
    forced: Option<(usize, usize)>,
    pub(crate) met: Vec<Tie>,
}

impl<'a> Chooser<'a> {
    pub(crate) fn new(order: &'a TieOrder) -> Self {
        Self { order, forced: None, met: Vec::new() }
    }

    /// Chooses this project at the tie with this number.
    fn forcing(order: &'a TieOrder, tie: usize, project: usize) -> Self {
        Self { order, forced: Some((tie, project)), met: Vec::new() }
    }

    /// Whether this is a count to see what another choice would bring.
    pub(crate) fn is_forced(&self) -> bool {
        self.forced.is_some()
    }

    pub(crate) fn order(&self) -> &'a TieOrder {
        self.order
    }

    /// One of the projects that are equal here; none where there are none.
    pub(crate) fn choose(&mut self, mut between: Vec<usize>) -> Option<usize> {
        between.sort_by_key(|project| self.order.place(*project));
        let (first, second) = (*between.first()?, between.get(1).copied());
        let Some(second) = second else { return Some(first) };
        let chosen = match self.forced {
            Some((tie, project)) if tie == self.met.len() && between.contains(&project) => project,
            _ => first,
        };
        let by = self.order.decides(first, second);
        self.met.push(Tie { between, chosen, by, pivotal: false });
        Some(chosen)
    }
}

/// Counts with the declared order and, for each tie that was met, with every other choice there, and notes
/// which ties changed the set of funded projects.
pub(crate) fn with_pivots<T>(
    order: &TieOrder,
    mut count: impl FnMut(&mut Chooser<'_>) -> T,
    funded: impl Fn(&T) -> Vec<usize>,
) -> (T, Vec<Tie>) {
    let mut chooser = Chooser::new(order);
    let counted = count(&mut chooser);
    let set = |counted: &T| {
        let mut set = funded(counted);
        set.sort_unstable();
        set
    };
    let found = set(&counted);
    let mut ties = chooser.met;
    for (number, tie) in ties.iter_mut().enumerate() {
        tie.pivotal = tie
            .between
            .iter()
            .filter(|project| **project != tie.chosen)
            .any(|project| set(&count(&mut Chooser::forcing(order, number, *project))) != found);
    }
    (counted, ties)
}
