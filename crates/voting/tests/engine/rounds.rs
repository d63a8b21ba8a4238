//! Exported rounds: what was sealed verifies, and whatever is changed afterwards is named.

use kernel::Share;
use serde_json::{Value, json};
use voting::{RoundFile, RoundVerdict, Rule, WhatIf, read_pb, tally, verify_round_command};

fn template(rules: Value, ballots: Value) -> Value {
    let empty = "0".repeat(64);
    json!({
        "format": "gemeengoed/round/1", "id": "2026-roadmap", "rules": rules,
        "quorum": { "of": "members", "least": "1/2" }, "proxies_per_holder": 1,
        "electorate": [
            { "member": "GM0153", "name": "Enschede", "weight": 3 },
            { "member": "GM0193", "name": "Zwolle", "weight": 2 },
            { "member": "GM0014", "name": "Groningen", "weight": 4 },
        ],
        "lot": { "commitment": empty, "seed": "16 July 2026" }, "opening": empty,
        "proxies": [{ "member": "GM0014", "holder": "GM0193" }],
        "ballots": ballots, "head": empty,
        "result": { "electorate": { "members": 0, "weight": 0 }, "turnout": { "members": 0, "weight": 0 },
                    "has_quorum": false, "no_opinion": [], "tally": null, "queue": null, "most_votes": null,
                    "decision": null },
    })
}

fn ballot(member: &str, proxy: Option<&str>, scores: &[(&str, u32)], answer: Option<&str>) -> Value {
    let scores: Vec<Value> =
        scores.iter().map(|(id, score)| json!({ "candidate": id, "score": score })).collect();
    json!({ "n": 0, "member": member, "version": 0, "proxy": proxy, "scores": scores, "no_opinion": [],
            "answer": answer, "hash": "0".repeat(64) })
}

fn sealed(round: &Value) -> Value {
    let round: RoundFile = serde_json::from_value(round.clone()).unwrap();
    serde_json::from_str(&round.sealed().unwrap().to_json().unwrap()).unwrap()
}

fn budget_round() -> Value {
    let rules = json!({
        "kind": "scores", "rule": "equal-shares", "utility": "cost",
        "completion": { "kind": "add-step", "start": "exact", "step": "share/1000", "stop": "overspend" },
        "fill": "greedy", "support": 2, "ties": ["min-cost", "max-votes", "lot"], "highest_score": 3,
        "budget": "900.00",
        "candidates": [
            { "id": "extract", "name": "Uittreksel BRP", "cost": "500.00" },
            { "id": "recognition", "name": "Erkenning kind", "cost": "300.00" },
            { "id": "remission", "name": "Kwijtschelding", "cost": "300.00" },
        ],
    });
    let mut last = ballot("GM0014", Some("GM0193"), &[("remission", 3)], None);
    last["no_opinion"] = json!(["extract"]);
    sealed(&template(
        rules,
        json!([
            ballot("GM0153", None, &[("extract", 1)], None),
            ballot("GM0193", None, &[("extract", 3), ("recognition", 2)], None),
            ballot("GM0153", None, &[("recognition", 3)], None),
            last,
        ]),
    ))
}

fn resolution(answers: [&str; 3]) -> Value {
    let rules = json!({ "kind": "resolution", "options": [], "weighted": true, "majority": "2/3",
                        "blank_is_cast": false });
    let members = ["GM0153", "GM0193", "GM0014"];
    let ballots = members.iter().zip(answers).filter(|(_, answer)| !answer.is_empty());
    let ballots: Vec<Value> =
        ballots.map(|(member, answer)| ballot(member, None, &[], Some(answer))).collect();
    sealed(&template(rules, json!(ballots)))
}

fn paths(round: &Value) -> Vec<String> {
    match verify_round_command(&round.to_string()) {
        RoundVerdict::Same => vec![],
        RoundVerdict::Differs(differences) => differences.into_iter().map(|of| of.path).collect(),
        RoundVerdict::Malformed(faults) => panic!("{faults:?}"),
    }
}

#[test]
fn a_sealed_round_verifies() {
    let round = budget_round();
    assert_eq!(verify_round_command(&round.to_string()), RoundVerdict::Same);
    assert_eq!(round["result"]["turnout"], json!({ "members": 3, "weight": 9 }));
    assert_eq!(round["result"]["tally"]["funded"], json!(["recognition", "remission"]));
    assert_eq!(round["result"]["queue"], json!(["recognition", "remission", "extract"]));
    assert_eq!(round["result"]["no_opinion"][0]["voters"], json!({ "members": 1, "weight": 4 }));
    assert_eq!(round["ballots"][2]["version"], json!(2));
}

#[test]
fn whatever_changes_after_sealing_is_named() {
    let change = |place: &str, value: Value| {
        let mut round = budget_round();
        *round.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = value;
        paths(&round)
    };
    assert_eq!(change("/rules/candidates/0/cost", json!("499.00")), ["opening"]);
    assert_eq!(change("/electorate/0/weight", json!(2))[0], "opening");
    assert!(change("/electorate/0/weight", json!(2)).contains(&"result.turnout.weight".to_owned()));
    assert_eq!(change("/lot/seed", json!("another")), ["lot.commitment"]);
    assert_eq!(change("/ballots/1/scores/0/score", json!(2)), ["ballots[1].hash"]);
    assert_eq!(change("/ballots/0/scores/0/score", json!(2)), ["ballots[0].hash"]);
    assert_eq!(change("/head", json!("0".repeat(64))), ["head"]);
    assert_eq!(change("/proxies", json!([])), ["ballots[3].proxy"]);
    assert_eq!(change("/proxies/0/holder", json!("GM9999")), ["proxies[0].holder", "ballots[3].proxy"]);
    assert_eq!(change("/result/tally/cost", json!("601")), ["result.tally.cost"]);
    assert_eq!(change("/result/has_quorum", json!(false)), ["result.has_quorum"]);
}

#[test]
fn ballots_that_go_or_come_break_the_chain() {
    let mut without = budget_round();
    without["ballots"].as_array_mut().unwrap().remove(1);
    let found = paths(&without);
    assert!(found.contains(&"ballots[1].n".to_owned()), "{found:?}");
    assert!(found.contains(&"ballots[1].hash".to_owned()), "{found:?}");
    assert!(found.contains(&"result.turnout.members".to_owned()), "{found:?}");
    let mut cut = budget_round();
    cut["ballots"].as_array_mut().unwrap().pop();
    assert!(paths(&cut).contains(&"head".to_owned()));
    let mut stranger = budget_round();
    stranger["ballots"][3]["member"] = json!("GM9999");
    assert!(paths(&stranger).contains(&"ballots[3].member".to_owned()));
}

#[test]
fn what_is_no_round_is_malformed() {
    let malformed = |text: &str| matches!(verify_round_command(text), RoundVerdict::Malformed(_));
    assert!(malformed("") && malformed("{}") && malformed("[1]"));
    for (place, value) in [
        ("/format", json!("gemeengoed/round/2")),
        ("/rules/rule", json!("most")),
        ("/rules/budget", json!("9,00")),
        ("/rules/candidates/0/cost", json!("0.00")),
        ("/rules/ties/2", json!("lot:mine")),
        ("/ballots/2/scores/0/candidate", json!("nothing")),
        ("/ballots/2/scores/0/score", json!(4)),
        ("/opening", json!("abc")),
        ("/electorate/1/member", json!("GM0153")),
        ("/electorate/1/weight", json!(0)),
    ] {
        let mut round = budget_round();
        *round.pointer_mut(place).unwrap() = value;
        assert!(malformed(&round.to_string()), "{place}");
    }
    let twice = budget_round().to_string().replacen("{", "{\"head\":\"\",", 1);
    assert!(malformed(&twice));
    for inside in ["\"support\":2", "\"kind\":\"scores\"", "\"stop\":\"overspend\""] {
        let text = budget_round().to_string();
        assert!(text.contains(inside), "{inside}");
        assert!(malformed(&text.replacen(inside, &format!("{inside},{inside}"), 1)), "{inside} twice");
        assert!(malformed(&text.replacen(inside, &format!("{inside},\"more\":1"), 1)), "{inside} and more");
    }
}

#[test]
fn resolutions_are_counted_by_weight_and_need_their_quorum() {
    let verdict = |answers| {
        let round = resolution(answers);
        let decision = &round["result"]["decision"];
        (decision["verdict"].clone(), decision["chosen"].clone())
    };
    assert_eq!(verdict(["for", "against", "for"]), (json!("chosen"), json!("for")));
    assert_eq!(verdict(["for", "against", ""]), (json!("no-majority"), Value::Null));
    assert_eq!(verdict(["for", "", ""]), (json!("no-quorum"), Value::Null));
    assert_eq!(verdict(["blank", "for", "abstain"]), (json!("chosen"), json!("for")));
    let mut changed = resolution(["for", "against", "for"]);
    changed["result"]["decision"]["chosen"] = json!("against");
    assert!(paths(&changed).contains(&"result.decision.chosen".to_owned()));
}

fn read(round: &Value) -> RoundFile {
    RoundFile::parse(&round.to_string()).unwrap()
}

fn funded(round: &RoundFile, other: &WhatIf) -> Vec<String> {
    let (election, settings) = round.what_if(other).unwrap();
    let outcome = tally(&election, &settings).unwrap();
    outcome.funded.iter().map(|project| election.projects()[*project].id.clone()).collect()
}

#[test]
fn another_budget_cost_weight_or_rule_is_counted_from_the_same_ballots() {
    let round = read(&budget_round());
    let none = WhatIf::default();
    assert_eq!(funded(&round, &none), ["recognition", "remission"]);
    let budget = WhatIf { budget: Some(Share::from(1100)), ..none.clone() };
    assert_eq!(funded(&round, &budget), ["recognition", "remission", "extract"]);
    let dear = [("recognition".to_owned(), Share::from(901))].into();
    assert_eq!(funded(&round, &WhatIf { costs: dear, ..none.clone() }), ["remission", "extract"]);
    let equal = WhatIf { equal_weights: true, ..none.clone() };
    let (election, _) = round.what_if(&equal).unwrap();
    assert!(election.ballots().iter().all(|ballot| ballot.weight == 1));
    let greedy = WhatIf { rule: Some(Rule::Greedy), ..none.clone() };
    assert_eq!(funded(&round, &greedy), ["recognition", "remission"]);
    let nothing = WhatIf { budget: Some(Share::from(-1)), ..none.clone() };
    assert!(round.what_if(&nothing).is_err());
    assert!(read(&resolution(["for", "for", "for"])).what_if(&none).is_err());
}

#[test]
fn a_round_as_pabulib_counts_the_same() {
    let round = read(&budget_round());
    let file = read_pb(&round.to_pb().unwrap()).unwrap();
    let (election, settings) = round.election().unwrap();
    let outcome = tally(&election, &settings).unwrap();
    assert_eq!(tally(&file.election, &settings).unwrap().funded, outcome.funded);
    let selected: Option<Vec<usize>> = Some({
        let mut funded = outcome.funded;
        funded.sort_unstable();
        funded
    });
    assert_eq!(file.selected, selected);
    assert!(file.warnings.is_empty(), "{:?}", file.warnings);
}
