//! How long a service stood where, and whose word moved it: days that count on with the clock, lead times
//! beside each other, resolutions that end a service, and who hears that a wish is parked.

use jiff::SignedDuration;

use super::decisions::closed;
use super::lives::gate;
use super::resolutions::{opened, vote};
use super::roadmap::add;
use super::services::{add_service, id_of};
use super::wishes::{self, put_in};
use crate::harness::{Browser, Draft, Page, Portal};

const OFFICE: &str = "office@samen-digitaal.example";
const BOARD: &str = "board@samen-digitaal.example";
const VOTER: &str = "voter@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const HERE: &str = "/samen-digitaal";

fn days_pass(portal: &Portal, days: i64) -> Browser {
    portal.clock.advance(SignedDuration::from_hours(24 * days));
    portal.sign_in(OFFICE)
}

/// The gate at the end of a service, with everything but the decision.
fn ending(portal: &Portal, life: &str) -> Draft {
    let draft = gate(&portal.sign_in(BOARD), life, "ended").set("successor", "Nieuw");
    draft.set("migration", "In één weekend").set("ends_on", "31-12-2026")
}

/// A service and a resolution that Enschede voted about alone; the life of the one and the id of the other.
fn decided(portal: &Portal, answer: &str) -> (String, String) {
    let office = portal.sign_in(OFFICE);
    add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "in_operation");
    let page = opened(portal, |form| form);
    vote(portal, VOTER, &page, answer).accepted();
    let one = |query: &str| portal.ask_one(query);
    let (life, resolution) = (one("SELECT id FROM portal.lives"), one("SELECT id FROM portal.resolutions"));
    // While it is open it decided nothing.
    let early = ending(portal, &life).forge("resolution", &resolution).submit();
    early.refused("Kies een besluit dat is aangenomen");
    closed(portal, &page);
    (life, resolution)
}

#[test]
fn a_resolution_that_was_adopted_ends_a_service() {
    let portal = Portal::start();
    let (life, resolution) = decided(&portal, "0");
    let page = ending(&portal, &life).set("resolution", &resolution).submit();
    page.accepted().says("Uitgefaseerd").says("De begroting is vastgesteld.");
    let links = page.attributes("#history-table a, section a", "href");
    assert!(links.contains(&format!("{HERE}/decisions/{resolution}")), "{links:?}");
    let kept = "SELECT resolution_id FROM portal.transitions WHERE to_state = 'ended'";
    assert_eq!(portal.ask_one(kept), resolution);
}

#[test]
fn a_resolution_that_was_not_adopted_ends_nothing() {
    let portal = Portal::start();
    let (life, resolution) = decided(&portal, "1");
    let draft = ending(&portal, &life);
    draft.forge("resolution", &resolution).submit().refused("Kies een besluit dat is aangenomen");
    assert_eq!(portal.ask_one("SELECT state FROM portal.services"), "in_operation");
}

#[test]
fn whoever_wished_for_a_candidate_hears_that_it_is_parked() {
    let portal = Portal::start();
    let wish = put_in(&portal, ENSCHEDE, "Trouwlocatie", "trouwlocatie");
    let office = portal.sign_in(OFFICE);
    let handle = office.get(&format!("{HERE}/office/wishes/{}", wishes::id_of(&wish)));
    handle.follow("Kandidaat maken").form("candidate").submit().accepted();
    portal.work();
    // Who proposed it follows the candidate no more, and hears of it all the same.
    portal.change("DELETE FROM portal.follows");
    let candidate = portal.ask_one("SELECT id FROM portal.candidates");
    gate(&office, &candidate, "parked").set("reason", "Wacht op de wet.").submit().accepted();
    portal.work();
    let told: Vec<String> = portal
        .mail()
        .into_iter()
        .filter(|mail| mail.event == "topic-state" && mail.text.contains("Wacht op de wet."))
        .map(|mail| mail.to)
        .collect();
    assert_eq!(told, [ENSCHEDE]);
}

/// A candidate that enough members want.
fn eligible(portal: &Portal, title: &str) -> String {
    let office = portal.sign_in(OFFICE);
    let life = id_of(&add(&office, title, "Burgerzaken", "1"));
    gate(&office, &life, "eligible").set("kind", "new").submit().accepted();
    life
}

#[test]
fn days_in_a_state_count_on_with_the_clock_and_a_quick_win_is_named() {
    let portal = Portal::start();
    let life = eligible(&portal, "Grafrechten");
    let office = portal.sign_in(OFFICE);
    let edit = office.get(&format!("{HERE}/office/lives/{life}/edit")).form("life");
    edit.tick("quick_win", "1").submit().accepted();
    let ticket = |office: &Browser| office.get(&format!("{HERE}/pipeline")).select(".gg-ticket").concat();
    assert!(ticket(&office).contains("0 dagen"), "{}", ticket(&office));
    let office = days_pass(&portal, 12);
    assert!(ticket(&office).contains("12 dagen"), "{}", ticket(&office));
    assert!(ticket(&office).contains("Snel resultaat"), "{}", ticket(&office));
    let timeline = office.get(&format!("{HERE}/pipeline?view=timeline"));
    timeline.says("1 dienst in tien jaar, waarvan 1 snel resultaat");
    let drawn = timeline.select("svg.gg-spans").concat();
    assert!(drawn.contains("Grafrechten (snel resultaat)"), "{drawn}");
    let row = timeline.select("table tbody tr").concat();
    assert!(row.contains("Snel resultaat") && row.contains("12"), "{row}");
}

/// Offers a candidate at once, as a service.
fn offer(office: &Browser, life: &str, code: &str) -> Page {
    let gate = gate(office, life, "offered").set("price", "1 euro").set("agreement", "DVO");
    let page = gate.set("conditions", "Geen").set("reason", "Het is er al.").set("code", code).submit();
    page.accepted();
    page
}

#[test]
fn the_lead_time_of_a_service_stands_beside_that_of_the_next_one() {
    let portal = Portal::start();
    let first = eligible(&portal, "Grafrechten");
    let page = offer(&days_pass(&portal, 40), &first, "grafrechten");
    days_pass(&portal, 5);
    let next = eligible(&portal, "Urnen");
    offer(&days_pass(&portal, 25), &next, "urnen");
    let seen = portal.sign_in(ENSCHEDE).get(page.path());
    seen.says("Doorlooptijd 40 dagen");
    let others = seen.select("section[aria-labelledby=others] tbody tr, #others-table tbody tr").concat();
    assert!(others.contains("Urnen") && others.contains("25"), "{others}");
    let list = portal.sign_in(ENSCHEDE).get(&format!("{HERE}/pipeline?view=list"));
    let days: Vec<String> = list.select("table tbody tr");
    assert!(days.iter().any(|row| row.contains("Grafrechten") && row.contains("40")), "{days:?}");
    assert!(days.iter().any(|row| row.contains("Urnen") && row.contains("25")), "{days:?}");
}

#[test]
fn the_page_of_a_service_says_how_long_it_waits_in_its_state() {
    let portal = Portal::start();
    let life = eligible(&portal, "Grafrechten");
    let page = offer(&days_pass(&portal, 10), &life, "grafrechten");
    days_pass(&portal, 33);
    let seen = portal.sign_in(ENSCHEDE).get(page.path());
    seen.says("In deze status 33 dagen").says("Sinds het begin 43 dagen");
}
