//! The text of an exact ratio: people's decimals in, exact text and cut-off decimals out.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Pow, Signed, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Repr, Share, ShareError};

impl Share {
    /// The decimal text with exactly `digits` decimals, cut off towards zero: for people, never for
    /// computing.
    #[must_use]
    pub fn truncated(&self, digits: usize) -> String {
        let ratio = self.rational();
        let scaled = ratio.numer().abs() * power_of_ten(digits) / ratio.denom();
        decimal_text(self.is_negative() && !scaled.is_zero(), &scaled, digits)
    }

    /// The decimal text with exactly `digits` decimals, the nearest; half up: for people, never for
    /// computing.
    #[must_use]
    pub fn rounded(&self, digits: usize) -> String {
        let ratio = self.rational();
        let doubled: BigInt = ratio.numer() * power_of_ten(digits) * 2 + ratio.denom();
        let scaled = doubled.div_floor(&(ratio.denom() * 2));
        decimal_text(scaled.is_negative(), &scaled.abs(), digits)
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

pub(super) fn power_of_ten(digits: usize) -> BigInt {
    BigInt::from(10).pow(digits)
}

/// Whether the decimal text of a ratio with this denominator ends.
fn ends(denominator: i64) -> bool {
    let mut rest = denominator >> denominator.trailing_zeros();
    while rest % 5 == 0 {
        rest /= 5;
    }
    rest == 1
}

/// How many decimals the text of a denominator that ends has, and ten to that power where it fits.
fn ending(denominator: i64) -> Option<(usize, i64)> {
    let (mut unit, mut decimals) = (1_i64, 0_usize);
    while unit % denominator != 0 {
        unit = unit.checked_mul(10)?;
        decimals += 1;
    }
    Some((decimals, unit))
}

/// Writes a whole number of units of `10^-decimals`.
fn decimal_text(negative: bool, scaled: &BigInt, decimals: usize) -> String {
    let digits = format!("{:0>width$}", scaled.to_string(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if negative { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
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
        if let Repr::Small(numerator, denominator) = self.0 {
            if !ends(denominator) {
                return write!(f, "{numerator}/{denominator}");
            }
            if let Some((decimals, unit)) = ending(denominator) {
                let scaled = i128::from(numerator.unsigned_abs()) * i128::from(unit / denominator);
                let (whole, fraction) = (scaled / i128::from(unit), scaled % i128::from(unit));
                let sign = if numerator < 0 { "-" } else { "" };
                return write!(f, "{sign}{whole}.{fraction:0decimals$}");
            }
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

    use rust_decimal::Decimal;

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
        assert_eq!(Share::ratio(2, 3).unwrap().rounded(4), "0.6667");
        let halves = [(1, 200), (-1, 200), (-3, 200), (-1, 300)].map(|(n, d)| Share::ratio(n, d).unwrap());
        assert_eq!(halves.map(|half| half.rounded(2)), ["0.01", "0.00", "-0.01", "0.00"]);
    }

    #[test]
    fn the_exact_text_is_a_decimal_where_that_ends_and_a_fraction_where_not() {
        let text = |a, b| Share::ratio(a, b).unwrap().to_string();
        assert_eq!([text(3261, 100), text(-1, 8), text(1, 3), text(4, 2)], ["32.61", "-0.125", "1/3", "2"]);
    }

    proptest! {
        #[test]
        fn the_exact_text_survives_json(a: i64, b in 1_i64..) {
            let share = Share::ratio(a, b).unwrap();
            let json = serde_json::to_string(&share).unwrap();
            prop_assert_eq!(serde_json::from_str::<Share>(&json).unwrap(), share);
        }
    }
}
