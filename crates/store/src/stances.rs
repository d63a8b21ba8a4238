//! Where a member stands towards a service, as it says itself: append-only, the last word holds.
//!
//! Invariant: a stance is no subscription. That a member takes a service, gave notice or left follows from
//! its subscriptions alone.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, MemberId, ServiceId, StanceId};
use uuid::Uuid;

use crate::doors::{TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::schema::portal::stances;
use crate::wire::{local_day, unreadable};

/// What a member says of where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saying {
    /// Nothing, or that it does not know.
    #[default]
    Unknown,
    /// It is interested.
    Interested,
    /// It will take the service, perhaps on a condition.
    Pledged,
    /// A pledge came to its end without a subscription.
    Expired,
    /// It has its own built from the specifications.
    OwnBuild,
    /// It stays with what it has.
    Stays,
    /// It takes the service and is bringing it into use.
    Implementing,
    /// It takes the service and works with it.
    Live,
}

impl Saying {
    /// All of them, in the order of the axis.
    pub const ALL: [Saying; 8] = [
        Saying::Unknown,
        Saying::Interested,
        Saying::Pledged,
        Saying::Expired,
        Saying::OwnBuild,
        Saying::Stays,
        Saying::Implementing,
        Saying::Live,
    ];

    /// Its name in the database, in forms and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Saying::Unknown => "unknown",
            Saying::Interested => "interested",
            Saying::Pledged => "pledged",
            Saying::Expired => "expired",
            Saying::OwnBuild => "own_build",
            Saying::Stays => "stays",
            Saying::Implementing => "implementing",
            Saying::Live => "live",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// Something to be said about a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStance {
    /// About which service.
    pub service: ServiceId,
    /// By which member.
    pub member: MemberId,
    /// What.
    pub saying: Saying,
    /// On which condition; empty where there is none.
    pub condition: String,
    /// Last day on which a pledge holds.
    pub until: Option<Date>,
    /// Why; empty where nothing was said.
    pub reason: String,
}

/// Something that was said about a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// What was said.
    pub said: NewStance,
    /// Counts up per service and member; the highest holds.
    pub number: i32,
    /// Name of the person who said it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// A pledge whose last day has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DuePledge {
    /// Whose.
    pub cooperative: CooperativeId,
    /// About which service.
    pub service: ServiceId,
    /// By which member.
    pub member: MemberId,
}

#[derive(Queryable)]
struct Row {
    service_id: Uuid,
    member_id: Uuid,
    number: i32,
    stance: String,
    condition: String,
    until_day: Option<jiff_diesel::Date>,
    reason: String,
    said_by: String,
    said_at: jiff_diesel::Timestamp,
}

fn read(row: Row) -> Result<Stance, StoreError> {
    let said = NewStance {
        service: row.service_id.into(),
        member: row.member_id.into(),
        saying: Saying::from_name(&row.stance).ok_or_else(|| unreadable(&row.stance))?,
        condition: row.condition,
        until: row.until_day.map(jiff_diesel::Date::to_jiff),
        reason: row.reason,
    };
    Ok(Stance { said, number: row.number, by: row.said_by, at: row.said_at.to_jiff() })
}

macro_rules! columns {
    () => {
        (
            stances::service_id,
            stances::member_id,
            stances::number,
            stances::stance,
            stances::condition,
            stances::until_day,
            stances::reason,
            stances::said_by,
            stances::said_at,
        )
    };
}

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    cooperative_id: Uuid,
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    service_id: Uuid,
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    member_id: Uuid,
}

impl TenantTx<'_> {
    /// The last word of each member about each service.
    ///
    /// # Errors
    /// Those of the query.
    pub fn stances(&mut self) -> Result<Vec<Stance>, StoreError> {
        let rows: Vec<Row> = stances::table
            .filter(stances::cooperative_id.eq(self.tenant()))
            .distinct_on((stances::service_id, stances::member_id))
            .order((stances::service_id, stances::member_id, stances::number.desc()))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// Everything that a member said about a service, newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn stances_of(&mut self, service: ServiceId, member: MemberId) -> Result<Vec<Stance>, StoreError> {
        let rows: Vec<Row> = stances::table
            .filter(stances::cooperative_id.eq(self.tenant()))
            .filter(stances::service_id.eq(service.0))
            .filter(stances::member_id.eq(member.0))
            .order(stances::number.desc())
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// Says something, after everything that was said before.
    ///
    /// # Errors
    /// `stances_reason` where own build or staying has no reason; `stances_number` where somebody else of the
    /// member said something at the same moment.
    pub fn add_stance(&mut self, new: &NewStance) -> Result<StanceId, StoreError> {
        let (id, now, by) = (self.new_id::<StanceId>(), self.now(), self.actor().name().to_owned());
        let last = self.stances_of(new.service, new.member)?.first().map_or(0, |stance| stance.number);
        diesel::insert_into(stances::table)
            .values((
                stances::cooperative_id.eq(self.tenant()),
                stances::id.eq(id.0),
                stances::service_id.eq(new.service.0),
                stances::member_id.eq(new.member.0),
                stances::number.eq(last.saturating_add(1)),
                stances::stance.eq(new.saying.name()),
                stances::condition.eq(&new.condition),
                stances::until_day.eq(new.until.map(ToDiesel::to_diesel)),
                stances::reason.eq(&new.reason),
                stances::said_by.eq(by),
                stances::said_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }
}

impl WorkerTx<'_> {
    /// The pledges whose last day lies before today, by the clock of the database.
    ///
    /// # Errors
    /// Those of the query.
    pub fn pledges_to_expire(&mut self) -> Result<Vec<DuePledge>, StoreError> {
        let today = local_day(self.now());
        let rows: Vec<DueRow> = diesel::sql_query(
            "SELECT s.cooperative_id, s.service_id, s.member_id FROM portal.stances s
             WHERE s.stance = 'pledged' AND s.until_day < $1 AND NOT EXISTS (SELECT FROM portal.stances n
                WHERE n.cooperative_id = s.cooperative_id AND n.service_id = s.service_id
                    AND n.member_id = s.member_id AND n.number > s.number)",
        )
        .bind::<diesel::sql_types::Date, _>(today.to_diesel())
        .load(self.conn())?;
        let due = |row: DueRow| DuePledge {
            cooperative: row.cooperative_id.into(),
            service: row.service_id.into(),
            member: row.member_id.into(),
        };
        Ok(rows.into_iter().map(due).collect())
    }
}
