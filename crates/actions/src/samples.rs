//! Rows that unit tests of several nouns begin with.

use jiff::civil::Date;
use store::Subscription;

/// The id of row `n`, of any table.
pub(crate) fn id<T: std::str::FromStr>(n: u32) -> T {
    format!("{n:032x}").parse().ok().unwrap()
}

/// Subscription `n`, ordered by nobody and never given notice of.
pub(crate) fn subscription(n: u32, starts_on: Date, ends_on: Option<Date>) -> Subscription {
    Subscription {
        id: id(n),
        member: id(0),
        service: id(0),
        starts_on,
        ends_on,
        ordered_by: String::new(),
        ordered_at: jiff::Timestamp::UNIX_EPOCH,
        notice: None,
    }
}
