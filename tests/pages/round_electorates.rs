//! Who votes in a round and how heavily: weighted cooperatives, and members that were chosen with a reason.

use super::rounds::{BOARD, CANDIDATES, ENSCHEDE, Held, OFFICE, ZUTPHEN, ZWOLLE};
use crate::harness::{Draft, Page};

/// Enschede has seven votes, Zwolle two and Zutphen one: a round that is open.
fn weighted() -> Held {
    let held = Held::draft();
    held.portal.change(
        "UPDATE platform.cooperatives SET votes = 'weighted' WHERE address = 'samen-digitaal';
         UPDATE portal.members
         SET votes = CASE name WHEN 'Enschede' THEN 7 WHEN 'Zwolle' THEN 2 ELSE 1 END",
    );
    edit(&held).submit().accepted().says("Elk lid heeft zijn eigen aantal stemmen");
    held.browser(BOARD).get(&held.office()).form("open").submit().accepted();
    held
}

/// The form of the draft.
fn edit(held: &Held) -> Draft {
    held.browser(OFFICE).get(&format!("{}/edit", held.office())).form("round")
}

fn member(held: &Held, name: &str) -> String {
    held.portal.ask_one(&format!("SELECT id FROM portal.members WHERE name = '{name}'"))
}

/// Each member wants one service alone, and the round is closed.
fn each_its_own(held: &Held) {
    let [birth, registry, remission, _] = CANDIDATES.map(|(title, _)| title);
    held.cast(ENSCHEDE, &[(birth, "3")]).accepted();
    held.cast(ZWOLLE, &[(remission, "3")]).accepted();
    held.cast(ZUTPHEN, &[(registry, "3")]).accepted();
    held.close();
}

fn row(page: &Page, table: &str, name: &str) -> String {
    let rows = page.select(&format!("{table} tr"));
    rows.into_iter().find(|row| row.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {page:?}"))
}

#[test]
fn in_a_weighted_cooperative_the_budget_is_divided_by_weight() {
    let held = weighted();
    let part = |who: &str| held.browser(who).get(&held.page());
    part(ENSCHEDE).says("€\u{a0}140.000");
    part(ZWOLLE).says("€\u{a0}40.000");
    part(ZUTPHEN).says("€\u{a0}20.000");
    held.check(ENSCHEDE, &[(CANDIDATES[0].0, "3")]).says("met 7 stemmen");
    assert!(row(&part(ZUTPHEN), "table", "Zwolle").contains('2'));
}

#[test]
fn in_a_weighted_cooperative_the_tally_goes_by_weight_and_the_file_verifies() {
    let held = weighted();
    each_its_own(&held);
    let browser = held.browser(ZUTPHEN);
    let result = browser.get(&format!("{}/result", held.page()));
    // 200.000 over ten votes; Enschede pays the first service from its seven, Zwolle grows into the second,
    // and the third, wanted by one vote of ten, does not fit any more.
    result.says("Budget per stem").says("€\u{a0}20.000").says("3 van 3 leden");
    let stored = held.portal.ask_one("SELECT file FROM portal.round_results");
    assert_eq!(voting::verify_round_command(&stored), voting::RoundVerdict::Same);
    let file = voting::RoundFile::parse(&stored).unwrap();
    let mut weights: Vec<u64> = file.electorate.iter().map(|voter| voter.weight).collect();
    weights.sort_unstable();
    assert_eq!(weights, [1, 2, 7]);
    assert_eq!(funded(&held, &file), [CANDIDATES[0].0, CANDIDATES[2].0]);
    // A file whose weights were made equal is another round.
    let forged = stored.replace("\"weight\":7", "\"weight\":1");
    assert_ne!(voting::verify_round_command(&forged), voting::RoundVerdict::Same);
    let pb = browser.get(&format!("{}/result/export.pb", held.page()));
    let mut weights: Vec<u64> =
        voting::read_pb(pb.body()).unwrap().election.ballots().iter().map(|ballot| ballot.weight).collect();
    weights.sort_unstable();
    assert_eq!(weights, [1, 2, 7], "the weights go along to Pabulib");
}

fn funded(held: &Held, file: &voting::RoundFile) -> Vec<String> {
    let name =
        |id: &String| held.portal.ask_one(&format!("SELECT title FROM portal.candidates WHERE id = '{id}'"));
    let mut names: Vec<String> = file.result.tally.iter().flat_map(|tally| &tally.funded).map(name).collect();
    names.sort();
    names
}

#[test]
fn what_if_every_member_had_one_vote() {
    let held = weighted();
    each_its_own(&held);
    let page = held.browser(ZUTPHEN).get(&format!("{}/result/what-if", held.page()));
    let equal = page.form("what-if").set("weights", "equal").submit();
    assert!(equal.path().contains("weights=equal"), "{}", equal.path());
    // Then Zutphen pays its own service, and there is nothing left for Enschede's.
    assert!(row(&equal, "table", CANDIDATES[1].0).contains("60.000"));
    equal.says("Er komt 1 dienst bij").says("er gaat 1 dienst af");
    let stored = held.portal.ask_one("SELECT file FROM portal.round_results");
    let file = voting::RoundFile::parse(&stored).unwrap();
    assert_eq!(funded(&held, &file), [CANDIDATES[0].0, CANDIDATES[2].0], "nothing of it is kept");
}

#[test]
fn the_office_chooses_who_votes_and_says_why() {
    let held = Held::draft();
    edit(&held).set("electorate", "chosen").submit().refused("Kies minstens één lid").says("Vul in waarom");
    let chosen = edit(&held).set("electorate", "chosen");
    let chosen = chosen.tick("electors", &member(&held, "Enschede"));
    let chosen = chosen.tick("electors", &member(&held, "Zwolle"));
    chosen.submit().refused("Vul in waarom alleen deze leden stemmen");
    let page = chosen.set("electors_reason", "Alleen Overijssel betaalt mee.").submit();
    page.accepted().says("2 leden mogen stemmen").says("Alleen Overijssel betaalt mee.");
    assert_eq!(edit(&held).value("electors_reason"), "Alleen Overijssel betaalt mee.");
    held.browser(BOARD).get(&held.office()).form("open").submit().accepted();
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.round_electors"), "2");
    held.browser(ZUTPHEN).get(&held.page()).says("Niet alle leden stemmen").says("Alleen Overijssel");
    held.browser(ZUTPHEN).get(&format!("{}/ballot", held.page())).is_absent();
    held.cast(ZWOLLE, &[(CANDIDATES[0].0, "3")]).accepted();
}

#[test]
fn a_member_that_was_chosen_and_left_is_said_before_the_round_opens() {
    let held = Held::draft();
    let chosen = edit(&held).set("electorate", "chosen").tick("electors", &member(&held, "Zutphen"));
    chosen.set("electors_reason", "Alleen Zutphen doet mee.").submit().accepted();
    let open = held.browser(BOARD).get(&held.office()).form("open");
    held.portal.change("UPDATE portal.members SET left_on = '2020-06-01' WHERE name = 'Zutphen'");
    held.browser(BOARD).get(&held.office()).says("Zutphen kan vandaag niet stemmen");
    open.submit().refused("Zutphen kan vandaag niet stemmen");
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.round_openings"), "0");
}
