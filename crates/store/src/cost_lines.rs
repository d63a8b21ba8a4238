//! Actual costs of services in a period. Withdrawn, never deleted.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{Cents, CostLineId, PeriodId, ServiceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::cost_lines;

/// A cost of a service in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostLine {
    /// The cost.
    pub id: CostLineId,
    /// The period it counts in.
    pub period: PeriodId,
    /// The service that bears it.
    pub service: ServiceId,
    /// What kind of cost, in words.
    pub category: String,
    /// Amount without VAT; negative for a refund.
    pub amount: Cents,
    /// Document that proves it.
    pub reference: String,
    /// Name of the person who entered it.
    pub entered_by: String,
    /// When.
    pub entered_at: Timestamp,
    /// Who took it back, and when.
    pub withdrawn: Option<(String, Timestamp)>,
}

/// A cost to be entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCostLine {
    /// The period it counts in.
    pub period: PeriodId,
    /// The service that bears it.
    pub service: ServiceId,
    /// What kind of cost, in words.
    pub category: String,
    /// Amount without VAT; negative for a refund.
    pub amount: Cents,
    /// Document that proves it.
    pub reference: String,
}

type Row = (
    Uuid,
    Uuid,
    Uuid,
    String,
    i64,
    String,
    String,
    jiff_diesel::Timestamp,
    Option<String>,
    Option<jiff_diesel::Timestamp>,
);

fn read(row: Row) -> CostLine {
    let (id, period, service, category, cents, reference, entered_by, entered_at, by, at) = row;
    CostLine {
        id: id.into(),
        period: period.into(),
        service: service.into(),
        category,
        amount: Cents::new(cents),
        reference,
        entered_by,
        entered_at: entered_at.to_jiff(),
        withdrawn: by.zip(at.map(jiff_diesel::Timestamp::to_jiff)),
    }
}

macro_rules! columns {
    () => {
        (
            cost_lines::id,
            cost_lines::period_id,
            cost_lines::service_id,
            cost_lines::category,
            cost_lines::cents,
            cost_lines::reference,
            cost_lines::entered_by,
            cost_lines::entered_at,
            cost_lines::withdrawn_by,
            cost_lines::withdrawn_at,
        )
    };
}

impl TenantTx<'_> {
    /// The costs of a period in the order they were entered, those that were withdrawn included.
    ///
    /// # Errors
    /// Those of the query.
    pub fn cost_lines(&mut self, period: PeriodId) -> Result<Vec<CostLine>, StoreError> {
        let rows: Vec<Row> = cost_lines::table
            .filter(cost_lines::cooperative_id.eq(self.tenant()))
            .filter(cost_lines::period_id.eq(period.0))
            .order((cost_lines::entered_at, cost_lines::id))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One cost.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn cost_line(&mut self, id: CostLineId) -> Result<CostLine, StoreError> {
        let row: Row = cost_lines::table
            .filter(cost_lines::cooperative_id.eq(self.tenant()))
            .filter(cost_lines::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// Enters a cost.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_cost_line(&mut self, new: &NewCostLine) -> Result<CostLineId, StoreError> {
        let (id, now) = (self.new_id::<CostLineId>(), self.now());
        let entered_by = self.actor().name().to_owned();
        diesel::insert_into(cost_lines::table)
            .values((
                cost_lines::cooperative_id.eq(self.tenant()),
                cost_lines::id.eq(id.0),
                cost_lines::period_id.eq(new.period.0),
                cost_lines::service_id.eq(new.service.0),
                cost_lines::category.eq(&new.category),
                cost_lines::cents.eq(new.amount.cents()),
                cost_lines::reference.eq(&new.reference),
                cost_lines::entered_by.eq(entered_by),
                cost_lines::entered_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Takes a cost back. Says whether it still stood.
    ///
    /// # Errors
    /// Those of the update.
    pub fn withdraw_cost_line(&mut self, id: CostLineId) -> Result<bool, StoreError> {
        let now = self.now();
        let by = self.actor().name().to_owned();
        let changed = diesel::update(cost_lines::table)
            .filter(cost_lines::cooperative_id.eq(self.tenant()))
            .filter(cost_lines::id.eq(id.0))
            .filter(cost_lines::withdrawn_at.is_null())
            .set((cost_lines::withdrawn_by.eq(by), cost_lines::withdrawn_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        Ok(changed > 0)
    }
}
