//! Usage files: who used how much of what, and when. See `docs/formats/usage-csv.md`.
//!
//! [`Reader`] gives the rows of a table one by one; [`for_each`] does so for a table or a dump; [`Checker`]
//! resolves the rows against what is known; [`check`] is the dry run: the whole file, a [`Summary`], and
//! nothing kept.

mod check;
mod identity;
mod known;
mod reader;

use std::io::Read;
use std::ops::ControlFlow;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use check::{Checker, GoodRow, MeterTotal, Outcome, Summary, check};
pub use identity::{ContentHash, FILE_SOURCE, content_hash, derived_event_id};
pub use known::{Known, Subscriptions};
pub use reader::Reader;
pub(crate) use reader::whole;

use crate::fault::{Column, Fault, FileFault, RowFault};
use crate::layout::{ColumnReading, Separator};
use crate::{dump, sniff, table};

/// The most characters in an event id and in a subject.
pub const LONGEST_ID: usize = 200;

/// What is given beside a usage file.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The separator, where the person chose it.
    pub separator: Option<Separator>,
    /// What the person said that headings mean; `None` leaves a column unread.
    pub columns: Vec<(String, Option<Column>)>,
    /// The year of bare week, month and quarter numbers.
    pub year: Option<i16>,
    /// The member of all rows, where the file has no column for it (dumps).
    pub member: Option<String>,
    /// The meter of all rows, where the file has no column for it.
    pub meter: Option<String>,
    /// The day of all rows, where the file has no column for it.
    pub day: Option<Date>,
}

/// A row of a usage file, as written: the member and the meter are not looked up yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UsageRow {
    /// The line of the file on which the row begins; the header is line 1.
    pub row: u64,
    /// The file inside a dump.
    pub file: Option<std::sync::Arc<str>>,
    /// The member, by code or name.
    pub member: String,
    /// The meter, by code or name.
    pub meter: String,
    /// The day of the usage; the first day of a period.
    pub day: Date,
    /// How much: zero or more.
    pub quantity: Decimal,
    /// What makes the row unique for its sender, where the file says so.
    pub event_id: Option<String>,
    /// What within the member the row is about.
    pub subject: Option<String>,
}

/// Takes the rows as they come, and may end the reading with [`ControlFlow::Break`].
pub type Visit<'v> = dyn FnMut(Result<UsageRow, RowFault>) -> ControlFlow<()> + 'v;

/// Reads a usage file of either kind, a table or a dump, and hands every row and every refused row to
/// `visit`.
///
/// Gives how the columns were read (of a dump: of its first file).
///
/// # Errors
/// [`FileFault`] where the file as a whole is refused or `visit` ended the reading; rows that `visit` saw
/// before then must not be kept.
pub fn for_each(
    mut input: impl Read,
    context: &Context,
    visit: &mut Visit<'_>,
) -> Result<Vec<ColumnReading>, FileFault> {
    let head = table::read_head(&mut input)?;
    let archive = sniff::is_gzip(&head) || sniff::is_tar(&head);
    let whole = std::io::Cursor::new(head).chain(input);
    if archive {
        return dump::for_each(whole, context, dump::Limits::default(), visit);
    }
    read_table(Reader::new(whole, context)?, visit)
}

pub(crate) fn read_table<R: Read>(
    mut reader: Reader<R>,
    visit: &mut Visit<'_>,
) -> Result<Vec<ColumnReading>, FileFault> {
    for row in reader.by_ref() {
        let next = match row {
            Ok(row) => visit(Ok(row)),
            Err(Fault::Row(fault)) => visit(Err(*fault)),
            Err(Fault::File(fault)) => return Err(fault),
        };
        if next.is_break() {
            return Err(FileFault::Stopped);
        }
    }
    Ok(reader.columns().to_vec())
}
