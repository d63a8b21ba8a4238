//! Mail about a reorganisation: to who may confirm it, and to everybody whose member it is.

use kernel::{MemberId, ReorganisationId};
use serde_json::json;
use store::roles::{May, allowed};
use store::{Member, NewReorganisation, Reorganisation, Signature, StoreError, TenantTx};

use super::Plan;
use crate::Refused;
use crate::letters::tell;

/// To everybody who may confirm it, but for who prepared it.
pub(super) fn prepared(
    tx: &mut TenantTx<'_>,
    id: ReorganisationId,
    about: &NewReorganisation,
    by: &Signature,
) -> Result<(), StoreError> {
    let members = tx.members()?;
    let data = json!({
        "reorganisation": id, "by": by.name, "day": about.on,
        "from": names(&members, &about.predecessors), "to": successors(about),
    });
    tell(tx, "reorganisation-prepared", &data, |seat| {
        let may = allowed(&seat.roles.iter().copied().collect(), May::KeepMembers);
        may && seat.member.is_none() && seat.person != by.person
    })
}

/// To everybody who acts for a member that leaves, with where they act next; and to those of the successors.
pub(super) fn confirmed(
    tx: &mut TenantTx<'_>,
    reorganisation: &Reorganisation,
    plan: &Plan,
) -> Result<(), Refused> {
    let about = &reorganisation.about;
    let members = tx.members()?;
    let data = json!({
        "day": about.on, "from": names(&members, &about.predecessors), "to": successors(about),
        "reason": about.reason,
    });
    let own: Vec<MemberId> = about.successors.iter().filter_map(|one| one.member).collect();
    let leaves = |person| plan.seats.iter().any(|one| one.person == person);
    tell(tx, "reorganisation-confirmed", &data, |seat| {
        let of_successor = seat.member.as_ref().is_some_and(|member| own.contains(&member.id));
        of_successor && !leaves(seat.person)
    })?;
    for (place, one) in about.successors.iter().enumerate() {
        let data = json!({
            "day": about.on, "from": names(&members, &about.predecessors), "next": one.name,
        });
        tell(tx, "reorganisation-seat", &data, |seat| {
            plan.seats.iter().any(|of| of.seat == seat.id && of.place == Some(place))
        })?;
    }
    let data =
        json!({ "day": about.on, "from": names(&members, &about.predecessors), "to": successors(about) });
    tell(tx, "reorganisation-no-seat", &data, |seat| {
        let goes = plan.seats.iter().any(|of| of.person == seat.person && of.place.is_some());
        plan.seats.iter().any(|of| of.seat == seat.id) && !goes
    })?;
    Ok(())
}

pub(super) fn names(members: &[Member], ids: &[MemberId]) -> String {
    let named = members.iter().filter(|member| ids.contains(&member.id));
    named.map(|member| member.name.as_str()).collect::<Vec<_>>().join(", ")
}

pub(super) fn successors(about: &NewReorganisation) -> String {
    about.successors.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
}
