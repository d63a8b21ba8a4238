//! How amounts, quantities, shares and dates read in each language.
//!
//! Invariant: exact from input to text; rounding, where a format has fewer decimals, goes half away from
//! zero.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::{Decimal, RoundingStrategy};
use thiserror::Error;

use crate::language::Language;

/// The space that keeps `€` beside its amount and `%` beside its number.
const NO_BREAK: char = '\u{a0}';
/// The sign of a negative number; the hyphen is too short and breaks at the end of a line.
const MINUS: char = '\u{2212}';

const DUTCH_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A value that is not what its format expects.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{value}` is not {expected}")]
pub struct FormatError {
    value: String,
    expected: &'static str,
}

impl FormatError {
    pub(crate) fn new(value: &str, expected: &'static str) -> Self {
        Self { value: value.to_owned(), expected }
    }
}

/// An amount in cents with its sign: `€ 1.234,56`, `€1,234.56`.
#[must_use]
pub fn euro(language: Language, cents: i64) -> String {
    let plain = units(language, cents.unsigned_abs());
    match (language, cents < 0) {
        (Language::Dutch, false) => format!("€{NO_BREAK}{plain}"),
        (Language::Dutch, true) => format!("€{NO_BREAK}{MINUS}{plain}"),
        (Language::English, false) => format!("€{plain}"),
        (Language::English, true) => format!("{MINUS}€{plain}"),
    }
}

/// A difference in cents, with its sign even when positive: `+€ 12,00`, `−€ 12,00`, `€ 0,00`.
#[must_use]
pub fn euro_change(language: Language, cents: i64) -> String {
    let plain = euro(language, i64::try_from(cents.unsigned_abs()).unwrap_or(i64::MAX));
    format!("{}{plain}", sign(cents))
}

/// An amount in cents for a table whose caption says euro: `1.234,56`.
#[must_use]
pub fn amount(language: Language, cents: i64) -> String {
    let plain = units(language, cents.unsigned_abs());
    if cents < 0 { format!("{MINUS}{plain}") } else { plain }
}

/// Whole euros for a chart's axis or a quiet table, cents rounded away: `1.235`.
#[must_use]
pub fn whole_euros(language: Language, cents: i64) -> String {
    let rounded = Decimal::new(cents, 2).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    decimal(language, rounded)
}

/// A count: `1.842`.
#[must_use]
pub fn number(language: Language, count: i64) -> String {
    decimal(language, Decimal::from(count))
}

/// A quantity from its decimal text (`1234.50`), without trailing zeros: `1.234,5`.
///
/// # Errors
/// When the text is not a decimal number of at most 28 digits.
pub fn quantity(language: Language, text: &str) -> Result<String, FormatError> {
    Ok(decimal(language, parse(text)?.normalize()))
}

/// A ratio from its decimal text (`0.0290`) as a percentage with at most one decimal: `2,9 %`.
///
/// # Errors
/// When the text is not a decimal number.
pub fn percent(language: Language, ratio: &str) -> Result<String, FormatError> {
    let rounded = hundredfold(ratio)?.normalize();
    Ok(with_percent_sign(language, &decimal(language, rounded)))
}

/// A change as a ratio (`0.0290`), always with one decimal and its sign: `+2,9 %`.
///
/// # Errors
/// When the text is not a decimal number.
pub fn delta(language: Language, ratio: &str) -> Result<String, FormatError> {
    let mut rounded = hundredfold(ratio)?;
    rounded.rescale(1);
    let plus = if rounded.is_sign_positive() && !rounded.is_zero() { "+" } else { "" };
    Ok(with_percent_sign(language, &format!("{plus}{}", decimal(language, rounded))))
}

/// A date in words: `21 november 2026`.
///
/// # Errors
/// When the text is not a date like `2026-11-21`.
pub fn date(language: Language, text: &str) -> Result<String, FormatError> {
    Ok(words(language, civil(text)?))
}

/// A date in figures, for tables: `21-11-2026`, `21/11/2026`.
///
/// # Errors
/// When the text is not a date like `2026-11-21`.
pub fn day(language: Language, text: &str) -> Result<String, FormatError> {
    let date = civil(text)?;
    let mark = match language {
        Language::Dutch => '-',
        Language::English => '/',
    };
    Ok(format!("{:02}{mark}{:02}{mark}{:04}", date.day(), date.month(), date.year()))
}

/// A moment as a clock in the Netherlands shows it: `21 november 2026 om 14.05 uur`.
///
/// # Errors
/// When the text is not an RFC 3339 instant.
pub fn instant(language: Language, text: &str) -> Result<String, FormatError> {
    let expected = "an instant like 2026-11-21T13:05:00Z";
    let moment: Timestamp = text.parse().map_err(|_| FormatError::new(text, expected))?;
    let zone = TimeZone::get("Europe/Amsterdam").map_err(|_| FormatError::new(text, expected))?;
    let local = moment.to_zoned(zone).datetime();
    let date = words(language, local.date());
    let (hour, minute) = (local.hour(), local.minute());
    Ok(match language {
        Language::Dutch => format!("{date} om {hour}.{minute:02} uur"),
        Language::English => format!("{date} at {hour:02}:{minute:02}"),
    })
}

/// The sign that stands before a change: `+`, `−`, or nothing for zero.
fn sign(cents: i64) -> &'static str {
    match cents.signum() {
        1 => "+",
        -1 => "\u{2212}",
        _ => "",
    }
}

fn words(language: Language, date: Date) -> String {
    let months = match language {
        Language::Dutch => &DUTCH_MONTHS,
        Language::English => &ENGLISH_MONTHS,
    };
    let index = usize::try_from(date.month() - 1).unwrap_or_default();
    let month = months.get(index).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

fn civil(text: &str) -> Result<Date, FormatError> {
    text.parse().map_err(|_| FormatError::new(text, "a date like 2026-11-21"))
}

fn parse(text: &str) -> Result<Decimal, FormatError> {
    Decimal::from_str_exact(text).map_err(|_| FormatError::new(text, "a decimal number"))
}

fn hundredfold(ratio: &str) -> Result<Decimal, FormatError> {
    let hundredfold = parse(ratio)?
        .checked_mul(Decimal::ONE_HUNDRED)
        .ok_or_else(|| FormatError::new(ratio, "a ratio that fits a percentage"))?;
    Ok(hundredfold.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

fn with_percent_sign(language: Language, number: &str) -> String {
    match language {
        Language::Dutch => format!("{number}{NO_BREAK}%"),
        Language::English => format!("{number}%"),
    }
}

fn units(language: Language, cents: u64) -> String {
    let (thousands, point) = marks(language);
    format!("{}{point}{:02}", group(&(cents / 100).to_string(), thousands), cents % 100)
}

fn decimal(language: Language, value: Decimal) -> String {
    let (thousands, point) = marks(language);
    let text = value.abs().to_string();
    let minus = if value.is_sign_negative() && !value.is_zero() { MINUS.to_string() } else { String::new() };
    match text.split_once('.') {
        None => format!("{minus}{}", group(&text, thousands)),
        Some((whole, fraction)) => format!("{minus}{}{point}{fraction}", group(whole, thousands)),
    }
}

const fn marks(language: Language) -> (char, char) {
    match language {
        Language::Dutch => ('.', ','),
        Language::English => (',', '.'),
    }
}

fn group(digits: &str, mark: char) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Dutch, English};

    #[test]
    fn an_amount_carries_a_no_break_space_and_a_real_minus() {
        assert_eq!(euro(Dutch, 123_456), "€\u{a0}1.234,56");
        assert_eq!(euro(Dutch, -5), "€\u{a0}\u{2212}0,05");
        assert_eq!(euro(English, 123_456), "€1,234.56");
        assert_eq!(euro(English, -123_456), "\u{2212}€1,234.56");
        assert_eq!(euro(Dutch, i64::MIN), "€\u{a0}\u{2212}92.233.720.368.547.758,08");
    }

    #[test]
    fn a_change_in_euros_shows_its_sign_first() {
        assert_eq!(euro_change(Dutch, 332_673), "+€\u{a0}3.326,73");
        assert_eq!(euro_change(Dutch, -332_673), "\u{2212}€\u{a0}3.326,73");
        assert_eq!(euro_change(Dutch, 0), "€\u{a0}0,00");
    }

    #[test]
    fn a_table_amount_has_no_sign_of_the_currency() {
        assert_eq!(amount(Dutch, 181_186_858), "1.811.868,58");
        assert_eq!(amount(Dutch, -100), "\u{2212}1,00");
        assert_eq!(amount(English, 99_999), "999.99");
        assert_eq!(whole_euros(Dutch, 123_450), "1.235");
        assert_eq!(whole_euros(Dutch, -123_450), "\u{2212}1.235");
    }

    #[test]
    fn counts_and_quantities_group_by_thousands_and_keep_their_decimals() {
        assert_eq!(number(Dutch, 1842), "1.842");
        assert_eq!(number(English, -1842), "\u{2212}1,842");
        assert_eq!(quantity(Dutch, "1234.50").unwrap(), "1.234,5");
        assert_eq!(quantity(Dutch, "1000").unwrap(), "1.000");
        assert_eq!(quantity(English, "0.125").unwrap(), "0.125");
        assert_eq!(quantity(Dutch, "-0").unwrap(), "0");
        assert!(quantity(Dutch, "1e9").is_err());
    }

    #[test]
    fn percentages_round_half_away_from_zero() {
        assert_eq!(percent(Dutch, "0.0290").unwrap(), "2,9\u{a0}%");
        assert_eq!(percent(Dutch, "0.15").unwrap(), "15\u{a0}%");
        assert_eq!(percent(Dutch, "0.0005").unwrap(), "0,1\u{a0}%");
        assert_eq!(percent(English, "-0.0005").unwrap(), "\u{2212}0.1%");
        assert_eq!(delta(Dutch, "0.0290").unwrap(), "+2,9\u{a0}%");
        assert_eq!(delta(Dutch, "-0.181").unwrap(), "\u{2212}18,1\u{a0}%");
        assert_eq!(delta(Dutch, "0.03").unwrap(), "+3,0\u{a0}%");
        assert_eq!(delta(English, "0").unwrap(), "0.0%");
        assert_eq!(delta(Dutch, "-0.0001").unwrap(), "0,0\u{a0}%");
    }

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(date(Dutch, "2026-11-21").unwrap(), "21 november 2026");
        assert_eq!(date(English, "2026-03-01").unwrap(), "1 March 2026");
        assert_eq!(day(Dutch, "2026-03-01").unwrap(), "01-03-2026");
        assert_eq!(day(English, "2026-03-01").unwrap(), "01/03/2026");
        assert!(date(Dutch, "2026-02-29").is_err());
    }

    #[test]
    fn a_moment_follows_the_clock_of_amsterdam_in_summer_and_winter() {
        assert_eq!(instant(Dutch, "2026-11-21T13:05:00Z").unwrap(), "21 november 2026 om 14.05 uur");
        assert_eq!(instant(Dutch, "2026-07-01T22:30:00Z").unwrap(), "2 juli 2026 om 0.30 uur");
        assert_eq!(instant(English, "2026-07-01T07:30:00Z").unwrap(), "1 July 2026 at 09:30");
        assert!(instant(Dutch, "2026-07-01").is_err());
    }
}
