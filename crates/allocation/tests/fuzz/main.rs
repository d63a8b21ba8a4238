//! Files that somebody broke: whatever the text, there is an output or there are faults, and never a panic.
//!
//! `make fuzz` does this for minutes: `GEMEENGOED_FUZZ_MINUTES`.

#[cfg(test)]
#[path = "../naive/draw.rs"]
mod draw;
#[cfg(test)]
mod mutate;

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use allocation::{Changes, Fault, Verdict, allocate_command, fairness_command, verify_command};
    use kernel::Cents;
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestCaseError, TestRunner};
    use serde_json::{Value, json};

    use crate::draw::Draw;
    use crate::mutate::{Mutation, broken, mutations};

    /// The files that are read.
    const DOCUMENTS: u8 = 3;

    fn minutes() -> Option<u64> {
        #[expect(clippy::disallowed_methods, reason = "who runs the tests says how long, not the portal")]
        std::env::var("GEMEENGOED_FUZZ_MINUTES").ok().map(|minutes| minutes.parse().unwrap())
    }

    fn document(kind: u8, seed: u64) -> Value {
        let scenario = Draw::new(seed).scenario();
        match kind {
            0 => scenario,
            1 => {
                let result =
                    allocate_command(&scenario.to_string(), true).unwrap_or_else(|_| "{}".to_owned());
                let result: Value = serde_json::from_str(&result).unwrap();
                json!({ "format": "gemeengoed/allocation-run/1", "scenario": scenario, "result": result })
            }
            _ => {
                let model = json!({ "kind": "sum", "of": [
                    { "kind": "fixed_plus_unit", "fixed": "10.00", "unit": "1.5",
                      "key": { "kind": "equal" } },
                    { "kind": "threshold", "needs": { "m0": "1", "m1": "2", "m2": "3" },
                      "steps": [{ "up_to": "2", "cost": "5.00" }, { "up_to": null, "cost": "9.00" }] },
                    { "kind": "table", "groups": [{ "members": ["m0"], "cost": "1.00" }] },
                ] });
                json!({ "format": "gemeengoed/fairness-question/1", "scenario": scenario,
                        "models": { "c0": { "kind": "cheapest", "of": [model] } },
                        "sampling": { "seed": "s", "permutations": "3" },
                        "newcomer": { "id": "m9", "weights": { "c0": "1" }, "pools": [] } })
            }
        }
    }

    fn said(faults: &[Fault]) -> Result<(), TestCaseError> {
        prop_assert!(!faults.is_empty());
        for fault in faults {
            prop_assert!(!fault.path.is_empty() && !fault.kind.to_string().is_empty(), "{fault:?}");
        }
        Ok(())
    }

    /// A bill adds up, and whoever recomputes it finds the same.
    fn adds_up(text: &str, result: &str) -> Result<(), TestCaseError> {
        let bill: Value = serde_json::from_str(result).unwrap();
        let sum = |value: &Value| {
            let amounts = value.as_object().unwrap().values();
            Cents::sum(amounts.map(|amount| amount.as_str().unwrap().parse().unwrap()))
        };
        prop_assert_eq!(sum(&bill["pools"]), sum(&bill["members"]));
        let run =
            format!("{{\"format\":\"gemeengoed/allocation-run/1\",\"scenario\":{text},\"result\":{result}}}");
        prop_assert_eq!(verify_command(&run), Verdict::Same);
        Ok(())
    }

    fn holds((kind, seed, mutations): (u8, u64, Vec<Mutation>)) -> Result<(), TestCaseError> {
        let text = broken(document(kind, seed), &mutations);
        match kind {
            0 => match allocate_command(&text, seed % 2 == 0) {
                Ok(result) => adds_up(&text, &result)?,
                Err(faults) => said(&faults)?,
            },
            1 => match verify_command(&text) {
                Verdict::Same => {}
                Verdict::Differs(differences) => {
                    prop_assert!(differences.iter().all(|one| !one.path.is_empty()))
                }
                Verdict::Malformed(faults) => said(&faults)?,
            },
            _ => match fairness_command(&text) {
                Ok(answer) => prop_assert!(answer.contains("fairness-answer")),
                Err(faults) => said(&faults)?,
            },
        }
        if let Err(faults) = Changes::parse(&text) {
            said(&faults)?;
        }
        Ok(())
    }

    #[test]
    fn no_broken_file_makes_it_panic() {
        let round = || {
            let config = Config { cases: 400, failure_persistence: None, ..Config::default() };
            let cases = (0..DOCUMENTS, any::<u64>(), mutations());
            if let Err(failure) = TestRunner::new(config).run(&cases, holds) {
                panic!("{failure}");
            }
        };
        round();
        let Some(minutes) = minutes() else { return };
        let (start, mut rounds) = (Instant::now(), 1_u64);
        while start.elapsed() < Duration::from_secs(60 * minutes) {
            round();
            rounds += 1;
        }
        println!("{} files", rounds * 400);
    }
}
