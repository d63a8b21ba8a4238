//! The view of "My costs".

mod calculation;
mod others;
mod summary;

use std::collections::BTreeMap;

use actions::comparison::Beside;
use actions::key_sentence::key_in_short;
use actions::service_keys::key_of;
use kernel::{Cents, ServiceId};
use serde::Serialize;
use web::charts::{Bar, Bars, Described, Fill, Group, Size, bar};
use web::templates::items::{Check, Choice, DeriveStep, ListItem};
use web::{SignedIn, Words, formats};

use crate::my_costs_load::{Billed, Costs, per_service};

/// How many members of like size stand beside one's own.
const LIKE: usize = 5;
/// The most periods in the chart.
const MOST_PERIODS: usize = 12;

/// The view of the page.
#[derive(Serialize)]
pub struct Show {
    title: String,
    lead: String,
    any: bool,
    year: String,
    before: String,
    compared: bool,
    years: Vec<Choice>,
    stats: Vec<Stat>,
    services: Vec<ServiceRow>,
    total: i64,
    total_before: Option<i64>,
    total_change: Option<String>,
    chart: String,
    chart_headline: String,
    periods: Vec<PeriodRow>,
    explained: Option<Explained>,
    steps: Vec<DeriveStep>,
    checks: Vec<Check>,
    usage: Vec<UsageChart>,
    like: Vec<MemberRow>,
    like_text: String,
    all: Vec<MemberRow>,
    self_href: String,
}

#[derive(Serialize)]
struct Stat {
    label: String,
    value: String,
    note: Option<String>,
    delta: Option<String>,
    delta_icon: Option<&'static str>,
}

#[derive(Serialize)]
struct ServiceRow {
    name: String,
    key: String,
    /// This year's bar, and beneath it that of the year before.
    bar: String,
    cents: i64,
    before: Option<i64>,
    change: Option<String>,
    href: String,
}

#[derive(Serialize)]
struct PeriodRow {
    name: String,
    cents: i64,
}

#[derive(Serialize)]
struct Explained {
    about: String,
    href: String,
    json_href: String,
    /// What if the member no longer took this service.
    stop_href: String,
    /// What if it took another one too.
    takes: Vec<ListItem>,
}

#[derive(Serialize)]
struct UsageChart {
    headline: String,
    chart: String,
    rows: String,
    href: String,
}

#[derive(Serialize, Clone)]
struct MemberRow {
    name: String,
    own: bool,
    bar: String,
    each: Option<i64>,
    inhabitants: Option<String>,
    services: usize,
    cents: i64,
}

impl Show {
    /// The view of these costs.
    #[must_use]
    pub fn new(visit: &SignedIn, costs: &Costs) -> Self {
        Composer::new(visit, costs).show()
    }

    /// The title of the page.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }
}

struct Composer<'a> {
    visit: &'a SignedIn,
    words: Words<'a>,
    costs: &'a Costs,
    now: BTreeMap<ServiceId, Cents>,
    before: Option<BTreeMap<ServiceId, Cents>>,
}

impl<'a> Composer<'a> {
    fn new(visit: &'a SignedIn, costs: &'a Costs) -> Self {
        let own = costs.member.id;
        let before = costs.year_before().map(|billed| per_service(billed, own));
        Self { visit, words: visit.words(), costs, now: per_service(costs.this_year(), own), before }
    }

    fn show(&self) -> Show {
        let (words, costs) = (self.words, self.costs);
        let year = costs.year.map(|year| year.to_string()).unwrap_or_default();
        let total = self.total();
        let self_href = format!("{}/my-costs", self.visit.home());
        let (chart, chart_headline) = self.chart();
        let (like, like_text) = self.like();
        let name = costs.member.name.as_str();
        Show {
            title: match costs.year {
                Some(_) => {
                    words.say("my-costs-title", &[("member", name.into()), ("year", year.clone().into())])
                }
                None => words.say("my-costs-title-none", &[("member", name.into())]),
            },
            lead: self.lead(),
            any: costs.year.is_some(),
            before: costs.year.map(|year| (year - 1).to_string()).unwrap_or_default(),
            compared: self.before.is_some(),
            years: costs.years.iter().map(|one| year_choice(*one, costs.year)).collect(),
            stats: self.stats(),
            services: self.services(&self_href),
            total: total.amount.cents(),
            total_before: total.before.map(Cents::cents),
            total_change: total.change().map(|change| words.delta(&change)),
            chart,
            chart_headline,
            periods: self.newest().map(|one| self.period_row(one)).collect(),
            explained: self.explained(),
            steps: costs.explained.as_ref().map(|amount| amount.steps(words)).unwrap_or_default(),
            checks: costs
                .explained
                .as_ref()
                .map(|amount| admin::amount_checks(words, amount))
                .unwrap_or_default(),
            usage: self.usage(),
            like,
            like_text,
            all: self.all(),
            year,
            self_href,
        }
    }

    fn total(&self) -> Beside {
        let sum = |of: &BTreeMap<ServiceId, Cents>| Cents::sum(of.values().copied()).unwrap_or_default();
        Beside { amount: sum(&self.now), before: self.before.as_ref().map(sum) }
    }

    fn beside(&self, service: ServiceId) -> Beside {
        let of = |sums: &BTreeMap<ServiceId, Cents>| sums.get(&service).copied().unwrap_or_default();
        Beside { amount: of(&self.now), before: self.before.as_ref().map(of) }
    }

    fn services(&self, self_href: &str) -> Vec<ServiceRow> {
        let words = self.words;
        let year = self.costs.year.map(|year| year.to_string()).unwrap_or_default();
        let largest = self
            .now
            .values()
            .chain(self.before.iter().flat_map(BTreeMap::values))
            .map(|one| one.cents())
            .max();
        let largest = largest.unwrap_or_default();
        let mut rows: Vec<ServiceRow> = (self.costs.services.iter())
            .filter(|service| self.now.contains_key(&service.id))
            .map(|service| {
                let beside = self.beside(service.id);
                let key = self.costs.keys.get(&service.id).and_then(|key| key_of(&key.rule));
                ServiceRow {
                    name: service.name.clone(),
                    key: key
                        .map(|key| words.heading(&key_in_short(&key, &self.costs.meters)))
                        .unwrap_or_default(),
                    bar: bars(&beside, largest),
                    cents: beside.amount.cents(),
                    before: beside.before.map(Cents::cents),
                    change: beside.change().map(|change| words.delta(&change)),
                    href: format!("{self_href}?year={year}&service={}#calculation", service.id),
                }
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.cents));
        rows
    }

    /// The last periods, oldest first.
    fn newest(&self) -> impl Iterator<Item = &'a Billed> {
        let skip = self.costs.billed.len().saturating_sub(MOST_PERIODS);
        self.costs.billed.iter().skip(skip)
    }

    fn own(&self, one: &Billed) -> Cents {
        Cents::sum(per_service([one], self.costs.member.id).into_values()).unwrap_or_default()
    }

    fn period_row(&self, one: &Billed) -> PeriodRow {
        PeriodRow { name: one.period.name.clone(), cents: self.own(one).cents() }
    }

    fn chart(&self) -> (String, String) {
        let words = self.words;
        let mut groups: Vec<Group> = Vec::new();
        for one in self.newest() {
            let year = one.period.days.start().year();
            let label = year.to_string();
            if groups.last().is_none_or(|group| group.label != label) {
                groups.push(Group { label, bars: Vec::new() });
            }
            let fill = if Some(year) == self.costs.year { Fill::First } else { Fill::FirstSoft };
            if let Some(group) = groups.last_mut() {
                let number = (group.bars.len() + 1).to_string();
                group.bars.push(Bar { label: number, value: self.own(one).cents(), fill, note: None });
            }
        }
        let args = |one: &Billed| (one.period.name.clone(), words.euro(self.own(one)));
        let (Some(first), Some(last)) = (self.newest().next().map(args), self.newest().last().map(args))
        else {
            return (String::new(), String::new());
        };
        let one = self.newest().nth(1).is_none();
        let headline = words.say(
            if one { "my-costs-chart-one" } else { "my-costs-chart-text" },
            &[
                ("first", first.0.into()),
                ("from", first.1.into()),
                ("last", last.0.into()),
                ("to", last.1.into()),
            ],
        );
        let title = words.say("my-costs-chart-title", &[("member", self.costs.member.name.as_str().into())]);
        let axis = |cents: i64| formats::whole_euros(words.language(), cents);
        let said = Described { id: "per-period", title: &title, description: &headline };
        (Bars { said, size: Size::Low, groups, axis: &axis }.draw(), headline)
    }
}

fn bars(beside: &Beside, largest: i64) -> String {
    let now = bar(beside.amount.cents(), largest, Fill::First);
    let before = beside.before.map(|before| bar(before.cents(), largest, Fill::FirstSoft));
    now + &before.unwrap_or_default()
}

fn year_choice(year: i16, shown: Option<i16>) -> Choice {
    let value = year.to_string();
    Choice { label: value.clone(), value, selected: Some(year) == shown, ..Choice::default() }
}
