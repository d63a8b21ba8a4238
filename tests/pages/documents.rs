//! Documents: uploaded with an agenda item or a candidate, checked by name and content, given out as a file.

use super::assemblies::{convened, prepared, with_item};
use crate::harness::{Draft, Page, Portal};

const OFFICE: &str = "office@samen-digitaal.example";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n";

/// The form for a document with the one item of an assembly that is prepared, and the assembly.
fn upload(portal: &Portal) -> (Page, Draft) {
    let office = portal.sign_in(OFFICE);
    let page = with_item(&prepared(portal, &office, "ALV"), "Begroting", "discussion");
    let form = page.follow("Stuk toevoegen Begroting").form("document");
    (page, form)
}

#[test]
fn an_uploaded_document_comes_back_to_the_byte_once_the_members_were_called() {
    let portal = Portal::start();
    let (page, form) = upload(&portal);
    // Two and a half pieces: what is longer than one piece comes back whole and in order.
    let long: Vec<u8> = PDF.iter().copied().chain((0_u32..2_600_000).map(|n| n.to_le_bytes()[1])).collect();
    let named = form.clone().set("document_title", "Begroting 2027 & toelichting");
    named.file("file", "begroting 2027.pdf", &long).submit().accepted();
    form.file("file", "Coöperatie.csv", "dienst;€\n").submit().accepted();
    let office = portal.sign_in(OFFICE);
    let links = office.get(page.path()).attributes("#agenda-items ul a", "href");
    assert_eq!(links.len(), 2, "{links:?}");
    let member = portal.sign_in("reader@samen-digitaal.example");
    member.get(&links[0]).is_absent();
    convened(&page);
    let shown = member.get(&page.path().replace("/office", ""));
    shown.says("Begroting 2027 & toelichting (PDF, 2.601 kB)").says("Coöperatie (CSV, 1 kB)");
    let file = shown.follow("Begroting 2027 & toelichting");
    assert_eq!(file.bytes(), long);
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"begroting 2027.pdf\"; filename*=UTF-8''begroting%202027.pdf"
    );
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    let policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
    assert_eq!(file.header("content-security-policy"), policy);
    assert_eq!(member.get(&links[1]).header("content-type"), "text/csv; charset=utf-8");
    let castricum = portal.sign_in("castricum@buch.example");
    castricum.get(&links[0]).is_absent();
    castricum.get(&links[0].replace("samen-digitaal", "buch")).is_absent();
    portal.sign_in("supplier@samen-digitaal.example").get(&links[0]).is_absent();
}

#[test]
fn a_document_is_given_out_only_through_what_it_belongs_to() {
    let portal = Portal::start();
    let (page, form) = upload(&portal);
    form.file("file", "a.pdf", PDF).submit().accepted();
    let office = portal.sign_in(OFFICE);
    let other = with_item(&office.get(page.path()), "Rondvraag", "discussion");
    let link = other.attributes("#agenda-items ul a", "href").remove(0);
    let items = portal.ask("SELECT id FROM portal.agenda_items ORDER BY number");
    assert!(link.contains(&items[0]), "{link}");
    office.get(&link).is_there();
    office.get(&link.replace(&items[0], &items[1])).is_absent();
}

#[test]
fn a_file_that_is_no_document_is_refused_beside_its_field_and_nothing_is_kept() {
    let portal = Portal::start();
    let (page, form) = upload(&portal);
    let form = form.set("document_title", "Toelichting");
    form.submit().refused("Kies een bestand").says("Hoogstens 10 MB");
    let large = vec![b'a'; 10_000_001];
    for (name, content, sentence) in [
        ("leeg.pdf", b"".as_slice(), "Dit bestand is leeg"),
        ("groot.txt", &large, "Dit bestand is te groot: hoogstens 10 MB"),
        ("pagina.html", b"<p>", "Dit soort bestand kan niet"),
        ("plan.pdf", b"<script>", "Dit bestand is niet wat de naam zegt"),
        ("kosten.csv", b"\x80;1", "Bewaar het bestand als UTF-8"),
    ] {
        let again = form.clone().file("file", name, content).submit();
        again.refused(sentence);
        assert_eq!(again.form("document").value("document_title"), "Toelichting", "{name}");
    }
    form.clone()
        .set("document_title", &"x".repeat(201))
        .file("file", "a.pdf", PDF)
        .submit()
        .refused("hoogstens 200 tekens");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.documents"), "0");
    form.clone().file("file", "a.pdf", PDF).submit().accepted();
    form.file("file", "a.pdf", PDF).submit().accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.documents"), "1", "a double click keeps one");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.document_chunks"), "1");
    page.browser().get(page.path()).says("Toelichting (PDF, 1 kB)");
}

#[test]
fn documents_of_a_candidate_are_shown_to_members_and_taken_away_by_the_office() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let new = office.get("/samen-digitaal/office/candidates/new").form("candidate");
    let page = new.set("title", "Grafrechten").set("summary", "Iets.").submit();
    page.accepted();
    let form = page.follow("Document toevoegen").form("document");
    form.clone().file("file", "plan.exe", "MZ").submit().refused("Dit soort bestand kan niet");
    form.file("file", "Plan van aanpak.pdf", PDF).submit().accepted().says("Plan van aanpak (PDF, 1 kB)");
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let seen = member.get(page.path());
    seen.says_not("Document toevoegen").says_not("Document weghalen");
    let link = seen.attributes("main a[download]", "href").remove(0);
    assert_eq!(member.get(&link).bytes(), PDF);
    office.get(page.path()).first_form("main form[action$='/removal']").submit().accepted();
    member.get(page.path()).says_not("Plan van aanpak");
    member.get(&link).is_absent();
}
