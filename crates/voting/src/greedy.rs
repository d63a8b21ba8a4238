//! Most votes: projects by weighted score, skipping what does not fit. The baseline beside every other rule,
//! and the way to fill up.
//!
//! Projects that nobody supports are never funded by it: no vote asks for them.

use crate::election::Election;
use crate::ties::Chooser;

/// Chooses among `open` until nothing that is supported fits into `budget` units. Ties are between projects
/// that both still fit: where one does not, there is nothing to decide.
pub(crate) fn choose(
    election: &Election,
    mut open: Vec<usize>,
    mut budget: u64,
    chooser: &mut Chooser<'_>,
) -> Vec<usize> {
    let scores = election.weighted_scores();
    let score = |project: usize| scores.get(project).copied().unwrap_or(0);
    let cost = |project: usize| election.units().costs.get(project).copied().unwrap_or(u64::MAX);
    let mut chosen = Vec::new();
    loop {
        open.retain(|project| cost(*project) <= budget && score(*project) > 0);
        let highest = open.iter().map(|project| score(*project)).max();
        let best = open.iter().copied().filter(|project| Some(score(*project)) == highest).collect();
        let Some(project) = chooser.choose(best) else { return chosen };
        budget -= cost(project);
        open.retain(|other| *other != project);
        chosen.push(project);
    }
}

/// All projects by weighted score, equal ones by the order of ties.
pub(crate) fn order(election: &Election, place: impl Fn(usize) -> usize) -> Vec<usize> {
    let scores = election.weighted_scores();
    let mut order: Vec<usize> = (0..election.projects().len()).collect();
    order.sort_by_key(|project| (scores.get(*project).copied().map(std::cmp::Reverse), place(*project)));
    order
}
