//! What a voting weight is worth: how often a voter decides.
//!
//! Banzhaf, *Weighted Voting Doesn't Work* (1965): of all groups of other voters, how many win only with this
//! one. Shapley and Shubik, *A Method for Evaluating the Distribution of Power in a Committee System* (1954):
//! of all orders in which voters may join, in how many this one turns a losing group into a winning one. Both
//! are counted exactly, by a table of how many groups have each weight (Mann and Shapley, 1962).

use kernel::Share;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::fault::{Fault, FaultKind, Place};

/// The largest table that is made: voters x weight needed, and once more voters for orders. Enough for 100
/// voters with a weight of 1000 together.
pub const MOST_CELLS: usize = 10_000_000;

/// What one voter's weight is worth.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Power {
    /// In how many groups of others it decides.
    pub swings: BigUint,
    /// That number over that of all voters together: Banzhaf's index. Nothing where nobody ever decides.
    pub banzhaf: Share,
    /// In which part of all orders it decides: the index of Shapley and Shubik.
    pub shapley_shubik: Share,
}

/// The power of each voter, where a group wins with a weight of at least `quota`.
///
/// # Errors
/// A quota of nothing, or weights too many and too large to count all groups.
pub fn power(weights: &[u64], quota: u64) -> Result<Vec<Power>, Vec<Fault>> {
    let fault = |kind| vec![Fault::new(Place::Setting("quota"), kind)];
    if quota == 0 {
        return Err(fault(FaultKind::NotPositive));
    }
    // Only groups below the quota are counted: what lies above it never decides. Weights that are all
    // multiples of one number are counted in that number.
    let unit = weights.iter().fold(0, |unit, weight| weight.gcd(&unit)).max(1);
    let quota = usize::try_from(quota.div_ceil(unit)).map_err(|_| fault(FaultKind::TooLarge))?;
    let voters = weights.len();
    let cells = voters.checked_mul(voters + 1).and_then(|cells| cells.checked_mul(quota));
    if cells.is_none_or(|cells| cells > MOST_CELLS) {
        return Err(fault(FaultKind::TooLarge));
    }
    let weights: Vec<usize> = weights
        .iter()
        .map(|weight| usize::try_from(weight / unit).unwrap_or(usize::MAX).min(quota))
        .collect();
    let table = Table::of(&weights, quota);
    let mut known: Vec<(usize, Vec<BigUint>)> = Vec::new();
    let mut by_size = Vec::with_capacity(voters);
    for weight in &weights {
        let found = match known.iter().find(|(of, _)| of == weight) {
            Some((_, swings)) => swings.clone(),
            None => {
                let swings = table.swings(*weight);
                known.push((*weight, swings.clone()));
                swings
            }
        };
        by_size.push(found);
    }
    let all: BigUint = by_size.iter().flatten().sum();
    let factorials = factorials(voters);
    Ok(by_size.into_iter().map(|swings| one(&swings, &all, &factorials)).collect())
}

/// The power of a voter that decides in so many groups of each size.
fn one(by_size: &[BigUint], all: &BigUint, factorials: &[BigUint]) -> Power {
    let swings: BigUint = by_size.iter().sum();
    let ratio = |part: BigUint, all: &BigUint| {
        let (part, all) = (BigInt::from(part), BigInt::from(all.clone()));
        if all.is_zero() { Share::ZERO } else { Share::from(BigRational::new(part, all)) }
    };
    // A group of s others can join in s! orders before, and the rest in (n - 1 - s)! after.
    let before = by_size.iter().zip(factorials);
    let orders = before.zip(factorials.iter().rev().skip(1)).map(|((count, s), rest)| count * s * rest).sum();
    let last = factorials.last().cloned().unwrap_or_else(BigUint::one);
    Power { banzhaf: ratio(swings.clone(), all), swings, shapley_shubik: ratio(orders, &last) }
}

/// From 0! to n!.
fn factorials(n: usize) -> Vec<BigUint> {
    let mut all = vec![BigUint::one()];
    for number in 1..=n {
        let next = all.last().map(|last| last * number);
        all.extend(next);
    }
    all
}

/// How many groups there are of each size and each weight below the quota.
struct Table {
    quota: usize,
    /// By size, then by weight.
    counts: Vec<Vec<BigUint>>,
}

impl Table {
    fn of(weights: &[usize], quota: usize) -> Self {
        let mut counts = vec![vec![BigUint::zero(); quota]; weights.len() + 1];
        if let Some(none) = counts.first_mut().and_then(|row| row.first_mut()) {
            *none = BigUint::one();
        }
        for (joined, weight) in weights.iter().enumerate() {
            // From the largest groups down, so that nobody joins a group twice.
            for size in (0..=joined).rev() {
                let (smaller, larger) = counts.split_at_mut(size + 1);
                let (Some(from), Some(to)) = (smaller.last(), larger.first_mut()) else { continue };
                for (count, sum) in from.iter().zip(to.iter_mut().skip(*weight)) {
                    *sum += count;
                }
            }
        }
        Self { quota, counts }
    }

    /// In how many groups of each size a voter of this weight decides: groups without it that lose, and win
    /// with it. Groups without it are those of all voters, less those that it would have joined.
    fn swings(&self, weight: usize) -> Vec<BigUint> {
        let mut without: Vec<BigUint> = vec![BigUint::zero(); self.quota];
        let mut swings = Vec::with_capacity(self.counts.len());
        for row in self.counts.iter().take(self.counts.len() - 1) {
            let mut next = row.clone();
            for (count, joined) in next.iter_mut().skip(weight).zip(&without) {
                *count -= joined;
            }
            swings.push(next.iter().skip(self.quota.saturating_sub(weight)).sum());
            without = next;
        }
        swings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indices(weights: &[u64], quota: u64) -> (Vec<u64>, Vec<String>) {
        let power = power(weights, quota).unwrap();
        let swings = power.iter().map(|power| power.swings.to_string().parse().unwrap()).collect();
        (swings, power.iter().map(|power| power.shapley_shubik.to_string()).collect())
    }

    #[test]
    fn the_textbook_example_has_its_indices() {
        let (swings, shapley) = indices(&[4, 3, 2, 1], 6);
        assert_eq!(swings, [5, 3, 3, 1]);
        let expected = ["5/12", "0.25", "0.25", "1/12"];
        assert_eq!(shapley, expected);
    }

    #[test]
    fn luxembourg_had_a_vote_and_no_power() {
        // The council of the European Economic Community of 1958: 12 of 17 votes.
        let (swings, shapley) = indices(&[4, 4, 4, 2, 2, 1], 12);
        assert_eq!(swings, [10, 10, 10, 6, 6, 0]);
        assert_eq!(shapley[5], "0");
    }

    #[test]
    fn power_adds_up_and_a_weight_above_the_quota_dictates() {
        let all = power(&[75, 40, 12, 7, 7, 3, 1, 1], 74).unwrap();
        let sum: Share = all.iter().map(|power| power.shapley_shubik.clone()).sum();
        assert_eq!(sum, Share::ONE);
        let dictator = power(&[10, 1, 1], 5).unwrap();
        assert_eq!(dictator[0].banzhaf, Share::ONE);
        assert!(power(&[u64::MAX, 1], u64::MAX).is_err());
        assert!(power(&[1], 0).is_err());
    }
}
