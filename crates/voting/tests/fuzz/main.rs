//! Files that somebody broke: whatever the text, there is an outcome or there are faults, and never a panic.
//!
//! `make fuzz` does this for minutes: `GEMEENGOED_FUZZ_MINUTES`.

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestCaseError, TestRunner};
    use serde_json::json;
    use voting::{
        Completion, RoundFile, RoundVerdict, Rule, Settings, Start, Step, Stop, read_pb, tally_command,
        verify_round_command, write_pb,
    };

    const FILES: [&str; 3] = [
        "META\nkey;value\nnum_votes;3\nbudget;1000\nvote_type;approval\n\
         PROJECTS\nproject_id;cost;votes;name\na;300;2;\"A; x\"\nb;200.50;1;B\nc;700;3;C\n\
         VOTES\nvoter_id;vote\n1;a,b,c\n2;a,c\n3;c\n",
        "META\nkey;value\nbudget;10.25\nvote_type;scoring\n\
         PROJECTS\nproject_id;cost;selected\nx;3;1\ny;4;0\nz;5;0\n\
         VOTES\nvoter_id;vote;points;weight\n1;x,y;3,1;2\n2;y,z;2,2;1\n3;;;7\n",
        "META\nkey;value\nbudget;99\nvote_type;ordinal\nPROJECTS\nproject_id;cost\np;30\nq;40\nr;50\n\
         VOTES\nvoter_id;vote\nv;p,q,r\nw;r,p\nu;q\n",
    ];
    const WORDS: [&str; 22] = [
        ";",
        ",",
        "\"",
        "\n",
        "0",
        "-1",
        "1e9",
        "18446744073709551615",
        "18446744073709551616",
        "99999999999999999999999999",
        "0.000000000000000000000000001",
        "1/3",
        "META",
        "PROJECTS",
        "VOTES",
        "vote_type;cumulative",
        "points",
        "weight",
        "a",
        "\u{feff}",
        "\r\n",
        "é\u{0}\u{202e}",
    ];

    /// One way to break a text: cut out some bytes somewhere and put something there.
    type Mutation = (usize, usize, usize);

    fn broken(text: &str, mutations: &[Mutation]) -> String {
        let mut text: Vec<char> = text.chars().collect();
        for (at, length, what) in mutations {
            let at = at % (text.len() + 1);
            let end = (at + length % 6).min(text.len());
            let put: Vec<char> = if what % 4 == 0 {
                // Something that stands somewhere else already.
                let from = what % (text.len() + 1);
                text[from..(from + what % 40).min(text.len())].to_vec()
            } else {
                WORDS[what % WORDS.len()].chars().collect()
            };
            text.splice(at..end, put);
        }
        text.into_iter().collect()
    }

    fn settings(kind: usize) -> Settings {
        let step = if kind.is_multiple_of(2) { Step::PartOfShare(10) } else { Step::Amount(7.into()) };
        let stop = if kind.is_multiple_of(3) { Stop::Exhaustive } else { Stop::Overspend };
        let completion = Completion::AddStep { start: Start::Exact, step, stop };
        let rule = [Rule::EqualShares, Rule::EqualShares, Rule::Phragmen, Rule::Greedy][kind % 4];
        // A budget of twenty digits has no end with steps of seven.
        let completion = if kind.is_multiple_of(2) { completion } else { Completion::None };
        Settings { completion, ..Settings::new(rule) }
    }

    fn holds((kind, mutations): (usize, Vec<Mutation>)) -> Result<(), TestCaseError> {
        let text = broken(FILES[kind % 3], &mutations);
        match tally_command(&text, &settings(kind), true) {
            Ok(json) => {
                let file = read_pb(&text).unwrap();
                if let Ok(written) = write_pb(&file.election, &file.meta, None) {
                    // Lines end at their ends: an id with other white space in it may be another one.
                    prop_assert!(read_pb(&written).is_ok(), "{written:?}");
                }
                prop_assert!(json.contains("\"funded\":["));
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
            }
        }
        prop_assert!(matches!(verify_round_command(&text), RoundVerdict::Malformed(_)));
        holds_for_round(&broken(&round(), &mutations))
    }

    /// A sealed round.
    fn round() -> String {
        let empty = "0".repeat(64);
        let none = json!({ "members": 0, "weight": 0 });
        let ballot = |member: &str, score: u32| {
            json!({
                "n": 0, "member": member, "version": 0, "proxy": null, "no_opinion": ["y"],
                "answer": null, "scores": [{ "candidate": "x", "score": score }], "hash": empty,
            })
        };
        let completion =
            json!({ "kind": "add-step", "start": "exact", "step": "share/9", "stop": "overspend" });
        let candidates = json!([
            { "id": "x", "name": "X", "cost": "5.00" },
            { "id": "y", "name": "Y", "cost": "2.00" },
        ]);
        let round = json!({
            "format": "gemeengoed/round/1", "id": "r", "quorum": { "of": "weight", "least": "1/3" },
            "rules": {
                "kind": "scores", "rule": "equal-shares", "utility": "cost", "fill": "greedy",
                "support": 2, "completion": completion, "ties": ["lot"], "highest_score": 3,
                "budget": "9.00", "candidates": candidates,
            },
            "proxies_per_holder": 1, "electorate": [
                { "member": "a", "name": "A", "weight": 1 },
                { "member": "b", "name": "B", "weight": 20 },
            ],
            "lot": { "commitment": empty, "seed": "s" }, "opening": empty, "proxies": [],
            "ballots": [ballot("a", 3), ballot("b", 2), ballot("a", 1)], "head": empty,
            "result": {
                "electorate": none, "turnout": none, "has_quorum": false, "no_opinion": [],
                "tally": null, "queue": null, "most_votes": null, "decision": null,
            },
        });
        let round: RoundFile = serde_json::from_value(round).unwrap();
        round.sealed().unwrap().to_json().unwrap()
    }

    fn holds_for_round(text: &str) -> Result<(), TestCaseError> {
        match verify_round_command(text) {
            RoundVerdict::Same => {}
            RoundVerdict::Differs(differences) => {
                prop_assert!(differences.iter().all(|one| !one.path.is_empty()));
            }
            RoundVerdict::Malformed(faults) => prop_assert!(!faults.is_empty()),
        }
        Ok(())
    }

    #[test]
    fn no_broken_file_makes_it_panic() {
        #[expect(clippy::disallowed_methods, reason = "who runs the tests says how long, not the portal")]
        let minutes =
            std::env::var("GEMEENGOED_FUZZ_MINUTES").ok().map(|minutes| minutes.parse::<u64>().unwrap());
        let mutation = (any::<usize>(), any::<usize>(), any::<usize>());
        let cases = (0..12_usize, proptest::collection::vec(mutation, 0..5));
        let files = || {
            let config = Config { cases: 1000, failure_persistence: None, ..Config::default() };
            if let Err(failure) = TestRunner::new(config).run(&cases, holds) {
                panic!("{failure}");
            }
        };
        files();
        let Some(minutes) = minutes else { return };
        let (start, mut rounds) = (Instant::now(), 1_u64);
        while start.elapsed() < Duration::from_secs(60 * minutes) {
            files();
            rounds += 1;
        }
        println!("{} files", rounds * 1000);
    }
}
