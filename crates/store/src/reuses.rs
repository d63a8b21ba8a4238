//! The reuse ledger: what members saved by using what another built.
//!
//! Invariant: entries are added and never changed; a new estimate replaces an earlier one once
//! (`reuses_replaced_once`), a member begins once with each solution (`reuses_begun_once`), and all stay.
//! Nobody reuses what it built itself (`reuses_of_another`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{Cents, MemberId, ReuseId, SolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::reuses;

/// What a member enters in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutReuse {
    /// From which day.
    pub on: Date,
    /// Costs avoided, once, as the member estimates, without VAT.
    pub avoided: Cents,
    /// How it came to this estimate.
    pub explanation: String,
}

/// An entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reuse {
    /// The entry.
    pub id: ReuseId,
    /// The solution.
    pub solution: SolutionId,
    /// The member that reuses it, and estimates.
    pub member: MemberId,
    /// The member that built it, and gets the credit.
    pub builder: MemberId,
    /// What was entered.
    pub about: AboutReuse,
    /// The earlier estimate that this one replaces.
    pub replaces: Option<ReuseId>,
    /// Name of the person who entered it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    solution_id: Uuid,
    member_id: Uuid,
    builder_id: Uuid,
    reused_on: jiff_diesel::Date,
    avoided_cents: i64,
    explanation: String,
    replaces: Option<Uuid>,
    by_person: String,
    at: jiff_diesel::Timestamp,
}

fn read(row: Row) -> Reuse {
    let (avoided, explanation) = (Cents::new(row.avoided_cents), row.explanation);
    Reuse {
        id: row.id.into(),
        solution: row.solution_id.into(),
        member: row.member_id.into(),
        builder: row.builder_id.into(),
        about: AboutReuse { on: row.reused_on.to_jiff(), avoided, explanation },
        replaces: row.replaces.map(Into::into),
        by: row.by_person,
        at: row.at.to_jiff(),
    }
}

impl TenantTx<'_> {
    /// The whole ledger, the newest entry first; replaced estimates too.
    ///
    /// # Errors
    /// Those of the query.
    pub fn reuses(&mut self) -> Result<Vec<Reuse>, StoreError> {
        let rows: Vec<Row> = reuses::table
            .filter(reuses::cooperative_id.eq(self.tenant()))
            .order((reuses::at.desc(), reuses::id.desc()))
            .select((
                reuses::id,
                reuses::solution_id,
                reuses::member_id,
                reuses::builder_id,
                reuses::reused_on,
                reuses::avoided_cents,
                reuses::explanation,
                reuses::replaces,
                reuses::by_person,
                reuses::at,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Enters a reuse of a solution of `builder` by a member, in place of an earlier estimate where there is
    /// one.
    ///
    /// # Errors
    /// `reuses_of_another` where the member built it itself, `reuses_replaced_once` or `reuses_begun_once`
    /// where somebody else was first; a refusal of the database where the actor does not speak for the
    /// member.
    pub fn add_reuse(
        &mut self,
        solution: SolutionId,
        (member, builder): (MemberId, MemberId),
        about: &AboutReuse,
        replaces: Option<ReuseId>,
    ) -> Result<ReuseId, StoreError> {
        let (id, now) = (self.new_id::<ReuseId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(reuses::table)
            .values((
                reuses::cooperative_id.eq(self.tenant()),
                reuses::id.eq(id.0),
                reuses::solution_id.eq(solution.0),
                reuses::member_id.eq(member.0),
                reuses::builder_id.eq(builder.0),
                reuses::reused_on.eq(about.on.to_diesel()),
                reuses::avoided_cents.eq(about.avoided.cents()),
                reuses::explanation.eq(&about.explanation),
                reuses::replaces.eq(replaces.map(|id| id.0)),
                reuses::by_person.eq(by),
                reuses::at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }
}
