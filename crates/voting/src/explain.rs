//! Why the outcome is what it is, as data: who paid what, what was missing, and what most votes would give.
//!
//! What a project lacks is found by counting again: at a lower cost, or with more support. In one count of
//! Equal Shares a lower cost never hurts, and neither does more support for that project alone, so the
//! smallest change that is enough is found by halving.

use kernel::Share;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use crate::election::Election;
use crate::equal_shares::{Input, Purchase, Purses, count};
use crate::greedy;
use crate::outcome::Outcome;
use crate::profile::{Group, Profile, Supporter};
use crate::rule::{Rule, Settings, Utility};
use crate::ties::{Chooser, TieOrder};

/// Everything that can be said about an outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// One for each funded project, in the order of choice.
    pub funded: Vec<FundedBecause>,
    /// One for each other project, in the declared order.
    pub unfunded: Vec<UnfundedBecause>,
    /// What is left of the budget, in whole currency.
    pub unspent: Share,
    /// Ballots with at least one funded wish.
    pub satisfied: Voters,
    /// The same by most votes.
    pub satisfied_by_most_votes: Voters,
    /// What most votes would fund, in its order of choice.
    pub most_votes: Vec<usize>,
    /// What is funded, and by most votes would not be.
    pub only_here: Vec<usize>,
    /// What by most votes would be funded, and is not.
    pub only_most_votes: Vec<usize>,
    /// Ballots that get more utility than by most votes.
    pub better_off: Voters,
    /// Ballots that get less utility than by most votes.
    pub worse_off: Voters,
}

/// Some ballots.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Voters {
    /// How many.
    pub ballots: usize,
    /// Their weight.
    pub weight: u64,
}

/// Why a project is funded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FundedBecause {
    /// The project.
    pub project: usize,
    /// What it costs, in whole currency.
    pub cost: Share,
    /// The round in which it was bought, from 1; none where it was filled up with, or by another rule.
    pub round: Option<usize>,
    /// What each ballot paid for it, in whole currency; ballots that paid nothing are left out.
    pub payments: Vec<(usize, Share)>,
}

/// Why a project is not funded. The amounts are those of the final count, in whole currency; by a rule
/// without payments they are nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnfundedBecause {
    /// The project.
    pub project: usize,
    /// What it costs.
    pub cost: Share,
    /// Who supports it.
    pub supporters: Voters,
    /// What its supporters had left together.
    pub left: Share,
    /// What its supporters paid for each funded project, where they paid anything.
    pub spent_on: Vec<(usize, Share)>,
    /// The highest cost at which it would have been bought, as a percentage of its cost, exactly.
    pub effective_support: Share,
    /// How much less it would have to cost; none where it would be bought at no cost at all.
    pub cheaper_by: Option<Share>,
    /// How much more weight it needed: ballots for it alone, at the highest score that anybody gave, each
    /// with the same money as the others. None where nobody has money.
    pub more_weight: Option<u64>,
}

/// Explains an outcome of [`crate::tally`], counted from the same election and settings.
#[must_use]
pub fn explain(election: &Election, settings: &Settings, outcome: &Outcome) -> Explanation {
    let ties = TieOrder::of(election, &settings.ties);
    let all = (0..election.projects().len()).collect();
    let most_votes = greedy::choose(election, all, election.units().budget, &mut Chooser::new(&ties));
    let gets = |funded: &[usize]| utilities(election, settings.utility, funded);
    let (here, there) = (gets(&outcome.funded), gets(&most_votes));
    let voters = |is_one: &dyn Fn(u128, u128) -> bool| {
        let both = here.iter().zip(&there).zip(election.ballots());
        both.filter(|((here, there), _)| is_one(**here, **there)).map(|(_, ballot)| ballot.weight).collect()
    };
    let without = |some: &[usize], others: &[usize]| -> Vec<usize> {
        some.iter().copied().filter(|project| !others.contains(project)).collect()
    };
    let counted = Counted::of(election, settings, outcome, &ties);
    let open = (0..election.projects().len()).filter(|project| !outcome.funded.contains(project));
    Explanation {
        funded: outcome.funded.iter().map(|project| counted.funded(*project)).collect(),
        unfunded: open.map(|project| counted.unfunded(project)).collect(),
        unspent: election.budget() - &outcome.cost,
        satisfied: voters(&|here, _| here > 0),
        satisfied_by_most_votes: voters(&|_, there| there > 0),
        only_here: without(&outcome.funded, &most_votes),
        only_most_votes: without(&most_votes, &outcome.funded),
        better_off: voters(&|here, there| here > there),
        worse_off: voters(&|here, there| here < there),
        most_votes,
    }
}

impl FromIterator<u64> for Voters {
    fn from_iter<I: IntoIterator<Item = u64>>(weights: I) -> Self {
        let add = |sum: Self, weight| Self { ballots: sum.ballots + 1, weight: sum.weight + weight };
        weights.into_iter().fold(Self::default(), add)
    }
}

/// What each ballot gets of what is funded.
fn utilities(election: &Election, utility: Utility, funded: &[usize]) -> Vec<u128> {
    let worth = |(project, score): &(usize, u32)| {
        let cost = match utility {
            Utility::Cost => election.units().costs.get(*project).copied().unwrap_or(0),
            Utility::Score => 1,
        };
        if funded.contains(project) { u128::from(cost) * u128::from(*score) } else { 0 }
    };
    election.ballots().iter().map(|ballot| ballot.scores.iter().map(worth).sum()).collect()
}

/// A purchase as it is kept: the amounts per unit of weight, and who paid which.
struct Kept {
    project: usize,
    amounts: Vec<Share>,
    paid: Vec<(usize, usize)>,
}

/// The final count, counted again with everything kept.
struct Counted<'a> {
    election: &'a Election,
    utility: Utility,
    ties: &'a TieOrder,
    profile: Profile,
    /// Units per unit of weight: numerator and denominator.
    money: (BigUint, BigUint),
    purchases: Vec<Kept>,
    purses: Option<Purses>,
}

impl<'a> Counted<'a> {
    fn of(election: &'a Election, settings: &Settings, outcome: &Outcome, ties: &'a TieOrder) -> Self {
        let profile = Profile::by_scores(election);
        let units = election.units();
        let money = outcome.money.rational();
        let whole = |number: &BigInt| number.to_biguint().unwrap_or_default();
        let money = (whole(money.numer()) * units.per_currency, whole(money.denom()));
        let input = Input { profile: &profile, costs: &units.costs, utility: settings.utility };
        let mut purchases = Vec::new();
        let watch = |purchase: Purchase<'_>| {
            let denominator = BigInt::from(purchase.denominator.clone());
            let share = |amount: &BigUint| units.ratio(BigInt::from(amount.clone()), &denominator);
            purchases.push(Kept {
                project: purchase.project,
                amounts: purchase.paid.amounts.iter().map(share).collect(),
                paid: purchase.paid.by_group,
            });
        };
        let counts = settings.rule == Rule::EqualShares;
        let purses = counts.then(|| count(&input, (&money.0, &money.1), &mut Chooser::new(ties), watch).1);
        Self { election, utility: settings.utility, ties, profile, money, purchases, purses }
    }

    fn funded(&self, project: usize) -> FundedBecause {
        let round = self.purchases.iter().position(|kept| kept.project == project);
        let mut payments = Vec::new();
        if let Some(kept) = round.and_then(|round| self.purchases.get(round)) {
            let mut by_group = vec![None; self.profile.groups.len()];
            for (group, amount) in &kept.paid {
                if let Some(of) = by_group.get_mut(*group) {
                    *of = kept.amounts.get(*amount);
                }
            }
            for (index, (group, ballot)) in
                self.profile.group_of.iter().zip(self.election.ballots()).enumerate()
            {
                if let Some(each) = by_group.get(*group).copied().flatten() {
                    payments.push((index, weighted(each, ballot.weight)));
                }
            }
        }
        let cost = self.election.cost_of(&[project]);
        FundedBecause { project, cost, round: round.map(|round| round + 1), payments }
    }

    fn unfunded(&self, project: usize) -> UnfundedBecause {
        let supporters = self.profile.supporters_of(project);
        let mut weight_of = vec![0_u64; self.profile.groups.len()];
        let mut voters = Voters::default();
        for supporter in supporters {
            let group = self.profile.groups.get(supporter.group);
            voters.ballots += group.map_or(0, |group| group.ballots);
            voters.weight += supporter.weight;
            if let Some(weight) = weight_of.get_mut(supporter.group) {
                *weight = supporter.weight;
            }
        }
        let threshold = self.highest_cost(project);
        let cost = self.cost(project);
        let units = self.election.units();
        let per_cent = Share::from(BigInt::from(threshold) * 100) * units_part(cost);
        UnfundedBecause {
            project,
            cost: units.amount(cost),
            supporters: voters,
            left: self.left(supporters),
            spent_on: self.spent_on(&weight_of),
            effective_support: per_cent,
            cheaper_by: (threshold > 0).then(|| units.amount(cost - threshold)),
            more_weight: self.more_weight(project),
        }
    }

    fn left(&self, supporters: &[Supporter]) -> Share {
        let Some(purses) = &self.purses else { return Share::ZERO };
        let left: BigUint =
            supporters.iter().map(|supporter| purses.money(supporter.group) * supporter.weight).sum();
        self.election.units().ratio(BigInt::from(left), &BigInt::from(purses.denominator().clone()))
    }

    /// What groups with these weights paid for each purchase.
    fn spent_on(&self, weight_of: &[u64]) -> Vec<(usize, Share)> {
        let of = |kept: &Kept| {
            let mut weights = vec![0_u64; kept.amounts.len()];
            for (group, amount) in &kept.paid {
                if let Some(sum) = weights.get_mut(*amount) {
                    *sum += weight_of.get(*group).copied().unwrap_or(0);
                }
            }
            let paid: Share =
                kept.amounts.iter().zip(weights).map(|(amount, weight)| weighted(amount, weight)).sum();
            (kept.project, paid)
        };
        self.purchases.iter().map(of).filter(|(_, paid)| !paid.is_zero()).collect()
    }

    fn cost(&self, project: usize) -> u64 {
        self.election.units().costs.get(project).copied().unwrap_or(0)
    }

    /// The highest cost, in units, at which a project would be bought; 0 where it would at none.
    fn highest_cost(&self, project: usize) -> u64 {
        if self.purses.is_none() {
            return 0;
        }
        let mut costs = self.election.units().costs.clone();
        let votes = self.election.weighted_scores().get(project).copied().unwrap_or(0);
        let mut is_bought_at = |cost: u64| {
            if let Some(of) = costs.get_mut(project) {
                *of = cost;
            }
            let ties = self.ties.with(project, cost, votes);
            self.is_bought(project, &self.profile, &costs, &ties)
        };
        let (mut bought, mut not) = (0, self.cost(project));
        while not - bought > 1 {
            let half = bought + (not - bought) / 2;
            if is_bought_at(half) { bought = half } else { not = half }
        }
        bought
    }

    /// The smallest weight of new ballots for a project alone with which it would be bought.
    fn more_weight(&self, project: usize) -> Option<u64> {
        self.purses.as_ref().filter(|_| !self.money.0.is_zero())?;
        let score = self.election.ballots().iter().flat_map(|ballot| &ballot.scores).map(|(_, score)| *score);
        let score = u64::from(score.max().unwrap_or(1));
        // So many could pay it alone.
        let enough = (&self.money.1 * self.cost(project)).div_ceil(&self.money.0).to_u64()?;
        let votes = self.election.weighted_scores().get(project).copied().unwrap_or(0);
        self.election.total_weight().checked_add(enough)?.checked_mul(score)?;
        let is_bought_with = |weight: u64| {
            let mut profile = self.profile.clone();
            let group = profile.groups.len();
            profile.groups.push(Group { weight, ballots: 1 });
            if let Some(supporters) = profile.supporters.get_mut(project) {
                supporters.push(Supporter { group, weight, score });
            }
            let ties = self.ties.with(project, self.cost(project), votes + weight * score);
            self.is_bought(project, &profile, &self.election.units().costs, &ties)
        };
        let (mut not, mut bought) = (0, enough);
        while bought - not > 1 {
            let half = not + (bought - not) / 2;
            if is_bought_with(half) { bought = half } else { not = half }
        }
        Some(bought)
    }

    fn is_bought(&self, project: usize, profile: &Profile, costs: &[u64], ties: &TieOrder) -> bool {
        let input = Input { profile, costs, utility: self.utility };
        let money = (&self.money.0, &self.money.1);
        let (bought, _) = count(&input, money, &mut Chooser::new(ties), |_| {});
        bought.projects.contains(&project)
    }
}

fn weighted(amount: &Share, weight: u64) -> Share {
    amount * &Share::from(BigInt::from(weight))
}

/// One over a number of units.
fn units_part(units: u64) -> Share {
    Share::from(num_rational::BigRational::new(BigInt::from(1), BigInt::from(units.max(1))))
}
