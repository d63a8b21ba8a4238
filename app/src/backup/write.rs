//! Writing a backup: the rows to files that have no name, then all of them into the archive.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::Installation;
use store::backup::{BackupError, Keep, Scope};

use super::{FORMAT, MANIFEST, Manifest, TableEntry, file_of};

/// Writes a backup of the scope to `file`, in place of what stood there. Says what is in it.
///
/// # Errors
/// [`BackupError`].
pub fn back_up(
    installation: &mut Installation,
    scope: &Scope,
    file: &Path,
    made_at: Timestamp,
) -> Result<Manifest, BackupError> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut sheets = Sheets { folder, done: Vec::new(), open: None };
    let schema = installation.back_up(scope, &mut sheets)?;
    sheets.close()?;
    let (tables, files): (Vec<TableEntry>, Vec<File>) = sheets.done.into_iter().unzip();
    let cooperative = match scope {
        Scope::Installation => None,
        Scope::Cooperative(address) => Some(address.clone()),
    };
    let portal = env!("CARGO_PKG_VERSION").to_owned();
    let manifest = Manifest { format: FORMAT.to_owned(), portal, schema, made_at, cooperative, tables };
    // Readable by its owner alone from the first byte on: it holds the hashes of passwords.
    let archive = tempfile::NamedTempFile::new_in(folder)?;
    write_archive(archive.as_file(), &manifest, files)?;
    archive.as_file().sync_all()?;
    archive.persist(file).map_err(|error| error.error)?;
    Ok(manifest)
}

fn write_archive(to: &File, manifest: &Manifest, files: Vec<File>) -> io::Result<()> {
    let mut archive = tar::Builder::new(GzEncoder::new(BufWriter::new(to), Compression::default()));
    let mut json = serde_json::to_vec_pretty(manifest).map_err(io::Error::other)?;
    json.push(b'\n');
    append(&mut archive, MANIFEST, json.len() as u64, json.as_slice(), manifest.made_at)?;
    for (table, mut file) in manifest.tables.iter().zip(files) {
        let length = file.stream_position()?;
        file.rewind()?;
        append(&mut archive, &file_of(&table.name), length, file, manifest.made_at)?;
    }
    archive.into_inner()?.finish()?.flush()
}

fn append<W: Write>(
    archive: &mut tar::Builder<W>,
    name: &str,
    length: u64,
    content: impl Read,
    made_at: Timestamp,
) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(length);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(made_at.as_second()).unwrap_or(0));
    archive.append_data(&mut header, name, content)
}

/// The files of the tables while they are written. They have no name, so a backup that is cut off leaves
/// nothing behind.
struct Sheets<'f> {
    folder: &'f Path,
    done: Vec<(TableEntry, File)>,
    open: Option<Sheet>,
}

struct Sheet {
    name: String,
    rows: u64,
    hash: Sha256,
    file: BufWriter<File>,
}

impl Sheets<'_> {
    fn close(&mut self) -> io::Result<()> {
        let Some(sheet) = self.open.take() else { return Ok(()) };
        let sha256 = hex::encode(sheet.hash.finalize());
        let file = sheet.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.done.push((TableEntry { name: sheet.name, rows: sheet.rows, sha256 }, file));
        Ok(())
    }
}

impl Keep for Sheets<'_> {
    fn table(&mut self, table: &str) -> io::Result<()> {
        self.close()?;
        let file = BufWriter::new(tempfile::tempfile_in(self.folder)?);
        self.open = Some(Sheet { name: table.to_owned(), rows: 0, hash: Sha256::new(), file });
        Ok(())
    }

    fn row(&mut self, json: &str) -> io::Result<()> {
        let Some(sheet) = &mut self.open else { return Err(io::Error::other("a row without a table")) };
        sheet.rows += 1;
        for bytes in [json.as_bytes(), b"\n"] {
            sheet.hash.update(bytes);
            sheet.file.write_all(bytes)?;
        }
        Ok(())
    }
}
