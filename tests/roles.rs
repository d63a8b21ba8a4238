//! `docs/roles.md` is what the code says. `UPDATE_DOCS=1 cargo test --test portal roles` writes it again.

use std::fmt::Write as _;
use std::path::Path;

use store::roles::{May, Role, permissions};

/// A role or permission in words: its name in the code, and what its documentation says.
fn words(kind: &str) -> Vec<(String, String)> {
    let source = include_str!("../crates/store/src/roles.rs");
    let body = source.split(&format!("    {kind} {{")).nth(1).expect("the table is there");
    let body = body.split("\n    }").next().unwrap();
    let (mut found, mut said) = (Vec::new(), String::new());
    for line in body.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            said = format!("{said}{text}").trim().to_owned();
        } else if let Some((_, name)) = line.split_once(" = \"") {
            found.push((name.trim_end_matches("\",").to_owned(), std::mem::take(&mut said)));
        }
    }
    found
}

fn document() -> String {
    let mut text = String::from(
        "# Roles and permissions

Made from `crates/store/src/roles.rs` by `tests/roles.rs`. Change it there, then run
`UPDATE_DOCS=1 cargo test --test portal roles`.

Roles are given per cooperative, and there for the office or for one member: that is a seat. A page or a
deed that asks for a permission that no role of the seat has is a page that is not there.

| permission | what it lets somebody do |",
    );
    let roles = words("Role");
    for (name, _) in &roles {
        write!(text, " {} |", name.replace('_', " ")).unwrap();
    }
    write!(text, "\n| --- | --- |{}\n", " :-: |".repeat(roles.len())).unwrap();
    for (name, said) in words("May") {
        let may = May::from_name(&name).expect("the permission is in the code");
        write!(text, "| `{name}` | {} |", said.trim_end_matches('.')).unwrap();
        for role in Role::ALL {
            text.push_str(if permissions(*role).contains(&may) { " yes |" } else { " |" });
        }
        text.push('\n');
    }
    text.push_str("\n## The roles\n\n| role | who |\n| --- | --- |\n");
    for (name, said) in &roles {
        writeln!(text, "| `{name}` | {} |", said.trim_end_matches('.')).unwrap();
    }
    text
}

#[test]
fn the_document_of_roles_says_what_the_code_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/roles.md");
    let expected = document();
    #[expect(clippy::disallowed_methods, reason = "who runs the tests asks for the document, not the portal")]
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(&file, &expected).unwrap();
    }
    let said = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(said == expected, "docs/roles.md is behind: UPDATE_DOCS=1 cargo test --test portal roles");
}

#[test]
fn every_role_and_permission_is_in_the_document() {
    let names: Vec<String> = words("Role").into_iter().chain(words("May")).map(|(name, _)| name).collect();
    let code = Role::ALL.iter().map(|role| role.name()).chain(May::ALL.iter().map(|may| may.name()));
    assert_eq!(names, code.collect::<Vec<_>>());
}
