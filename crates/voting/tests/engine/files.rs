//! `.pb` files: what is read, what is warned about, and what is refused, with its line.

use kernel::Share;
use voting::{Rule, Settings, VoteType, read_pb, tally_command, write_pb};

use crate::support::file;

const META: &str = "META\nkey;value\nnum_projects;2\nnum_votes;2\nbudget;100\nvote_type;TYPE\n";

fn text(vote_type: &str, votes: &str) -> String {
    format!(
        "{}PROJECTS\nproject_id;cost;votes;name\na;60;2;A\nb;40;1;\"B; b\"\nVOTES\n{votes}",
        META.replace("TYPE", vote_type)
    )
}

fn scores(vote_type: &str, votes: &str) -> Vec<(u64, Vec<(usize, u32)>)> {
    let file = read_pb(&text(vote_type, votes)).unwrap_or_else(|faults| panic!("{faults:?}"));
    file.election.ballots().iter().map(|ballot| (ballot.weight, ballot.scores.clone())).collect()
}

fn faults(text: &str) -> Vec<String> {
    read_pb(text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn every_kind_of_ballot_is_read() {
    assert_eq!(scores("approval", "voter_id;vote\n1;b,a\n2;\n"), [(1, vec![(0, 1), (1, 1)]), (1, vec![])]);
    assert_eq!(
        scores("scoring", "voter_id;vote;points\n1;b,a;3,0\n2;a;2\n"),
        [(1, vec![(1, 3)]), (1, vec![(0, 2)])]
    );
    assert_eq!(
        scores("cumulative", "voter_id;age;vote;points;weight\n1;9;b,a;3,7;5\n2;9;a;10;1\n"),
        [(5, vec![(0, 7), (1, 3)]), (1, vec![(0, 10)])]
    );
    assert_eq!(
        scores("ordinal", "voter_id;vote\n1;b,a\n2;a\n"),
        [(1, vec![(0, 1), (1, 2)]), (1, vec![(0, 1)])]
    );
}

#[test]
fn counts_that_do_not_match_are_warnings() {
    let read = read_pb(&text("approval", "voter_id;vote\n1;a\n1;a\n3;a\n")).unwrap();
    let warnings: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
    let expected = [
        "line 4: num_votes says 2, and there are 3",
        "line 9: project a says 2 votes, and has 3",
        "line 10: project b says 1 votes, and has 0",
        "line 14: voter 1 is there twice; both ballots count",
    ];
    assert_eq!(warnings, expected);
    assert_eq!(read.election.ballots().len(), 3);
    assert_eq!((read.vote_type, read.election.projects()[1].name.as_str()), (VoteType::Approval, "B; b"));
}

#[test]
fn all_faults_are_said_at_once_with_their_lines() {
    let broken =
        "PROJECTS\nproject_id;cost\na;0\na;12,5\nb;1;2\nVOTES\nvoter_id;vote;weight\n1;a,c;0\n2;b,b;x\n";
    let text = format!("x\nMETA\nkey;value\nbudget;-1\nvote_type;choose\n{broken}");
    let expected = [
        "line 1: stands before the first section",
        "line 4: the budget must not be negative",
        "line 5: choose is none of: approval, scoring, cumulative, ordinal",
        "line 8: the cost of a must be more than nothing",
        "line 9: 12,5 must be a decimal number such as 7200 or 32.61",
        "line 9: a is there twice",
        "line 10: has 3 fields, and the header has 2",
        "line 13: c is not a project",
        "line 13: the weight must be a whole number of at least 1",
        "line 14: b is not a project",
        "line 14: b is not a project",
        "line 14: x must be a whole number",
    ];
    assert_eq!(faults(&text), expected);
    assert_eq!(faults("").len(), 3);
    assert_eq!(faults(&text.replace("vote;weight", "votes;weight")).len(), 8);
    let doubled = self::text("scoring", "voter_id;vote;points\n1;a,a;1,2\n2;a,b;1\n");
    assert_eq!(faults(&doubled).len(), 2, "{:?}", faults(&doubled));
}

#[test]
fn a_header_that_is_another_is_refused_with_its_line_and_takes_no_field_with_it() {
    let good = text("approval", "voter_id;vote\n1;a,b\n2;a\n");
    assert!(read_pb(&good).is_ok());
    let missing = |line: usize, columns: &[&str]| -> Vec<String> {
        columns.iter().map(|column| format!("line {line}: the column {column} is missing")).collect()
    };
    assert_eq!(faults(&good.replace("key;value", "sleutel;waarde")), missing(2, &["key", "value"]));
    // Without its header the first field stands in its place: it must not be swallowed.
    assert_eq!(faults(&good.replace("key;value\n", "")), missing(2, &["key", "value"]));
    assert_eq!(
        faults(&good.replace("project_id;cost", "id;price"))[..2],
        missing(8, &["project_id", "cost"])
    );
    assert_eq!(faults(&good.replace("voter_id;vote", "voter_id;votes")), missing(12, &["vote"]));
}

#[test]
fn the_command_writes_exactly_the_documented_json() {
    let votes = "voter_id;vote\n1;a,b\n2;a\n";
    let settings = Settings::new(Rule::EqualShares);
    let json = tally_command(&text("approval", votes), &settings, true).unwrap();
    let expected = "{\"budget\":\"100\",\"cost\":\"60\",\"funded\":[\"a\"],\"order\":[\"a\"],\
        \"rounds\":[{\"cost\":\"60\",\"each_max\":\"30.00\",\"payers\":2,\"project\":\"a\"}],\
        \"rule\":\"equal-shares\",\"ties\":[],\"warnings\":[]}";
    assert_eq!(json, expected);
    let lines = tally_command(&text("approval", votes), &settings, false).unwrap();
    assert_eq!(lines, "equal-shares: 1 funded, 60 of 100\n  a  60 (2 ballots, at most 30.00 each)");
}

#[test]
fn published_files_read_and_write_back() {
    for name in ["Netherlands_Amsterdam_179.pb", "Netherlands_Assen_2024.pb", "our_33.pb", "our_342.pb"] {
        let Some(read) = file(name) else { return };
        let again = read_pb(&write_pb(&read.election, &read.meta, None).unwrap()).unwrap();
        assert_eq!(again.election, read.election, "{name}");
        assert_eq!(again.meta.len(), read.meta.len(), "{name}");
        if name == "Netherlands_Assen_2024.pb" {
            assert_eq!(read.election.budget(), &Share::from(100_000));
        }
    }
}

#[test]
fn greedy_elections_with_many_ties_are_counted() {
    let Some(read) = file("Netherlands_Amsterdam_179.pb") else { return };
    let found = crate::support::outcome(&read.election, &Settings::new(Rule::Greedy));
    assert!(found.cost <= *read.election.budget() && !found.ties.is_empty(), "{found:?}");
}
