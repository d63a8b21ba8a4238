//! The demonstration's roadmap: a round that was decided, one to vote in, and how long services took.

use crate::harness::Portal;

#[test]
fn the_first_round_was_decided_with_one_deviation_and_its_file_verifies() {
    let portal = Portal::demonstration();
    let verdicts = portal.ask(
        "SELECT d.verdict || ' ' || count(*) FROM portal.round_decisions d
             JOIN portal.rounds r ON r.cooperative_id = d.cooperative_id AND r.id = d.round_id
             WHERE r.title = 'Routekaart 2026' GROUP BY d.verdict ORDER BY d.verdict",
    );
    assert_eq!(verdicts, ["deviate 1", "follow 11"]);
    let reader = portal.sign_in("reader@samen-digitaal.example");
    let round = reader.get("/samen-digitaal/rounds").follow("Routekaart 2026");
    let result = round.follow("Uitslag bekijken");
    let deviation = result.select("section[aria-labelledby=decision] dd");
    assert_eq!(deviation.len(), 1, "{result:?}");
    assert!(deviation[0].contains("De wet verandert in juli 2027."), "{deviation:?}");
    let file = reader.get(&format!("{}/round.json", round.path()));
    assert_eq!(voting::verify_round_command(file.is_there().body()), voting::RoundVerdict::Same);
}

#[test]
fn a_voter_finds_the_open_round_under_to_do_and_votes_in_it() {
    let portal = Portal::demonstration();
    let voter = portal.sign_in("voter@samen-digitaal.example");
    let to_do = |page: &crate::harness::Page| page.select("section[aria-labelledby=to-do]").concat();
    let start = voter.get("/samen-digitaal");
    assert!(to_do(&start).contains("Te doen"), "{start:?}");
    assert!(to_do(&start).contains("Stem in Routekaart 2027"), "{start:?}");
    let round = start.follow("Stemmen Routekaart 2027");
    round.says("Er is nog geen stem uitgebracht");
    let ballot = voter.get(&format!("{}/ballot", round.path()));
    let scores = ballot.form("ballot").names().into_iter().filter(|name| name.starts_with("score-"));
    let mut scores: Vec<String> = scores.collect();
    scores.dedup();
    assert!(scores.len() >= 15, "{scores:?}");
    let filled = scores.iter().take(3).fold(ballot.form("ballot"), |form, name| form.set(name, "3"));
    let done = filled.submit().form("cast").submit();
    done.accepted().says("Deze stem is opgeslagen");
    let after = voter.get("/samen-digitaal");
    assert!(!to_do(&after).contains("Stem in Routekaart 2027"), "{after:?}");
}

#[test]
fn the_board_and_the_planning_are_filled_and_say_how_long_services_took() {
    let portal = Portal::demonstration();
    let enschede = portal.sign_in("enschede@samen-digitaal.example");
    let board = enschede.get("/samen-digitaal/roadmap?view=board");
    let columns = board.select(".gg-board__column");
    assert_eq!(columns.len(), 4, "{board:?}");
    for number in 1..=4 {
        let tickets = board.select(&format!(".gg-board__column:nth-child({number}) .gg-ticket"));
        assert!(!tickets.is_empty(), "nothing in column {number}: {board:?}");
    }
    let planning = enschede.get("/samen-digitaal/roadmap?view=planning");
    assert_eq!(planning.select("section[aria-labelledby=planning] svg[role=img]").len(), 1);
    assert!(planning.select("#planning-table ~ tbody tr").len() >= 5, "{planning:?}");
    // From "komt in aanmerking" to "aangeboden", which the articles date.
    let took = planning.select("#lead-times-table ~ tbody tr");
    let took: Vec<String> =
        took.iter().map(|row| row.replace("Staafdiagram", "").trim().to_owned()).collect();
    assert_eq!(took, ["Aangifte overlijden 3.283"], "{planning:?}");
    planning.says("Doorlooptijd laatste dienst").says("3.283 dagen");
}
