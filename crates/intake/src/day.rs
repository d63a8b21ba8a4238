//! Days and periods as people write them, in Dutch and English. A period stands for its first day.

use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::tz::TimeZone;

use crate::fault::Reason;

/// What a bare number means, by the heading of its column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unit {
    /// The heading does not say.
    #[default]
    Any,
    /// A week number.
    Week,
    /// A month number.
    Month,
    /// A quarter number.
    Quarter,
}

const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb", "febr"],
    &["maart", "march", "mrt", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["augustus", "august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

enum Token<'t> {
    Number(&'t str),
    Month(usize),
    Week,
    Quarter,
}

/// Reads a day or a period: `2026-11-21`, `21-11-2026`, `21/11/2026`, `21.11.2026`, `21 november 2026`,
/// `20261121`, a moment with its offset (its local day in Europe/Amsterdam), `2026-07`, `juli 2026`,
/// `2026-W46`, `week 46 2026`, `2026-Q3`, `3e kwartaal 2026`, `2026`. Days go before months. A bare week,
/// month or quarter number needs `year`.
///
/// # Errors
/// [`Reason::Empty`], [`Reason::NotADate`] or, where the calendar does not have it or nobody can mean its
/// year, [`Reason::NoSuchDate`].
pub fn read(text: &str, unit: Unit, year: Option<i16>) -> Result<Date, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Reason::Empty);
    }
    if text.len() > 40 {
        return Err(Reason::NotADate);
    }
    let text = match clock_part(text) {
        Some((day, _)) => match moment(text) {
            Some(day) => return of_this_era(day),
            None => day,
        },
        None => text,
    };
    let lower = text.to_lowercase();
    let tokens = tokens(&lower).ok_or(Reason::NotADate)?;
    from_tokens(&tokens, unit, year).and_then(of_this_era)
}

/// Every day that comes out of a text, however it was written.
fn of_this_era(day: Date) -> Result<Date, Reason> {
    if is_of_this_era(day.year()) { Ok(day) } else { Err(Reason::NoSuchDate) }
}

/// A year that somebody can mean; `0206` is a slip of the hand.
pub(crate) fn is_of_this_era(year: i16) -> bool {
    (1900..2200).contains(&year)
}

/// Reads the day of a field that asks for a day: `1-1-2027`, `2027-01-01`, `1 januari 2027`, `20270101`. None
/// for a month, a year or a moment: they would stand for a day that nobody wrote.
#[must_use]
pub fn whole(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).count();
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if parts == 3 || digits { read(text, Unit::Any, None).ok() } else { None }
}

/// The local day in Europe/Amsterdam of a moment.
#[must_use]
pub fn local_day(moment: Timestamp) -> Date {
    // The zone is built into the program; were it missing, winter time would be the nearest truth.
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(1)));
    moment.to_zoned(zone).date()
}

fn moment(text: &str) -> Option<Date> {
    text.replacen(' ', "T", 1).parse::<Timestamp>().ok().map(local_day)
}

/// Cuts `21-11-2026 14:05` into its day and its time of day.
fn clock_part(text: &str) -> Option<(&str, &str)> {
    let colon = text.find(':')?;
    let cut = text.get(..colon)?.rfind([' ', 'T', 't'])?;
    Some((text.get(..cut)?.trim_end(), text.get(cut + 1..)?))
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::with_capacity(4);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind: fn(char) -> bool = if first.is_ascii_digit() {
            |letter| letter.is_ascii_digit()
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else {
            |letter| " -/._,'’".contains(letter)
        };
        let end = rest.find(|letter| !kind(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        rest = after;
        if first.is_ascii_digit() {
            tokens.push(Token::Number(word));
        } else if first.is_alphabetic() {
            tokens.extend(token(word)?);
        }
        if tokens.len() > 4 {
            return None;
        }
    }
    Some(tokens)
}

/// What a word means; `Some(None)` is a word without meaning of its own, as in `3e kwartaal van 2026`.
fn token(word: &str) -> Option<Option<Token<'_>>> {
    match word {
        "e" | "de" | "ste" | "st" | "nd" | "rd" | "th" | "van" | "of" | "het" => Some(None),
        "w" | "wk" | "week" => Some(Some(Token::Week)),
        "q" | "k" | "kw" | "kwartaal" | "quarter" => Some(Some(Token::Quarter)),
        _ => MONTHS.iter().position(|names| names.contains(&word)).map(|place| Some(Token::Month(place + 1))),
    }
}

fn from_tokens(tokens: &[Token<'_>], unit: Unit, year: Option<i16>) -> Result<Date, Reason> {
    use Token::{Month, Number, Quarter, Week};
    let long = |digits: &str| digits.len() == 4;
    let short = |digits: &str| digits.len() <= 2;
    match *tokens {
        [Number(y)] if long(y) => day(y, "1", "1"),
        [Number(all)] if all.len() == 8 => day(part(all, 0, 4)?, part(all, 4, 6)?, part(all, 6, 8)?),
        [Number(all)] if all.len() == 6 => day(part(all, 0, 4)?, part(all, 4, 6)?, "1"),
        [Number(n)] if short(n) => {
            let year = year.ok_or(Reason::NotADate)?.to_string();
            in_year(&year, n, unit)
        }
        [Month(m)] => day(&year.ok_or(Reason::NotADate)?.to_string(), &m.to_string(), "1"),
        [Week, Number(n)] if short(n) => week(&year.ok_or(Reason::NotADate)?.to_string(), n),
        [Quarter, Number(n)] | [Number(n), Quarter] if short(n) => {
            quarter(&year.ok_or(Reason::NotADate)?.to_string(), n)
        }
        [Number(y), Number(n)] | [Number(n), Number(y)] if long(y) && short(n) => match unit {
            Unit::Any => day(y, n, "1"),
            unit => in_year(y, n, unit),
        },
        [Number(y), Number(m), Number(d)] if long(y) && short(m) && short(d) => day(y, m, d),
        [Number(d), Number(m), Number(y)] if long(y) && short(m) && short(d) => day(y, m, d),
        [Month(m), Number(y)] | [Number(y), Month(m)] if long(y) => day(y, &m.to_string(), "1"),
        [Number(d), Month(m), Number(y)] | [Month(m), Number(d), Number(y)] if long(y) && short(d) => {
            day(y, &m.to_string(), d)
        }
        [Week, Number(n), Number(y)] | [Number(y), Week, Number(n)] | [Number(n), Week, Number(y)]
            if long(y) && short(n) =>
        {
            week(y, n)
        }
        [Quarter, Number(n), Number(y)]
        | [Number(y), Quarter, Number(n)]
        | [Number(n), Quarter, Number(y)]
            if long(y) && short(n) =>
        {
            quarter(y, n)
        }
        _ => Err(Reason::NotADate),
    }
}

fn in_year(year: &str, number: &str, unit: Unit) -> Result<Date, Reason> {
    match unit {
        Unit::Any => Err(Reason::NotADate),
        Unit::Week => week(year, number),
        Unit::Month => day(year, number, "1"),
        Unit::Quarter => quarter(year, number),
    }
}

fn part(digits: &str, from: usize, until: usize) -> Result<&str, Reason> {
    digits.get(from..until).ok_or(Reason::NotADate)
}

fn day(year: &str, month: &str, day: &str) -> Result<Date, Reason> {
    let number = |text: &str| text.parse::<i8>().map_err(|_| Reason::NoSuchDate);
    Date::new(this_era(year)?, number(month)?, number(day)?).map_err(|_| Reason::NoSuchDate)
}

fn week(year: &str, week: &str) -> Result<Date, Reason> {
    let week = week.parse::<i8>().map_err(|_| Reason::NoSuchDate)?;
    let monday = ISOWeekDate::new(this_era(year)?, week, Weekday::Monday).map_err(|_| Reason::NoSuchDate)?;
    Ok(monday.date())
}

fn quarter(year: &str, quarter: &str) -> Result<Date, Reason> {
    let month = match quarter.parse::<u8>() {
        Ok(1) => "1",
        Ok(2) => "4",
        Ok(3) => "7",
        Ok(4) => "10",
        _ => return Err(Reason::NoSuchDate),
    };
    day(year, month, "1")
}

/// Before the calendar is asked, which does not have every year.
fn this_era(year: &str) -> Result<i16, Reason> {
    year.parse::<i16>().ok().filter(|year| is_of_this_era(*year)).ok_or(Reason::NoSuchDate)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn any(text: &str) -> Result<Date, Reason> {
        read(text, Unit::Any, None)
    }

    #[test]
    fn a_field_for_a_day_takes_no_month_year_or_moment() {
        for text in ["1-7-2026", "01-07-2026", "2026-07-01", " 1 juli 2026 ", "20260701", "July 1, 2026"] {
            assert_eq!(whole(text), Some(date(2026, 7, 1)), "{text}");
        }
        for text in
            ["", "2026", "2026-07", "juli 2026", "2026-Q3", "31-2-2026", "2026-07-01T10:00:00Z", "vandaag"]
        {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn one_day_is_written_in_many_ways() {
        let ways = [
            "2026-11-21",
            "21-11-2026",
            "21/11/2026",
            "21.11.2026",
            " 21 november 2026 ",
            "21 nov. 2026",
            "20261121",
            "November 21, 2026",
            "2026-11-21T14:05:00+01:00",
            "2026-11-21 14:05",
            "21-11-2026 00:00:00",
            "2026/11/21",
        ];
        for text in ways {
            assert_eq!(any(text), Ok(date(2026, 11, 21)), "{text}");
        }
    }

    #[test]
    fn a_moment_counts_on_its_local_day() {
        assert_eq!(any("2026-12-31T23:30:00Z"), Ok(date(2027, 1, 1)));
        assert_eq!(any("2026-07-31T22:30:00Z"), Ok(date(2026, 8, 1)));
    }

    #[test]
    fn a_moment_has_a_year_that_somebody_can_mean() {
        for text in ["0206-11-21T14:05:00Z", "1899-12-31 12:00Z", "2200-01-01T00:00:00Z", "9999-01-01T12:00Z"]
        {
            assert_eq!(any(text), Err(Reason::NoSuchDate), "{text}");
        }
        // It is 2200 in Amsterdam then.
        assert_eq!(any("2199-12-31T23:30:00Z"), Err(Reason::NoSuchDate));
        assert_eq!(any("2199-12-31T22:30:00Z"), Ok(date(2199, 12, 31)));
    }

    #[test]
    fn a_period_stands_for_its_first_day() {
        for text in [
            "2026-07",
            "juli 2026",
            "July 2026",
            "07-2026",
            "7/2026",
            "2026-Q3",
            "Q3 2026",
            "3e kwartaal 2026",
            "kwartaal 3 2026",
            "2026-K3",
            "202607",
            "3e kwartaal van 2026",
        ] {
            assert_eq!(any(text), Ok(date(2026, 7, 1)), "{text}");
        }
        for text in ["2026-W46", "week 46 2026", "2026W46", "wk 46 2026", "2026 week 46"] {
            assert_eq!(any(text), Ok(date(2026, 11, 9)), "{text}");
        }
        assert_eq!(any("2026"), Ok(date(2026, 1, 1)));
        assert_eq!(any("2026-W01"), Ok(date(2025, 12, 29)));
    }

    #[test]
    fn the_heading_says_what_a_bare_number_means() {
        assert_eq!(read("46", Unit::Week, Some(2026)), Ok(date(2026, 11, 9)));
        assert_eq!(read("2026-46", Unit::Week, None), Ok(date(2026, 11, 9)));
        assert_eq!(read("7", Unit::Month, Some(2026)), Ok(date(2026, 7, 1)));
        assert_eq!(read("juli", Unit::Any, Some(2026)), Ok(date(2026, 7, 1)));
        assert_eq!(read("3", Unit::Quarter, Some(2026)), Ok(date(2026, 7, 1)));
        assert_eq!(read("46", Unit::Week, None), Err(Reason::NotADate));
    }

    #[test]
    fn a_day_that_the_calendar_does_not_have_is_refused() {
        for text in [
            "31-11-2026",
            "2025-02-29",
            "2026-13-01",
            "2026-W54",
            "5e kwartaal 2026",
            "11/21/2026",
            "0206-11-21",
        ] {
            assert_eq!(any(text), Err(Reason::NoSuchDate), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "gisteren",
            "21-11-26",
            "1",
            "12:30",
            "2026-11-21-01-02",
            "21 november",
            "٢٠٢٦-11-21",
            "-",
            "2026-11-21x",
        ] {
            assert_eq!(any(text), Err(Reason::NotADate), "{text}");
        }
        assert_eq!(any(" "), Err(Reason::Empty));
    }
}
