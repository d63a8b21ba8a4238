//! What can be chosen in a resolution, and who may choose.
//!
//! Invariant: both are added to before it opens and stay as they are from then on (`before_it_opens`,
//! `frozen_at_opening`).

use diesel::prelude::*;
use kernel::{MemberId, ResolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{resolution_options, resolution_voters};

/// A member that may vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResolutionVoter {
    /// The member.
    pub member: MemberId,
    /// Its votes.
    pub weight: i64,
}

impl TenantTx<'_> {
    /// What can be chosen; nothing where it is for or against.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolution_options(&mut self, id: ResolutionId) -> Result<Vec<String>, StoreError> {
        Ok(resolution_options::table
            .filter(resolution_options::cooperative_id.eq(self.tenant()))
            .filter(resolution_options::resolution_id.eq(id.0))
            .order(resolution_options::place)
            .select(resolution_options::label)
            .load(self.conn())?)
    }

    /// Adds an option at a place.
    ///
    /// # Errors
    /// `resolution_options_label` where there is one of that name.
    pub fn add_resolution_option(
        &mut self,
        id: ResolutionId,
        place: i32,
        label: &str,
    ) -> Result<(), StoreError> {
        diesel::insert_into(resolution_options::table)
            .values((
                resolution_options::cooperative_id.eq(self.tenant()),
                resolution_options::resolution_id.eq(id.0),
                resolution_options::place.eq(place),
                resolution_options::label.eq(label),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Who may vote, and with which weight: as it was at opening.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolution_voters(&mut self, id: ResolutionId) -> Result<Vec<ResolutionVoter>, StoreError> {
        let rows: Vec<(Uuid, i64)> = resolution_voters::table
            .filter(resolution_voters::cooperative_id.eq(self.tenant()))
            .filter(resolution_voters::resolution_id.eq(id.0))
            .order((resolution_voters::weight.desc(), resolution_voters::member_id))
            .select((resolution_voters::member_id, resolution_voters::weight))
            .load(self.conn())?;
        let read = |(member, weight): (Uuid, _)| ResolutionVoter { member: member.into(), weight };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Freezes who may vote, and what each is called.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn freeze_voters(
        &mut self,
        id: ResolutionId,
        voters: &[(ResolutionVoter, String)],
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let row = |(voter, name): &(ResolutionVoter, String)| {
            (
                resolution_voters::cooperative_id.eq(tenant),
                resolution_voters::resolution_id.eq(id.0),
                resolution_voters::member_id.eq(voter.member.0),
                resolution_voters::weight.eq(voter.weight),
                resolution_voters::name.eq(name.clone()),
            )
        };
        let rows: Vec<_> = voters.iter().map(row).collect();
        diesel::insert_into(resolution_voters::table).values(rows).execute(self.conn())?;
        Ok(())
    }
}
