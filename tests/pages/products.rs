//! The uniform product list: brought in by the operator, looked up by everybody.

use crate::harness::fixture::OPERATOR;
use crate::harness::{Page, Portal};

/// An edition with one of the products that there are, and two others.
const LIST: &str = "\u{feff}URI;Uniforme productnaam;Gemeente;Burger;Bedrijf;Grondslaglabel;Grondslaglink\n\
    {owms}/afvalpas;afvalpas;X;X;;Wet milieubeheer;https://wetten.overheid.nl/1\n\
    {owms}/afvalpas;afvalpas;X;X;;Verordening;https://wetten.overheid.nl/2\n\
    http://upl.example/nieuw;nieuw product;X;;X;;\n\
    http://upl.example/rijk;product van het rijk;;X;;;\n\
    {owms}/UPL-naam_nog_niet_beschikbaar;UPL-naam nog niet beschikbaar;X;;;;\n";
const LISTED: &str = "SELECT count(*) FROM reference.upl_products WHERE ended_on IS NULL";

fn list() -> String {
    LIST.replace("{owms}", "http://standaarden.overheid.nl/owms/terms")
}

#[test]
fn the_operator_looks_at_a_list_first_and_brings_it_in_once() {
    let portal = Portal::start();
    let operator = portal.sign_in(OPERATOR);
    let send = |deed: &str, content: &str| {
        let form = operator.get("/platform").follow("Productnamenlijst").form("list");
        let form = form.set("why", "Nieuwe editie").untick("deed").set("deed", deed);
        form.file("file", "upl.csv", content).submit()
    };
    assert_eq!(portal.ask_one(LISTED), "511");
    let check = send("check", &list());
    check
        .says("3 producten, waarvan 2 van gemeenten")
        .says("Nieuw: 2")
        .says("Vervallen: 510")
        .says("Veranderd: 1");
    assert_eq!(portal.ask_one(LISTED), "511", "looking changes nothing");
    let told = |page: &Page| page.accepted().select(".gg-toast").concat();
    let first = told(&send("import", &list()));
    assert!(first.contains("2 nieuw, 1 veranderd, 510 vervallen"), "{first}");
    assert_eq!(portal.ask_one(LISTED), "3");
    assert_eq!(portal.ask_one("SELECT count(*) FROM reference.upl_products"), "513", "nothing is removed");
    let bases = "SELECT bases FROM reference.upl_products WHERE name = 'afvalpas'";
    assert_eq!(portal.ask_one(bases).lines().count(), 2);
    send("check", &list()).says("Er verandert niets");
    let again = told(&send("import", &list()));
    assert!(again.contains("0 nieuw, 0 veranderd, 0 vervallen"), "{again}");
    let noted = "SELECT count(*) FROM platform.audit_events
        WHERE deed = 'upl.import' AND subject = 'upl.csv' AND reason = 'Nieuwe editie'";
    assert_eq!(portal.ask_one(noted), "2");
}

#[test]
fn a_list_that_cannot_be_read_is_refused_with_a_sentence() {
    let portal = Portal::start();
    let operator = portal.sign_in(OPERATOR);
    let send = |content: &[u8]| {
        let form = operator.get("/platform/products").form("list").set("why", "Proef");
        form.untick("deed").set("deed", "import").file("file", "upl.csv", content).submit()
    };
    send(b"Naam;URI\ncaf\xe9;https://e.nl/a\n").refused("Dit bestand is niet opgeslagen als UTF-8");
    send(b"Kolom;Iets\na;b\n").refused("Deze kolommen ontbreken");
    send(b"Naam;URI;Gemeente\na;ftp://x;X\nb;https://e.nl/b;misschien\n")
        .says("Er zijn 2 regels fout")
        .says("Dit is geen webadres")
        .says("Zet hier een X of laat het leeg");
    operator.get("/platform/products").form("list").submit().refused("Vul in waarom u dit doet.");
    assert_eq!(portal.ask_one(LISTED), "511");
}

#[test]
fn a_product_is_found_by_a_part_of_its_name_and_shows_what_there_is_for_it() {
    let portal = Portal::demonstration();
    let browser = portal.sign_in("enschede@samen-digitaal.example");
    let names = |query: &str| {
        let page = browser.get(&format!("/samen-digitaal/products?{query}"));
        page.is_there().select("main tbody th a")
    };
    let used = names("");
    assert!(used.contains(&"overlijdensaangifte".to_owned()) && used.len() < 60, "{used:?}");
    assert_eq!(names("show=all").len(), 511);
    assert_eq!(names("q=trouwlokatie"), ["trouwlocatie"]);
    assert!(names("q=pas").contains(&"afvalpas".to_owned()));
    assert_eq!(names("q=zwembadjes&show=used"), Vec::<String>::new());
    let page = browser.get("/samen-digitaal/products?q=parkeervergunning").follow("parkeervergunning");
    page.says("Parkeervergunningen aanvragen, betalen en wijzigen.").says("Naam in de standaard");
    assert_eq!(browser.get("/samen-digitaal/products/bestaat-niet").status(), 404);
}

#[test]
fn a_product_shows_the_solutions_of_members_and_no_draft_and_none_to_a_supplier() {
    let portal = Portal::demonstration();
    let product = "/samen-digitaal/products/parkeervergunning";
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let found = member.get(product).says("oplossingen van leden").follow("Parkeervergunning in één keer");
    found.is_there().says("Inwoners vragen een parkeervergunning aan");
    portal.change("UPDATE portal.solutions SET state = 'draft' WHERE name LIKE 'Parkeervergunning in%'");
    member.get(product).says_not("Parkeervergunning in één keer");
    // Its builder does not see it there either: it is not there for others yet.
    portal.change(
        "UPDATE portal.solutions s SET builder_id = m.id FROM portal.members m
         WHERE m.name = 'Enschede' AND s.name LIKE 'Parkeervergunning in%'",
    );
    member.get(product).says_not("Parkeervergunning in één keer");
    portal.change("UPDATE portal.solutions SET state = 'published' WHERE state = 'draft'");
    member.get(product).says("Parkeervergunning in één keer");
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    supplier.get(product).is_there().says_not("Parkeervergunning in één keer");
}

#[test]
fn what_the_list_no_longer_has_stays_where_it_is_used() {
    let portal = Portal::demonstration();
    let operator = portal.sign_in("operator@gemeengoed.example");
    let form = operator.get("/platform/products").form("list").set("why", "Nieuwe editie");
    form.untick("deed").set("deed", "import").file("file", "upl.csv", list()).submit().accepted();
    let browser = portal.sign_in("enschede@samen-digitaal.example");
    let page = browser.get("/samen-digitaal/products").follow("trouwlocatie");
    page.says("niet meer op de lijst").says("Trouwlocatie reserveren");
    let elsewhere = portal.sign_in("office@buch.example");
    let term = page.path().rsplit('/').next().unwrap_or_default().to_owned();
    let theirs = elsewhere.get(&format!("/buch/products/{term}"));
    theirs.is_there().says("Er is nog geen dienst").says_not("Trouwlocatie reserveren");
    elsewhere.get("/buch/products/afvalpas").is_there().says_not("Trouwlocatie");
    let wish = browser.get("/samen-digitaal/roadmap/wishes/new").form("wish").set("title", "Zaal");
    wish.set("upl", "trouwlocatie").set("what", "Een zaal.").submit().refused("product");
}

#[test]
fn the_office_names_the_product_of_a_service_by_its_uniform_name() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let form = office.get("/samen-digitaal/office/services/new").form("service").set("name", "Passen");
    let form = form.set("code", "passen").set("state", "in_operation");
    form.set("upl", "afvalpa")
        .submit()
        .refused("afvalpas")
        .form("service")
        .set("upl", "Afvalpas")
        .submit()
        .accepted();
    assert_eq!(portal.ask_one("SELECT upl FROM portal.services WHERE code = 'passen'"), "afvalpas");
}
