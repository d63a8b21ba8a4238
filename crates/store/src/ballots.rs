//! Ballots: one row for each version, never changed; and the turnout, apart from them.
//!
//! Invariant: one version of a number per member and round (`ballots_version`), and none without a row in the
//! turnout. Before its round is closed a ballot is in sight of its own member and of who cast it by proxy
//! alone (`hidden_until_closed`): every query here gives what is in sight of the actor.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use jiff_diesel::ToDiesel;
use kernel::{BallotId, CandidateId, MemberId, PersonId, RoundId};
use uuid::Uuid;

use crate::allocation_runs::Signature;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{ballots, round_turnout};
use crate::wire::unreadable;

/// The score of each candidate, 0 to 3; none where the voter has no opinion.
pub type Scores = BTreeMap<CandidateId, Option<u8>>;

/// A version of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The version.
    pub id: BallotId,
    /// Whose ballot it is.
    pub member: MemberId,
    /// Which version, from 1. The last one counts.
    pub version: i32,
    /// What it says.
    pub scores: Scores,
    /// Who cast it by proxy.
    pub holder: Option<MemberId>,
    /// The person who cast it, and when.
    pub cast: Signature,
}

/// A ballot to be cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBallot {
    /// In which round.
    pub round: RoundId,
    /// Whose ballot it is.
    pub member: MemberId,
    /// Which version: one more than the last.
    pub version: i32,
    /// What it says.
    pub scores: Scores,
    /// Who casts it by proxy.
    pub holder: Option<MemberId>,
    /// The person who casts it, and when.
    pub by: Signature,
}

#[derive(Queryable)]
pub(crate) struct Row {
    id: Uuid,
    member_id: Uuid,
    version: i32,
    scores: serde_json::Value,
    holder_id: Option<Uuid>,
    cast_by_id: Uuid,
    cast_by: String,
    cast_at: jiff_diesel::Timestamp,
}

pub(crate) fn read(row: Row) -> Result<Ballot, StoreError> {
    Ok(Ballot {
        id: row.id.into(),
        member: row.member_id.into(),
        version: row.version,
        scores: serde_json::from_value(row.scores).map_err(unreadable)?,
        holder: row.holder_id.map(MemberId),
        cast: Signature { person: PersonId(row.cast_by_id), name: row.cast_by, at: row.cast_at.to_jiff() },
    })
}

macro_rules! columns {
    () => {
        (
            ballots::id,
            ballots::member_id,
            ballots::version,
            ballots::scores,
            ballots::holder_id,
            ballots::cast_by_id,
            ballots::cast_by,
            ballots::cast_at,
        )
    };
}
pub(crate) use columns;

impl TenantTx<'_> {
    /// The last version of a member's ballot, where it is in sight.
    ///
    /// # Errors
    /// Those of the query.
    pub fn last_ballot(&mut self, round: RoundId, member: MemberId) -> Result<Option<Ballot>, StoreError> {
        let row: Option<Row> = ballots::table
            .filter(ballots::cooperative_id.eq(self.tenant()))
            .filter(ballots::round_id.eq(round.0))
            .filter(ballots::member_id.eq(member.0))
            .order(ballots::version.desc())
            .select(columns!())
            .first(self.conn())
            .optional()?;
        row.map(read).transpose()
    }

    /// All versions of the ballots of a round that are in sight: one's own, and all once it is closed.
    ///
    /// # Errors
    /// Those of the query.
    pub fn ballots(&mut self, round: RoundId) -> Result<Vec<Ballot>, StoreError> {
        let rows: Vec<Row> = ballots::table
            .filter(ballots::cooperative_id.eq(self.tenant()))
            .filter(ballots::round_id.eq(round.0))
            .order((ballots::member_id, ballots::version))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// Keeps a version of a ballot, and that its member has voted. The caller holds the round.
    ///
    /// # Errors
    /// `ballots_version` where another version came first, `ballots_scores` for a score that does not exist;
    /// an unexpected error where the policies refuse: the round takes no ballots, a candidate of another
    /// round, or a member that is not the actor's.
    pub fn add_ballot(&mut self, new: &NewBallot) -> Result<BallotId, StoreError> {
        let id = self.new_id::<BallotId>();
        diesel::insert_into(round_turnout::table)
            .values((
                round_turnout::cooperative_id.eq(self.tenant()),
                round_turnout::round_id.eq(new.round.0),
                round_turnout::member_id.eq(new.member.0),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        diesel::insert_into(ballots::table)
            .values((
                ballots::cooperative_id.eq(self.tenant()),
                ballots::id.eq(id.0),
                ballots::round_id.eq(new.round.0),
                ballots::member_id.eq(new.member.0),
                ballots::version.eq(new.version),
                ballots::scores.eq(serde_json::to_value(&new.scores).map_err(unreadable)?),
                ballots::holder_id.eq(new.holder.map(|holder| holder.0)),
                ballots::cast_by_id.eq(new.by.person.0),
                ballots::cast_by.eq(&new.by.name),
                ballots::cast_at.eq(new.by.at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Who has voted in a round. In sight of all.
    ///
    /// # Errors
    /// Those of the query.
    pub fn turnout(&mut self, round: RoundId) -> Result<BTreeSet<MemberId>, StoreError> {
        let rows: Vec<Uuid> = round_turnout::table
            .filter(round_turnout::cooperative_id.eq(self.tenant()))
            .filter(round_turnout::round_id.eq(round.0))
            .select(round_turnout::member_id)
            .load(self.conn())?;
        Ok(rows.into_iter().map(MemberId).collect())
    }
}
