//! What else members have that merge: it is named before, and goes along or ends with its reason.

use jiff::SignedDuration;

use super::orders::{order_form, rules};
use super::reorganisations::{confirm, form};
use super::roadmap::add;
use super::services::{add_service, id_of};
use super::solution_documents::{address, ask, upload};
use super::solutions::published;
use crate::harness::{Page, Portal, fixture};

const OFFICE: &str = "office@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

/// Zwolle goes into Zutphen.
fn merge(portal: &Portal) -> Page {
    let form = form(portal).tick("kind", "merge").set("on", "1-2-2027").set("reason", "Samen verder.");
    let made = form.set("predecessors", "Zwolle").set("successors", "Zutphen").submit();
    made.accepted();
    made
}

/// The name of the member in this column of a table, for every row.
fn members(portal: &Portal, table: &str, column: &str) -> Vec<String> {
    portal.ask(&format!(
        "SELECT m.name FROM portal.{table} t
         JOIN portal.members m ON m.cooperative_id = t.cooperative_id AND m.id = t.{column} ORDER BY 1"
    ))
}

fn until_the_day(portal: &Portal) {
    portal.clock.advance(SignedDuration::from_hours(24 * 70));
    portal.work();
}

#[test]
fn an_order_that_waits_is_refused_with_the_reason_and_a_basis_holds_for_the_successor() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let service = id_of(&add_service(&office, "samen-digitaal", "Afspraken", "afspraken", "offered"));
    rules(&portal, &service).form("rules").tick("needs_approval", "1").submit().accepted();
    order_form(&portal, ZWOLLE, &service).form("check").submit().form("subscriptions").submit().accepted();
    let bases = office.get(&format!("/samen-digitaal/office/services/{service}/procurement-bases"));
    let basis = bases.form("basis").set("member", "Zwolle").set("kind", "option").set("tender", "TN 1");
    basis.clone().set("valid_from", "1-1-2020").set("valid_until", "31-12-2030").submit().accepted();
    let over = basis.set("tender", "TN 0").set("valid_from", "1-1-2020").set("once", "over");
    over.set("valid_until", "31-1-2027").submit().accepted();
    let page = merge(&portal);
    page.says("Zij worden bij de bevestiging afgewezen, en het lid krijgt bericht: Afspraken.");
    page.says("De aanbestedingsgrondslag geldt vanaf de datum ook voor elke opvolger: Afspraken.");
    confirm(&portal, &page).accepted();
    portal.work();
    let order = "SELECT state || ', ' || reason FROM portal.subscription_orders";
    assert_eq!(portal.ask_one(order), "refused, Zwolle → Zutphen: Samen verder.");
    let told = portal.mail().into_iter().find(|mail| mail.event == "order-refused").unwrap();
    assert!(told.to == ZWOLLE && told.text.contains("Samen verder."), "{told:?}");
    let copied =
        "SELECT b.tender || ' ' || b.valid_from || ' ' || b.valid_until FROM portal.procurement_bases b
        JOIN portal.members m ON m.cooperative_id = b.cooperative_id AND m.id = b.member_id
        WHERE m.name = 'Zutphen'";
    assert_eq!(portal.ask(copied), ["TN 1 2027-02-01 2030-12-31"]);
}

#[test]
fn what_was_seen_is_what_is_confirmed_for_an_order_that_came_meanwhile_too() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let service = id_of(&add_service(&office, "samen-digitaal", "Afspraken", "afspraken", "offered"));
    rules(&portal, &service).form("rules").tick("needs_approval", "1").submit().accepted();
    let page = merge(&portal);
    let seen = portal.sign_in("finance@samen-digitaal.example").get(page.path()).form("confirm");
    order_form(&portal, ZWOLLE, &service).form("check").submit().form("subscriptions").submit().accepted();
    seen.submit().refused("Er is intussen iets veranderd");
    assert_eq!(portal.ask_one("SELECT state FROM portal.subscription_orders"), "asked");
}

#[test]
fn a_solution_goes_to_the_successor_on_the_day_with_its_documents_and_requests() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    upload(&portal, &path, "request").accepted();
    ask(&portal, &address(&portal, &path)).accepted();
    let page = merge(&portal);
    page.says("met hun documenten en aanvragen naar Zutphen. Er blijft bij staan wie ze bouwde: Dossiers.");
    confirm(&portal, &page).accepted();
    portal.work();
    assert_eq!(members(&portal, "solutions", "builder_id"), ["Zwolle"], "not before the day");
    portal.sign_in(ENSCHEDE).get(&path).says("Gebouwd door Zwolle").says_not("Nu van");
    until_the_day(&portal);
    for table in ["solutions", "solution_documents", "document_requests"] {
        assert_eq!(members(&portal, table, "builder_id"), ["Zutphen"], "{table}");
    }
    let seen = portal.sign_in(ENSCHEDE).get(&path);
    seen.says("Gebouwd door Zwolle").says_not("Gebouwd door Zutphen");
    seen.says("Nu van Zutphen, sinds 1 februari 2027, door de herindeling van Zwolle");
    portal.sign_in(ENSCHEDE).get("/samen-digitaal/solutions").says("Zwolle").says_not("Zutphen");
    // Who acted for Zwolle acts for Zutphen, and answers what was asked.
    let inbox = portal.sign_in(ZWOLLE).get("/samen-digitaal/document-requests");
    let decision = inbox.says("Onze CISO").first_form("form[action$='/decision']");
    decision.set("days", "30").submit().accepted();
    assert_eq!(portal.ask_one("SELECT state FROM portal.document_requests"), "granted");
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.solution_handovers"), "1");
}

#[test]
fn a_solution_finds_its_way_where_the_successor_goes_on_into_another_before_the_work_is_done() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    confirm(&portal, &merge(&portal)).accepted();
    let form = form(&portal).tick("kind", "merge").set("on", "1-3-2027").set("reason", "Nog eens.");
    let next = form.set("predecessors", "Zutphen").set("successors", "Enschede").submit();
    confirm(&portal, &next).accepted();
    // The later job is done first.
    portal.change(
        "UPDATE portal.jobs SET run_at = run_at + interval '90 days' WHERE run_at =
             (SELECT min(run_at) FROM portal.jobs WHERE kind = 'reorganisations.hand-over')",
    );
    portal.clock.advance(SignedDuration::from_hours(24 * 200));
    portal.work();
    assert_eq!(members(&portal, "solutions", "builder_id"), ["Enschede"]);
    let seen = portal.sign_in(ENSCHEDE).get(&path);
    seen.says("Gebouwd door Zwolle").says("Nu van Enschede, sinds 1 maart 2027");
}

#[test]
fn a_pledge_that_holds_is_the_successors_too_but_not_what_it_said_otherwise() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    for (name, code) in [("Afspraken", "afspraken"), ("Balie", "balie"), ("Zaken", "zaken")] {
        add_service(&office, "samen-digitaal", name, code, "offered");
    }
    let say = |member: &str, code: &str, stance: &str, until: &str| {
        portal.change(&format!(
            "INSERT INTO portal.stances (cooperative_id, id, service_id, member_id, number, stance, until_day,
                 reason, said_by, said_at)
             SELECT s.cooperative_id, gen_random_uuid(), s.id, m.id, 1, '{stance}', {until}, 'Daarom.', 'Zij',
                 now()
             FROM portal.services s JOIN portal.members m ON m.cooperative_id = s.cooperative_id
             WHERE s.code = '{code}' AND m.name = '{member}'"
        ));
    };
    say("Zwolle", "afspraken", "pledged", "'2028-01-01'");
    say("Zwolle", "balie", "pledged", "'2028-01-01'");
    say("Zutphen", "balie", "stays", "NULL");
    say("Zwolle", "zaken", "pledged", "'2027-01-15'");
    let page = merge(&portal);
    page.says("voor elke opvolger die zelf nog niets zei: Afspraken, Balie.");
    confirm(&portal, &page).accepted();
    portal.work();
    assert_eq!(members(&portal, "stances", "member_id").len(), 4);
    until_the_day(&portal);
    let said =
        "SELECT s.code || ' ' || t.stance || ' ' || coalesce(t.until_day::text, '-') FROM portal.stances t
        JOIN portal.members m ON m.cooperative_id = t.cooperative_id AND m.id = t.member_id
        JOIN portal.services s ON s.cooperative_id = t.cooperative_id AND s.id = t.service_id
        WHERE m.name = 'Zutphen' ORDER BY 1";
    assert_eq!(portal.ask(said), ["afspraken pledged 2028-01-01", "balie stays -"]);
}

#[test]
fn what_a_successor_says_anew_is_named_and_its_old_word_ends_with_the_member() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    add(&portal.sign_in(OFFICE), "Grafrechten", "", "1");
    portal.change(
        "INSERT INTO portal.use_statements
             (cooperative_id, solution_id, member_id, since, stated_by, stated_at, expires_on)
         SELECT s.cooperative_id, s.id, s.builder_id, '2025-01-01', 'Zij', now(), '2027-02-10'
         FROM portal.solutions s;
         INSERT INTO portal.solution_wants
             (cooperative_id, solution_id, member_id, since, by_person)
         SELECT s.cooperative_id, s.id, s.builder_id, now(), 'Zij' FROM portal.solutions s;
         INSERT INTO portal.supports (cooperative_id, topic_id, member_id, since, by_person)
         SELECT c.cooperative_id, c.id, m.id, now(), 'Zij' FROM portal.candidates c
         JOIN portal.members m ON m.cooperative_id = c.cooperative_id WHERE m.name = 'Zwolle'",
    );
    let page = merge(&portal);
    page.says("telt tot de datum. De opvolger meldt het gebruik zelf: Dossiers.");
    page.says("Het lid wil deze oplossingen ook. De opvolger zegt dat zelf: Dossiers.");
    page.says("Het lid steunt deze wensen en kandidaten. De opvolger doet dat zelf: Grafrechten.");
    confirm(&portal, &page).accepted();
    let counts = || {
        let actor = fixture::actor(&portal.db, ENSCHEDE, "samen-digitaal");
        let look = |tx: &mut store::TenantTx<'_>| {
            let today = tx.today();
            Ok(tx.use_statements()?.iter().filter(|one| one.counts_on(today)).count())
        };
        portal.db.tenant_blocking::<_, store::StoreError, _>(&actor, "tests.uses", look).unwrap()
    };
    assert_eq!(counts(), 1);
    portal.clock.advance(SignedDuration::from_hours(24 * 60));
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.use_reminders"), "0", "nothing can be renewed");
    until_the_day(&portal);
    assert_eq!(counts(), 0);
    assert_eq!(portal.sign_in(ENSCHEDE).get(&path).status(), 200);
}

/// What was confirmed before solutions went along has no job of its day; the migration puts it in.
#[test]
fn what_was_confirmed_before_solutions_went_along_hands_them_over_too() {
    let portal = Portal::start();
    published(&portal, "Dossiers");
    confirm(&portal, &merge(&portal)).accepted();
    let jobs = "SELECT count(*) FROM portal.jobs WHERE kind = 'reorganisations.hand-over'";
    portal.change("DELETE FROM portal.jobs WHERE kind = 'reorganisations.hand-over'");
    for _ in 0..2 {
        portal.change(include_str!("../../migrations/2026-11-30-000100_handovers_confirmed_before/up.sql"));
        assert_eq!(portal.ask_one(jobs), "1", "once, however often it is asked for");
    }
    until_the_day(&portal);
    assert_eq!(members(&portal, "solutions", "builder_id"), ["Zutphen"]);
}
