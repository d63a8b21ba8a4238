//! What is wrong with a question, all at once and where.

use allocation::fairness_command;
use serde_json::{Value, json};

use crate::fairness::question;
use crate::support::*;

fn faults_of(question: &Value) -> Vec<String> {
    fairness_command(&question.to_string()).unwrap_err().iter().map(ToString::to_string).collect()
}

fn two(model: Value) -> Vec<String> {
    faults_of(&question(&by_weights("10.00", &["1", "2"]), model))
}

#[test]
fn a_table_holds_every_group_once() {
    let group = |members: &[&str], cost: &str| json!({ "members": members, "cost": cost });
    assert_eq!(
        two(json!({ "kind": "table", "groups": [
            group(&["m0"], "-1.00"), group(&["m0"], "1.00"), group(&["m0", "m9"], "1.00"),
            group(&["m0", "m0"], "1.00"), group(&[], "1.00"),
        ] })),
        [
            "models.pool.groups[0].cost: must not be negative",
            "models.pool.groups[1].members: the group of m0 is there twice",
            "models.pool.groups[2].members[1]: m9 is not a member",
            "models.pool.groups[3].members[1]: m0 is there twice",
            "models.pool.groups[3].members: the group of m0, m0 is there twice",
            "models.pool.groups[4].members: must not be empty",
            "models.pool.groups: the cost of 2 groups is missing, that of m1 among them",
        ]
    );
}

#[test]
fn a_table_of_more_than_twenty_is_refused() {
    let weights = ["1"; 21];
    let found =
        faults_of(&question(&by_weights("10.00", &weights), json!({ "kind": "table", "groups": [] })));
    assert_eq!(
        found,
        ["models.pool.groups: a table holds the groups of at most 20 participants, and there are 21"]
    );
}

#[test]
fn steps_rise_and_serve_every_need() {
    let step = |up_to: Value, cost: &str| json!({ "up_to": up_to, "cost": cost });
    assert_eq!(
        two(json!({ "kind": "threshold", "needs": { "m0": "-1", "m8": "1" }, "steps": [
            step(json!("5"), "2.00"), step(json!("5"), "1.00"), step(Value::Null, "3.00"),
            step(json!("9"), "-4.00"),
        ] })),
        [
            "models.pool.steps[1].up_to: must rise",
            "models.pool.steps[1].cost: must not fall",
            "models.pool.steps[2].up_to: may be null in the last tier only",
            "models.pool.steps[3].cost: must not be negative",
            "models.pool.needs.m0: must not be negative",
            "models.pool.needs.m8: m8 is not a member",
            "models.pool.needs: m1 has no need",
        ]
    );
    assert_eq!(
        two(json!({ "kind": "threshold", "needs": { "m0": "6", "m1": "0" },
                    "steps": [step(json!("5"), "2.00")] })),
        ["models.pool.needs.m0: no step serves the need of m0"]
    );
    assert_eq!(
        two(json!({ "kind": "threshold", "needs": { "m0": "0", "m1": "0" }, "steps": [] })),
        ["models.pool.steps: must not be empty"]
    );
}

#[test]
fn a_fault_in_a_measure_stands_where_its_key_stands() {
    let key = json!({ "kind": "average", "of": [{ "kind": "attribute", "name": "x" }] });
    assert_eq!(
        two(json!({ "kind": "sum", "of": [
            { "kind": "fixed_plus_unit", "fixed": "-1.00", "unit": "-1", "key": key },
            { "kind": "cheapest", "of": [] },
        ] })),
        [
            "models.pool.of[0].fixed: must not be negative",
            "models.pool.of[0].unit: must not be negative",
            "models.pool.of[0].key.of[0]: m0 has no x on 2025-01-01",
            "models.pool.of[0].key.of[0]: m1 has no x on 2025-01-01",
            "models.pool.of[1].of: must not be empty",
        ]
    );
}

#[test]
fn a_measure_that_is_zero_for_everybody_says_nothing() {
    let key = json!({ "kind": "usage", "meter": "none", "aggregate": "sum" });
    assert_eq!(
        two(json!({ "kind": "fixed_plus_unit", "fixed": "1.00", "unit": "1", "key": key })),
        ["models.pool.key: in pool pool everybody's measure is zero by the key \"usage none\""]
    );
}

#[test]
fn only_a_pool_that_members_pay_has_a_model() {
    let mut scenario = by_weights("10.00", &["1", "2"]);
    scenario["pools"].as_array_mut().unwrap().push(json!({ "id": "s", "kind": "support", "amount": "1.00" }));
    scenario["stages"] = json!({ "method": "direct", "supports": [{ "pool": "s", "to": { "pool": "1" } }] });
    let model = json!({ "kind": "sum", "of": [] });
    let mut question = question(&scenario, model.clone());
    question["models"] = json!({ "s": model, "nowhere": model });
    assert_eq!(
        faults_of(&question),
        ["models.nowhere: nowhere is not a pool", "models.s: s is not a pool that members pay"]
    );
}

#[test]
fn what_is_no_question_says_so_everywhere_at_once() {
    let mut question = question(&by_weights("10.00", &["1", "2"]), json!({ "kind": "shapley" }));
    question["scenario"]["members"] = json!("all of them");
    question["scenario"]["pools"][0]["amount"] = json!(10);
    question["sampling"] = json!({ "seed": "", "permutations": "007" });
    question["newcomer"] = json!({ "weights": { "pool": 2 } });
    question["who"] = json!("me");
    assert_eq!(
        faults_of(&question),
        [
            "who: is not a known field",
            "scenario.members: must be a list",
            "scenario.pools[0].amount: must be an amount in a string",
            "models.pool.kind: must be one of: table, threshold, fixed_plus_unit, sum, cheapest",
            "sampling.seed: must not be empty",
            "sampling.permutations: must be a whole number in a string",
            "newcomer.weights.pool: must be a decimal number in a string",
            "newcomer.id: is missing",
        ]
    );
    for text in ["", "[]", "{}", "{\"format\":\"gemeengoed/fairness-question/1\"}"] {
        assert!(!fairness_command(text).unwrap_err().is_empty());
    }
}

#[test]
fn a_scenario_that_is_no_bill_and_a_newcomer_that_cannot_join_are_said() {
    let mut scenario = by_weights("10.00", &["0", "0"]);
    let model =
        json!({ "kind": "fixed_plus_unit", "fixed": "1.00", "unit": "1", "key": { "kind": "equal" } });
    assert_eq!(
        faults_of(&question(&scenario, model.clone())),
        ["scenario.pools[0].key: in pool pool everybody's measure is zero by the key \"fixed\""]
    );
    scenario["pools"][0]["key"]["shares"]["m0"] = json!("1");
    let mut question = question(&scenario, model);
    question["newcomer"] = json!({ "id": "m0" });
    assert_eq!(faults_of(&question), ["join.m0: m0 is there twice"]);
}
