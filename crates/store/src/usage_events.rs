//! Usage comes in: by file in batches, by HTTP one or a few at a time, through the same three steps.
//!
//! 1. [`TenantTx::hold_period`] holds the periods of the rows: a run that pins or settles one of them
//!    waits, so that `received_at <= pin` is true for exactly the rows that the run saw.
//! 2. [`TenantTx::usage_in_store`] says which rows of a batch are there already, with the same content or
//!    other.
//! 3. [`TenantTx::keep_usage`] stores the rest.
//!
//! Invariant: an event id of a source is stored once, and never changed.
//! Invariant: rows go in by COPY into a temporary table and INSERT .. SELECT: COPY into a table with row
//! security is refused by PostgreSQL, and row by row a million of them take minutes.

use std::fmt::Write as _;

use diesel::pg::CopyFormat;
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Int4, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{ImportId, MemberId, MeterId};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use batch::usage_batch;

/// Rows of one batch: some 300 bytes each wait in memory.
pub const BATCH: usize = 20_000;

mod batch {
    //! The temporary table, as diesel sees it.

    diesel::table! {
        usage_batch (n) {
            n -> Int4,
            event_id -> Text,
            member_id -> Uuid,
            meter_id -> Uuid,
            day -> Date,
            quantity -> Numeric,
            subject -> Nullable<Text>,
            content_hash -> Binary,
        }
    }
}

/// A usage event that may be stored: everything in it is known and judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUsage {
    /// Id of the event at its source.
    pub event_id: String,
    /// Who used it.
    pub member: MemberId,
    /// What was used.
    pub meter: MeterId,
    /// Local day.
    pub day: Date,
    /// How much.
    pub quantity: Decimal,
    /// What was counted, for meters that count unique subjects.
    pub subject: Option<String>,
    /// The same id with another hash is a conflict.
    pub content_hash: [u8; 32],
}

/// A row of a batch whose event id is in store already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InStore {
    /// Its place in the batch.
    pub place: usize,
    /// Whether its content is the same too: then storing it again has no effect. Else it is a conflict.
    pub same: bool,
}

#[derive(QueryableByName)]
struct InStoreRow {
    #[diesel(sql_type = Int4)]
    n: i32,
    #[diesel(sql_type = Bool)]
    same: bool,
}

impl TenantTx<'_> {
    /// Takes the rows as the batch of this transaction, in place of the one before, and says which of them
    /// are in store.
    ///
    /// No two rows of a batch may have the same event id.
    ///
    /// # Errors Those of the queries.
    pub fn usage_in_store(&mut self, source: &str, rows: &[NewUsage]) -> Result<Vec<InStore>, StoreError> {
        self.fill_batch(rows)?;
        // Asked row by row through the primary key: a join may scan all events of the cooperative for every
        // batch.
        let found: Vec<InStoreRow> = diesel::sql_query(
            "SELECT f.n, f.same FROM (
                 SELECT b.n, (SELECT u.content_hash = b.content_hash FROM portal.usage_events u
                     WHERE u.cooperative_id = $1 AND u.source = $2 AND u.event_id = b.event_id) AS same
                 FROM usage_batch b OFFSET 0) f
             WHERE f.same IS NOT NULL ORDER BY f.n",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<Text, _>(source)
        .load(self.conn())?;
        let place = |n| usize::try_from(n).unwrap_or(usize::MAX);
        Ok(found.into_iter().map(|row| InStore { place: place(row.n), same: row.same }).collect())
    }

    /// Stores the rows of the batch but for those that [`TenantTx::usage_in_store`] found. Says how many.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where somebody else stored one of them meanwhile: run the transaction again.
    pub fn keep_usage(
        &mut self,
        source: &str,
        import: Option<ImportId>,
        batch: usize,
        found: &[InStore],
    ) -> Result<usize, StoreError> {
        let places: Vec<i32> = found.iter().map(|row| i32::try_from(row.place).unwrap_or(-1)).collect();
        let now = self.now();
        let stored = diesel::sql_query(
            "INSERT INTO portal.usage_events (cooperative_id, source, event_id, member_id, meter_id, day,
                 quantity, subject, content_hash, import_id, received_at)
             SELECT $1, $2, event_id, member_id, meter_id, day, quantity, subject, content_hash, $3,
                 clock_timestamp() + ($4 - transaction_timestamp())
             FROM usage_batch WHERE n <> ALL ($5)
             ON CONFLICT (cooperative_id, source, event_id) DO NOTHING",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<Text, _>(source)
        .bind::<Nullable<SqlUuid>, _>(import.map(Uuid::from))
        .bind::<Timestamptz, _>(now.to_diesel())
        .bind::<Array<Int4>, _>(places)
        .execute(self.conn())?;
        if stored + found.len() == batch { Ok(stored) } else { Err(StoreError::Conflict) }
    }

    fn fill_batch(&mut self, rows: &[NewUsage]) -> Result<(), StoreError> {
        #[derive(QueryableByName)]
        struct There {
            #[diesel(sql_type = Bool)]
            there: bool,
        }
        let found: There =
            diesel::sql_query("SELECT to_regclass('pg_temp.usage_batch') IS NOT NULL AS there")
                .get_result(self.conn())?;
        let make = "CREATE TEMPORARY TABLE usage_batch (n integer NOT NULL, event_id text NOT NULL,
            member_id uuid NOT NULL, meter_id uuid NOT NULL, day date NOT NULL, quantity numeric NOT NULL,
            subject text, content_hash bytea NOT NULL) ON COMMIT DELETE ROWS";
        // Once per connection: a table per request would fill the catalogue.
        let empty = if found.there { "TRUNCATE usage_batch" } else { make };
        diesel::sql_query(empty).execute(self.conn())?;
        let text = batch_text(rows);
        diesel::copy_from(usage_batch::table)
            .from_raw_data(usage_batch::table, |out| out.write_all(text.as_bytes()).map_err(gone))
            .with_format(CopyFormat::Text)
            .execute(self.conn())?;
        Ok(())
    }
}

fn gone(error: std::io::Error) -> diesel::result::Error {
    diesel::result::Error::SerializationError(Box::new(error))
}

/// The rows as COPY reads them: fields between tabs, `\N` for nothing.
fn batch_text(rows: &[NewUsage]) -> String {
    let mut text = String::with_capacity(rows.len() * 220);
    let mut uuid = Uuid::encode_buffer();
    for (n, row) in rows.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{n}\t");
        push_field(&mut text, &row.event_id);
        text.push('\t');
        text.push_str(row.member.0.as_hyphenated().encode_lower(&mut uuid));
        text.push('\t');
        text.push_str(row.meter.0.as_hyphenated().encode_lower(&mut uuid));
        let _ = write!(text, "\t{}\t{}\t", row.day, row.quantity);
        match &row.subject {
            Some(subject) => push_field(&mut text, subject),
            None => text.push_str("\\N"),
        }
        text.push_str("\t\\\\x");
        text.push_str(&hex::encode(row.content_hash));
        text.push('\n');
    }
    text
}

fn push_field(text: &mut String, field: &str) {
    if !field.contains(['\\', '\t', '\n', '\r', '\0']) {
        text.push_str(field);
        return;
    }
    for letter in field.chars() {
        match letter {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            // PostgreSQL stores every character but this one.
            '\0' => text.push('\u{fffd}'),
            other => text.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_cannot_break_out_of_its_row() {
        let mut text = String::new();
        push_field(&mut text, "a\tb\nc\\.\r\0");
        assert_eq!(text, "a\\tb\\nc\\\\.\\r\u{fffd}");
    }
}
