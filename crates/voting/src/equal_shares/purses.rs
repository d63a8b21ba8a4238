//! Everybody's money as whole numbers over one shared denominator.
//!
//! A price is a ratio, so each purchase multiplies the denominator. Purses that a purchase does not touch keep
//! their number, and the moment at which it was true; what all purses of that moment are to be multiplied with
//! is kept once. Nothing is ever reduced but the price of a purchase.

use num_bigint::BigUint;
use num_traits::{One, Zero};

use super::estimate::{Estimates, Means};
use super::price::Price;
use crate::profile::Supporter;

/// What a group has left per unit of weight.
#[derive(Clone, Debug)]
enum Purse {
    /// What it began with.
    Untouched,
    /// So much over the denominator at that moment.
    Holds(BigUint, usize),
    /// Nothing.
    Empty,
}

/// The money of all groups.
#[derive(Clone, Debug)]
pub(crate) struct Purses {
    purses: Vec<Purse>,
    start: BigUint,
    /// For each moment, the denominator of now over that of then. The first moment is the start.
    growth: Vec<BigUint>,
    denominator: BigUint,
    pub(super) estimates: Estimates,
}

/// What one group pays in one purchase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Payment {
    /// Who.
    pub(crate) group: usize,
    /// How much per unit of weight, over the denominator after the purchase.
    pub(crate) amount: BigUint,
    /// Whether that is its whole share.
    pub(crate) is_full: bool,
}

impl Purses {
    /// Everybody has `start` units of money over a denominator, per unit of weight.
    pub(super) fn new(groups: usize, start: &BigUint, denominator: &BigUint) -> Self {
        Self {
            purses: vec![Purse::Untouched; groups],
            start: start.clone(),
            growth: vec![BigUint::one()],
            denominator: denominator.clone(),
            estimates: Estimates::new(groups, start, denominator),
        }
    }

    pub(crate) fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// What a group has per unit of weight, over the denominator of now.
    pub(crate) fn money(&self, group: usize) -> BigUint {
        match self.purses.get(group) {
            Some(Purse::Untouched) => &self.start * self.growth(0),
            Some(Purse::Holds(amount, moment)) => amount * self.growth(*moment),
            Some(Purse::Empty) | None => BigUint::zero(),
        }
    }

    /// What some supporters have together, over the denominator of now.
    pub(super) fn sum<'s>(&self, supporters: impl IntoIterator<Item = &'s Supporter>) -> BigUint {
        let mut untouched = 0_u64;
        let mut by_moment = vec![BigUint::zero(); self.growth.len()];
        for supporter in supporters {
            match self.purses.get(supporter.group) {
                Some(Purse::Untouched) => untouched += supporter.weight,
                Some(Purse::Holds(amount, moment)) => {
                    if let Some(sum) = by_moment.get_mut(*moment) {
                        *sum += amount * supporter.weight;
                    }
                }
                Some(Purse::Empty) | None => {}
            }
        }
        let start = &self.start * untouched * self.growth(0);
        by_moment.iter().zip(&self.growth).fold(start, |sum, (amount, growth)| sum + amount * growth)
    }

    /// Whether a supporter has less than its share at a price.
    pub(super) fn is_poor(&self, supporter: &Supporter, price: &Price) -> bool {
        self.money(supporter.group) * price.points < &price.numerator * supporter.score
    }

    /// Takes the price of a project out of the purses of its supporters. `price` is in lowest terms.
    pub(super) fn pay(&mut self, supporters: &[Supporter], price: &Price) -> Vec<Payment> {
        for growth in &mut self.growth {
            *growth *= price.points;
        }
        self.growth.push(BigUint::one());
        self.denominator *= price.points;
        let now = self.growth.len() - 1;
        let mut payments = Vec::with_capacity(supporters.len());
        for supporter in supporters {
            let money = self.money(supporter.group);
            let share = &price.numerator * supporter.score;
            let is_full = share <= money;
            let left = if is_full { &money - &share } else { BigUint::zero() };
            self.estimates.set(supporter.group, &left, &self.denominator);
            let purse = if left.is_zero() { Purse::Empty } else { Purse::Holds(left, now) };
            if let Some(of) = self.purses.get_mut(supporter.group) {
                *of = purse;
            }
            let amount = if is_full { share } else { money };
            if !amount.is_zero() {
                payments.push(Payment { group: supporter.group, amount, is_full });
            }
        }
        payments
    }

    /// Whether an estimate knows if a supporter has less than its share.
    pub(super) fn means(&self, supporter: &Supporter, bounds: super::estimate::Bounds, per: u64) -> Means {
        self.estimates.means(supporter, bounds, per)
    }

    fn growth(&self, moment: usize) -> &BigUint {
        self.growth.get(moment).unwrap_or(&self.denominator)
    }
}
