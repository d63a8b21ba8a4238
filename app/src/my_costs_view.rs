//! The view of "My costs".

use std::collections::BTreeMap;

use actions::comparison::Beside;
use actions::key_sentence::key_in_short;
use actions::service_keys::key_of;
use kernel::{Cents, MemberId, ServiceId, Share};
use serde::Serialize;
use web::charts::{Bar, Bars, Described, Fill, Group, Size, bar};
use web::templates::items::{Check, Choice, DeriveStep};
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

    /// Whether it became more or less, and which services did that.
    fn lead(&self) -> String {
        let total = self.total();
        let (Some(change), Some(difference)) = (total.change(), total.difference()) else {
            return self.words.text(if self.costs.year.is_some() {
                "my-costs-lead-first"
            } else {
                "my-costs-lead-none"
            });
        };
        let down = difference.is_negative();
        let mut causes: Vec<(i64, &str)> = self
            .costs
            .services
            .iter()
            .filter_map(|service| {
                let difference = self.beside(service.id).difference()?;
                (difference != Cents::ZERO && difference.is_negative() == down)
                    .then_some((difference.cents().saturating_abs(), service.name.as_str()))
            })
            .collect();
        causes.sort_by(|a, b| b.cmp(a));
        let names: Vec<&str> = causes.iter().take(2).map(|(_, name)| *name).collect();
        if difference == Cents::ZERO || names.is_empty() {
            return self.words.text("my-costs-lead-same");
        }
        let size = if change.is_negative() { -&change } else { change };
        let and = format!(" {} ", self.words.text("my-costs-and"));
        let args = [("change", self.words.percent(&size).into()), ("services", names.join(&and).into())];
        self.words.say(if down { "my-costs-lead-less" } else { "my-costs-lead-more" }, &args)
    }

    fn stats(&self) -> Vec<Stat> {
        let (words, costs) = (self.words, self.costs);
        let Some(last) = costs.this_year().last() else { return Vec::new() };
        let total = self.total();
        let stat = |label: String, value: String, note: Option<String>| Stat {
            label,
            value,
            note,
            delta: None,
            delta_icon: None,
        };
        let until = words.date(last.period.days.last_day());
        let own =
            |one: &Billed| Cents::sum(per_service([one], costs.member.id).into_values()).unwrap_or_default();
        let index = costs.billed.iter().position(|one| one.run.id == last.run.id).unwrap_or_default();
        let previous = index.checked_sub(1).and_then(|index| costs.billed.get(index));
        let newest = Beside { amount: own(last), before: previous.map(own) };
        let year = costs.year.map(|year| (year - 1).to_string()).unwrap_or_default();
        let mut stats = vec![
            Stat {
                note: self
                    .before
                    .is_some()
                    .then(|| words.say("my-costs-stat-before", &[("year", year.into())])),
                ..with_delta(
                    words,
                    &total,
                    stat(
                        words.say("my-costs-stat-until", &[("date", until.into())]),
                        words.euro(total.amount),
                        None,
                    ),
                )
            },
            Stat {
                note: previous.map(|one| {
                    words.say("my-costs-stat-period", &[("period", one.period.name.as_str().into())])
                }),
                ..with_delta(words, &newest, stat(last.period.name.clone(), words.euro(newest.amount), None))
            },
        ];
        if let Some(each) = self.each(costs.member.id, total.amount) {
            let inhabitants = costs.inhabitants.get(&costs.member.id).map(|count| words.quantity(count));
            let note =
                words.say("my-costs-stat-inhabitants", &[("count", inhabitants.unwrap_or_default().into())]);
            stats.push(stat(words.text("my-costs-stat-each"), words.euro(each), Some(note)));
        }
        let offered =
            costs.services.iter().filter(|one| last.lines.iter().any(|line| line.service == one.id)).count();
        let args = [("taken", words.number(self.now.len()).into()), ("all", words.number(offered).into())];
        let value = words.say("my-costs-stat-services-value", &args);
        stats.push(stat(
            words.text("my-costs-stat-services"),
            value,
            Some(words.text("my-costs-stat-services-note")),
        ));
        stats
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
        let headline = words.say(
            "my-costs-chart-text",
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

    fn explained(&self) -> Option<Explained> {
        let amount = self.costs.explained.as_ref()?;
        let home = format!("{}/allocation-runs/{}", self.visit.home(), amount.run.id);
        let args = [
            ("service", amount.service.name.as_str().into()),
            ("period", amount.period.name.as_str().into()),
        ];
        Some(Explained {
            about: self.words.say("my-costs-about", &args),
            href: format!("{home}/amounts/{}/{}", amount.service.id, amount.member.id),
            json_href: format!("{home}/export.json"),
        })
    }

    fn usage(&self) -> Vec<UsageChart> {
        let (words, Some(amount)) = (self.words, self.costs.explained.as_ref()) else { return Vec::new() };
        let href = self.explained().map(|explained| explained.href).unwrap_or_default();
        (amount.usage.iter())
            .map(|usage| UsageChart {
                headline: usage.headline(words),
                chart: usage.chart(words, &format!("usage-{}", usage.meter.code), &amount.member.name),
                rows: words.say("my-costs-usage-rows", &[("count", usage.rows.into())]),
                href: href.clone(),
            })
            .collect()
    }

    /// What a member pays for each inhabitant.
    fn each(&self, member: MemberId, amount: Cents) -> Option<Cents> {
        let inhabitants = self.costs.inhabitants.get(&member)?;
        let each = amount.euros().checked_div(inhabitants).ok()?;
        Cents::rounded_half_up(&each).ok()
    }

    /// Every member with its costs of the year.
    fn all(&self) -> Vec<MemberRow> {
        let sums = |member: MemberId| per_service(self.costs.this_year(), member);
        let mut rows: Vec<MemberRow> = Vec::new();
        for member in &self.costs.members {
            let services = sums(member.id);
            if services.is_empty() {
                continue;
            }
            let total = Cents::sum(services.values().copied()).unwrap_or_default();
            rows.push(MemberRow {
                name: member.name.clone(),
                own: member.id == self.costs.member.id,
                bar: String::new(),
                each: self.each(member.id, total).map(Cents::cents),
                inhabitants: self.costs.inhabitants.get(&member.id).map(|count| self.words.quantity(count)),
                services: services.len(),
                cents: total.cents(),
            });
        }
        rows
    }

    /// One's own member among those of like size, the dearest first, and what that says.
    fn like(&self) -> (Vec<MemberRow>, String) {
        let own = self.costs.inhabitants.get(&self.costs.member.id);
        let (Some(own), all) = (own, self.all()) else { return (Vec::new(), String::new()) };
        let size = |row: &MemberRow| {
            let member = self.costs.members.iter().find(|member| member.name == row.name)?;
            let inhabitants = self.costs.inhabitants.get(&member.id)?;
            let gap = inhabitants.clone() - own.clone();
            Some(if gap.is_negative() { -&gap } else { gap })
        };
        let mut near: Vec<(Share, MemberRow)> =
            all.into_iter().filter_map(|row| Some((size(&row)?, row))).collect();
        near.sort_by(|a, b| (!a.1.own, &a.0, &a.1.name).cmp(&(!b.1.own, &b.0, &b.1.name)));
        let mut rows: Vec<MemberRow> = near.into_iter().take(LIKE + 1).map(|(_, row)| row).collect();
        rows.sort_by(|a, b| b.each.cmp(&a.each).then(a.name.cmp(&b.name)));
        let dearest = rows.iter().filter_map(|row| row.each).max().unwrap_or_default();
        for row in &mut rows {
            let fill = if row.own { Fill::First } else { Fill::Ink };
            row.bar = bar(row.each.unwrap_or_default(), dearest, fill);
        }
        let others: Vec<i64> = rows.iter().filter(|row| !row.own).filter_map(|row| row.each).collect();
        let mine = rows.iter().find(|row| row.own).and_then(|row| row.each);
        let count = i64::try_from(others.len()).unwrap_or(1);
        let (Some(mine), true) = (mine, count > 0) else { return (Vec::new(), String::new()) };
        let average = Cents::new(others.iter().sum::<i64>() / count);
        let args = [
            ("member", self.costs.member.name.as_str().into()),
            ("own", self.words.euro(Cents::new(mine)).into()),
            ("average", self.words.euro(average).into()),
            ("count", count.into()),
        ];
        (rows, self.words.say("my-costs-like-text", &args))
    }
}

fn bars(beside: &Beside, largest: i64) -> String {
    let now = bar(beside.amount.cents(), largest, Fill::First);
    let before = beside.before.map(|before| bar(before.cents(), largest, Fill::FirstSoft));
    now + &before.unwrap_or_default()
}

fn with_delta(words: Words<'_>, beside: &Beside, stat: Stat) -> Stat {
    let down = beside.difference().is_some_and(Cents::is_negative);
    let delta = beside.change().map(|change| words.delta(&change));
    let icon = if down { "arrow-down" } else { "arrow-up" };
    Stat { delta_icon: delta.as_ref().map(|_| icon), delta, ..stat }
}

fn year_choice(year: i16, shown: Option<i16>) -> Choice {
    let value = year.to_string();
    Choice { label: value.clone(), value, selected: Some(year) == shown, ..Choice::default() }
}
