//! What is wrong is said at once, each fault with its place.

use serde_json::{Value, json};

use crate::support::*;

fn pool_faults(pool: Value) -> Vec<String> {
    faults(&scenario(members(&["a", "b"]), json!([pool])))
}

fn key_faults(key: Value) -> Vec<String> {
    pool_faults(cost("10.00", key))
}

#[test]
fn all_faults_are_found_at_once() {
    let mut scenario = scenario(
        json!([{ "id": "a" }, { "id": "a", "nmae": "x" }, { "name": "no id" }, "text"]),
        json!([
            cost("12.345", json!({ "kind": "equal" })),
            cost("1e9", json!({ "kind": "fixed", "shares": { "a": "x", "c": "1" } })),
            { "id": "other", "kind": "cost", "amount": 12, "participants": ["a", "ghost"],
              "key": { "kind": "magic" } },
        ]),
    );
    scenario["usage"] =
        json!([{ "member": "ghost", "meter": "cases", "quantity": "-1", "at": "2025-02-30" }]);
    assert_eq!(
        faults(&scenario),
        [
            "members[1].nmae: is not a known field",
            "members[2].id: is missing",
            "members[3]: must be an object",
            "usage[0].at: must be a day such as \"2025-01-31\"",
            "pools[0].amount: has more than two decimals",
            "pools[1].amount: must be an amount such as \"1234.56\"",
            "pools[1].key.shares.a: must be a decimal number such as \"32.61\"",
            "pools[2].amount: must be an amount in a string",
            "pools[2].key.kind: must be one of: \
             equal, attribute, usage, fixed, tiered, average, product, blend",
            "members[1].id: a is there twice",
            "usage[0].member: ghost is not a member",
            "usage[0].quantity: the measure of ghost on cases is negative",
            "pools[1].id: pool is there twice",
            "pools[1].key.shares.c: c is not a member",
            "pools[2].participants[1]: ghost is not a member",
        ]
    );
}

#[test]
fn faults_of_computing_are_found_beside_faults_of_reading() {
    let nothing = json!({ "kind": "usage", "meter": "cases", "aggregate": "sum" });
    let pools = json!([
        with(cost("1.00", nothing), "id", json!("zero")),
        with(cost("1.00", json!({ "kind": "equal" })), "colour", json!("red")),
    ]);
    assert_eq!(
        faults(&scenario(members(&["a"]), pools)),
        [
            "pools[1].colour: is not a known field",
            "pools[0].key: in pool zero everybody's measure is zero by the key \"usage cases\"",
        ]
    );
}

#[test]
fn tiers_must_rise_and_end_open() {
    let tiered = |tiers| {
        let key = json!({ "kind": "tiered", "of": { "kind": "equal" }, "mode": "whole", "tiers": tiers });
        let pools =
            json!([cost("1.00", json!({ "kind": "equal" })), with(cost("1.00", key), "id", json!("b"))]);
        faults(&scenario(members(&["a"]), pools))
    };
    let tier = |up_to: Value| json!({ "up_to": up_to, "rate": "1" });
    assert_eq!(
        tiered(json!([tier(json!("10")), tier(json!("10")), tier(Value::Null)])),
        ["pools[1].key.tiers[1].up_to: must rise"]
    );
    assert_eq!(
        tiered(json!([tier(Value::Null), tier(json!("10"))])),
        [
            "pools[1].key.tiers[0].up_to: may be null in the last tier only",
            "pools[1].key.tiers[1].up_to: must be null in the last tier",
        ]
    );
    assert_eq!(
        tiered(json!([{ "up_to": "0", "rate": "-1" }, { "rate": "1" }])),
        ["pools[1].key.tiers[0].up_to: must rise", "pools[1].key.tiers[0].rate: must not be negative"]
    );
    assert_eq!(tiered(json!([])), ["pools[1].key.tiers: must not be empty"]);
}

#[test]
fn a_blend_adds_up_to_one_and_stands_at_the_top() {
    let part = |share: &str, key: Value| json!({ "share": share, "key": key });
    let blend = |parts: Value| json!({ "kind": "blend", "parts": parts });
    let equal = json!({ "kind": "equal" });
    assert_eq!(
        key_faults(blend(json!([part("0.3", equal.clone()), part("0.6", equal.clone())]))),
        ["pools[0].key.parts: the shares add up to 0.9, not to 1"]
    );
    let inside = json!({ "kind": "average", "of": [blend(json!([part("1", equal)]))] });
    assert_eq!(
        key_faults(inside.clone()),
        ["pools[0].key.of[0]: a blend stands only at the top of a key or inside another blend"]
    );
    assert_eq!(key_faults(blend(json!([part("1", inside)]))).len(), 1);
    let key = blend(json!([part("1", json!({ "kind": "equal" }))]));
    let tariff = json!({ "id": "t", "kind": "tariff", "price": "1", "key": key });
    assert_eq!(pool_faults(tariff), ["pools[0].key: a tariff needs a measure, and a blend has none"]);
}

#[test]
fn what_a_participant_lacks_is_a_fault_and_never_zero() {
    assert_eq!(key_faults(fixed(&[("a", "1")])), ["pools[0].key.shares: b has no weight"]);
    assert_eq!(
        key_faults(json!({ "kind": "average", "of": [{ "kind": "attribute", "name": "inhabitants" }] })),
        [
            "pools[0].key.of[0]: a has no inhabitants on 2025-01-01",
            "pools[0].key.of[0]: b has no inhabitants on 2025-01-01",
        ]
    );
    let mut phased = cost("1.00", json!({ "kind": "equal" }));
    phased["phase_in"] = json!({ "factors": ["0.5"] });
    assert_eq!(pool_faults(phased)[0], "pools[0].phase_in: a has no day of joining to phase in from");
}

#[test]
fn an_attribute_has_one_value_on_a_day() {
    let dated =
        |days: [&str; 3]| -> Value { days.iter().map(|on| json!({ "on": on, "value": "5" })).collect() };
    let member = |days| json!([{ "id": "a", "attributes": { "x": dated(days) } }]);
    let pools = json!([cost("1.00", json!({ "kind": "attribute", "name": "x" }))]);
    let twice = scenario(member(["2024-01-01", "2025-01-01", "2024-01-01"]), pools.clone());
    assert_eq!(faults(&twice), ["members[0].attributes.x: 2024-01-01 is there twice"]);
    assert_eq!(amounts(&scenario(member(["2024-01-01", "2025-01-01", "2023-01-01"]), pools)), ["1.00"]);
}

#[test]
fn a_negative_measure_is_refused_with_the_member_and_the_attribute() {
    let member = |id: &str, result: &str| json!({ "id": id, "attributes": { "result": result } });
    let members = json!([member("a", "-5"), member("b", "9")]);
    assert_eq!(
        faults(&scenario(members, json!([cost("1.00", json!({ "kind": "attribute", "name": "result" }))]))),
        ["pools[0].key: the measure of a on result is negative"]
    );
    assert_eq!(
        key_faults(fixed(&[("a", "-1"), ("b", "2")])),
        ["pools[0].key.shares.a: must not be negative"]
    );
}

#[test]
fn bounds_that_cannot_hold_say_why() {
    let bounded = |floor: Value, cap: Value| {
        let mut pool = cost("100.00", fixed(&[("a", "1"), ("b", "0")]));
        pool["floor"] = floor;
        pool["cap"] = cap;
        pool_faults(pool)
    };
    let amount = |amount: &str| json!({ "amount": amount });
    assert_eq!(
        bounded(amount("60.00"), Value::Null),
        ["pools[0].floor: the floors add up to 20.00 more than the pool"]
    );
    assert_eq!(
        bounded(Value::Null, amount("40.00")),
        ["pools[0].cap: the caps leave 60.00 of the pool that nobody may pay"]
    );
    assert_eq!(
        bounded(Value::Null, amount("90.00")),
        ["pools[0].cap: only members without a share could pay 10.00 of the pool"]
    );
    assert_eq!(
        bounded(amount("50.00"), amount("40.00")),
        [
            "pools[0].floor: the floor of a, 50.00, lies above its cap, 40.00",
            "pools[0].floor: the floor of b, 50.00, lies above its cap, 40.00",
        ]
    );
    assert_eq!(
        bounded(json!({}), json!({ "amount": "1.00", "percent_of_previous": "5" })),
        [
            "pools[0].floor: must have either \"amount\" or \"percent_of_previous\"",
            "pools[0].cap: must have either \"amount\" or \"percent_of_previous\"",
        ]
    );
}

#[test]
fn a_field_that_is_there_twice_is_not_the_last_one() {
    let text =
        by_weights("10.00", &["1", "2"]).to_string().replace("\"m1\":\"2\"", "\"m1\":\"2\",\"m1\":\"9\"");
    assert_eq!(faults_of_text(&text), ["pools[0].key.shares.m1: is there twice"]);
}

#[test]
fn text_that_is_no_scenario_is_refused_and_never_panics() {
    assert!(faults_of_text("").first().unwrap().starts_with("scenario: must be JSON: "));
    assert!(faults_of_text(&"[".repeat(100_000)).first().unwrap().starts_with("scenario: must be JSON: "));
    assert_eq!(faults_of_text("[]"), ["scenario: must be an object"]);
    assert_eq!(
        faults_of_text("{}"),
        ["format: is missing", "period: is missing", "members: is missing", "pools: is missing"]
    );
    let mut odd = scenario(json!([]), json!([]));
    odd["format"] = json!("gemeengoed/allocation-scenario/2");
    odd["period"] = json!({ "start": "2025-01-01T10:00:00", "end": "2025-01-01" });
    assert_eq!(
        faults(&odd),
        [
            "format: must be one of: gemeengoed/allocation-scenario/1",
            "period.start: must be a day such as \"2025-01-31\"",
        ]
    );
    odd["period"] = json!({ "start": "2025-01-02", "end": "2025-01-02" });
    assert_eq!(faults(&odd)[1], "period.end: must lie after the start");
}

#[test]
fn nobody_takes_part_is_a_fault_of_a_cost_but_not_of_a_tariff() {
    let mut pool = cost("1.00", json!({ "kind": "equal" }));
    pool["participants"] = json!([]);
    assert_eq!(pool_faults(pool.clone()), ["pools[0].participants: nobody takes part in pool pool"]);
    let tariff =
        json!({ "id": "t", "kind": "tariff", "price": "1", "participants": [], "key": { "kind": "equal" } });
    assert_eq!(run(&scenario(members(&["a"]), json!([tariff])))["pools"]["t"], "0.00");
}

#[test]
fn amounts_past_what_is_counted_are_refused() {
    let most = "92233720368547758.07";
    let equal = json!({ "kind": "equal" });
    let pools = json!([cost(most, equal.clone()), with(cost(most, equal.clone()), "id", json!("b"))]);
    assert_eq!(faults(&scenario(members(&["a"]), pools)), ["scenario: is too large"]);
    let tariff = json!({ "id": "t", "kind": "tariff", "price": "1".repeat(90), "key": equal });
    assert_eq!(pool_faults(tariff)[0], "pools[0].price: is too large");
}

#[test]
fn stages_name_what_does_not_fit() {
    let support = |id: &str, amount: &str| json!({ "id": id, "kind": "support", "amount": amount });
    let pools = json!([
        cost("1.00", json!({ "kind": "equal" })),
        support("s", "1.00"),
        support("r", "-1.00"),
        { "id": "t", "kind": "tariff", "price": "1", "key": { "kind": "equal" } },
    ]);
    let mut scenario = scenario(members(&["a"]), pools);
    assert_eq!(
        faults(&scenario),
        [
            "pools[2].amount: must not be negative",
            "stages: support pools need stages that say whom they serve",
        ]
    );
    scenario["stages"] = json!({ "method": "guess", "supports": [
        { "pool": "s", "to": { "t": "1", "ghost": "1", "pool": "-1" } }, { "pool": "pool", "to": {} },
    ] });
    assert_eq!(
        faults(&scenario),
        [
            "stages.method: must be one of: direct, step_down, reciprocal, all",
            "pools[2].amount: must not be negative",
            "stages.supports[0].to.ghost: ghost is not a pool",
            "stages.supports[0].to.pool: must not be negative",
            "stages.supports[0].to.t: t is a tariff: it divides no costs",
            "stages.supports[1].pool: pool is not a support pool",
            "stages.supports: support pool r is not in stages.supports",
        ]
    );
}

#[test]
fn a_support_pool_with_nobody_to_give_to_is_named() {
    let support = |id: &str| json!({ "id": id, "kind": "support", "amount": "1.00" });
    let pools = json!([cost("1.00", json!({ "kind": "equal" })), support("s"), support("r")]);
    let stages = json!({ "method": "direct", "supports": [
        { "pool": "s", "to": { "r": "1" } }, { "pool": "r", "to": { "pool": "1", "s": "1" } },
    ] });
    let scenario = with(scenario(members(&["a"]), pools), "stages", stages);
    assert_eq!(faults(&scenario), ["stages.supports[0].to: support pool s has nobody left to give to"]);
    let mut step_down = scenario;
    step_down["stages"]["method"] = json!("step_down");
    assert_eq!(run(&step_down)["pools"]["pool"], "3.00");
}
