//! Changes that members propose to a resolution.
//!
//! Invariant: what was merged, rejected or withdrawn does not change (`handled_is_final`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{AmendmentId, MemberId, ResolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::amendments;
use crate::wire::unreadable;

/// What became of an amendment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmendmentState {
    /// It waits for the office.
    Proposed,
    /// It became part of the option at this place.
    Merged(i32),
    /// The office said no, and why.
    Rejected(String),
    /// Its member took it back.
    Withdrawn,
}

impl AmendmentState {
    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Merged(_) => "merged",
            Self::Rejected(_) => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A change that a member proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The amendment.
    pub id: AmendmentId,
    /// To which resolution.
    pub resolution: ResolutionId,
    /// Who proposes it.
    pub member: MemberId,
    /// What it is called.
    pub title: String,
    /// What it changes, and why.
    pub body: String,
    /// What became of it.
    pub state: AmendmentState,
    /// Name of who proposed it.
    pub proposed_by: String,
    /// When.
    pub proposed_at: Timestamp,
}

type Row = (Uuid, Uuid, Uuid, String, String, (String, Option<i32>, String), String, jiff_diesel::Timestamp);

fn read(row: Row) -> Result<Amendment, StoreError> {
    let (id, resolution, member, title, body, (state, place, reason), proposed_by, proposed_at) = row;
    let state = match (state.as_str(), place) {
        ("proposed", _) => AmendmentState::Proposed,
        ("merged", Some(place)) => AmendmentState::Merged(place),
        ("rejected", _) => AmendmentState::Rejected(reason),
        ("withdrawn", _) => AmendmentState::Withdrawn,
        _ => return Err(unreadable(state)),
    };
    Ok(Amendment {
        id: id.into(),
        resolution: resolution.into(),
        member: member.into(),
        title,
        body,
        state,
        proposed_by,
        proposed_at: proposed_at.to_jiff(),
    })
}

macro_rules! columns {
    () => {
        (
            amendments::id,
            amendments::resolution_id,
            amendments::member_id,
            amendments::title,
            amendments::body,
            (amendments::state, amendments::option_place, amendments::reason),
            amendments::proposed_by,
            amendments::proposed_at,
        )
    };
}

impl TenantTx<'_> {
    /// The amendments to a resolution, in the order in which they came.
    ///
    /// # Errors
    /// Those of the query.
    pub fn amendments(&mut self, resolution: ResolutionId) -> Result<Vec<Amendment>, StoreError> {
        let rows: Vec<Row> = amendments::table
            .filter(amendments::cooperative_id.eq(self.tenant()))
            .filter(amendments::resolution_id.eq(resolution.0))
            .order((amendments::proposed_at, amendments::id))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// One amendment.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn amendment(&mut self, id: AmendmentId) -> Result<Amendment, StoreError> {
        let row: Row = amendments::table
            .filter(amendments::cooperative_id.eq(self.tenant()))
            .filter(amendments::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        read(row)
    }

    /// Keeps an amendment of the actor's member.
    ///
    /// # Errors
    /// `amendments_title` where the resolution has one of that name.
    pub fn add_amendment(
        &mut self,
        resolution: ResolutionId,
        member: MemberId,
        (title, body): (&str, &str),
    ) -> Result<AmendmentId, StoreError> {
        let (id, now) = (self.new_id::<AmendmentId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(amendments::table)
            .values((
                amendments::cooperative_id.eq(self.tenant()),
                amendments::id.eq(id.0),
                amendments::resolution_id.eq(resolution.0),
                amendments::member_id.eq(member.0),
                amendments::title.eq(title),
                amendments::body.eq(body),
                amendments::state.eq(AmendmentState::Proposed.name()),
                amendments::proposed_by.eq(by),
                amendments::proposed_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Sets down what became of an amendment.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it was handled meanwhile.
    pub fn settle_amendment(&mut self, id: AmendmentId, state: &AmendmentState) -> Result<(), StoreError> {
        let (by, now) = (self.actor().name().to_owned(), self.now().to_diesel());
        let (place, reason) = match state {
            AmendmentState::Merged(place) => (Some(*place), ""),
            AmendmentState::Rejected(reason) => (None, reason.as_str()),
            AmendmentState::Proposed | AmendmentState::Withdrawn => (None, ""),
        };
        let changed = diesel::update(amendments::table)
            .filter(amendments::cooperative_id.eq(self.tenant()))
            .filter(amendments::id.eq(id.0))
            .filter(amendments::state.eq(AmendmentState::Proposed.name()))
            .set((
                amendments::state.eq(state.name()),
                amendments::option_place.eq(place),
                amendments::reason.eq(reason),
                amendments::decided_by.eq(Some(by)),
                amendments::decided_at.eq(Some(now)),
            ))
            .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }
}
