//! A Pabulib file that the office looks at: counted by its own rule, and nothing of it is kept.

use super::round_results::closed;
use super::rounds::{CANDIDATES, ENSCHEDE, Held, OFFICE};
use crate::harness::Page;

const LOOK: &str = "/samen-digitaal/office/rounds/pabulib";

/// equalshares.net's worked example, in which the gym and the library lose.
const EXAMPLE: &str = "META
key;value
description;Example
num_projects;5
num_votes;11
budget;1100
vote_type;approval
PROJECTS
project_id;cost;votes;name;selected
path;700;7;Bike path;1
gym;400;6;Gym;0
park;250;5;Park;0
play;200;4;Playground;1
library;100;3;Library;1
VOTES
voter_id;vote
1;path,gym
2;path,gym,park
3;path,gym
4;path,gym,park
5;path,gym,park
6;path,gym
7;park,play,library
8;play
9;play,library
10;park,play,library
11;path
";

fn upload(held: &Held, name: &str, content: &str) -> Page {
    held.browser(OFFICE).get(LOOK).form("pabulib").file("file", name, content).submit()
}

fn row(page: &Page, name: &str) -> String {
    let rows = page.select("#projects tr, table tr").into_iter();
    rows.into_iter().find(|row| row.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {page:?}"))
}

#[test]
fn an_election_of_somebody_else_is_counted_by_the_own_rule_and_not_kept() {
    let held = Held::draft();
    let page = held.browser(OFFICE).get("/samen-digitaal/office/rounds").follow("Stembestand bekijken");
    page.says("u hebt nog geen ronde geopend").says("Een bestand heeft geen lot");
    let before = held.portal.ask_one("SELECT count(*) FROM portal.audit_events");
    let page = upload(&held, "example.pb", EXAMPLE);
    page.is_there().says("Uitkomst van example.pb").says("3 van 5 projecten").says("er is niets opgeslagen");
    assert!(row(&page, "Bike path").contains("700 7 gaat door"), "{}", row(&page, "Bike path"));
    assert!(row(&page, "Gym").contains("400 6 nee"), "{}", row(&page, "Gym"));
    assert!(row(&page, "Library").contains("100 3 gaat door"), "{}", row(&page, "Library"));
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.audit_events"), before);
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.rounds"), "1");
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.documents"), "0");
}

#[test]
fn the_export_of_a_round_comes_back_with_the_same_outcome() {
    let held = closed();
    let export = held.browser(ENSCHEDE).get(&format!("{}/result/export.pb", held.page()));
    let page = upload(&held, "routekaart-2027.pb", export.body());
    page.says("De regel van uw laatste stemronde: Routekaart 2027").says("Volgens het bestand");
    let file = held.portal.ask_one("SELECT file FROM portal.round_results");
    let file = voting::RoundFile::parse(&file).unwrap();
    let tally = file.result.tally.unwrap();
    for (title, _) in CANDIDATES {
        let id = held.portal.ask_one(&format!("SELECT id FROM portal.candidates WHERE title = '{title}'"));
        let row = row(&page, title);
        let expected = if tally.funded.contains(&id) { "gaat door" } else { "nee" };
        assert!(row.ends_with(expected), "{row}: according to the file");
        assert_eq!(
            row.split_whitespace().filter(|word| *word == "door").count() > 0,
            tally.funded.contains(&id)
        );
    }
}

#[test]
fn a_wrong_file_is_a_sentence_with_its_line() {
    let held = Held::draft();
    let wrong = |content: &str| upload(&held, "wrong.pb", content);
    let header = wrong(&EXAMPLE.replace("project_id;cost;", "project_id;prijs;"));
    header.refused("Dit bestand kunnen wij niet tellen").says("De kolom cost ontbreekt").says("8");
    wrong(&EXAMPLE.replace("PROJECTS\n", "PROJECTEN\n")).refused("niet tellen").says("PROJECTS ontbreekt");
    wrong(&EXAMPLE.replace("budget;1100\n", "")).says("Het veld budget ontbreekt in META");
    wrong(&EXAMPLE.replace("8;play\n", "8;zwembad\n")).says("zwembad is geen project in dit bestand");
    wrong(&EXAMPLE.replace("gym;400", "gym;veel")).says("veel moet een getal zijn");
    wrong("").refused("niet tellen").says("Het deel META ontbreekt");
    wrong(&EXAMPLE.replace("num_votes;11", "num_votes;12"))
        .is_there()
        .says("num_votes zegt 12, en het zijn er 11");
    let none = held.browser(OFFICE).get(LOOK).form("pabulib").submit();
    none.refused("Kies een bestand");
    let binary =
        held.browser(OFFICE).get(LOOK).form("pabulib").file("file", "x.pb", [0xff_u8, 0xfe]).submit();
    binary.refused("Dit is geen tekstbestand");
}
