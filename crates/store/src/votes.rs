//! Votes about resolutions: who took part, named votes with their versions, and secret ones.
//!
//! Invariant: votes are added and never changed; before closing a named vote is its own member's alone
//! (`own_until_closed`) and a secret one nobody's (`after_closing`). A secret vote has no member, no time,
//! and an id without a time in it.
//! Invariant: the portal's role reads neither `xmin` nor `ctid` of secret votes and of who took part
//! (granted by column): only who owns the database could tell in which order they came.

use std::collections::BTreeSet;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, ResolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{secret_votes, vote_participations, votes};
use crate::wire::unreadable;

/// What is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum VoteAnswer {
    /// The option at this place; of a plain resolution 0 is for and 1 against.
    Option(u8),
    /// A vote for nothing.
    Blank,
    /// No vote.
    Abstain,
}

impl VoteAnswer {
    /// Its name in the database and in forms.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Option(place) => place.to_string(),
            Self::Blank => "blank".to_owned(),
            Self::Abstain => "abstain".to_owned(),
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "blank" => Some(Self::Blank),
            "abstain" => Some(Self::Abstain),
            place => place.parse().ok().map(Self::Option),
        }
    }
}

/// A named vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedVote {
    /// The member.
    pub member: MemberId,
    /// From 1; the highest counts.
    pub version: i32,
    /// What it answered.
    pub answer: VoteAnswer,
    /// Name of who cast it.
    pub cast_by: String,
    /// When.
    pub cast_at: Timestamp,
    /// Whether the office wrote it down in the room.
    pub in_the_room: bool,
}

type Row = (Uuid, i32, String, String, jiff_diesel::Timestamp, bool);

fn read((member, version, answer, cast_by, cast_at, in_the_room): Row) -> Result<NamedVote, StoreError> {
    let answer = VoteAnswer::from_name(&answer).ok_or_else(|| unreadable("an answer"))?;
    Ok(NamedVote { member: member.into(), version, answer, cast_by, cast_at: cast_at.to_jiff(), in_the_room })
}

impl TenantTx<'_> {
    /// The members that voted.
    ///
    /// # Errors
    /// Those of the query.
    pub fn participations(&mut self, resolution: ResolutionId) -> Result<BTreeSet<MemberId>, StoreError> {
        let rows: Vec<Uuid> = vote_participations::table
            .filter(vote_participations::cooperative_id.eq(self.tenant()))
            .filter(vote_participations::resolution_id.eq(resolution.0))
            .select(vote_participations::member_id)
            .load(self.conn())?;
        Ok(rows.into_iter().map(MemberId::from).collect())
    }

    /// Sets down that a member voted, and the holder of its proxy where that cast the vote.
    ///
    /// # Errors
    /// `vote_participations_pkey` where it did before, `vote_participations_voter` where it may not.
    pub fn add_participation(
        &mut self,
        resolution: ResolutionId,
        member: MemberId,
        holder: Option<MemberId>,
    ) -> Result<(), StoreError> {
        diesel::insert_into(vote_participations::table)
            .values((
                vote_participations::cooperative_id.eq(self.tenant()),
                vote_participations::resolution_id.eq(resolution.0),
                vote_participations::member_id.eq(member.0),
                vote_participations::holder_id.eq(holder.map(Uuid::from)),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The named votes in sight that count: the last version of each member.
    ///
    /// # Errors
    /// Those of the query.
    pub fn named_votes(&mut self, resolution: ResolutionId) -> Result<Vec<NamedVote>, StoreError> {
        let rows: Vec<Row> = votes::table
            .filter(votes::cooperative_id.eq(self.tenant()))
            .filter(votes::resolution_id.eq(resolution.0))
            .distinct_on(votes::member_id)
            .order((votes::member_id, votes::version.desc()))
            .select((
                votes::member_id,
                votes::version,
                votes::answer,
                votes::cast_by,
                votes::cast_at,
                votes::in_the_room,
            ))
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// Keeps a version of a member's named vote.
    ///
    /// # Errors
    /// `votes_pkey` where that version is there already.
    pub fn add_vote(
        &mut self,
        resolution: ResolutionId,
        (member, version): (MemberId, i32),
        answer: VoteAnswer,
        in_the_room: bool,
    ) -> Result<(), StoreError> {
        let (by, by_id) = (self.actor().name().to_owned(), self.actor().person().map(Uuid::from));
        let now = self.now();
        diesel::insert_into(votes::table)
            .values((
                votes::cooperative_id.eq(self.tenant()),
                votes::resolution_id.eq(resolution.0),
                votes::member_id.eq(member.0),
                votes::version.eq(version),
                votes::answer.eq(answer.name()),
                votes::cast_by_id.eq(by_id.unwrap_or_default()),
                votes::cast_by.eq(by),
                votes::cast_at.eq(now.to_diesel()),
                votes::in_the_room.eq(in_the_room),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Keeps a secret vote: by nobody, at no time.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_secret_vote(
        &mut self,
        resolution: ResolutionId,
        answer: VoteAnswer,
    ) -> Result<(), StoreError> {
        let id = Uuid::from_bytes(self.chance().bytes::<16>());
        diesel::insert_into(secret_votes::table)
            .values((
                secret_votes::cooperative_id.eq(self.tenant()),
                secret_votes::resolution_id.eq(resolution.0),
                secret_votes::id.eq(id),
                secret_votes::answer.eq(answer.name()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The secret votes of a closed resolution, in the order of their ids: shuffled by chance.
    ///
    /// # Errors
    /// Those of the query.
    pub fn secret_votes(&mut self, resolution: ResolutionId) -> Result<Vec<VoteAnswer>, StoreError> {
        let rows: Vec<String> = secret_votes::table
            .filter(secret_votes::cooperative_id.eq(self.tenant()))
            .filter(secret_votes::resolution_id.eq(resolution.0))
            .order(secret_votes::id)
            .select(secret_votes::answer)
            .load(self.conn())?;
        let read = |name: String| VoteAnswer::from_name(&name).ok_or_else(|| unreadable("an answer"));
        rows.into_iter().map(read).collect()
    }
}
