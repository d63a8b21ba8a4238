//! The newest approved costs by service, with what they say in a sentence.

use kernel::Cents;
use serde::Serialize;
use serde_json::json;
use web::charts::{Fill, bar};
use web::{SignedIn, change};

use super::seen::Seen;
use crate::costs_over_time::{PeriodCost, headline};

/// The newest approved costs by service, beside those that they are compared with.
#[derive(Serialize)]
pub(super) struct Costs {
    headline: String,
    caption: String,
    now: String,
    before: Option<String>,
    rows: Vec<Row>,
    total: i64,
    total_before: Option<i64>,
    total_change: Option<String>,
    href: String,
    link: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    bar: String,
    now: i64,
    before: Option<i64>,
    change: Option<String>,
    watch: bool,
}

/// The costs by service; none where nothing was approved yet.
pub(super) fn costs(visit: &SignedIn, seen: &Seen) -> Option<Costs> {
    let last = seen.last()?;
    let total = *seen.sums.get(&last.id)?;
    let compared = seen.compared().and_then(|run| Some((run, *seen.sums.get(&run.id)?)));
    let cost = |run: &store::ApprovedRun, amount| PeriodCost {
        period: run.period.name.clone(),
        days: run.period.days,
        amount,
    };
    let now = cost(last, total);
    let headline = match &compared {
        Some((run, before)) => headline(visit, &cost(run, *before), &now),
        None => visit.say("costs-first", json!({ "period": now.period })),
    };
    let (caption, link, href) = match visit.actor.member() {
        Some(_) => ("start-costs-own-caption", "start-costs-own-link", format!("{}/my-costs", visit.home())),
        None => (
            "start-costs-caption",
            "start-costs-link",
            format!("{}/office/allocation-runs/{}", visit.home(), last.id),
        ),
    };
    Some(Costs {
        headline,
        caption: visit.say(caption, json!({ "period": now.period })),
        before: compared.map(|(run, _)| run.period.name.clone()),
        total_before: compared.map(|(_, before)| before.cents()),
        total_change: compared.and_then(|(_, before)| change(total, before)),
        rows: rows(visit, seen),
        total: total.cents(),
        now: now.period,
        href,
        link: visit.text(link),
    })
}

fn rows(visit: &SignedIn, seen: &Seen) -> Vec<Row> {
    let most = seen.amounts.values().map(|cents| cents.cents()).max().unwrap_or(1).max(1);
    let deviation = i64::from(visit.actor.cooperative().deviation_percent);
    let mut rows: Vec<Row> = seen
        .services
        .iter()
        .filter_map(|service| {
            let now = seen.amounts.get(&service.id)?.cents();
            let before = seen.amounts_before.get(&service.id).map(|cents| cents.cents());
            Some(Row {
                href: format!("{}/services/{}", visit.home(), service.id),
                name: service.name.clone(),
                bar: bar(now.max(0), most, Fill::First),
                now,
                before,
                change: before.and_then(|before| change(Cents::new(now), Cents::new(before))),
                watch: before.is_some_and(|before| (now - before).abs() * 100 > before.abs() * deviation),
            })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.now));
    rows
}
