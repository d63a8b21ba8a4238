//! The portal is killed in the middle of an import.

use std::time::{Duration, Instant};

use crate::harness::Page;
use crate::rows::number;
use crate::served::{Content, Served};

/// Enough to be in the middle of for a while.
const ROWS: usize = 60_000;
const PATIENCE: Duration = Duration::from_secs(180);

const STORED: &str = "SELECT count(*) FROM portal.usage_events WHERE event_id LIKE 'promise-%'";
const STORED_ONCE: &str =
    "SELECT count(DISTINCT event_id) FROM portal.usage_events WHERE event_id LIKE 'promise-%'";
const PROGRESS: &str =
    "SELECT coalesce(max(done), 0) FROM portal.jobs WHERE kind = 'usage.import' AND state = 'running'";
const DONE: &str = "SELECT count(*) FROM portal.usage_imports WHERE state = 'done' AND good = 60000";

#[test]
fn an_import_that_was_cut_off_is_finished_by_the_next_start_without_a_row_twice() {
    let mut portal = Served::start(Content::Demonstration);
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let new = finance.get("/samen-digitaal/office/usage-imports/new");
    let draft = new.form("usage-imports").set("period", "4e kwartaal 2026 (01-10-2026 – 31-12-2026)").file(
        "file",
        "veel.csv",
        file(),
    );
    let checking = draft.submit();
    let address = checking.path().to_owned();
    let checked = until("the dry run is done", || {
        let page = finance.get(&address);
        (page.attributes("form", "action").iter().any(|action| action.ends_with("/confirmation")))
            .then_some(page)
    });
    checked.form("confirmation").set("choice", "good").submit().accepted();

    let mut owner = portal.owner().unwrap();
    let done = until("the import is on its way", || Some(number(&mut owner, PROGRESS)).filter(|n| *n > 0));
    portal.kill();
    assert_eq!(number(&mut owner, DONE), 0, "the import ended before it could be cut off");
    assert_eq!(number(&mut owner, STORED), 0, "an import is stored whole or not at all");

    portal.serve();
    let began = Instant::now();
    until("the import is finished", || (number(&mut owner, DONE) == 1).then_some(()));
    eprintln!("killed after {done} bytes of the file, finished {:?} after the next start", began.elapsed());
    let stored = i64::try_from(ROWS).unwrap();
    assert_eq!((number(&mut owner, STORED), number(&mut owner, STORED_ONCE)), (stored, stored));
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let page: Page = finance.get(&address);
    page.is_there().says("60.000");
}

fn file() -> String {
    let mut text = String::from("gemeente;meter;datum;aantal;kenmerk\n");
    for row in 0..ROWS {
        let day = row % 31 + 1;
        text.push_str(&format!("Enschede;zaken;2026-10-{day:02};1;promise-{row}\n"));
    }
    text
}

fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "not within {PATIENCE:?}: {what}");
        std::thread::sleep(Duration::from_millis(30));
    }
}
