//! From when until when a member counts in a period.

use jiff::civil::Date;
use kernel::Period;
use store::Subscription;

/// From when until when a member counts; nothing where the subscription covers that side of the period.
///
/// A member that left and came back counts for as many days as both stays have: the engine asks for one stay.
pub(super) fn presence(days: Period, stays: &[&Subscription]) -> (Option<Date>, Option<Date>) {
    let first = stays.iter().map(|stay| stay.starts_on.max(days.start())).min().unwrap_or(days.start());
    let last = stays.iter().map(|stay| stay.ends_on.map_or(days.end(), |end| end.min(days.end()))).max();
    let last = last.unwrap_or(days.end());
    let present: i32 = stays.iter().map(|stay| days.days_present(stay.starts_on, stay.ends_on)).sum();
    let until = match stays {
        [_] => last,
        _ => first.checked_add(jiff::Span::new().days(present)).unwrap_or(last),
    };
    ((first > days.start()).then_some(first), (until < days.end()).then_some(until))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;

    fn stay(starts_on: Date, ends_on: Option<Date>) -> Subscription {
        let id = "00000000-0000-0000-0000-000000000001";
        Subscription {
            id: id.parse().unwrap(),
            member: id.parse().unwrap(),
            service: id.parse().unwrap(),
            starts_on,
            ends_on,
            ordered_by: String::new(),
            ordered_at: Timestamp::UNIX_EPOCH,
            notice: None,
        }
    }

    fn year() -> Period {
        Period::new(date(2025, 1, 1), date(2026, 1, 1)).unwrap()
    }

    #[test]
    fn who_is_there_all_year_has_no_dates_of_its_own() {
        assert_eq!(presence(year(), &[&stay(date(2017, 1, 1), None)]), (None, None));
    }

    #[test]
    fn a_late_joiner_and_an_early_leaver_carry_their_dates() {
        let late = stay(date(2025, 7, 1), None);
        let early = stay(date(2017, 1, 1), Some(date(2025, 4, 1)));
        assert_eq!(presence(year(), &[&late]), (Some(date(2025, 7, 1)), None));
        assert_eq!(presence(year(), &[&early]), (None, Some(date(2025, 4, 1))));
    }

    #[test]
    fn who_left_and_came_back_counts_for_the_days_of_both_stays() {
        let first = stay(date(2017, 1, 1), Some(date(2025, 1, 11)));
        let second = stay(date(2025, 12, 22), None);
        assert_eq!(presence(year(), &[&first, &second]), (None, Some(date(2025, 1, 21))));
    }
}
