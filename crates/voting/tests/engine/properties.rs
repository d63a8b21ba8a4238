//! What must hold for every election.

use kernel::Share;
use proptest::prelude::*;
use voting::{
    Ballot, Completion, Election, Fill, Project, Rule, Settings, Start, Step, Stop, TallyDocument, TieRule,
    explain, read_pb, tally, write_pb,
};

use crate::support::{equal_shares, outcome};

/// Costs, ballots of weights and scores, and a budget.
#[derive(Clone, Debug)]
struct Drawn {
    costs: Vec<u16>,
    ballots: Vec<(u64, Vec<u32>)>,
    budget: u32,
}

impl Drawn {
    fn election(&self) -> Election {
        let all = self.costs.iter().enumerate();
        let projects =
            all.map(|(index, cost)| Project::new(format!("p{index}"), Share::from(i64::from(*cost))));
        let ballots = self.ballots.iter().enumerate().map(|(voter, (weight, scores))| Ballot {
            voter: format!("v{voter}"),
            weight: *weight,
            scores: scores.iter().copied().take(self.costs.len()).enumerate().collect(),
        });
        Election::new(Share::from(i64::from(self.budget)), projects.collect(), ballots.collect()).unwrap()
    }
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let score = prop_oneof![3 => Just(0_u32), 2 => Just(1), 1 => 1..4_u32];
    let ballot = (1..5_u64, proptest::collection::vec(score, 8));
    let costs = proptest::collection::vec(1..60_u16, 1..8);
    (costs, proptest::collection::vec(ballot, 1..12), 1..300_u32).prop_map(|(costs, ballots, budget)| Drawn {
        costs,
        ballots,
        budget,
    })
}

fn completed(stop: Stop) -> Settings {
    let completion = Completion::AddStep { start: Start::Exact, step: Step::PartOfShare(20), stop };
    Settings { completion, fill: Fill::Greedy, ..equal_shares() }
}

fn lots() -> Vec<TieRule> {
    vec![TieRule::Lot("a seed".to_owned())]
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn payments_add_up_to_the_cost_and_nobody_overpays(drawn in drawn(), overspend: bool) {
        let election = drawn.election();
        let settings = completed(if overspend { Stop::Overspend } else { Stop::Exhaustive });
        let found = outcome(&election, &settings);
        let why = explain(&election, &settings, &found);
        let mut spent = vec![Share::ZERO; election.ballots().len()];
        for of in why.funded.iter().filter(|of| of.round.is_some()) {
            let paid: Share = of.payments.iter().map(|(_, amount)| amount.clone()).sum();
            prop_assert_eq!(&paid, &of.cost);
            for (ballot, amount) in &of.payments {
                spent[*ballot] = &spent[*ballot] + amount;
            }
        }
        for (ballot, spent) in election.ballots().iter().zip(&spent) {
            let had = &found.money * &Share::from(i64::try_from(ballot.weight).unwrap());
            prop_assert!(*spent <= had, "{spent} of {had}");
        }
        prop_assert!(found.cost <= *election.budget());
        prop_assert_eq!(&found.cost + &why.unspent, election.budget().clone());
    }

    #[test]
    fn what_a_project_lacked_is_enough_and_no_less_is(drawn in drawn()) {
        let election = drawn.election();
        let settings = equal_shares();
        let why = explain(&election, &settings, &outcome(&election, &settings));
        for of in &why.unfunded {
            let spent: Share = of.spent_on.iter().map(|(_, paid)| paid.clone()).sum();
            let had = &outcome(&election, &settings).money
                * &Share::from(i64::try_from(of.supporters.weight).unwrap());
            prop_assert_eq!(spent + of.left.clone(), had);
            prop_assert!(of.effective_support < Share::from(100));
            let Some(less) = &of.cheaper_by else { continue };
            let bought_at = |cost: Share| {
                let cheaper = election.with_cost(of.project, cost).unwrap();
                outcome(&cheaper, &settings).funded.contains(&of.project)
            };
            let most = &of.cost - less;
            prop_assert!(bought_at(most.clone()));
            prop_assert!(!bought_at(most + Share::ONE));
        }
    }

    #[test]
    fn a_weight_is_so_many_clones(drawn in drawn(), rule in 0..3_usize) {
        let rule = [Rule::EqualShares, Rule::Phragmen, Rule::Greedy][rule];
        let settings = Settings { rule, ..completed(Stop::Overspend) };
        let mut clones = drawn.clone();
        clones.ballots = drawn
            .ballots
            .iter()
            .flat_map(|(weight, scores)| (0..*weight).map(|_| (1, scores.clone())))
            .collect();
        let (one, many) = (outcome(&drawn.election(), &settings), outcome(&clones.election(), &settings));
        prop_assert_eq!((&one.funded, &one.order, &one.ties), (&many.funded, &many.order, &many.ties));
        let amounts = |of: &voting::Outcome| -> Vec<Share> {
            of.rounds.iter().map(|round| round.each_max.clone()).collect()
        };
        prop_assert_eq!(amounts(&one), amounts(&many));
    }

    #[test]
    fn the_order_of_voters_changes_nothing(drawn in drawn(), turn in 0..12_usize, rule in 0..3_usize) {
        let rule = [Rule::EqualShares, Rule::Phragmen, Rule::Greedy][rule];
        let settings = Settings { rule, ties: lots(), ..completed(Stop::Exhaustive) };
        let mut turned = drawn.clone();
        let by = turn % turned.ballots.len();
        turned.ballots.rotate_left(by);
        prop_assert_eq!(outcome(&drawn.election(), &settings), outcome(&turned.election(), &settings));
    }

    #[test]
    fn without_completion_more_support_and_a_discount_never_hurt(
        drawn in drawn(), voter in 0..12_usize, project in 0..8_usize
    ) {
        let before = outcome(&drawn.election(), &equal_shares());
        let project = project % drawn.costs.len();
        if !before.funded.contains(&project) {
            return Ok(());
        }
        let mut discounted = drawn.clone();
        discounted.costs[project] = (drawn.costs[project] / 2).max(1);
        let after = outcome(&discounted.election(), &equal_shares());
        prop_assert!(after.funded.contains(&project), "at {}", discounted.costs[project]);
        let mut supported = drawn.clone();
        let voter = voter % drawn.ballots.len();
        supported.ballots[voter].1[project] += 1;
        let after = outcome(&supported.election(), &equal_shares());
        prop_assert!(after.funded.contains(&project), "with more from {voter}");
    }

    #[test]
    fn a_group_with_identical_ballots_gets_its_part(drawn in drawn()) {
        let mut approvals = drawn;
        for (_, scores) in &mut approvals.ballots {
            scores.iter_mut().for_each(|score| *score = (*score).min(1));
        }
        let election = approvals.election();
        let found = outcome(&election, &equal_shares());
        let whole = |number: u64| Share::from(i64::try_from(number).unwrap());
        for ballot in election.ballots() {
            let same = election.ballots().iter().filter(|other| other.scores == ballot.scores);
            let held = whole(same.map(|ballot| ballot.weight).sum());
            let part = (election.budget() * &held).checked_div(&whole(election.total_weight())).unwrap();
            let wished: Vec<usize> = ballot.scores.iter().map(|(project, _)| *project).collect();
            let funded: Vec<usize> =
                wished.iter().copied().filter(|project| found.funded.contains(project)).collect();
            for open in wished.iter().filter(|project| !funded.contains(project)) {
                let with = election.cost_of(&funded) + election.projects()[*open].cost.clone();
                prop_assert!(with > part, "{with} of {part}");
            }
        }
    }

    #[test]
    fn what_is_written_reads_back_and_counts_the_same(drawn in drawn()) {
        let election = drawn.election();
        let found = outcome(&election, &completed(Stop::Overspend));
        let meta = [("description".to_owned(), "a; \"test\"".to_owned())];
        let file = read_pb(&write_pb(&election, &meta, Some(&found.funded)).unwrap()).unwrap();
        prop_assert_eq!(&file.election, &election);
        prop_assert!(file.warnings.is_empty(), "{:?}", file.warnings);
        prop_assert_eq!(&file.meta[0].1, "a; \"test\"");
        let mut set = found.funded.clone();
        set.sort_unstable();
        prop_assert_eq!(file.selected, Some(set));
        let again = tally(&file.election, &completed(Stop::Overspend)).unwrap();
        prop_assert_eq!(TallyDocument::of(&file.election, &again), TallyDocument::of(&election, &found));
    }
}
