//! Elections drawn at random, small and full of ties.

use kernel::Share;
use voting::{
    Ballot, Completion, Election, Fill, Project, Rule, Settings, Start, Step, Stop, TieRule, Utility,
};

/// A source of numbers (SplitMix64): the same seed draws the same election everywhere.
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()].clone()
    }

    pub fn election(&mut self) -> Election {
        let projects = 1 + self.below(7);
        let highest = self.one(&[1, 1, 3, 10]);
        let round = self.one(&[1, 100, 1000]);
        let has_cents = self.chance(20);
        let costs: Vec<Share> = (0..projects)
            .map(|_| {
                let whole = Share::from(i64::try_from((1 + self.below(6)) * round).unwrap());
                let cents = if has_cents { i64::try_from(self.below(100)).unwrap() } else { 0 };
                whole + Share::ratio(cents, 100).unwrap()
            })
            .collect();
        let all = (0..).zip(costs).map(|(index, cost)| Project::new(format!("p{}", (index * 7) % 11), cost));
        let voters = self.below(5) + self.below(12);
        let is_weighted = self.chance(40);
        let support = 10 + self.below(80);
        let ballots = (0..voters)
            .map(|voter| {
                let mut scores = Vec::new();
                for project in 0..usize::try_from(projects).unwrap() {
                    if self.chance(support) {
                        scores.push((project, 1 + u32::try_from(self.below(highest)).unwrap()));
                    }
                }
                let weight = if is_weighted { 1 + self.below(9) } else { 1 };
                Ballot { voter: format!("v{voter}"), weight, scores }
            })
            .collect();
        let budget = Share::from(i64::try_from(self.below(25) * round).unwrap());
        Election::new(budget, all.collect(), ballots).unwrap()
    }

    pub fn settings(&mut self) -> Settings {
        let completion = if self.chance(50) {
            Completion::None
        } else {
            let step = self.one(&[
                Step::Amount(Share::ONE),
                Step::Amount(Share::ratio(5, 2).unwrap()),
                Step::Amount(Share::from(30)),
                Step::PartOfShare(7),
                Step::PartOfShare(50),
            ]);
            let start = self.one(&[Start::Exact, Start::Integral]);
            Completion::AddStep { start, step, stop: self.one(&[Stop::Overspend, Stop::Exhaustive]) }
        };
        let ties = [
            vec![],
            vec![TieRule::MinCost, TieRule::MaxVotes, TieRule::Lexicographic],
            vec![TieRule::MaxVotes],
            vec![TieRule::MinCost, TieRule::Lot("seed".to_owned())],
            vec![TieRule::Lexicographic],
        ];
        Settings {
            rule: self.one(&[
                Rule::EqualShares,
                Rule::EqualShares,
                Rule::EqualShares,
                Rule::Phragmen,
                Rule::Greedy,
            ]),
            utility: self.one(&[Utility::Cost, Utility::Score]),
            completion,
            fill: self.one(&[Fill::None, Fill::Greedy, Fill::CarryOver]),
            support: self.one(&[1, 1, 2]),
            ties: self.one(&ties),
        }
    }
}
