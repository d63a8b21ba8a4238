//! The rows of a backup, back into an empty database: all of them or none.

use std::collections::VecDeque;

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use super::catalogue::{Table, tables};
use super::{BackupError, quoted, schema_version, see_all};
use crate::installation::Installation;

/// Rows are put in together up to so many bytes of JSON.
const BATCH_BYTES: usize = 2_000_000;

#[derive(QueryableByName)]
struct There {
    #[diesel(sql_type = Bool)]
    there: bool,
}

/// A restore under way. Nothing of it is to be seen until all of it is there.
pub struct Restoring<'c> {
    conn: &'c mut PgConnection,
    coming: VecDeque<Table>,
    insert: String,
    batch: String,
    rows: u64,
}

impl Installation {
    /// Puts the rows back that `give` hands over, in one transaction, into a database that has none.
    ///
    /// # Errors
    /// [`BackupError`]: another version of the tables, tables that are unknown or have rows, or what
    /// `give` or the database says. Then nothing has changed.
    pub fn restore(
        &mut self,
        version: &str,
        names: &[String],
        give: impl FnOnce(&mut Restoring<'_>) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        self.conn.build_transaction().serializable().run(|conn| {
            see_all(conn)?;
            let database = schema_version(conn)?;
            if database != version {
                return Err(BackupError::OtherSchema { backup: version.to_owned(), database });
            }
            let coming = in_order(tables(conn)?, names)?;
            for table in &coming {
                refuse_rows(conn, table)?;
            }
            let (insert, batch) = (String::new(), String::new());
            give(&mut Restoring { conn, coming: coming.into(), insert, batch, rows: 0 })
        })
    }
}

impl Restoring<'_> {
    /// From here on the rows are those of `table`.
    ///
    /// # Errors
    /// [`BackupError::OutOfOrder`] where another table should come first.
    pub fn table(&mut self, table: &str) -> Result<(), BackupError> {
        match self.coming.pop_front() {
            Some(next) if next.name == table => {
                let columns: Vec<String> = next.columns.iter().map(|column| quoted(column)).collect();
                let (name, columns) = (quoted(&next.name), columns.join(", "));
                let again = if next.is_register() { " ON CONFLICT DO NOTHING" } else { "" };
                self.insert = format!(
                    "INSERT INTO {name} ({columns}) SELECT {columns}
                     FROM jsonb_populate_recordset(null::{name}, $1::jsonb){again}"
                );
                self.rows = 0;
                Ok(())
            }
            _ => Err(BackupError::OutOfOrder(table.to_owned())),
        }
    }

    /// One row of the table, as one line of JSON.
    ///
    /// # Errors
    /// Those of the database.
    pub fn row(&mut self, json: &str) -> Result<(), BackupError> {
        self.batch.push(if self.batch.is_empty() { '[' } else { ',' });
        self.batch.push_str(json);
        self.rows += 1;
        if self.batch.len() >= BATCH_BYTES { self.insert_batch() } else { Ok(()) }
    }

    /// The table is complete. Says how many rows it was given.
    ///
    /// # Errors
    /// Those of the database.
    pub fn end_table(&mut self) -> Result<u64, BackupError> {
        self.insert_batch()?;
        Ok(self.rows)
    }

    fn insert_batch(&mut self) -> Result<(), BackupError> {
        if self.batch.is_empty() {
            return Ok(());
        }
        self.batch.push(']');
        diesel::sql_query(&self.insert).bind::<Text, _>(&self.batch).execute(self.conn)?;
        self.batch.clear();
        Ok(())
    }
}

/// The tables of the backup, as the database orders them.
fn in_order(known: Vec<Table>, names: &[String]) -> Result<Vec<Table>, BackupError> {
    if let Some(name) = names.iter().find(|name| !known.iter().any(|table| table.name == **name)) {
        return Err(BackupError::UnknownTable(name.clone()));
    }
    let ordered: Vec<Table> = known.into_iter().filter(|table| names.contains(&table.name)).collect();
    match ordered.iter().zip(names).find(|(table, name)| table.name != **name) {
        Some((_, name)) => Err(BackupError::OutOfOrder(name.clone())),
        None if ordered.len() == names.len() => Ok(ordered),
        None => Err(BackupError::OutOfOrder("a table stands there twice".to_owned())),
    }
}

fn refuse_rows(conn: &mut PgConnection, table: &Table) -> Result<(), BackupError> {
    if table.is_register() {
        return Ok(());
    }
    let found: There =
        diesel::sql_query(format!("SELECT EXISTS (SELECT FROM {}) AS there", quoted(&table.name)))
            .get_result(conn)?;
    if found.there { Err(BackupError::NotEmpty(table.name.clone())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Table> {
        let table = |name: &str| Table {
            name: name.to_owned(),
            columns: Vec::new(),
            key: Vec::new(),
            of_tenant: false,
        };
        ["platform.people", "portal.people", "portal.seats"].map(table).into()
    }

    fn asked(names: &[&str]) -> Result<Vec<Table>, BackupError> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        in_order(known(), &names)
    }

    #[test]
    fn a_table_that_the_database_does_not_know_is_refused() {
        assert!(matches!(asked(&["portal.people", "portal.secrets"]), Err(BackupError::UnknownTable(_))));
    }

    #[test]
    fn children_before_their_parents_and_tables_twice_are_refused() {
        assert_eq!(asked(&["platform.people", "portal.seats"]).unwrap().len(), 2);
        assert!(matches!(asked(&["portal.seats", "portal.people"]), Err(BackupError::OutOfOrder(_))));
        assert!(matches!(asked(&["portal.people", "portal.people"]), Err(BackupError::OutOfOrder(_))));
    }
}
