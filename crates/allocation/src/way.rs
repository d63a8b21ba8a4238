//! The way from a pool to its amounts: in columns for all participants, drawn as a tree for the one that is
//! asked.
//!
//! Invariant: everything that the amounts were computed from is in here; drawing asks nobody else.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use kernel::{Cents, Division, Part, Share, TieOrder};

use crate::apportion::{Counted, Shared};
use crate::bounds::{Limits, Spread};
use crate::column::Column;
use crate::derivation::{
    BoundReached, BoundsApplied, CostDerivation, Derivation, Divided, Rounding, TariffDerivation, TieMet,
};
use crate::seats::Seated;

/// How the amounts of one pool came about.
#[derive(Debug)]
pub(crate) struct Way {
    pub(crate) pool: Arc<str>,
    pub(crate) seated: Seated,
    /// Whether the fallback key replaced the key.
    pub(crate) fallback: bool,
    pub(crate) how: How,
}

#[derive(Debug)]
pub(crate) enum How {
    Cost(Box<CostWay>),
    Tariff { price: Share, units: Counted },
}

/// How a cost was divided.
#[derive(Debug)]
pub(crate) struct CostWay {
    /// The start of the period, which ties go by.
    pub(crate) start: Date,
    pub(crate) divided: Arc<Divided>,
    pub(crate) shared: Shared,
    pub(crate) bounds: Option<Bounds>,
    /// Everybody's place among the broken cents: ranked when the first derivation is drawn.
    pub(crate) ranked: OnceLock<Option<Ranked>>,
}

/// Floors and caps, and what they made of the amounts.
#[derive(Debug)]
pub(crate) struct Bounds {
    pub(crate) limits: Vec<Limits>,
    pub(crate) spread: Spread,
}

/// The division with the places of all participants.
#[derive(Debug)]
pub(crate) struct Ranked {
    /// What the shares alone give, in euros.
    by_share: Column,
    division: Division,
    ties: Vec<Option<TieMet>>,
}

impl Way {
    /// The way to the amount of one participant.
    pub(crate) fn draw(&self, seat: usize, amount: Cents) -> Derivation {
        match &self.how {
            How::Cost(cost) => Derivation::Cost(Box::new(self.cost(cost, seat, amount))),
            How::Tariff { price, units } => {
                let measured = units.draw(seat, &self.seated);
                let (price, fallback, exact) = (price.clone(), self.fallback, price * &measured.counted);
                Derivation::Tariff(Box::new(TariffDerivation { price, fallback, measured, exact, amount }))
            }
        }
    }

    fn cost(&self, cost: &CostWay, seat: usize, amount: Cents) -> CostDerivation {
        let apportioned = cost.shared.draw(seat, &self.seated);
        let ranked = cost.ranked.get_or_init(|| self.rank(cost)).as_ref();
        let by_share = ranked.map(|ranked| ranked.by_share.get(seat)).unwrap_or_default();
        let bounds =
            cost.bounds.as_ref().and_then(|bounds| bounds.draw(seat, &by_share, apportioned.share()));
        let exact = match &cost.bounds {
            Some(bounds) => bounds.spread.exact.get(seat),
            None => by_share,
        };
        CostDerivation {
            divided: Arc::clone(&cost.divided),
            participants: count(self.seated.ids.len()),
            fallback: self.fallback,
            apportioned,
            bounds: bounds.map(Box::new),
            exact,
            rounding: rounding(ranked, seat, cost.divided.amount, amount),
            amount,
        }
    }

    /// The pool, divided once more with everybody's place: what decided no cent was not looked at before.
    fn rank(&self, cost: &CostWay) -> Option<Ranked> {
        let weights = match cost.weights().as_whole() {
            // In the same proportion, and what is whole need not be put in lowest terms.
            Some((numbers, _)) => {
                numbers.iter().map(|number| Share::quotient(*number, 1)).collect::<Option<Vec<_>>>()?
            }
            None => cost.weights().iter().collect(),
        };
        let order = TieOrder::new(cost.start, &self.pool, self.seated.ids.iter().map(|id| &**id));
        let division = cost.divided.amount.divide(&weights, &order).ok()?;
        let (by_share, ties) = (cost.shared.shares().scaled(&cost.divided.amount.euros()), ties(&division));
        Some(Ranked { by_share, division, ties })
    }
}

impl CostWay {
    /// What the amount is divided by: within bounds the exact amounts, which are no longer in the
    /// proportion of the shares.
    pub(crate) fn weights(&self) -> &Column {
        match &self.bounds {
            Some(bounds) if self.divided.amount != Cents::ZERO => &bounds.spread.exact,
            _ => self.shared.weights(),
        }
    }
}

impl Bounds {
    fn draw(&self, seat: usize, unbounded: &Share, share: &Share) -> Option<BoundsApplied> {
        let Limits { floor, cap } = self.limits.get(seat)?.clone();
        let free = &self.spread.t * share;
        let reached = match free.cmp(&self.spread.exact.get(seat)) {
            std::cmp::Ordering::Less => Some(BoundReached::Floor),
            std::cmp::Ordering::Greater => Some(BoundReached::Cap),
            std::cmp::Ordering::Equal => None,
        };
        Some(BoundsApplied { unbounded: unbounded.clone(), t: self.spread.t.clone(), floor, cap, reached })
    }
}

fn rounding(ranked: Option<&Ranked>, seat: usize, whole: Cents, amount: Cents) -> Rounding {
    let part = ranked.and_then(|ranked| ranked.division.parts.get(seat)).copied();
    let Part { place, extra, .. } = part.unwrap_or(Part { amount, place: None, extra: false });
    let toward_zero = match (extra, whole.is_negative()) {
        (false, _) => Cents::ZERO,
        (true, false) => Cents::new(1),
        (true, true) => Cents::new(-1),
    };
    Rounding {
        // The cent was added a moment ago: taking it off again fits.
        down: amount.checked_sub(toward_zero).unwrap_or(amount),
        left_over: ranked.map_or(0, |ranked| count(ranked.division.left_over)),
        place: place.map(count),
        extra,
        tie: ranked.and_then(|ranked| ranked.ties.get(seat).copied().flatten()),
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
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
