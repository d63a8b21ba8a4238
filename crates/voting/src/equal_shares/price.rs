//! The price of a project: what its supporters pay for each point they gave it, found exactly.

use std::cmp::Ordering;

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{CheckedSub, ToPrimitive, Zero};

use super::estimate::{Bounds, Means};
use super::purses::Purses;
use crate::profile::Supporter;

/// What one point costs a supporter: `numerator / (shared denominator x points)` units of money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Price {
    /// What those who pay their whole share pay together.
    pub(crate) numerator: BigUint,
    /// Their weight times their scores.
    pub(crate) points: u64,
}

impl Price {
    /// The smallest price per point at which the supporters pay `cost` together, each no more than it has;
    /// none where they cannot pay it.
    ///
    /// Whoever cannot pay its share at a price that is too low cannot pay it at the right one either. So
    /// begin with those who certainly cannot, and go on as long as the price that the others make finds more
    /// of them.
    pub(super) fn of(
        purses: &Purses,
        supporters: &[Supporter],
        cost: u64,
        per: u64,
        bounds: Bounds,
    ) -> Option<Self> {
        let mut unsure = Vec::new();
        let mut points = 0_u64;
        let poor = supporters.iter().filter(|supporter| {
            let means = purses.means(supporter, bounds, per);
            if means == Means::Unsure {
                unsure.push(**supporter);
            }
            if means != Means::Poor {
                points += supporter.weight * supporter.score;
            }
            means == Means::Poor
        });
        let paid = purses.sum(poor);
        let cost = purses.denominator() * cost;
        let mut price = Self { numerator: cost.checked_sub(&paid)?, points };
        loop {
            if price.points == 0 {
                return None;
            }
            let (poor, rest): (Vec<_>, Vec<_>) =
                unsure.into_iter().partition(|supporter| purses.is_poor(supporter, &price));
            if poor.is_empty() {
                return Some(price);
            }
            price.numerator = price.numerator.checked_sub(&purses.sum(&poor))?;
            price.points -= poor.iter().map(|supporter| supporter.weight * supporter.score).sum::<u64>();
            unsure = rest;
        }
    }

    /// The price in lowest terms, as far as a machine word goes.
    pub(super) fn reduced(self) -> Self {
        let rest = (&self.numerator % self.points).to_u64().unwrap_or(0);
        let divisor = self.points.gcd(&rest);
        if divisor <= 1 || self.numerator.is_zero() {
            return self;
        }
        Self { numerator: self.numerator / divisor, points: self.points / divisor }
    }

    /// Compares what a unit of utility costs, where a point is worth `per` and `other_per` of them. Both
    /// prices are of the same moment.
    pub(super) fn cmp_per_utility(&self, per: u64, other: &Self, other_per: u64) -> Ordering {
        let factor = |points: u64, per: u64| u128::from(points) * u128::from(per);
        let one = &self.numerator * factor(other.points, other_per);
        let two = &other.numerator * factor(self.points, per);
        one.cmp(&two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supporter(group: usize, weight: u64, score: u64) -> Supporter {
        Supporter { group, weight, score }
    }

    #[test]
    fn without_any_estimate_the_price_is_the_same() {
        let nothing_known = Bounds { lower: 0.0, upper: f64::INFINITY };
        let purses = Purses::new(3, &BigUint::from(10_u32), &BigUint::from(1_u32));
        let supporters = [supporter(0, 1, 1), supporter(1, 1, 4), supporter(2, 1, 1)];
        // 24 of 30: at 7 a point the second would pay 28, and it has 10; the others share the rest.
        let price = Price::of(&purses, &supporters, 24, 1, nothing_known).unwrap().reduced();
        assert_eq!((price.numerator, price.points), (BigUint::from(7_u32), 1));
        assert_eq!(Price::of(&purses, &supporters, 31, 1, nothing_known), None);
    }

    #[test]
    fn who_has_just_enough_is_not_poor() {
        let nothing_known = Bounds { lower: 0.0, upper: f64::INFINITY };
        let purses = Purses::new(2, &BigUint::from(10_u32), &BigUint::from(1_u32));
        let supporters = [supporter(0, 1, 1), supporter(1, 3, 1)];
        let price = Price::of(&purses, &supporters, 40, 1, nothing_known).unwrap().reduced();
        assert_eq!((price.numerator, price.points), (BigUint::from(10_u32), 1));
    }
}
