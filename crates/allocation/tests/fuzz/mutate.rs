//! Ways to break a file: in its tree, and in its bytes.

use proptest::prelude::*;
use serde_json::{Value, json};

/// One way to break a file.
#[derive(Clone, Debug)]
pub enum Mutation {
    /// A node of the tree becomes something else.
    Replace(usize, Value),
    /// A node of the tree becomes a copy of another.
    Copy(usize, usize),
    /// A field or an item goes.
    Remove(usize),
    /// A field gets another name, or an item comes twice.
    Rename(usize, String),
    /// Bytes of the text become others.
    Bytes(usize, usize, Vec<u8>),
    /// Bytes of the text come again somewhere else: a field may be there twice.
    Again(usize, usize, usize),
    /// The text ends early.
    End(usize),
}

/// Texts that mean something somewhere.
const TEXTS: &[&str] = &[
    "",
    "0",
    "-0",
    "-1",
    "1.005",
    "0.1",
    "1e9",
    "1/3",
    "NaN",
    "92233720368547758.07",
    "92233720368547758.08",
    "-92233720368547758.08",
    "99999999999999999999999999999999999999",
    "0.0000000000000000000000000000001",
    "2025-01-01",
    "2025-02-29",
    "0000-01-01",
    "9999-12-31",
    "-009999-01-01",
    "2025-01-01T00:00",
    "all",
    "equal",
    "blend",
    "tiered",
    "m0",
    "m1",
    "c0",
    "s0",
    "cost",
    "support",
    "tariff",
    "reciprocal",
    "usage",
    "é\u{0}\u{202e}",
];

/// A few of them, in any order.
pub fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let place = || 0..10_000_usize;
    let text = prop::sample::select(TEXTS);
    let value = prop_oneof![
        6 => text.clone().prop_map(|text| json!(text)),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => prop_oneof![Just(json!([])), Just(json!({})), Just(json!([[]])), Just(json!(1.5e300))],
        1 => Just(json!("9".repeat(101))),
    ];
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        text.clone().prop_map(|text| text.as_bytes().to_vec()),
        prop::sample::select(vec!["\"", "{", "}", "[", "]", ",", ":", "\\u0000", "\\ud800", "null", "1e999"])
            .prop_map(|text| text.as_bytes().to_vec()),
        (1..5000_usize).prop_map(|depth| b"[".repeat(depth)),
    ];
    let one = prop_oneof![
        5 => (place(), value).prop_map(|(at, value)| Mutation::Replace(at, value)),
        3 => (place(), place()).prop_map(|(to, from)| Mutation::Copy(to, from)),
        2 => place().prop_map(Mutation::Remove),
        2 => (place(), text).prop_map(|(at, name)| Mutation::Rename(at, name.to_owned())),
        1 => (place(), 0..5_usize, bytes).prop_map(|(at, length, bytes)| Mutation::Bytes(at, length, bytes)),
        1 => (place(), 0..80_usize, place()).prop_map(|(from, length, to)| Mutation::Again(from, length, to)),
        1 => place().prop_map(Mutation::End),
    ];
    prop::collection::vec(one, 0..4)
}

/// The text of a file after all of them.
pub fn broken(mut tree: Value, mutations: &[Mutation]) -> String {
    for mutation in mutations {
        in_tree(&mut tree, mutation);
    }
    let mut text = tree.to_string().into_bytes();
    for mutation in mutations {
        in_bytes(&mut text, mutation);
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn in_tree(tree: &mut Value, mutation: &Mutation) {
    let count = count(tree);
    match mutation {
        Mutation::Replace(to, value) => set(tree, to % count, value.clone()),
        Mutation::Copy(to, from) => {
            let mut left = from % count;
            let copy = find(tree, &mut left).map(|node| node.clone());
            set(tree, to % count, copy.unwrap_or_default());
        }
        Mutation::Remove(place) => inside(tree, place % count, |node, at| match node {
            Value::Object(fields) => drop(nth_name(fields, at).and_then(|name| fields.remove(&name))),
            Value::Array(items) if !items.is_empty() => drop(items.remove(at % items.len())),
            _ => {}
        }),
        Mutation::Rename(place, name) => inside(tree, place % count, |node, at| match node {
            Value::Object(fields) => {
                let value = nth_name(fields, at).and_then(|name| fields.remove(&name));
                fields.extend(value.map(|value| (name.clone(), value)));
            }
            Value::Array(items) if !items.is_empty() => items.push(items[at % items.len()].clone()),
            _ => {}
        }),
        _ => {}
    }
}

fn in_bytes(text: &mut Vec<u8>, mutation: &Mutation) {
    if text.is_empty() {
        return;
    }
    let length = text.len();
    let range = |at: usize, long: usize| at % length..(at % length + long).min(length);
    match mutation {
        Mutation::Bytes(at, long, bytes) => drop(text.splice(range(*at, *long), bytes.iter().copied())),
        Mutation::Again(from, long, to) => {
            let again = text[range(*from, *long)].to_vec();
            text.splice(range(*to, 0), again);
        }
        Mutation::End(at) => text.truncate(at % length),
        _ => {}
    }
}

fn children(node: &Value) -> Vec<&Value> {
    match node {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    }
}

fn count(node: &Value) -> usize {
    1 + children(node).into_iter().map(count).sum::<usize>()
}

/// The node at a place, counted from the root.
fn find<'v>(node: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(node);
    }
    *left -= 1;
    match node {
        Value::Object(fields) => fields.values_mut().find_map(|child| find(child, left)),
        Value::Array(items) => items.iter_mut().find_map(|child| find(child, left)),
        _ => None,
    }
}

fn set(tree: &mut Value, place: usize, value: Value) {
    let mut left = place;
    if let Some(node) = find(tree, &mut left) {
        *node = value;
    }
}

/// Does something inside the node at a place.
fn inside(tree: &mut Value, place: usize, act: impl FnOnce(&mut Value, usize)) {
    let mut left = place;
    if let Some(node) = find(tree, &mut left) {
        act(node, place);
    }
}

fn nth_name(fields: &serde_json::Map<String, Value>, at: usize) -> Option<String> {
    fields.keys().nth(at % fields.len().max(1)).cloned()
}
