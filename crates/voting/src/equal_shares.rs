//! The Method of Equal Shares, with its completions.

mod count;
mod estimate;
mod price;
mod purses;

use kernel::Share;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{CheckedSub, ToPrimitive, Zero};

pub(crate) use count::{Bought, Input, Purchase, count};
pub(crate) use purses::Purses;

use estimate::rehearse;

use crate::election::Election;
use crate::fault::{Fault, FaultKind, Place};
use crate::greedy;
use crate::outcome::{Outcome, Round};
use crate::profile::Profile;
use crate::rule::{Completion, Fill, Rule, Settings, Start, Step, Stop};
use crate::ties::{Chooser, TieOrder, with_pivots};

/// How many counts a completion may take. A step of a thousandth of a share takes a few hundred.
pub const MOST_COUNTS: u64 = 200_000;

/// The money per unit of weight in each count: units, as numbers over one denominator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Money {
    start: BigUint,
    step: BigUint,
    pub(crate) denominator: BigUint,
}

/// The count that decided.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Final {
    money: BigUint,
    counts: u64,
}

/// Counts an election by Equal Shares.
pub(crate) fn tally(
    election: &Election,
    settings: &Settings,
    ties: &TieOrder,
) -> Result<Outcome, Vec<Fault>> {
    let profile = Profile::by_scores(election);
    let input = Input { profile: &profile, costs: &election.units().costs, utility: settings.utility };
    let money = Money::of(election, &settings.completion)?;
    let decided = match &settings.completion {
        Completion::None => Final { money: money.start.clone(), counts: 1 },
        Completion::AddStep { stop, .. } => complete(election, &input, &money, *stop, ties)?,
    };
    let start = (&decided.money, &money.denominator);
    let mut rounds = Vec::new();
    let again = |chooser: &mut Chooser<'_>| {
        let record = !chooser.is_forced();
        let watch = |purchase: Purchase<'_>| {
            if record {
                rounds.push(round(election, &profile, &purchase));
            }
        };
        count(&input, start, chooser, watch).0
    };
    let (bought, mut met) = with_pivots(ties, again, |bought| bought.projects.clone());
    let mut funded = bought.projects;
    let mut filled = 0;
    let left = election.units().budget.saturating_sub(bought.cost.to_u64().unwrap_or(u64::MAX));
    if settings.fill == Fill::Greedy {
        let open: Vec<usize> =
            (0..election.projects().len()).filter(|project| !funded.contains(project)).collect();
        let fill = |chooser: &mut Chooser<'_>| greedy::choose(election, open.clone(), left, chooser);
        let (fill, more) = with_pivots(ties, fill, Clone::clone);
        filled = fill.len();
        funded.extend(fill);
        met.extend(more);
    }
    let carried_over =
        if settings.fill == Fill::CarryOver { election.units().amount(left) } else { Share::ZERO };
    Ok(Outcome {
        rule: Rule::EqualShares,
        order: funded.clone(),
        cost: election.cost_of(&funded),
        funded,
        filled,
        carried_over,
        rounds,
        ties: met,
        counts: decided.counts,
        money: money.amount(election, &decided.money),
    })
}

/// What is published of a purchase.
fn round(election: &Election, profile: &Profile, purchase: &Purchase<'_>) -> Round {
    let ballots = |group: usize| profile.groups.get(group).map_or(0, |group| group.ballots);
    let most = purchase.paid.amounts.iter().max().cloned().unwrap_or_default();
    let units = election.units();
    Round {
        project: purchase.project,
        cost: units.amount(units.costs.get(purchase.project).copied().unwrap_or(0)),
        payers: purchase.paid.by_group.iter().map(|(group, _)| ballots(*group)).sum(),
        each_max: units.ratio(BigInt::from(most), &BigInt::from(purchase.denominator.clone())),
    }
}

/// Counts with ever more money, and says which count decides: the last within the budget, or the first that
/// leaves nothing to fund.
fn complete(
    election: &Election,
    input: &Input<'_>,
    money: &Money,
    stop: Stop,
    ties: &TieOrder,
) -> Result<Final, Vec<Fault>> {
    let budget = election.units().budget;
    let supported: Vec<usize> =
        (0..input.costs.len()).filter(|project| !input.profile.supporters_of(*project).is_empty()).collect();
    let (mut number, mut last) = (0_u64, money.start.clone());
    for _ in 0..MOST_COUNTS {
        let now = money.of_count(number);
        let start = (&now, &money.denominator);
        let bought =
            rehearse(input, start).unwrap_or_else(|| count(input, start, &mut Chooser::new(ties), |_| {}).0);
        let counts = number.saturating_add(1);
        if bought.cost > u128::from(budget) {
            return Ok(Final { money: last, counts });
        }
        let left = budget.saturating_sub(bought.cost.to_u64().unwrap_or(u64::MAX));
        let open: Vec<usize> =
            supported.iter().copied().filter(|project| !bought.projects.contains(project)).collect();
        let fits = open.iter().any(|project| input.cost(*project) <= left);
        let ends = open.is_empty() || money.step.is_zero();
        if ends || (stop == Stop::Exhaustive && !fits) {
            return Ok(Final { money: now, counts });
        }
        let Some(next) = next(input, money, number, &bought, &open) else { break };
        number = next;
        // All counts in between are the same as this one.
        last = money.of_count(number - 1);
    }
    Err(vec![Fault::new(Place::Setting("step"), FaultKind::TooManyCounts { most: MOST_COUNTS })])
}

/// The number of the next count that can differ. Where everybody paid its whole share, more money changes no
/// price; and while the supporters of a project that was not bought could not pay it even with all that they
/// begin with, it is not bought. Without this, the last project with a single supporter would take a hundred
/// thousand counts. None where that count is too far away to have a number.
fn next(input: &Input<'_>, money: &Money, number: u64, bought: &Bought, open: &[usize]) -> Option<u64> {
    let following = number.checked_add(1)?;
    if !bought.all_full {
        return Some(following);
    }
    let affordable_at = |project: &usize| {
        // The first count with weight x (start + number x step) >= cost x denominator.
        let weight = input.profile.weight(*project);
        let needed = (&money.denominator * input.cost(*project)).div_ceil(&BigUint::from(weight));
        let missing = needed.checked_sub(&money.start).unwrap_or_default();
        missing.div_ceil(&money.step)
    };
    open.iter().map(affordable_at).min().unwrap_or_default().to_u64().map(|next| next.max(following))
}

impl Money {
    /// The money of the first count and the step.
    fn of(election: &Election, completion: &Completion) -> Result<Self, Vec<Fault>> {
        let units = election.units();
        let not_positive = || vec![Fault::new(Place::Setting("step"), FaultKind::NotPositive)];
        // Where nobody cast a ballot, nobody has money.
        let weight = BigUint::from(election.total_weight().max(1));
        let budget = if election.total_weight() == 0 { BigUint::zero() } else { BigUint::from(units.budget) };
        let Completion::AddStep { start, step, .. } = completion else {
            return Ok(Self { start: budget, step: BigUint::zero(), denominator: weight });
        };
        let (step, step_denominator) = match step {
            Step::PartOfShare(0) => return Err(not_positive()),
            Step::PartOfShare(parts) => (budget.clone(), &weight * *parts),
            Step::Amount(amount) => {
                let ratio = amount.rational();
                match (ratio.numer().to_biguint(), ratio.denom().to_biguint()) {
                    (Some(numerator), Some(denominator)) if !numerator.is_zero() => {
                        (numerator * units.per_currency, denominator)
                    }
                    _ => return Err(not_positive()),
                }
            }
        };
        let start = match start {
            Start::Exact => budget,
            Start::Integral => {
                let whole = &budget / (&weight * units.per_currency);
                whole * units.per_currency * &weight
            }
        };
        let denominator = weight.lcm(&step_denominator);
        Ok(Self {
            start: start * (&denominator / &weight),
            step: step * (&denominator / &step_denominator),
            denominator,
        })
    }

    /// The money per unit of weight in the count with this number, from 0.
    fn of_count(&self, number: u64) -> BigUint {
        &self.start + &self.step * number
    }

    /// As an amount of the currency.
    fn amount(&self, election: &Election, money: &BigUint) -> Share {
        election.units().ratio(BigInt::from(money.clone()), &BigInt::from(self.denominator.clone()))
    }
}
