//! A form that must act once acts once, however often and however simultaneously it is sent.

use std::thread;

use store::{Actor, Once, StoreError, TenantTx};
use uuid::Uuid;

use crate::harness::{Portal, fixture};

const KEY: Uuid = Uuid::from_u128(7);

/// Writes one event and answers with a number that differs at every run.
fn deed(portal: &Portal, actor: &Actor, key: Uuid) -> Uuid {
    let call = Once { name: "tests.once", key };
    let work = |tx: &mut TenantTx<'_>| {
        let id: Uuid = tx.new_id();
        tx.audit("proef.doen", id, "")?;
        Ok(id)
    };
    portal.db.tenant_blocking::<_, StoreError, _>(actor, call, work).unwrap()
}

fn count(portal: &Portal) -> String {
    portal.ask_one("SELECT count(*) FROM portal.audit_events WHERE deed = 'proef.doen'")
}

#[test]
fn the_same_form_sent_again_gets_the_answer_of_the_first() {
    let portal = Portal::start();
    let actor = fixture::actor(&portal.db, "office@samen-digitaal.example", "samen-digitaal");
    let first = deed(&portal, &actor, KEY);
    assert_eq!(deed(&portal, &actor, KEY), first);
    assert_eq!(count(&portal), "1");

    assert_ne!(deed(&portal, &actor, Uuid::from_u128(8)), first);
    assert_eq!(count(&portal), "2");
}

#[test]
fn somebody_elses_form_with_the_same_key_is_another_form() {
    let portal = Portal::start();
    let actors = ["office", "finance"].map(|first| {
        fixture::actor(&portal.db, &format!("{first}@samen-digitaal.example"), "samen-digitaal")
    });
    assert_ne!(deed(&portal, &actors[0], KEY), deed(&portal, &actors[1], KEY));
    assert_eq!(count(&portal), "2");
}

#[test]
fn sent_four_times_at_once_it_still_acts_once() {
    let portal = Portal::start();
    let actor = fixture::actor(&portal.db, "office@samen-digitaal.example", "samen-digitaal");
    let answers: Vec<Uuid> = thread::scope(|scope| {
        let started: Vec<_> = (0..4).map(|_| scope.spawn(|| deed(&portal, &actor, KEY))).collect();
        started.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(count(&portal), "1");
}
