//! The page of a period: what it loads, and what it shows.

use std::collections::BTreeMap;

use actions::Fault;
use actions::key_sentence::key_in_short;
use actions::service_keys::{key_of, meters_of};
use kernel::{Cents, MeterId, PeriodId, ServiceId, Share};
use serde::Serialize;
use store::roles::May;
use store::{
    BookPeriod, CostLine, MeasuredSum, Meter, Run, Service, ServiceKey, StoreError, Subscription, TenantTx,
};
use web::SignedIn;
use web::templates::items::Fact;

use crate::amounts::{in_sentence, meter_names};
use crate::runs::{run_href, state_badge};

/// The view of the page.
#[derive(Serialize)]
pub struct Show {
    name: String,
    lead: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    open: bool,
    may_run: bool,
    may_keep: bool,
    facts: Vec<Fact>,
    rows: Vec<ServiceRow>,
    total: i64,
    runs: Vec<RunRow>,
    obstacles: Vec<Obstacle>,
    href: String,
    usage_href: String,
}

/// A service in a period.
#[derive(Serialize)]
struct ServiceRow {
    name: String,
    key: String,
    key_missing: bool,
    keys_href: String,
    members: String,
    usage: Option<String>,
    usage_missing: bool,
    cents: i64,
    lines: String,
    href: String,
}

#[derive(Serialize)]
struct RunRow {
    href: String,
    name: String,
    state: String,
    tone: &'static str,
    made: String,
    total: i64,
}

/// Something that stands in the way of a run, and where it is put right.
#[derive(Serialize)]
pub struct Obstacle {
    href: String,
    link: String,
}

/// What the page of a period is made of.
pub struct Loaded {
    /// The period.
    pub period: BookPeriod,
    services: Vec<Service>,
    keys: BTreeMap<ServiceId, ServiceKey>,
    costs: Vec<CostLine>,
    subscriptions: Vec<Subscription>,
    meters: Vec<Meter>,
    sums: Vec<MeasuredSum>,
    runs: Vec<Run>,
}

/// Where what stands in the way is put right; none where that is nowhere in particular.
pub fn obstacle(visit: &SignedIn, fault: &Fault, period: PeriodId) -> Option<Obstacle> {
    let home = visit.home();
    let service = fault.args.iter().find(|(name, value)| *name == "service_id" && !value.is_empty());
    let (href, link) = match (fault.code.as_ref(), service) {
        ("run-without-costs", _) => (format!("{home}/office/periods/{period}/costs"), "period-fix-costs"),
        ("run-service-without-key" | "run-missing-weight", Some((_, id))) => {
            (format!("{home}/office/services/{id}/keys"), "period-fix-key")
        }
        ("run-zero-measure", _) => (format!("{home}/office/usage-imports"), "period-fix-usage"),
        ("run-service-without-members", Some((_, id))) => {
            (format!("{home}/services/{id}"), "period-fix-service")
        }
        ("run-missing-attribute" | "run-member-not-in-period" | "run-no-joining-day", _) => {
            (format!("{home}/members"), "period-fix-members")
        }
        _ => return None,
    };
    Some(Obstacle { href, link: visit.text(link) })
}

impl Loaded {
    /// Reads a period and what belongs to it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut TenantTx<'_>, id: PeriodId) -> Result<Self, StoreError> {
        let period = tx.period(id)?;
        let now = tx.now();
        Ok(Self {
            services: tx.services()?,
            keys: tx.keys_on(period.days.start())?,
            costs: tx.cost_lines(id)?.into_iter().filter(|line| line.withdrawn.is_none()).collect(),
            subscriptions: tx.subscriptions_in(period.days)?,
            meters: tx.meters()?,
            sums: tx.measured_sums(period.days, now)?,
            runs: tx.runs()?.into_iter().filter(|run| run.period == id).collect(),
            period,
        })
    }

    /// The view of the page.
    #[must_use]
    pub fn view(&self, visit: &SignedIn, obstacles: Vec<Obstacle>) -> Show {
        let (words, home, period) = (visit.words(), visit.home(), &self.period);
        let total: i64 = self.costs.iter().map(|line| line.amount.cents()).sum();
        let args = [
            ("from", words.date(period.days.start()).into()),
            ("until", words.date(period.days.last_day()).into()),
            ("days", i64::from(period.days.days()).into()),
        ];
        let (badge, badge_tone, badge_icon) = match period.settled_at {
            Some(_) => (visit.text("period-settled"), "positive", "lock"),
            None => (visit.text("period-open"), "accent", "edit"),
        };
        Show {
            name: period.name.clone(),
            lead: words.say("period-lead", &args),
            badge,
            badge_tone,
            badge_icon,
            open: period.is_open(),
            may_run: visit.actor.may(May::MakeRun) && period.is_open(),
            may_keep: visit.actor.may(May::KeepBooks) && period.is_open(),
            facts: self.facts(visit, total),
            rows: self.rows(visit),
            total,
            runs: self.runs.iter().map(|run| run_row(visit, run)).collect(),
            obstacles,
            href: format!("{home}/office/periods/{}", period.id),
            usage_href: format!("{home}/office/usage-imports"),
        }
    }

    fn facts(&self, visit: &SignedIn, total: i64) -> Vec<Fact> {
        let words = visit.words();
        let fact = |key: &str, value: String, note: Option<String>| Fact {
            label: visit.text(key),
            value,
            note,
            href: None,
        };
        let billed = self.rows(visit).iter().filter(|row| row.cents != 0).count();
        let rows: i64 = self.sums.iter().map(|sum| sum.rows).sum();
        let mut members: Vec<_> = self.subscriptions.iter().map(|taken| taken.member).collect();
        members.sort();
        members.dedup();
        let settled = match self.period.settled_at {
            Some(at) => (words.day(store::local_day(at)), visit.text("period-fact-settled-note")),
            None => (visit.text("period-fact-open"), visit.text("period-fact-open-note")),
        };
        let billed = i64::try_from(billed).unwrap_or(i64::MAX);
        vec![
            fact(
                "period-fact-costs",
                words.euro(Cents::new(total)),
                Some(words.say("period-fact-services", &[("count", billed.into())])),
            ),
            fact("period-fact-usage", words.say("period-fact-rows", &[("count", rows.into())]), None),
            fact("period-fact-members", words.number(members.len()), None),
            fact("period-fact-state", settled.0, Some(settled.1)),
        ]
    }

    fn rows(&self, visit: &SignedIn) -> Vec<ServiceRow> {
        let shown = self.services.iter().filter(|service| {
            let billed = self.costs.iter().any(|line| line.service == service.id);
            billed || self.subscriptions.iter().any(|taken| taken.service == service.id)
        });
        shown.map(|service| self.row(visit, service)).collect()
    }

    fn row(&self, visit: &SignedIn, service: &Service) -> ServiceRow {
        let (words, home) = (visit.words(), visit.home());
        let lines: Vec<_> = self.costs.iter().filter(|line| line.service == service.id).collect();
        let key = self.keys.get(&service.id).and_then(|key| key_of(&key.rule));
        let mut members: Vec<_> = self
            .subscriptions
            .iter()
            .filter(|taken| taken.service == service.id)
            .map(|one| one.member)
            .collect();
        members.sort();
        members.dedup();
        let usage = key.as_ref().and_then(|key| {
            let (code, _) = meters_of(key).into_iter().next()?;
            self.meters.iter().find(|meter| meter.code == code).map(|meter| self.usage(visit, meter))
        });
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        ServiceRow {
            name: service.name.clone(),
            key: match &key {
                Some(key) => words.heading(&key_in_short(key, &meter_names(&self.meters))),
                None => visit.text("key-none"),
            },
            key_missing: key.is_none() && !lines.is_empty(),
            keys_href: format!("{home}/office/services/{}/keys", service.id),
            members: words.say("period-members", &[("count", count(members.len()).into())]),
            usage_missing: usage.as_ref().is_some_and(|(_, is_missing)| *is_missing) && !lines.is_empty(),
            usage: usage.map(|(said, _)| said),
            cents: lines.iter().map(|line| line.amount.cents()).sum(),
            lines: words.say("period-lines", &[("count", count(lines.len()).into())]),
            href: format!("{home}/office/periods/{}/costs", self.period.id),
        }
    }

    /// What came in of a meter so far, and whether that is nothing.
    fn usage(&self, visit: &SignedIn, meter: &Meter) -> (String, bool) {
        let of = |id: MeterId| self.sums.iter().filter(move |sum| sum.meter == id);
        let total: Share = of(meter.id).map(|sum| &sum.quantity).sum();
        let members = i64::try_from(of(meter.id).count()).unwrap_or(i64::MAX);
        if members == 0 {
            return (visit.text_with("period-usage-none", &[("meter", in_sentence(&meter.name))]), true);
        }
        let words = visit.words();
        let args = [
            ("quantity", words.quantity(&total).into()),
            ("meter", in_sentence(&meter.name).into()),
            ("members", members.into()),
        ];
        (words.say("period-usage", &args), false)
    }
}

fn run_row(visit: &SignedIn, run: &Run) -> RunRow {
    let words = visit.words();
    let (state, tone, _) = state_badge(visit, run.state);
    let at = words.day(store::local_day(run.made.at));
    RunRow {
        href: run_href(visit, run.id),
        name: words.say("run-number", &[("number", run.number.to_string().into())]),
        state,
        tone,
        made: words.say("run-signed", &[("name", run.made.name.as_str().into()), ("at", at.into())]),
        total: run.total.cents(),
    }
}
