//! Solutions from and to files in the format of publiccode.yml.

use actions::solutions::checks;

use super::wishes::told;
use crate::harness::Portal;

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const LIST: &str = "/samen-digitaal/solutions";

const YAML: &str = "publiccodeYmlVersion: \"0\"\nname: Medusa\n\
    url: https://example.com/medusa.git\nsoftwareVersion: \"1.0\"\nplatforms: [web]\n\
    developmentStatus: beta\nsoftwareType: standalone/web\n\
    description:\n  nl:\n    shortDescription: Een korte zin over wat het doet.\n    \
    longDescription: Een lange tekst van ten minste honderdvijftig tekens over wat het doet en voor wie, \
    met waarom het er is, wie het beheert en wat u nodig heeft om ermee te beginnen in uw gemeente.\n    \
    features: [Zoeken]\nlegal:\n  license: EUPL-1.2\nmaintenance:\n  type: none\n\
    localisation:\n  localisationReady: true\n  availableLanguages: [nl]\n";

#[test]
fn a_publiccode_file_fills_in_the_form_and_comes_out_valid_again() {
    let portal = Portal::start();
    let form = portal.sign_in(ZWOLLE).get(&format!("{LIST}/import")).form("import");
    form.submit().refused("Kies een bestand, of vul een adres in");
    let filled = form.clone().file("file", "publiccode.yml", YAML).submit();
    filled.says("Er is nog niets opgeslagen");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.solutions"), "0");
    let page = filled.form("solution").submit();
    told(&page, "Het concept is opgeslagen");
    page.says("Medusa").says("EUPL-1.2").says("Zoeken");
    let again = portal.sign_in(ZWOLLE).get(&format!("{}/publiccode.yml", page.path()));
    let checked = form.file("file", "publiccode.yml", again.body()).submit();
    checked.says("Er is nog niets opgeslagen");
}

#[test]
fn a_faulty_file_says_every_fault_with_its_line_and_an_inner_address_is_not_asked() {
    let portal = Portal::start();
    let form = portal.sign_in(ZWOLLE).get(&format!("{LIST}/import")).form("import");
    let faulty = "publiccodeYmlVersion: \"0\"\nname: [Medusa]\ndevelopmentStatus: klaar\n";
    let page = form.clone().file("file", "publiccode.yml", faulty).submit();
    page.refused("In dit bestand staan fouten").says("moet tekst zijn").says("‘klaar’ mag niet");
    page.says("developmentStatus").says("Dit is verplicht");
    for (address, sentence) in [
        ("https://127.0.0.1/publiccode.yml", "leidt naar een gesloten netwerk"),
        ("https://[::1]/publiccode.yml", "leidt naar een gesloten netwerk"),
        ("https://2130706433/publiccode.yml", "verborgen getal"),
        ("https://localhost/publiccode.yml", "leidt naar een gesloten netwerk"),
    ] {
        form.clone().set("address", address).submit().refused(sentence);
    }
    assert_eq!(form.set("address", "onzin").submit().form("import").value("address"), "onzin");
}

#[test]
fn the_nightly_look_tells_the_builder_what_changed_and_what_is_wrong_once() {
    let portal = Portal::start();
    let path = super::solutions::published(&portal, "Medusa");
    let edit = portal.sign_in(ZWOLLE).get(&format!("{path}/edit")).form("solution");
    edit.set("publiccode", "https://code.example/publiccode.yml").submit().accepted();
    let id: kernel::SolutionId = path.rsplit('/').next().unwrap().parse().unwrap();
    let mut cooperative =
        portal.db.worker::<_, store::StoreError, _>("tests.unchecked", |tx| tx.unchecked_solutions(0, 1));
    let (cooperative, found) = cooperative.as_mut().unwrap().remove(0);
    assert_eq!(found, id);
    let night = |came: checks::Came| {
        let actor =
            portal.db.worker::<_, store::StoreError, _>("tests.actor", |tx| tx.job_actor(cooperative));
        let settle = |tx: &mut store::TenantTx<'_>| {
            assert!(tx.plan_check(id)? && !tx.plan_check(id)?, "planned once a night");
            let day = tx.today();
            checks::settle(tx, (id, day), &came)
        };
        portal.db.tenant_blocking::<_, store::StoreError, _>(&actor.unwrap(), "tests.night", settle).unwrap();
        portal.work();
        portal.clock.advance(jiff::SignedDuration::from_hours(24));
        portal.mail().into_iter().filter(|mail| mail.event == "solution-checked").count()
    };
    assert_eq!(night(Ok(YAML.as_bytes().to_vec())), 1, "another version, maturity and licence");
    portal.sign_in(ZWOLLE).get(&path).says("Het bestand klopt").says("een andere versie");
    assert_eq!(night(Ok(YAML.as_bytes().to_vec())), 1, "the same again is no news");
    assert_eq!(night(Ok(b"name: [x]\n".to_vec())), 2);
    portal.sign_in(ZWOLLE).get(&path).says("In het bestand staan fouten").says("Dit is verplicht");
    assert_eq!(night(Err("too-slow".to_owned())), 3);
    portal.sign_in(ENSCHEDE).get(&path).says("antwoordde te traag");
    let mail = portal.mail().into_iter().rfind(|mail| mail.event == "solution-checked").unwrap();
    assert!(mail.to == ZWOLLE && mail.text.contains("Het bestand kwam niet"), "{mail:?}");
}
