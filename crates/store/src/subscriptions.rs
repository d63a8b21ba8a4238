//! Who takes which service, and from when until when.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, Period, ServiceId, SubscriptionId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::subscriptions;

/// A member takes a service for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The subscription.
    pub id: SubscriptionId,
    /// Who takes it.
    pub member: MemberId,
    /// What is taken.
    pub service: ServiceId,
    /// First day.
    pub starts_on: Date,
    /// First day after it; absent while no notice is given.
    pub ends_on: Option<Date>,
    /// Name of the person who ordered.
    pub ordered_by: String,
    /// When it was ordered.
    pub ordered_at: Timestamp,
}

type Row = (Uuid, Uuid, Uuid, jiff_diesel::Date, Option<jiff_diesel::Date>, String, jiff_diesel::Timestamp);

fn read((id, member, service, starts_on, ends_on, ordered_by, ordered_at): Row) -> Subscription {
    Subscription {
        id: id.into(),
        member: member.into(),
        service: service.into(),
        starts_on: starts_on.to_jiff(),
        ends_on: ends_on.map(jiff_diesel::Date::to_jiff),
        ordered_by,
        ordered_at: ordered_at.to_jiff(),
    }
}

impl TenantTx<'_> {
    /// The subscriptions that cover at least one day of the period, by service, member and first day.
    ///
    /// # Errors
    /// Those of the query.
    pub fn subscriptions_in(&mut self, period: Period) -> Result<Vec<Subscription>, StoreError> {
        let rows: Vec<Row> = subscriptions::table
            .filter(subscriptions::cooperative_id.eq(self.tenant()))
            .filter(subscriptions::starts_on.lt(period.end().to_diesel()))
            .filter(
                subscriptions::ends_on.is_null().or(subscriptions::ends_on.gt(period.start().to_diesel())),
            )
            .order((subscriptions::service_id, subscriptions::member_id, subscriptions::starts_on))
            .select((
                subscriptions::id,
                subscriptions::member_id,
                subscriptions::service_id,
                subscriptions::starts_on,
                subscriptions::ends_on,
                subscriptions::ordered_by,
                subscriptions::ordered_at,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }
}
