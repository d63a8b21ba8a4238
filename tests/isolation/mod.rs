//! Every address x every kind of stranger.
//!
//! For each row: who has the right gets the page, each kind of stranger does not, and nothing changed. A form
//! is first shown to the right person; then every stranger sends that very form with a token of its own; then
//! the form is forged; what it is about is still as it was; and at last the right person sends it and it is
//! done. So a refusal never passes for the wrong reason.
//!
//! A new address without a row in `rows.rs` fails [`every_address_has_a_row_and_every_row_an_address`].

mod forms;
mod pages;
mod roadmap;
pub mod row;
pub mod rows;
mod strangers;
mod usage;
pub mod world;

use std::collections::BTreeSet;

use row::Row;

/// Addresses that cannot have a row, and why. May only become shorter.
const EXCEPTIONS: &[(&str, &str)] = &[];

#[test]
fn every_address_has_a_row_and_every_row_an_address() {
    let name = |method: &str, pattern: &str| format!("{method} {pattern}");
    let routes = app::routes::table();
    let routes: BTreeSet<String> = routes.iter().map(|r| name(r.method.as_str(), r.pattern)).collect();
    let rows: Vec<String> = rows::all().iter().map(Row::name).collect();
    let excepted: BTreeSet<String> = EXCEPTIONS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let covered: BTreeSet<String> = rows.iter().cloned().chain(excepted).collect();
    let without: Vec<&String> = routes.difference(&covered).collect();
    let beyond: Vec<&String> = covered.difference(&routes).collect();
    assert!(without.is_empty(), "addresses without a row in tests/isolation/rows.rs: {without:#?}");
    assert!(beyond.is_empty(), "rows without an address: {beyond:#?}");
    assert_eq!(rows.len(), covered.len() - EXCEPTIONS.len(), "a row stands there twice");
}

/// Does something for all rows on a few threads, and says everything that was wrong.
fn each<'r>(rows: Vec<&'r Row>, what: impl Fn(&'r Row) -> Vec<String> + Sync) {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Mutex;
    let (waiting, problems) = (Mutex::new(rows), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let Some(row) = waiting.lock().unwrap().pop() else { return };
            let found = catch_unwind(AssertUnwindSafe(|| what(row)));
            let found = found.unwrap_or_else(|panic| {
                let said = panic.downcast_ref::<String>().cloned();
                vec![
                    said.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
                        .unwrap_or_default(),
                ]
            });
            let named = found.into_iter().map(|problem| format!("{}: {problem}", row.name()));
            problems.lock().unwrap().extend(named);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(work);
        }
    });
    let mut problems = problems.into_inner().unwrap();
    problems.sort();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
