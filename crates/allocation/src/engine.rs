//! Runs a scenario: checks it, reckons its stages, divides its pools and adds up.

use std::collections::BTreeMap;

use kernel::{Cents, MoneyError, TieOrder};

use crate::allocation::{Allocation, Comparison, Line, PoolTie};
use crate::check;
use crate::derivation::Received;
use crate::fault::{Fault, Faults};
use crate::meters::Meters;
use crate::pool::Pool;
use crate::scenario::{Member, Scenario};
use crate::stages::Method;
use crate::supports;

/// A scenario with its members and meters at hand.
pub(crate) struct Engine<'s> {
    pub(crate) scenario: &'s Scenario,
    /// By id, so that whatever walks them does so in one order.
    pub(crate) members: BTreeMap<&'s str, &'s Member>,
    pub(crate) meters: Meters<'s>,
}

/// What became of one pool.
pub(crate) struct Divided {
    pub(crate) total: Cents,
    pub(crate) lines: Vec<Line>,
    /// For a tariff: what it yields over or under its cost, if that is stated.
    pub(crate) result: Option<Option<Cents>>,
    pub(crate) tie: Option<PoolTie>,
}

/// What each final pool receives from support pools, by pool id.
pub(crate) type ReceivedByPool = BTreeMap<String, Received>;

/// Divides every pool of a scenario over its members, with derivations.
///
/// The allocation carries the hash of [`Scenario::canonical_json`].
///
/// # Errors
/// Everything that is wrong, at once, each with its place in the scenario.
pub fn allocate(scenario: &Scenario) -> Result<Allocation, Vec<Fault>> {
    let mut faults = Faults::default();
    check::check(scenario, &mut faults);
    if faults.count() > 0 {
        look_for_faults(scenario, &mut faults);
        return faults.or(None);
    }
    let engine = Engine::new(scenario, &mut faults);
    let allocation = engine.run(&mut faults);
    faults.or(allocation)
}

/// Computes what can be computed of a scenario that has faults, to find those that only show then.
pub(crate) fn look_for_faults(scenario: &Scenario, faults: &mut Faults) {
    let no_members = scenario.members.is_empty() && faults.any_under("members");
    if no_members || faults.any_under("period") {
        return;
    }
    let engine = Engine::new(scenario, faults);
    for (index, pool) in scenario.pools.iter().enumerate() {
        if !faults.any_under(&format!("pools[{index}]")) {
            faults.at("pools", |faults| faults.at(index, |faults| engine.divide(pool, None, faults)));
        }
    }
}

impl<'s> Engine<'s> {
    fn new(scenario: &'s Scenario, faults: &mut Faults) -> Self {
        let named = scenario.members.iter().filter(|member| !member.id.is_empty());
        let members = named.map(|member| (member.id.as_str(), member)).collect();
        Self { scenario, members, meters: Meters::count(scenario, faults) }
    }

    /// The declared order among parties of a pool.
    pub(crate) fn tie_order<'a>(
        &self,
        pool: &str,
        parties: impl IntoIterator<Item = &'a str>,
    ) -> TieOrder<'a> {
        TieOrder::new(self.scenario.period.start(), pool, parties)
    }

    fn run(&self, faults: &mut Faults) -> Option<Allocation> {
        let method = self.scenario.stages.as_ref().map(|stages| stages.method);
        let received = match method {
            Some(Method::All) => supports::reckon(self, Method::Reciprocal, faults),
            Some(method) => supports::reckon(self, method, faults),
            None => Some(ReceivedByPool::new()),
        };
        let divided = self.divide_all(&received.unwrap_or_default(), faults);
        let mut comparisons = BTreeMap::new();
        if method == Some(Method::All) {
            for (name, method) in [("direct", Method::Direct), ("step_down", Method::StepDown)] {
                comparisons.extend(self.compare(method, faults).map(|it| (name.to_owned(), it)));
            }
        }
        if faults.count() > 0 {
            return None;
        }
        let (pools, members) = (totals(&divided), self.member_totals(&divided, faults)?);
        let mut allocation = Allocation {
            scenario_sha256: faults.keep(self.scenario.sha256())?,
            lines: Vec::new(),
            pools,
            members,
            results: BTreeMap::new(),
            ties: Vec::new(),
            comparisons,
        };
        for (id, pool) in divided {
            allocation.lines.extend(pool.lines);
            allocation.results.extend(pool.result.map(|result| (id.to_owned(), result)));
            allocation.ties.extend(pool.tie);
        }
        Some(allocation)
    }

    /// Pools and members as another method for the stages would have them.
    fn compare(&self, method: Method, faults: &mut Faults) -> Option<Comparison> {
        let received = supports::reckon(self, method, faults)?;
        let divided = self.divide_all(&received, faults);
        Some(Comparison { pools: totals(&divided), members: self.member_totals(&divided, faults)? })
    }

    /// Divides all pools that members pay, by id.
    fn divide_all(&self, received: &ReceivedByPool, faults: &mut Faults) -> BTreeMap<&'s str, Divided> {
        let mut divided = BTreeMap::new();
        for (index, pool) in self.scenario.pools.iter().enumerate() {
            let received = received.get(pool.id()).cloned();
            let done =
                faults.at("pools", |faults| faults.at(index, |faults| self.divide(pool, received, faults)));
            divided.extend(done.map(|done| (pool.id(), done)));
        }
        divided
    }

    fn divide(&self, pool: &'s Pool, received: Option<Received>, faults: &mut Faults) -> Option<Divided> {
        match pool {
            Pool::Cost(pool) => self.cost(pool, received, faults),
            Pool::Tariff(pool) => self.tariff(pool, faults),
            Pool::Support(_) => None,
        }
    }

    /// What every member pays in all, members that pay nothing included.
    fn member_totals(
        &self,
        divided: &BTreeMap<&str, Divided>,
        faults: &mut Faults,
    ) -> Option<BTreeMap<String, Cents>> {
        let mut sums: Vec<(&str, i128)> = self.members.keys().map(|id| (*id, 0)).collect();
        for pool in divided.values() {
            // Lines and sums are both by member: one walk along both.
            let mut place = sums.iter_mut();
            for line in &pool.lines {
                let (_, sum) = place.find(|(id, _)| *id == line.member)?;
                *sum += i128::from(line.amount.cents());
            }
        }
        let total = |(id, sum): (&str, i128)| {
            let total = i64::try_from(sum).map_err(|_| MoneyError::OutOfRange);
            Some((id.to_owned(), Cents::new(faults.keep(total)?)))
        };
        sums.into_iter().map(total).collect()
    }
}

fn totals(divided: &BTreeMap<&str, Divided>) -> BTreeMap<String, Cents> {
    divided.iter().map(|(id, pool)| ((*id).to_owned(), pool.total)).collect()
}
