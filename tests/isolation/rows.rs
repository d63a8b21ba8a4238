//! A row for every address, in alphabetical order. Add yours when you add an address.

use super::row::{Row, open};

/// All rows.
pub fn all() -> Vec<Row> {
    vec![open("/").answers(303), open("/design"), open("/healthz"), open("/readyz")]
}
