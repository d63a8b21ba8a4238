//! What final pools receive from support pools, by Cramer's rule.

use std::collections::BTreeMap;

use num_traits::{One, Zero};
use serde_json::Value;

use crate::bill::{cents, largest_remainder};
use crate::keys::Why;
use crate::numbers::{Q, number, total, whole};

/// Support pools in their declared order.
struct Supports<'v> {
    ids: Vec<&'v str>,
    to: Vec<BTreeMap<&'v str, Q>>,
    costs: Vec<Q>,
}

/// What each final pool receives, in cents.
pub fn received(scenario: &Value, method: &str) -> Why<BTreeMap<String, i128>> {
    let mut supports = Supports { ids: Vec::new(), to: Vec::new(), costs: Vec::new() };
    for one in scenario["stages"]["supports"].as_array().unwrap() {
        let id = one["pool"].as_str().unwrap();
        let pool = scenario["pools"].as_array().unwrap().iter().find(|pool| pool["id"] == id).unwrap();
        supports.ids.push(id);
        supports.costs.push(whole(cents(pool["amount"].as_str().unwrap())));
        let weights = one["to"].as_object().unwrap().iter();
        let weights = weights.map(|(id, weight)| (id.as_str(), number(weight.as_str().unwrap())));
        supports.to.push(weights.filter(|(_, weight)| !weight.is_zero()).collect());
    }
    let exact = match method {
        "direct" => supports.direct()?,
        "step_down" => supports.step_down()?,
        _ => supports.reciprocal()?,
    };
    let all: Q = total(&supports.costs);
    let (ids, amounts): (Vec<String>, Vec<Q>) =
        exact.into_iter().map(|(id, amount)| (id.to_owned(), amount)).unzip();
    let start = scenario["period"]["start"].as_str().unwrap();
    let named: Vec<&str> = ids.iter().map(String::as_str).collect();
    let rounded =
        largest_remainder(all.to_integer().try_into().unwrap(), &amounts, start, "supports", &named);
    Ok(ids.into_iter().zip(rounded).collect())
}

impl<'v> Supports<'v> {
    fn at(&self, pool: &str) -> Option<usize> {
        self.ids.iter().position(|id| *id == pool)
    }

    /// The parts of those that may receive.
    fn parts(&self, from: usize, may: impl Fn(&str) -> bool) -> Why<BTreeMap<&'v str, Q>> {
        let may: BTreeMap<&str, Q> =
            self.to[from].iter().filter(|(pool, _)| may(pool)).map(|(pool, q)| (*pool, q.clone())).collect();
        if may.is_empty() {
            return Err("nobody to give to".to_owned());
        }
        let all = total(may.values());
        Ok(may.into_iter().map(|(pool, weight)| (pool, weight / &all)).collect())
    }

    fn direct(&self) -> Why<BTreeMap<&'v str, Q>> {
        let mut given = BTreeMap::new();
        for from in 0..self.ids.len() {
            for (pool, part) in self.parts(from, |pool| self.at(pool).is_none())? {
                *given.entry(pool).or_insert_with(Q::zero) += part * &self.costs[from];
            }
        }
        Ok(given)
    }

    fn step_down(&self) -> Why<BTreeMap<&'v str, Q>> {
        let mut given = BTreeMap::new();
        let mut costs = self.costs.clone();
        for from in 0..self.ids.len() {
            for (pool, part) in self.parts(from, |pool| self.at(pool).is_none_or(|at| at > from))? {
                let amount = part * &costs[from];
                match self.at(pool) {
                    Some(at) => costs[at] += amount,
                    None => *given.entry(pool).or_insert_with(Q::zero) += amount,
                }
            }
        }
        Ok(given)
    }

    /// `x = d + A'x`, each unknown as a quotient of two determinants.
    fn reciprocal(&self) -> Why<BTreeMap<&'v str, Q>> {
        let parts = (0..self.ids.len()).map(|from| self.parts(from, |_| true)).collect::<Why<Vec<_>>>()?;
        let cell = |row: usize, column: usize| {
            let own = if row == column { Q::one() } else { Q::zero() };
            own - parts[column].get(self.ids[row]).cloned().unwrap_or_default()
        };
        let size = self.ids.len();
        let matrix: Vec<Vec<Q>> =
            (0..size).map(|row| (0..size).map(|column| cell(row, column)).collect()).collect();
        let whole = determinant(&matrix);
        if whole.is_zero() {
            return Err("a closed loop".to_owned());
        }
        let mut given = BTreeMap::new();
        for from in 0..size {
            let mut replaced = matrix.clone();
            replaced.iter_mut().zip(&self.costs).for_each(|(row, cost)| row[from] = cost.clone());
            let reciprocated = determinant(&replaced) / &whole;
            for (pool, part) in parts[from].iter().filter(|(pool, _)| self.at(pool).is_none()) {
                *given.entry(*pool).or_insert_with(Q::zero) += part * &reciprocated;
            }
        }
        Ok(given)
    }
}

/// By Laplace, along the first row.
fn determinant(matrix: &[Vec<Q>]) -> Q {
    let Some((first, others)) = matrix.split_first() else { return Q::one() };
    let mut sum = Q::zero();
    for (column, cell) in first.iter().enumerate() {
        let without = |row: &Vec<Q>| {
            row.iter().enumerate().filter(|(at, _)| *at != column).map(|(_, cell)| cell.clone()).collect()
        };
        let minor = cell * determinant(&others.iter().map(without).collect::<Vec<Vec<Q>>>());
        if column % 2 == 0 {
            sum += minor;
        } else {
            sum -= minor;
        }
    }
    sum
}
