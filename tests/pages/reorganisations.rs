//! Municipalities merge and split: prepared by one of the office, confirmed by another, and everything goes
//! on at the successors.

use allocation::Verdict;
use diesel::connection::SimpleConnection;
use jiff::{SignedDuration, ToSpan};

use super::rounds::{ENSCHEDE, Held, today};
use super::runs::{cost, period, service};
use super::services::add_service;
use super::subscriptions::order;
use crate::harness::{Browser, Draft, Page, Portal, fixture};

const OFFICE: &str = "office@samen-digitaal.example";
const FINANCE: &str = "finance@samen-digitaal.example";
const MANAGER: &str = "enschede@samen-digitaal.example";
const LIST: &str = "/samen-digitaal/office/reorganisations";

fn signed_in(portal: &Portal, email: &str) -> Browser {
    let browser = portal.visitor();
    fixture::sign_in(&portal.db, email, &browser);
    browser
}

fn weighted(portal: &Portal) {
    portal.change(
        "UPDATE platform.cooperatives SET votes = 'weighted';
         UPDATE portal.members
         SET votes = CASE name WHEN 'Enschede' THEN 15 WHEN 'Zutphen' THEN 5 ELSE 12 END",
    );
}

pub(super) fn form(portal: &Portal) -> Draft {
    signed_in(portal, OFFICE).get(&format!("{LIST}/new")).form("reorganisation")
}

/// Enschede and Zutphen become Twentestad.
pub(super) fn merge(portal: &Portal, on: &str) -> Page {
    let form = form(portal).tick("kind", "merge").set("on", on).set("reason", "De raden kozen hiervoor.");
    let made = form.set("predecessors", "Enschede\nZutphen").set("successors", "gm9001 Twentestad").submit();
    made.accepted();
    made
}

/// Zutphen goes over Enschede and Zwolle.
pub(super) fn split(portal: &Portal, on: &str) -> Page {
    let form = form(portal).tick("kind", "split").set("on", on).set("reason", "Zutphen wordt verdeeld.");
    let form = form.set("predecessors", "gm0301");
    let made = form.set("successors", "Enschede; 41,5 %\nGM0193; 117/200").submit();
    made.accepted();
    made
}

pub(super) fn confirm(portal: &Portal, page: &Page) -> Page {
    signed_in(portal, FINANCE).get(page.path()).form("confirm").submit()
}

/// The subscriptions of a member, as days.
fn days_of(portal: &Portal, member: &str) -> Vec<String> {
    portal.ask(&format!(
        "SELECT v.code || ' ' || s.starts_on || ' ' || coalesce(s.ends_on::text, 'open')
         FROM portal.subscriptions s JOIN portal.members m USING (cooperative_id)
         JOIN portal.services v ON v.cooperative_id = s.cooperative_id AND v.id = s.service_id
         WHERE m.id = s.member_id AND m.name = '{member}' ORDER BY 1"
    ))
}

#[test]
fn two_merge_and_everything_goes_on_at_the_third() {
    let portal = Portal::start();
    weighted(&portal);
    service(&portal, "samen-digitaal", "Zaaksysteem", r#"{"key":{"kind":"equal"}}"#);
    let page = merge(&portal, "1-1-2027");
    page.says("Enschede is lid tot en met 31 december 2026")
        .says("Twentestad (GM9001) wordt lid op 1 januari 2027")
        .says("207.666")
        .says("Emma Enschede")
        .says("Een collega van het bureau moet haar bevestigen");
    assert!(page.attributes("form#confirm", "action").is_empty());
    let asked: Vec<String> = portal
        .mail()
        .into_iter()
        .filter(|one| one.event == "reorganisation-prepared")
        .map(|one| one.to)
        .collect();
    assert!(asked.contains(&FINANCE.to_owned()) && !asked.contains(&OFFICE.to_owned()), "{asked:?}");
    // Nothing happened yet, and whoever prepared it cannot make it happen.
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.members WHERE left_on IS NOT NULL"), "0");
    let form = signed_in(&portal, FINANCE).get(page.path()).form("confirm");
    let own = signed_in(&portal, OFFICE);
    let csrf = own.get(page.path()).attributes("form#withdraw input[name=csrf]", "value").remove(0);
    form.clone().sent_by(&own).forge("csrf", &csrf).submit().refused("heeft deze herindeling voorbereid");
    form.submit().accepted().says("Bevestigd");
    assert_eq!(days_of(&portal, "Enschede"), ["zaaksysteem 2020-01-01 2027-01-01"]);
    assert_eq!(days_of(&portal, "Twentestad"), ["zaaksysteem 2027-01-01 open"]);
    let member =
        "SELECT code || ' ' || joined_on || ' ' || votes FROM portal.members WHERE name = 'Twentestad'";
    assert_eq!(portal.ask_one(member), "GM9001 2027-01-01 20");
    let people = "SELECT value || ' ' || on_day FROM portal.member_attributes a JOIN portal.members m
        ON m.cooperative_id = a.cooperative_id AND m.id = a.member_id WHERE m.name = 'Twentestad' ORDER BY 1";
    assert_eq!(portal.ask(people), ["207666 2020-01-01", "207666 2027-01-01"]);
    let lineage = "SELECT count(*) FROM portal.reorganisation_subscriptions";
    assert_eq!(portal.ask_one(lineage), "2");
    form_is_spent(&portal, &page);
    portal.work();
    let told: Vec<String> = portal
        .mail()
        .into_iter()
        .filter(|one| one.event == "reorganisation-seat")
        .map(|one| one.text)
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().all(|text| text.contains("voor Twentestad")), "{told:?}");
}

fn form_is_spent(portal: &Portal, page: &Page) {
    let again = signed_in(portal, FINANCE).get(page.path());
    again.says("Bevestigd").says("Emma Enschede");
    assert!(again.attributes("form", "action").iter().all(|action| !action.contains("reorganisations/")));
}

#[test]
fn on_the_day_people_act_for_the_successor_and_only_read_for_the_old_one() {
    let portal = Portal::start();
    let office = signed_in(&portal, OFFICE);
    add_service(&office, "samen-digitaal", "Zaaksysteem", "zaaksysteem", "offered");
    order(&portal, MANAGER, "Zaaksysteem").accepted();
    let on = today(&portal).saturating_add(30.days());
    let page = merge(&portal, &on.to_string());
    confirm(&portal, &page).accepted();
    let acts_for = || {
        let actor = fixture::actor(&portal.db, MANAGER, "samen-digitaal");
        actor.member().map(|member| member.name.clone()).unwrap_or_default()
    };
    assert_eq!(acts_for(), "Enschede");
    signed_in(&portal, MANAGER).get("/samen-digitaal/people").is_there();
    portal.clock.advance(SignedDuration::from_hours(24 * 31));
    assert_eq!(acts_for(), "Twentestad");
    let after = signed_in(&portal, MANAGER);
    after.get("/samen-digitaal/people").is_there();
    after.get("/samen-digitaal/subscriptions").says("Zaaksysteem");
    let old = "SELECT s.id FROM portal.seats s JOIN portal.members m ON m.cooperative_id = s.cooperative_id
        AND m.id = s.member_id
        JOIN portal.people p ON p.cooperative_id = s.cooperative_id AND p.id = s.person_id
        WHERE m.name = 'Enschede' AND p.email = 'enschede@samen-digitaal.example'";
    let old = portal.ask_one(old);
    let csrf = after.get("/samen-digitaal").attributes("input[name=csrf]", "value").remove(0);
    after.post("/samen-digitaal/seat", &[("csrf", &csrf), ("once", "x"), ("seat", &old)]);
    after.get("/samen-digitaal/my-costs").is_there();
    after.get("/samen-digitaal/people").is_absent();
    after.get("/samen-digitaal/subscriptions/new").is_absent();
    after.get("/samen-digitaal/roadmap/wishes/new").is_absent();
    let left = after.get("/samen-digitaal/members?left=1");
    left.follow("Enschede").says("Enschede ging op in Twentestad").says("De raden kozen hiervoor.");
    let there = after.get("/samen-digitaal/members");
    there.follow("Twentestad").says("Twentestad volgt Enschede, Zutphen op");
}

#[test]
fn a_split_goes_by_exact_shares_and_who_takes_a_service_keeps_it() {
    let portal = Portal::start();
    weighted(&portal);
    service(&portal, "samen-digitaal", "Zaaksysteem", r#"{"key":{"kind":"equal"}}"#);
    service(&portal, "samen-digitaal", "Burgerzaken", r#"{"key":{"kind":"equal"}}"#);
    portal.change(
        "DELETE FROM portal.subscriptions s USING portal.members m, portal.services v
         WHERE m.id = s.member_id AND v.id = s.service_id AND m.name = 'Zwolle' AND v.code = 'burgerzaken'",
    );
    let page = split(&portal, "1-1-2027");
    page.says("41,5 %").says("58,5 %").says("Neemt de dienst al af en houdt dat abonnement");
    confirm(&portal, &page).accepted();
    assert_eq!(days_of(&portal, "Zwolle"), ["burgerzaken 2027-01-01 open", "zaaksysteem 2020-01-01 open"]);
    assert_eq!(days_of(&portal, "Enschede"), ["burgerzaken 2020-01-01 open", "zaaksysteem 2020-01-01 open"]);
    // 5 votes: 2.075 and 2.925; 47,934 people: 19,892.61 and 28,041.39.
    let votes = "SELECT m.name || ' ' || v.votes || ' ' || v.on_day FROM portal.member_votes v
        JOIN portal.members m ON m.cooperative_id = v.cooperative_id AND m.id = v.member_id ORDER BY 1";
    assert_eq!(portal.ask(votes), ["Enschede 17 2027-01-01", "Zwolle 15 2027-01-01"]);
    let people = "SELECT m.name || ' ' || a.value FROM portal.member_attributes a
        JOIN portal.members m ON m.cooperative_id = a.cooperative_id AND m.id = a.member_id
        WHERE a.on_day = '2027-01-01' ORDER BY 1";
    assert_eq!(portal.ask(people), ["Enschede 179625", "Zwolle 156881"]);
    // Until that day nothing weighs otherwise.
    signed_in(&portal, OFFICE).get("/samen-digitaal/members").follow("Enschede").says("15");
    portal.clock.advance(SignedDuration::from_hours(24 * 60));
    signed_in(&portal, OFFICE).get("/samen-digitaal/members").follow("Enschede").says("17");
}

#[test]
fn votes_can_be_counted_again_by_inhabitants() {
    let portal = Portal::start();
    weighted(&portal);
    let form = form(&portal).tick("kind", "merge").set("on", "1-1-2027").set("reason", "Zo is het.");
    let form = form.set("predecessors", "Enschede\nZutphen").set("successors", "GM9001 Twentestad");
    let form = form.tick("votes_rule", "inhabitants").set("votes_most", "75");
    form.clone().set("votes_per", "veel").submit().refused("Schrijf een heel getal van 1 of hoger");
    let page = form.set("votes_per", "5.000").submit();
    page.accepted().says("één stem per 5.000 inwoners");
    confirm(&portal, &page).accepted();
    // 207,666 people.
    assert_eq!(portal.ask_one("SELECT votes FROM portal.members WHERE name = 'Twentestad'"), "41");
}

#[test]
fn people_are_chosen_one_by_one_and_what_changed_meanwhile_is_seen_again() {
    let portal = Portal::start();
    let page = split(&portal, "1-1-2027");
    withdraw(&page);
    let other = merge_into_zwolle(&portal);
    let seen = signed_in(&portal, FINANCE).get(other.path()).form("confirm");
    let person = "place-".to_owned()
        + &portal.ask_one(
            "SELECT s.id FROM portal.seats s JOIN portal.people p ON p.cooperative_id = s.cooperative_id
             AND p.id = s.person_id WHERE p.email = 'reader@samen-digitaal.example'",
        );
    assert!(other.attributes("select", "id").contains(&person));
    let places = other.attributes("select", "name");
    assert_eq!(places, ["place[]", "place[]", "place[]"]);
    let seats = signed_in(&portal, OFFICE).get(other.path()).form("seat-choices");
    seats.set("place[]", "geen opvolger").submit().accepted();
    seen.submit().refused("Er is intussen iets veranderd");
    confirm(&portal, &other).accepted();
    portal.work();
    let none = portal.mail().into_iter().filter(|one| one.event == "reorganisation-no-seat").count();
    assert_eq!(none, 1);
}

/// Enschede goes into Zwolle.
pub(super) fn merge_into_zwolle(portal: &Portal) -> Page {
    let form = form(portal).tick("kind", "merge").set("on", "1-2-2027").set("reason", "Samen verder.");
    let made = form.set("predecessors", "Enschede").set("successors", "Zwolle").submit();
    made.accepted();
    made
}

/// Takes it back, so that another one can be prepared.
fn withdraw(page: &Page) {
    page.form("withdraw").submit().refused("Vul in waarom");
    page.form("withdraw").set("reason", "De wet is uitgesteld.").submit().accepted().says("Ingetrokken");
}

#[test]
fn what_cannot_be_is_said_beside_its_field() {
    let portal = Portal::start();
    let with = |kind: &str, from: &str, to: &str, on: &str| {
        let form = form(&portal).tick("kind", kind).set("reason", "Zo is het.").set("on", on);
        form.set("predecessors", from).set("successors", to).submit()
    };
    with("merge", "", "Zwolle", "1-1-2027").refused("Vul in wie vertrekt");
    with("merge", "Enschede", "", "1-1-2027").refused("Vul in wie opvolgt");
    with("merge", "Den Haag", "Zwolle", "1-1-2027").refused("Den Haag is geen lid");
    with("merge", "Enschede", "Verzonnen", "1-1-2027").refused("staat niet in het register");
    with("merge", "Enschede", "GM9001 Nieuw", "1-1-2027").refused("Samengaan kan vanaf twee leden");
    with("merge", "Enschede\nZutphen", "Zutphen", "1-1-2027").refused("Zutphen staat er twee keer in");
    with("merge", "Enschede\nGM0153", "Zwolle", "1-1-2027").refused("Enschede staat er twee keer in");
    with("split", "Zutphen", "Enschede; 40 %\nZwolle; 50 %", "1-1-2027")
        .refused("De aandelen zijn samen 90 %");
    with("split", "Zutphen", "Enschede\nZwolle; 50 %", "1-1-2027")
        .refused("Schrijf het aandeel van Enschede");
    with("split", "Zutphen", "Enschede; 1/3\nZwolle; heel", "1-1-2027").refused("is niet te lezen");
    with("merge", "Enschede", "Zwolle", "ooit").refused("Vul een datum in");
    with("merge", "Enschede", "Zwolle", "1-1-2020").refused("op die datum nog geen lid");
    portal.change("UPDATE portal.members SET left_on = '2026-01-01' WHERE name = 'Zwolle'");
    with("merge", "Enschede", "Zwolle", "1-1-2027").refused("Zwolle is op die datum geen lid meer");
    with("merge", "Zwolle\nEnschede", "GM9001 Nieuw", "1-1-2027").refused("Zwolle vertrekt al");
    portal.change("UPDATE portal.members SET left_on = NULL");
    merge(&portal, "1-1-2027");
    with("merge", "Enschede", "Zwolle", "1-1-2028")
        .refused("doet al mee aan de herindeling van 1 januari 2027");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.reorganisations"), "1");
    portal.change(
        "INSERT INTO portal.periods (cooperative_id, id, name, starts_on, ends_on, settled_at)
         SELECT id, gen_random_uuid(), 'Heel 2027', '2027-01-01', '2028-01-01', now()
         FROM platform.cooperatives WHERE address = 'samen-digitaal'",
    );
    with("merge", "Zutphen", "Zwolle", "1-7-2027").refused("Heel 2027");
}

#[test]
fn the_table_itself_refuses_a_reorganisation_confirmed_by_who_prepared_it() {
    let portal = Portal::start();
    merge(&portal, "1-1-2027");
    let confirm = "UPDATE portal.reorganisations SET state = 'confirmed', decided_by_id = made_by_id,
        decided_by = made_by, decided_at = now()";
    let refused = portal.database.owner().batch_execute(confirm).unwrap_err().to_string();
    assert!(refused.contains("\"reorganisations_four_eyes\""), "{refused}");
    let another = confirm.replace("decided_by_id = made_by_id", "decided_by_id = gen_random_uuid()");
    portal.change(&another);
}

#[test]
fn an_open_round_keeps_its_electorate_and_the_old_member_still_votes_in_it() {
    let held = Held::open();
    let on = today(&held.portal).saturating_add(3.days());
    let page = merge(&held.portal, &on.to_string());
    page.says("Het oude lid stemt daarin tot zij sluiten: Routekaart 2027");
    confirm(&held.portal, &page).accepted();
    held.portal.clock.advance(SignedDuration::from_hours(24 * 4));
    // The voter acts for Twentestad first, which has no vote in this round.
    let seats = "SELECT s.id FROM portal.seats s JOIN portal.members m ON m.cooperative_id = s.cooperative_id
        AND m.id = s.member_id
        JOIN portal.people p ON p.cooperative_id = s.cooperative_id AND p.id = s.person_id
        WHERE m.name = 'Enschede' AND p.email = 'voter@samen-digitaal.example'";
    let old = held.portal.ask_one(seats);
    let voter = held.browser(ENSCHEDE);
    let csrf = voter.get("/samen-digitaal").attributes("input[name=csrf]", "value").remove(0);
    voter.post("/samen-digitaal/seat", &[("csrf", &csrf), ("once", "x"), ("seat", &old)]);
    let ballot = voter.get(&format!("{}/ballot", held.page())).form("ballot");
    ballot.set(&held.field("Kwijtschelding"), "3").submit().form("cast").submit().accepted();
    assert_eq!(held.ballots(), "1");
    held.close();
    let file = held.browser(OFFICE).get(&format!("{}/round.json", held.page()));
    assert_eq!(voting::verify_round_command(file.body()), voting::RoundVerdict::Same);
}

#[test]
fn a_period_around_the_day_is_divided_by_days_and_a_run_made_before_is_made_again() {
    let portal = Portal::start();
    let rule = r#"{"key":{"kind":"attribute","name":"inhabitants"}}"#;
    service(&portal, "samen-digitaal", "Zaaksysteem", rule);
    let finance = signed_in(&portal, "finance2@samen-digitaal.example");
    let books = period(&finance, "samen-digitaal", "2027", "1-1-2027", "31-12-2027");
    let books = cost(&books, "Zaaksysteem", "365.000,00");
    let early = books.form("allocation-runs").submit().form("review").submit();
    early.accepted();
    let page = merge(&portal, "2-7-2027");
    page.says("Maak die na de bevestiging opnieuw: 2027").says("tellen daarin naar dagen: 2027");
    confirm(&portal, &page).accepted();
    let controller = signed_in(&portal, "controller@samen-digitaal.example");
    let late = controller.get(early.path());
    assert!(late.status() == 200);
    let decision = late.form("decision").set("decision", "approve").submit();
    assert_eq!(decision.status(), 422, "{decision:?}");
    let run = finance.get(books.path()).form("allocation-runs").submit();
    run.accepted();
    let lines = portal.ask(
        "SELECT m.name || ' ' || l.cents FROM portal.allocation_lines l
         JOIN portal.members m ON m.cooperative_id = l.cooperative_id AND m.id = l.member_id
         JOIN portal.allocation_runs r ON r.cooperative_id = l.cooperative_id AND r.id = l.run_id
         WHERE r.number = 2 ORDER BY 1",
    );
    // 336,506 people all year: Enschede 159,732 and Zutphen 47,934 for 182 days, Twentestad 207,666 for 183.
    assert_eq!(lines, ["Enschede 8639140", "Twentestad 11293373", "Zutphen 2592521", "Zwolle 13974966"]);
    let export = finance.get(&format!("{}/export.json", run.path()));
    assert_eq!(allocation::verify(export.body()), Verdict::Same);
}
