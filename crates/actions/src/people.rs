//! The people of a cooperative: which roles a seat has, and who leaves.
//!
//! The office keeps everybody's seats; a member manager keeps those of its own member.
//!
//! Invariant: a cooperative keeps an administrator, and a member manager does not leave its member without
//! one.

use kernel::{MemberId, SeatId};
use store::roles::{May, Role};
use store::{PersonSeat, TenantTx};

use crate::{Fault, Refused};

/// Refuses an actor who keeps neither everybody's seats nor those of this member.
pub(crate) fn require_for(tx: &TenantTx<'_>, member: Option<MemberId>) -> Result<(), Refused> {
    let actor = tx.actor();
    let own = member.is_some() && actor.member().map(|own| own.id) == member;
    if actor.may(May::KeepPeople) || (own && actor.may(May::KeepOwnPeople)) {
        Ok(())
    } else {
        Err(Refused::Forbidden)
    }
}

/// Whether roles fit a seat.
///
/// # Errors
/// A fault of the field `roles`.
pub(crate) fn check_roles(roles: &[Role], for_member: bool) -> Result<(), Fault> {
    if roles.is_empty() {
        return Err(Fault::field("roles", "roles-missing"));
    }
    let fitting = Role::of_seat(for_member);
    if roles.iter().all(|role| fitting.contains(role)) {
        Ok(())
    } else {
        Err(Fault::field("roles", "roles-do-not-fit"))
    }
}

/// Gives a seat other roles.
///
/// # Errors
/// Faults of `roles`; a fault of the page where it would take the last administrator or manager away.
pub fn change_roles(tx: &mut TenantTx<'_>, seat: SeatId, roles: &[Role]) -> Result<(), Refused> {
    let seat = tx.person_seat(seat)?;
    require_for(tx, member_of(&seat))?;
    check_roles(roles, seat.member.is_some())?;
    keep_one(tx, &seat, roles)?;
    tx.set_seat_roles(seat.id, roles)?;
    let detail = format!("{}: {} > {}", seat.name, names(&seat.roles), names(roles));
    Ok(tx.audit("people.change-roles", seat.id, &detail)?)
}

/// Ends a seat. The person keeps the account, and the seats elsewhere.
///
/// # Errors
/// A fault of the page where it would take the last administrator or manager away.
pub fn remove(tx: &mut TenantTx<'_>, seat: SeatId) -> Result<(), Refused> {
    let seat = tx.person_seat(seat)?;
    require_for(tx, member_of(&seat))?;
    keep_one(tx, &seat, &[])?;
    tx.end_seat(seat.id)?;
    Ok(tx.audit("people.remove", seat.id, &format!("{}: {}", seat.name, names(&seat.roles)))?)
}

/// Refuses to take the last administrator away; and a member manager, the last manager of its member. The
/// office may: it can invite another.
fn keep_one(tx: &mut TenantTx<'_>, seat: &PersonSeat, roles: &[Role]) -> Result<(), Refused> {
    let (key, refusal) = match seat.member {
        None => (Role::Office, "people-last-administrator"),
        Some(_) if tx.actor().may(May::KeepPeople) => return Ok(()),
        Some(_) => (Role::MemberManager, "people-last-manager"),
    };
    if !seat.roles.contains(&key) || roles.contains(&key) {
        return Ok(());
    }
    let holders = tx.lock_seats_with(key, member_of(seat))?;
    if holders.iter().any(|holder| *holder != seat.id) { Ok(()) } else { Err(Fault::page(refusal).into()) }
}

fn member_of(seat: &PersonSeat) -> Option<MemberId> {
    seat.member.as_ref().map(|member| member.id)
}

fn names(roles: &[Role]) -> String {
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_the_office_do_not_fit_a_member() {
        assert!(check_roles(&[Role::MemberManager, Role::Voter], true).is_ok());
        assert!(check_roles(&[Role::Office, Role::Finance], false).is_ok());
        assert_eq!(check_roles(&[Role::Voter, Role::Office], true).unwrap_err().code, "roles-do-not-fit");
        assert_eq!(check_roles(&[Role::Reader], false).unwrap_err().code, "roles-do-not-fit");
    }

    #[test]
    fn nobody_becomes_operator_through_a_seat() {
        for for_member in [true, false] {
            assert_eq!(check_roles(&[Role::Operator], for_member).unwrap_err().code, "roles-do-not-fit");
        }
    }

    #[test]
    fn a_seat_has_at_least_one_role() {
        assert_eq!(check_roles(&[], true).unwrap_err().code, "roles-missing");
    }
}
