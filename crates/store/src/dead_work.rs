//! Work of a cooperative that was given up after twelve tries: shown to the office, which may have it tried
//! again.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{JobId, OutboxId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{jobs, outbox};

/// A mail that nobody took. A token in it left the database when it was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadMail {
    /// The message.
    pub id: OutboxId,
    /// E-mail address.
    pub recipient: String,
    /// What happened: the name of its templates.
    pub event: String,
    /// What the templates need.
    pub data: serde_json::Value,
    /// When it was given up.
    pub dead_at: Timestamp,
    /// What the last try said.
    pub last_error: String,
}

/// A job that failed each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadJob {
    /// The job.
    pub id: JobId,
    /// What kind of work.
    pub kind: String,
    /// When it was given up.
    pub dead_at: Timestamp,
    /// What the last try said.
    pub last_error: String,
}

type MailRow = (Uuid, String, String, serde_json::Value, jiff_diesel::Timestamp, Option<String>);
type JobRow = (Uuid, String, jiff_diesel::Timestamp, Option<String>);

impl TenantTx<'_> {
    /// The mails that were given up, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn dead_mails(&mut self) -> Result<Vec<DeadMail>, StoreError> {
        let rows: Vec<MailRow> = outbox::table
            .filter(outbox::cooperative_id.eq(self.tenant()))
            .filter(outbox::dead_at.is_not_null())
            .order((outbox::dead_at.desc(), outbox::id.desc()))
            .select((
                outbox::id,
                outbox::recipient,
                outbox::event,
                outbox::data,
                outbox::dead_at.assume_not_null(),
                outbox::last_error,
            ))
            .load(self.conn())?;
        let mails = rows.into_iter().map(|(id, recipient, event, data, dead_at, error)| DeadMail {
            id: id.into(),
            recipient,
            event,
            data,
            dead_at: dead_at.to_jiff(),
            last_error: error.unwrap_or_default(),
        });
        Ok(mails.collect())
    }

    /// The jobs that were given up, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn dead_jobs(&mut self) -> Result<Vec<DeadJob>, StoreError> {
        let rows: Vec<JobRow> = jobs::table
            .filter(jobs::cooperative_id.eq(self.tenant()))
            .filter(jobs::state.eq("dead"))
            .filter(jobs::ended_at.is_not_null())
            .order((jobs::ended_at.desc(), jobs::id.desc()))
            .select((jobs::id, jobs::kind, jobs::ended_at.assume_not_null(), jobs::last_error))
            .load(self.conn())?;
        let dead = rows.into_iter().map(|(id, kind, dead_at, error)| DeadJob {
            id: id.into(),
            kind,
            dead_at: dead_at.to_jiff(),
            last_error: error.unwrap_or_default(),
        });
        Ok(dead.collect())
    }

    /// Has a mail that was given up tried again, twelve times more. Says to whom it goes.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or was not given up.
    pub fn revive_mail(&mut self, id: OutboxId) -> Result<String, StoreError> {
        let now = self.now();
        let recipient = diesel::update(outbox::table)
            .filter(outbox::cooperative_id.eq(self.tenant()))
            .filter(outbox::id.eq(id.0))
            .filter(outbox::dead_at.is_not_null())
            .set((
                outbox::dead_at.eq(None::<jiff_diesel::Timestamp>),
                outbox::last_error.eq(None::<String>),
                outbox::attempts.eq(0),
                outbox::next_at.eq(now.to_diesel()),
            ))
            .returning(outbox::recipient)
            .get_result(self.conn())?;
        Ok(recipient)
    }

    /// Has a job that was given up tried again, twelve times more.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or was not given up.
    pub fn revive_job(&mut self, id: JobId) -> Result<(), StoreError> {
        let now = self.now();
        let changed = diesel::update(jobs::table)
            .filter(jobs::cooperative_id.eq(self.tenant()))
            .filter(jobs::id.eq(id.0))
            .filter(jobs::state.eq("dead"))
            .set((
                jobs::state.eq("waiting"),
                jobs::ended_at.eq(None::<jiff_diesel::Timestamp>),
                jobs::last_error.eq(None::<String>),
                jobs::attempts.eq(0),
                jobs::run_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }
}
