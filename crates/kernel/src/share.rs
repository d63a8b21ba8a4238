//! Exact ratios: shares, quantities, rates and amounts on their way to the cent.
//!
//! Invariant: a ratio is kept in lowest terms with a positive denominator, in machine words while it fits in
//! them
//! and in big integers when it does not; which of the two never shows in a result.

mod text;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use rust_decimal::Decimal;

/// An exact ratio of two whole numbers.
///
/// Its exact text is a decimal where that ends (`32.61`) and a fraction where it does not (`1/3`); JSON holds
/// that text.
/// People's input is read by [`str::parse`], which takes decimals only.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Share(Repr);

/// `Small` wherever numerator and denominator fit, so equal ratios are equal values.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Repr {
    Small(i64, i64),
    Big(Box<BigRational>),
}

/// Why something is not an exact ratio.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ShareError {
    /// The text is not a decimal number such as `32.61`.
    #[error("must be a decimal number such as \"32.61\"")]
    NotADecimal,
    /// The text has more digits than [`Share::MOST_DIGITS`].
    #[error("the number has too many digits")]
    TooLong,
    /// Something was divided by zero.
    #[error("a division by zero")]
    DivisionByZero,
}

impl Share {
    /// Nothing.
    pub const ZERO: Self = Self(Repr::Small(0, 1));
    /// The whole.
    pub const ONE: Self = Self(Repr::Small(1, 1));
    /// A hundredth.
    pub const CENT: Self = Self(Repr::Small(1, 100));
    /// Half a hundredth.
    pub const HALF_CENT: Self = Self(Repr::Small(1, 200));
    /// How many digits a decimal text may have: enough for any quantity, and too few to keep a computer busy.
    pub const MOST_DIGITS: usize = 100;

    /// The ratio of two whole numbers.
    ///
    /// # Errors
    /// [`ShareError::DivisionByZero`] where the denominator is zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Result<Self, ShareError> {
        if denominator == 0 {
            return Err(ShareError::DivisionByZero);
        }
        Ok(Self::reduced(i128::from(numerator), i128::from(denominator)))
    }

    /// The ratio of two whole numbers of two machine words; none where the denominator is not above zero.
    #[must_use]
    pub fn quotient(numerator: i128, denominator: i128) -> Option<Self> {
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (_, Err(_)) if denominator > 0 => Some(Self::reduced(numerator, denominator)),
            (Ok(0), Ok(1..)) => Some(Self::ZERO),
            (_, Ok(word @ 1..)) => {
                let divisor = common_divisor(numerator, word);
                Some(Self::lowest(less(numerator, divisor), wide(word / divisor)))
            }
            _ => None,
        }
    }

    /// Divides by another ratio.
    ///
    /// # Errors
    /// [`ShareError::DivisionByZero`] where that is zero.
    pub fn checked_div(&self, other: &Self) -> Result<Self, ShareError> {
        if other.is_zero() {
            return Err(ShareError::DivisionByZero);
        }
        Ok(match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) if *c != i64::MIN => {
                // Upside down, with the sign above.
                let (c, d) = if *c < 0 { (-c, wide(-d)) } else { (*c, wide(*d)) };
                Self::product((wide(*a), *b), (d, c))
            }
            _ => Self::big(&*self.rational() / &*other.rational()),
        })
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small(0, _))
    }

    /// Whether it is less than zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(numerator, _) => *numerator < 0,
            Repr::Big(ratio) => ratio.is_negative(),
        }
    }

    /// The largest whole number that is no more than the ratio; none where it does not fit.
    #[must_use]
    pub fn floor(&self) -> Option<i64> {
        match &self.0 {
            Repr::Small(numerator, denominator) => Some(numerator.div_floor(denominator)),
            Repr::Big(ratio) => ratio.numer().div_floor(ratio.denom()).to_i64(),
        }
    }

    /// Numerator and denominator in lowest terms, where both fit in a machine word.
    #[must_use]
    pub fn small(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Repr::Small(numerator, denominator) => Some((*numerator, *denominator)),
            Repr::Big(_) => None,
        }
    }

    /// The ratio in big integers.
    #[must_use]
    pub fn rational(&self) -> Cow<'_, BigRational> {
        match &self.0 {
            Repr::Small(a, b) => Cow::Owned(BigRational::new_raw(BigInt::from(*a), BigInt::from(*b))),
            Repr::Big(ratio) => Cow::Borrowed(ratio),
        }
    }

    /// Puts a ratio in lowest terms. The denominator is not zero.
    fn reduced(numerator: i128, denominator: i128) -> Self {
        let divisor = if denominator == 1 { 1 } else { numerator.gcd(&denominator) };
        let divisor = if denominator < 0 { -divisor } else { divisor };
        Self::lowest(numerator / divisor, denominator / divisor)
    }

    /// Multiplies two ratios in lowest terms with positive denominators. What is divided out before is not in
    /// the products, so that no divisor of a number of two machine words is ever looked for.
    fn product((a, b): (i128, i64), (c, d): (i128, i64)) -> Self {
        let (over, across) = (common_divisor(a, d), common_divisor(c, b));
        Self::lowest(less(a, over) * less(c, across), less(wide(b), across) * less(wide(d), over))
    }

    /// Adds two ratios in lowest terms with positive denominators.
    fn total((a, b): (i128, i64), (c, d): (i128, i64)) -> Self {
        if b == 1 && d == 1 {
            return Self::lowest(a + c, 1);
        }
        let shared = if b == d { b } else { common_divisor(wide(b), d) };
        let (left, right) = (less(wide(b), shared), less(wide(d), shared));
        let numerator = a * right + c * left;
        // Whatever the sum can still be divided by, both denominators could.
        let divisor = common_divisor(numerator, shared);
        Self::lowest(less(numerator, divisor), left * less(wide(d), divisor))
    }

    /// Keeps a ratio that is in lowest terms, with a positive denominator.
    fn lowest(numerator: i128, denominator: i128) -> Self {
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Self(Repr::Small(numerator, denominator)),
            _ => {
                let ratio = BigRational::new_raw(BigInt::from(numerator), BigInt::from(denominator));
                Self(Repr::Big(Box::new(ratio)))
            }
        }
    }

    /// Keeps a ratio in lowest terms in as few words as it fits in.
    fn big(ratio: BigRational) -> Self {
        match (ratio.numer().to_i64(), ratio.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Self(Repr::Small(numerator, denominator)),
            _ => Self(Repr::Big(Box::new(ratio))),
        }
    }
}

/// Widens, so that the product of two and the sum of two products always fit.
fn wide(number: i64) -> i128 {
    i128::from(number)
}

/// The greatest common divisor of a number and a positive machine word: one step of Euclid makes both words.
fn common_divisor(number: i128, word: i64) -> i64 {
    if word == 1 {
        return 1;
    }
    let rest = match i64::try_from(number) {
        Ok(number) => number % word,
        Err(_) => i64::try_from(number % wide(word)).unwrap_or(0),
    };
    if rest == 0 { word } else { rest.gcd(&word) }
}

/// Divides by a divisor, which is 1 more often than not.
fn less(number: i128, divisor: i64) -> i128 {
    match (divisor, i64::try_from(number)) {
        (1, _) => number,
        (_, Ok(number)) => wide(number / divisor),
        (_, Err(_)) => number / wide(divisor),
    }
}

impl Default for Share {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<i64> for Share {
    fn from(number: i64) -> Self {
        Self(Repr::Small(number, 1))
    }
}

impl From<BigInt> for Share {
    fn from(number: BigInt) -> Self {
        Self::big(BigRational::from_integer(number))
    }
}

impl From<BigRational> for Share {
    fn from(ratio: BigRational) -> Self {
        Self::big(ratio.reduced())
    }
}

impl From<Decimal> for Share {
    fn from(decimal: Decimal) -> Self {
        let unit = text::power_of_ten(usize::try_from(decimal.scale()).unwrap_or(0));
        Self::big(BigRational::new(BigInt::from(decimal.mantissa()), unit))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) if b == d => a.cmp(c),
            (Repr::Small(a, b), Repr::Small(c, d)) => (wide(*a) * wide(*d)).cmp(&(wide(*c) * wide(*b))),
            _ => self.rational().cmp(&other.rational()),
        }
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Neg for &Share {
    type Output = Share;

    fn neg(self) -> Share {
        match &self.0 {
            Repr::Small(numerator, denominator) => Share::lowest(-wide(*numerator), wide(*denominator)),
            Repr::Big(ratio) => Share::big(-&**ratio),
        }
    }
}

/// Writes an operation for references and for values: exact in machine words, and in big integers past them.
macro_rules! exact {
    ($trait:ident, $method:ident, $op:tt, |$a:ident, $b:ident, $c:ident, $d:ident| $small:expr) => {
        impl $trait for &Share {
            type Output = Share;

            fn $method(self, other: &Share) -> Share {
                match (&self.0, &other.0) {
                    (Repr::Small(a, b), Repr::Small(c, d)) => {
                        let ($a, $b, $c, $d) = (wide(*a), *b, wide(*c), *d);
                        $small
                    }
                    _ => Share::big(&*self.rational() $op &*other.rational()),
                }
            }
        }

        impl $trait for Share {
            type Output = Share;

            fn $method(self, other: Share) -> Share {
                &self $op &other
            }
        }
    };
}

exact!(Add, add, +, |a, b, c, d| Share::total((a, b), (c, d)));
exact!(Sub, sub, -, |a, b, c, d| Share::total((a, b), (-c, d)));
exact!(Mul, mul, *, |a, b, c, d| Share::product((a, b), (c, d)));

impl<'a> Sum<&'a Share> for Share {
    fn sum<I: Iterator<Item = &'a Share>>(shares: I) -> Share {
        shares.fold(Share::ZERO, |sum, share| &sum + share)
    }
}

impl Sum for Share {
    fn sum<I: Iterator<Item = Share>>(shares: I) -> Share {
        shares.fold(Share::ZERO, |sum, share| &sum + &share)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(Share::ratio(1, 0), Err(ShareError::DivisionByZero));
        assert_eq!(Share::ONE.checked_div(&Share::ZERO), Err(ShareError::DivisionByZero));
        assert!(serde_json::from_str::<Share>("\"1/0\"").is_err());
    }

    #[test]
    fn a_number_past_the_machine_word_stays_exact() {
        let huge = &share("9223372036854775807") * &share("9223372036854775807");
        assert_eq!(huge.to_string(), "85070591730234615847396907784232501249");
        assert_eq!(huge.checked_div(&huge), Ok(Share::ONE));
        assert_eq!(&(&huge + &Share::ONE) - &huge, Share::ONE);
        assert_eq!(-&Share::from(i64::MIN), share("9223372036854775808"));
        assert_eq!(huge.floor(), None);
        assert_eq!(share("-0.5").floor(), Some(-1));
    }

    #[test]
    fn a_quotient_is_in_lowest_terms_however_large_it_is() {
        assert_eq!(Share::quotient(-6, 4), Share::ratio(-3, 2).ok());
        assert_eq!(Share::quotient(0, 7), Some(Share::ZERO));
        let large = 3 * i128::from(i64::MAX);
        assert_eq!(Share::quotient(large, 6), Share::ratio(i64::MAX, 2).ok());
        assert_eq!(Share::quotient(6, large), Share::ratio(2, i64::MAX).ok());
        assert_eq!(Share::quotient(large, 1).map(|it| it.to_string()), Some(large.to_string()));
        assert_eq!(
            [Share::quotient(1, 0), Share::quotient(1, -1), Share::quotient(1, -large)],
            [None, None, None]
        );
    }

    proptest! {
        #[test]
        fn machine_words_and_big_integers_agree(a: i64, b in 1_i64.., c: i64, d in 1_i64..) {
            let (x, y) = (Share::ratio(a, b).unwrap(), Share::ratio(c, d).unwrap());
            let (p, q) = (x.rational().into_owned(), y.rational().into_owned());
            prop_assert_eq!(&x + &y, Share::from(&p + &q));
            prop_assert_eq!(&x - &y, Share::from(&p - &q));
            prop_assert_eq!(&x * &y, Share::from(&p * &q));
            prop_assert_eq!(x.cmp(&y), p.cmp(&q));
            if c != 0 {
                prop_assert_eq!(x.checked_div(&y).unwrap(), Share::from(&p / &q));
            }
        }
    }
}
