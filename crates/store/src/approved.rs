//! Sums over approved runs: what members see of costs at a glance. The amounts themselves are in `run_lines`.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use jiff::Timestamp;
use kernel::{Cents, MemberId, RunId, ServiceId};
use uuid::Uuid;

use crate::allocation_runs::RunState;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::periods::BookPeriod;

/// An approved run with its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovedRun {
    /// The run.
    pub id: RunId,
    /// The period whose costs it divides.
    pub period: BookPeriod,
    /// All costs divided, without VAT.
    pub total: Cents,
    /// Who approved it.
    pub approved_by: String,
    /// When.
    pub approved_at: Timestamp,
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = SqlUuid)]
    of: Uuid,
    #[diesel(sql_type = BigInt)]
    cents: i64,
}

fn sums<K: From<Uuid> + Ord>(rows: Vec<Sum>) -> BTreeMap<K, Cents> {
    rows.into_iter().map(|row| (K::from(row.of), Cents::new(row.cents))).collect()
}

impl TenantTx<'_> {
    /// The approved runs, oldest period first.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn approved_runs(&mut self) -> Result<Vec<ApprovedRun>, StoreError> {
        let periods: BTreeMap<_, _> = self.periods()?.into_iter().map(|period| (period.id, period)).collect();
        let runs = self.runs()?.into_iter().filter(|run| run.state == RunState::Approved);
        let mut approved: Vec<_> = runs
            .filter_map(|run| {
                let (period, decided) = (periods.get(&run.period)?.clone(), run.decided?);
                Some(ApprovedRun {
                    id: run.id,
                    period,
                    total: run.total,
                    approved_by: decided.name,
                    approved_at: decided.at,
                })
            })
            .collect();
        approved.sort_by_key(|run| run.period.days.start());
        Ok(approved)
    }

    /// What each service costs in a run.
    ///
    /// # Errors
    /// Those of the query.
    pub fn sums_by_service(&mut self, run: RunId) -> Result<BTreeMap<ServiceId, Cents>, StoreError> {
        let rows: Vec<Sum> = diesel::sql_query(
            "SELECT service_id AS of, sum(cents)::bigint AS cents FROM portal.allocation_lines
             WHERE cooperative_id = $1 AND run_id = $2 GROUP BY service_id",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(run.0)
        .load(self.conn())?;
        Ok(sums(rows))
    }

    /// What a member pays in each run that it stands in.
    ///
    /// # Errors
    /// Those of the query.
    pub fn sums_of_member(&mut self, member: MemberId) -> Result<BTreeMap<RunId, Cents>, StoreError> {
        let rows: Vec<Sum> = diesel::sql_query(
            "SELECT run_id AS of, sum(cents)::bigint AS cents FROM portal.allocation_lines
             WHERE cooperative_id = $1 AND member_id = $2 GROUP BY run_id",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(member.0)
        .load(self.conn())?;
        Ok(sums(rows))
    }

    /// What a service costs in each run that it stands in.
    ///
    /// # Errors
    /// Those of the query.
    pub fn sums_of_service(&mut self, service: ServiceId) -> Result<BTreeMap<RunId, Cents>, StoreError> {
        let rows: Vec<Sum> = diesel::sql_query(
            "SELECT run_id AS of, sum(cents)::bigint AS cents FROM portal.allocation_lines
             WHERE cooperative_id = $1 AND service_id = $2 GROUP BY run_id",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(service.0)
        .load(self.conn())?;
        Ok(sums(rows))
    }

    /// What a member pays for each service in a run.
    ///
    /// # Errors
    /// Those of the query.
    pub fn amounts_of_member(
        &mut self,
        run: RunId,
        member: MemberId,
    ) -> Result<BTreeMap<ServiceId, Cents>, StoreError> {
        let rows: Vec<Sum> = diesel::sql_query(
            "SELECT service_id AS of, cents FROM portal.allocation_lines
             WHERE cooperative_id = $1 AND run_id = $2 AND member_id = $3",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(run.0)
        .bind::<SqlUuid, _>(member.0)
        .load(self.conn())?;
        Ok(sums(rows))
    }

    /// What each member pays for a service in a run.
    ///
    /// # Errors
    /// Those of the query.
    pub fn amounts_of_service(
        &mut self,
        run: RunId,
        service: ServiceId,
    ) -> Result<BTreeMap<MemberId, Cents>, StoreError> {
        let rows: Vec<Sum> = diesel::sql_query(
            "SELECT member_id AS of, cents FROM portal.allocation_lines
             WHERE cooperative_id = $1 AND run_id = $2 AND service_id = $3",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(run.0)
        .bind::<SqlUuid, _>(service.0)
        .load(self.conn())?;
        Ok(sums(rows))
    }
}
