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

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
