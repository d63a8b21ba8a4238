//! The night: which files are looked at and when, and a look from the plan to the letter. The address leads
//! inside, so that nothing leaves the machine.

use actions::solutions::checks;
use jiff::SignedDuration;
use jiff::civil::{Date, Time, time};
use kernel::SolutionId;
use store::{Actor, StoreError, TenantTx, WorkerTx};

use super::solutions::published;
use crate::harness::Portal;

const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const STATES: &str = "SELECT state || ' ' || why FROM portal.solution_checks ORDER BY day";

/// A published solution whose file is said to be on this machine.
fn with_file(portal: &Portal, name: &str) -> SolutionId {
    let path = published(portal, name);
    let edit = portal.sign_in(ZWOLLE).get(&format!("{path}/edit")).form("solution");
    edit.set("publiccode", "https://127.0.0.1/publiccode.yml").submit().accepted();
    portal.work();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

/// Lets it become this time of day in Amsterdam; the day is that of the portal then.
fn until(portal: &Portal, at: Time) -> Date {
    let now = portal.db.session_blocking("tests.now", |tx| Ok::<_, StoreError>(tx.now())).unwrap();
    let now = now.to_zoned(store::amsterdam());
    let today = now.with().time(at).build().unwrap();
    let then = if today > now { today } else { today.tomorrow().unwrap().with().time(at).build().unwrap() };
    portal.clock.advance(then.timestamp().duration_since(now.timestamp()));
    then.date()
}

fn the_portal(portal: &Portal) -> Actor {
    let id = portal.ask_one("SELECT id FROM platform.cooperatives WHERE address = 'samen-digitaal'");
    let actor = |tx: &mut WorkerTx<'_>| tx.job_actor(id.parse().unwrap());
    portal.db.worker::<_, StoreError, _>("tests.actor", actor).unwrap()
}

fn plan(portal: &Portal, id: SolutionId) -> bool {
    let plan = |tx: &mut TenantTx<'_>| checks::plan(tx, id);
    portal.db.tenant_blocking::<_, StoreError, _>(&the_portal(portal), "tests.plan", plan).unwrap()
}

fn due(portal: &Portal, most: i64) -> Vec<SolutionId> {
    let find = |tx: &mut WorkerTx<'_>| tx.unchecked_solutions(2, most);
    let found = portal.db.worker::<_, StoreError, _>("tests.due", find).unwrap();
    found.into_iter().map(|(_, solution)| solution).collect()
}

fn told(portal: &Portal) -> usize {
    portal.work();
    portal.mail().iter().filter(|mail| mail.event == "solution-checked" && mail.to == ZWOLLE).count()
}

#[test]
fn a_file_is_looked_at_once_a_night_from_two_on() {
    let portal = Portal::start();
    with_file(&portal, "Medusa");
    until(&portal, time(1, 59, 0, 0));
    assert!(!portal.worker().run_night().unwrap(), "it is not night yet");
    assert_eq!(portal.ask(STATES), [""; 0]);
    until(&portal, time(2, 1, 0, 0));
    // Who does what is due by day asks no machine elsewhere.
    portal.work();
    assert_eq!(portal.ask(STATES), [""; 0]);
    portal.night();
    assert_eq!(portal.ask(STATES), ["unreachable inside"], "no address inside is asked");
    assert_eq!(told(&portal), 1);
    assert!(!portal.worker().run_night().unwrap(), "once a night");
    until(&portal, time(2, 1, 0, 0));
    portal.night();
    assert_eq!(portal.ask(STATES), ["unreachable inside"; 2]);
    assert_eq!(told(&portal), 1, "the same again is no news");
}

#[test]
fn a_look_that_comes_after_midnight_is_that_of_the_night_it_was_planned_for() {
    let portal = Portal::start();
    let id = with_file(&portal, "Medusa");
    let day = until(&portal, time(23, 59, 0, 0));
    assert!(plan(&portal, id) && !plan(&portal, id));
    portal.clock.advance(SignedDuration::from_mins(5));
    portal.night();
    let settled = "SELECT day || ' ' || state FROM portal.solution_checks";
    assert_eq!(portal.ask(settled), [format!("{day} unreachable")]);
    assert_eq!(told(&portal), 1);
}

#[test]
fn slow_machines_elsewhere_keep_no_other_work_waiting() {
    let portal = Portal::start();
    let id = with_file(&portal, "Medusa");
    assert!(plan(&portal, id));
    assert!(!portal.worker().run_one().unwrap(), "the looks have a thread of their own");
    let waiting = "SELECT state FROM portal.jobs WHERE kind = 'solutions.check'";
    assert_eq!(portal.ask_one(waiting), "waiting");
    assert!(portal.worker().run_night().unwrap());
    assert_eq!(portal.ask_one(waiting), "done");
}

#[test]
fn a_cooperative_has_so_many_looks_in_a_night_those_of_longest_ago_first() {
    let portal = Portal::start();
    let ids = [with_file(&portal, "Medusa"), with_file(&portal, "Perseus"), with_file(&portal, "Pegasus")];
    until(&portal, time(3, 0, 0, 0));
    assert_eq!(due(&portal, 3).len(), 3);
    let first = due(&portal, 2);
    assert_eq!(first.len(), 2);
    assert!(plan(&portal, first[0]) && plan(&portal, first[1]));
    assert_eq!(due(&portal, 2), [], "two were planned already");
    until(&portal, time(3, 0, 0, 0));
    let next = due(&portal, 1)[0];
    assert!(ids.contains(&next) && !first.contains(&next), "the one whose turn did not come yet");
}

#[test]
fn the_addresses_of_the_demonstration_are_left_alone() {
    let portal = Portal::start();
    with_file(&portal, "Medusa");
    portal.change("UPDATE platform.cooperatives SET demonstration = true");
    until(&portal, time(3, 0, 0, 0));
    assert_eq!(due(&portal, 100), []);
    assert!(!portal.worker().run_night().unwrap());
    portal.change("UPDATE platform.cooperatives SET demonstration = false");
    assert_eq!(due(&portal, 100).len(), 1);
}
