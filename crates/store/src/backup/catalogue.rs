//! Which tables there are and in which order they can be put back: asked from the catalogue, never
//! listed by hand.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{Array, Text};

use super::BackupError;

/// What no backup holds: whoever restores one signs in again.
const NEVER: [&str; 4] =
    ["platform.password_resets", "platform.session_seats", "platform.sessions", "platform.sign_in_attempts"];

/// What one cooperative's backup leaves out besides: mail holds tokens as text, and answers belong to
/// open forms.
const NOT_OF_ONE: [&str; 2] = ["portal.answers", "portal.outbox"];

/// A table, and what it takes to write its rows out and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// `portal.members`.
    pub(super) name: String,
    /// Its columns, without those that the database computes.
    pub(super) columns: Vec<String>,
    /// The columns of its primary key.
    pub(super) key: Vec<String>,
    /// Whether each row belongs to a cooperative.
    pub(super) of_tenant: bool,
}

impl Table {
    /// Whether one cooperative's backup holds rows of it.
    pub(super) fn is_of_one(&self) -> bool {
        let its_own = ["platform.cooperatives", "platform.people"].contains(&self.name.as_str());
        its_own || (self.of_tenant && !NOT_OF_ONE.contains(&self.name.as_str()))
    }

    /// Whether the portal only reads it: a register may have been filled by another hand.
    pub(super) fn is_register(&self) -> bool {
        self.name.starts_with("reference.")
    }
}

#[derive(QueryableByName)]
struct TableRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Array<Text>)]
    columns: Vec<String>,
    #[diesel(sql_type = Array<Text>)]
    key: Vec<String>,
}

#[derive(QueryableByName)]
struct EdgeRow {
    #[diesel(sql_type = Text)]
    child: String,
    #[diesel(sql_type = Text)]
    parent: String,
}

const TABLES: &str = "
    SELECT n.nspname || '.' || c.relname AS name,
        ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
            AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
        ARRAY(SELECT a.attname::text
            FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (n, place)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.n
            WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place) AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('portal', 'platform', 'reference') AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
    ORDER BY 1";

const EDGES: &str = "
    SELECT cn.nspname || '.' || c.relname AS child, pn.nspname || '.' || p.relname AS parent
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace cn ON cn.oid = c.relnamespace
    JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
    WHERE k.contype = 'f' AND k.conrelid <> k.confrelid ORDER BY 1, 2";

/// All tables of a backup, parents before their children.
pub(super) fn tables(conn: &mut PgConnection) -> Result<Vec<Table>, BackupError> {
    let rows: Vec<TableRow> = diesel::sql_query(TABLES).load(conn)?;
    let edges: Vec<EdgeRow> = diesel::sql_query(EDGES).load(conn)?;
    let mut tables: BTreeMap<String, Table> = rows
        .into_iter()
        .filter(|row| !NEVER.contains(&row.name.as_str()))
        .map(|TableRow { name, columns, key }| {
            let of_tenant = name.starts_with("portal.");
            (name.clone(), Table { name, columns, key, of_tenant })
        })
        .collect();
    let edges: Vec<(String, String)> = edges.into_iter().map(|edge| (edge.child, edge.parent)).collect();
    let order = parents_first(&tables.keys().cloned().collect(), &edges);
    Ok(order.into_iter().filter_map(|name| tables.remove(&name)).collect())
}

/// The names in an order in which each comes after all that it refers to; those of a circle come last,
/// by name.
fn parents_first(names: &BTreeSet<String>, edges: &[(String, String)]) -> Vec<String> {
    let mut left = names.clone();
    let mut order = Vec::with_capacity(names.len());
    while !left.is_empty() {
        let waits =
            |name: &String| edges.iter().any(|(child, parent)| child == name && left.contains(parent));
        let ready: Vec<String> = left.iter().filter(|name| !waits(name)).cloned().collect();
        let next = if ready.is_empty() { left.iter().cloned().collect() } else { ready };
        for name in next {
            left.remove(&name);
            order.push(name);
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(names: &[&str], edges: &[(&str, &str)]) -> Vec<String> {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let edges: Vec<_> = edges.iter().map(|(c, p)| ((*c).to_owned(), (*p).to_owned())).collect();
        parents_first(&names, &edges)
    }

    #[test]
    fn a_table_comes_after_all_that_it_refers_to() {
        let edges = [("a.lines", "a.runs"), ("a.runs", "a.periods"), ("a.lines", "b.members")];
        let order = order(&["a.lines", "a.periods", "a.runs", "b.members"], &edges);
        assert_eq!(order, ["a.periods", "b.members", "a.runs", "a.lines"]);
    }

    #[test]
    fn a_circle_ends_nothing() {
        assert_eq!(order(&["a", "b", "c"], &[("a", "b"), ("b", "a")]), ["c", "a", "b"]);
    }
}
