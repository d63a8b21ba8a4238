//! Which crate may know which: only the arrows of `docs/ARCHITECTURE.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::sources::root;

/// Each crate and what it may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("allocation", &["kernel"]),
    ("intake", &["kernel"]),
    ("publiccode", &["kernel"]),
    ("fetch", &[]),
    ("voting", &["kernel"]),
    // For tests alone: nothing that is built into the portal knows it.
    ("shared-data", &[]),
    ("store", &["kernel", "allocation", "publiccode", "voting"]),
    ("actions", &["store", "kernel", "fetch", "allocation", "intake", "publiccode", "voting"]),
    ("web", &["actions", "store", "kernel", "publiccode"]),
    (
        "admin",
        &["web", "actions", "store", "kernel", "fetch", "allocation", "intake", "publiccode", "voting"],
    ),
    (
        "app",
        &[
            "admin",
            "web",
            "actions",
            "store",
            "kernel",
            "fetch",
            "allocation",
            "intake",
            "publiccode",
            "voting",
        ],
    ),
];

/// Crates that no pure crate may use: the network, the disk, the database, the clock, chance.
const IMPURE: &[&str] =
    &["actix-web", "diesel", "getrandom", "lettre", "nix", "rand", "tempfile", "tokio", "ureq"];
const PURE: &[&str] = &["kernel", "allocation", "intake", "publiccode", "voting"];

fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let asked = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo answers");
    let metadata: serde_json::Value =
        serde_json::from_slice(&asked.stdout).expect("cargo says what it knows");
    let packages = metadata["packages"].as_array().unwrap();
    let normal = |package: &serde_json::Value| -> BTreeSet<String> {
        let all = package["dependencies"].as_array().unwrap();
        // A test may use anything; what is built into the portal may not.
        let built = all.iter().filter(|dependency| dependency["kind"].as_str() != Some("dev"));
        built.map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect()
    };
    packages.iter().map(|package| (package["name"].as_str().unwrap().to_owned(), normal(package))).collect()
}

#[test]
fn crates_depend_only_along_the_arrows() {
    let found = dependencies();
    let ours: BTreeSet<&str> = found.keys().map(String::as_str).collect();
    let mut problems = Vec::new();
    for (name, dependencies) in found.iter().filter(|(name, _)| *name != "gemeengoed") {
        let allowed = ARROWS.iter().find(|(known, _)| known == name).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            problems.push(format!("{name} stands in no arrow"));
            continue;
        };
        let wrong =
            dependencies.iter().filter(|to| ours.contains(to.as_str()) && !allowed.contains(&to.as_str()));
        problems.extend(wrong.map(|to| format!("{name} -> {to}")));
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn pure_crates_know_no_clock_no_chance_no_network_and_no_disk() {
    let found = dependencies();
    for name in PURE.iter().filter(|name| found.contains_key(**name)) {
        let wrong: Vec<&String> = found[*name].iter().filter(|to| IMPURE.contains(&to.as_str())).collect();
        assert!(wrong.is_empty(), "{name} uses {wrong:?}");
    }
}
