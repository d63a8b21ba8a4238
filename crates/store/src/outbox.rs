//! Mail that waits to be delivered: written with the deed, delivered afterwards, at least once.

use diesel::prelude::*;
use diesel::sql_types::{Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use jiff::{SignedDuration, Timestamp};
use jiff_diesel::ToDiesel;
use kernel::OutboxId;
use uuid::Uuid;

use crate::doors::{PlatformTx, SessionTx, TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::jobs::{MOST_TRIES, back_off};
use crate::schema::{platform, portal};

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// E-mail address.
    pub recipient: String,
    /// What happened: the name of its templates.
    pub event: &'static str,
    /// `nl` or `en`.
    pub language: String,
    /// What the templates need.
    pub data: serde_json::Value,
}

/// A mail that is due.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The message, and its idempotency key.
    pub id: OutboxId,
    of_cooperative: bool,
    /// E-mail address.
    pub recipient: String,
    /// What happened: the name of its templates.
    pub event: String,
    /// `nl` or `en`.
    pub language: String,
    /// What the templates need.
    pub data: serde_json::Value,
    attempts: i32,
}

#[derive(QueryableByName)]
struct MailRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    recipient: String,
    #[diesel(sql_type = Text)]
    event: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Jsonb)]
    data: serde_json::Value,
    #[diesel(sql_type = Int4)]
    attempts: i32,
}

impl TenantTx<'_> {
    /// Puts a mail of the cooperative in the outbox.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn mail(&mut self, mail: &NewMail) -> Result<(), StoreError> {
        use portal::outbox;
        let now = self.now();
        diesel::insert_into(outbox::table)
            .values((
                outbox::cooperative_id.eq(self.tenant()),
                outbox::id.eq(self.new_id::<Uuid>()),
                outbox::recipient.eq(&mail.recipient),
                outbox::event.eq(mail.event),
                outbox::language.eq(&mail.language),
                outbox::data.eq(&mail.data),
                outbox::created_at.eq(now.to_diesel()),
                outbox::next_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}

macro_rules! platform_mail {
    ($door:ident) => {
        impl $door<'_> {
            /// Puts a mail about an account in the outbox.
            ///
            /// # Errors
            /// Those of the insert.
            pub fn mail(&mut self, mail: &NewMail) -> Result<(), StoreError> {
                use platform::outbox;
                let (id, now) = (self.new_id::<Uuid>(), self.now());
                diesel::insert_into(outbox::table)
                    .values((
                        outbox::id.eq(id),
                        outbox::recipient.eq(&mail.recipient),
                        outbox::event.eq(mail.event),
                        outbox::language.eq(&mail.language),
                        outbox::data.eq(&mail.data),
                        outbox::created_at.eq(now.to_diesel()),
                        outbox::next_at.eq(now.to_diesel()),
                    ))
                    .execute(self.conn())?;
                Ok(())
            }
        }
    };
}

platform_mail!(SessionTx);
platform_mail!(PlatformTx);

impl WorkerTx<'_> {
    /// Takes mails that are due, of accounts and of all cooperatives, under a lease: a worker that dies loses
    /// nothing.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn take_mails(&mut self, at_most: i32, lease: SignedDuration) -> Result<Vec<Mail>, StoreError> {
        let mut mails = Vec::new();
        for of_cooperative in [false, true] {
            let table = table_of(of_cooperative);
            let rows: Vec<MailRow> = diesel::sql_query(format!(
                "UPDATE {table} SET next_at = $1, attempts = attempts + 1 WHERE id IN (
                     SELECT id FROM {table} WHERE delivered_at IS NULL AND dead_at IS NULL AND next_at <= $2
                     ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED)
                 RETURNING id, recipient, event, language, data, attempts"
            ))
            .bind::<Timestamptz, _>((self.now() + lease).to_diesel())
            .bind::<Timestamptz, _>(self.now().to_diesel())
            .bind::<Int4, _>(at_most)
            .load(self.conn())?;
            mails.extend(rows.into_iter().map(|row| Mail {
                id: row.id.into(),
                of_cooperative,
                recipient: row.recipient,
                event: row.event,
                language: row.language,
                data: row.data,
                attempts: row.attempts,
            }));
        }
        Ok(mails)
    }

    /// Notes that a mail was handed over, or why not: then it is tried later, twelve times in all. A token
    /// leaves the database with its mail: only its hash stays.
    ///
    /// # Errors
    /// Those of the update.
    pub fn settle_mail(&mut self, mail: &Mail, outcome: &Result<(), String>) -> Result<(), StoreError> {
        let now = self.now();
        let (delivered, dead, next) = match outcome {
            Ok(()) => (Some(now), None, now),
            Err(_) if mail.attempts >= MOST_TRIES => (None, Some(now), now),
            Err(_) => (None, None, now + back_off(mail.attempts)),
        };
        let at = |instant: Option<Timestamp>| instant.map(ToDiesel::to_diesel);
        diesel::sql_query(format!(
            "UPDATE {} SET delivered_at = $2, dead_at = $3, next_at = $4, last_error = $5,
                 data = CASE WHEN $2 IS NULL AND $3 IS NULL THEN data ELSE data - 'token' END
             WHERE id = $1",
            table_of(mail.of_cooperative)
        ))
        .bind::<SqlUuid, _>(mail.id.0)
        .bind::<Nullable<Timestamptz>, _>(at(delivered))
        .bind::<Nullable<Timestamptz>, _>(at(dead))
        .bind::<Timestamptz, _>(next.to_diesel())
        .bind::<Nullable<Text>, _>(outcome.as_ref().err())
        .execute(self.conn())?;
        Ok(())
    }
}

fn table_of(of_cooperative: bool) -> &'static str {
    if of_cooperative { "portal.outbox" } else { "platform.outbox" }
}
