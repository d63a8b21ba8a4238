//! "My account", the choice of whom to work for, and the switch between seats.

use super::sign_in::{STRONG, with_password};
use crate::harness::Portal;

#[test]
fn name_and_language_are_changed_where_colleagues_see_them() {
    let portal = Portal::start();
    let browser = portal.sign_in("finance@samen-digitaal.example");
    let form = browser.get("/sign-in/account").form("account");
    let page = form.set("name", "  Fenna   de Wit ").untick("language").set("language", "en").submit();
    page.accepted().says("My account");
    let office = portal.sign_in("office@samen-digitaal.example");
    office.get("/samen-digitaal/office/people").says("Fenna de Wit");
    browser.get("/sign-in/account").form("account").set("name", " ").submit().refused("Enter a name.");
    portal.work();
}

#[test]
fn the_password_changes_with_the_old_one_and_elsewhere_one_is_signed_out() {
    let portal = Portal::start();
    let email = "finance@samen-digitaal.example";
    let here = with_password(&portal, email);
    let elsewhere = portal.sign_in_with(email, STRONG);
    let change = |current: &str, new: &str| {
        here.get("/sign-in/account").form("password").set("current", current).set("password", new).submit()
    };
    change("een ander wachtwoord", "vier paarse olifanten lachen").refused("Dit wachtwoord klopt niet.");
    change(STRONG, "welkom01").refused("minstens 12 tekens");
    change(STRONG, "vier paarse olifanten lachen").accepted().says("Mijn account");
    assert_eq!(elsewhere.peek("/sign-in/account").status(), 303);
    here.get("/sign-in/account").is_there();
    portal.work();
}

#[test]
fn a_browser_elsewhere_is_signed_out_from_the_list_and_nobody_elses_is() {
    let portal = Portal::start();
    let email = "finance@samen-digitaal.example";
    let (here, elsewhere) = (portal.sign_in(email), portal.sign_in(email));
    let stranger = portal.sign_in("controller@samen-digitaal.example");
    let page = here.get("/sign-in/account");
    assert_eq!(page.select("#sessions ~ * tbody tr, section[aria-labelledby=sessions] tbody tr").len(), 2);
    let form = page.form("end");
    let target = page
        .attributes("form", "action")
        .into_iter()
        .find(|action| action.contains("/sessions/"))
        .expect("the other browser can be signed out");
    // Somebody else with the address of that form ends nothing.
    let theirs = stranger.get("/sign-in/account").form("end");
    assert_eq!(theirs.value("csrf").is_empty(), form.value("csrf").is_empty());
    stranger.post(&target, &[("csrf", &theirs.value("csrf"))]);
    elsewhere.get("/sign-in/account").is_there();
    page.form(&target).submit().accepted();
    assert_eq!(elsewhere.peek("/sign-in/account").status(), 303);
    here.get("/sign-in/account").is_there();
    portal.work();
}

#[test]
fn who_acts_for_four_members_switches_without_signing_in_again() {
    let portal = Portal::start();
    let browser = portal.sign_in("four@buch.example");
    assert_eq!(browser.peek("/").location(), "/buch");
    let choice = browser.get("/sign-in/cooperatives");
    for member in ["Bergen", "Uitgeest", "Castricum", "Heiloo"] {
        choice.says(member);
    }
    let seats = choice.attributes("main form[action='/buch/seat'] input[name=seat]", "value");
    assert_eq!(seats.len(), 4);
    let csrf = choice.form("end").value("csrf");
    for seat in &seats {
        assert_eq!(browser.post("/buch/seat", &[("csrf", &csrf), ("seat", seat)]).location(), "/buch");
        let chosen = format!("SELECT count(*) FROM platform.session_seats WHERE seat_id = '{seat}'");
        assert_eq!(portal.ask_one(&chosen), "1");
    }
    let stranger = portal.sign_in("castricum@buch.example");
    let csrf = stranger.get("/sign-in/account").form("end").value("csrf");
    stranger.post("/buch/seat", &[("csrf", &csrf), ("seat", &seats[3])]).is_absent();
}

#[test]
fn an_account_without_a_seat_is_told_what_to_do() {
    let portal = Portal::start();
    let page = portal.sign_in("niemand@gemeengoed.example").get("/");
    page.says("U heeft nog geen toegang tot een coöperatie.");
}
