//! Keys, participants and shares, as the description says.

use std::collections::BTreeSet;

use num_traits::{One, Signed, Zero};
use serde_json::Value;

use crate::numbers::{Q, day, field, full_years, number, total, whole};

/// Why there is no bill.
pub type Why<T> = Result<T, String>;

/// A scenario to read from.
pub struct Book<'v>(pub &'v Value);

/// A member that takes part, with what its measure is multiplied by.
pub struct Seat<'v> {
    pub id: &'v str,
    pub member: &'v Value,
    factor: Q,
}

impl<'v> Book<'v> {
    fn start(&self) -> &'v str {
        self.0["period"]["start"].as_str().unwrap()
    }

    fn end(&self) -> &'v str {
        self.0["period"]["end"].as_str().unwrap()
    }

    /// Days of the period on which somebody is there.
    fn days(&self, from: Option<&str>, until: Option<&str>) -> i64 {
        let first = from.map_or(i64::MIN, day).max(day(self.start()));
        let end = until.map_or(i64::MAX, day).min(day(self.end()));
        (end - first).max(0)
    }

    fn member(&self, id: &str) -> &'v Value {
        self.0["members"].as_array().unwrap().iter().find(|member| member["id"] == id).unwrap()
    }

    /// Who take part.
    pub fn seats(&self, pool: &'v Value) -> Why<Vec<Seat<'v>>> {
        let mut seats = Vec::new();
        let mut seat = |member: &'v Value, from: Option<&str>, until: Option<&str>| {
            let mut factor = Q::one();
            if pool["presence"] == "days" {
                factor *= whole(self.days(from, until).into()) / whole(self.days(None, None).into());
            }
            if let Some(factors) = pool["phase_in"]["factors"].as_array() {
                let joined = member["joined"].as_str().ok_or("no day of joining")?;
                if let Some(listed) = factors.get(full_years(joined, self.start())) {
                    factor *= number(listed.as_str().unwrap());
                }
            }
            seats.push(Seat { id: member["id"].as_str().unwrap(), member, factor });
            Ok::<(), String>(())
        };
        match pool["participants"].as_array() {
            None => {
                for member in self.0["members"].as_array().unwrap() {
                    let (joined, left) = (member["joined"].as_str(), member["left"].as_str());
                    if self.days(joined, left) > 0 {
                        seat(member, joined, left)?;
                    }
                }
            }
            Some(listed) => {
                for one in listed {
                    let member = self.member(one.as_str().or(one["member"].as_str()).unwrap());
                    let from = one["from"].as_str().or(member["joined"].as_str());
                    seat(member, from, one["until"].as_str().or(member["left"].as_str()))?;
                }
            }
        }
        Ok(seats)
    }

    /// The measure of a member by a key.
    fn measure(&self, key: &'v Value, member: &'v Value) -> Why<Q> {
        let all = |of: &'v Value| -> Why<Vec<Q>> {
            of.as_array().unwrap().iter().map(|key| self.measure(key, member)).collect()
        };
        match key["kind"].as_str().unwrap() {
            "equal" => Ok(Q::one()),
            "attribute" => {
                let on = key["on"].as_str().unwrap_or(self.start());
                let attribute = &member["attributes"][key["name"].as_str().unwrap()];
                let value = match attribute.as_array() {
                    None => attribute.as_str(),
                    Some(dated) => {
                        let known = dated.iter().filter(|one| one["on"].as_str().unwrap() <= on);
                        let newest = known.max_by_key(|one| one["on"].as_str().unwrap());
                        newest.and_then(|one| one["value"].as_str())
                    }
                };
                let value = number(value.ok_or("no attribute")?);
                if value.is_negative() { Err("a negative measure".to_owned()) } else { Ok(value) }
            }
            "usage" => self.usage_of(key, member["id"].as_str().unwrap()),
            "fixed" => {
                field(&key["shares"], member["id"].as_str().unwrap()).ok_or_else(|| "no weight".to_owned())
            }
            "tiered" => Ok(tiered(key, &self.measure(&key["of"], member)?)),
            "average" => {
                let of = all(&key["of"])?;
                Ok(total(&of) / whole(i128::try_from(of.len()).unwrap()))
            }
            "product" => Ok(all(&key["of"])?.into_iter().product()),
            kind => unreachable!("{kind} has no measure"),
        }
    }

    pub fn usage_of(&self, key: &Value, member: &str) -> Why<Q> {
        let in_period =
            |row: &&Value| row["at"].as_str().is_none_or(|at| (self.start()..self.end()).contains(&at));
        let rows = self.0["usage"].as_array().unwrap().iter();
        let rows =
            rows.filter(|row| row["meter"] == key["meter"] && row["member"] == member).filter(in_period);
        let quantities = || rows.clone().map(|row| number(row["quantity"].as_str().unwrap()));
        match key["aggregate"].as_str().unwrap() {
            "sum" => Ok(quantities().fold(Q::zero(), |a, b| a + b)),
            "max" => Ok(quantities().fold(Q::zero(), Q::max)),
            "last" => {
                let Some(newest) = rows.clone().filter_map(|row| row["at"].as_str()).max() else {
                    return Ok(Q::zero());
                };
                let last = rows.clone().filter(|row| row["at"] == newest);
                let last: BTreeSet<Q> = last.map(|row| number(row["quantity"].as_str().unwrap())).collect();
                if last.len() > 1 {
                    Err("two last readings".to_owned())
                } else {
                    Ok(last.into_iter().next().unwrap())
                }
            }
            _ => {
                let subjects: BTreeSet<&str> = rows.map(|row| row["subject"].as_str().unwrap()).collect();
                Ok(whole(i128::try_from(subjects.len()).unwrap()))
            }
        }
    }

    /// Each participant's measure after presence and phase-in; none where everybody's is zero.
    fn counted(&self, key: &'v Value, seats: &[Seat<'v>]) -> Why<Option<Vec<Q>>> {
        let each = |seat: &Seat<'v>| Ok(self.measure(key, seat.member)? * &seat.factor);
        let counted: Vec<Q> = seats.iter().map(each).collect::<Why<_>>()?;
        Ok(if seats.is_empty() || !total(&counted).is_zero() { Some(counted) } else { None })
    }

    fn shares_by(&self, key: &'v Value, seats: &[Seat<'v>]) -> Why<Option<Vec<Q>>> {
        let Some(parts) = key["parts"].as_array() else {
            let counted = self.counted(key, seats)?;
            return Ok(counted.map(|counted| {
                let all = total(&counted);
                counted.into_iter().map(|one| one / &all).collect()
            }));
        };
        let mut mixed = vec![Q::zero(); seats.len()];
        let mut nothing = false;
        for part in parts {
            let weight = field(part, "share").unwrap();
            // Nothing is divided by a part that counts for nothing.
            if weight.is_zero() {
                continue;
            }
            match self.shares_by(&part["key"], seats)? {
                None => nothing = true,
                Some(shares) => {
                    mixed.iter_mut().zip(shares).for_each(|(sum, share)| *sum += &weight * share);
                }
            }
        }
        Ok(if nothing { None } else { Some(mixed) })
    }

    /// By the key, or by the fallback where everybody's measure is zero.
    fn or_fallback(pool: &'v Value, by: impl Fn(&'v Value) -> Why<Option<Vec<Q>>>) -> Why<Vec<Q>> {
        if let Some(parts) = by(&pool["key"])? {
            return Ok(parts);
        }
        let fallback =
            pool.get("fallback").filter(|key| key.is_object()).ok_or("everybody's measure is zero")?;
        by(fallback)?.ok_or_else(|| "everybody's measure is zero by the fallback".to_owned())
    }

    pub fn shares(&self, pool: &'v Value, seats: &[Seat<'v>]) -> Why<Vec<Q>> {
        Self::or_fallback(pool, |key| self.shares_by(key, seats))
    }

    pub fn units(&self, pool: &'v Value, seats: &[Seat<'v>]) -> Why<Vec<Q>> {
        Self::or_fallback(pool, |key| self.counted(key, seats))
    }
}

/// The tiered amount over a measure.
fn tiered(key: &Value, measure: &Q) -> Q {
    let mut amount = Q::zero();
    let mut below = Q::zero();
    for tier in key["tiers"].as_array().unwrap() {
        let (up_to, rate) = (field(tier, "up_to"), field(tier, "rate").unwrap());
        let belongs = |up_to: &Q| measure <= up_to;
        if key["mode"] == "whole" {
            if up_to.as_ref().is_none_or(belongs) {
                return rate * measure;
            }
        } else {
            let end = up_to.clone().filter(|up_to| !belongs(up_to)).unwrap_or_else(|| measure.clone());
            if end > below {
                amount += rate * (&end - &below);
            }
        }
        below = up_to.unwrap_or(below);
    }
    amount
}
