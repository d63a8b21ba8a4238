//! The fields of a decision: for each candidate a verdict, a place and a reason.

use std::collections::BTreeMap;

use actions::Fault;
use actions::round_decisions::Verdict;
use kernel::CandidateId;
use serde::Deserialize;
use validator::{Validate, ValidationErrors};

/// The fields as they were typed: `verdict-<candidate>` (`follow` or `deviate`), `place-..`, `reason-..`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct DecisionForm(BTreeMap<String, String>);

impl Validate for DecisionForm {
    fn validate(&self) -> Result<(), ValidationErrors> {
        // Every field is read by `verdicts`, which says what is wrong with it.
        Ok(())
    }
}

impl DecisionForm {
    /// What was typed for a candidate.
    pub(super) fn get(&self, field: &str, candidate: CandidateId) -> &str {
        self.0.get(&format!("{field}-{candidate}")).map(|text| text.trim()).unwrap_or_default()
    }

    /// The fields about candidates, as they were typed.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let about = ["verdict-", "place-", "reason-"];
        let all = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all.filter(move |(name, _)| about.iter().any(|prefix| name.starts_with(prefix)))
    }

    /// What the form means.
    ///
    /// # Errors
    /// Each field that cannot be read.
    pub(super) fn verdicts(&self) -> Result<BTreeMap<CandidateId, Verdict>, Vec<Fault>> {
        let (mut verdicts, mut faults) = (BTreeMap::new(), Vec::new());
        for (name, value) in self.fields().filter(|(name, _)| name.starts_with("verdict-")) {
            let Ok(candidate) = name.trim_start_matches("verdict-").parse::<CandidateId>() else {
                faults.push(Fault::page("decision-other-candidate"));
                continue;
            };
            let deviates = match value {
                "follow" => false,
                "deviate" => true,
                _ => {
                    faults.push(Fault::field(name.to_owned(), "decision-unreadable"));
                    continue;
                }
            };
            let place = match self.get("place", candidate) {
                "" => None,
                typed => typed.parse().ok().or_else(|| {
                    faults.push(Fault::field(format!("place-{candidate}"), "decision-place-unreadable"));
                    None
                }),
            };
            let reason = self.get("reason", candidate).to_owned();
            verdicts.insert(candidate, Verdict { deviates, place, reason });
        }
        if faults.is_empty() { Ok(verdicts) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00000000-0000-0000-0000-000000000001";

    fn form(fields: &[(&str, &str)]) -> DecisionForm {
        let named = fields.iter().map(|(name, value)| (name.replace('#', ID), (*value).to_owned()));
        DecisionForm(named.collect())
    }

    #[test]
    fn a_form_is_read_by_candidate() {
        let typed = [
            ("csrf", "x"),
            ("verdict-#", "deviate"),
            ("place-#", " 3 "),
            ("reason-#", " De wet verandert. "),
        ];
        let verdicts = form(&typed).verdicts().unwrap();
        let said = &verdicts[&ID.parse().unwrap()];
        assert_eq!((said.deviates, said.place, said.reason.as_str()), (true, Some(3), "De wet verandert."));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let code = |fields: &[(&str, &str)]| form(fields).verdicts().unwrap_err()[0].code.to_string();
        assert_eq!(code(&[("verdict-#", "later")]), "decision-unreadable");
        assert_eq!(code(&[("verdict-x", "follow")]), "decision-other-candidate");
        assert_eq!(code(&[("verdict-#", "follow"), ("place-#", "eerst")]), "decision-place-unreadable");
    }
}
