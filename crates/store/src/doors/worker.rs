//! The worker's door: sees jobs and outboxes of all cooperatives, and opens the tenant's door for the work
//! itself.

use diesel::PgConnection;
use jiff::Timestamp;
use kernel::Chance;

use crate::db::{Db, take_role};
use crate::error::{StoreError, Transient};

/// A transaction of the worker.
pub struct WorkerTx<'a> {
    conn: &'a mut PgConnection,
    now: Timestamp,
    chance: &'a Chance,
}

impl WorkerTx<'_> {
    pub(crate) fn conn(&mut self) -> &mut PgConnection {
        self.conn
    }

    /// The transaction's time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The source of chance.
    #[must_use]
    pub fn chance(&self) -> &Chance {
        self.chance
    }
}

impl Db {
    /// Runs `work` as the worker, on the calling thread. May run it again: it must do nothing but SQL.
    ///
    /// # Errors
    /// Whatever `work` refuses, and [`StoreError`] where the database does.
    pub fn worker<T, E, F>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        E: From<StoreError> + Transient,
        F: Fn(&mut WorkerTx<'_>) -> Result<T, E>,
    {
        self.transact_blocking(name, &|conn, now| {
            take_role(conn, "portal_worker")?;
            work(&mut WorkerTx { conn, now, chance: self.chance() })
        })
    }
}
