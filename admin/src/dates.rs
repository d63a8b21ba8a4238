//! Days as people type them.

use intake::day;
use jiff::Timestamp;
use jiff::civil::Time;

/// A moment as people type it: a day, and a time such as `19:30` or `19.30`. None where it is no moment.
#[must_use]
pub fn moment(on: &str, time: &str) -> Option<Timestamp> {
    let (hour, minute) = time.trim().split_once([':', '.'])?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let zoned = day::whole(on)?.to_datetime(time).to_zoned(store::amsterdam()).ok()?;
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
    use super::*;

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
