//! Solutions: what members built and others can have. The list, the page of one, who uses and wants it, what
//! was saved with it.

mod alike;
mod compare;
mod documents;
mod edit;
mod exports;
mod fields;
mod import;
mod index;
mod ledger;
mod lessons;
mod requests;
mod reuse;
mod seen;
mod show;
mod show_check;
mod show_documents;
mod show_facts;
mod show_view;
mod uses;
mod wants;

use store::CostRange;
use web::{SignedIn, Visit};

pub use alike::alike;
pub use compare::compare;
pub use documents::{
    create as add_document, new as new_document, remove as remove_document, show as document,
};
pub use edit::{change_state, create, edit, new, update};
pub use exports::{export, publiccode};
pub use import::{create as read_file, new as new_import};
pub use index::index;
pub use ledger::{export as export_ledger, index as ledger};
pub use lessons::{create as learn, new as new_lesson};
pub use requests::{
    create as ask_document, index as document_requests, new as new_request, update as decide_request,
};
pub use reuse::{create as enter_reuse, new as new_reuse};
pub use show::show;
pub use uses::{ask_renewal, create as state_use, end as end_use, new as new_use, renew, renew_by_link};
pub use wants::{create as want, withdraw as withdraw_want};

/// A state in words.
pub(crate) fn state_in_words(visit: &Visit, state: &str) -> String {
    visit.text(&format!("solution-state-{}", state.replace('_', "-")))
}

/// How a state looks as a badge.
pub(crate) fn tone(state: &str) -> &'static str {
    match state {
        "published" => "positive",
        "dead_end" => "negative",
        "draft" => "accent",
        _ => "outline",
    }
}

/// How far it is, in words.
fn maturity_in_words(visit: &Visit, maturity: &str) -> String {
    visit.text(&format!("solution-maturity-{maturity}"))
}

/// From one amount to another, in words.
fn range_in_words(visit: &Visit, range: Option<CostRange>) -> String {
    match range {
        None => visit.text("solution-cost-unknown"),
        Some(range) if range.low == range.high => visit.words().euro(range.low),
        Some(range) => {
            let (low, high) = (visit.words().euro(range.low), visit.words().euro(range.high));
            visit.say("solution-cost-range", serde_json::json!({ "low": low, "high": high }))
        }
    }
}

fn list(visit: &SignedIn) -> String {
    format!("{}/solutions", visit.home())
}

/// The lines of a text that say something.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
