//! The words every crate speaks: money, exact ratios, periods, ids, and the sources of time and chance.
//!
//! Invariant: nothing here reads a clock, a file, the network or a random source; they come in as arguments.
#![deny(clippy::as_conversions, clippy::float_arithmetic)]

mod cents;
mod chance;
mod division;
mod ids;
pub mod json;
mod period;
mod share;

pub use cents::{Cents, MoneyError};
pub use chance::Chance;
pub use division::{Division, Part, Split, Tie, TieOrder};
pub use ids::*;
pub use period::{Period, PeriodError};
pub use share::{Share, ShareError};
