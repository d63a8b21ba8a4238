//! The Shapley value: what each player adds on average, over every order in which they could have come.
//!
//! Shapley 1953, "A value for n-person games". For a threshold Littlechild and Owen 1973, "A simple
//! expression for the Shapley value in a special case": everybody pays an equal part of each step that it
//! needs. The value of a sum of games is the sum of the values.

use kernel::Share;

use super::game::{Game, in_whole_units};
use super::model::MOST_ENUMERATED;

/// Exact values, in euros.
pub(super) struct Exact {
    pub(super) values: Vec<Share>,
    /// Whether groups were looked at one by one for it.
    pub(super) enumerated: bool,
}

/// The exact value; none where that would take every group of more than [`MOST_ENUMERATED`] players.
pub(super) fn exact(game: &Game, players: usize) -> Option<Exact> {
    match game {
        Game::Threshold(needs) => Some(Exact { values: threshold(needs), enumerated: false }),
        Game::FixedPlusUnit(fixed, units) => {
            let count = i64::try_from(units.len()).ok()?;
            let each = fixed.checked_div(&Share::from(count)).ok()?;
            let values = units.iter().map(|units| &each + units).collect();
            Some(Exact { values, enumerated: false })
        }
        Game::Sum(of) => {
            let parts = of.iter().map(|game| exact(game, players)).collect::<Option<Vec<_>>>()?;
            parts.into_iter().reduce(|a, b| Exact {
                values: a.values.iter().zip(&b.values).map(|(a, b)| a + b).collect(),
                enumerated: a.enumerated || b.enumerated,
            })
        }
        Game::Table(_) | Game::Cheapest(_) if players <= MOST_ENUMERATED => {
            Some(Exact { values: enumerated(game.every_group(), players)?, enumerated: true })
        }
        Game::Table(_) | Game::Cheapest(_) => None,
    }
}

/// `sum over k' <= k of (c(k') - c(k' - 1)) / (n - k' + 1)`, players by rising cost.
fn threshold(needs: &[Share]) -> Vec<Share> {
    let mut order: Vec<(usize, &Share)> = needs.iter().enumerate().collect();
    order.sort_by(|a, b| a.1.cmp(b.1));
    let mut values = vec![Share::ZERO; needs.len()];
    let (mut below, mut so_far) = (&Share::ZERO, Share::ZERO);
    for (rank, (player, need)) in order.iter().enumerate() {
        let sharers = i64::try_from(needs.len() - rank).unwrap_or(i64::MAX);
        let part = (*need - below).checked_div(&Share::from(sharers)).unwrap_or_default();
        so_far = &so_far + &part;
        below = need;
        if let Some(value) = values.get_mut(*player) {
            *value = so_far.clone();
        }
    }
    values
}

/// By the costs of all groups: with `w(s) = s! (n - s - 1)! / n!` a player's value is the sum of
/// `w(s - 1) c(S)` over the groups with it, less the sum of `w(s) c(S)` over those without.
fn enumerated(costs: Vec<Share>, players: usize) -> Option<Vec<Share>> {
    let (costs, unit) = in_whole_units(costs);
    let (of_size, with) = match machine_words(&costs) {
        Some(costs) => {
            let (of_size, with) = sums(&costs, players, |sum, cost| *sum += cost)?;
            let shares = |sums: Vec<i64>| sums.into_iter().map(Share::from).collect();
            (shares(of_size), with.into_iter().map(shares).collect())
        }
        None => sums(&costs, players, |sum, cost| *sum = &*sum + cost)?,
    };
    let weights = (0..players).map(|size| weight(size, players)).collect::<Option<Vec<_>>>()?;
    let value = |with: &Vec<Share>| {
        let gains: Share = weights.iter().zip(with.iter().skip(1)).map(|(weight, sum)| weight * sum).sum();
        let losses: Share = weights
            .iter()
            .zip(of_size.iter().zip(with))
            .map(|(weight, (all, with))| weight * &(all - with))
            .sum();
        (&gains - &losses).checked_div(&unit).ok()
    };
    with.iter().map(value).collect()
}

/// Costs as machine words, where they are whole and so small that all of them together are one too.
fn machine_words(costs: &[Share]) -> Option<Vec<i64>> {
    let most = i64::MAX >> MOST_ENUMERATED;
    let word = |cost: &Share| match cost.small()? {
        (number, 1) if (-most..=most).contains(&number) => Some(number),
        _ => None,
    };
    costs.iter().map(word).collect()
}

/// The costs of all groups of each size together, and for each player those of the groups with it.
fn sums<N: Clone + Default>(
    costs: &[N],
    players: usize,
    add: impl Fn(&mut N, &N),
) -> Option<(Vec<N>, Vec<Vec<N>>)> {
    let mut of_size = vec![N::default(); players + 1];
    let mut with = vec![of_size.clone(); players];
    for (group, cost) in costs.iter().enumerate() {
        let size = usize::try_from(group.count_ones()).ok()?;
        add(of_size.get_mut(size)?, cost);
        let mut rest = group;
        while rest != 0 {
            let player = usize::try_from(rest.trailing_zeros()).ok()?;
            add(with.get_mut(player)?.get_mut(size)?, cost);
            rest &= rest - 1;
        }
    }
    Some((of_size, with))
}

/// `s! (n - s - 1)! / n!`: one over n times the number of groups of that size among the others.
fn weight(size: usize, players: usize) -> Option<Share> {
    let others = players.checked_sub(1)?;
    let mut groups = Share::ONE;
    for step in 0..size {
        let (up, down) = (i64::try_from(others - step).ok()?, i64::try_from(step + 1).ok()?);
        groups = &groups * &Share::ratio(up, down).ok()?;
    }
    Share::ONE.checked_div(&(&groups * &Share::from(i64::try_from(players).ok()?))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(numbers: &[i64]) -> Vec<Share> {
        numbers.iter().copied().map(Share::from).collect()
    }

    #[test]
    fn littlechild_and_owens_airport() {
        assert_eq!(threshold(&shares(&[8, 11, 13, 18])), shares(&[2, 3, 4, 9]));
        assert_eq!(threshold(&shares(&[18, 8, 13, 11])), shares(&[9, 2, 4, 3]));
        assert_eq!(threshold(&shares(&[1500, 2200, 3000])), shares(&[500, 850, 1650]));
    }

    #[test]
    fn the_closed_forms_are_what_enumerating_gives() {
        let games = [
            Game::Threshold(shares(&[8, 11, 11, 0, 18])),
            Game::FixedPlusUnit(Share::from(100), shares(&[1, 2, 0, 5, 7])),
            Game::Sum(vec![
                Game::Threshold(shares(&[8, 11, 11, 0, 18])),
                Game::FixedPlusUnit(Share::ratio(1, 3).unwrap(), shares(&[1, 2, 0, 5, 7])),
            ]),
        ];
        for game in games {
            let closed = exact(&game, 5).unwrap();
            assert!(!closed.enumerated);
            assert_eq!(enumerated(game.every_group(), 5), Some(closed.values));
        }
    }

    #[test]
    fn costs_past_the_machine_word_are_added_up_just_the_same() {
        let huge = Share::from(i64::MAX >> MOST_ENUMERATED);
        let table = |factor: &Share| [0, 3, 5, 6].map(|cost| &Share::from(cost) * factor).to_vec();
        assert!(machine_words(&[huge.clone(), -&huge]).is_some());
        assert!(machine_words(&[&huge + &Share::ONE]).is_none() && machine_words(&[Share::CENT]).is_none());
        let of = |factor: &Share| enumerated(table(factor), 2).unwrap();
        let scaled: Vec<Share> = of(&Share::ONE).iter().map(|value| value * &huge).collect();
        assert_eq!(of(&Share::ONE), shares(&[2, 4]));
        assert_eq!(of(&huge), scaled);
    }

    #[test]
    fn the_weights_of_all_groups_add_up_to_one_for_each_player() {
        for players in 1..=20 {
            let mut groups = Share::ONE;
            let mut sum = Share::ZERO;
            for size in 0..players {
                sum = &sum + &(&groups * &weight(size, players).unwrap());
                let others = i64::try_from(players - 1 - size).unwrap();
                groups = &groups * &Share::ratio(others, i64::try_from(size + 1).unwrap()).unwrap();
            }
            assert_eq!(sum, Share::ONE);
        }
    }
}
