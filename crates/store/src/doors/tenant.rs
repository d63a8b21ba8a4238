//! The door to one cooperative's rows.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::Chance;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::actor::{Actor, Standing};
use crate::db::{Db, set_local, take_role};
use crate::error::{StoreError, Transient};
use crate::schema::portal::answers;

/// A transaction in one cooperative, for one actor.
///
/// Invariant: connection and tenant are private to this crate, so that no query above it can be written
/// without them.
pub struct TenantTx<'a> {
    conn: &'a mut PgConnection,
    actor: &'a Actor,
    chance: &'a Chance,
    now: Timestamp,
}

impl TenantTx<'_> {
    pub(crate) fn conn(&mut self) -> &mut PgConnection {
        self.conn
    }

    pub(crate) fn tenant(&self) -> Uuid {
        self.actor.cooperative.id.into()
    }

    /// Who works here.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// The transaction's time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Today in Europe/Amsterdam.
    #[must_use]
    pub fn today(&self) -> jiff::civil::Date {
        crate::wire::local_day(self.now)
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

/// How a tenant's transaction is called: by its name alone, or with the key of a form that must act once.
pub trait Call<T>: Send + 'static {
    /// Span, metric label and audit action.
    fn name(&self) -> &'static str;
    /// The answer given before, where this key was used before.
    ///
    /// # Errors
    /// Those of the query.
    fn answered(&self, tx: &mut TenantTx<'_>) -> Result<Option<T>, StoreError>;
    /// Keeps the answer with the rows.
    ///
    /// # Errors
    /// Those of the query.
    fn keep(&self, tx: &mut TenantTx<'_>, answer: &T) -> Result<(), StoreError>;
}

impl<T> Call<T> for &'static str {
    fn name(&self) -> &'static str {
        self
    }

    fn answered(&self, _tx: &mut TenantTx<'_>) -> Result<Option<T>, StoreError> {
        Ok(None)
    }

    fn keep(&self, _tx: &mut TenantTx<'_>, _answer: &T) -> Result<(), StoreError> {
        Ok(())
    }
}

/// A call that acts once: a repeat with the same key gets the answer of the first.
#[derive(Clone, Copy, Debug)]
pub struct Once {
    /// Name of the transaction.
    pub name: &'static str,
    /// The key that the form carried.
    pub key: Uuid,
}

impl<T: Serialize + DeserializeOwned> Call<T> for Once {
    fn name(&self) -> &'static str {
        self.name
    }

    fn answered(&self, tx: &mut TenantTx<'_>) -> Result<Option<T>, StoreError> {
        let person = tx.actor.person.map(Uuid::from).unwrap_or_default();
        let answer: Option<serde_json::Value> = answers::table
            .filter(answers::cooperative_id.eq(tx.tenant()))
            .filter(answers::person_id.eq(person))
            .filter(answers::key.eq(self.key))
            .filter(answers::name.eq(self.name))
            .select(answers::answer)
            .first(tx.conn())
            .optional()?;
        answer.map(|json| serde_json::from_value(json).map_err(crate::wire::unreadable)).transpose()
    }

    fn keep(&self, tx: &mut TenantTx<'_>, answer: &T) -> Result<(), StoreError> {
        let answer = serde_json::to_value(answer).map_err(crate::wire::unreadable)?;
        let person = tx.actor.person.map(Uuid::from).unwrap_or_default();
        let row = (
            answers::cooperative_id.eq(tx.tenant()),
            answers::person_id.eq(person),
            answers::key.eq(self.key),
            answers::name.eq(self.name),
            answers::answer.eq(answer),
            answers::at.eq(tx.now.to_diesel()),
        );
        match diesel::insert_into(answers::table).values(row).execute(tx.conn()).map_err(StoreError::from) {
            // Sent twice at once: the other one was first. Run again, and find its answer.
            Err(StoreError::Constraint(name)) if name == "answers_pkey" => Err(StoreError::Conflict),
            other => other.map(|_| ()),
        }
    }
}

impl Db {
    /// Runs `work` in the actor's cooperative. May run it again: it must do nothing but SQL.
    ///
    /// # Errors
    /// Whatever `work` refuses, and [`StoreError`] where the database does.
    pub async fn tenant<T, E, F>(&self, actor: &Actor, call: impl Call<T>, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Transient + Send + 'static,
        F: Fn(&mut TenantTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let actor = actor.clone();
        let chance = self.chance().clone();
        self.transact(call.name(), move |conn, now| enter(conn, now, &actor, &chance, &call, &work)).await
    }

    /// [`Db::tenant`] on the calling thread: for jobs, the command line and tests.
    ///
    /// # Errors
    /// As [`Db::tenant`].
    pub fn tenant_blocking<T, E, F>(&self, actor: &Actor, call: impl Call<T>, work: F) -> Result<T, E>
    where
        E: From<StoreError> + Transient,
        F: Fn(&mut TenantTx<'_>) -> Result<T, E>,
    {
        self.transact_blocking(call.name(), &|conn, now| enter(conn, now, actor, self.chance(), &call, &work))
    }
}

/// Which private rows are in sight: those of one member, of the office, or none.
fn scope_of(actor: &Actor) -> &'static str {
    match &actor.standing {
        Standing::Seat(seat) if seat.member.is_some() => "member",
        Standing::Seat(_) | Standing::Job => "office",
        Standing::Token(_) => "token",
    }
}

fn enter<T, E, F>(
    conn: &mut PgConnection,
    now: Timestamp,
    actor: &Actor,
    chance: &Chance,
    call: &impl Call<T>,
    work: &F,
) -> Result<T, E>
where
    E: From<StoreError>,
    F: Fn(&mut TenantTx<'_>) -> Result<T, E>,
{
    take_role(conn, "portal_app")?;
    set_local(conn, "app.cooperative_id", &actor.cooperative.id.to_string())?;
    // A policy may look at both settings: who has no member gets nil, which is nobody's id.
    let member = actor.member().map(|member| member.id.0).unwrap_or_default();
    set_local(conn, "app.scope", scope_of(actor))?;
    set_local(conn, "app.member_id", &member.to_string())?;
    // What ends on a day ends by the portal's clock, in policies too.
    set_local(conn, "app.today", &crate::wire::local_day(now).to_string())?;
    let mut tx = TenantTx { conn, actor, chance, now };
    if let Some(answer) = call.answered(&mut tx)? {
        return Ok(answer);
    }
    let answer = work(&mut tx)?;
    call.keep(&mut tx, &answer)?;
    Ok(answer)
}
