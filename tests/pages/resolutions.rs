//! Resolutions: made and opened by two people, amended, voted about by name or in secret, and closed once.

use std::sync::Barrier;

use super::assemblies::{convened, day, prepared, with_item};
use crate::harness::{Browser, Draft, Page, Portal};

pub(super) const OFFICE: &str = "office@samen-digitaal.example";
const BOARD: &str = "board@samen-digitaal.example";
const VOTER: &str = "voter@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

/// The form of a resolution on the agenda of a new assembly; voting has begun today.
fn form(portal: &Portal, office: &Browser) -> Draft {
    let page = with_item(&prepared(portal, office, "ALV"), "Begroting", "resolution");
    let form = page.follow("Stemming maken Begroting").form("resolution");
    form.set("question", "De begroting is vastgesteld.")
        .set("opens_day", &day(portal, 0))
        .set("opens_time", "0:00")
}

/// Makes a resolution and calls the members; gives its page in the office.
pub(super) fn made(portal: &Portal, change: impl Fn(Draft) -> Draft) -> Page {
    let office = portal.sign_in(OFFICE);
    let page = change(form(portal, &office)).submit();
    page.accepted();
    let assembly = portal.ask_one("SELECT id FROM portal.assemblies");
    convened(&office.get(&format!("/samen-digitaal/office/assemblies/{assembly}")));
    office.get(page.path())
}

/// The same, opened by the board.
pub(super) fn opened(portal: &Portal, change: impl Fn(Draft) -> Draft) -> Page {
    let page = made(portal, change);
    portal.sign_in(BOARD).get(page.path()).form("opening").submit().accepted();
    page.browser().get(page.path())
}

/// The ballot of a member, checked and ready to be cast.
fn checked(portal: &Portal, who: &str, page: &Page, answer: &str) -> Draft {
    let ballot = portal.sign_in(who).get(&format!("{}/vote", page.path().replace("/office", "")));
    let check = ballot.form("vote").set("answer", answer).submit();
    check.is_there().says("Controleer uw stem");
    check.form("vote")
}

pub(super) fn vote(portal: &Portal, who: &str, page: &Page, answer: &str) -> Page {
    checked(portal, who, page, answer).submit()
}

/// Lets Zwolle's manager vote as well.
pub(super) fn zwolle_votes(portal: &Portal) {
    portal.change(
        "UPDATE portal.seats SET roles = '{member_manager,voter}' WHERE person_id =
             (SELECT id FROM platform.people WHERE email = 'zwolle@samen-digitaal.example')",
    );
}

/// Voting ended so many seconds ago.
pub(super) fn ended(portal: &Portal, seconds: i32) {
    portal.change(&format!(
        "UPDATE portal.resolutions SET opens_at = now() - interval '2 hours',
             closes_at = now() - interval '{seconds} seconds'"
    ));
}

#[test]
fn a_second_person_opens_what_the_first_made() {
    let portal = Portal::start();
    let page = made(&portal, |form| form);
    page.says("Een ander van het bureau of het bestuur opent haar");
    let board = portal.sign_in(BOARD).get(page.path()).form("opening");
    // Whoever made it has no button, and gets nowhere with somebody else's.
    let csrf = page.form("withdrawal").value("csrf");
    board.clone().sent_by(page.browser()).forge("csrf", &csrf).submit().refused("Een ander opent haar");
    assert_eq!(portal.ask_one("SELECT state FROM portal.resolutions"), "draft");
    board.submit().accepted().says("Stemming open");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.resolution_voters"), "3");
    board.set("once", "another").submit().refused("Deze stemming is al geopend");
    portal.work();
    let told: Vec<_> = portal.mail().into_iter().filter(|one| one.event == "resolution-opened").collect();
    assert_eq!(told.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), [VOTER]);
}

#[test]
fn a_vote_is_not_opened_before_the_members_were_called() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let page = form(&portal, &office).submit();
    portal.sign_in(BOARD).get(page.path()).form("opening").submit().refused("Roep eerst de leden op");
}

#[test]
fn rules_that_cannot_be_are_said_beside_their_field() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let form = form(&portal, &office);
    form.clone().emptied().submit().refused("Vul het voorstel in").says("Vul een datum en een tijd in");
    let with = |name: &str, value: &str| form.clone().set(name, value).submit();
    with("options", "Voor").refused("Geef twee of meer keuzes, of geen");
    with("options", "Voor\nvoor").refused("Elke keuze staat er één keer");
    with("quorum", "3/2").refused("Vul een deel in, zoals 1/2 of 50%");
    with("opens_day", &day(&portal, -11)).refused("30 dagen voor de vergadering");
    with("closes_day", &day(&portal, -1)).refused("De stemming sluit voordat zij begint");
    let half = form.clone().set("majority", "qualified").set("fraction", "1/2").submit();
    half.refused("Vul een deel in dat meer is dan de helft");
    form.clone().forge("weighted", "1").submit().refused("Deze coöperatie kent geen gewogen stemmen");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.resolutions"), "0");
    form.clone().submit().accepted();
    form.set("once", "another").submit().refused("al een stemming klaar");
}

#[test]
fn a_named_vote_is_changed_until_closing_and_nobody_else_sees_it() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    vote(&portal, VOTER, &page, "0").accepted().says("Uitgebracht: Voor").says("Stem wijzigen");
    vote(&portal, VOTER, &page, "1").accepted().says("Uitgebracht: Tegen");
    let versions = "SELECT string_agg(answer, ' ' ORDER BY version) FROM portal.votes";
    assert_eq!(portal.ask_one(versions), "0 1");
    let path = page.path().replace("/office", "");
    for (who, path) in [(OFFICE, page.path()), (BOARD, page.path()), (ZWOLLE, &path), (OFFICE, &path)] {
        let seen = portal.sign_in(who).get(path);
        seen.is_there().says("1 van 3 leden hebben gestemd").says_not("Uitgebracht");
    }
    portal.sign_in(ZWOLLE).get(&path.replace("/resolutions/", "/decisions/")).is_absent();
    let log = portal.sign_in(OFFICE).get("/samen-digitaal/office/audit-log/export.csv");
    assert!(log.body().contains("Stem uitgebracht") && !log.body().contains("Tegen"), "{}", log.body());
}

#[test]
fn a_vote_one_second_too_late_is_refused_and_not_kept() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    let ballot = checked(&portal, VOTER, &page, "0");
    ended(&portal, 1);
    ballot.submit().refused("De stemming is gesloten: uw stem is niet opgeslagen");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.votes"), "0");
    portal.change(
        "UPDATE portal.resolutions SET opens_at = now() + interval '1 hour',
             closes_at = now() + interval '2 hours'",
    );
    ballot.submit().refused("De stemming is nog niet begonnen");
    portal.change("UPDATE portal.resolutions SET opens_at = now(), closes_at = now() + interval '1 minute'");
    ballot.submit().accepted();
}

#[test]
fn an_answer_that_is_not_offered_is_no_vote() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    let ballot = checked(&portal, VOTER, &page, "0");
    for answer in ["2", "99", "", "voor", "-1", "256"] {
        ballot.clone().forge("answer", answer).submit().refused("Kies een antwoord");
    }
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.vote_participations"), "0");
}

#[test]
fn a_member_that_joined_after_the_opening_does_not_vote() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    let ballot = checked(&portal, VOTER, &page, "0");
    portal.change(
        "DELETE FROM portal.resolution_voters WHERE member_id =
             (SELECT id FROM portal.members WHERE name = 'Enschede')",
    );
    ballot.submit().refused("geen stemrecht toen deze stemming werd geopend");
}

#[test]
fn two_votes_of_one_member_at_once_leave_one() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    let ballots = ["0", "1"].map(|answer| checked(&portal, VOTER, &page, answer));
    let statuses = at_once(&ballots);
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.votes"), "1");
    let stale = checked(&portal, VOTER, &page, "blank").forge("based_on", "0").submit();
    stale.refused("Intussen is er al een stem uitgebracht");
}

/// Sends all of them at the same moment, and gives their answers.
fn at_once(drafts: &[Draft]) -> Vec<u16> {
    let together = Barrier::new(drafts.len());
    std::thread::scope(|scope| {
        let press = |draft| {
            let together = &together;
            scope.spawn(move || {
                let draft: &Draft = draft;
                together.wait();
                draft.submit_only().status()
            })
        };
        let pressed: Vec<_> = drafts.iter().map(press).collect();
        pressed.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn two_who_close_at_once_decide_once() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    vote(&portal, VOTER, &page, "0").accepted();
    ended(&portal, 1);
    let drafts = [OFFICE, BOARD].map(|who| portal.sign_in(who).get(page.path()).form("closure"));
    let statuses = at_once(&drafts);
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.assembly_decisions"), "1");
    drafts[0].clone().set("once", "another").submit().refused("al gesloten");
}

#[test]
fn a_vote_is_closed_at_its_end_or_once_everybody_voted() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    page.says("De stemming sluit vanzelf op de eindtijd");
    zwolle_votes(&portal);
    vote(&portal, VOTER, &page, "0").accepted();
    vote(&portal, ZWOLLE, &page, "1").accepted();
    assert_eq!(page.select("#roll-call"), [""; 0], "nobody is in the room yet");
    portal.change("UPDATE portal.assemblies SET starts_at = now() - interval '1 hour'");
    let page = page.browser().get(page.path());
    let early = page.form("roll-call").to(&format!("{}/closure", page.path())).submit();
    early.refused("Nog niet alle leden hebben gestemd");
    let call = page.form("roll-call").set("member", "Zutphen").set("answer", "0");
    call.submit().accepted();
    call.clone().set("once", "another").submit().refused("Dit lid heeft al gestemd");
    portal.change("UPDATE portal.assemblies SET starts_at = now() + interval '1 hour'");
    call.set("once", "a third").submit().refused("De vergadering is nog niet begonnen");
    let done = page.browser().get(page.path()).form("closure").set("note", "Met een toezegging.").submit();
    done.accepted().says("Aangenomen").says("Met een toezegging.").says("Vastgelegd in de zaal.");
}

#[test]
fn a_secret_vote_is_cast_once_and_leaves_no_link_to_its_member() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form.set("secret", "1"));
    let ballot = checked(&portal, VOTER, &page, "1");
    ballot.submit().accepted().says("wat u stemde staat nergens bij uw naam").says_not("Tegen");
    ballot.submit().refused("Uw gemeente heeft al gestemd");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.secret_votes"), "1");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.votes"), "0");
    let traces = "SELECT (SELECT count(*) FROM portal.answers WHERE name LIKE 'votes%')
        + (SELECT count(*) FROM portal.audit_events WHERE deed LIKE 'votes%')";
    assert_eq!(portal.ask_one(traces), "0", "nothing with a person and a time was kept beside the ballot");
    let when = "SELECT count(*) FROM portal.secret_votes
        WHERE abs(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint
            - extract(epoch FROM now()) * 1000) < 86400000";
    assert_eq!(portal.ask_one(when), "0", "the id of a ballot holds no time");
    ended(&portal, 1);
    let done = page.browser().get(page.path()).form("closure").submit();
    done.accepted().says("In willekeurige volgorde").says_not("Enschede");
}

#[test]
fn amendments_make_a_choice_of_three() {
    let portal = Portal::start();
    let page = made(&portal, |form| form);
    let path = page.path().replace("/office", "");
    let propose = |who: &str, title: &str| {
        let form = portal.sign_in(who).get(&path).follow("Amendement indienen").form("amendment");
        form.set("title", title).set("body", "De rest kan uit de reserve.").submit()
    };
    propose(ENSCHEDE, "Contributie 2,9 %").accepted().says("Ingediend");
    propose(ENSCHEDE, "Contributie 2,9 %").refused("al een amendement met deze titel");
    propose(VOTER, "").refused("Vul een titel in");
    propose(ZWOLLE, "Niets doen").accepted();
    let reader = portal.sign_in("reader@samen-digitaal.example");
    assert!(!reader.get(&path).body().contains("amendments/new"));
    reader.get(&format!("{path}/amendments/new")).is_absent();
    let office = page.browser();
    let opening = portal.sign_in(BOARD).get(page.path()).form("opening");
    opening.submit().refused("Handel eerst de amendementen af");
    let merge = office.get(page.path()).follow("Afhandelen Contributie 2,9 %").form("merging");
    merge.set("proposal", "3,9 %").set("label", "2,9 %").set("against", "Tegen beide").submit().accepted();
    let other = office.get(page.path()).follow("Afhandelen Niets doen");
    other.form("rejection").submit().refused("Vul de reden in");
    other.form("rejection").set("reason", "Dan is er geen begroting.").submit().accepted();
    other.form("merging").submit().refused("Dit amendement is al afgehandeld");
    let labels = "SELECT string_agg(label, ', ' ORDER BY place) FROM portal.resolution_options";
    assert_eq!(portal.ask_one(labels), "3,9 %, 2,9 %, Tegen beide");
    portal.sign_in(ZWOLLE).get(&path).says("Dan is er geen begroting.").says("Tegen beide");
    let late = portal.sign_in(ENSCHEDE).get(&path).follow("Amendement indienen").form("amendment");
    opening.set("once", "another").submit().accepted();
    late.set("title", "Te laat").set("body", "Te laat.").submit().refused("tussen de oproep en de opening");
}

#[test]
fn only_its_own_member_takes_an_amendment_back() {
    let portal = Portal::start();
    let page = made(&portal, |form| form);
    let path = page.path().replace("/office", "");
    let enschede = portal.sign_in(ENSCHEDE);
    let form = enschede.get(&path).follow("Amendement indienen").form("amendment");
    form.set("title", "Anders").set("body", "Daarom.").submit().accepted();
    let back = enschede.get(&path).form("withdrawal");
    let zwolle = portal.sign_in(ZWOLLE);
    let csrf = zwolle.get(&format!("{path}/amendments/new")).form("amendment").value("csrf");
    back.clone().sent_by(&zwolle).forge("csrf", &csrf).submit().is_absent();
    back.submit().accepted().says("Ingetrokken");
    back.set("once", "another").submit().refused("Dit amendement is al afgehandeld");
}
