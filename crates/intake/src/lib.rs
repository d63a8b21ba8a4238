//! What comes in from outside becomes rows or faults: usage, members, attributes, costs, products,
//! dumps and usage events.
//!
//! Invariant: nothing here reads a clock, opens a file, draws a random number or speaks to a network; bytes
//! come in through [`std::io::Read`], knowledge (members, meters, periods) as arguments, and rows and faults
//! go out.
//! Invariant: no byte sequence makes a reader panic, and none makes it keep more than its stated limits in
//! memory.
//! Invariant: a fault is data with a stable [`Reason::code`]; the sentence is made by the page, in the page's
//! language.
#![deny(clippy::as_conversions, clippy::float_arithmetic)]

pub mod attributes;
pub mod costs;
pub mod day;
mod directory;
pub mod document;
pub mod dump;
pub mod events;
mod fault;
mod fold;
mod layout;
pub mod members;
pub mod number;
mod sheet;
mod sniff;
mod table;
pub mod upl;
pub mod usage;

pub use directory::{Directory, Entry};
pub use fault::{Column, Encoding, Fault, FileFault, FileKind, Reason, RowFault};
pub use fold::fold;
pub use layout::{ColumnReading, Separator};
pub use sheet::{Given, Sheet};

/// How many faults and notes a summary keeps in full; the rest is counted.
pub const FAULTS_KEPT: usize = 10_000;
