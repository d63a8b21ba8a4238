//! One exact number for each seat of a pool: whole numbers over one denominator while machine words hold
//! them, ratios where they do not.
//!
//! Invariant: which of the two it is never shows in a number.

use std::sync::Arc;

use kernel::Share;

/// One number for each seat. Copies share their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Column(Repr);

#[derive(Clone, Debug)]
enum Repr {
    /// Whole numbers over a denominator above zero, not in lowest terms.
    Whole {
        numbers: Arc<[i128]>,
        over: i128,
    },
    Exact(Arc<[Share]>),
}

/// No whole number of a column is larger: the product of two, and a sum of a billion products, fit.
const MOST: i128 = 1 << 96;
/// No denominator that is looked for among ratios is larger.
const MOST_COMMON: i64 = 1 << 40;

impl Column {
    /// These numbers.
    pub(crate) fn of(shares: &[&Share]) -> Self {
        Self::whole_of(shares).unwrap_or_else(|| Self::exact(shares.iter().map(|share| (*share).clone())))
    }

    /// The same number for everybody.
    pub(crate) fn same(share: &Share, seats: usize) -> Self {
        Self::of(&vec![share; seats])
    }

    /// Whole numbers over a denominator above zero; none where one is too large to reckon with.
    pub(crate) fn whole(numbers: Arc<[i128]>, over: i128) -> Option<Self> {
        let fits = over > 0 && over <= MOST && largest(&numbers) <= MOST.unsigned_abs();
        fits.then_some(Self(Repr::Whole { numbers, over }))
    }

    /// These numbers, as ratios.
    pub(crate) fn exact(shares: impl IntoIterator<Item = Share>) -> Self {
        Self(Repr::Exact(shares.into_iter().collect()))
    }

    fn whole_of(shares: &[&Share]) -> Option<Self> {
        let mut common = 1_i64;
        for share in shares {
            let (_, denominator) = share.small()?;
            if denominator != 1 && denominator != common && common % denominator != 0 {
                common = (common / gcd(common, denominator)).checked_mul(denominator)?;
                if common > MOST_COMMON {
                    return None;
                }
            }
        }
        // A word times a number that is no larger than `MOST_COMMON` fits.
        let whole = |share: &&Share| {
            let (numerator, denominator) = share.small()?;
            let times = if denominator == common { 1 } else { common / denominator };
            Some(i128::from(numerator).wrapping_mul(i128::from(times)))
        };
        Self::whole(shares.iter().map(whole).collect::<Option<_>>()?, common.into())
    }

    /// Its whole numbers and what they are over, where it has them.
    pub(crate) fn as_whole(&self) -> Option<(&Arc<[i128]>, i128)> {
        match &self.0 {
            Repr::Whole { numbers, over } => Some((numbers, *over)),
            Repr::Exact(_) => None,
        }
    }

    /// How many seats there are.
    pub(crate) fn len(&self) -> usize {
        match &self.0 {
            Repr::Whole { numbers, .. } => numbers.len(),
            Repr::Exact(shares) => shares.len(),
        }
    }

    /// The number of a seat; zero past the last.
    pub(crate) fn get(&self, seat: usize) -> Share {
        let found = match &self.0 {
            Repr::Whole { numbers, over } => {
                numbers.get(seat).and_then(|number| Share::quotient(*number, *over))
            }
            Repr::Exact(shares) => shares.get(seat).cloned(),
        };
        found.unwrap_or_default()
    }

    /// All numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Share> + '_ {
        (0..self.len()).map(|seat| self.get(seat))
    }

    /// Whether one of them is less than zero.
    pub(crate) fn any_negative(&self) -> bool {
        match &self.0 {
            Repr::Whole { numbers, .. } => numbers.iter().any(|number| *number < 0),
            Repr::Exact(shares) => shares.iter().any(Share::is_negative),
        }
    }

    /// All of them together.
    pub(crate) fn sum(&self) -> Share {
        match &self.0 {
            // No column has so many seats that their sum would not fit.
            Repr::Whole { numbers, over } => Share::quotient(numbers.iter().sum(), *over).unwrap_or_default(),
            Repr::Exact(shares) => shares.iter().sum(),
        }
    }

    /// Each number over all of them together, which are not zero.
    pub(crate) fn shares(&self) -> Self {
        let whole = self.as_whole().and_then(|(numbers, _)| {
            let sum: i128 = numbers.iter().sum();
            Self::whole(Arc::clone(numbers), sum)
        });
        whole.unwrap_or_else(|| {
            let sum = self.sum();
            Self::exact(self.iter().map(|number| number.checked_div(&sum).unwrap_or_default()))
        })
    }

    /// Each number times the other's number of the same seat.
    pub(crate) fn times(&self, other: &Self) -> Self {
        let whole = self
            .as_whole()
            .zip(other.as_whole())
            .and_then(|((a, over_a), (b, over_b))| Self::whole(products(a, b)?, product(over_a, over_b)?));
        whole.unwrap_or_else(|| Self::exact(self.iter().zip(other.iter()).map(|(a, b)| a * b)))
    }

    /// Each number plus the other's number of the same seat.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let whole = self.as_whole().zip(other.as_whole()).and_then(|((a, over_a), (b, over_b))| {
            let divisor = gcd_of(over_a, over_b);
            let (by_a, by_b) = (over_b / divisor, over_a / divisor);
            let over = product(over_a, by_a)?;
            product(widest(a), by_a)?;
            product(widest(b), by_b)?;
            let sum = |(a, b): (&i128, &i128)| a.wrapping_mul(by_a) + b.wrapping_mul(by_b);
            Self::whole(a.iter().zip(b.iter()).map(sum).collect(), over)
        });
        whole.unwrap_or_else(|| Self::exact(self.iter().zip(other.iter()).map(|(a, b)| a + b)))
    }

    /// Each number times one factor.
    pub(crate) fn scaled(&self, factor: &Share) -> Self {
        let whole = self.as_whole().zip(factor.small()).and_then(|((numbers, over), (times, part))| {
            let (times, part) = (i128::from(times), i128::from(part));
            // What numbers and factor have in common stays out of both.
            let divisor = gcd_of(times, over).max(1);
            let (times, over) = (times / divisor, over / divisor);
            product(widest(numbers), times)?;
            let numbers = match times {
                1 => Arc::clone(numbers),
                _ => numbers.iter().map(|number| number.wrapping_mul(times)).collect(),
            };
            Self::whole(numbers, product(over, part)?)
        });
        whole.unwrap_or_else(|| Self::exact(self.iter().map(|number| &number * factor)))
    }
}

/// The size of the largest number.
fn largest(numbers: &[i128]) -> u128 {
    numbers.iter().map(|number| number.unsigned_abs()).max().unwrap_or(0)
}

fn widest(numbers: &[i128]) -> i128 {
    i128::try_from(largest(numbers)).unwrap_or(i128::MAX)
}

/// A product that a column may hold. Only then do the products of smaller numbers fit, so that nobody
/// checks them.
fn product(a: i128, b: i128) -> Option<i128> {
    a.checked_mul(b).filter(|product| product.unsigned_abs() <= MOST.unsigned_abs())
}

fn products(a: &[i128], b: &[i128]) -> Option<Arc<[i128]>> {
    product(widest(a), widest(b))?;
    Some(a.iter().zip(b).map(|(a, b)| a.wrapping_mul(*b)).collect())
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn gcd_of(a: i128, b: i128) -> i128 {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => gcd(a, b).abs().into(),
        _ if b == 0 => a,
        _ => gcd_of(b, a % b),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(shares: &[Share]) -> Column {
        Column::of(&shares.iter().collect::<Vec<_>>())
    }

    fn exact(shares: &[Share]) -> Column {
        Column::exact(shares.iter().cloned())
    }

    fn numbers(column: &Column) -> Vec<Share> {
        column.iter().collect()
    }

    #[test]
    fn small_numbers_are_whole_and_large_ones_stay_exact() {
        let share = |text: &str| text.parse::<Share>().unwrap();
        let column = whole(&[share("0.25"), share("1.5"), share("-3")]);
        assert_eq!(
            column.as_whole().map(|(numbers, over)| (numbers.to_vec(), over)),
            Some((vec![1, 6, -12], 4))
        );
        assert!(column.any_negative());
        assert_eq!(column.sum(), share("-1.25"));
        assert_eq!((column.get(1), column.get(3)), (share("1.5"), Share::ZERO));
        assert!(whole(&[share("0.1234567890123456")]).as_whole().is_none(), "its denominator is too large");
        let huge = whole(&[share("123456789012345678901234567890")]);
        assert!(huge.as_whole().is_none() && !huge.any_negative());
        assert!(Column::whole(Arc::from([1]), 0).is_none());
    }

    proptest! {
        #[test]
        fn whole_numbers_and_ratios_agree(
            rows in prop::collection::vec((any::<i32>(), 1_i64..400, any::<i32>(), 1_i64..400), 1..6),
            factor in (any::<i64>(), 1_i64..100_000), large: bool,
        ) {
            let unit = if large { Share::from(i64::MAX) } else { Share::ONE };
            let share = |number: i32, over| &Share::ratio(number.into(), over).unwrap() * &unit;
            let a: Vec<Share> = rows.iter().map(|row| share(row.0, row.1)).collect();
            let b: Vec<Share> = rows.iter().map(|row| share(row.2, row.3)).collect();
            let factor = Share::ratio(factor.0, factor.1).unwrap();
            prop_assert_eq!(numbers(&whole(&a)), a.clone());
            prop_assert_eq!(whole(&a).sum(), exact(&a).sum());
            prop_assert_eq!(numbers(&whole(&a).times(&whole(&b))), numbers(&exact(&a).times(&exact(&b))));
            prop_assert_eq!(numbers(&whole(&a).plus(&whole(&b))), numbers(&exact(&a).plus(&exact(&b))));
            prop_assert_eq!(numbers(&whole(&a).scaled(&factor)), numbers(&exact(&a).scaled(&factor)));
            if whole(&a).sum() > Share::ZERO {
                prop_assert_eq!(numbers(&whole(&a).shares()), numbers(&exact(&a).shares()));
            }
        }
    }
}
