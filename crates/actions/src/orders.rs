//! Ordering: what a member may take goes by the rules of the service, and some orders wait for the office.
//!
//! Invariant: an order that waits is no subscription. Only its approval makes one.

mod decide;

use jiff::civil::Date;
use kernel::{MemberId, OrderId, ServiceId, SubscriptionId};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{
    Basis, Choice, Member, NewOrder, NewSubscription, Notice, OnConstraint, OrderRules, Package, Service,
    StoreError, Subscription, TenantTx,
};

use crate::order_rules::{NoticeRule, offered};
use crate::services::is_taken_in;
use crate::subscriptions::{check_day, confirm, ordering_member, refuse_settled};
use crate::{Fault, Refused, procurement_bases};

pub use decide::{approve, refuse, withdraw};
pub(crate) use decide::{tell_office, turn_down};

/// The job that tells the office of an order that waits.
pub(crate) const TELL: &str = "orders.tell";

/// A service to be taken, or taken in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// For which member; by default the one that the actor acts for.
    pub member: Option<MemberId>,
    /// The service.
    pub service: ServiceId,
    /// The subscription that this takes the place of; absent for a new order.
    pub replaces: Option<SubscriptionId>,
    /// Package and quantity.
    pub choice: Choice,
    /// First day.
    pub starts_on: Date,
}

/// What became of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Placed {
    /// The member takes the service.
    Taken(SubscriptionId),
    /// The office has to approve it.
    Waits(OrderId),
}

/// An order that may be placed, with everything that it goes by.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Who takes the service.
    pub member: Member,
    /// The service.
    pub service: Service,
    /// Its rules.
    pub rules: OrderRules,
    /// When it ends after notice.
    pub notice: NoticeRule,
    /// The package.
    pub package: Option<Package>,
    /// Package and quantity.
    pub choice: Choice,
    /// What it stands on, where the service demands that.
    pub basis: Option<Basis>,
    /// The subscription that it takes the place of.
    pub replaces: Option<Subscription>,
    /// First day.
    pub starts_on: Date,
    /// First day after it, where the member leaves: it ends with the membership.
    pub ends_on: Option<Date>,
    /// Whether it waits for the office.
    pub waits: bool,
}

impl Checked {
    /// The last day where notice is given on the first day: until when the member takes it at least.
    #[must_use]
    pub fn earliest_last_day(&self) -> Date {
        let end = self.notice.end_after(self.starts_on);
        let end = self.ends_on.map_or(end, |left| end.min(left));
        end.yesterday().unwrap_or(end)
    }
}

/// By whose rules an order is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// A member's own: everything that the service asks.
    Member,
    /// What the office enters: it may be older than today, the packages and the quantities.
    Office,
    /// A member's own that waited: everything but the day, which may have passed meanwhile.
    Approval,
}

/// Whether an order could be placed, without placing it. A member orders from today on; the office may also
/// enter what began earlier, in a period that is not settled yet.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn check(tx: &mut TenantTx<'_>, ask: &Ask) -> Result<Checked, Refused> {
    let by = if tx.actor().member().is_some() { By::Member } else { By::Office };
    check_by(tx, ask, by)
}

fn check_by(tx: &mut TenantTx<'_>, ask: &Ask, by: By) -> Result<Checked, Refused> {
    let member = ordering_member(tx, ask.member)?;
    // Whoever lets the member go waits, or was first.
    let member = tx.lock_member(member)?;
    // So does whoever ends the service.
    let service = tx.hold_service(ask.service)?;
    if !is_taken_in(&service.state) {
        return Err(Fault::field("service", "subscription-not-offered").with("name", &service.name).into());
    }
    let asked = by != By::Office;
    check_day(ask.starts_on, tx.today(), by == By::Member)?;
    if !member.is_present_on(ask.starts_on) {
        let fault = Fault::field("starts_on", "subscription-outside-membership");
        return Err(fault.with("name", &member.name).into());
    }
    refuse_settled(tx, ask.starts_on)?;
    let replaces = replaced(tx, ask, &member)?;
    refuse_overlap(tx, ask, &member, &service)?;
    let rules = tx.order_rules(service.id)?;
    let packages = tx.packages_of(service.id)?;
    let package = chosen_package(&packages, &service, ask.choice.package, asked)?;
    check_quantity(&rules, ask.choice.quantity, asked)?;
    let basis = basis(tx, &rules, &service, &member, ask.starts_on)?;
    let notice = NoticeRule::new(&rules, tx.actor().cooperative().notice_months);
    let waits = by == By::Member && rules.needs_approval;
    let (choice, starts_on, ends_on) = (ask.choice, ask.starts_on, member.left_on);
    Ok(Checked {
        member,
        service,
        rules,
        notice,
        package,
        choice,
        basis,
        replaces,
        starts_on,
        ends_on,
        waits,
    })
}

/// The subscription whose place the order takes.
fn replaced(tx: &mut TenantTx<'_>, ask: &Ask, member: &Member) -> Result<Option<Subscription>, Refused> {
    let Some(id) = ask.replaces else { return Ok(None) };
    let old = tx.lock_subscription(id)?;
    if old.member != member.id || old.service != ask.service {
        return Err(StoreError::Absent.into());
    }
    if old.ends_on.is_some() {
        return Err(Fault::page("change-notice-given").into());
    }
    if ask.starts_on < old.starts_on {
        return Err(Fault::field("starts_on", "change-before-begin").with("date", old.starts_on).into());
    }
    let now = tx.choices()?.remove(&old.id).unwrap_or_default();
    if now == ask.choice {
        return Err(Fault::page("change-nothing").into());
    }
    Ok(Some(old))
}

/// Nobody takes a service twice at a time: the constraint says so too, but an order that waits meets it only
/// when it is approved.
fn refuse_overlap(
    tx: &mut TenantTx<'_>,
    ask: &Ask,
    member: &Member,
    service: &Service,
) -> Result<(), Refused> {
    let mine = tx.subscriptions_of(member.id)?;
    let others = mine.iter().filter(|one| one.service == service.id && Some(one.id) != ask.replaces);
    if others.into_iter().any(|one| one.runs_from(ask.starts_on)) {
        return Err(overlaps(service));
    }
    Ok(())
}

fn overlaps(service: &Service) -> Refused {
    Fault::field("service", "subscription-overlaps").with("name", &service.name).into()
}

/// The package of an order. What a member asks names one where the service has some; the office may enter an
/// order that is older than the packages.
fn chosen_package(
    packages: &[Package],
    service: &Service,
    chosen: Option<kernel::PackageId>,
    asked: bool,
) -> Result<Option<Package>, Fault> {
    let offered = offered(packages, service.id);
    match chosen {
        Some(id) => match offered.into_iter().find(|package| package.id == id) {
            Some(package) => Ok(Some(package.clone())),
            None => Err(Fault::field("package", "order-package-unknown").with("name", &service.name)),
        },
        None if asked && !offered.is_empty() => Err(Fault::field("package", "order-package-missing")),
        None => Ok(None),
    }
}

fn check_quantity(rules: &OrderRules, quantity: Option<Decimal>, asked: bool) -> Result<(), Fault> {
    let fault = |code: &'static str| Fault::field("quantity", code).with("unit", &rules.unit);
    match quantity {
        None if asked && !rules.unit.is_empty() => Err(fault("order-quantity-missing")),
        None => Ok(()),
        Some(_) if rules.unit.is_empty() => Err(fault("order-quantity-unasked")),
        Some(quantity) => {
            if let Some(least) = rules.least.filter(|least| quantity < *least) {
                return Err(fault("order-quantity-below").with("least", least));
            }
            if let Some(most) = rules.most.filter(|most| quantity > *most) {
                return Err(fault("order-quantity-above").with("most", most));
            }
            Ok(())
        }
    }
}

fn basis(
    tx: &mut TenantTx<'_>,
    rules: &OrderRules,
    service: &Service,
    member: &Member,
    day: Date,
) -> Result<Option<Basis>, Refused> {
    let found = procurement_bases::valid_on(tx, service.id, member.id, day)?;
    if rules.needs_basis && found.is_none() {
        let fault = Fault::field("service", "order-basis-missing");
        return Err(fault.with("name", &service.name).with("member", &member.name).into());
    }
    Ok(found)
}

/// Places an order: the member takes the service from its first day on, or the office is asked.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn place(tx: &mut TenantTx<'_>, ask: &Ask) -> Result<Placed, Refused> {
    let checked = check(tx, ask)?;
    if checked.waits {
        return wait(tx, &checked).map(Placed::Waits);
    }
    start(tx, &checked).map(Placed::Taken)
}

/// Puts the order to the office.
fn wait(tx: &mut TenantTx<'_>, checked: &Checked) -> Result<OrderId, Refused> {
    let new = NewOrder {
        member: checked.member.id,
        service: checked.service.id,
        replaces: checked.replaces.as_ref().map(|old| old.id),
        choice: checked.choice,
        starts_on: checked.starts_on,
    };
    let waiting = Fault::field("service", "order-waits-already").with("name", &checked.service.name);
    let id = tx
        .add_subscription_order(&new)
        .on_constraint("subscription_orders_one_waiting", Refused::from(waiting))?;
    tx.audit("orders.ask", id, &detail(checked))?;
    // A member does not know who the office is: the portal itself tells it.
    tx.enqueue(TELL, &json!({ "order": id }))?;
    Ok(id)
}

fn detail(checked: &Checked) -> String {
    let mut detail = format!("{}, {}, {}", checked.member.name, checked.service.name, checked.starts_on);
    if let Some(package) = &checked.package {
        detail.push_str(&format!(", {}", package.name));
    }
    if let Some(quantity) = checked.choice.quantity {
        detail.push_str(&format!(", {quantity} {}", checked.rules.unit));
    }
    detail
}

/// Makes the subscription of an order that was checked: a new one, or the next after the one it replaces.
fn start(tx: &mut TenantTx<'_>, checked: &Checked) -> Result<SubscriptionId, Refused> {
    if let Some(old) = &checked.replaces {
        tx.end_subscription(old.id, checked.starts_on)?;
    }
    let new = NewSubscription {
        member: checked.member.id,
        service: checked.service.id,
        starts_on: checked.starts_on,
        ends_on: checked.ends_on,
        notice: checked.ends_on.map(|_| Notice { by: tx.actor().name().to_owned(), at: tx.now() }),
    };
    let id =
        tx.add_subscription(&new).on_constraint("subscriptions_one_at_a_time", overlaps(&checked.service))?;
    tx.add_choice(id, checked.service.id, &checked.choice)?;
    let deed = if checked.replaces.is_some() { "subscriptions.change" } else { "subscriptions.order" };
    tx.audit(deed, id, &detail(checked))?;
    let event = if checked.replaces.is_some() { "subscription-changed" } else { "subscription-ordered" };
    confirm(tx, event, &checked.member, &checked.service.name, checked.starts_on)?;
    Ok(id)
}

/// Makes the subscription of an order that the office enters or the demonstration makes.
///
/// # Errors
/// A sentence where a member's own order has to wait for the office, and those of [`place`].
pub(crate) fn take_at_once(tx: &mut TenantTx<'_>, ask: &Ask) -> Result<SubscriptionId, Refused> {
    let checked = check(tx, ask)?;
    if checked.waits {
        return Err(Fault::page("order-needs-approval").with("name", &checked.service.name).into());
    }
    start(tx, &checked)
}

/// Whether the actor decides about orders.
pub(crate) fn require_office(tx: &TenantTx<'_>) -> Result<(), Refused> {
    crate::permissions::require(tx, May::KeepMembers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(unit: &str, least: Option<i64>, most: Option<i64>) -> OrderRules {
        OrderRules {
            unit: unit.to_owned(),
            least: least.map(Decimal::from),
            most: most.map(Decimal::from),
            ..OrderRules::default()
        }
    }

    #[test]
    fn a_quantity_is_asked_with_its_limits_or_not_at_all() {
        let desks = rules("werkplekken", Some(10), Some(500));
        let code = |rules: &OrderRules, quantity: Option<i64>, own| {
            check_quantity(rules, quantity.map(Decimal::from), own).err().map(|fault| fault.code.to_string())
        };
        assert_eq!(code(&desks, Some(10), true), None);
        assert_eq!(code(&desks, Some(9), true).as_deref(), Some("order-quantity-below"));
        assert_eq!(code(&desks, Some(501), true).as_deref(), Some("order-quantity-above"));
        assert_eq!(code(&desks, None, true).as_deref(), Some("order-quantity-missing"));
        assert_eq!(code(&desks, None, false), None, "the office enters what is older than the rule");
        assert_eq!(code(&rules("", None, None), Some(1), true).as_deref(), Some("order-quantity-unasked"));
    }
}
