//! Floors and caps in machine words: cents and whole weights instead of euros and shares.

use std::cmp::Ordering;

use kernel::{Cents, Share};

use super::{Limits, Spread};
use crate::column::Column;

/// A ratio of cents over weight at which a member leaves its floor or reaches its cap.
struct Bend {
    cents: i128,
    weight: i128,
    leaves_floor: bool,
}

impl Bend {
    /// By rising ratio. Each of the four is less than 2^63.
    fn cmp(&self, other: &Self) -> Ordering {
        self.cents.wrapping_mul(other.weight).cmp(&other.cents.wrapping_mul(self.weight))
    }
}

/// Spreads an amount over shares within their limits. None where the numbers do not fit, and where the
/// bounds cannot add up.
pub(super) fn spread(amount: Cents, shares: &Column, limits: &[Limits]) -> Option<Spread> {
    let (weights, over) = shares.as_whole()?;
    let whole = i128::from(amount.cents());
    // Below this every product of two fits, and every sum of them.
    let fits = |number: i128| (0..1 << 56).contains(&number);
    if !fits(over) || !fits(whole) || !weights.iter().all(|weight| fits(*weight)) {
        return None;
    }
    let floors: i128 = limits.iter().map(floor).sum();
    if floors > whole {
        return None;
    }
    let (cents, weight) = find(whole, floors, &bends(weights, limits))?;
    let amount = |(share, limits): (&i128, &Limits)| {
        let least = floor(limits).checked_mul(weight)?;
        let amount = cents.checked_mul(*share)?.max(least);
        cap(limits).map_or(Some(amount), |cap| Some(amount.min(cap.checked_mul(weight)?)))
    };
    let exact = weights.iter().zip(limits).map(amount).collect::<Option<_>>()?;
    Some(Spread {
        t: Share::quotient(cents.checked_mul(over)?, weight.checked_mul(100)?)?,
        exact: Column::whole(exact, weight.checked_mul(100)?)?,
    })
}

fn floor(limits: &Limits) -> i128 {
    limits.floor.as_ref().map_or(0, |floor| floor.amount.cents().into())
}

fn cap(limits: &Limits) -> Option<i128> {
    limits.cap.as_ref().map(|cap| cap.amount.cents().into())
}

/// All bends, by rising ratio. A member without a share stays on its floor and has none.
fn bends(weights: &[i128], limits: &[Limits]) -> Vec<Bend> {
    let mut bends = Vec::with_capacity(weights.len() * 2);
    for (weight, limits) in weights.iter().zip(limits).filter(|(weight, _)| **weight != 0) {
        let bend = |cents, leaves_floor| Bend { cents, weight: *weight, leaves_floor };
        bends.push(bend(floor(limits), true));
        bends.extend(cap(limits).map(|cap| bend(cap, false)));
    }
    bends.sort_by(Bend::cmp);
    bends
}

/// The ratio of cents over weight for which the pool adds up.
fn find(whole: i128, floors: i128, bends: &[Bend]) -> Option<(i128, i128)> {
    let (mut last, mut fixed, mut slope) = ((0, 1), floors, 0_i128);
    for Bend { cents, weight, leaves_floor } in bends {
        // The total at the bend, times its weight.
        let total = fixed.checked_mul(*weight)?.checked_add(slope.checked_mul(*cents)?)?;
        if total >= whole.checked_mul(*weight)? {
            break;
        }
        (fixed, slope) =
            if *leaves_floor { (fixed - cents, slope + weight) } else { (fixed + cents, slope - weight) };
        last = (*cents, *weight);
    }
    match slope {
        0 if fixed == whole => Some(last),
        0 => None,
        _ => Some((whole - fixed, slope)),
    }
}
