//! A cost model among the participants of one pool: what each group of them costs, in exact euros.

use kernel::Share;

use super::model::MOST_ENUMERATED;

/// What each group of players costs, in euros. Nobody costs nothing. Players are positions from 0.
///
/// Any function from a list of players to euros is one.
pub trait CostFunction {
    /// What a group costs. No player is in it twice; their order changes nothing.
    fn cost(&self, group: &[usize]) -> Share;

    /// What the group costs after each player of `order` has joined it.
    fn along(&self, order: &[usize]) -> Vec<Share> {
        (1..=order.len()).filter_map(|length| order.get(..length)).map(|group| self.cost(group)).collect()
    }
}

impl<F: Fn(&[usize]) -> Share> CostFunction for F {
    fn cost(&self, group: &[usize]) -> Share {
        self(group)
    }
}

/// A cost model, worked out for the players of a pool.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Game {
    /// By group, as a set of bits: player 0 is the lowest.
    Table(Vec<Share>),
    /// What each player's need costs.
    Threshold(Vec<Share>),
    /// The fixed cost, and what each player's units cost.
    FixedPlusUnit(Share, Vec<Share>),
    Sum(Vec<Game>),
    Cheapest(Vec<Game>),
}

impl CostFunction for Game {
    fn cost(&self, group: &[usize]) -> Share {
        self.along(group).pop().unwrap_or_default()
    }

    fn along(&self, order: &[usize]) -> Vec<Share> {
        match self {
            Self::Table(costs) => {
                let mut bits = 0_usize;
                let join = |player: &usize| {
                    bits |= 1 << player;
                    costs.get(bits).cloned().unwrap_or_default()
                };
                order.iter().map(join).collect()
            }
            Self::Threshold(needs) => grow(order, needs, |largest, need| largest.max(need).clone()),
            Self::FixedPlusUnit(fixed, units) => {
                let units = grow(order, units, |sum, units| sum + units);
                units.into_iter().map(|units| fixed + &units).collect()
            }
            Self::Sum(of) => side_by_side(of, |game| game.along(order), |a, b| &a + &b),
            Self::Cheapest(of) => side_by_side(of, |game| game.along(order), Ord::min),
        }
    }
}

fn grow(order: &[usize], of: &[Share], join: impl Fn(&Share, &Share) -> Share) -> Vec<Share> {
    let mut so_far = Share::ZERO;
    let each = |player: &usize| {
        so_far = join(&so_far, of.get(*player).unwrap_or(&Share::ZERO));
        so_far.clone()
    };
    order.iter().map(each).collect()
}

/// Lists of the same length made into one.
fn side_by_side(
    games: &[Game],
    list: impl Fn(&Game) -> Vec<Share>,
    join: impl Fn(Share, Share) -> Share,
) -> Vec<Share> {
    let lists = games.iter().map(list);
    let joined = lists.reduce(|a, b| a.into_iter().zip(b).map(|(a, b)| join(a, b)).collect());
    joined.unwrap_or_default()
}

impl Game {
    /// What every group costs, as sets of bits, for at most [`MOST_ENUMERATED`] players.
    pub(super) fn every_group(&self) -> Vec<Share> {
        match self {
            Self::Table(costs) => costs.clone(),
            Self::Threshold(needs) => every_group(needs, |largest, need| largest.max(need).clone()),
            Self::FixedPlusUnit(fixed, units) => {
                let mut costs = every_group(units, |sum, units| sum + units);
                costs.iter_mut().skip(1).for_each(|cost| *cost = &*cost + fixed);
                costs
            }
            Self::Sum(of) => side_by_side(of, Self::every_group, |a, b| &a + &b),
            Self::Cheapest(of) => side_by_side(of, Self::every_group, Ord::min),
        }
    }

    /// What all players but one cost, for each.
    pub(super) fn without_each(&self, players: usize) -> Vec<Share> {
        let others = |player| (0..players).filter(|other| *other != player).collect::<Vec<_>>();
        (0..players).map(|player| self.cost(&others(player))).collect()
    }
}

/// A value for every group: each further player joins all groups that are there.
pub(super) fn every_group(of: &[Share], join: impl Fn(&Share, &Share) -> Share) -> Vec<Share> {
    let mut values = vec![Share::ZERO];
    for player in of.iter().take(MOST_ENUMERATED) {
        let joined: Vec<Share> = values.iter().map(|value| join(value, player)).collect();
        values.extend(joined);
    }
    values
}

/// Costs as whole numbers of one small unit: the numbers, and how many units make a euro. Whole numbers add
/// up without looking for common divisors.
pub(super) fn in_whole_units(costs: Vec<Share>) -> (Vec<Share>, Share) {
    let mut unit = 1_i64;
    for (_, denominator) in costs.iter().filter_map(Share::small) {
        let step = denominator / gcd(unit, denominator);
        unit = unit.checked_mul(step).unwrap_or(unit);
    }
    let unit = Share::from(unit);
    (costs.iter().map(|cost| cost * &unit).collect(), unit)
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
