//! Published divisions, or recomputed with exact fractions.

use serde_json::{Value, json};

use crate::support::*;

fn by_inhabitants(amount: &str, inhabitants: &[&str]) -> Value {
    let member =
        |(index, value)| json!({ "id": format!("m{index}"), "attributes": { "inhabitants": value } });
    let members = inhabitants.iter().enumerate().map(member).collect();
    scenario(members, json!([cost(amount, json!({ "kind": "attribute", "name": "inhabitants" }))]))
}

#[test]
fn buch_by_its_fixed_percentages() {
    let shares = [("Bergen", "32.61"), ("Uitgeest", "12.04"), ("Castricum", "34.19"), ("Heiloo", "21.16")];
    let ids = shares.map(|(id, _)| id);
    let result = run(&scenario(members(&ids), json!([cost("56800000.00", fixed(&shares))])));
    assert_eq!(
        result["members"],
        json!({
            "Bergen": "18522480.00",
            "Castricum": "19419920.00",
            "Heiloo": "12018880.00",
            "Uitgeest": "6838720.00",
        })
    );
    assert_eq!(result["pools"], json!({ "pool": "56800000.00" }));
}

#[test]
fn buch_by_inhabitants() {
    let buch = by_inhabitants("100000.00", &["29943", "13360", "34604", "22689"]);
    assert_eq!(amounts(&buch), ["29765.60", "13280.85", "34398.98", "22554.57"]);
}

#[test]
fn rijk_van_nijmegen() {
    let inhabitants = ["34574", "25289", "18407", "16360", "7755", "172064", "40814"];
    assert_eq!(
        amounts(&by_inhabitants("1000000.00", &inhabitants)),
        ["109667.17", "80215.57", "58386.17", "51893.18", "24598.51", "545779.24", "129460.16"]
    );
}

#[test]
fn odoo_issue_214736_never_bills_a_cent_more_than_there_is() {
    let scenario = by_weights("182.25", &["98", "2"]);
    assert_eq!(amounts(&scenario), ["178.61", "3.64"]);
    assert_eq!(run(&scenario)["ties"], json!([{ "pool": "pool", "among": ["m0", "m1"], "cents": 1 }]));
    let tie = derivation(&scenario, "m1")["rounding"]["tie"].clone();
    assert_eq!(tie, json!({ "among": 2, "cents": 1, "place": 2 }));
}

#[test]
fn foemmels_five_cents_go_by_the_declared_order() {
    // SHA-256 of "2025-01-01\npool\nm0" begins with 3c, that of "..m1" with d9.
    let scenario = by_weights("0.05", &["30", "70"]);
    assert_eq!(amounts(&scenario), ["0.02", "0.03"]);
    assert_eq!(run(&scenario)["ties"][0]["among"], json!(["m0", "m1"]));
}

#[test]
fn dineros_thousand_and_three_cents() {
    let mut amounts = amounts(&by_weights("10.03", &["0", "50", "50"]));
    assert_eq!(amounts.remove(0), "0.00");
    amounts.sort();
    assert_eq!(amounts, ["5.01", "5.02"]);
}

#[test]
fn dimpacts_joining_tariff_and_exit_fees() {
    let members = json!([{ "id": "GM0193", "name": "Zwolle", "attributes": { "inhabitants": "124896" } }]);
    let tariff = |id: String, price: &str| {
        let key = json!({ "kind": "attribute", "name": "inhabitants" });
        json!({ "id": id, "kind": "tariff", "price": price, "key": key, "due": "2025-07-01" })
    };
    let fees = ["1.20", "0.96", "0.72", "0.48", "0.24"];
    let mut pools: Vec<Value> = vec![tariff("joining".to_owned(), "1.20")];
    pools.extend(fees.iter().enumerate().map(|(year, price)| tariff(format!("exit-{}", year + 1), price)));
    let result = run(&scenario(members, pools.into()));
    assert_eq!(result["pools"]["joining"], "149875.20");
    assert_eq!(result["results"]["joining"], Value::Null);
    let exit: kernel::Cents =
        kernel::Cents::sum(fees.iter().enumerate().map(|(year, _)| {
            result["pools"][format!("exit-{}", year + 1)].as_str().unwrap().parse().unwrap()
        }))
        .unwrap();
    assert_eq!(exit.to_string(), "449625.60");
}

#[test]
fn a_cap_of_forty_and_floors_of_twenty() {
    let bounds = json!({ "m0": "80", "m1": "15", "m2": "5" });
    let mut pool = cost("100.00", json!({ "kind": "fixed", "shares": bounds }));
    pool["cap"] = json!({ "percent_of_previous": "100" });
    pool["floor"] = json!({ "amount": "20.00" });
    let members = json!([{ "id": "m0", "previous": { "pool": "40.00" } }, { "id": "m1" }, { "id": "m2" }]);
    assert_eq!(amounts(&scenario(members, json!([pool]))), ["40.00", "40.00", "20.00"]);
}

/// Two final pools and two support pools that serve each other.
fn stages(method: &str, order: [&str; 2]) -> Value {
    let pool = |id, amount| with(cost(amount, json!({ "kind": "equal" })), "id", json!(id));
    let support = |id, amount| json!({ "id": id, "kind": "support", "amount": amount });
    let gives = |id| match id {
        "S1" => json!({ "pool": "S1", "to": { "P1": "55", "P2": "35", "S2": "10" } }),
        _ => json!({ "pool": "S2", "to": { "P1": "30", "P2": "65", "S1": "5" } }),
    };
    let pools = json!([
        pool("P1", "150000.00"),
        pool("P2", "205000.00"),
        support("S1", "21000.00"),
        support("S2", "15000.00"),
    ]);
    let stages = json!({ "method": method, "supports": order.map(gives) });
    with(scenario(members(&["a", "b"]), pools), "stages", stages)
}

fn pools(scenario: &Value) -> [String; 2] {
    let result = run(scenario);
    ["P1", "P2"].map(|id| result["pools"][id].as_str().unwrap().to_owned())
}

#[test]
fn stages_by_each_method() {
    let (first, second) = (["S1", "S2"], ["S2", "S1"]);
    assert_eq!(pools(&stages("reciprocal", first)), ["167178.39", "223821.61"]);
    assert_eq!(pools(&stages("direct", first)), ["167570.18", "223429.82"]);
    assert_eq!(pools(&stages("step_down", first)), ["166950.00", "224050.00"]);
    assert_eq!(pools(&stages("step_down", second)), ["167791.67", "223208.33"]);
}

#[test]
fn all_methods_beside_each_other() {
    let result = run(&stages("all", ["S1", "S2"]));
    assert_eq!(result["pools"], json!({ "P1": "167178.39", "P2": "223821.61" }));
    let comparison = |method: &str| result["comparisons"][method]["pools"].clone();
    assert_eq!(comparison("direct"), json!({ "P1": "167570.18", "P2": "223429.82" }));
    assert_eq!(comparison("step_down"), json!({ "P1": "166950.00", "P2": "224050.00" }));
}

#[test]
fn what_a_pool_received_from_each_support_pool_is_in_the_derivation() {
    let result = run(&stages("reciprocal", ["S1", "S2"]));
    let divided = &result["lines"][0]["derivation"]["divided"];
    assert_eq!([&divided["own"], &divided["amount"]], ["150000.00", "167178.39"]);
    // S1 comes to 21,859.30 and S2 to 17,185.93 when both are reciprocated: 55 % and 30 % of those.
    let from = divided["received"]["from"].as_array().unwrap();
    let exact: Vec<kernel::Share> =
        from.iter().map(|from| serde_json::from_value(from["exact"].clone()).unwrap()).collect();
    let whole = |share: &kernel::Share, percent: i64| {
        let hundred = &kernel::Share::from(100) * share;
        kernel::Cents::rounded_half_up(&hundred.checked_div(&percent.into()).unwrap()).unwrap().to_string()
    };
    assert_eq!([whole(&exact[0], 55), whole(&exact[1], 30)], ["21859.30", "17185.93"]);
}

#[test]
fn two_departments_that_serve_each_other() {
    // A = 1,200 + M / 5 and M = 2,400 + A / 6; what is left goes to one final pool.
    let support = |id, amount| json!({ "id": id, "kind": "support", "amount": amount });
    let pools =
        json!([cost("0.00", json!({ "kind": "equal" })), support("A", "1200.00"), support("M", "2400.00"),]);
    let supports = json!([
        { "pool": "A", "to": { "M": "1", "pool": "5" } },
        { "pool": "M", "to": { "A": "1", "pool": "4" } },
    ]);
    let stages = json!({ "method": "reciprocal", "supports": supports });
    let scenario = with(scenario(members(&["a"]), pools), "stages", stages);
    assert_eq!(amounts(&scenario), ["3600.00"]);
    let from = derivation(&scenario, "a")["divided"]["received"]["from"].clone();
    let whole = |at: usize, gave: (i64, i64)| {
        let exact: kernel::Share = serde_json::from_value(from[at]["exact"].clone()).unwrap();
        let all = exact.checked_div(&kernel::Share::ratio(gave.0, gave.1).unwrap()).unwrap();
        kernel::Cents::rounded_half_up(&all).unwrap().to_string()
    };
    assert_eq!([whole(0, (5, 6)), whole(1, (4, 5))], ["1737.93", "2689.66"]);
}

#[test]
fn support_pools_that_only_serve_each_other_are_named() {
    let mut scenario = stages("reciprocal", ["S1", "S2"]);
    scenario["stages"]["supports"] =
        json!([{ "pool": "S1", "to": { "S2": "100" } }, { "pool": "S2", "to": { "S1": "100" } }]);
    assert_eq!(
        faults(&scenario),
        ["stages.supports: S1, S2 serve only each other, and never a pool that members pay"]
    );
}
