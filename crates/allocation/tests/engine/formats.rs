//! Files in and out: canonical, hashed, and recomputable by somebody else.

use allocation::{
    AllocationRun, Attribute, Derivation, Fault, Key, Member, Pool, Scenario, Usage, Verdict, allocate,
    allocate_command, verify_command,
};
use jiff::civil::date;
use kernel::{Cents, Period};
use serde_json::{Value, json};

use crate::support::*;

/// A scenario that is built in Rust, as the portal does.
fn built() -> Scenario {
    let mut scenario = Scenario::new(Period::new(date(2025, 1, 1), date(2026, 1, 1)).unwrap());
    for (id, inhabitants) in [("b", 200), ("a", 100)] {
        let mut member = Member::new(id);
        member.attributes.insert("inhabitants".to_owned(), Attribute::Undated(inhabitants.into()));
        scenario.members.push(member);
    }
    scenario.usage.push(Usage::new("a", "cases", 3.into()));
    let key = Key::Attribute { name: "inhabitants".to_owned(), on: None };
    scenario.pools.push(Pool::cost("pool", Cents::new(10_000), key));
    scenario
}

#[test]
fn a_scenario_from_rust_is_the_same_as_its_own_file() {
    let scenario = built();
    let text = scenario.canonical_json().unwrap();
    assert_eq!(Scenario::parse(&text).unwrap(), scenario);
    let from_file = allocate_command(&text, true).unwrap();
    assert_eq!(allocate(&scenario).unwrap().to_json(true).unwrap(), from_file);
}

#[test]
fn the_result_is_canonical_and_sorted_and_carries_the_hash_of_the_scenario() {
    let scenario = built();
    let allocation = allocate(&scenario).unwrap();
    assert_eq!(
        allocation.to_json(false).unwrap(),
        format!(
            "{{\"format\":\"gemeengoed/allocation-result/1\",\"lines\":[\
             {{\"amount\":\"33.33\",\"member\":\"a\",\"pool\":\"pool\"}},\
             {{\"amount\":\"66.67\",\"member\":\"b\",\"pool\":\"pool\"}}],\
             \"members\":{{\"a\":\"33.33\",\"b\":\"66.67\"}},\"pools\":{{\"pool\":\"100.00\"}},\
             \"results\":{{}},\"scenario_sha256\":\"{}\"}}",
            scenario.sha256().unwrap()
        )
    );
    assert_eq!(allocation.line("pool", "b").unwrap().amount, Cents::new(6_667));
    assert_eq!(allocation.line("pool", "c"), None);
}

#[test]
fn the_hash_is_of_the_content_and_not_of_the_spaces() {
    let text = built().canonical_json().unwrap();
    let loose = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&text).unwrap()).unwrap();
    assert_ne!(loose, text);
    assert_eq!(allocate_command(&loose, false), allocate_command(&text, false));
}

#[test]
fn a_run_that_somebody_else_exported_is_the_same() {
    let run = AllocationRun::of(built()).unwrap();
    for explain in [false, true] {
        assert_eq!(verify_command(&run.to_json(explain).unwrap()), Verdict::Same);
    }
}

#[test]
fn a_changed_cent_is_found_where_it_is() {
    let text = AllocationRun::of(built()).unwrap().to_json(false).unwrap();
    let Verdict::Differs(differences) = verify_command(&text.replacen("33.33", "33.34", 1)) else {
        panic!("it must differ");
    };
    let lines: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["result.lines[0].amount: computed \"33.33\", found \"33.34\""]);
}

#[test]
fn a_changed_scenario_shows_in_the_hash_and_in_the_amounts() {
    let text = AllocationRun::of(built()).unwrap().to_json(false).unwrap();
    let Verdict::Differs(differences) = verify_command(&text.replace("\"200\"", "\"300\"")) else {
        panic!("it must differ");
    };
    let paths: Vec<&str> = differences.iter().map(|difference| difference.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "result.lines[0].amount",
            "result.lines[1].amount",
            "result.members.a",
            "result.members.b",
            "result.scenario_sha256",
        ]
    );
}

#[test]
fn a_line_too_many_or_too_few_differs() {
    let mut run: Value =
        serde_json::from_str(&AllocationRun::of(built()).unwrap().to_json(true).unwrap()).unwrap();
    run["result"]["lines"].as_array_mut().unwrap().pop();
    run["result"]["note"] = json!("x");
    let Verdict::Differs(differences) = verify_command(&run.to_string()) else { panic!("it must differ") };
    assert_eq!(differences[0].path, "result.lines[1]");
    assert_eq!((differences[0].found.as_ref(), differences[1].computed.as_ref()), (None, None));
    assert_eq!(differences[1].to_string(), "result.note: computed nothing, found \"x\"");
}

#[test]
fn a_result_that_says_two_things_is_malformed() {
    let text = AllocationRun::of(built()).unwrap().to_json(false).unwrap();
    let twice = text.replacen("\"amount\":\"33.33\"", "\"amount\":\"33.33\",\"amount\":\"99.99\"", 1);
    let Verdict::Malformed(faults) = verify_command(&twice) else { panic!("it must be malformed") };
    assert_eq!(faults[0].to_string(), "result.lines[0].amount: is there twice");
}

#[test]
fn the_example_in_the_documentation_is_a_bill() {
    let page = include_str!("../../../../docs/formats/allocation-scenario.md");
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let result = run(&serde_json::from_str(example).unwrap());
    assert_eq!(amounts_of(&result, "desk"), ["63403.34", "36596.66"]);
}

#[test]
fn what_is_no_run_is_malformed() {
    let faults = |text: &str| match verify_command(text) {
        Verdict::Malformed(faults) => faults.iter().map(Fault::to_string).collect::<Vec<_>>(),
        verdict => panic!("{verdict:?}"),
    };
    assert_eq!(faults("{}"), ["format: is missing", "scenario: is missing", "result: is missing"]);
    let mut run: Value =
        serde_json::from_str(&AllocationRun::of(built()).unwrap().to_json(true).unwrap()).unwrap();
    run["scenario"]["pools"][0]["amount"] = json!(5);
    run["result"]["format"] = json!("else");
    assert_eq!(
        faults(&run.to_string()),
        [
            "scenario.pools[0].amount: must be an amount in a string",
            "result.format: must be one of: gemeengoed/allocation-result/1",
        ]
    );
    run["scenario"]["pools"][0]["amount"] = json!("5.00");
    run["scenario"]["pools"][0]["key"] = json!({ "kind": "usage", "meter": "none", "aggregate": "sum" });
    run["result"]["format"] = json!("gemeengoed/allocation-result/1");
    assert_eq!(faults(&run.to_string()).len(), 1);
}

#[test]
fn members_that_cannot_be_read_make_no_name_in_a_run_unknown() {
    let mut run: Value =
        serde_json::from_str(&AllocationRun::of(built()).unwrap().to_json(true).unwrap()).unwrap();
    run["scenario"]["members"] = json!("everybody");
    let Verdict::Malformed(faults) = verify_command(&run.to_string()) else { panic!("no scenario is in it") };
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, ["scenario.members: must be a list"]);
}

#[test]
fn a_derivation_survives_its_json() {
    for line in allocate(&built()).unwrap().lines {
        let json = serde_json::to_value(line.derivation()).unwrap();
        assert_eq!(serde_json::from_value::<Derivation>(json).unwrap(), line.derivation());
    }
}

#[test]
fn a_key_survives_its_json_and_a_wrong_one_says_where() {
    let key = json!({ "kind": "blend", "parts": [
        { "share": "0.3", "key": { "kind": "equal" } },
        { "share": "0.7", "key": { "kind": "usage", "meter": "cases", "aggregate": "sum" } },
    ] });
    let read: Key = serde_json::from_value(key.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), key);
    let wrong = serde_json::from_value::<Key>(json!({ "kind": "equal", "of": [] })).unwrap_err();
    assert_eq!(wrong.to_string(), "key.of: is not a known field");
}

#[test]
fn a_fault_is_data_to_translate_from() {
    let mut scenario = built();
    scenario.members.pop();
    let faults = allocate(&scenario).unwrap_err();
    assert_eq!(
        serde_json::to_value(&faults).unwrap(),
        json!([{ "path": "usage[0].member", "code": "unknown_member", "id": "a" }])
    );
}

#[test]
fn every_field_of_a_scenario_survives_its_own_file() {
    let mut scenario = scenario(
        json!([{ "id": "a", "name": "A", "joined": "2017-01-01", "left": "2025-12-01",
                 "attributes": { "inhabitants": [{ "on": "2025-01-01", "value": "1" }], "budget": "32.61" },
                 "previous": { "pool": "1.00" } }]),
        json!([
            { "id": "pool", "kind": "cost", "amount": "10.00", "participants": "all",
              "key": { "kind": "tiered", "mode": "whole",
                       "of": { "kind": "attribute", "name": "inhabitants", "on": "2025-01-01" },
                       "tiers": [{ "up_to": "5", "rate": "1.5" }, { "up_to": null, "rate": "1" }] },
              "floor": { "amount": "1.00" }, "cap": { "percent_of_previous": "2000" },
              "phase_in": { "factors": ["0.5"] }, "presence": "days", "fallback": { "kind": "equal" } },
            { "id": "t", "kind": "tariff", "price": "1.2", "cost": "2.00", "due": "2025-07-01",
              "participants": [{ "member": "a", "from": "2025-01-01", "until": "2025-03-01" }],
              "key": { "kind": "average", "of": [{ "kind": "equal" }] }, "presence": "measure" },
            { "id": "s", "kind": "support", "amount": "3.00" },
        ]),
    );
    scenario["usage"] =
        json!([{ "member": "a", "meter": "m", "quantity": "1.5", "at": "2025-03-01", "subject": "x" }]);
    scenario["stages"] = json!({ "method": "all", "supports": [{ "pool": "s", "to": { "pool": "1" } }] });
    let parsed = Scenario::parse(&scenario.to_string()).unwrap();
    assert_eq!(serde_json::to_value(&parsed).unwrap(), scenario);
    assert_eq!(run(&scenario)["pools"]["pool"], "13.00");
}
