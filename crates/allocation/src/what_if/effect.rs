//! What a change does to each bill: old, new, and the difference.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::iter::Peekable;

use kernel::{Cents, Share};
use serde::Serialize;

use crate::allocation::{Amounts, PoolAmounts};
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

/// Puts two bills side by side.
///
/// # Errors
/// [`FaultKind::TooLarge`] where a difference is no amount.
pub fn effect(old: &Amounts, new: &Amounts) -> Result<Effect, FaultKind> {
    let members = totals(&old.members, &new.members)?;
    let total = |bill: &Amounts| Cents::sum(bill.members.values().copied());
    let stay = || members.values().filter(|moved| moved.stays());
    Ok(Effect {
        pools: totals(&old.pools, &new.pools)?,
        lines: lines(old, new)?,
        total: Moved::new(Some(total(old)?), Some(total(new)?))?,
        winners: stay().filter(|moved| moved.difference < Cents::ZERO).count(),
        losers: stay().filter(|moved| moved.difference > Cents::ZERO).count(),
        members,
    })
}

fn totals(
    old: &BTreeMap<String, Cents>,
    new: &BTreeMap<String, Cents>,
) -> Result<BTreeMap<String, Moved>, FaultKind> {
    let moved = |(id, old, new): (&String, Option<&Cents>, Option<&Cents>)| {
        Ok((id.clone(), Moved::new(old.copied(), new.copied())?))
    };
    SideBySide::of(old, new).map(moved).collect()
}

fn lines(old: &Amounts, new: &Amounts) -> Result<Vec<MovedLine>, FaultKind> {
    let mut lines = Vec::new();
    for (pool, old, new) in SideBySide::of(&old.lines, &new.lines) {
        let (old, new) = (old.into_iter(), new.into_iter());
        let both = SideBySide::of(old.flat_map(PoolAmounts::iter), new.flat_map(PoolAmounts::iter));
        for (member, old, new) in both {
            let moved = Moved::new(old, new)?;
            lines.push(MovedLine { pool: pool.clone(), member: member.to_owned(), moved });
        }
    }
    Ok(lines)
}

/// One walk along two lists in the order of their keys.
struct SideBySide<A: Iterator, B: Iterator> {
    old: Peekable<A>,
    new: Peekable<B>,
}

impl<K: Ord, A, B, X, Y> SideBySide<A, B>
where
    A: Iterator<Item = (K, X)>,
    B: Iterator<Item = (K, Y)>,
{
    fn of(
        old: impl IntoIterator<IntoIter = A, Item = (K, X)>,
        new: impl IntoIterator<IntoIter = B, Item = (K, Y)>,
    ) -> Self {
        Self { old: old.into_iter().peekable(), new: new.into_iter().peekable() }
    }
}

impl<K: Ord, A, B, X, Y> Iterator for SideBySide<A, B>
where
    A: Iterator<Item = (K, X)>,
    B: Iterator<Item = (K, Y)>,
{
    type Item = (K, Option<X>, Option<Y>);

    fn next(&mut self) -> Option<Self::Item> {
        let order = match (self.old.peek(), self.new.peek()) {
            (Some((old, _)), Some((new, _))) => old.cmp(new),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        match order {
            Ordering::Less => self.old.next().map(|(key, old)| (key, Some(old), None)),
            Ordering::Greater => self.new.next().map(|(key, new)| (key, None, Some(new))),
            Ordering::Equal => {
                let (key, old) = self.old.next()?;
                Some((key, Some(old), self.new.next().map(|(_, new)| new)))
            }
        }
    }
}
