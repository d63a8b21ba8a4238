//! Background work: put in by the transaction that needs it, taken under a lease, tried again when it was cut
//! off.

use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Int4, Int8, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use jiff::{SignedDuration, Timestamp};
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, JobId};
use uuid::Uuid;

use crate::doors::{TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::schema::portal::jobs;

/// After this many tries a job or a mail is dead, and shown to the office.
pub const MOST_TRIES: i32 = 12;
/// A worker renews its lease well before this; after it, another takes the job.
pub const LEASE: SignedDuration = SignedDuration::from_secs(6);

/// One minute, two, four: the pause after the given number of tries.
#[must_use]
pub fn back_off(tries: i32) -> SignedDuration {
    let doublings = u32::try_from(tries.clamp(1, MOST_TRIES) - 1).unwrap_or(0);
    SignedDuration::from_mins(1_i64 << doublings)
}

/// A job that a worker has taken.
#[derive(Clone, Debug)]
pub struct Job {
    /// The job.
    pub id: JobId,
    /// Whose job.
    pub cooperative: CooperativeId,
    /// What kind of work.
    pub kind: String,
    /// What it works on.
    pub payload: serde_json::Value,
    /// How many times it was taken, this one included.
    pub attempts: i32,
}

/// Which kinds of jobs a worker takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds<'k> {
    /// These.
    Only(&'k [&'k str]),
    /// All others; a kind that nobody knows is among them.
    Except(&'k [&'k str]),
}

/// How a job stands, for a progress page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobStatus {
    /// `waiting`, `running`, `done`, `dead` or `cancelled`.
    pub state: String,
    /// How much is done.
    pub done: i64,
    /// Of how much.
    pub total: i64,
    /// How many times it was taken.
    pub attempts: i32,
    /// What the last try said.
    pub last_error: Option<String>,
}

#[derive(QueryableByName)]
struct JobRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    cooperative_id: Uuid,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Jsonb)]
    payload: serde_json::Value,
    #[diesel(sql_type = Int4)]
    attempts: i32,
}

impl TenantTx<'_> {
    /// Puts a job in, in this transaction.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn enqueue(&mut self, kind: &str, payload: &serde_json::Value) -> Result<JobId, StoreError> {
        self.enqueue_on(kind, payload, self.now())
    }

    /// Puts a job in that waits for an instant.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn enqueue_on(
        &mut self,
        kind: &str,
        payload: &serde_json::Value,
        at: Timestamp,
    ) -> Result<JobId, StoreError> {
        let (id, now) = (self.new_id::<JobId>(), self.now());
        diesel::insert_into(jobs::table)
            .values((
                jobs::cooperative_id.eq(self.tenant()),
                jobs::id.eq(id.0),
                jobs::kind.eq(kind),
                jobs::payload.eq(payload),
                jobs::run_at.eq(at.max(now).to_diesel()),
                jobs::created_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Cancels a job that has not ended. Its worker notices at its next step.
    ///
    /// # Errors
    /// Those of the update. `false` where it had ended.
    pub fn cancel_job(&mut self, id: JobId) -> Result<bool, StoreError> {
        let now = self.now();
        let changed = diesel::update(jobs::table)
            .filter(jobs::cooperative_id.eq(self.tenant()))
            .filter(jobs::id.eq(id.0))
            .filter(jobs::state.eq_any(["waiting", "running"]))
            .set((jobs::state.eq("cancelled"), jobs::ended_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// Locks the job until the transaction ends and says whether it is still to be done: the last step of its
    /// work and a cancellation cannot both win.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_running_job(&mut self, id: JobId) -> Result<bool, StoreError> {
        let state: String = jobs::table
            .filter(jobs::cooperative_id.eq(self.tenant()))
            .filter(jobs::id.eq(id.0))
            .select(jobs::state)
            .for_update()
            .first(self.conn())?;
        Ok(state == "running")
    }

    /// Ends the job in the transaction that did its work: it is never done twice.
    ///
    /// # Errors
    /// Those of the update.
    pub fn end_running_job(&mut self, id: JobId) -> Result<(), StoreError> {
        let now = self.now();
        diesel::update(jobs::table)
            .filter(jobs::cooperative_id.eq(self.tenant()))
            .filter(jobs::id.eq(id.0))
            .filter(jobs::state.eq("running"))
            .set((jobs::state.eq("done"), jobs::ended_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        Ok(())
    }
}

impl WorkerTx<'_> {
    /// Takes the job of these kinds that is due longest: a waiting one, or a running one whose lease has
    /// passed.
    ///
    /// # Errors
    /// Those of the query.
    pub fn take_job(&mut self, kinds: Kinds<'_>) -> Result<Option<Job>, StoreError> {
        let now = self.now();
        let (named, wanted) = match kinds {
            Kinds::Only(named) => (named, true),
            Kinds::Except(named) => (named, false),
        };
        let row: Option<JobRow> = diesel::sql_query(
            "UPDATE portal.jobs SET state = 'running', attempts = attempts + 1, leased_until = $1, done = 0
             WHERE (cooperative_id, id) IN (
                 SELECT cooperative_id, id FROM portal.jobs
                 WHERE ((state = 'waiting' AND run_at <= $2) OR (state = 'running' AND leased_until < $2))
                     AND (kind = ANY($3)) = $4
                 ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
             RETURNING id, cooperative_id, kind, payload, attempts",
        )
        .bind::<Timestamptz, _>((now + LEASE).to_diesel())
        .bind::<Timestamptz, _>(now.to_diesel())
        .bind::<Array<Text>, _>(named)
        .bind::<Bool, _>(wanted)
        .get_result(self.conn())
        .optional()?;
        Ok(row.map(|row| Job {
            id: row.id.into(),
            cooperative: row.cooperative_id.into(),
            kind: row.kind,
            payload: row.payload,
            attempts: row.attempts,
        }))
    }

    /// Notes progress and renews the lease. `false` where the job is not ours any more: cancelled, or taken
    /// by another.
    ///
    /// # Errors
    /// Those of the update.
    pub fn renew_job(&mut self, job: &Job, done: i64, total: i64) -> Result<bool, StoreError> {
        let now = self.now();
        let changed = diesel::sql_query(
            "UPDATE portal.jobs SET done = $4, total = $5, leased_until = $6
             WHERE cooperative_id = $1 AND id = $2 AND state = 'running' AND attempts = $3",
        )
        .bind::<SqlUuid, _>(job.cooperative.0)
        .bind::<SqlUuid, _>(job.id.0)
        .bind::<Int4, _>(job.attempts)
        .bind::<Int8, _>(done)
        .bind::<Int8, _>(total)
        .bind::<Timestamptz, _>((now + LEASE).to_diesel())
        .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// Ends a job: done, or to be tried later, or dead after twelve tries.
    ///
    /// # Errors
    /// Those of the update.
    pub fn settle_job(&mut self, job: &Job, outcome: &Result<(), String>) -> Result<(), StoreError> {
        let now = self.now();
        let state = match outcome {
            Ok(()) => "done",
            Err(_) if job.attempts >= MOST_TRIES => "dead",
            Err(_) => "waiting",
        };
        diesel::update(jobs::table)
            .filter(jobs::cooperative_id.eq(job.cooperative.0))
            .filter(jobs::id.eq(job.id.0))
            .filter(jobs::state.eq("running"))
            .filter(jobs::attempts.eq(job.attempts))
            .set((
                jobs::state.eq(state),
                jobs::run_at.eq((now + back_off(job.attempts)).to_diesel()),
                jobs::ended_at.eq((state != "waiting").then(|| now.to_diesel())),
                jobs::last_error.eq(outcome.as_ref().err()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// How many jobs and mails wait or run: the test harness asks.
    ///
    /// # Errors
    /// Those of the query.
    pub fn open_work(&mut self) -> Result<i64, StoreError> {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = Int8)]
            n: i64,
        }
        let count: Count = diesel::sql_query(
            "SELECT (SELECT count(*) FROM portal.jobs WHERE state IN ('waiting', 'running'))
                + (SELECT count(*) FROM portal.outbox WHERE delivered_at IS NULL AND dead_at IS NULL)
                + (SELECT count(*) FROM platform.outbox WHERE delivered_at IS NULL AND dead_at IS NULL) AS n",
        )
        .get_result(self.conn())?;
        Ok(count.n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_from_a_minute() {
        assert_eq!(back_off(1), SignedDuration::from_mins(1));
        assert_eq!(back_off(2), SignedDuration::from_mins(2));
        assert_eq!(back_off(12), SignedDuration::from_mins(2048));
    }
}
