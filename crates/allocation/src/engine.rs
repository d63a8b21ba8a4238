//! Runs a scenario: checks it, reckons its stages, divides its pools and adds up.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::{Cents, MoneyError, TieOrder};

use crate::allocation::{Allocation, Amounts, Comparison, Line, PoolAmounts, PoolTie};
use crate::check;
use crate::derivation::Received;
use crate::fault::{Fault, Faults};
use crate::measure::{Leaf, Measures};
use crate::meters::Meters;
use crate::pool::Pool;
use crate::scenario::{Member, Scenario};
use crate::seats::Seats;
use crate::stages::Method;
use crate::supports;
use crate::way::Way;

/// A scenario with its members and meters at hand.
pub(crate) struct Engine<'s> {
    pub(crate) scenario: &'s Scenario,
    /// By id, so that whatever walks them does so in one order, and their ids to share.
    pub(crate) members: Vec<&'s Member>,
    pub(crate) ids: Vec<Arc<str>>,
    /// How many days the period has.
    pub(crate) days: i64,
    pub(crate) meters: Meters<'s>,
    /// The seats of a pool that all members take part in.
    pub(crate) everybody: OnceCell<Seats<'s>>,
    /// What is the same for every pool that all members take part in.
    pub(crate) leaves: RefCell<HashMap<Leaf<'s>, Measures>>,
}

/// What became of one pool.
pub(crate) struct Divided {
    pub(crate) total: Cents,
    /// The participants' places among all members.
    pub(crate) places: Arc<[usize]>,
    /// Their amounts.
    pub(crate) amounts: Vec<Cents>,
    /// For a tariff: what it yields over or under its cost, if that is stated.
    pub(crate) result: Option<Option<Cents>>,
    pub(crate) tie: Option<PoolTie>,
    pub(crate) way: Way,
}

/// All pools that members pay, by id.
type AllDivided<'s> = BTreeMap<&'s str, Divided>;

/// What each final pool receives from support pools, by pool id.
pub(crate) type ReceivedByPool = BTreeMap<String, Received>;

/// Divides every pool of a scenario over its members, with derivations.
///
/// The allocation carries the hash of [`Scenario::canonical_json`].
///
/// # Errors
/// Everything that is wrong, at once, each with its place in the scenario.
pub fn allocate(scenario: &Scenario) -> Result<Allocation, Vec<Fault>> {
    checked(scenario, Engine::allocation)
}

/// The amounts that [`allocate`] gives, alone: for who compares bills and explains none.
///
/// # Errors
/// As [`allocate`].
pub fn amounts(scenario: &Scenario) -> Result<Amounts, Vec<Fault>> {
    checked(scenario, Engine::amounts)
}

fn checked<'s, T>(
    scenario: &'s Scenario,
    divide: impl FnOnce(&Engine<'s>, &mut Faults) -> Option<T>,
) -> Result<T, Vec<Fault>> {
    let mut faults = Faults::default();
    check::check(scenario, &mut faults);
    if faults.count() > 0 {
        look_for_faults(scenario, &mut faults);
        return faults.or(None);
    }
    let engine = Engine::new(scenario, &mut faults);
    let divided = divide(&engine, &mut faults);
    faults.or(divided)
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
        let by_id: BTreeMap<&str, &Member> = named.map(|member| (member.id.as_str(), member)).collect();
        Self {
            scenario,
            members: by_id.values().copied().collect(),
            ids: by_id.keys().map(|id| Arc::from(*id)).collect(),
            days: i64::from(scenario.period.days()),
            meters: Meters::count(scenario, by_id.keys().copied(), faults),
            everybody: OnceCell::new(),
            leaves: RefCell::default(),
        }
    }

    /// The declared order among parties of a pool.
    pub(crate) fn tie_order<'a>(
        &self,
        pool: &str,
        parties: impl IntoIterator<Item = &'a str>,
    ) -> TieOrder<'a> {
        TieOrder::new(self.scenario.period.start(), pool, parties)
    }

    fn amounts(&self, faults: &mut Faults) -> Option<Amounts> {
        let (divided, _) = self.run(faults)?;
        let (pools, members) = (totals(&divided), self.member_totals(&divided, faults)?);
        let line = |(id, pool): (&str, Divided)| {
            (id.to_owned(), PoolAmounts { members: pool.way.seated.ids, amounts: pool.amounts })
        };
        Some(Amounts { pools, members, lines: divided.into_iter().map(line).collect() })
    }

    fn allocation(&self, faults: &mut Faults) -> Option<Allocation> {
        let (divided, comparisons) = self.run(faults)?;
        let mut allocation = Allocation {
            pools: totals(&divided),
            members: self.member_totals(&divided, faults)?,
            scenario_sha256: faults.keep(self.scenario.sha256())?,
            lines: Vec::with_capacity(divided.values().map(|pool| pool.amounts.len()).sum()),
            results: BTreeMap::new(),
            ties: Vec::new(),
            comparisons,
        };
        for (id, pool) in divided {
            let way = Arc::new(pool.way);
            let line = |(seat, (amount, member)): (usize, (Cents, &Arc<str>))| {
                let (pool, member, way) = (Arc::clone(&way.pool), Arc::clone(member), Arc::clone(&way));
                Line { pool, member, amount, way, seat }
            };
            let each = pool.amounts.into_iter().zip(&*way.seated.ids).enumerate();
            allocation.lines.extend(each.map(line));
            allocation.results.extend(pool.result.map(|result| (id.to_owned(), result)));
            allocation.ties.extend(pool.tie);
        }
        Some(allocation)
    }

    /// Divides all pools, and says what other methods would give where that is asked.
    fn run(&self, faults: &mut Faults) -> Option<(AllDivided<'s>, BTreeMap<String, Comparison>)> {
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
        (faults.count() == 0).then_some((divided, comparisons))
    }

    /// Pools and members as another method for the stages would have them.
    fn compare(&self, method: Method, faults: &mut Faults) -> Option<Comparison> {
        let received = supports::reckon(self, method, faults)?;
        let divided = self.divide_all(&received, faults);
        Some(Comparison { pools: totals(&divided), members: self.member_totals(&divided, faults)? })
    }

    /// Divides all pools that members pay, by id.
    fn divide_all(&self, received: &ReceivedByPool, faults: &mut Faults) -> AllDivided<'s> {
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
        divided: &AllDivided<'_>,
        faults: &mut Faults,
    ) -> Option<BTreeMap<String, Cents>> {
        let mut sums = vec![0_i128; self.members.len()];
        for pool in divided.values() {
            for (place, amount) in pool.places.iter().zip(&pool.amounts) {
                *sums.get_mut(*place)? += i128::from(amount.cents());
            }
        }
        let total = |(member, sum): (&&Member, i128)| {
            let total = i64::try_from(sum).map_err(|_| MoneyError::OutOfRange);
            Some((member.id.clone(), Cents::new(faults.keep(total)?)))
        };
        self.members.iter().zip(sums).map(total).collect()
    }
}

fn totals(divided: &AllDivided<'_>) -> BTreeMap<String, Cents> {
    divided.iter().map(|(id, pool)| ((*id).to_owned(), pool.total)).collect()
}
