//! The set-up of a round beyond the usual: how the count goes on, what is fixed, what is left for the next.

use super::rounds::{BOARD, CANDIDATES, ENSCHEDE, Held, OFFICE, ZWOLLE};
use crate::harness::Draft;

const NEW: &str = "/samen-digitaal/office/rounds/new";

/// The form of the draft.
fn edit(held: &Held) -> Draft {
    held.browser(OFFICE).get(&format!("{}/edit", held.office())).form("round")
}

fn open(held: &Held) {
    held.browser(BOARD).get(&held.office()).form("open").submit().accepted();
}

/// A closed round of 200.000 of which the outcome spends 100.000.
fn counted() -> Held {
    let held = Held::draft();
    edit(&held).set("fill", "carry-over").submit().accepted().says("gaat mee naar volgend jaar");
    open(&held);
    held.cast(ENSCHEDE, &[(CANDIDATES[0].0, "3")]).accepted();
    held.cast(ZWOLLE, &[(CANDIDATES[0].0, "2")]).accepted();
    held.close();
    held
}

/// The same, and the board follows the outcome: 100.000 is left for the next.
fn with_a_rest() -> Held {
    let held = counted();
    let decision = held.browser(BOARD).get(&format!("{}/decision", held.office()));
    decision.form("decision").submit().form("decide").submit().accepted();
    held
}

/// The form of the next round, with what was proposed.
fn next(held: &Held) -> Draft {
    held.browser(OFFICE).get(NEW).form("round").set("title", "Routekaart 2028")
}

#[test]
fn step_and_start_of_the_completion_are_the_offices_to_choose() {
    let held = Held::draft();
    assert_eq!((edit(&held).value("step_kind"), edit(&held).value("step")), ("share".into(), "1000".into()));
    held.browser(OFFICE).get(&held.office()).says("in stappen van 1/1.000 deel");
    edit(&held).set("step", "0").submit().refused("Vul een heel getal in van meer dan 0");
    edit(&held).set("step", "10.001").submit().refused("Vul een getal in van hoogstens 10000");
    // All services cost 360.000 together, and at most 200.000 counts are made.
    let amount = edit(&held).set("step_kind", "amount");
    amount.clone().set("step", "1,79").submit().refused("Vul minstens 1,80 euro in");
    let page = amount.set("step", "1.250,50").set("start", "integral").submit();
    page.accepted().says("in stappen van €\u{a0}1.250,50 per stem").says("begint in hele euro's");
    assert_eq!(edit(&held).value("step"), "1250,50");
    assert_eq!(edit(&held).value("start"), "integral");
    open(&held);
    held.cast(ENSCHEDE, &[(CANDIDATES[0].0, "3")]).accepted();
    held.cast(ZWOLLE, &[(CANDIDATES[2].0, "3")]).accepted();
    held.close();
    let stored = held.portal.ask_one("SELECT file FROM portal.round_results");
    assert_eq!(voting::verify_round_command(&stored), voting::RoundVerdict::Same);
    for word in ["\"step\":\"1250.50\"", "\"start\":\"integral\""] {
        assert!(stored.contains(word), "{word}: {stored}");
    }
}

#[test]
fn the_form_says_what_is_fixed_and_why() {
    let held = Held::draft();
    let page = held.browser(OFFICE).get(NEW);
    page.says("Wat vaststaat")
        .says("De regel is altijd")
        .says("met de wachtrij en de meeste stemmen ernaast");
    page.says("Stemmen staan op naam van het lid")
        .says("Geheim stemmen kan wel bij een besluit over personen");
}

#[test]
fn what_a_round_leaves_is_proposed_for_the_next_with_its_source() {
    let held = with_a_rest();
    let page = held.browser(OFFICE).get(NEW);
    page.says("€\u{a0}100.000,00 uit Routekaart 2027");
    assert_eq!(page.form("round").value("budget"), "100000,00");
    assert_eq!(page.form("round").value("carried"), held.id);
    next(&held).set("budget", "50.000").submit().refused("Het budget is minder dan wat er meegaat");
    let made = next(&held).set("budget", "250.000").submit();
    made.accepted().says("waarvan €\u{a0}100.000,00 uit Routekaart 2027").says("In het budget zit");
    // It goes along once; a round that is withdrawn took nothing.
    held.browser(OFFICE).get(NEW).says_not("uit Routekaart 2027");
    let second = next(&held).set("title", "Nog een").set("budget", "300.000");
    second.forge("carried", &held.id).submit().refused("Van die ronde is niets meer over");
    held.browser(OFFICE).get(made.path()).form("withdraw").set("reason", "Te vroeg.").submit().accepted();
    assert_eq!(held.browser(OFFICE).get(NEW).form("round").value("budget"), "100000,00");
}

#[test]
fn what_is_not_taken_along_stays_for_later() {
    let held = with_a_rest();
    next(&held).untick("carried").set("budget", "50.000").submit().accepted().says_not("uit Routekaart 2027");
    held.browser(OFFICE).get(NEW).says("€\u{a0}100.000,00 uit Routekaart 2027");
}

#[test]
fn a_round_without_that_rule_leaves_nothing_for_the_next() {
    let held = Held::open();
    held.cast(ENSCHEDE, &[(CANDIDATES[0].0, "3")]).accepted();
    held.close();
    let page = held.browser(OFFICE).get(NEW);
    page.says_not("uit Routekaart 2027");
    assert_eq!(page.form("round").value("budget"), "");
}

#[test]
fn nothing_is_left_before_the_board_has_decided_which_it_may_do_otherwise_than_the_outcome() {
    let held = counted();
    let page = held.browser(OFFICE).get(NEW);
    page.says_not("uit Routekaart 2027");
    assert_eq!(page.form("round").value("budget"), "");
    let early = next(&held).set("budget", "250.000");
    early.forge("carried", &held.id).submit().refused("Van die ronde is niets meer over");
    held.portal.change(
        "INSERT INTO portal.round_decisions (cooperative_id, round_id, candidate_id, funded, verdict,
            reason, decided_by_id, decided_by, decided_at)
        SELECT c.cooperative_id, c.round_id, c.candidate_id, false, 'deviate', 'De wet wacht.', r.made_by_id,
            r.made_by, r.made_at
        FROM portal.round_candidates c
        JOIN portal.rounds r ON r.cooperative_id = c.cooperative_id AND r.id = c.round_id",
    );
    held.browser(OFFICE).get(NEW).says("€\u{a0}200.000,00 uit Routekaart 2027");
}

#[test]
fn a_round_without_its_quorum_leaves_all_of_its_budget_whatever_its_count_would_spend() {
    let held = Held::draft();
    edit(&held).set("fill", "carry-over").set("quorum", "100").submit().accepted();
    open(&held);
    held.cast(ENSCHEDE, &[(CANDIDATES[0].0, "3")]).accepted();
    held.close();
    held.browser(OFFICE).get(NEW).says("€\u{a0}200.000,00 uit Routekaart 2027");
}

#[test]
fn a_budget_that_holds_what_is_left_no_more_is_not_opened() {
    let held = with_a_rest();
    let made = next(&held).set("budget", "250.000").submit();
    made.accepted();
    held.portal.change(&format!(
        "INSERT INTO portal.round_challenges (cooperative_id, round_id, reason, made_by, made_at)
        SELECT cooperative_id, id, 'Eén lid kon niet inloggen.', made_by, made_at FROM portal.rounds
        WHERE id = '{}'",
        held.id
    ));
    let board = held.browser(BOARD).get(made.path());
    board.says("Wat er over is uit Routekaart 2027, is veranderd");
    assert_eq!(board.select("form#open"), [""; 0]);
}
