//! Pilots: who tries a service, and what they find.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{LifeId, MemberId, TransitionId};
use store::roles::May;
use store::{PilotFinding, TenantTx, Transition};

use super::State;
use crate::candidates::LONGEST_TEXT;
use crate::{Fault, Refused};

/// What a member found in a pilot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What is tried.
    pub life: LifeId,
    /// The member that found it.
    pub member: MemberId,
    /// What was measured.
    pub effect: String,
    /// What stands in the way.
    pub blocker: String,
}

/// The newest transition into a pilot.
#[must_use]
pub fn pilot_of(transitions: &[Transition]) -> Option<TransitionId> {
    transitions.iter().rev().find(|one| one.to == State::Pilot.name()).map(|one| one.id)
}

/// The members that are among the larger half, and the inhabitants of all, today.
///
/// # Errors
/// Those of the store.
pub fn large_members(
    tx: &mut TenantTx<'_>,
) -> Result<(BTreeSet<MemberId>, BTreeMap<MemberId, i64>), Refused> {
    let today = tx.today();
    let known: BTreeMap<MemberId, i64> = tx
        .attribute_on(crate::members::INHABITANTS, today)?
        .into_iter()
        .filter_map(|(member, value)| Some((member, value.floor()?)))
        .collect();
    let present = tx.members()?.into_iter().filter(|member| member.is_present_on(today));
    let mut sizes: Vec<(i64, MemberId)> =
        present.map(|member| (known.get(&member.id).copied().unwrap_or(0), member.id)).collect();
    sizes.sort();
    let smaller = sizes.len() / 2;
    Ok((sizes.into_iter().skip(smaller).map(|(_, member)| member).collect(), known))
}

/// What each member found last, of those that found something.
#[must_use]
pub(super) fn newest(findings: Vec<PilotFinding>, pilot: TransitionId) -> BTreeMap<MemberId, PilotFinding> {
    // Oldest first: the newest stays.
    findings.into_iter().filter(|one| one.pilot == pilot).map(|one| (one.member, one)).collect()
}

/// The names of the members that measured nothing yet.
///
/// # Errors
/// Those of the store.
pub fn unmeasured(tx: &mut TenantTx<'_>, pilot: TransitionId) -> Result<Vec<String>, Refused> {
    let found = newest(tx.pilot_findings()?, pilot);
    let trying: BTreeSet<MemberId> =
        tx.pilot_members()?.into_iter().filter(|one| one.pilot == pilot).map(|one| one.member).collect();
    let measured = |member: MemberId| found.get(&member).is_some_and(|one| !one.effect.is_empty());
    let all = tx.members()?;
    let missing = all.into_iter().filter(|one| trying.contains(&one.id) && !measured(one.id));
    Ok(missing.map(|member| member.name).collect())
}

/// Keeps what a member found. A member says so for itself; the office for all.
///
/// # Errors
/// A sentence beside a field; [`Refused::Forbidden`]; or those of the store.
pub fn find(tx: &mut TenantTx<'_>, found: &Found) -> Result<(), Refused> {
    let own = tx.actor().member().map(|member| member.id) == Some(found.member);
    if !(tx.actor().may(May::KeepRoadmap) || (own && tx.actor().may(May::Wish))) {
        return Err(Refused::Forbidden);
    }
    let life = tx.life(found.life)?;
    let Some(pilot) = pilot_of(&tx.transitions_of(life.id)?) else {
        return Err(Fault::page("life-no-pilot").into());
    };
    let tries = tx.pilot_members()?.iter().any(|one| one.pilot == pilot && one.member == found.member);
    let mut faults = Vec::new();
    if !tries {
        faults.push(Fault::field("member", "life-not-in-pilot"));
    }
    let (effect, blocker) = (found.effect.trim(), found.blocker.trim());
    if effect.is_empty() && blocker.is_empty() {
        faults.push(Fault::field("effect", "life-finding-missing"));
    }
    for (field, text) in [("effect", effect), ("blocker", blocker)] {
        if text.chars().count() > LONGEST_TEXT {
            faults.push(Fault::field(field, "candidate-text-too-long").with("most", LONGEST_TEXT));
        }
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    tx.add_pilot_finding(pilot, found.member, (effect, blocker))?;
    let name = tx.members()?.into_iter().find(|one| one.id == found.member).map(|one| one.name);
    tx.audit("lives.find", life.id, &name.unwrap_or_default())?;
    Ok(())
}
