//! Pools: costs within bounds and to the cent, tariffs, and the whole bill.

use std::collections::BTreeMap;

use num_traits::Zero;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::keys::{Book, Seat, Why};
use crate::numbers::{Q, down, field, half_up, number, total, up, whole};
use crate::stages;

/// Amounts in cents.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bill {
    pub lines: BTreeMap<(String, String), i128>,
    pub pools: BTreeMap<String, i128>,
    pub members: BTreeMap<String, i128>,
    pub results: BTreeMap<String, Option<i128>>,
    pub comparisons: BTreeMap<String, Totals>,
}

/// Pools and members.
pub type Totals = (BTreeMap<String, i128>, BTreeMap<String, i128>);

/// An amount in cents.
pub fn cents(text: &str) -> i128 {
    down(&(number(text) * whole(100)))
}

/// The bill of a scenario.
pub fn of(scenario: &Value) -> Why<Bill> {
    no_two_last_readings(scenario)?;
    let method = scenario["stages"]["method"].as_str();
    let received = |method| stages::received(scenario, method);
    let mut bill = match method {
        None => divide(scenario, &BTreeMap::new())?,
        Some(method) => divide(scenario, &received(method)?)?,
    };
    if method == Some("all") {
        for other in ["direct", "step_down"] {
            let other_bill = divide(scenario, &received(other)?)?;
            bill.comparisons.insert(other.to_owned(), (other_bill.pools, other_bill.members));
        }
    }
    Ok(bill)
}

/// Wherever a key takes the last reading of a meter, no member may have two.
fn no_two_last_readings(scenario: &Value) -> Why<()> {
    let book = Book(scenario);
    let text = scenario["pools"].to_string();
    for meter in ["levels", "calls"] {
        let key = serde_json::json!({ "kind": "usage", "meter": meter, "aggregate": "last" });
        if text.contains(&key.to_string()) {
            for member in scenario["members"].as_array().unwrap() {
                book.usage_of(&key, member["id"].as_str().unwrap())?;
            }
        }
    }
    Ok(())
}

fn divide(scenario: &Value, received: &BTreeMap<String, i128>) -> Why<Bill> {
    let book = Book(scenario);
    let mut bill = Bill::default();
    for member in scenario["members"].as_array().unwrap() {
        bill.members.insert(member["id"].as_str().unwrap().to_owned(), 0);
    }
    for pool in scenario["pools"].as_array().unwrap() {
        let id = pool["id"].as_str().unwrap();
        let amounts = match pool["kind"].as_str().unwrap() {
            "cost" => {
                let amount = cents(pool["amount"].as_str().unwrap()) + received.get(id).unwrap_or(&0);
                cost(&book, pool, amount)?
            }
            "tariff" => {
                let seats = book.seats(pool)?;
                let price = field(pool, "price").unwrap();
                let units = book.units(pool, &seats)?;
                let amount = |units: &Q| half_up(&(&price * units * whole(100)));
                seats.iter().map(|seat| seat.id).zip(units.iter().map(amount)).collect()
            }
            _ => continue,
        };
        let sum = amounts.values().sum();
        bill.pools.insert(id.to_owned(), sum);
        if pool["kind"] == "tariff" {
            let over = pool["cost"].as_str().map(|cost| sum - cents(cost));
            bill.results.insert(id.to_owned(), over);
        }
        for (member, amount) in amounts {
            *bill.members.get_mut(member).unwrap() += amount;
            bill.lines.insert((id.to_owned(), member.to_owned()), amount);
        }
    }
    let amounts = bill.lines.values().chain(bill.pools.values()).chain(bill.members.values());
    let mut amounts = amounts.chain(bill.results.values().flatten());
    if amounts.any(|amount| i64::try_from(*amount).is_err()) {
        return Err("an amount past what is counted".to_owned());
    }
    Ok(bill)
}

fn cost<'v>(book: &Book<'v>, pool: &'v Value, amount: i128) -> Why<BTreeMap<&'v str, i128>> {
    let seats = book.seats(pool)?;
    if seats.is_empty() {
        return Err("nobody takes part".to_owned());
    }
    let shares = book.shares(pool, &seats)?;
    let mut exact: Vec<Q> = shares.iter().map(|share| share * whole(amount.abs())).collect();
    if amount >= 0 && (pool["floor"].is_object() || pool["cap"].is_object()) {
        exact = bounded(pool, amount, &seats, &shares)?;
    }
    let ids: Vec<&str> = seats.iter().map(|seat| seat.id).collect();
    let start = book.0["period"]["start"].as_str().unwrap();
    let parts = largest_remainder(amount.abs(), &exact, start, pool["id"].as_str().unwrap(), &ids);
    Ok(ids.into_iter().zip(parts.into_iter().map(|part| part * amount.signum())).collect())
}

/// Exact parts of a whole number, to whole numbers.
pub fn largest_remainder(
    whole_amount: i128,
    exact: &[Q],
    start: &str,
    pool: &str,
    ids: &[&str],
) -> Vec<i128> {
    let mut parts: Vec<i128> = exact.iter().map(down).collect();
    let remainder = |at: usize| &exact[at] - whole(parts[at]);
    let hash = |at: usize| Sha256::digest(format!("{start}\n{pool}\n{}", ids[at]));
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by_cached_key(|at| (-remainder(*at), hash(*at)));
    let left = whole_amount - parts.iter().sum::<i128>();
    for at in order.into_iter().take(usize::try_from(left).unwrap()) {
        parts[at] += 1;
    }
    parts
}

/// `clamp(t x share, floor, cap)` with the one t for which the pool adds up. All in cents.
fn bounded(pool: &Value, amount: i128, seats: &[Seat<'_>], shares: &[Q]) -> Why<Vec<Q>> {
    let mut limits = Vec::new();
    for seat in seats {
        let previous = seat.member["previous"][pool["id"].as_str().unwrap()].as_str().map(cents);
        let limit = |bound: &Value, round: fn(&Q) -> i128| -> Why<Option<i128>> {
            if let Some(amount) = bound["amount"].as_str() {
                return Ok(Some(cents(amount)));
            }
            let (Some(percent), Some(previous)) = (field(bound, "percent_of_previous"), previous) else {
                return Ok(None);
            };
            if previous < 0 {
                return Err("a negative previous amount".to_owned());
            }
            Ok(Some(round(&(percent * whole(previous) / whole(100)))))
        };
        let (floor, cap) = (limit(&pool["floor"], up)?, limit(&pool["cap"], down)?);
        let floor = floor.unwrap_or(0);
        if cap.is_some_and(|cap| cap < floor) {
            return Err("a floor above its cap".to_owned());
        }
        limits.push((whole(floor), cap.map(whole)));
    }
    let at = |t: &Q| -> Vec<Q> {
        let clamp = |(share, (floor, cap)): (&Q, &(Q, Option<Q>))| {
            let free = (t * share).max(floor.clone());
            cap.as_ref().map_or(free.clone(), |cap| free.clone().min(cap.clone()))
        };
        shares.iter().zip(&limits).map(clamp).collect()
    };
    let goal = whole(amount);
    let mut turns = vec![Q::zero()];
    for (share, (floor, cap)) in shares.iter().zip(&limits).filter(|(share, _)| !share.is_zero()) {
        turns.push(floor / share);
        turns.extend(cap.as_ref().map(|cap| cap / share));
    }
    turns.sort();
    if total(&at(&turns[0])) > goal {
        return Err("the floors are too high".to_owned());
    }
    // Past the last turn everything is straight: one more point there.
    turns.push(turns.last().unwrap() + whole(1));
    for pair in turns.windows(2) {
        let (low, high) = (total(&at(&pair[0])), total(&at(&pair[1])));
        let is_last = pair[1] == *turns.last().unwrap();
        if high >= goal || (is_last && high > low) {
            if high == low {
                return Ok(at(&pair[0]));
            }
            let t = &pair[0] + (&goal - &low) / (high - low) * (&pair[1] - &pair[0]);
            return Ok(at(&t));
        }
    }
    if total(&at(turns.last().unwrap())) == goal {
        return Ok(at(turns.last().unwrap()));
    }
    Err("the caps are too low".to_owned())
}
