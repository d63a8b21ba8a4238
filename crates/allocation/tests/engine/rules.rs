//! Keys and the rules around them, one story each.

use serde_json::{Value, json};

use crate::support::*;

/// Member, meter, quantity, day and subject.
type Row<'a> = (&'a str, &'a str, &'a str, Option<&'a str>, Option<&'a str>);

fn usage(rows: &[Row]) -> Value {
    let row = |row: &Row| {
        let (member, meter, quantity, at, subject) = row;
        json!({ "member": member, "meter": meter, "quantity": quantity, "at": at, "subject": subject })
    };
    rows.iter().map(row).collect()
}

fn by_usage(aggregate: &str, rows: &[Row]) -> Value {
    let key = json!({ "kind": "usage", "meter": "cases", "aggregate": aggregate });
    with(scenario(members(&["a", "b"]), json!([cost("100.00", key)])), "usage", usage(rows))
}

fn measure(scenario: &Value, member: &str) -> String {
    derivation(scenario, member)["apportioned"]["measure"]["value"].as_str().unwrap().to_owned()
}

#[test]
fn everybody_pays_the_same_by_an_equal_key() {
    let scenario =
        scenario(members(&["a", "b", "c", "d"]), json!([cost("100.00", json!({ "kind": "equal" }))]));
    assert_eq!(amounts(&scenario), ["25.00"; 4]);
}

#[test]
fn usage_is_added_up_over_the_period_and_other_meters_and_days_do_not_count() {
    let rows = [
        ("a", "cases", "10", Some("2025-01-01"), None),
        ("a", "cases", "20.5", None, None),
        ("b", "cases", "69.5", Some("2025-12-31"), None),
        ("b", "cases", "1000", Some("2026-01-01"), None),
        ("b", "cases", "1000", Some("2024-12-31"), None),
        ("b", "calls", "1000", None, None),
    ];
    assert_eq!(amounts(&by_usage("sum", &rows)), ["30.50", "69.50"]);
}

#[test]
fn the_largest_the_last_and_the_number_of_subjects() {
    let rows = [
        ("a", "cases", "7", Some("2025-03-01"), Some("x")),
        ("a", "cases", "3", Some("2025-06-01"), Some("y")),
        ("a", "cases", "5", Some("2025-02-01"), Some("x")),
        ("b", "cases", "1", Some("2025-01-01"), Some("x")),
    ];
    assert_eq!(measure(&by_usage("max", &rows), "a"), "7");
    assert_eq!(measure(&by_usage("last", &rows), "a"), "3");
    assert_eq!(measure(&by_usage("unique", &rows), "a"), "2");
}

#[test]
fn a_last_reading_needs_days_and_must_not_contradict_itself() {
    assert_eq!(
        faults(&by_usage("last", &[("a", "cases", "7", None, None)])),
        ["usage[0].at: the last reading of cases needs the day of each row"]
    );
    let day = Some("2025-03-01");
    assert_eq!(
        faults(&by_usage("last", &[("a", "cases", "7", day, None), ("a", "cases", "8", day, None)])),
        ["usage[1]: a has two last readings of cases on 2025-03-01, and they differ"]
    );
    assert_eq!(
        faults(&by_usage("unique", &[("a", "cases", "7", None, None)])),
        ["usage[0].subject: counting the subjects of cases needs the subject of each row"]
    );
}

#[test]
fn an_attribute_counts_as_it_was_on_the_reference_date() {
    let dated = json!([
        { "on": "2026-01-01", "value": "99" },
        { "on": "2023-01-01", "value": "10" },
        { "on": "2025-01-01", "value": "30" },
    ]);
    let members = json!([
        { "id": "a", "attributes": { "inhabitants": dated } },
        { "id": "b", "attributes": { "inhabitants": "10" } },
    ]);
    let on = |day: Value| {
        let key = json!({ "kind": "attribute", "name": "inhabitants", "on": day });
        amounts(&scenario(members.clone(), json!([cost("100.00", key)])))
    };
    assert_eq!(on(Value::Null), ["75.00", "25.00"]);
    assert_eq!(on(json!("2024-12-31")), ["50.00", "50.00"]);
    let key = json!({ "kind": "attribute", "name": "inhabitants", "on": "2022-12-31" });
    assert_eq!(
        faults(&scenario(members, json!([cost("100.00", key)]))),
        ["pools[0].key: a has no inhabitants on 2022-12-31"]
    );
}

#[test]
fn a_three_year_average_and_weighted_units() {
    let on = |day: &str| json!({ "kind": "attribute", "name": "cases", "on": day });
    let dated = |values: [&str; 3]| -> Value {
        let years = ["2022", "2023", "2024"];
        let dated = years
            .iter()
            .zip(values)
            .map(|(year, value)| json!({ "on": format!("{year}-01-01"), "value": value }));
        dated.collect()
    };
    let members = json!([
        { "id": "a", "attributes": { "cases": dated(["1", "2", "4"]), "weight": "3" } },
        { "id": "b", "attributes": { "cases": dated(["7", "7", "7"]), "weight": "1" } },
    ]);
    let average = json!({ "kind": "average", "of": [on("2022-01-01"), on("2023-01-01"), on("2024-01-01")] });
    let scenario_by = |key| scenario(members.clone(), json!([cost("140.00", key)]));
    assert_eq!(measure(&scenario_by(average.clone()), "a"), "7/3");
    let product = json!({ "kind": "product", "of": [average, { "kind": "attribute", "name": "weight" }] });
    assert_eq!(amounts(&scenario_by(product)), ["70.00", "70.00"]);
}

#[test]
fn tiers_over_usage_show_their_steps() {
    let tiers = json!([{ "up_to": "10", "rate": "2" }, { "up_to": null, "rate": "1" }]);
    let key = json!({ "kind": "tiered", "mode": "marginal", "tiers": tiers,
        "of": { "kind": "usage", "meter": "cases", "aggregate": "sum" } });
    let rows = usage(&[("a", "cases", "30", None, None), ("b", "cases", "5", None, None)]);
    let scenario = with(scenario(members(&["a", "b"]), json!([cost("50.00", key)])), "usage", rows);
    assert_eq!(amounts(&scenario), ["40.00", "10.00"]);
    assert_eq!(
        derivation(&scenario, "a")["apportioned"]["measure"]["steps"],
        json!([
            { "up_to": "10", "rate": "2", "quantity": "10", "value": "20" },
            { "rate": "1", "quantity": "20", "value": "20" },
        ])
    );
}

#[test]
fn a_blend_mixes_shares_and_not_measures() {
    let by_weight = fixed(&[("a", "1000"), ("b", "3000")]);
    let inner = json!({ "kind": "blend", "parts": [{ "share": "1", "key": by_weight }] });
    let parts = json!([{ "share": "0.3", "key": { "kind": "equal" } }, { "share": "0.7", "key": inner }]);
    let scenario =
        scenario(members(&["a", "b"]), json!([cost("100.00", json!({ "kind": "blend", "parts": parts }))]));
    assert_eq!(amounts(&scenario), ["32.50", "67.50"]);
    assert_eq!(derivation(&scenario, "a")["apportioned"]["share"], "0.325");
}

#[test]
fn presence_counts_days_and_multiplies_the_measure_of_each_part_of_a_blend() {
    let members = json!([{ "id": "a", "joined": "2017-01-01" }, { "id": "b", "joined": "2025-07-01" }]);
    let equal = json!({ "kind": "equal" });
    let half = json!({ "share": "0.5", "key": equal });
    let blend = json!({ "kind": "blend", "parts": [half, half] });
    for key in [equal, blend] {
        let whole = scenario(members.clone(), json!([cost("549.00", key)]));
        assert_eq!(amounts(&whole), ["274.50", "274.50"]);
        let mut by_days = whole;
        by_days["pools"][0]["presence"] = json!("days");
        assert_eq!(amounts(&by_days), ["365.00", "184.00"]);
    }
}

#[test]
fn a_member_outside_the_period_takes_no_part_unless_it_is_listed() {
    let members = json!([
        { "id": "a" },
        { "id": "gone", "left": "2025-01-01" },
        { "id": "next", "joined": "2026-01-01" },
    ]);
    let all = scenario(members, json!([cost("10.00", json!({ "kind": "equal" }))]));
    assert_eq!(amounts(&all), ["10.00"]);
    assert_eq!(run(&all)["members"], json!({ "a": "10.00", "gone": "0.00", "next": "0.00" }));
    let mut listed = all;
    listed["pools"][0]["participants"] = json!(["gone", "a"]);
    assert_eq!(amounts(&listed), ["5.00", "5.00"]);
    listed["pools"][0]["participants"] = json!([
        { "member": "a", "from": "2025-01-01", "until": "2025-01-11" },
        { "member": "next", "from": "2025-12-02" },
    ]);
    listed["pools"][0]["presence"] = json!("days");
    assert_eq!(amounts(&listed), ["2.50", "7.50"]);
    listed["pools"][0]["participants"] = json!([{ "member": "gone", "until": "2024-01-01" }]);
    assert_eq!(faults(&listed), ["pools[0].participants[0]: gone takes part on no day of the period"]);
}

#[test]
fn newcomers_count_for_less_in_their_first_years() {
    let members = json!([
        { "id": "a", "joined": "2025-01-01" }, { "id": "b", "joined": "2023-12-31" },
        { "id": "c", "joined": "2022-01-01" }, { "id": "d", "joined": "2025-03-01" },
    ]);
    let mut pool = cost("275.00", json!({ "kind": "equal" }));
    pool["phase_in"] = json!({ "factors": ["0.5", "0.75"] });
    let scenario = scenario(members, json!([pool]));
    assert_eq!(amounts(&scenario), ["50.00", "75.00", "100.00", "50.00"]);
    assert_eq!(
        derivation(&scenario, "b")["apportioned"]["phase_in"],
        json!({ "full_years": 1, "factor": "0.75" })
    );
}

#[test]
fn nothing_vanishes_where_everybodys_measure_is_zero() {
    let mut scenario = by_usage("sum", &[]);
    assert_eq!(
        faults(&scenario),
        ["pools[0].key: in pool pool everybody's measure is zero by the key \"usage cases\""]
    );
    scenario["pools"][0]["fallback"] = json!({ "kind": "equal" });
    assert_eq!(amounts(&scenario), ["50.00", "50.00"]);
    assert_eq!(derivation(&scenario, "a")["fallback"], true);
    scenario["pools"][0]["fallback"] = fixed(&[("a", "0"), ("b", "0")]);
    assert_eq!(
        faults(&scenario),
        ["pools[0].fallback: in pool pool everybody's measure is zero by the key \"fixed\""]
    );
}

#[test]
fn a_fallback_replaces_a_whole_blend_of_which_a_part_is_zero() {
    let nothing = json!({ "kind": "usage", "meter": "cases", "aggregate": "sum" });
    let by_weight = fixed(&[("a", "1"), ("b", "3")]);
    let parts = json!([{ "share": "0.5", "key": by_weight }, { "share": "0.5", "key": nothing }]);
    let mut pool = cost("100.00", json!({ "kind": "blend", "parts": parts }));
    pool["fallback"] = json!({ "kind": "equal" });
    assert_eq!(amounts(&scenario(members(&["a", "b"]), json!([pool]))), ["50.00", "50.00"]);
}

#[test]
fn a_refund_is_divided_by_its_absolute_value_and_without_bounds() {
    let mut scenario = by_weights("-182.25", &["98", "2"]);
    scenario["pools"][0]["floor"] = json!({ "amount": "100.00" });
    assert_eq!(amounts(&scenario), ["-178.61", "-3.64"]);
    let rounding = derivation(&scenario, "m0")["rounding"].clone();
    assert_eq!([&rounding["down"], &rounding["extra"]], [&json!("-178.60"), &json!(true)]);
}

#[test]
fn damping_lets_nobody_rise_by_more_than_ten_per_cent() {
    let members = json!([
        { "id": "m0", "previous": { "pool": "100.01" } },
        { "id": "m1", "previous": { "pool": "500.00" } },
        { "id": "new" },
    ]);
    let shares = fixed(&[("m0", "50"), ("m1", "40"), ("new", "10")]);
    let mut pool = cost("700.00", shares);
    pool["cap"] = json!({ "percent_of_previous": "110" });
    let scenario = scenario(members, json!([pool]));
    // 110 % of 100.01 is 110.011: a cap goes down to whole cents.
    assert_eq!(amounts(&scenario), ["110.01", "471.99", "118.00"]);
    let bounds = derivation(&scenario, "m0")["bounds"].clone();
    assert_eq!(bounds["cap"], json!({ "amount": "110.01", "percent": "110", "previous": "100.01" }));
    assert_eq!([&bounds["reached"], &bounds["unbounded"]], ["cap", "350"]);
    assert_eq!(derivation(&scenario, "new")["bounds"]["cap"], Value::Null);
}

#[test]
fn a_tariff_shows_what_it_yields_over_its_cost() {
    let key = json!({ "kind": "usage", "meter": "cases", "aggregate": "sum" });
    let tariff = json!({ "id": "pool", "kind": "tariff", "price": "0.125", "cost": "10.00", "key": key });
    let rows = usage(&[("a", "cases", "100", None, None), ("b", "cases", "1", None, None)]);
    let scenario = with(scenario(members(&["a", "b"]), json!([tariff])), "usage", rows);
    assert_eq!(amounts(&scenario), ["12.50", "0.13"]);
    let result = run(&scenario);
    assert_eq!([&result["pools"]["pool"], &result["results"]["pool"]], ["12.63", "2.63"]);
    assert_eq!(derivation(&scenario, "b")["exact"], "0.125");
}

#[test]
fn the_derivation_tells_who_got_the_cents_that_were_left() {
    let scenario = by_weights("100.00", &["1", "2", "4"]);
    let rounding = |member| derivation(&scenario, member)["rounding"].clone();
    // 14.2857, 28.5714 and 57.1428: one cent is left for the remainders .57, .14 and .28.
    assert_eq!(rounding("m0"), json!({ "down": "14.28", "left_over": 1, "place": 1, "extra": true }));
    assert_eq!(rounding("m2")["place"], 2);
    assert_eq!(rounding("m1"), json!({ "down": "28.57", "left_over": 1, "place": 3, "extra": false }));
}

#[test]
fn a_pool_of_nothing_costs_nobody_anything() {
    assert_eq!(amounts(&by_weights("0.00", &["1", "2"])), ["0.00", "0.00"]);
}
