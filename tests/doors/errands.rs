//! The errands of the worker: one thing that fails stops nothing else, for no tenant.

use store::{StoreError, TenantTx};

use crate::harness::{Portal, fixture};

const OFFICE: &str = "office@samen-digitaal.example";

/// Lets every new row of a table fail for one cooperative, as a bug would.
fn break_table(portal: &Portal, table: &str, address: &str) {
    let cooperative =
        portal.ask_one(&format!("SELECT id FROM platform.cooperatives WHERE address = '{address}'"));
    portal.change(&format!(
        "CREATE FUNCTION public.fails() RETURNS trigger LANGUAGE plpgsql
             AS $$ BEGIN RAISE EXCEPTION 'broken for a test'; END $$;
         CREATE TRIGGER fails BEFORE INSERT ON {table} FOR EACH ROW
             WHEN (NEW.cooperative_id = '{cooperative}') EXECUTE FUNCTION public.fails()"
    ));
}

fn mend_table(portal: &Portal, table: &str) {
    portal.change(&format!("DROP TRIGGER fails ON {table}; DROP FUNCTION public.fails()"));
}

fn seals(portal: &Portal, address: &str) -> String {
    portal.ask_one(&format!(
        "SELECT count(*) FROM portal.audit_seals s JOIN platform.cooperatives c ON c.id = s.cooperative_id
         WHERE c.address = '{address}'"
    ))
}

fn deed(portal: &Portal, email: &str, address: &str) {
    let actor = fixture::actor(&portal.db, email, address);
    let write = |tx: &mut TenantTx<'_>| tx.audit("een.doen", "1", "");
    portal.db.tenant_blocking::<_, StoreError, _>(&actor, "tests.deed", write).unwrap();
}

#[test]
fn a_tenant_whose_log_cannot_be_sealed_stops_no_other_tenant_and_no_mail() {
    let portal = Portal::start();
    portal.work();
    break_table(&portal, "portal.audit_seals", "samen-digitaal");
    let (ours, theirs) = (seals(&portal, "samen-digitaal"), seals(&portal, "buch"));
    deed(&portal, OFFICE, "samen-digitaal");
    deed(&portal, "finance@buch.example", "buch");
    let ask = portal.visitor().get("/sign-in/password-reset").form("password-reset");
    ask.set("email", OFFICE).submit();
    portal.work();
    assert_eq!(seals(&portal, "samen-digitaal"), ours);
    assert_ne!(seals(&portal, "buch"), theirs, "the other tenant is sealed");
    let told = portal.mail().into_iter().find(|mail| mail.event == "password-reset");
    assert!(told.is_some_and(|mail| mail.to == OFFICE && !mail.text.is_empty()), "{:?}", portal.mail());
    // What failed is tried again in each round.
    mend_table(&portal, "portal.audit_seals");
    portal.work();
    assert_ne!(seals(&portal, "samen-digitaal"), ours);
}
