//! The rules of services: usual rules to begin from, a form for every kind, a look before saving, and
//! versions that leave old runs alone.

use allocation::Verdict;

use super::runs::{cost, period, service};
use crate::harness::{Browser, Draft, Page, Portal};

const EQUAL: &str = r#"{"key":{"kind":"equal"},"presence":"days"}"#;

/// A portal with a service of the BUCH that is divided equally, and where its rule is kept.
fn portal() -> (Portal, String) {
    let portal = Portal::start();
    service(&portal, "buch", "Zaaksysteem", EQUAL);
    let id = portal.ask_one("SELECT id FROM portal.services");
    (portal, format!("/buch/office/services/{id}/keys"))
}

fn form(browser: &Browser, keys: &str, from: &str) -> Draft {
    browser.get(&format!("{keys}/new?from={from}")).form("keys")
}

/// Looks at a rule without saving it.
fn look(draft: Draft, keys: &str) -> Page {
    draft.to(&format!("{keys}?check=true")).submit()
}

/// A run of a year, approved by a second person.
fn approved(portal: &Portal, finance: &Browser, year: i16) -> Page {
    let page = period(finance, "buch", &year.to_string(), &format!("1-1-{year}"), &format!("31-12-{year}"));
    let run = cost(&page, "Zaaksysteem", "100.000,00").form("allocation-runs").submit();
    run.form("review").submit().accepted();
    let controller = portal.sign_in("controller@buch.example");
    let form = controller.get(run.path()).form("decision").set("decision", "approve");
    form.submit().accepted();
    finance.get(run.path())
}

fn exported(finance: &Browser, run: &str) -> String {
    String::from_utf8(finance.get(&format!("{run}/export.json")).bytes().to_vec()).unwrap()
}

/// The page of the amount of Castricum in a run.
fn amount(portal: &Portal, finance: &Browser, run: &str) -> Page {
    let service = portal.ask_one("SELECT id FROM portal.services");
    let member = portal.ask_one("SELECT id FROM portal.members WHERE code = 'GM0383'");
    finance.get(&format!("{run}/amounts/{service}/{member}"))
}

#[test]
fn a_new_version_leaves_an_approved_run_as_it_was_and_holds_for_later_periods() {
    let (portal, keys) = portal();
    let finance = portal.sign_in("finance@buch.example");
    let old = approved(&portal, &finance, 2025);
    let (page, file) = (amount(&portal, &finance, old.path()), exported(&finance, old.path()));
    page.says("Alle leden die de dienst afnemen, betalen evenveel.").says("25.000,00");
    let early = form(&finance, &keys, "inhabitants").set("starts_on", "1-1-2025");
    early.submit().refused("De verdeling van 2025 is al goedgekeurd");
    let later = form(&finance, &keys, "inhabitants");
    assert_eq!(later.value("starts_on"), "1-1-2026", "the first day after what is settled");
    let saved = later.set("note", "ALV van 12 november 2025.").submit();
    saved.accepted().says("Versie 2").says("Versie 1").says("1 januari 2026").says("Finn Financiën");
    saved.says("ALV van 12 november 2025.").says("Verdeeld naar inwoners.");

    let after = exported(&finance, old.path());
    assert_eq!(after, file, "not a byte of the old run has changed");
    assert_eq!(allocation::verify(&after), Verdict::Same);
    let page = amount(&portal, &finance, old.path());
    page.says("Alle leden die de dienst afnemen, betalen evenveel.").says_not("Verdeeld naar inwoners");

    let new = approved(&portal, &finance, 2026);
    amount(&portal, &finance, new.path()).says("Verdeeld naar inwoners.").says_not("betalen evenveel");
    assert_eq!(allocation::verify(&exported(&finance, new.path())), Verdict::Same);
}

#[test]
fn each_usual_rule_opens_the_form_filled_in_with_its_sentence() {
    let (portal, keys) = portal();
    portal.change(
        "INSERT INTO portal.meters (cooperative_id, id, code, name, service_id)
             SELECT cooperative_id, gen_random_uuid(), 'zaken', 'Zaken', id FROM portal.services",
    );
    let finance = portal.sign_in("finance@buch.example");
    let index = finance.get(&keys);
    for (link, sentence) in [
        ("Naar inwoners", "Verdeeld naar inwoners."),
        ("Gelijk", "Alle leden die de dienst afnemen, betalen evenveel."),
        ("30 procent gelijk, 70 procent naar verbruik", "Een mengsel: 30\u{a0}% gelijk, 70\u{a0}% zaken."),
        ("Vaste percentages", "Verdeeld naar vaste aandelen"),
        ("Gemiddelde van drie jaar", "Verdeeld naar het gemiddelde van inwoners op 1 januari"),
        ("Basis en gebruik", "Een mengsel: 40\u{a0}% inwoners, 60\u{a0}% zaken."),
        ("Staffel", "met een staffel per schijf: tot en met 50.000 telt elke eenheid voor 1,"),
    ] {
        let page = index.follow(link);
        page.is_there().says(sentence);
        let day = page.form("keys").set("starts_on", "1-1-2030");
        look(day, &keys).is_there().says("Zo werkt de nieuwe regel").says(sentence);
    }
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.service_keys"), "1", "looking saves nothing");
    let fixed = index.follow("Vaste percentages").form("keys");
    assert_eq!(fixed.value("key_share_GM0383"), "34,84", "of 103.300 inhabitants");
}

#[test]
fn a_look_at_a_rule_shows_what_each_member_would_have_paid() {
    let (portal, keys) = portal();
    let finance = portal.sign_in("finance@buch.example");
    let draft = form(&finance, &keys, "inhabitants").set("starts_on", "1-1-2026");
    look(draft, &keys).says("Er is nog geen verdeling met deze dienst");
    approved(&portal, &finance, 2025);
    let page = look(form(&finance, &keys, "inhabitants"), &keys);
    page.says("Wat deze regel zou betekenen voor 2025").says("2 leden betalen minder, 2 leden meer");
    page.says("25.000,00").says("34.842,21").says("100.000,00");
    let capped = form(&finance, &keys, "inhabitants").set("cap_kind", "amount").set("cap", "20000");
    look(capped, &keys).is_there().says("Met deze regel kunnen wij 2025 niet verdelen");
    let capped = form(&finance, &keys, "inhabitants").set("cap_kind", "amount").set("cap", "30.000");
    look(capped, &keys).says("Ieder lid betaalt ten hoogste €\u{a0}30.000,00.").says("30.000,00");
}

#[test]
fn faults_stand_beside_their_fields_and_the_input_stays() {
    let (portal, keys) = portal();
    let finance = portal.sign_in("finance@buch.example");
    let draft = form(&finance, &keys, "tiers").set("starts_on", "1-1-2027").set("key_tier2_up_to", "100");
    let page = draft.submit();
    page.refused("Deze grens moet hoger zijn dan de grens van de schijf ervoor");
    assert_eq!(page.form("keys").value("key_tier2_up_to"), "100");
    assert_eq!(page.attributes("#key_tier2_up_to", "aria-invalid"), ["true"]);
    let draft = form(&finance, &keys, "").set("key_what", "tiered").set("starts_on", "1-1-2027");
    draft.submit().refused("Kies waarnaar dit deel gaat.");
    let draft = form(&finance, &keys, "").set("starts_on", "1-1-2020");
    draft.submit().refused("Er is al een versie die op deze dag begint.");
}

/// The form again, in another shape.
fn shape(draft: Draft, keys: &str, asked: &str) -> Draft {
    draft.to(&format!("{keys}?shape={asked}")).submit().is_there().form("keys")
}

#[test]
fn a_key_in_a_key_is_built_part_by_part_without_a_script() {
    let (portal, keys) = portal();
    let finance = portal.sign_in("finance@buch.example");
    let draft = form(&finance, &keys, "equal").set("starts_on", "1-1-2026").set("key_what", "blend");
    let draft = shape(draft, &keys, "show+key");
    let draft = draft.set("key_1_percent", "20").set("key_1_what", "equal");
    let draft = draft.set("key_2_percent", "30").set("key_2_what", "blend");
    let draft = shape(shape(draft, &keys, "part+key"), &keys, "show+key_2");
    let draft = draft.set("key_2_1_percent", "50").set("key_2_1_what", "equal");
    let draft = draft.set("key_2_2_percent", "50").set("key_2_2_what", "attribute:inhabitants");
    let draft = draft.set("key_3_percent", "50").set("key_3_what", "tiered");
    let draft = shape(draft, &keys, "show+key_3").set("key_3_1_what", "average").set("key_3_tier1_rate", "2");
    let draft = shape(draft, &keys, "show+key_3_1").set("key_3_1_1_what", "attribute:inhabitants");
    let draft = shape(draft.set("key_3_1_2_what", "equal"), &keys, "show+key_3_1_1");
    let draft = draft.set("key_3_1_1_on", "1-1-2025").set("fallback_what", "fixed");
    let draft = shape(draft, &keys, "show+fallback").set("fallback_share_GM0383", "1");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.service_keys"), "1", "a shape saves nothing");
    let sentence = "Een mengsel: 20\u{a0}% gelijk, 30\u{a0}% (50\u{a0}% gelijk, 50\u{a0}% inwoners), \
                    50\u{a0}% ((het gemiddelde van inwoners op 1 januari 2025, gelijk) met een staffel \
                    (elke eenheid telt voor 2)).";
    draft.submit().accepted().says(sentence).says("Dan verdelen wij zo: vaste percentages.");
    let again = form(&finance, &keys, "");
    assert_eq!(
        (again.value("key_3_1_1_on"), again.value("fallback_share_GM0383")),
        ("1-1-2025".into(), "1".into())
    );
    let fewer = shape(again, &keys, "remove+key_2");
    assert_eq!((fewer.value("key_2_what"), fewer.value("key_2_1_what")), ("tiered".into(), "average".into()));
    fewer.submit().refused("De delen moeten samen 100 procent zijn.");
}

#[test]
fn a_controller_reads_rules_and_enters_none() {
    let (portal, keys) = portal();
    let controller = portal.sign_in("controller@buch.example");
    controller.get(&keys).says("betalen evenveel").says_not("Begin met een gebruikelijke regel");
    controller.get(&format!("{keys}/new")).is_absent();
}
