//! Costs per approved period: a chart, the same figures as a table, and what they say in a sentence.

use std::collections::BTreeMap;

use kernel::{Cents, Period, RunId};
use serde::Serialize;
use serde_json::json;
use store::ApprovedRun;
use web::charts::{Bar, Bars, Described, Fill, Group, Size};
use web::{Visit, change, formats};

/// At most so many periods are shown: the newest.
const MOST_PERIODS: usize = 8;

/// What something cost in a period.
#[derive(Clone, Debug)]
pub struct PeriodCost {
    /// Name of the period.
    pub period: String,
    /// Its days.
    pub days: Period,
    /// Without VAT.
    pub amount: Cents,
}

impl PeriodCost {
    /// The costs of the runs in which something stands, oldest first.
    #[must_use]
    pub fn of(runs: &[ApprovedRun], sums: &BTreeMap<RunId, Cents>) -> Vec<Self> {
        let cost = |run: &ApprovedRun| {
            let amount = *sums.get(&run.id)?;
            Some(Self { period: run.period.name.clone(), days: run.period.days, amount })
        };
        runs.iter().filter_map(cost).collect()
    }
}

/// Costs per period, ready for `app/parts`.
#[derive(Clone, Debug, Serialize)]
pub struct CostsOverTime {
    headline: String,
    chart: String,
    rows: Vec<CostRow>,
}

#[derive(Clone, Debug, Serialize)]
struct CostRow {
    period: String,
    cents: i64,
    change: Option<String>,
}

impl CostsOverTime {
    /// Of at least two periods: one is no course of time.
    #[must_use]
    pub fn of(visit: &Visit, id: &str, costs: &[PeriodCost]) -> Option<Self> {
        let shown = costs.get(costs.len().saturating_sub(MOST_PERIODS)..)?;
        let [.., before, last] = shown else { return None };
        let headline = headline(visit, before, last);
        let title = visit.text("costs-over-time-title");
        let chart = Bars {
            said: Described { id, title: &title, description: &headline },
            size: Size::Low,
            groups: groups(shown),
            axis: &|cents| formats::whole_euros(visit.language(), cents),
        }
        .draw();
        Some(Self { headline, chart, rows: rows(shown) })
    }
}

/// Quarters and months stand together under their year; there is no room for their names.
fn groups(shown: &[PeriodCost]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, cost) in shown.iter().enumerate() {
        let (group, label) = labels(cost.days);
        let fill = if place + 1 == shown.len() { Fill::First } else { Fill::FirstSoft };
        let bar = Bar { label, value: cost.amount.cents(), fill, note: None };
        match groups.last_mut().filter(|last| last.label == group) {
            Some(last) => last.bars.push(bar),
            None => groups.push(Group { label: group, bars: vec![bar] }),
        }
    }
    groups
}

/// The words under the group and under the bar: `2026` and `2` for its second quarter, `2026` alone for a
/// year.
fn labels(days: Period) -> (String, String) {
    let (start, year) = (days.start(), days.start().year());
    let months = (i32::from(days.end().year()) - i32::from(year)) * 12 + i32::from(days.end().month())
        - i32::from(start.month());
    let whole = start.day() == 1 && days.end().day() == 1;
    match (whole, months, start.month()) {
        (true, 12, 1) => (String::new(), year.to_string()),
        (true, 3, month @ (1 | 4 | 7 | 10)) => (year.to_string(), (month / 3 + 1).to_string()),
        (true, 1, month) => (year.to_string(), month.to_string()),
        _ => (year.to_string(), String::new()),
    }
}

fn rows(shown: &[PeriodCost]) -> Vec<CostRow> {
    let before = std::iter::once(None).chain(shown.iter().map(Some));
    shown
        .iter()
        .zip(before)
        .map(|(cost, before)| CostRow {
            period: cost.period.clone(),
            cents: cost.amount.cents(),
            change: before.and_then(|before| change(cost.amount, before.amount)),
        })
        .collect()
}

/// "De kosten stegen 2,9 % ten opzichte van 2025."
#[must_use]
pub fn headline(visit: &Visit, before: &PeriodCost, last: &PeriodCost) -> String {
    let Some(ratio) = change(last.amount, before.amount) else {
        return visit.say("costs-first", json!({ "period": last.period }));
    };
    let size = ratio.trim_start_matches('-');
    let percent = formats::percent(visit.language(), size).unwrap_or_default();
    let key = match (ratio.starts_with('-'), size == "0.0000") {
        (_, true) => "costs-same",
        (true, false) => "costs-fell",
        (false, false) => "costs-rose",
    };
    visit.say(key, json!({ "percent": percent, "period": last.period, "before": before.period }))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    #[test]
    fn periods_stand_under_their_year() {
        let said = |start: Date, end: Date| {
            let (group, label) = labels(Period::new(start, end).unwrap());
            format!("{group}/{label}")
        };
        assert_eq!(said(date(2026, 4, 1), date(2026, 7, 1)), "2026/2");
        assert_eq!(said(date(2026, 10, 1), date(2027, 1, 1)), "2026/4");
        assert_eq!(said(date(2025, 1, 1), date(2026, 1, 1)), "/2025");
        assert_eq!(said(date(2026, 12, 1), date(2027, 1, 1)), "2026/12");
        assert_eq!(said(date(2026, 2, 10), date(2026, 5, 1)), "2026/");
    }
}
