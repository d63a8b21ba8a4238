//! `docs/openapi.json` says what the HTTP interface is: the same addresses and the same fields as the code.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::usage_api::{portal, send};
use crate::harness::Portal;

fn read(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn document() -> Value {
    serde_json::from_str(&read("docs/openapi.json")).unwrap()
}

/// The fields of the event's schema with their paths: `data.quantity`.
fn fields(schema: &Value, key: &str) -> BTreeSet<String> {
    let named = |of: &Value| -> Vec<String> {
        match &of[key] {
            Value::Object(fields) => fields.keys().cloned().collect(),
            Value::Array(names) => names.iter().map(|name| name.as_str().unwrap().to_owned()).collect(),
            other => panic!("{key}: {other}"),
        }
    };
    let within = named(&schema["properties"]["data"]).into_iter().map(|name| format!("data.{name}"));
    named(schema).into_iter().filter(|name| name != "data").chain(within).collect()
}

/// The fields that the portal finds wrong in an event.
fn wrong(portal: &Portal, token: &str, event: &Value) -> BTreeSet<String> {
    let answer = send(portal, token, "application/cloudevents+json", &event.to_string());
    let answer: Value = serde_json::from_str(answer.body()).unwrap();
    let errors = answer["events"][0]["errors"].as_array().unwrap_or_else(|| panic!("{answer}"));
    errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_document_has_the_addresses_of_the_interface_and_no_others() {
    let routes = app::routes::table();
    let of_code: BTreeSet<String> = routes
        .iter()
        .filter(|route| route.pattern.starts_with("/api/"))
        .map(|route| format!("{} {}", route.method.as_str().to_lowercase(), route.pattern))
        .collect();
    let document = document();
    let of_document: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, deeds)| deeds.as_object().unwrap().keys().map(move |deed| format!("{deed} {path}")))
        .collect();
    assert!(!of_code.is_empty());
    assert_eq!(of_document, of_code);
    for page in ["README.md", "docs/formats/usage-events.md"] {
        assert!(read(page).contains("openapi.json)"), "{page} does not lead to it");
    }
}

#[test]
fn the_document_has_the_fields_that_the_reader_takes() {
    let (portal, token) = portal();
    let document = document();
    let schema = &document["components"]["schemas"]["UsageEvent"];
    // An object stands where each field has a text: the reader says so of every field that it knows.
    let mut event = json!({ "data": {} });
    let documented = fields(schema, "properties");
    for field in documented.iter().map(String::as_str).chain(["invented", "data.invented"]) {
        match field.split_once('.') {
            Some((data, name)) => event[data][name] = json!({}),
            None => event[field] = json!({}),
        }
    }
    assert_eq!(wrong(&portal, &token, &event), documented);
    // And of an empty event which ones it misses; a day may stand in for a time.
    let missed = wrong(&portal, &token, &json!({ "data": {} }));
    let mut required = fields(schema, "required");
    required.insert("time".to_owned());
    assert_eq!(missed, required);
}
