//! Exact fractions and days, the plain way.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use serde_json::Value;

pub type Q = BigRational;

pub fn whole(number: i128) -> Q {
    Q::from_integer(BigInt::from(number))
}

/// A decimal text.
pub fn number(text: &str) -> Q {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    let (before, behind) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{before}{behind}").parse().unwrap();
    let mut unit = BigInt::one();
    for _ in behind.chars() {
        unit *= 10;
    }
    let ratio = Q::new(digits, unit);
    if negative { -ratio } else { ratio }
}

pub fn field(value: &Value, name: &str) -> Option<Q> {
    value[name].as_str().map(number)
}

/// The whole number below. What is past all amounts stays past them.
pub fn down(ratio: &Q) -> i128 {
    ratio.floor().to_integer().to_i128().map_or(PAST_ALL, |number| number.min(PAST_ALL))
}

const PAST_ALL: i128 = i128::MAX / 1000;

/// The whole number above.
pub fn up(ratio: &Q) -> i128 {
    ratio.ceil().to_integer().to_i128().unwrap()
}

/// To the nearest whole number; halves go away from zero.
pub fn half_up(ratio: &Q) -> i128 {
    let size = down(&(ratio.abs() + Q::new(BigInt::one(), BigInt::from(2))));
    if ratio.is_negative() { -size } else { size }
}

pub fn total<'a>(numbers: impl IntoIterator<Item = &'a Q>) -> Q {
    numbers.into_iter().fold(Q::zero(), |sum, number| sum + number)
}

/// Year, month and day of `2025-01-31`.
pub fn date(text: &str) -> (i64, i64, i64) {
    let mut parts = text.split('-').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap())
}

/// The number of a day, counted one by one from the first of January 1900.
pub fn day(text: &str) -> i64 {
    let (year, month, day) = date(text);
    let leaps = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let mut days = 0;
    for before in 1900..year {
        days += if leaps(before) { 366 } else { 365 };
    }
    let february = if leaps(year) { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    days + months.iter().take(usize::try_from(month - 1).unwrap()).sum::<i64>() + day - 1
}

/// Full years from one day to another; 0 where the second comes first.
pub fn full_years(from: &str, to: &str) -> usize {
    let ((a, m, d), (b, n, e)) = (date(from), date(to));
    let years = if (n, e) < (m, d) { b - a - 1 } else { b - a };
    usize::try_from(years.max(0)).unwrap()
}
