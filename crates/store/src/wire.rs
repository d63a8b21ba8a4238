//! Between rows and types: what every module needs to read and write.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use crate::error::StoreError;

/// The local day of an instant in Europe/Amsterdam: where all periods are counted.
#[must_use]
pub fn local_day(at: Timestamp) -> Date {
    at.to_zoned(amsterdam()).date()
}

/// Europe/Amsterdam, from the database that is compiled in.
#[must_use]
pub fn amsterdam() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC)
}

/// A row that does not read as its type: a bug, never the user's fault.
pub(crate) fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Unexpected(format!("a row does not read: {error}"))
}
