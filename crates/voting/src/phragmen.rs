//! Sequential Phragmén with costs: an order of all projects in which every prefix is proportional.
//!
//! Each project that is chosen spreads its cost over its supporters so that they all end at one load. The
//! project for which that load is smallest comes next. Described for approval committees by Brill, Freeman,
//! Janson and Lackner, *Phragmén's Voting Methods and Justified Representation*; with costs by Los,
//! Christoff and Grossi, *Proportional Budget Allocations: Towards a Systematization*.
//!
//! All loads are loads at which some project was chosen, so they are kept once for each chosen project, over
//! one shared denominator, and a group only knows which one is its own.

use std::cmp::Ordering;

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

use crate::election::Election;
use crate::profile::Profile;
use crate::ties::Chooser;

/// The load at which a project would be chosen: `numerator / (shared denominator x weight)`.
struct Load {
    project: usize,
    numerator: BigUint,
    weight: u64,
}

struct Count<'a> {
    profile: &'a Profile,
    costs: &'a [u64],
    /// The load of each chosen project, over the denominator of now.
    loads: Vec<BigUint>,
    denominator: BigUint,
    /// The chosen project whose load each group has; none where it has none yet.
    latest: Vec<Option<usize>>,
}

/// All projects in the order of the rule. Those without support come last, by the order of ties.
pub(crate) fn order(election: &Election, profile: &Profile, chooser: &mut Chooser<'_>) -> Vec<usize> {
    let all = 0..election.projects().len();
    let (mut open, mut without): (Vec<usize>, Vec<usize>) =
        all.partition(|project| !profile.supporters_of(*project).is_empty());
    let mut count = Count {
        profile,
        costs: &election.units().costs,
        loads: Vec::new(),
        denominator: BigUint::one(),
        latest: vec![None; profile.groups.len()],
    };
    let mut order = Vec::with_capacity(election.projects().len());
    while let Some(load) = count.next(&open, chooser) {
        open.retain(|project| *project != load.project);
        order.push(load.project);
        count.choose(load);
    }
    without.sort_by_key(|project| chooser.order().place(*project));
    order.extend(without);
    order
}

/// The longest prefix of an order that fits the budget.
pub(crate) fn prefix(election: &Election, order: &[usize]) -> Vec<usize> {
    let units = election.units();
    let mut left = units.budget;
    let mut prefix = Vec::new();
    for project in order {
        let cost = units.costs.get(*project).copied().unwrap_or(u64::MAX);
        if cost > left {
            break;
        }
        left -= cost;
        prefix.push(*project);
    }
    prefix
}

impl Count<'_> {
    /// The project with the smallest load.
    fn next(&self, open: &[usize], chooser: &mut Chooser<'_>) -> Option<Load> {
        let mut smallest: Vec<Load> = Vec::new();
        for project in open {
            let load = self.load(*project);
            let against = smallest.first().map_or(Ordering::Less, |best| load.cmp_load(best));
            match against {
                Ordering::Less => smallest = vec![load],
                Ordering::Equal => smallest.push(load),
                Ordering::Greater => {}
            }
        }
        let chosen = chooser.choose(smallest.iter().map(|load| load.project).collect())?;
        smallest.into_iter().find(|load| load.project == chosen)
    }

    fn load(&self, project: usize) -> Load {
        let mut by_latest = vec![0_u64; self.loads.len()];
        for supporter in self.profile.supporters_of(project) {
            let latest = self.latest.get(supporter.group).copied().flatten();
            if let Some(weight) = latest.and_then(|latest| by_latest.get_mut(latest)) {
                *weight += supporter.weight;
            }
        }
        let cost = self.costs.get(project).copied().unwrap_or(0);
        let loads = self.loads.iter().zip(by_latest).filter(|(_, weight)| *weight > 0);
        let numerator =
            loads.fold(&self.denominator * cost, |sum, (load, weight)| sum + load * BigUint::from(weight));
        Load { project, numerator, weight: self.profile.weight(project) }
    }

    /// Brings the supporters of a project to its load.
    fn choose(&mut self, load: Load) {
        let rest = (&load.numerator % load.weight).to_u64().unwrap_or(0);
        let divisor = if load.numerator.is_zero() { 1 } else { load.weight.gcd(&rest).max(1) };
        let (numerator, factor) = (load.numerator / divisor, load.weight / divisor);
        for old in &mut self.loads {
            *old *= factor;
        }
        self.denominator *= factor;
        let latest = self.loads.len();
        self.loads.push(numerator);
        for supporter in self.profile.supporters_of(load.project) {
            if let Some(of) = self.latest.get_mut(supporter.group) {
                *of = Some(latest);
            }
        }
    }
}

impl Load {
    fn cmp_load(&self, other: &Self) -> Ordering {
        (&self.numerator * other.weight).cmp(&(&other.numerator * self.weight))
    }
}
