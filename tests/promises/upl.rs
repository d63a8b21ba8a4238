//! `gemeengoed upl import` with the list of April 2025 as it is published: looked at, brought in, and again.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Int8;

use crate::served::{Content, Served};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Int8)]
    n: i64,
}

fn count(portal: &Served, what: &str) -> i64 {
    let query = diesel::sql_query(format!("SELECT count(*) AS n FROM {what}"));
    query.get_result::<Count>(&mut portal.owner().unwrap()).unwrap().n
}

/// What the import says, and whether it went well.
fn import(portal: &Served, file: &Path, more: &[&str]) -> (bool, String) {
    let done = portal.command(&["upl", "import"]).args(more).arg(file).output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn the_published_list_is_looked_at_brought_in_and_the_second_time_nothing_changes() {
    let Some(file) = shared_data::path("upl/UPL-actueel-2025-04.csv") else { return };
    let portal = Served::start(Content::Nothing);
    let (went, said) = import(&portal, &file, &[]);
    assert!(!went && said.contains("there is no operator yet"), "{said}");
    let appointed = portal.run(&["operator", "olga@gemeente.example", "--name", "Olga van Rijn"]);
    assert!(appointed.status.success(), "{}", String::from_utf8_lossy(&appointed.stderr));

    let before = count(&portal, "reference.upl_products");
    let (went, dry) = import(&portal, &file, &["--dry-run"]);
    assert!(went && dry.contains("1213 products, 511 of municipalities"), "{dry}");
    assert!(dry.contains("would be new"), "{dry}");
    assert_eq!(count(&portal, "reference.upl_products"), before, "looking changes nothing");
    assert_eq!(count(&portal, "platform.audit_events WHERE deed = 'upl.import'"), 0);

    let (went, real) = import(&portal, &file, &["--operator", "olga@gemeente.example"]);
    assert!(went, "{real}");
    assert_eq!(real, dry.replace("would be", "are"), "it does what it said");
    assert_eq!(count(&portal, "reference.upl_products WHERE ended_on IS NULL"), 1_213);
    assert_eq!(count(&portal, "reference.upl_products WHERE ended_on IS NULL AND municipal"), 511);

    let (went, again) = import(&portal, &file, &[]);
    assert!(went && again.contains("0 are new, 0 are changed, 0 are gone, 1213 the same"), "{again}");
    assert_eq!(count(&portal, "reference.upl_products WHERE ended_on IS NULL"), 1_213);
    let (went, nobody) = import(&portal, &file, &["--operator", "niemand@gemeente.example"]);
    assert!(!went && nobody.contains("is not an operator"), "{nobody}");
}
