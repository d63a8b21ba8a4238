//! Days as people type them.

use intake::day::{self, Unit};
use jiff::Timestamp;
use jiff::civil::{Date, Time};

/// A day as people type it: `1-1-2027`, `2027-01-01`, `1 januari 2027`. None where it is no day.
#[must_use]
pub fn read(text: &str) -> Option<Date> {
    // A month or a year would stand for its first day, which nobody means in a field for a day.
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).count();
    if parts == 3 { day::read(text.trim(), Unit::Any, None).ok() } else { None }
}

/// A moment as people type it: a day, and a time such as `19:30` or `19.30`. None where it is no moment.
#[must_use]
pub fn moment(day: &str, time: &str) -> Option<Timestamp> {
    let (hour, minute) = time.trim().split_once([':', '.'])?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let zoned = read(day)?.to_datetime(time).to_zoned(store::amsterdam()).ok()?;
    Some(zoned.timestamp())
}

/// The day and the time of a moment in the Netherlands, as its fields show them.
#[must_use]
pub fn fields(at: Timestamp) -> (String, String) {
    let local = at.to_zoned(store::amsterdam()).datetime();
    (local.date().to_string(), format!("{}:{:02}", local.hour(), local.minute()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_reads_as_people_type_it() {
        for text in ["1-7-2026", "01-07-2026", "2026-07-01", " 1-7-2026 "] {
            assert_eq!(read(text), Some(date(2026, 7, 1)), "{text}");
        }
        assert_eq!(read("31-2-2026"), None);
        assert_eq!(read("2026-07"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn a_moment_reads_as_people_type_it_and_goes_by_the_clock_of_amsterdam() {
        let evening = "2026-12-10T18:30:00Z".parse().ok();
        for (day, time) in [("10-12-2026", "19:30"), ("2026-12-10", "19.30")] {
            assert_eq!(moment(day, time), evening, "{day} {time}");
        }
        assert_eq!(fields(evening.unwrap()), ("2026-12-10".to_owned(), "19:30".to_owned()));
        for (day, time) in [("10-12-2026", ""), ("10-12-2026", "24:00"), ("10-12-2026", "19"), ("", "19:30")]
        {
            assert_eq!(moment(day, time), None, "{day} {time}");
        }
    }
}
