//! Search: a relevance set of questions on the demonstration, filters, suggestions, and what somebody
//! may not see.

use crate::harness::{Browser, Portal};

/// What somebody types, and the title that must stand among the first three.
const QUESTIONS: [(&str, &str); 46] = [
    ("mijnoverheid", "MijnOverheid"),
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
    ("inwoners belden alsnog", "Chatbot voor de balie"),
    ("tekstherkenning", "Digitale dossiers Sociale Dienst"),
    ("alles in een weekend overzetten", "Open website voor gemeenten"),
    ("SD-2014-03", "Aangifte overlijden"),
    ("jaarrekening 2025", "De leden stellen de jaarrekening over 2025 vast"),
    ("toelichting begroting", "Toelichting bij de begroting"),
    ("specificatie 4.2", "Specificatie 4.2"),
    ("enschede", "Enschede"),
    ("routekaart 2026", "Routekaart 2026"),
    ("rondvraag", "Ledenvergadering juni 2026"),
    ("accountant goedkeurende verklaring", "Ledenvergadering juni 2026"),
    ("zaal van het museum", "Trouwlocatie reserveren"),
    ("600 keer per jaar", "Trouwlocatie reserveren"),
];

fn titles(browser: &Browser, query: &str) -> Vec<String> {
    let page = browser.get(&format!("/samen-digitaal/search?{query}"));
    page.is_there().select("main tbody th a")
}

#[test]
fn the_questions_find_what_was_meant_among_the_first_three() {
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
    for (question, title) in QUESTIONS.iter().skip(33).filter(|(question, _)| !question.starts_with("SD")) {
        let question = format!("q={}", question.replace(' ', "+"));
        let has = |browser| titles(browser, &question).iter().any(|found| found.starts_with(title));
        assert!(has(&member) && !has(&supplier), "{question}");
    }
    assert!(titles(&supplier, "q=SD-2014-03").iter().any(|title| title.starts_with("Aangifte overlijden")));
    assert!(titles(&supplier, "q=mijnoverheid&kind=facility").contains(&"MijnOverheid".to_owned()));
    for kind in ["member", "round", "assembly"] {
        let question = format!("q=enschede+routekaart+ledenvergadering&kind={kind}");
        assert_eq!(titles(&supplier, &question), Vec::<String>::new());
    }
    assert!(titles(&supplier, "q=burgerzaken&kind=programme").contains(&"Burgerzaken".to_owned()));
    assert_eq!(titles(&supplier, "q=trouwlocatie"), ["trouwlocatie"], "only the product");
    assert_eq!(titles(&supplier, "q=bruidsparen"), Vec::<String>::new());
    // What is shown of a specification is its text, not the heading in Markdown that it begins with.
    let page = supplier.get("/samen-digitaal/search?q=gegevens+geheim+houden&kind=specification");
    page.says("Gegevens geheim houden").says_not("# Doel");
    let page = supplier.get("/samen-digitaal/search?q=bruidspahren");
    page.says("Wensen (0)").says_not("Bedoelde u").says_not("Trouwlocatie");
    assert!(titles(&supplier, "q=zaaksysteem").contains(&"Zaaksysteem".to_owned()));
    let other = portal.sign_in("voter@samen-digitaal.example");
    assert_eq!(other.get("/buch/search?q=zaak").status(), 404);
}

#[test]
fn names_of_documents_that_are_on_request_or_not_yet_convened_are_not_found() {
    let portal = Portal::demonstration();
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let documents = |question: &str| titles(&member, &format!("q={question}&kind=document"));
    assert!(documents("specificatie+4.2").contains(&"Specificatie 4.2".to_owned()));
    assert!(!documents("pentest").contains(&"Pentest 2026".to_owned()));
    assert!(!documents("toelichting+begroting").is_empty());
    portal.change("UPDATE portal.assemblies SET state = 'draft', convened_at = NULL, held_at = NULL");
    assert!(!documents("toelichting+begroting").contains(&"Toelichting bij de begroting".to_owned()));
    let office = portal.sign_in("office@samen-digitaal.example");
    let of_office = titles(&office, "q=toelichting+begroting&kind=document");
    assert!(of_office.contains(&"Toelichting bij de begroting".to_owned()), "{of_office:?}");
}

#[test]
fn what_is_prepared_only_the_office_finds_and_what_was_taken_back_nobody() {
    let portal = Portal::demonstration();
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let office = portal.sign_in("office@samen-digitaal.example");
    let prepared = |browser: &Browser| titles(browser, "q=samenwerken+andere&kind=assembly");
    assert!(prepared(&office).iter().any(|title| title.starts_with("Ledenvergadering voorjaar")));
    assert_eq!(prepared(&member), Vec::<String>::new());
    let round = |browser: &Browser| {
        let page = browser.get("/samen-digitaal/search?q=routekaart+2027&kind=round");
        page.is_there().attributes("main tbody th a", "href").first().cloned().unwrap_or_default()
    };
    assert!(round(&member).starts_with("/samen-digitaal/rounds/"));
    portal.change(
        "UPDATE portal.round_states s SET state = 'draft' FROM portal.rounds r
         WHERE r.cooperative_id = s.cooperative_id AND r.id = s.round_id AND r.title = 'Routekaart 2027'",
    );
    assert!(!round(&member).ends_with(round(&office).rsplit('/').next().unwrap_or_default()));
    assert!(round(&office).starts_with("/samen-digitaal/office/rounds/"));
    office.get(&round(&office)).is_there();
    let said = |question: &str| titles(&member, &format!("q={question}&kind=wish"));
    assert_eq!(said("museum"), ["Trouwlocatie reserveren"]);
    portal.change(
        "INSERT INTO portal.comment_edits (cooperative_id, comment_id, n, text, at)
         SELECT cooperative_id, id, 1, 'Bij ons het kasteel ook.', now() FROM portal.comments
         WHERE text LIKE '%museum%'",
    );
    assert_eq!((said("museum").len(), said("kasteel").len()), (0, 1), "the wording that counts");
    portal.change(
        "INSERT INTO portal.comment_withdrawals (cooperative_id, comment_id, at)
         SELECT cooperative_id, comment_id, now() FROM portal.comment_edits WHERE text LIKE '%kasteel%'",
    );
    assert_eq!(said("kasteel").len(), 0, "taken back");
}

#[test]
fn what_was_found_is_narrowed_down_by_programme_and_product_in_the_address() {
    let portal = Portal::demonstration();
    let member = portal.sign_in("enschede@samen-digitaal.example");
    let all = titles(&member, "q=aangifte");
    let product = titles(&member, "q=aangifte&product=overlijdensaangifte");
    assert!(product.contains(&"Aangifte overlijden".to_owned()) && product.len() < all.len(), "{product:?}");
    let page = member.get("/samen-digitaal/search?q=aangifte&programme=Burgerzaken");
    assert_eq!(page.attributes("#programme option[selected]", "value"), ["Burgerzaken"]);
    let programme = page.select("main tbody th a");
    assert!(programme.iter().any(|title| title.starts_with("Aangifte overlijden")), "{programme:?}");
    assert!(programme.len() < all.len());
    page.says(&format!("Alles ({})", programme.len()));
    let none = member.get("/samen-digitaal/search?q=aangifte&programme=Onzin");
    none.says("Niets gevonden").says("Onzin");
}

/// Measures what a request takes among 5,000 entries: `make bench`.
#[test]
#[ignore = "measures; run by make bench"]
fn five_thousand_entries_are_searched_by_request() {
    let portal = Portal::demonstration();
    portal.change(
        "INSERT INTO portal.solutions (cooperative_id, id, builder_id, name, summary, description, processes,
             maturity, state, state_since, made_by, made_at, changed_by, changed_at)
         SELECT s.cooperative_id, gen_random_uuid(), s.builder_id, s.name || ' ' || n, s.summary,
             s.description, s.processes || ' ' || n, s.maturity, 'published', now(), '', now(), '', now()
         FROM portal.solutions s CROSS JOIN generate_series(1, 250) n
         WHERE s.cooperative_id = (SELECT id FROM platform.cooperatives WHERE address = 'samen-digitaal');
         CREATE TEMPORARY TABLE more AS SELECT gen_random_uuid() AS new_id, w.*, row_number() OVER () AS n
         FROM portal.wishes w CROSS JOIN generate_series(1, 400)
         WHERE w.cooperative_id = (SELECT id FROM platform.cooperatives WHERE address = 'samen-digitaal')
         LIMIT 2000;
         INSERT INTO portal.topics (cooperative_id, id, kind) SELECT cooperative_id, new_id, 'wish' FROM more;
         INSERT INTO portal.wishes SELECT (w).* FROM (SELECT jsonb_populate_record(NULL::portal.wishes,
             to_jsonb(more) || jsonb_build_object('id', new_id, 'number', 10000 + n,
                 'title', title || ' ' || n, 'into_wish', NULL, 'state', 'open')) AS w FROM more) m",
    );
    let entries: usize = portal
        .ask_one("SELECT (SELECT count(*) FROM portal.solutions) + (SELECT count(*) FROM portal.wishes)")
        .parse()
        .unwrap();
    assert!(entries >= 5_000, "{entries}");
    let browser = portal.sign_in("enschede@samen-digitaal.example");
    let questions = QUESTIONS.iter().map(|(question, _)| format!("q={}", question.replace(' ', "+")));
    let mut times: Vec<u128> = Vec::new();
    for question in questions.cycle().take(120) {
        let start = std::time::Instant::now();
        assert!(!titles(&browser, &question).is_empty(), "{question}");
        times.push(start.elapsed().as_millis());
    }
    times.sort_unstable();
    let (median, high) = (times[times.len() / 2], times[times.len() * 95 / 100]);
    println!("GET /search among {entries} entries: median {median} ms, 95th percentile {high} ms");
}
