//! The databases of a private cluster, made and put in each other's place by its owner.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use super::{Cluster, ClusterError, OWNER};

#[derive(QueryableByName)]
struct There {
    #[diesel(sql_type = Bool)]
    there: bool,
}

impl Cluster {
    /// Whether the cluster has a database of this name.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn has_database(&self, name: &str) -> Result<bool, ClusterError> {
        let found: There = self.as_owner(name, |connection| {
            diesel::sql_query("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS there")
                .bind::<Text, _>(name)
                .get_result(connection)
        })?;
        Ok(found.there)
    }

    /// Makes the database unless it is there.
    ///
    /// # Errors
    /// When the server does not answer or refuses the name.
    pub fn ensure_database(&self, name: &str) -> Result<(), ClusterError> {
        self.as_owner(name, |connection| {
            let made = diesel::sql_query(format!("CREATE DATABASE {}", quoted(name))).execute(connection);
            match made {
                Err(error) if is_there_already(&error) => Ok(()),
                other => other.map(|_| ()),
            }
        })
    }

    /// Removes the database if it is there.
    ///
    /// # Errors
    /// When the server does not answer, or somebody is connected to the database.
    pub fn drop_database(&self, name: &str) -> Result<(), ClusterError> {
        self.as_owner(name, |connection| {
            diesel::sql_query(format!("DROP DATABASE IF EXISTS {}", quoted(name))).execute(connection)
        })?;
        Ok(())
    }

    /// Gives a database another name: it is there whole, or not at all.
    ///
    /// # Errors
    /// When the server does not answer, somebody is connected to the database, or the name is taken.
    pub fn rename_database(&self, from: &str, to: &str) -> Result<(), ClusterError> {
        self.as_owner(from, |connection| {
            let rename = format!("ALTER DATABASE {} RENAME TO {}", quoted(from), quoted(to));
            diesel::sql_query(rename).execute(connection)
        })?;
        Ok(())
    }

    fn as_owner<T>(
        &self,
        name: &str,
        deed: impl FnOnce(&mut PgConnection) -> QueryResult<T>,
    ) -> Result<T, ClusterError> {
        let failed = |said: String| ClusterError::Database { name: name.to_owned(), said };
        let mut connection = PgConnection::establish(&self.url(OWNER, "postgres"))
            .map_err(|error| failed(error.to_string()))?;
        deed(&mut connection).map_err(|error| failed(error.to_string()))
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Two processes may make the database at the same moment: then it is there under either of two errors.
fn is_there_already(error: &diesel::result::Error) -> bool {
    let said = error.to_string();
    said.contains("already exists") || said.contains("pg_database_datname_index")
}
