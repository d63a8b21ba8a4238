//! Solutions that went to the successor of who built them.
//!
//! Invariant: a solution goes to another member by a confirmed reorganisation alone, from who leaves to who
//! succeeds it (`by_a_reorganisation`), and its documents and requests go along.

use diesel::prelude::*;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, ReorganisationId, SolutionId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{document_requests, solution_documents, solution_handovers, solutions};

/// A solution that went from who had it to a successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The solution.
    pub solution: SolutionId,
    /// Why.
    pub reorganisation: ReorganisationId,
    /// Who had it before.
    pub from: MemberId,
    /// Who has it since.
    pub to: MemberId,
    /// First day of the successor.
    pub on: Date,
}

impl TenantTx<'_> {
    /// Everything that went to a successor, oldest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn solution_handovers(&mut self) -> Result<Vec<Handover>, StoreError> {
        let rows: Vec<(Uuid, Uuid, Uuid, Uuid, jiff_diesel::Date)> = solution_handovers::table
            .filter(solution_handovers::cooperative_id.eq(self.tenant()))
            .order((solution_handovers::on_day, solution_handovers::reorganisation_id))
            .select((
                solution_handovers::solution_id,
                solution_handovers::reorganisation_id,
                solution_handovers::from_id,
                solution_handovers::to_id,
                solution_handovers::on_day,
            ))
            .load(self.conn())?;
        let read = |(solution, reorganisation, from, to, on): (Uuid, Uuid, Uuid, Uuid, jiff_diesel::Date)| {
            Handover {
                solution: solution.into(),
                reorganisation: reorganisation.into(),
                from: from.into(),
                to: to.into(),
                on: on.to_jiff(),
            }
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Gives a solution to the successor of who had it, with its documents and the requests for them. What
    /// the successor itself asked before stays a request to the old one.
    ///
    /// # Errors
    /// A refusal of the database where the reorganisation does not say so.
    pub fn hand_over_solution(&mut self, one: &Handover) -> Result<(), StoreError> {
        diesel::insert_into(solution_handovers::table)
            .values((
                solution_handovers::cooperative_id.eq(self.tenant()),
                solution_handovers::solution_id.eq(one.solution.0),
                solution_handovers::reorganisation_id.eq(one.reorganisation.0),
                solution_handovers::from_id.eq(one.from.0),
                solution_handovers::to_id.eq(one.to.0),
                solution_handovers::on_day.eq(one.on.to_diesel()),
            ))
            .execute(self.conn())?;
        diesel::update(solution_documents::table)
            .filter(solution_documents::cooperative_id.eq(self.tenant()))
            .filter(solution_documents::solution_id.eq(one.solution.0))
            .filter(solution_documents::builder_id.eq(one.from.0))
            .set(solution_documents::builder_id.eq(one.to.0))
            .execute(self.conn())?;
        diesel::update(document_requests::table)
            .filter(document_requests::cooperative_id.eq(self.tenant()))
            .filter(document_requests::solution_id.eq(one.solution.0))
            .filter(document_requests::builder_id.eq(one.from.0))
            .filter(document_requests::member_id.ne(one.to.0))
            .set(document_requests::builder_id.eq(one.to.0))
            .execute(self.conn())?;
        diesel::update(solutions::table)
            .filter(solutions::cooperative_id.eq(self.tenant()))
            .filter(solutions::id.eq(one.solution.0))
            .set(solutions::builder_id.eq(one.to.0))
            .execute(self.conn())?;
        Ok(())
    }
}
