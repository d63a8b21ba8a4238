//! How long something stood in each state, and how long it took altogether.

use jiff::Timestamp;
use jiff::civil::Date;
use store::{StateChange, local_day};

/// A time in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The state.
    pub state: String,
    /// Why it began.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// From when.
    pub from: Timestamp,
    /// First day of it.
    pub from_day: Date,
    /// First day after it; today for the one that lasts.
    pub to_day: Date,
    /// Whether it lasts.
    pub lasts: bool,
}

impl Stay {
    /// How many days it took, or takes until now.
    #[must_use]
    pub fn days(&self) -> i32 {
        days_between(self.from_day, self.to_day)
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days()).max(0)
}

/// The stays behind the changes of one topic, oldest first.
#[must_use]
pub fn stays<'c>(changes: impl Iterator<Item = &'c StateChange>, today: Date) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::new();
    for change in changes {
        let day = local_day(change.at);
        if let Some(last) = stays.last_mut() {
            (last.to_day, last.lasts) = (day, false);
        }
        stays.push(Stay {
            state: change.state.clone(),
            reason: change.reason.clone(),
            by: change.by.clone(),
            from: change.at,
            from_day: day,
            to_day: today.max(day),
            lasts: true,
        });
    }
    stays
}

/// The days from eligible, or else from the first state, to offered, or else in operation; `None` while it is
/// not there yet.
#[must_use]
pub fn lead_time(stays: &[Stay]) -> Option<i32> {
    let end = stays.iter().find(|stay| ["offered", "in_operation"].contains(&stay.state.as_str()))?;
    let eligible = stays.iter().find(|stay| stay.state == "eligible");
    let begin = eligible.filter(|stay| stay.from <= end.from).or_else(|| stays.first())?;
    Some(days_between(begin.from_day, end.from_day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn changes(list: &[(&str, &str)]) -> Vec<StateChange> {
        let change = |(state, at): &(&str, &str)| StateChange {
            topic: format!("{:032x}", 1).parse().unwrap(),
            state: (*state).to_owned(),
            reason: String::new(),
            by: String::new(),
            at: format!("{at}T10:00:00Z").parse().unwrap(),
        };
        list.iter().map(change).collect()
    }

    #[test]
    fn each_state_lasts_until_the_next_and_the_last_until_today() {
        let all =
            changes(&[("candidate", "2026-01-01"), ("eligible", "2026-01-11"), ("parked", "2026-03-11")]);
        let stays = stays(all.iter(), date(2026, 3, 21));
        assert_eq!(stays.iter().map(Stay::days).collect::<Vec<_>>(), [10, 59, 10]);
        assert_eq!(stays.iter().filter(|stay| stay.lasts).count(), 1);
        assert_eq!(lead_time(&stays), None);
    }

    #[test]
    fn a_lead_time_runs_from_eligible_to_offered() {
        let all =
            changes(&[("candidate", "2025-01-01"), ("eligible", "2025-02-01"), ("offered", "2026-02-01")]);
        assert_eq!(lead_time(&stays(all.iter(), date(2026, 3, 1))), Some(365));
        let direct = changes(&[("candidate", "2025-01-01"), ("in_operation", "2025-01-31")]);
        assert_eq!(lead_time(&stays(direct.iter(), date(2026, 3, 1))), Some(30));
    }
}
