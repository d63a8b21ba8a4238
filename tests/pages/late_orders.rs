//! Orders of a member that leaves, and orders that waited while the rules changed.

use jiff::SignedDuration;

use super::orders::{order_form, package, rules, taken_by_two};
use super::reorganisations::{confirm, merge};
use crate::harness::Portal;

const OFFICE: &str = "office@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";

/// First day, first day after it and who gave notice, of everything that Enschede takes.
fn taken(portal: &Portal) -> Vec<String> {
    portal.ask(
        "SELECT concat_ws(' ', s.starts_on, s.ends_on, s.notice_by) FROM portal.subscriptions s
         JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
         WHERE m.name = 'Enschede'",
    )
}

fn leaves(portal: &Portal, left_on: &str) {
    portal.change(&format!("UPDATE portal.members SET left_on = '{left_on}' WHERE name = 'Enschede'"));
}

#[test]
fn what_a_member_that_leaves_orders_ends_with_its_membership() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let free = order_form(&portal, ENSCHEDE, &service).form("check").set("starts_on", "2030-06-01").submit();
    free.says_not("Uiterlijk tot en met").says_not("daarna geen lid meer");
    leaves(&portal, "2030-07-01");
    let form = order_form(&portal, ENSCHEDE, &service).form("check");
    form.clone().set("starts_on", "2030-07-01").submit().refused("is op deze dag geen lid");
    let check = form.set("starts_on", "2030-06-01").submit();
    check.says("Ten minste tot en met 30 juni 2030").says("Uiterlijk tot en met 30 juni 2030");
    check.says("Enschede is daarna geen lid meer. De dienst eindigt dan vanzelf.");
    check.form("subscriptions").submit().accepted();
    assert_eq!(taken(&portal), ["2030-06-01 2030-07-01 Emma Enschede"]);
}

#[test]
fn nothing_is_taken_past_a_reorganisation_that_was_confirmed() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let page = merge(&portal, "1-7-2030");
    confirm(&portal, &page).accepted();
    let form = order_form(&portal, ENSCHEDE, &service).form("check");
    let check = form.set("starts_on", "2030-01-01").submit();
    check.says("Uiterlijk tot en met 30 juni 2030").form("subscriptions").submit().accepted();
    assert_eq!(taken(&portal), ["2030-01-01 2030-07-01 Emma Enschede"]);
    // What the office enters goes by the same days.
    portal.change("UPDATE portal.subscriptions SET ends_on = starts_on WHERE ends_on = '2030-07-01'");
    let member = portal.ask_one("SELECT id FROM portal.members WHERE name = 'Enschede'");
    let office = portal.sign_in(OFFICE);
    let form = office.get(&format!("/samen-digitaal/office/members/{member}/subscriptions/new"));
    let form = form.form("subscription").set("service", &service).set("starts_on", "2030-02-01");
    form.submit().accepted();
    assert!(taken(&portal).contains(&"2030-02-01 2030-07-01 Bram Bureau".to_owned()), "{:?}", taken(&portal));
}

#[test]
fn an_order_that_waited_is_checked_by_the_rules_of_a_members_order() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = rules(&portal, &service).form("rules").tick("needs_approval", "1");
    form.clone().submit().accepted();
    let check = order_form(&portal, ENSCHEDE, &service).form("check").submit();
    check.form("subscriptions").submit().accepted();
    let waiting = || portal.sign_in(OFFICE).get("/samen-digitaal/office/orders").follow("Enschede");
    // Since then the service counts something, and then it has packages.
    let counted = form.set("unit", "werkplekken").set("once", "counted");
    counted.submit().accepted();
    waiting().form("approval").submit().refused("De bestelling is ouder dan de regels van deze dienst");
    let uncounted = rules(&portal, &service).form("rules").set("unit", "");
    uncounted.submit().accepted();
    let offer = rules(&portal, &service).form("packages").set("package_kind", "factor");
    offer.set("package_name", "Basis").set("package_price", "1").submit().accepted();
    waiting().form("approval").submit().refused("De bestelling is ouder dan de regels van deze dienst");
    assert_eq!(taken(&portal), [""; 0]);
    // Only the day may have passed.
    let basis = package(&portal, "Basis");
    portal.change(&format!("UPDATE portal.subscription_orders SET package_id = '{basis}'"));
    portal.clock.advance(SignedDuration::from_hours(24 * 60));
    waiting().form("approval").submit().accepted();
    assert_eq!(taken(&portal).len(), 1);
}

#[test]
fn what_is_approved_for_a_member_that_leaves_ends_with_its_membership() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    rules(&portal, &service).form("rules").tick("needs_approval", "1").submit().accepted();
    let form = order_form(&portal, ENSCHEDE, &service).form("check").set("starts_on", "2030-01-01");
    form.submit().form("subscriptions").submit().accepted();
    leaves(&portal, "2030-07-01");
    let page = portal.sign_in(OFFICE).get("/samen-digitaal/office/orders").follow("Enschede");
    page.says("Uiterlijk tot en met 30 juni 2030").form("approval").submit().accepted();
    assert_eq!(taken(&portal), ["2030-01-01 2030-07-01 Bram Bureau"]);
}
