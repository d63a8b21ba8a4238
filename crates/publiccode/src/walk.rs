//! Walks a file along its schema and collects everything that is wrong.
//!
//! Where a fault stands: a value that is wrong, at its key; a key that is missing, at the first line of the
//! section that misses it; a value of the wrong type, at the line where the value begins, under the outermost
//! key that begins on that line. A section that is not there at all has no line: 0.

use std::collections::HashSet;

use crate::Beside;
use crate::checks::Form;
use crate::fault::{Fault, Reason, Severity, Wanted, cut};
use crate::lists::{COUNTRIES, holds};
use crate::schema::{FILE, Field, ITALY, Kind, Old};
use crate::tree::{Content, Entry, Node};

/// A key or a place in a list, with its line.
#[derive(Clone)]
struct Step {
    name: String,
    line: usize,
}

struct Walk<'a> {
    beside: Beside<'a>,
    path: Vec<Step>,
    faults: Vec<Fault>,
}

/// Everything that is wrong with a file, in the order of the walk.
pub(crate) fn walk(root: &Node, beside: Beside<'_>) -> Vec<Fault> {
    let mut walk = Walk { beside, path: Vec::new(), faults: Vec::new() };
    match &root.content {
        Content::Map(entries) => {
            walk.section(FILE, entries, root.line);
            walk.countries(entries);
        }
        // Who gives an empty file is told what it needs.
        Content::Empty => walk.section(FILE, &[], root.line),
        _ => {
            let reason = Reason::WrongType { name: "the file".into(), wanted: Wanted::Section };
            walk.faults.push(Fault::of_file(root.line, reason));
        }
    }
    walk.faults
}

impl Walk<'_> {
    /// The key of a fault: whatever stands in the file, it is one short line.
    fn key(&self, last: &str) -> String {
        let last = cut(last);
        let names = self.path.iter().map(|step| step.name.as_str()).chain([last.as_str()]);
        let whole = names.fold(String::new(), |mut key, name| {
            if !key.is_empty() && !name.is_empty() && !name.starts_with('[') {
                key.push('.');
            }
            key.push_str(name);
            key
        });
        cut(&whole)
    }

    fn error(&mut self, last: &str, line: usize, reason: Reason) {
        let key = self.key(last);
        self.faults.push(Fault { severity: Severity::Error, key, line, reason });
    }

    fn warning(&mut self, last: &str, line: usize, reason: Reason) {
        let key = self.key(last);
        self.faults.push(Fault { severity: Severity::Warning, key, line, reason });
    }

    fn within(&mut self, name: &str, line: usize, go: impl FnOnce(&mut Self)) {
        self.path.push(Step { name: cut(name), line });
        go(self);
        self.path.pop();
    }

    /// All keys of a section that begins at `line`.
    fn section(&mut self, fields: &'static [Field], entries: &[Entry], line: usize) {
        let mut seen = HashSet::new();
        for entry in entries {
            if !seen.insert(entry.key.as_str()) {
                self.error(&entry.key, entry.line, Reason::DuplicateKey);
                continue;
            }
            let Some(field) = fields.iter().find(|field| field.name == entry.key) else {
                if !(self.path.is_empty() && is_country_section(&entry.key)) {
                    self.error(&entry.key, entry.line, Reason::UnknownKey);
                }
                continue;
            };
            if entry.value.is_empty() || field.required && is_blank(&entry.value) {
                self.missing(field, entry.line, entry.line);
                continue;
            }
            let before = self.faults.len();
            if !(field.name == "contractors" && forbids_contractors(entries)) {
                self.within(field.name, entry.line, |walk| walk.value(field.kind, entry));
            }
            self.old(field, entry, before);
        }
        for field in fields {
            if !entries.iter().any(|entry| entry.key == field.name) {
                self.missing(field, line, 0);
            }
        }
    }

    /// Says that a key goes away one day; a value of the wrong type must be mended first.
    fn old(&mut self, field: &Field, entry: &Entry, before: usize) {
        let found = self.faults.get(before..).unwrap_or_default();
        if found.iter().any(|fault| matches!(fault.reason, Reason::WrongType { .. })) {
            return;
        }
        let instead = match field.old {
            Old::No => return,
            Old::Yes => None,
            Old::Instead(instead) => Some(instead),
        };
        self.warning(field.name, entry.line, Reason::Deprecated { instead });
    }

    /// A key that is missing; of a section, the keys that it needs.
    fn missing(&mut self, field: &Field, line: usize, inner: usize) {
        match field.kind {
            _ if !field.required => {}
            Kind::Section(fields) => {
                for needed in fields.iter().filter(|needed| needed.required) {
                    self.error(&format!("{}.{}", field.name, needed.name), inner, Reason::Required);
                }
            }
            Kind::List(_) => self.error(field.name, line, Reason::AtLeastOne),
            _ => self.error(field.name, line, Reason::Required),
        }
    }

    /// A value that is there; its key is the last of the path.
    fn value(&mut self, kind: Kind, entry: &Entry) {
        let value = &entry.value;
        match (kind, &value.content) {
            (Kind::Text(form) | Kind::TextOrList(form), Content::Text { text, .. }) => {
                // A single text of a list counts as its only item.
                let last = if matches!(kind, Kind::TextOrList(_)) { "[0]" } else { "" };
                self.text(form, text, last, entry.line);
            }
            (Kind::Choice, Content::Text { text, plain: true }) if matches!(&**text, "true" | "false") => {}
            (Kind::List(form) | Kind::TextOrList(form), Content::List(items)) => {
                self.list(form, items, entry);
            }
            (Kind::Section(fields), Content::Map(entries)) => {
                self.section(fields, entries, value.line);
                if entry.key == "maintenance" {
                    self.maintenance(value);
                }
            }
            (Kind::Sections(fields), Content::List(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.within(&format!("[{at}]"), item.line, |walk| match &item.content {
                        Content::Map(entries) => walk.section(fields, entries, item.line),
                        _ => walk.wrong_type(item, Wanted::Section),
                    });
                }
            }
            (Kind::Languages(fields), Content::Map(entries)) => self.languages(fields, entries, entry.line),
            _ => self.wrong_kind(kind, entry),
        }
    }

    fn text(&mut self, form: Form, text: &str, last: &str, line: usize) {
        let text = text.trim();
        if let Some(reason) = form.fault(text, self.beside) {
            self.error(last, line, reason);
        }
        let lower = text.bytes().all(|byte| byte.is_ascii_lowercase());
        if matches!(form, Form::Country) && lower && form.fault(text, None).is_none() {
            self.warning(last, line, Reason::LowercaseCountry { instead: text.to_ascii_uppercase() });
        }
    }

    fn list(&mut self, form: Form, items: &[Node], entry: &Entry) {
        let needed = matches!(&*entry.key, "platforms" | "availableLanguages" | "features");
        if needed && items.iter().all(Node::is_empty) {
            self.error("", entry.line, Reason::AtLeastOne);
        }
        for (at, item) in items.iter().enumerate() {
            match &item.content {
                Content::Text { text, .. } => self.text(form, text, &format!("[{at}]"), item.line),
                Content::Empty => {}
                _ => self.within(&format!("[{at}]"), item.line, |walk| walk.wrong_type(item, Wanted::Text)),
            }
        }
    }

    /// A value of another type than its key has. The keys that a needed section needs are missing then, too.
    fn wrong_kind(&mut self, kind: Kind, entry: &Entry) {
        let wanted = match kind {
            Kind::Text(_) => Wanted::Text,
            Kind::Choice => Wanted::Choice,
            Kind::List(_) | Kind::TextOrList(_) | Kind::Sections(_) => Wanted::List,
            Kind::Section(_) | Kind::Languages(_) => Wanted::Section,
        };
        self.wrong_type(&entry.value, wanted);
        let at_top = self.path.len() == 1;
        let needed = FILE.iter().any(|field| at_top && field.required && field.name == entry.key);
        if let (true, Kind::Section(fields)) = (needed, kind) {
            for field in fields.iter().filter(|field| field.required) {
                self.error(field.name, entry.line, Reason::Required);
            }
        }
    }

    fn wrong_type(&mut self, value: &Node, wanted: Wanted) {
        let name = self.path.last().map(|step| step.name.clone()).unwrap_or_default();
        let key_line = self.path.last().map_or(value.line, |step| step.line);
        let (first, line) = match &value.content {
            Content::List(items) => (items.first().map(|_| "[0]".to_owned()), value.line),
            Content::Map(entries) => (entries.first().map(|entry| entry.key.clone()), value.line),
            _ => (None, key_line),
        };
        let outermost = self.path.iter().position(|step| step.line == line);
        let key = match (outermost, first) {
            (Some(at), _) => {
                let whole = std::mem::take(&mut self.path);
                self.path = whole.iter().take(at + 1).cloned().collect();
                let key = self.key("");
                self.path = whole;
                key
            }
            (None, Some(first)) => self.key(&first),
            (None, None) => self.key(""),
        };
        let reason = Reason::WrongType { name, wanted };
        self.faults.push(Fault { severity: Severity::Error, key, line, reason });
    }

    /// The descriptions. At least one can be read, and at least one has a long text and features.
    fn languages(&mut self, fields: &'static [Field], entries: &[Entry], line: usize) {
        let (mut readable, mut seen) = (0, HashSet::new());
        for entry in entries {
            if !seen.insert(entry.key.as_str()) {
                self.error(&entry.key, entry.line, Reason::DuplicateKey);
                continue;
            }
            if !crate::language::is_language(&entry.key) {
                self.error(&entry.key, entry.line, Reason::Language { value: entry.key.clone() });
            }
            let before = self.faults.len();
            self.within(&entry.key, entry.line, |walk| match &entry.value.content {
                Content::Map(inner) => walk.section(fields, inner, entry.value.line),
                Content::Empty => walk.section(fields, &[], entry.line),
                _ => walk.wrong_type(&entry.value, Wanted::Section),
            });
            let found = self.faults.get(before..).unwrap_or_default();
            let wrong = found.iter().any(|fault| matches!(fault.reason, Reason::WrongType { .. }));
            readable += usize::from(!wrong);
        }
        if readable == 0 {
            self.error("", line, Reason::AtLeastOne);
        }
        let Some(first) = entries.first() else { return };
        for needed in ["longDescription", "features"] {
            let has = |entry: &Entry| entry.value.get(needed).is_some_and(|entry| !entry.value.is_empty());
            if !entries.iter().any(has) {
                self.error(&format!("{}.{needed}", first.key), first.value.line, Reason::Required);
            }
        }
    }

    /// Who maintains it decides who must be named.
    fn maintenance(&mut self, section: &Node) {
        let Some(Content::Text { text: kind, .. }) = section.get("type").map(|entry| &entry.value.content)
        else {
            return;
        };
        let filled = |key: &str| {
            let entry = section.get(key).filter(|entry| !entry.value.is_empty());
            entry.filter(|entry| entry.value.content != Content::List(Vec::new()))
        };
        let required = |maintenance: &str| Reason::RequiredWith { maintenance: maintenance.to_owned() };
        match (kind.as_str(), filled("contractors")) {
            ("contract", None) => self.error("contractors", section.line, required(kind)),
            ("internal" | "community" | "none", Some(entry)) => {
                self.error("contractors", entry.line, Reason::OnlyWithContract);
            }
            _ => {}
        }
        if matches!(kind.as_str(), "internal" | "community") && filled("contacts").is_none() {
            self.error("contacts", section.line, required(kind));
        }
    }

    /// The sections of countries: the Italian one is known, others are taken as they are.
    fn countries(&mut self, entries: &[Entry]) {
        let mut seen = HashSet::new();
        for entry in entries.iter().filter(|entry| is_country_section(&entry.key)) {
            // A repeated key was refused already.
            if !seen.insert(entry.key.as_str()) {
                continue;
            }
            let upper = entry.key.to_ascii_uppercase();
            if upper != entry.key {
                self.warning(&entry.key, entry.line, Reason::LowercaseCountry { instead: upper.clone() });
                if entries.iter().any(|other| other.key == upper) {
                    self.error(&entry.key, entry.line, Reason::SectionTwice { instead: upper.clone() });
                }
            }
            self.within(&entry.key, entry.line, |walk| match &entry.value.content {
                Content::Empty => {}
                Content::Map(inner) if upper == "IT" => walk.section(ITALY, inner, entry.value.line),
                Content::Map(_) => {}
                _ => walk.wrong_type(&entry.value, Wanted::Section),
            });
        }
    }
}

/// Whether these are keys of a maintenance that nobody is paid for: its contractors must go, right or wrong.
fn forbids_contractors(entries: &[Entry]) -> bool {
    let kind = entries.iter().find(|entry| entry.key == "type").map(|entry| &entry.value.content);
    let Some(Content::Text { text, .. }) = kind else { return false };
    matches!(text.as_str(), "internal" | "community" | "none")
}

/// Whether this is text without a character in it.
fn is_blank(value: &Node) -> bool {
    matches!(&value.content, Content::Text { text, .. } if text.trim().is_empty())
}

/// Whether a key of the file is the code of a country: in capitals, or (deprecated) in lower case.
pub(crate) fn is_country_section(key: &str) -> bool {
    let lower = key.bytes().all(|byte| byte.is_ascii_lowercase());
    key.len() == 2 && (holds(COUNTRIES, key) || lower && holds(COUNTRIES, &key.to_ascii_uppercase()))
}
