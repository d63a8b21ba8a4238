//! One amount of a run: what it loads, how it came about, and the usage rows behind it. For the office
//! and for members.

use std::collections::BTreeMap;

use actions::comparison::Beside;
use actions::key_sentence::MeterNames;
use actions::runs::PinnedCost;
use actions::service_keys::{key_of, meters_of};
use allocation::{Derivation, Key, Scenario};
use kernel::{Cents, MemberId, MeterId, RunId, ServiceId, Share};
use store::{
    BookPeriod, Cut, MeasuredRow, MeasuredSpan, Member, Meter, Run, RunRemark, Service, ServiceKey,
    StoreError, TenantTx,
};
use web::Words;
use web::charts::{Bar, Bars, Described, Fill, Group, Size};
use web::templates::items::DeriveStep;

use crate::amount_origin::{self, Origin};
use crate::derivation::Behind;

/// Rows of usage on one page.
pub const ROWS_ON_A_PAGE: i64 = 50;
/// A period of more days than this is drawn by month instead of by week.
const MOST_DAYS_BY_WEEK: i32 = 120;

/// An amount with everything behind it, from one transaction.
pub struct Amount {
    /// The run.
    pub run: Run,
    /// Its period.
    pub period: BookPeriod,
    /// The service.
    pub service: Service,
    /// The member.
    pub member: Member,
    /// How much, and how it came about.
    pub amount: Cents,
    /// What it was in the approved run of the period before.
    pub beside: Beside,
    /// What all members pay for the service, and how many they are.
    pub service_total: Cents,
    /// How many members pay.
    pub payers: usize,
    /// The explanation of a large difference.
    pub remark: Option<RunRemark>,
    /// The usage behind it, of each meter in the key.
    pub usage: Vec<Usage>,
    /// Whose amounts of before are the member's now.
    pub origins: Vec<Origin>,
    derivation: Derivation,
    key: Option<Key>,
    version: Option<ServiceKey>,
    costs: Vec<PinnedCost>,
    meters: Vec<Meter>,
}

/// What one meter counted for the member.
pub struct Usage {
    /// The meter.
    pub meter: Meter,
    /// In all.
    pub quantity: Share,
    /// In how many rows.
    pub rows: i64,
    /// By month or week.
    pub spans: Vec<MeasuredSpan>,
    /// How the spans are cut.
    pub cut: Cut,
}

impl Amount {
    /// Reads an amount.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is no such amount, or not for this actor.
    pub fn read(
        tx: &mut TenantTx<'_>,
        id: RunId,
        service: ServiceId,
        member: MemberId,
    ) -> Result<Self, StoreError> {
        let run = tx.run(id)?;
        let (line, derivation) = tx.run_line(id, service, member)?;
        let unreadable = |error: serde_json::Error| StoreError::Unexpected(error.to_string());
        let derivation = serde_json::from_value(derivation).map_err(unreadable)?;
        let costs: Vec<PinnedCost> = serde_json::from_value(tx.run_costs(id)?).map_err(unreadable)?;
        let period = tx.period(run.period)?;
        let named = tx.service(service)?;
        let key = pinned_key(&tx.run_scenario(id)?, &named.code);
        let version = tx.keys_on(period.days.start())?.remove(&service);
        // A version that was entered after the run divided nothing of it.
        let version = version.filter(|version| key_of(&version.rule) == key);
        let meters = tx.meters()?;
        let lines = tx.run_lines(id)?;
        let paid: Vec<Cents> =
            lines.iter().filter(|one| one.service == service).map(|one| one.amount).collect();
        let before = before(tx, &period, service, member)?;
        let usage = usage(tx, &run, &period, (member, key.as_ref()), &meters)?;
        let origins = amount_origin::read(tx, &run, &period, member)?;
        Ok(Self {
            origins,
            service: named,
            member: tx.member(member)?,
            amount: line.amount,
            beside: Beside { amount: line.amount, before },
            payers: paid.len(),
            service_total: Cents::sum(paid).map_err(|error| StoreError::Unexpected(error.to_string()))?,
            remark: tx
                .run_remarks(id)?
                .into_iter()
                .find(|one| one.service == service && one.member == member),
            costs: costs.into_iter().filter(|cost| cost.service == service).collect(),
            run,
            period,
            usage,
            derivation,
            key,
            version,
            meters,
        })
    }

    /// How it came about, step by step.
    #[must_use]
    pub fn steps(&self, words: Words<'_>) -> Vec<DeriveStep> {
        let mut costs: BTreeMap<&str, (i64, usize)> = BTreeMap::new();
        for cost in &self.costs {
            let (sum, lines) = costs.entry(&cost.category).or_default();
            *sum += cost.amount.cents();
            *lines += 1;
        }
        let costs = costs.into_iter().map(|(name, (sum, lines))| (name.to_owned(), Cents::new(sum), lines));
        let behind = Behind {
            words,
            member: self.member.name.clone(),
            meters: meter_names(&self.meters),
            costs: costs.collect(),
            key: self.key.clone(),
            key_note: self.version.as_ref().map(|key| key_note(words, key)),
        };
        behind.steps(&self.derivation)
    }
}

impl Usage {
    /// What it comes to, in words: `26.682 zaken in 13 weken`.
    #[must_use]
    pub fn headline(&self, words: Words<'_>) -> String {
        let args = [
            ("quantity", words.quantity(&self.quantity).into()),
            ("meter", in_sentence(&self.meter.name).into()),
            ("count", i64::try_from(self.spans.len()).unwrap_or(i64::MAX).into()),
        ];
        words.say(if self.cut == Cut::Week { "amount-usage-weeks" } else { "amount-usage-months" }, &args)
    }

    /// The rows of its table: from when, and how much.
    #[must_use]
    pub fn table(&self, words: Words<'_>) -> Vec<(String, String)> {
        let row = |span: &MeasuredSpan| (span_name(words, self.cut, span), words.quantity(&span.quantity));
        self.spans.iter().map(row).collect()
    }

    /// The chart, drawn.
    #[must_use]
    pub fn chart(&self, words: Words<'_>, id: &str, member: &str) -> String {
        let title = words.say(
            "amount-usage-title",
            &[("meter", in_sentence(&self.meter.name).into()), ("member", member.into())],
        );
        let bar = |span: &MeasuredSpan| Bar {
            label: short_name(self.cut, span),
            value: span.quantity.floor().unwrap_or(i64::MAX),
            fill: Fill::First,
            note: None,
        };
        let group = Group { label: String::new(), bars: self.spans.iter().map(bar).collect() };
        let axis = |value: i64| words.number(value);
        let description = self.headline(words);
        let said = Described { id, title: &title, description: &description };
        Bars { said, size: Size::Low, groups: vec![group], axis: &axis }.draw()
    }
}

/// A page of the usage rows of one meter behind an amount.
///
/// # Errors
/// Those of the store.
pub fn rows(
    tx: &mut TenantTx<'_>,
    amount: &Amount,
    meter: MeterId,
    page: i64,
) -> Result<Vec<MeasuredRow>, StoreError> {
    let of = (amount.member.id, meter);
    let offset = (page - 1) * ROWS_ON_A_PAGE;
    tx.measured_page(of, amount.period.days, amount.run.pinned_at, (ROWS_ON_A_PAGE, offset))
}

/// The key that a run divided a service by.
fn pinned_key(scenario: &str, service: &str) -> Option<Key> {
    let scenario = Scenario::parse(scenario).ok()?;
    let pool = scenario.pools.iter().find(|pool| pool.id() == service)?;
    pool.rules().map(|rules| rules.key.clone())
}

/// The names of meters by code, as sentences want them.
#[must_use]
pub fn meter_names(meters: &[Meter]) -> MeterNames {
    meters.iter().map(|meter| (meter.code.clone(), in_sentence(&meter.name))).collect()
}

/// A name as it stands in the middle of a sentence: without its capital, if that is its only one.
#[must_use]
pub fn in_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if !letters.clone().any(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// Which version of a key it is, and who decided it.
#[must_use]
pub fn key_note(words: Words<'_>, key: &ServiceKey) -> String {
    let version = words.say("derive-key-version", &[("version", i64::from(key.version).into())]);
    if key.note.is_empty() { version } else { format!("{version} {}", key.note) }
}

fn before(
    tx: &mut TenantTx<'_>,
    period: &BookPeriod,
    service: ServiceId,
    member: MemberId,
) -> Result<Option<Cents>, StoreError> {
    let Some(before) = tx.period_before(period.days)? else { return Ok(None) };
    let Some(run) = tx.approved_run_of(before.id)? else { return Ok(None) };
    match tx.run_line(run.id, service, member) {
        Ok((line, _)) => Ok(Some(line.amount)),
        Err(StoreError::Absent) => Ok(None),
        Err(other) => Err(other),
    }
}

fn usage(
    tx: &mut TenantTx<'_>,
    run: &Run,
    period: &BookPeriod,
    (member, key): (MemberId, Option<&Key>),
    meters: &[Meter],
) -> Result<Vec<Usage>, StoreError> {
    let counted: Vec<&str> =
        key.map(meters_of).unwrap_or_default().into_iter().map(|(meter, _)| meter).collect();
    let cut = if period.days.days() > MOST_DAYS_BY_WEEK { Cut::Month } else { Cut::Week };
    let mut usage = Vec::new();
    for meter in meters.iter().filter(|meter| counted.contains(&meter.code.as_str())) {
        let sums = tx.measured_sums(period.days, run.pinned_at)?;
        let sum = sums.into_iter().find(|sum| sum.member == member && sum.meter == meter.id);
        let spans = tx.measured_spans((member, meter.id), period.days, run.pinned_at, cut)?;
        usage.push(Usage {
            meter: meter.clone(),
            quantity: sum.as_ref().map(|sum| sum.quantity.clone()).unwrap_or_default(),
            rows: sum.map(|sum| sum.rows).unwrap_or_default(),
            spans,
            cut,
        });
    }
    Ok(usage)
}

fn span_name(words: Words<'_>, cut: Cut, span: &MeasuredSpan) -> String {
    match cut {
        Cut::Week => {
            let week = span.from.iso_week_date().week().to_string();
            words.say("amount-week", &[("week", week.into()), ("from", words.day(span.from).into())])
        }
        Cut::Month => {
            let date = words.date(span.from);
            date.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or(date)
        }
    }
}

fn short_name(cut: Cut, span: &MeasuredSpan) -> String {
    match cut {
        Cut::Week => span.from.iso_week_date().week().to_string(),
        Cut::Month => span.from.month().to_string(),
    }
}
