//! Subscriptions: a member orders and gives notice, for itself only.

use super::services::{add_service, id_of};
use crate::harness::{Page, Portal};

/// Orders a service through the form, from the day that the form offers.
pub fn order(portal: &Portal, who: &str, service: &str) -> Page {
    let browser = portal.sign_in(who);
    let page = browser.get("/samen-digitaal/services").follow(service);
    let form = browser.get(&format!("/samen-digitaal/subscriptions/new?service={}", id_of(&page)));
    form.form("check").submit().form("subscriptions").submit()
}

fn with_service(portal: &Portal, state: &str) -> String {
    let office = portal.sign_in("office@samen-digitaal.example");
    id_of(&add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", state))
}

#[test]
fn a_member_orders_a_service_and_everybody_sees_it() {
    let portal = Portal::start();
    with_service(&portal, "offered");
    let done = order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem");
    assert!(done.accepted().select(".gg-toast").concat().contains("De dienst is besteld"));
    let other = portal.sign_in("zwolle@samen-digitaal.example");
    other.get("/samen-digitaal/services").follow("Zaaksysteem").says("Enschede");
    assert_eq!(
        portal.ask("SELECT detail FROM portal.audit_events WHERE deed = 'subscriptions.order'").len(),
        1
    );
}

#[test]
fn one_service_is_not_taken_twice_at_a_time() {
    let portal = Portal::start();
    let service = with_service(&portal, "offered");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let form = member.get(&format!("/samen-digitaal/subscriptions/new?service={service}"));
    let check = form.form("check").submit();
    check.form("subscriptions").submit().accepted();
    let again = check.form("subscriptions").forge("starts_on", "2030-01-01").submit();
    again.refused("Zaaksysteem is al besteld");
    assert_eq!(portal.ask_one("SELECT count(*)::text FROM portal.subscriptions"), "1");
}

#[test]
fn a_form_sent_twice_orders_once() {
    let portal = Portal::start();
    let service = with_service(&portal, "offered");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let form = member.get(&format!("/samen-digitaal/subscriptions/new?service={service}"));
    let draft = form.form("check").submit().form("subscriptions");
    draft.submit().accepted();
    draft.submit().accepted();
    assert_eq!(portal.ask_one("SELECT count(*)::text FROM portal.subscriptions"), "1");
}

#[test]
fn days_that_cannot_be_are_said_beside_the_field() {
    let portal = Portal::start();
    let service = with_service(&portal, "offered");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let form = member.get(&format!("/samen-digitaal/subscriptions/new?service={service}"));
    let on = |day: &str| form.form("check").set("starts_on", day).submit();
    on("2001-01-01").refused("De begindatum ligt in het verleden");
    on("2099-01-01").refused("jaar vooruit");
    on("morgen").refused("Deze datum kunnen wij niet lezen");
    on("").refused("Vul de begindatum in");
    assert_eq!(on("morgen").form("check").value("starts_on"), "morgen");
}

#[test]
fn what_is_still_being_made_cannot_be_ordered() {
    let portal = Portal::start();
    let service = with_service(&portal, "development");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    member
        .get(&format!("/samen-digitaal/subscriptions/new?service={service}"))
        .says("Verder met deze dienst");
    let check = format!("/samen-digitaal/subscriptions/check?service={service}&starts_on=2030-01-01");
    let refused = member.get(&check);
    assert_eq!(refused.status(), 422);
    refused.says("Zaaksysteem is niet te bestellen");
}

#[test]
fn notice_says_when_it_ends_before_it_is_given() {
    let portal = Portal::start();
    with_service(&portal, "offered");
    order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem").accepted();
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let page = member.get("/samen-digitaal/subscriptions").follow("Opzeggen Zaaksysteem");
    page.says("De opzegtermijn is 3 maanden");
    page.form("cancellation").submit().accepted().says("al opgezegd");
    let kept = "SELECT (ends_on = (date_trunc('month', now() AT TIME ZONE 'Europe/Amsterdam')
            + interval '4 months')::date
        AND notice_by = 'Emma Enschede')::text FROM portal.subscriptions";
    assert_eq!(portal.ask_one(kept), "true");
    page.form("cancellation").set("once", "another").submit().refused("Dit abonnement is al opgezegd");
}

#[test]
fn another_members_subscription_is_not_there() {
    let portal = Portal::start();
    with_service(&portal, "offered");
    order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem").accepted();
    let id = portal.ask_one("SELECT id::text FROM portal.subscriptions");
    let own = portal.sign_in("enschede@samen-digitaal.example");
    let path = format!("/samen-digitaal/subscriptions/{id}/cancellation/new");
    let form = own.get(&path);
    form.is_there();
    let other = portal.sign_in("zwolle@samen-digitaal.example");
    other.get(&path).is_absent();
    portal.sign_in("voter@samen-digitaal.example").get(&path).is_absent();
    assert_eq!(portal.ask_one("SELECT (ends_on IS NULL)::text FROM portal.subscriptions"), "true");
}

#[test]
fn the_office_orders_and_gives_notice_for_a_member() {
    let portal = Portal::start();
    let service = with_service(&portal, "offered");
    let office = portal.sign_in("office@samen-digitaal.example");
    let member = office.get("/samen-digitaal/members").follow("Zwolle");
    let form = member.follow("Dienst bestellen Zwolle").form("subscriptions");
    form.set("service", &service).set("starts_on", "1-3-2020").submit().accepted().says("Zaaksysteem");
    let page = office.get(member.path()).follow("Opzeggen Zaaksysteem");
    page.form("cancellation").submit().accepted().says("al opgezegd");
    assert_eq!(portal.ask_one("SELECT starts_on::text FROM portal.subscriptions"), "2020-03-01");
}

#[test]
fn who_may_order_for_a_member_hears_of_an_order_by_mail() {
    let portal = Portal::start();
    with_service(&portal, "offered");
    order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem").accepted();
    portal.work();
    let letters = portal.mail();
    let letter = letters.iter().find(|letter| letter.event == "subscription-ordered").unwrap();
    assert_eq!(letter.to, "enschede@samen-digitaal.example");
    assert!(letter.text.contains("/samen-digitaal/subscriptions"), "{letter:?}");
    assert!(letters.iter().all(|letter| letter.to != "zwolle@samen-digitaal.example"), "{letters:?}");
}

#[test]
fn mail_is_in_the_language_of_its_reader() {
    let portal = Portal::start();
    with_service(&portal, "offered");
    let account = portal.sign_in("enschede@samen-digitaal.example").get("/sign-in/account").form("account");
    account.untick("language").set("language", "en").submit().accepted();
    order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem").accepted();
    portal.work();
    let letters = portal.mail();
    let letter = letters.iter().find(|letter| letter.event == "subscription-ordered").unwrap();
    assert!(letter.text.contains("ordered Zaaksysteem for Enschede"), "{letter:?}");
}
