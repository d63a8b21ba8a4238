//! Pilots: which members try a service, what they measured and what stands in their way.
//!
//! Invariant: findings are only ever added; the newest of a member counts.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, TransitionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{pilot_findings, pilot_members};

/// A member that tries a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PilotMember {
    /// The transition into the pilot.
    pub pilot: TransitionId,
    /// The member.
    pub member: MemberId,
    /// Its inhabitants when the pilot began.
    pub inhabitants: i64,
    /// Whether it was among the larger half of the members then.
    pub large: bool,
}

/// What a member found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PilotFinding {
    /// The pilot.
    pub pilot: TransitionId,
    /// The member that found it.
    pub member: MemberId,
    /// What was measured.
    pub effect: String,
    /// What stands in the way.
    pub blocker: String,
    /// Name of the person who entered it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl TenantTx<'_> {
    /// Who tried and tries what.
    ///
    /// # Errors
    /// Those of the query.
    pub fn pilot_members(&mut self) -> Result<Vec<PilotMember>, StoreError> {
        let rows: Vec<(Uuid, Uuid, i64, bool)> = pilot_members::table
            .filter(pilot_members::cooperative_id.eq(self.tenant()))
            .order((pilot_members::transition_id, pilot_members::inhabitants.desc()))
            .select((
                pilot_members::transition_id,
                pilot_members::member_id,
                pilot_members::inhabitants,
                pilot_members::large,
            ))
            .load(self.conn())?;
        let read = |(pilot, member, inhabitants, large): (Uuid, Uuid, i64, bool)| PilotMember {
            pilot: pilot.into(),
            member: member.into(),
            inhabitants,
            large,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// A member tries a service.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_pilot_member(&mut self, new: &PilotMember) -> Result<(), StoreError> {
        diesel::insert_into(pilot_members::table)
            .values((
                pilot_members::cooperative_id.eq(self.tenant()),
                pilot_members::transition_id.eq(new.pilot.0),
                pilot_members::member_id.eq(new.member.0),
                pilot_members::inhabitants.eq(new.inhabitants),
                pilot_members::large.eq(new.large),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// What was found in all pilots, oldest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn pilot_findings(&mut self) -> Result<Vec<PilotFinding>, StoreError> {
        type Row = (Uuid, Uuid, String, String, String, jiff_diesel::Timestamp);
        let rows: Vec<Row> = pilot_findings::table
            .filter(pilot_findings::cooperative_id.eq(self.tenant()))
            .order((pilot_findings::at, pilot_findings::id))
            .select((
                pilot_findings::transition_id,
                pilot_findings::member_id,
                pilot_findings::effect,
                pilot_findings::blocker,
                pilot_findings::by_person,
                pilot_findings::at,
            ))
            .load(self.conn())?;
        let read = |(pilot, member, effect, blocker, by, at): Row| PilotFinding {
            pilot: pilot.into(),
            member: member.into(),
            effect,
            blocker,
            by,
            at: at.to_jiff(),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps what a member found.
    ///
    /// # Errors
    /// `pilot_findings_pilot` where the member does not take part.
    pub fn add_pilot_finding(
        &mut self,
        pilot: TransitionId,
        member: MemberId,
        (effect, blocker): (&str, &str),
    ) -> Result<(), StoreError> {
        let (id, now, by) = (self.new_id::<Uuid>(), self.now(), self.actor().name().to_owned());
        diesel::insert_into(pilot_findings::table)
            .values((
                pilot_findings::cooperative_id.eq(self.tenant()),
                pilot_findings::id.eq(id),
                pilot_findings::transition_id.eq(pilot.0),
                pilot_findings::member_id.eq(member.0),
                pilot_findings::effect.eq(effect),
                pilot_findings::blocker.eq(blocker),
                pilot_findings::by_person.eq(by),
                pilot_findings::at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}
