//! A backup as one file: a `.tar.gz` of a manifest and, per table, one row of JSON per line.
//! `docs/formats/backup.md` describes it.
//!
//! Invariant: a file appears under its name only when all of it is written, and only its owner may read it.
//! Invariant: nothing is restored from a file of which one byte differs from what was written.

mod read;
mod write;

use serde::{Deserialize, Serialize};

pub use read::restore;
pub use write::back_up;

/// Which format the manifest says it is.
pub const FORMAT: &str = "gemeengoed/backup/1";

/// Name of the manifest in the archive: the first file of it.
const MANIFEST: &str = "manifest.json";

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// Version of the portal that made it.
    pub portal: String,
    /// Version of the tables: the last migration that ran.
    pub schema: String,
    /// When it was made.
    pub made_at: jiff::Timestamp,
    /// Address of the one cooperative in it; absent for the whole installation.
    pub cooperative: Option<String>,
    /// The tables, in the order in which they are put back.
    pub tables: Vec<TableEntry>,
}

/// One table of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableEntry {
    /// `portal.members`; its rows stand in the file `portal.members.jsonl`.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// SHA-256 of its file, in hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// How many rows there are in all.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

fn file_of(table: &str) -> String {
    format!("{table}.jsonl")
}
