//! The rows of usage: behind an amount, of a meter, of an import; by filter, page by page, and to take along.

use actix_web::web::{Data, Query};
use kernel::{MemberId, MeterId, PeriodId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::usage::{UsageFilter, UsageRow, UsageTotal};
use store::{BookPeriod, Db, Member, Meter, StoreError, TenantTx};
use web::exports::{self, Cell, Sheet};
use web::templates::items::{Choice, Pagination};
use web::{Failure, Reply, SignedIn, formats};

/// Rows on one page.
const A_PAGE: i64 = 50;
/// The most rows in one file: as many as Excel holds.
const MOST_EXPORTED: i64 = 1_000_000;

/// The filters, as the address has them. What cannot be read filters nothing.
#[derive(Clone, Default, Deserialize)]
pub struct Filters {
    #[serde(default)]
    member: String,
    #[serde(default)]
    meter: String,
    #[serde(default)]
    period: String,
    #[serde(default)]
    import: String,
    #[serde(default)]
    page: String,
}

#[derive(Serialize)]
struct Index {
    action: String,
    import: Option<String>,
    members: Vec<Choice>,
    meters: Vec<Choice>,
    periods: Vec<Choice>,
    lead: String,
    rows: Vec<Row>,
    any: bool,
    total: Option<String>,
    pagination: Pagination,
    csv: String,
    new: String,
}

#[derive(Serialize)]
struct Row {
    day: String,
    member: String,
    meter: String,
    quantity: String,
    subject: String,
    event_id: String,
    source: String,
    import: Option<String>,
}

struct Loaded {
    members: Vec<Member>,
    meters: Vec<Meter>,
    periods: Vec<BookPeriod>,
    rows: Vec<UsageRow>,
    total: UsageTotal,
}

fn filter(tx: &mut TenantTx<'_>, asked: &Filters) -> Result<UsageFilter, StoreError> {
    let period = asked.period.parse::<PeriodId>().ok();
    let days = period.map(|id| tx.period(id)).transpose()?.map(|period| period.days);
    Ok(UsageFilter {
        member: asked.member.parse::<MemberId>().ok(),
        meter: asked.meter.parse::<MeterId>().ok(),
        import: asked.import.parse().ok(),
        days,
        pin: None,
    })
}

fn load(tx: &mut TenantTx<'_>, asked: &Filters, page: u32) -> Result<Loaded, StoreError> {
    let filter = filter(tx, asked)?;
    Ok(Loaded {
        members: tx.members()?,
        meters: tx.meters()?,
        periods: tx.periods()?,
        rows: tx.usage_rows(&filter, A_PAGE, (i64::from(page) - 1) * A_PAGE)?,
        total: tx.usage_total(&filter)?,
    })
}

/// A page of rows.
pub async fn index(visit: SignedIn, query: Query<Filters>, db: Data<Db>) -> Reply {
    let asked = query.into_inner();
    let page = asked.page.parse().unwrap_or(1).clamp(1, 100_000);
    let wanted = asked.clone();
    let loaded = db.tenant(&visit.actor, "usage.index", move |tx| load(tx, &wanted, page)).await;
    let view = view(&visit, &asked, &loaded.map_err(Failure::from)?, page);
    visit
        .page("admin/usage/index", visit.text("usage-rows-title"))
        .under(visit.text("usage-title"), format!("{}/office/usage-imports", visit.home()))
        .show(&view)
}

/// The rows as a table to take along.
pub async fn export(visit: SignedIn, query: Query<Filters>, db: Data<Db>) -> Reply {
    let asked = query.into_inner();
    let rows = db.tenant(&visit.actor, "usage.export", move |tx| {
        let filter = filter(tx, &asked)?;
        tx.usage_rows(&filter, MOST_EXPORTED, 0)
    });
    let rows: Vec<UsageRow> = rows.await?;
    exports::file(&visit.text("usage-rows-file"), "csv", &[sheet(&visit, &rows)])
}

fn sheet(visit: &SignedIn, rows: &[UsageRow]) -> Sheet {
    let heads =
        ["usage-day", "usage-member", "usage-meter", "usage-quantity", "usage-subject", "usage-event-id"];
    let cells = |row: &UsageRow| {
        let quantity = row.quantity.to_string().parse().map_or(Cell::Empty, Cell::Quantity);
        vec![
            Cell::Day(row.day),
            Cell::Text(row.member_name.clone()),
            Cell::Text(row.meter_name.clone()),
            quantity,
            Cell::Text(row.subject.clone().unwrap_or_default()),
            Cell::Text(row.event_id.clone()),
        ]
    };
    Sheet {
        name: visit.text("usage-rows-title"),
        head: heads.iter().map(|head| visit.text(head)).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

fn view(visit: &SignedIn, asked: &Filters, loaded: &Loaded, page: u32) -> Index {
    let home = visit.home();
    let address = format!("{home}/office/usage");
    let query = format!(
        "member={}&meter={}&period={}&import={}",
        known(&asked.member),
        known(&asked.meter),
        known(&asked.period),
        known(&asked.import)
    );
    let last = loaded.total.rows.div_ceil(50).clamp(1, 100_000);
    let last = u32::try_from(last).unwrap_or(1);
    let all = |key: &str, chosen: &str| Choice {
        label: visit.text(key),
        selected: chosen.is_empty(),
        ..Choice::default()
    };
    let choices = |first: Choice, rest: Vec<(String, String)>, chosen: &str| {
        let choice = |(value, label): (String, String)| Choice {
            selected: value == chosen,
            value,
            label,
            ..Choice::default()
        };
        std::iter::once(first).chain(rest.into_iter().map(choice)).collect()
    };
    let members = loaded.members.iter().map(|m| (m.id.to_string(), m.name.clone())).collect();
    let meters = loaded.meters.iter().map(|m| (m.id.to_string(), m.name.clone())).collect();
    let periods = loaded.periods.iter().map(|p| (p.id.to_string(), p.name.clone())).collect();
    Index {
        import: (!asked.import.is_empty()).then(|| known(&asked.import).to_owned()),
        members: choices(all("usage-all-members", &asked.member), members, &asked.member),
        meters: choices(all("usage-all-meters", &asked.meter), meters, &asked.meter),
        periods: choices(all("usage-all-periods", &asked.period), periods, &asked.period),
        lead: visit.say("usage-rows-lead", json!({ "rows": loaded.total.rows })),
        rows: loaded.rows.iter().map(|one| row(visit, &home, one)).collect(),
        any: !loaded.rows.is_empty(),
        // Only of one meter a sum means something.
        total: (!asked.meter.is_empty()).then(|| quantity(visit, &loaded.total.quantity.to_string())),
        pagination: Pagination::around(page, last, |n| format!("{address}?{query}&page={n}")),
        csv: format!("{address}/csv?{query}"),
        new: format!("{home}/office/usage-imports/new"),
        action: address,
    }
}

/// An id of the address, or nothing: it goes back into addresses.
fn known(id: &str) -> &str {
    if id.parse::<PeriodId>().is_ok() { id } else { "" }
}

fn quantity(visit: &SignedIn, text: &str) -> String {
    formats::quantity(visit.language(), text).unwrap_or_else(|_| text.to_owned())
}

fn row(visit: &SignedIn, home: &str, row: &UsageRow) -> Row {
    Row {
        day: visit.words().day(row.day),
        member: row.member_name.clone(),
        meter: row.meter_name.clone(),
        quantity: quantity(visit, &row.quantity.to_string()),
        subject: row.subject.clone().unwrap_or_default(),
        event_id: row.event_id.clone(),
        source: match row.import {
            Some(_) => visit.text("usage-source-file"),
            None => row.source.clone(),
        },
        import: row.import.map(|import| format!("{home}/office/usage-imports/{import}")),
    }
}
