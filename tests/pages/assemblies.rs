//! Assemblies: prepared by the office, convened by mail, seen by members, ended once all is decided.

use crate::harness::{Browser, Page, Portal};

const OFFICE: &str = "office@samen-digitaal.example";

/// A day so many days from today, as a date field has it.
pub(super) fn day(portal: &Portal, days: i64) -> String {
    portal.ask_one(&format!("SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date + {days}"))
}

/// Prepares an assembly twenty days from today.
pub(super) fn prepared(portal: &Portal, office: &Browser, title: &str) -> Page {
    let form = office.get("/samen-digitaal/office/assemblies/new").form("assembly");
    let form = form.set("title", title).set("day", &day(portal, 20)).set("time", "19:30");
    let page = form.set("place", "Stadskantoor").set("convocation", "Welkom.").submit();
    page.accepted();
    page
}

/// Puts an item on its agenda, and gives its page again.
pub(super) fn with_item(assembly: &Page, title: &str, kind: &str) -> Page {
    let form = assembly.browser().get(&format!("{}/items/new", assembly.path())).form("item");
    let page = form.set("title", title).set("kind", kind).submit();
    page.accepted();
    page
}

/// Calls the members.
pub(super) fn convened(assembly: &Page) -> Page {
    let page = assembly.browser().get(assembly.path()).form("convocation").submit();
    page.accepted();
    page
}

#[test]
fn members_see_an_assembly_once_they_were_called_and_hear_of_it_by_mail() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let page = with_item(&prepared(&portal, &office, "ALV december"), "Begroting 2027", "discussion");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let path = page.path().replace("/office", "");
    member.get(&path).is_absent();
    member.get("/samen-digitaal/assemblies").says("Er is geen vergadering gepland");
    convened(&page).says("Opgeroepen");
    member.get("/samen-digitaal/assemblies").follow("ALV december").says("Begroting 2027").says("Welkom.");
    portal.work();
    let letters: Vec<_> =
        portal.mail().into_iter().filter(|letter| letter.event == "assembly-convened").collect();
    let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    let called =
        ["enschede@samen-digitaal.example", "voter@samen-digitaal.example", "zwolle@samen-digitaal.example"];
    assert!(called.iter().all(|one| to.contains(one)), "{to:?}");
    assert_eq!(to.len(), called.len(), "neither readers nor the office are called: {to:?}");
    assert!(letters[0].text.contains("1. Begroting 2027"), "{}", letters[0].text);
}

#[test]
fn what_is_missing_is_said_beside_its_field_and_nothing_is_kept() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let form = || office.get("/samen-digitaal/office/assemblies/new").form("assembly");
    let empty = form().emptied().submit();
    empty
        .refused("Vul een naam in")
        .says("Vul een datum en een tijd in")
        .says("Vul in waar de vergadering is");
    let odd = form().set("title", "ALV").set("place", "Zaal").set("day", "1-12-2099").set("time", "25:00");
    odd.submit().refused("Vul een datum en een tijd in");
    let past = form().set("title", "ALV").set("place", "Zaal").set("day", "1-1-2020").submit();
    past.refused("De vergadering begint in het verleden");
    assert_eq!(past.form("assembly").value("title"), "ALV");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.assemblies"), "0");
    prepared(&portal, &office, "ALV");
    let again = form().set("title", "ALV").set("place", "Zaal").set("day", "1-12-2099");
    again.submit().refused("Er is al een vergadering met deze naam");
}

#[test]
fn an_agenda_changes_only_with_a_reason_once_the_members_were_called() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let empty = prepared(&portal, &office, "ALV");
    let path = empty.path().to_owned();
    let page = with_item(&empty, "Rondvraag", "discussion");
    let late = office
        .get(&format!("{path}/items/new"))
        .form("item")
        .set("title", "Te laat")
        .set("kind", "discussion");
    let again = page.form("convocation");
    convened(&page);
    late.submit().refused("Schrijf waarom de agenda verandert");
    again.set("once", "another").submit().refused("De leden zijn al opgeroepen");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.agenda_items"), "1");
    let mails = "SELECT count(*) FROM portal.outbox WHERE event = 'assembly-convened'";
    assert_eq!(portal.ask_one(mails), "3", "a second press calls nobody again");
}

#[test]
fn an_assembly_without_agenda_calls_nobody() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let full = with_item(&prepared(&portal, &office, "ALV"), "Rondvraag", "discussion");
    let empty = prepared(&portal, &office, "Lege ALV");
    let forged = full.form("convocation").to(&format!("{}/convocation", empty.path()));
    forged.submit().refused("Zet eerst een punt op de agenda");
}

#[test]
fn documents_are_addresses_of_the_web_or_of_the_portal() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let page = with_item(&prepared(&portal, &office, "ALV"), "Begroting", "discussion");
    let form = page.follow("Stuk toevoegen Begroting").form("attachment").set("title", "Toelichting");
    for wrong in ["", "http://example.org", "javascript:alert(1)", "//example.org/x", "stuk.pdf"] {
        form.clone().set("address", wrong).submit().refused("Dit adres kan niet");
    }
    form.clone().set("address", "https://example.org/stuk.pdf").submit().accepted();
    form.set("address", "/samen-digitaal/services").submit().refused("al een stuk met deze naam");
    let own = page.follow("Stuk toevoegen Begroting").form("attachment").set("title", "Diensten");
    own.set("address", "/samen-digitaal/services").submit().accepted();
    convened(&page);
    let member = portal.sign_in("reader@samen-digitaal.example");
    let seen = member.get("/samen-digitaal/assemblies").follow("ALV");
    assert_eq!(
        seen.attributes("#agenda-items ul a", "href"),
        ["https://example.org/stuk.pdf", "/samen-digitaal/services"]
    );
}

#[test]
fn an_assembly_ends_after_it_began_and_then_nothing_changes() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let page = convened(&with_item(&prepared(&portal, &office, "ALV"), "Begroting", "discussion"));
    assert_eq!(page.select("#end"), [""; 0], "it has not begun");
    let document = page.follow("Stuk toevoegen Begroting").form("attachment");
    portal.change("UPDATE portal.assemblies SET starts_at = now() - interval '2 hours'");
    let ended = office.get(page.path()).form(&format!("{}/end", page.path())).submit();
    ended.accepted().says("Gehouden");
    let late = document.set("title", "Te laat").set("address", "https://example.org/x").submit();
    late.refused("Deze vergadering is al gehouden");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    member.get("/samen-digitaal/assemblies").says("Eerdere vergaderingen").follow("ALV").is_there();
}

#[test]
fn a_supplier_and_another_cooperative_see_no_assembly() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let page = convened(&with_item(&prepared(&portal, &office, "ALV"), "Begroting", "discussion"));
    let path = page.path().replace("/office", "");
    portal.sign_in("supplier@samen-digitaal.example").get(&path).is_absent();
    let castricum = portal.sign_in("castricum@buch.example");
    castricum.get(&path).is_absent();
    castricum.get(&path.replace("samen-digitaal", "buch")).is_absent();
    castricum.get("/buch/assemblies").says_not("ALV");
}
