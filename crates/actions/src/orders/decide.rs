//! What becomes of an order that waits: the office approves or refuses it, or its member takes it back.

use kernel::{OrderId, SubscriptionId};
use serde_json::json;
use store::roles::{May, allowed};
use store::{OrderState, PersonSeat, StoreError, SubscriptionOrder, TenantTx};

use super::{Ask, By, check_by, require_office, start};
use crate::letters::tell;
use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in a reason.
const LONGEST_REASON: usize = 1_000;

fn may(seat: &PersonSeat, may: May) -> bool {
    allowed(&seat.roles.iter().copied().collect(), may)
}

/// Mails those of the office who decide about orders, while this one still waits.
///
/// # Errors
/// Those of the store.
pub(crate) fn tell_office(tx: &mut TenantTx<'_>, id: OrderId) -> Result<(), StoreError> {
    let order = tx.subscription_order(id)?;
    if order.state != OrderState::Asked {
        return Ok(());
    }
    let (member, service) = (tx.member(order.asked.member)?, tx.service(order.asked.service)?);
    let about = json!({
        "member": member.name,
        "service": service.name,
        "day": order.asked.starts_on,
        "by": order.asked_by,
    });
    tell(tx, "order-asked", &about, |seat| seat.member.is_none() && may(seat, May::KeepMembers))
}

/// Holds an order that waits.
fn waiting(tx: &mut TenantTx<'_>, id: OrderId) -> Result<SubscriptionOrder, Refused> {
    tx.subscription_order(id)?;
    tx.lock_waiting_order(id)?.ok_or_else(|| Fault::page("order-decided-already").into())
}

/// Approves an order: from here on it is a subscription like any other. Everything is checked again, because
/// rules, membership and periods may have changed while it waited. Only the day may have passed meanwhile.
///
/// # Errors
/// A sentence on top, or those of the store.
pub fn approve(tx: &mut TenantTx<'_>, id: OrderId) -> Result<SubscriptionId, Refused> {
    require_office(tx)?;
    let order = waiting(tx, id)?;
    let ask = Ask {
        member: Some(order.asked.member),
        service: order.asked.service,
        replaces: order.asked.replaces,
        choice: order.asked.choice,
        starts_on: order.asked.starts_on,
    };
    let checked = check_by(tx, &ask, By::Approval).map_err(on_top)?;
    let subscription = start(tx, &checked).map_err(on_top)?;
    tx.decide_order(id, OrderState::Approved, "", Some(subscription))?;
    tx.audit("orders.approve", id, &super::detail(&checked))?;
    Ok(subscription)
}

/// What is wrong with a field of the order is wrong with the order as a whole: the office has no such field.
fn on_top(refused: Refused) -> Refused {
    match refused {
        Refused::Faults(faults) => {
            let lacks = ["order-package-missing", "order-quantity-missing"];
            let on_top = |fault: Fault| match fault.code.as_ref() {
                code if lacks.contains(&code) => Fault::page("order-older-than-rules"),
                _ => Fault { field: None, ..fault },
            };
            Refused::Faults(faults.into_iter().map(on_top).collect())
        }
        other => other,
    }
}

/// Refuses an order, with the reason that its member reads.
///
/// # Errors
/// A sentence beside the reason, or those of the store.
pub fn refuse(tx: &mut TenantTx<'_>, id: OrderId, reason: &str) -> Result<(), Refused> {
    require_office(tx)?;
    let reason = reason.trim();
    waiting(tx, id)?;
    if reason.is_empty() {
        return Err(Fault::field("reason", "order-reason-missing").into());
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Fault::field("reason", "order-reason-too-long").with("most", LONGEST_REASON).into());
    }
    turn_down(tx, id, reason)
}

/// Refuses an order that waits, and mails its member why.
pub(crate) fn turn_down(tx: &mut TenantTx<'_>, id: OrderId, reason: &str) -> Result<(), Refused> {
    let order = waiting(tx, id)?;
    tx.decide_order(id, OrderState::Refused, reason, None)?;
    let (member, service) = (tx.member(order.asked.member)?, tx.service(order.asked.service)?);
    tx.audit("orders.refuse", id, &format!("{}, {}: {reason}", member.name, service.name))?;
    let about = json!({
        "member": member.name,
        "service": service.name,
        "by": tx.actor().name(),
        "reason": crate::letters::in_lines(reason),
    });
    tell(tx, "order-refused", &about, |seat| {
        seat.member.as_ref().is_some_and(|own| own.id == member.id) && may(seat, May::Subscribe)
    })?;
    Ok(())
}

/// Takes an own order back while it waits.
///
/// # Errors
/// A sentence on top where it was decided already, or those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: OrderId) -> Result<(), Refused> {
    require(tx, May::Subscribe)?;
    let order = waiting(tx, id)?;
    if tx.actor().member().map(|own| own.id) != Some(order.asked.member) {
        return Err(Refused::Forbidden);
    }
    tx.decide_order(id, OrderState::Withdrawn, "", None)?;
    let service = tx.service(order.asked.service)?;
    Ok(tx.audit("orders.withdraw", id, &service.name)?)
}
