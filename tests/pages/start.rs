//! The start page of each seat, the glossary and the statements.

use crate::harness::Portal;

#[test]
fn every_role_gets_a_start_page_of_its_own() {
    let portal = Portal::start();
    for who in ["office", "finance", "controller", "board", "supplier", "enschede", "voter", "reader"] {
        let browser = portal.sign_in(&format!("{who}@samen-digitaal.example"));
        browser.get("/samen-digitaal").is_there().says("Te doen");
    }
}

#[test]
fn a_supplier_sees_services_and_nothing_of_members() {
    let portal = Portal::start();
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    let start = supplier.get("/samen-digitaal");
    start.is_there().says_not("Enschede").says_not("Zwolle");
    supplier.get("/samen-digitaal/members").is_absent();
    supplier.get("/samen-digitaal/services").is_there().says_not("Afnemers");
}

#[test]
fn the_office_of_an_empty_cooperative_reads_where_to_begin() {
    let portal = Portal::start();
    let start = portal.sign_in("office@buch.example").get("/buch");
    start.is_there().says("Voeg de eerste dienst toe");
}

#[test]
fn a_greeting_names_the_reader() {
    let portal = Portal::start();
    portal.sign_in("enschede@samen-digitaal.example").get("/samen-digitaal").is_there().says(", Emma");
}

#[test]
fn terms_have_an_address_of_their_own() {
    let portal = Portal::start();
    let glossary = portal.sign_in("reader@samen-digitaal.example").get("/samen-digitaal/glossary");
    glossary.is_there().says("Verdeelsleutel");
    assert_eq!(glossary.select("#allocation-key").len(), 1);
}

#[test]
fn the_statements_name_the_cooperative() {
    let portal = Portal::start();
    let reader = portal.sign_in("reader@samen-digitaal.example");
    reader.get("/samen-digitaal/accessibility").is_there().says("Samen Digitaal wil dat iedereen");
    reader.get("/samen-digitaal/privacy").is_there().says("Samen Digitaal is hiervoor verantwoordelijk");
}

#[test]
fn a_finder_of_a_leak_reads_where_to_report_it() {
    let portal = Portal::start();
    let text = portal.visitor().get("/.well-known/security.txt");
    assert!(text.body().starts_with("Contact: mailto:security@"), "{}", text.body());
    assert!(text.body().contains("\nExpires: "), "{}", text.body());
}

#[test]
fn the_run_to_approve_is_a_task_for_the_second_pair_of_eyes_and_not_for_its_maker() {
    let portal = Portal::demonstration();
    let start = |who: &str| portal.sign_in(&format!("{who}@samen-digitaal.example")).get("/samen-digitaal");
    let run = portal.ask_one(
        "SELECT r.id FROM portal.allocation_runs r JOIN portal.periods p ON p.id = r.period_id
         WHERE p.name = '3e kwartaal 2026'",
    );
    let address = format!("/samen-digitaal/office/allocation-runs/{run}");
    let (approve, waits) = ("Verdeling 3e kwartaal 2026 goedkeuren", "3e kwartaal 2026 wacht op een collega");
    for who in ["controller", "finance2"] {
        let page = start(who);
        page.says(approve).says("Jeroen Visser heeft").says("1.811.868,58").says_not(waits);
        assert!(page.attributes("main a", "href").contains(&address), "{who}");
    }
    // Who made it reads that it waits, and is not asked to decide.
    let maker = start("finance");
    maker.says(waits).says_not(approve);
    assert!(maker.attributes("main a", "href").contains(&address));
    for who in ["office", "board", "enschede"] {
        start(who).says_not(approve).says_not(waits);
    }
}

#[test]
fn a_term_leads_to_its_line_in_the_glossary_from_where_it_is_explained() {
    let portal = Portal::demonstration();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let enschede = portal.sign_in("enschede@samen-digitaal.example");
    let of = |table: &str, and: &str| {
        portal.ask_one(&format!(
            "SELECT t.id FROM portal.{table} t JOIN platform.cooperatives c ON c.id = t.cooperative_id
             WHERE c.address = 'samen-digitaal' AND {and} LIMIT 1"
        ))
    };
    let run = of("allocation_runs", "t.state = 'reviewed'");
    let kept = "(SELECT service_id FROM portal.cost_models m WHERE m.cooperative_id = c.id LIMIT 1)";
    let service = of("services", &format!("t.id = {kept}"));
    let office = "/samen-digitaal/office/allocation-runs";
    let glossary = enschede.get("/samen-digitaal/glossary");
    for (browser, address, term) in [
        (&enschede, format!("/samen-digitaal/services/{service}"), "allocation-key"),
        (
            &enschede,
            format!("/samen-digitaal/members/{}", of("members", "t.name = 'Enschede'")),
            "reference-date",
        ),
        (&enschede, "/samen-digitaal/my-costs".to_owned(), "derivation"),
        (&finance, format!("{office}/{run}"), "signal"),
        (&finance, format!("{office}/{run}/fairness"), "shapley-value"),
    ] {
        let hrefs = browser.get(&address).attributes("main a.gg-term", "href");
        assert_eq!(hrefs, [format!("/samen-digitaal/glossary#{term}")], "{address}");
        assert_eq!(glossary.select(&format!("#{term}")).len(), 1, "{term}");
    }
}
