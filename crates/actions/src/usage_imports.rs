//! Importing usage: a file is checked, somebody decides, its good rows are stored.
//!
//! The work itself is in [`crate::jobs`]: a dry run (`usage.check`) and an import (`usage.import`).

use std::io::{Read, Seek};

use kernel::{ImportId, JobId, PeriodId};
use serde_json::json;
use store::roles::May;
use store::usage_imports::{Ended, ImportState, NewImport, UsageImport};
use store::{StoreError, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The kind of the job that does the dry run.
pub const CHECK: &str = "usage.check";
/// The kind of the job that stores the rows.
pub const IMPORT: &str = "usage.import";

/// What is needed to start an import.
#[derive(Clone, Debug)]
pub struct Start {
    /// The period that the rows lie in.
    pub period: PeriodId,
    /// Name of the file.
    pub file_name: String,
    /// Language of the mail when it is done.
    pub language: String,
}

/// Starts an import: keeps the file and has it checked. Nothing of it is stored yet.
///
/// # Errors
/// A fault beside `period` where it is settled or not there, beside `file` where it is empty.
pub fn start(
    tx: &mut TenantTx<'_>,
    start: &Start,
    content: &mut (impl Read + Seek),
) -> Result<ImportId, Refused> {
    require(tx, May::KeepBooks)?;
    open_period(tx, start.period)?;
    let upload = tx.add_upload(&start.file_name, content)?;
    if upload.bytes == 0 {
        return Err(Fault::field("file", "usage-file-empty").into());
    }
    let id: ImportId = tx.new_id();
    let job = enqueue(tx, CHECK, id)?;
    let language = start.language.clone();
    tx.add_usage_import(&NewImport { id, upload: upload.id, period: start.period, job, language })?;
    tx.audit("usage-imports.start", id, &upload.file_name)?;
    Ok(id)
}

/// Has the good rows of a checked file stored.
///
/// # Errors A fault of the page where the import is not waiting for this any more, or its period was
/// settled meanwhile.
pub fn confirm(tx: &mut TenantTx<'_>, id: ImportId) -> Result<(), Refused> {
    require(tx, May::KeepBooks)?;
    let import = tx.lock_usage_import(id)?;
    if import.state != ImportState::Checked {
        return Err(Fault::page("usage-import-changed").into());
    }
    if import.counts.good == 0 {
        return Err(Fault::page("usage-import-nothing-good").into());
    }
    open_period(tx, import.period)?;
    let job = enqueue(tx, IMPORT, id)?;
    tx.queue_usage_import(id, job)?;
    tx.audit("usage-imports.confirm", id, &described(&import))?;
    Ok(())
}

/// Stops an import: of what it has done nothing stays. One that nobody has confirmed yet is put aside.
///
/// # Errors
/// A fault of the page where it has ended already.
pub fn cancel(tx: &mut TenantTx<'_>, id: ImportId) -> Result<(), Refused> {
    require(tx, May::KeepBooks)?;
    let import = tx.usage_import(id)?;
    match import.state {
        // The row of the import belongs to its worker: only the job is cancelled.
        ImportState::Checking | ImportState::Importing => {
            if !tx.cancel_job(import.job)? {
                return Err(Fault::page("usage-import-changed").into());
            }
        }
        ImportState::Checked => {
            let import = tx.lock_usage_import(id)?;
            if import.state != ImportState::Checked {
                return Err(Fault::page("usage-import-changed").into());
            }
            let (counts, problem) = (import.counts, None);
            tx.end_usage_import(id, &Ended { state: ImportState::Cancelled, report: None, counts, problem })?;
        }
        _ => return Err(Fault::page("usage-import-changed").into()),
    }
    tx.audit("usage-imports.cancel", id, &described(&import))?;
    Ok(())
}

/// Takes the refused rows of an import off the to-do list: they were corrected, or nobody needs them.
///
/// # Errors
/// A fault of the page where they were off it already.
pub fn handle_refused(tx: &mut TenantTx<'_>, id: ImportId) -> Result<(), Refused> {
    require(tx, May::KeepBooks)?;
    match tx.handle_refused_rows(id) {
        Err(StoreError::Absent) => return Err(Fault::page("usage-import-changed").into()),
        other => other?,
    }
    tx.audit("usage-imports.handle", id, "")?;
    Ok(())
}

fn open_period(tx: &mut TenantTx<'_>, id: PeriodId) -> Result<(), Refused> {
    match tx.hold_period(id) {
        Ok(held) if !held.period.is_open() => {
            Err(Fault::field("period", "usage-period-settled").with("period", held.period.name).into())
        }
        Ok(_) => Ok(()),
        Err(StoreError::Absent) => Err(Fault::field("period", "usage-period-missing").into()),
        Err(other) => Err(other.into()),
    }
}

fn enqueue(tx: &mut TenantTx<'_>, kind: &str, id: ImportId) -> Result<JobId, StoreError> {
    tx.enqueue(kind, &json!({ "import": id }))
}

fn described(import: &UsageImport) -> String {
    format!("{}, {}", import.period_name, import.upload.file_name)
}
