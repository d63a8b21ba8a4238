//! What a change does to everybody's bill.

use allocation::{
    Change, Changes, Damping, Effect, Fault, Key, Newcomer, Quantity, Scenario, Undamped, allocate,
    damped_path, next_joiner, what_if,
};
use kernel::{Cents, Share};
use serde_json::{Value, json};

use crate::support::*;

/// Three members, a cost by inhabitants, a tariff by calls and a cost that two of them divide by weights.
fn three() -> Scenario {
    let member = |id, inhabitants| json!({ "id": id, "attributes": { "inhabitants": inhabitants } });
    let members = json!([member("a", "100"), member("b", "300"), member("c", "600")]);
    let by_inhabitants = json!({ "kind": "attribute", "name": "inhabitants" });
    let calls = json!({ "kind": "usage", "meter": "calls", "aggregate": "sum" });
    let listed = json!({ "id": "listed", "kind": "cost", "amount": "10.00", "participants": ["a", "b"],
                         "key": fixed(&[("a", "1"), ("b", "4")]),
                         "fallback": fixed(&[("a", "1"), ("b", "1")]) });
    let pools = json!([
        cost("1000.00", by_inhabitants),
        { "id": "t", "kind": "tariff", "price": "0.50", "key": calls },
        listed,
    ]);
    let row = |member, quantity| json!({ "member": member, "meter": "calls", "quantity": quantity });
    let rows = json!([row("a", "10"), row("a", "20"), row("b", "40"), row("c", "0")]);
    Scenario::parse(&with(scenario(members, pools), "usage", rows).to_string()).unwrap()
}

fn after(query: &str) -> Result<Effect, Vec<Fault>> {
    what_if(&three(), &Changes::parse(query)?)
}

/// What each member pays after a change, in all.
fn new(query: &str) -> Vec<(String, String)> {
    let members = after(query).unwrap().members;
    members.into_iter().filter_map(|(id, moved)| Some((id, moved.new?.to_string()))).collect()
}

fn faults_of(query: &str) -> Vec<String> {
    after(query).unwrap_err().iter().map(ToString::to_string).collect()
}

fn amounts(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(id, amount)| ((*id).to_owned(), (*amount).to_owned())).collect()
}

#[test]
fn nothing_changes_where_nothing_is_changed() {
    let effect = after("").unwrap();
    assert_eq!(new(""), amounts(&[("a", "117.00"), ("b", "328.00"), ("c", "600.00")]));
    assert_eq!((effect.winners, effect.losers, effect.total.difference), (0, 0, Cents::ZERO));
    assert_eq!(effect.total.ratio, Some(Share::ZERO));
    assert_eq!(effect.lines.len(), 8);
}

#[test]
fn another_key_has_winners_and_losers() {
    let effect = after("key.pool=equal").unwrap();
    assert_eq!(
        serde_json::to_value(&effect.members["c"]).unwrap(),
        json!({
            "old": "600.00", "new": "333.34", "difference": "-266.66", "ratio": "-13333/30000",
        })
    );
    assert_eq!((effect.winners, effect.losers), (1, 2));
    assert_eq!(effect.pools["pool"].difference, Cents::ZERO);
    let line = effect.lines.iter().find(|line| line.pool == "pool" && line.member == "a").unwrap();
    assert_eq!(line.moved.new.unwrap().to_string(), "333.33");
}

#[test]
fn prices_and_amounts() {
    assert_eq!(new("price.t=1"), amounts(&[("a", "132.00"), ("b", "348.00"), ("c", "600.00")]));
    assert_eq!(new("amount.pool=0.00"), amounts(&[("a", "17.00"), ("b", "28.00"), ("c", "0.00")]));
    assert_eq!(after("amount.pool=2000.00").unwrap().total.difference.to_string(), "1000.00");
    assert_eq!(
        faults_of("price.pool=1&price.x=1&amount.t=5.00"),
        [
            "price.pool: pool is not a tariff: it has no price",
            "price.x: x is not a pool",
            "amount.t: t is a tariff: it has no amount",
        ]
    );
}

#[test]
fn who_leaves_takes_its_usage_its_weights_and_its_place_along() {
    let effect = after("leave.a=1").unwrap();
    assert_eq!(new("leave.a=1"), amounts(&[("b", "363.33"), ("c", "666.67")]));
    assert_eq!(effect.members["a"].new, None);
    assert_eq!(effect.members["a"].difference.to_string(), "-117.00");
    assert_eq!((effect.winners, effect.losers), (0, 2), "who leaves is no winner");
    let scenario = Changes::parse("leave.a=1").unwrap().apply(&three()).unwrap();
    assert!(!serde_json::to_string(&scenario).unwrap().contains("\"a\""));
    assert_eq!(faults_of("leave.z=1"), ["leave.z: z is not a member"]);
}

#[test]
fn who_joins_brings_what_its_bill_needs() {
    let query = "join.d=member(attribute(inhabitants,1000),usage(calls,8),weight(listed,5),pool(listed))";
    assert_eq!(new(query), amounts(&[("a", "66.00"), ("b", "174.00"), ("c", "300.00"), ("d", "509.00")]));
    let effect = after(query).unwrap();
    assert_eq!((effect.members["d"].old, effect.members["d"].ratio.clone()), (None, None));
    assert_eq!((effect.winners, effect.losers), (3, 0));
    assert_eq!(
        faults_of("join.d=member(usage(calls,8))"),
        ["pools[0].key: d has no inhabitants on 2025-01-01"]
    );
    assert_eq!(
        faults_of(
            "join.a=member(name(A))&join.d=member(pool(pool))&join.e=member(pool(x))\
             &join.f=member(weight(x,1))"
        ),
        [
            "join.a: a is there twice",
            "join.d: pool does not list who takes part: all members do",
            "join.e: x is not a pool",
            "join.f: x is not a pool",
        ]
    );
}

#[test]
fn a_newcomer_half_way_the_year_is_there_from_then_on() {
    let mut scenario = three();
    let mut newcomer = Newcomer::new("d");
    newcomer.attributes.insert("inhabitants".to_owned(), Share::from(1000));
    let at_once = next_joiner(&scenario, &newcomer).unwrap();
    assert_eq!(at_once.members["d"].new.unwrap().to_string(), "500.00");
    newcomer.joined = Some(jiff::civil::date(2026, 1, 1));
    assert_eq!(next_joiner(&scenario, &newcomer).unwrap().members["d"].new, Some(Cents::ZERO));
    scenario.members.clear();
    assert!(next_joiner(&scenario, &newcomer).is_err());
}

#[test]
fn volumes_are_set_or_multiplied_for_one_or_for_all() {
    assert_eq!(new("usage.calls=x2"), amounts(&[("a", "132.00"), ("b", "348.00"), ("c", "600.00")]));
    assert_eq!(new("usage.calls.a=x2"), amounts(&[("a", "132.00"), ("b", "328.00"), ("c", "600.00")]));
    assert_eq!(new("usage.calls.c=100"), amounts(&[("a", "117.00"), ("b", "328.00"), ("c", "650.00")]));
    assert_eq!(new("usage.calls=2"), amounts(&[("a", "103.00"), ("b", "309.00"), ("c", "601.00")]));
    assert_eq!(new("attribute.inhabitants=5&usage.calls=0&usage.calls.a=1").len(), 3);
    let one = after("attribute.inhabitants.a=x3").unwrap();
    assert_eq!(one.lines[3].moved.new.unwrap().to_string(), "250.00");
    assert_eq!(after("attribute.inhabitants=x3").unwrap().total.difference, Cents::ZERO);
    assert_eq!(
        faults_of(
            "attribute.cows=x2&attribute.inhabitants.z=5&usage.faxes=x2&usage.calls.z=x2&usage.calls.c=-1"
        ),
        ["usage.calls.c: must not be negative"]
    );
    assert_eq!(
        faults_of("attribute.cows=x2&attribute.inhabitants.z=5&usage.faxes=x2&usage.calls.z=x2"),
        [
            "attribute.cows: nobody has any cows to multiply",
            "attribute.inhabitants.z: z is not a member",
            "usage.calls.z: z is not a member",
            "usage.faxes: nobody has any faxes to multiply",
        ]
    );
}

#[test]
fn dated_values_are_multiplied_each_and_a_set_quantity_counts_by_last() {
    let mut scenario = three();
    let text =
        json!([{ "on": "2024-01-01", "value": "5" }, { "on": "2025-01-01", "value": "7" }]).to_string();
    let dated: Vec<(String, String)> =
        vec![("2024-01-01".into(), "10".into()), ("2025-01-01".into(), "14".into())];
    let mut json = serde_json::to_value(&scenario).unwrap();
    json["members"][0]["attributes"]["inhabitants"] = serde_json::from_str(&text).unwrap();
    json["pools"][1]["key"]["aggregate"] = json!("last");
    json["usage"] = json!([]);
    scenario = Scenario::parse(&json.to_string()).unwrap();
    let change = |name: &str, to| Change::Attribute { name: name.to_owned(), member: None, to };
    let changes = Changes::new([
        Change::Usage { meter: "calls".to_owned(), member: None, to: Quantity::Be(Share::from(4)) },
        change("inhabitants", Quantity::Times(Share::from(2))),
    ])
    .unwrap();
    let changed = changes.apply(&scenario).unwrap();
    let values = serde_json::to_value(&changed.members[0].attributes["inhabitants"]).unwrap();
    let values: Vec<(String, String)> = values
        .as_array()
        .unwrap()
        .iter()
        .map(|dated| (dated["on"].as_str().unwrap().to_owned(), dated["value"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(values, dated);
    assert_eq!(allocate(&changed).unwrap().line("t", "c").unwrap().amount.to_string(), "2.00");
}

#[test]
fn a_smaller_refund_is_more_and_the_ratio_says_so() {
    let refund = Scenario::parse(&by_weights("-10.00", &["1", "1"]).to_string()).unwrap();
    let effect = what_if(&refund, &Changes::parse("amount.pool=-5.00").unwrap()).unwrap();
    assert_eq!(
        serde_json::to_value(&effect.members["m0"]).unwrap(),
        json!({
            "old": "-5.00", "new": "-2.50", "difference": "2.50", "ratio": "0.5",
        })
    );
    assert_eq!((effect.winners, effect.losers), (0, 2));
}

#[test]
fn fixed_weights_deep_in_a_key_come_and_go_with_their_members() {
    let fixed = fixed(&[("m0", "1"), ("m1", "1")]);
    let tiers = json!([{ "up_to": null, "rate": "2" }]);
    let tiered = json!({ "kind": "tiered", "mode": "whole", "of": fixed, "tiers": tiers });
    let average = json!({ "kind": "average", "of": [{ "kind": "equal" }, fixed] });
    let product = json!({ "kind": "product", "of": [average, tiered] });
    let key = json!({ "kind": "blend", "parts": [{ "share": "1", "key": product }] });
    let mut file = by_weights("12.00", &["1", "1"]);
    file["pools"][0]["key"] = key;
    let scenario = Scenario::parse(&file.to_string()).unwrap();
    let new = |query: &str| {
        let effect = what_if(&scenario, &Changes::parse(query).unwrap()).unwrap();
        effect
            .members
            .values()
            .filter_map(|moved| moved.new)
            .map(|amount| amount.to_string())
            .collect::<Vec<_>>()
    };
    // (1 + 3) / 2 times 2 times 3 against 1 times 2 twice.
    assert_eq!(new("join.d=member(weight(pool,3))"), ["9.00", "1.50", "1.50"]);
    assert_eq!(new("leave.m0=1"), ["12.00"]);
    let pool =
        serde_json::to_string(&Changes::parse("leave.m0=1").unwrap().apply(&scenario).unwrap()).unwrap();
    assert!(!pool.contains("m0"));
}

#[test]
fn a_support_pool_has_an_amount_and_no_key() {
    let mut file = by_weights("10.00", &["1", "1"]);
    file["pools"].as_array_mut().unwrap().push(json!({ "id": "s", "kind": "support", "amount": "1.00" }));
    file["stages"] = json!({ "method": "direct", "supports": [{ "pool": "s", "to": { "pool": "1" } }] });
    let scenario = Scenario::parse(&file.to_string()).unwrap();
    let dearer = what_if(&scenario, &Changes::parse("amount.s=5.00").unwrap()).unwrap();
    assert_eq!(dearer.total.new.unwrap().to_string(), "15.00");
    let faults = what_if(&scenario, &Changes::parse("key.s=equal").unwrap()).unwrap_err();
    assert_eq!(faults[0].to_string(), "key.s: s is a support pool: it has no key");
}

#[test]
fn changes_are_made_in_one_order_however_they_are_given() {
    let price = Change::Price { pool: "t".to_owned(), price: Share::from(3) };
    let key = Change::Key { pool: "pool".to_owned(), key: Key::Equal };
    let leave = Change::Leave { member: "c".to_owned() };
    let one = Changes::new([price.clone(), key.clone(), leave.clone()]).unwrap();
    assert_eq!(one, Changes::new([leave, price.clone(), key]).unwrap());
    assert_eq!(one.to_string(), "leave.c=1&key.pool=equal&price.t=3");
    assert!(!one.is_empty() && Changes::default().is_empty());
    let twice = Changes::new([price.clone(), price]).unwrap_err();
    assert_eq!(twice[0].to_string(), "price.t: is there twice");
}

fn damping(rise: i64, fall: Option<i64>, years: u32) -> Damping {
    Damping { rise: rise.into(), fall: fall.map(Share::from), years }
}

/// From shares of 10 % and 90 % to halves.
fn path(damping: &Damping) -> Vec<(String, String, bool)> {
    let old = Scenario::parse(&by_weights("100.00", &["10", "90"]).to_string()).unwrap();
    let new = Changes::parse("key.pool=equal").unwrap().apply(&old).unwrap();
    let path = damped_path(&allocation::amounts(&old).unwrap(), &new, damping).unwrap();
    let each = |year: &allocation::DampedYear| {
        (year.members["m0"].to_string(), year.members["m1"].to_string(), year.arrived)
    };
    path.iter().map(each).collect()
}

#[test]
fn a_damped_bill_rises_by_so_much_a_year_until_it_is_there() {
    let year = |a: &str, b: &str, arrived| (a.to_owned(), b.to_owned(), arrived);
    assert_eq!(
        path(&damping(100, None, 4)),
        [
            year("20.00", "80.00", false),
            year("40.00", "60.00", false),
            year("50.00", "50.00", true),
            year("50.00", "50.00", true),
        ]
    );
    assert_eq!(path(&damping(0, Some(100), 1)), [year("10.00", "90.00", false)]);
    // The cap would allow 20.00, but the other member's bill may not fall below 81.00.
    assert_eq!(path(&damping(100, Some(10), 1)), [year("19.00", "81.00", false)]);
}

#[test]
fn what_is_not_damped_is_named() {
    let mut json = serde_json::to_value(three()).unwrap();
    json["pools"][2]["cap"] = json!({ "amount": "9.00" });
    let pools = json["pools"].as_array_mut().unwrap();
    pools.push(with(cost("-5.00", json!({ "kind": "equal" })), "id", json!("refund")));
    let old = allocation::amounts(&Scenario::parse(&json.to_string()).unwrap()).unwrap();
    let pools = json["pools"].as_array_mut().unwrap();
    pools.push(with(cost("5.00", json!({ "kind": "equal" })), "id", json!("new")));
    let new = Scenario::parse(&json.to_string()).unwrap();
    let path = damped_path(&old, &new, &damping(10, None, 2)).unwrap();
    let named = |why: &[(&str, Undamped)]| why.iter().map(|(id, why)| ((*id).to_owned(), *why)).collect();
    let always = [("listed", Undamped::OwnBounds), ("refund", Undamped::Refund), ("t", Undamped::Tariff)];
    let first: std::collections::BTreeMap<_, _> = named(&[&always[..], &[("new", Undamped::New)]].concat());
    assert_eq!(path[0].undamped, first);
    assert_eq!(path[1].undamped, named(&always));
}

#[test]
fn damping_that_cannot_be_says_why() {
    let old = Scenario::parse(&by_weights("100.00", &["10", "90"]).to_string()).unwrap();
    let dearer = Changes::parse("amount.pool=120.00").unwrap().apply(&old).unwrap();
    let faults = |damping: &Damping| -> Vec<String> {
        let old = allocation::amounts(&old).unwrap();
        damped_path(&old, &dearer, damping).unwrap_err().iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        faults(&damping(10, None, 3)),
        ["pools[0].cap: the caps leave 10.00 of the pool that nobody may pay"]
    );
    assert_eq!(
        faults(&damping(-1, Some(101), 0)),
        [
            "damping.rise: must not be negative",
            "damping.fall: must lie between 0 and 100",
            "damping.years: must lie between 1 and 50",
        ]
    );
    let json: Value = serde_json::to_value(damping(10, None, 3)).unwrap();
    assert_eq!(json, json!({ "rise": "10", "years": 3 }));
}

#[test]
fn a_member_stops_with_one_pool_or_takes_it_and_the_others_share_what_is_left() {
    assert_eq!(new("stop.listed.a=1"), amounts(&[("a", "115.00"), ("b", "330.00"), ("c", "600.00")]));
    assert!(faults_of("take.listed.c=1")[0].ends_with("c has no weight"));
    let shared = new("take.listed.c=1&key.listed=equal");
    assert_eq!(shared.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(
        faults_of("stop.pool.a=1"),
        ["stop.pool.a: pool does not list who takes part: all members do"]
    );
    assert_eq!(faults_of("stop.listed.x=1"), ["stop.listed.x: x is not a member"]);
}
