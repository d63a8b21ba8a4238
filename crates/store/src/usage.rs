//! Usage that is in store, as its own page lists it: rows by filter, totals, and what each meter counts up
//! to. What runs divide by is in `measurements`.
//!
//! Invariant: with a pin nothing counts that came in after it, so that what a run summed can be shown
//! again.

use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Binary, Date as SqlDate, Nullable, Numeric, Text, Timestamptz, Uuid as SqlUuid,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{ImportId, MemberId, MeterId, Period};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;

/// Which usage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsageFilter {
    /// Of one member.
    pub member: Option<MemberId>,
    /// Of one meter.
    pub meter: Option<MeterId>,
    /// On the days of one period.
    pub days: Option<Period>,
    /// That had come in at this instant.
    pub pin: Option<Timestamp>,
    /// That came with one import.
    pub import: Option<ImportId>,
}

/// One usage event in store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageRow {
    /// Who counted.
    pub source: String,
    /// Id of the event at its source.
    pub event_id: String,
    /// Who used it.
    pub member: MemberId,
    /// Name of the member.
    pub member_name: String,
    /// What was used.
    pub meter: MeterId,
    /// Name of the meter.
    pub meter_name: String,
    /// Local day.
    pub day: Date,
    /// How much.
    pub quantity: Decimal,
    /// What was counted, for meters that count unique subjects.
    pub subject: Option<String>,
    /// SHA-256 of the content.
    pub content_hash: Vec<u8>,
    /// The import it came with; absent for the HTTP interface.
    pub import: Option<ImportId>,
    /// When it was stored.
    pub received_at: Timestamp,
}

/// How much usage there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsageTotal {
    /// Events.
    pub rows: u64,
    /// Sum of the quantities. Only of one meter it means something.
    pub quantity: Decimal,
}

/// What was used of one meter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeterSum {
    /// What.
    pub meter: MeterId,
    /// Its name.
    pub name: String,
    /// How much.
    pub quantity: Decimal,
    /// In how many events.
    pub rows: u64,
    /// By how many members.
    pub members: u64,
    /// The last day with usage.
    pub last_day: Option<Date>,
}

/// The condition that all questions here share; `$1` is the tenant.
const WHERE: &str = "u.cooperative_id = $1
    AND ($2 IS NULL OR u.member_id = $2)
    AND ($3 IS NULL OR u.meter_id = $3)
    AND ($4 IS NULL OR u.day >= $4)
    AND ($5 IS NULL OR u.day < $5)
    AND ($6 IS NULL OR u.received_at <= $6)
    AND ($7 IS NULL OR u.import_id = $7)";

macro_rules! asked {
    ($query:expr, $tx:expr, $filter:expr) => {
        diesel::sql_query($query)
            .bind::<SqlUuid, _>($tx.tenant())
            .bind::<Nullable<SqlUuid>, _>($filter.member.map(Uuid::from))
            .bind::<Nullable<SqlUuid>, _>($filter.meter.map(Uuid::from))
            .bind::<Nullable<SqlDate>, _>($filter.days.map(|days| days.start().to_diesel()))
            .bind::<Nullable<SqlDate>, _>($filter.days.map(|days| days.end().to_diesel()))
            .bind::<Nullable<Timestamptz>, _>($filter.pin.map(ToDiesel::to_diesel))
            .bind::<Nullable<SqlUuid>, _>($filter.import.map(Uuid::from))
    };
}

#[derive(QueryableByName)]
struct EventRow {
    #[diesel(sql_type = Text)]
    source: String,
    #[diesel(sql_type = Text)]
    event_id: String,
    #[diesel(sql_type = SqlUuid)]
    member_id: Uuid,
    #[diesel(sql_type = Text)]
    member_name: String,
    #[diesel(sql_type = SqlUuid)]
    meter_id: Uuid,
    #[diesel(sql_type = Text)]
    meter_name: String,
    #[diesel(sql_type = SqlDate)]
    day: jiff_diesel::Date,
    #[diesel(sql_type = Numeric)]
    quantity: Decimal,
    #[diesel(sql_type = Nullable<Text>)]
    subject: Option<String>,
    #[diesel(sql_type = Binary)]
    content_hash: Vec<u8>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    import_id: Option<Uuid>,
    #[diesel(sql_type = Timestamptz)]
    received_at: jiff_diesel::Timestamp,
}

#[derive(QueryableByName)]
struct TotalRow {
    #[diesel(sql_type = BigInt)]
    n: i64,
    #[diesel(sql_type = Numeric)]
    quantity: Decimal,
}

#[derive(QueryableByName)]
struct MeterRow {
    #[diesel(sql_type = SqlUuid)]
    meter_id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Numeric)]
    quantity: Decimal,
    #[diesel(sql_type = BigInt)]
    n: i64,
    #[diesel(sql_type = BigInt)]
    members: i64,
    #[diesel(sql_type = Nullable<SqlDate>)]
    last_day: Option<jiff_diesel::Date>,
}

impl TenantTx<'_> {
    /// A page of usage, the newest day first, then by member and meter.
    ///
    /// # Errors
    /// Those of the query.
    pub fn usage_rows(
        &mut self,
        filter: &UsageFilter,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<UsageRow>, StoreError> {
        let query = format!(
            "SELECT u.source, u.event_id, u.member_id, m.name AS member_name, u.meter_id,
                 t.name AS meter_name, u.day,
                 u.quantity, u.subject, u.content_hash, u.import_id, u.received_at
             FROM portal.usage_events u
             JOIN portal.members m ON m.cooperative_id = u.cooperative_id AND m.id = u.member_id
             JOIN portal.meters t ON t.cooperative_id = u.cooperative_id AND t.id = u.meter_id
             WHERE {WHERE} ORDER BY u.day DESC, m.name, t.name, u.source, u.event_id LIMIT $8 OFFSET $9"
        );
        let rows: Vec<EventRow> = asked!(query, self, filter)
            .bind::<BigInt, _>(limit)
            .bind::<BigInt, _>(offset)
            .load(self.conn())?;
        Ok(rows.into_iter().map(UsageRow::from).collect())
    }

    /// How much usage there is.
    ///
    /// # Errors
    /// Those of the query.
    pub fn usage_total(&mut self, filter: &UsageFilter) -> Result<UsageTotal, StoreError> {
        let query = format!(
            "SELECT count(*) AS n, coalesce(sum(u.quantity), 0) AS quantity
             FROM portal.usage_events u WHERE {WHERE}"
        );
        let row: TotalRow = asked!(query, self, filter).get_result(self.conn())?;
        Ok(UsageTotal { rows: count(row.n), quantity: row.quantity.normalize() })
    }

    /// What was used of each meter of the cooperative, by name; of a meter without usage nothing, in 0
    /// events.
    ///
    /// # Errors Those of the query.
    pub fn meter_sums(&mut self, filter: &UsageFilter) -> Result<Vec<MeterSum>, StoreError> {
        let query = format!(
            "SELECT t.id AS meter_id, t.name, coalesce(s.quantity, 0) AS quantity, coalesce(s.n, 0) AS n,
                 coalesce(s.members, 0) AS members, s.last_day
             FROM portal.meters t LEFT JOIN (
                 SELECT u.meter_id, sum(u.quantity) AS quantity, count(*) AS n,
                     count(DISTINCT u.member_id) AS members, max(u.day) AS last_day
                 FROM portal.usage_events u WHERE {WHERE} GROUP BY u.meter_id) s ON s.meter_id = t.id
             WHERE t.cooperative_id = $1 AND ($3 IS NULL OR t.id = $3) ORDER BY t.name, t.code"
        );
        let rows: Vec<MeterRow> = asked!(query, self, filter).load(self.conn())?;
        Ok(rows
            .into_iter()
            .map(|row| MeterSum {
                meter: row.meter_id.into(),
                name: row.name,
                quantity: row.quantity.normalize(),
                rows: count(row.n),
                members: count(row.members),
                last_day: row.last_day.map(jiff_diesel::Date::to_jiff),
            })
            .collect())
    }
}

impl From<EventRow> for UsageRow {
    fn from(row: EventRow) -> Self {
        Self {
            source: row.source,
            event_id: row.event_id,
            member: row.member_id.into(),
            member_name: row.member_name,
            meter: row.meter_id.into(),
            meter_name: row.meter_name,
            day: row.day.to_jiff(),
            quantity: row.quantity.normalize(),
            subject: row.subject,
            content_hash: row.content_hash,
            import: row.import_id.map(ImportId::from),
            received_at: row.received_at.to_jiff(),
        }
    }
}

fn count(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}
