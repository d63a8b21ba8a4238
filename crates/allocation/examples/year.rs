//! Divides the year that is measured with: says how long that took on a processor and how much memory; with
//! `hash` which bills came out, and with `parts` the measures behind them, for others to divide.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "an example says what it found")]

#[path = "../benches/cooperative/mod.rs"]
mod cooperative;

use std::hint::black_box;

use allocation::{Allocation, Apportioned, Derivation, Line, Scenario, allocate, amounts};
use kernel::Share;
use sha2::{Digest, Sha256};

/// The most memory that the process ever had.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(|| "not known".to_owned(), |peak| peak.trim().to_owned())
}

/// Nanoseconds that the process was on a processor: whatever else runs on the machine does not count.
fn on_a_processor() -> u64 {
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    times.split_whitespace().next().and_then(|time| time.parse().ok()).unwrap_or(0)
}

/// One row for each part of a member's share: `month,pool,amount,price,part,weight,member,measure`.
fn part(head: &str, member: &str, path: &str, weight: &Share, of: &Apportioned) {
    match of {
        Apportioned::Measured(measured) => {
            let (weight, measure) = (weight.truncated(9), measured.counted.truncated(9));
            println!("{head},{path},{weight},{member},{measure}");
        }
        Apportioned::Blend { parts, .. } => {
            for (index, blended) in parts.iter().enumerate() {
                let weight = weight * &blended.weight;
                part(head, member, &format!("{path}.{index}"), &weight, &blended.of);
            }
        }
    }
}

fn parts(month: usize, line: &Line) {
    match line.derivation() {
        Derivation::Cost(cost) => {
            let head = format!("{month},{},{},0", line.pool, cost.divided.amount);
            part(&head, &line.member, "key", &Share::ONE, &cost.apportioned);
        }
        Derivation::Tariff(tariff) => {
            let head = format!("{month},{},0,{}", line.pool, tariff.price.truncated(9));
            let counted = tariff.measured.counted.truncated(9);
            println!("{head},key,1,{},{counted}", line.member);
        }
    }
}

/// The best of five, in microseconds on a processor. What comes out is dropped when the time is taken.
fn best<T>(act: impl Fn() -> T) -> u64 {
    let once = |_| {
        let before = on_a_processor();
        let out = black_box(act());
        let took = (on_a_processor() - before) / 1_000;
        drop(out);
        took
    };
    (0..5).map(once).min().unwrap_or(0)
}

fn measure(year: &[Scenario]) {
    let say = |what: &str, took: u64| println!("{what}, microseconds, best of five: {took}");
    println!("scenarios in memory: {}", memory());
    let divide = || year.iter().map(|month| allocate(month).unwrap()).collect::<Vec<Allocation>>();
    say("amounts alone", best(|| year.iter().map(amounts).collect::<Vec<_>>()));
    say("with derivations", best(divide));
    println!("with the bills: {}", memory());
    let hashes = || year.iter().map(|month| month.sha256().unwrap()).collect::<Vec<_>>();
    say("of which the hashes of the scenarios", best(hashes));
    let draw = || {
        // New bills, so that the places among the broken cents are ranked anew.
        let bills = divide();
        let before = on_a_processor();
        let drawn: Vec<Derivation> =
            bills.iter().flat_map(|bill| &bill.lines).map(Line::derivation).collect();
        let took = (on_a_processor() - before) / 1_000;
        drop(black_box(drawn));
        took
    };
    say("then drawing every derivation, all kept", (0..5).map(|_| draw()).min().unwrap_or(0));
    println!("with all derivations: {}", memory());
}

fn main() {
    let year = cooperative::year(342, 40);
    let bills = || year.iter().map(|month| allocate(month).unwrap());
    match std::env::args().nth(1).as_deref() {
        Some("hash") => {
            let mut hash = Sha256::new();
            bills().for_each(|bill| hash.update(bill.to_json(true).unwrap()));
            println!("{}", hex::encode(hash.finalize()));
        }
        Some("parts") => {
            println!("month,pool,amount,price,part,weight,member,measure");
            for (month, bill) in bills().enumerate() {
                bill.lines.iter().for_each(|line| parts(month + 1, line));
            }
        }
        _ => measure(&year),
    }
}
