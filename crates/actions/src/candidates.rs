//! Candidates: the services that may come.

use kernel::{CandidateId, Cents};
use store::roles::May;
use store::{AboutCandidate, StoreError, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in a title and in a programme.
pub const LONGEST_TITLE: usize = 120;
/// The most characters in every other text.
pub const LONGEST_TEXT: usize = 4_000;
/// The most that a candidate costs, once or each year: more is a mistake in typing.
const DEAREST: Cents = Cents::new(100_000_000_000);

/// Adds a candidate.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, about: &AboutCandidate) -> Result<CandidateId, Refused> {
    require(tx, May::KeepRoadmap)?;
    check(about)?;
    let id = tx.add_candidate(about).map_err(taken)?;
    tx.audit("candidates.add", id, &about.title)?;
    Ok(id)
}

/// Refuses what cannot be a candidate, each fault beside its field.
///
/// # Errors
/// The faults.
pub(crate) fn check(about: &AboutCandidate) -> Result<(), Refused> {
    let mut faults = Vec::new();
    if about.title.trim().is_empty() {
        faults.push(Fault::field("title", "candidate-title-missing"));
    }
    if about.summary.trim().is_empty() {
        faults.push(Fault::field("summary", "candidate-summary-missing"));
    }
    let short = [("title", &about.title), ("programme", &about.programme), ("upl", &about.upl)];
    let long = [
        ("summary", &about.summary),
        ("reason", &about.reason),
        ("benefits", &about.benefits),
        ("risks", &about.risks),
        ("dependencies", &about.dependencies),
        ("existing", &about.existing),
    ];
    let short = short.into_iter().map(|(field, text)| (field, text, LONGEST_TITLE));
    for (field, text, most) in short.chain(long.into_iter().map(|(field, text)| (field, text, LONGEST_TEXT)))
    {
        if text.chars().count() > most {
            faults.push(Fault::field(field, "candidate-text-too-long").with("most", most));
        }
    }
    for (field, cents) in [("one_off", about.one_off), ("yearly", about.yearly)] {
        if cents < Cents::new(0) || cents > DEAREST {
            faults.push(Fault::field(field, "candidate-cost-out-of-range"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

pub(crate) fn taken(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "candidates_title" => {
            Fault::field("title", "candidate-title-taken").into()
        }
        other => Refused::Store(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_has_a_title_a_summary_and_costs_that_can_be() {
        let bad = AboutCandidate {
            title: " ".to_owned(),
            programme: "x".repeat(121),
            risks: "x".repeat(4_001),
            one_off: Cents::new(-1),
            yearly: Cents::new(100_000_000_001),
            ..AboutCandidate::default()
        };
        let Err(Refused::Faults(faults)) = check(&bad) else { panic!("accepted") };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.clone()).collect();
        assert_eq!(faults.len(), 6, "{fields:?}");
        let good = AboutCandidate {
            title: "Erkenning kind".to_owned(),
            summary: "Ouders erkennen hun kind online.".to_owned(),
            ..AboutCandidate::default()
        };
        assert!(check(&good).is_ok());
    }
}
