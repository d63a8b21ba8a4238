//! What each member pays for each service in a run and why, and remarks on amounts that differ much.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{Cents, MemberId, RunId, ServiceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{allocation_lines, run_remarks};

/// Rows sent in one statement: PostgreSQL takes at most 65,535 parameters.
const LINES_AT_ONCE: usize = 5_000;

/// An amount of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunLine {
    /// The run.
    pub run: RunId,
    /// The service.
    pub service: ServiceId,
    /// The member.
    pub member: MemberId,
    /// Amount without VAT.
    pub amount: Cents,
}

/// An amount to be kept, with how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRunLine {
    /// The service.
    pub service: ServiceId,
    /// The member.
    pub member: MemberId,
    /// Amount without VAT.
    pub amount: Cents,
    /// The derivation, as the engine gives it.
    pub derivation: serde_json::Value,
}

/// Why an amount differs much from the period before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRemark {
    /// The service.
    pub service: ServiceId,
    /// The member.
    pub member: MemberId,
    /// The explanation, in words.
    pub remark: String,
    /// Name of the person who explained.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}

type LineRow = (Uuid, Uuid, Uuid, i64);

fn read((run, service, member, cents): LineRow) -> RunLine {
    RunLine { run: run.into(), service: service.into(), member: member.into(), amount: Cents::new(cents) }
}

macro_rules! columns {
    () => {
        (
            allocation_lines::run_id,
            allocation_lines::service_id,
            allocation_lines::member_id,
            allocation_lines::cents,
        )
    };
}

impl TenantTx<'_> {
    /// The amounts of a run, by service and member.
    ///
    /// # Errors
    /// Those of the query.
    pub fn run_lines(&mut self, run: RunId) -> Result<Vec<RunLine>, StoreError> {
        self.lines_of_runs(&[run])
    }

    /// The amounts of some runs, by run, service and member.
    ///
    /// # Errors
    /// Those of the query.
    pub fn lines_of_runs(&mut self, runs: &[RunId]) -> Result<Vec<RunLine>, StoreError> {
        let runs: Vec<Uuid> = runs.iter().map(|run| run.0).collect();
        let rows: Vec<LineRow> = allocation_lines::table
            .filter(allocation_lines::cooperative_id.eq(self.tenant()))
            .filter(allocation_lines::run_id.eq_any(runs))
            .order((allocation_lines::run_id, allocation_lines::service_id, allocation_lines::member_id))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One amount of a run and its derivation.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the member does not take the service in this run, or the run is
    /// not for this actor.
    pub fn run_line(
        &mut self,
        run: RunId,
        service: ServiceId,
        member: MemberId,
    ) -> Result<(RunLine, serde_json::Value), StoreError> {
        let (row, derivation): (LineRow, serde_json::Value) = allocation_lines::table
            .filter(allocation_lines::cooperative_id.eq(self.tenant()))
            .filter(allocation_lines::run_id.eq(run.0))
            .filter(allocation_lines::service_id.eq(service.0))
            .filter(allocation_lines::member_id.eq(member.0))
            .select((columns!(), allocation_lines::derivation))
            .first(self.conn())?;
        Ok((read(row), derivation))
    }

    /// Keeps the amounts of a draft.
    ///
    /// # Errors
    /// Those of the insert: the run must be a draft.
    pub fn add_run_lines(&mut self, run: RunId, lines: &[NewRunLine]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        for some in lines.chunks(LINES_AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|line| {
                    (
                        allocation_lines::cooperative_id.eq(tenant),
                        allocation_lines::run_id.eq(run.0),
                        allocation_lines::service_id.eq(line.service.0),
                        allocation_lines::member_id.eq(line.member.0),
                        allocation_lines::cents.eq(line.amount.cents()),
                        allocation_lines::derivation.eq(&line.derivation),
                    )
                })
                .collect();
            diesel::insert_into(allocation_lines::table).values(rows).execute(self.conn())?;
        }
        Ok(())
    }

    /// The remarks on a run's amounts.
    ///
    /// # Errors
    /// Those of the query.
    pub fn run_remarks(&mut self, run: RunId) -> Result<Vec<RunRemark>, StoreError> {
        let rows: Vec<(Uuid, Uuid, String, String, jiff_diesel::Timestamp)> = run_remarks::table
            .filter(run_remarks::cooperative_id.eq(self.tenant()))
            .filter(run_remarks::run_id.eq(run.0))
            .order((run_remarks::service_id, run_remarks::member_id))
            .select((
                run_remarks::service_id,
                run_remarks::member_id,
                run_remarks::remark,
                run_remarks::made_by,
                run_remarks::made_at,
            ))
            .load(self.conn())?;
        let read =
            |(service, member, remark, made_by, made_at): (Uuid, Uuid, _, _, jiff_diesel::Timestamp)| {
                RunRemark {
                    service: service.into(),
                    member: member.into(),
                    remark,
                    made_by,
                    made_at: made_at.to_jiff(),
                }
            };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Explains an amount, or explains it anew.
    ///
    /// # Errors
    /// `run_remarks_line` where there is no such amount.
    pub fn put_run_remark(
        &mut self,
        run: RunId,
        (service, member): (ServiceId, MemberId),
        remark: &str,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        diesel::insert_into(run_remarks::table)
            .values((
                run_remarks::cooperative_id.eq(self.tenant()),
                run_remarks::run_id.eq(run.0),
                run_remarks::service_id.eq(service.0),
                run_remarks::member_id.eq(member.0),
                run_remarks::remark.eq(remark),
                run_remarks::made_by.eq(&by),
                run_remarks::made_at.eq(now.to_diesel()),
            ))
            .on_conflict((
                run_remarks::cooperative_id,
                run_remarks::run_id,
                run_remarks::service_id,
                run_remarks::member_id,
            ))
            .do_update()
            .set((
                run_remarks::remark.eq(remark),
                run_remarks::made_by.eq(&by),
                run_remarks::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}
