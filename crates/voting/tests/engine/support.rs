//! Short ways to find the shared data and to count it.

use kernel::Share;
use voting::{
    Ballot, Completion, Election, Outcome, PbFile, Project, Rule, Settings, Start, Step, Stop, TieRule,
    read_pb, tally,
};

/// A `.pb` file of the shared data; nothing where it is not there, and then the test is skipped.
pub fn file(name: &str) -> Option<PbFile> {
    let text = shared_data::text(&format!("voting/{name}"))?;
    Some(read_pb(&text).unwrap_or_else(|faults| panic!("{faults:?}")))
}

/// Equal Shares without a completion.
pub fn equal_shares() -> Settings {
    Settings::new(Rule::EqualShares)
}

/// Equal Shares with whole currency units: integral start, a step of 1.
pub fn by_ones(stop: Stop) -> Settings {
    let completion = Completion::AddStep { start: Start::Integral, step: Step::Amount(1.into()), stop };
    Settings { completion, ..equal_shares() }
}

/// Equal Shares as the portal counts by default.
pub fn by_thousandths(ties: &[TieRule]) -> Settings {
    let completion =
        Completion::AddStep { start: Start::Exact, step: Step::PartOfShare(1000), stop: Stop::Overspend };
    Settings { completion, ties: ties.to_vec(), ..equal_shares() }
}

/// The outcome.
pub fn outcome(election: &Election, settings: &Settings) -> Outcome {
    tally(election, settings).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// Ids of projects.
pub fn ids<'e>(election: &'e Election, projects: &[usize]) -> Vec<&'e str> {
    projects.iter().map(|project| election.projects()[*project].id.as_str()).collect()
}

/// The same, sorted.
pub fn set(projects: &[usize]) -> Vec<usize> {
    let mut set = projects.to_vec();
    set.sort_unstable();
    set
}

/// An election of approving voters 1 to `voters`; per project its cost and who approves it.
pub fn approving(budget: i64, projects: &[(&str, i64, &[usize])], voters: usize) -> Election {
    let ballot = |voter: usize| {
        let wanted: Vec<usize> =
            (0..projects.len()).filter(|index| projects[*index].2.contains(&voter)).collect();
        Ballot::approving(voter.to_string(), &wanted)
    };
    let all = projects.iter().map(|(id, cost, _)| Project::new(*id, Share::from(*cost))).collect();
    Election::new(Share::from(budget), all, (1..=voters).map(ballot).collect()).unwrap()
}

/// The worked example of equalshares.net.
pub fn worked_example() -> Election {
    let projects: [(&str, i64, &[usize]); 5] = [
        ("bike path", 700, &[1, 2, 3, 4, 5, 6, 11]),
        ("gym", 400, &[1, 2, 3, 4, 5, 6]),
        ("park", 250, &[2, 4, 5, 7, 10]),
        ("playground", 200, &[7, 8, 9, 10]),
        ("library", 100, &[7, 9, 10]),
    ];
    approving(1100, &projects, 11)
}
