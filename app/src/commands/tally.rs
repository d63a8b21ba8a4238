//! Commands that count votes from files: elections of anybody, and rounds that the portal exported.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use voting::{
    Completion, Fault, Fill, RoundVerdict, Rule, Settings, Start, Step, Stop, TieRule, Utility,
    tally_command, verify_round_command,
};

use super::files::{MALFORMED, read};
use super::{complain, say};

/// The rule and its settings.
#[derive(Args)]
pub(crate) struct RuleOptions {
    /// equal-shares, phragmen or greedy.
    #[arg(long)]
    rule: Rule,
    /// What a project is worth to who supports it: cost (its score times its cost) or score.
    #[arg(long, default_value = "cost")]
    utility: Utility,
    /// What happens with money that is left: none, or add-step (more money for everybody, and count again).
    #[arg(long, default_value = "none", value_parser = ["none", "add-step"])]
    completion: String,
    /// What a completion begins with: exact, or integral (whole currency units).
    #[arg(long, default_value = "exact")]
    start: Start,
    /// How much more each count of a completion has: an amount per unit of weight, or share/1000.
    #[arg(long, default_value = "1")]
    step: Step,
    /// When a completion stops: overspend, or exhaustive (as soon as nothing fits any more).
    #[arg(long, default_value = "overspend")]
    stop: Stop,
    /// What the rest is filled up with: none, or greedy (most votes).
    #[arg(long, default_value = "none")]
    fill: Fill,
    /// The lowest score that counts as support (phragmen).
    #[arg(long, default_value_t = 1)]
    support: u32,
    /// How ties are broken: min-cost, max-votes, lexicographic, lot:SEED.
    #[arg(long, value_delimiter = ',', default_values = ["min-cost", "max-votes", "lexicographic"])]
    ties: Vec<TieRule>,
}

impl From<RuleOptions> for Settings {
    fn from(options: RuleOptions) -> Self {
        let RuleOptions { rule, utility, completion, start, step, stop, fill, support, ties } = options;
        let completion = match completion.as_str() {
            "add-step" => Completion::AddStep { start, step, stop },
            _ => Completion::None,
        };
        Self { rule, utility, completion, fill, support, ties }
    }
}

/// `tally`: the outcome on standard output, or one line per fault on standard error and nothing else.
pub(crate) fn tally(file: &Path, rule: RuleOptions, json: bool) -> ExitCode {
    let Some(text) = read(file) else { return ExitCode::from(MALFORMED) };
    match tally_command(&text, &rule.into(), json) {
        Ok(outcome) => {
            say(&outcome);
            ExitCode::SUCCESS
        }
        Err(faults) => malformed(&faults),
    }
}

/// `verify round`: the same, or what differs, or why it cannot be counted.
pub(crate) fn verify_round(file: &Path) -> ExitCode {
    let Some(text) = read(file) else { return ExitCode::from(MALFORMED) };
    match verify_round_command(&text) {
        RoundVerdict::Same => {
            say("The same: the chain holds, and the result follows from the ballots.");
            ExitCode::SUCCESS
        }
        RoundVerdict::Differs(differences) => {
            for difference in differences {
                complain(&difference.to_string());
            }
            ExitCode::FAILURE
        }
        RoundVerdict::Malformed(faults) => malformed(&faults),
    }
}

fn malformed(faults: &[Fault]) -> ExitCode {
    for fault in faults {
        complain(&fault.to_string());
    }
    ExitCode::from(MALFORMED)
}
