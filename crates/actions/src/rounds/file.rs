//! A round as the file that anybody can verify: from what was frozen, and at last from its ballots.

use kernel::Cents;
use store::{Candidate, Round, RoundElector};
use voting::{ROUND_FORMAT, RoundFile, RoundResult, RoundRules, Voter};

use super::Frozen;

/// States in which a candidate can still be chosen.
const OPEN_STATES: [&str; 4] = ["candidate", "eligible", "process_defined", "specified"];

/// Whether a round can ask about the candidate.
#[must_use]
pub fn is_open_to_rounds(one: &Candidate) -> bool {
    OPEN_STATES.contains(&one.state.as_str())
}

/// What funding a candidate costs: its one-off costs. What it costs each year after, its users pay.
#[must_use]
pub fn cost_of(one: &Candidate) -> Cents {
    one.about.one_off
}

/// The file of a round that nobody has voted in yet.
#[must_use]
pub fn fresh(round: &Round, frozen: &Frozen, lot: Option<voting::Lot>) -> RoundFile {
    let voter = |elector: &RoundElector| Voter {
        member: elector.member.to_string(),
        name: elector.name.clone(),
        weight: u64::try_from(elector.weight).unwrap_or(0),
    };
    RoundFile {
        format: ROUND_FORMAT.to_owned(),
        id: round.id.to_string(),
        rules: rules(round, frozen),
        quorum: round.setup.quorum.clone(),
        proxies_per_holder: u64::try_from(round.setup.proxies_per_holder).unwrap_or(0),
        electorate: frozen.electorate.iter().map(voter).collect(),
        lot,
        opening: String::new(),
        proxies: Vec::new(),
        ballots: Vec::new(),
        head: String::new(),
        result: RoundResult::default(),
    }
}

/// The rules with the budget and the candidates that were frozen.
fn rules(round: &Round, frozen: &Frozen) -> RoundRules {
    let mut rules = round.setup.rules.clone();
    if let RoundRules::Scores { budget, candidates, .. } = &mut rules {
        *budget = round.setup.budget.to_string();
        *candidates = frozen
            .candidates
            .iter()
            .map(|one| voting::Candidate {
                id: one.candidate.to_string(),
                name: one.name.clone(),
                cost: one.cost.to_string(),
            })
            .collect();
    }
    rules
}
