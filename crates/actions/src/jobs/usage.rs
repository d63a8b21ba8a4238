//! The dry run and the import of a usage file: one pass over the file, the same judge, one transaction.
//!
//! Invariant: the import commits its rows, its counts and its mail together, and only while its job still
//! runs; a worker that is killed, a job that is cancelled and a database that stops leave nothing behind.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;

use intake::usage::{Checker, Context, FILE_SOURCE, GoodRow, Known, Outcome, Summary, UsageRow};
use intake::{FileFault, RowFault};
use kernel::ImportId;
use serde::Deserialize;
use serde_json::{Value, json};
use store::usage_events::{BATCH, NewUsage};
use store::usage_imports::{Counts, Ended, ImportState, UsageImport};
use store::{NewMail, StoreError, TenantTx, Transient};

use super::Work;
use crate::known_usage::known;
use crate::uploads::{Content, Desk};
use crate::usage_events::new_usage;

#[derive(Deserialize)]
struct Payload {
    import: ImportId,
}

/// Why a pass over the file ended without an answer.
#[derive(Debug)]
enum Halt {
    /// Cancelled, or taken by another worker: everything is undone.
    Lost,
    /// The dry run could read the file, and now it cannot be read.
    Broken(&'static str),
    Store(StoreError),
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Transient for Halt {
    fn is_transient(&self) -> bool {
        matches!(self, Halt::Store(error) if error.is_transient())
    }
}

/// The dry run: judges every row, stores none.
pub(super) fn check(work: &Work<'_>) -> Result<(), String> {
    run(work, "usage-imports.check", |tx, import| {
        if import.state != ImportState::Checking {
            return Ok(());
        }
        let known = Known { period: Some(import.days), ..known(tx, import.days)? };
        let (summary, _) = pass(tx, import, &known, work, false)?;
        let state =
            if summary.refused_file.is_some() { ImportState::Unreadable } else { ImportState::Checked };
        save(tx, work, import, &summary, state, 0)
    })
}

/// The import: judges every row again, and stores the good ones.
pub(super) fn import(work: &Work<'_>) -> Result<(), String> {
    run(work, "usage-imports.import", |tx, import| {
        if import.state != ImportState::Importing {
            return Ok(());
        }
        // First of all, so that a run that pins the period waits for these rows, or these rows for the run.
        if !tx.hold_period(import.period)?.period.is_open() {
            let (state, counts) = (ImportState::Failed, import.counts);
            let problem = Some("usage-period-settled-meanwhile");
            tx.end_usage_import(import.id, &Ended { state, report: None, counts, problem })?;
            return Ok(());
        }
        let known = Known { period: Some(import.days), ..known(tx, import.days)? };
        let (summary, stored) = pass(tx, import, &known, work, true)?;
        if let Some(fault) = &summary.refused_file {
            return Err(Halt::Broken(fault.code()));
        }
        save(tx, work, import, &summary, ImportState::Done, stored)?;
        tx.audit("usage-imports.store", import.id, &format!("{stored}, {}", import.upload.file_name))?;
        tell(tx, import, &summary, stored)?;
        Ok(())
    })
}

fn run(
    work: &Work<'_>,
    name: &'static str,
    deed: impl Fn(&mut TenantTx<'_>, &UsageImport) -> Result<(), Halt>,
) -> Result<(), String> {
    let payload = Payload::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    let done = work.db.tenant_blocking(work.actor, name, |tx| {
        // A worker whose lease passed may still be at it: this waits for it, and then finds nothing to do.
        let import = tx.lock_usage_import(payload.import)?;
        deed(tx, &import)
    });
    match done {
        // A cancelled job has ended; one that another worker took is that worker's to end.
        Ok(()) | Err(Halt::Lost) => Ok(()),
        Err(Halt::Broken(why)) => Err(why.to_owned()),
        Err(Halt::Store(error)) => Err(error.to_string()),
    }
}

/// One pass over the file. Says what it saw and how many rows it stored.
fn pass(
    tx: &mut TenantTx<'_>,
    import: &UsageImport,
    known: &Known,
    work: &Work<'_>,
    keep: bool,
) -> Result<(Summary, u64), Halt> {
    let desk = Desk::new(tx);
    let read = Cell::new(0);
    let sorter = RefCell::new(Sorter {
        desk: &desk,
        checker: Checker::new(known),
        batch: Vec::with_capacity(BATCH),
        keep: keep.then_some(import.id),
        stored: 0,
    });
    let context = Context { year: Some(import.days.start().year()), ..Context::default() };
    let content = Content::new(&desk, import.upload.id, &read);
    let columns = intake::usage::for_each(content, &context, &mut |row| {
        let full = sorter.borrow_mut().take(row);
        if !full {
            return ControlFlow::Continue(());
        }
        work.lease.progress(read.get(), import.upload.bytes);
        let sorted = sorter.borrow_mut().sort();
        if sorted.is_none() || work.lease.is_lost() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let mut sorter = sorter.into_inner();
    if columns.is_ok() {
        sorter.sort();
    }
    let (summary, stored) = sorter.finish(columns);
    desk.close()?;
    work.lease.progress(import.upload.bytes, import.upload.bytes);
    if work.lease.is_lost() { Err(Halt::Lost) } else { Ok((summary, stored)) }
}

/// Judges rows, and compares them with what is in store a batch at a time.
struct Sorter<'d, 't, 'x, 'k> {
    desk: &'d Desk<'t, 'x>,
    checker: Checker<'k>,
    batch: Vec<GoodRow>,
    /// The import to store good rows for; absent in the dry run.
    keep: Option<ImportId>,
    stored: u64,
}

impl Sorter<'_, '_, '_, '_> {
    /// Takes a row; says whether the batch is full.
    fn take(&mut self, row: Result<UsageRow, RowFault>) -> bool {
        if let Outcome::Good(row) = self.checker.judge(row) {
            self.batch.push(row);
        }
        self.batch.len() >= BATCH
    }

    /// Finds which good rows are in store, tells the judge, and stores the others. `None` where the
    /// database failed.
    fn sort(&mut self) -> Option<()> {
        let rows: Vec<NewUsage> = self.batch.iter().map(new_usage).collect();
        if rows.is_empty() {
            return Some(());
        }
        let found = self.desk.act(|tx| tx.usage_in_store(FILE_SOURCE, &rows))?;
        for row in &found {
            let Some(good) = self.batch.get(row.place) else { continue };
            if row.same {
                self.checker.stored_already(good);
            } else {
                self.checker.conflicts_with_stored(good);
            }
        }
        if let Some(import) = self.keep {
            let kept = self.desk.act(|tx| tx.keep_usage(FILE_SOURCE, Some(import), rows.len(), &found))?;
            self.stored += u64::try_from(kept).unwrap_or(0);
        }
        self.batch.clear();
        Some(())
    }

    fn finish(self, columns: Result<Vec<intake::ColumnReading>, FileFault>) -> (Summary, u64) {
        (self.checker.finish(columns), self.stored)
    }
}

/// The last step: keeps what was seen, unless the job was cancelled in the meantime.
fn save(
    tx: &mut TenantTx<'_>,
    work: &Work<'_>,
    import: &UsageImport,
    summary: &Summary,
    state: ImportState,
    stored: u64,
) -> Result<(), Halt> {
    let faults: Vec<Value> = summary.faults.iter().map(|fault| json!(fault)).collect();
    tx.put_import_faults(import.id, &faults)?;
    let slim = Summary { faults: Vec::new(), notes: Vec::new(), ..summary.clone() };
    let (report, good) = (json!(slim), if state == ImportState::Unreadable { 0 } else { summary.good });
    let counts = Counts { good, refused: summary.refused, repeated: summary.duplicates, stored };
    tx.end_usage_import(import.id, &Ended { state, report: Some(&report), counts, problem: None })?;
    if tx.lock_running_job(work.job.id)? { Ok(()) } else { Err(Halt::Lost) }
}

/// Mails the person who started the import.
fn tell(
    tx: &mut TenantTx<'_>,
    import: &UsageImport,
    summary: &Summary,
    stored: u64,
) -> Result<(), StoreError> {
    let Some(recipient) = import.started_by_email.clone() else { return Ok(()) };
    let cooperative = tx.actor().cooperative().clone();
    let data = json!({
        "name": import.started_by,
        "cooperative": cooperative.name,
        "address": cooperative.address,
        "import": import.id,
        "file_name": import.upload.file_name,
        "period": import.period_name,
        "stored": stored,
        "refused": summary.refused,
        "repeated": summary.duplicates,
    });
    tx.mail(&NewMail { recipient, event: "import-done", language: import.language.clone(), data })
}
