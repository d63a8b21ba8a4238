//! Who wants a solution too: demand, until it is taken back.
//!
//! Invariant: a member wants a solution once, and speaks for itself only (`own_member_wants`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, MemberId, SolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::solution_wants;

/// A member that wants a solution too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Want {
    /// The solution.
    pub solution: SolutionId,
    /// The member.
    pub member: MemberId,
    /// Since when.
    pub since: Timestamp,
    /// Name of the person who said so.
    pub by: String,
    /// The candidate that it supports because of this.
    pub supports: Option<CandidateId>,
}

type Row = (Uuid, Uuid, jiff_diesel::Timestamp, String, Option<Uuid>);

fn read((solution, member, since, by, candidate): Row) -> Want {
    let supports = candidate.map(Into::into);
    Want { solution: solution.into(), member: member.into(), since: since.to_jiff(), by, supports }
}

impl TenantTx<'_> {
    /// Who wants which solution now, those that came first first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn solution_wants(&mut self) -> Result<Vec<Want>, StoreError> {
        let rows: Vec<Row> = solution_wants::table
            .filter(solution_wants::cooperative_id.eq(self.tenant()))
            .filter(solution_wants::withdrawn_at.is_null())
            .order((solution_wants::since, solution_wants::solution_id, solution_wants::member_id))
            .select((
                solution_wants::solution_id,
                solution_wants::member_id,
                solution_wants::since,
                solution_wants::by_person,
                solution_wants::candidate_id,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// A member wants a solution from now on; `supports` is the candidate that it supports because of
    /// this.
    ///
    /// # Errors
    /// A refusal of the database where the actor does not speak for the member. `false` where it did already.
    pub fn want_solution(
        &mut self,
        solution: SolutionId,
        member: MemberId,
        supports: Option<CandidateId>,
    ) -> Result<bool, StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let again = diesel::update(solution_wants::table)
            .filter(solution_wants::cooperative_id.eq(self.tenant()))
            .filter(solution_wants::solution_id.eq(solution.0))
            .filter(solution_wants::member_id.eq(member.0))
            .filter(solution_wants::withdrawn_at.is_not_null())
            .set((
                solution_wants::since.eq(now.to_diesel()),
                solution_wants::by_person.eq(&by),
                solution_wants::candidate_id.eq(supports.map(|id| id.0)),
                solution_wants::withdrawn_at.eq(None::<jiff_diesel::Timestamp>),
            ))
            .execute(self.conn())?;
        if again > 0 {
            return Ok(true);
        }
        let added = diesel::insert_into(solution_wants::table)
            .values((
                solution_wants::cooperative_id.eq(self.tenant()),
                solution_wants::solution_id.eq(solution.0),
                solution_wants::member_id.eq(member.0),
                solution_wants::since.eq(now.to_diesel()),
                solution_wants::by_person.eq(&by),
                solution_wants::candidate_id.eq(supports.map(|id| id.0)),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(added > 0)
    }

    /// A want is what the member's support of a candidate came with, from now on.
    ///
    /// # Errors
    /// Those of the update.
    pub fn want_supports(
        &mut self,
        solution: SolutionId,
        member: MemberId,
        candidate: CandidateId,
    ) -> Result<(), StoreError> {
        diesel::update(solution_wants::table)
            .filter(solution_wants::cooperative_id.eq(self.tenant()))
            .filter(solution_wants::solution_id.eq(solution.0))
            .filter(solution_wants::member_id.eq(member.0))
            .set(solution_wants::candidate_id.eq(candidate.0))
            .execute(self.conn())?;
        Ok(())
    }

    /// A member wants a solution no longer. What it wanted, if it did.
    ///
    /// # Errors
    /// Those of the update.
    pub fn withdraw_want(
        &mut self,
        solution: SolutionId,
        member: MemberId,
    ) -> Result<Option<Want>, StoreError> {
        let now = self.now();
        let row: Option<Row> = diesel::update(solution_wants::table)
            .filter(solution_wants::cooperative_id.eq(self.tenant()))
            .filter(solution_wants::solution_id.eq(solution.0))
            .filter(solution_wants::member_id.eq(member.0))
            .filter(solution_wants::withdrawn_at.is_null())
            .set(solution_wants::withdrawn_at.eq(now.to_diesel()))
            .returning((
                solution_wants::solution_id,
                solution_wants::member_id,
                solution_wants::since,
                solution_wants::by_person,
                solution_wants::candidate_id,
            ))
            .get_result(self.conn())
            .optional()?;
        Ok(row.map(read))
    }
}
