//! Who takes which service, and from when until when.
//!
//! Invariant: no two subscriptions of one member to one service share a day (`subscriptions_one_at_a_time`).
//! An order that is withdrawn before it begins keeps its row with no day in it (`ends_on = starts_on`), and
//! counts nowhere.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, Period, ServiceId, SubscriptionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::subscriptions;

/// A member takes a service for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Who gave notice, and when.
    pub notice: Option<Notice>,
}

/// A notice that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Name of the person who gave it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Subscription {
    /// Whether it covers the day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|end| day < end)
    }

    /// Whether a day of it lies on or after this day: it runs, or will.
    #[must_use]
    pub fn runs_from(&self, day: Date) -> bool {
        self.ends_on.is_none_or(|end| day < end && self.starts_on < end)
    }

    /// Whether another one of the same member to the same service follows on it without a day between: then
    /// the package or the quantity changed, and nobody gave notice.
    #[must_use]
    pub fn is_continued_in(&self, all: &[Subscription]) -> bool {
        let follows = |one: &Subscription| {
            one.member == self.member
                && one.service == self.service
                && one.id != self.id
                && !one.is_withdrawn()
        };
        all.iter().any(|one| follows(one) && Some(one.starts_on) == self.ends_on)
    }

    /// Whether it was withdrawn before it began.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.ends_on == Some(self.starts_on)
    }
}

/// A subscription to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSubscription {
    /// Who takes it.
    pub member: MemberId,
    /// What is taken.
    pub service: ServiceId,
    /// First day.
    pub starts_on: Date,
    /// First day after it; absent while no end is known.
    pub ends_on: Option<Date>,
    /// The notice that makes it end, where there is an end.
    pub notice: Option<Notice>,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    member_id: Uuid,
    service_id: Uuid,
    starts_on: jiff_diesel::Date,
    ends_on: Option<jiff_diesel::Date>,
    ordered_by: String,
    ordered_at: jiff_diesel::Timestamp,
    notice_by: Option<String>,
    notice_at: Option<jiff_diesel::Timestamp>,
}

fn read(row: Row) -> Subscription {
    let notice = row.notice_by.zip(row.notice_at).map(|(by, at)| Notice { by, at: at.to_jiff() });
    Subscription {
        id: row.id.into(),
        member: row.member_id.into(),
        service: row.service_id.into(),
        starts_on: row.starts_on.to_jiff(),
        ends_on: row.ends_on.map(jiff_diesel::Date::to_jiff),
        ordered_by: row.ordered_by,
        ordered_at: row.ordered_at.to_jiff(),
        notice,
    }
}

macro_rules! columns {
    () => {
        (
            subscriptions::id,
            subscriptions::member_id,
            subscriptions::service_id,
            subscriptions::starts_on,
            subscriptions::ends_on,
            subscriptions::ordered_by,
            subscriptions::ordered_at,
            subscriptions::notice_by,
            subscriptions::notice_at,
        )
    };
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
                subscriptions::ends_on.is_null().or(subscriptions::ends_on
                    .gt(period.start().to_diesel())
                    .and(subscriptions::ends_on.gt(subscriptions::starts_on.nullable()))),
            )
            .order((subscriptions::service_id, subscriptions::member_id, subscriptions::starts_on))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// All subscriptions, those that ended or were withdrawn included, newest order first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn subscriptions(&mut self) -> Result<Vec<Subscription>, StoreError> {
        let rows: Vec<Row> = subscriptions::table
            .filter(subscriptions::cooperative_id.eq(self.tenant()))
            .order((subscriptions::ordered_at.desc(), subscriptions::id.desc()))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// All subscriptions of a member, by first day.
    ///
    /// # Errors
    /// Those of the query.
    pub fn subscriptions_of(&mut self, member: MemberId) -> Result<Vec<Subscription>, StoreError> {
        let rows: Vec<Row> = subscriptions::table
            .filter(subscriptions::cooperative_id.eq(self.tenant()))
            .filter(subscriptions::member_id.eq(member.0))
            .order((subscriptions::starts_on, subscriptions::id))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// All subscriptions to a service, by first day.
    ///
    /// # Errors
    /// Those of the query.
    pub fn subscriptions_to(&mut self, service: ServiceId) -> Result<Vec<Subscription>, StoreError> {
        let rows: Vec<Row> = subscriptions::table
            .filter(subscriptions::cooperative_id.eq(self.tenant()))
            .filter(subscriptions::service_id.eq(service.0))
            .order((subscriptions::starts_on, subscriptions::id))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One subscription.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn subscription(&mut self, id: SubscriptionId) -> Result<Subscription, StoreError> {
        let row: Row = subscriptions::table
            .filter(subscriptions::cooperative_id.eq(self.tenant()))
            .filter(subscriptions::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// One subscription, under its lock: for giving notice.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_subscription(&mut self, id: SubscriptionId) -> Result<Subscription, StoreError> {
        let row: Row = subscriptions::table
            .filter(subscriptions::cooperative_id.eq(self.tenant()))
            .filter(subscriptions::id.eq(id.0))
            .select(columns!())
            .for_update()
            .first(self.conn())?;
        Ok(read(row))
    }

    /// Keeps a subscription: one that has no end yet, or one whose end is known from the start.
    ///
    /// # Errors
    /// `subscriptions_one_at_a_time` where the member takes the service already, or will.
    pub fn add_subscription(&mut self, new: &NewSubscription) -> Result<SubscriptionId, StoreError> {
        let (id, now) = (self.new_id::<SubscriptionId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(subscriptions::table)
            .values((
                subscriptions::cooperative_id.eq(self.tenant()),
                subscriptions::id.eq(id.0),
                subscriptions::member_id.eq(new.member.0),
                subscriptions::service_id.eq(new.service.0),
                subscriptions::starts_on.eq(new.starts_on.to_diesel()),
                subscriptions::ends_on.eq(new.ends_on.map(ToDiesel::to_diesel)),
                subscriptions::ordered_by.eq(by),
                subscriptions::ordered_at.eq(now.to_diesel()),
                subscriptions::notice_by.eq(new.notice.as_ref().map(|notice| notice.by.clone())),
                subscriptions::notice_at.eq(new.notice.as_ref().map(|notice| notice.at.to_diesel())),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Ends a subscription: `ends_on` is the first day after it.
    ///
    /// # Errors
    /// `subscriptions_end` where that lies before its first day.
    pub fn end_subscription(&mut self, id: SubscriptionId, ends_on: Date) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        diesel::update(subscriptions::table)
            .filter(subscriptions::cooperative_id.eq(self.tenant()))
            .filter(subscriptions::id.eq(id.0))
            .set((
                subscriptions::ends_on.eq(ends_on.to_diesel()),
                subscriptions::notice_by.eq(by),
                subscriptions::notice_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}
