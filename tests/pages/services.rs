//! Services: the office keeps them, everybody sees them.

use crate::harness::{Browser, Page, Portal};

/// Adds a service through the form, and gives the page of that service.
pub fn add_service(office: &Browser, cooperative: &str, name: &str, code: &str, state: &str) -> Page {
    let form = office.get(&format!("/{cooperative}/office/services/new"));
    let added = form.form("service").set("name", name).set("code", code).set("state", state).submit();
    added.accepted();
    office.get(&format!("/{cooperative}/services")).follow(name)
}

#[test]
fn the_office_adds_a_service_with_a_meter_and_members_see_it() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let service = add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "in_operation");
    service.says("In beheer").says("Nog geen afnemers");

    let edit = office.get(&format!("/samen-digitaal/office/services/{}/edit", id_of(&service)));
    edit.form("meter")
        .set("meter_name", "zaken")
        .set("meter_code", "zaken")
        .submit()
        .accepted()
        .says("zaken");
    let member = portal.sign_in("enschede@samen-digitaal.example").get("/samen-digitaal/services");
    member.is_there().says("Zaaksysteem").follow("Zaaksysteem").says("zaken").says_not("Wijzigen");
    let supplier = portal.sign_in("supplier@samen-digitaal.example").get(service.path());
    supplier.is_there().says("Zaaksysteem").says_not("Wie de dienst afneemt");
    assert_eq!(portal.ask_one("SELECT count(*)::text FROM portal.meters WHERE code = 'zaken'"), "1");
}

/// The last part of the page's address.
pub fn id_of(page: &Page) -> String {
    let path = page.path().split('?').next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

#[test]
fn a_taken_code_and_a_missing_name_are_said_beside_their_fields() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "offered");
    let form = office.get("/samen-digitaal/office/services/new");
    let again = form.form("service").set("name", "Ander").set("code", "zaaksysteem").submit();
    again.refused("Deze code is al in gebruik").says("Fout:");
    assert_eq!(again.form("service").value("name"), "Ander");
    form.form("service").set("code", "ander").submit().refused("Vul de naam van de dienst in");
    form.form("service").set("name", "Ander").set("code", "Ander Ding").submit().refused("kleine letters");
}

#[test]
fn a_service_that_members_take_does_not_end() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let service = add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "offered");
    super::subscriptions::order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem").accepted();

    let life = portal.ask_one("SELECT id FROM portal.lives");
    let ended = super::lives::gate(&office, &life, "ended").set("successor", "Nieuw").set("migration", "Zo");
    let ended = ended.set("ends_on", "31-12-2030").set("decision", "ALV").set("reason", "Oud");
    ended.submit().refused("Deze dienst kan nog niet stoppen: 1 leden");
    assert_eq!(portal.ask_one("SELECT state FROM portal.services"), "offered");
    let edit = office.get(&format!("/samen-digitaal/office/services/{}/edit", id_of(&service)));
    edit.form("service").set("supplier", "Bouwers B.V.").submit().accepted();
    let deeds = portal.ask("SELECT detail FROM portal.audit_events WHERE deed = 'services.change'");
    assert_eq!(deeds, ["Zaaksysteem: supplier  > Bouwers B.V."]);
}

#[test]
fn the_list_is_narrowed_down_by_words_and_state() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "in_operation");
    add_service(&office, "samen-digitaal", "Afspraken", "afspraken", "development");
    let found = office.get("/samen-digitaal/services?q=zaak");
    found.says("1 van de 2 diensten").says("Zaaksysteem").says_not("Afspraken");
    let none = office.get("/samen-digitaal/services?q=zaak&state=development");
    none.says("Geen dienst gevonden");
}

#[test]
fn the_services_go_along_and_who_takes_them_is_for_members_only() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "in_operation");
    super::subscriptions::order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem").accepted();
    portal.change("UPDATE portal.subscriptions SET starts_on = current_date - 400");
    let json = |who: &str| {
        let browser = portal.sign_in(who);
        let page = browser.get("/samen-digitaal/services").follow("Diensten als JSON");
        let content: serde_json::Value = serde_json::from_slice(page.bytes()).unwrap();
        content["services"][0].clone()
    };
    let seen = json("zwolle@samen-digitaal.example");
    assert_eq!(seen["name"], "Zaaksysteem");
    assert_eq!(seen["members"], serde_json::json!(["Enschede"]));
    assert_eq!(json("supplier@samen-digitaal.example")["members"], serde_json::Value::Null);
    let csv = |who: &str| {
        let page = portal.sign_in(who).get("/samen-digitaal/services/export.csv");
        String::from_utf8(page.bytes().to_vec()).unwrap()
    };
    let (members, suppliers) = (csv("zwolle@samen-digitaal.example"), csv("supplier@samen-digitaal.example"));
    assert!(members.contains("Afnemers") && members.trim_end().ends_with(";1"), "{members}");
    assert!(!suppliers.contains("Afnemers") && suppliers.contains("Zaaksysteem"), "{suppliers}");
    office.get("/samen-digitaal/services/export.exe").is_absent();
}
