//! Money in whole euro cents, and its decimal text (`"56800000.00"`).
//!
//! Invariant: no float comes near an amount, and nothing rounds except where its name says so.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Share, ShareError};

/// An amount of money in euro cents. Never a float, never rounded in passing.
///
/// As text and in JSON it is a decimal string of euros with two decimals: `"1234.56"`, `"-0.05"`.
///
/// Invariant: arithmetic that would overflow is refused, not wrapped.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Cents(i64);

/// Why something is not an amount, or why amounts could not be computed with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MoneyError {
    /// The text is not a decimal number such as `1234.56`.
    #[error("must be an amount such as \"1234.56\"")]
    NotAnAmount,
    /// The text has more than two decimals.
    #[error("an amount has at most two decimals")]
    TooManyDecimals,
    /// The amount is larger than the portal counts (about 92 million times a billion euros).
    #[error("the amount is too large")]
    OutOfRange,
    /// All shares of a division are zero: nobody would pay.
    #[error("all shares are zero")]
    NoShare,
    /// A share of a division is negative; the position in the list of shares.
    #[error("a share is negative")]
    NegativeShare(usize),
    /// A division has another number of shares than its tie order has parties.
    #[error("there must be one party for each share")]
    PartiesDiffer,
}

impl Cents {
    /// No money at all.
    pub const ZERO: Self = Self(0);

    /// An amount of so many cents.
    #[must_use]
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The number of cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Whether it is less than nothing: a refund.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the sum does not fit.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The difference of two amounts.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the difference does not fit.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The amount with the other sign.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] for the one amount that has no opposite.
    pub fn checked_neg(self) -> Result<Self, MoneyError> {
        self.0.checked_neg().map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The sum of all amounts.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the sum does not fit, whatever the order of the amounts.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        let total = amounts.into_iter().try_fold(0_i128, |sum, amount| sum.checked_add(i128::from(amount.0)));
        let total = total.ok_or(MoneyError::OutOfRange)?;
        i64::try_from(total).map(Self).map_err(|_| MoneyError::OutOfRange)
    }

    /// Reads a decimal string of euros with at most two decimals: `"56800000.00"`, `"12.5"`, `"-3"`.
    ///
    /// # Errors
    /// [`MoneyError`] where the text is no number, has more decimals or does not fit.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let euros = text.parse::<Share>().map_err(|error| match error {
            ShareError::TooLong => MoneyError::OutOfRange,
            _ => MoneyError::NotAnAmount,
        })?;
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        if decimals > 2 { Err(MoneyError::TooManyDecimals) } else { Self::rounded_down(&euros) }
    }

    /// The exact amount in euros.
    #[must_use]
    pub fn euros(self) -> Share {
        Share::from(self.0) * Share::CENT
    }

    /// The largest whole number of cents that is no more than so many euros.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the amount does not fit.
    pub fn rounded_down(euros: &Share) -> Result<Self, MoneyError> {
        let cents = euros * &Share::from(100);
        cents.floor().map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The smallest whole number of cents that is no less than so many euros.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the amount does not fit.
    pub fn rounded_up(euros: &Share) -> Result<Self, MoneyError> {
        Self::rounded_down(&-euros)?.checked_neg()
    }

    /// So many euros to the nearest cent; half a cent goes away from zero, so that a refund mirrors its
    /// charge.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the amount does not fit.
    pub fn rounded_half_up(euros: &Share) -> Result<Self, MoneyError> {
        if euros.is_negative() {
            return Self::rounded_half_up(&-euros)?.checked_neg();
        }
        Self::rounded_down(&(euros + &Share::HALF_CENT))
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl FromStr for Cents {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_amount_reads_and_writes_as_euros_with_two_decimals() {
        for (text, cents, canonical) in [
            ("56800000.00", 5_680_000_000, "56800000.00"),
            ("1234.56", 123_456, "1234.56"),
            ("12.5", 1_250, "12.50"),
            ("-3", -300, "-3.00"),
            ("-0.05", -5, "-0.05"),
            ("-0.00", 0, "0.00"),
            ("92233720368547758.07", i64::MAX, "92233720368547758.07"),
            ("-92233720368547758.08", i64::MIN, "-92233720368547758.08"),
        ] {
            let amount: Cents = text.parse().unwrap();
            assert_eq!((amount.cents(), amount.to_string().as_str()), (cents, canonical), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", "-", "1,50", "1e9", "+1", " 1", "1.", ".5", "1.2.3", "1/2", "NaN", "١"] {
            assert_eq!(Cents::parse(text), Err(MoneyError::NotAnAmount), "{text}");
        }
        assert_eq!(Cents::parse("0.001"), Err(MoneyError::TooManyDecimals));
        assert_eq!(Cents::parse("92233720368547758.08"), Err(MoneyError::OutOfRange));
        assert_eq!(Cents::parse(&"9".repeat(1000)), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn a_sum_that_fits_does_not_depend_on_the_order() {
        let most = Cents::new(i64::MAX);
        assert_eq!(Cents::sum([most, Cents::new(1), Cents::new(-1)]), Ok(most));
        assert_eq!(Cents::sum([most, Cents::new(1)]), Err(MoneyError::OutOfRange));
        assert_eq!(most.checked_add(Cents::new(1)), Err(MoneyError::OutOfRange));
        assert_eq!(Cents::new(i64::MIN).checked_neg(), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn half_a_cent_goes_up_and_a_refund_mirrors_its_charge() {
        let round = |text: &str| Cents::rounded_half_up(&text.parse().unwrap()).unwrap().cents();
        assert_eq!([round("0.004"), round("0.005"), round("-0.005"), round("-0.004")], [0, 1, -1, 0]);
        let third = Share::ratio(1, 3).unwrap();
        assert_eq!(Cents::rounded_up(&third), Ok(Cents::new(34)));
        assert_eq!(Cents::rounded_down(&-&third), Ok(Cents::new(-34)));
    }

    #[test]
    fn json_holds_the_decimal_string_and_no_number() {
        let amount = Cents::new(14_987_520);
        assert_eq!(serde_json::to_string(&amount).unwrap(), "\"149875.20\"");
        assert_eq!(serde_json::from_str::<Cents>("\"149875.2\"").unwrap(), amount);
        assert!(serde_json::from_str::<Cents>("149875.2").is_err());
    }

    proptest! {
        #[test]
        fn every_amount_survives_its_text(cents: i64) {
            let amount = Cents::new(cents);
            prop_assert_eq!(Cents::parse(&amount.to_string()), Ok(amount));
            prop_assert_eq!(Cents::rounded_down(&amount.euros()), Ok(amount));
        }
    }
}
