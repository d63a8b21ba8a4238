//! Subscriptions: a member takes a service, and gives notice.
//!
//! Invariant: a member orders and gives notice for itself only; the office does it for all.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, SubscriptionId};
use serde_json::json;
use store::roles::{May, allowed};
use store::{Member, StoreError, Subscription, TenantTx};

use crate::letters::tell;
use crate::order_rules::NoticeRule;
use crate::orders::{Ask, take_at_once};
use crate::permissions::require;
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

/// Takes a service from a day on, without a choice of package: what the office enters for a member. What a
/// member orders itself is [`crate::orders::place`].
///
/// # Errors
/// A sentence beside the service or the day, or those of the store.
pub fn order(tx: &mut TenantTx<'_>, order: &Order) -> Result<SubscriptionId, Refused> {
    let choice = store::Choice::default();
    let (member, service, starts_on) = (order.member, order.service, order.starts_on);
    take_at_once(tx, &Ask { member, service, replaces: None, choice, starts_on })
}

/// Mails those who may order and give notice for the member, whoever did it.
pub(crate) fn confirm(
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
pub(crate) fn ordering_member(tx: &TenantTx<'_>, named: Option<MemberId>) -> Result<MemberId, Refused> {
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

pub(crate) fn check_day(starts_on: Date, today: Date, own: bool) -> Result<(), Fault> {
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
pub(crate) fn refuse_settled(tx: &mut TenantTx<'_>, starts_on: Date) -> Result<(), Refused> {
    let settled = tx.periods()?.into_iter().find(|period| !period.is_open() && starts_on < period.days.end());
    match settled {
        Some(period) => {
            Err(Fault::field("starts_on", "subscription-period-settled").with("name", period.name).into())
        }
        None => Ok(()),
    }
}

/// Gives notice: the subscription ends on the last day by the rule of its service. An order that would begin
/// later is withdrawn.
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
    let rule = NoticeRule::of(tx, subscription.service)?;
    let ends_on = end_after_notice(&subscription, tx.today(), &rule);
    tx.end_subscription(id, ends_on)?;
    let (member, service) = (tx.member(subscription.member)?, tx.service(subscription.service)?);
    tx.audit("subscriptions.give-notice", id, &format!("{}, {}, {ends_on}", member.name, service.name))?;
    let last_day = ends_on.yesterday().unwrap_or(ends_on);
    confirm(tx, "subscription-ended", &member, &service.name, last_day)?;
    Ok(ends_on)
}

/// The first day after a subscription for which notice is given today.
#[must_use]
pub fn end_after_notice(subscription: &Subscription, today: Date, rule: &NoticeRule) -> Date {
    rule.end_after(today).max(subscription.starts_on)
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
    fn an_order_that_begins_after_its_notice_is_withdrawn() {
        let later = from(date(2028, 1, 1));
        let rule = NoticeRule { months: 3, ..NoticeRule::default() };
        assert_eq!(end_after_notice(&later, date(2026, 11, 21), &rule), date(2028, 1, 1));
        let running = from(date(2020, 1, 1));
        assert_eq!(end_after_notice(&running, date(2026, 11, 21), &rule), date(2027, 3, 1));
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
