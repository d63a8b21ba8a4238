//! The fairness lens: published values, and what they say of a bill.

use allocation::{Sampling, fairness_command, sampled};
use kernel::{Cents, Share};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::*;

/// A question about the pool called `pool`.
pub fn question(scenario: &Value, model: Value) -> Value {
    json!({ "format": "gemeengoed/fairness-question/1", "scenario": scenario, "models": { "pool": model } })
}

pub fn answer(question: &Value) -> Value {
    serde_json::from_str(&fairness_command(&question.to_string()).unwrap()).unwrap()
}

/// One field of each member of the only pool.
fn each(answer: &Value, field: &str) -> Vec<Value> {
    answer["pools"][0]["members"].as_array().unwrap().iter().map(|member| member[field].clone()).collect()
}

fn exact(answer: &Value, field: &str) -> Vec<Value> {
    each(answer, field).iter().map(|euros| euros["exact"].clone()).collect()
}

/// Needs that cost what they are.
fn airport(needs: &[(&str, i64)]) -> Value {
    let mut costs: Vec<i64> = needs.iter().map(|(_, need)| *need).collect();
    costs.sort_unstable();
    costs.dedup();
    let steps: Vec<Value> =
        costs.iter().map(|cost| json!({ "up_to": cost.to_string(), "cost": format!("{cost}.00") })).collect();
    let needs: serde_json::Map<_, _> =
        needs.iter().map(|(id, need)| ((*id).to_owned(), json!(need.to_string()))).collect();
    json!({ "kind": "threshold", "needs": needs, "steps": steps })
}

#[test]
fn the_airport_of_littlechild_and_owen() {
    let weights = by_weights("18.00", &["8", "11", "13", "18"]);
    let answer = answer(&question(&weights, airport(&[("m0", 8), ("m1", 11), ("m2", 13), ("m3", 18)])));
    assert_eq!(exact(&answer, "shapley"), ["2", "3", "4", "9"]);
    assert_eq!(exact(&answer, "stand_alone"), ["8", "11", "13", "18"]);
    assert_eq!(exact(&answer, "marginal"), ["0", "0", "0", "5"]);
    assert_eq!(answer["pools"][0]["shapley_by"], json!({ "kind": "closed_form" }));
    assert_eq!(answer["pools"][0]["shapley"]["holds"], true);
    assert_eq!(answer["pools"][0]["cost"]["amount"], "18.00");
}

#[test]
fn the_airport_of_three() {
    let weights = by_weights("3000.00", &["1", "1", "1"]);
    let answer = answer(&question(&weights, airport(&[("m0", 1500), ("m1", 2200), ("m2", 3000)])));
    assert_eq!(exact(&answer, "shapley"), ["500", "850", "1650"]);
    // A thousand each is no more than alone, for nobody and for no two.
    assert_eq!(
        answer["pools"][0]["bill"],
        json!({
            "by": "enumerated", "holds": true, "groups": 0, "blocking": [],
        })
    );
}

fn swedish() -> Option<Value> {
    let text = shared_data::text("allocation/swedish-municipalities.json")?;
    Some(serde_json::from_str(&text).unwrap())
}

/// What the paper divides: all costs, by fixed weights.
fn six_municipalities(data: &Value, weights: &str) -> Value {
    let groups: Vec<Value> = data["coalition_costs"].as_object().unwrap().iter().map(|(letters, cost)| {
        json!({ "members": letters.chars().map(String::from).collect::<Vec<_>>(), "cost": cost })
    }).collect();
    let ids = ["A", "H", "K", "L", "M", "T"];
    let pool = cost("83.82", json!({ "kind": "fixed", "shares": data[weights] }));
    question(&scenario(members(&ids), json!([pool])), json!({ "kind": "table", "groups": groups }))
}

#[test]
fn the_six_swedish_municipalities() {
    let Some(data) = swedish() else { return };
    let answer = answer(&six_municipalities(&data, "by_inhabitants"));
    let four_decimals = |value: &Value| serde_json::from_value::<Share>(value.clone()).unwrap().rounded(4);
    let shapley: Vec<String> = exact(&answer, "shapley").iter().map(four_decimals).collect();
    assert_eq!(shapley, ["20.0110", "10.7080", "6.6068", "10.3727", "16.9458", "19.1757"]);
    let more = each(&answer, "pays_more_than_alone");
    assert_eq!(more, [false, true, false, false, true, false], "H and M");
    let pool = &answer["pools"][0];
    assert_eq!([&pool["paid"], &pool["cost"]["amount"]], ["83.82", "83.82"]);
    assert_eq!(pool["shapley"]["holds"], false);
    assert_eq!(pool["shapley"]["blocking"][0]["members"], json!(["H", "K", "L"]));
    assert_eq!(pool["shapley"]["blocking"][0]["alone"]["amount"], "27.26");
    let groups = pool["bill"]["groups"].as_u64().unwrap();
    assert!(pool["bill"]["holds"] == false && groups > 10);
    assert_eq!(pool["bill"]["blocking"].as_array().unwrap().len(), 10);
    // Alone M pays 20.81 and H 17.08: together they pay the most too much of all groups that hold them.
    let over = |at: usize| -> Share {
        serde_json::from_value(pool["bill"]["blocking"][at]["over"]["exact"].clone()).unwrap()
    };
    assert!((0..9).all(|at| over(at) >= over(at + 1)));
}

#[test]
fn a_fixed_cost_is_shared_and_units_are_ones_own() {
    let scenario = by_weights("70.00", &["10", "20", "30"]);
    let model = json!({ "kind": "fixed_plus_unit", "fixed": "10.00", "unit": "1",
                        "key": { "kind": "fixed", "shares": { "m0": "10", "m1": "20", "m2": "30" } } });
    let answer = answer(&question(&scenario, model));
    assert_eq!(exact(&answer, "shapley"), ["40/3", "70/3", "100/3"]);
    assert_eq!(exact(&answer, "stand_alone"), ["20", "30", "40"]);
    assert_eq!(exact(&answer, "marginal"), ["10", "20", "30"]);
    assert_eq!(each(&answer, "shapley")[0]["amount"], "13.33");
    assert_eq!(answer["pools"][0]["bill"]["holds"], true);
}

/// Twenty-one members and more: too many to look at every group.
fn crowd(amount: &str, count: usize) -> (Value, Vec<String>) {
    let ids: Vec<String> = (0..count).map(|index| format!("m{index:02}")).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    (scenario(members(&names), json!([cost(amount, json!({ "kind": "equal" }))])), ids)
}

#[test]
fn a_crowd_that_pays_the_same_for_different_needs_has_a_group_that_pays_too_much() {
    let (scenario, ids) = crowd("300.00", 30);
    // The first ten need a tenth of what the others need.
    let needs: Vec<(&str, i64)> =
        ids.iter().enumerate().map(|(at, id)| (id.as_str(), if at < 10 { 30 } else { 300 })).collect();
    let answer = answer(&question(&scenario, airport(&needs)));
    let pool = &answer["pools"][0];
    assert_eq!(pool["bill"]["by"], "closed_form");
    assert_eq!(pool["bill"]["holds"], false);
    assert_eq!(pool["bill"]["groups"], Value::Null);
    let worst = &pool["bill"]["blocking"][0];
    assert_eq!(worst["members"], json!(ids[..10]));
    assert_eq!([&worst["pays"]["amount"], &worst["alone"]["amount"]], ["100.00", "30.00"]);
    assert_eq!(pool["shapley"]["holds"], true);
    assert_eq!(exact(&answer, "shapley")[..1], ["1"]);
    assert_eq!(exact(&answer, "shapley")[29..], ["14.5"]);
}

#[test]
fn who_pays_exactly_what_it_would_pay_alone_is_content() {
    for count in [3, 12, 21] {
        let ids: Vec<String> = (0..count).map(|index| format!("m{index:02}")).collect();
        let names: Vec<&str> = ids.iter().map(String::as_str).collect();
        let own: serde_json::Map<_, _> =
            ids.iter().zip(1..).map(|(id, own): (_, i64)| (id.clone(), json!(own.to_string()))).collect();
        let key = json!({ "kind": "fixed", "shares": own });
        let all = format!("{}.00", count * (count + 1) / 2);
        let scenario = scenario(members(&names), json!([cost(&all, key.clone())]));
        let model = json!({ "kind": "fixed_plus_unit", "fixed": "0.00", "unit": "1", "key": key });
        let answer = answer(&question(&scenario, model));
        let pool = &answer["pools"][0];
        assert!(each(&answer, "pays_more_than_alone").iter().all(|more| *more == false));
        assert_eq!(pool["bill"]["holds"], true);
        assert_eq!(pool["bill"]["by"], if count > 20 { "closed_form" } else { "enumerated" });
    }
}

#[test]
fn a_group_goes_the_cheapest_of_its_ways() {
    let scenario = by_weights("10.00", &["1", "1"]);
    let group = |members: &[&str], cost: &str| json!({ "members": members, "cost": cost });
    let table = json!({ "kind": "table", "groups": [
        group(&["m0"], "5.00"), group(&["m1"], "7.00"), group(&["m0", "m1"], "10.00"),
    ] });
    let flat =
        json!({ "kind": "fixed_plus_unit", "fixed": "6.00", "unit": "0.5", "key": { "kind": "equal" } });
    let answer = answer(&question(&scenario, json!({ "kind": "cheapest", "of": [table, flat] })));
    assert_eq!(exact(&answer, "stand_alone"), ["5", "6.5"]);
    assert_eq!(exact(&answer, "marginal"), ["0.5", "2"]);
    assert_eq!(exact(&answer, "shapley"), ["2.75", "4.25"]);
    assert_eq!(answer["pools"][0]["cost"]["amount"], "7.00");
    assert_eq!(answer["pools"][0]["bill"]["groups"], 1);
    assert_eq!(
        answer["pools"][0]["bill"]["blocking"],
        json!([{
            "members": ["m0", "m1"],
            "pays": { "exact": "10", "amount": "10.00" },
            "alone": { "exact": "7", "amount": "7.00" },
            "over": { "exact": "3", "amount": "3.00" },
        }])
    );
}

#[test]
fn a_value_that_has_no_formula_is_sampled_with_its_seed_and_its_error() {
    let (scenario, ids) = crowd("300.00", 24);
    let shares: serde_json::Map<_, _> =
        ids.iter().enumerate().map(|(at, id)| (id.clone(), json!(at.to_string()))).collect();
    let weights = json!({ "kind": "fixed", "shares": shares });
    let model = json!({ "kind": "cheapest", "of": [
        { "kind": "fixed_plus_unit", "fixed": "300.00", "unit": "0", "key": { "kind": "equal" } },
        { "kind": "fixed_plus_unit", "fixed": "0.00", "unit": "2", "key": weights },
    ] });
    let mut question = question(&scenario, model);
    question["sampling"] = json!({ "seed": "2025", "permutations": "200" });
    let first = answer(&question);
    let pool = &first["pools"][0];
    assert_eq!(pool["shapley_by"], json!({ "kind": "sampled", "seed": "2025", "permutations": "200" }));
    assert_eq!(pool["bill"]["by"], "unknown");
    assert_eq!(pool["bill"]["holds"], Value::Null);
    let total: Share =
        exact(&first, "shapley").iter().map(|v| serde_json::from_value::<Share>(v.clone()).unwrap()).sum();
    assert_eq!(total, Share::from(300));
    let errors = each(&first, "standard_error");
    assert_eq!(errors[0], "0.00", "who uses nothing never adds anything");
    assert!(errors[23].as_str().unwrap().parse::<Cents>().unwrap() > Cents::ZERO);
    assert_eq!(answer(&question), first);
    question["sampling"]["seed"] = json!("2026");
    assert_ne!(exact(&answer(&question), "shapley"), exact(&first, "shapley"));
}

#[test]
fn twenty_members_are_enumerated() {
    let (scenario, ids) = crowd("100.00", 20);
    let needs: Vec<(&str, i64)> = ids.iter().map(String::as_str).zip(1..).collect();
    let model = json!({ "kind": "cheapest", "of": [airport(&needs)] });
    let enumerated = answer(&question(&scenario, model));
    assert_eq!(enumerated["pools"][0]["shapley_by"]["kind"], "enumerated");
    let values = exact(&enumerated, "shapley");
    // A twentieth of the first step, and then a nineteenth of the second.
    assert_eq!([&values[0], &values[1]], ["0.05", "39/380"]);
    let total: Share = values.iter().map(|v| serde_json::from_value::<Share>(v.clone()).unwrap()).sum();
    assert_eq!(total, Share::from(20));
    assert_eq!(enumerated["pools"][0]["shapley"]["holds"], true);
}

#[test]
fn a_newcomer_shares_what_everybody_paid() {
    let scenario = by_weights("100.00", &["1", "1"]);
    let mut question = question(&scenario, airport(&[("m0", 60), ("m1", 100), ("m2", 60)]));
    question["newcomer"] = json!({ "id": "m2", "weights": { "pool": "2" } });
    let newcomer = &answer(&question)["newcomer"];
    assert_eq!(
        newcomer["members"]["m0"],
        json!({
            "old": "50.00", "new": "25.00", "difference": "-25.00", "ratio": "-0.5",
        })
    );
    assert_eq!(newcomer["members"]["m2"]["new"], "50.00");
    assert_eq!([&newcomer["winners"], &newcomer["losers"]], [2, 0]);
}

#[test]
fn a_question_survives_its_own_file() {
    let scenario = by_weights("100.00", &["1", "1"]);
    let key = json!({ "kind": "equal" });
    let mut question = question(
        &scenario,
        json!({ "kind": "sum", "of": [
        airport(&[("m0", 60), ("m1", 100)]),
        { "kind": "fixed_plus_unit", "fixed": "1.00", "unit": "0.5", "key": key },
        { "kind": "cheapest", "of": [{ "kind": "table", "groups": [
            { "members": ["m0"], "cost": "1.00" }, { "members": ["m1"], "cost": "2.00" },
            { "members": ["m1", "m0"], "cost": "2.50" } ] }] },
    ] }),
    );
    question["newcomer"] = json!({ "id": "m2", "name": "Z", "joined": "2025-07-01",
                                   "attributes": { "a": "1" },
                                   "usage": { "u": "2" }, "weights": { "pool": "2" } });
    question["sampling"] = json!({ "seed": "x", "permutations": "12" });
    let read = allocation::FairnessQuestion::parse(&question.to_string()).unwrap();
    let written = serde_json::to_string(&read).unwrap();
    assert_eq!(allocation::FairnessQuestion::parse(&written).unwrap(), read);
    let answer = answer(&question);
    assert_eq!(answer["pools"][0]["shapley_by"]["kind"], "enumerated");
    // Threshold 30 and 70, fixed and units 1, table 0.75 and 1.75.
    assert_eq!(exact(&answer, "shapley"), ["31.75", "72.75"]);
    assert_eq!(answer["question_sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn the_example_in_the_documentation_is_answered() {
    let text = include_str!("../../../../docs/formats/fairness.md");
    let example = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let answer: Value = serde_json::from_str(&fairness_command(example).unwrap()).unwrap();
    assert_eq!(answer["pools"][0]["bill"]["holds"], true);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sampled_value_is_near_the_exact_one(needs in prop::collection::vec(0..100_i64, 2..7)) {
        let needs_of = needs.clone();
        let cost = move |group: &[usize]| group.iter().map(|at| needs_of[*at]).max().unwrap_or(0).into();
        let sampling = Sampling { seed: "near".to_owned(), permutations: 400 };
        let sampled = sampled(needs.len(), &cost, &sampling).unwrap();
        let most = needs.iter().copied().max().unwrap();
        prop_assert_eq!(sampled.values.iter().sum::<Share>(), Share::from(most));
        let mut rising: Vec<usize> = (0..needs.len()).collect();
        rising.sort_by_key(|at| needs[*at]);
        let (mut exact, mut below) = (Share::ZERO, 0);
        for (rank, at) in rising.iter().enumerate() {
            let sharers = i64::try_from(needs.len() - rank).unwrap();
            exact = &exact + &Share::ratio(needs[*at] - below, sharers).unwrap();
            below = needs[*at];
            let off = &sampled.values[*at] - &exact;
            let off = if off.is_negative() { -&off } else { off };
            // Five standard errors: less than one in a million, and the seed is fixed.
            let error = sampled.errors[*at];
            prop_assert!(off <= &error.euros() * &Share::from(5), "{off} {error}");
        }
    }
}
