//! Days as people type them.

use intake::day::{self, Unit};
use jiff::civil::Date;

/// A day as people type it: `1-1-2027`, `2027-01-01`, `1 januari 2027`. None where it is no day.
#[must_use]
pub fn read(text: &str) -> Option<Date> {
    // A month or a year would stand for its first day, which nobody means in a field for a day.
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).count();
    if parts == 3 { day::read(text.trim(), Unit::Any, None).ok() } else { None }
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
}
