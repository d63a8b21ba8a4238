//! The commands that need no portal: what was exported can be recomputed by anybody.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

#[test]
fn what_was_exported_can_be_recomputed_without_the_portal() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &Value| {
        let path = folder.path().join(name);
        fs::write(&path, content.to_string()).unwrap();
        path
    };
    let scenario = example();
    let computed = run(&["allocate"], &write("scenario.json", &scenario));
    assert_eq!(computed.status.code(), Some(0));
    assert!(computed.stderr.is_empty(), "{}", said(&computed));
    let result: Value = serde_json::from_slice(&computed.stdout).unwrap();
    let amounts: Vec<&Value> =
        result["lines"].as_array().unwrap().iter().map(|line| &line["amount"]).collect();
    assert_eq!(amounts, ["63403.34", "36596.66"]);

    let mut exported = json!({
        "format": "gemeengoed/allocation-run/1", "scenario": scenario, "result": result
    });
    let same = run(&["verify", "allocation"], &write("run.json", &exported));
    assert_eq!(same.status.code(), Some(0), "{}", said(&same));

    exported["result"]["lines"][0]["amount"] = json!("63403.35");
    let differs = run(&["verify", "allocation"], &write("changed.json", &exported));
    assert_eq!(differs.status.code(), Some(1));
    assert!(said(&differs).contains("computed \"63403.34\", found \"63403.35\""), "{}", said(&differs));
}

#[test]
fn a_file_that_cannot_be_read_is_malformed_and_every_fault_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.json");
    fs::write(&path, "{}").unwrap();
    for command in [&["allocate"][..], &["verify", "allocation"]] {
        let refused = run(command, &path);
        assert_eq!(refused.status.code(), Some(2), "{command:?}");
        assert!(refused.stdout.is_empty());
        assert!(said(&refused).lines().count() >= 3, "{}", said(&refused));
    }
    let absent = run(&["allocate"], &folder.path().join("absent.json"));
    assert_eq!(absent.status.code(), Some(2));
}

/// 5 cents at 30 and 70 %: a tie of remainders, in which A comes first by the declared order (SHA-256 5633..
/// before 9746..).
const FIVE_CENTS: &str = r#"{ "format": "gemeengoed/allocation-scenario/1",
    "period": { "start": "2025-01-01", "end": "2026-01-01" }, "members": [ { "id": "A" }, { "id": "B" } ],
    "pools": [ { "id": "desk", "kind": "cost", "amount": "0.05",
                 "key": { "kind": "fixed", "shares": { "A": "30", "B": "70" } } } ] }"#;
/// The SHA-256 of the same as RFC 8785 writes it.
const FIVE_CENTS_SHA256: &str = "a7fbdd59ee1a2e07cb459d828ba5bdb8e33e0951ecea222413f93bf4532c5106";

/// Two voters on two projects: both want a, one also b.
const TWO_PROJECTS: &str = "META\nkey;value\nnum_projects;2\nnum_votes;2\nbudget;100\nvote_type;approval\n\
    PROJECTS\nproject_id;cost;votes;name\na;60;2;A\nb;40;1;B\nVOTES\nvoter_id;vote\n1;a,b\n2;a\n";

#[test]
fn an_allocation_is_written_as_canonical_json_and_explained_where_that_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("five-cents.json");
    fs::write(&path, FIVE_CENTS).unwrap();
    let asked = |command: &[&str]| {
        let done = run(command, &path);
        assert_eq!((done.status.code(), said(&done).as_str()), (Some(0), ""), "{command:?}");
        written(&done)
    };
    let mut expected = json!({
        "format": "gemeengoed/allocation-result/1",
        "lines": [
            { "amount": "0.02", "member": "A", "pool": "desk" },
            { "amount": "0.03", "member": "B", "pool": "desk" },
        ],
        "members": { "A": "0.02", "B": "0.03" },
        "pools": { "desk": "0.05" },
        "results": {},
        "scenario_sha256": FIVE_CENTS_SHA256,
    });
    // Fields in the order of their names and no spaces: what RFC 8785 asks of texts like these.
    assert_eq!(asked(&["allocate"]), format!("{expected}\n"));
    let why = |weight: &str, share: &str, [exact, down, amount]: [&str; 3], place: u8| {
        json!({
            "kind": "cost", "divided": { "amount": "0.05", "own": "0.05" }, "participants": 2,
            "fallback": false, "exact": exact, "amount": amount,
            "apportioned": {
                "kind": "measured", "measure": { "kind": "fixed", "value": weight },
                "counted": weight, "all": "100", "share": share,
            },
            "rounding": {
                "down": down, "left_over": 1, "place": place, "extra": place == 1,
                "tie": { "among": 2, "cents": 1, "place": place },
            },
        })
    };
    expected["lines"][0]["derivation"] = why("30", "0.3", ["0.015", "0.01", "0.02"], 1);
    expected["lines"][1]["derivation"] = why("70", "0.7", ["0.035", "0.03", "0.03"], 2);
    expected["ties"] = json!([{ "pool": "desk", "among": ["A", "B"], "cents": 1 }]);
    assert_eq!(asked(&["allocate", "--explain"]), format!("{expected}\n"));
}

#[test]
fn a_count_is_written_as_canonical_json() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.pb");
    fs::write(&path, TWO_PROJECTS).unwrap();
    let count = |options: &[&str]| {
        let command: Vec<&str> = ["tally"].iter().chain(options).copied().collect();
        let counted = run(&command, &path);
        assert_eq!((counted.status.code(), said(&counted).as_str()), (Some(0), ""), "{options:?}");
        written(&counted)
    };
    // Each has 50: a takes 30 of both, and 20 is not enough for b, which one of them wants.
    let expected = json!({
        "rule": "equal-shares", "budget": "100", "funded": ["a"], "order": ["a"], "cost": "60",
        "rounds": [ { "project": "a", "cost": "60", "payers": 2, "each_max": "30.00" } ],
        "ties": [], "warnings": [],
    });
    assert_eq!(count(&["--rule", "equal-shares", "--json"]), format!("{expected}\n"));
    for rule in ["phragmen", "greedy"] {
        let expected = json!({
            "rule": rule, "budget": "100", "funded": ["a", "b"], "order": ["a", "b"], "cost": "100",
            "rounds": [], "ties": [], "warnings": [],
        });
        assert_eq!(count(&["--rule", rule, "--json"]), format!("{expected}\n"));
    }
    assert_eq!(
        count(&["--rule", "equal-shares"]),
        "equal-shares: 1 funded, 60 of 100\n  a  60 (2 ballots, at most 30.00 each)\n"
    );
}

#[test]
fn an_election_with_a_wrong_header_is_malformed_with_a_line_for_each_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wrong.pb");
    let wrong = TWO_PROJECTS.replace("key;value", "sleutel;waarde").replace("voter_id;vote", "voter_id;stem");
    fs::write(&path, wrong.replace("a;60;2;A", "a;veel;2;A")).unwrap();
    for options in [&["--rule", "equal-shares"][..], &["--rule", "greedy", "--json"]] {
        let command: Vec<&str> = ["tally"].iter().chain(options).copied().collect();
        let refused = run(&command, &path);
        assert_eq!(refused.status.code(), Some(2), "{options:?}");
        assert_eq!(written(&refused), "", "nothing else is written");
        let faults = [
            "line 2: the column key is missing",
            "line 2: the column value is missing",
            "line 9: veel must be a decimal number such as 7200 or 32.61",
            "line 12: the column vote is missing",
        ];
        let told: String = faults.map(|fault| format!("gemeengoed: {fault}\n")).concat();
        assert_eq!(said(&refused), told, "{options:?}");
    }
}

#[test]
fn everything_that_is_wrong_with_the_settings_is_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let wrong =
        ["--listen", "nowhere", "--connections", "1", "--mail-from", "nobody", "--public-url", "ftp://x"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_gemeengoed"));
    let refused = command.args(["serve", "--check", "--data"]).arg(&data).args(wrong).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(said(&refused).lines().count(), 4, "{}", said(&refused));
    assert!(!data.exists(), "a check makes nothing");
}

#[test]
fn who_tries_the_demonstration_can_read_its_accounts_as_json() {
    let printed = Command::new(env!("CARGO_BIN_EXE_gemeengoed")).args(["demo", "--json"]).output().unwrap();
    assert!(printed.status.success(), "{}", said(&printed));
    let demonstration: Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(demonstration["cooperatives"].as_array().unwrap().len(), 4);
    let accounts = demonstration["accounts"].as_array().unwrap();
    let finance = accounts.iter().find(|account| account["email"] == "finance@samen-digitaal.example");
    assert_eq!(finance.unwrap()["cooperative"], "samen-digitaal");
    assert!(accounts.iter().all(|account| account["password"].as_str().is_some_and(|word| word.len() > 8)));
}

/// The scenario that the documentation shows.
fn example() -> Value {
    let page = include_str!("../../docs/formats/allocation-scenario.md");
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next());
    serde_json::from_str(example.unwrap()).unwrap()
}

fn run(command: &[&str], file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gemeengoed")).args(command).arg(file).output().unwrap()
}

fn written(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
