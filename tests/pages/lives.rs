//! Lives: the gates of a service from candidate to its end, its pilots and specifications, programmes, and
//! what a supplier and a stranger see of it.

use jiff::SignedDuration;

use super::roadmap::add;
use super::services::id_of;
use crate::harness::{Browser, Draft, Page, Portal};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";
const SUPPLIER: &str = "supplier@samen-digitaal.example";

/// The form of a gate for the candidate with this page.
pub fn gate(browser: &Browser, life: &str, to: &str) -> Draft {
    let page = browser.get(&format!("/samen-digitaal/office/lives/{life}/transitions/new?to={to}"));
    page.form("step")
}

pub(super) fn specify(office: &Browser, life: &str, title: &str) -> Page {
    let form = office.get(&format!("/samen-digitaal/office/lives/{life}/specifications/new"));
    form.form("specification").set("title", title).set("text", "# Doel\n\nSnel.\n\n# Gegevens").submit()
}

fn members(portal: &Portal, names: &[&str]) -> Vec<String> {
    let id = |name: &&str| portal.ask_one(&format!("SELECT id FROM portal.members WHERE name = '{name}'"));
    names.iter().map(|name| format!("member-{}", id(name))).collect()
}

fn ticked(draft: Draft, names: &[String]) -> Draft {
    names.iter().fold(draft, |draft, name| draft.tick(name, "1"))
}

/// A candidate that stands in a pilot with Enschede (large) and Zutphen (small).
fn in_pilot(portal: &Portal) -> (Browser, String) {
    let office = portal.sign_in(OFFICE);
    let life = id_of(&add(&office, "Grafrechten", "Burgerzaken", "104.000,00"));
    gate(&office, &life, "eligible").set("kind", "new").submit().accepted();
    let process = gate(&office, &life, "process_defined").set("process", "Vragen, kijken, geven.");
    process.set("variants", "Online | zelf").set("working_group", "Burgerzaken").submit().accepted();
    specify(&office, &life, "Eerste versie").accepted().says("Versie 1: Eerste versie");
    gate(&office, &life, "specified").set("specification", "1").submit().accepted();
    let tender = gate(&office, &life, "tendered").set("tender_reference", "SD-1").set("lots", "Alles");
    let tender =
        ticked(tender.set("tender_options", "Later aansluiten mag."), &members(portal, &["Enschede"]));
    tender.submit().accepted();
    let build =
        gate(&office, &life, "development").set("supplier", "Bouwers B.V.").set("milestones", "Mei: af");
    build.set("code", "grafrechten").submit().accepted().says("Bouwers B.V.");
    let pilot = gate(&office, &life, "pilot").set("measured", "Uren aan de balie");
    let pilot = ticked(pilot, &members(portal, &["Enschede", "Zutphen"]));
    pilot.submit().accepted().says("Beproeving").says("groot lid").says("klein lid");
    (office, life)
}

#[test]
fn a_candidate_goes_through_every_gate_and_becomes_a_service_with_one_history() {
    let portal = Portal::start();
    let (office, life) = in_pilot(&portal);
    let early = gate(&office, &life, "offered").set("price", "1 euro").set("agreement", "DVO");
    early
        .set("conditions", "Geen")
        .submit()
        .refused("Leg eerst het gemeten effect vast van: Enschede, Zutphen");

    let own = portal.sign_in(ENSCHEDE);
    let finding = own.get(&format!("/samen-digitaal/pipeline/{life}/findings")).form("finding");
    finding.set("effect", "9 uur minder").set("blocker", "Twee registers").submit().accepted();
    let office_finding = office.get(&format!("/samen-digitaal/office/lives/{life}/findings")).form("finding");
    let zutphen = portal.ask_one("SELECT id FROM portal.members WHERE name = 'Zutphen'");
    office_finding.set("member", &zutphen).set("effect", "2 uur minder").submit().accepted();
    let offered = gate(&office, &life, "offered").set("price", "1 euro").set("agreement", "DVO");
    offered.set("conditions", "Geen").submit().accepted().says("Aangeboden").says("Twee registers");
    let live = gate(&office, &life, "in_operation").set("version", "1.0").set("service_level", "99 %");
    let page = live.submit();
    page.accepted().says("In beheer").says("Bekijk de kandidaat waar deze dienst mee begon");

    let states = "SELECT string_agg(to_state, ' ' ORDER BY at, id) FROM portal.transitions";
    assert_eq!(
        portal.ask_one(states),
        "candidate eligible process_defined specified tendered development pilot offered in_operation"
    );
    let both = "SELECT c.state || ' ' || s.state || ' ' || s.code FROM portal.candidates c
        JOIN portal.services s ON s.id = c.service_id";
    assert_eq!(portal.ask_one(both), "in_operation in_operation grafrechten");
    let candidate = own.get(&format!("/samen-digitaal/roadmap/candidates/{life}"));
    candidate.says("Burgerzaken").says("SD-1").says("de leden die proberen").follow("Grafrechten").is_there();
}

#[test]
fn a_gate_asks_for_its_evidence_and_going_back_for_a_reason() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let life = id_of(&add(&office, "Grafrechten", "", "104.000,00"));
    let eligible = gate(&office, &life, "eligible");
    eligible.clone().submit().refused("Vul dit in. De poort vraagt erom");
    eligible.clone().set("kind", "new").set("decided_on", "1-1-2099").submit().refused("niet in de toekomst");
    eligible
        .clone()
        .set("kind", "new")
        .set("decided_on", "1-1-2001")
        .submit()
        .refused("voor het vorige besluit");
    eligible.clone().set("kind", "new").set("decided_on", "ooit").submit().refused("kunnen wij niet lezen");
    gate(&office, &life, "tendered").submit().refused("Schrijf waarom u stappen overslaat");
    gate(&office, &life, "specified")
        .set("reason", "Haast")
        .submit()
        .refused("Kies een gepubliceerde versie");
    eligible.set("kind", "new").submit().accepted();
    gate(&office, &life, "candidate").submit().refused("Schrijf waarom de dienst teruggaat");
    gate(&office, &life, "candidate").set("reason", "Te vroeg").submit().accepted().says("Te vroeg");
    gate(&office, &life, "rejected").submit().refused("Schrijf waarom");
    assert_eq!(portal.ask_one("SELECT state FROM portal.candidates"), "candidate");
}

#[test]
fn a_pilot_has_large_and_small_members_and_a_service_does_not_go_back_to_the_queue() {
    let portal = Portal::start();
    let (office, life) = in_pilot(&portal);
    gate(&office, &life, "development")
        .set("supplier", "Bouwers")
        .set("milestones", "Juni")
        .set("reason", "Fout")
        .submit()
        .accepted();
    let again = gate(&office, &life, "pilot").set("measured", "Uren");
    let large = ticked(again, &members(&portal, &["Enschede", "Zwolle"]));
    large.submit().refused("Kies ten minste één groot en één klein lid");
    gate(&office, &life, "pilot")
        .forge("to", "parked")
        .set("reason", "Geen geld")
        .submit()
        .refused("Dit is al een dienst");
    // Who does not take part finds nothing.
    let other = portal.sign_in("zwolle@samen-digitaal.example");
    other.get(&format!("/samen-digitaal/pipeline/{life}/findings")).is_absent();
}

#[test]
fn only_an_assembly_ends_a_service_and_the_board_enters_what_it_decides() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    super::services::add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "in_operation");
    let life = portal.ask_one("SELECT id FROM portal.lives");
    let ended = |browser: &Browser| {
        let draft =
            gate(browser, &life, "ended").set("successor", "Nieuw").set("migration", "In één weekend");
        draft.set("ends_on", "31-12-2026")
    };
    ended(&office).submit().refused("Kies het besluit van de ledenvergadering");
    let board = portal.sign_in("board@samen-digitaal.example");
    ended(&board).set("decision", "ALV 12 juni 2020, punt 4").submit().accepted().says("Uitgefaseerd");
    assert_eq!(portal.ask_one("SELECT state FROM portal.services"), "ended");
    // The office decides for suppliers; the board does not.
    let back = gate(&board, &life, "pilot").set("measured", "Iets").set("reason", "Toch");
    back.submit().is_absent();
}

#[test]
fn parking_tells_whoever_wished_for_it() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let candidate = add(&office, "Grafrechten", "", "1");
    let follower = portal.sign_in(ENSCHEDE);
    follower.get(candidate.path()).form("support").submit().accepted();
    gate(&office, &id_of(&candidate), "parked").set("reason", "Wacht op de wet.").submit().accepted();
    portal.work();
    let mails = portal.mail();
    let told = mails.iter().find(|mail| mail.event == "topic-state" && mail.to == ENSCHEDE).unwrap();
    assert!(told.text.contains("Wacht op de wet."), "{}", told.text);
}

#[test]
fn the_next_step_without_a_reason_says_in_the_mail_who_decided_and_on_what() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let candidate = add(&office, "Grafrechten", "", "1");
    let follower = portal.sign_in(ENSCHEDE);
    follower.get(candidate.path()).form("support").submit().accepted();
    let eligible = gate(&office, &id_of(&candidate), "eligible").set("kind", "new");
    eligible.set("decision", "Bestuur 3 maart, punt 2").submit().accepted();
    portal.work();
    let mails = portal.mail();
    let told = mails.iter().find(|mail| mail.event == "topic-state" && mail.to == ENSCHEDE).unwrap();
    let today = portal.ask_one("SELECT max(decided_on)::text FROM portal.transitions");
    let day = today.rsplit('-').next().unwrap().trim_start_matches('0').to_owned();
    for said in [
        format!("Dit besloot het bestuur op {day} "),
        "Dit is daarbij getoond:".to_owned(),
        "- Soort: nieuw".to_owned(),
        "- Besluit: Bestuur 3 maart, punt 2".to_owned(),
    ] {
        assert!(told.text.contains(&said), "{said}: {}", told.text);
    }
    assert!(!told.text.contains("De reden:"), "{}", told.text);
}

#[test]
fn another_begins_the_same_way_without_members_or_money() {
    let portal = Portal::start();
    let (office, life) = in_pilot(&portal);
    let edit = office.get(&format!("/samen-digitaal/office/lives/{life}/edit")).form("life");
    let edit = edit.set("cost_centre", "4100").set("task_field", "0.4").tick("drivers", "privacy");
    edit.submit().accepted().says("4100").says("AVG");
    portal.clock.advance(SignedDuration::from_hours(24 * 30));
    let office = portal.sign_in(OFFICE);
    let new = office.get(&format!("/samen-digitaal/office/candidates/new?like={life}"));
    new.says("gaat dezelfde weg als Grafrechten");
    let made = new.form("candidate").set("title", "Urnen").set("summary", "Ook dit.").submit();
    made.accepted()
        .says("Vragen, kijken, geven.")
        .says("AVG")
        .says("Als elke stap even lang duurt als bij Grafrechten");
    made.says_not("4100").says_not("Bouwers B.V.").says_not("€ 104.000");
    let form = office.get(&format!("/samen-digitaal/office/lives/{}/specifications/new", id_of(&made)));
    assert_eq!(form.form("specification").value("text").trim(), "# Doel\n\n# Gegevens");
    let costs = "SELECT one_off_cents || tender_reference || cost_centre FROM portal.candidates c
        JOIN portal.lives l ON l.candidate_id = c.id WHERE c.title = 'Urnen'";
    assert_eq!(portal.ask_one(costs), "0");
}

#[test]
fn programmes_and_facilities_show_what_belongs_to_them() {
    let portal = Portal::start();
    let (office, life) = in_pilot(&portal);
    let facilities = office.get("/samen-digitaal/office/facilities").form("named");
    facilities.clone().set("name", "MijnOverheid").set("owner", "Logius").submit().accepted();
    facilities.clone().set("name", "MijnOverheid").submit().refused("Deze naam bestaat al");
    let facility = portal.ask_one("SELECT id FROM portal.facilities");
    let edit = office.get(&format!("/samen-digitaal/office/lives/{life}/edit")).form("life");
    edit.clone().set("task_field", "vier").submit().refused("Schrijf een taakveld");
    edit.tick("facilities", &facility).submit().accepted().says("MijnOverheid");
    office.get("/samen-digitaal/facilities").says("Logius").says("Grafrechten");
    let programme = office.get("/samen-digitaal/programmes").follow("Burgerzaken");
    programme
        .says("Grafrechten")
        .follow("Wijzigen Burgerzaken")
        .form("named")
        .set("name", "Burgers")
        .submit()
        .accepted();
    assert_eq!(portal.ask_one("SELECT programme FROM portal.candidates"), "Burgers");
    for view in ["board", "timeline", "list"] {
        office.get(&format!("/samen-digitaal/pipeline?view={view}")).says("Grafrechten");
    }
    assert_eq!(office.get("/samen-digitaal/pipeline?view=timeline").select("svg.gg-spans").len(), 1);
}

#[test]
fn a_stranger_reads_specifications_where_the_cooperative_published_them() {
    let portal = Portal::start();
    let (office, _) = in_pilot(&portal);
    let stranger = portal.visitor();
    stranger.get("/samen-digitaal/public-specifications").is_absent();
    let switch = office.get("/samen-digitaal/office/specifications").form("publication");
    switch.tick("published", "1").submit().accepted();
    let page = stranger.get("/samen-digitaal/public-specifications");
    page.is_there().says("Grafrechten").says("Versie 1: Eerste versie").says("Snel.");
    page.says_not("Bram").says_not("Enschede");
    stranger.get("/buch/public-specifications").is_absent();
    let off = office.get("/samen-digitaal/office/specifications").form("publication");
    off.untick("published").submit().accepted();
    stranger.get("/samen-digitaal/public-specifications").is_absent();
}

/// Every page that a supplier can open, found by following links, says nothing of any member.
#[test]
fn a_supplier_sees_specifications_and_the_pipeline_and_nothing_of_members() {
    let portal = Portal::demonstration();
    let supplier = portal.sign_in(SUPPLIER);
    let of_members = |column: &str| {
        portal.ask(&format!(
            "SELECT m.{column} FROM portal.members m
             JOIN platform.cooperatives c ON c.id = m.cooperative_id WHERE c.address = 'samen-digitaal'"
        ))
    };
    let secrets = [of_members("name"), of_members("code")].concat();
    assert_eq!(secrets.len(), 66);
    // A name may be a part of a word or of the cooperative's own text; an amount stands behind its sign.
    let mut waiting = vec!["/samen-digitaal/pipeline".to_owned(), "/samen-digitaal".to_owned()];
    let mut seen = std::collections::BTreeSet::new();
    let mut problems = Vec::new();
    while let Some(path) = waiting.pop() {
        let path = path.split('#').next().unwrap_or_default().to_owned();
        if !path.starts_with("/samen-digitaal") || !seen.insert(path.clone()) {
            continue;
        }
        let page = supplier.get(&path);
        page.is_there();
        let main = page.select("main").concat();
        problems.extend(
            secrets
                .iter()
                .filter(|secret| main.contains(secret.as_str()))
                .map(|secret| format!("{path}: {secret}")),
        );
        problems.extend(
            ["€", "leden willen", "inwoners,"]
                .iter()
                .filter(|word| main.contains(**word))
                .map(|word| format!("{path}: {word}")),
        );
        waiting.extend(
            page.attributes("main a[href^='/samen-digitaal'], nav a[href^='/samen-digitaal']", "href"),
        );
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(seen.len() > 50, "{seen:?}");
    let pipeline = supplier.get("/samen-digitaal/pipeline?view=list");
    pipeline.says("Uittreksel BRP").says("1 maart 2027").says("Verhuizing doorgeven");
    let moving = pipeline.follow("Verhuizing doorgeven");
    moving
        .says("SD-2023-02")
        .says("Eén melding voor twee gemeenten")
        .says_not("Koppeling van data per gemeente");
    for closed in [
        "/samen-digitaal/roadmap",
        "/samen-digitaal/members",
        "/samen-digitaal/rounds",
        "/samen-digitaal/decisions",
    ] {
        supplier.get(closed).is_absent();
    }
}
