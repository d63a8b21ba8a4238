//! Divides the year that is measured with: says how long that took on a processor and how much memory; with
//! `hash` which bills came out, and with `parts` the measures behind them, for others to divide.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "an example says what it found")]

#[path = "../benches/cooperative/mod.rs"]
mod cooperative;

use allocation::{Allocation, Apportioned, Derivation, Line, Scenario, allocate};
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
    match &line.derivation {
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

fn measure(year: &[Scenario]) {
    println!("scenarios in memory: {}", memory());
    let mut times = Vec::new();
    for _ in 0..5 {
        let before = on_a_processor();
        let bills: Vec<Allocation> = year.iter().map(|month| allocate(month).unwrap()).collect();
        times.push((on_a_processor() - before) / 1_000);
        drop(bills);
    }
    println!("with derivations, microseconds, best of five: {}", times.iter().min().unwrap_or(&0));
    println!("with the bills: {}", memory());
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
