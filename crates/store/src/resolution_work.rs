//! Which resolutions have work for the worker: an end to come to, voters to remind; and what was reminded of.
//!
//! Invariant: the worker learns which resolutions, and nothing of their votes: its role reads their hours
//! alone.

use diesel::prelude::*;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::ResolutionId;

use crate::doors::{TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::round_work::Due;
use crate::schema::portal::resolution_reminders;

/// Resolutions whose hour has come, by the clock of the database, and whose closing nobody has put in yet.
const TO_CLOSE: &str = "SELECT r.cooperative_id, r.id FROM portal.resolutions r
    WHERE r.state = 'open' AND r.closes_at <= $1 AND NOT EXISTS (SELECT FROM portal.jobs j
        WHERE j.cooperative_id = r.cooperative_id AND j.kind = 'resolutions.close'
            AND j.payload ->> 'resolution' = r.id::text)";

/// Resolutions in whose last three days nobody was reminded yet. On a day once: where somebody did so earlier
/// today, tomorrow is soon enough.
const TO_REMIND: &str = "SELECT r.cooperative_id, r.id FROM portal.resolutions r
    WHERE r.state = 'open' AND r.opens_at <= $1 AND $1 < r.closes_at AND r.closes_at - interval '3 days' <= $1
        AND NOT EXISTS (SELECT FROM portal.resolution_reminders m
            WHERE m.cooperative_id = r.cooperative_id AND m.resolution_id = r.id
                AND (m.sent_at >= r.closes_at - interval '3 days'
                    OR m.on_day = ($1 AT TIME ZONE 'Europe/Amsterdam')::date))";

/// Resolutions with votes that wait for their seal; what was cast in the last second before closing too. What
/// was closed before there were seals has none.
const TO_SEAL: &str = "SELECT r.cooperative_id, r.id FROM portal.resolutions r
    WHERE r.state IN ('open', 'closed') AND r.votes_sealed AND $1 IS NOT NULL
        AND EXISTS (SELECT FROM portal.votes v
        WHERE v.cooperative_id = r.cooperative_id AND v.resolution_id = r.id
            AND NOT EXISTS (SELECT FROM portal.vote_seals s WHERE s.cooperative_id = v.cooperative_id
                AND s.resolution_id = v.resolution_id AND s.member_id = v.member_id
                AND s.version = v.version))";

impl WorkerTx<'_> {
    /// The resolutions with votes that wait for their seal.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolutions_to_seal(&mut self) -> Result<Vec<Due<ResolutionId>>, StoreError> {
        self.due(TO_SEAL)
    }

    /// The resolutions whose hour of closing has come.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolutions_to_close(&mut self) -> Result<Vec<Due<ResolutionId>>, StoreError> {
        self.due(TO_CLOSE)
    }

    /// The open resolutions in whose last three days nobody was reminded yet.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolutions_to_remind(&mut self) -> Result<Vec<Due<ResolutionId>>, StoreError> {
        self.due(TO_REMIND)
    }
}

impl TenantTx<'_> {
    /// Notes that reminders of a resolution go out today. Says whether they may: on a day once.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_resolution_reminder(&mut self, id: ResolutionId) -> Result<bool, StoreError> {
        let (now, today, by) = (self.now(), self.today(), self.actor().name().to_owned());
        let added = diesel::insert_into(resolution_reminders::table)
            .values((
                resolution_reminders::cooperative_id.eq(self.tenant()),
                resolution_reminders::resolution_id.eq(id.0),
                resolution_reminders::on_day.eq(today.to_diesel()),
                resolution_reminders::sent_by.eq(by),
                resolution_reminders::sent_at.eq(now.to_diesel()),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(added > 0)
    }

    /// The days on which reminders of a resolution went out.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolution_reminders(&mut self, id: ResolutionId) -> Result<Vec<Date>, StoreError> {
        let rows: Vec<jiff_diesel::Date> = resolution_reminders::table
            .filter(resolution_reminders::cooperative_id.eq(self.tenant()))
            .filter(resolution_reminders::resolution_id.eq(id.0))
            .order(resolution_reminders::on_day)
            .select(resolution_reminders::on_day)
            .load(self.conn())?;
        Ok(rows.into_iter().map(jiff_diesel::Date::to_jiff).collect())
    }
}
