//! A member's own axis: what it says, pledges that expire, and that nothing becomes a subscription by itself.

use jiff::SignedDuration;

use super::orders::taken_by_two;
use crate::harness::{Page, Portal};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const DAY: i64 = 24;

fn stance(portal: &Portal, who: &str, service: &str) -> Page {
    portal.sign_in(who).get(&format!("/samen-digitaal/services/{service}/stance"))
}

fn day(portal: &Portal, days: i32) -> String {
    portal.ask_one(&format!("SELECT ((now() AT TIME ZONE 'Europe/Amsterdam')::date + {days})::text"))
}

#[test]
fn a_member_says_where_it_stands_and_every_word_is_kept() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = stance(&portal, ENSCHEDE, &service).form("stance");
    form.clone().submit().refused("Kies waar uw gemeente staat");
    form.clone().set("saying", "stays").submit().refused("Schrijf waarom");
    form.clone().set("saying", "interested").submit().accepted().says("Heeft belangstelling");
    let stays = form.set("saying", "own_build").set("reason", "Ons eigen team bouwt dit.");
    stays.set("once", "another").submit().accepted().says("Ons eigen team bouwt dit.");
    let kept = portal.ask("SELECT stance FROM portal.stances ORDER BY number");
    assert_eq!(kept, ["interested", "own_build"]);
    let page = portal.sign_in(ZWOLLE).get(&format!("/samen-digitaal/services/{service}"));
    page.says("eigen bouw").says("Ons eigen team bouwt dit.");
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    supplier.get(&format!("/samen-digitaal/services/{service}")).says_not("eigen bouw");
    stance(&portal, "voter@samen-digitaal.example", &service).is_absent();
}

#[test]
fn who_stays_with_what_it_has_says_why_and_everybody_reads_it() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = stance(&portal, ENSCHEDE, &service).form("stance").set("saying", "stays");
    let said = form.set("reason", "Ons contract loopt tot 2029.").submit();
    said.accepted().says("Ons contract loopt tot 2029.");
    let kept = "SELECT stance || ': ' || reason FROM portal.stances";
    assert_eq!(portal.ask_one(kept), "stays: Ons contract loopt tot 2029.");
    let page = portal.sign_in(ZWOLLE).get(&format!("/samen-digitaal/services/{service}"));
    page.says("Ons contract loopt tot 2029.");
    let map = portal.sign_in(ZWOLLE).get("/samen-digitaal/adoption?view=lists");
    map.says("Ons contract loopt tot 2029.");
}

#[test]
fn who_takes_a_service_says_other_things_than_who_does_not() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = stance(&portal, ZWOLLE, &service).form("stance");
    form.clone().set("saying", "implementing").submit().accepted().says("voert in");
    let forged = stance(&portal, ENSCHEDE, &service).form("stance").forge("saying", "live");
    forged.submit().refused("Dit past niet bij wat uw gemeente van Zaaksysteem afneemt");
    form.set("saying", "live").set("once", "another").submit().accepted().says("werkt ermee");
}

#[test]
fn a_conditional_pledge_needs_an_end_and_counts_apart() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = stance(&portal, ENSCHEDE, &service).form("stance").set("saying", "pledged");
    let form = form.set("condition", "Alleen als de proef bij zes slaagt");
    form.clone().submit().refused("Een toezegging met een voorwaarde heeft een laatste dag");
    form.clone().set("until", "1-1-2001").submit().refused("De laatste dag ligt in het verleden");
    form.set("until", &day(&portal, 10)).submit().accepted().says("toegezegd onder voorwaarde");
    let map = portal.sign_in(ZWOLLE).get("/samen-digitaal/adoption?view=lists");
    map.says("Toegezegd onder voorwaarde 1").says("Keer toegezegd 0").says("Keer afgenomen 2");
    map.says("Enschede (voorwaarde: Alleen als de proef bij zes slaagt; tot en met");
}

#[test]
fn a_pledge_becomes_a_subscription_only_by_the_members_own_order() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = stance(&portal, ENSCHEDE, &service).form("stance").set("saying", "pledged");
    let form = form.set("condition", "Als de proef slaagt").set("until", &day(&portal, 10));
    form.submit().accepted();
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "2");
    let start = portal.sign_in(ENSCHEDE).get("/samen-digitaal");
    start.says("Bevestig uw toezegging voor Zaaksysteem").says("Als de proef slaagt");
    portal.sign_in("reader@samen-digitaal.example").get("/samen-digitaal").says_not("Bevestig uw toezegging");
    let page = start.follow("Bekijken Zaaksysteem");
    let order = page.follow("Toezegging omzetten in een bestelling");
    order.form("check").submit().form("subscriptions").submit().accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "3");
    portal.sign_in(ENSCHEDE).get("/samen-digitaal").says_not("Bevestig uw toezegging");
    stance(&portal, ENSCHEDE, &service).says("neemt af").says("Voorwaarde: Als de proef slaagt");
}

#[test]
fn a_pledge_expires_after_its_last_day_with_a_mail_and_without_an_order() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = stance(&portal, ENSCHEDE, &service).form("stance").set("saying", "pledged");
    let form = form.set("condition", "Als de proef slaagt").set("until", &day(&portal, 2));
    form.submit().accepted();
    portal.clock.advance(SignedDuration::from_hours(2 * DAY));
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.stances"), "1", "its last day is still a day");
    portal.clock.advance(SignedDuration::from_hours(DAY));
    portal.work();
    portal.work();
    let kept = portal.ask("SELECT stance || ' ' || said_by FROM portal.stances ORDER BY number");
    assert_eq!(kept, ["pledged Emma Enschede", "expired Gemeengoed"]);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "2");
    let mails: Vec<_> = portal.mail().into_iter().filter(|mail| mail.event == "pledge-expired").collect();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].to == ENSCHEDE && mails[0].text.contains("Er is niets besteld"), "{mails:?}");
    stance(&portal, ENSCHEDE, &service).says("niet bekend").says("Toezegging verlopen");
}
