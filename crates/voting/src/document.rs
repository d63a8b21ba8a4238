//! An outcome as a document: the JSON of the command, and lines for people.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::election::Election;
use crate::fault::FaultKind;
use crate::outcome::Outcome;

/// An outcome by the ids of its projects, with amounts as decimal texts: what the command `tally` writes, and
/// what an exported round holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyDocument {
    /// The word of the rule.
    pub rule: String,
    /// What could be spent.
    pub budget: String,
    /// What is funded, in the order of choice; what was filled up with stands last.
    pub funded: Vec<String>,
    /// The order that the rule gives.
    pub order: Vec<String>,
    /// What all that is funded costs.
    pub cost: String,
    /// Who paid what, round by round (Equal Shares).
    pub rounds: Vec<RoundDocument>,
    /// Every tie that was met.
    pub ties: Vec<TieDocument>,
    /// What does not fit together in the file that was counted.
    pub warnings: Vec<String>,
}

/// One purchase.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundDocument {
    /// What was bought.
    pub project: String,
    /// What it cost.
    pub cost: String,
    /// How many ballots paid something.
    pub payers: usize,
    /// The most paid per unit of weight, with two decimals, half up.
    pub each_max: String,
}

/// One tie.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieDocument {
    /// The equal projects, in the order of the tie rules.
    pub between: Vec<String>,
    /// The one that was chosen.
    pub chosen: String,
    /// The tie rule that decided.
    pub by: String,
    /// Whether another choice there would have ended in another set of funded projects.
    pub pivotal: bool,
}

impl TallyDocument {
    /// The document of an outcome.
    #[must_use]
    pub fn of(election: &Election, outcome: &Outcome) -> Self {
        let id = |project: &usize| election.id(*project).to_owned();
        let ids = |projects: &[usize]| projects.iter().map(id).collect();
        let rounds = outcome.rounds.iter().map(|round| RoundDocument {
            project: id(&round.project),
            cost: round.cost.to_string(),
            payers: round.payers,
            each_max: round.each_max.rounded(2),
        });
        let ties = outcome.ties.iter().map(|tie| TieDocument {
            between: ids(&tie.between),
            chosen: id(&tie.chosen),
            by: tie.by.word().to_owned(),
            pivotal: tie.pivotal,
        });
        Self {
            rule: outcome.rule.to_string(),
            budget: election.budget().to_string(),
            funded: ids(&outcome.funded),
            order: ids(&outcome.order),
            cost: outcome.cost.to_string(),
            rounds: rounds.collect(),
            ties: ties.collect(),
            warnings: Vec::new(),
        }
    }

    /// The document as canonical JSON (RFC 8785).
    ///
    /// # Errors
    /// None that is known: every part of it has a text.
    pub fn to_json(&self) -> Result<String, FaultKind> {
        canonical(self)
    }

    /// The document as lines for people.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text =
            format!("{}: {} funded, {} of {}\n", self.rule, self.funded.len(), self.cost, self.budget);
        for project in &self.funded {
            let round = self.rounds.iter().find(|round| round.project == *project);
            let paid = round.map_or_else(String::new, |round| {
                format!("  {} ({} ballots, at most {} each)", round.cost, round.payers, round.each_max)
            });
            let _ = writeln!(text, "  {project}{paid}");
        }
        if self.order != self.funded {
            let _ = writeln!(text, "order: {}", self.order.join(", "));
        }
        for tie in &self.ties {
            let pivotal = if tie.pivotal { "; another choice would change what is funded" } else { "" };
            let between = tie.between.join(", ");
            let _ = writeln!(text, "tie between {between}: {} by {}{pivotal}", tie.chosen, tie.by);
        }
        for warning in &self.warnings {
            let _ = writeln!(text, "warning: {warning}");
        }
        text.truncate(text.trim_end().len());
        text
    }
}

/// RFC 8785: one text for one content, to hash and to compare.
pub(crate) fn canonical(value: &impl Serialize) -> Result<String, FaultKind> {
    kernel::json::canonical(value).map_err(not_json)
}

pub(crate) fn not_json(error: serde_json::Error) -> FaultKind {
    FaultKind::NotThisFormat { format: "JSON", reason: error.to_string() }
}
