//! The published cases of cost division, from the form with the cost to the table of members: what the engine
//! proves by itself has to come out of the pages too.
//!
//! Sources: those of the engine's own vectors (`crates/allocation/tests/engine/vectors.rs`), which also hold
//! the cases with prices and supporting pools: those have no page yet.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::runs::{cost, period, service};
use crate::harness::{Browser, Portal};

/// Municipality of the case, and its weight or its inhabitants.
type Weighed = (&'static str, &'static str);

const NIJMEGEN: [Weighed; 7] = [
    ("Beuningen", "34574"),
    ("Berg en Dal", "25289"),
    ("Druten", "18407"),
    ("Heumen", "16360"),
    ("Mook en Middelaar", "7755"),
    ("Nijmegen", "172064"),
    ("Wijchen", "40814"),
];

/// What each member pays, in cents, as the exported run and the page of its review say it.
fn divided(members: &[Weighed], by_inhabitants: bool, amount: &str) -> BTreeMap<String, i64> {
    let portal = Portal::start();
    admit(&portal, members);
    let weights: Vec<String> =
        members.iter().enumerate().map(|(n, (_, weight))| format!("\"{}\":\"{weight}\"", code(n))).collect();
    let rule = if by_inhabitants {
        r#"{"key":{"kind":"attribute","name":"inhabitants"}}"#.to_owned()
    } else {
        format!(r#"{{"key":{{"kind":"fixed","shares":{{{}}}}}}}"#, weights.join(","))
    };
    service(&portal, "buch", "Proef", &rule);
    portal.change(
        "DELETE FROM portal.subscriptions s USING portal.members m
             WHERE m.id = s.member_id AND m.code NOT LIKE 'GM90%'",
    );
    let finance = portal.sign_in("finance@buch.example");
    let page = cost(&period(&finance, "buch", "2025", "1-1-2025", "31-12-2025"), "Proef", amount);
    let run = page.form("allocation-runs").submit();
    run.accepted();
    let codes = exported(&finance, run.path());
    for cents in codes.values().filter(|cents| **cents != 0) {
        run.says(&dutch(*cents));
    }
    members.iter().enumerate().map(|(n, (name, _))| ((*name).to_owned(), codes[&code(n)])).collect()
}

/// The code of a member of the case.
fn code(number: usize) -> String {
    format!("GM90{number:02}")
}

/// The members of the case, beside those of the fixture.
fn admit(portal: &Portal, members: &[Weighed]) {
    for (number, (name, weight)) in members.iter().enumerate() {
        let code = code(number);
        portal.change(&format!(
            "INSERT INTO portal.members (cooperative_id, id, code, name, joined_on, votes)
                 SELECT id, gen_random_uuid(), '{code}', '{name}', '2020-01-01', 1 FROM platform.cooperatives
                 WHERE address = 'buch';
             INSERT INTO portal.member_attributes (cooperative_id, member_id, name, on_day, value)
                 SELECT cooperative_id, id, 'inhabitants', '2020-01-01', {weight} FROM portal.members
                 WHERE code = '{code}'"
        ));
    }
}

fn exported(browser: &Browser, run: &str) -> BTreeMap<String, i64> {
    let file = browser.get(&format!("{run}/export.json"));
    let run: serde_json::Value = serde_json::from_str(file.body()).unwrap();
    let members = run["result"]["members"].as_object().unwrap().iter();
    members
        .map(|(name, amount)| (name.clone(), amount.as_str().unwrap().replace('.', "").parse().unwrap()))
        .collect()
}

/// `1.234,56`
fn dutch(cents: i64) -> String {
    let (euros, cents) = ((cents / 100).to_string(), cents % 100);
    let groups: Vec<&str> =
        euros.as_bytes().rchunks(3).rev().map(|three| std::str::from_utf8(three).unwrap()).collect();
    format!("{},{cents:02}", groups.join("."))
}

fn of(amounts: &[(&str, i64)]) -> BTreeMap<String, i64> {
    amounts.iter().map(|(name, cents)| ((*name).to_owned(), *cents)).collect()
}

/// Whether the first or the last of the case's two rivals gets the cent of a tie, by the declared order.
fn tie_goes_to(rivals: [usize; 2]) -> usize {
    let digest = |number: &usize| Sha256::digest(format!("2025-01-01\nproef\n{}", code(*number)));
    rivals.into_iter().min_by_key(digest).unwrap()
}

#[test]
fn rijk_van_nijmegen_divides_a_million_by_inhabitants() {
    let expected = [
        ("Beuningen", 10_966_717),
        ("Berg en Dal", 8_021_557),
        ("Druten", 5_838_617),
        ("Heumen", 5_189_318),
        ("Mook en Middelaar", 2_459_851),
        ("Nijmegen", 54_577_924),
        ("Wijchen", 12_946_016),
    ];
    assert_eq!(divided(&NIJMEGEN, true, "1.000.000,00"), of(&expected));
}

#[test]
fn two_equal_remainders_go_by_the_declared_order_and_make_no_cent() {
    let amounts = divided(&[("Groot", "98"), ("Klein", "2")], false, "182,25");
    let expected = match tie_goes_to([0, 1]) {
        0 => [("Groot", 17_861), ("Klein", 364)],
        _ => [("Groot", 17_860), ("Klein", 365)],
    };
    assert_eq!(amounts, of(&expected));
}

#[test]
fn five_cents_at_thirty_and_seventy_go_by_the_declared_order() {
    let amounts = divided(&[("Dertig", "30"), ("Zeventig", "70")], false, "0,05");
    let expected = match tie_goes_to([0, 1]) {
        0 => [("Dertig", 2), ("Zeventig", 3)],
        _ => [("Dertig", 1), ("Zeventig", 4)],
    };
    assert_eq!(amounts, of(&expected));
}

#[test]
fn who_has_no_share_pays_nothing_and_the_odd_cent_has_one_owner() {
    let amounts = divided(&[("Geen", "0"), ("Helft", "50"), ("Wederhelft", "50")], false, "10,03");
    let owes = |number| if tie_goes_to([1, 2]) == number { 502 } else { 501 };
    assert_eq!(amounts, of(&[("Geen", 0), ("Helft", owes(1)), ("Wederhelft", owes(2))]));
}
