//! The list: what waits, totals per meter of a period, and every import.

use kernel::PeriodId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::usage::{MeterSum, UsageFilter};
use store::usage_imports::UsageImport;
use store::{BookPeriod, StoreError, TenantTx};
use web::templates::items::{Choice, Pagination, Task};
use web::{SignedIn, formats};

use super::result::{Badge, badge};
use super::{IMPORTS_A_PAGE, address_of, last_page, offset};

/// So many periods are looked at for one with usage.
const LOOKED_BACK: usize = 4;

/// What the list shows.
#[derive(Serialize)]
pub(super) struct Index {
    todo: Vec<Task>,
    action: String,
    periods: Vec<Choice>,
    period_name: Option<String>,
    meters: Vec<Meter>,
    any_usage: bool,
    imports: Vec<Import>,
    any_import: bool,
    pagination: Pagination,
    new: Option<String>,
    example: String,
    rows: String,
}

#[derive(Serialize)]
struct Meter {
    name: String,
    href: String,
    quantity: String,
    rows: u64,
    members: u64,
    last_day: Option<String>,
}

#[derive(Serialize)]
struct Import {
    file: String,
    href: String,
    period: String,
    started: String,
    by: String,
    badge: Badge,
    good: u64,
    refused: u64,
    repeated: u64,
    decided: bool,
}

/// What is loaded for it.
pub(super) struct Loaded {
    imports: Vec<UsageImport>,
    total: i64,
    open: Vec<UsageImport>,
    periods: Vec<BookPeriod>,
    chosen: Option<BookPeriod>,
    meters: Vec<MeterSum>,
}

pub(super) fn load(tx: &mut TenantTx<'_>, page: u32, period: Option<PeriodId>) -> Result<Loaded, StoreError> {
    let (imports, total) = tx.usage_imports(IMPORTS_A_PAGE, offset(page, IMPORTS_A_PAGE))?;
    let (open, periods) = (tx.imports_with_refused_rows()?, tx.periods()?);
    let (chosen, meters) = match periods.iter().find(|one| Some(one.id) == period) {
        Some(period) => (Some(period.clone()), sums(tx, period)?),
        None => latest(tx, &periods)?,
    };
    Ok(Loaded { imports, total, open, periods, chosen, meters })
}

fn sums(tx: &mut TenantTx<'_>, period: &BookPeriod) -> Result<Vec<MeterSum>, StoreError> {
    tx.meter_sums(&UsageFilter { days: Some(period.days), ..UsageFilter::default() })
}

/// The last period that has begun and has usage; without usage the last one that has begun.
fn latest(
    tx: &mut TenantTx<'_>,
    periods: &[BookPeriod],
) -> Result<(Option<BookPeriod>, Vec<MeterSum>), StoreError> {
    let today = tx.today();
    let begun = || periods.iter().filter(|period| period.days.start() <= today);
    for period in begun().take(LOOKED_BACK) {
        let meters = sums(tx, period)?;
        if meters.iter().any(|meter| meter.rows > 0) {
            return Ok((Some(period.clone()), meters));
        }
    }
    match begun().next().or_else(|| periods.first()) {
        Some(period) => Ok((Some(period.clone()), sums(tx, period)?)),
        None => Ok((None, Vec::new())),
    }
}

pub(super) fn view(visit: &SignedIn, loaded: &Loaded, page: u32) -> Index {
    let home = visit.home();
    let list = format!("{home}/office/usage-imports");
    let chosen = loaded.chosen.as_ref();
    let period = |period: &BookPeriod| Choice {
        value: period.id.to_string(),
        label: period.name.clone(),
        selected: chosen.is_some_and(|chosen| chosen.id == period.id),
        ..Choice::default()
    };
    let query = chosen.map(|period| format!("period={}", period.id)).unwrap_or_default();
    Index {
        todo: loaded.open.iter().map(|import| task(visit, import)).collect(),
        action: list.clone(),
        periods: loaded.periods.iter().map(period).collect(),
        period_name: chosen.map(|period| period.name.clone()),
        meters: loaded.meters.iter().map(|sum| meter(visit, &home, &query, sum)).collect(),
        any_usage: loaded.meters.iter().any(|sum| sum.rows > 0),
        imports: loaded.imports.iter().map(|import| row(visit, import)).collect(),
        any_import: !loaded.imports.is_empty(),
        pagination: Pagination::around(page, last_page(loaded.total, IMPORTS_A_PAGE), |n| {
            format!("{list}?{query}&page={n}")
        }),
        new: visit.actor.may(May::KeepBooks).then(|| format!("{list}/new")),
        example: format!("{home}/office/usage-import-example"),
        rows: format!("{home}/office/usage?{query}"),
    }
}

fn task(visit: &SignedIn, import: &UsageImport) -> Task {
    Task {
        icon: "alert-triangle",
        tone: Some("warning"),
        title: visit.say("usage-todo-refused", json!({ "rows": import.counts.refused })),
        meta: Some(format!("{}, {}", import.upload.file_name, import.period_name)),
        href: address_of(visit, import.id),
        action: visit.text("usage-todo-look"),
        hidden_label: Some(import.upload.file_name.clone()),
        ..Task::default()
    }
}

fn meter(visit: &SignedIn, home: &str, query: &str, sum: &MeterSum) -> Meter {
    let quantity = sum.quantity.to_string();
    Meter {
        name: sum.name.clone(),
        href: format!("{home}/office/usage?{query}&meter={}", sum.meter),
        quantity: formats::quantity(visit.language(), &quantity).unwrap_or(quantity),
        rows: sum.rows,
        members: sum.members,
        last_day: sum.last_day.map(|day| visit.words().day(day)),
    }
}

fn row(visit: &SignedIn, import: &UsageImport) -> Import {
    let done = import.state == store::usage_imports::ImportState::Done;
    Import {
        file: import.upload.file_name.clone(),
        href: address_of(visit, import.id),
        period: import.period_name.clone(),
        started: visit.words().instant(import.started_at),
        by: import.started_by.clone(),
        badge: badge(visit, import.state),
        good: if done { import.counts.stored } else { import.counts.good },
        refused: import.counts.refused,
        repeated: import.counts.repeated,
        decided: import.handled_at.is_some(),
    }
}
