//! A row for every address, in alphabetical order. Add yours when you add an address.

use super::row::{Row, open};
use super::world;

/// All rows.
pub fn all() -> Vec<Row> {
    vec![
        open("/").answers(303),
        open("/design"),
        open("/dev/mail"),
        open("/dev/mail/{file}").at(world::a_mail),
        open("/healthz"),
        open("/readyz"),
    ]
}
