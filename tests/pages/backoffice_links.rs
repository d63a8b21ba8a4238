//! How far the link of a service to each member's back office is: who keeps and reads it, what is refused.

use super::orders::taken_by_two;
use crate::harness::{Page, Portal};

const OFFICE: &str = "office@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";

fn subscription(portal: &Portal, member: &str) -> String {
    portal.ask_one(&format!(
        "SELECT s.id FROM portal.subscriptions s JOIN portal.members m
             ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
         WHERE m.name = '{member}' AND s.ends_on IS NULL"
    ))
}

fn link(portal: &Portal, who: &str, id: &str) -> Page {
    let office = if who == OFFICE { "/office" } else { "" };
    portal.sign_in(who).get(&format!("/samen-digitaal{office}/subscriptions/{id}/backoffice-link"))
}

/// A day that is still to come.
fn soon(portal: &Portal) -> String {
    portal.ask_one("SELECT ((now() AT TIME ZONE 'Europe/Amsterdam')::date + 30)::text")
}

#[test]
fn a_member_keeps_its_own_link_and_every_word_is_kept() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let mine = portal.sign_in(ZWOLLE).get("/samen-digitaal/subscriptions");
    let form = mine.follow("Koppeling wijzigen Zaaksysteem").form("link");
    form.clone().submit().refused("Kies hoe ver de koppeling is");
    form.clone().set("state", "testing").submit().refused("Vul een dag in");
    form.clone()
        .set("state", "working")
        .set("on", &soon(&portal))
        .submit()
        .refused("Deze dag moet nog komen");
    form.clone().set("state", "planned").set("on", "1-1-2001").submit().refused("Deze dag is voorbij");
    let long = "x".repeat(501);
    let told = form.clone().set("state", "none").set("note", &long).submit();
    told.refused("ten hoogste 500 tekens");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.backoffice_links"), "0");
    let testing = form.clone().set("state", "testing").set("on", "5-10-2025");
    testing.set("note", "Alleen meldingen.").submit().accepted().says("In test sinds 5 oktober 2025.");
    let works = form.set("state", "working").set("on", "3-11-2025").set("once", "another").submit();
    works.accepted().says("Werkt sinds 3 november 2025.").says("In test sinds 5 oktober 2025.");
    let kept = "SELECT number || ' ' || state || ' ' || note FROM portal.backoffice_links ORDER BY number";
    assert_eq!(portal.ask(kept), ["1 testing Alleen meldingen.", "2 working "]);
    let mine = portal.sign_in(ZWOLLE).get("/samen-digitaal/subscriptions");
    mine.says("Koppeling met uw backoffice: Werkt sinds 3 november 2025.");
    let page = portal.sign_in(ENSCHEDE).get(&format!("/samen-digitaal/services/{service}"));
    page.says("Koppeling met de backoffice").says("Werkt bij 1 van").says("3 november 2025");
    page.says_not("Koppeling wijzigen");
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    supplier.get(&format!("/samen-digitaal/services/{service}")).says_not("Koppeling met de backoffice");
    let deeds = "SELECT detail FROM portal.audit_events WHERE deed = 'backoffice-links.say' ORDER BY detail";
    assert_eq!(portal.ask(deeds), ["Zwolle, Zaaksysteem: testing", "Zwolle, Zaaksysteem: working"]);
}

#[test]
fn the_office_keeps_the_links_of_all_and_nobody_those_of_another() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let zwolle = subscription(&portal, "Zwolle");
    let page = portal.sign_in(OFFICE).get(&format!("/samen-digitaal/services/{service}"));
    let form = page.says("Werkt bij 0 van").follow("Koppeling wijzigen Zwolle").form("link");
    let planned = form.set("state", "planned").set("on", &soon(&portal)).set("note", "Na de vakantie.");
    planned.submit().accepted().says("Gepland voor").says("Na de vakantie.");
    let mine = portal.sign_in(ZWOLLE).get("/samen-digitaal/subscriptions");
    mine.says("Koppeling met uw backoffice: Gepland voor").says("Na de vakantie.");
    link(&portal, ENSCHEDE, &zwolle).is_absent();
    link(&portal, "voter@samen-digitaal.example", &zwolle).is_absent();
    // What is over has no link to keep.
    let form = link(&portal, OFFICE, &zwolle).form("link");
    portal.change(
        "UPDATE portal.subscriptions SET ends_on = starts_on + 1, notice_by = 'Z', notice_at = now()
         WHERE member_id = (SELECT id FROM portal.members WHERE name = 'Zwolle')",
    );
    form.set("state", "none").set("once", "another").submit().is_absent();
    link(&portal, ZWOLLE, &zwolle).is_absent();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.backoffice_links"), "1");
}
