//! Documents of solutions: open to members or on request, granted for a while, and nowhere without that.

use jiff::SignedDuration;

use super::solutions::published;
use super::wishes::told;
use crate::harness::{Page, Portal, fixture};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const REQUESTS: &str = "/samen-digitaal/document-requests";
const PDF: &[u8] = b"%PDF-1.7 een pentest";

pub(super) fn upload(portal: &Portal, path: &str, access: &str) -> Page {
    let form = portal.sign_in(ZWOLLE).get(&format!("{path}/documents/new")).form("document");
    let form = form.set("kind", "pentest").set("access", access).set("document_title", "Pentest 2026");
    form.file("file", "pentest.pdf", PDF).submit()
}

/// The address of the one document of a solution.
pub(super) fn address(portal: &Portal, path: &str) -> String {
    format!("{path}/documents/{}", portal.ask_one("SELECT document_id FROM portal.solution_documents"))
}

pub(super) fn ask(portal: &Portal, document: &str) -> Page {
    let form = portal.sign_in(ENSCHEDE).get(&format!("{document}/request")).form("request");
    form.submit().refused("Schrijf waarom u het document wilt lezen");
    form.set("reason", "Onze CISO wil het zien.").submit()
}

/// What the database gives of the content to a member, whatever the portal thinks.
fn content(portal: &Portal, who: &str) -> bool {
    let actor = fixture::actor(&portal.db, who, "samen-digitaal");
    let id = portal.ask_one("SELECT solution_id FROM portal.solution_documents").parse().unwrap();
    let look = |tx: &mut store::TenantTx<'_>| {
        let one = tx.solution_documents(id)?.remove(0).document;
        tx.document_content(&one)
    };
    let found = portal.db.tenant_blocking::<_, store::StoreError, _>(&actor, "tests.content", look);
    found.is_ok_and(|content| content == PDF)
}

#[test]
fn a_document_for_members_is_read_by_members_and_uploaded_by_the_builder_only() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    portal.sign_in(ENSCHEDE).get(&format!("{path}/documents/new")).is_absent();
    let form = portal.sign_in(ZWOLLE).get(&format!("{path}/documents/new")).form("document");
    form.file("file", "pentest.pdf", PDF).submit().refused("Kies wat voor document het is");
    told(&upload(&portal, &path, "members"), "toegevoegd");
    let document = address(&portal, &path);
    let reader = portal.sign_in("reader@samen-digitaal.example");
    reader.get(&path).says("Pentest 2026");
    assert_eq!(reader.get(&document).bytes(), PDF);
    portal.sign_in("supplier@samen-digitaal.example").get(&document).is_absent();
    portal.sign_in("castricum@buch.example").get(&document.replace("samen-digitaal", "buch")).is_absent();
    let page = portal.sign_in(ZWOLLE).get(&path);
    page.first_form("form[action$='/removal']").submit().says_not("Pentest 2026");
    reader.get(&document).is_absent();
}

#[test]
fn what_is_on_request_is_granted_with_a_reason_for_a_while_and_ends_by_itself() {
    let portal = Portal::start();
    portal.away_from_midnight();
    let path = published(&portal, "Dossiers");
    upload(&portal, &path, "request").accepted();
    let document = address(&portal, &path);
    let enschede = portal.sign_in(ENSCHEDE);
    enschede.get(&path).says("Pentest 2026").says("Op aanvraag");
    enschede.get(&document).is_absent();
    assert!(!content(&portal, ENSCHEDE) && content(&portal, ZWOLLE));
    assert!(!content(&portal, "office@samen-digitaal.example"), "not the office either");
    told(&ask(&portal, &document), "Uw aanvraag is verstuurd");
    let again = enschede.get(&format!("{document}/request")).form("request").set("reason", "Toch.");
    again.submit().refused("De bouwer heeft nog niet geantwoord");
    portal.work();
    let mail = portal.mail().into_iter().find(|mail| mail.event == "document-asked").unwrap();
    assert!(mail.to == ZWOLLE && mail.text.contains("Onze CISO wil het zien."), "{mail:?}");
    portal.sign_in(ZWOLLE).get("/samen-digitaal").says("1 lid vraagt om een document van u");
    let inbox = portal.sign_in(ZWOLLE).get(REQUESTS);
    let decision = inbox.says("Onze CISO").first_form("form[action$='/decision']");
    told(&decision.set("days", "30").submit(), "Uw antwoord is verstuurd");
    assert_eq!(enschede.get(&document).bytes(), PDF);
    assert!(content(&portal, ENSCHEDE));
    enschede.get(REQUESTS).says("Toegestaan");
    portal.work();
    assert!(portal.mail().iter().any(|mail| mail.event == "document-answered" && mail.to == ENSCHEDE));
    // By the portal's clock to the day, for the database too: thirty days with, and none after.
    portal.clock.advance(SignedDuration::from_hours(24 * 29));
    assert!(content(&portal, ENSCHEDE));
    portal.sign_in(ENSCHEDE).get(&document).is_there();
    portal.clock.advance(SignedDuration::from_hours(24));
    assert!(!content(&portal, ENSCHEDE));
    portal.sign_in(ENSCHEDE).get(&document).is_absent();
    portal.sign_in(ENSCHEDE).get(REQUESTS).says("Toegang voorbij");
}

#[test]
fn what_was_taken_away_is_refused_and_never_granted() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    upload(&portal, &path, "request").accepted();
    let document = address(&portal, &path);
    ask(&portal, &document).accepted();
    let zwolle = portal.sign_in(ZWOLLE);
    let inbox = zwolle.get(REQUESTS);
    let before = inbox.first_form("form[action$='/decision']");
    zwolle.get(&path).first_form("form[action$='/removal']").submit().accepted();
    before.set("days", "30").submit().refused("U kunt de aanvraag alleen nog afwijzen");
    let decision = zwolle.get(REQUESTS).says("Pentest 2026").first_form("form[action$='/decision']");
    assert_eq!(decision.value("days"), "refuse");
    told(&decision.set("answer", "Een nieuwe volgt.").submit(), "Uw antwoord is verstuurd");
    portal.sign_in(ENSCHEDE).get(REQUESTS).says("Een nieuwe volgt.").says("Dit document is weggehaald");
}

#[test]
fn a_refusal_asks_for_a_reason_and_another_member_decides_nothing() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    upload(&portal, &path, "request").accepted();
    let document = address(&portal, &path);
    ask(&portal, &document).accepted();
    let inbox = portal.sign_in(ZWOLLE).get(REQUESTS);
    let decision = inbox.first_form("form[action$='/decision']").set("days", "refuse");
    decision.clone().sent_by(&portal.sign_in(ENSCHEDE)).submit_only();
    assert_eq!(portal.ask_one("SELECT state FROM portal.document_requests"), "open");
    decision.submit().refused("Schrijf waarom u het afwijst");
    decision.set("answer", "Eerst een gesprek.").submit().says("Afgewezen");
    portal.sign_in(ENSCHEDE).get(REQUESTS).says("Eerst een gesprek.");
    portal.sign_in(ENSCHEDE).get(&document).is_absent();
    assert!(!content(&portal, ENSCHEDE));
}
