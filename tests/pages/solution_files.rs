//! Solutions from and to files in the format of publiccode.yml.

use actions::solutions::checks;

use super::wishes::told;
use crate::harness::Portal;

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const LIST: &str = "/samen-digitaal/solutions";

/// The file of publiccode's own tests: it says more than a form of the portal knows.
const YAML: &str = include_str!("../../crates/publiccode/tests/medusa.yml");

/// What a file says; a fault in it fails the test.
fn content(file: &str) -> publiccode::Publiccode {
    let checked = publiccode::check(file.as_bytes(), None);
    checked.publiccode.unwrap_or_else(|| panic!("{:?}\n{file}", checked.faults))
}

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
    let zwolle = portal.sign_in(ZWOLLE);
    let again = zwolle.get(&format!("{}/publiccode.yml", page.path()));
    assert_eq!(content(again.body()), content(YAML), "the same in meaning");
    form.file("file", "publiccode.yml", again.body()).submit().says("Er is nog niets opgeslagen");
    let edit = zwolle.get(&format!("{}/edit", page.path())).form("solution");
    edit.set("version", "2.0").set("contact_email", "beheer@zwolle.example").submit().accepted();
    let changed = content(zwolle.get(&format!("{}/publiccode.yml", page.path())).body());
    assert_eq!(changed.software_version.as_deref(), Some("2.0"));
    assert_eq!(changed.maintenance.contacts[0].email.as_deref(), Some("beheer@zwolle.example"));
    assert_eq!((changed.platforms, changed.maintenance.contractors.len()), (content(YAML).platforms, 1));
}

/// A server of somebody else with one file, and a fetcher that may reach it, as `code.example`.
fn elsewhere(file: &'static str) -> (fetch::Fetcher, String) {
    use std::io::{BufRead, Write};
    struct Names(std::net::SocketAddr);
    impl fetch::Resolve for Names {
        fn resolve(&self, host: &str, _: u16) -> Vec<std::net::SocketAddr> {
            if host == "code.example" { vec![self.0] } else { Vec::new() }
        }
    }
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = std::io::BufReader::new(stream.try_clone().unwrap()).lines();
            let asked = lines.next().unwrap().unwrap();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let found = if asked.starts_with("GET /publiccode.yml ") { "200 OK" } else { "404 Not Found" };
            let head = format!("HTTP/1.1 {found}\r\nContent-Length: {}\r\nConnection: close", file.len());
            stream.write_all(format!("{head}\r\n\r\n{file}").as_bytes()).unwrap();
        }
    });
    let exceptions = fetch::Exceptions { reachable: vec![address] };
    let limits = fetch::Limits::default();
    let fetcher = fetch::Fetcher::new(std::sync::Arc::new(Names(address)), limits, exceptions);
    (fetcher, format!("http://code.example:{}", address.port()))
}

#[test]
fn the_file_at_an_address_fills_in_the_form_which_keeps_the_address() {
    let (fetcher, there) = elsewhere(YAML);
    let portal = Portal::fetching(fetcher);
    let form = portal.sign_in(ZWOLLE).get(&format!("{LIST}/import")).form("import");
    let address = format!("{there}/publiccode.yml");
    let filled = form.clone().set("address", &address).submit();
    let fields = filled.says("Er is nog niets opgeslagen").form("solution");
    assert_eq!((fields.value("name"), fields.value("publiccode")), ("Medusa".to_owned(), address.clone()));
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.solutions"), "0");
    told(&fields.submit(), "Het concept is opgeslagen");
    assert_eq!(portal.ask_one("SELECT publiccode FROM portal.solutions"), address);
    let absent = form.set("address", &format!("{there}/weg.yml")).submit();
    absent.refused("De andere kant gaf het bestand niet");
}

#[test]
fn a_form_that_carries_something_else_than_a_valid_file_keeps_nothing() {
    let portal = Portal::start();
    let form = portal.sign_in(ZWOLLE).get(&format!("{LIST}/import")).form("import");
    let filled = form.file("file", "publiccode.yml", YAML).submit().form("solution");
    filled.forge("imported", "name: [Medusa]").submit().refused("In dit bestand staan fouten");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.solutions"), "0");
}

#[test]
fn a_file_just_short_enough_to_be_kept_is_kept_though_a_browser_sends_longer_ends_of_lines() {
    let portal = Portal::start();
    let remark = "# Eén regel van vele.\n";
    let times = (128 * 1024 - YAML.len()) / remark.len();
    let long = format!("{YAML}{}", remark.repeat(times));
    let form = portal.sign_in(ZWOLLE).get("/samen-digitaal/solutions/import").form("import");
    let filled = form.file("file", "publiccode.yml", &long).submit().form("solution");
    assert_eq!(filled.value("imported").len(), long.len());
    filled.forge("imported", &long.replace('\n', "\r\n")).submit().accepted();
    assert_eq!(
        portal.ask_one("SELECT length(imported)::text FROM portal.solutions"),
        long.chars().count().to_string()
    );
}

#[test]
fn every_file_of_the_demonstration_is_valid_and_without_licence_or_repository_there_is_none() {
    let portal = Portal::demonstration();
    let member = portal.sign_in(ENSCHEDE);
    let pages = member.get(LIST).attributes("[aria-labelledby=solutions] tbody th a", "href");
    let (mut offered, mut missing) = (0, 0);
    for path in pages {
        let (page, file) = (member.get(&path), format!("{path}/publiccode.yml"));
        if page.attributes("main a", "href").contains(&file) {
            content(member.get(&file).body());
            offered += 1;
        } else {
            page.says("Er is nog geen publiccode.yml").says("het adres van de broncode");
            member.get(&file).is_absent();
            missing += 1;
        }
    }
    assert!(offered >= 6 && missing >= 1, "{offered} files, {missing} without");
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
