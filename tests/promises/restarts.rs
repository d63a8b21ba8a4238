//! The portal is stopped or killed, and started again.

use std::time::Duration;

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
