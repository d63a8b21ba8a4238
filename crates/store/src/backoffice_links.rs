//! How far the link of a service to each member's back office is: append-only, the last word holds.
//!
//! Invariant: a link that is planned, in test or working has a day (`backoffice_links_day`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, ServiceId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::backoffice_links;
use crate::wire::unreadable;

/// How far a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkState {
    /// There is none, and none is planned.
    Absent,
    /// It will be made.
    Planned,
    /// It is being tried.
    Testing,
    /// It works.
    Working,
}

impl LinkState {
    /// All of them, in the order in which a link goes through them.
    pub const ALL: [LinkState; 4] =
        [LinkState::Absent, LinkState::Planned, LinkState::Testing, LinkState::Working];

    /// Its name in the database, in forms and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LinkState::Absent => "none",
            LinkState::Planned => "planned",
            LinkState::Testing => "testing",
            LinkState::Working => "working",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// Something to be said about a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBackofficeLink {
    /// Of which service.
    pub service: ServiceId,
    /// To whose back office.
    pub member: MemberId,
    /// How far it is.
    pub state: LinkState,
    /// For when it is planned, or since when it is in test or works; absent where there is no link.
    pub on: Option<Date>,
    /// What others should know of it; empty where nothing was said.
    pub note: String,
}

/// Something that was said about a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackofficeLink {
    /// What was said.
    pub said: NewBackofficeLink,
    /// Counts up per service and member; the highest holds.
    pub number: i32,
    /// Name of the person who said it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

#[derive(Queryable)]
struct Row {
    service_id: Uuid,
    member_id: Uuid,
    number: i32,
    state: String,
    on_day: Option<jiff_diesel::Date>,
    note: String,
    said_by: String,
    said_at: jiff_diesel::Timestamp,
}

fn read(row: Row) -> Result<BackofficeLink, StoreError> {
    let said = NewBackofficeLink {
        service: row.service_id.into(),
        member: row.member_id.into(),
        state: LinkState::from_name(&row.state).ok_or_else(|| unreadable(&row.state))?,
        on: row.on_day.map(jiff_diesel::Date::to_jiff),
        note: row.note,
    };
    Ok(BackofficeLink { said, number: row.number, by: row.said_by, at: row.said_at.to_jiff() })
}

macro_rules! columns {
    () => {
        (
            backoffice_links::service_id,
            backoffice_links::member_id,
            backoffice_links::number,
            backoffice_links::state,
            backoffice_links::on_day,
            backoffice_links::note,
            backoffice_links::said_by,
            backoffice_links::said_at,
        )
    };
}

impl TenantTx<'_> {
    /// The last word about the link of a service to each member.
    ///
    /// # Errors
    /// Those of the query.
    pub fn backoffice_links_to(&mut self, service: ServiceId) -> Result<Vec<BackofficeLink>, StoreError> {
        let rows: Vec<Row> = backoffice_links::table
            .filter(backoffice_links::cooperative_id.eq(self.tenant()))
            .filter(backoffice_links::service_id.eq(service.0))
            .distinct_on(backoffice_links::member_id)
            .order((backoffice_links::member_id, backoffice_links::number.desc()))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// Everything that was said about the links of a member, the newest of each service first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn backoffice_links_of(&mut self, member: MemberId) -> Result<Vec<BackofficeLink>, StoreError> {
        let rows: Vec<Row> = backoffice_links::table
            .filter(backoffice_links::cooperative_id.eq(self.tenant()))
            .filter(backoffice_links::member_id.eq(member.0))
            .order((backoffice_links::service_id, backoffice_links::number.desc()))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// Says how far a link is, after everything that was said before.
    ///
    /// # Errors
    /// `backoffice_links_day` where a link has no day or none has one; `backoffice_links_pkey` where somebody
    /// else said something at the same moment.
    pub fn add_backoffice_link(&mut self, new: &NewBackofficeLink) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let before = self.backoffice_links_of(new.member)?;
        let last = before.iter().filter(|one| one.said.service == new.service).map(|one| one.number).max();
        diesel::insert_into(backoffice_links::table)
            .values((
                backoffice_links::cooperative_id.eq(self.tenant()),
                backoffice_links::service_id.eq(new.service.0),
                backoffice_links::member_id.eq(new.member.0),
                backoffice_links::number.eq(last.unwrap_or(0).saturating_add(1)),
                backoffice_links::state.eq(new.state.name()),
                backoffice_links::on_day.eq(new.on.map(ToDiesel::to_diesel)),
                backoffice_links::note.eq(&new.note),
                backoffice_links::said_by.eq(by),
                backoffice_links::said_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}
