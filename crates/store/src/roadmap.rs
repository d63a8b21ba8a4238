//! The roadmap: the lines in the queue, and what of it is public.
//!
//! Invariant: a stranger reads through policies of the database that ask the cooperative's switch, and only
//! the columns that are granted: no costs, no reasons, no names.

use diesel::prelude::*;
use diesel::upsert::excluded;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, Cents};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::actor::Cooperative;
use crate::cooperatives;
use crate::doors::{SessionTx, TenantTx};
use crate::error::StoreError;
use crate::schema::portal::{candidates, roadmap_settings, state_changes};

/// What a cooperative set for its roadmap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadmapSettings {
    /// The year of the budget.
    pub year: i32,
    /// What may be spent on new services in that year, without VAT.
    pub budget: Cents,
    /// How many services can be built at once.
    pub capacity: i32,
    /// Whether the roadmap is public.
    pub published: bool,
}

/// A candidate as a stranger sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicCandidate {
    /// The candidate.
    pub id: CandidateId,
    /// Counts up per cooperative.
    pub number: i32,
    /// What it is called.
    pub title: String,
    /// What it does.
    pub summary: String,
    /// The programme that it belongs to.
    pub programme: String,
    /// Product of the uniform product list.
    pub upl: String,
    /// Where it stands in its life.
    pub state: String,
    /// Since when.
    pub state_since: Timestamp,
    /// Place in the queue.
    pub place: Option<i32>,
    /// When it is expected to be offered.
    pub expected_on: Option<Date>,
}

/// A state that a candidate went into, as a stranger sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicChange {
    /// The change.
    pub id: Uuid,
    /// The candidate.
    pub candidate: CandidateId,
    /// The state from then on.
    pub state: String,
    /// When.
    pub at: Timestamp,
}

/// A roadmap that its cooperative made public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRoadmap {
    /// Whose.
    pub cooperative: Cooperative,
    /// All candidates but those that are parked or rejected: by place, then by number.
    pub candidates: Vec<PublicCandidate>,
    /// The states that they went into, the newest first.
    pub changes: Vec<PublicChange>,
}

impl TenantTx<'_> {
    /// What the cooperative set for its roadmap; absent where it set nothing yet.
    ///
    /// # Errors
    /// Those of the query.
    pub fn roadmap_settings(&mut self) -> Result<Option<RoadmapSettings>, StoreError> {
        let row: Option<(i32, i64, i32, bool)> = roadmap_settings::table
            .filter(roadmap_settings::cooperative_id.eq(self.tenant()))
            .select((
                roadmap_settings::year,
                roadmap_settings::budget_cents,
                roadmap_settings::capacity,
                roadmap_settings::published,
            ))
            .first(self.conn())
            .optional()?;
        Ok(row.map(|(year, cents, capacity, published)| RoadmapSettings {
            year,
            budget: Cents::new(cents),
            capacity,
            published,
        }))
    }

    /// Sets it.
    ///
    /// # Errors
    /// `roadmap_settings_year` and `roadmap_settings_lines` where a figure cannot be.
    pub fn set_roadmap(&mut self, settings: &RoadmapSettings) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        diesel::insert_into(roadmap_settings::table)
            .values((
                roadmap_settings::cooperative_id.eq(self.tenant()),
                roadmap_settings::year.eq(settings.year),
                roadmap_settings::budget_cents.eq(settings.budget.cents()),
                roadmap_settings::capacity.eq(settings.capacity),
                roadmap_settings::published.eq(settings.published),
                roadmap_settings::changed_by.eq(by),
                roadmap_settings::changed_at.eq(now.to_diesel()),
            ))
            .on_conflict(roadmap_settings::cooperative_id)
            .do_update()
            .set((
                roadmap_settings::year.eq(excluded(roadmap_settings::year)),
                roadmap_settings::budget_cents.eq(excluded(roadmap_settings::budget_cents)),
                roadmap_settings::capacity.eq(excluded(roadmap_settings::capacity)),
                roadmap_settings::published.eq(excluded(roadmap_settings::published)),
                roadmap_settings::changed_by.eq(excluded(roadmap_settings::changed_by)),
                roadmap_settings::changed_at.eq(excluded(roadmap_settings::changed_at)),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}

type CandidateRow = (
    Uuid,
    i32,
    String,
    String,
    String,
    String,
    String,
    jiff_diesel::Timestamp,
    Option<i32>,
    Option<jiff_diesel::Date>,
);

fn read_candidate(row: CandidateRow) -> PublicCandidate {
    let (id, number, title, summary, programme, upl, state, since, place, expected) = row;
    PublicCandidate {
        id: id.into(),
        number,
        title,
        summary,
        programme,
        upl,
        state,
        state_since: since.to_jiff(),
        place,
        expected_on: expected.map(jiff_diesel::Date::to_jiff),
    }
}

impl SessionTx<'_> {
    /// The roadmap of the cooperative at an address, as a stranger sees it.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is no such cooperative, or it did not make its roadmap public.
    pub fn public_roadmap(&mut self, address: &str) -> Result<PublicRoadmap, StoreError> {
        let cooperative = cooperatives::by_address(self.conn(), address)?;
        let tenant = cooperative.id.0;
        self.for_cooperative(tenant)?;
        let published: Option<bool> = roadmap_settings::table
            .filter(roadmap_settings::cooperative_id.eq(tenant))
            .filter(roadmap_settings::published)
            .select(roadmap_settings::published)
            .first(self.conn())
            .optional()?;
        if published.is_none() {
            return Err(StoreError::Absent);
        }
        let shown: Vec<CandidateRow> = candidates::table
            .filter(candidates::cooperative_id.eq(tenant))
            .filter(candidates::state.ne_all(["parked", "rejected"]))
            .order((candidates::place.asc().nulls_last(), candidates::number))
            .select((
                candidates::id,
                candidates::number,
                candidates::title,
                candidates::summary,
                candidates::programme,
                candidates::upl,
                candidates::state,
                candidates::state_since,
                candidates::place,
                candidates::expected_on,
            ))
            .load(self.conn())?;
        let changes = self.public_changes(tenant)?;
        let candidates = shown.into_iter().map(read_candidate).collect();
        Ok(PublicRoadmap { cooperative, candidates, changes })
    }

    fn public_changes(&mut self, tenant: Uuid) -> Result<Vec<PublicChange>, StoreError> {
        type Row = (Uuid, Uuid, String, jiff_diesel::Timestamp);
        let rows: Vec<Row> = state_changes::table
            .filter(state_changes::cooperative_id.eq(tenant))
            .filter(state_changes::state.ne_all(["parked", "rejected"]))
            .order((state_changes::at.desc(), state_changes::id.desc()))
            .select((state_changes::id, state_changes::topic_id, state_changes::state, state_changes::at))
            .load(self.conn())?;
        let read = |(id, candidate, state, at): Row| PublicChange {
            id,
            candidate: CandidateId(candidate),
            state,
            at: at.to_jiff(),
        };
        Ok(rows.into_iter().map(read).collect())
    }
}
