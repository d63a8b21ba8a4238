//! What can be wrong with a file as a whole.
//!
//! Invariant: codes are stable: they are translation keys.

use serde::{Deserialize, Serialize};

use super::Column;

/// The last 200 characters of a path: the file is at its end.
pub(crate) fn cut_path(path: &str) -> String {
    let skip = path.chars().count().saturating_sub(200);
    path.chars().skip(skip).collect()
}

/// What a file looks like that is no text with columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// An Excel workbook (`.xlsx`).
    Xlsx,
    /// An old Excel workbook or Word document (`.xls`, `.doc`).
    OldOffice,
    /// An OpenDocument file (`.ods`, `.odt`).
    OpenDocument,
    /// A Word document (`.docx`).
    Docx,
    /// A zip archive.
    Zip,
    /// A PDF document.
    Pdf,
    /// A gzip file: a dump where a table was asked.
    Gzip,
    /// A tar archive: a dump where a table was asked.
    Tar,
    /// A picture.
    Image,
    /// A web page.
    Html,
    /// An XML document.
    Xml,
    /// A JSON document.
    Json,
    /// A database file.
    Sqlite,
    /// Bytes that are no text.
    Binary,
}

/// An encoding of text that is not UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Windows-1252, what Excel calls "CSV" without more.
    Windows1252,
    /// ISO 8859-1.
    Latin1,
    /// UTF-16, what Excel calls "Unicode text".
    Utf16,
}

/// Why a file as a whole was refused. Nothing of it is imported.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum FileFault {
    /// No table in text, but this.
    WrongType {
        /// What it looks like.
        looks_like: FileKind,
    },
    /// No byte in it but white space.
    EmptyFile,
    /// A header without rows.
    NoRows,
    /// Text that is not UTF-8.
    Encoding {
        /// What it seems to be.
        found: Encoding,
        /// The line of the first character that shows it.
        row: u64,
        /// The heading of its column, where there is one.
        column: String,
        /// What stands there, read as Latin-1 and cut.
        value: String,
    },
    /// Columns that we cannot do without are not there.
    MissingColumns {
        /// The headings in the file.
        found: Vec<String>,
        /// The columns that are missing.
        missing: Vec<Column>,
    },
    /// Two headings mean the same column.
    ColumnTwice {
        /// The column.
        column: Column,
        /// The headings.
        headings: Vec<String>,
    },
    /// One row is longer than 64 KiB or has more than 1,000 fields: usually a quote that is never closed.
    RowTooLong {
        /// The line on which it begins.
        row: u64,
    },
    /// More bytes, once unpacked, than the limit.
    TooLarge {
        /// The limit in bytes.
        most: u64,
    },
    /// More files in the dump, or more rows in the file, than the limit.
    TooMany {
        /// The limit.
        most: u64,
    },
    /// The archive is damaged or cut off.
    BrokenArchive,
    /// The dump holds no usage file.
    NothingInDump,
    /// Reading stopped: the connection or the disk.
    Unreadable,
    /// Whoever asked for the rows wanted no more.
    Stopped,
    /// A file inside a dump was refused.
    InDump {
        /// Its path in the dump.
        file: String,
        /// Why.
        fault: Box<FileFault>,
    },
}

impl FileFault {
    /// The stable word for the fault: a translation key. A fault inside a dump goes by the code of the fault
    /// itself.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongType { .. } => "wrong-type",
            Self::EmptyFile => "empty-file",
            Self::NoRows => "no-rows",
            Self::Encoding { .. } => "encoding",
            Self::MissingColumns { .. } => "missing-columns",
            Self::ColumnTwice { .. } => "column-twice",
            Self::RowTooLong { .. } => "row-too-long",
            Self::TooLarge { .. } => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::BrokenArchive => "broken-archive",
            Self::NothingInDump => "nothing-in-dump",
            Self::Unreadable => "unreadable",
            Self::Stopped => "stopped",
            Self::InDump { fault, .. } => fault.code(),
        }
    }
}
