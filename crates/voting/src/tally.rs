//! Counts an election by its rule.

use kernel::Share;

use crate::election::Election;
use crate::fault::Fault;
use crate::outcome::Outcome;
use crate::profile::Profile;
use crate::rule::{Rule, Settings};
use crate::ties::{TieOrder, with_pivots};
use crate::{equal_shares, greedy, phragmen};

/// Counts an election.
///
/// # Errors
/// A rule that cannot be counted: a step of nothing, or one so small that the completion would not end.
pub fn tally(election: &Election, settings: &Settings) -> Result<Outcome, Vec<Fault>> {
    let ties = TieOrder::of(election, &settings.ties);
    let (order, funded, met) = match settings.rule {
        Rule::EqualShares => return equal_shares::tally(election, settings, &ties),
        Rule::Phragmen => {
            let profile = Profile::by_support(election, settings.support.max(1));
            let (order, met) = with_pivots(
                &ties,
                |chooser| phragmen::order(election, &profile, chooser),
                |order| phragmen::prefix(election, order),
            );
            let funded = phragmen::prefix(election, &order);
            (order, funded, met)
        }
        Rule::Greedy => {
            let all = || (0..election.projects().len()).collect();
            let (funded, met) = with_pivots(
                &ties,
                |chooser| greedy::choose(election, all(), election.units().budget, chooser),
                Clone::clone,
            );
            (greedy::order(election, |project| ties.place(project)), funded, met)
        }
    };
    Ok(Outcome {
        rule: settings.rule,
        cost: election.cost_of(&funded),
        funded,
        filled: 0,
        order,
        carried_over: Share::ZERO,
        rounds: Vec::new(),
        ties: met,
        counts: 1,
        money: Share::ZERO,
    })
}
