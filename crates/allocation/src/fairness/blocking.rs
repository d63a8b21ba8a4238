//! Whether any group pays more together than it would alone. Where none does, the payments are in the core.
//!
//! Invariant: payments and costs are exact; a group that pays exactly what it would pay alone is content.

use kernel::Share;

use super::game::{CostFunction, Game, every_group, in_whole_units};
use super::model::MOST_ENUMERATED;

/// How many groups are named at most.
const MOST_NAMED: usize = 10;

/// A group that pays more than it would alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Blocking {
    pub(super) players: Vec<usize>,
    pub(super) pays: Share,
    pub(super) alone: Share,
}

/// What looking for such groups found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// Every group was looked at: how many block, and the worst of them, worst first.
    All(u64, Vec<Blocking>),
    /// Only those were looked at of which one blocks if any group does; the blocking ones among them.
    Worst(Vec<Blocking>),
    /// There are too many groups, and no few of them that stand for all.
    Unknown,
}

/// Looks for groups that pay more than they would alone.
pub(super) fn look(game: &Game, payments: &[Share]) -> Found {
    if payments.len() <= MOST_ENUMERATED {
        return enumerated(game.every_group(), payments);
    }
    match Flat::of(game, payments.len()) {
        Some(flat) => Found::Worst(flat.blocking(game, payments)),
        None => Found::Unknown,
    }
}

fn enumerated(costs: Vec<Share>, payments: &[Share]) -> Found {
    let (mut costs, unit) = in_whole_units(costs.into_iter().chain(payments.iter().cloned()).collect());
    let payments = costs.split_off(costs.len() - payments.len());
    let paid = every_group(&payments, |sum, payment| sum + payment);
    let pairs = paid.iter().zip(&costs).enumerate();
    let mut blocking: Vec<(Share, usize)> = pairs
        .filter(|(_, (pays, alone))| pays > alone)
        .map(|(group, (pays, alone))| (pays - alone, group))
        .collect();
    let count = u64::try_from(blocking.len()).unwrap_or(u64::MAX);
    // The worst first; of those that are as bad the smaller group, and then the one of the first members.
    let by_rank = |(a, x): &(Share, usize), (b, y): &(Share, usize)| {
        b.cmp(a).then(x.count_ones().cmp(&y.count_ones())).then(x.cmp(y))
    };
    if blocking.len() > MOST_NAMED {
        blocking.select_nth_unstable_by(MOST_NAMED, by_rank);
        blocking.truncate(MOST_NAMED);
    }
    blocking.sort_by(by_rank);
    let named = blocking.into_iter().filter_map(|(_, group)| {
        let players = (0..payments.len()).filter(|player| group >> player & 1 == 1).collect();
        let euros = |units: &Share| units.checked_div(&unit).ok();
        Some(Blocking { players, pays: euros(paid.get(group)?)?, alone: euros(costs.get(group)?)? })
    });
    Found::All(count, named.collect())
}

/// A game that is one threshold at most, plus a fixed cost for whoever takes part, plus costs of one's own.
struct Flat {
    needs: Option<Vec<Share>>,
    own: Vec<Share>,
}

impl Flat {
    fn of(game: &Game, players: usize) -> Option<Self> {
        let none = vec![Share::ZERO; players];
        match game {
            Game::Threshold(needs) => Some(Self { needs: Some(needs.clone()), own: none }),
            Game::FixedPlusUnit(_, units) => Some(Self { needs: None, own: units.clone() }),
            Game::Sum(of) => of.iter().try_fold(Self { needs: None, own: none }, |sum, game| {
                let part = Self::of(game, players)?;
                if sum.needs.is_some() && part.needs.is_some() {
                    return None;
                }
                let own = sum.own.iter().zip(&part.own).map(|(a, b)| a + b).collect();
                Some(Self { needs: sum.needs.or(part.needs), own })
            }),
            Game::Table(_) | Game::Cheapest(_) => None,
        }
    }

    /// The blocking groups among those that stand for all, the worst first.
    ///
    /// Let `y` be what a player pays above its own costs. A group S pays `sum of y over S - F - need(S)` too
    /// much, where F is fixed and `need(S)` the largest need in it. Take the group G of all players whose
    /// need is at most `need(S)` and whose `y` is above zero. Against S it lost players with `y <= 0` and
    /// won players with `y > 0`, so its sum is no smaller; its largest need is no larger. So G pays at
    /// least as much too much as S does, and looking at one G for each need that occurs is enough. (Where G
    /// is empty no such S pays too much, for costs are not negative.)
    fn blocking(&self, game: &Game, payments: &[Share]) -> Vec<Blocking> {
        let mut order: Vec<usize> = (0..payments.len()).collect();
        let above = |player: &usize| Some(payments.get(*player)? > self.own.get(*player)?);
        order.retain(|player| above(player) == Some(true));
        let need = |player: &usize| self.needs.as_ref().and_then(|needs| needs.get(*player));
        order.sort_by(|a, b| need(a).cmp(&need(b)));
        let costs = game.along(&order);
        let mut paid = Share::ZERO;
        let mut blocking = Vec::new();
        for (index, (player, alone)) in order.iter().zip(&costs).enumerate() {
            paid = payments.get(*player).map_or(paid.clone(), |pays| &paid + pays);
            let next = order.get(index + 1);
            let is_whole = next.is_none_or(|next| need(next) != need(player));
            if is_whole && paid > *alone {
                let mut players = order.get(..=index).unwrap_or_default().to_vec();
                players.sort_unstable();
                blocking.push(Blocking { players, pays: paid.clone(), alone: alone.clone() });
            }
        }
        blocking.sort_by_key(|group| &group.alone - &group.pays);
        blocking.truncate(MOST_NAMED);
        blocking
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shares(numbers: &[i64]) -> Vec<Share> {
        numbers.iter().copied().map(Share::from).collect()
    }

    fn worst(found: Vec<Blocking>) -> Share {
        found.first().map_or(Share::ZERO, |group| &group.pays - &group.alone)
    }

    proptest! {
        #[test]
        fn the_few_groups_stand_for_all(
            players in prop::collection::vec((0..6_i64, 0..9_i64, -3..12_i64), 1..8), fixed in 0..9_i64,
            parts in 0..4_usize,
        ) {
            let of = |pick: fn(&(i64, i64, i64)) -> i64| -> Vec<Share> {
                players.iter().map(pick).map(Share::from).collect()
            };
            let (needs, own, payments) = (of(|p| p.0), of(|p| p.1), of(|p| p.2));
            let threshold = Game::Threshold(needs);
            let fixed = Game::FixedPlusUnit(Share::from(fixed), own);
            let game = match parts {
                0 => threshold,
                1 => fixed,
                2 => Game::Sum(vec![fixed.clone(), fixed]),
                _ => Game::Sum(vec![fixed, threshold]),
            };
            let few = Flat::of(&game, players.len()).unwrap().blocking(&game, &payments);
            let Found::All(count, all) = enumerated(game.every_group(), &payments) else {
                unreachable!("every group was looked at");
            };
            prop_assert_eq!(count == 0, few.is_empty());
            prop_assert_eq!(worst(few), worst(all));
        }
    }

    #[test]
    fn two_thresholds_have_no_few_groups_that_stand_for_all() {
        let game = Game::Sum(vec![Game::Threshold(shares(&[1; 21])), Game::Threshold(shares(&[2; 21]))]);
        assert_eq!(look(&game, &shares(&[1; 21])), Found::Unknown);
    }
}
