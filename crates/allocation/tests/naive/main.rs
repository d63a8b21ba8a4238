//! The engine beside a second implementation of its description, on scenarios drawn at random.
//!
//! The second one is written from the description alone: plain big fractions, no fast paths, nothing of the
//! engine but its file formats. `make agree` looks at 10,000 scenarios.

#[cfg(test)]
mod bill;
#[cfg(test)]
mod draw;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod stages;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use crate::bill::{self, Bill};
    use crate::draw::Draw;

    type Counts = BTreeMap<String, u64>;

    fn cases() -> u64 {
        #[expect(clippy::disallowed_methods, reason = "who runs the tests says how many, not the portal")]
        std::env::var("GEMEENGOED_CASES").map_or(1000, |cases| cases.parse().unwrap())
    }

    /// The engine's answer in the words of the second implementation.
    fn engines(text: &str) -> Result<Bill, String> {
        let allocated = allocation::allocate_command(text, false);
        let result: Value = match allocated {
            Ok(result) => serde_json::from_str(&result).unwrap(),
            Err(faults) => {
                assert!(faults.iter().all(|fault| !fault.path.is_empty()));
                return Err(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
            }
        };
        let amounts = |value: &Value| -> BTreeMap<String, i128> {
            let fields = value.as_object().unwrap().iter();
            fields.map(|(id, amount)| (id.clone(), bill::cents(amount.as_str().unwrap()))).collect()
        };
        let line = |line: &Value| {
            let text = |field: &str| line[field].as_str().unwrap().to_owned();
            ((text("pool"), text("member")), bill::cents(&text("amount")))
        };
        let results = result["results"].as_object().unwrap().iter();
        let comparison = |(method, of): (&String, &Value)| {
            (method.clone(), (amounts(&of["pools"]), amounts(&of["members"])))
        };
        Ok(Bill {
            lines: result["lines"].as_array().unwrap().iter().map(line).collect(),
            pools: amounts(&result["pools"]),
            members: amounts(&result["members"]),
            results: results.map(|(id, of)| (id.clone(), of.as_str().map(bill::cents))).collect(),
            comparisons: result["comparisons"]
                .as_object()
                .map_or_else(BTreeMap::new, |all| all.iter().map(comparison).collect()),
        })
    }

    #[test]
    fn the_engine_and_its_description_give_the_same_bill() {
        let (mut bills, mut kinds, mut reasons) = (0_u64, Counts::new(), Counts::new());
        let mut seed = 0;
        while bills < cases() {
            assert!(seed < cases() * 3, "most scenarios have no bill: {bills} of {seed}, {reasons:?}");
            let scenario = Draw::new(seed).scenario();
            let text = scenario.to_string();
            match (engines(&text), bill::of(&scenario)) {
                (Ok(engine), Ok(description)) => {
                    assert_eq!(engine, description, "scenario {seed}: {text}");
                    bills += 1;
                    for word in WORDS {
                        if text.contains(&format!("\"{word}\"")) {
                            *kinds.entry((*word).to_owned()).or_default() += 1;
                        }
                    }
                }
                (Err(_), Err(why)) => *reasons.entry(why).or_default() += 1,
                (engine, description) => panic!("scenario {seed}: {engine:?} {description:?}\n{text}"),
            }
            seed += 1;
        }
        println!("{bills} bills of {seed} scenarios; in them {kinds:?}; no bill for {reasons:?}");
        assert!(reasons.len() >= 8, "{reasons:?}");
        assert_eq!(kinds.len(), WORDS.len(), "{kinds:?}");
        assert!(kinds.values().all(|count| *count * 100 > cases()), "{kinds:?}");
    }

    /// What must come about in the bills.
    const WORDS: &[&str] = &[
        "equal",
        "attribute",
        "usage",
        "fixed",
        "tiered",
        "average",
        "product",
        "blend",
        "marginal",
        "whole",
        "sum",
        "max",
        "last",
        "unique",
        "days",
        "phase_in",
        "floor",
        "cap",
        "percent_of_previous",
        "fallback",
        "tariff",
        "support",
        "direct",
        "step_down",
        "reciprocal",
        "all",
        "until",
        "joined",
        "left",
    ];

    #[test]
    fn the_second_implementation_knows_buch_and_the_stages() {
        let fixed = |a: &str, b: &str| json!({ "kind": "fixed", "shares": { "a": a, "b": b } });
        let scenario = json!({
            "period": { "start": "2025-01-01", "end": "2026-01-01" },
            "members": [{ "id": "a" }, { "id": "b" }],
            "pools": [
                { "id": "P1", "kind": "cost", "amount": "150000.00", "key": fixed("1", "0") },
                { "id": "P2", "kind": "cost", "amount": "205000.00", "key": fixed("98", "2") },
                { "id": "S1", "kind": "support", "amount": "21000.00" },
                { "id": "S2", "kind": "support", "amount": "15000.00" },
            ],
            "stages": { "method": "reciprocal", "supports": [
                { "pool": "S1", "to": { "P1": "55", "P2": "35", "S2": "10" } },
                { "pool": "S2", "to": { "P1": "30", "P2": "65", "S1": "5" } },
            ] },
        });
        let bill = bill::of(&scenario).unwrap();
        assert_eq!([bill.pools["P1"], bill.pools["P2"]], [16_717_839, 22_382_161]);
    }
}
