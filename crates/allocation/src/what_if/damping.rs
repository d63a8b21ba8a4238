//! From the old bill to the new one over years, with at most so many per cent a year.
//!
//! Each year is the engine's own division of the new scenario, within bounds in per cent of what each member
//! paid for that pool the year before.

use std::collections::BTreeMap;

use kernel::{Cents, Share};
use serde::Serialize;

use crate::allocation::{Amounts, PoolAmounts};
use crate::engine::amounts;
use crate::fault::{Fault, FaultKind};
use crate::pool::{Bound, Pool};
use crate::scenario::Scenario;

/// How fast bills may move.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Damping {
    /// The most a member's amount for a pool may rise in a year, in per cent of the year before.
    pub rise: Share,
    /// The most it may fall, in per cent of the year before; none where it may fall at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fall: Option<Share>,
    /// How many years are looked at: 1 to [`Damping::MOST_YEARS`].
    pub years: u32,
}

/// One year on the way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DampedYear {
    /// The year, from 1.
    pub year: u32,
    /// What each member pays in all.
    pub members: BTreeMap<String, Cents>,
    /// What each member pays for each pool: by pool, then by member.
    pub lines: BTreeMap<String, BTreeMap<String, Cents>>,
    /// Whether everybody pays what it would without damping.
    pub arrived: bool,
    /// The pools that are not damped, and why.
    pub undamped: BTreeMap<String, Undamped>,
}

/// Why a pool is not damped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Undamped {
    /// It is a tariff: whatever it yields, there is no total that others could make up.
    Tariff,
    /// It has a floor or a cap of its own.
    OwnBounds,
    /// It is a refund, which has no bounds.
    Refund,
    /// Nobody paid for it before.
    New,
}

impl Damping {
    /// No plan looks further.
    pub const MOST_YEARS: u32 = 50;

    fn check(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        let mut add = |path: &str, kind| faults.push(Fault { path: path.to_owned(), kind });
        if self.rise.is_negative() {
            add("damping.rise", FaultKind::Negative);
        }
        let hundred = Share::from(100);
        if self.fall.as_ref().is_some_and(|fall| fall.is_negative() || *fall > hundred) {
            add("damping.fall", FaultKind::NotBetween { least: 0, most: 100 });
        }
        if !(1..=Self::MOST_YEARS).contains(&self.years) {
            add("damping.years", FaultKind::NotBetween { least: 1, most: Self::MOST_YEARS });
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Bounds for each pool that can have them; says why for each that cannot.
    fn bound(&self, scenario: &mut Scenario, paid: &Lines) -> BTreeMap<String, Undamped> {
        let hundred = Share::from(100);
        let mut undamped = BTreeMap::new();
        for pool in &mut scenario.pools {
            let why = match pool {
                Pool::Support(_) => continue,
                Pool::Tariff(_) => Undamped::Tariff,
                Pool::Cost(cost) if cost.floor.is_some() || cost.cap.is_some() => Undamped::OwnBounds,
                Pool::Cost(cost) if cost.amount.is_negative() => Undamped::Refund,
                Pool::Cost(cost) if !paid.contains_key(&cost.id) => Undamped::New,
                Pool::Cost(cost) => {
                    cost.cap = Some(Bound::PercentOfPrevious(&hundred + &self.rise));
                    cost.floor = self.fall.as_ref().map(|fall| Bound::PercentOfPrevious(&hundred - fall));
                    continue;
                }
            };
            undamped.insert(pool.id().to_owned(), why);
        }
        undamped
    }
}

/// Amounts by pool, then by member.
type Lines = BTreeMap<String, BTreeMap<String, Cents>>;

/// The way from an old bill to a new scenario's, year by year.
///
/// Who paid nothing for a pool before has no bounds in it that year.
///
/// # Errors
/// Everything that is wrong with the damping or the scenario. Also where a year's bounds cannot add up to a
/// pool, such as one that costs a fifth more while nobody may pay more than a tenth more.
pub fn damped_path(old: &Amounts, new: &Scenario, damping: &Damping) -> Result<Vec<DampedYear>, Vec<Fault>> {
    damping.check()?;
    let goal = lines(&amounts(new)?);
    let mut paid = lines(old);
    let mut years = Vec::new();
    for year in 1..=damping.years {
        let mut scenario = new.clone();
        let undamped = damping.bound(&mut scenario, &paid);
        for (pool, before) in paid.iter().filter(|(pool, _)| !undamped.contains_key(*pool)) {
            for member in &mut scenario.members {
                member.previous.remove(pool);
                let before = before.get(&member.id).filter(|amount| **amount > Cents::ZERO);
                member.previous.extend(before.map(|amount| (pool.clone(), *amount)));
            }
        }
        let bill = amounts(&scenario)?;
        paid = lines(&bill);
        let (members, arrived) = (bill.members, paid == goal);
        years.push(DampedYear { year, members, lines: paid.clone(), arrived, undamped });
    }
    Ok(years)
}

fn lines(bill: &Amounts) -> Lines {
    let of = |amounts: &PoolAmounts| -> BTreeMap<String, Cents> {
        amounts.iter().map(|(member, amount)| (member.to_owned(), amount)).collect()
    };
    let lines = bill.lines.iter().map(|(pool, amounts)| (pool.clone(), of(amounts)));
    lines.filter(|(_, amounts)| !amounts.is_empty()).collect()
}
