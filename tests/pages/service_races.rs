//! Two people at one service at the same moment: who comes second waits, and sees what the first did.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actions::lifecycle::{State, Step, step};
use actions::orders::{Ask, place};
use actions::{Refused, services};
use store::{Actor, Choice, Evidence, TenantTx};

use super::lives::gate;
use super::orders::order_form;
use super::services::{add_service, id_of};
use crate::harness::{Draft, Page, Portal, fixture};

const OFFICE: &str = "office@samen-digitaal.example";
const BOARD: &str = "board@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const HERE: &str = "samen-digitaal";

/// Sends a form while a transaction has done its deed and has not ended: it ends when the form waits for a
/// lock, or got its answer without waiting.
fn while_open(
    portal: &Portal,
    actor: &Actor,
    deed: impl Fn(&mut TenantTx<'_>) -> Result<(), Refused>,
    form: &Draft,
) -> Page {
    let (begin, answered) = (Barrier::new(2), AtomicBool::new(false));
    let waits = || {
        portal.ask_one(
            "SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'",
        ) != "0"
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            begin.wait();
            let page = form.submit();
            answered.store(true, Ordering::Relaxed);
            page
        });
        let held = portal.db.tenant_blocking::<_, Refused, _>(actor, "tests.race", |tx| {
            deed(tx)?;
            begin.wait();
            while !answered.load(Ordering::Relaxed) && !waits() {
                std::thread::sleep(Duration::from_millis(10));
            }
            Ok(())
        });
        held.unwrap();
        other.join().unwrap()
    })
}

struct World {
    portal: Portal,
    service: String,
    life: String,
}

impl World {
    fn new() -> Self {
        let portal = Portal::start();
        let office = portal.sign_in(OFFICE);
        let page = add_service(&office, HERE, "Zaaksysteem", "zaaksysteem", "offered");
        let life = portal.ask_one("SELECT id FROM portal.lives");
        Self { service: id_of(&page), life, portal }
    }

    fn actor(&self, email: &str) -> Actor {
        fixture::actor(&self.portal.db, email, HERE)
    }

    fn ending(&self) -> Draft {
        let form = gate(&self.portal.sign_in(BOARD), &self.life, "ended").set("successor", "Nieuw");
        form.set("migration", "In één weekend").set("ends_on", "31-12-2026").set("decision", "ALV")
    }

    fn step(&self, to: State, evidence: &[(&str, &str)]) -> Step {
        let evidence: Evidence =
            evidence.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Step {
            life: self.life.parse().unwrap(),
            to,
            decided_on: super::rounds::today(&self.portal),
            reason: "Zo is het.".to_owned(),
            resolution: None,
            evidence,
            members: Default::default(),
            becomes: None,
        }
    }

    fn state(&self) -> String {
        self.portal.ask_one("SELECT state || ', ' || name || ', ' || supplier FROM portal.services")
    }
}

#[test]
fn a_service_that_is_being_ordered_does_not_end_under_the_order() {
    let world = World::new();
    let starts_on = super::rounds::today(&world.portal);
    let service = world.service.parse().unwrap();
    let ask = Ask { member: None, service, replaces: None, choice: Choice::default(), starts_on };
    let order = |tx: &mut TenantTx<'_>| place(tx, &ask).map(drop);
    let page = while_open(&world.portal, &world.actor(ENSCHEDE), order, &world.ending());
    page.refused("Deze dienst kan nog niet stoppen: 1 leden");
    assert_eq!(world.state(), "offered, Zaaksysteem, ");
}

#[test]
fn a_service_that_is_being_ended_is_not_ordered_any_more() {
    let world = World::new();
    let form = order_form(&world.portal, ENSCHEDE, &world.service).form("check");
    let order = form.submit().form("subscriptions");
    let ended = world.step(
        State::Ended,
        &[("successor", "Nieuw"), ("migration", "Zo"), ("ends_on", "2026-12-31"), ("decision", "ALV")],
    );
    let end = |tx: &mut TenantTx<'_>| step(tx, &ended).map(drop);
    while_open(&world.portal, &world.actor(BOARD), end, &order).refused("Zaaksysteem");
    assert_eq!(world.portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "0");
}

#[test]
fn a_change_of_the_words_keeps_the_step_that_was_taken_meanwhile() {
    let world = World::new();
    let edit = format!("/{HERE}/office/services/{}/edit", world.service);
    let form = world.portal.sign_in(OFFICE).get(&edit).form("service").set("name", "Zaken");
    let live = world.step(State::InOperation, &[("version", "1.0"), ("service_level", "99 %")]);
    let go_live = |tx: &mut TenantTx<'_>| step(tx, &live).map(drop);
    while_open(&world.portal, &world.actor(OFFICE), go_live, &form).accepted();
    assert_eq!(world.state(), "in_operation, Zaken, ");
}

#[test]
fn a_step_keeps_the_words_that_were_changed_meanwhile() {
    let world = World::new();
    let form = gate(&world.portal.sign_in(OFFICE), &world.life, "in_operation").set("version", "1.0");
    let form = form.set("service_level", "99 %");
    let id = world.service.parse().unwrap();
    let rename = |tx: &mut TenantTx<'_>| {
        let mut service = tx.service(id)?;
        service.name = "Zaken".to_owned();
        service.supplier = "Bouwers B.V.".to_owned();
        services::change(tx, &service)
    };
    while_open(&world.portal, &world.actor(OFFICE), rename, &form).accepted();
    assert_eq!(world.state(), "in_operation, Zaken, Bouwers B.V.");
}
