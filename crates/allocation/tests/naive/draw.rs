//! Scenarios drawn at random from a number, with everything that a bill can have.

use serde_json::{Map, Value, json};

/// A source of numbers (SplitMix64: Steele, Lea and Flood 2014).
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Once in so many times.
    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.below(u64::try_from(of.len()).unwrap());
        &of[usize::try_from(at).unwrap()]
    }

    /// A number that is often zero or small, and sometimes has decimals.
    fn number(&mut self) -> String {
        match self.below(8) {
            0 => "0".to_owned(),
            1..=3 => self.below(10).to_string(),
            4 => format!("{}.{:03}", self.below(1000), self.below(1000)),
            5 => self.below(1_000_000_000_000).to_string(),
            _ => self.below(900_000).to_string(),
        }
    }

    fn amount(&mut self) -> String {
        match self.below(6) {
            0 => format!("0.{:02}", self.below(100)),
            1 => format!("{}.{:02}", self.below(10), self.below(100)),
            2 => format!("{}.00", self.below(100_000_000)),
            _ => format!("{}.{:02}", self.below(100_000), self.below(100)),
        }
    }

    fn day(&mut self, years: [u64; 2]) -> String {
        let year = years[0] + self.below(years[1] - years[0] + 1);
        format!("{year}-{:02}-{:02}", 1 + self.below(12), 1 + self.below(28))
    }

    pub fn scenario(&mut self) -> Value {
        let (start, end) = *self.pick(&[
            ("2025-01-01", "2026-01-01"),
            ("2025-01-01", "2026-01-01"),
            ("2024-01-01", "2025-01-01"),
            ("2025-03-15", "2025-07-01"),
        ]);
        let ids: Vec<String> = (0..=self.below(6)).map(|at| format!("m{at}")).collect();
        let costs = 1 + self.below(3);
        let supports = if self.once_in(2) { 1 + self.below(3) } else { 0 };
        let mut pools: Vec<Value> = (0..costs).map(|at| self.cost(&format!("c{at}"), &ids)).collect();
        if self.once_in(2) {
            pools.push(self.tariff(&ids));
        }
        for at in 0..supports {
            pools.push(json!({ "id": format!("s{at}"), "kind": "support", "amount": self.amount() }));
        }
        let members: Vec<Value> = ids.iter().map(|id| self.member(id, costs)).collect();
        let usage: Vec<Value> = (0..self.below(14)).map(|_| self.row(&ids)).collect();
        let mut scenario = json!({
            "format": "gemeengoed/allocation-scenario/1",
            "period": { "start": start, "end": end },
            "members": members,
            "usage": usage,
            "pools": pools,
        });
        if supports > 0 {
            scenario["stages"] = self.stages(costs, supports);
        }
        scenario
    }

    fn member(&mut self, id: &str, costs: u64) -> Value {
        let mut member = json!({ "id": id, "joined": self.day([2019, 2025]), "attributes": {} });
        if self.once_in(3) {
            member["joined"] = json!("2015-01-01");
        }
        if self.once_in(4) {
            member["left"] = json!(self.day([2026, 2027]));
        } else if self.once_in(12) {
            member["left"] = json!("2025-12-01");
            member["joined"] = json!("2020-06-30");
        }
        if self.once_in(120) {
            member.as_object_mut().unwrap().remove("joined");
        }
        for name in ["inhabitants", "homes"] {
            if self.once_in(200) {
                continue;
            }
            member["attributes"][name] = if self.once_in(2) {
                json!(self.number())
            } else {
                json!([
                    { "on": "2015-01-01", "value": self.number() },
                    { "on": self.day([2023, 2024]), "value": self.number() },
                    { "on": self.day([2025, 2026]), "value": self.number() },
                ])
            };
        }
        let mut previous = Map::new();
        for at in 0..costs {
            if !self.once_in(4) {
                previous.insert(format!("c{at}"), json!(self.amount()));
            }
        }
        member["previous"] = previous.into();
        member
    }

    fn row(&mut self, ids: &[String]) -> Value {
        let meter = *self.pick(&["calls", "levels"]);
        let member = self.pick(ids).clone();
        let mut row = json!({ "member": member, "meter": meter, "quantity": self.number() });
        if meter == "levels" || self.once_in(2) {
            row["at"] = json!(self.day([2024, 2026]));
        }
        if meter == "levels" {
            row["subject"] = json!(*self.pick(&["x", "y", "z"]));
        }
        row
    }

    fn cost(&mut self, id: &str, ids: &[String]) -> Value {
        let mut pool = json!({ "id": id, "kind": "cost", "amount": self.amount(), "key": self.key(ids, 3) });
        if self.once_in(10) {
            pool["amount"] = json!(format!("-{}", self.amount()));
        }
        self.rules(&mut pool, ids);
        if self.once_in(4) {
            pool["cap"] = match self.below(3) {
                0 => json!({ "amount": self.amount() }),
                _ => json!({ "percent_of_previous": format!("{}.5", 100 + self.below(100_000)) }),
            };
        }
        if self.once_in(4) {
            pool["floor"] = match self.below(3) {
                0 => json!({ "amount": format!("0.{:02}", self.below(100)) }),
                _ => json!({ "percent_of_previous": format!("{}.25", self.below(20)) }),
            };
        }
        pool
    }

    fn tariff(&mut self, ids: &[String]) -> Value {
        let price = format!("{}.{:03}", self.below(10), self.below(1000));
        let key = self.measuring(ids, 3);
        let mut pool = json!({ "id": "t", "kind": "tariff", "price": price, "key": key });
        if self.once_in(2) {
            pool["cost"] = json!(self.amount());
        }
        self.rules(&mut pool, ids);
        if pool["fallback"]["kind"] == "blend" {
            pool["fallback"] = json!({ "kind": "equal" });
        }
        pool
    }

    fn rules(&mut self, pool: &mut Value, ids: &[String]) {
        if self.once_in(3) {
            pool["presence"] = json!("days");
        }
        if self.once_in(4) {
            let factors: Vec<String> = (0..self.below(4)).map(|_| format!("0.{}", self.below(100))).collect();
            pool["phase_in"] = json!({ "factors": factors });
        }
        if !self.once_in(8) {
            pool["fallback"] = if self.once_in(3) { self.key(ids, 2) } else { json!({ "kind": "equal" }) };
        }
        if self.once_in(3) {
            let mut listed = Vec::new();
            for id in ids {
                match self.below(4) {
                    0 => {}
                    1 => listed.push(json!({ "member": id, "from": "2024-02-01", "until": "2025-06-01" })),
                    2 => listed.push(json!({ "member": id, "until": self.day([2026, 2026]) })),
                    _ => listed.push(json!(id)),
                }
            }
            pool["participants"] = listed.into();
        }
    }

    /// Any key.
    fn key(&mut self, ids: &[String], depth: u64) -> Value {
        if depth == 0 || !self.once_in(3) {
            return self.measuring(ids, depth);
        }
        let (mut rest, mut parts) = (1000, Vec::new());
        for _ in 0..self.below(3) {
            let share = self.below(rest + 1);
            rest -= share;
            parts.push(json!({ "share": format!("0.{share:03}"), "key": self.key(ids, depth - 1) }));
        }
        // What is left; a first part may have taken a thousand thousandths.
        parts.retain(|part| part["share"] != "0.1000");
        let taken: u64 =
            parts.iter().map(|part| part["share"].as_str().unwrap()[2..].parse::<u64>().unwrap()).sum();
        let share = format!("{}.{:03}", (1000 - taken) / 1000, (1000 - taken) % 1000);
        parts.push(json!({ "share": share, "key": self.key(ids, depth - 1) }));
        json!({ "kind": "blend", "parts": parts })
    }

    /// A key that is no blend.
    fn measuring(&mut self, ids: &[String], depth: u64) -> Value {
        let kinds = if depth == 0 { 4 } else { 7 };
        match self.below(kinds) {
            0 => json!({ "kind": "equal" }),
            1 => {
                let name = *self.pick(&["inhabitants", "homes"]);
                let mut key = json!({ "kind": "attribute", "name": name });
                if self.once_in(3) {
                    key["on"] = json!(self.day([2024, 2026]));
                }
                key
            }
            2 => match self.below(2) {
                0 => json!({ "kind": "usage", "meter": "calls", "aggregate": *self.pick(&["sum", "max"]) }),
                _ => {
                    let aggregate = *self.pick(&["sum", "max", "last", "unique"]);
                    json!({ "kind": "usage", "meter": "levels", "aggregate": aggregate })
                }
            },
            3 => {
                let shares: Map<String, Value> =
                    ids.iter().map(|id| (id.clone(), json!(self.number()))).collect();
                json!({ "kind": "fixed", "shares": shares })
            }
            4 => {
                let of = self.measuring(ids, depth - 1);
                let (mut up_to, mut tiers) = (0, Vec::new());
                for _ in 0..self.below(4) {
                    let size = *self.pick(&[10, 1000, 100_000]);
                    up_to += 1 + self.below(size);
                    tiers.push(json!({ "up_to": up_to.to_string(), "rate": self.number() }));
                }
                tiers.push(json!({ "up_to": null, "rate": self.number() }));
                let mode = *self.pick(&["marginal", "whole"]);
                json!({ "kind": "tiered", "mode": mode, "of": of, "tiers": tiers })
            }
            kind => {
                let of: Vec<Value> = (0..=self.below(3)).map(|_| self.measuring(ids, depth - 1)).collect();
                json!({ "kind": if kind == 5 { "average" } else { "product" }, "of": of })
            }
        }
    }

    fn stages(&mut self, costs: u64, supports: u64) -> Value {
        let mut given = Vec::new();
        for at in 0..supports {
            let mut to = Map::new();
            for cost in 0..costs {
                if !self.once_in(6) {
                    to.insert(format!("c{cost}"), json!(self.below(100).to_string()));
                }
            }
            for support in 0..supports {
                if self.once_in(3) {
                    to.insert(format!("s{support}"), json!(self.number()));
                }
            }
            given.push(json!({ "pool": format!("s{at}"), "to": to }));
        }
        if self.once_in(2) {
            given.reverse();
        }
        let method = *self.pick(&["direct", "step_down", "reciprocal", "all"]);
        json!({ "method": method, "supports": given })
    }
}
