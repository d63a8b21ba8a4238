//! The pictures of the README: taken from the demonstration, so that they show what is there.
//!
//! Only with `UPDATE_SCREENSHOTS=1`: fonts differ between machines, and a picture should change with its
//! page alone.

use serde_json::json;

use super::chromium::{Look, is_set, look_at};
use super::story;
use crate::harness::Portal;

const FOLDER: &str = "docs/screenshots";
/// Larger would be slow to read over a village's line.
const MOST_BYTES: u64 = 300_000;

#[test]
fn the_pictures_of_the_readme_are_small_and_taken_when_asked_for() {
    if is_set("UPDATE_SCREENSHOTS") {
        take();
    }
    for name in ["start-finance", "usage-import-check", "allocation-review", "my-costs", "my-costs-320"] {
        let path = format!("{}/{FOLDER}/{name}.png", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::metadata(&path).unwrap_or_else(|error| panic!("{path}: {error}")).len();
        assert!(bytes < MOST_BYTES, "{name} has {bytes} bytes");
    }
}

fn take() {
    std::fs::create_dir_all(FOLDER).unwrap();
    let portal = Portal::demonstration();
    let finance = portal.sign_in(story::FINANCE).cookie_header();
    let enschede = portal.sign_in(story::ENSCHEDE).cookie_header();
    let run = "SELECT '/samen-digitaal/office/allocation-runs/' || id FROM portal.allocation_runs
        WHERE state = 'reviewed' ORDER BY id DESC LIMIT 1";
    let second = portal.sign_in(story::SECOND).cookie_header();
    let picture = |name: &str, address: &str, cookie: &str, width: u16, height: u16| {
        let path = format!("{FOLDER}/{name}.png");
        let look = Look::of(address, cookie).checked_for(&[]).with("width", json!(width));
        look.with("height", json!(height)).with("screenshot", json!(path)).with("whole", json!(false))
    };
    let pictures = vec![
        picture("start-finance", "/samen-digitaal", &finance, 1280, 900),
        picture("allocation-review", &portal.ask_one(run), &second, 1280, 1000),
        picture("my-costs", "/samen-digitaal/my-costs", &enschede, 1280, 900),
        picture("my-costs-320", "/samen-digitaal/my-costs", &enschede, 320, 900),
    ];
    look_at(&portal.base(), pictures);
    let check = picture("usage-import-check", "/sign-in", "", 1280, 900);
    story::tell(&portal, &check.with("actions", json!(story::dry_run(true))));
}
