//! What was measured of usage: added up for runs, by month and row by row for pages.
//!
//! Invariant: every question names the instant up to which usage counts, so that a run's figures stay
//! what they were.

use diesel::prelude::*;
use diesel::sql_types::{Array, Date as SqlDate, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, MeterId, Period, Share};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::usage_events;
use crate::wire::unreadable;

/// What one meter counted for one member in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredSum {
    /// The member.
    pub member: MemberId,
    /// The meter.
    pub meter: MeterId,
    /// All quantities together, exact.
    pub quantity: Share,
    /// How many rows they are.
    pub rows: i64,
}

/// One row of usage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredRow {
    /// The member.
    pub member: MemberId,
    /// The meter.
    pub meter: MeterId,
    /// The local day.
    pub day: Date,
    /// How much.
    pub quantity: Share,
    /// What was counted, for unique subjects.
    pub subject: Option<String>,
    /// Who counted.
    pub source: String,
    /// Id of the event at its source.
    pub event_id: String,
    /// When it was stored.
    pub received_at: Timestamp,
}

/// What was counted from one day on, for a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredSpan {
    /// First day of the month or week.
    pub from: Date,
    /// The quantity in it.
    pub quantity: Share,
}

/// How a chart cuts a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// By month.
    Month,
    /// By week, from Monday.
    Week,
}

#[derive(QueryableByName)]
struct SumRow {
    #[diesel(sql_type = SqlUuid)]
    member_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    meter_id: Uuid,
    #[diesel(sql_type = Text)]
    quantity: String,
    #[diesel(sql_type = Int8)]
    rows: i64,
}

#[derive(QueryableByName)]
struct EventRow {
    #[diesel(sql_type = SqlUuid)]
    member_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    meter_id: Uuid,
    #[diesel(sql_type = SqlDate)]
    day: jiff_diesel::Date,
    #[diesel(sql_type = Text)]
    quantity: String,
    #[diesel(sql_type = Nullable<Text>)]
    subject: Option<String>,
    #[diesel(sql_type = Text)]
    source: String,
    #[diesel(sql_type = Text)]
    event_id: String,
    #[diesel(sql_type = Timestamptz)]
    received_at: jiff_diesel::Timestamp,
}

#[derive(QueryableByName)]
struct SpanRow {
    #[diesel(sql_type = SqlDate)]
    from: jiff_diesel::Date,
    #[diesel(sql_type = Text)]
    quantity: String,
}

fn read_event(row: EventRow) -> Result<MeasuredRow, StoreError> {
    Ok(MeasuredRow {
        member: row.member_id.into(),
        meter: row.meter_id.into(),
        day: row.day.to_jiff(),
        quantity: row.quantity.parse().map_err(unreadable)?,
        subject: row.subject,
        source: row.source,
        event_id: row.event_id,
        received_at: row.received_at.to_jiff(),
    })
}

impl TenantTx<'_> {
    /// What each meter counted for each member in the period, by meter and member.
    ///
    /// # Errors
    /// Those of the query.
    pub fn measured_sums(
        &mut self,
        period: Period,
        until: Timestamp,
    ) -> Result<Vec<MeasuredSum>, StoreError> {
        let rows: Vec<SumRow> = diesel::sql_query(
            "SELECT member_id, meter_id, sum(quantity)::text AS quantity, count(*) AS rows
             FROM portal.usage_events
             WHERE cooperative_id = $1 AND day >= $2 AND day < $3 AND received_at <= $4
             GROUP BY meter_id, member_id ORDER BY meter_id, member_id",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlDate, _>(period.start().to_diesel())
        .bind::<SqlDate, _>(period.end().to_diesel())
        .bind::<Timestamptz, _>(until.to_diesel())
        .load(self.conn())?;
        rows.into_iter()
            .map(|row| {
                Ok(MeasuredSum {
                    member: row.member_id.into(),
                    meter: row.meter_id.into(),
                    quantity: row.quantity.parse().map_err(unreadable)?,
                    rows: row.rows,
                })
            })
            .collect()
    }

    /// Every row of some meters in the period: for keys that need more than the sum.
    ///
    /// # Errors
    /// Those of the query.
    pub fn measured_rows(
        &mut self,
        meters: &[MeterId],
        period: Period,
        until: Timestamp,
    ) -> Result<Vec<MeasuredRow>, StoreError> {
        let meters: Vec<Uuid> = meters.iter().map(|meter| meter.0).collect();
        let rows: Vec<EventRow> = diesel::sql_query(
            "SELECT member_id, meter_id, day, quantity::text AS quantity,
                 subject, source, event_id, received_at
             FROM portal.usage_events
             WHERE cooperative_id = $1 AND meter_id = ANY ($2) AND day >= $3 AND day < $4
                 AND received_at <= $5
             ORDER BY meter_id, member_id, day, source, event_id",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<Array<SqlUuid>, _>(meters)
        .bind::<SqlDate, _>(period.start().to_diesel())
        .bind::<SqlDate, _>(period.end().to_diesel())
        .bind::<Timestamptz, _>(until.to_diesel())
        .load(self.conn())?;
        rows.into_iter().map(read_event).collect()
    }

    /// A page of the rows of one member and meter in the period, by day.
    ///
    /// # Errors
    /// Those of the query.
    pub fn measured_page(
        &mut self,
        (member, meter): (MemberId, MeterId),
        period: Period,
        until: Timestamp,
        (limit, offset): (i64, i64),
    ) -> Result<Vec<MeasuredRow>, StoreError> {
        let rows: Vec<EventRow> = diesel::sql_query(
            "SELECT member_id, meter_id, day, quantity::text AS quantity,
                 subject, source, event_id, received_at
             FROM portal.usage_events
             WHERE cooperative_id = $1 AND member_id = $2 AND meter_id = $3 AND day >= $4 AND day < $5
                 AND received_at <= $6
             ORDER BY day, source, event_id LIMIT $7 OFFSET $8",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(member.0)
        .bind::<SqlUuid, _>(meter.0)
        .bind::<SqlDate, _>(period.start().to_diesel())
        .bind::<SqlDate, _>(period.end().to_diesel())
        .bind::<Timestamptz, _>(until.to_diesel())
        .bind::<Int8, _>(limit)
        .bind::<Int8, _>(offset)
        .load(self.conn())?;
        rows.into_iter().map(read_event).collect()
    }

    /// How many rows of the period were stored after the instant.
    ///
    /// # Errors
    /// Those of the query.
    pub fn measured_since(&mut self, period: Period, since: Timestamp) -> Result<i64, StoreError> {
        Ok(usage_events::table
            .filter(usage_events::cooperative_id.eq(self.tenant()))
            .filter(usage_events::day.ge(period.start().to_diesel()))
            .filter(usage_events::day.lt(period.end().to_diesel()))
            .filter(usage_events::received_at.gt(since.to_diesel()))
            .count()
            .get_result(self.conn())?)
    }

    /// What one meter counted for one member, month by month or week by week; months without usage
    /// are left out.
    ///
    /// # Errors
    /// Those of the query.
    pub fn measured_spans(
        &mut self,
        (member, meter): (MemberId, MeterId),
        period: Period,
        until: Timestamp,
        cut: Cut,
    ) -> Result<Vec<MeasuredSpan>, StoreError> {
        let unit = match cut {
            Cut::Month => "month",
            Cut::Week => "week",
        };
        let rows: Vec<SpanRow> = diesel::sql_query(
            "SELECT date_trunc($7, day::timestamp)::date AS \"from\", sum(quantity)::text AS quantity
             FROM portal.usage_events
             WHERE cooperative_id = $1 AND member_id = $2 AND meter_id = $3 AND day >= $4 AND day < $5
                 AND received_at <= $6
             GROUP BY 1 ORDER BY 1",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(member.0)
        .bind::<SqlUuid, _>(meter.0)
        .bind::<SqlDate, _>(period.start().to_diesel())
        .bind::<SqlDate, _>(period.end().to_diesel())
        .bind::<Timestamptz, _>(until.to_diesel())
        .bind::<Text, _>(unit)
        .load(self.conn())?;
        rows.into_iter()
            .map(|row| {
                let quantity = row.quantity.parse().map_err(unreadable)?;
                Ok(MeasuredSpan { from: row.from.to_jiff(), quantity })
            })
            .collect()
    }
}
