//! Days in a row, as sets: which days of a service a successor still lacks.
//!
//! Invariant: what [`lacking`] gives shares no day with what is there already, and together they hold every
//! wanted day.

use jiff::civil::Date;

/// Days in a row: from one day up to another, which is not one of them; `Date::MAX` for without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// First day after it.
    pub until: Date,
}

impl Span {
    /// The days of a stay; nothing where it has none.
    #[must_use]
    pub fn of(from: Date, until: Option<Date>) -> Option<Self> {
        let until = until.unwrap_or(Date::MAX);
        (from < until).then_some(Self { from, until })
    }

    /// The days of it that lie within another one.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        Self::of(self.from.max(other.from), Some(self.until.min(other.until)))
    }

    /// Its end; nothing where it has none.
    #[must_use]
    pub fn ends_on(self) -> Option<Date> {
        (self.until < Date::MAX).then_some(self.until)
    }
}

/// The same days in as few spans as can be, in their order.
#[must_use]
pub fn joined(spans: &[Span]) -> Vec<Span> {
    let mut sorted = spans.to_vec();
    sorted.sort();
    let mut joined: Vec<Span> = Vec::new();
    for span in sorted {
        match joined.last_mut() {
            Some(last) if span.from <= last.until => last.until = last.until.max(span.until),
            _ => joined.push(span),
        }
    }
    joined
}

/// The days that are wanted and not there, in as few spans as can be.
#[must_use]
pub fn lacking(wanted: &[Span], there: &[Span]) -> Vec<Span> {
    let there = joined(there);
    let mut lacking = Vec::new();
    for want in joined(wanted) {
        let mut from = want.from;
        for taken in there.iter().filter_map(|taken| taken.within(want)) {
            lacking.extend(Span::of(from, Some(taken.from)));
            from = taken.until;
        }
        lacking.extend(Span::of(from, Some(want.until)));
    }
    lacking
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn span(from: i32, until: Option<i32>) -> Span {
        let day = |days: i32| date(2021, 1, 1).saturating_add(days.days());
        Span { from: day(from), until: until.map_or(Date::MAX, day) }
    }

    #[test]
    fn a_successor_that_takes_the_service_already_keeps_what_it_has() {
        assert_eq!(lacking(&[span(0, None)], &[span(-100, None)]), []);
        assert_eq!(lacking(&[span(0, None)], &[]), [span(0, None)]);
    }

    #[test]
    fn where_its_own_ends_the_other_goes_on() {
        assert_eq!(lacking(&[span(0, None)], &[span(-9, Some(30))]), [span(30, None)]);
        assert_eq!(lacking(&[span(0, Some(20))], &[span(10, None)]), [span(0, Some(10))]);
    }

    #[test]
    fn three_that_took_it_give_one() {
        let wanted = [span(0, Some(30)), span(0, None), span(12, None)];
        assert_eq!(lacking(&wanted, &[]), [span(0, None)]);
    }

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let one = (0..40_i32, proptest::option::of(1..30_i32));
        let one = one.prop_map(|(from, days)| span(from, days.map(|days| from + days)));
        prop::collection::vec(one, 0..6)
    }

    fn holds(spans: &[Span], day: Date) -> usize {
        spans.iter().filter(|span| span.from <= day && day < span.until).count()
    }

    proptest! {
        #[test]
        fn no_wanted_day_is_lost_and_none_is_there_twice(wanted in spans(), there in spans()) {
            let found = lacking(&wanted, &there);
            for day in 0..80_i32 {
                let day = date(2021, 1, 1).saturating_add(day.days());
                let (want, have) = (holds(&wanted, day) > 0, holds(&there, day) > 0);
                prop_assert_eq!(holds(&found, day), usize::from(want && !have), "{}", day);
            }
        }
    }
}
