//! The installation as a whole: migrations, and whether the portal may run as the role it was given.

use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::db::{Db, take_role};
use crate::error::StoreError;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations");

/// Why the installation is not fit to serve.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Away(String),
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Migration(String),
    /// The portal was given a role that row security does not hold.
    #[error(
        "the portal refuses to run as {0}: a superuser, an owner of tables or a role that bypasses \
             row security is not kept apart from any cooperative; connect as portal_login"
    )]
    Privileged(String),
}

/// Whether all migrations have run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Readiness {
    /// Everything is there.
    Ready,
    /// Migrations are missing: run `gemeengoed migrate` as the owner.
    MigrationsMissing,
}

/// The installation, seen by its owner.
pub struct Installation {
    pub(crate) conn: PgConnection,
}

impl Installation {
    /// Connects as the owner of the tables.
    ///
    /// # Errors
    /// [`SetupError::Away`].
    pub fn connect(owner_url: &str) -> Result<Self, SetupError> {
        let conn = PgConnection::establish(owner_url).map_err(|error| SetupError::Away(error.to_string()))?;
        Ok(Self { conn })
    }

    /// Runs the migrations that have not run. Says how many.
    ///
    /// # Errors
    /// [`SetupError::Migration`].
    pub fn migrate(&mut self) -> Result<usize, SetupError> {
        let done = self
            .conn
            .run_pending_migrations(MIGRATIONS)
            .map_err(|error| SetupError::Migration(error.to_string()))?;
        Ok(done.len())
    }
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

#[derive(QueryableByName)]
struct Whoami {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    privileged: bool,
}

impl Db {
    /// Refuses a role that row security does not hold.
    ///
    /// # Errors
    /// [`SetupError::Privileged`] and [`SetupError::Away`].
    pub fn refuse_privileged_role(&self) -> Result<(), SetupError> {
        let away = |error: StoreError| SetupError::Away(error.to_string());
        let whoami: Whoami = self
            .transact_blocking::<_, StoreError, _>("installation.whoami", &|conn, _now| {
                Ok(diesel::sql_query(
                    "SELECT rolname::text AS name, rolsuper OR rolbypassrls OR EXISTS (
                         SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE n.nspname IN ('portal', 'platform', 'reference')
                             AND c.relowner = r.oid) AS privileged
                     FROM pg_roles r WHERE rolname = session_user",
                )
                .get_result(conn)?)
            })
            .map_err(away)?;
        if whoami.privileged { Err(SetupError::Privileged(whoami.name)) } else { Ok(()) }
    }

    /// Whether the database answers and all migrations have run.
    ///
    /// # Errors
    /// [`StoreError::Away`] where the database does not answer.
    pub fn readiness(&self) -> Result<Readiness, StoreError> {
        self.transact_blocking("installation.readiness", &|conn, _now| {
            take_role(conn, "portal_session")?;
            let known = MigrationSource::<Pg>::migrations(&MIGRATIONS)
                .map_err(|error| StoreError::Unexpected(error.to_string()))?;
            let done: Vec<Version> =
                diesel::sql_query("SELECT version::text AS version FROM public.__diesel_schema_migrations")
                    .load(conn)?;
            let is_done = |name: String| done.iter().any(|version| version.version == name);
            let all = known.iter().all(|migration| is_done(migration.name().version().to_string()));
            Ok(if all { Readiness::Ready } else { Readiness::MigrationsMissing })
        })
    }
}
