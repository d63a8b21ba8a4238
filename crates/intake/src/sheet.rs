//! Small tables that are read whole: members, attributes, costs.

use std::io::Read;

use serde::{Deserialize, Serialize};

use crate::fault::{Column, FileFault, Reason, RowFault};
use crate::layout::{ColumnReading, Layout, Separator};
use crate::number::Notation;
use crate::table::{Record, Table};
use crate::{FAULTS_KEPT, usage};

/// The most rows: every municipality of the country, a hundred times and more.
const MOST_ROWS: u64 = 100_000;

/// What is given beside a small table.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The separator, where the person chose it.
    pub separator: Option<Separator>,
    /// What the person said that headings mean; `None` leaves a column unread.
    pub columns: Vec<(String, Option<Column>)>,
}

/// A small table, read whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet<T> {
    /// The rows that are good, in the order of the file.
    pub rows: Vec<T>,
    /// How many rows were refused.
    pub refused: u64,
    /// Why, row by row: the first 10,000.
    pub faults: Vec<RowFault>,
    /// Rows without effect, and why: the first 10,000.
    pub notes: Vec<RowFault>,
    /// How the columns were read.
    pub columns: Vec<ColumnReading>,
}

impl<T> Sheet<T> {
    fn empty() -> Self {
        Self { rows: Vec::new(), refused: 0, faults: Vec::new(), notes: Vec::new(), columns: Vec::new() }
    }

    pub(crate) fn refuse(&mut self, fault: RowFault) {
        self.refused += 1;
        if self.faults.len() < FAULTS_KEPT {
            self.faults.push(fault);
        }
    }

    pub(crate) fn note(&mut self, fault: RowFault) {
        if self.notes.len() < FAULTS_KEPT {
            self.notes.push(fault);
        }
    }
}

/// A row as a reader of one kind of sheet sees it.
pub(crate) struct Row<'t> {
    pub(crate) record: Record<'t>,
    pub(crate) places: &'t [(Column, usize)],
    /// The headings of the file.
    pub(crate) headings: &'t [String],
    pub(crate) notation: Notation,
}

impl<'t> Row<'t> {
    /// The field of a column; empty where the file does not have it.
    pub(crate) fn field(&self, column: Column) -> &'t str {
        let place = self.places.iter().find(|(known, _)| *known == column);
        place.map_or("", |(_, place)| self.record.field(*place))
    }

    /// Whether the file has the column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.places.iter().any(|(known, _)| *known == column)
    }

    /// The field of a column that must be filled in and not be too long.
    pub(crate) fn text(&self, column: Column, most: usize) -> Result<&'t str, Box<RowFault>> {
        match self.field(column) {
            "" => Err(self.fault(column, Reason::Empty)),
            text => self.short(column, text, most),
        }
    }

    /// The field of a column that may be empty.
    pub(crate) fn optional(&self, column: Column, most: usize) -> Result<Option<&'t str>, Box<RowFault>> {
        match self.field(column) {
            "" => Ok(None),
            text => self.short(column, text, most).map(Some),
        }
    }

    fn short(&self, column: Column, text: &'t str, most: usize) -> Result<&'t str, Box<RowFault>> {
        let long = text.chars().count() > most;
        if long { Err(self.fault(column, Reason::TooLong { most })) } else { Ok(text) }
    }

    pub(crate) fn fault(&self, column: Column, reason: Reason) -> Box<RowFault> {
        Box::new(RowFault::new(self.record.row, column, self.field(column), reason))
    }
}

/// Reads a table whole; `take` adds what a row says to the sheet, or says why it cannot.
pub(crate) fn read_sheet<T>(
    input: impl Read,
    layout: &Layout,
    given: &Given,
    beside: &[Column],
    mut take: impl FnMut(&mut Sheet<T>, &Row<'_>) -> Result<(), Box<RowFault>>,
) -> Result<Sheet<T>, FileFault> {
    let mut table = Table::open(input, layout, given.separator, &given.columns, beside)?;
    let places = table.mapping.places().to_vec();
    let headings: Vec<String> = table.columns.iter().map(|column| column.heading.clone()).collect();
    let notation = table.separator.notation();
    let mut sheet = Sheet::empty();
    let mut rows: u64 = 0;
    while let Some(record) = table.next()? {
        rows += 1;
        if rows > MOST_ROWS {
            return Err(FileFault::TooMany { most: MOST_ROWS });
        }
        let row = Row { record, places: &places, headings: &headings, notation };
        let whole = usage::whole(&record, headings.len());
        let first = places.first().map_or(Column::Code, |(column, _)| *column);
        let taken = whole.map_err(|reason| row.fault(first, reason)).and_then(|()| take(&mut sheet, &row));
        if let Err(fault) = taken {
            sheet.refuse(*fault);
        }
    }
    if rows == 0 {
        return Err(FileFault::NoRows);
    }
    sheet.columns = table.columns;
    Ok(sheet)
}
