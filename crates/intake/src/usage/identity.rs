//! What makes a usage row the same row when it comes in again, and what makes it another.
//!
//! Invariant: both answers depend on the row alone, never on the file, its order or the moment.

use std::fmt::Write as _;

use jiff::civil::Date;
use kernel::{MemberId, MeterId};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

/// SHA-256 over the content of a usage row.
pub type ContentHash = [u8; 32];

/// The source of rows that come in by file: event ids are unique per source, and all files share one, so that
/// the same row under another file name is still the same row.
pub const FILE_SOURCE: &str = "urn:gemeengoed:file";

/// The first line of the bytes that are hashed. A change of the bytes needs another line, and a migration.
const VERSION: &str = "gemeengoed:usage:1\n";

/// The hash of what a row says: two rows with one event id are the same row where it is equal, a conflict
/// where not.
///
/// The bytes are lines, each ended by `\n`: `gemeengoed:usage:1`, the ids of the member and the meter, the
/// day (`2026-11-21`), the quantity without superfluous zeros (`12.5`), and the subject (empty where there is
/// none).
#[must_use]
pub fn content_hash(
    member: MemberId,
    meter: MeterId,
    day: Date,
    quantity: Decimal,
    subject: Option<&str>,
) -> ContentHash {
    let mut text = String::with_capacity(160);
    let subject = subject.unwrap_or_default();
    // Writing to a String cannot fail.
    let _ = write!(text, "{VERSION}{member}\n{meter}\n{day}\n{}\n{subject}\n", quantity.normalize());
    Sha256::digest(text.as_bytes()).into()
}

/// The event id of a row that has none: `row:GM0153:zaken:2026-11-21`, with `:subject` where there is one.
/// `%`, `:` and control characters inside the parts are written as in an address (`%3A`).
///
/// So one member has one such row per meter, day and subject: the same quantity again has no effect, another
/// quantity is a conflict.
#[must_use]
pub fn derived_event_id(member_code: &str, meter_code: &str, day: Date, subject: Option<&str>) -> String {
    let mut id = String::with_capacity(48);
    id.push_str("row:");
    push_part(&mut id, member_code);
    id.push(':');
    push_part(&mut id, meter_code);
    let _ = write!(id, ":{day}");
    if let Some(subject) = subject.filter(|subject| !subject.is_empty()) {
        id.push(':');
        push_part(&mut id, subject);
    }
    id
}

fn push_part(id: &mut String, part: &str) {
    for letter in part.chars() {
        if letter == ':' || letter == '%' || letter.is_ascii_control() {
            let _ = write!(id, "%{:02X}", u32::from(letter));
        } else {
            id.push(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{MemberId, MeterId};

    use super::*;

    fn hash(quantity: &str, subject: Option<&str>) -> String {
        let member = MemberId("01890000-0000-7000-8000-000000000001".parse().unwrap());
        let meter = MeterId("01890000-0000-7000-8000-000000000002".parse().unwrap());
        let hash = content_hash(member, meter, date(2026, 11, 21), quantity.parse().unwrap(), subject);
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_hash_is_over_the_bytes_that_the_format_promises() {
        let promised = "gemeengoed:usage:1\n01890000-0000-7000-8000-000000000001\n\
                        01890000-0000-7000-8000-000000000002\n2026-11-21\n12.5\n\n";
        let promised: String = Sha256::digest(promised).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash("12.50", None), promised);
    }

    #[test]
    fn the_same_quantity_written_otherwise_is_the_same_content() {
        assert_eq!(hash("12.5", None), hash("12.500", None));
        assert_eq!(hash("0", None), hash("0.00", None));
        assert_ne!(hash("12.5", None), hash("12.51", None));
        assert_ne!(hash("12.5", None), hash("12.5", Some("loket")));
    }

    #[test]
    fn a_derived_event_id_can_be_read_and_cannot_be_confused() {
        let id = |meter, subject| derived_event_id("GM0153", meter, date(2026, 11, 21), subject);
        assert_eq!(id("zaken", None), "row:GM0153:zaken:2026-11-21");
        assert_eq!(id("zaken", Some("a:b%")), "row:GM0153:zaken:2026-11-21:a%3Ab%25");
        assert_eq!(id("zaken", Some("")), id("zaken", None));
    }
}
