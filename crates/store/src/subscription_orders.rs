//! Orders that wait for the office, and in which package and quantity a service is taken.
//!
//! Invariant: an order is no subscription. Only when it is approved a subscription is made of it, so that
//! runs, adoption and `subscriptions_one_at_a_time` count approved ones alone.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, OrderId, PackageId, ServiceId, SubscriptionId};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{subscription_choices, subscription_orders};
use crate::wire::unreadable;

/// In which package, and how much of it, a service is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The package; absent where the service has none.
    pub package: Option<PackageId>,
    /// How many units; absent where none are asked.
    pub quantity: Option<Decimal>,
}

impl Choice {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.package.is_none() && self.quantity.is_none()
    }
}

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderState {
    /// It waits for the office.
    Asked,
    /// It became a subscription.
    Approved,
    /// The office refused it, with a reason.
    Refused,
    /// The member took it back.
    Withdrawn,
}

impl OrderState {
    /// All of them.
    pub const ALL: [OrderState; 4] =
        [OrderState::Asked, OrderState::Approved, OrderState::Refused, OrderState::Withdrawn];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            OrderState::Asked => "asked",
            OrderState::Approved => "approved",
            OrderState::Refused => "refused",
            OrderState::Withdrawn => "withdrawn",
        }
    }
}

/// An order to be put to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewOrder {
    /// Who orders.
    pub member: MemberId,
    /// What.
    pub service: ServiceId,
    /// The subscription that it takes the place of.
    pub replaces: Option<SubscriptionId>,
    /// Package and quantity.
    pub choice: Choice,
    /// First day.
    pub starts_on: Date,
}

/// An order that was put to the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionOrder {
    /// The order.
    pub id: OrderId,
    /// What was asked.
    pub asked: NewOrder,
    /// Where it stands.
    pub state: OrderState,
    /// Name of the person who ordered.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// Who decided or withdrew, and when.
    pub decided: Option<(String, Timestamp)>,
    /// Why; empty where nothing was said.
    pub reason: String,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    member_id: Uuid,
    service_id: Uuid,
    replaces_id: Option<Uuid>,
    package_id: Option<Uuid>,
    quantity: Option<Decimal>,
    starts_on: jiff_diesel::Date,
    state: String,
    asked_by: String,
    asked_at: jiff_diesel::Timestamp,
    decided_by: Option<String>,
    decided_at: Option<jiff_diesel::Timestamp>,
    reason: String,
}

fn read(row: Row) -> Result<SubscriptionOrder, StoreError> {
    let state = OrderState::ALL.into_iter().find(|state| state.name() == row.state);
    let quantity = row.quantity.map(|quantity| quantity.normalize());
    Ok(SubscriptionOrder {
        id: row.id.into(),
        asked: NewOrder {
            member: row.member_id.into(),
            service: row.service_id.into(),
            replaces: row.replaces_id.map(Into::into),
            choice: Choice { package: row.package_id.map(Into::into), quantity },
            starts_on: row.starts_on.to_jiff(),
        },
        state: state.ok_or_else(|| unreadable(&row.state))?,
        asked_by: row.asked_by,
        asked_at: row.asked_at.to_jiff(),
        decided: row.decided_by.zip(row.decided_at.map(jiff_diesel::Timestamp::to_jiff)),
        reason: row.reason,
    })
}

macro_rules! columns {
    () => {
        (
            subscription_orders::id,
            subscription_orders::member_id,
            subscription_orders::service_id,
            subscription_orders::replaces_id,
            subscription_orders::package_id,
            subscription_orders::quantity,
            subscription_orders::starts_on,
            subscription_orders::state,
            subscription_orders::asked_by,
            subscription_orders::asked_at,
            subscription_orders::decided_by,
            subscription_orders::decided_at,
            subscription_orders::reason,
        )
    };
}

impl TenantTx<'_> {
    /// The orders that the actor may see, newest first: for a member its own, for the office all.
    ///
    /// # Errors
    /// Those of the query.
    pub fn subscription_orders(&mut self) -> Result<Vec<SubscriptionOrder>, StoreError> {
        let rows: Vec<Row> = subscription_orders::table
            .filter(subscription_orders::cooperative_id.eq(self.tenant()))
            .order((subscription_orders::asked_at.desc(), subscription_orders::id.desc()))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// One order.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not the actor's to see.
    pub fn subscription_order(&mut self, id: OrderId) -> Result<SubscriptionOrder, StoreError> {
        let row: Row = subscription_orders::table
            .filter(subscription_orders::cooperative_id.eq(self.tenant()))
            .filter(subscription_orders::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        read(row)
    }

    /// One order that waits, under its lock; none where it was decided meanwhile.
    ///
    /// # Errors
    /// Those of the query.
    pub fn lock_waiting_order(&mut self, id: OrderId) -> Result<Option<SubscriptionOrder>, StoreError> {
        let row: Option<Row> = subscription_orders::table
            .filter(subscription_orders::cooperative_id.eq(self.tenant()))
            .filter(subscription_orders::id.eq(id.0))
            .filter(subscription_orders::state.eq(OrderState::Asked.name()))
            .select(columns!())
            .for_update()
            .first(self.conn())
            .optional()?;
        row.map(read).transpose()
    }

    /// Puts an order to the office.
    ///
    /// # Errors
    /// `subscription_orders_one_waiting` where the member's last order of this service still waits.
    pub fn add_subscription_order(&mut self, new: &NewOrder) -> Result<OrderId, StoreError> {
        let (id, now, by) = (self.new_id::<OrderId>(), self.now(), self.actor().name().to_owned());
        diesel::insert_into(subscription_orders::table)
            .values((
                subscription_orders::cooperative_id.eq(self.tenant()),
                subscription_orders::id.eq(id.0),
                subscription_orders::member_id.eq(new.member.0),
                subscription_orders::service_id.eq(new.service.0),
                subscription_orders::replaces_id.eq(new.replaces.map(|id| id.0)),
                subscription_orders::package_id.eq(new.choice.package.map(|id| id.0)),
                subscription_orders::quantity.eq(new.choice.quantity),
                subscription_orders::starts_on.eq(new.starts_on.to_diesel()),
                subscription_orders::state.eq(OrderState::Asked.name()),
                subscription_orders::asked_by.eq(by),
                subscription_orders::asked_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Ends the waiting of an order that the caller holds. `became` is the subscription of an approved one.
    ///
    /// # Errors
    /// `subscription_orders_reason` where it is refused without a reason.
    pub fn decide_order(
        &mut self,
        id: OrderId,
        state: OrderState,
        reason: &str,
        became: Option<SubscriptionId>,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        diesel::update(subscription_orders::table)
            .filter(subscription_orders::cooperative_id.eq(self.tenant()))
            .filter(subscription_orders::id.eq(id.0))
            .set((
                subscription_orders::state.eq(state.name()),
                subscription_orders::decided_by.eq(by),
                subscription_orders::decided_at.eq(now.to_diesel()),
                subscription_orders::reason.eq(reason),
                subscription_orders::subscription_id.eq(became.map(|id| id.0)),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Keeps in which package and quantity a service is taken; nothing where nothing was chosen.
    ///
    /// # Errors
    /// `subscription_choices_package` where the package is one of another service.
    pub fn add_choice(
        &mut self,
        subscription: SubscriptionId,
        service: ServiceId,
        choice: &Choice,
    ) -> Result<(), StoreError> {
        if choice.is_empty() {
            return Ok(());
        }
        diesel::insert_into(subscription_choices::table)
            .values((
                subscription_choices::cooperative_id.eq(self.tenant()),
                subscription_choices::subscription_id.eq(subscription.0),
                subscription_choices::service_id.eq(service.0),
                subscription_choices::package_id.eq(choice.package.map(|id| id.0)),
                subscription_choices::quantity.eq(choice.quantity),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Package and quantity of every subscription that has one.
    ///
    /// # Errors
    /// Those of the query.
    pub fn choices(&mut self) -> Result<BTreeMap<SubscriptionId, Choice>, StoreError> {
        let rows: Vec<(Uuid, Option<Uuid>, Option<Decimal>)> = subscription_choices::table
            .filter(subscription_choices::cooperative_id.eq(self.tenant()))
            .select((
                subscription_choices::subscription_id,
                subscription_choices::package_id,
                subscription_choices::quantity,
            ))
            .load(self.conn())?;
        let read = |(id, package, quantity): (Uuid, Option<Uuid>, Option<Decimal>)| {
            let quantity = quantity.map(|quantity| quantity.normalize());
            (id.into(), Choice { package: package.map(Into::into), quantity })
        };
        Ok(rows.into_iter().map(read).collect())
    }
}
