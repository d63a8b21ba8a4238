//! Floors and caps: `clamp(t x share, floor, cap)` with the one `t` for which the pool adds up.
//!
//! Invariant: floors and caps are whole cents, so that rounding to the cent never crosses one.

mod words;

use kernel::{Cents, MoneyError, Share};

use crate::column::Column;
use crate::derivation::BoundApplied;
use crate::fault::FaultKind;
use crate::pool::{Bound, CostPool};
use crate::scenario::Member;

/// What a member pays at least and at most.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Limits {
    pub(crate) floor: Option<BoundApplied>,
    pub(crate) cap: Option<BoundApplied>,
}

impl Limits {
    /// The limits of one member in a pool.
    pub(crate) fn of(pool: &CostPool, member: &Member) -> Result<Self, FaultKind> {
        let previous = member.previous.get(&pool.id).copied();
        let apply = |bound: &Option<Bound>, round: fn(&Share) -> Result<Cents, MoneyError>| match bound {
            None => Ok(None),
            Some(Bound::Amount(amount)) => {
                Ok(Some(BoundApplied { amount: *amount, percent: None, previous: None }))
            }
            Some(Bound::PercentOfPrevious(percent)) => {
                let Some(previous) = previous else { return Ok(None) };
                if previous.is_negative() {
                    return Err(FaultKind::NegativePrevious { member: member.id.clone() });
                }
                let amount = round(&(&(percent * &previous.euros()) * &Share::CENT))?;
                Ok(Some(BoundApplied { amount, percent: Some(percent.clone()), previous: Some(previous) }))
            }
        };
        let limits = Self {
            floor: apply(&pool.floor, Cents::rounded_up)?,
            cap: apply(&pool.cap, Cents::rounded_down)?,
        };
        match (&limits.floor, &limits.cap) {
            (Some(floor), Some(cap)) if floor.amount > cap.amount => Err(FaultKind::FloorAboveCap {
                member: member.id.clone(),
                floor: floor.amount,
                cap: cap.amount,
            }),
            _ => Ok(limits),
        }
    }

    fn least(&self) -> Share {
        self.floor.as_ref().map_or(Share::ZERO, |floor| floor.amount.euros())
    }

    fn most(&self) -> Option<Share> {
        self.cap.as_ref().map(|cap| cap.amount.euros())
    }

    /// The amount at `t`, in euros.
    fn clamp(&self, t: &Share, share: &Share) -> Share {
        let amount = (t * share).max(self.least());
        self.most().map_or(amount.clone(), |most| amount.min(most))
    }
}

/// `t` and the exact amounts, in euros.
#[derive(Debug)]
pub(crate) struct Spread {
    pub(crate) t: Share,
    pub(crate) exact: Column,
}

/// A `t` at which a member leaves its floor or reaches its cap.
struct Bend<'a> {
    t: Share,
    /// What the pool's total loses and gains there beside the members that move with `t`.
    fixed: Share,
    share: &'a Share,
    leaves_floor: bool,
}

/// Spreads an amount that is not negative over shares within their limits.
pub(crate) fn spread(amount: Cents, shares: &Column, limits: &[Limits]) -> Result<Spread, FaultKind> {
    if let Some(spread) = words::spread(amount, shares, limits) {
        return Ok(spread);
    }
    let shares: Vec<Share> = shares.iter().collect();
    by_ratios(amount, &shares.iter().collect::<Vec<_>>(), limits)
}

/// The same in ratios, which always fit, and which say what is wrong.
fn by_ratios(amount: Cents, shares: &[&Share], limits: &[Limits]) -> Result<Spread, FaultKind> {
    let whole = amount.euros();
    let floors: Share = limits.iter().map(Limits::least).sum();
    if floors > whole {
        return Err(FaultKind::FloorsTooHigh { over: Cents::rounded_up(&(floors - whole))? });
    }
    let t = find_t(&whole, floors, bends(shares, limits))
        .map_err(|missing| nobody_may_pay(&missing, shares, limits))?;
    let exact = Column::exact(shares.iter().zip(limits).map(|(share, limits)| limits.clamp(&t, share)));
    Ok(Spread { t, exact })
}

/// All bends, by rising `t`. A member without a share stays on its floor and has none.
fn bends<'a>(shares: &[&'a Share], limits: &[Limits]) -> Vec<Bend<'a>> {
    let mut bends = Vec::new();
    for (share, limits) in shares.iter().zip(limits) {
        let bend = |amount: Share, leaves_floor| {
            let t = amount.checked_div(share).ok()?;
            let fixed = if leaves_floor { -&amount } else { amount };
            Some(Bend { t, fixed, share, leaves_floor })
        };
        bends.extend(bend(limits.least(), true));
        bends.extend(limits.most().and_then(|most| bend(most, false)));
    }
    bends.sort_by(|a, b| a.t.cmp(&b.t));
    bends
}

/// Walks along the bends: between two of them the total is `fixed + slope x t`. Fails with what is never
/// reached.
fn find_t(whole: &Share, floors: Share, bends: Vec<Bend<'_>>) -> Result<Share, Share> {
    let (mut t, mut fixed, mut slope) = (Share::ZERO, floors, Share::ZERO);
    for bend in bends {
        if &(&fixed + &(&slope * &bend.t)) >= whole {
            break;
        }
        fixed = &fixed + &bend.fixed;
        slope = if bend.leaves_floor { &slope + bend.share } else { &slope - bend.share };
        t = bend.t;
    }
    match (whole - &fixed).checked_div(&slope) {
        Ok(t) => Ok(t),
        Err(_) if fixed == *whole => Ok(t),
        Err(_) => Err(whole - &fixed),
    }
}

/// Who could have paid what is missing: members without a share, or nobody.
fn nobody_may_pay(missing: &Share, shares: &[&Share], limits: &[Limits]) -> FaultKind {
    let idle = shares.iter().zip(limits).filter(|(share, _)| share.is_zero());
    let room: Option<Share> = idle.map(|(_, limits)| Some(limits.most()? - limits.least())).sum();
    let enough = room.is_none_or(|room| room >= *missing);
    match Cents::rounded_up(missing) {
        Err(error) => error.into(),
        Ok(missing) if enough => FaultKind::OnlyWithoutShare { missing },
        Ok(missing) => FaultKind::CapsTooLow { missing },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn limits(floor: Option<i64>, cap: Option<i64>) -> Limits {
        let bound = |cents| BoundApplied { amount: Cents::new(cents), percent: None, previous: None };
        Limits { floor: floor.map(bound), cap: cap.map(bound) }
    }

    /// The exact amounts; machine words and ratios agree on them.
    fn amounts(amount: i64, rows: &[(i64, Option<i64>, Option<i64>)]) -> Result<Vec<String>, FaultKind> {
        let total: i64 = rows.iter().map(|row| row.0).sum();
        let shares: Vec<Share> = rows.iter().map(|row| Share::ratio(row.0, total).unwrap()).collect();
        let limits: Vec<Limits> = rows.iter().map(|row| limits(row.1, row.2)).collect();
        let shares: Vec<&Share> = shares.iter().collect();
        let (amount, column) = (Cents::new(amount), Column::of(&shares));
        let (slow, fast) = (by_ratios(amount, &shares, &limits), words::spread(amount, &column, &limits));
        let told = |spread: &Spread| (spread.t.clone(), spread.exact.iter().collect::<Vec<_>>());
        assert_eq!(fast.as_ref().map(told), slow.as_ref().ok().map(told));
        Ok(spread(amount, &column, &limits)?.exact.iter().map(|exact| exact.to_string()).collect())
    }

    #[test]
    fn a_hundred_with_a_cap_of_forty_and_floors_of_twenty() {
        let rows = [(80, None, Some(4000)), (15, Some(2000), None), (5, Some(2000), None)];
        assert_eq!(amounts(10_000, &rows).unwrap(), ["40", "40", "20"]);
    }

    #[test]
    fn what_a_cap_cuts_off_goes_to_the_others_by_their_shares() {
        let rows = [(60, None, Some(3000)), (30, None, None), (10, None, None)];
        assert_eq!(amounts(10_000, &rows).unwrap(), ["30", "52.5", "17.5"]);
    }

    #[test]
    fn floors_and_caps_that_meet_the_pool_exactly_are_no_fault() {
        assert_eq!(amounts(300, &[(1, Some(100), None), (9, Some(200), None)]).unwrap(), ["1", "2"]);
        assert_eq!(amounts(300, &[(1, None, Some(100)), (9, None, Some(200))]).unwrap(), ["1", "2"]);
        assert_eq!(amounts(0, &[(1, None, Some(0)), (9, None, None)]).unwrap(), ["0", "0"]);
    }

    #[test]
    fn bounds_that_cannot_add_up_say_by_how_much() {
        let over = FaultKind::FloorsTooHigh { over: Cents::new(50) };
        assert_eq!(amounts(300, &[(1, Some(150), None), (9, Some(200), None)]), Err(over));
        let missing = Cents::new(50);
        let low = FaultKind::CapsTooLow { missing };
        assert_eq!(amounts(300, &[(1, None, Some(50)), (9, None, Some(200))]), Err(low.clone()));
        assert_eq!(amounts(300, &[(0, None, Some(49)), (9, None, Some(250))]), Err(low));
        let idle = FaultKind::OnlyWithoutShare { missing };
        assert_eq!(amounts(300, &[(0, None, None), (9, None, Some(250))]), Err(idle.clone()));
        assert_eq!(amounts(300, &[(0, None, Some(50)), (9, None, Some(250))]), Err(idle));
    }

    #[test]
    fn a_member_without_a_share_pays_its_floor_and_no_more() {
        assert_eq!(amounts(300, &[(0, Some(100), None), (9, None, None)]).unwrap(), ["1", "2"]);
    }

    proptest! {
        #[test]
        fn machine_words_and_ratios_spread_the_same(
            amount in 0_i64..100_000,
            rows in prop::collection::vec(
                (0_i64..50, prop::option::of(0_i64..9_000), prop::option::of(0_i64..40_000)), 1..8),
        ) {
            prop_assume!(rows.iter().any(|row| row.0 > 0));
            let ordered = rows.iter().all(|row| row.1.zip(row.2).is_none_or(|(floor, cap)| floor <= cap));
            prop_assume!(ordered);
            // It compares both.
            let _ = amounts(amount, &rows);
        }
    }
}
