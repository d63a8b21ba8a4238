//! Text with columns: rows one by one, each with the line it begins on, in constant memory.
//!
//! Invariant: a row is UTF-8, and what is not is refused with its line and column: a name with a wrong letter
//! would otherwise become another name.

use std::io::{BufRead, BufReader, Chain, Cursor, Read};

use crate::fault::{FileFault, FileKind, cut};
use crate::layout::{Choice, ColumnReading, Layout, Mapping, Separator};
use crate::sniff;

/// The most bytes in one row, and in a header.
const LONGEST_ROW: usize = 64 * 1024;
/// The most fields in one row.
const MOST_FIELDS: usize = 1_000;

/// A file that is being read as a table.
pub(crate) struct Table<R> {
    input: BufReader<Chain<Cursor<Vec<u8>>, R>>,
    parser: csv_core::Reader,
    /// Line ends that were skipped between rows, which the parser did not see.
    skipped: u64,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    row: u64,
    fields: usize,
    pub(crate) separator: Separator,
    pub(crate) columns: Vec<ColumnReading>,
    pub(crate) mapping: Mapping,
    any_row: bool,
    ended: bool,
}

/// One row: text fields, and the line it begins on.
#[derive(Clone, Copy)]
pub(crate) struct Record<'t> {
    pub(crate) row: u64,
    text: &'t str,
    ends: &'t [usize],
}

impl<'t> Record<'t> {
    /// A field without the white space around it; empty where the row ends before it.
    pub(crate) fn field(&self, place: usize) -> &'t str {
        let start = place.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(place).copied();
        let field = start.zip(end).and_then(|(start, end)| self.text.get(start..end));
        field.unwrap_or_default().trim()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

impl<R: Read> Table<R> {
    /// Looks at the first bytes, finds the separator and the columns, and stands before the first row.
    pub(crate) fn open(
        mut from: R,
        layout: &Layout,
        separator: Option<Separator>,
        choices: &[Choice],
        given: &[crate::fault::Column],
    ) -> Result<Self, FileFault> {
        let mut head = read_head(&mut from)?;
        let skip = sniff::text(&head)?;
        head.drain(..skip);
        let (named, after) = excel_separator(&head);
        head.drain(..after);
        let separator = separator.or(named).unwrap_or_else(|| detect(&head, layout));
        let input = BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(from));
        let parser = csv_core::ReaderBuilder::new().delimiter(separator.byte()).build();
        let mut table = Self {
            input,
            parser,
            skipped: u64::from(after > 0),
            bytes: vec![0; 4 * 1024],
            ends: vec![0; 64],
            row: 0,
            fields: 0,
            separator,
            columns: Vec::new(),
            mapping: Mapping::default(),
            any_row: false,
            ended: false,
        };
        table.read_header(layout, choices, given)?;
        Ok(table)
    }

    fn read_header(
        &mut self,
        layout: &Layout,
        choices: &[Choice],
        given: &[crate::fault::Column],
    ) -> Result<(), FileFault> {
        let Some(record) = self.next()? else { return Err(FileFault::EmptyFile) };
        let mut header: Vec<String> = (0..record.len()).map(|place| record.field(place).to_owned()).collect();
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        self.mapping = layout.map(&header, choices, given)?;
        let mapping = &self.mapping;
        self.columns = (header.into_iter().enumerate())
            .map(|(place, heading)| ColumnReading {
                heading: cut(&heading),
                meaning: mapping.meaning(place),
                first_value: String::new(),
            })
            .collect();
        self.any_row = false;
        Ok(())
    }

    /// The next row that has anything in it; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Record<'_>>, FileFault> {
        loop {
            let Some(length) = self.read_record()? else { return Ok(None) };
            if !self.bytes.get(..length).unwrap_or_default().trim_ascii().is_empty() {
                return self.record(length).map(Some);
            }
        }
    }

    fn record(&mut self, length: usize) -> Result<Record<'_>, FileFault> {
        let bytes = self.bytes.get(..length).unwrap_or_default();
        let ends = self.ends.get(..self.fields).unwrap_or_default();
        let whole = std::str::from_utf8(bytes).map_err(|fault| fault.valid_up_to());
        // Two half characters on both sides of a separator must not become one.
        let text = whole.and_then(|text| match ends.iter().find(|end| !text.is_char_boundary(**end)) {
            None => Ok(text),
            Some(end) => Err(end.saturating_sub(1)),
        });
        let text = match text {
            Ok(text) if !bytes.contains(&0) => text,
            Ok(_) => return Err(FileFault::WrongType { looks_like: FileKind::Binary }),
            Err(at) => return Err(encoding_fault(bytes, ends, at, self.row, &self.columns)),
        };
        let record = Record { row: self.row, text, ends };
        if !self.any_row {
            self.any_row = true;
            for (place, column) in self.columns.iter_mut().enumerate() {
                column.first_value = cut(record.field(place));
            }
        }
        Ok(record)
    }

    /// Whether the table had a row at all, header aside.
    pub(crate) fn had_rows(&self) -> bool {
        self.any_row
    }

    /// Reads one record into the buffers and gives its length in bytes.
    fn read_record(&mut self) -> Result<Option<usize>, FileFault> {
        if self.ended {
            return Ok(None);
        }
        self.skip_line_ends()?;
        self.row = self.parser.line() + self.skipped;
        let (mut length, mut fields) = (0, 0);
        loop {
            let input = self.input.fill_buf().map_err(|_| FileFault::Unreadable)?;
            let room = self.bytes.get_mut(length..).unwrap_or_default();
            let ends = self.ends.get_mut(fields..).unwrap_or_default();
            let (result, used, written, ended) = self.parser.read_record(input, room, ends);
            self.input.consume(used);
            length += written;
            fields += ended;
            match result {
                csv_core::ReadRecordResult::InputEmpty => {}
                csv_core::ReadRecordResult::OutputFull if self.bytes.len() < LONGEST_ROW => {
                    self.bytes.resize(self.bytes.len() * 2, 0);
                }
                csv_core::ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_FIELDS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                csv_core::ReadRecordResult::OutputFull | csv_core::ReadRecordResult::OutputEndsFull => {
                    self.ended = true;
                    return Err(FileFault::RowTooLong { row: self.row });
                }
                csv_core::ReadRecordResult::Record => {
                    self.fields = fields;
                    return Ok(Some(length));
                }
                csv_core::ReadRecordResult::End => {
                    self.ended = true;
                    return Ok(None);
                }
            }
        }
    }

    /// Skips the line ends before a row, and counts them, so that a row is named by the line it stands on.
    fn skip_line_ends(&mut self) -> Result<(), FileFault> {
        loop {
            let input = self.input.fill_buf().map_err(|_| FileFault::Unreadable)?;
            let blank = input.iter().take_while(|byte| **byte == b'\n' || **byte == b'\r').count();
            let lines = input.iter().take(blank).filter(|byte| **byte == b'\n').count();
            let more = blank > 0 && blank == input.len();
            self.input.consume(blank);
            self.skipped += u64::try_from(lines).unwrap_or(u64::MAX);
            if !more {
                return Ok(());
            }
        }
    }
}

fn encoding_fault(bytes: &[u8], ends: &[usize], at: usize, row: u64, columns: &[ColumnReading]) -> FileFault {
    let place = ends.iter().take_while(|end| **end <= at).count();
    let start = place.checked_sub(1).and_then(|before| ends.get(before).copied()).unwrap_or(0);
    let end = ends.get(place).copied().unwrap_or(bytes.len());
    let value = bytes.get(start..end).unwrap_or_default();
    let column = columns.get(place).map(|column| column.heading.clone()).unwrap_or_default();
    FileFault::Encoding { found: sniff::eight_bit(bytes), row, column, value: sniff::as_latin1(value) }
}

/// The first bytes, at most [`sniff::HEAD`].
pub(crate) fn read_head(from: &mut (impl Read + ?Sized)) -> Result<Vec<u8>, FileFault> {
    let mut head = Vec::with_capacity(sniff::HEAD);
    let most = u64::try_from(sniff::HEAD).unwrap_or(u64::MAX);
    from.take(most).read_to_end(&mut head).map_err(|_| FileFault::Unreadable)?;
    Ok(head)
}

/// `sep=;` on the first line, which Excel writes for itself; with how many bytes it takes.
fn excel_separator(head: &[u8]) -> (Option<Separator>, usize) {
    let line = head.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let first = head.get(..line).unwrap_or_default().trim_ascii_end();
    let named = first.strip_prefix(b"sep=").or_else(|| first.strip_prefix(b"SEP="));
    let separator = |byte: u8| Separator::ALL.into_iter().find(|known| known.byte() == byte);
    match named {
        Some([byte]) => (separator(*byte), line + 1),
        _ => (None, 0),
    }
}

/// The separator that makes most headings known; where none is known, the one that stands there most.
fn detect(head: &[u8], layout: &Layout) -> Separator {
    let start = head.iter().take_while(|byte| byte.is_ascii_whitespace() && **byte != b'\t').count();
    let head = head.get(start..).unwrap_or_default();
    let line = head.split(|byte| *byte == b'\n' || *byte == b'\r').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let fields = |separator: Separator| -> Vec<String> {
        line.split(char::from(separator.byte()))
            .map(|field| field.trim_matches(['"', ' ']).to_owned())
            .collect()
    };
    let mut best = (Separator::Semicolon, (0, 0));
    for separator in Separator::ALL {
        let fields = fields(separator);
        let score = (layout.known(&fields), fields.len());
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
