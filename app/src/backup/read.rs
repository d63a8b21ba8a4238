//! Reading a backup: the manifest first, then table after table, each against its count and its hash.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use store::Installation;
use store::backup::{BackupError, Restoring};

use super::{FORMAT, MANIFEST, Manifest, TableEntry, file_of};

/// The largest manifest that is read.
const MOST_MANIFEST: u64 = 1_000_000;

/// Puts all rows of the file back, or none. Says what was in it.
///
/// # Errors
/// [`BackupError`]: then the database is as it was.
pub fn restore(installation: &mut Installation, file: &Path) -> Result<Manifest, BackupError> {
    let file = File::open(file)?;
    let mut archive = tar::Archive::new(GzDecoder::new(BufReader::new(file)));
    let mut entries = archive.entries().map_err(damaged)?;
    let manifest = manifest(&mut entries)?;
    let names: Vec<String> = manifest.tables.iter().map(|table| table.name.clone()).collect();
    installation.restore(&manifest.schema, &names, |restoring| {
        for table in &manifest.tables {
            let entry = named(&mut entries, &file_of(&table.name))?;
            put_back(restoring, table, entry)?;
        }
        match entries.next() {
            None => Ok(()),
            Some(_) => Err(damaged("it holds more than its manifest says")),
        }
    })?;
    Ok(manifest)
}

type Entries<'a> = tar::Entries<'a, GzDecoder<BufReader<File>>>;
type Entry<'a> = tar::Entry<'a, GzDecoder<BufReader<File>>>;

fn manifest(entries: &mut Entries<'_>) -> Result<Manifest, BackupError> {
    let mut json = String::new();
    let first = named(entries, MANIFEST)?;
    first.take(MOST_MANIFEST).read_to_string(&mut json).map_err(damaged)?;
    let manifest: Manifest = serde_json::from_str(&json).map_err(damaged)?;
    if manifest.format == FORMAT {
        Ok(manifest)
    } else {
        Err(damaged(format!("its format is {:?}, not {FORMAT:?}", manifest.format)))
    }
}

fn named<'a>(entries: &mut Entries<'a>, name: &str) -> Result<Entry<'a>, BackupError> {
    let missing = || damaged(format!("{name} is missing"));
    let entry = entries.next().ok_or_else(missing)?.map_err(damaged)?;
    let found = entry.path().map_err(damaged)?.to_string_lossy().into_owned();
    if found == name { Ok(entry) } else { Err(missing()) }
}

fn put_back(restoring: &mut Restoring<'_>, table: &TableEntry, entry: Entry<'_>) -> Result<(), BackupError> {
    restoring.table(&table.name)?;
    let mut lines = BufReader::new(entry);
    let (mut hash, mut line) = (Sha256::new(), String::new());
    loop {
        line.clear();
        if lines.read_line(&mut line).map_err(damaged)? == 0 {
            break;
        }
        hash.update(line.as_bytes());
        restoring.row(line.trim_end_matches('\n')).map_err(|error| in_table(&table.name, error))?;
    }
    let rows = restoring.end_table().map_err(|error| in_table(&table.name, error))?;
    // What was put in so far goes away with the transaction.
    if rows != table.rows || hex::encode(hash.finalize()) != table.sha256 {
        return Err(damaged(format!("{} is not what was written", file_of(&table.name))));
    }
    Ok(())
}

/// A line that is no JSON any more comes back as a refusal of the database: then it is the file that is
/// damaged.
fn in_table(table: &str, error: BackupError) -> BackupError {
    match error {
        BackupError::Database(error) => damaged(format!("{}: {error}", file_of(table))),
        other => other,
    }
}

fn damaged(why: impl std::fmt::Display) -> BackupError {
    BackupError::File(io::Error::new(io::ErrorKind::InvalidData, format!("the backup is damaged: {why}")))
}
