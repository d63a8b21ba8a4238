//! The services that may come: what members ask for together, from candidate to service.
//!
//! Invariant: what is parked or rejected says why (`candidates_reason`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, Cents, ServiceId, TopicId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::candidates;
use crate::topics::TopicKind;

/// A service that may come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The candidate.
    pub id: CandidateId,
    /// Counts up per cooperative.
    pub number: i32,
    /// What is known of it.
    pub about: AboutCandidate,
    /// Where it stands in its life: `candidate`, `eligible`, .., `parked`, `rejected`.
    pub state: String,
    /// Why it stands there.
    pub state_reason: String,
    /// Since when.
    pub state_since: Timestamp,
    /// Place in the queue as the board decided it.
    pub place: Option<i32>,
    /// The service that it became.
    pub service: Option<ServiceId>,
}

/// What is known of a candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutCandidate {
    /// What it is called.
    pub title: String,
    /// What it does.
    pub summary: String,
    /// Why it is wanted, and who is helped.
    pub reason: String,
    /// The programme that it belongs to.
    pub programme: String,
    /// Product of the uniform product list.
    pub upl: String,
    /// What it costs once, without VAT.
    pub one_off: Cents,
    /// What it costs each year after, without VAT.
    pub yearly: Cents,
    /// What it brings.
    pub benefits: String,
    /// What may go wrong.
    pub risks: String,
    /// What must be there first.
    pub dependencies: String,
    /// Solutions that exist already.
    pub existing: String,
    /// Documents elsewhere, one a line: a title, a bar, an address.
    pub documents: String,
    /// When it is expected to be offered.
    pub expected_on: Option<Date>,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    number: i32,
    title: String,
    summary: String,
    reason: String,
    programme: String,
    upl: String,
    one_off_cents: i64,
    yearly_cents: i64,
    benefits: String,
    risks: String,
    dependencies: String,
    existing: String,
    state: String,
    state_reason: String,
    state_since: jiff_diesel::Timestamp,
    place: Option<i32>,
    service_id: Option<Uuid>,
    documents: String,
    expected_on: Option<jiff_diesel::Date>,
}

fn read(row: Row) -> Candidate {
    let about = AboutCandidate {
        title: row.title,
        summary: row.summary,
        reason: row.reason,
        programme: row.programme,
        upl: row.upl,
        one_off: Cents::new(row.one_off_cents),
        yearly: Cents::new(row.yearly_cents),
        benefits: row.benefits,
        risks: row.risks,
        dependencies: row.dependencies,
        existing: row.existing,
        documents: row.documents,
        expected_on: row.expected_on.map(jiff_diesel::Date::to_jiff),
    };
    Candidate {
        id: row.id.into(),
        number: row.number,
        about,
        state: row.state,
        state_reason: row.state_reason,
        state_since: row.state_since.to_jiff(),
        place: row.place,
        service: row.service_id.map(Into::into),
    }
}

macro_rules! columns {
    () => {
        (
            candidates::id,
            candidates::number,
            candidates::title,
            candidates::summary,
            candidates::reason,
            candidates::programme,
            candidates::upl,
            candidates::one_off_cents,
            candidates::yearly_cents,
            candidates::benefits,
            candidates::risks,
            candidates::dependencies,
            candidates::existing,
            candidates::state,
            candidates::state_reason,
            candidates::state_since,
            candidates::place,
            candidates::service_id,
            candidates::documents,
            candidates::expected_on,
        )
    };
}

macro_rules! about_columns {
    ($about:expr) => {
        (
            candidates::title.eq(&$about.title),
            candidates::summary.eq(&$about.summary),
            candidates::reason.eq(&$about.reason),
            candidates::programme.eq(&$about.programme),
            candidates::upl.eq(&$about.upl),
            candidates::one_off_cents.eq($about.one_off.cents()),
            candidates::yearly_cents.eq($about.yearly.cents()),
            candidates::benefits.eq(&$about.benefits),
            candidates::risks.eq(&$about.risks),
            candidates::dependencies.eq(&$about.dependencies),
            candidates::existing.eq(&$about.existing),
            candidates::documents.eq(&$about.documents),
            candidates::expected_on.eq($about.expected_on.map(ToDiesel::to_diesel)),
        )
    };
}

impl TenantTx<'_> {
    /// All candidates: those with a place in their order, then the others by number.
    ///
    /// # Errors
    /// Those of the query.
    pub fn candidates(&mut self) -> Result<Vec<Candidate>, StoreError> {
        let rows: Vec<Row> = candidates::table
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .order((candidates::place.asc().nulls_last(), candidates::number))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One candidate.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn candidate(&mut self, id: CandidateId) -> Result<Candidate, StoreError> {
        let row: Row = candidates::table
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .filter(candidates::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// One candidate, locked until the transaction ends.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_candidate(&mut self, id: CandidateId) -> Result<Candidate, StoreError> {
        let row: Row = candidates::table
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .filter(candidates::id.eq(id.0))
            .for_update()
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// Keeps a new candidate, with the next number, as a topic and a life of its own.
    ///
    /// # Errors
    /// `candidates_title` where there is another of that name, `candidates_number` where another came at the
    /// same moment.
    pub fn add_candidate(
        &mut self,
        about: &AboutCandidate,
        since: Timestamp,
    ) -> Result<CandidateId, StoreError> {
        let id = self.add_candidate_row(about, since)?;
        self.begin_as_candidate(id)?;
        Ok(id)
    }

    /// The row alone: its life begins elsewhere.
    pub(crate) fn add_candidate_row(
        &mut self,
        about: &AboutCandidate,
        since: Timestamp,
    ) -> Result<CandidateId, StoreError> {
        let (id, now) = (self.new_id::<CandidateId>(), self.now());
        let by = self.actor().name().to_owned();
        self.add_topic(id.0, TopicKind::Candidate)?;
        let last: Option<i32> = candidates::table
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .select(diesel::dsl::max(candidates::number))
            .first(self.conn())?;
        diesel::insert_into(candidates::table)
            .values((
                (
                    candidates::cooperative_id.eq(self.tenant()),
                    candidates::id.eq(id.0),
                    candidates::number.eq(last.unwrap_or(0).saturating_add(1)),
                    candidates::state.eq("candidate"),
                    candidates::state_since.eq(since.to_diesel()),
                    candidates::made_by.eq(by),
                    candidates::made_at.eq(now.to_diesel()),
                ),
                about_columns!(about),
            ))
            .execute(self.conn())?;
        self.add_state_change(TopicId(id.0), "candidate", "", since)?;
        Ok(id)
    }

    /// Changes what is known of a candidate.
    ///
    /// # Errors
    /// `candidates_title` where there is another of that name; [`StoreError::Absent`] where it is not there.
    pub fn change_candidate(&mut self, id: CandidateId, about: &AboutCandidate) -> Result<(), StoreError> {
        let changed = diesel::update(candidates::table)
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .filter(candidates::id.eq(id.0))
            .set(about_columns!(about))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Moves a candidate to another state of its life, from this moment on.
    ///
    /// # Errors
    /// `candidates_reason` where it is parked or rejected without one; [`StoreError::Absent`] where it is not
    /// there.
    pub fn move_candidate(
        &mut self,
        id: CandidateId,
        (state, reason): (&str, &str),
        since: Timestamp,
    ) -> Result<(), StoreError> {
        let changed = diesel::update(candidates::table)
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .filter(candidates::id.eq(id.0))
            .set((
                candidates::state.eq(state),
                candidates::state_reason.eq(reason),
                candidates::state_since.eq(since.to_diesel()),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
