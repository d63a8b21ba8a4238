//! The files that the rules are about, with comments and texts blanked where a rule is about code.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of ours.
pub struct Source {
    /// Its path from the root of the repository.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// All Rust files.
pub fn rust() -> Vec<Source> {
    let mut found = Vec::new();
    for folder in ["admin", "app", "crates", "tests"] {
        collect(&root().join(folder), &mut found);
    }
    assert!(found.len() > 100, "the files are not where they were");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "target") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            found.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

impl Source {
    /// Whether it holds only tests.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || self.path.ends_with("_tests.rs")
            || self.path.contains("/examples/")
            || self.path.contains("/benches/")
    }

    /// The code up to its own tests.
    pub fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }
}

/// The code with every comment, text and character blanked: braces that are left are braces. Lines stay where
/// they are.
pub fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            chars[at..end].iter().for_each(|c| out.push(if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Where the comment, text or character that begins here ends; `at` itself where none begins.
fn skipped(chars: &[char], at: usize) -> usize {
    let next = chars.get(at + 1).copied();
    match (chars[at], next) {
        ('/', Some('/')) => find(chars, at, |i| chars[i] == '\n'),
        ('/', Some('*')) => find(chars, at + 2, |i| chars[i] == '/' && chars[i - 1] == '*') + 1,
        ('r', Some('"' | '#')) if at == 0 || !(chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') => {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            if chars.get(at + 1 + hashes) != Some(&'"') {
                return at;
            }
            let closes = |i: usize| {
                chars[i] == '"' && chars[i + 1..].iter().take_while(|c| **c == '#').count() >= hashes
            };
            find(chars, at + 2 + hashes, closes) + 1 + hashes
        }
        ('"', _) => {
            let mut i = at + 1;
            while i < chars.len() && chars[i] != '"' {
                i += if chars[i] == '\\' { 2 } else { 1 };
            }
            i + 1
        }
        ('\'', Some('\\')) => find(chars, at + 3, |i| chars[i] == '\'') + 1,
        ('\'', Some(_)) if chars.get(at + 2) == Some(&'\'') => at + 3,
        _ => at,
    }
    .min(chars.len())
}

fn find(chars: &[char], from: usize, is_end: impl Fn(usize) -> bool) -> usize {
    (from..chars.len()).find(|i| is_end(*i)).unwrap_or(chars.len())
}

#[test]
fn braces_in_texts_and_comments_do_not_count() {
    let code = "fn a<'x>() { let b = \"{\\\"\"; let c = '{'; let d = r#\"{\"#; } // {\n/* { */ fn e() {}";
    let left = blanked(code);
    assert_eq!(left.matches('{').count(), 2, "{left}");
    assert_eq!(left.matches('}').count(), 2, "{left}");
    assert_eq!(left.len(), code.len());
}
