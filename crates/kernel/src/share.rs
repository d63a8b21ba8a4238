//! Exact ratios: shares, quantities, rates and amounts on their way to the cent.
//!
//! Invariant: a ratio is kept in lowest terms with a positive denominator, in machine words while it fits in them
//! and in big integers when it does not; which of the two never shows in a result.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Pow, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An exact ratio of two whole numbers.
///
/// Its exact text is a decimal where that ends (`32.61`) and a fraction where it does not (`1/3`); JSON holds that text.
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

    /// Divides by another ratio.
    ///
    /// # Errors
    /// [`ShareError::DivisionByZero`] where that is zero.
    pub fn checked_div(&self, other: &Self) -> Result<Self, ShareError> {
        if other.is_zero() {
            return Err(ShareError::DivisionByZero);
        }
        Ok(match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) => Self::reduced(wide(*a) * wide(*d), wide(*b) * wide(*c)),
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

    /// The decimal text with exactly `digits` decimals, cut off towards zero: for people, never for computing.
    #[must_use]
    pub fn truncated(&self, digits: usize) -> String {
        let ratio = self.rational();
        let scaled = ratio.numer().abs() * power_of_ten(digits) / ratio.denom();
        decimal_text(self.is_negative() && !scaled.is_zero(), &scaled, digits)
    }

    /// Puts a ratio in lowest terms. The denominator is not zero.
    fn reduced(numerator: i128, denominator: i128) -> Self {
        let divisor = if denominator == 1 { 1 } else { numerator.gcd(&denominator) };
        let divisor = if denominator < 0 { -divisor } else { divisor };
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
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

    /// How many decimals the exact decimal text has; none where it never ends.
    fn decimals(denominator: &BigInt) -> Option<usize> {
        let (mut rest, mut decimals) = (denominator.clone(), [0_usize; 2]);
        for (prime, count) in [2_u32, 5].iter().zip(&mut decimals) {
            while (&rest % *prime).is_zero() {
                rest /= *prime;
                *count += 1;
            }
        }
        (rest == BigInt::from(1)).then_some(decimals[0].max(decimals[1]))
    }
}

/// Widens, so that the product of two and the sum of two products always fit.
fn wide(number: i64) -> i128 {
    i128::from(number)
}

fn power_of_ten(digits: usize) -> BigInt {
    BigInt::from(10).pow(digits)
}

/// Writes a whole number of units of `10^-decimals`.
fn decimal_text(negative: bool, scaled: &BigInt, decimals: usize) -> String {
    let digits = format!("{:0>width$}", scaled.to_string(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if negative { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
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
        let unit = power_of_ten(usize::try_from(decimal.scale()).unwrap_or(0));
        Self::big(BigRational::new(BigInt::from(decimal.mantissa()), unit))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
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
            Repr::Small(numerator, denominator) => Share::reduced(-wide(*numerator), wide(*denominator)),
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
                        let ($a, $b, $c, $d) = (wide(*a), wide(*b), wide(*c), wide(*d));
                        let (numerator, denominator) = $small;
                        Share::reduced(numerator, denominator)
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

exact!(Add, add, +, |a, b, c, d| if b == d { (a + c, b) } else { (a * d + c * b, b * d) });
exact!(Sub, sub, -, |a, b, c, d| if b == d { (a - c, b) } else { (a * d - c * b, b * d) });
exact!(Mul, mul, *, |a, b, c, d| (a * c, b * d));

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

impl FromStr for Share {
    type Err = ShareError;

    /// Reads a decimal such as `32.61` or `-5`, exactly.
    fn from_str(text: &str) -> Result<Self, ShareError> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return Err(ShareError::NotADecimal);
        }
        if whole.len() + fraction.len() > Self::MOST_DIGITS {
            return Err(ShareError::TooLong);
        }
        let joined = format!("{}{whole}{fraction}", if unsigned.len() < text.len() { "-" } else { "" });
        let unit = u32::try_from(fraction.len()).ok().and_then(|digits| 10_i64.checked_pow(digits));
        if let (Ok(numerator), Some(unit)) = (joined.parse::<i64>(), unit) {
            return Self::ratio(numerator, unit);
        }
        let numerator = joined.parse::<BigInt>().map_err(|_| ShareError::NotADecimal)?;
        Ok(Self::big(BigRational::new(numerator, power_of_ten(fraction.len()))))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Repr::Small(numerator, 1) = &self.0 {
            return numerator.fmt(f);
        }
        let ratio = self.rational();
        let Some(decimals) = Self::decimals(ratio.denom()) else {
            return write!(f, "{}/{}", ratio.numer(), ratio.denom());
        };
        let scaled = ratio.numer().abs() * power_of_ten(decimals) / ratio.denom();
        f.write_str(&decimal_text(self.is_negative(), &scaled, decimals))
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        let Some((numerator, denominator)) = text.split_once('/') else {
            return text.parse().map_err(de::Error::custom);
        };
        match (numerator.parse::<BigInt>(), denominator.parse::<BigInt>()) {
            (Ok(numerator), Ok(denominator)) if !denominator.is_zero() => {
                Ok(Self::big(BigRational::new(numerator, denominator)))
            }
            _ => Err(de::Error::custom(ShareError::NotADecimal)),
        }
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
    fn a_decimal_is_read_exactly() {
        assert_eq!(share("32.61"), Share::ratio(3261, 100).unwrap());
        assert_eq!(share("-0.50"), Share::ratio(-1, 2).unwrap());
        assert_eq!(&share("0.1") + &share("0.2"), share("0.3"));
        assert_eq!(Share::from("0.0290".parse::<Decimal>().unwrap()), share("0.029"));
        for text in ["", "-", "1,5", "1e9", "+1", "1.", ".5", "1/2", "inf", " 1"] {
            assert_eq!(text.parse::<Share>(), Err(ShareError::NotADecimal), "{text}");
        }
        assert_eq!("1".repeat(101).parse::<Share>(), Err(ShareError::TooLong));
    }

    #[test]
    fn people_see_decimals_cut_off_towards_zero() {
        let exact = Share::ratio(35_831_298_069_999, 1_000_000_000).unwrap();
        assert_eq!(exact.truncated(6), "35831.298069");
        assert_eq!(Share::ratio(2, 3).unwrap().truncated(4), "0.6666");
        assert_eq!(Share::ratio(-2, 3).unwrap().truncated(2), "-0.66");
        assert_eq!(Share::ratio(-1, 300).unwrap().truncated(2), "0.00");
        assert_eq!(Share::from(7).truncated(0), "7");
    }

    #[test]
    fn the_exact_text_is_a_decimal_where_that_ends_and_a_fraction_where_not() {
        let text = |a, b| Share::ratio(a, b).unwrap().to_string();
        assert_eq!([text(3261, 100), text(-1, 8), text(1, 3), text(4, 2)], ["32.61", "-0.125", "1/3", "2"]);
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

        #[test]
        fn the_exact_text_survives_json(a: i64, b in 1_i64..) {
            let share = Share::ratio(a, b).unwrap();
            let json = serde_json::to_string(&share).unwrap();
            prop_assert_eq!(serde_json::from_str::<Share>(&json).unwrap(), share);
        }
    }
}
