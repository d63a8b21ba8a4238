//! Solutions: what members built and others can have, dead ends included.
//!
//! Invariant: a dead end and what ended say why (`solutions_reason`); a draft is in sight of its builder and
//! the office only (`drafts_of_the_builder`), and only they change it.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, Cents, MemberId, SolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::solutions;

/// What something costs at least and at most, without VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRange {
    /// At least.
    pub low: Cents,
    /// At most.
    pub high: Cents,
}

/// What is known of a solution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutSolution {
    /// What it is called.
    pub name: String,
    /// What it does, in a sentence.
    pub summary: String,
    /// More about it, in Markdown.
    pub description: String,
    /// Products of the uniform product list, by their uniform names.
    pub upl: Vec<String>,
    /// Processes that it supports, one a line.
    pub processes: String,
    /// SPDX expression of its licence.
    pub licence: String,
    /// The newest version.
    pub version: String,
    /// Address of its source.
    pub repository: String,
    /// Address of its `publiccode.yml`.
    pub publiccode: String,
    /// The solution that it is a variant of.
    pub variant_of: Option<SolutionId>,
    /// The candidate of the roadmap that it would fulfil.
    pub candidate: Option<CandidateId>,
    /// `concept`, `development`, `beta`, `stable` or `obsolete`.
    pub maturity: String,
    /// What adopting it costs, once.
    pub adopt: Option<CostRange>,
    /// What running it costs in a year.
    pub run: Option<CostRange>,
    /// Suppliers that know it, one a line.
    pub suppliers: String,
    /// Whom to ask.
    pub contact_name: String,
    /// E-mail address of whom to ask.
    pub contact_email: String,
}

/// A solution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// The solution.
    pub id: SolutionId,
    /// The member that built it.
    pub builder: MemberId,
    /// What is known of it.
    pub about: AboutSolution,
    /// `draft`, `published`, `dead_end` or `ended`.
    pub state: String,
    /// Why; never empty for a dead end or what ended.
    pub state_reason: String,
    /// Since when.
    pub state_since: Timestamp,
    /// Name of the person who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    builder_id: Uuid,
    name: String,
    summary: String,
    description: String,
    upl: Vec<String>,
    processes: String,
    licence: String,
    version: String,
    repository: String,
    publiccode: String,
    variant_of: Option<Uuid>,
    candidate_id: Option<Uuid>,
    maturity: String,
    adopt_low_cents: Option<i64>,
    adopt_high_cents: Option<i64>,
    run_low_cents: Option<i64>,
    run_high_cents: Option<i64>,
    suppliers: String,
    contact_name: String,
    contact_email: String,
    state: String,
    state_reason: String,
    state_since: jiff_diesel::Timestamp,
    changed_by: String,
    changed_at: jiff_diesel::Timestamp,
}

fn range(low: Option<i64>, high: Option<i64>) -> Option<CostRange> {
    Some(CostRange { low: Cents::new(low?), high: Cents::new(high?) })
}

fn read(row: Row) -> Solution {
    let about = AboutSolution {
        name: row.name,
        summary: row.summary,
        description: row.description,
        upl: row.upl,
        processes: row.processes,
        licence: row.licence,
        version: row.version,
        repository: row.repository,
        publiccode: row.publiccode,
        variant_of: row.variant_of.map(Into::into),
        candidate: row.candidate_id.map(Into::into),
        maturity: row.maturity,
        adopt: range(row.adopt_low_cents, row.adopt_high_cents),
        run: range(row.run_low_cents, row.run_high_cents),
        suppliers: row.suppliers,
        contact_name: row.contact_name,
        contact_email: row.contact_email,
    };
    Solution {
        id: row.id.into(),
        builder: row.builder_id.into(),
        about,
        state: row.state,
        state_reason: row.state_reason,
        state_since: row.state_since.to_jiff(),
        changed_by: row.changed_by,
        changed_at: row.changed_at.to_jiff(),
    }
}

macro_rules! columns {
    () => {
        (
            solutions::id,
            solutions::builder_id,
            solutions::name,
            solutions::summary,
            solutions::description,
            solutions::upl,
            solutions::processes,
            solutions::licence,
            solutions::version,
            solutions::repository,
            solutions::publiccode,
            solutions::variant_of,
            solutions::candidate_id,
            solutions::maturity,
            solutions::adopt_low_cents,
            solutions::adopt_high_cents,
            solutions::run_low_cents,
            solutions::run_high_cents,
            solutions::suppliers,
            solutions::contact_name,
            solutions::contact_email,
            solutions::state,
            solutions::state_reason,
            solutions::state_since,
            solutions::changed_by,
            solutions::changed_at,
        )
    };
}

macro_rules! about_columns {
    ($about:expr) => {
        (
            solutions::name.eq(&$about.name),
            solutions::summary.eq(&$about.summary),
            solutions::description.eq(&$about.description),
            solutions::upl.eq(&$about.upl),
            solutions::processes.eq(&$about.processes),
            solutions::licence.eq(&$about.licence),
            solutions::version.eq(&$about.version),
            solutions::repository.eq(&$about.repository),
            solutions::publiccode.eq(&$about.publiccode),
            solutions::variant_of.eq($about.variant_of.map(|id| id.0)),
            solutions::candidate_id.eq($about.candidate.map(|id| id.0)),
            solutions::maturity.eq(&$about.maturity),
            solutions::adopt_low_cents.eq($about.adopt.map(|range| range.low.cents())),
            solutions::adopt_high_cents.eq($about.adopt.map(|range| range.high.cents())),
            solutions::run_low_cents.eq($about.run.map(|range| range.low.cents())),
            solutions::run_high_cents.eq($about.run.map(|range| range.high.cents())),
            solutions::suppliers.eq(&$about.suppliers),
            solutions::contact_name.eq(&$about.contact_name),
            solutions::contact_email.eq(&$about.contact_email),
        )
    };
}

impl TenantTx<'_> {
    /// All solutions that the actor may see, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn solutions(&mut self) -> Result<Vec<Solution>, StoreError> {
        let rows: Vec<Row> = solutions::table
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .order((solutions::name, solutions::id))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One solution.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or is a draft of another member.
    pub fn solution(&mut self, id: SolutionId) -> Result<Solution, StoreError> {
        let row: Row = solutions::table
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .filter(solutions::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// One solution that the actor may change, locked until the transaction ends.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or is another member's.
    pub fn lock_solution(&mut self, id: SolutionId) -> Result<Solution, StoreError> {
        let row: Row = solutions::table
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .filter(solutions::id.eq(id.0))
            .for_update()
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// Keeps a new solution of a member, in this state.
    ///
    /// # Errors
    /// `solutions_name` where there is another of that name; a refusal of the database where the actor is
    /// neither its builder nor the office.
    pub fn add_solution(
        &mut self,
        builder: MemberId,
        about: &AboutSolution,
        state: &str,
    ) -> Result<SolutionId, StoreError> {
        let (id, now) = (self.new_id::<SolutionId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(solutions::table)
            .values((
                (
                    solutions::cooperative_id.eq(self.tenant()),
                    solutions::id.eq(id.0),
                    solutions::builder_id.eq(builder.0),
                    solutions::state.eq(state),
                    solutions::state_since.eq(now.to_diesel()),
                    solutions::made_by.eq(&by),
                    solutions::made_at.eq(now.to_diesel()),
                    solutions::changed_by.eq(&by),
                    solutions::changed_at.eq(now.to_diesel()),
                ),
                about_columns!(about),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Changes what is known of a solution.
    ///
    /// # Errors
    /// `solutions_name` where there is another of that name; [`StoreError::Absent`] where it is not there or
    /// another member's.
    pub fn change_solution(&mut self, id: SolutionId, about: &AboutSolution) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let changed = diesel::update(solutions::table)
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .filter(solutions::id.eq(id.0))
            .set((
                about_columns!(about),
                (solutions::changed_by.eq(by), solutions::changed_at.eq(now.to_diesel())),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// The text of the `publiccode.yml` that a solution was entered from; empty where it was entered by hand.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or is a draft of another member.
    pub fn imported(&mut self, id: SolutionId) -> Result<String, StoreError> {
        Ok(solutions::table
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .filter(solutions::id.eq(id.0))
            .select(solutions::imported)
            .first(self.conn())?)
    }

    /// Keeps the text of the `publiccode.yml` that a solution was entered from.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there or another member's.
    pub fn keep_imported(&mut self, id: SolutionId, text: &str) -> Result<(), StoreError> {
        let changed = diesel::update(solutions::table)
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .filter(solutions::id.eq(id.0))
            .set(solutions::imported.eq(text))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Moves a solution to another state, from now on.
    ///
    /// # Errors
    /// `solutions_reason` where it asks for a reason and there is none; [`StoreError::Absent`] where it is
    /// not there or another member's.
    pub fn move_solution(&mut self, id: SolutionId, state: &str, reason: &str) -> Result<(), StoreError> {
        let now = self.now();
        let changed = diesel::update(solutions::table)
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .filter(solutions::id.eq(id.0))
            .set((
                solutions::state.eq(state),
                solutions::state_reason.eq(reason),
                solutions::state_since.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
