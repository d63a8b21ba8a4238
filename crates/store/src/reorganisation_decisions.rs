//! How a prepared reorganisation goes on: who goes where, the decision, and what the confirmation did.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Int4, Nullable, Uuid as SqlUuid};
use jiff_diesel::ToDiesel;
use kernel::{ReorganisationId, SeatId};
use uuid::Uuid;

use crate::allocation_runs::Signature;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::reorganisations::ReorganisationState;
use crate::schema::portal::{reorganisation_plans, reorganisations};
use crate::wire::unreadable;

/// Where somebody goes: the place of a successor, or nowhere.
pub type SeatChoiceOf = BTreeMap<SeatId, Option<usize>>;

#[derive(QueryableByName)]
struct SeatRow {
    #[diesel(sql_type = SqlUuid)]
    seat_id: Uuid,
    #[diesel(sql_type = Nullable<Int4>)]
    place: Option<i32>,
}

impl TenantTx<'_> {
    /// Where people go, as somebody chose; who is not named goes where the portal proposes.
    ///
    /// # Errors
    /// Those of the query.
    pub fn reorganisation_seats(&mut self, id: ReorganisationId) -> Result<SeatChoiceOf, StoreError> {
        let rows: Vec<SeatRow> = diesel::sql_query(
            "SELECT seat_id, place FROM portal.reorganisation_seats
             WHERE cooperative_id = $1 AND reorganisation_id = $2",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(id.0)
        .load(self.conn())?;
        let place = |place: Option<i32>| place.and_then(|place| usize::try_from(place).ok());
        Ok(rows.into_iter().map(|row| (row.seat_id.into(), place(row.place))).collect())
    }

    /// Chooses where people go; whoever does counts as who prepared it.
    ///
    /// # Errors
    /// Those of the statements.
    pub fn choose_reorganisation_seats(
        &mut self,
        id: ReorganisationId,
        chosen: &SeatChoiceOf,
        by: &Signature,
    ) -> Result<(), StoreError> {
        for (seat, place) in chosen {
            let place = place.map(i32::try_from).transpose().map_err(unreadable)?;
            diesel::sql_query(
                "INSERT INTO portal.reorganisation_seats
                     (cooperative_id, reorganisation_id, seat_id, place)
                 VALUES ($1, $2, $3, $4)
                 ON CONFLICT (cooperative_id, reorganisation_id, seat_id)
                     DO UPDATE SET place = excluded.place",
            )
            .bind::<SqlUuid, _>(self.tenant())
            .bind::<SqlUuid, _>(id.0)
            .bind::<SqlUuid, _>(seat.0)
            .bind::<Nullable<Int4>, _>(place)
            .execute(self.conn())?;
        }
        diesel::update(reorganisations::table)
            .filter(reorganisations::cooperative_id.eq(self.tenant()))
            .filter(reorganisations::id.eq(id.0))
            .set((
                reorganisations::made_by_id.eq(by.person.0),
                reorganisations::made_by.eq(&by.name),
                reorganisations::made_at.eq(by.at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Decides about a prepared reorganisation: confirmed, or withdrawn with a note. Says whether it was
    /// still prepared.
    ///
    /// # Errors
    /// `reorganisations_four_eyes` where who prepared it confirms it.
    pub fn decide_reorganisation(
        &mut self,
        id: ReorganisationId,
        state: ReorganisationState,
        by: &Signature,
        note: &str,
    ) -> Result<bool, StoreError> {
        let changed = diesel::update(reorganisations::table)
            .filter(reorganisations::cooperative_id.eq(self.tenant()))
            .filter(reorganisations::id.eq(id.0))
            .filter(reorganisations::state.eq(ReorganisationState::Prepared.name()))
            .set((
                reorganisations::state.eq(state.name()),
                reorganisations::decided_by_id.eq(by.person.0),
                reorganisations::decided_by.eq(&by.name),
                reorganisations::decided_at.eq(by.at.to_diesel()),
                reorganisations::decision_note.eq(note),
            ))
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// Keeps what a confirmation did.
    ///
    /// # Errors
    /// `reorganisation_plans_pkey` where it is kept already.
    pub fn add_reorganisation_plan(
        &mut self,
        id: ReorganisationId,
        plan: &serde_json::Value,
    ) -> Result<(), StoreError> {
        diesel::insert_into(reorganisation_plans::table)
            .values((
                reorganisation_plans::cooperative_id.eq(self.tenant()),
                reorganisation_plans::reorganisation_id.eq(id.0),
                reorganisation_plans::plan.eq(plan),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// What a confirmation did; the office's alone, because people stand in it.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none.
    pub fn reorganisation_plan(&mut self, id: ReorganisationId) -> Result<serde_json::Value, StoreError> {
        Ok(reorganisation_plans::table
            .filter(reorganisation_plans::cooperative_id.eq(self.tenant()))
            .filter(reorganisation_plans::reorganisation_id.eq(id.0))
            .select(reorganisation_plans::plan)
            .first(self.conn())?)
    }
}
