//! The operator: cooperatives, and the first administrator of each.

use super::sign_in::{STRONG, link};
use crate::harness::Portal;
use crate::harness::fixture::OPERATOR;

#[test]
fn the_operator_makes_a_cooperative_and_its_first_administrator_comes_in() {
    let portal = Portal::start();
    let operator = portal.sign_in(OPERATOR);
    let page = operator.get("/platform").follow("Nieuwe coöperatie");
    let form = page.form("cooperatives").set("name", "Rijk van Nijmegen").set("address", "rijk-van-nijmegen");
    let form = form.untick("legal_form").set("legal_form", "joint_arrangement");
    let form = form.untick("theme").set("theme", "rijk-van-nijmegen");
    let made = form.set("why", "Besluit van 1 november").submit();
    made.accepted().says("Te vinden op /rijk-van-nijmegen.");
    let invite = made.form("administrators").set("name", "Bo Beheer").set("email", "bo@nijmegen.example");
    invite.set("why", "Eerste beheerder").submit().accepted();
    let newcomer = portal.visitor();
    let accept = newcomer.get(&link(&portal, "invitation")).form("accept").set("password", STRONG);
    assert_eq!(accept.submit_only().location(), "/rijk-van-nijmegen");
    newcomer.get("/rijk-van-nijmegen/office/people").is_there().says("Bo Beheer");
    newcomer.get("/rijk-van-nijmegen/office/audit-log").says("Coöperatie gemaakt").says("Olga Operator");
    let reasons = "SELECT reason FROM platform.audit_events
        WHERE reason LIKE 'Besluit%' OR reason LIKE 'Eerste%' ORDER BY at";
    assert_eq!(portal.ask(reasons), ["Besluit van 1 november", "Eerste beheerder"]);
    portal.work();
}

#[test]
fn reserved_words_and_odd_addresses_are_refused_with_a_sentence() {
    let portal = Portal::start();
    let operator = portal.sign_in(OPERATOR);
    let make = |address: &str| {
        let form = operator.get("/platform/cooperatives/new").form("cooperatives");
        form.set("name", "Proef").set("why", "Proef").set("address", address).submit()
    };
    for word in store::RESERVED {
        make(word).refused(&format!("Het woord {word} gebruikt het portaal zelf."));
    }
    make("Samen Digitaal").refused("Gebruik alleen kleine letters");
    make("x").refused("van 2 tot en met 40 tekens");
    make("").refused("Vul een adres in.");
    make("buch").refused("Dit adres is al van een andere coöperatie.");
    assert_eq!(portal.ask_one("SELECT count(*) FROM platform.cooperatives"), "2");
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_what_was_typed_is_kept() {
    let portal = Portal::start();
    let operator = portal.sign_in(OPERATOR);
    let form = operator.get("/platform/cooperatives/new").form("cooperatives");
    let page = form.set("name", "Proef").set("address", "proef").set("notice_months", "99").submit();
    page.refused("Vul in waarom u dit doet.");
    assert_eq!(page.attributes("#address", "value"), ["proef"]);
    let page = page.form("cooperatives").set("why", "Proef").set("dispute_days", "veel").submit();
    page.refused("Vul een getal in van 0 tot en met 60.").says("Vul een heel getal in.");
}

#[test]
fn nobody_of_a_cooperative_comes_in_here() {
    let portal = Portal::start();
    for email in ["office@samen-digitaal.example", "niemand@gemeengoed.example"] {
        let browser = portal.sign_in(email);
        browser.get("/platform").is_absent();
        browser.get("/platform/cooperatives/buch").is_absent();
    }
    portal.sign_in(OPERATOR).get("/samen-digitaal/office/people").is_absent();
}

#[test]
fn every_address_of_the_portal_itself_is_nobodys() {
    use actions::cooperatives::check_address;

    const OWN: [&str; 8] = ["static", "design", "dev", "healthz", "readyz", "sign-in", "api", "platform"];
    let firsts: Vec<&str> = app::routes::table()
        .iter()
        .filter_map(|route| route.pattern.split('/').nth(1))
        .filter(|first| !first.is_empty() && !first.starts_with('{'))
        .collect();
    assert!(firsts.contains(&"fairness-example") && firsts.contains(&".well-known"), "{firsts:?}");
    for word in firsts.into_iter().chain(OWN) {
        assert!(check_address(word).is_err(), "a cooperative could take /{word}");
        // A dot is in no address of a cooperative at all.
        assert!(store::RESERVED.contains(&word) || word.starts_with('.'), "{word} is not reserved");
    }
}
