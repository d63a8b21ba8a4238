//! Half-open periods of local days, `[start, end)`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days from `start` up to and not including `end`, in Europe/Amsterdam.
///
/// Invariant: `start < end`, so a period has at least one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "Bounds", into = "Bounds")]
pub struct Period {
    start: Date,
    end: Date,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    start: Date,
    end: Date,
}

/// Why two days are not a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PeriodError {
    /// The end does not lie after the start.
    #[error("the end must lie after the start")]
    EndNotAfterStart,
}

impl Period {
    /// A period of at least one day.
    ///
    /// # Errors
    /// [`PeriodError::EndNotAfterStart`] where `end <= start`.
    pub fn new(start: Date, end: Date) -> Result<Self, PeriodError> {
        if start < end { Ok(Self { start, end }) } else { Err(PeriodError::EndNotAfterStart) }
    }

    /// The first day.
    #[must_use]
    pub fn start(self) -> Date {
        self.start
    }

    /// The first day after the period.
    #[must_use]
    pub fn end(self) -> Date {
        self.end
    }

    /// The last day of the period, as people write it.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.end.yesterday().unwrap_or(self.end)
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i32 {
        days_between(self.start, self.end)
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.start <= day && day < self.end
    }

    /// How many of its days lie in `[from, until)`; an open `until` never ends.
    #[must_use]
    pub fn days_present(self, from: Date, until: Option<Date>) -> i32 {
        let first = self.start.max(from);
        let end = until.map_or(self.end, |day| day.min(self.end));
        if first < end { days_between(first, end) } else { 0 }
    }
}

fn days_between(start: Date, end: Date) -> i32 {
    // Two civil dates are at most 7,304,483 days apart: the span in days always exists.
    start.until(end).map_or(0, |span| span.get_days())
}

impl TryFrom<Bounds> for Period {
    type Error = PeriodError;

    fn try_from(bounds: Bounds) -> Result<Self, Self::Error> {
        Self::new(bounds.start, bounds.end)
    }
}

impl From<Period> for Bounds {
    fn from(period: Period) -> Self {
        Self { start: period.start, end: period.end }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_has_its_days_and_its_last_one() {
        let year = Period::new(date(2024, 1, 1), date(2025, 1, 1)).unwrap();
        assert_eq!((year.days(), year.last_day()), (366, date(2024, 12, 31)));
    }

    #[test]
    fn an_empty_period_is_refused() {
        assert_eq!(Period::new(date(2024, 1, 1), date(2024, 1, 1)), Err(PeriodError::EndNotAfterStart));
    }

    #[test]
    fn presence_is_cut_to_the_period() {
        let year = Period::new(date(2025, 1, 1), date(2026, 1, 1)).unwrap();
        assert_eq!(year.days_present(date(2017, 1, 1), None), 365);
        assert_eq!(year.days_present(date(2025, 7, 1), None), 184);
        assert_eq!(year.days_present(date(2017, 1, 1), Some(date(2025, 1, 11))), 10);
        assert_eq!(year.days_present(date(2026, 1, 1), None), 0);
    }
}
