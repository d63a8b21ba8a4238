//! An import under way: how far it is, and that the page may be closed.

use serde::Serialize;
use serde_json::json;
use store::usage_imports::{ImportState, UsageImport};
use web::templates::items::{Check, Step};
use web::{Reply, SignedIn, formats};

use super::new::steps;

#[derive(Serialize)]
struct Progress {
    steps: Vec<Step>,
    heading: String,
    value: i64,
    max: i64,
    percentage: String,
    started: String,
    checks: Vec<Check>,
    again: Option<String>,
    cancel: Option<String>,
    cancel_note: String,
    address: String,
}

pub(super) fn show(visit: &SignedIn, import: &UsageImport) -> Reply {
    let storing = import.state == ImportState::Importing;
    let address = super::address_of(visit, import.id);
    // One step short of the end: what is left is to write everything down at once.
    let max = import.progress.total.max(1);
    let value = import.progress.done.clamp(0, max);
    let name = Some(import.upload.file_name.clone());
    let aside = visit.say("usage-aside", json!({ "rows": import.counts.refused }));
    let now = if storing { 2 } else { 1 };
    let view = Progress {
        steps: steps(visit, now, [name, storing.then_some(aside), None]),
        heading: heading(visit, import, value, max, storing),
        value,
        max,
        percentage: percentage(visit, value, max),
        started: visit.say(
            "usage-started",
            json!({ "at": visit.words().instant(import.started_at), "by": import.started_by }),
        ),
        checks: checks(visit, import, storing, value == max),
        again: again(visit, import),
        cancel: visit.actor.may(store::roles::May::KeepBooks).then(|| format!("{address}/cancellation")),
        cancel_note: visit.text(if storing { "usage-stop-note" } else { "usage-stop-check-note" }),
        address,
    };
    let title = if storing { "usage-progress-title" } else { "usage-checking-title" };
    let title = visit.say(title, json!({ "period": import.period_name }));
    visit
        .page("admin/usage-imports/progress", title)
        .under(visit.text("usage-title"), format!("{}/office/usage-imports", visit.home()))
        .show(&view)
}

fn heading(visit: &SignedIn, import: &UsageImport, value: i64, max: i64, storing: bool) -> String {
    if import.progress.state == "waiting" {
        return visit.text("usage-waiting");
    }
    if !storing {
        return visit.text("usage-checking");
    }
    let good = i64::try_from(import.counts.good).unwrap_or(i64::MAX);
    let done = i128::from(good) * i128::from(value) / i128::from(max);
    let done = i64::try_from(done).unwrap_or(good);
    visit.say("usage-progress-rows", json!({ "done": done, "total": good }))
}

fn percentage(visit: &SignedIn, value: i64, max: i64) -> String {
    let hundredths = i64::try_from(i128::from(value) * 100 / i128::from(max)).unwrap_or(0);
    let ratio = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    formats::percent(visit.language(), &ratio).unwrap_or(ratio)
}

fn checks(visit: &SignedIn, import: &UsageImport, storing: bool, read: bool) -> Vec<Check> {
    let check = |key: &str, state, note| Check { text: visit.text(key), state, note, ..Check::default() };
    let fingerprint = import.upload.sha256.get(..8).unwrap_or_default().to_owned();
    let kept = visit.say(
        "usage-kept-note",
        json!({ "kilobytes": import.upload.bytes.div_ceil(1_000), "hash": fingerprint }),
    );
    let mut checks = vec![check("usage-kept", None, Some(kept))];
    if storing {
        let aside = visit.say("usage-aside", json!({ "rows": import.counts.refused }));
        if import.counts.refused > 0 {
            checks.push(Check {
                text: aside,
                note: Some(visit.text("usage-aside-note")),
                ..Check::default()
            });
        }
        checks.push(check("usage-storing", if read { None } else { Some("busy") }, None));
        checks.push(check("usage-finishing", Some(if read { "busy" } else { "todo" }), None));
    } else {
        checks.push(check("usage-judging", Some("busy"), None));
    }
    checks
}

/// That an earlier try was cut off, and left nothing behind.
fn again(visit: &SignedIn, import: &UsageImport) -> Option<String> {
    let tries = import.progress.attempts;
    let waits = import.progress.state == "waiting";
    (tries > 1 || (waits && tries > 0)).then(|| visit.say("usage-again", json!({ "tries": tries })))
}
