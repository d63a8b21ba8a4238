//! Lengths: files, page modules, functions, handlers, lines. What is too long today may only become shorter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::sources::{Source, blanked, root, rust};

const FILE: usize = 400;
const PAGE_MODULE: usize = 300;
const FUNCTION: usize = 70;
const HANDLER: usize = 20;
const LINE: usize = 110;

/// What is too long: the thing, and its length.
type Long = BTreeMap<String, usize>;

#[test]
fn files_functions_and_lines_are_short() {
    let mut long = Long::new();
    for source in rust() {
        measure(&source, &mut long);
    }
    let listed = listed();
    let file = root().join("tests/tidy/lengths.txt");
    #[expect(clippy::disallowed_methods, reason = "who runs the tests asks for the list, not the portal")]
    if std::env::var("UPDATE_DOCS").is_ok() {
        let shorter: Long = long
            .iter()
            .filter(|(thing, n)| listed.get(*thing).is_some_and(|old| old >= n))
            .map(own)
            .collect();
        std::fs::write(&file, written(&shorter)).unwrap();
        return;
    }
    let mut problems = Vec::new();
    for (thing, length) in &long {
        match listed.get(thing) {
            None => problems.push(format!("{thing}: {length}")),
            Some(old) if length > old => problems.push(format!("{thing}: {length}, and it was {old}")),
            Some(_) => {}
        }
    }
    for (thing, old) in &listed {
        if long.get(thing).is_none_or(|length| length < old) {
            problems.push(format!(
                "{thing} is shorter than its {old}: UPDATE_DOCS=1 cargo test --test tidy lengths"
            ));
        }
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

fn own((thing, length): (&String, &usize)) -> (String, usize) {
    (thing.clone(), *length)
}

fn listed() -> Long {
    let text = std::fs::read_to_string(root().join("tests/tidy/lengths.txt")).unwrap_or_default();
    let pairs = text.lines().filter_map(|line| line.rsplit_once(' '));
    pairs.map(|(thing, length)| (thing.to_owned(), length.parse().unwrap())).collect()
}

fn written(long: &Long) -> String {
    let mut text = String::new();
    for (thing, length) in long {
        writeln!(text, "{thing} {length}").unwrap();
    }
    text
}

fn measure(source: &Source, long: &mut Long) {
    let Source { path, text } = source;
    if path == "crates/store/src/schema.rs" {
        return;
    }
    let lines = text.lines().count();
    let is_page =
        (path.starts_with("app/src/") || path.starts_with("admin/src/")) && !path.contains("/demo/");
    let most = if is_page { PAGE_MODULE } else { FILE };
    if lines > most {
        long.insert(path.clone(), lines);
    }
    let wide = (1..).zip(text.lines()).filter(|(_, line)| line.chars().count() > LINE).map(|(n, _)| n);
    let wide: Vec<usize> = wide.collect();
    if !wide.is_empty() {
        // Numbers of lines move; how many there are does not.
        long.insert(format!("{path} lines over {LINE}"), wide.len());
    }
    for function in functions(text) {
        let most = if is_page && function.is_handler { HANDLER } else { FUNCTION };
        if function.lines > most {
            long.insert(format!("{path} fn {}", function.name), function.lines);
        }
    }
}

/// A function as it stands in a file.
#[derive(Debug, PartialEq)]
struct Function {
    name: String,
    /// Lines of its body, from the opening brace's to the closing one's, those two not counted.
    lines: usize,
    /// Whether the table of addresses may name it.
    is_handler: bool,
}

fn functions(text: &str) -> Vec<Function> {
    let code = blanked(text);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + 3..];
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let Some(open) = rest.find(['{', ';']).filter(|open| rest[*open..].starts_with('{')) else {
            continue;
        };
        if name.is_empty() {
            continue;
        }
        let signature = &rest[..open];
        let is_handler = signature.contains("-> Reply") && code[..at].ends_with("pub async ");
        found.push(Function { name, lines: body_lines(&rest[open..]), is_handler });
    }
    found
}

/// Lines between the first brace and the one that closes it.
fn body_lines(from_brace: &str) -> usize {
    let (mut depth, mut lines) = (0_usize, 0_usize);
    for c in from_brace.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '\n' => lines += 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    lines.saturating_sub(1)
}

#[test]
fn functions_are_measured_by_their_bodies() {
    let code =
        "pub async fn show(a: A) -> Reply {\n    b;\n    c\n}\n\nfn one() { 1 }\ntrait T { fn none(); }\n";
    let found: Vec<(String, usize, bool)> =
        functions(code).into_iter().map(|f| (f.name, f.lines, f.is_handler)).collect();
    assert_eq!(found, [("show".to_owned(), 2, true), ("one".to_owned(), 0, false)]);
}
