//! The audit log: sealed afterwards, in order, and a change of the past shows.

use diesel::connection::SimpleConnection;
use store::audit::{SealedEvent, seal};
use store::{StoreError, TenantTx};

use crate::harness::{Portal, fixture};

/// Reads the chain as the office exports it, and recomputes every seal.
fn first_broken(portal: &Portal) -> (usize, Option<i64>) {
    let actor = fixture::actor(&portal.db, "bureau@samen-digitaal.example", "samen-digitaal");
    let read = |tx: &mut TenantTx<'_>| tx.audit_chain();
    let chain = portal.db.tenant_blocking::<_, StoreError, _>(&actor, "tests.chain", read).unwrap();
    let sealed: Vec<&SealedEvent> = chain.iter().filter(|event| event.n.is_some()).collect();
    let (mut previous, mut broken) = (vec![0; 32], None);
    for event in &sealed {
        let expected = seal(&previous, &event.event);
        if event.hash.as_deref() != Some(hex::encode(&expected).as_str()) {
            broken = broken.or(event.n);
        }
        previous = hex::decode(event.hash.as_deref().unwrap_or_default()).unwrap();
    }
    (sealed.len(), broken)
}

fn three_deeds(portal: &Portal) {
    let actor = fixture::actor(&portal.db, "finance@samen-digitaal.example", "samen-digitaal");
    for deed in ["een.doen", "twee.doen", "drie.doen"] {
        let write = |tx: &mut TenantTx<'_>| tx.audit(deed, "1", "");
        portal.db.tenant_blocking::<_, StoreError, _>(&actor, "tests.deed", write).unwrap();
    }
}

#[test]
fn the_log_is_sealed_in_order_and_every_seal_holds() {
    let portal = Portal::start();
    portal.work();
    let (before, _) = first_broken(&portal);
    three_deeds(&portal);
    assert_eq!(first_broken(&portal), (before, None), "nothing is sealed inside the deed itself");
    portal.work();
    assert_eq!(first_broken(&portal), (before + 3, None));
    portal.work();
    assert_eq!(first_broken(&portal), (before + 3, None), "sealed once");
}

#[test]
fn a_change_of_the_past_shows() {
    let portal = Portal::start();
    three_deeds(&portal);
    portal.work();
    let (_, broken) = first_broken(&portal);
    assert_eq!(broken, None);
    // Only the database's owner can: the portal's own roles may not change the log.
    let change = "UPDATE portal.audit_events SET person = 'Iemand anders' WHERE deed = 'twee.doen'";
    portal.database.owner().batch_execute(change).unwrap();
    let n = portal.ask_one(
        "SELECT s.n FROM portal.audit_seals s JOIN portal.audit_events e ON e.id = s.event_id WHERE e.deed = 'twee.doen'",
    );
    assert_eq!(first_broken(&portal).1.map(|n| n.to_string()), Some(n));
}

#[test]
fn four_sealers_at_once_make_one_chain() {
    let portal = Portal::start();
    three_deeds(&portal);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| portal.work());
        }
    });
    assert_eq!(first_broken(&portal).1, None);
    assert_eq!(
        portal.ask("SELECT count(*) FROM portal.audit_events"),
        portal.ask("SELECT count(*) FROM portal.audit_seals")
    );
}
