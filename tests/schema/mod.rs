//! What the database says of itself: the walls around tenants, comments, names, grants, and that `schema.rs`
//! is true.

mod diesel_schema;
mod migrations;
mod rules;

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::harness::{Database, Template};
use rules::{RULES, Rule};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The lines that a query finds. Its one column is called `line`.
fn lines(conn: &mut PgConnection, query: &str) -> Vec<String> {
    let found: QueryResult<Vec<Line>> = diesel::sql_query(query).load(conn);
    found.unwrap_or_else(|error| panic!("{error} in {query}")).into_iter().map(|row| row.line).collect()
}

#[test]
fn the_catalogue_breaks_no_rule() {
    let database = Database::new(Template::Empty);
    let mut conn = database.owner();
    let broken: Vec<String> = RULES
        .iter()
        .flat_map(|rule| {
            let found = lines(&mut conn, rule.violations);
            found.into_iter().map(|line| format!("{line}: {}", rule.says))
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A rule that finds nothing may be a rule that cannot find anything: each is broken once, on purpose.
#[test]
fn every_rule_notices_what_it_is_for() {
    let database = Database::new(Template::Empty);
    let mut conn = database.owner();
    for Rule { says, breaks, violations } in RULES {
        let found = conn.test_transaction::<_, diesel::result::Error, _>(|conn| {
            use diesel::connection::SimpleConnection;
            conn.batch_execute(breaks).unwrap_or_else(|error| panic!("{breaks}: {error}"));
            Ok(lines(conn, violations))
        });
        assert!(!found.is_empty(), "after {breaks:?} nobody notices that {says}");
    }
}
