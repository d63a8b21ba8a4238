//! Short ways to find the shared data and to count it.

use std::path::PathBuf;

use voting::{
    Completion, Election, Outcome, PbFile, Rule, Settings, Start, Step, Stop, TieRule, read_pb, tally,
};

/// A file of the shared data; it must be there.
pub fn shared(name: &str) -> String {
    #[expect(
        clippy::disallowed_methods,
        reason = "who runs the tests says where the data is, not the portal"
    )]
    let named = std::env::var("GEMEENGOED_SHARED_DATA").map(PathBuf::from);
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    let path = named.unwrap_or_else(|_| beside()).join("voting").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A `.pb` file of the shared data.
pub fn file(name: &str) -> PbFile {
    read_pb(&shared(name)).unwrap_or_else(|faults| panic!("{faults:?}"))
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
