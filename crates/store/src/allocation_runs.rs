//! Allocation runs: a period's costs divided, with their lines and remarks.
//!
//! Invariant: an approved or rejected run does not change; the table refuses it whoever asks
//! (`decided_is_final`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{Cents, PeriodId, PersonId, RunId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::allocation_runs;
use crate::wire::unreadable;

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Computed, and looked at by who made it.
    Draft,
    /// Reviewed and offered for approval.
    Reviewed,
    /// Approved by a second person: what members see.
    Approved,
    /// Sent back with a reason.
    Rejected,
}

impl RunState {
    const ALL: [Self; 4] = [Self::Draft, Self::Reviewed, Self::Approved, Self::Rejected];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reviewed => "reviewed",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }

    /// Whether nothing changes it any more.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Approved | Self::Rejected)
    }

    fn from_name(name: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or_else(|| unreadable(name))
    }
}

/// Who set a step, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The person.
    pub person: PersonId,
    /// The name, at that moment.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The run.
    pub id: RunId,
    /// The period whose costs it divides.
    pub period: PeriodId,
    /// Counts up per period.
    pub number: i32,
    /// How far it is.
    pub state: RunState,
    /// Fingerprint of the input.
    pub scenario_sha256: String,
    /// Usage stored up to this moment counts.
    pub pinned_at: Timestamp,
    /// All costs divided.
    pub total: Cents,
    /// Who made it.
    pub made: Signature,
    /// Who reviewed it and offered it for approval.
    pub reviewed: Option<Signature>,
    /// Who approved or rejected it.
    pub decided: Option<Signature>,
    /// Note with the decision.
    pub decision_note: String,
}

/// A run to be kept.
#[derive(Clone, Debug)]
pub struct NewRun<'a> {
    /// The period whose costs it divides.
    pub period: PeriodId,
    /// The input, as canonical JSON.
    pub scenario: &'a str,
    /// Its fingerprint.
    pub scenario_sha256: &'a str,
    /// The cost lines behind each pool, as they were.
    pub pinned_costs: &'a serde_json::Value,
    /// Usage stored up to this moment counts.
    pub pinned_at: Timestamp,
    /// All costs divided.
    pub total: Cents,
    /// Who makes it.
    pub maker: PersonId,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    period_id: Uuid,
    number: i32,
    state: String,
    scenario_sha256: String,
    pinned_at: jiff_diesel::Timestamp,
    total_cents: i64,
    made: (Uuid, String, jiff_diesel::Timestamp),
    reviewed: (Option<Uuid>, Option<String>, Option<jiff_diesel::Timestamp>),
    decided: (Option<Uuid>, Option<String>, Option<jiff_diesel::Timestamp>),
    decision_note: String,
}

macro_rules! columns {
    () => {
        (
            allocation_runs::id,
            allocation_runs::period_id,
            allocation_runs::number,
            allocation_runs::state,
            allocation_runs::scenario_sha256,
            allocation_runs::pinned_at,
            allocation_runs::total_cents,
            (allocation_runs::made_by_id, allocation_runs::made_by, allocation_runs::made_at),
            (allocation_runs::reviewed_by_id, allocation_runs::reviewed_by, allocation_runs::reviewed_at),
            (allocation_runs::decided_by_id, allocation_runs::decided_by, allocation_runs::decided_at),
            allocation_runs::decision_note,
        )
    };
}

fn signature(
    (person, name, at): (Option<Uuid>, Option<String>, Option<jiff_diesel::Timestamp>),
) -> Option<Signature> {
    Some(Signature { person: person?.into(), name: name?, at: at?.to_jiff() })
}

impl TryFrom<Row> for Run {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let (person, name, at) = row.made;
        Ok(Self {
            id: row.id.into(),
            period: row.period_id.into(),
            number: row.number,
            state: RunState::from_name(&row.state)?,
            scenario_sha256: row.scenario_sha256,
            pinned_at: row.pinned_at.to_jiff(),
            total: Cents::new(row.total_cents),
            made: Signature { person: person.into(), name, at: at.to_jiff() },
            reviewed: signature(row.reviewed),
            decided: signature(row.decided),
            decision_note: row.decision_note,
        })
    }
}

impl TenantTx<'_> {
    /// The runs that the actor may see, newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn runs(&mut self) -> Result<Vec<Run>, StoreError> {
        let rows: Vec<Row> = allocation_runs::table
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .order((allocation_runs::made_at.desc(), allocation_runs::id.desc()))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(Run::try_from).collect()
    }

    /// One run.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn run(&mut self, id: RunId) -> Result<Run, StoreError> {
        let row: Row = allocation_runs::table
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .filter(allocation_runs::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        row.try_into()
    }

    /// Locks a run for a decision. Where somebody decided meanwhile, gives the run as it is now,
    /// which cannot change.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_run(&mut self, id: RunId) -> Result<Run, StoreError> {
        let row: Option<Row> = allocation_runs::table
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .filter(allocation_runs::id.eq(id.0))
            .select(columns!())
            .for_update()
            .first(self.conn())
            .optional()?;
        // Row security hides a decided run from a lock, and not from a look.
        row.map_or_else(|| self.run(id), Run::try_from)
    }

    /// The approved run of a period.
    ///
    /// # Errors
    /// Those of the query.
    pub fn approved_run_of(&mut self, period: PeriodId) -> Result<Option<Run>, StoreError> {
        let row: Option<Row> = allocation_runs::table
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .filter(allocation_runs::period_id.eq(period.0))
            .filter(allocation_runs::state.eq(RunState::Approved.name()))
            .select(columns!())
            .first(self.conn())
            .optional()?;
        row.map(Run::try_from).transpose()
    }

    /// The input of a run, as canonical JSON.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the run is not there, or not for this actor.
    pub fn run_scenario(&mut self, id: RunId) -> Result<String, StoreError> {
        Ok(allocation_runs::table
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .filter(allocation_runs::id.eq(id.0))
            .select(allocation_runs::scenario)
            .first(self.conn())?)
    }

    /// The cost lines behind each pool of a run, as they were.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the run is not there, or not for this actor.
    pub fn run_costs(&mut self, id: RunId) -> Result<serde_json::Value, StoreError> {
        Ok(allocation_runs::table
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .filter(allocation_runs::id.eq(id.0))
            .select(allocation_runs::pinned_costs)
            .first(self.conn())?)
    }

    /// Keeps a new run as a draft of its period. The period must be locked.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn add_run(&mut self, new: &NewRun<'_>) -> Result<RunId, StoreError> {
        let (id, now) = (self.new_id::<RunId>(), self.now());
        let maker = self.actor().name().to_owned();
        let last: Option<i32> = allocation_runs::table
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .filter(allocation_runs::period_id.eq(new.period.0))
            .select(diesel::dsl::max(allocation_runs::number))
            .first(self.conn())?;
        diesel::insert_into(allocation_runs::table)
            .values((
                allocation_runs::cooperative_id.eq(self.tenant()),
                allocation_runs::id.eq(id.0),
                allocation_runs::period_id.eq(new.period.0),
                allocation_runs::number.eq(last.unwrap_or(0) + 1),
                allocation_runs::state.eq(RunState::Draft.name()),
                allocation_runs::scenario.eq(new.scenario),
                allocation_runs::scenario_sha256.eq(new.scenario_sha256),
                allocation_runs::pinned_costs.eq(new.pinned_costs),
                allocation_runs::pinned_at.eq(new.pinned_at.to_diesel()),
                allocation_runs::total_cents.eq(new.total.cents()),
                allocation_runs::made_by_id.eq(new.maker.0),
                allocation_runs::made_by.eq(maker),
                allocation_runs::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Saves how far a run is, who reviewed and who decided.
    ///
    /// # Errors
    /// `runs_four_eyes` where who made or reviewed it approves it; [`StoreError::Absent`] where it
    /// was decided before.
    pub fn save_run(&mut self, run: &Run) -> Result<(), StoreError> {
        let (reviewed, decided) = (run.reviewed.as_ref(), run.decided.as_ref());
        let changed = diesel::update(allocation_runs::table)
            .filter(allocation_runs::cooperative_id.eq(self.tenant()))
            .filter(allocation_runs::id.eq(run.id.0))
            .set((
                allocation_runs::state.eq(run.state.name()),
                allocation_runs::reviewed_by_id.eq(reviewed.map(|by| by.person.0)),
                allocation_runs::reviewed_by.eq(reviewed.map(|by| &by.name)),
                allocation_runs::reviewed_at.eq(reviewed.map(|by| by.at.to_diesel())),
                allocation_runs::decided_by_id.eq(decided.map(|by| by.person.0)),
                allocation_runs::decided_by.eq(decided.map(|by| &by.name)),
                allocation_runs::decided_at.eq(decided.map(|by| by.at.to_diesel())),
                allocation_runs::decision_note.eq(&run.decision_note),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
