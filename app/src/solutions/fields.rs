//! The fields of a solution's form: from what is known, and back.

use actions::Fault;
use intake::number::{self, Notation};
use kernel::{Cents, MemberId};
use serde::{Deserialize, Serialize};
use store::{AboutSolution, CostRange};
use validator::Validate;
use web::{SignedIn, formats};

use super::lines;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct SolutionForm {
    #[serde(default)]
    pub(super) builder: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "solution-name-missing"))]
    name: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "solution-summary-missing"))]
    summary: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    upl: String,
    #[serde(default)]
    processes: String,
    #[serde(default)]
    licence: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    repository: String,
    #[serde(default)]
    publiccode: String,
    #[serde(default)]
    pub(super) variant_of: String,
    #[serde(default)]
    pub(super) candidate: String,
    #[serde(default)]
    pub(super) maturity: String,
    #[serde(default)]
    adopt_low: String,
    #[serde(default)]
    adopt_high: String,
    #[serde(default)]
    run_low: String,
    #[serde(default)]
    run_high: String,
    #[serde(default)]
    suppliers: String,
    #[serde(default)]
    contact_name: String,
    #[serde(default)]
    contact_email: String,
    /// The file that filled in the form: the page carries it until the solution is saved.
    #[serde(default)]
    pub(super) imported: String,
}

impl SolutionForm {
    /// The form of what is known.
    pub(super) fn of(visit: &SignedIn, about: &AboutSolution) -> Self {
        let amount = |range: Option<CostRange>, of: fn(CostRange) -> Cents| {
            range.map(|range| formats::amount(visit.language(), of(range).cents())).unwrap_or_default()
        };
        Self {
            builder: String::new(),
            name: about.name.clone(),
            summary: about.summary.clone(),
            description: about.description.clone(),
            upl: about.upl.join("\n"),
            processes: about.processes.clone(),
            licence: about.licence.clone(),
            version: about.version.clone(),
            repository: about.repository.clone(),
            publiccode: about.publiccode.clone(),
            variant_of: about.variant_of.map(|id| id.to_string()).unwrap_or_default(),
            candidate: about.candidate.map(|id| id.to_string()).unwrap_or_default(),
            maturity: about.maturity.clone(),
            adopt_low: amount(about.adopt, |range| range.low),
            adopt_high: amount(about.adopt, |range| range.high),
            run_low: amount(about.run, |range| range.low),
            run_high: amount(about.run, |range| range.high),
            suppliers: about.suppliers.clone(),
            contact_name: about.contact_name.clone(),
            contact_email: about.contact_email.clone(),
            imported: String::new(),
        }
    }

    /// The member that the office says built it; none where nobody was chosen.
    pub(super) fn builder(&self) -> Option<MemberId> {
        self.builder.parse().ok()
    }

    /// What the form means.
    pub(super) fn read(&self) -> Result<AboutSolution, Vec<Fault>> {
        let mut faults = Vec::new();
        let adopt = range(["adopt_low", "adopt_high"], [&self.adopt_low, &self.adopt_high], &mut faults);
        let run = range(["run_low", "run_high"], [&self.run_low, &self.run_high], &mut faults);
        let variant_of = chosen("variant_of", "solution-variant-unknown", &self.variant_of, &mut faults);
        let candidate = chosen("candidate", "solution-candidate-unknown", &self.candidate, &mut faults);
        let about = AboutSolution {
            name: self.name.clone(),
            summary: self.summary.clone(),
            description: self.description.clone(),
            upl: lines(&self.upl),
            processes: lines(&self.processes).join("\n"),
            licence: self.licence.clone(),
            version: self.version.clone(),
            repository: self.repository.clone(),
            publiccode: self.publiccode.clone(),
            variant_of,
            candidate,
            maturity: self.maturity.clone(),
            adopt,
            run,
            suppliers: lines(&self.suppliers).join("\n"),
            contact_name: self.contact_name.clone(),
            contact_email: self.contact_email.clone(),
        };
        if faults.is_empty() { Ok(about) } else { Err(faults) }
    }
}

/// What was chosen from a list; nothing where nothing was.
fn chosen<T: std::str::FromStr>(
    field: &'static str,
    code: &'static str,
    text: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    match text.trim() {
        "" => None,
        typed => typed.parse().map(Some).unwrap_or_else(|_| {
            faults.push(Fault::field(field, code));
            None
        }),
    }
}

/// A range of two amounts; one amount alone is both, and none is unknown.
fn range(names: [&'static str; 2], typed: [&str; 2], faults: &mut Vec<Fault>) -> Option<CostRange> {
    let mut read = |name: &'static str, text: &str| match text.trim() {
        "" => None,
        text => number::amount(text, Notation::Dutch).map(Some).unwrap_or_else(|_| {
            faults.push(Fault::field(name, "solution-amount-unreadable"));
            None
        }),
    };
    let (low, high) = (read(names[0], typed[0]), read(names[1], typed[1]));
    Some(CostRange { low: low.or(high)?, high: high.or(low)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_amount_is_both_ends_and_none_is_unknown() {
        let read = |low: &str, high: &str| {
            let mut faults = Vec::new();
            let found = range(["adopt_low", "adopt_high"], [low, high], &mut faults);
            (found.map(|one| (one.low.cents(), one.high.cents())), faults.len())
        };
        assert_eq!(read("18.000", "27.000,50"), (Some((1_800_000, 2_700_050)), 0));
        assert_eq!(read("", "9000"), (Some((900_000, 900_000)), 0));
        assert_eq!(read(" ", ""), (None, 0));
        assert_eq!(read("veel", ""), (None, 1));
    }
}
