//! Costs per approved period: a chart, the same figures as a table, and what they say in a sentence.

use std::collections::BTreeMap;

use kernel::{Cents, RunId};
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
    /// Without VAT.
    pub amount: Cents,
}

impl PeriodCost {
    /// The costs of the runs in which something stands, oldest first.
    #[must_use]
    pub fn of(runs: &[ApprovedRun], sums: &BTreeMap<RunId, Cents>) -> Vec<Self> {
        let cost = |run: &ApprovedRun| {
            let amount = *sums.get(&run.id)?;
            Some(Self { period: run.period.name.clone(), amount })
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
        let bars = shown.iter().enumerate().map(|(place, cost)| Bar {
            label: cost.period.clone(),
            value: cost.amount.cents(),
            fill: if place + 1 == shown.len() { Fill::First } else { Fill::FirstSoft },
            note: None,
        });
        let chart = Bars {
            said: Described { id, title: &title, description: &headline },
            size: Size::Low,
            groups: vec![Group { label: String::new(), bars: bars.collect() }],
            axis: &|cents| formats::whole_euros(visit.language(), cents),
        }
        .draw();
        Some(Self { headline, chart, rows: rows(shown) })
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
