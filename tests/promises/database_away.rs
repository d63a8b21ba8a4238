//! PostgreSQL is killed while the portal serves.

use std::time::{Duration, Instant};

use crate::harness::Browser;
use crate::served::{Content, Served};

/// The portal answers that its database is away within this time.
const SAYS_SO_WITHIN: Duration = Duration::from_secs(1);
/// No request waits longer; half a second for a machine that is busy with other tests.
const ANSWERS_WITHIN: Duration = Duration::from_millis(1500);
/// The portal serves again within this time after the database is back.
const RECOVERS_WITHIN: Duration = Duration::from_secs(2);
/// How often it is tried: a machine that is busy may miss the promise once, and never by far.
const TRIES: usize = 3;
const NEVER_LONGER: Duration = Duration::from_secs(10);

#[test]
fn without_its_database_the_portal_says_so_at_once_and_recovers_by_itself() {
    let mut portal = Served::start(Content::Nothing);
    let visitor = portal.visitor();
    // Any key: the portal has to ask its database whose it is.
    visitor.set_cookie("gemeengoed", &"0".repeat(64));
    assert_eq!(all_say(&visitor, 200), None);
    let mut recovered = Vec::new();
    for _ in 0..TRIES {
        let down = portal.hold_database_down();
        portal.kill_database();
        let killed = Instant::now();
        while all_say(&visitor, 503).is_some() {
            assert!(killed.elapsed() < SAYS_SO_WITHIN, "no 503 within {SAYS_SO_WITHIN:?}");
        }
        while killed.elapsed() < Duration::from_secs(2) {
            assert_eq!(all_say(&visitor, 503), None, "while the database is away");
        }
        drop(down);
        until("the database is back", || portal.owner().is_ok());
        let back = Instant::now();
        until("the portal recovers", || all_say(&visitor, 200).is_none());
        recovered.push(back.elapsed());
        assert!(portal.still_runs(), "the portal went down with its database");
    }
    eprintln!("recovered after {recovered:?}");
    assert!(recovered.iter().any(|time| *time < RECOVERS_WITHIN), "recovered after {recovered:?}");
}

/// The first address that answers something else.
fn all_say(visitor: &Browser, expected: u16) -> Option<String> {
    ["/healthz", "/readyz", "/design"].iter().find_map(|path| {
        let asked = Instant::now();
        let page = visitor.peek(path);
        let waited = asked.elapsed();
        assert!(waited < ANSWERS_WITHIN, "{path} answered {} after {waited:?}", page.status());
        let odd = page.status() != 200 && page.status() != 503;
        assert!(!odd, "{page:?}");
        (page.status() != expected).then(|| format!("{path} says {}", page.status()))
    })
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < NEVER_LONGER, "not within {NEVER_LONGER:?}: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
