//! Reckons what support pools give to the pools that members pay.
//!
//! Amounts stay exact until the total of each final pool is rounded to the cent, once, so that all pools add
//! up.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Cents, Share};

use crate::derivation::{Received, ReceivedFrom};
use crate::engine::{Engine, ReceivedByPool};
use crate::fault::{FaultKind, Faults};
use crate::pool::Pool;
use crate::stages::{Method, Supports};

/// What each support pool gives to each final pool, in euros.
type Given<'s> = Vec<(&'s str, BTreeMap<&'s str, Share>)>;

/// The support pools in their declared order.
struct Network<'s> {
    supports: &'s [Supports],
    costs: Vec<Share>,
}

/// What each final pool receives by a method.
pub(crate) fn reckon(engine: &Engine<'_>, method: Method, faults: &mut Faults) -> Option<ReceivedByPool> {
    let stages = engine.scenario.stages.as_ref()?;
    let cost_of = |supports: &Supports| {
        engine.scenario.pools.iter().find_map(|pool| match pool {
            Pool::Support(pool) if pool.id == supports.pool => Some(pool.amount),
            _ => None,
        })
    };
    let costs = stages.supports.iter().map(cost_of).collect::<Option<Vec<Cents>>>()?;
    let network =
        Network { supports: &stages.supports, costs: costs.iter().map(|cost| cost.euros()).collect() };
    let given = faults.at("stages", |faults| {
        faults.at("supports", |faults| match method {
            Method::Direct => network.direct(faults),
            Method::StepDown => network.step_down(faults),
            Method::Reciprocal | Method::All => network.reciprocal(faults),
        })
    })?;
    round(engine, &given, &costs, faults)
}

impl<'s> Network<'s> {
    fn is_support(&self, pool: &str) -> bool {
        self.position(pool).is_some()
    }

    fn position(&self, pool: &str) -> Option<usize> {
        self.supports.iter().position(|supports| supports.pool == pool)
    }

    /// The shares of those receivers of a support pool that may receive; a fault where there are none.
    fn shares(
        &self,
        index: usize,
        may_receive: impl Fn(&str) -> bool,
        faults: &mut Faults,
    ) -> Option<BTreeMap<&'s str, Share>> {
        let supports = self.supports.get(index)?;
        let receives = |(pool, weight): &(&String, &Share)| !weight.is_zero() && may_receive(pool);
        let receivers: Vec<_> = supports.to.iter().filter(receives).collect();
        let all: Share = receivers.iter().map(|(_, weight)| *weight).sum();
        let share =
            |(pool, weight): (&'s String, &Share)| Some((pool.as_str(), weight.checked_div(&all).ok()?));
        let shares: Option<BTreeMap<_, _>> = receivers.into_iter().map(share).collect();
        let shares = shares.filter(|shares| !shares.is_empty());
        if shares.is_none() {
            let pool = supports.pool.clone();
            faults.at(index, |faults| faults.add_at("to", FaultKind::GivesToNobody { pool }));
        }
        shares
    }

    /// What support pools give each other is left out.
    fn direct(&self, faults: &mut Faults) -> Option<Given<'s>> {
        let give = |(index, (supports, cost)): (usize, (&'s Supports, &Share))| {
            let shares = self.shares(index, |pool| !self.is_support(pool), faults)?;
            Some((supports.pool.as_str(), scaled(&shares, cost)))
        };
        let given: Vec<_> = self.supports.iter().zip(&self.costs).enumerate().map(give).collect();
        given.into_iter().collect()
    }

    /// In order; nothing flows back to a pool that has given.
    fn step_down(&self, faults: &mut Faults) -> Option<Given<'s>> {
        let mut balances = self.costs.clone();
        let mut given = Vec::new();
        for (index, supports) in self.supports.iter().enumerate() {
            let still_to_give = |pool: &str| self.position(pool).is_none_or(|position| position > index);
            let Some(shares) = self.shares(index, still_to_give, faults) else { continue };
            let mut to_final = BTreeMap::new();
            for (pool, amount) in scaled(&shares, balances.get(index)?) {
                match self.position(pool).and_then(|position| balances.get_mut(position)) {
                    Some(balance) => *balance = &*balance + &amount,
                    None => drop(to_final.insert(pool, amount)),
                }
            }
            given.push((supports.pool.as_str(), to_final));
        }
        (given.len() == self.supports.len()).then_some(given)
    }

    /// Solves `x = d + A'x`: what a pool costs is its own costs and what it takes from the others.
    fn reciprocal(&self, faults: &mut Faults) -> Option<Given<'s>> {
        let shares = (0..self.supports.len()).map(|index| self.shares(index, |_| true, faults));
        let shares: Vec<_> = shares.collect();
        let shares = shares.into_iter().collect::<Option<Vec<_>>>()?;
        let loops = self.closed_loops(&shares);
        for members in &loops {
            faults.add(FaultKind::ClosedLoop { pools: members.join(", ") });
        }
        if !loops.is_empty() {
            return None;
        }
        let equation = |(row, cost): (usize, &Share)| {
            let coefficient = |(column, shares): (usize, &BTreeMap<&str, Share>)| {
                let taken = self.supports.get(row).and_then(|supports| shares.get(supports.pool.as_str()));
                let own = if row == column { Share::ONE } else { Share::ZERO };
                taken.map_or(own.clone(), |taken| &own - taken)
            };
            let mut equation: Vec<Share> = shares.iter().enumerate().map(coefficient).collect();
            equation.push(cost.clone());
            equation
        };
        let costs = solve(self.costs.iter().enumerate().map(equation).collect())?;
        let give = |((supports, shares), cost): ((&'s Supports, &BTreeMap<&'s str, Share>), &Share)| {
            let mut to_final = scaled(shares, cost);
            to_final.retain(|pool, _| !self.is_support(pool));
            (supports.pool.as_str(), to_final)
        };
        Some(self.supports.iter().zip(&shares).zip(&costs).map(give).collect())
    }

    /// The groups of support pools that all serve each other, and of which nothing ever reaches a final pool.
    fn closed_loops(&self, shares: &[BTreeMap<&'s str, Share>]) -> BTreeSet<Vec<&'s str>> {
        let reached: Vec<BTreeSet<&str>> = (0..shares.len()).map(|from| self.reach(from, shares)).collect();
        let mut loops = BTreeSet::new();
        for (supports, pools) in self.supports.iter().zip(&reached) {
            let positions: Option<Vec<usize>> = pools.iter().map(|pool| self.position(pool)).collect();
            // Something reaches a final pool, or ends up in a loop that this pool is outside of.
            let Some(positions) = positions.filter(|_| pools.contains(supports.pool.as_str())) else {
                continue;
            };
            if positions.iter().all(|position| reached.get(*position) == Some(pools)) {
                loops.insert(pools.iter().copied().collect());
            }
        }
        loops
    }

    /// All pools that something of a support pool ends up in.
    fn reach(&self, from: usize, shares: &[BTreeMap<&'s str, Share>]) -> BTreeSet<&'s str> {
        let mut reached = BTreeSet::new();
        let mut to_visit = vec![from];
        while let Some(receivers) = to_visit.pop().and_then(|index| shares.get(index)) {
            for pool in receivers.keys().filter(|pool| !reached.contains(**pool)).copied().collect::<Vec<_>>()
            {
                reached.insert(pool);
                to_visit.extend(self.position(pool));
            }
        }
        reached
    }
}

fn scaled<'s>(shares: &BTreeMap<&'s str, Share>, amount: &Share) -> BTreeMap<&'s str, Share> {
    shares.iter().map(|(pool, share)| (*pool, amount * share)).collect()
}

/// Solves linear equations exactly, by Gauss and Jordan. Each row ends with its right-hand side.
fn solve(mut rows: Vec<Vec<Share>>) -> Option<Vec<Share>> {
    for column in 0..rows.len() {
        let pivot = (column..rows.len()).find(|row| !rows[*row][column].is_zero())?;
        rows.swap(column, pivot);
        let divisor = rows[column][column].clone();
        let scaled: Option<Vec<_>> =
            rows[column].iter().map(|cell| cell.checked_div(&divisor).ok()).collect();
        let pivot = scaled?;
        for (index, row) in rows.iter_mut().enumerate() {
            if index == column {
                row.clone_from(&pivot);
            } else if !row[column].is_zero() {
                let factor = row[column].clone();
                for (cell, above) in row.iter_mut().zip(&pivot) {
                    *cell = &*cell - &(&factor * above);
                }
            }
        }
    }
    rows.into_iter().map(|row| row.into_iter().next_back()).collect()
}

/// Rounds what each final pool receives to the cent, so that all of them add up to all costs.
fn round(
    engine: &Engine<'_>,
    given: &Given<'_>,
    costs: &[Cents],
    faults: &mut Faults,
) -> Option<ReceivedByPool> {
    let mut received: BTreeMap<&str, Vec<ReceivedFrom>> = BTreeMap::new();
    for (support, to) in given {
        for (pool, exact) in to {
            let from = ReceivedFrom { pool: (*support).to_owned(), exact: exact.clone() };
            received.entry(pool).or_default().push(from);
        }
    }
    let exact: Vec<Share> = received.values().map(|from| from.iter().map(|from| &from.exact).sum()).collect();
    let all = faults.keep(Cents::sum(costs.iter().copied()))?;
    let amounts = if all == Cents::ZERO {
        vec![Cents::ZERO; exact.len()]
    } else {
        let order = engine.tie_order("supports", received.keys().copied());
        faults.keep(all.divide(&exact, &order))?.amounts().collect()
    };
    let each = received.into_iter().zip(exact).zip(amounts);
    Some(
        each.map(|(((pool, from), exact), amount)| (pool.to_owned(), Received { exact, amount, from }))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_departments_that_serve_each_other() {
        // A = 1,200 + M / 5 and M = 2,400 + A / 6.
        let row = |cells: [(i64, i64); 3]| cells.map(|(a, b)| Share::ratio(a, b).unwrap()).to_vec();
        let rows = vec![row([(1, 1), (-1, 5), (1200, 1)]), row([(-1, 6), (1, 1), (2400, 1)])];
        let solved = solve(rows).unwrap();
        assert_eq!([solved[0].truncated(4), solved[1].truncated(4)], ["1737.9310", "2689.6551"]);
    }
}
