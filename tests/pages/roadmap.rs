//! The roadmap: candidates and their life, the queue with its lines, and what a stranger sees of it.

use jiff::SignedDuration;

use super::lives::gate;
use super::wishes::id_of;
use crate::harness::{Browser, Page, Portal};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";

/// Adds a candidate through the form.
pub fn add(office: &Browser, title: &str, programme: &str, one_off: &str) -> Page {
    let form = office.get("/samen-digitaal/office/candidates/new").form("candidate");
    let draft = form.set("title", title).set("summary", "Wat het doet.").set("programme", programme);
    draft.set("one_off", one_off).submit()
}

fn move_to(office: &Browser, candidate: &Page, state: &str, reason: &str) -> Page {
    let draft = gate(office, &id_of(candidate), state).set("reason", reason);
    if state == "eligible" { draft.set("kind", "new").submit() } else { draft.submit() }
}

fn set(office: &Browser, budget: &str, capacity: &str, published: bool) -> Page {
    let form = office.get("/samen-digitaal/office/roadmap").form("roadmap");
    let draft = form.set("year", "2027").set("budget", budget).set("capacity", capacity);
    let draft = if published { draft.tick("published", "1") } else { draft.untick("published") };
    draft.submit()
}

#[test]
fn a_candidate_goes_through_its_life_with_days_in_each_state() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let candidate = add(&office, "Grafrechten", "Burgerzaken", "104.000,00");
    candidate.says("Kandidaat").says("€ 104.000,00");
    portal.clock.advance(SignedDuration::from_hours(24 * 10));
    move_to(&portal.sign_in(OFFICE), &candidate, "eligible", "").says("Komt in aanmerking").says("10");
    let office = portal.sign_in(OFFICE);
    move_to(&office, &candidate, "parked", "").refused("Schrijf waarom");
    let form = gate(&office, &id_of(&candidate), "parked");
    form.clone().forge("to", "eligible").submit().refused("heeft deze status al");
    form.forge("to", "dreamt").submit().refused("Kies een status");
    move_to(&office, &candidate, "parked", "Wacht op geld.").says("Geparkeerd").says("Wacht op geld.");
    let parked = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap?view=parked");
    parked.says("Grafrechten").says("Wacht op geld.");
    let states = "SELECT string_agg(state, ' ' ORDER BY at, id) FROM portal.state_changes";
    assert_eq!(portal.ask_one(states), "candidate eligible parked");
}

#[test]
fn a_candidate_changes_and_the_log_says_what() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let candidate = add(&office, "Grafrechten", "", "104.000,00");
    add(&office, "Briefadres", "", "64.000").accepted();
    let edit = office.get(&format!("/samen-digitaal/office/candidates/{}/edit", id_of(&candidate)));
    assert_eq!(edit.form("candidate").value("one_off"), "104.000,00");
    edit.form("candidate")
        .set("title", "Briefadres")
        .submit()
        .refused("Er is al een kandidaat met deze naam");
    edit.form("candidate").set("expected_on", "ooit").submit().refused("Deze datum kunnen wij niet lezen");
    edit.form("candidate").set("expected_on", "2028").submit().refused("Deze datum kunnen wij niet lezen");
    let done = edit.form("candidate").set("one_off", "99.000").set("expected_on", "2028-03-01").submit();
    done.says("€ 99.000,00").says("1 maart 2028");
    let detail = "SELECT detail FROM portal.audit_events WHERE deed = 'candidates.change'";
    assert_eq!(portal.ask_one(detail), "Grafrechten: one-off 104000.00 > 99000.00, expected");
    let planning = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap?view=planning");
    planning.says("1 dienst komt eraan").says("1 maart 2028");
    assert_eq!(planning.select("svg.gg-spans").len(), 1);
}

#[test]
fn the_queue_shows_how_far_budget_and_capacity_reach() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    for (title, costs) in [("Een", "100.000"), ("Twee", "200.000"), ("Drie", "300.000"), ("Vier", "50.000")] {
        add(&office, title, "", costs).accepted();
    }
    portal.change(
        "UPDATE portal.candidates SET state = 'eligible', place = number WHERE title <> 'Vier';
         UPDATE portal.candidates SET state = 'development' WHERE title = 'Vier'",
    );
    set(&office, "350.000", "2", false).says("€ 350.000,00");
    let queue = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap?view=queue");
    queue.says("daarvan is € 300.000,00 te besteden").says("2 diensten");
    let rows = queue.select("#queue-table ~ tbody tr, table:has(#queue-table) tbody tr");
    let short: Vec<String> =
        rows.iter().map(|row| row.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(short, ["1 Een", "Tot hier", "2 Twee", "Tot hier", "3 Drie"], "{rows:?}");
    assert!(queue.select("table:has(#now-table) tbody").concat().contains("Vier"));
}

#[test]
fn the_roadmap_is_filtered_by_programme_and_by_who_takes_part() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let first = add(&office, "Grafrechten", "Burgerzaken", "1");
    add(&office, "Laadpaal", "Wonen", "1").accepted();
    let enschede = portal.sign_in(ENSCHEDE);
    let all = enschede.get("/samen-digitaal/roadmap");
    all.says("Grafrechten").says("Laadpaal");
    let some = enschede.get("/samen-digitaal/roadmap?view=list&programme=Wonen");
    some.says("Laadpaal").says_not("Grafrechten");
    enschede.get(first.path()).form("support").submit().accepted();
    let own = enschede.get("/samen-digitaal/roadmap?view=list&own=1");
    own.says("Grafrechten").says_not("Laadpaal");
}

#[test]
fn a_stranger_sees_what_the_switch_publishes_and_nothing_else() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let shown = add(&office, "Grafrechten & meer", "Burgerzaken", "104.123");
    let hidden = add(&office, "Geheim plan", "", "77.000");
    move_to(&office, &shown, "eligible", "Zestien leden willen dit.").accepted();
    move_to(&office, &hidden, "rejected", "Te duur.").accepted();
    let stranger = portal.visitor();
    for path in
        ["/samen-digitaal/public-roadmap", "/samen-digitaal/public-roadmap/atom.xml", "/niets/public-roadmap"]
    {
        stranger.get(path).is_absent();
    }
    set(&office, "100.000", "2", true).accepted();
    for path in ["/samen-digitaal/public-roadmap", "/samen-digitaal/public-roadmap/atom.xml"] {
        let page = stranger.get(path);
        page.is_there();
        assert!(page.body().contains("Grafrechten &amp; meer"), "{}", page.body());
        for secret in ["Geheim", "104", "Zestien", "Te duur", "Bram", "Enschede"] {
            assert!(!page.body().contains(secret), "{path} tells {secret}");
        }
    }
    let feed = stranger.get("/samen-digitaal/public-roadmap/atom.xml");
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    assert_eq!(feed.body().matches("<entry>").count(), 2);
    stranger.get("/buch/public-roadmap").is_absent();
    set(&office, "100.000", "2", false).accepted();
    stranger.get("/samen-digitaal/public-roadmap").is_absent();
}

#[test]
fn settings_that_cannot_be_are_said_and_only_the_office_sets_them() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    set(&office, "veel", "2", false).refused("Dit bedrag kunnen wij niet lezen");
    set(&office, "-1", "2", false).refused("Vul een bedrag in van");
    set(&office, "1", "twee", false).refused("Schrijf een heel getal");
    set(&office, "1", "2000", false).refused("Vul een heel getal in van 0 tot 1000");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.roadmap_settings"), "0");
    portal.sign_in("board@samen-digitaal.example").get("/samen-digitaal/office/roadmap").is_absent();
    portal.sign_in(ENSCHEDE).get("/samen-digitaal/office/wishes").is_absent();
}
