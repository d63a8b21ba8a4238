//! The adoption map: members beside services, narrowed down by the address, as lists and as a file.

use super::orders::taken_by_two;
use crate::harness::{Page, Portal};

const ZWOLLE: &str = "zwolle@samen-digitaal.example";

fn row(page: &Page, member: &str) -> String {
    let rows = page.select("section[aria-labelledby=adoption] tr");
    let row = rows.iter().find(|row| row.contains(member)).unwrap_or_else(|| panic!("{member} in {rows:?}"));
    row.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_map_shows_who_takes_what_with_totals() {
    let portal = Portal::start();
    taken_by_two(&portal);
    let page = portal.sign_in(ZWOLLE).get("/samen-digitaal/services").follow("Wie neemt wat af");
    assert_eq!(row(&page, "Zwolle"), "Zwolle neemt af 1");
    assert_eq!(row(&page, "Enschede"), "Enschede – niet bekend of niet in deze selectie 0");
    assert_eq!(row(&page, "Leden die afnemen"), "Leden die afnemen 2 2");
    page.says("Leden 1 tot en met 3 van 3");
}

#[test]
fn the_address_narrows_the_map_down() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    // The page of a member names it in its printed head.
    let browser = portal.sign_in("office@samen-digitaal.example");
    let at = |query: &str| browser.get(&format!("/samen-digitaal/adoption?{query}"));
    at("state=takes").says("Zwolle").says("Zutphen").says_not("Enschede");
    at("state=unknown").says("Enschede").says_not("Zutphen");
    at("size=medium").says("Zutphen").says_not("Zwolle");
    at("q=zaak").says("Zaaksysteem");
    at("q=niets").says("Niets gevonden");
    at(&format!("service={service}&view=lists")).says("2 van de 3 leden nemen af").says("Zutphen, Zwolle");
    at("state=onzin&size=onzin&page=99").says("Zwolle");
}

#[test]
fn the_file_has_a_row_for_each_member_and_service() {
    let portal = Portal::start();
    taken_by_two(&portal);
    let file = portal.sign_in(ZWOLLE).get("/samen-digitaal/adoption/export.csv?state=takes");
    let lines: Vec<&str> = file.body().trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Dienst;Lid;Inwoners;Stand;Sinds;Voorwaarde;Geldt tot en met;Reden");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].starts_with("Zaaksysteem;Zutphen;47934;neemt af;"), "{lines:?}");
}

#[test]
fn three_hundred_and_forty_two_members_are_seven_pages() {
    let portal = Portal::start();
    taken_by_two(&portal);
    portal.change(
        "INSERT INTO portal.members (cooperative_id, id, code, name, joined_on, votes)
             SELECT c.id, gen_random_uuid(), 'XX' || to_char(n, 'FM0000'), 'Gemeente ' || to_char(n, 'FM000'),
                 '2020-01-01', 1
             FROM platform.cooperatives c, generate_series(1, 339) AS n WHERE c.address = 'samen-digitaal'",
    );
    let browser = portal.sign_in(ZWOLLE);
    let first = browser.get("/samen-digitaal/adoption");
    first.says("Leden 1 tot en met 50 van 342");
    assert_eq!(first.select("section[aria-labelledby=adoption] tbody tr").len(), 50);
    assert!(first.body().len() < 200_000, "{}", first.body().len());
    let last = browser.get("/samen-digitaal/adoption?page=7");
    last.says("Leden 301 tot en met 342 van 342").says("Zwolle");
}

#[test]
fn members_and_the_office_see_the_map_and_suppliers_do_not() {
    let portal = Portal::start();
    taken_by_two(&portal);
    for who in ["reader", "office", "board"] {
        portal.sign_in(&format!("{who}@samen-digitaal.example")).get("/samen-digitaal/adoption").is_there();
    }
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    supplier.get("/samen-digitaal/adoption").is_absent();
    supplier.get("/samen-digitaal/adoption/export.csv").is_absent();
    portal.sign_in("castricum@buch.example").get("/samen-digitaal/adoption").is_absent();
}
