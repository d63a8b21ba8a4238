//! Wishes: what members would like to have, in their own words.
//!
//! Invariant: what is parked or rejected says why (`wishes_reason`); what went into another says into which
//! (`wishes_into`), and keeps its own words.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, MemberId, PersonId, TopicId, WishId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::wishes;
use crate::topics::{Topic, TopicKind};

/// What a wish says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutWish {
    /// What it is called.
    pub title: String,
    /// What should come.
    pub what: String,
    /// Why.
    pub why: String,
    /// Product of the uniform product list.
    pub upl: String,
    /// Who is helped.
    pub helped: String,
    /// How much it would be used.
    pub expected_use: String,
    /// How it may come: `build`, `purchase`, `connect`, `arrangement` or nothing.
    #[serde(default)]
    pub acquisition: String,
}

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The wish.
    pub id: WishId,
    /// Counts up per cooperative.
    pub number: i32,
    /// What it says.
    pub about: AboutWish,
    /// The member that put it in.
    pub member: MemberId,
    /// The person who put it in.
    pub person: PersonId,
    /// Name of that person at that time.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// `open`, `merged`, `candidate`, `parked` or `rejected`.
    pub state: String,
    /// Why.
    pub state_reason: String,
    /// Since when.
    pub state_since: Timestamp,
    /// What it was merged into, or became.
    pub into: Option<Topic>,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    number: i32,
    title: String,
    what: String,
    why: String,
    upl: String,
    helped: String,
    expected_use: String,
    member_id: Uuid,
    person_id: Uuid,
    proposed_by: String,
    proposed_at: jiff_diesel::Timestamp,
    state: String,
    state_reason: String,
    state_since: jiff_diesel::Timestamp,
    into_wish: Option<Uuid>,
    into_candidate: Option<Uuid>,
    acquisition: String,
}

fn read(row: Row) -> Wish {
    let into_wish = row.into_wish.map(|id| Topic::Wish(WishId(id)));
    Wish {
        id: row.id.into(),
        number: row.number,
        about: AboutWish {
            title: row.title,
            what: row.what,
            why: row.why,
            upl: row.upl,
            helped: row.helped,
            expected_use: row.expected_use,
            acquisition: row.acquisition,
        },
        member: row.member_id.into(),
        person: row.person_id.into(),
        by: row.proposed_by,
        at: row.proposed_at.to_jiff(),
        state: row.state,
        state_reason: row.state_reason,
        state_since: row.state_since.to_jiff(),
        into: into_wish.or(row.into_candidate.map(|id| Topic::Candidate(CandidateId(id)))),
    }
}

macro_rules! columns {
    () => {
        (
            wishes::id,
            wishes::number,
            wishes::title,
            wishes::what,
            wishes::why,
            wishes::upl,
            wishes::helped,
            wishes::expected_use,
            wishes::member_id,
            wishes::person_id,
            wishes::proposed_by,
            wishes::proposed_at,
            wishes::state,
            wishes::state_reason,
            wishes::state_since,
            wishes::into_wish,
            wishes::into_candidate,
            wishes::acquisition,
        )
    };
}

impl TenantTx<'_> {
    /// All wishes, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn wishes(&mut self) -> Result<Vec<Wish>, StoreError> {
        let rows: Vec<Row> = wishes::table
            .filter(wishes::cooperative_id.eq(self.tenant()))
            .order(wishes::number.desc())
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One wish.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn wish(&mut self, id: WishId) -> Result<Wish, StoreError> {
        let row: Row = wishes::table
            .filter(wishes::cooperative_id.eq(self.tenant()))
            .filter(wishes::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// One wish, locked until the transaction ends.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_wish(&mut self, id: WishId) -> Result<Wish, StoreError> {
        let row: Row = wishes::table
            .filter(wishes::cooperative_id.eq(self.tenant()))
            .filter(wishes::id.eq(id.0))
            .for_update()
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// Keeps a new wish of the actor for a member, with the next number, as a topic of its own.
    ///
    /// # Errors
    /// `wishes_number` where another came at the same moment; [`StoreError::Absent`] where no person acts.
    pub fn add_wish(&mut self, member: MemberId, about: &AboutWish) -> Result<WishId, StoreError> {
        let (id, now) = (self.new_id::<WishId>(), self.now());
        let person = self.actor().person().ok_or(StoreError::Absent)?;
        let by = self.actor().name().to_owned();
        self.add_topic(id.0, TopicKind::Wish)?;
        let last: Option<i32> = wishes::table
            .filter(wishes::cooperative_id.eq(self.tenant()))
            .select(diesel::dsl::max(wishes::number))
            .first(self.conn())?;
        diesel::insert_into(wishes::table)
            .values((
                (
                    wishes::cooperative_id.eq(self.tenant()),
                    wishes::id.eq(id.0),
                    wishes::number.eq(last.unwrap_or(0).saturating_add(1)),
                    wishes::member_id.eq(member.0),
                    wishes::person_id.eq(person.0),
                    wishes::proposed_by.eq(by),
                    wishes::proposed_at.eq(now.to_diesel()),
                    wishes::state.eq("open"),
                    wishes::state_since.eq(now.to_diesel()),
                ),
                (
                    wishes::title.eq(&about.title),
                    wishes::what.eq(&about.what),
                    wishes::why.eq(&about.why),
                    wishes::upl.eq(&about.upl),
                    wishes::helped.eq(&about.helped),
                    wishes::expected_use.eq(&about.expected_use),
                    wishes::acquisition.eq(&about.acquisition),
                ),
            ))
            .execute(self.conn())?;
        self.add_state_change(TopicId(id.0), "open", "", now)?;
        Ok(id)
    }

    /// Moves a wish to another state, from now on; one that is merged or a candidate says into what it went.
    ///
    /// # Errors
    /// `wishes_reason` where it is parked or rejected without one, `wishes_into` where it goes nowhere or
    /// should not; [`StoreError::Absent`] where it is not there.
    pub fn move_wish(
        &mut self,
        id: WishId,
        state: &str,
        reason: &str,
        into: Option<Topic>,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let (wish, candidate) = match into {
            None => (None, None),
            Some(Topic::Wish(id)) => (Some(id.0), None),
            Some(Topic::Candidate(id)) => (None, Some(id.0)),
        };
        let changed = diesel::update(wishes::table)
            .filter(wishes::cooperative_id.eq(self.tenant()))
            .filter(wishes::id.eq(id.0))
            .set((
                wishes::state.eq(state),
                wishes::state_reason.eq(reason),
                wishes::state_since.eq(now.to_diesel()),
                wishes::into_wish.eq(wish),
                wishes::into_candidate.eq(candidate),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
