//! Subscriptions: a member takes a service, and gives notice.
//!
//! Invariant: a member orders and gives notice for itself only; the office does it for all.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, SubscriptionId};
use serde_json::json;
use store::roles::{May, allowed};
use store::{Member, NewSubscription, StoreError, Subscription, TenantTx};

use crate::letters::tell;
use crate::permissions::require;
use crate::services::is_taken_in;
use crate::{Fault, Refused};

/// An order may lie this far ahead: a later year is a mistake in typing.
const FURTHEST_YEARS: i32 = 5;

/// A service to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// For which member; by default the one that the actor acts for.
    pub member: Option<MemberId>,
    /// The service.
    pub service: ServiceId,
    /// First day.
    pub starts_on: Date,
}

/// Takes a service from a day on. A member orders from today on; the office may also enter what began
/// earlier, in a period that is not settled yet.
///
/// # Errors
/// A sentence beside the service or the day, or those of the store.
pub fn order(tx: &mut TenantTx<'_>, order: &Order) -> Result<SubscriptionId, Refused> {
    let member = ordering_member(tx, order.member)?;
    // Whoever lets the member go waits, or was first.
    let member = tx.lock_member(member)?;
    let service = tx.service(order.service)?;
    if !is_taken_in(&service.state) {
        return Err(Fault::field("service", "subscription-not-offered").with("name", &service.name).into());
    }
    let own = tx.actor().member().is_some();
    check_day(order.starts_on, tx.today(), own)?;
    if !member.is_present_on(order.starts_on) {
        return Err(Fault::field("starts_on", "subscription-outside-membership")
            .with("name", &member.name)
            .into());
    }
    refuse_settled(tx, order.starts_on)?;
    let new = NewSubscription { member: member.id, service: service.id, starts_on: order.starts_on };
    let id = tx.add_subscription(&new).map_err(|error| match error {
        StoreError::Constraint(name) if name == "subscriptions_one_at_a_time" => {
            Fault::field("service", "subscription-overlaps").with("name", &service.name).into()
        }
        other => Refused::Store(other),
    })?;
    let detail = format!("{}, {}, {}", member.name, service.name, order.starts_on);
    tx.audit("subscriptions.order", id, &detail)?;
    confirm(tx, "subscription-ordered", &member, &service.name, order.starts_on)?;
    Ok(id)
}

/// Mails those who may order and give notice for the member, whoever did it.
fn confirm(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    member: &Member,
    service: &str,
    day: Date,
) -> Result<(), StoreError> {
    let about = json!({ "member": member.name, "service": service, "day": day, "by": tx.actor().name() });
    tell(tx, event, &about, |seat| {
        seat.member.as_ref().is_some_and(|own| own.id == member.id)
            && allowed(&seat.roles.iter().copied().collect(), May::Subscribe)
    })
}

/// For whom an actor orders: a member for itself, the office for the one it names.
fn ordering_member(tx: &TenantTx<'_>, named: Option<MemberId>) -> Result<MemberId, Refused> {
    match (tx.actor().member().map(|own| own.id), named) {
        (Some(own), None) => require(tx, May::Subscribe).map(|()| own),
        (Some(own), Some(named)) if own == named => require(tx, May::Subscribe).map(|()| own),
        (Some(_), Some(_)) => Err(Refused::Forbidden),
        (None, Some(named)) => require(tx, May::KeepMembers).map(|()| named),
        (None, None) => {
            require(tx, May::KeepMembers)?;
            Err(Fault::field("member", "subscription-member-missing").into())
        }
    }
}

fn check_day(starts_on: Date, today: Date, own: bool) -> Result<(), Fault> {
    if own && starts_on < today {
        return Err(Fault::field("starts_on", "subscription-starts-in-past"));
    }
    let furthest = today.saturating_add(FURTHEST_YEARS.years());
    if starts_on > furthest {
        return Err(Fault::field("starts_on", "subscription-starts-too-late").with("years", FURTHEST_YEARS));
    }
    Ok(())
}

/// What was divided stays divided: nobody joins a period whose run was approved.
fn refuse_settled(tx: &mut TenantTx<'_>, starts_on: Date) -> Result<(), Refused> {
    let settled = tx.periods()?.into_iter().find(|period| !period.is_open() && starts_on < period.days.end());
    match settled {
        Some(period) => {
            Err(Fault::field("starts_on", "subscription-period-settled").with("name", period.name).into())
        }
        None => Ok(()),
    }
}

/// Gives notice: the subscription ends on the last day of the month in which the cooperative's notice period
/// runs out. An order that would begin later is withdrawn.
///
/// # Errors
/// A sentence on top where notice was given already, or those of the store.
pub fn give_notice(tx: &mut TenantTx<'_>, id: SubscriptionId) -> Result<Date, Refused> {
    let subscription = tx.lock_subscription(id)?;
    match tx.actor().member() {
        Some(own) if own.id == subscription.member => require(tx, May::Subscribe)?,
        Some(_) => return Err(Refused::Forbidden),
        None => require(tx, May::KeepMembers)?,
    }
    if subscription.ends_on.is_some() {
        return Err(Fault::page("subscription-notice-given").into());
    }
    let ends_on = end_after_notice(&subscription, tx.today(), tx.actor().cooperative().notice_months);
    tx.end_subscription(id, ends_on)?;
    let (member, service) = (tx.member(subscription.member)?, tx.service(subscription.service)?);
    tx.audit("subscriptions.give-notice", id, &format!("{}, {}, {ends_on}", member.name, service.name))?;
    let last_day = ends_on.yesterday().unwrap_or(ends_on);
    confirm(tx, "subscription-ended", &member, &service.name, last_day)?;
    Ok(ends_on)
}

/// The first day after a subscription for which notice is given today.
#[must_use]
pub fn end_after_notice(subscription: &Subscription, today: Date, notice_months: i32) -> Date {
    let runs_out = today.saturating_add(notice_months.max(0).months());
    let end = runs_out.last_of_month().tomorrow().unwrap_or(runs_out);
    end.max(subscription.starts_on)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn id<T: std::str::FromStr>() -> T {
        "0".repeat(32).parse().ok().unwrap()
    }

    fn from(starts_on: Date) -> Subscription {
        Subscription {
            id: id(),
            member: id(),
            service: id(),
            starts_on,
            ends_on: None,
            ordered_by: String::new(),
            ordered_at: jiff::Timestamp::UNIX_EPOCH,
            notice: None,
        }
    }

    #[test]
    fn notice_ends_on_the_last_day_of_the_month_in_which_it_runs_out() {
        let running = from(date(2020, 1, 1));
        assert_eq!(end_after_notice(&running, date(2026, 11, 21), 3), date(2027, 3, 1));
        assert_eq!(end_after_notice(&running, date(2026, 11, 30), 3), date(2027, 3, 1));
        assert_eq!(end_after_notice(&running, date(2026, 11, 21), 0), date(2026, 12, 1));
        assert_eq!(end_after_notice(&running, date(2024, 11, 30), 3), date(2025, 3, 1));
    }

    #[test]
    fn an_order_that_begins_after_its_notice_is_withdrawn() {
        let later = from(date(2028, 1, 1));
        assert_eq!(end_after_notice(&later, date(2026, 11, 21), 3), date(2028, 1, 1));
    }

    #[test]
    fn a_member_orders_from_today_on_and_not_for_the_next_century() {
        let today = date(2026, 11, 21);
        assert_eq!(check_day(today, today, true), Ok(()));
        let past = check_day(date(2026, 11, 20), today, true).unwrap_err();
        assert_eq!(past.code, "subscription-starts-in-past");
        assert_eq!(check_day(date(2026, 11, 20), today, false), Ok(()));
        let late = check_day(date(2126, 1, 1), today, true).unwrap_err();
        assert_eq!(late.code, "subscription-starts-too-late");
    }
}
