//! What nothing but bad luck is to blame for is tried again; everything else is not.

use std::sync::atomic::{AtomicU32, Ordering};

use store::{StoreError, TenantTx};

use crate::harness::{Portal, fixture};

#[test]
fn two_transactions_in_each_others_way_are_run_again() {
    let portal = Portal::start();
    let actor = fixture::actor(&portal.db, "office@samen-digitaal.example", "samen-digitaal");
    let tries = AtomicU32::new(0);
    let unlucky = |tx: &mut TenantTx<'_>| {
        tx.audit("proef.doen", "1", "")?;
        match tries.fetch_add(1, Ordering::SeqCst) {
            0..3 => Err(StoreError::Conflict),
            _ => Ok(()),
        }
    };
    portal.db.tenant_blocking(&actor, "tests.unlucky", unlucky).unwrap();
    assert_eq!(tries.load(Ordering::SeqCst), 4);
    // What a try wrote went with it.
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.audit_events WHERE deed = 'proef.doen'"), "1");
    portal.work();
}

#[test]
fn after_ten_tries_it_is_enough() {
    let portal = Portal::start();
    let actor = fixture::actor(&portal.db, "office@samen-digitaal.example", "samen-digitaal");
    let tries = AtomicU32::new(0);
    let hopeless = |_: &mut TenantTx<'_>| {
        tries.fetch_add(1, Ordering::SeqCst);
        Err::<(), _>(StoreError::Conflict)
    };
    let done = portal.db.tenant_blocking(&actor, "tests.hopeless", hopeless);
    assert!(matches!(done, Err(StoreError::Conflict)));
    assert_eq!(tries.load(Ordering::SeqCst), 10);
}

#[test]
fn a_refusal_is_not_tried_again_and_leaves_nothing() {
    let portal = Portal::start();
    let actor = fixture::actor(&portal.db, "office@samen-digitaal.example", "samen-digitaal");
    let tries = AtomicU32::new(0);
    let refused = |tx: &mut TenantTx<'_>| {
        tries.fetch_add(1, Ordering::SeqCst);
        tx.audit("proef.doen", "1", "")?;
        Err::<(), _>(StoreError::Absent)
    };
    assert!(portal.db.tenant_blocking(&actor, "tests.refused", refused).is_err());
    assert_eq!(tries.load(Ordering::SeqCst), 1);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.audit_events WHERE deed = 'proef.doen'"), "0");
}
