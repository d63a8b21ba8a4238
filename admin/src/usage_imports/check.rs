//! The dry run: what is good, what is not, and what would change.

use actions::Fault;
use intake::RowFault;
use intake::usage::Summary;
use jiff::civil::Date;
use kernel::{MeterId, Period};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::json;
use store::usage::{MeterSum, UsageFilter};
use store::usage_imports::UsageImport;
use store::{StoreError, TenantTx};
use web::templates::items::{Choice, Fact, Step};
use web::{Failure, Reply, SignedIn, formats};

use super::faults::{self, Faults};
use super::new::steps;
use crate::rows::column;

#[derive(Serialize)]
struct Check {
    lead: String,
    steps: Vec<Step>,
    facts: Vec<Fact>,
    faulty: Option<Faults>,
    columns: Vec<Column>,
    changes: Option<Changes>,
    choices: Vec<Choice>,
    any_good: bool,
    may_decide: bool,
    action: String,
    cancel: String,
    new: String,
}

#[derive(Serialize)]
struct Column {
    heading: String,
    meaning: String,
    first_value: String,
}

#[derive(Serialize)]
struct Changes {
    title: String,
    meters: Vec<Change>,
    note: Option<String>,
}

#[derive(Serialize)]
struct Change {
    name: String,
    quantity: String,
    delta: Option<String>,
    icon: Option<&'static str>,
    tone: Option<&'static str>,
}

/// What there was before: what the file is compared with.
pub(super) struct Before {
    label: Label,
    sums: Vec<MeterSum>,
    /// What is in store of the period already, where the file is compared with a whole period.
    already: Vec<MeterSum>,
}

enum Label {
    Period(String),
    Days(i32),
}

/// A file of half the period or more is compared with the period before; a shorter one with as many days
/// before it.
pub(super) fn load_before(
    tx: &mut TenantTx<'_>,
    import: &UsageImport,
    days: Period,
) -> Result<Option<Before>, StoreError> {
    let Some((first, last)) = read(import).and_then(|summary| summary.days) else { return Ok(None) };
    let length = Period::new(first, last.tomorrow().unwrap_or(last)).map_or(1, Period::days);
    let sums = |tx: &mut TenantTx<'_>, days| {
        tx.meter_sums(&UsageFilter { days: Some(days), ..UsageFilter::default() })
    };
    if length * 2 >= days.days() {
        let Some(before) = tx.period_before(days)? else { return Ok(None) };
        let (already, label) = (sums(tx, days)?, Label::Period(before.name));
        return Ok(Some(Before { label, sums: sums(tx, before.days)?, already }));
    }
    let length = length.max(7);
    let Some(window) = days_before(first, length) else { return Ok(None) };
    Ok(Some(Before { label: Label::Days(length), sums: sums(tx, window)?, already: Vec::new() }))
}

fn days_before(first: Date, length: i32) -> Option<Period> {
    let start = first.checked_sub(jiff::Span::new().days(length)).ok()?;
    Period::new(start, first).ok()
}

/// What the dry run saw.
pub(super) fn read(import: &UsageImport) -> Option<Summary> {
    import.report.clone().and_then(|report| serde_json::from_value(report).ok())
}

pub(super) fn show(
    visit: &SignedIn,
    import: &UsageImport,
    rows: &[RowFault],
    page: u32,
    before: Option<&Before>,
    faults: Vec<Fault>,
) -> Reply {
    let summary = read(import).ok_or_else(|| Failure::Bug("a checked import has no report".to_owned()))?;
    let address = super::address_of(visit, import.id);
    let (name, total) = (&import.upload.file_name, import.counts.refused);
    let view = Check {
        lead: lead(visit, import, &summary),
        steps: steps(visit, 1, [Some(name.clone()), None, None]),
        facts: facts(visit, import, &summary),
        faulty: faults::view(visit, &address, name, rows, total, page),
        columns: columns(visit, &summary),
        changes: before.and_then(|before| changes(visit, &summary, before)),
        choices: choices(visit, import),
        any_good: import.counts.good > 0,
        may_decide: visit.actor.may(store::roles::May::KeepBooks),
        action: format!("{address}/confirmation"),
        cancel: format!("{address}/cancellation"),
        new: format!("{}/office/usage-imports/new", visit.home()),
    };
    let title = visit.say("usage-check-title", json!({ "period": import.period_name }));
    let page = visit
        .page("admin/usage-imports/check", title)
        .under(visit.text("usage-title"), format!("{}/office/usage-imports", visit.home()));
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

fn lead(visit: &SignedIn, import: &UsageImport, summary: &Summary) -> String {
    let counts = &import.counts;
    let key = match (counts.good, counts.refused, counts.repeated) {
        (0, 0, _) => "usage-check-lead-repeated",
        (0, _, _) => "usage-check-lead-none",
        (_, 0, _) => "usage-check-lead-all",
        _ => "usage-check-lead",
    };
    let args = json!({ "good": counts.good, "rows": summary.rows, "refused": counts.refused });
    visit.say(key, args)
}

fn facts(visit: &SignedIn, import: &UsageImport, summary: &Summary) -> Vec<Fact> {
    let counts = &import.counts;
    let rows = |n: u64| visit.say("usage-rows", json!({ "rows": n }));
    let fact = |label: &str, n: u64, note: String| Fact {
        label: visit.text(label),
        value: rows(n),
        note: Some(note),
        href: None,
    };
    let read = visit
        .say("usage-fact-read-note", json!({ "members": summary.members, "meters": summary.meters.len() }));
    let members = visit.say("usage-fact-refused-note", json!({ "members": summary.members_with_faults }));
    let repeated = if counts.repeated == 0 { "usage-fact-repeated-none" } else { "usage-fact-repeated-note" };
    vec![
        fact("usage-fact-read", summary.rows, read),
        fact("usage-fact-good", counts.good, visit.text("usage-fact-good-note")),
        fact("usage-fact-refused", counts.refused, members),
        fact("usage-fact-repeated", counts.repeated, visit.text(repeated)),
    ]
}

fn columns(visit: &SignedIn, summary: &Summary) -> Vec<Column> {
    let one = |reading: &intake::ColumnReading| Column {
        heading: reading.heading.clone(),
        meaning: match reading.meaning {
            Some(meaning) => column(visit, meaning),
            None => visit.text("usage-column-unread"),
        },
        first_value: reading.first_value.clone(),
    };
    summary.columns.iter().map(one).collect()
}

fn choices(visit: &SignedIn, import: &UsageImport) -> Vec<Choice> {
    let counts = json!({ "good": import.counts.good, "refused": import.counts.refused });
    let note = if import.counts.refused == 0 { "usage-choice-good-all" } else { "usage-choice-good-note" };
    let choice = |value: &str, label, note, selected| Choice {
        value: value.to_owned(),
        label,
        note: Some(note),
        selected,
        ..Choice::default()
    };
    let good = choice("good", visit.say("usage-choice-good", counts.clone()), visit.say(note, counts), true);
    let (other, nothing) = (visit.text("usage-choice-other"), visit.text("usage-choice-other-note"));
    vec![good, choice("other", other, nothing, false)]
}

fn changes(visit: &SignedIn, summary: &Summary, before: &Before) -> Option<Changes> {
    let limit = Decimal::new(i64::from(visit.actor.cooperative().deviation_percent), 2);
    let of = |sums: &[MeterSum], meter: MeterId| {
        sums.iter().find(|sum| sum.meter == meter).map_or(Decimal::ZERO, |sum| sum.quantity)
    };
    let mut far = Vec::new();
    let mut one = |meter: &intake::usage::MeterTotal| {
        let now = meter.quantity + of(&before.already, meter.meter);
        let was = of(&before.sums, meter.meter);
        let ratio = (now - was).checked_div(was);
        let is_far = ratio.is_some_and(|ratio| ratio.abs() > limit);
        if is_far {
            far.push(meter.name.clone());
        }
        change(visit, &meter.name, now, ratio, is_far)
    };
    let meters: Vec<Change> = summary.meters.iter().map(&mut one).collect();
    let title = match &before.label {
        Label::Period(name) => visit.say("usage-changes-title", json!({ "before": name })),
        Label::Days(days) => visit.say("usage-changes-days", json!({ "days": (*days) })),
    };
    let percent = i64::from(visit.actor.cooperative().deviation_percent);
    let note = (!far.is_empty())
        .then(|| visit.say("usage-changes-far", json!({ "meters": far.join(", "), "percent": percent })));
    (!meters.is_empty()).then_some(Changes { title, meters, note })
}

fn change(visit: &SignedIn, name: &str, now: Decimal, ratio: Option<Decimal>, is_far: bool) -> Change {
    let shown = now.normalize().to_string();
    let icon = match ratio {
        None => None,
        Some(_) if is_far => Some("alert-triangle"),
        Some(ratio) if ratio.is_sign_negative() => Some("arrow-down"),
        Some(_) => Some("arrow-up"),
    };
    Change {
        name: name.to_owned(),
        quantity: formats::quantity(visit.language(), &shown).unwrap_or(shown),
        delta: ratio.and_then(|ratio| formats::delta(visit.language(), &ratio.round_dp(6).to_string()).ok()),
        icon,
        tone: is_far.then_some("watch"),
    }
}
