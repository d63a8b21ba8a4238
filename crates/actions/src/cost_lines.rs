//! Costs of a period per service: entered one by one or from a file, and taken back.
//!
//! Invariant: a file is entered whole or not at all, and nothing is entered in a settled period.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use intake::costs::CostRow;
use intake::{Directory, FileFault, Given, RowFault};
use kernel::{Cents, CostLineId, MoneyError, PeriodId, ServiceId, UploadId};
use store::roles::May;
use store::{BookPeriod, CostLine, NewCostLine, StoreError, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in a category and in a reference.
const LONGEST_TEXT: usize = 200;
/// The largest file with costs, in bytes: some fifty thousand lines.
const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// What a dry run says of a file with costs.
#[derive(Clone, Debug)]
pub struct CostCheck {
    /// The period that the costs are for.
    pub period: BookPeriod,
    /// The rows that can be entered.
    pub rows: Vec<CostRow>,
    /// The rows that cannot.
    pub faults: Vec<RowFault>,
    /// How many rows were refused; more than the list of faults, where it is long.
    pub refused: u64,
    /// What the good rows come to, per service.
    pub totals: BTreeMap<ServiceId, Cents>,
    /// What they come to in all.
    pub total: Cents,
    /// How many rows stand in the period already, equal in service, category, amount and reference.
    pub repeated: usize,
}

impl CostCheck {
    /// Whether all of it can be entered.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.refused == 0 && !self.rows.is_empty()
    }
}

/// What came of checking a file.
#[derive(Clone, Debug)]
pub enum Checked {
    /// Its rows, good and bad.
    Rows(CostCheck),
    /// No table of costs can be read in it.
    Unreadable(FileFault),
}

/// Enters a cost.
///
/// # Errors
/// A sentence beside a field, `cost-period-settled`, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, new: &NewCostLine) -> Result<CostLineId, Refused> {
    require(tx, May::KeepBooks)?;
    let mut faults = Vec::new();
    if new.category.trim().is_empty() {
        faults.push(Fault::field("category", "cost-category-missing"));
    }
    for (field, text) in [("category", &new.category), ("reference", &new.reference)] {
        if text.chars().count() > LONGEST_TEXT {
            faults.push(Fault::field(field, "cost-text-too-long").with("most", LONGEST_TEXT));
        }
    }
    if new.amount == Cents::ZERO {
        faults.push(Fault::field("amount", "cost-amount-zero"));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let service = tx.service(new.service)?;
    let period = open_period(tx, new.period)?;
    let id = tx.add_cost_line(new)?;
    tx.audit("cost-lines.add", id, &format!("{}, {}: {}", period.name, service.name, new.amount))?;
    Ok(id)
}

/// Takes a cost back. It stays visible, and counts no more.
///
/// # Errors
/// `cost-withdrawn-meanwhile`, `cost-period-settled`, or those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: CostLineId) -> Result<CostLine, Refused> {
    require(tx, May::KeepBooks)?;
    let line = tx.cost_line(id)?;
    open_period(tx, line.period)?;
    if !tx.withdraw_cost_line(id)? {
        return Err(Fault::page("cost-withdrawn-meanwhile").into());
    }
    tx.audit("cost-lines.withdraw", id, &format!("{}: {}", line.category, line.amount))?;
    Ok(line)
}

/// Reads a file with costs and says what would be entered. Changes nothing.
///
/// # Errors
/// `cost-period-settled`, or those of the store.
pub fn check(tx: &mut TenantTx<'_>, period: PeriodId, file: &[u8]) -> Result<Checked, Refused> {
    require(tx, May::KeepBooks)?;
    let period = tx.period(period)?;
    if !period.is_open() {
        return Err(settled(&period));
    }
    let services = tx.services()?.into_iter().map(|service| (service.code, service.name, service.id));
    let known = intake::costs::Known { services: Directory::new(services), period: Some(period.days) };
    let sheet = match intake::costs::read(file, &Given::default(), &known) {
        Ok(sheet) => sheet,
        Err(fault) => return Ok(Checked::Unreadable(fault)),
    };
    let standing = tx.cost_lines(period.id)?;
    let totals =
        totals(&sheet.rows).map_err(|_| Refused::from(Fault::field("file", "cost-total-too-large")))?;
    let total = Cents::sum(totals.values().copied())
        .map_err(|_| Refused::from(Fault::field("file", "cost-total-too-large")))?;
    let repeated = sheet.rows.iter().filter(|row| stands(&standing, row)).count();
    Ok(Checked::Rows(CostCheck {
        period,
        totals,
        total,
        repeated,
        refused: sheet.refused,
        rows: sheet.rows,
        faults: sheet.faults,
    }))
}

/// Takes a file in and says what would be entered. Keeps the file, and enters nothing yet.
///
/// # Errors
/// `cost-file-too-large`, `cost-period-settled`, or those of the store.
pub fn receive(
    tx: &mut TenantTx<'_>,
    period: PeriodId,
    name: &str,
    content: &mut (impl Read + Seek),
) -> Result<(UploadId, Checked), Refused> {
    require(tx, May::KeepBooks)?;
    let mut file = Vec::new();
    let unreadable = |error: std::io::Error| Refused::Store(StoreError::Unexpected(error.to_string()));
    content.take(LARGEST_FILE + 1).read_to_end(&mut file).map_err(unreadable)?;
    if u64::try_from(file.len()).unwrap_or(u64::MAX) > LARGEST_FILE {
        return Err(Fault::field("file", "cost-file-too-large").into());
    }
    let checked = check(tx, period, &file)?;
    let upload = tx.add_upload(name, &mut Cursor::new(file))?;
    Ok((upload.id, checked))
}

fn content(tx: &mut TenantTx<'_>, upload: UploadId) -> Result<Vec<u8>, Refused> {
    let mut file = Vec::new();
    for n in 0.. {
        let Some(piece) = tx.upload_chunk(upload, n)? else { break };
        file.extend(piece);
        if u64::try_from(file.len()).unwrap_or(u64::MAX) > LARGEST_FILE {
            return Err(Fault::field("file", "cost-file-too-large").into());
        }
    }
    Ok(file)
}

/// Enters all costs of a file, or none where one row is refused.
///
/// # Errors
/// `cost-file-has-faults`, `cost-period-settled`, or those of the store. Says how many costs it entered.
pub fn import(tx: &mut TenantTx<'_>, period: PeriodId, file: &[u8]) -> Result<usize, Refused> {
    require(tx, May::KeepBooks)?;
    let Checked::Rows(check) = check(tx, period, file)? else {
        return Err(Fault::field("file", "cost-file-has-faults").into());
    };
    if !check.is_good() {
        return Err(Fault::field("file", "cost-file-has-faults").into());
    }
    let period = open_period(tx, period)?;
    for row in &check.rows {
        tx.add_cost_line(&NewCostLine {
            period: period.id,
            service: row.service,
            category: category(row),
            amount: row.amount,
            reference: reference(row),
        })?;
    }
    let detail = format!("{}: {} costs, {}", period.name, check.rows.len(), check.total);
    tx.audit("cost-lines.import", period.id, &detail)?;
    Ok(check.rows.len())
}

/// Enters all costs of a file that was received before.
///
/// # Errors
/// As [`import`]; [`StoreError::Absent`] where there is no such file.
pub fn import_upload(tx: &mut TenantTx<'_>, period: PeriodId, upload: UploadId) -> Result<usize, Refused> {
    require(tx, May::KeepBooks)?;
    let upload = tx.upload(upload)?;
    let file = content(tx, upload.id)?;
    import(tx, period, &file)
}

/// What kind of cost a row is, in words; its description where the file has no categories.
#[must_use]
pub fn category(row: &CostRow) -> String {
    if row.category.is_empty() { row.description.clone() } else { row.category.clone() }
}

/// The document that proves a row, and what it was for.
#[must_use]
pub fn reference(row: &CostRow) -> String {
    let document = row.document.as_deref().unwrap_or_default();
    let description = if row.category.is_empty() { "" } else { row.description.as_str() };
    let both = [document, description];
    both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

fn open_period(tx: &mut TenantTx<'_>, id: PeriodId) -> Result<BookPeriod, Refused> {
    let period = tx.hold_period(id)?.period;
    if period.is_open() { Ok(period) } else { Err(settled(&period)) }
}

fn settled(period: &BookPeriod) -> Refused {
    Fault::page("cost-period-settled").with("period", &period.name).into()
}

fn stands(standing: &[CostLine], row: &CostRow) -> bool {
    standing.iter().any(|line| {
        line.withdrawn.is_none()
            && line.service == row.service
            && line.amount == row.amount
            && line.category == category(row)
            && line.reference == reference(row)
    })
}

fn totals(rows: &[CostRow]) -> Result<BTreeMap<ServiceId, Cents>, MoneyError> {
    let mut totals = BTreeMap::new();
    for row in rows {
        let total: &mut Cents = totals.entry(row.service).or_default();
        *total = total.checked_add(row.amount)?;
    }
    Ok(totals)
}
