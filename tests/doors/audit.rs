//! The audit log: sealed afterwards, in order, and a change of the past shows.

use store::audit::{Broken, Chain, FIRST};
use store::{StoreError, TenantTx};

use crate::harness::{Portal, fixture};

/// Reads the chain and recomputes every seal: how many hold, and what is wrong with the next.
fn read(portal: &Portal) -> (i64, Option<Broken>) {
    let actor = fixture::actor(&portal.db, "office@samen-digitaal.example", "samen-digitaal");
    let load = |tx: &mut TenantTx<'_>| tx.audit_chain_after(0, 10_000);
    let events = portal.db.tenant_blocking::<_, StoreError, _>(&actor, "tests.chain", load).unwrap();
    let mut chain = Chain { n: 0, hash: FIRST.to_vec() };
    let broken = events.iter().find_map(|event| chain.read(event).err());
    (chain.n, broken)
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
    let (before, _) = read(&portal);
    three_deeds(&portal);
    assert_eq!(read(&portal), (before, None), "nothing is sealed inside the deed itself");
    portal.work();
    assert_eq!(read(&portal), (before + 3, None));
    portal.work();
    assert_eq!(read(&portal), (before + 3, None), "sealed once");
}

#[test]
fn a_change_of_the_past_shows() {
    let portal = Portal::start();
    three_deeds(&portal);
    portal.work();
    let (sealed, broken) = read(&portal);
    assert_eq!(broken, None);
    // Only the database's owner can: the portal's own roles may not change the log.
    let change = "UPDATE portal.audit_events SET person = 'Iemand anders' WHERE deed = 'twee.doen'";
    portal.change(change);
    let (held, broken) = read(&portal);
    assert_eq!(held, sealed - 2, "the first of the three still holds");
    assert!(broken.is_some());
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
    assert_eq!(read(&portal).1, None);
    assert_eq!(
        portal.ask("SELECT count(*) FROM portal.audit_events"),
        portal.ask("SELECT count(*) FROM portal.audit_seals")
    );
}
