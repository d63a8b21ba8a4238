//! An import that ended: stored, unreadable, failed or stopped.

use actions::Fault;
use intake::RowFault;
use serde::Serialize;
use serde_json::json;
use store::usage_imports::{ImportState, UsageImport};
use web::templates::items::{Fact, Step};
use web::{Reply, SignedIn};

use super::check::read;
use super::faults::{self, Faults};
use super::new::steps;
use crate::rows::file_fault;

#[derive(Serialize)]
struct Outcome {
    lead: String,
    badge: Badge,
    steps: Option<Vec<Step>>,
    alert: Option<Alert>,
    facts: Vec<Fact>,
    faulty: Option<Faults>,
    handle: Option<String>,
    handled: Option<String>,
    rows_href: Option<String>,
    new: Option<String>,
}

/// A state as a badge.
#[derive(Serialize)]
pub(super) struct Badge {
    label: String,
    tone: &'static str,
    icon: &'static str,
}

#[derive(Serialize)]
struct Alert {
    kind: &'static str,
    title: String,
    text: String,
}

/// How far an import is, at a glance.
pub(super) fn badge(visit: &SignedIn, state: ImportState) -> Badge {
    let (tone, icon) = match state {
        ImportState::Checking | ImportState::Importing => ("accent", "loader-2"),
        ImportState::Checked => ("warning", "flask"),
        ImportState::Done => ("positive", "check"),
        ImportState::Unreadable | ImportState::Failed => ("negative", "alert-circle"),
        ImportState::Cancelled => ("outline", "player-stop"),
    };
    Badge { label: visit.text(&format!("usage-state-{}", state.name())), tone, icon }
}

pub(super) fn show(
    visit: &SignedIn,
    import: &UsageImport,
    rows: &[RowFault],
    page: u32,
    faults: Vec<Fault>,
) -> Reply {
    let address = super::address_of(visit, import.id);
    let (done, may) = (import.state == ImportState::Done, visit.actor.may(store::roles::May::KeepBooks));
    let name = &import.upload.file_name;
    let refused = if import.state == ImportState::Unreadable { 0 } else { import.counts.refused };
    let open = done && refused > 0 && import.handled_at.is_none();
    let view = Outcome {
        lead: lead(visit, import),
        badge: badge(visit, import.state),
        steps: done.then(|| steps(visit, 3, [Some(name.clone()), None, None])),
        alert: alert(visit, import),
        facts: facts(visit, import),
        faulty: faults::view(visit, &address, name, rows, refused, page),
        handle: (open && may).then(|| format!("{address}/handled")),
        handled: handled(visit, import),
        rows_href: (done && import.counts.stored > 0)
            .then(|| format!("{}/office/usage?import={}", visit.home(), import.id)),
        new: may.then(|| format!("{}/office/usage-imports/new?period={}", visit.home(), import.period)),
    };
    let title = visit.say("usage-result-title", json!({ "file": name }));
    let page = visit
        .page("admin/usage-imports/result", title)
        .under(visit.text("usage-title"), format!("{}/office/usage-imports", visit.home()));
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

fn lead(visit: &SignedIn, import: &UsageImport) -> String {
    let args = json!({
        "by": import.started_by,
        "at": visit.words().instant(import.ended_at.unwrap_or(import.started_at)),
        "period": import.period_name,
        "stored": import.counts.stored,
    });
    visit.say(&format!("usage-lead-{}", import.state.name()), args)
}

fn alert(visit: &SignedIn, import: &UsageImport) -> Option<Alert> {
    match import.state {
        ImportState::Unreadable => {
            let fault = read(import)?.refused_file?;
            let said = file_fault(visit, &fault);
            let text = visit.text_with(&said.code, &said.args);
            Some(Alert { kind: "error", title: visit.text("usage-unreadable"), text })
        }
        ImportState::Failed => {
            let why = import.problem.as_deref().unwrap_or("usage-import-dead");
            Some(Alert { kind: "error", title: visit.text("usage-failed"), text: visit.text(why) })
        }
        _ => None,
    }
}

fn facts(visit: &SignedIn, import: &UsageImport) -> Vec<Fact> {
    if import.state != ImportState::Done {
        return Vec::new();
    }
    let counts = &import.counts;
    let fact = |label: &str, n: u64, note: &str| Fact {
        label: visit.text(label),
        value: visit.say("usage-rows", json!({ "rows": n })),
        note: Some(visit.text(note)),
        href: None,
    };
    vec![
        fact("usage-fact-stored", counts.stored, "usage-fact-stored-note"),
        fact("usage-fact-refused", counts.refused, "usage-fact-refused-left"),
        fact("usage-fact-repeated", counts.repeated, "usage-fact-repeated-note"),
    ]
}

fn handled(visit: &SignedIn, import: &UsageImport) -> Option<String> {
    let (by, at) = (import.handled_by.clone()?, import.handled_at?);
    Some(visit.say("usage-handled", json!({ "by": by, "at": visit.words().instant(at) })))
}
