//! Why: the worked example explained, and completions that end only far away.

use kernel::Share;
use voting::{Completion, FaultKind, Settings, Start, Step, Stop, Voters, explain, tally};

use crate::support::{approving, equal_shares, outcome, worked_example};

#[test]
fn the_worked_example_is_explained() {
    let election = worked_example();
    let settings = equal_shares();
    let why = explain(&election, &settings, &outcome(&election, &settings));

    let library = &why.funded[2];
    assert_eq!((library.project, library.round), (4, Some(3)));
    assert_eq!(library.payments.len(), 3);
    assert_eq!(library.payments[0], (6, Share::ratio(100, 3).unwrap()));

    // Everybody who wanted the gym paid all for the bike path, which has one supporter more.
    let gym = &why.unfunded[0];
    assert_eq!((gym.project, &gym.left, &gym.spent_on[..]), (1, &Share::ZERO, &[(0, Share::from(600))][..]));
    assert_eq!((&gym.effective_support, &gym.cheaper_by, gym.more_weight), (&Share::ZERO, &None, Some(1)));

    // Two of the park's supporters have 16.67 left each: whole units of currency make that 33.
    let park = &why.unfunded[1];
    assert_eq!((park.project, &park.left), (2, &Share::ratio(100, 3).unwrap()));
    assert_eq!(park.effective_support, Share::ratio(132, 10).unwrap());
    assert_eq!((&park.cheaper_by, park.more_weight), (&Some(Share::from(217)), Some(2)));
    assert_eq!(park.supporters, Voters { ballots: 5, weight: 5 });

    assert_eq!(why.unspent, Share::from(100));
    assert_eq!(why.satisfied, Voters { ballots: 11, weight: 11 });
    assert_eq!(why.most_votes, [0, 1]);
    assert_eq!((&why.only_here[..], &why.only_most_votes[..]), (&[3, 4][..], &[1][..]));
    assert_eq!((why.better_off.ballots, why.worse_off.ballots), (4, 6));
}

#[test]
fn a_lonely_wish_does_not_keep_the_count_busy() {
    let everybody: Vec<usize> = (1..=9).collect();
    let election = approving(905, &[("a", 10, &everybody), ("b", 900, &[10])], 10);
    let completion =
        Completion::AddStep { start: Start::Exact, step: Step::PartOfShare(1000), stop: Stop::Overspend };
    let found = outcome(&election, &Settings { completion, ..equal_shares() });
    assert_eq!((found.funded, found.counts), (vec![0], 8946));
}

#[test]
fn a_completion_that_would_not_end_is_refused() {
    let election = approving(100, &[("a", 40, &[1]), ("b", 60, &[1, 2]), ("c", 45, &[2])], 2);
    let step = Step::Amount("0.000000001".parse().unwrap());
    let completion = Completion::AddStep { start: Start::Exact, step, stop: Stop::Overspend };
    let refused = tally(&election, &Settings { completion, ..equal_shares() }).unwrap_err();
    assert!(matches!(refused[0].kind, FaultKind::TooManyCounts { .. }), "{refused:?}");
    assert!(refused[0].to_string().starts_with("step: "), "{refused:?}");
    let far = approving(5, &[("a", i64::MAX, &[1])], 1);
    let step = Step::Amount("0.000000000000000001".parse().unwrap());
    let completion = Completion::AddStep { start: Start::Exact, step, stop: Stop::Overspend };
    assert!(tally(&far, &Settings { completion, ..equal_shares() }).is_err());
}

#[test]
fn without_ballots_nothing_is_funded_and_nothing_fails() {
    let election = approving(100, &[("a", 40, &[])], 0);
    for rule in [voting::Rule::EqualShares, voting::Rule::Phragmen, voting::Rule::Greedy] {
        let settings = Settings::new(rule);
        let found = outcome(&election, &settings);
        assert!(found.rounds.is_empty() && found.ties.is_empty());
        let why = explain(&election, &settings, &found);
        assert_eq!(why.satisfied, Voters::default());
    }
}
