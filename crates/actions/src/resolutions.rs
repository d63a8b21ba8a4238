//! Resolutions: made by one person, opened by another, closed and counted once.
//!
//! Invariant: who made a resolution never opens it, here and in the table (`resolutions_four_eyes`). No
//! vote is looked at before the resolution is closed, not even by the deed that closes it.

mod closing;
mod count;
pub mod proxies;
mod reminders;
mod rules;
mod sealing;

use kernel::ResolutionId;
use serde_json::{Value, json};
use store::roles::May;
use store::{
    AmendmentState, AssemblyState, Member, NewResolution, OnConstraint, Resolution, ResolutionState,
    ResolutionVoter, Signature, StoreError, TenantTx,
};

use crate::letters::tell;
use crate::permissions::require;
use crate::rounds::letters::votes_for;
use crate::{Fault, Refused};

pub use closing::{CLOSE, close, close_in_time, end, may_close, note};
pub use count::{Counts, resolution_of};
pub use reminders::{remind, remind_in_time};
pub use rules::{MOST_OPTIONS, Phase, phase};
pub use sealing::{file, seal};

/// A resolution to be made, with the options that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Making {
    /// The question and its rules.
    pub about: NewResolution,
    /// What can be chosen; nothing for a vote for or against.
    pub options: Vec<String>,
    /// Why the last vote about this item is held again; empty where there was none.
    pub why_again: String,
}

/// Makes a resolution for an item of an assembly that was not held yet. Where the item was voted about
/// before, this is the vote that is held again: both are kept.
///
/// # Errors
/// A sentence beside each field, or those of the store.
pub fn make(tx: &mut TenantTx<'_>, making: &Making) -> Result<ResolutionId, Refused> {
    require(tx, May::KeepRounds)?;
    let maker = signature(tx)?;
    let item = tx.agenda_item(making.about.item)?;
    let assembly = tx.lock_assembly(item.assembly)?;
    if assembly.state == AssemblyState::Held {
        return Err(Fault::page("assembly-held-already").into());
    }
    let before = tx.resolutions_of(&[item.id])?.pop();
    let there = || Refused::from(Fault::page("resolution-there-already"));
    if before.as_ref().is_some_and(|one| one.state != ResolutionState::Closed) {
        return Err(there());
    }
    let again = before.as_ref().map(|one| one.id);
    let weighs = tx.actor().cooperative().votes == "weighted";
    let faults = rules::faults(
        making,
        &rules::Around {
            kind: item.about.kind,
            starts_at: assembly.about.starts_at,
            now: tx.now(),
            weighs,
            again: again.is_some(),
        },
    );
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let about = NewResolution {
        again: again.map(|of| (of, making.why_again.trim().to_owned())),
        ..making.about.clone()
    };
    let id = tx.add_resolution(&about, &maker).on_constraint("resolutions_one_at_a_time", there())?;
    for (place, label) in (0..).zip(&making.options) {
        tx.add_resolution_option(id, place, label)?;
    }
    tx.audit("resolutions.make", id, &about.question)?;
    Ok(id)
}

/// Takes back a resolution that was not opened: its rules cannot be changed, it is made anew.
///
/// # Errors
/// `resolution-opened-already`, or those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<Resolution, Refused> {
    require(tx, May::KeepRounds)?;
    let resolution = tx.lock_resolution(id)?;
    draft(&resolution)?;
    tx.withdraw_resolution(id)?;
    tx.audit("resolutions.withdraw", id, &resolution.about.question)?;
    Ok(resolution)
}

/// Opens a resolution: a second person. From here on members, weights, options and rules stay as they are.
///
/// # Errors
/// `resolution-four-eyes` for who made it, `resolution-opened-already`, `resolution-not-convened`,
/// `resolution-amendments-open`, `resolution-closes-in-past`, `resolution-nobody-votes`, or those of the
/// store.
pub fn open(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let by = signature(tx)?;
    let resolution = tx.lock_resolution(id)?;
    draft(&resolution)?;
    let item = tx.agenda_item(resolution.about.item)?;
    if tx.assembly(item.assembly)?.state != AssemblyState::Convened {
        return Err(Fault::page("resolution-not-convened").into());
    }
    let four_eyes = || Fault::page("resolution-four-eyes").with("name", &resolution.made.name);
    if resolution.made.person == by.person {
        return Err(four_eyes().into());
    }
    if tx.now() >= resolution.about.closes_at {
        return Err(Fault::page("resolution-closes-in-past").into());
    }
    if tx.amendments(id)?.iter().any(|one| one.state == AmendmentState::Proposed) {
        return Err(Fault::page("resolution-amendments-open").into());
    }
    let members = tx.members()?;
    let voters = electorate(&members, tx.today(), resolution.about.weighted);
    if voters.is_empty() {
        return Err(Fault::page("resolution-nobody-votes").into());
    }
    tx.freeze_voters(id, &named(&members, &voters))?;
    tx.open_resolution(id, &by).on_constraint("resolutions_four_eyes", Refused::from(four_eyes()))?;
    tx.audit("resolutions.open", id, &format!("{}, {}", resolution.about.question, voters.len()))?;
    letters_to_voters(tx, "resolution-opened", &resolution, &voters)?;
    Ok(())
}

/// The voters with their names.
fn named(members: &[Member], voters: &[ResolutionVoter]) -> Vec<(ResolutionVoter, String)> {
    let name = |voter: &ResolutionVoter| members.iter().find(|member| member.id == voter.member);
    let with =
        |voter: &ResolutionVoter| (*voter, name(voter).map(|member| member.name.clone()).unwrap_or_default());
    voters.iter().map(with).collect()
}

/// Mails everybody who votes for a member of the electorate.
fn letters_to_voters(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    resolution: &Resolution,
    voters: &[ResolutionVoter],
) -> Result<(), StoreError> {
    tell(tx, event, &about(resolution, json!({})), |seat| {
        voters.iter().any(|voter| votes_for(seat, voter.member))
    })
}

/// What every mail about a resolution says, and more.
fn about(resolution: &Resolution, more: Value) -> Value {
    let mut about = json!({
        "resolution": resolution.id,
        "question": resolution.about.question,
        "opens_at": resolution.about.opens_at,
        "closes_at": resolution.about.closes_at,
    });
    if let (Some(about), Value::Object(more)) = (about.as_object_mut(), more) {
        about.extend(more);
    }
    about
}

/// Who votes and with which weight: members on the day, without those whose votes are suspended.
fn electorate(members: &[Member], today: jiff::civil::Date, weighted: bool) -> Vec<ResolutionVoter> {
    let here = members.iter().filter(|member| member.is_present_on(today) && member.votes > 0);
    here.map(|member| ResolutionVoter {
        member: member.id,
        weight: if weighted { i64::from(member.votes) } else { 1 },
    })
    .collect()
}

fn draft(resolution: &Resolution) -> Result<(), Refused> {
    match resolution.state {
        ResolutionState::Draft => Ok(()),
        ResolutionState::Withdrawn => Err(Fault::page("resolution-withdrawn-already").into()),
        ResolutionState::Open => Err(Fault::page("resolution-opened-already").into()),
        ResolutionState::Closed => Err(closed_already(resolution)),
    }
}

fn closed_already(resolution: &Resolution) -> Refused {
    let name = resolution.closed.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    Fault::page("resolution-closed-already").with("name", name).into()
}

fn signature(tx: &TenantTx<'_>) -> Result<Signature, Refused> {
    let person = tx.actor().person().ok_or(Refused::Forbidden)?;
    Ok(Signature { person, name: tx.actor().name().to_owned(), at: tx.now() })
}
