//! JSON that others can check: one text for one content, and where two documents differ.

mod canonical;

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The canonical JSON of a value (RFC 8785): one text for one content, to hash and to compare.
///
/// # Errors
/// What has no JSON, such as a map whose keys are no texts.
pub fn canonical(value: &impl Serialize) -> serde_json::Result<String> {
    // What serde writes as text is UTF-8.
    String::from_utf8(canonical::write(value)?).map_err(serde::ser::Error::custom)
}

/// The SHA-256 of the canonical JSON, in hexadecimal.
///
/// # Errors
/// As [`canonical`].
pub fn canonical_sha256(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(hex::encode(Sha256::digest(canonical::write(value)?)))
}

/// One place where a document is not what computing it again gives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Difference {
    /// The place in the JSON, such as `result.lines[3].amount`.
    pub path: String,
    /// What is computed there; none where nothing is.
    pub computed: Option<String>,
    /// What the document says there; none where it says nothing.
    pub found: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
        let (computed, found) = (or_nothing(&self.computed), or_nothing(&self.found));
        write!(f, "{}: computed {computed}, found {found}", self.path)
    }
}

/// Every place where two documents differ, as deep as they can be told apart. `path` is their own place.
#[must_use]
pub fn differences(path: &str, computed: &Value, found: &Value) -> Vec<Difference> {
    let mut list = Vec::new();
    compare(path, Some(computed), Some(found), &mut list);
    list
}

fn compare(path: &str, computed: Option<&Value>, found: Option<&Value>, list: &mut Vec<Difference>) {
    match (computed, found) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            for name in a.keys().chain(b.keys()).collect::<BTreeSet<_>>() {
                compare(&format!("{path}.{name}"), a.get(name), b.get(name), list);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            for index in 0..a.len().max(b.len()) {
                compare(&format!("{path}[{index}]"), a.get(index), b.get(index), list);
            }
        }
        _ if computed == found => {}
        _ => {
            let text = |value: Option<&Value>| value.and_then(|value| canonical(value).ok());
            list.push(Difference { path: path.to_owned(), computed: text(computed), found: text(found) });
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_place_that_differs_is_named_once() {
        let computed = json!({ "a": [1, 2], "b": { "c": "x" }, "d": null });
        let found = json!({ "a": [1, 3, 4], "b": { "c": "x", "e": true } });
        let said: Vec<String> =
            differences("result", &computed, &found).iter().map(ToString::to_string).collect();
        let expected = [
            "result.a[1]: computed 2, found 3",
            "result.a[2]: computed nothing, found 4",
            "result.b.e: computed nothing, found true",
            "result.d: computed null, found nothing",
        ];
        assert_eq!(said, expected);
        assert!(differences("result", &found, &found).is_empty());
    }

    #[test]
    fn the_order_in_which_fields_are_written_says_nothing() {
        let [a, b]: [Value; 2] = [r#"{"b":1,"a":"\u00e9"}"#, r#"{ "a": "é", "b": 1 }"#]
            .map(|text| serde_json::from_str(text).unwrap());
        assert_eq!(canonical(&a).unwrap(), r#"{"a":"é","b":1}"#);
        assert_eq!(canonical_sha256(&a).unwrap(), canonical_sha256(&b).unwrap());
    }
}
