//! The count of a round in the shape of its page: who paid by score, wishes per member, the budget line.
//!
//! Invariant: amounts on a page add up to the cent: what rounding leaves goes to the largest remainders.

use std::collections::BTreeMap;

use kernel::{Cents, Share};
use voting::{Election, Utility};

/// Members up to so many inhabitants are small.
pub const SMALL: i64 = 40_000;
/// Members from so many inhabitants on are large.
pub const LARGE: i64 = 90_000;

/// Payments to the cent that add up to their exact sum, which is a number of cents: every payment is rounded
/// down, and the cents that are left go to the largest remainders, the first ballot first.
#[must_use]
pub fn to_cents(payments: &[(usize, Share)]) -> Vec<(usize, Cents)> {
    let exact: Share = payments.iter().map(|(_, paid)| paid).sum();
    let down = |paid: &Share| Cents::rounded_down(paid).unwrap_or_default();
    let mut rounded: Vec<(usize, Cents)> = payments.iter().map(|(by, paid)| (*by, down(paid))).collect();
    let sum: i64 = rounded.iter().map(|(_, cents)| cents.cents()).sum();
    let whole = Cents::rounded_half_up(&exact).unwrap_or_default().cents();
    let mut by_rest: Vec<usize> = (0..payments.len()).collect();
    let rest =
        |index: &usize| payments.get(*index).map(|(_, paid)| paid - &down(paid).euros()).unwrap_or_default();
    by_rest.sort_by_key(|index| std::cmp::Reverse(rest(index)));
    let extra = usize::try_from(whole - sum).unwrap_or_default();
    for index in by_rest.into_iter().take(extra) {
        if let Some((_, cents)) = rounded.get_mut(index) {
            *cents = Cents::new(cents.cents() + 1);
        }
    }
    rounded
}

/// Members that gave a service the same score, and what they paid for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payers {
    /// The score.
    pub score: u32,
    /// The places of their ballots.
    pub ballots: Vec<usize>,
    /// The least that one of them paid.
    pub least: Cents,
    /// The most that one of them paid.
    pub most: Cents,
    /// What they paid together.
    pub total: Cents,
}

/// Who paid for a service, the highest score first.
#[must_use]
pub fn by_score(election: &Election, project: usize, payments: &[(usize, Share)]) -> Vec<Payers> {
    let mut groups: BTreeMap<u32, Payers> = BTreeMap::new();
    for (ballot, paid) in to_cents(payments) {
        let score = score(election, ballot, project);
        let none = Payers { score, ballots: Vec::new(), least: paid, most: paid, total: Cents::ZERO };
        let group = groups.entry(score).or_insert(none);
        group.ballots.push(ballot);
        group.least = group.least.min(paid);
        group.most = group.most.max(paid);
        group.total = Cents::new(group.total.cents() + paid.cents());
    }
    groups.into_values().rev().collect()
}

/// How many paid less than their score asks, because their money was at its end.
#[must_use]
pub fn paid_their_last(election: &Election, project: usize, payments: &[(usize, Share)]) -> usize {
    let per_point = |(ballot, paid): &(usize, Share)| {
        let weight = election.ballots().get(*ballot).map_or(1, |ballot| ballot.weight);
        let points = i64::try_from(weight).unwrap_or(1) * i64::from(score(election, *ballot, project));
        paid.checked_div(&Share::from(points.max(1))).unwrap_or_default()
    };
    let all: Vec<Share> = payments.iter().map(per_point).collect();
    let most = all.iter().max();
    all.iter().filter(|paid| Some(*paid) < most).count()
}

fn score(election: &Election, ballot: usize, project: usize) -> u32 {
    let scores = election.ballots().get(ballot).map(|ballot| ballot.scores.as_slice()).unwrap_or_default();
    scores.iter().find(|(of, _)| *of == project).map_or(0, |(_, score)| *score)
}

/// What a ballot gets of what is funded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gets {
    /// How many of its wishes.
    pub wishes: usize,
    /// What they are worth to it.
    pub worth: Share,
}

/// What each ballot gets of a funded set. A wish is a service with at least this score.
#[must_use]
pub fn gets(election: &Election, utility: Utility, least: u32, funded: &[usize]) -> Vec<Gets> {
    let of = |ballot: &voting::Ballot| {
        let mut gets = Gets::default();
        for (project, score) in ballot.scores.iter().filter(|(project, _)| funded.contains(project)) {
            gets.wishes += usize::from(*score >= least);
            let cost = election.projects().get(*project).map_or(Share::ZERO, |project| project.cost.clone());
            let worth = Share::from(i64::from(*score));
            gets.worth = &gets.worth + &if utility == Utility::Cost { &worth * &cost } else { worth };
        }
        gets
    };
    election.ballots().iter().map(of).collect()
}

/// How large a municipality is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Up to [`SMALL`] inhabitants.
    Small,
    /// Between.
    Middle,
    /// From [`LARGE`] inhabitants on.
    Large,
}

impl Size {
    /// The size of a member with so many inhabitants.
    #[must_use]
    pub fn of(inhabitants: &Share) -> Self {
        match inhabitants {
            few if *few <= Share::from(SMALL) => Self::Small,
            many if *many >= Share::from(LARGE) => Self::Large,
            _ => Self::Middle,
        }
    }
}

/// Members of one size, and how many of their wishes are funded on average.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfSize {
    /// The size.
    pub size: Size,
    /// How many members.
    pub members: usize,
    /// Wishes per member here.
    pub here: Share,
    /// Wishes per member by most votes.
    pub there: Share,
}

/// Wishes per member by size, small first; sizes that nobody has are left out.
#[must_use]
pub fn by_size(members: &[(Share, usize, usize)]) -> Vec<OfSize> {
    let mut sums: BTreeMap<Size, (usize, usize, usize)> = BTreeMap::new();
    for (inhabitants, here, there) in members {
        let sum = sums.entry(Size::of(inhabitants)).or_default();
        *sum = (sum.0 + 1, sum.1 + here, sum.2 + there);
    }
    let mean = |sum: usize, members: usize| {
        let ratio = i64::try_from(sum).ok().zip(i64::try_from(members).ok());
        ratio.and_then(|(sum, members)| Share::ratio(sum, members).ok()).unwrap_or_default()
    };
    let of = |(size, (members, here, there))| OfSize {
        size,
        members,
        here: mean(here, members),
        there: mean(there, members),
    };
    sums.into_iter().map(of).collect()
}

/// What the queue costs up to each place, and how many places fit the budget.
#[must_use]
pub fn line(costs: &[Share], budget: &Share) -> (Vec<Share>, usize) {
    let mut sum = Share::ZERO;
    let mut sums = Vec::new();
    for cost in costs {
        sum = &sum + cost;
        sums.push(sum.clone());
    }
    let fits = sums.iter().take_while(|sum| *sum <= budget).count();
    (sums, fits)
}

#[cfg(test)]
mod tests {
    use voting::{Ballot, Project};

    use super::*;

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    fn election() -> Election {
        let projects = vec![Project::new("desk", share("100")), Project::new("archive", share("60"))];
        let ballot = |voter: &str, weight, scores: &[(usize, u32)]| Ballot {
            voter: voter.to_owned(),
            weight,
            scores: scores.to_vec(),
        };
        let ballots = vec![
            ballot("a", 1, &[(0, 3), (1, 1)]),
            ballot("b", 1, &[(0, 3)]),
            ballot("c", 2, &[(0, 1), (1, 2)]),
        ];
        Election::new(share("160"), projects, ballots).unwrap()
    }

    #[test]
    fn payments_add_up_to_the_cent() {
        let third = Share::ratio(100, 3).unwrap();
        let payments = vec![(0, third.clone()), (1, third.clone()), (2, third)];
        let cents: Vec<i64> = to_cents(&payments).iter().map(|(_, cents)| cents.cents()).collect();
        assert_eq!(cents, [3334, 3333, 3333]);
        assert_eq!(to_cents(&[]), []);
    }

    #[test]
    fn payers_stand_by_score_with_the_range_of_what_they_paid() {
        let payments = [(0, share("45")), (1, share("25")), (2, share("30"))];
        let groups = by_score(&election(), 0, &payments);
        let shown: Vec<_> = groups
            .iter()
            .map(|group| {
                (
                    group.score,
                    group.ballots.clone(),
                    group.least.cents(),
                    group.most.cents(),
                    group.total.cents(),
                )
            })
            .collect();
        assert_eq!(shown, [(3, vec![0, 1], 2500, 4500, 7000), (1, vec![2], 3000, 3000, 3000)]);
        assert_eq!(paid_their_last(&election(), 0, &payments), 1, "b gives less per point than a and c");
    }

    #[test]
    fn a_wish_has_the_least_score_and_is_worth_its_score_times_its_cost() {
        let got = gets(&election(), Utility::Cost, 2, &[0, 1]);
        assert_eq!(got.iter().map(|got| got.wishes).collect::<Vec<_>>(), [1, 1, 1]);
        let worth: Vec<String> = got.iter().map(|got| got.worth.to_string()).collect();
        assert_eq!(worth, ["360", "300", "220"]);
        let scores = gets(&election(), Utility::Score, 2, &[0]);
        assert_eq!(scores.iter().map(|got| got.worth.to_string()).collect::<Vec<_>>(), ["3", "3", "1"]);
    }

    #[test]
    fn sizes_hold_their_borders_and_sizes_without_members_are_left_out() {
        let member = |inhabitants: i64, here, there| (Share::from(inhabitants), here, there);
        let sizes = by_size(&[member(40_000, 2, 1), member(90_000, 4, 4), member(10_000, 3, 1)]);
        let shown: Vec<_> = sizes.iter().map(|of| (of.size, of.members, of.here.to_string())).collect();
        assert_eq!(shown, [(Size::Small, 2, "2.5".to_owned()), (Size::Large, 1, "4".to_owned())]);
        assert_eq!(Size::of(&Share::from(40_001)), Size::Middle);
    }

    #[test]
    fn the_line_stands_after_what_fits() {
        let costs = [share("60"), share("100"), share("1")];
        let (sums, fits) = line(&costs, &share("160"));
        assert_eq!((sums.last().unwrap().to_string(), fits), ("161".to_owned(), 2));
        assert_eq!(line(&costs, &share("59")).1, 0);
    }
}
