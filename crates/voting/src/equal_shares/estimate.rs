//! Estimates of prices, so that only the few projects that may be the cheapest are priced exactly.
//!
//! Everything here says "certainly", or says nothing: each bound is widened by a band far beyond what
//! rounding can add up to, and an exact comparison decides wherever bounds overlap.
#![expect(clippy::float_arithmetic, reason = "estimates filter, exact comparisons decide")]

mod rehearsal;

use num_bigint::BigUint;
use num_traits::ToPrimitive;

pub(super) use rehearsal::rehearse;

use crate::profile::Supporter;

/// The band around sums. A sum of n positive terms is off by at most about n x 2^-53 of itself, so this holds
/// for a million supporters.
const BAND: f64 = 1e-9;
/// More supporters than this are not estimated.
const MOST_SUPPORTERS: usize = 1 << 20;
/// The largest number of bits that fit in a float together with the money of anybody.
const MOST_BITS: u64 = 900;

/// What an estimate says about a project.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Assessment {
    /// Its supporters certainly cannot pay it.
    CannotPay,
    /// Its price per unit of utility lies between these bounds; the upper is infinite where it may be that
    /// nobody can pay it.
    Between(Bounds),
}

/// Between what numbers something certainly lies.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Bounds {
    pub(super) lower: f64,
    pub(super) upper: f64,
}

/// What is in each purse per unit of weight, to within a few units in the last place.
#[derive(Clone, Default, Debug)]
pub(super) struct Estimates {
    money: Vec<f64>,
    /// Of the last project that was assessed: money, weight and score of supporters not known to be poor.
    rest: Vec<(f64, f64, f64)>,
}

/// Which part of its share a supporter pays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Means {
    /// Certainly less than its share.
    Poor,
    /// Certainly its whole share.
    Enough,
    /// Too close to tell.
    Unsure,
}

impl Estimates {
    /// Notes what is in the next purse.
    pub(super) fn push(&mut self, money: &BigUint, scale: &Scale) {
        self.money.push(scale.quotient(money));
    }

    /// Bounds of the price per score at which the supporters pay a cost, divided by `per`.
    pub(super) fn assess(
        &mut self,
        supporters: &[Supporter],
        purse_of: &[usize],
        cost: u64,
        per: u64,
    ) -> Assessment {
        let (cost, per) = (float(cost), float(per));
        if supporters.len() > MOST_SUPPORTERS {
            return Assessment::Between(Bounds { lower: 0.0, upper: f64::INFINITY });
        }
        self.rest.clear();
        let (mut total, mut points) = (0.0, 0.0);
        for supporter in supporters {
            let purse = purse_of.get(supporter.group);
            let money = purse.and_then(|purse| self.money.get(*purse)).copied().unwrap_or(0.0);
            let (weight, score) = (float(supporter.weight), float(supporter.score));
            total += weight * money;
            points += weight * score;
            self.rest.push((money, weight, score));
        }
        if total * (1.0 + BAND) < cost * (1.0 - BAND) {
            return Assessment::CannotPay;
        }
        let mut poor = 0.0;
        let mut lower = cost / points * (1.0 - BAND);
        // Whoever cannot pay at a price that is too low cannot pay at the right one, so the bound only rises.
        loop {
            let before = self.rest.len();
            points = 0.0;
            self.rest.retain(|(money, weight, score)| {
                let is_poor = is_certainly_less(*money, lower * score);
                if is_poor {
                    poor += weight * money;
                } else {
                    points += weight * score;
                }
                !is_poor
            });
            if self.rest.is_empty() {
                return Assessment::Between(Bounds {
                    lower: lower / per * (1.0 - BAND),
                    upper: f64::INFINITY,
                });
            }
            if self.rest.len() == before {
                break;
            }
            lower = lower.max((cost * (1.0 - BAND) - poor * (1.0 + BAND)) / points * (1.0 - BAND));
        }
        let upper = (cost * (1.0 + BAND) - poor * (1.0 - BAND)) / points * (1.0 + BAND);
        let is_certain = self.rest.iter().all(|(money, _, score)| !is_maybe_less(*money, upper * score));
        let upper = if is_certain { upper / per * (1.0 + BAND) } else { f64::INFINITY };
        Assessment::Between(Bounds { lower: lower / per * (1.0 - BAND), upper })
    }

    /// Whether a supporter can pay its share, where a lower bound of the price per score is known.
    pub(super) fn means(&self, purse: usize, score: u64, bounds: Bounds, per: u64) -> Means {
        let money = self.money.get(purse).copied().unwrap_or(0.0);
        let share = |price: f64| price * float(per) * float(score);
        if is_certainly_less(money, share(bounds.lower) * (1.0 - BAND)) {
            Means::Poor
        } else if is_maybe_less(money, share(bounds.upper) * (1.0 + BAND)) {
            Means::Unsure
        } else {
            Means::Enough
        }
    }
}

fn is_certainly_less(a: f64, b: f64) -> bool {
    a * (1.0 + BAND) < b * (1.0 - BAND)
}

fn is_maybe_less(a: f64, b: f64) -> bool {
    a * (1.0 - BAND) < b * (1.0 + BAND)
}

fn float(number: u64) -> f64 {
    number.to_f64().unwrap_or(f64::INFINITY)
}

/// A denominator, to divide by. Where it is too long for a float, the ends of all numbers are left out: that
/// changes nothing but amounts far below the smallest unit, and those only to less.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    excess: u64,
    denominator: f64,
}

impl Scale {
    pub(super) fn of(denominator: &BigUint) -> Self {
        let excess = denominator.bits().saturating_sub(MOST_BITS);
        Self { excess, denominator: cut(denominator, excess) }
    }

    fn quotient(&self, numerator: &BigUint) -> f64 {
        cut(numerator, self.excess) / self.denominator
    }
}

fn cut(number: &BigUint, excess: u64) -> f64 {
    if excess == 0 { number.to_f64() } else { (number >> excess).to_f64() }.unwrap_or(f64::INFINITY)
}
