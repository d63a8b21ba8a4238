//! Search: a relevance set of thirty questions on the demonstration, filters, suggestions, and what somebody
//! may not see.

use crate::harness::{Browser, Portal};

/// What somebody types, and the title that must stand among the first three.
const QUESTIONS: [(&str, &str); 32] = [
    ("zaaksysteem", "Zaaksysteem"),
    ("parkeervergunningen", "Parkeervergunning"),
    ("parkervergunning", "Parkeervergunning"),
    ("aangifte overlijden", "Aangifte overlijden"),
    ("uitvaartondernemer", "Aangifte overlijden"),
    ("trouwlokatie", "Trouwlocatie reserveren"),
    ("bruidspaar", "Trouwlocatie reserveren"),
    ("urgentie woning", "Woningurgentie aanvragen"),
    ("rijbewjs", "Rijbewijs verlengen"),
    ("huwelijk", "Huwelijk melden"),
    ("briefadres", "Briefadres aanvragen"),
    ("geheimhouding gegevens", "Gegevens geheim houden"),
    ("bezwaar woz", "Bezwaar tegen de WOZ"),
    ("taxatieverslag", "WOZ-taxatieverslag"),
    ("hond", "Hondenbelasting"),
    ("schulden", "Schuldhulp"),
    ("wmo", "Wmo-voorziening"),
    ("leerling vervoer", "Leerlingenvervoer"),
    ("jeugdhulp", "Jeugdhulp aanvragen"),
    ("inburgeren", "Plan voor inburgering"),
    ("kapotte lamp", "Melding openbare ruimte"),
    ("container voor afval", "Afvalcontainer aanvragen"),
    ("grof vuil", "Grofvuil laten ophalen"),
    ("laadpalen", "Laadpaal aanvragen"),
    ("ontheffing parkeren", "Parkeerontheffing"),
    ("graf", "Grafrechten"),
    ("evenement", "Evenementenvergunning"),
    ("alcohol", "Alcoholvergunning"),
    ("colecte", "Collectevergunning"),
    ("subsidie voor cultuur", "Cultuursubsidie"),
    ("standplats", "Standplaatsvergunning"),
    ("formulier", "E-formulieren"),
];

fn titles(browser: &Browser, query: &str) -> Vec<String> {
    let page = browser.get(&format!("/samen-digitaal/search?{query}"));
    page.is_there().select("main tbody th a")
}

#[test]
fn thirty_questions_find_what_was_meant_among_the_first_three() {
    let portal = Portal::demonstration();
    let browser = portal.sign_in("enschede@samen-digitaal.example");
    let mut wrong = Vec::new();
    for (question, expected) in QUESTIONS {
        let found = titles(&browser, &format!("q={}", question.replace(' ', "+")));
        if !found.iter().take(3).any(|title| title.starts_with(expected)) {
            wrong.push(format!("{question}: {:?} instead of {expected}", found.get(..5).unwrap_or(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_address_holds_the_question_and_the_kind_and_the_page_suggests_and_counts() {
    let portal = Portal::demonstration();
    let browser = portal.sign_in("enschede@samen-digitaal.example");
    let page = browser.get("/samen-digitaal/search?q=trouwlokatie&kind=wish");
    page.says("1 resultaat voor").says("Bedoelde u:").says("Wensen (1)").says("Diensten (0)");
    assert_eq!(page.select("main tbody th a"), ["Trouwlocatie reserveren"]);
    assert_eq!(page.follow("trouwlocatie").attributes("#search-words", "value"), ["trouwlocatie"]);
    browser.get("/samen-digitaal/search?q=xyzzyx").says("Niets gevonden");
    browser.get("/samen-digitaal/search").says("Een letter verkeerd is niet erg").says_not("Niets gevonden");
    browser.get("/samen-digitaal/search?q=%3Cb%3E&kind=onzin").is_there();
    let from_elsewhere = browser.get("/samen-digitaal/services");
    assert_eq!(from_elsewhere.attributes("form.gg-search", "action"), ["/samen-digitaal/search"]);
}

#[test]
fn a_supplier_finds_services_and_products_and_nothing_of_members() {
    let portal = Portal::demonstration();
    let member = portal.sign_in("enschede@samen-digitaal.example");
    assert!(titles(&member, "q=trouwlocatie").contains(&"Trouwlocatie reserveren".to_owned()));
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    assert_eq!(titles(&supplier, "q=trouwlocatie"), ["trouwlocatie"], "only the product");
    assert_eq!(titles(&supplier, "q=bruidsparen"), Vec::<String>::new());
    let page = supplier.get("/samen-digitaal/search?q=bruidspahren");
    page.says("Wensen (0)").says_not("Bedoelde u").says_not("Trouwlocatie");
    assert!(titles(&supplier, "q=zaaksysteem").contains(&"Zaaksysteem".to_owned()));
    let other = portal.sign_in("voter@samen-digitaal.example");
    assert_eq!(other.get("/buch/search?q=zaak").status(), 404);
}
