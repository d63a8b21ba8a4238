//! Documents that come with a version of specifications: for members and suppliers, and for everybody where
//! specifications are public.

use super::lives::specify;
use super::roadmap::add;
use super::services::id_of;
use super::wishes::told;
use crate::harness::{Page, Portal};

const OFFICE: &str = "office@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const SUPPLIER: &str = "supplier@samen-digitaal.example";
const HERE: &str = "/samen-digitaal";
const PDF: &[u8] = b"%PDF-1.7 berichten en velden";

fn upload(portal: &Portal) -> Page {
    let office = portal.sign_in(OFFICE);
    let life = id_of(&add(&office, "Grafrechten", "", "1"));
    let page = specify(&office, &life, "Eerste versie");
    let form = page.follow("Document toevoegen").form("document");
    form.submit().refused("Kies een bestand");
    let again = form.clone().set("document_title", "Berichten").file("file", "berichten.exe", b"MZ").submit();
    assert_eq!(again.form("document").value("document_title"), "Berichten");
    form.set("document_title", "Berichten").file("file", "berichten.pdf", PDF).submit()
}

/// The address of the one document, below what it is asked of.
fn address(portal: &Portal, place: &str) -> String {
    let ids = "SELECT specification_id || '/documents/' || document_id FROM portal.specification_documents";
    format!("{HERE}/{place}/{}", portal.ask_one(ids))
}

#[test]
fn members_and_suppliers_read_what_came_with_a_version() {
    let portal = Portal::start();
    told(&upload(&portal), "Het document is toegevoegd");
    let document = address(&portal, "specifications");
    let life = portal.ask_one("SELECT id FROM portal.lives");
    for who in [SUPPLIER, ENSCHEDE] {
        let page = portal.sign_in(who).get(&format!("{HERE}/pipeline/{life}"));
        page.says("Berichten").says_not("Document toevoegen");
        assert!(page.attributes("a", "href").contains(&document), "{who}");
        assert_eq!(portal.sign_in(who).get(&document).bytes(), PDF);
    }
    portal.visitor().get(&document).says_not("berichten en velden");
    portal.sign_in("castricum@buch.example").get(&document.replace("samen-digitaal", "buch")).is_absent();
    let kept =
        portal.ask("SELECT deed FROM portal.audit_events WHERE deed LIKE 'specifications.%' ORDER BY 1");
    assert_eq!(kept, ["specifications.add-document", "specifications.publish"]);
}

#[test]
fn a_stranger_reads_it_only_while_specifications_are_public_and_without_names() {
    let portal = Portal::start();
    upload(&portal).accepted();
    let document = address(&portal, "public-specifications");
    let stranger = portal.visitor();
    stranger.get(&document).is_absent();
    let switch = |publish: bool| {
        let form = portal.sign_in(OFFICE).get(&format!("{HERE}/office/specifications")).form("publication");
        let form = if publish { form.tick("published", "1") } else { form.untick("published") };
        form.submit().accepted();
    };
    switch(true);
    let page = stranger.get(&format!("{HERE}/public-specifications"));
    page.says("Berichten").says_not("Bram");
    assert!(page.attributes("a", "href").contains(&document), "{document}");
    assert_eq!(stranger.get(&document).bytes(), PDF);
    assert!(stranger.get(&document).header("content-disposition").contains("berichten.pdf"));
    // Another cooperative's address gives nothing away, and nothing else of a document is in reach.
    stranger.get(&document.replace("samen-digitaal", "buch")).is_absent();
    let other = document.replace(&portal.ask_one("SELECT id FROM portal.documents"), &"0".repeat(32));
    stranger.get(&other).is_absent();
    switch(false);
    stranger.get(&document).is_absent();
}
