//! Which rounds have work for the worker: ballots to seal, voters to remind, an end to come to.
//!
//! Invariant: the worker learns which rounds, and nothing of their ballots: its role reads their ids alone.

use diesel::prelude::*;
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, RoundId};
use uuid::Uuid;

use crate::doors::WorkerTx;
use crate::error::StoreError;

/// A round or a resolution that has something to be done by the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due<I> {
    /// Whose.
    pub cooperative: CooperativeId,
    /// Which.
    pub id: I,
}

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    cooperative_id: Uuid,
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    id: Uuid,
}

/// Rounds that have to be closed: their hour has come, by the clock of the database.
const TO_CLOSE: &str = "SELECT s.cooperative_id, s.round_id AS id FROM portal.round_states s
    JOIN portal.rounds r ON r.cooperative_id = s.cooperative_id AND r.id = s.round_id
    WHERE s.state = 'open' AND r.closes_at <= $1";

/// Rounds with ballots that wait for their seal.
const TO_SEAL: &str = "SELECT s.cooperative_id, s.round_id AS id FROM portal.round_states s
    WHERE s.state = 'open' AND $1 IS NOT NULL AND EXISTS (SELECT FROM portal.ballots b
        WHERE b.cooperative_id = s.cooperative_id AND b.round_id = s.round_id AND NOT EXISTS (
            SELECT FROM portal.ballot_seals e
            WHERE e.cooperative_id = b.cooperative_id AND e.ballot_id = b.id))";

/// Rounds of which nobody was reminded yet, within the days in which that is to be done. On a day once: where
/// somebody did so earlier today, tomorrow is soon enough.
const TO_REMIND: &str = "SELECT s.cooperative_id, s.round_id AS id FROM portal.round_states s
    JOIN portal.rounds r ON r.cooperative_id = s.cooperative_id AND r.id = s.round_id
    WHERE s.state = 'open' AND r.remind_days > 0 AND r.opens_at <= $1 AND $1 < r.closes_at
        AND r.closes_at - make_interval(days => r.remind_days) <= $1
        AND NOT EXISTS (SELECT FROM portal.round_reminders m
            WHERE m.cooperative_id = s.cooperative_id AND m.round_id = s.round_id
                AND (m.sent_at >= r.closes_at - make_interval(days => r.remind_days)
                    OR m.on_day = ($1 AT TIME ZONE 'Europe/Amsterdam')::date))";

impl WorkerTx<'_> {
    /// The rounds whose hour of closing has come.
    ///
    /// # Errors
    /// Those of the query.
    pub fn rounds_to_close(&mut self) -> Result<Vec<Due<RoundId>>, StoreError> {
        self.due(TO_CLOSE)
    }

    /// The open rounds with ballots that wait for their seal.
    ///
    /// # Errors
    /// Those of the query.
    pub fn rounds_to_seal(&mut self) -> Result<Vec<Due<RoundId>>, StoreError> {
        self.due(TO_SEAL)
    }

    /// The open rounds in whose last days nobody was reminded yet.
    ///
    /// # Errors
    /// Those of the query.
    pub fn rounds_to_remind(&mut self) -> Result<Vec<Due<RoundId>>, StoreError> {
        self.due(TO_REMIND)
    }

    /// What a query with the present instant finds due: `cooperative_id` and `id`.
    pub(crate) fn due<I: From<Uuid>>(&mut self, query: &str) -> Result<Vec<Due<I>>, StoreError> {
        let now = self.now();
        let rows: Vec<DueRow> = diesel::sql_query(query)
            .bind::<diesel::sql_types::Timestamptz, _>(now.to_diesel())
            .load(self.conn())?;
        let due = |row: DueRow| Due { cooperative: row.cooperative_id.into(), id: row.id.into() };
        Ok(rows.into_iter().map(due).collect())
    }
}
