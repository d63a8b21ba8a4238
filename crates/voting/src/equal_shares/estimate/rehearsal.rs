//! A whole count in estimates, which either is certainly what the exact count buys, or gives up.
//!
//! A completion counts hundreds of times and only wants to know what each count costs. So everybody's money
//! is kept between two bounds, and a project is bought only where it is certainly the cheapest: its highest
//! price lies below the lowest price of every other one. At a tie, or anything like it, the rehearsal ends,
//! and the exact count is made. The count that decides is always made exactly.

use num_bigint::BigUint;

use super::{BAND, MOST_SUPPORTERS, Scale, float};
use crate::equal_shares::count::{Bought, Input};
use crate::profile::Supporter;

/// Far more than one operation is off by, as a part of its result.
const SLOP: f64 = 1e-15;

/// A supporter of the project that is priced.
#[derive(Clone, Copy)]
struct Purse {
    low: f64,
    high: f64,
    weight: f64,
    score: f64,
}

/// A project that is not bought and may still be.
#[derive(Clone, Copy)]
struct Open {
    project: usize,
    /// No less than this is its price per unit of utility: money only becomes less, so prices only rise.
    lower: f64,
}

/// Bounds of a price per score.
#[derive(Clone, Copy)]
struct Price {
    low: f64,
    /// Infinite where it may be that nobody can pay.
    high: f64,
}

struct Rehearsal<'a> {
    input: &'a Input<'a>,
    low: Vec<f64>,
    high: Vec<f64>,
    open: Vec<Open>,
    rest: Vec<Purse>,
}

/// What an exact count with `start` units of money per unit of weight, over a denominator, certainly buys;
/// none where that is not certain. `all_full` is only true where it is certain.
pub(in crate::equal_shares) fn rehearse(
    input: &Input<'_>,
    (start, denominator): (&BigUint, &BigUint),
) -> Option<Bought> {
    let money = Scale::of(denominator).quotient(start);
    let groups = input.profile.groups.len();
    let open = (0..input.costs.len()).map(|project| Open { project, lower: 0.0 }).collect();
    let mut rehearsal = Rehearsal {
        input,
        low: vec![money * (1.0 - SLOP); groups],
        high: vec![money * (1.0 + SLOP); groups],
        open,
        rest: Vec::new(),
    };
    let mut bought = Bought { projects: Vec::new(), cost: 0, all_full: true };
    while let Some((project, price)) = rehearsal.next()? {
        bought.all_full &= rehearsal.pay(input.profile.supporters_of(project), price);
        bought.cost += u128::from(input.cost(project));
        bought.projects.push(project);
    }
    Some(bought)
}

impl Rehearsal<'_> {
    /// The project that certainly is the cheapest, which is then no longer open; `Some(None)` where certainly
    /// none can be paid.
    fn next(&mut self) -> Option<Option<(usize, Price)>> {
        self.open.sort_by(|a, b| a.lower.total_cmp(&b.lower));
        let mut best: Option<(usize, Price, f64)> = None;
        let mut others = f64::INFINITY;
        let mut index = 0;
        while let Some(open) = self.open.get(index).copied() {
            if best.is_some_and(|(_, _, upper)| open.lower > upper) {
                others = others.min(open.lower);
                break;
            }
            let supporters = self.input.profile.supporters_of(open.project);
            let Some(price) = self.price(supporters, float(self.input.cost(open.project))) else {
                self.open.remove(index);
                continue;
            };
            let per = float(self.input.per(open.project));
            let (lower, upper) = (price.low / per * (1.0 - BAND), price.high / per * (1.0 + BAND));
            if let Some(open) = self.open.get_mut(index) {
                open.lower = open.lower.max(lower);
            }
            match best {
                Some((_, _, least)) if least <= upper => others = others.min(lower),
                _ => {
                    if let Some((of, ..)) = best {
                        others = others.min(self.lower_of(of));
                    }
                    best = Some((open.project, price, upper));
                }
            }
            index += 1;
        }
        let Some((project, price, upper)) = best else { return Some(None) };
        if upper.is_infinite() || upper >= others {
            return None;
        }
        self.open.retain(|open| open.project != project);
        Some(Some((project, price)))
    }

    fn lower_of(&self, project: usize) -> f64 {
        self.open.iter().find(|open| open.project == project).map_or(0.0, |open| open.lower)
    }

    /// Bounds of the price per score; none where the supporters certainly cannot pay.
    fn price(&mut self, supporters: &[Supporter], cost: f64) -> Option<Price> {
        if supporters.len() > MOST_SUPPORTERS {
            return Some(Price { low: 0.0, high: f64::INFINITY });
        }
        self.rest.clear();
        let (mut total, mut points) = (0.0, 0.0);
        for supporter in supporters {
            let at = |money: &[f64]| money.get(supporter.group).copied().unwrap_or(0.0);
            let (weight, score) = (float(supporter.weight), float(supporter.score));
            let purse = Purse { low: at(&self.low), high: at(&self.high), weight, score };
            total += weight * purse.high;
            points += weight * score;
            self.rest.push(purse);
        }
        if total * (1.0 + BAND) < cost * (1.0 - BAND) {
            return None;
        }
        let (mut poor_low, mut poor_high) = (0.0, 0.0);
        let mut low = cost / points * (1.0 - BAND);
        // Whoever has less than its share even at the lowest price certainly pays all it has.
        loop {
            let before = self.rest.len();
            self.rest.retain(|of| {
                let is_poor = of.high * (1.0 + BAND) < low * of.score;
                if is_poor {
                    poor_low += of.weight * of.low;
                    poor_high += of.weight * of.high;
                }
                !is_poor
            });
            if self.rest.len() == before || self.rest.is_empty() {
                break;
            }
            points = self.rest.iter().map(|of| of.weight * of.score).sum();
            low = low.max((cost * (1.0 - BAND) - poor_high * (1.0 + BAND)) / points * (1.0 - BAND));
        }
        // Whoever may have less than its share at the highest price pays all it has there; the band covers
        // those who have a little more.
        loop {
            if self.rest.is_empty() {
                return Some(Price { low, high: f64::INFINITY });
            }
            points = self.rest.iter().map(|of| of.weight * of.score).sum();
            let high = (cost * (1.0 + BAND) - poor_low * (1.0 - 8.0 * BAND)) / points * (1.0 + BAND);
            let before = self.rest.len();
            self.rest.retain(|of| {
                let is_poor = of.low * (1.0 - BAND) < high * of.score;
                if is_poor {
                    poor_low += of.weight * of.low;
                }
                !is_poor
            });
            if self.rest.len() == before {
                return Some(Price { low, high });
            }
        }
    }

    /// Takes a price out of the bounds of its supporters. Says whether certainly everybody paid its whole
    /// share.
    fn pay(&mut self, supporters: &[Supporter], price: Price) -> bool {
        let mut all_full = true;
        for supporter in supporters {
            let score = float(supporter.score);
            let (share_low, share_high) = (price.low * score, price.high * score);
            let both = self.low.get_mut(supporter.group).zip(self.high.get_mut(supporter.group));
            let Some((low, high)) = both else { continue };
            all_full &= *low * (1.0 - BAND) > share_high;
            let slop = *high * SLOP;
            *low = (*low - share_high * (1.0 + SLOP) - slop).max(0.0);
            *high = (*high - share_low * (1.0 - SLOP) + slop).max(0.0);
        }
        all_full
    }
}
