//! What becomes of everything else that members have that leave: orders that wait are refused and bases are
//! copied when it is confirmed, pledges and solutions go to the successor on the day itself.
//!
//! Invariant: nobody says anything for a successor that it said otherwise itself, and nothing is taken away
//! from a member before its last day is over.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{MemberId, ReorganisationId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    Handover, Member, NewBasis, NewReorganisation, NewStance, OrderState, Reorganisation, Saying, StoreError,
    Successor, TenantTx,
};

use super::letters::{names, successors};
use crate::Refused;
use crate::orders::turn_down;
use crate::runs::unexpected;

/// The job that does what waits for the day.
pub(crate) const HAND_OVER: &str = "reorganisations.hand-over";

/// What the job knows.
#[derive(Serialize, Deserialize)]
pub(crate) struct OfReorganisation {
    /// The reorganisation.
    pub(crate) reorganisation: ReorganisationId,
}

/// What happens at the confirmation, and the job for what happens on the day.
pub(super) fn carry_out(
    tx: &mut TenantTx<'_>,
    reorganisation: &Reorganisation,
    to: &[MemberId],
) -> Result<(), Refused> {
    let about = &reorganisation.about;
    let members = tx.members()?;
    let reason =
        format!("{} → {}: {}", names(&members, &about.predecessors), successors(about), about.reason);
    for order in tx.subscription_orders()? {
        if order.state == OrderState::Asked && about.predecessors.contains(&order.asked.member) {
            turn_down(tx, order.id, &reason)?;
        }
    }
    copy_bases(tx, about, to)?;
    let midnight = about.on.to_zoned(store::amsterdam()).map_err(unexpected)?.timestamp();
    tx.enqueue_on(HAND_OVER, &json!({ "reorganisation": reorganisation.id }), midnight)?;
    Ok(())
}

/// Every successor may take what one of those that leave might take, from the day on.
fn copy_bases(tx: &mut TenantTx<'_>, about: &NewReorganisation, to: &[MemberId]) -> Result<(), Refused> {
    for service in tx.services()? {
        let all = tx.procurement_bases(service.id)?;
        let stands = |last: Option<Date>| last.is_none_or(|last| about.on <= last);
        let of_leaving = all.iter().filter(|one| {
            one.withdrawn.is_none()
                && stands(one.about.valid_until)
                && about.predecessors.contains(&one.about.member)
        });
        let mut known: Vec<NewBasis> =
            all.iter().filter(|one| one.withdrawn.is_none()).map(|one| one.about.clone()).collect();
        for (basis, member) in of_leaving.flat_map(|one| to.iter().map(move |member| (one, *member))) {
            let valid_from = basis.about.valid_from.max(about.on);
            let new = NewBasis { member, valid_from, ..basis.about.clone() };
            let same = |one: &NewBasis| {
                (one.member, &one.tender, &one.lot, one.kind) == (member, &new.tender, &new.lot, new.kind)
                    && one.valid_from <= new.valid_from
                    && one.valid_until.is_none_or(|last| new.valid_until.is_some_and(|new| new <= last))
            };
            if known.iter().any(same) {
                continue;
            }
            let id = tx.add_procurement_basis(&new)?;
            tx.audit("procurement-bases.copy", id, &format!("{}: {} {}", service.name, new.tender, new.lot))?;
            known.push(new);
        }
    }
    Ok(())
}

/// The place of who takes over what cannot be divided: the largest share, the first of equal ones.
pub(super) fn largest(successors: &[Successor]) -> Option<usize> {
    let places = successors.iter().enumerate().rev();
    places.max_by(|(_, a), (_, b)| a.share.cmp(&b.share)).map(|(place, _)| place)
}

/// Who takes over what cannot be divided.
#[must_use]
pub fn heir(about: &NewReorganisation) -> Option<&Successor> {
    about.successors.get(largest(&about.successors)?)
}

/// Gives the successors what waits for the day. Done twice it does nothing more.
///
/// # Errors
/// Those of the store.
pub(crate) fn hand_over(tx: &mut TenantTx<'_>, id: ReorganisationId) -> Result<(), StoreError> {
    let reorganisation = tx.reorganisation(id)?;
    let about = &reorganisation.about;
    if !reorganisation.is_confirmed() || tx.today() < about.on {
        return Ok(());
    }
    hand_over_solutions(tx)?;
    copy_pledges(tx, about)
}

/// Solutions follow every reorganisation whose day has come, the oldest first: a job that was late finds a
/// successor that has gone into another one since.
fn hand_over_solutions(tx: &mut TenantTx<'_>) -> Result<(), StoreError> {
    let today = tx.today();
    let mut done = tx.reorganisations()?;
    done.retain(|one| one.is_confirmed() && one.about.on <= today);
    done.sort_by_key(|one| one.about.on);
    for Reorganisation { id, about, .. } in &done {
        let Some(to) = heir(about).and_then(|one| one.member) else { continue };
        for solution in tx.solutions()?.iter().filter(|one| about.predecessors.contains(&one.builder)) {
            let (from, on) = (solution.builder, about.on);
            tx.hand_over_solution(&Handover { solution: solution.id, reorganisation: *id, from, to, on })?;
            tx.audit("solutions.hand-over", solution.id, &solution.about.name)?;
        }
    }
    Ok(())
}

/// A pledge that still holds is the successors' too, where they said nothing themselves and take nothing.
fn copy_pledges(tx: &mut TenantTx<'_>, about: &NewReorganisation) -> Result<(), StoreError> {
    let (all, members) = (tx.stances()?, tx.members()?);
    let on = about.on;
    let holds = |said: &NewStance| {
        let until = said.until.is_none_or(|until| on <= until);
        said.saying == Saying::Pledged && until && about.predecessors.contains(&said.member)
    };
    let to = about.successors.iter().filter_map(|one| one.member);
    let to: Vec<&Member> =
        to.filter_map(|id| members.iter().find(|one| one.id == id && one.is_present_on(on))).collect();
    let mut spoken: BTreeSet<(MemberId, ServiceId)> = all
        .iter()
        .filter(|one| one.said.saying != Saying::Unknown)
        .map(|one| (one.said.member, one.said.service))
        .collect();
    for pledge in all.iter().map(|one| &one.said).filter(|said| holds(said)) {
        for member in &to {
            let mine = tx.subscriptions_of(member.id)?;
            let takes = mine.iter().any(|one| one.service == pledge.service && one.runs_from(on));
            if takes || !spoken.insert((member.id, pledge.service)) {
                continue;
            }
            let stance = tx.add_stance(&NewStance { member: member.id, ..pledge.clone() })?;
            tx.audit("stances.copy", stance, &member.name)?;
        }
    }
    Ok(())
}
