//! Published outcomes, and those of the specification.

use kernel::Share;
use voting::{Completion, Election, Fill, Outcome, Rule, Settings, Stop, TallyDocument, TieBy, TieRule};

use crate::support::{by_ones, by_thousandths, equal_shares, file, ids, outcome, set, worked_example};

const ASSEN: &str = "Netherlands_Assen_2024.pb";
const WIELICZKA: &str = "Poland_Wieliczka_2023_Green_Budget.pb";

fn payments(election: &Election, outcome: &Outcome) -> Vec<(String, usize, String)> {
    let rounds = TallyDocument::of(election, outcome).rounds.into_iter();
    rounds.map(|round| (round.project, round.payers, round.each_max)).collect()
}

#[test]
fn assen_2024_has_its_official_outcome_and_payments() {
    let Some(file) = file(ASSEN) else { return };
    for stop in [Stop::Overspend, Stop::Exhaustive] {
        let outcome = outcome(&file.election, &by_ones(stop));
        assert_eq!(Some(set(&outcome.funded)), file.selected);
        assert_eq!((outcome.funded.len(), &outcome.cost), (9, &Share::from(76_700)));
        let paid = payments(&file.election, &outcome);
        let expected = [
            ("3", 43, "167.44"),
            ("9", 42, "500.00"),
            ("2", 24, "416.67"),
            ("11", 24, "625.00"),
            ("13", 21, "47.62"),
        ];
        for (found, (project, payers, each)) in paid.iter().zip(expected) {
            assert_eq!(found, &(project.to_owned(), payers, each.to_owned()));
        }
        assert_eq!(paid.last(), Some(&("12".to_owned(), 7, "214.29".to_owned())));
        let tie = &outcome.ties[0];
        assert_eq!((ids(&file.election, &tie.between), tie.by), (vec!["2", "11"], TieBy::MinCost));
        assert!(file.warnings.is_empty(), "{:?}", file.warnings);
    }
}

#[test]
fn assen_2024_filled_up_funds_project_7_as_well() {
    let Some(file) = file(ASSEN) else { return };
    let filled = outcome(&file.election, &Settings { fill: Fill::Greedy, ..by_ones(Stop::Overspend) });
    assert_eq!((filled.funded.len(), filled.filled), (10, 1));
    assert_eq!(ids(&file.election, &filled.funded[9..]), ["7"]);
    assert_eq!(filled.cost, Share::from(88_700));
}

#[test]
fn assen_2024_by_phragmen_is_in_the_published_order() {
    let Some(file) = file(ASSEN) else { return };
    let outcome = outcome(&file.election, &Settings::new(Rule::Phragmen));
    let expected = ["13", "3", "12", "14", "2", "5", "9", "11", "6", "7", "8", "1", "10", "4"];
    assert_eq!(ids(&file.election, &outcome.order), expected);
}

#[test]
fn swiecie_2023_has_its_official_outcome() {
    let Some(file) = file("Poland_Swiecie_2023.pb") else { return };
    for stop in [Stop::Overspend, Stop::Exhaustive] {
        let outcome = outcome(&file.election, &by_ones(stop));
        assert_eq!(Some(set(&outcome.funded)), file.selected);
    }
}

#[test]
fn wieliczka_2023_has_its_official_outcome_with_overspend() {
    let Some(file) = file(WIELICZKA) else { return };
    let outcome = outcome(&file.election, &by_ones(Stop::Overspend));
    assert_eq!(Some(set(&outcome.funded)), file.selected);
    assert_eq!((outcome.funded.len(), outcome.cost), (30, Share::from(995_079)));
}

#[test]
fn wieliczka_2023_differs_with_exhaustive() {
    let Some(file) = file(WIELICZKA) else { return };
    let outcome = outcome(&file.election, &by_ones(Stop::Exhaustive));
    assert_eq!((outcome.funded.len(), outcome.cost), (31, Share::from(984_579)));
}

#[test]
fn our_342_takes_435_counts() {
    let Some(file) = file("our_342.pb") else { return };
    let ties = [TieRule::MinCost, TieRule::MaxVotes, TieRule::Lexicographic];
    let outcome = outcome(&file.election, &by_thousandths(&ties));
    assert_eq!((outcome.counts, outcome.funded.len(), outcome.cost), (435, 24, Share::from(993_884)));
}

#[test]
fn our_33_has_a_pivotal_tie() {
    let Some(file) = file("our_33.pb") else { return };
    let by_cost = outcome(&file.election, &by_thousandths(&[TieRule::MinCost]));
    assert_eq!((by_cost.funded.len(), &by_cost.cost), (21, &Share::from(957_360)));
    let by_id = outcome(&file.election, &by_thousandths(&[TieRule::Lexicographic]));
    assert_eq!((by_id.funded.len(), &by_id.cost), (22, &Share::from(959_762)));
    let pivotal = |outcome: &Outcome| outcome.ties.iter().filter(|tie| tie.pivotal).count();
    assert_eq!((pivotal(&by_cost), pivotal(&by_id)), (1, 2), "{:?} {:?}", by_cost.ties, by_id.ties);
}

#[test]
fn the_worked_example_of_equalshares_net() {
    let election = worked_example();
    let found = outcome(&election, &equal_shares());
    assert_eq!(ids(&election, &found.funded), ["bike path", "playground", "library"]);
    assert_eq!(equal_shares().completion, Completion::None);
    assert_eq!(found.cost, Share::from(1000));
}
