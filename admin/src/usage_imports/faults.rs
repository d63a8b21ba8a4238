//! The refused rows of an import: a page of them, and all of them to take along.

use intake::RowFault;
use serde::Serialize;
use serde_json::{Value, json};
use web::exports::{Cell, Sheet};
use web::templates::items::Pagination;
use web::{Failure, SignedIn};

use super::{FAULTS_A_PAGE, last_page, offset};
use crate::rows::fault_row;

/// The refused rows on a page.
#[derive(Serialize)]
pub(super) struct Faults {
    rows: Vec<Row>,
    shown: String,
    caption: String,
    pagination: Pagination,
    files: bool,
    not_kept: Option<String>,
    csv: String,
}

#[derive(Serialize)]
struct Row {
    number: u64,
    file: Option<String>,
    member: String,
    column: String,
    value: String,
    reason: String,
}

/// The faults as the store keeps them.
pub(super) fn read(rows: Vec<Value>) -> Result<Vec<RowFault>, Failure> {
    let read = |row| serde_json::from_value(row).map_err(|error| Failure::Bug(error.to_string()));
    rows.into_iter().map(read).collect()
}

/// A page of them; nothing where there are none.
pub(super) fn view(
    visit: &SignedIn,
    address: &str,
    file_name: &str,
    rows: &[RowFault],
    total: u64,
    page: u32,
) -> Option<Faults> {
    if total == 0 {
        return None;
    }
    let most = u64::try_from(intake::FAULTS_KEPT).unwrap_or(u64::MAX);
    let kept = i64::try_from(total.min(most)).unwrap_or(i64::MAX);
    let first = offset(page, FAULTS_A_PAGE) + 1;
    let last = (first + FAULTS_A_PAGE - 1).min(kept);
    Some(Faults {
        rows: rows.iter().map(|fault| row(visit, fault)).collect(),
        shown: visit.say("usage-faults-shown", json!({ "first": first, "last": last, "total": total })),
        caption: visit.say("usage-faults-caption", json!({ "file": file_name })),
        pagination: Pagination::around(page, last_page(kept, FAULTS_A_PAGE), |n| {
            format!("{address}?page={n}")
        }),
        files: rows.iter().any(|fault| fault.file.is_some()),
        not_kept: (total > most)
            .then(|| visit.say("usage-faults-not-kept", json!({ "kept": most, "total": total }))),
        csv: format!("{address}/faults"),
    })
}

/// All of them as a table to take along.
pub(super) fn sheet(visit: &SignedIn, rows: &[RowFault]) -> Sheet {
    let heads = [
        "usage-faults-row",
        "usage-faults-in-file",
        "usage-faults-member",
        "usage-faults-column",
        "usage-faults-value",
        "usage-faults-reason",
    ];
    let cells = |fault: &RowFault| {
        let row = row(visit, fault);
        let texts = [
            row.number.to_string(),
            row.file.unwrap_or_default(),
            row.member,
            row.column,
            row.value,
            row.reason,
        ];
        texts.into_iter().map(Cell::Text).collect()
    };
    Sheet {
        name: visit.text("usage-faults-title"),
        head: heads.iter().map(|head| visit.text(head)).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

fn row(visit: &SignedIn, fault: &RowFault) -> Row {
    let said = fault_row(visit, fault);
    Row {
        number: fault.row,
        file: fault.file.clone(),
        member: fault.member.clone(),
        column: said.column,
        value: said.value,
        reason: said.reason,
    }
}
