//! Weekly dumps: a `.tar.gz` laid out as `<municipality>/<YYMMDD>/<component>/<HHMMSS>-<component>.tar.gz`,
//! each with one or more CSV files; or the CSV files at that path, unpacked. See `docs/formats/usage-csv.md`.
//!
//! Invariant: nothing is written anywhere, so a path in the archive is only a name; and an archive that
//! unpacks to more than the limits is refused while it is read, not after.

use std::cell::{Cell, RefCell};
use std::io::Read;
use std::rc::Rc;
use std::sync::Arc;

use flate2::read::MultiGzDecoder;
use jiff::civil::Date;

use crate::fault::{FileFault, FileKind, RowFault};
use crate::layout::ColumnReading;
use crate::usage::{Context, Reader, UsageRow, Visit, read_table};
use crate::{sniff, table};

/// Archives in archives: gzip, tar, gzip, tar, and one to spare.
const DEEPEST: u32 = 5;
/// The most bytes in the header that carries a long name.
const LONGEST_NAME: u64 = 16 * 1024;

/// How much a dump may unpack to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes, counted in every layer of unpacking.
    pub bytes: u64,
    /// Entries in all its archives together.
    pub entries: u64,
}

impl Default for Limits {
    /// 8 GiB in 200,000 entries: 342 municipalities, ten components, a year of weeks.
    fn default() -> Self {
        Self { bytes: 8 << 30, entries: 200_000 }
    }
}

/// What the path of a file in a dump says about its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Place {
    member: String,
    day: Date,
    meter: String,
}

/// Reads a dump and hands every row and every refused row to `visit`; a row carries the path of its file.
///
/// Gives how the columns of the first file were read.
///
/// # Errors
/// [`FileFault`] where the dump is refused; rows that `visit` saw before then must not be kept.
pub fn for_each(
    input: impl Read,
    context: &Context,
    limits: Limits,
    visit: &mut Visit<'_>,
) -> Result<Vec<ColumnReading>, FileFault> {
    let meter = Meter { left: Cell::new(limits.bytes), stopped: RefCell::new(None), limits };
    let meter = Rc::new(meter);
    let mut walk = Walk { context, visit, meter: meter.clone(), entries: 0, columns: None, any_row: false };
    let mut input = Base { input, meter };
    walk.descend(&mut input, "", 0)?;
    let Some(columns) = walk.columns else { return Err(FileFault::NothingInDump) };
    if walk.any_row { Ok(columns) } else { Err(FileFault::NoRows) }
}

struct Walk<'a> {
    context: &'a Context,
    visit: &'a mut Visit<'a>,
    meter: Rc<Meter>,
    entries: u64,
    columns: Option<Vec<ColumnReading>>,
    any_row: bool,
}

impl Walk<'_> {
    /// Looks at what the bytes are and unpacks or reads them.
    fn descend(&mut self, input: &mut dyn Read, path: &str, depth: u32) -> Result<(), FileFault> {
        let head = table::read_head(input).map_err(|_| self.why())?;
        let (gzip, tar) = (sniff::is_gzip(&head), sniff::is_tar(&head));
        if (gzip || tar) && depth >= DEEPEST {
            return Err(FileFault::WrongType { looks_like: FileKind::Gzip });
        }
        let mut whole = std::io::Cursor::new(head).chain(input);
        if gzip {
            let mut unpacked = Counted { input: MultiGzDecoder::new(whole), meter: self.meter.clone() };
            self.descend(&mut unpacked, path, depth + 1)
        } else if tar {
            self.archive(&mut whole, path, depth + 1)
        } else {
            self.table(&mut whole, path)
        }
    }

    fn archive(&mut self, input: &mut dyn Read, path: &str, depth: u32) -> Result<(), FileFault> {
        let mut archive = tar::Archive::new(input);
        // Raw entries: the names of long paths are read here, with a limit on their length.
        let entries = archive.entries().map_err(|_| self.why())?.raw(true);
        let mut long_name = None;
        for entry in entries {
            let mut entry = entry.map_err(|_| self.why())?;
            self.entries += 1;
            if self.entries > self.meter.limits.entries {
                return Err(FileFault::TooMany { most: self.meter.limits.entries });
            }
            let kind = entry.header().entry_type();
            if kind.is_gnu_longname() || kind.is_pax_local_extensions() {
                long_name = self.long_name(&mut entry, kind.is_pax_local_extensions())?.or(long_name);
            } else {
                let name = long_name.take().unwrap_or_else(|| entry.path_bytes().into_owned());
                // What no table keeps is seen as what it is: a sign that cannot be read.
                let name = String::from_utf8_lossy(&name).replace('\0', "\u{fffd}");
                if kind.is_file() && is_read(&name) {
                    let path = if path.is_empty() { name } else { format!("{path}/{name}") };
                    self.descend(&mut entry, &path, depth).map_err(|fault| in_dump(fault, &path))?;
                }
            }
        }
        Ok(())
    }

    /// The name that a header before an entry gives it: GNU tar writes it alone, others as a `path=` record.
    fn long_name(&self, entry: &mut dyn Read, records: bool) -> Result<Option<Vec<u8>>, FileFault> {
        let mut bytes = Vec::new();
        entry.take(LONGEST_NAME).read_to_end(&mut bytes).map_err(|_| self.why())?;
        if !records {
            while bytes.last() == Some(&0) {
                bytes.pop();
            }
            return Ok(Some(bytes));
        }
        let path = bytes.split(|byte| *byte == b'\n').find_map(|record| {
            let space = record.iter().position(|byte| *byte == b' ')?;
            record.get(space + 1..)?.strip_prefix(b"path=")
        });
        Ok(path.map(<[u8]>::to_vec))
    }

    fn table(&mut self, input: &mut dyn Read, path: &str) -> Result<(), FileFault> {
        let mut context = self.context.clone();
        if let Some(place) = place(path) {
            context.member = Some(place.member);
            context.meter = Some(place.meter);
            context.day = Some(place.day);
        }
        let file: Option<Arc<str>> = (!path.is_empty()).then(|| path.into());
        let (visit, any_row) = (&mut *self.visit, &mut self.any_row);
        let read = Reader::new(input, &context).and_then(|reader| {
            read_table(reader, &mut |row| {
                *any_row = true;
                visit(match row {
                    Ok(row) => Ok(UsageRow { file: file.clone(), ..row }),
                    Err(fault) => Err(RowFault { file: file.as_deref().map(str::to_owned), ..fault }),
                })
            })
        });
        match read {
            Ok(columns) => {
                self.columns.get_or_insert(columns);
                Ok(())
            }
            // A week in which a component counted nothing.
            Err(FileFault::NoRows) => {
                self.columns.get_or_insert_default();
                Ok(())
            }
            Err(FileFault::Unreadable) => Err(self.why()),
            Err(fault) => Err(fault),
        }
    }

    /// Why reading stopped: a limit, the connection, or else the archive itself.
    fn why(&self) -> FileFault {
        self.meter.stopped.borrow().clone().unwrap_or(FileFault::BrokenArchive)
    }
}

/// Names the file of a fault, once, and leaves limits and outages as faults of the whole.
fn in_dump(fault: FileFault, path: &str) -> FileFault {
    match fault {
        FileFault::InDump { .. }
        | FileFault::TooLarge { .. }
        | FileFault::TooMany { .. }
        | FileFault::Unreadable
        | FileFault::Stopped => fault,
        fault => FileFault::InDump { file: crate::fault::cut_path(path), fault: Box::new(fault) },
    }
}

/// Whether a file in an archive is meant to be read: tables and archives, but not what macOS puts beside
/// them.
fn is_read(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let hidden = name.starts_with('.') || path.split('/').any(|part| part == "__MACOSX");
    !hidden && [".csv", ".txt", ".tsv", ".gz", ".tgz", ".tar"].iter().any(|end| name.ends_with(end))
}

/// Reads `<municipality>/<YYMMDD>/<component>/..` out of a path, whatever folders stand before it.
fn place(path: &str) -> Option<Place> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.windows(3).find_map(|window| {
        let [member, day, component] = window else { return None };
        let day = short_day(day)?;
        Some(Place { member: (*member).to_owned(), day, meter: component_of(component).to_owned() })
    })
}

/// `zaken` of the folder `zaken`, and of the file `120000-zaken.csv` where the folder was left out.
fn component_of(part: &str) -> &str {
    let lower = part.to_ascii_lowercase();
    let end = [".tar.gz", ".csv.gz", ".tgz", ".tar", ".csv", ".txt", ".tsv"]
        .iter()
        .find(|end| lower.ends_with(**end));
    let Some(end) = end else { return part };
    let bare = part.get(..part.len() - end.len()).unwrap_or(part);
    match bare.split_once('-') {
        Some((time, component)) if time.len() == 6 && time.bytes().all(|byte| byte.is_ascii_digit()) => {
            component
        }
        _ => bare,
    }
}

/// `261121` is 21 November 2026.
fn short_day(text: &str) -> Option<Date> {
    if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| text.get(from..from + 2)?.parse::<i8>().ok();
    Date::new(2000 + i16::from(part(0)?), part(2)?, part(4)?).ok()
}

/// Counts what is unpacked, and remembers why reading was stopped: the decoders in between keep no cause.
struct Meter {
    left: Cell<u64>,
    stopped: RefCell<Option<FileFault>>,
    limits: Limits,
}

impl Meter {
    fn stop(&self, fault: FileFault) -> std::io::Error {
        self.stopped.borrow_mut().get_or_insert(fault);
        std::io::Error::other("stopped")
    }
}

/// Unpacked bytes, up to the limit.
struct Counted<R> {
    input: R,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.input.read(buffer)?;
        let bytes = u64::try_from(read).unwrap_or(u64::MAX);
        match self.meter.left.get().checked_sub(bytes) {
            Some(left) => self.meter.left.set(left),
            None => return Err(self.meter.stop(FileFault::TooLarge { most: self.meter.limits.bytes })),
        }
        Ok(read)
    }
}

/// The upload itself: where reading it fails, that is no fault of the archive.
struct Base<R> {
    input: R,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Base<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.input.read(buffer).map_err(|error| match error.kind() {
            std::io::ErrorKind::Interrupted => error,
            _ => self.meter.stop(FileFault::Unreadable),
        })
    }
}

#[cfg(test)]
#[path = "dump_tests.rs"]
mod tests;
