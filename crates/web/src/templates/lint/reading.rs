//! Reads templates and sources for the lints.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::{Templates, source};

/// A template and its name.
pub(super) struct Template {
    pub(super) name: String,
    pub(super) text: String,
}

impl Template {
    /// `templates/x.hbs:12`, for a position in the text.
    pub(super) fn at(&self, position: usize) -> String {
        let line = self.text.get(..position).unwrap_or_default().matches('\n').count() + 1;
        format!("templates/{}.hbs:{line}", self.name)
    }

    /// Every tag of handlebars: where it starts, and what stands between the braces.
    pub(super) fn tags(&self) -> Vec<(usize, &str)> {
        let mut tags = Vec::new();
        let mut from = 0;
        while let Some(start) = self.text[from..].find("{{").map(|start| start + from) {
            let length = self.text[start..].find("}}").unwrap_or(self.text.len() - start);
            let inner = self.text[start..start + length].trim_start_matches('{').trim_matches('~').trim();
            tags.push((start, inner));
            from = start + length;
        }
        tags
    }

    /// The text with every tag of handlebars replaced by a mark of the same length, so that positions stay.
    pub(super) fn masked(&self) -> String {
        let mut masked = self.text.clone().into_bytes();
        let mut from = 0;
        while let Some(start) = self.text[from..].find("{{").map(|start| start + from) {
            let close = self.text[start..].find("}}").map_or(self.text.len(), |close| start + close + 2);
            let end = if self.text[close..].starts_with('}') { close + 1 } else { close };
            masked[start..end].fill(MARK);
            from = end;
        }
        String::from_utf8(masked).unwrap()
    }
}

/// What stands for a tag of handlebars in a masked text.
pub(super) const MARK: u8 = 1;

pub(super) fn templates() -> Vec<Template> {
    Templates::names().into_iter().map(|name| Template { text: source(&name).unwrap(), name }).collect()
}

/// The text of every Rust source of the workspace, tests left out.
pub(super) fn rust_sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for folder in ["crates", "app", "admin"] {
        walk(&root.join(folder), &mut found);
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    for path in paths {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

/// The strings between quotes in a tag of handlebars or a line of Rust.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}
