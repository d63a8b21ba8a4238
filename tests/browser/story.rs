//! The main job, done by hand in a browser: from a file with usage to what Enschede pays.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use super::chromium::{Look, look_at};
use crate::harness::Portal;

pub const FINANCE: &str = "finance@samen-digitaal.example";
pub const SECOND: &str = "finance2@samen-digitaal.example";
pub const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const QUARTER: &str = "4e kwartaal 2026 (01-10-2026 – 31-12-2026)";

#[test]
fn the_main_job_from_a_file_with_usage_to_what_enschede_pays() {
    let portal = Portal::demonstration();
    let mut job = import(true);
    job.extend([
        json!({ "click": "nav summary:has-text('Beheer')" }),
        json!({ "follow": "Perioden en kosten", "in": "nav" }),
        json!({ "follow": "4e kwartaal 2026", "in": "main" }),
        json!({ "follow": "Kosten uploaden", "in": "main" }),
        json!({ "file": "#file", "path": "docs/examples/costs-2026-q4.csv" }),
        json!({ "button": "Bestand controleren" }),
        json!({ "button": "Kosten opslaan" }),
        json!({ "follow": "4e kwartaal 2026", "in": "main" }),
        json!({ "button": "Verdeling maken" }),
        json!({ "says": "Verdeling 4e kwartaal 2026" }),
        json!({ "check": ["axe", "reflow"] }),
        json!({ "button": "Aanbieden voor goedkeuring" }),
        json!({ "says": "wacht op goedkeuring" }),
    ]);
    leave(&mut job);
    enter(&mut job, SECOND);
    job.extend([
        json!({ "follow": "Verdeling", "in": "nav" }),
        json!({ "click": "main a[href*='/office/allocation-runs/']" }),
        json!({ "says": "Verdeling 4e kwartaal 2026" }),
        json!({ "click": "input[name='decision'][value='approve']" }),
        json!({ "button": "Besluit vastleggen" }),
        json!({ "says": "Goedgekeurd door" }),
    ]);
    leave(&mut job);
    enter(&mut job, ENSCHEDE);
    job.extend([
        json!({ "follow": "Kosten", "in": "nav" }),
        json!({ "says": "Kosten van Enschede in 2026" }),
        json!({ "says": "4e kwartaal 2026" }),
        json!({ "says": "Zo is dit bedrag berekend" }),
        json!({ "check": ["axe", "reflow", "keyboard"] }),
    ]);
    tell(&portal, &Look::of("/sign-in", "").with("actions", Value::Array(job)));
    let approved = "SELECT count(*) FROM portal.allocation_runs r JOIN portal.periods p ON p.id = r.period_id
        WHERE r.state = 'approved' AND p.name = '4e kwartaal 2026'";
    assert_eq!(portal.ask_one(approved), "1");
}

#[test]
fn usage_is_imported_in_a_browser_without_scripts() {
    let portal = Portal::demonstration();
    let import = Look::of("/sign-in", "").with("actions", Value::Array(import(false)));
    tell(&portal, &import.with("script", json!(false)).checked_for(&["inline", "html"]));
    assert_ne!(portal.ask_one("SELECT count(*) FROM portal.usage_imports WHERE state = 'done'"), "0");
}

/// Finance signs in and imports the example's file.
fn import(scripts: bool) -> Vec<Value> {
    let mut job = dry_run(scripts);
    job.extend([
        json!({ "button": "Doorgaan" }),
        json!({ "until": "text=Import van usage-2026-q4.csv", "reload": !scripts }),
    ]);
    job
}

/// Finance signs in and has the example's file checked.
pub fn dry_run(scripts: bool) -> Vec<Value> {
    let mut job = Vec::new();
    enter(&mut job, FINANCE);
    job.extend([
        json!({ "says": "Te doen" }),
        json!({ "follow": "Verbruik", "in": "nav" }),
        json!({ "follow": "Verbruik importeren", "in": "main" }),
        json!({ "choose": "#period", "label": QUARTER }),
        json!({ "file": "#file", "path": "docs/examples/usage-2026-q4.csv" }),
        json!({ "button": "Bestand controleren" }),
        json!({ "until": "text=Zo lezen wij de kolommen", "reload": !scripts }),
    ]);
    job
}

fn enter(job: &mut Vec<Value>, email: &str) {
    job.extend([
        json!({ "fill": "#email", "with": email }),
        json!({ "fill": "#password", "with": app::demo::PASSWORD }),
        json!({ "button": "Inloggen" }),
    ]);
}

fn leave(job: &mut Vec<Value>) {
    job.extend([json!({ "forget": true }), json!({ "go": "/sign-in" })]);
}

/// Does what the browser's person does, with a worker at work beside.
pub fn tell(portal: &Portal, story: &Look) {
    let told = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let work = scope.spawn(|| {
            while !told.load(Ordering::Relaxed) {
                portal.work();
                std::thread::sleep(Duration::from_millis(100));
            }
            portal.work();
        });
        let end = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            look_at(&portal.base(), vec![story.clone()]);
        }));
        told.store(true, Ordering::Relaxed);
        let worked = work.join();
        if let Err(panic) = end.and(worked) {
            std::panic::resume_unwind(panic);
        }
    });
}
