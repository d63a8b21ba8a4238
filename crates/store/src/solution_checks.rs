//! What was found each night at the address of the `publiccode.yml` of a solution.
//!
//! Invariant: one look a night (`solution_checks_pkey`), settled once and never changed after
//! (`settled_by_the_portal`). The worker learns which solutions are to be looked at, and nothing of them.

use diesel::prelude::*;
use diesel::sql_types::{Date as SqlDate, Int8, Uuid as SqlUuid};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, SolutionId};
use uuid::Uuid;

use crate::doors::{TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::schema::portal::solution_checks;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionCheck {
    /// The day of the night.
    pub day: Date,
    /// `good`, `faulty` or `unreachable`.
    pub state: String,
    /// Word for why no file came.
    pub why: String,
    /// Fingerprint of the file.
    pub sha256: String,
    /// Faults, and fields in which the file says something else.
    pub found: serde_json::Value,
    /// When.
    pub checked_at: Timestamp,
}

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = SqlUuid)]
    cooperative_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

type Row = (jiff_diesel::Date, String, String, String, serde_json::Value, Option<jiff_diesel::Timestamp>);

fn read((day, state, why, sha256, found, checked_at): Row) -> Option<SolutionCheck> {
    let checked_at = checked_at?.to_jiff();
    Some(SolutionCheck { day: day.to_jiff(), state, why, sha256, found, checked_at })
}

impl TenantTx<'_> {
    /// Plans tonight's look at a solution. `false` where it was planned already.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn plan_check(&mut self, solution: SolutionId) -> Result<bool, StoreError> {
        let today = self.today();
        let added = diesel::insert_into(solution_checks::table)
            .values((
                solution_checks::cooperative_id.eq(self.tenant()),
                solution_checks::solution_id.eq(solution.0),
                solution_checks::day.eq(today.to_diesel()),
                solution_checks::state.eq("waiting"),
                solution_checks::found.eq(serde_json::json!({})),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(added == 1)
    }

    /// Keeps what was found in a planned look. `false` where it was settled before.
    ///
    /// # Errors
    /// Those of the update.
    pub fn settle_check(&mut self, solution: SolutionId, found: &SolutionCheck) -> Result<bool, StoreError> {
        let changed = diesel::update(solution_checks::table)
            .filter(solution_checks::cooperative_id.eq(self.tenant()))
            .filter(solution_checks::solution_id.eq(solution.0))
            .filter(solution_checks::day.eq(found.day.to_diesel()))
            .filter(solution_checks::state.eq("waiting"))
            .set((
                solution_checks::state.eq(&found.state),
                solution_checks::why.eq(&found.why),
                solution_checks::sha256.eq(&found.sha256),
                solution_checks::found.eq(&found.found),
                solution_checks::checked_at.eq(found.checked_at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(changed == 1)
    }

    /// The newest settled look at a solution, if there is one.
    ///
    /// # Errors
    /// Those of the query.
    pub fn last_check(&mut self, solution: SolutionId) -> Result<Option<SolutionCheck>, StoreError> {
        let row: Option<Row> = solution_checks::table
            .filter(solution_checks::cooperative_id.eq(self.tenant()))
            .filter(solution_checks::solution_id.eq(solution.0))
            .filter(solution_checks::checked_at.is_not_null())
            .order(solution_checks::day.desc())
            .select((
                solution_checks::day,
                solution_checks::state,
                solution_checks::why,
                solution_checks::sha256,
                solution_checks::found,
                solution_checks::checked_at,
            ))
            .first(self.conn())
            .optional()?;
        Ok(row.and_then(read))
    }
}

/// Published solutions with a file at an address, at which nobody looked on this day: those whose last look
/// is longest ago first, of each cooperative so many, the cooperatives in turn.
const UNCHECKED: &str = "SELECT cooperative_id, id FROM (
    SELECT s.cooperative_id, s.id, coalesce(tonight.looks, 0)
        + row_number() OVER (PARTITION BY s.cooperative_id ORDER BY (SELECT max(c.day)
            FROM portal.solution_checks c WHERE c.cooperative_id = s.cooperative_id
                AND c.solution_id = s.id) NULLS FIRST, s.id) AS place
    FROM portal.solutions s
    JOIN platform.cooperatives o ON o.id = s.cooperative_id AND NOT o.demonstration
    LEFT JOIN (SELECT c.cooperative_id, count(*) AS looks FROM portal.solution_checks c
        WHERE c.day = $1 GROUP BY c.cooperative_id) AS tonight ON tonight.cooperative_id = s.cooperative_id
    WHERE s.state = 'published' AND s.publiccode LIKE 'https://%' AND NOT EXISTS (
        SELECT FROM portal.solution_checks c WHERE c.cooperative_id = s.cooperative_id
            AND c.solution_id = s.id AND c.day = $1)) AS unchecked
    WHERE place <= $2 ORDER BY place, cooperative_id LIMIT 20";

impl WorkerTx<'_> {
    /// Solutions at whose file nobody looked today, from this hour in Amsterdam on; at most `most` of each
    /// cooperative in a day. Those of the demonstration are left alone: their addresses are invented.
    ///
    /// # Errors
    /// Those of the query.
    pub fn unchecked_solutions(
        &mut self,
        from_hour: i8,
        most: i64,
    ) -> Result<Vec<(CooperativeId, SolutionId)>, StoreError> {
        let now = self.now();
        if now.to_zoned(crate::wire::amsterdam()).hour() < from_hour {
            return Ok(Vec::new());
        }
        let rows: Vec<DueRow> = diesel::sql_query(UNCHECKED)
            .bind::<SqlDate, _>(crate::wire::local_day(now).to_diesel())
            .bind::<Int8, _>(most)
            .load(self.conn())?;
        Ok(rows.into_iter().map(|row| (row.cooperative_id.into(), row.id.into())).collect())
    }
}
