//! The steps of a run, as pure functions: a run and a person in, the next run or a refusal out.

use kernel::{PersonId, RunId};
use store::{Run, RunState, Signature};

use crate::{Fault, Refused};

/// What somebody decides about a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The run.
    pub run: RunId,
    /// A note with it; with a rejection it is the reason.
    pub note: String,
}

/// The run, offered for approval by who looked at it.
///
/// # Errors
/// `run-decided-meanwhile` or `run-reviewed-already`.
pub fn offered(run: Run, by: Signature) -> Result<Run, Refused> {
    match run.state {
        RunState::Draft => Ok(Run { state: RunState::Reviewed, reviewed: Some(by), ..run }),
        RunState::Reviewed => {
            let name = run.reviewed.map(|by| by.name).unwrap_or_default();
            Err(Fault::page("run-reviewed-already").with("name", name).into())
        }
        RunState::Approved | RunState::Rejected => Err(decided_meanwhile(&run)),
    }
}

/// The run, approved by a second person.
///
/// # Errors
/// `run-decided-meanwhile`, `run-not-reviewed` or `run-four-eyes`.
pub fn approved(run: Run, by: Signature, decision: &Decision) -> Result<Run, Refused> {
    awaiting(&run)?;
    if took_part(&run, by.person) {
        return Err(Fault::page("run-four-eyes").with("name", &run.made.name).into());
    }
    let decision_note = decision.note.trim().to_owned();
    Ok(Run { state: RunState::Approved, decided: Some(by), decision_note, ..run })
}

/// The run, sent back with a reason.
///
/// # Errors
/// `run-decided-meanwhile`, `run-not-reviewed` or `run-reason-missing`.
pub fn rejected(run: Run, by: Signature, decision: &Decision) -> Result<Run, Refused> {
    awaiting(&run)?;
    let decision_note = decision.note.trim().to_owned();
    if decision_note.is_empty() {
        return Err(Fault::field("note", "run-reason-missing").into());
    }
    Ok(Run { state: RunState::Rejected, decided: Some(by), decision_note, ..run })
}

/// Whether the person made or reviewed the run.
pub(super) fn took_part(run: &Run, person: PersonId) -> bool {
    run.made.person == person || run.reviewed.as_ref().is_some_and(|by| by.person == person)
}

pub(super) fn decided_meanwhile(run: &Run) -> Refused {
    let name = run.decided.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    Fault::page("run-decided-meanwhile").with("name", name).with("state", run.state.name()).into()
}

fn awaiting(run: &Run) -> Result<(), Refused> {
    match run.state {
        RunState::Reviewed => Ok(()),
        RunState::Draft => Err(Fault::page("run-not-reviewed").into()),
        RunState::Approved | RunState::Rejected => Err(decided_meanwhile(run)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use kernel::Cents;

    use super::*;

    const JEROEN: u32 = 1;
    const MARIEKE: u32 = 2;

    fn by(person: u32) -> Signature {
        let person: PersonId = id(person);
        Signature { person, name: format!("{person}"), at: Timestamp::UNIX_EPOCH }
    }

    fn id<I: std::str::FromStr<Err: std::fmt::Debug>>(number: u32) -> I {
        format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
    }

    fn draft() -> Run {
        Run {
            id: id(9),
            period: id(8),
            number: 1,
            state: RunState::Draft,
            scenario_sha256: String::new(),
            pinned_at: Timestamp::UNIX_EPOCH,
            total: Cents::ZERO,
            made: by(JEROEN),
            reviewed: None,
            decided: None,
            decision_note: String::new(),
        }
    }

    fn decision(note: &str) -> Decision {
        Decision { run: id(9), note: note.to_owned() }
    }

    fn code(refused: Refused) -> String {
        match refused {
            Refused::Faults(faults) => faults[0].code.to_string(),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_second_person_approves_what_the_first_made_and_reviewed() {
        let reviewed = offered(draft(), by(JEROEN)).unwrap();
        let run = approved(reviewed, by(MARIEKE), &decision(" prima ")).unwrap();
        assert_eq!((run.state, run.decision_note.as_str()), (RunState::Approved, "prima"));
    }

    #[test]
    fn who_made_or_reviewed_a_run_cannot_approve_it() {
        let reviewed = offered(draft(), by(MARIEKE)).unwrap();
        for person in [JEROEN, MARIEKE] {
            let refused = approved(reviewed.clone(), by(person), &decision("")).unwrap_err();
            assert_eq!(code(refused), "run-four-eyes");
        }
    }

    #[test]
    fn a_draft_is_not_approved_before_it_is_reviewed() {
        assert_eq!(code(approved(draft(), by(MARIEKE), &decision("")).unwrap_err()), "run-not-reviewed");
    }

    #[test]
    fn a_rejection_needs_a_reason() {
        let reviewed = offered(draft(), by(JEROEN)).unwrap();
        assert_eq!(
            code(rejected(reviewed.clone(), by(MARIEKE), &decision(" ")).unwrap_err()),
            "run-reason-missing"
        );
        let run = rejected(reviewed, by(MARIEKE), &decision("Hosting telt dubbel")).unwrap();
        assert_eq!(run.state, RunState::Rejected);
    }

    #[test]
    fn what_is_decided_is_decided() {
        let reviewed = offered(draft(), by(JEROEN)).unwrap();
        let run = approved(reviewed, by(MARIEKE), &decision("")).unwrap();
        for refused in [
            offered(run.clone(), by(JEROEN)).unwrap_err(),
            approved(run.clone(), by(JEROEN), &decision("")).unwrap_err(),
            rejected(run, by(JEROEN), &decision("te laat")).unwrap_err(),
        ] {
            assert_eq!(code(refused), "run-decided-meanwhile");
        }
    }
}
