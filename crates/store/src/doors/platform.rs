//! The operator's door: cooperatives. Each use writes an audit event with its reason.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::Chance;
use uuid::Uuid;

use crate::db::{Db, take_role};
use crate::error::{StoreError, Transient};
use crate::schema::platform::audit_events;
use crate::sessions::Operator;

/// A transaction of the operator.
pub struct PlatformTx<'a> {
    conn: &'a mut PgConnection,
    operator: &'a Operator,
    chance: &'a Chance,
    now: Timestamp,
}

impl PlatformTx<'_> {
    pub(crate) fn conn(&mut self) -> &mut PgConnection {
        self.conn
    }

    /// Who operates.
    #[must_use]
    pub fn operator(&self) -> &Operator {
        self.operator
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
}

/// What the operator does and why: both stand in the audit log.
#[derive(Clone, Debug)]
pub struct Reason {
    /// Name of the transaction.
    pub name: &'static str,
    /// What it is about.
    pub subject: String,
    /// Why, in words.
    pub why: String,
}

impl Db {
    /// Runs `work` as the operator. May run it again: it must do nothing but SQL.
    ///
    /// # Errors
    /// Whatever `work` refuses, and [`StoreError`] where the database does.
    pub async fn platform<T, E, F>(&self, operator: &Operator, reason: Reason, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Transient + Send + 'static,
        F: Fn(&mut PlatformTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (chance, operator) = (self.chance().clone(), operator.clone());
        self.transact(reason.name, move |conn, now| enter(conn, now, &operator, &chance, &reason, &work))
            .await
    }

    /// [`Db::platform`] on the calling thread: for the command line and tests.
    ///
    /// # Errors
    /// As [`Db::platform`].
    pub fn platform_blocking<T, E, F>(&self, operator: &Operator, reason: &Reason, work: F) -> Result<T, E>
    where
        E: From<StoreError> + Transient,
        F: Fn(&mut PlatformTx<'_>) -> Result<T, E>,
    {
        self.transact_blocking(reason.name, &|conn, now| {
            enter(conn, now, operator, self.chance(), reason, &work)
        })
    }
}

fn enter<T, E, F>(
    conn: &mut PgConnection,
    now: Timestamp,
    operator: &Operator,
    chance: &Chance,
    reason: &Reason,
    work: &F,
) -> Result<T, E>
where
    E: From<StoreError>,
    F: Fn(&mut PlatformTx<'_>) -> Result<T, E>,
{
    take_role(conn, "portal_platform")?;
    diesel::insert_into(audit_events::table)
        .values((
            audit_events::id.eq(chance.id(now)),
            audit_events::at.eq(now.to_diesel()),
            audit_events::person_id.eq(Uuid::from(operator.person())),
            audit_events::deed.eq(reason.name),
            audit_events::reason.eq(&reason.why),
            audit_events::subject.eq(&reason.subject),
            audit_events::ip.eq(operator.ip()),
        ))
        .execute(conn)
        .map_err(StoreError::from)?;
    work(&mut PlatformTx { conn, operator, chance, now })
}
