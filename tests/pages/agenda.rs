//! The agenda of an assembly: items change, move and go; after the call with a reason, and never after the
//! end.

use super::assemblies::{convened, prepared, with_item};
use crate::harness::{Page, Portal};

const OFFICE: &str = "office@samen-digitaal.example";

fn agenda(portal: &Portal) -> String {
    portal.ask_one(
        "SELECT string_agg(number || ' ' || title, ', ' ORDER BY number)
             FROM portal.agenda_items WHERE number > 0",
    )
}

/// An assembly that is prepared, with three items.
fn three(portal: &Portal) -> Page {
    let office = portal.sign_in(OFFICE);
    let page = with_item(&prepared(portal, &office, "ALV"), "Opening", "announcement");
    let page = with_item(&page, "Begroting", "resolution");
    with_item(&page, "Rondvraag", "discussion")
}

#[test]
fn a_draft_changes_freely_and_tells_nobody() {
    let portal = Portal::start();
    let page = three(&portal);
    let edit = page.follow("Wijzigen Begroting").form("item");
    edit.clone().set("title", "").submit().refused("Vul een onderwerp in");
    edit.clone().set("title", "Begroting 2027").set("body", "Met bijlage.").submit().accepted();
    edit.clone().press("deed", "up").submit().accepted();
    assert_eq!(agenda(&portal), "1 Begroting 2027, 2 Opening, 3 Rondvraag");
    edit.set("once", "another").press("deed", "up").submit().refused("Dit punt kan niet verder");
    let last = page.browser().get(page.path()).follow("Wijzigen Rondvraag").form("item");
    last.clone().press("deed", "down").submit().refused("Dit punt kan niet verder");
    let opening = page.browser().get(page.path()).follow("Wijzigen Opening");
    opening.form("item").press("deed", "remove").submit().accepted().says_not("Opening");
    assert_eq!(agenda(&portal), "1 Begroting 2027, 2 Rondvraag");
    page.browser().get(opening.path()).is_absent();
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.agenda_changes"), "0");
    assert!(portal.mail().iter().all(|mail| mail.event != "agenda-changed"));
}

#[test]
fn after_the_call_the_members_read_what_changed_and_why() {
    let portal = Portal::start();
    let page = three(&portal);
    convened(&page);
    let office = page.browser();
    let edit = office.get(page.path()).follow("Wijzigen Rondvraag").form("item");
    edit.clone().press("deed", "remove").submit().refused("Schrijf waarom de agenda verandert");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.agenda_changes"), "0");
    let gone = edit.set("reason", "Er is te weinig tijd.").press("deed", "remove").submit();
    gone.accepted().says("“Rondvraag” is van de agenda gehaald. Reden: Er is te weinig tijd.");
    let new = office.get(page.path()).follow("Agendapunt toevoegen").form("item");
    let new = new.set("title", "Jaarverslag").set("kind", "discussion");
    new.clone().submit().refused("Schrijf waarom de agenda verandert");
    new.set("reason", "Het verslag is klaar.").submit().accepted();
    assert_eq!(agenda(&portal), "1 Opening, 2 Begroting, 3 Jaarverslag");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let seen = member.get(&page.path().replace("/office", ""));
    seen.says("Wijzigingen na de oproep")
        .says("Het verslag is klaar.")
        .says("3. Jaarverslag")
        .says_not("3. Rondvraag");
    portal.work();
    let mails: Vec<_> = portal.mail().into_iter().filter(|mail| mail.event == "agenda-changed").collect();
    assert_eq!(mails.len(), 6, "three who were called, two changes");
    assert!(mails.iter().any(|mail| mail.text.contains("De reden: Er is te weinig tijd.")));
    assert!(mails.iter().any(|mail| mail.text.contains("3. Jaarverslag")), "{}", mails[0].text);
}

#[test]
fn an_item_with_a_vote_stays_and_a_held_assembly_does_not_change() {
    let portal = Portal::start();
    let page = three(&portal);
    let office = page.browser();
    let vote = office.get(page.path()).follow("Stemming maken Begroting").form("resolution");
    vote.set("question", "De begroting is vastgesteld.").submit().accepted();
    let edit = office.get(page.path()).follow("Wijzigen Begroting").form("item");
    edit.clone().press("deed", "remove").submit().refused("Over dit punt is een stemming gemaakt");
    edit.clone().set("kind", "discussion").submit().refused("Over dit punt is een stemming gemaakt");
    edit.clone().set("title", "Begroting 2027").submit().accepted();
    let other = office.get(page.path()).follow("Wijzigen Opening").form("item");
    portal.change("UPDATE portal.assemblies SET state = 'held', convened_at = now(), held_at = now()");
    other.clone().set("title", "Te laat").submit_only();
    assert_eq!(agenda(&portal), "1 Opening, 2 Begroting 2027, 3 Rondvraag");
    let id = portal.ask_one("SELECT id FROM portal.agenda_items WHERE number = 1");
    office.get(&format!("/samen-digitaal/office/agenda-items/{id}/edit")).is_absent();
}
