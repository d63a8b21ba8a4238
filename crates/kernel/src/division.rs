//! Dividing an amount over shares, to the cent, by largest remainder.
//!
//! Invariant: the parts add up to the whole, and each is less than a cent away from exact.

mod split;

use jiff::civil::Date;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;
use sha2::{Digest, Sha256};

use crate::{Cents, MoneyError, Share};

pub use split::Split;

/// Who comes first where remainders are equal: whoever has the smallest SHA-256 of `START\nPOOL\nPARTY`.
///
/// Everybody can recompute it, nobody can choose it, and another period or pool favours somebody else.
#[derive(Clone, Debug)]
pub struct TieOrder<'a> {
    head: Sha256,
    parties: Vec<&'a str>,
}

/// An amount, divided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Division {
    /// The part of each share, in the order of the shares.
    pub parts: Vec<Part>,
    /// How many cents were left after rounding every part down (in a refund: towards zero).
    pub left_over: usize,
    /// The tie that decided who got the last of them, if one did.
    pub tie: Option<Tie>,
}

/// What one share receives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// The amount to the cent.
    pub amount: Cents,
    /// The place in the ranking of remainders, from 1; none for a share that comes out in whole cents.
    pub place: Option<usize>,
    /// Whether one of the cents left over went to it.
    pub extra: bool,
}

/// Equal remainders with too few cents for all of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tie {
    /// The positions of the shares that were equal, first come first.
    pub among: Vec<usize>,
    /// How many of them, from the front, received a cent.
    pub cents: usize,
}

impl<'a> TieOrder<'a> {
    /// The order among `parties` in one pool of a period that begins on `start`.
    pub fn new(start: Date, pool: &str, parties: impl IntoIterator<Item = &'a str>) -> Self {
        let head = Sha256::new().chain_update(format!("{start}\n{pool}\n"));
        Self { head, parties: parties.into_iter().collect() }
    }

    /// The bytes that a party is ordered by, ascending.
    fn rank(&self, position: usize) -> Option<[u8; 32]> {
        let party = self.parties.get(position)?;
        Some(self.head.clone().chain_update(party).finalize().into())
    }
}

impl Division {
    /// The amounts alone.
    pub fn amounts(&self) -> impl Iterator<Item = Cents> + '_ {
        self.parts.iter().map(|part| part.amount)
    }
}

impl Cents {
    /// Divides the amount over `shares`, to the cent. The shares need not add up to one: they are weights.
    ///
    /// Largest remainder (Hamilton): every part is rounded down, and the cents left go to the largest
    /// remainders;
    /// equal remainders go by `order`, which the caller declares. A refund is divided by its absolute value.
    ///
    /// # Errors
    /// [`MoneyError::NoShare`] where all shares are zero: money never disappears into a division. Also where
    /// a share is
    /// negative, or the order has another number of parties.
    pub fn divide(self, shares: &[Share], order: &TieOrder<'_>) -> Result<Division, MoneyError> {
        if order.parties.len() != shares.len() {
            return Err(MoneyError::PartiesDiffer);
        }
        if let Some(position) = shares.iter().position(Share::is_negative) {
            return Err(MoneyError::NegativeShare(position));
        }
        if shares.iter().all(Share::is_zero) {
            return Err(MoneyError::NoShare);
        }
        let whole = i128::from(self.cents()).abs();
        match machine_weights(whole, shares) {
            Some((weights, total)) => Hamilton::new(whole, &weights, &total).finish(self, order),
            None => {
                let (weights, total) = big_weights(shares);
                Hamilton::new(BigInt::from(whole), &weights, &total).finish(self, order)
            }
        }
    }
}

/// The parts rounded down and what they leave, in units of one over the total weight.
struct Hamilton<N> {
    down: Vec<N>,
    remainders: Vec<N>,
    left_over: N,
}

impl<N: Integer + Clone + ToPrimitive> Hamilton<N> {
    fn new(whole: N, weights: &[N], total: &N) -> Self {
        let (down, remainders): (Vec<N>, Vec<N>) =
            weights.iter().map(|weight| (whole.clone() * weight.clone()).div_rem(total)).unzip();
        let left_over = down.iter().fold(whole, |left, part| left - part.clone());
        Self { down, remainders, left_over }
    }

    /// Positions by remainder, largest first, and by the declared order where they are equal.
    fn ranking(&self, order: &TieOrder<'_>) -> Vec<usize> {
        let mut ranking: Vec<usize> =
            (0..self.remainders.len()).filter(|&at| !self.remainders[at].is_zero()).collect();
        ranking.sort_by(|&a, &b| self.remainders[b].cmp(&self.remainders[a]));
        for equals in ranking.chunk_by_mut(|&a, &b| self.remainders[a] == self.remainders[b]) {
            if equals.len() > 1 {
                equals.sort_by_cached_key(|&position| order.rank(position));
            }
        }
        ranking
    }

    fn finish(self, whole: Cents, order: &TieOrder<'_>) -> Result<Division, MoneyError> {
        let left_over = self.left_over.to_usize().ok_or(MoneyError::OutOfRange)?;
        let ranking = self.ranking(order);
        let mut places = vec![None; self.down.len()];
        for (index, &position) in ranking.iter().enumerate() {
            places[position] = Some(index + 1);
        }
        let part = |(down, place): (&N, &Option<usize>)| {
            let extra = place.is_some_and(|place| place <= left_over);
            let cents = down.to_i128().ok_or(MoneyError::OutOfRange)? + i128::from(extra);
            let signed = if whole.is_negative() { -cents } else { cents };
            let amount = i64::try_from(signed).map_err(|_| MoneyError::OutOfRange)?;
            Ok(Part { amount: Cents::new(amount), place: *place, extra })
        };
        let parts = self.down.iter().zip(&places).map(part).collect::<Result<_, _>>()?;
        Ok(Division { parts, left_over, tie: self.tie(&ranking, left_over) })
    }

    /// The equal remainders on both sides of the line between a cent and none.
    fn tie(&self, ranking: &[usize], left_over: usize) -> Option<Tie> {
        let last = ranking.get(left_over.checked_sub(1)?)?;
        let next = ranking.get(left_over)?;
        let remainder = &self.remainders[*last];
        if *remainder != self.remainders[*next] {
            return None;
        }
        let equal = |position: &&usize| self.remainders[**position] == *remainder;
        let among = ranking.iter().filter(equal).copied().collect();
        let cents = ranking.iter().take(left_over).filter(equal).count();
        Some(Tie { among, cents })
    }
}

/// Whole weights in the proportion of the shares and their sum, where all of the division fits in machine
/// words.
fn machine_weights(whole: i128, shares: &[Share]) -> Option<(Vec<i128>, i128)> {
    let mut common = 1_i128;
    for share in shares {
        let denominator = i128::from(share.small()?.1);
        if common % denominator != 0 {
            common = (common / common.gcd(&denominator)).checked_mul(denominator)?;
        }
    }
    let weight = |share: &Share| {
        let (numerator, denominator) = share.small()?;
        i128::from(numerator).checked_mul(common / i128::from(denominator))
    };
    let weights: Vec<i128> = shares.iter().map(weight).collect::<Option<_>>()?;
    let total = weights.iter().try_fold(0_i128, |sum, weight| sum.checked_add(*weight))?;
    total.checked_mul(whole)?;
    Some((weights, total))
}

/// The same in big integers, which always fit.
fn big_weights(shares: &[Share]) -> (Vec<BigInt>, BigInt) {
    let common = shares.iter().fold(BigInt::from(1), |common, share| common.lcm(share.rational().denom()));
    let weight = |share: &Share| {
        let ratio = share.rational();
        ratio.numer() * (&common / ratio.denom())
    };
    let weights: Vec<BigInt> = shares.iter().map(weight).collect();
    let total = weights.iter().sum();
    (weights, total)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn divide(cents: i64, shares: &[&str], names: &[&str]) -> Division {
        let shares: Vec<Share> = shares.iter().map(|share| share.parse().unwrap()).collect();
        let order = TieOrder::new(date(2025, 1, 1), "pool", names.iter().copied());
        Cents::new(cents).divide(&shares, &order).unwrap()
    }

    fn cents(division: &Division) -> Vec<i64> {
        division.amounts().map(Cents::cents).collect()
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        let division = divide(10_000, &["1", "1", "1"], &["a", "b", "c"]);
        assert_eq!(division.left_over, 1);
        assert_eq!(cents(&division).iter().sum::<i64>(), 10_000);
        assert_eq!(cents(&divide(1003, &["0", "50", "50"], &["a", "b", "c"]))[0], 0);
    }

    #[test]
    fn five_cents_at_thirty_seventy() {
        // 1.5 and 3.5 cents: the SHA-256 of "2025-01-01\npool\na" begins with 90, that of "..b" with c9.
        let division = divide(5, &["30", "70"], &["a", "b"]);
        assert_eq!(cents(&division), [2, 3]);
        assert_eq!(division.tie, Some(Tie { among: vec![0, 1], cents: 1 }));
    }

    #[test]
    fn a_tie_goes_by_the_declared_order() {
        let names = ["a", "b", "c", "d"];
        let division = divide(2, &["1", "1", "1", "1"], &names);
        let mut ranked: Vec<_> = (0..4).collect();
        ranked.sort_by_key(|&at| {
            let digest: [u8; 32] = Sha256::digest(format!("2025-01-01\npool\n{}", names[at])).into();
            digest
        });
        assert_eq!(division.tie, Some(Tie { among: ranked.clone(), cents: 2 }));
        for (place, position) in ranked.into_iter().enumerate() {
            let part = division.parts[position];
            assert_eq!((part.place, part.extra), (Some(place + 1), place < 2));
        }
    }

    #[test]
    fn a_refund_mirrors_its_charge() {
        let (names, shares) = (["a", "b", "c"], ["0.2", "0.5", "0.31"]);
        let mirrored: Vec<i64> = cents(&divide(-777, &shares, &names)).iter().map(|part| -part).collect();
        assert_eq!(mirrored, cents(&divide(777, &shares, &names)));
        assert_eq!(cents(&divide(i64::MIN, &["1"], &["a"])), [i64::MIN]);
    }

    #[test]
    fn money_never_disappears_into_a_division() {
        let order = TieOrder::new(date(2025, 1, 1), "pool", ["a"]);
        let divide = |shares: &[Share]| Cents::new(1).divide(shares, &order);
        assert_eq!(divide(&[Share::ZERO]), Err(MoneyError::NoShare));
        assert_eq!(divide(&[Share::from(-1)]), Err(MoneyError::NegativeShare(0)));
        assert_eq!(divide(&[]), Err(MoneyError::PartiesDiffer));
    }

    proptest! {
        #[test]
        fn no_part_is_a_cent_away_from_exact(
            whole: i64, weights in prop::collection::vec(0_u32.., 1..9), huge: bool,
        ) {
            prop_assume!(weights.iter().any(|weight| *weight > 0));
            let unit = if huge { "1234567890123456789012345678901234567890.7" } else { "0.1" };
            let unit: Share = unit.parse().unwrap();
            let share = |weight: &u32| &Share::from(i64::from(*weight)) * &unit;
            let shares: Vec<Share> = weights.iter().map(share).collect();
            let total: Share = shares.iter().sum();
            let names: Vec<String> = (0..shares.len()).map(|name| name.to_string()).collect();
            let order = TieOrder::new(date(2025, 1, 1), "pool", names.iter().map(String::as_str));
            let division = Cents::new(whole).divide(&shares, &order).unwrap();
            prop_assert_eq!(Cents::sum(division.amounts()), Ok(Cents::new(whole)));
            for (share, part) in shares.iter().zip(division.amounts()) {
                let exact = (&Share::from(whole) * share).checked_div(&total).unwrap();
                let away = &Share::from(part.cents()) - &exact;
                prop_assert!(away < Share::ONE && -&away < Share::ONE);
            }
        }
    }
}
