//! The rows of a backup, out of one snapshot.

use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use uuid::Uuid;

use super::catalogue::{Table, tables};
use super::{BackupError, Keep, Scope, quoted, schema_version, see_all};
use crate::installation::Installation;

/// Rows that are fetched at once: from the first number, up to the second where rows are small.
const FETCH: (u32, u32) = (16, 4_096);
/// Above this many bytes a fetch becomes smaller, below half of it larger.
const FETCH_BYTES: usize = 4_000_000;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

impl Installation {
    /// Gives every row of the scope to `keep`: table after table, parents first, all as they were at one
    /// instant. Says which version of the tables it is.
    ///
    /// # Errors
    /// [`BackupError`]: no such cooperative, a user from whom rows are hidden, or what `keep` or the
    /// database says.
    pub fn back_up(&mut self, scope: &Scope, keep: &mut dyn Keep) -> Result<String, BackupError> {
        self.conn.build_transaction().repeatable_read().read_only().run(|conn| {
            see_all(conn)?;
            let version = schema_version(conn)?;
            let one = match scope {
                Scope::Installation => None,
                Scope::Cooperative(address) => Some(cooperative(conn, address)?),
            };
            for table in tables(conn)? {
                if one.is_none() || table.is_of_one() {
                    keep.table(&table.name)?;
                    read(conn, &query(&table, one), keep)?;
                }
            }
            Ok(version)
        })
    }
}

fn cooperative(conn: &mut PgConnection, address: &str) -> Result<Uuid, BackupError> {
    let found: Option<Id> = diesel::sql_query("SELECT id FROM platform.cooperatives WHERE address = $1")
        .bind::<Text, _>(address)
        .get_result(conn)
        .optional()?;
    found.map(|row| row.id).ok_or_else(|| BackupError::NoCooperative(address.to_owned()))
}

/// What to read of a table, in the order of its key. An id has no character that could end its quotes.
fn query(table: &Table, one: Option<Uuid>) -> String {
    let columns = |prefix: &str, names: &[String]| {
        names.iter().map(|name| format!("{prefix}{}", quoted(name))).collect::<Vec<_>>().join(", ")
    };
    let which = match (one, table.name.as_str()) {
        (None, _) => String::new(),
        (Some(id), "platform.cooperatives") => format!("WHERE id = '{id}'"),
        (Some(id), "platform.people") => {
            format!("WHERE id IN (SELECT p.id FROM portal.people p WHERE p.cooperative_id = '{id}')")
        }
        (Some(id), _) => format!("WHERE cooperative_id = '{id}'"),
    };
    let order =
        if table.key.is_empty() { String::new() } else { format!("ORDER BY {}", columns("", &table.key)) };
    format!(
        "SELECT row_to_json(r)::text AS line FROM (SELECT {} FROM {} {which} {order}) r",
        columns("", &table.columns),
        quoted(&table.name)
    )
}

fn read(conn: &mut PgConnection, query: &str, keep: &mut dyn Keep) -> Result<(), BackupError> {
    diesel::sql_query(format!("DECLARE backup_rows NO SCROLL CURSOR FOR {query}")).execute(conn)?;
    let mut fetch = FETCH.0;
    loop {
        let lines: Vec<Line> = diesel::sql_query(format!("FETCH {fetch} FROM backup_rows")).load(conn)?;
        for row in &lines {
            keep.row(&row.line)?;
        }
        let bytes: usize = lines.iter().map(|row| row.line.len()).sum();
        if u32::try_from(lines.len()).is_ok_and(|fetched| fetched < fetch) {
            break;
        }
        fetch = match bytes {
            bytes if bytes > FETCH_BYTES => (fetch / 2).max(1),
            bytes if bytes < FETCH_BYTES / 2 => (fetch * 2).min(FETCH.1),
            _ => fetch,
        };
    }
    diesel::sql_query("CLOSE backup_rows").execute(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str) -> Table {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Table {
            name: name.to_owned(),
            columns: words(&["cooperative_id", "id"]),
            key: words(&["cooperative_id", "id"]),
            of_tenant: name.starts_with("portal."),
        }
    }

    #[test]
    fn one_cooperatives_rows_are_asked_by_its_id() {
        let query = query(&table("portal.members"), Some(Uuid::nil()));
        assert!(query.contains("WHERE cooperative_id = '00000000-0000-0000-0000-000000000000'"), "{query}");
        assert!(query.contains("ORDER BY \"cooperative_id\", \"id\""), "{query}");
    }

    #[test]
    fn one_cooperatives_backup_has_no_mail_no_answers_and_nothing_of_the_operator() {
        let held = ["portal.members", "portal.audit_events", "platform.cooperatives", "platform.people"];
        let left_out = ["portal.outbox", "portal.answers", "platform.outbox", "platform.audit_events"];
        assert!(held.iter().all(|name| table(name).is_of_one()));
        assert!(left_out.iter().all(|name| !table(name).is_of_one()));
    }
}
