//! `crates/store/src/schema.rs` and the database say the same.

use std::collections::BTreeSet;

use super::lines;
use crate::harness::{Database, Template};

const SCHEMA: &str = include_str!("../../crates/store/src/schema.rs");

/// The columns of the database, written as diesel writes them.
const COLUMNS: &str = "SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' -> '
        || CASE WHEN a.attnotnull THEN kind.name ELSE 'Nullable<' || kind.name || '>' END AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
    LATERAL (SELECT CASE format_type(a.atttypid, NULL)
        WHEN 'uuid' THEN 'Uuid' WHEN 'text' THEN 'Text' WHEN 'boolean' THEN 'Bool' WHEN 'integer' THEN 'Int4'
        WHEN 'bigint' THEN 'Int8' WHEN 'date' THEN 'Date' WHEN 'timestamp with time zone' THEN 'Timestamptz'
        WHEN 'numeric' THEN 'Numeric' WHEN 'jsonb' THEN 'Jsonb' WHEN 'bytea' THEN 'Binary'
        WHEN 'text[]' THEN 'Array<Text>' WHEN 'daterange' THEN 'Daterange' WHEN 'smallint' THEN 'Int2'
        ELSE format_type(a.atttypid, NULL) END AS name) AS kind
    WHERE n.nspname IN ('portal', 'platform', 'reference') AND c.relkind IN ('r', 'p')
        AND a.attnum > 0 AND NOT a.attisdropped";

/// The primary keys, in their order.
const KEYS: &str = "SELECT n.nspname || '.' || c.relname || ' (' || (
        SELECT string_agg(a.attname, ', ' ORDER BY array_position(i.indkey::int2[], a.attnum))
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)) || ')' AS line
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisprimary AND n.nspname IN ('portal', 'platform', 'reference')";

#[test]
fn what_diesel_knows_of_the_tables_is_what_the_database_says() {
    let database = Database::new(Template::Empty);
    let mut conn = database.owner();
    let real: BTreeSet<String> =
        [lines(&mut conn, COLUMNS), lines(&mut conn, KEYS)].concat().into_iter().collect();
    let ours = declared();
    // A range has no type of ours: such a column is read through a query of its own and may be left out.
    let missing: Vec<&String> = real
        .difference(&ours)
        .filter(|line| !line.contains("range") && !line.contains("Daterange"))
        .collect();
    let invented: Vec<&String> = ours.difference(&real).collect();
    assert!(missing.is_empty() && invented.is_empty(), "missing: {missing:#?}\ninvented: {invented:#?}");
}

/// The lines of `schema.rs`, as the queries above write them. A table that diesel never touches may be absent
/// there.
fn declared() -> BTreeSet<String> {
    let (mut found, mut table) = (BTreeSet::new(), String::new());
    for line in SCHEMA.lines().map(str::trim) {
        if let Some((column, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            found.insert(format!("{table}.{column} -> {kind}"));
        } else if let Some((name, key)) = line.split_once(" (").filter(|_| line.ends_with(") {")) {
            table = name.to_owned();
            found.insert(format!("{name} ({}", key.trim_end_matches(" {")));
        }
    }
    found
}
