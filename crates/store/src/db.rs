//! The pool behind the doors, and the machinery they share: the blocking pool, retries, the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool, PooledConnection};
use jiff::{SignedDuration, Timestamp};
use kernel::Chance;

use crate::error::{StoreError, Transient};

/// Serialisation failures and deadlocks are tried again this often.
const TRIES: u32 = 10;
/// And after a pause of at most this many milliseconds.
const LONGEST_PAUSE_MS: u64 = 50;
/// A page says that the database is away within a second: the wait for a connection stays below it.
const WAIT_FOR_CONNECTION: Duration = Duration::from_millis(800);

/// The database, behind its four doors: [`Db::tenant`], [`Db::session`], [`Db::worker`] and [`Db::platform`].
#[derive(Clone)]
pub struct Db {
    pool: Pool<ConnectionManager<PgConnection>>,
    chance: Chance,
    offset_ms: Arc<AtomicI64>,
}

#[derive(Debug)]
struct Greeting;

impl CustomizeConnection<PgConnection, diesel::r2d2::Error> for Greeting {
    fn on_acquire(&self, conn: &mut PgConnection) -> Result<(), diesel::r2d2::Error> {
        // Dates and numbers cross the wire in binary; messages must not depend on the server's language.
        conn.batch_execute("SET TIME ZONE 'UTC'; SET lc_messages TO 'C'; SET lock_timeout TO '20s'")
            .or_else(|_| conn.batch_execute("SET TIME ZONE 'UTC'; SET lock_timeout TO '20s'"))
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

impl Db {
    /// A pool of at most `connections` to the database at `url`, made as they are needed.
    ///
    /// # Errors
    /// [`StoreError::Away`] never here: a database that is away is met at the first door.
    pub fn open(url: &str, connections: u32, chance: Chance) -> Result<Self, StoreError> {
        let pool = Pool::builder()
            .max_size(connections)
            .min_idle(Some(0))
            .connection_timeout(WAIT_FOR_CONNECTION)
            .test_on_check_out(true)
            .connection_customizer(Box::new(Greeting))
            .build_unchecked(ConnectionManager::new(url));
        Ok(Self { pool, chance, offset_ms: Arc::new(AtomicI64::new(0)) })
    }

    /// The source of chance that this database was opened with.
    #[must_use]
    pub fn chance(&self) -> &Chance {
        &self.chance
    }

    /// The same database with a source of chance and a clock of its own, which begins at the database's:
    /// for the demonstration, whose deeds lie on fixed days.
    #[must_use]
    pub fn apart(&self, chance: Chance) -> Self {
        Self { pool: self.pool.clone(), chance, offset_ms: Arc::new(AtomicI64::new(0)) }
    }

    /// Moves the clock of the portal relative to the database's. Only tests and the demonstration do.
    pub fn move_clock(&self, by: SignedDuration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(0);
        self.offset_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Runs `work` in a named transaction on the blocking pool, again after a conflict.
    pub(crate) async fn transact<T, E, F>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Transient + Send + 'static,
        F: Fn(&mut PgConnection, Timestamp) -> Result<T, E> + Send + 'static,
    {
        let db = self.clone();
        let span = tracing::info_span!("transaction", name);
        let done = tokio::task::spawn_blocking(move || span.in_scope(|| db.transact_blocking(name, &work)));
        done.await.unwrap_or_else(|error| Err(StoreError::Unexpected(error.to_string()).into()))
    }

    /// The same on the calling thread: for the worker, the command line and tests.
    pub(crate) fn transact_blocking<T, E, F>(&self, name: &'static str, work: &F) -> Result<T, E>
    where
        E: From<StoreError> + Transient,
        F: Fn(&mut PgConnection, Timestamp) -> Result<T, E>,
    {
        let mut tries = 1;
        loop {
            match self.try_once(work) {
                Err(error) if error.is_transient() && tries < TRIES => {
                    tracing::debug!(name, tries, "transaction runs again");
                    std::thread::sleep(Duration::from_millis(self.chance.below(LONGEST_PAUSE_MS + 1)));
                    tries += 1;
                }
                done => return done,
            }
        }
    }

    fn try_once<T, E, F>(&self, work: &F) -> Result<T, E>
    where
        E: From<StoreError> + Transient,
        F: Fn(&mut PgConnection, Timestamp) -> Result<T, E>,
    {
        let mut conn = self.connection().map_err(E::from)?;
        conn.build_transaction()
            .read_committed()
            .run(|conn| {
                let now = self.now(conn).map_err(|error| Failed::Business(E::from(error)))?;
                work(conn, now).map_err(Failed::Business)
            })
            .map_err(|failed| match failed {
                Failed::Business(error) => error,
                Failed::Database(error) => E::from(StoreError::from(error)),
            })
    }

    fn connection(&self) -> Result<PooledConnection<ConnectionManager<PgConnection>>, StoreError> {
        Ok(self.pool.get()?)
    }

    fn now(&self, conn: &mut PgConnection) -> Result<Timestamp, StoreError> {
        let now: jiff_diesel::Timestamp =
            diesel::select(diesel::dsl::now.into_sql::<diesel::sql_types::Timestamptz>()).get_result(conn)?;
        let offset = SignedDuration::from_millis(self.offset_ms.load(Ordering::SeqCst));
        now.to_jiff().checked_add(offset).map_err(|error| StoreError::Unexpected(error.to_string()))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Away`] where it does not.
    pub fn ping(&self) -> Result<(), StoreError> {
        self.connection()?.batch_execute("SELECT 1")?;
        Ok(())
    }
}

enum Failed<E> {
    Business(E),
    Database(diesel::result::Error),
}

impl<E> From<diesel::result::Error> for Failed<E> {
    fn from(error: diesel::result::Error) -> Self {
        Failed::Database(error)
    }
}

/// Settings of a transaction: gone with it, so a pooler in transaction mode is safe.
pub(crate) fn set_local(conn: &mut PgConnection, name: &str, value: &str) -> Result<(), StoreError> {
    diesel::sql_query("SELECT set_config($1, $2, true)")
        .bind::<diesel::sql_types::Text, _>(name)
        .bind::<diesel::sql_types::Text, _>(value)
        .execute(conn)?;
    Ok(())
}

/// Changes to the role of a door until the transaction ends.
pub(crate) fn take_role(conn: &mut PgConnection, role: &'static str) -> Result<(), StoreError> {
    conn.batch_execute(&format!("SET LOCAL ROLE {role}"))?;
    Ok(())
}
