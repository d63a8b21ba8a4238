//! Members: admitted, described, imported and let go.

use super::services::add_service;
use super::subscriptions::order;
use crate::harness::{Page, Portal};

#[test]
fn the_office_admits_a_member_and_all_members_see_it() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let form = office.get("/samen-digitaal/office/members/new").form("members");
    let form = form.set("name", "'s-Hertogenbosch").set("code", "gm0796").set("joined_on", "1-1-2021");
    let made = form.set("inhabitants", "154.205").set("inhabitants_on", "1-1-2020").submit();
    made.accepted().says("154.205");
    let seen = portal.sign_in("enschede@samen-digitaal.example").get("/samen-digitaal/members");
    seen.is_there().says("'s-Hertogenbosch").says("GM0796").says_not("Lid toelaten");
    let deeds = portal.ask("SELECT detail FROM portal.audit_events WHERE deed = 'members.admit'");
    assert!(deeds.contains(&"GM0796 's-Hertogenbosch, 2021-01-01".to_owned()), "{deeds:?}");
}

#[test]
fn a_code_or_name_that_is_taken_is_said_beside_its_field() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let form = office.get("/samen-digitaal/office/members/new").form("members");
    let form = form.set("joined_on", "2021-01-01");
    let with = |name: &str, code: &str| form.clone().set("name", name).set("code", code).submit();
    with("Nieuw", "GM0153").refused("Er is al een lid met deze code");
    with("Enschede", "GM9999").refused("Er is al een lid met deze naam");
    with("", "GM9999").refused("Vul de naam in");
    with("Nieuw", "een code").refused("Schrijf een code met hoofdletters");
}

#[test]
fn a_departure_shows_what_happens_and_ends_the_subscriptions() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "offered");
    order(&portal, "enschede@samen-digitaal.example", "Zaaksysteem").accepted();
    let member = office.get("/samen-digitaal/members").follow("Enschede");
    let day = member.follow("Laten gaan Enschede").form("new");
    day.clone().set("last_day", "1-1-1990").submit().refused("De laatste dag ligt voor de eerste dag");
    let what = day.set("last_day", "31-12-2098").submit();
    what.says("1 dienst stopt op die dag: Zaaksysteem").says("U kunt dit niet terugdraaien");
    what.form("departure").submit().accepted().says("Lid tot en met 31 december 2098");
    let ends = "SELECT m.left_on::text || ' ' || s.ends_on::text FROM portal.members m
        JOIN portal.subscriptions s ON s.member_id = m.id";
    assert_eq!(portal.ask_one(ends), "2099-01-01 2099-01-01");
    what.form("departure").set("once", "another").submit().refused("Enschede vertrekt al");
}

#[test]
fn an_attribute_is_set_and_corrected() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let member = office.get("/samen-digitaal/members").follow("Enschede");
    let form = member.follow("Kenmerk toevoegen of verbeteren").form("attributes");
    let form = form.set("attribute", "Werkplekken").set("on", "1-1-2026");
    form.clone().set("value", "1.250,5").submit().accepted().says("1.250,5");
    form.clone().set("value", "1300").set("once", "another").submit().accepted().says("1.300");
    form.clone().set("value", "-3").submit().refused("Schrijf een getal van nul of hoger");
    form.set("attribute", "2026").set("value", "3").submit().refused("Begin met een letter");
    let kept = "SELECT name || ' ' || value FROM portal.member_attributes WHERE name = 'werkplekken'";
    assert_eq!(portal.ask(kept), ["werkplekken 1300"]);
}

const FILE: &str = "cbs_code,name,inhabitants\nGM0153,Enschede,159641\n\
    GM0796,'s-Hertogenbosch,154205\nGM0820,\"Nuenen, Gerwen en Nederwetten\",23397\n\
    GM1900,Súdwest-Fryslân,89999\n";

#[test]
fn a_file_is_looked_at_first_and_brought_in_once() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let before = portal.ask_one("SELECT count(*)::text FROM portal.members");
    let form = office.get("/samen-digitaal/office/member-imports/new").form("import");
    let form = form.set("purpose", "members").set("on", "2020-01-01").set("joined", "2021-01-01");
    let check = form.file("file", "gemeenten.csv", FILE).submit();
    check.accepted().says("Dit bestand is goed").says("Nuenen, Gerwen en Nederwetten");
    assert_eq!(portal.ask_one("SELECT count(*)::text FROM portal.members"), before);

    let done = check.form("bring-in").submit();
    done.accepted().says("Súdwest-Fryslân");
    let told = done.select(".gg-toast").concat();
    assert!(told.contains("Het bestand is ingevoerd: 3 nieuwe leden, 4 waarden"), "{told}");
    let again = office.get(check.path());
    again.says("Dit bestand verandert niets");
    let value =
        "SELECT value::text FROM portal.member_attributes a JOIN portal.members m ON m.id = a.member_id
        WHERE m.code = 'GM0796' AND a.name = 'inhabitants' AND on_day = '2020-01-01'";
    assert_eq!(portal.ask_one(value), "154205");
}

#[test]
fn a_file_with_a_bad_row_names_the_row_and_changes_nothing() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let send = |content: &str| {
        let form = office.get("/samen-digitaal/office/member-imports/new").form("import");
        form.set("purpose", "members").file("file", "leden.csv", content).submit()
    };
    let check = send("code;naam;inwoners\nGM0153;Enschede;1\nGM0796;Den Bosch;veel\nGM0999;Nieuw;-5\n");
    check.accepted().says("2 rijen zijn niet goed").says("Dit is geen getal");
    send("naam;inwoners\nNieuw;5\n").refused("Deze kolommen ontbreken: Code");
    send("").refused("Dit bestand is leeg");
    let none = office.get("/samen-digitaal/office/member-imports/new").form("import").submit();
    none.refused("Kies een bestand");
    assert_eq!(portal.ask_one("SELECT count(*)::text FROM portal.members WHERE code = 'GM0796'"), "0");
}

#[test]
fn members_do_not_admit_members() {
    let portal = Portal::start();
    for who in ["enschede", "controller", "board", "supplier"] {
        let browser = portal.sign_in(&format!("{who}@samen-digitaal.example"));
        browser.get("/samen-digitaal/office/members/new").is_absent();
        browser.get("/samen-digitaal/office/member-imports/new").is_absent();
    }
}

#[test]
fn three_hundred_members_stand_on_pages_that_keep_the_order_and_the_totals() {
    let portal = Portal::start();
    portal.change(
        "INSERT INTO portal.members (cooperative_id, id, code, name, joined_on, votes)
             SELECT c.id, gen_random_uuid(), 'GM8' || lpad(n::text, 3, '0'), 'Zuid ' || lpad(n::text, 3, '0'),
                 '2020-01-01', 1
             FROM platform.cooperatives c, generate_series(1, 300) AS n WHERE c.address = 'samen-digitaal'",
    );
    let office = portal.sign_in("office@samen-digitaal.example");
    let rows = |page: &Page| page.select("#members tbody tr, table tbody tr").len();
    let first = office.get("/samen-digitaal/members?sort=joined&q=zuid");
    first.says("Zuid 001").says_not("Zuid 101");
    assert_eq!(rows(&first), 100);
    let last = first.follow("Pagina 3");
    last.says("Zuid 300").says_not("Zuid 200");
    assert_eq!(last.select("tfoot"), first.select("tfoot"));
    assert_eq!(rows(&office.get("/samen-digitaal/members?page=99&q=zuid")), 100);
}
