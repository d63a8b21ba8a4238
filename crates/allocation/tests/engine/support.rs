//! Short ways to write a scenario and to read its result.

use allocation::{allocate_command, verify_command};
use serde_json::{Value, json};

/// A scenario of 2025.
pub fn scenario(members: Value, pools: Value) -> Value {
    json!({
        "format": "gemeengoed/allocation-scenario/1",
        "period": { "start": "2025-01-01", "end": "2026-01-01" },
        "members": members,
        "pools": pools,
    })
}

/// Members without anything but an id.
pub fn members(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({ "id": id })).collect()
}

/// A cost pool called `pool`.
pub fn cost(amount: &str, key: Value) -> Value {
    json!({ "id": "pool", "kind": "cost", "amount": amount, "key": key })
}

/// A fixed key.
pub fn fixed(shares: &[(&str, &str)]) -> Value {
    let shares: serde_json::Map<_, _> =
        shares.iter().map(|(id, share)| ((*id).to_owned(), json!(share))).collect();
    json!({ "kind": "fixed", "shares": shares })
}

/// Members `m0`, `m1` .. with fixed weights, and the pool they divide.
pub fn by_weights(amount: &str, weights: &[&str]) -> Value {
    let ids: Vec<String> = (0..weights.len()).map(|index| format!("m{index}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let shares: Vec<_> = ids.iter().copied().zip(weights.iter().copied()).collect();
    scenario(members(&ids), json!([cost(amount, fixed(&shares))]))
}

/// Adds or replaces a field.
pub fn with(mut value: Value, field: &str, content: Value) -> Value {
    value[field] = content;
    value
}

/// The result with derivations; the run of it verifies.
pub fn run(scenario: &Value) -> Value {
    let result: Value =
        serde_json::from_str(&allocate_command(&scenario.to_string(), true).unwrap()).unwrap();
    let run = json!({ "format": "gemeengoed/allocation-run/1", "scenario": scenario, "result": result });
    assert_eq!(verify_command(&run.to_string()), allocation::Verdict::Same);
    result
}

/// The amounts of a pool, by member.
pub fn amounts_of(result: &Value, pool: &str) -> Vec<String> {
    let lines = result["lines"].as_array().unwrap().iter().filter(|line| line["pool"] == pool);
    lines.map(|line| line["amount"].as_str().unwrap().to_owned()).collect()
}

/// The amounts of the pool called `pool`.
pub fn amounts(scenario: &Value) -> Vec<String> {
    amounts_of(&run(scenario), "pool")
}

/// The derivation of a member's amount in the pool called `pool`.
pub fn derivation(scenario: &Value, member: &str) -> Value {
    let result = run(scenario);
    let lines = result["lines"].as_array().unwrap();
    lines.iter().find(|line| line["pool"] == "pool" && line["member"] == member).unwrap()["derivation"]
        .clone()
}

/// What is wrong with a scenario, a line each.
pub fn faults(scenario: &Value) -> Vec<String> {
    faults_of_text(&scenario.to_string())
}

/// What is wrong with a text, a line each.
pub fn faults_of_text(text: &str) -> Vec<String> {
    allocate_command(text, false).unwrap_err().iter().map(ToString::to_string).collect()
}
