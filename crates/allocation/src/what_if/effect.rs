//! What a change does to each bill: old, new, and the difference.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Cents, Share};
use serde::Serialize;

use crate::allocation::Allocation;
use crate::fault::FaultKind;

/// Two allocations side by side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Effect {
    /// What each member pays in all.
    pub members: BTreeMap<String, Moved>,
    /// What each pool comes to.
    pub pools: BTreeMap<String, Moved>,
    /// What each member pays for each pool, by pool and then member.
    pub lines: Vec<MovedLine>,
    /// What everybody pays together.
    pub total: Moved,
    /// How many members pay less than before; who joins or leaves is not counted.
    pub winners: usize,
    /// How many members pay more than before.
    pub losers: usize,
}

/// An amount before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Moved {
    /// Before; none where there was no such bill.
    pub old: Option<Cents>,
    /// After; none where there is no such bill any more.
    pub new: Option<Cents>,
    /// After minus before.
    pub difference: Cents,
    /// The difference over the old amount, as an exact ratio: `"0.1"` is ten per cent more. None where the
    /// old amount is zero.
    pub ratio: Option<Share>,
}

/// What one member pays for one pool, before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MovedLine {
    /// The pool.
    pub pool: String,
    /// The member.
    pub member: String,
    /// The amount.
    #[serde(flatten)]
    pub moved: Moved,
}

impl Moved {
    fn new(old: Option<Cents>, new: Option<Cents>) -> Result<Self, FaultKind> {
        let before = old.unwrap_or_default();
        let difference = new.unwrap_or_default().checked_sub(before)?;
        // Over the size of a refund, so that more is more.
        let size = if before.is_negative() { before.checked_neg()? } else { before };
        let ratio = difference.euros().checked_div(&size.euros()).ok();
        Ok(Self { old, new, difference, ratio })
    }

    fn stays(&self) -> bool {
        self.old.is_some() && self.new.is_some()
    }
}

/// Puts two allocations side by side.
///
/// # Errors
/// [`FaultKind::TooLarge`] where a difference is no amount.
pub fn effect(old: &Allocation, new: &Allocation) -> Result<Effect, FaultKind> {
    let members = side_by_side(&old.members, &new.members)?;
    let line = |line: &crate::allocation::Line| ((line.pool.clone(), line.member.clone()), line.amount);
    let lines = |allocation: &Allocation| allocation.lines.iter().map(line).collect::<BTreeMap<_, _>>();
    let lines = side_by_side(&lines(old), &lines(new))?;
    let total = |allocation: &Allocation| Cents::sum(allocation.members.values().copied());
    let stay = || members.values().filter(|moved| moved.stays());
    Ok(Effect {
        pools: side_by_side(&old.pools, &new.pools)?,
        lines: lines.into_iter().map(|((pool, member), moved)| MovedLine { pool, member, moved }).collect(),
        total: Moved::new(Some(total(old)?), Some(total(new)?))?,
        winners: stay().filter(|moved| moved.difference < Cents::ZERO).count(),
        losers: stay().filter(|moved| moved.difference > Cents::ZERO).count(),
        members,
    })
}

fn side_by_side<K: Ord + Clone>(
    old: &BTreeMap<K, Cents>,
    new: &BTreeMap<K, Cents>,
) -> Result<BTreeMap<K, Moved>, FaultKind> {
    let ids: BTreeSet<&K> = old.keys().chain(new.keys()).collect();
    let moved = |id: &K| Ok((id.clone(), Moved::new(old.get(id).copied(), new.get(id).copied())?));
    ids.into_iter().map(moved).collect()
}
