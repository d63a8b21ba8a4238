//! The question in an address: changes, the order of the table, damping, a file, and a change to add.

use std::collections::BTreeMap;

use actix_web::web::Query;
use allocation::{Changes, Fault, FaultKind};
use web::urls::encode;

/// What an address may hold beside changes.
const KNOWN: [&str; 13] = [
    "add",
    "fall",
    "file",
    "inhabitants",
    "member",
    "meter",
    "name",
    "percent",
    "rise",
    "service",
    "sort",
    "taal",
    "to",
];

/// What stays in the address from one page to the next.
const KEPT: [&str; 3] = ["sort", "rise", "fall"];

/// What an address asks.
pub struct Question {
    /// The changes.
    pub changes: Changes,
    /// What cannot be read.
    pub unread: Vec<Fault>,
    asked: BTreeMap<String, String>,
}

impl Question {
    /// Reads the query of an address; what it does not understand is a fault.
    pub fn read(query: &str) -> Self {
        let (mut changes, mut asked, mut unread) = (Vec::new(), BTreeMap::new(), Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let read = Query::<Vec<(String, String)>>::from_query(pair).map(Query::into_inner);
            let (name, value) = read.ok().and_then(|mut read| read.pop()).unwrap_or_default();
            if Changes::knows(&name) {
                changes.push(pair);
            } else if KNOWN.contains(&name.as_str()) {
                asked.insert(name, value.trim().to_owned());
            } else {
                unread.push(Fault { path: name.chars().take(100).collect(), kind: FaultKind::UnknownChange });
            }
        }
        let changes = Changes::parse(&changes.join("&")).unwrap_or_else(|faults| {
            unread.extend(faults);
            Changes::default()
        });
        Self { changes, unread, asked }
    }

    /// What stands under a name; nothing where it is not there.
    pub fn asked(&self, name: &str) -> &str {
        self.asked.get(name).map_or("", String::as_str)
    }

    /// The address of these changes, with the same order and damping.
    pub fn href(&self, page: &str, changes: &Changes) -> String {
        self.href_with(page, changes, self.asked("sort"))
    }

    /// The same with the table in another order.
    pub fn href_with(&self, page: &str, changes: &Changes, sort: &str) -> String {
        let mut query: Vec<String> = Vec::new();
        if !changes.is_empty() {
            query.push(changes.to_string());
        }
        for (name, value) in self.kept(sort) {
            query.push(format!("{name}={}", encode(value)));
        }
        if query.is_empty() { page.to_owned() } else { format!("{page}?{}", query.join("&")) }
    }

    /// What stays in the address beside the changes.
    pub fn kept<'s>(&'s self, sort: &'s str) -> impl Iterator<Item = (&'static str, &'s str)> {
        let value = move |name| if name == "sort" { sort } else { self.asked(name) };
        KEPT.into_iter().map(move |name| (name, value(name))).filter(|(_, value)| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_from_what_is_about_the_page() {
        let question =
            Question::read("leave.GM0301=1&sort=old&taal=en&key.desk=blend%280.3%3Aequal%2C0.7%3Aequal%29");
        assert_eq!(question.unread, []);
        assert_eq!(question.asked("sort"), "old");
        let changes = "leave.GM0301=1&key.desk=blend(0.3:equal,0.7:equal)";
        assert_eq!(question.changes.to_string(), changes);
        assert_eq!(question.href("/x", &question.changes), format!("/x?{changes}&sort=old"));
        assert_eq!(question.href_with("/x", &Changes::default(), ""), "/x");
    }

    #[test]
    fn nonsense_is_a_fault_and_no_change() {
        let question = Question::read("x=1&leave.GM0301=nee");
        assert_eq!(question.unread.len(), 2);
        assert!(question.changes.is_empty());
    }
}
