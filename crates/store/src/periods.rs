//! Periods over which costs are divided, and the lock that orders what comes in against what is divided.
//!
//! Invariant: usage and costs come in while the period is held, and a run is made while it is locked; the
//! instant of
//! each is read after the lock, so that a run divides exactly what was stored before its own instant.

use diesel::prelude::*;
use diesel::sql_types::Int8;
use jiff::{SignedDuration, Timestamp};
use jiff_diesel::ToDiesel;
use kernel::{Period, PeriodId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::periods;
use crate::wire::unreadable;

/// A period of the books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookPeriod {
    /// The period.
    pub id: PeriodId,
    /// Name, such as `3e kwartaal 2026`.
    pub name: String,
    /// Its days.
    pub days: Period,
    /// When a run over it was approved: nothing comes in any more.
    pub settled_at: Option<Timestamp>,
}

impl BookPeriod {
    /// Whether usage and costs still come in.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.settled_at.is_none()
    }
}

/// A period under its lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedPeriod {
    /// The period, as it is under the lock.
    pub period: BookPeriod,
    /// The instant at which the lock was held: later than every instant of who held it before.
    pub at: Timestamp,
}

type Row = (Uuid, String, jiff_diesel::Date, jiff_diesel::Date, Option<jiff_diesel::Timestamp>);

fn read((id, name, starts_on, ends_on, settled_at): Row) -> Result<BookPeriod, StoreError> {
    let days = Period::new(starts_on.to_jiff(), ends_on.to_jiff()).map_err(unreadable)?;
    let settled_at = settled_at.map(jiff_diesel::Timestamp::to_jiff);
    Ok(BookPeriod { id: id.into(), name, days, settled_at })
}

macro_rules! columns {
    () => {
        (periods::id, periods::name, periods::starts_on, periods::ends_on, periods::settled_at)
    };
}

impl TenantTx<'_> {
    /// All periods, newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn periods(&mut self) -> Result<Vec<BookPeriod>, StoreError> {
        let rows: Vec<Row> = periods::table
            .filter(periods::cooperative_id.eq(self.tenant()))
            .order(periods::starts_on.desc())
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// One period.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn period(&mut self, id: PeriodId) -> Result<BookPeriod, StoreError> {
        let row: Row = periods::table
            .filter(periods::cooperative_id.eq(self.tenant()))
            .filter(periods::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        read(row)
    }

    /// The period that ended last before these days, or when they began.
    ///
    /// # Errors
    /// Those of the query.
    pub fn period_before(&mut self, days: Period) -> Result<Option<BookPeriod>, StoreError> {
        let row: Option<Row> = periods::table
            .filter(periods::cooperative_id.eq(self.tenant()))
            .filter(periods::ends_on.le(days.start().to_diesel()))
            .order(periods::ends_on.desc())
            .select(columns!())
            .first(self.conn())
            .optional()?;
        row.map(read).transpose()
    }

    /// Makes a period.
    ///
    /// # Errors
    /// `periods_no_overlap` where it shares a day with another, `periods_name` where the name is taken.
    pub fn add_period(&mut self, name: &str, days: Period) -> Result<PeriodId, StoreError> {
        let id = self.new_id::<PeriodId>();
        diesel::insert_into(periods::table)
            .values((
                periods::cooperative_id.eq(self.tenant()),
                periods::id.eq(id.0),
                periods::name.eq(name),
                periods::starts_on.eq(days.start().to_diesel()),
                periods::ends_on.eq(days.end().to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Locks the period alone: for making, approving or rejecting a run.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_period(&mut self, id: PeriodId) -> Result<LockedPeriod, StoreError> {
        let row: Row = periods::table
            .filter(periods::cooperative_id.eq(self.tenant()))
            .filter(periods::id.eq(id.0))
            .select(columns!())
            .for_update()
            .first(self.conn())?;
        Ok(LockedPeriod { period: read(row)?, at: self.instant()? })
    }

    /// Holds the period beside others who do: for what comes in. Nobody makes a run of it meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn hold_period(&mut self, id: PeriodId) -> Result<LockedPeriod, StoreError> {
        let row: Row = periods::table
            .filter(periods::cooperative_id.eq(self.tenant()))
            .filter(periods::id.eq(id.0))
            .select(columns!())
            .for_share()
            .first(self.conn())?;
        Ok(LockedPeriod { period: read(row)?, at: self.instant()? })
    }

    /// Closes a period to usage and costs: a run over it is approved.
    ///
    /// # Errors
    /// Those of the update.
    pub fn settle_period(&mut self, id: PeriodId) -> Result<(), StoreError> {
        let now = self.now();
        diesel::update(periods::table)
            .filter(periods::cooperative_id.eq(self.tenant()))
            .filter(periods::id.eq(id.0))
            .set(periods::settled_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        Ok(())
    }

    /// The instant of this very statement, on the portal's clock; [`TenantTx::now`] stands still in a
    /// transaction.
    fn instant(&mut self) -> Result<Timestamp, StoreError> {
        let since_start: i64 = diesel::select(diesel::dsl::sql::<Int8>(
            "(extract(epoch FROM clock_timestamp() - now()) * 1000000)::bigint",
        ))
        .get_result(self.conn())?;
        self.now().checked_add(SignedDuration::from_micros(since_start)).map_err(unreadable)
    }
}
