//! Orders by the rules of a service: what they cost before they are confirmed, packages and quantities,
//! approval by the office, procurement basis, change and notice.

use super::runs::{cost, period, service};
use super::services::{add_service, id_of};
use crate::harness::{Page, Portal};

const OFFICE: &str = "office@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

/// A service that Zwolle and Zutphen take and Enschede does not, with an approved run of a hundred thousand
/// euros by inhabitants. The id of the service.
pub(super) fn taken_by_two(portal: &Portal) -> String {
    service(portal, "samen-digitaal", "Zaaksysteem", r#"{"key":{"kind":"attribute","name":"inhabitants"}}"#);
    portal.change(
        "DELETE FROM portal.subscriptions s USING portal.members m
         WHERE m.id = s.member_id AND m.name = 'Enschede'",
    );
    approved(portal, "2025");
    portal.ask_one("SELECT id::text FROM portal.services WHERE code = 'zaaksysteem'")
}

fn approved(portal: &Portal, year: &str) {
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let (first, last) = (format!("1-1-{year}"), format!("31-12-{year}"));
    let page = period(&finance, "samen-digitaal", year, &first, &last);
    let run = cost(&page, "Zaaksysteem", "100.000,00").form("allocation-runs").submit();
    run.form("review").submit().accepted();
    let controller = portal.sign_in("controller@samen-digitaal.example");
    controller.get(run.path()).form("decision").set("decision", "approve").submit().accepted();
}

pub(super) fn rules(portal: &Portal, service: &str) -> Page {
    portal.sign_in(OFFICE).get(&format!("/samen-digitaal/office/services/{service}/order-rules"))
}

pub(super) fn order_form(portal: &Portal, who: &str, service: &str) -> Page {
    portal.sign_in(who).get(&format!("/samen-digitaal/subscriptions/new?service={service}"))
}

/// The cells of somebody's row in the table of shares, with single spaces.
fn row(page: &Page, name: &str) -> String {
    let rows = page.select("section[aria-labelledby=effect-table] tr");
    let row = rows.iter().find(|row| row.contains(name)).unwrap_or_else(|| panic!("{name} in {rows:?}"));
    row.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the page says was just done.
fn toast(page: &Page) -> String {
    page.accepted().select(".gg-toast").concat()
}

/// The id of a package.
pub(super) fn package(portal: &Portal, name: &str) -> String {
    portal.ask_one(&format!("SELECT id::text FROM portal.packages WHERE name = '{name}'"))
}

#[test]
fn before_confirming_the_member_sees_its_share_and_everybody_elses_to_the_cent() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let form = order_form(&portal, ENSCHEDE, &service).form("check");
    let check = form.set("starts_on", "2030-01-01").submit();
    check.is_there().says("Er is nog niets besteld").says("over een periode als 2025");
    assert_eq!(row(&check, "Enschede"), "Enschede – neemt deze dienst niet af € 47.467,80 +€ 47.467,80");
    assert_eq!(row(&check, "Zwolle"), "Zwolle € 72.884,02 € 38.287,58 −€ 34.596,44");
    assert_eq!(row(&check, "Zutphen"), "Zutphen € 27.115,98 € 14.244,62 −€ 12.871,36");
    assert_eq!(row(&check, "Samen"), "Samen € 100.000,00 € 100.000,00 € 0,00");
    check.says("Enschede betaalt € 47.467,80. De andere 2 leden betalen samen € 47.467,80 minder.");
    check.says("Vanaf 1 januari 2030").says("Ten minste tot en met 30 april 2030");
    check.says("De opzegtermijn is 3 maanden. De dienst stopt op de laatste dag van een maand.");
    check.says("Dit is de regel van de coöperatie.");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "2", "nothing was ordered");
    assert!(toast(&check.form("subscriptions").submit()).contains("De dienst is besteld"));
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "3");
}

#[test]
fn without_a_run_the_key_of_today_divides_an_example() {
    let portal = Portal::start();
    let rule = r#"{"key":{"kind":"equal"}}"#;
    service(&portal, "samen-digitaal", "Zaaksysteem", rule);
    portal.change(
        "DELETE FROM portal.subscriptions s USING portal.members m
         WHERE m.id = s.member_id AND m.name = 'Enschede'",
    );
    let service = portal.ask_one("SELECT id::text FROM portal.services");
    let check = order_form(&portal, ENSCHEDE, &service).form("check").submit();
    check.says("Voorbeeld: er is nog geen goedgekeurde verdeling van Zaaksysteem");
    assert_eq!(row(&check, "Zwolle"), "Zwolle € 50.000,00 € 33.333,33 −€ 16.666,67");
    assert_eq!(row(&check, "Samen"), "Samen € 100.000,00 € 100.000,00 € 0,00");
    portal.change("DELETE FROM portal.service_keys");
    let check = order_form(&portal, ENSCHEDE, &service).form("check").submit();
    check.says("kunnen wij nog niet uitrekenen").form("subscriptions").submit().accepted();
}

#[test]
fn the_office_sets_the_rules_and_orders_go_by_them() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    let page = rules(&portal, &service);
    page.says("de 3 maanden van de coöperatie");
    let form = page.form("rules").set("unit", "werkplekken").set("least", "10").set("most", "500");
    form.clone().set("least", "600").submit().refused("kleiner dan het kleinste");
    form.clone().set("unit", "").submit().refused("Vul in wat er wordt geteld");
    form.clone().set("notice_months", "drie").submit().refused("Vul een heel aantal maanden in");
    form.set("notice_months", "6").set("ends_with", "year").submit().accepted();

    let form = order_form(&portal, ENSCHEDE, &service).form("check").set("starts_on", "2030-08-01");
    form.clone().submit().refused("Vul in hoeveel werkplekken");
    form.clone().set("quantity", "9").submit().refused("U bestelt ten minste 10 werkplekken");
    form.clone().set("quantity", "501").submit().refused("U bestelt ten hoogste 500 werkplekken");
    let unread = form.clone().set("quantity", "veel").submit();
    unread.refused("Dit aantal kunnen wij niet lezen");
    assert_eq!(unread.form("check").value("quantity"), "veel");
    let check = form.set("quantity", "120").submit();
    check.says("120 werkplekken").says("Ten minste tot en met 31 december 2031");
    check.says("Dit is de regel van deze dienst.").form("subscriptions").submit().accepted();
    let kept = "SELECT quantity::text FROM portal.subscription_choices";
    assert_eq!(portal.ask_one(kept), "120.00");
    portal.sign_in(ENSCHEDE).get("/samen-digitaal/subscriptions").says("120 werkplekken");
}

fn with_packages(portal: &Portal) -> String {
    let service = taken_by_two(portal);
    let form = rules(portal, &service).form("packages").set("package_kind", "factor");
    form.clone().set("package_name", "Basis").set("package_price", "1").submit().accepted();
    let plus = form.set("package_name", "Plus").set("package_price", "1,5");
    plus.set("once", "plus").submit().accepted().says("1,5 keer zo zwaar");
    service
}

#[test]
fn a_package_with_a_factor_weighs_in_the_check_and_in_the_run() {
    let portal = Portal::start();
    let service = with_packages(&portal);
    let form = order_form(&portal, ENSCHEDE, &service).form("check");
    form.clone().submit().refused("Kies een pakket");
    let today = portal.ask_one("SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date::text");
    let check = form.set("package", &package(&portal, "Plus")).set("starts_on", &today).submit();
    // 1.5 times 159,732 inhabitants beside 176,774.
    assert_eq!(row(&check, "Enschede"), "Enschede – neemt deze dienst niet af € 57.544,22 +€ 57.544,22");
    assert_eq!(row(&check, "Samen"), "Samen € 100.000,00 € 100.000,00 € 0,00");
    check.form("subscriptions").submit().accepted().says("Plus");
    portal.change(
        "UPDATE portal.subscriptions s SET starts_on = '2026-01-01' FROM portal.members m
         WHERE m.id = s.member_id AND m.name = 'Enschede'",
    );
    approved(&portal, "2026");
    let paid = portal.ask(
        "SELECT m.name || ' ' || l.cents FROM portal.allocation_lines l
         JOIN portal.members m ON m.id = l.member_id
         JOIN portal.allocation_runs r ON r.id = l.run_id JOIN portal.periods p ON p.id = r.period_id
         WHERE p.name = '2026' ORDER BY 1",
    );
    assert_eq!(paid, ["Enschede 5754422", "Zutphen 1151230", "Zwolle 3094348"]);
}

#[test]
fn another_package_from_a_day_is_the_next_subscription_without_a_day_twice() {
    let portal = Portal::start();
    let service = with_packages(&portal);
    let order = order_form(&portal, ENSCHEDE, &service)
        .form("check")
        .set("package", &package(&portal, "Basis"))
        .submit();
    order.form("subscriptions").submit().accepted();
    let member = portal.sign_in(ENSCHEDE);
    let page = member.get("/samen-digitaal/subscriptions").follow("Wijzigen Zaaksysteem");
    let form = page.form("check").set("starts_on", "2030-01-01");
    form.clone().submit().refused("U heeft niets gewijzigd");
    form.clone()
        .set("package", &package(&portal, "Plus"))
        .set("starts_on", "2001-01-01")
        .submit()
        .refused("in het verleden");
    let check = form.set("package", &package(&portal, "Plus")).submit();
    check.says("Wijziging controleren").says("nu € 47.467,80");
    assert!(toast(&check.form("change").submit()).contains("De wijziging is doorgevoerd"));
    let kept = portal.ask(
        "SELECT p.name || coalesce(' ' || s.ends_on::text, '') FROM portal.subscriptions s
         JOIN portal.subscription_choices c ON c.subscription_id = s.id
         JOIN portal.packages p ON p.id = c.package_id ORDER BY s.starts_on",
    );
    assert_eq!(kept, ["Basis 2030-01-01", "Plus"]);
    let list = member.get("/samen-digitaal/subscriptions");
    list.says("Uw gemeente neemt 1 dienst af").says_not("opgezegd");
    member.get(&format!("/samen-digitaal/services/{service}")).says_not("Uw gemeente stopt met deze dienst");
    let other = portal.sign_in(ZWOLLE);
    other.get(page.path()).is_absent();
    page.form("check").set("package", &package(&portal, "Plus")).submit().refused("opgezegd");
}

#[test]
fn an_order_that_needs_approval_counts_only_when_the_office_approves_it() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    rules(&portal, &service).form("rules").tick("needs_approval", "1").submit().accepted();
    let check = order_form(&portal, ENSCHEDE, &service).form("check").submit();
    check.says("Het bureau keurt bestellingen van deze dienst goed");
    check.form("subscriptions").submit().accepted().says("wacht op het bureau");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "2");
    portal.work();
    let again = order_form(&portal, ENSCHEDE, &service).form("check").submit();
    again.form("subscriptions").submit().refused("wacht nog op het bureau");
    portal.sign_in(ZWOLLE).get("/samen-digitaal/subscriptions").says_not("wacht op het bureau");

    let office = portal.sign_in(OFFICE);
    office.get("/samen-digitaal").says("1 bestelling wacht op goedkeuring").says("Enschede: Zaaksysteem");
    let page = office.get("/samen-digitaal/office/orders").follow("Enschede");
    assert_eq!(row(&page, "Samen"), "Samen € 100.000,00 € 100.000,00 € 0,00");
    page.form("refusal").submit().refused("Schrijf waarom u deze bestelling afwijst");
    assert!(toast(&page.form("approval").submit()).contains("De bestelling is goedgekeurd"));
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "3");
    page.form("approval").set("once", "another").submit().refused("al besloten");
    portal.work();
    let mails = portal.mail();
    assert!(mails.iter().any(|mail| mail.event == "order-asked" && mail.to == OFFICE), "{mails:?}");
    let approved = mails.iter().find(|mail| mail.event == "subscription-ordered").unwrap();
    assert_eq!(approved.to, ENSCHEDE);
}

#[test]
fn a_refused_order_says_why_and_a_waiting_one_can_be_taken_back() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    rules(&portal, &service).form("rules").tick("needs_approval", "1").submit().accepted();
    let ask = |day: &str| {
        let form = order_form(&portal, ENSCHEDE, &service).form("check").set("starts_on", day);
        form.submit().form("subscriptions").submit()
    };
    ask("2030-01-01").accepted();
    let page = portal.sign_in(OFFICE).get("/samen-digitaal/office/orders").follow("Enschede");
    page.form("refusal").set("reason", "Eerst de koppeling.").submit().accepted().says("Eerst de koppeling.");
    let told = portal.sign_in(ENSCHEDE).get("/samen-digitaal/subscriptions");
    told.says("afgewezen").says("Bram Bureau: Eerst de koppeling.");
    let list = ask("2031-01-01");
    list.accepted().says("wacht op het bureau").says_not("afgewezen door");
    assert!(toast(&list.form("withdrawal").submit()).contains("De bestelling is ingetrokken"));
    let states = portal.ask("SELECT state FROM portal.subscription_orders ORDER BY asked_at");
    assert_eq!(states, ["refused", "withdrawn"]);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "2");
    portal.work();
    let refused = portal.mail().into_iter().find(|mail| mail.event == "order-refused").unwrap();
    assert!(refused.to == ENSCHEDE && refused.text.contains("Eerst de koppeling."), "{refused:?}");
}

#[test]
fn without_a_valid_basis_an_order_is_refused_with_what_to_do() {
    let portal = Portal::start();
    let service = taken_by_two(&portal);
    rules(&portal, &service).form("rules").tick("needs_basis", "1").submit().accepted();
    let form = order_form(&portal, ENSCHEDE, &service).form("check").set("starts_on", "2030-06-01");
    form.submit().refused("Enschede heeft voor Zaaksysteem op deze dag geen geldige aanbestedingsgrondslag");
    let office = portal.sign_in(OFFICE);
    let bases = office.get(&format!("/samen-digitaal/office/services/{service}/procurement-bases"));
    let basis = bases.form("basis").set("member", "Enschede").set("kind", "option");
    let basis = basis.set("tender", "TN 1").set("lot", "Optie B").set("valid_from", "1-1-2030");
    basis.clone().set("tender", "").submit().refused("Vul de aanbesteding in");
    basis.clone().set("valid_until", "1-1-2029").submit().refused("De laatste dag ligt voor de eerste");
    let kept = basis.set("valid_until", "31-12-2030").submit();
    kept.accepted().says("Optie B").says("van 1 januari 2030 tot en met 31 december 2030");
    form.clone().set("starts_on", "2031-06-01").submit().refused("geen geldige aanbestedingsgrondslag");
    form.submit().says("Optie in het contract: TN 1, Optie B").form("subscriptions").submit().accepted();
    kept.form("withdrawal").submit().accepted().says("ingetrokken");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.subscriptions"), "3", "what was ordered stays");
}

#[test]
fn notice_shows_what_leaving_costs_and_does_to_others() {
    let portal = Portal::start();
    taken_by_two(&portal);
    let exit = portal.sign_in(OFFICE).get("/samen-digitaal/office/exit-rules").form("exit-rules");
    exit.clone().set("percentages", "100, 180").submit().refused("van 0 tot en met 100");
    exit.clone().set("percentages", "veel").submit().refused("kunnen wij niet lezen");
    exit.set("percentages", "100 80 60 40 20").submit().accepted().says("€ 30.000,00");
    let list = portal.sign_in(ZWOLLE).get("/samen-digitaal/subscriptions");
    let page = list.follow("Opzeggen Zaaksysteem");
    page.says("Uw gemeente betaalt na de laatste dag nog € 218.652,06").says("€ 72.884,02");
    page.says("Jaar 5 na het stoppen").says("€ 14.576,80");
    assert_eq!(row(&page, "Zwolle"), "Zwolle € 72.884,02 – neemt deze dienst niet af −€ 72.884,02");
    assert_eq!(row(&page, "Zutphen"), "Zutphen € 27.115,98 € 100.000,00 +€ 72.884,02");
    assert_eq!(row(&page, "Samen"), "Samen € 100.000,00 € 100.000,00 € 0,00");
    page.form("cancellation").submit().accepted();
}

#[test]
fn a_withdrawn_package_is_not_ordered_and_a_strange_one_neither() {
    let portal = Portal::start();
    let service = with_packages(&portal);
    let form =
        order_form(&portal, ENSCHEDE, &service).form("check").set("package", &package(&portal, "Plus"));
    let page = rules(&portal, &service);
    let basis = page.form("packages").set("package_kind", "factor").set("package_price", "2");
    basis.set("package_name", "Plus").submit().refused("al een pakket met de naam Plus");
    portal.change("UPDATE portal.packages SET withdrawn_by = 'x', withdrawn_at = now() WHERE name = 'Plus'");
    form.submit().refused("niet (meer) te bestellen");
    rules(&portal, &service).form("withdrawal").submit().accepted().says("Er zijn geen pakketten");
}

#[test]
fn the_office_adds_a_service_and_its_rules_begin_as_the_cooperatives() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let page = add_service(&office, "samen-digitaal", "Afspraken", "afspraken", "offered");
    let rules = page.follow("Bestelregels");
    assert_eq!(rules.form("rules").value("ends_with"), "month");
    portal.sign_in("finance@samen-digitaal.example").get(rules.path()).is_absent();
    let id = id_of(&page);
    office.get(&format!("/samen-digitaal/services/{id}")).says("De opzegtermijn is 3 maanden");
}
