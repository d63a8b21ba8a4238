//! What stands in every table, for comparing two moments or two installations.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Int8, Text};

/// Per table how many rows it has, and a hash over all of them.
pub type Tables = BTreeMap<String, (i64, String)>;

/// Reads every table of the portal, but for those that are named.
pub fn of(owner: &mut PgConnection, leave_out: &[&str]) -> Tables {
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = Text)]
        name: String,
    }
    #[derive(QueryableByName)]
    struct Content {
        #[diesel(sql_type = Int8)]
        rows: i64,
        #[diesel(sql_type = Text)]
        hash: String,
    }
    let names: Vec<Name> = diesel::sql_query(
        "SELECT n.nspname || '.' || c.relname AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('portal', 'reference', 'platform') AND c.relkind = 'r' ORDER BY 1",
    )
    .load(owner)
    .unwrap();
    assert!(names.len() > 20, "{} tables", names.len());
    let kept = names.into_iter().filter(|table| !leave_out.contains(&table.name.as_str()));
    kept.map(|table| {
        let query = format!(
            "SELECT count(*) AS rows,
                 coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS hash
             FROM {} t",
            table.name
        );
        let content: Content = diesel::sql_query(query).get_result(owner).unwrap();
        (table.name, (content.rows, content.hash))
    })
    .collect()
}

/// The number that a question answers.
pub fn number(owner: &mut PgConnection, query: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Answer {
        #[diesel(sql_type = Int8)]
        answer: i64,
    }
    let query = format!("SELECT q.answer::bigint AS answer FROM ({query}) AS q(answer)");
    let found = diesel::sql_query(&query).get_result::<Answer>(owner);
    found.unwrap_or_else(|error| panic!("{query}: {error}")).answer
}
