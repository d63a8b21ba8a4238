//! Backup and restore of the whole installation or of one cooperative: rows as JSON, straight from
//! PostgreSQL.
//!
//! The owner of the tables reads all of it in one snapshot, and puts it back in one transaction. What a
//! file of rows looks like, and how it is kept from damage, is the command's business
//! (`docs/formats/backup.md`).
//!
//! Invariant: what row security would hide is an error here and never a hole in a backup.
//! Invariant: sessions, tokens of resets and counts of sign-in attempts are in no backup; one
//! cooperative's holds no mail and no answers of forms either.

mod catalogue;
mod restore;
mod take;

use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text};

pub use restore::Restoring;

/// What is backed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every cooperative, every account, and the registers.
    Installation,
    /// The cooperative at this address, and the accounts of its people.
    Cooperative(String),
}

/// Where the rows of a backup go.
pub trait Keep {
    /// From here on the rows are those of `table` (`portal.members`).
    ///
    /// # Errors
    /// Those of the place where the rows go.
    fn table(&mut self, table: &str) -> std::io::Result<()>;

    /// One row of the table, as one line of JSON.
    ///
    /// # Errors
    /// Those of the place where the rows go.
    fn row(&mut self, json: &str) -> std::io::Result<()>;
}

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// No such cooperative.
    #[error("there is no cooperative at the address {0}")]
    NoCooperative(String),
    /// Row security holds this user.
    #[error(
        "{0} does not see all rows: a backup is made and put back by a superuser, or by a role that bypasses \
         row security"
    )]
    NotTheOwner(String),
    /// The migrations have not run.
    #[error("the database has no tables yet: run `gemeengoed migrate` first")]
    NoMigrations,
    /// The backup is of another version of the tables.
    #[error(
        "the backup is of schema version {backup}, the database of {database}: restore it with the portal \
         that made it, then migrate"
    )]
    OtherSchema {
        /// Version of the backup.
        backup: String,
        /// Version of the database.
        database: String,
    },
    /// The backup has a table that the database does not have.
    #[error("the backup has a table that the database does not have: {0}")]
    UnknownTable(String),
    /// The tables of the backup are not in the order in which they can be put back.
    #[error("the tables of the backup are not in the order of the database: {0}")]
    OutOfOrder(String),
    /// Rows are there already.
    #[error("{0} has rows already: restore into an empty database")]
    NotEmpty(String),
    /// A file could not be read or written, or is damaged.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The database refused.
    #[error("the database refused: {0}")]
    Database(#[from] diesel::result::Error),
}

#[derive(QueryableByName)]
struct Whoami {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    sees_all: bool,
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Nullable<Text>)]
    version: Option<String>,
}

/// Refuses a user from whom rows are hidden, and makes hiding an error for the rest of the transaction.
fn see_all(conn: &mut PgConnection) -> Result<(), BackupError> {
    let whoami: Whoami = diesel::sql_query(
        "SELECT rolname::text AS name, rolsuper OR rolbypassrls AS sees_all
         FROM pg_roles WHERE rolname = current_user",
    )
    .get_result(conn)?;
    if !whoami.sees_all {
        return Err(BackupError::NotTheOwner(whoami.name));
    }
    // Instants are written and read in one zone whatever the server's own.
    for setting in
        ["SET LOCAL row_security = off", "SET LOCAL TIME ZONE 'UTC'", "SET LOCAL DateStyle = 'ISO'"]
    {
        diesel::sql_query(setting).execute(conn)?;
    }
    Ok(())
}

/// The last migration that ran.
fn schema_version(conn: &mut PgConnection) -> Result<String, BackupError> {
    let there: Version =
        diesel::sql_query("SELECT to_regclass('public.__diesel_schema_migrations')::text AS version")
            .get_result(conn)?;
    if there.version.is_none() {
        return Err(BackupError::NoMigrations);
    }
    let last: Version =
        diesel::sql_query("SELECT max(version) AS version FROM public.__diesel_schema_migrations")
            .get_result(conn)?;
    last.version.ok_or(BackupError::NoMigrations)
}

/// `"portal"."members"` for `portal.members`.
fn quoted(table: &str) -> String {
    let part = |part: &str| format!("\"{}\"", part.replace('"', "\"\""));
    table.split('.').map(part).collect::<Vec<_>>().join(".")
}
