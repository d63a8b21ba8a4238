//! Periods: the list, a new one, and the page of one: its costs per service, each service's key, and its
//! runs.

use std::collections::BTreeMap;

use actions::Fault;
use actions::key_sentence::key_in_short;
use actions::periods::{self, NewPeriod};
use actions::service_keys::{key_of, meters_of};
use actix_web::web::{Data, Path};
use kernel::{Cents, MeterId, Period, PeriodId, ServiceId, Share};
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{
    BookPeriod, CostLine, Db, MeasuredSum, Meter, Run, RunState, Service, ServiceKey, StoreError,
    Subscription, TenantTx,
};
use validator::Validate;
use web::templates::items::Fact;
use web::{Form, Reply, SignedIn, see_other};

use crate::amounts::meter_names;
use crate::dates;
use crate::runs::{run_href, state_badge};

/// A period as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
pub struct PeriodForm {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its first day.
    #[serde(default)]
    pub start: String,
    /// Its last day.
    #[serde(default)]
    pub last: String,
}

#[derive(Serialize)]
struct Index {
    periods: Vec<Listed>,
    new_href: Option<String>,
}

#[derive(Serialize)]
struct Listed {
    href: String,
    name: String,
    start: String,
    last: String,
    settled: Option<String>,
    total: Option<i64>,
}

#[derive(Serialize)]
struct New {
    typed: PeriodForm,
    action: String,
}

#[derive(Serialize)]
struct Show {
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
struct Obstacle {
    href: String,
    link: String,
}

/// What the page of a period is made of.
struct Loaded {
    period: BookPeriod,
    services: Vec<Service>,
    keys: BTreeMap<ServiceId, ServiceKey>,
    costs: Vec<CostLine>,
    subscriptions: Vec<Subscription>,
    meters: Vec<Meter>,
    sums: Vec<MeasuredSum>,
    runs: Vec<Run>,
}

/// All periods, newest first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let load = |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((tx.periods()?, tx.runs()?));
    let (periods, runs) = db.tenant(&visit.actor, "periods.index", load).await?;
    let home = visit.home();
    let words = visit.words();
    let listed = periods.iter().map(|period| {
        let approved = runs.iter().find(|run| run.period == period.id && run.state == RunState::Approved);
        Listed {
            href: format!("{home}/office/periods/{}", period.id),
            name: period.name.clone(),
            start: words.day(period.days.start()),
            last: words.day(period.days.last_day()),
            settled: period.settled_at.map(|at| words.day(store::local_day(at))),
            total: approved.map(|run| run.total.cents()),
        }
    });
    let new_href = visit.actor.may(May::KeepBooks).then(|| format!("{home}/office/periods/new"));
    let view = Index { periods: listed.collect(), new_href };
    visit.page("admin/periods/index", visit.text("periods-title")).show(&view)
}

/// The form for a new period; it begins where the newest ends.
pub async fn new(visit: SignedIn, db: Data<Db>) -> Reply {
    let periods = db.tenant(&visit.actor, "periods.new", |tx| tx.periods()).await?;
    let start = periods.first().map(|newest| visit.words().day(newest.days.end())).unwrap_or_default();
    form_page(&visit, PeriodForm { start, ..PeriodForm::default() }, Vec::new())
}

/// Makes a period.
pub async fn create(visit: SignedIn, form: Form<PeriodForm>, db: Data<Db>) -> Reply {
    let new = match form.read(read) {
        Ok(new) => new,
        Err(faults) => return form_page(&visit, form.fields.clone(), faults),
    };
    let call = form.once("periods.create");
    match db.tenant(&visit.actor, call, move |tx| periods::create(tx, &new)).await {
        Ok(id) => Ok(see_other(format!("{}/office/periods/{id}", visit.home())).flash("period-made").into()),
        Err(actions::Refused::Faults(faults)) => form_page(&visit, form.fields.clone(), faults),
        Err(other) => Err(other.into()),
    }
}

/// The page of a period.
pub async fn show(visit: SignedIn, path: Path<(String, PeriodId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, Vec::new()).await
}

/// The page of a period, with what stood in the way of a run.
///
/// # Errors
/// Those of the store.
pub async fn page(visit: &SignedIn, db: &Data<Db>, id: PeriodId, faults: Vec<Fault>) -> Reply {
    let loaded = db.tenant(&visit.actor, "periods.show", move |tx| Loaded::read(tx, id)).await?;
    let obstacles = faults.iter().filter_map(|fault| obstacle(visit, fault, id)).collect();
    let view = loaded.view(visit, obstacles);
    let page = visit.page("admin/periods/show", loaded.period.name.clone());
    let page = page.under(visit.text("periods-title"), format!("{}/office/periods", visit.home()));
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

fn form_page(visit: &SignedIn, typed: PeriodForm, faults: Vec<Fault>) -> Reply {
    let page = visit.page("admin/periods/new", visit.text("period-new-title"));
    let page = page.under(visit.text("periods-title"), format!("{}/office/periods", visit.home()));
    let page = if faults.is_empty() { page } else { page.faults(faults) };
    page.show(&New { typed, action: format!("{}/office/periods", visit.home()) })
}

fn read(form: &PeriodForm) -> Result<NewPeriod, Vec<Fault>> {
    let mut faults = Vec::new();
    if form.name.trim().is_empty() {
        faults.push(Fault::field("name", "period-name-missing"));
    }
    let start = dates::read(&form.start).ok_or_else(|| Fault::field("start", "period-start-missing"));
    let last = dates::read(&form.last).ok_or_else(|| Fault::field("last", "period-last-missing"));
    let days = match (start, last) {
        (Ok(start), Ok(last)) => {
            let days = last.tomorrow().ok().and_then(|end| Period::new(start, end).ok());
            days.ok_or_else(|| faults.push(Fault::field("last", "period-last-before-start"))).ok()
        }
        (start, last) => {
            faults.extend(start.err());
            faults.extend(last.err());
            None
        }
    };
    match days {
        Some(days) if faults.is_empty() => Ok(NewPeriod { name: form.name.trim().to_owned(), days }),
        _ => Err(faults),
    }
}

fn obstacle(visit: &SignedIn, fault: &Fault, period: PeriodId) -> Option<Obstacle> {
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
    fn read(tx: &mut TenantTx<'_>, id: PeriodId) -> Result<Self, StoreError> {
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

    fn view(&self, visit: &SignedIn, obstacles: Vec<Obstacle>) -> Show {
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
            return (visit.text_with("period-usage-none", &[("meter", meter.name.clone())]), true);
        }
        let words = visit.words();
        let args = [
            ("quantity", words.quantity(&total).into()),
            ("meter", meter.name.as_str().into()),
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
