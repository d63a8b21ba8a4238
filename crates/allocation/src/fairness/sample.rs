//! The Shapley value of more players than can be enumerated, from a sample of orders.
//!
//! Castro, Gómez and Tejada 2009, "Polynomial calculation of the Shapley value based on sampling": the mean
//! of what a player adds in orders drawn at random is an unbiased estimate, and the spread of what it adds
//! says how far off that may be.
//!
//! Invariant: the same seed gives the same orders everywhere. The sampled values add up to the cost of all.

use kernel::{Cents, Share};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::game::CostFunction;
use crate::fault::FaultKind;

/// How many orders are drawn, and from what.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Sampling {
    /// What the draws follow from, so that anybody can repeat them.
    pub seed: String,
    /// How many orders: [`Sampling::FEWEST`] to [`Sampling::MOST`].
    #[serde(serialize_with = "as_text")]
    pub permutations: u32,
}

/// A sampled Shapley value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sampled {
    /// Each player's value, in euros: the exact mean over the drawn orders.
    pub values: Vec<Share>,
    /// Each value's standard error, rounded up to the cent.
    pub errors: Vec<Cents>,
}

impl Sampling {
    /// Fewer say nothing about their own error.
    pub const FEWEST: u32 = 2;
    /// More keep a computer busy.
    pub const MOST: u32 = 100_000;
}

impl Default for Sampling {
    fn default() -> Self {
        Self { seed: "gemeengoed".to_owned(), permutations: 1000 }
    }
}

/// Samples the Shapley value of a cost function.
///
/// The orders are drawn by Fisher and Yates from the SHA-256 of `SEED\n0`, `SEED\n1` .., eight bytes at a
/// time as big-endian numbers; numbers that would favour some positions are passed over.
///
/// # Errors
/// [`FaultKind::NotBetween`] for too few or too many permutations; [`FaultKind::TooLarge`] where an error
/// does not fit an amount.
pub fn sampled(players: usize, cost: &impl CostFunction, sampling: &Sampling) -> Result<Sampled, FaultKind> {
    let Sampling { seed, permutations } = sampling;
    if !(Sampling::FEWEST..=Sampling::MOST).contains(permutations) {
        return Err(FaultKind::NotBetween { least: Sampling::FEWEST, most: Sampling::MOST });
    }
    let mut draws = Draws::new(seed);
    let mut order: Vec<usize> = (0..players).collect();
    let mut sums = vec![(Share::ZERO, Share::ZERO); players];
    for _ in 0..*permutations {
        draws.shuffle(&mut order);
        let mut before = Share::ZERO;
        for (player, after) in order.iter().zip(cost.along(&order)) {
            let adds = &after - &before;
            if let Some((sum, squares)) = sums.get_mut(*player) {
                *sum = &*sum + &adds;
                *squares = &*squares + &(&adds * &adds);
            }
            before = after;
        }
    }
    let count = Share::from(i64::from(*permutations));
    let mean = |sum: &Share| sum.checked_div(&count).unwrap_or_default();
    let values: Vec<Share> = sums.iter().map(|(sum, _)| mean(sum)).collect();
    let errors = sums.iter().zip(&values).map(|((_, squares), value)| {
        // The variance of the mean: (mean of squares - square of mean) / (count - 1).
        let spread = &mean(squares) - &(value * value);
        let variance = spread.checked_div(&(&count - &Share::ONE)).unwrap_or_default();
        root_in_cents(&variance)
    });
    let errors = errors.collect::<Result<_, _>>()?;
    Ok(Sampled { values, errors })
}

/// The square root of an amount of square euros, rounded up to the cent.
fn root_in_cents(square: &Share) -> Result<Cents, FaultKind> {
    let cents = square * &Share::from(10_000);
    let cents = cents.rational();
    let down = (cents.numer() / cents.denom()).sqrt();
    let is_exact = *cents == (&down * &down).into();
    let down = &Share::from(down) * &Share::CENT;
    Ok(Cents::rounded_up(&if is_exact { down } else { &down + &Share::CENT })?)
}

fn as_text<S: serde::Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// Numbers that follow from a seed.
struct Draws<'a> {
    seed: &'a str,
    block: u64,
    ready: Vec<u64>,
}

impl<'a> Draws<'a> {
    fn new(seed: &'a str) -> Self {
        Self { seed, block: 0, ready: Vec::new() }
    }

    fn next(&mut self) -> u64 {
        loop {
            if let Some(number) = self.ready.pop() {
                return number;
            }
            let hash = Sha256::digest(format!("{}\n{}", self.seed, self.block));
            self.block += 1;
            let number =
                |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            // They are taken from the back.
            self.ready = hash.chunks(8).rev().map(number).collect();
        }
    }

    /// A number below `end`, each as likely as the others.
    fn below(&mut self, end: u64) -> u64 {
        let uneven = u64::MAX % end;
        loop {
            let number = self.next();
            if number < u64::MAX - uneven {
                return number % end;
            }
        }
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let end = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
            order.swap(last, usize::try_from(self.below(end)).unwrap_or(last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draws_follow_from_the_seed_as_it_says() {
        // SHA-256 of "seed\n0" and "seed\n1", eight bytes each.
        let hash = |text: &str| hex::encode(Sha256::digest(text));
        let mut draws = Draws::new("seed");
        let drawn: Vec<String> = (0..8).map(|_| format!("{:016x}", draws.next())).collect();
        assert_eq!(drawn.concat(), hash("seed\n0") + &hash("seed\n1"));
    }

    #[test]
    fn the_orders_follow_from_the_draws_as_it_says() {
        // Worked out elsewhere, from the description in docs/formats/fairness.md.
        let (mut draws, mut order) = (Draws::new("seed"), (0..8).collect::<Vec<_>>());
        draws.shuffle(&mut order);
        assert_eq!(order, [5, 3, 1, 4, 7, 6, 0, 2]);
        draws.shuffle(&mut order);
        assert_eq!(order, [4, 0, 1, 6, 3, 7, 2, 5]);
    }

    #[test]
    fn a_standard_error_is_that_of_the_mean() {
        // Each adds 1 less as the second: one order of each kind is half off, for both.
        let cost = |group: &[usize]| {
            [1, 3].iter().take(group.iter().max().map_or(0, |most| most + 1)).max().copied()
        };
        let cost = |group: &[usize]| Share::from(cost(group).unwrap_or(0));
        let draw = |seed: u32| {
            let sampling = Sampling { seed: seed.to_string(), permutations: 2 };
            sampled(2, &cost, &sampling).unwrap()
        };
        let both = (0..20).map(draw).find(|drawn| drawn.values[0] == Share::ratio(1, 2).unwrap()).unwrap();
        assert_eq!(both.errors, [Cents::new(50); 2]);
    }

    #[test]
    fn every_order_of_three_comes_about_as_often() {
        let mut draws = Draws::new("any");
        let mut seen = std::collections::BTreeMap::new();
        for _ in 0..6000 {
            let mut order = vec![0, 1, 2];
            draws.shuffle(&mut order);
            *seen.entry(order).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|count| (880..1120).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_root_is_rounded_up_to_the_cent() {
        let root = |text: &str| root_in_cents(&text.parse().unwrap()).unwrap().to_string();
        assert_eq!([root("0"), root("4"), root("0.0001"), root("2")], ["0.00", "2.00", "0.01", "1.42"]);
        assert_eq!([root("0.00000001"), root("4.0000001")], ["0.01", "2.01"]);
    }

    #[test]
    fn what_everybody_adds_alone_has_no_error() {
        let unit =
            |group: &[usize]| group.iter().map(|player| Share::from(i64::try_from(*player).unwrap())).sum();
        let sampled = sampled(4, &unit, &Sampling { seed: "s".to_owned(), permutations: 2 }).unwrap();
        assert_eq!(sampled.values, [0, 1, 2, 3].map(Share::from));
        assert_eq!(sampled.errors, [Cents::ZERO; 4]);
    }

    #[test]
    fn too_few_orders_say_nothing() {
        let nothing = |_: &[usize]| Share::ZERO;
        let few = |permutations| sampled(2, &nothing, &Sampling { seed: "s".to_owned(), permutations });
        assert_eq!(few(1), Err(FaultKind::NotBetween { least: 2, most: 100_000 }));
        assert!(few(2).is_ok() && few(100_001).is_err());
    }
}
