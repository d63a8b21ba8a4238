//! The door of sign-in: accounts, sessions, seats and invitations; nothing else of a cooperative.

use diesel::PgConnection;
use jiff::Timestamp;
use kernel::{Chance, PersonId};
use uuid::Uuid;

use crate::db::{Db, set_local, take_role};
use crate::error::{StoreError, Transient};

/// A transaction of the session door.
///
/// Invariant: the rows of `portal` that it sees hang on the person and the token it was told:
/// [`SessionTx::for_person`] and [`SessionTx::for_token`].
pub struct SessionTx<'a> {
    conn: &'a mut PgConnection,
    chance: &'a Chance,
    now: Timestamp,
}

impl SessionTx<'_> {
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

    /// A new id of any kind, sorted by time.
    #[must_use]
    pub fn new_id<I: From<Uuid>>(&self) -> I {
        I::from(self.chance.id(self.now))
    }

    /// From here on the seats of this person are in sight.
    pub(crate) fn for_person(&mut self, person: PersonId) -> Result<(), StoreError> {
        set_local(self.conn, "app.person_id", &person.to_string())
    }

    /// From here on the invitation or token with this hash is in sight.
    pub(crate) fn for_token(&mut self, token_hash: &[u8]) -> Result<(), StoreError> {
        set_local(self.conn, "app.token_hash", &hex::encode(token_hash))
    }

    /// From here on a seat can be taken in this cooperative, for the person told before.
    pub(crate) fn for_cooperative(&mut self, cooperative: Uuid) -> Result<(), StoreError> {
        set_local(self.conn, "app.cooperative_id", &cooperative.to_string())
    }
}

impl Db {
    /// Runs `work` in the session door. May run it again: it must do nothing but SQL.
    ///
    /// # Errors
    /// Whatever `work` refuses, and [`StoreError`] where the database does.
    pub async fn session<T, E, F>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Transient + Send + 'static,
        F: Fn(&mut SessionTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let chance = self.chance().clone();
        self.transact(name, move |conn, now| enter(conn, now, &chance, &work)).await
    }

    /// [`Db::session`] on the calling thread: for the command line and tests.
    ///
    /// # Errors
    /// As [`Db::session`].
    pub fn session_blocking<T, E, F>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        E: From<StoreError> + Transient,
        F: Fn(&mut SessionTx<'_>) -> Result<T, E>,
    {
        self.transact_blocking(name, &|conn, now| enter(conn, now, self.chance(), &work))
    }
}

fn enter<T, E, F>(conn: &mut PgConnection, now: Timestamp, chance: &Chance, work: &F) -> Result<T, E>
where
    E: From<StoreError>,
    F: Fn(&mut SessionTx<'_>) -> Result<T, E>,
{
    take_role(conn, "portal_session")?;
    // Strict settings are errors where they are unset; a door that was told nothing sees nobody's rows.
    set_local(conn, "app.person_id", &Uuid::nil().to_string())?;
    set_local(conn, "app.token_hash", "")?;
    set_local(conn, "app.cooperative_id", &Uuid::nil().to_string())?;
    work(&mut SessionTx { conn, chance, now })
}
