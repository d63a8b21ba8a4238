//! Divides a cost pool, to the cent.

use std::borrow::Cow;
use std::sync::Arc;

use kernel::{Cents, Division, Part, Share};

use crate::allocation::{Line, PoolTie};
use crate::apportion::{Apportionment, Seat};
use crate::bounds::{self, Limits};
use crate::derivation::{
    Apportioned, BoundReached, BoundsApplied, CostDerivation, Derivation, Divided, Received, Rounding, TieMet,
};
use crate::engine::{Divided as DividedPool, Engine};
use crate::fault::{FaultKind, Faults};
use crate::pool::CostPool;

/// Exact amounts in euros, and what bounds did to them.
struct Exact {
    amounts: Vec<Share>,
    bounds: Option<Vec<BoundsApplied>>,
}

impl<'s> Engine<'s> {
    /// Divides a cost and what it received from support pools.
    pub(crate) fn cost(
        &self,
        pool: &'s CostPool,
        received: Option<Received>,
        faults: &mut Faults,
    ) -> Option<DividedPool> {
        let from_supports = received.as_ref().map_or(Cents::ZERO, |received| received.amount);
        let amount = faults.at("amount", |faults| faults.keep(pool.amount.checked_add(from_supports)))?;
        let seats = self.seats(&pool.rules, faults)?;
        if seats.is_empty() {
            faults.add_at("participants", FaultKind::NobodyTakesPart { pool: pool.id.clone() });
            return None;
        }
        let apportionment = self.shares(&pool.id, &pool.rules, &seats, faults)?;
        let exact = exact(pool, amount, &seats, &apportionment.parts, faults)?;
        let order = self.tie_order(&pool.id, seats.iter().map(|seat| seat.member.id.as_str()));
        // Within bounds the exact amounts are no longer in the proportion of the shares.
        let bounded = exact.bounds.is_some() && amount != Cents::ZERO;
        let weights = if bounded { Cow::Borrowed(&*exact.amounts) } else { weights(&apportionment.parts) };
        let division = faults.keep(amount.divide(&weights, &order))?;
        let divided = Arc::new(Divided { amount, own: pool.amount, received });
        Some(self.explain(&pool.id, divided, &seats, apportionment, exact, &division))
    }

    fn explain(
        &self,
        pool: &str,
        divided: Arc<Divided>,
        seats: &[Seat<'_>],
        apportionment: Apportionment<Apportioned>,
        exact: Exact,
        division: &Division,
    ) -> DividedPool {
        let participants = count(seats.len());
        let ties = ties(division);
        let mut bounds = exact.bounds.map(Vec::into_iter);
        let each = seats.iter().zip(apportionment.parts).zip(exact.amounts).zip(&division.parts).zip(ties);
        let lines = each.map(|((((seat, apportioned), exact), part), tie)| {
            let derivation = CostDerivation {
                divided: Arc::clone(&divided),
                participants,
                fallback: apportionment.fallback,
                apportioned,
                bounds: bounds.as_mut().and_then(Iterator::next).map(Box::new),
                exact,
                rounding: rounding(part, division.left_over, divided.amount, tie),
                amount: part.amount,
            };
            Line {
                pool: pool.to_owned(),
                member: seat.member.id.clone(),
                amount: part.amount,
                derivation: Derivation::Cost(Box::new(derivation)),
            }
        });
        let lines = lines.collect();
        let tie = division.tie.as_ref().map(|tie| PoolTie {
            pool: pool.to_owned(),
            among: tie
                .among
                .iter()
                .filter_map(|at| seats.get(*at))
                .map(|seat| seat.member.id.clone())
                .collect(),
            cents: count(tie.cents),
        });
        DividedPool { total: divided.amount, lines, result: None, tie }
    }
}

/// What the pool is divided by: the measures where there are any, for they are in the proportion of the
/// shares and mostly whole numbers.
fn weights(parts: &[Apportioned]) -> Cow<'_, [Share]> {
    let weight = |part: &Apportioned| match part {
        Apportioned::Measured(measured) => measured.counted.clone(),
        Apportioned::Blend { share, .. } => share.clone(),
    };
    parts.iter().map(weight).collect()
}

/// The exact amounts: by share alone, or within floors and caps. A refund has none.
fn exact(
    pool: &CostPool,
    amount: Cents,
    seats: &[Seat<'_>],
    parts: &[Apportioned],
    faults: &mut Faults,
) -> Option<Exact> {
    let whole = amount.euros();
    let by_share: Vec<Share> = parts.iter().map(|part| &whole * part.share()).collect();
    if amount.is_negative() || (pool.floor.is_none() && pool.cap.is_none()) {
        return Some(Exact { amounts: by_share, bounds: None });
    }
    let at = if pool.floor.is_some() { "floor" } else { "cap" };
    faults.at(at, |faults| {
        let limits: Vec<_> = seats.iter().map(|seat| faults.keep(Limits::of(pool, seat.member))).collect();
        let limits = limits.into_iter().collect::<Option<Vec<_>>>()?;
        let shares: Vec<&Share> = parts.iter().map(Apportioned::share).collect();
        let spread = faults.keep(bounds::spread(amount, &shares, &limits))?;
        let applied = limits.into_iter().zip(by_share).zip(&spread.exact).zip(shares);
        let applied = applied.map(|(((limits, unbounded), exact), share)| {
            let free = &spread.t * share;
            let reached = match free.cmp(exact) {
                std::cmp::Ordering::Less => Some(BoundReached::Floor),
                std::cmp::Ordering::Greater => Some(BoundReached::Cap),
                std::cmp::Ordering::Equal => None,
            };
            let Limits { floor, cap } = limits;
            BoundsApplied { unbounded, t: spread.t.clone(), floor, cap, reached }
        });
        let bounds = Some(applied.collect());
        Some(Exact { amounts: spread.exact, bounds })
    })
}

fn rounding(part: &Part, left_over: usize, whole: Cents, tie: Option<TieMet>) -> Rounding {
    let toward_zero = match (part.extra, whole.is_negative()) {
        (false, _) => Cents::ZERO,
        (true, false) => Cents::new(1),
        (true, true) => Cents::new(-1),
    };
    Rounding {
        // The cent was added a moment ago: taking it off again fits.
        down: part.amount.checked_sub(toward_zero).unwrap_or(part.amount),
        left_over: count(left_over),
        place: part.place.map(count),
        extra: part.extra,
        tie,
    }
}

/// For each position, the tie that it was in.
fn ties(division: &Division) -> Vec<Option<TieMet>> {
    let mut ties = vec![None; division.parts.len()];
    if let Some(tie) = &division.tie {
        for (index, position) in tie.among.iter().enumerate() {
            let met =
                TieMet { among: count(tie.among.len()), cents: count(tie.cents), place: count(index + 1) };
            ties[*position] = Some(met);
        }
    }
    ties
}

/// A number of members or cents, as the derivation holds it.
fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
