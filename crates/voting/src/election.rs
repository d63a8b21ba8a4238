//! Projects, ballots and a budget, checked once: what every rule counts.
//!
//! Invariant: an [`Election`] that exists can be counted: costs are more than nothing, weights at least 1,
//! and every sum of weights times scores fits in a machine word.

use std::collections::HashSet;

use kernel::Share;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive};

use crate::fault::{Fault, FaultKind, Place};

/// Something that can be funded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Project {
    /// Unique in the election; the last word where all else is equal.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it costs, in whole currency.
    pub cost: Share,
}

/// What one voter wants.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ballot {
    /// Who cast it.
    pub voter: String,
    /// How many identical voters it stands for; at least 1.
    pub weight: u64,
    /// Positions in the list of projects with their scores, by position; never a score of 0.
    pub scores: Vec<(usize, u32)>,
}

/// A budget, what can be done with it, and what the voters want.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Election {
    budget: Share,
    projects: Vec<Project>,
    ballots: Vec<Ballot>,
    total_weight: u64,
    units: Units,
}

/// The amounts as whole numbers of the smallest unit in which all of them are whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Units {
    /// How many units make one of the currency.
    pub(crate) per_currency: u64,
    /// What each project costs.
    pub(crate) costs: Vec<u64>,
    pub(crate) budget: u64,
}

impl Project {
    /// A project that is called by its id.
    #[must_use]
    pub fn new(id: impl Into<String>, cost: Share) -> Self {
        let id = id.into();
        Self { name: id.clone(), id, cost }
    }
}

impl Ballot {
    /// A ballot of weight 1 that approves some projects, by their positions.
    #[must_use]
    pub fn approving(voter: impl Into<String>, projects: &[usize]) -> Self {
        let scores = projects.iter().map(|project| (*project, 1)).collect();
        Self { voter: voter.into(), weight: 1, scores }
    }
}

impl Election {
    /// Checks an election. Scores are put in the order of the projects, and those of 0 are left out.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn new(budget: Share, projects: Vec<Project>, mut ballots: Vec<Ballot>) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        if budget.is_negative() {
            faults.push(Fault::new(Place::Election, FaultKind::NegativeBudget));
        }
        check_projects(&projects, &mut faults);
        for (index, ballot) in ballots.iter_mut().enumerate() {
            ballot.scores.retain(|(_, score)| *score > 0);
            ballot.scores.sort_unstable();
            check_ballot(index, ballot, &projects, &mut faults);
        }
        let total_weight = total_weight(&ballots);
        let units = Units::of(&budget, &projects);
        match (total_weight, units) {
            (Some(total_weight), Some(units)) if faults.is_empty() => {
                Ok(Self { budget, projects, ballots, total_weight, units })
            }
            (Some(_), Some(_)) => Err(faults),
            // An amount that is no amount has been said already.
            _ if !faults.is_empty() => Err(faults),
            _ => Err(vec![Fault::new(Place::Election, FaultKind::TooLarge)]),
        }
    }

    /// What can be spent, in whole currency.
    #[must_use]
    pub fn budget(&self) -> &Share {
        &self.budget
    }

    /// What can be funded, in the order in which it was declared.
    #[must_use]
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// What the voters want, in the order in which it was declared.
    #[must_use]
    pub fn ballots(&self) -> &[Ballot] {
        &self.ballots
    }

    /// The weight of all ballots, those without a score included.
    #[must_use]
    pub fn total_weight(&self) -> u64 {
        self.total_weight
    }

    /// The weighted score of each project: the sum of weight times score over the ballots.
    #[must_use]
    pub fn weighted_scores(&self) -> Vec<u64> {
        let mut sums = vec![0; self.projects.len()];
        for ballot in &self.ballots {
            for (project, score) in &ballot.scores {
                if let Some(sum) = sums.get_mut(*project) {
                    *sum += ballot.weight * u64::from(*score);
                }
            }
        }
        sums
    }

    /// The cost of some projects together, in whole currency.
    #[must_use]
    pub fn cost_of(&self, projects: &[usize]) -> Share {
        projects.iter().filter_map(|project| self.projects.get(*project)).map(|project| &project.cost).sum()
    }

    /// The same election with another cost of one project, to ask what would happen then.
    ///
    /// # Errors
    /// As [`Election::new`].
    pub fn with_cost(&self, project: usize, cost: Share) -> Result<Self, Vec<Fault>> {
        let mut projects = self.projects.clone();
        if let Some(project) = projects.get_mut(project) {
            project.cost = cost;
        }
        Self::new(self.budget.clone(), projects, self.ballots.clone())
    }

    pub(crate) fn units(&self) -> &Units {
        &self.units
    }

    pub(crate) fn ids(&self, projects: &[usize]) -> Vec<&str> {
        projects.iter().map(|project| self.id(*project)).collect()
    }

    pub(crate) fn id(&self, project: usize) -> &str {
        self.projects.get(project).map_or("", |project| &project.id)
    }
}

impl Units {
    /// None where an amount does not fit.
    fn of(budget: &Share, projects: &[Project]) -> Option<Self> {
        let amounts = || projects.iter().map(|project| &project.cost).chain([budget]);
        let mut per_currency = BigInt::one();
        for amount in amounts() {
            per_currency = per_currency.lcm(amount.rational().denom());
            // A unit that is finer than a machine word would only grow.
            per_currency.to_u64()?;
        }
        let whole = |amount: &Share| {
            let ratio = amount.rational();
            (ratio.numer().abs() * (&per_currency / ratio.denom())).to_u64()
        };
        Some(Self {
            costs: projects.iter().map(|project| whole(&project.cost)).collect::<Option<_>>()?,
            budget: whole(budget)?,
            per_currency: per_currency.to_u64()?,
        })
    }

    /// A number of units as an amount of the currency.
    pub(crate) fn amount(&self, units: u64) -> Share {
        self.ratio(BigInt::from(units), &BigInt::one())
    }

    /// A ratio of units as an amount of the currency.
    pub(crate) fn ratio(&self, units: BigInt, denominator: &BigInt) -> Share {
        Share::from(num_rational::BigRational::new(units, denominator * self.per_currency))
    }
}

fn check_projects(projects: &[Project], faults: &mut Vec<Fault>) {
    let mut seen = HashSet::new();
    for (index, project) in projects.iter().enumerate() {
        let mut add = |kind| faults.push(Fault::new(Place::Project(index), kind));
        if project.id.is_empty() {
            add(FaultKind::EmptyId);
        } else if !seen.insert(&project.id) {
            add(FaultKind::DoubledProject { id: project.id.clone() });
        }
        if project.cost.is_negative() || project.cost.is_zero() {
            add(FaultKind::CostNotPositive { id: project.id.clone() });
        }
    }
}

fn check_ballot(index: usize, ballot: &Ballot, projects: &[Project], faults: &mut Vec<Fault>) {
    let mut add = |kind| faults.push(Fault::new(Place::Ballot(index), kind));
    if ballot.weight == 0 {
        add(FaultKind::WeightNotPositive);
    }
    let mut last = None;
    for (project, _) in &ballot.scores {
        match projects.get(*project) {
            None => add(FaultKind::UnknownProject { id: project.to_string() }),
            Some(of) if last == Some(*project) => add(FaultKind::DoubledScore { id: of.id.clone() }),
            Some(_) => {}
        }
        last = Some(*project);
    }
}

/// The sum of the weights; none where that or a weighted score might not fit.
fn total_weight(ballots: &[Ballot]) -> Option<u64> {
    let highest = ballots.iter().flat_map(|ballot| &ballot.scores).map(|(_, score)| *score).max();
    let total = ballots.iter().try_fold(0_u64, |sum, ballot| sum.checked_add(ballot.weight))?;
    total.checked_mul(u64::from(highest.unwrap_or(1)))?;
    Some(total)
}
