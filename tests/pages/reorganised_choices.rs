//! Packages and quantities where members merge and split: nothing of them is lost, on no day.

use super::orders::rules;
use super::reorganisations::{confirm, merge, merge_into_zwolle, split};
use super::runs::service;
use crate::harness::Portal;

/// A service that all three take from 2020 on, with two packages and a quantity.
fn world() -> Portal {
    let portal = Portal::start();
    service(&portal, "samen-digitaal", "Zaaksysteem", r#"{"key":{"kind":"equal"}}"#);
    let id = portal.ask_one("SELECT id FROM portal.services");
    rules(&portal, &id).form("rules").set("unit", "werkplekken").submit().accepted();
    let form = rules(&portal, &id).form("packages").set("package_kind", "factor");
    form.clone().set("package_name", "Basis").set("package_price", "2").submit().accepted();
    // It costs less, and is still the better one: the order of the packages decides.
    let plus = form.set("package_name", "Plus").set("package_price", "1").set("once", "plus");
    plus.submit().accepted();
    portal
}

/// A member takes this package in this quantity (`NULL` for neither).
fn chose(portal: &Portal, member: &str, package: &str, quantity: &str) {
    portal.change(&format!(
        "INSERT INTO portal.subscription_choices
             (cooperative_id, subscription_id, service_id, package_id, quantity)
         SELECT s.cooperative_id, s.id, s.service_id, p.id, {quantity} FROM portal.subscriptions s
         JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
         LEFT JOIN portal.packages p ON p.cooperative_id = s.cooperative_id AND p.name = '{package}'
         WHERE m.name = '{member}' AND NOT EXISTS (SELECT FROM portal.subscription_choices c
             WHERE c.cooperative_id = s.cooperative_id AND c.subscription_id = s.id)"
    ));
}

/// What a member takes, from when until when, in which package and quantity.
fn takes(portal: &Portal, member: &str) -> Vec<String> {
    portal.ask(&format!(
        "SELECT concat_ws(' ', s.starts_on, coalesce(s.ends_on::text, 'open'), p.name, c.quantity)
         FROM portal.subscriptions s
         JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
         LEFT JOIN portal.subscription_choices c
             ON c.cooperative_id = s.cooperative_id AND c.subscription_id = s.id
         LEFT JOIN portal.packages p ON p.cooperative_id = c.cooperative_id AND p.id = c.package_id
         WHERE m.name = '{member}' AND s.ends_on IS DISTINCT FROM s.starts_on ORDER BY s.starts_on"
    ))
}

#[test]
fn after_a_merge_the_successor_has_the_sum_in_the_better_package() {
    let portal = world();
    chose(&portal, "Enschede", "Plus", "100");
    chose(&portal, "Zutphen", "Basis", "20.5");
    confirm(&portal, &merge(&portal, "1-1-2027")).accepted();
    assert_eq!(takes(&portal, "Twentestad"), ["2027-01-01 open Plus 120.50"]);
    assert_eq!(takes(&portal, "Enschede"), ["2020-01-01 2027-01-01 Plus 100.00"]);
}

#[test]
fn after_a_split_the_parts_are_added_to_what_the_successors_have() {
    let portal = world();
    chose(&portal, "Zutphen", "Plus", "41");
    chose(&portal, "Enschede", "Basis", "100");
    chose(&portal, "Zwolle", "Basis", "10");
    let page = split(&portal, "1-1-2027");
    page.says("Aantallen van wie vertrekt komen erbij, en het beste pakket geldt.");
    confirm(&portal, &page).accepted();
    // 17.015 and 23.985: the one that is left goes to the larger remainder. Neither keeps the lesser package.
    let enschede = ["2020-01-01 2027-01-01 Basis 100.00", "2027-01-01 open Plus 117.00"];
    assert_eq!(takes(&portal, "Enschede"), enschede);
    let zwolle = ["2020-01-01 2027-01-01 Basis 10.00", "2027-01-01 open Plus 34.00"];
    assert_eq!(takes(&portal, "Zwolle"), zwolle);
}

#[test]
fn a_better_package_comes_along_without_any_quantity_and_a_lesser_one_does_not() {
    let portal = world();
    chose(&portal, "Enschede", "Plus", "NULL");
    chose(&portal, "Zwolle", "Basis", "10");
    confirm(&portal, &merge_into_zwolle(&portal)).accepted();
    let zwolle = ["2020-01-01 2027-02-01 Basis 10.00", "2027-02-01 open Plus 10.00"];
    assert_eq!(takes(&portal, "Zwolle"), zwolle);

    let portal = world();
    chose(&portal, "Enschede", "Basis", "NULL");
    chose(&portal, "Zwolle", "Plus", "10");
    confirm(&portal, &merge_into_zwolle(&portal)).accepted();
    assert_eq!(takes(&portal, "Zwolle"), ["2020-01-01 open Plus 10.00"]);
}

#[test]
fn what_ends_or_begins_later_counts_on_its_own_days_only() {
    let portal = world();
    chose(&portal, "Enschede", "Basis", "100");
    chose(&portal, "Zwolle", "Basis", "10");
    portal.change(
        "UPDATE portal.subscriptions s SET ends_on = '2027-03-01', notice_by = 'Emma', notice_at = now()
         FROM portal.members m WHERE m.id = s.member_id AND m.name = 'Enschede';
         INSERT INTO portal.subscriptions (cooperative_id, id, member_id, service_id, starts_on, ordered_by,
             ordered_at)
         SELECT s.cooperative_id, gen_random_uuid(), s.member_id, s.service_id, '2027-05-01', 'Emma', now()
         FROM portal.subscriptions s JOIN portal.members m ON m.id = s.member_id WHERE m.name = 'Enschede'",
    );
    chose(&portal, "Enschede", "Plus", "30");
    confirm(&portal, &merge_into_zwolle(&portal)).accepted();
    let zwolle = [
        "2020-01-01 2027-02-01 Basis 10.00",
        "2027-02-01 2027-03-01 Basis 110.00",
        "2027-03-01 2027-05-01 Basis 10.00",
        "2027-05-01 open Plus 40.00",
    ];
    assert_eq!(takes(&portal, "Zwolle"), zwolle);
}
