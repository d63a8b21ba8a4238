//! What stands in the files: a purpose at the top, no silenced lint, SQL in one crate, no tenant in a
//! signature above it.

use std::fs;

use crate::sources::{Source, blanked, root, rust};

fn find(wrong: impl Fn(&Source) -> Vec<String>) {
    let found: Vec<String> = rust().iter().flat_map(wrong).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The lines for which `is_wrong` holds, with their places.
fn lines(source: &Source, text: &str, is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let numbered = (1..).zip(text.lines());
    numbered
        .filter(|(_, line)| is_wrong(line))
        .map(|(n, line)| format!("{}:{n}: {line}", source.path))
        .collect()
}

#[test]
fn every_module_opens_with_its_purpose() {
    find(|source| {
        let opens = source.text.trim_start().starts_with("//!");
        if opens { Vec::new() } else { vec![format!("{} does not say what it is for", source.path)] }
    });
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    find(|source| {
        let code = blanked(&source.text);
        lines(source, &code, |line| {
            let line = line.trim_start();
            line.starts_with("#[allow") || line.starts_with("#![allow")
        })
    });
}

#[test]
fn sql_stands_in_the_store_only() {
    const WORDS: &[&str] = &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "sql_query"];
    find(|source| {
        if source.path.starts_with("crates/store/") || source.is_test() {
            return Vec::new();
        }
        lines(source, source.code(), |line| {
            let said = line.trim_start().starts_with("//");
            !said && WORDS.iter().any(|word| line.contains(word))
        })
    });
}

#[test]
fn nobody_above_the_store_takes_a_cooperative_by_its_id() {
    find(|source| {
        let above = ["crates/actions/", "crates/web/", "admin/", "app/"];
        if source.is_test() || !above.iter().any(|folder| source.path.starts_with(folder)) {
            return Vec::new();
        }
        lines(source, &blanked(source.code()), |line| {
            line.contains(": CooperativeId") || line.contains(": &CooperativeId")
        })
    });
}

#[test]
fn one_crate_knows_where_data_of_others_lies() {
    // Whoever looks for it otherwise skips a test without a word, or fails where it is not there.
    const WORDS: &[&str] = &[concat!("shared", "/data"), concat!("GEMEENGOED_", "SHARED_DATA")];
    find(|source| {
        if source.path.starts_with("crates/shared-data/") {
            return Vec::new();
        }
        lines(source, &source.text, |line| WORDS.iter().any(|word| line.contains(word)))
    });
}

#[test]
fn every_migration_goes_up_and_down() {
    let folders = fs::read_dir(root().join("migrations")).unwrap().map(|entry| entry.unwrap().path());
    let folders: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    assert!(folders.len() >= 9, "{folders:?}");
    for folder in folders {
        for file in ["up.sql", "down.sql"] {
            let text = fs::read_to_string(folder.join(file)).unwrap_or_default();
            assert!(!text.trim().is_empty(), "{} has no {file}", folder.display());
        }
    }
}
