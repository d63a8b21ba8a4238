//! The portal is stopped or killed, and started again.

use std::time::Duration;

use diesel::RunQueryDsl;

use crate::rows;
use crate::served::{Content, Served};

/// A second start takes seconds: generous for a machine that is busy with other tests.
const SECONDS: Duration = Duration::from_secs(15);

#[test]
fn a_second_start_takes_seconds_and_keeps_the_data() {
    let mut portal = Served::start(Content::Demonstration);
    let first = portal.took();
    let made = rows::of(&mut portal.owner().unwrap(), &[]);
    let kept = |portal: &Served| rows::of(&mut portal.owner().unwrap(), &[]);

    portal.stop();
    assert!(portal.owner().is_err(), "its database stops with the portal");
    portal.serve();
    let stopped = portal.took();
    assert_eq!(kept(&portal), made);

    portal.kill();
    assert!(portal.owner().is_ok(), "a portal that is killed leaves its database running");
    portal.serve();
    eprintln!("first start {first:?}, after a stop {stopped:?}, after kill -9 {:?}", portal.took());
    assert_eq!(kept(&portal), made);
    assert!(stopped < SECONDS && portal.took() < SECONDS, "{stopped:?}, {:?}", portal.took());
}

#[test]
fn a_portal_that_is_killed_while_it_prepares_the_demonstration_begins_anew() {
    let mut portal = Served::cut_off();
    portal.serve();
    let mut owner = portal.owner().unwrap();
    let made = rows::of(&mut owner, &[]);
    assert!(made.len() > 20, "{:?}", made.keys());
    let whole = "SELECT 1 FROM platform.people WHERE email = 'wijchen@rijk-van-nijmegen.example'";
    assert_eq!(diesel::sql_query(whole).execute(&mut owner), Ok(1));
}
