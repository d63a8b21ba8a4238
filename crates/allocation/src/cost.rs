//! Divides a cost pool, to the cent.

use std::sync::{Arc, OnceLock};

use kernel::{Cents, Share, Split};

use crate::allocation::PoolTie;
use crate::apportion::Shared;
use crate::bounds::{self, Limits};
use crate::derivation::{Divided, Received};
use crate::engine::{Divided as DividedPool, Engine};
use crate::fault::{FaultKind, Faults};
use crate::pool::CostPool;
use crate::seats::Seats;
use crate::way::{Bounds, CostWay, How, Way, count};

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
        if seats.members.is_empty() {
            faults.add_at("participants", FaultKind::NobodyTakesPart { pool: pool.id.clone() });
            return None;
        }
        let apportionment = self.shares(&pool.id, &pool.rules, &seats, faults)?;
        let bounds = bounds(pool, amount, &seats, &apportionment.of, faults)?;
        let cost = CostWay {
            start: self.scenario.period.start(),
            divided: Arc::new(Divided { amount, own: pool.amount, received }),
            shared: apportionment.of,
            bounds,
            ranked: OnceLock::new(),
        };
        let Split { amounts, tie } = self.split(pool, &cost, &seats, faults)?;
        let tie = tie.map(|tie| {
            let among = tie.among.iter().filter_map(|seat| seats.members.get(*seat));
            let among = among.map(|member| member.id.clone()).collect();
            PoolTie { pool: pool.id.clone(), among, cents: count(tie.cents) }
        });
        let (fallback, how) = (apportionment.fallback, How::Cost(Box::new(cost)));
        let way = Way { pool: pool.id.as_str().into(), seated: seats.seated, fallback, how };
        Some(DividedPool { total: amount, places: seats.places, amounts, result: None, tie, way })
    }

    /// Divides in machine words where they hold the weights, and in big integers where not.
    fn split(
        &self,
        pool: &CostPool,
        cost: &CostWay,
        seats: &Seats<'_>,
        faults: &mut Faults,
    ) -> Option<Split> {
        let (amount, weights) = (cost.divided.amount, cost.weights());
        let order = self.tie_order(&pool.id, seats.members.iter().map(|member| member.id.as_str()));
        let split = weights.as_whole().and_then(|(numbers, _)| amount.split(numbers, &order));
        if split.is_some() {
            return split;
        }
        let weights: Vec<Share> = weights.iter().collect();
        let division = faults.keep(amount.divide(&weights, &order))?;
        Some(Split { amounts: division.amounts().collect(), tie: division.tie })
    }
}

/// The exact amounts within floors and caps, where there are any. A refund has none.
#[expect(clippy::option_option, reason = "a fault is not the same as no bounds")]
fn bounds(
    pool: &CostPool,
    amount: Cents,
    seats: &Seats<'_>,
    shared: &Shared,
    faults: &mut Faults,
) -> Option<Option<Bounds>> {
    if amount.is_negative() || (pool.floor.is_none() && pool.cap.is_none()) {
        return Some(None);
    }
    let at = if pool.floor.is_some() { "floor" } else { "cap" };
    faults.at(at, |faults| {
        let limits: Vec<_> =
            seats.members.iter().map(|member| faults.keep(Limits::of(pool, member))).collect();
        let limits = limits.into_iter().collect::<Option<Vec<_>>>()?;
        let spread = faults.keep(bounds::spread(amount, shared.shares(), &limits))?;
        Some(Some(Bounds { limits, spread }))
    })
}
