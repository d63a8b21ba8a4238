//! The dry run and the import share one judge: [`Checker`] resolves each row against what is known, and keeps
//! count.
//!
//! Invariant: memory grows by about 64 bytes per row that is good (its id and content hashes), by the faults
//! that are kept in full ([`crate::FAULTS_KEPT`]), and by nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::civil::Date;
use kernel::{MemberId, MeterId};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{ContentHash, Context, FILE_SOURCE, Known, UsageRow, content_hash, derived_event_id, for_each};
use crate::FAULTS_KEPT;
use crate::directory::{Directory, Entry};
use crate::fault::{Column, FileFault, Reason, RowFault};
use crate::layout::ColumnReading;

/// How many different unknown names get suggestions; comparing a name with all members is the costliest thing
/// here.
const NAMES_COMPARED: usize = 2_000;

/// A row that can be stored: everything in it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GoodRow {
    /// The line of the file on which the row begins.
    pub row: u64,
    /// The file inside a dump.
    pub file: Option<Arc<str>>,
    /// The member.
    pub member: MemberId,
    /// The meter.
    pub meter: MeterId,
    /// The day of the usage.
    pub day: Date,
    /// How much.
    pub quantity: Decimal,
    /// The sender's event id, or the one derived from the row.
    pub event_id: String,
    /// What within the member the row is about.
    pub subject: Option<String>,
    /// The hash of the content.
    pub content: ContentHash,
}

/// What became of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It can be stored.
    Good(GoodRow),
    /// It stood in the file already, word for word: no effect.
    Duplicate {
        /// The row where it stood first.
        first_row: u64,
    },
    /// It was refused.
    Refused(Box<RowFault>),
}

/// What a meter counts up to in the good rows of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MeterTotal {
    /// The meter.
    pub meter: MeterId,
    /// Its name.
    pub name: String,
    /// The sum of the quantities.
    pub quantity: Decimal,
    /// How many rows.
    pub rows: u64,
}

/// What the dry run found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Why the file as a whole is refused; then nothing of it may be imported, whatever the counts say.
    pub refused_file: Option<FileFault>,
    /// Rows in the file, header and empty rows aside.
    pub rows: u64,
    /// Rows that can be stored.
    pub good: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// Rows that are there already, in the file or in store: no effect.
    pub duplicates: u64,
    /// Different members in the good rows.
    pub members: usize,
    /// Different members, as written, in the refused rows (the first 10,000).
    pub members_with_faults: usize,
    /// What each meter counts up to, by name.
    pub meters: Vec<MeterTotal>,
    /// The first and the last day in the good rows.
    pub days: Option<(Date, Date)>,
    /// How the columns are read.
    pub columns: Vec<ColumnReading>,
    /// The refused rows, in the order of the file: the first 10,000.
    pub faults: Vec<RowFault>,
    /// How many rows were refused for each [`Reason::code`].
    pub reasons: BTreeMap<String, u64>,
    /// The duplicates, in the order of the file: the first 10,000.
    pub notes: Vec<RowFault>,
}

impl Summary {
    /// Refused rows beyond the ones that are kept in full.
    #[must_use]
    pub fn faults_not_kept(&self) -> u64 {
        self.refused.saturating_sub(u64::try_from(self.faults.len()).unwrap_or(u64::MAX))
    }
}

/// The dry run: reads the whole file, a table or a dump, and keeps nothing but the summary.
#[must_use]
pub fn check(input: impl Read, context: &Context, known: &Known) -> Summary {
    let mut checker = Checker::new(known);
    let read = for_each(input, context, &mut |row| {
        checker.judge(row);
        ControlFlow::Continue(())
    });
    checker.finish(read)
}

/// Judges rows one after the other. The import uses the same judge as the dry run, so that they cannot
/// disagree.
pub struct Checker<'k> {
    known: &'k Known,
    members: Memo<'k, MemberId>,
    meters: Memo<'k, MeterId>,
    seen: HashMap<Key, (u64, Key), BuildHasherDefault<AlreadyHashed>>,
    summary: Summary,
    good_members: BTreeSet<MemberId>,
    bad_members: BTreeSet<String>,
    totals: BTreeMap<MeterId, (Decimal, u64)>,
}

/// Half a SHA-256: two rows share one by chance in about one file in 10^26.
type Key = [u8; 16];

impl<'k> Checker<'k> {
    /// A judge who has seen nothing yet.
    #[must_use]
    pub fn new(known: &'k Known) -> Self {
        Self {
            known,
            members: Memo::default(),
            meters: Memo::default(),
            seen: HashMap::default(),
            summary: Summary::default(),
            good_members: BTreeSet::new(),
            bad_members: BTreeSet::new(),
            totals: BTreeMap::new(),
        }
    }

    /// Judges a row of a file, or takes note of one that could not be read.
    pub fn judge(&mut self, row: Result<UsageRow, RowFault>) -> Outcome {
        self.judge_from(FILE_SOURCE, row)
    }

    /// Judges a row of any source: event ids are unique per source.
    pub fn judge_from(&mut self, source: &str, row: Result<UsageRow, RowFault>) -> Outcome {
        self.summary.rows += 1;
        let row = match row {
            Ok(row) => row,
            Err(fault) => return self.refuse(fault),
        };
        let good = match self.resolve(&row) {
            Ok(good) => good,
            Err(refused) => {
                let (column, value, reason) = *refused;
                return self.refuse(fault_in(&row, column, &value, reason));
            }
        };
        let key = Sha256::new().chain_update(source).chain_update([0]).chain_update(&good.event_id);
        let key = half(&key.finalize().into());
        match self.seen.get(&key) {
            Some(&(first_row, content)) if content == half(&good.content) => {
                let reason = Reason::DuplicateInFile { first_row };
                self.note(fault_in(&row, Column::EventId, &good.event_id, reason));
                Outcome::Duplicate { first_row }
            }
            Some(&(first_row, _)) => {
                let reason = Reason::ConflictInFile { first_row };
                self.refuse(fault_in(&row, Column::EventId, &good.event_id, reason))
            }
            None => {
                self.seen.insert(key, (good.row, half(&good.content)));
                self.count(&good);
                Outcome::Good(good)
            }
        }
    }

    fn resolve(&mut self, row: &UsageRow) -> Result<GoodRow, Box<(Column, String, Reason)>> {
        let known = self.known;
        let member = self.members.find(&known.members, &row.member).map_err(|nearest| {
            Box::new((Column::Member, row.member.clone(), Reason::UnknownMember { nearest }))
        })?;
        let meter = self.meters.find(&known.meters, &row.meter).map_err(|nearest| {
            Box::new((Column::Meter, row.meter.clone(), Reason::UnknownMeter { nearest }))
        })?;
        if let Some(period) = known.period.filter(|period| !period.contains(row.day)) {
            let reason = Reason::OutsidePeriod { start: period.start(), last: period.last_day() };
            return Err(Box::new((Column::Day, row.day.to_string(), reason)));
        }
        if !known.takes(member.id, meter.id, row.day) {
            return Err(Box::new((Column::Meter, row.meter.clone(), Reason::NotSubscribed)));
        }
        let subject = row.subject.as_deref();
        let event_id = match &row.event_id {
            Some(id) => id.clone(),
            None => derived_event_id(&member.code, &meter.code, row.day, subject),
        };
        let content = content_hash(member.id, meter.id, row.day, row.quantity, subject);
        Ok(GoodRow {
            row: row.row,
            file: row.file.clone(),
            member: member.id,
            meter: meter.id,
            day: row.day,
            quantity: row.quantity,
            event_id,
            subject: row.subject.clone(),
            content,
        })
    }

    fn count(&mut self, good: &GoodRow) {
        self.summary.good += 1;
        self.good_members.insert(good.member);
        let (total, rows) = self.totals.entry(good.meter).or_default();
        // A billion rows of twelve digits fit in a Decimal's twenty-eight.
        *total = total.saturating_add(good.quantity);
        *rows += 1;
        let (first, last) = self.summary.days.unwrap_or((good.day, good.day));
        self.summary.days = Some((first.min(good.day), last.max(good.day)));
    }

    /// Takes back a good row that turned out to be in store already, with the same content: no effect.
    pub fn stored_already(&mut self, good: &GoodRow) {
        self.take_back(good);
        self.note(self.fault_of(good, Reason::DuplicateOfStored));
    }

    /// Takes back a good row whose event id is in store with other content: refused.
    pub fn conflicts_with_stored(&mut self, good: &GoodRow) {
        self.take_back(good);
        self.refuse(self.fault_of(good, Reason::ConflictWithStored));
    }

    fn take_back(&mut self, good: &GoodRow) {
        self.summary.good = self.summary.good.saturating_sub(1);
        if let Some((total, rows)) = self.totals.get_mut(&good.meter) {
            *total = total.saturating_sub(good.quantity);
            *rows = rows.saturating_sub(1);
        }
    }

    fn fault_of(&self, good: &GoodRow, reason: Reason) -> RowFault {
        let name = |found: Option<&str>| found.unwrap_or_default().to_owned();
        let mut members = self.known.members.entries().iter();
        let mut meters = self.known.meters.entries().iter();
        let member = name(members.find(|e| e.id == good.member).map(|e| e.name.as_str()));
        let meter = name(meters.find(|e| e.id == good.meter).map(|e| e.name.as_str()));
        let mut fault =
            RowFault::new(good.row, Column::EventId, &good.event_id, reason).about(&member, &meter);
        fault.file = good.file.as_deref().map(str::to_owned);
        fault
    }

    fn refuse(&mut self, fault: RowFault) -> Outcome {
        self.summary.refused += 1;
        *self.summary.reasons.entry(fault.reason.code().to_owned()).or_default() += 1;
        if self.bad_members.len() < FAULTS_KEPT && !fault.member.is_empty() {
            self.bad_members.insert(fault.member.clone());
        }
        if self.summary.faults.len() < FAULTS_KEPT {
            self.summary.faults.push(fault.clone());
        }
        Outcome::Refused(Box::new(fault))
    }

    fn note(&mut self, fault: RowFault) {
        self.summary.duplicates += 1;
        if self.summary.notes.len() < FAULTS_KEPT {
            self.summary.notes.push(fault);
        }
    }

    /// The summary of everything that was judged. `read` is what the reader ended with: the columns, or why
    /// it stopped.
    #[must_use]
    pub fn finish(mut self, read: Result<Vec<ColumnReading>, FileFault>) -> Summary {
        match read {
            Ok(columns) => self.summary.columns = columns,
            Err(fault) => self.summary.refused_file = Some(fault),
        }
        self.summary.members = self.good_members.len();
        self.summary.members_with_faults = self.bad_members.len();
        for entry in self.known.meters.entries() {
            if let Some((quantity, rows)) = self.totals.remove(&entry.id).filter(|(_, rows)| *rows > 0) {
                let (meter, name) = (entry.id, entry.name.clone());
                self.summary.meters.push(MeterTotal { meter, name, quantity: quantity.normalize(), rows });
            }
        }
        self.summary.meters.sort_by(|a, b| a.name.cmp(&b.name));
        self.summary
    }
}

fn fault_in(row: &UsageRow, column: Column, value: &str, reason: Reason) -> RowFault {
    let mut fault = RowFault::new(row.row, column, value, reason).about(&row.member, &row.meter);
    fault.file = row.file.as_deref().map(str::to_owned);
    fault
}

fn half(hash: &ContentHash) -> Key {
    hash.first_chunk().copied().unwrap_or_default()
}

/// Remembers what a word as written in the file stands for: a file names few members, in many rows.
struct Memo<'k, T> {
    found: HashMap<String, &'k Entry<T>>,
    nearest: HashMap<String, Vec<String>>,
}

impl<T> Default for Memo<'_, T> {
    fn default() -> Self {
        Self { found: HashMap::new(), nearest: HashMap::new() }
    }
}

impl<'k, T: Copy + PartialEq> Memo<'k, T> {
    /// The entry, or the names nearest to the word.
    fn find(&mut self, directory: &'k Directory<T>, word: &str) -> Result<&'k Entry<T>, Vec<String>> {
        if let Some(entry) = self.found.get(word) {
            return Ok(entry);
        }
        if let Some(nearest) = self.nearest.get(word) {
            return Err(nearest.clone());
        }
        if let Some(entry) = directory.find(word) {
            if self.found.len() < FAULTS_KEPT {
                self.found.insert(word.to_owned(), entry);
            }
            return Ok(entry);
        }
        if self.nearest.len() >= NAMES_COMPARED {
            return Err(Vec::new());
        }
        let nearest = directory.nearest(word);
        self.nearest.insert(word.to_owned(), nearest.clone());
        Err(nearest)
    }
}

/// Takes the first eight bytes of a key that is a hash already.
#[derive(Default)]
struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk() {
            self.0 = u64::from_le_bytes(*first);
        }
    }

    // An array announces its length first; that says nothing here.
    fn write_usize(&mut self, _: usize) {}
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
