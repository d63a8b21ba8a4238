//! The board's decision after a round: checked, once, with a reason where it deviates; it is the roadmap.

use super::round_results::closed;
use super::rounds::{BOARD, CANDIDATES, ENSCHEDE, Held, OFFICE};
use crate::harness::{Draft, Page};

const ENSCHEDES_MANAGER: &str = "enschede@samen-digitaal.example";

fn decision(held: &Held) -> Page {
    held.browser(BOARD).get(&format!("{}/decision", held.office()))
}

fn field(held: &Held, name: &str, title: &str) -> String {
    let id = format!("SELECT id FROM portal.candidates WHERE title = '{title}'");
    format!("{name}-{}", held.portal.ask_one(&id))
}

/// The check page of a decision that deviates about the first candidate.
fn deviating(held: &Held, reason: &str) -> Page {
    let title = CANDIDATES[0].0;
    let form = decision(held).form("decision").set(&field(held, "verdict", title), "deviate");
    form.set(&field(held, "reason", title), reason).submit()
}

/// What is stored: candidate, verdict and place, by place.
fn stored(held: &Held) -> Vec<String> {
    held.portal.ask(
        "SELECT c.title || ' ' || d.verdict || ' ' || d.place FROM portal.round_decisions d
         JOIN portal.candidates c ON c.id = d.candidate_id ORDER BY d.place",
    )
}

fn decide(page: &Page) -> Draft {
    page.form("decide")
}

#[test]
fn the_decision_becomes_the_roadmap_and_members_hear_of_it() {
    let held = closed();
    let check = decision(&held).form("decision").submit();
    check.says("Het bestuur volgt de uitslag helemaal").says("daarna definitief");
    assert_eq!(stored(&held), [""; 0], "looking at it decides nothing");
    decide(&check).submit().accepted().says("Wat het bestuur besloot").says("Vastgesteld");
    let places = "SELECT c.place = d.place AND (NOT d.funded OR c.state = 'eligible')
        FROM portal.candidates c JOIN portal.round_decisions d ON d.candidate_id = c.id";
    assert_eq!(held.portal.ask(places), ["true"; 4]);
    assert_eq!(held.portal.ask("SELECT deed FROM portal.audit_events WHERE deed = 'rounds.decide'").len(), 1);
    held.portal.work();
    let told: Vec<_> = held.portal.mail().into_iter().filter(|mail| mail.event == "round-decided").collect();
    assert!(told.iter().any(|mail| mail.to == ENSCHEDE), "{told:?}");
    assert!(told.iter().all(|mail| mail.to != OFFICE && mail.text.contains("/result")), "{told:?}");
}

#[test]
fn who_follows_a_service_hears_by_mail_that_it_goes_on() {
    let held = closed();
    let enschede = held.browser(ENSCHEDES_MANAGER);
    for (title, _) in CANDIDATES {
        let id = format!("SELECT id FROM portal.candidates WHERE title = '{title}'");
        let id = held.portal.ask_one(&id);
        let page = enschede.get(&format!("/samen-digitaal/roadmap/candidates/{id}"));
        page.form("follow").submit().accepted();
    }
    decide(&decision(&held).form("decision").submit()).submit().accepted();
    held.portal.work();
    let mails = held.portal.mail().into_iter().filter(|mail| mail.event == "topic-state");
    let mut told: Vec<String> =
        mails.map(|mail| format!("{} {}", mail.to, mail.data["title"].as_str().unwrap())).collect();
    told.sort();
    // Of what goes on, and of nothing else.
    let funded = "SELECT c.title FROM portal.round_decisions d
        JOIN portal.candidates c ON c.id = d.candidate_id WHERE d.funded ORDER BY c.title";
    let funded = held.portal.ask(funded);
    assert!(funded.len() > 1 && funded.len() < CANDIDATES.len(), "{funded:?}");
    let expected = funded.iter().map(|title| format!("{ENSCHEDES_MANAGER} {title}"));
    assert_eq!(told, expected.collect::<Vec<_>>());
}

#[test]
fn a_deviation_needs_a_reason_that_all_members_read() {
    let held = closed();
    let refused = deviating(&held, " ");
    refused.refused("Geef een reden voor Erkenning kind");
    assert_eq!(refused.form("decision").value(&field(&held, "verdict", "Erkenning kind")), "deviate");
    let check = deviating(&held, "De wet verandert.");
    check.says("Het bestuur wijkt 1 keer af");
    decide(&check).submit().accepted();
    let result = held.browser(ENSCHEDE).get(&format!("{}/result", held.page()));
    result.says("met 1 afwijking").says("De wet verandert.").says("Erkenning kind: gaat toch");
    assert_eq!(stored(&held).iter().filter(|line| line.contains("deviate")).count(), 1);
}

#[test]
fn another_place_in_the_queue_is_a_deviation_too() {
    let held = closed();
    let title = CANDIDATES[3].0;
    let place = |place: &str, reason: &str| {
        let form = decision(&held).form("decision").set(&field(&held, "place", title), place);
        form.set(&field(&held, "reason", title), reason).submit()
    };
    place("1", "").refused("Geef een reden voor Rijbewijs verlengen");
    place("eerst", "x").refused("Vul de plaats als getal in");
    place("9", "x").refused("Kies 1 tot en met 4");
    decide(&place("1", "Landelijke plicht.")).submit().accepted();
    assert!(stored(&held)[0].starts_with("Rijbewijs verlengen deviate 1"), "{:?}", stored(&held));
    let result = held.browser(ENSCHEDE).get(&format!("{}/result", held.page()));
    result.says("komt op plaats 1").says("Landelijke plicht.");
}

#[test]
fn it_is_decided_once() {
    let held = closed();
    let check = deviating(&held, "De wet verandert.");
    decide(&check).submit().accepted();
    decide(&check).submit().accepted();
    decide(&check).set("once", "another").submit().refused("al besloten");
    decision(&held).says("Over deze ronde is al besloten");
    assert_eq!(stored(&held).len(), 4);
    let told = held.portal.mail().into_iter().filter(|mail| mail.event == "round-decided");
    let mut told: Vec<String> = told.map(|mail| mail.to).collect();
    let all = told.len();
    told.sort();
    told.dedup();
    assert_eq!(told.len(), all, "nobody hears of it twice");
}

#[test]
fn of_two_decisions_at_once_one_counts() {
    let held = closed();
    let forms: Vec<Draft> =
        ["Eerst.", "Ook."].map(|reason| decide(&deviating(&held, reason)).set("once", reason)).into();
    let done: Vec<u16> = std::thread::scope(|scope| {
        let sent: Vec<_> = forms.iter().map(|form| scope.spawn(|| form.submit_only().status())).collect();
        sent.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let count = |status: u16| done.iter().filter(|one| **one == status).count();
    assert_eq!((count(303), count(422)), (1, 1), "{done:?}");
    let reasons = "SELECT DISTINCT reason FROM portal.round_decisions WHERE verdict = 'deviate'";
    assert_eq!(held.portal.ask(reasons).len(), 1);
    assert_eq!(stored(&held).len(), 4);
}

#[test]
fn only_the_board_decides() {
    let held = closed();
    let address = format!("{}/decision", held.office());
    let form = decide(&deviating(&held, "De wet verandert."));
    for who in [OFFICE, ENSCHEDE, "finance@samen-digitaal.example", "office@buch.example"] {
        let browser = held.browser(who);
        browser.get(&address).is_absent();
        assert!(matches!(form.clone().sent_by(&browser).submit_only().status(), 403 | 404), "{who}");
    }
    assert_eq!(stored(&held), [""; 0]);
}

#[test]
fn a_round_without_quorum_decides_nothing() {
    let held = Held::open();
    held.close();
    decision(&held).says("Deze uitslag beslist niets");
    let result = held.browser(BOARD).get(&format!("{}/result", held.page()));
    result.says("Het quorum is niet gehaald").says_not("Besluit nemen");
}
