//! Numbers as Dutch and English people and programs write them, read exactly.
//!
//! `1.234,56`, `1,234.56`, `1234.56`, `1234,56`, `1 234,56` are one number. `1.234` can be two: a thousand
//! and some, or one and some; then the [`Notation`] of the file decides, and [`Consistency`] refuses a file
//! that contradicts itself.
//!
//! Invariant: a number that is read is exact; nothing is rounded, and nothing becomes a float.

use kernel::Cents;
use rust_decimal::Decimal;

use crate::fault::Reason;

/// The most digits before the decimal mark.
pub const DIGITS: usize = 12;
/// The most digits after the decimal mark.
pub const DECIMALS: usize = 6;

/// Which mark separates decimals where a number could be read either way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Notation {
    /// The decimal comma: `1.234` is a thousand and some.
    #[default]
    Dutch,
    /// The decimal point: `1,234` is a thousand and some.
    English,
    /// Digits with at most one decimal point, as in JSON; no thousands, no sign `+`, no spaces.
    Plain,
}

/// How a mark was used in a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Use {
    mark: Mark,
    role: Role,
    /// Whether the number could be read in no other way.
    certain: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    Point,
    Comma,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Thousands,
    Decimals,
}

/// A number cut into its parts, not yet checked for length.
struct Parts {
    whole: String,
    decimals: String,
    uses: [Option<Use>; 2],
}

/// Remembers per file how the point and the comma were used, and refuses the row that contradicts an earlier
/// one.
///
/// Only numbers that could be read either way count: `1.234,56` beside `1234.56` is clear, `1.234` beside
/// `12.5` is not.
#[derive(Clone, Debug, Default)]
pub struct Consistency {
    seen: Vec<(Use, u64)>,
}

impl Consistency {
    fn admit(&mut self, uses: [Option<Use>; 2], row: u64) -> Result<(), Reason> {
        for new in uses.into_iter().flatten() {
            let contrary = self.seen.iter().find(|(old, _)| {
                old.mark == new.mark && old.role != new.role && !(old.certain && new.certain)
            });
            if let Some(&(_, first_row)) = contrary {
                return Err(Reason::MixedNotation { first_row });
            }
        }
        for new in uses.into_iter().flatten() {
            if !self.seen.iter().any(|(old, _)| *old == new) {
                self.seen.push((new, row));
            }
        }
        Ok(())
    }
}

/// Reads a quantity: zero or more, at most 12 digits before and 6 after the decimal mark.
///
/// # Errors
/// A [`Reason`] that says what is wrong with the text.
pub fn quantity(text: &str, notation: Notation) -> Result<Decimal, Reason> {
    if let Some(small) = small(text) {
        return Ok(small);
    }
    let (number, _) = signed(text, notation)?;
    if number.is_sign_negative() && !number.is_zero() { Err(Reason::Negative) } else { Ok(number.abs()) }
}

/// As [`quantity`], for a row of a file whose other rows used the point and the comma in a certain way.
///
/// # Errors
/// As [`quantity`], and [`Reason::MixedNotation`] where the row contradicts an earlier one.
pub fn quantity_in_file(
    text: &str,
    notation: Notation,
    row: u64,
    file: &mut Consistency,
) -> Result<Decimal, Reason> {
    if let Some(small) = small(text) {
        return Ok(small);
    }
    let (number, uses) = signed(text, notation)?;
    if number.is_sign_negative() && !number.is_zero() {
        return Err(Reason::Negative);
    }
    file.admit(uses, row)?;
    Ok(number.abs())
}

/// Reads an amount of money to the cent; it may be negative (a credit note). `€`, `EUR` and `,-` are allowed.
///
/// What could be thousands or three decimals goes by the notation, and three decimals are refused: in a Dutch
/// file `1.234` is twelve hundred and thirty-four euros, and `1,234` is no amount.
///
/// # Errors
/// A [`Reason`] that says what is wrong with the text.
pub fn amount(text: &str, notation: Notation) -> Result<Cents, Reason> {
    let bare = text.trim();
    let bare = ["€", "EUR", "eur"].iter().find_map(|sign| bare.strip_prefix(sign)).unwrap_or(bare);
    let bare = ["€", "EUR", "eur"].iter().find_map(|sign| bare.strip_suffix(sign)).unwrap_or(bare);
    let bare = bare.trim();
    let bare = [",-", ",--", ",—", ",–"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    let (negative, bare) = sign(bare)?;
    let bare = bare.strip_prefix('€').unwrap_or(bare).trim();
    let parts = parts(bare, notation)?;
    let decimals = parts.decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(Reason::TooManyDecimals { most: 2 });
    }
    let whole = whole_digits(&parts.whole)?;
    let digits = format!("{whole}{decimals:0<2}");
    let cents: i64 = digits.parse().map_err(|_| Reason::NotANumber)?;
    let cents = if negative { cents.checked_neg().ok_or(Reason::NotANumber)? } else { cents };
    Ok(Cents::new(cents))
}

/// The common case without a detour: up to nine digits and nothing else.
fn small(text: &str) -> Option<Decimal> {
    let text = text.trim_ascii();
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse::<i64>().ok().map(Decimal::from) } else { None }
}

fn signed(text: &str, notation: Notation) -> Result<(Decimal, [Option<Use>; 2]), Reason> {
    let (negative, bare) = if notation == Notation::Plain {
        text.strip_prefix('-').map_or((false, text), |rest| (true, rest))
    } else {
        sign(text.trim())?
    };
    let parts = parts(bare, notation)?;
    let whole = whole_digits(&parts.whole)?;
    let decimals = parts.decimals.trim_end_matches('0');
    if decimals.len() > DECIMALS {
        return Err(Reason::TooManyDecimals { most: DECIMALS });
    }
    let scale = u32::try_from(decimals.len()).map_err(|_| Reason::NotANumber)?;
    let digits: i64 = format!("{whole}{decimals}").parse().map_err(|_| Reason::NotANumber)?;
    let number = Decimal::new(digits, scale);
    Ok((if negative { -number } else { number }, parts.uses))
}

/// The digits before the decimal mark without leading zeros, if there are not too many.
fn whole_digits(whole: &str) -> Result<&str, Reason> {
    let digits = whole.trim_start_matches('0');
    match digits.len() {
        0 => Ok("0"),
        1..=DIGITS => Ok(digits),
        _ => Err(Reason::TooManyDigits { most: DIGITS }),
    }
}

/// Takes the sign off: `-18`, `−18`, `18-` and `(18)` are negative.
fn sign(text: &str) -> Result<(bool, &str), Reason> {
    const MINUS: [char; 3] = ['-', '−', '–'];
    if text.is_empty() {
        return Err(Reason::Empty);
    }
    let bare = text.strip_prefix(MINUS).or_else(|| text.strip_suffix(MINUS));
    let bare = bare.or_else(|| text.strip_prefix('(')?.strip_suffix(')'));
    Ok(match bare {
        Some(rest) => (true, rest.trim()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    })
}

fn parts(text: &str, notation: Notation) -> Result<Parts, Reason> {
    if text.is_empty() {
        return Err(Reason::Empty);
    }
    if has_exponent(text) {
        return Err(Reason::Exponent);
    }
    let text = if notation == Notation::Plain { text.to_owned() } else { without_spaces(text)? };
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return Err(Reason::NotANumber);
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(Reason::NotANumber);
    }
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    match (points, commas) {
        (0, 0) => Ok(Parts { whole: text, decimals: String::new(), uses: [None; 2] }),
        (1, 0) if notation == Notation::Plain => split_decimals(&text, Mark::Point, None),
        _ if notation == Notation::Plain => Err(Reason::NotANumber),
        (1, 0) => one_mark(&text, Mark::Point, notation),
        (0, 1) => one_mark(&text, Mark::Comma, notation),
        (_, 0) => all_thousands(&text, Mark::Point, true),
        (0, _) => all_thousands(&text, Mark::Comma, true),
        _ if text.rfind(',') > text.rfind('.') => both_marks(&text, Mark::Point, Mark::Comma),
        _ => both_marks(&text, Mark::Comma, Mark::Point),
    }
}

impl Mark {
    fn char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// `1e9`, `2,5E-3`: digits, an e, digits.
fn has_exponent(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digits = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
    digits(number)
        && digits(exponent)
        && number.bytes().chain(exponent.bytes()).all(|byte| byte.is_ascii_digit() || b".,".contains(&byte))
}

/// Takes out spaces (also no-break and thin ones) and apostrophes between groups of three.
fn without_spaces(text: &str) -> Result<String, Reason> {
    let between = |letter: char| letter.is_whitespace() || letter == '\'' || letter == '’' || letter == '_';
    if !text.contains(between) {
        return Ok(text.to_owned());
    }
    let whole = text.find(['.', ',']).and_then(|at| text.get(..at)).unwrap_or(text);
    let mut groups = whole.split(between);
    let first = groups.next().unwrap_or_default();
    let in_threes = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let rest_is_plain = !text.get(whole.len()..).unwrap_or_default().contains(between);
    if in_threes && rest_is_plain { Ok(text.replace(between, "")) } else { Err(Reason::NotANumber) }
}

/// One mark, once: a decimal mark, or, before a group of three, what the notation says.
fn one_mark(text: &str, mark: Mark, notation: Notation) -> Result<Parts, Reason> {
    let (before, after) = text.split_once(mark.char()).ok_or(Reason::NotANumber)?;
    let either_way = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    let thousands = match notation {
        Notation::Dutch => Mark::Point,
        Notation::English | Notation::Plain => Mark::Comma,
    };
    if either_way && mark == thousands {
        return all_thousands(text, mark, false);
    }
    split_decimals(text, mark, Some(!either_way))
}

fn split_decimals(text: &str, mark: Mark, certain: Option<bool>) -> Result<Parts, Reason> {
    let (whole, decimals) = text.split_once(mark.char()).ok_or(Reason::NotANumber)?;
    if decimals.is_empty() || (certain.is_none() && whole.is_empty()) {
        return Err(Reason::NotANumber);
    }
    let used = certain.map(|certain| Use { mark, role: Role::Decimals, certain });
    Ok(Parts { whole: whole.to_owned(), decimals: decimals.to_owned(), uses: [used, None] })
}

fn all_thousands(text: &str, mark: Mark, certain: bool) -> Result<Parts, Reason> {
    let mut groups = text.split(mark.char());
    let first = groups.next().unwrap_or_default();
    if !(1..=3).contains(&first.len()) || !groups.all(|group| group.len() == 3) {
        return Err(Reason::NotANumber);
    }
    let used = Use { mark, role: Role::Thousands, certain };
    Ok(Parts { whole: text.replace(mark.char(), ""), decimals: String::new(), uses: [Some(used), None] })
}

fn both_marks(text: &str, thousands: Mark, decimals: Mark) -> Result<Parts, Reason> {
    let (whole, fraction) = text.split_once(decimals.char()).ok_or(Reason::NotANumber)?;
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Reason::NotANumber);
    }
    let whole = all_thousands(whole, thousands, true)?;
    let used = Use { mark: decimals, role: Role::Decimals, certain: true };
    Ok(Parts { whole: whole.whole, decimals: fraction.to_owned(), uses: [whole.uses[0], Some(used)] })
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
