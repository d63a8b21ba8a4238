//! What the readers of files say, in words: faults of rows for a table, faults of a whole file for a
//! sentence.

use actions::Fault;
use intake::{Column, FileFault, FileKind, Reason, RowFault};
use serde::Serialize;
use serde_json::{Value, json};
use web::Visit;
use web::formats;

/// A fault of a row, ready for a table.
#[derive(Clone, Debug, Serialize)]
pub struct FaultRow {
    /// The line of the file.
    pub row: u64,
    /// The column, in words.
    pub column: String,
    /// What stood there.
    pub value: String,
    /// Why it was refused, in a sentence.
    pub reason: String,
}

/// Faults of rows in words.
#[must_use]
pub fn fault_rows(visit: &Visit, faults: &[RowFault]) -> Vec<FaultRow> {
    faults.iter().map(|fault| fault_row(visit, fault)).collect()
}

/// A fault of a row in words.
#[must_use]
pub fn fault_row(visit: &Visit, fault: &RowFault) -> FaultRow {
    FaultRow {
        row: fault.row,
        column: column(visit, fault.column),
        value: fault.value.clone(),
        reason: reason(visit, &fault.reason),
    }
}

/// A column in words.
#[must_use]
pub fn column(visit: &Visit, column: Column) -> String {
    visit.text(&format!("column-{}", column.code()))
}

/// Why a value was refused, in a sentence.
#[must_use]
pub fn reason(visit: &Visit, reason: &Reason) -> String {
    let day =
        |date: &jiff::civil::Date| formats::date(visit.language(), &date.to_string()).unwrap_or_default();
    let args: Value = match reason {
        Reason::TooManyDigits { most } | Reason::TooManyDecimals { most } | Reason::TooLong { most } => {
            json!({ "most": most })
        }
        Reason::MixedNotation { first_row }
        | Reason::DuplicateInFile { first_row }
        | Reason::ConflictInFile { first_row } => json!({ "row": first_row.to_string() }),
        Reason::OutsidePeriod { start, last } => json!({ "start": day(start), "last": day(last) }),
        Reason::UnknownMember { nearest }
        | Reason::UnknownMeter { nearest }
        | Reason::UnknownService { nearest } => json!({ "nearest": perhaps(visit, nearest) }),
        Reason::TooFewFields { expected, found } | Reason::TooManyFields { expected, found } => {
            json!({ "expected": expected, "found": found })
        }
        _ => json!({}),
    };
    visit.say(&format!("row-fault-{}", reason.code()), args)
}

fn perhaps(visit: &Visit, nearest: &[String]) -> String {
    if nearest.is_empty() {
        return String::new();
    }
    visit.say("row-fault-nearest", json!({ "names": nearest.join(", ") }))
}

/// Why a file as a whole was refused, as a fault beside the field `file`.
#[must_use]
pub fn file_fault(visit: &Visit, fault: &FileFault) -> Fault {
    let said = Fault::field("file", format!("file-fault-{}", fault.code()));
    match fault {
        FileFault::WrongType { looks_like } => said.with("kind", kind(visit, *looks_like)),
        FileFault::Encoding { row, value, .. } => said.with("row", row).with("value", value),
        FileFault::MissingColumns { found, missing } => {
            let missing: Vec<_> = missing.iter().map(|one| column(visit, *one)).collect();
            said.with("missing", missing.join(", ")).with("found", found.join(", "))
        }
        FileFault::ColumnTwice { headings, .. } => said.with("headings", headings.join(", ")),
        FileFault::RowTooLong { row } => said.with("row", row),
        FileFault::TooMany { most } => {
            let most = i64::try_from(*most).unwrap_or(i64::MAX);
            said.with("most", formats::number(visit.language(), most))
        }
        FileFault::InDump { fault, .. } => file_fault(visit, fault),
        _ => said,
    }
}

fn kind(visit: &Visit, kind: FileKind) -> String {
    let word = serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned));
    visit.text(&format!("file-kind-{}", word.unwrap_or_else(|| "binary".to_owned())))
}
