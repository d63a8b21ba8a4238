//! Amendments: proposed by members while a resolution is prepared, handled by the office before it opens.

use kernel::{AmendmentId, ResolutionId};
use store::roles::May;
use store::{Amendment, AmendmentState, AssemblyState, OnConstraint, Resolution, ResolutionState, TenantTx};

use crate::permissions::require;
use crate::resolutions::MOST_OPTIONS;
use crate::{Fault, Refused};

const LONGEST_TITLE: usize = 200;
const LONGEST_BODY: usize = 5_000;

/// Into what an amendment is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Into {
    /// An option that is there.
    Option(i32),
    /// An option of its own.
    NewOption {
        /// Its words.
        label: String,
        /// The words for the proposal as it stands, where there are no options yet.
        proposal: String,
        /// The words for being against all of them, where there are no options yet.
        against: String,
    },
}

/// Proposes an amendment for the actor's member.
///
/// # Errors
/// A sentence beside each field, `amendment-too-late`, or those of the store.
pub fn propose(
    tx: &mut TenantTx<'_>,
    resolution: ResolutionId,
    (title, body): (&str, &str),
) -> Result<AmendmentId, Refused> {
    require(tx, May::Wish)?;
    let member = tx.actor().member().map(|own| own.id).ok_or(Refused::Forbidden)?;
    let (title, body) = (title.trim(), body.trim());
    let mut faults = Vec::new();
    field(&mut faults, ("title", "amendment-title-missing"), title, LONGEST_TITLE);
    field(&mut faults, ("body", "amendment-body-missing"), body, LONGEST_BODY);
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let held = tx.hold_resolution(resolution)?;
    if !takes_amendments(tx, &held)? {
        return Err(Fault::page("amendment-too-late").into());
    }
    let id = tx
        .add_amendment(resolution, member, (title, body))
        .on_constraint("amendments_title", Refused::from(Fault::field("title", "amendment-title-taken")))?;
    tx.audit("amendments.propose", id, title)?;
    Ok(id)
}

/// Whether amendments can be proposed: the members were called, and the vote is not open yet.
///
/// # Errors
/// Those of the store.
pub fn takes_amendments(tx: &mut TenantTx<'_>, resolution: &Resolution) -> Result<bool, Refused> {
    let item = tx.agenda_item(resolution.about.item)?;
    let convened = tx.assembly(item.assembly)?.state == AssemblyState::Convened;
    Ok(convened && resolution.state == ResolutionState::Draft)
}

/// Takes an amendment of the actor's own member back.
///
/// # Errors
/// `amendment-handled-already`, or those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: AmendmentId) -> Result<ResolutionId, Refused> {
    require(tx, May::Wish)?;
    let amendment = tx.amendment(id)?;
    if tx.actor().member().is_none_or(|own| own.id != amendment.member) {
        return Err(Refused::Forbidden);
    }
    settle(tx, &amendment, &AmendmentState::Withdrawn, "amendments.withdraw")
}

/// Rejects an amendment with a reason.
///
/// # Errors
/// `amendment-reason-missing` beside the reason, `amendment-handled-already`, or those of the store.
pub fn reject(tx: &mut TenantTx<'_>, id: AmendmentId, reason: &str) -> Result<ResolutionId, Refused> {
    require(tx, May::KeepRounds)?;
    let reason = reason.trim();
    let mut faults = Vec::new();
    field(&mut faults, ("reason", "amendment-reason-missing"), reason, LONGEST_BODY);
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let amendment = tx.amendment(id)?;
    settle(tx, &amendment, &AmendmentState::Rejected(reason.to_owned()), "amendments.reject")
}

/// Merges an amendment into an option: one that is there, or one of its own. The first option of its own
/// makes of a vote for or against a choice of three: the proposal, the amendment, and neither.
///
/// # Errors
/// A sentence beside the field, `amendment-handled-already`, or those of the store.
pub fn merge(tx: &mut TenantTx<'_>, id: AmendmentId, into: &Into) -> Result<ResolutionId, Refused> {
    require(tx, May::KeepRounds)?;
    let amendment = tx.amendment(id)?;
    let resolution = tx.lock_resolution(amendment.resolution)?;
    if resolution.state != ResolutionState::Draft {
        return Err(Fault::page("amendment-too-late").into());
    }
    let options = tx.resolution_options(resolution.id)?;
    let (added, place) = merged(&options, into)?;
    let next = i32::try_from(options.len()).unwrap_or(i32::MAX);
    for (place, label) in (next..).zip(&added) {
        tx.add_resolution_option(resolution.id, place, label).on_constraint(
            "resolution_options_label",
            Refused::from(Fault::field("label", "amendment-label-taken")),
        )?;
    }
    settle(tx, &amendment, &AmendmentState::Merged(place), "amendments.merge")
}

/// The options that come, and the place of the one that the amendment became.
fn merged(options: &[String], into: &Into) -> Result<(Vec<String>, i32), Refused> {
    let count = i32::try_from(options.len()).unwrap_or(i32::MAX);
    match into {
        Into::Option(place) if (0..count).contains(place) => Ok((Vec::new(), *place)),
        Into::Option(_) => Err(Fault::field("into", "amendment-option-missing").into()),
        Into::NewOption { label, proposal, against } => {
            let first = options.is_empty();
            let mut faults = Vec::new();
            field(&mut faults, ("label", "amendment-label-missing"), label, LONGEST_TITLE);
            if first {
                field(&mut faults, ("proposal", "amendment-label-missing"), proposal, LONGEST_TITLE);
                field(&mut faults, ("against", "amendment-label-missing"), against, LONGEST_TITLE);
            }
            if options.len() >= MOST_OPTIONS {
                let many = Fault::field("label", "resolution-options-too-many");
                faults.push(many.with("most", MOST_OPTIONS));
            }
            if !faults.is_empty() {
                return Err(Refused::Faults(faults));
            }
            let words = |text: &String| text.trim().to_owned();
            if first {
                return Ok((vec![words(proposal), words(label), words(against)], 1));
            }
            Ok((vec![words(label)], count))
        }
    }
}

fn settle(
    tx: &mut TenantTx<'_>,
    amendment: &Amendment,
    state: &AmendmentState,
    deed: &'static str,
) -> Result<ResolutionId, Refused> {
    let handled = || Refused::from(Fault::page("amendment-handled-already"));
    if amendment.state != AmendmentState::Proposed {
        return Err(handled());
    }
    tx.settle_amendment(amendment.id, state).map_err(|error| match error {
        store::StoreError::Absent => handled(),
        other => other.into(),
    })?;
    tx.audit(deed, amendment.id, &amendment.title)?;
    Ok(amendment.resolution)
}

fn field(faults: &mut Vec<Fault>, (name, missing): (&'static str, &'static str), text: &str, most: usize) {
    if text.trim().is_empty() {
        faults.push(Fault::field(name, missing));
    } else if text.chars().count() > most {
        faults.push(Fault::field(name, "assembly-text-too-long").with("most", most));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_option(label: &str) -> Into {
        let (proposal, against) = ("3,9 %".to_owned(), "Tegen beide".to_owned());
        Into::NewOption { label: label.to_owned(), proposal, against }
    }

    #[test]
    fn the_first_amendment_makes_a_choice_of_three() {
        let (options, place) = merged(&[], &new_option(" 2,9 % ")).unwrap();
        assert_eq!((options, place), (vec!["3,9 %".into(), "2,9 %".into(), "Tegen beide".into()], 1));
    }

    #[test]
    fn a_later_amendment_joins_an_option_or_adds_one() {
        let options: Vec<String> = ["3,9 %", "2,9 %", "Tegen beide"].map(str::to_owned).to_vec();
        assert_eq!(merged(&options, &Into::Option(1)).unwrap(), (Vec::new(), 1));
        assert_eq!(merged(&options, &new_option("1,9 %")).unwrap(), (vec!["1,9 %".to_owned()], 3));
        assert!(merged(&options, &Into::Option(3)).is_err());
        assert!(merged(&options, &new_option(" ")).is_err());
    }
}
