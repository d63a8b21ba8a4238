//! Figures with a trend: from approved runs, memberships and subscriptions.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::Cents;
use serde::Serialize;
use serde_json::json;
use web::charts::{Described, Spark};
use web::{SignedIn, change, formats};

use super::seen::Seen;
use crate::services::as_i64;

/// A line shows at most so many points.
const MOST_POINTS: usize = 8;

/// A figure, ready for `parts/stat`.
#[derive(Serialize)]
pub(super) struct Stat {
    label: String,
    value: String,
    chart: Option<String>,
    note: String,
    delta: Option<String>,
    delta_icon: Option<&'static str>,
}

/// The figures of the actor's seat.
pub(super) fn stats(visit: &SignedIn, seen: &Seen) -> Vec<Stat> {
    if seen.members.is_empty() {
        return Vec::new();
    }
    let mut stats: Vec<Stat> = Vec::new();
    stats.extend(total(visit, seen));
    match visit.actor.member() {
        Some(_) => {
            stats.extend(part(visit, seen));
            stats.push(own_services(visit, seen));
        }
        None => {
            stats.push(members(visit, seen));
            stats.push(subscriptions(visit, seen));
        }
    }
    stats.extend(per_inhabitant(visit, seen));
    stats
}

fn own(visit: &SignedIn) -> bool {
    visit.actor.member().is_some()
}

/// The newest figures of what was approved, oldest first.
fn newest<T: Copy>(all: &[T]) -> &[T] {
    all.get(all.len().saturating_sub(MOST_POINTS)..).unwrap_or_default()
}

/// A line from the first to the last value; none for fewer than two.
fn spark(visit: &SignedIn, id: &str, values: &[i64], said: &dyn Fn(i64) -> String) -> Option<String> {
    let values = newest(values);
    let [first, .., last] = values else { return None };
    let title = visit.text(&format!("start-spark-{id}"));
    let description = visit.say("start-spark-text", json!({ "first": said(*first), "last": said(*last) }));
    let id = format!("spark-{id}");
    Some(Spark { said: Described { id: &id, title: &title, description: &description }, values }.draw())
}

/// What the newest period comes to: for the member its own part.
fn total(visit: &SignedIn, seen: &Seen) -> Option<Stat> {
    let last = seen.last()?;
    let sum = *seen.sums.get(&last.id)?;
    let course: Vec<i64> =
        seen.approved.iter().filter_map(|run| seen.sums.get(&run.id)).map(|sum| sum.cents()).collect();
    let before = seen.compared().and_then(|run| Some((run, *seen.sums.get(&run.id)?)));
    let ratio = before.and_then(|(_, before)| change(sum, before));
    let label = if own(visit) { "start-own-costs" } else { "start-divided" };
    let euro = |cents: i64| visit.words().euro(Cents::new(cents));
    Some(Stat {
        label: visit.say(label, json!({ "period": last.period.name })),
        value: visit.words().euro(sum),
        chart: spark(visit, "total", &course, &euro),
        note: match before {
            Some((run, _)) => visit.say("start-compared", json!({ "period": run.period.name })),
            None => visit.text("start-first-period"),
        },
        delta_icon: ratio.as_deref().map(arrow),
        delta: ratio.and_then(|ratio| formats::delta(visit.language(), &ratio).ok()),
    })
}

fn arrow(ratio: &str) -> &'static str {
    if ratio.starts_with('-') { "arrow-down" } else { "arrow-up" }
}

/// The member's part of all costs.
fn part(visit: &SignedIn, seen: &Seen) -> Option<Stat> {
    let last = seen.last()?;
    let parts: Vec<i64> = seen
        .approved
        .iter()
        .filter_map(|run| per_ten_thousand(*seen.sums.get(&run.id)?, run.total))
        .collect();
    let now = per_ten_thousand(*seen.sums.get(&last.id)?, last.total)?;
    let percent = |part: i64| {
        let ratio = format!("{}.{:04}", part / 10_000, part % 10_000);
        formats::percent(visit.language(), &ratio).unwrap_or_default()
    };
    Some(Stat {
        label: visit.text("start-part"),
        value: percent(now),
        chart: spark(visit, "part", &parts, &percent),
        note: visit.say("start-part-note", json!({ "total": visit.words().euro(last.total) })),
        delta: None,
        delta_icon: None,
    })
}

fn per_ten_thousand(part: Cents, whole: Cents) -> Option<i64> {
    let (part, whole) = (i128::from(part.cents()), i128::from(whole.cents()));
    if whole <= 0 || part < 0 {
        return None;
    }
    i64::try_from((part * 20_000 + whole) / (2 * whole)).ok()
}

fn own_services(visit: &SignedIn, seen: &Seen) -> Stat {
    let own = visit.actor.member().map(|member| member.id);
    let count = |day: Date| {
        as_i64(seen.subscriptions.iter().filter(|one| Some(one.member) == own && one.covers(day)).count())
    };
    let days =
        years(seen, seen.subscriptions.iter().filter(|one| Some(one.member) == own).map(|one| one.starts_on));
    let number = |count: i64| visit.words().number(count);
    Stat {
        label: visit.text("start-own-services"),
        value: number(count(seen.today)),
        chart: spark(visit, "services", &days.into_iter().map(count).collect::<Vec<_>>(), &number),
        note: visit.say("start-own-services-note", json!({ "count": seen.services.len() })),
        delta: None,
        delta_icon: None,
    }
}

fn members(visit: &SignedIn, seen: &Seen) -> Stat {
    let count = |day: Date| as_i64(seen.members.iter().filter(|member| member.is_present_on(day)).count());
    let year_ago = seen.today.saturating_sub(1.years());
    let joined = seen
        .members
        .iter()
        .filter(|member| year_ago < member.joined_on && member.joined_on <= seen.today)
        .count();
    let days = years(seen, seen.members.iter().map(|member| member.joined_on));
    let number = |count: i64| visit.words().number(count);
    Stat {
        label: visit.text("start-members"),
        value: number(count(seen.today)),
        chart: spark(visit, "members", &days.into_iter().map(count).collect::<Vec<_>>(), &number),
        note: visit.say("start-members-note", json!({ "count": joined })),
        delta: None,
        delta_icon: None,
    }
}

fn subscriptions(visit: &SignedIn, seen: &Seen) -> Stat {
    let count = |day: Date| as_i64(seen.subscriptions.iter().filter(|one| one.covers(day)).count());
    let days = years(seen, seen.subscriptions.iter().map(|one| one.starts_on));
    let number = |count: i64| visit.words().number(count);
    Stat {
        label: visit.text("start-subscriptions"),
        value: number(count(seen.today)),
        chart: spark(visit, "subscriptions", &days.into_iter().map(count).collect::<Vec<_>>(), &number),
        note: visit.say("start-subscriptions-note", json!({ "count": seen.services.len() })),
        delta: None,
        delta_icon: None,
    }
}

/// The first days of the years since something began, and today at the end.
fn years(seen: &Seen, begins: impl Iterator<Item = Date>) -> Vec<Date> {
    let Some(first) = begins.min() else { return Vec::new() };
    let mut days: Vec<Date> = (first.year()..=seen.today.year())
        .map(|year| date(year, 1, 1))
        .filter(|day| *day > first && *day < seen.today)
        .collect();
    days.insert(0, first.min(seen.today));
    days.push(seen.today);
    days
}

fn per_inhabitant(visit: &SignedIn, seen: &Seen) -> Option<Stat> {
    let last = seen.last()?;
    let sum = *seen.sums.get(&last.id)?;
    let everybody: i64 = seen.inhabitants.values().sum();
    let people = match visit.actor.member() {
        Some(member) => *seen.inhabitants.get(&member.id)?,
        None => everybody,
    };
    let each =
        |sum: Cents, people: i64| (people > 0).then(|| Cents::new((sum.cents() + people / 2) / people));
    let note = match visit.actor.member() {
        Some(_) => {
            let all = visit.words().euro(each(last.total, everybody)?);
            visit.say("start-per-inhabitant-own-note", json!({ "amount": all }))
        }
        None => visit.say("start-per-inhabitant-note", json!({ "people": people })),
    };
    Some(Stat {
        label: visit.say("start-per-inhabitant", json!({ "period": last.period.name })),
        value: visit.words().euro(each(sum, people)?),
        chart: None,
        note,
        delta: None,
        delta_icon: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_counted_to_a_hundredth_of_a_percent() {
        let part = |part, whole| per_ten_thousand(Cents::new(part), Cents::new(whole));
        assert_eq!(part(1, 3), Some(3_333));
        assert_eq!(part(2, 3), Some(6_667));
        assert_eq!(part(1, 0), None);
    }
}
