//! What is frozen when a round opens: candidates with their costs, electorate with its weights, the hash of
//! it all, and the lot.
//!
//! Invariant: all of it is written once, while the round is a draft (`at_opening`), by another person than
//! who set the round up (`round_openings_four_eyes`).
//! Invariant: the lot's seed is in sight of nobody before the round closes (`revealed_at_closing`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, Cents, MemberId, PersonId, RoundId};
use uuid::Uuid;

use crate::allocation_runs::Signature;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{round_candidates, round_electors, round_lots, round_openings};

/// What a round asks about, as it was at opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundCandidate {
    /// The candidate.
    pub candidate: CandidateId,
    /// Its name.
    pub name: String,
    /// What funding it costs.
    pub cost: Cents,
}

/// Who may vote, as it was at opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundElector {
    /// The member.
    pub member: MemberId,
    /// Its name.
    pub name: String,
    /// Its votes.
    pub weight: i32,
}

/// The opening of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundOpening {
    /// Who opened it: never who set it up.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// SHA-256 of all that cannot change after it.
    pub hash: String,
    /// SHA-256 of the lot's seed.
    pub lot_commitment: String,
}

/// What an opening freezes.
#[derive(Clone, Debug)]
pub struct NewOpening<'a> {
    /// Who set the round up.
    pub made_by: PersonId,
    /// Who opens it, and when.
    pub by: Signature,
    /// SHA-256 of all that cannot change after it.
    pub hash: &'a str,
    /// SHA-256 of the seed.
    pub lot_commitment: &'a str,
    /// The seed itself.
    pub lot_seed: &'a str,
    /// What is asked, in the order of the ballot.
    pub candidates: &'a [RoundCandidate],
    /// Who may vote.
    pub electorate: &'a [RoundElector],
}

impl TenantTx<'_> {
    /// What a round asks about, in the order of its ballot; nothing before it opens.
    ///
    /// # Errors
    /// Those of the query.
    pub fn round_candidates(&mut self, round: RoundId) -> Result<Vec<RoundCandidate>, StoreError> {
        let rows: Vec<(Uuid, String, i64)> = round_candidates::table
            .filter(round_candidates::cooperative_id.eq(self.tenant()))
            .filter(round_candidates::round_id.eq(round.0))
            .order(round_candidates::place)
            .select((round_candidates::candidate_id, round_candidates::name, round_candidates::cost_cents))
            .load(self.conn())?;
        let read = |(candidate, name, cost): (Uuid, String, i64)| RoundCandidate {
            candidate: candidate.into(),
            name,
            cost: Cents::new(cost),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Who may vote in a round; nobody before it opens.
    ///
    /// # Errors
    /// Those of the query.
    pub fn round_electors(&mut self, round: RoundId) -> Result<Vec<RoundElector>, StoreError> {
        let rows: Vec<(Uuid, String, i32)> = round_electors::table
            .filter(round_electors::cooperative_id.eq(self.tenant()))
            .filter(round_electors::round_id.eq(round.0))
            .order(round_electors::place)
            .select((round_electors::member_id, round_electors::name, round_electors::weight))
            .load(self.conn())?;
        let read = |(member, name, weight): (Uuid, String, i32)| RoundElector {
            member: member.into(),
            name,
            weight,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// The opening of a round; none while it is a draft.
    ///
    /// # Errors
    /// Those of the query.
    pub fn round_opening(&mut self, round: RoundId) -> Result<Option<RoundOpening>, StoreError> {
        let row: Option<(String, jiff_diesel::Timestamp, String, String)> = round_openings::table
            .filter(round_openings::cooperative_id.eq(self.tenant()))
            .filter(round_openings::round_id.eq(round.0))
            .select((
                round_openings::opened_by,
                round_openings::opened_at,
                round_openings::hash,
                round_openings::lot_commitment,
            ))
            .first(self.conn())
            .optional()?;
        Ok(row.map(|(by, at, hash, lot_commitment)| RoundOpening {
            by,
            at: at.to_jiff(),
            hash,
            lot_commitment,
        }))
    }

    /// The seed of a round's lot; none before the round closes.
    ///
    /// # Errors
    /// Those of the query.
    pub fn lot_seed(&mut self, round: RoundId) -> Result<Option<String>, StoreError> {
        let seed = round_lots::table
            .filter(round_lots::cooperative_id.eq(self.tenant()))
            .filter(round_lots::round_id.eq(round.0))
            .select(round_lots::seed)
            .first(self.conn())
            .optional()?;
        Ok(seed)
    }

    /// Freezes what a round is held by. The round is still a draft; it moves on in the same transaction.
    ///
    /// # Errors
    /// `round_openings_four_eyes` for who set it up, `round_openings_pkey` where somebody was first,
    /// `round_candidates_cost` for a candidate that costs nothing.
    pub fn add_opening(&mut self, round: RoundId, new: &NewOpening<'_>) -> Result<(), StoreError> {
        diesel::insert_into(round_openings::table)
            .values((
                round_openings::cooperative_id.eq(self.tenant()),
                round_openings::round_id.eq(round.0),
                round_openings::made_by_id.eq(new.made_by.0),
                round_openings::opened_by_id.eq(new.by.person.0),
                round_openings::opened_by.eq(&new.by.name),
                round_openings::opened_at.eq(new.by.at.to_diesel()),
                round_openings::hash.eq(new.hash),
                round_openings::lot_commitment.eq(new.lot_commitment),
            ))
            .execute(self.conn())?;
        diesel::insert_into(round_lots::table)
            .values((
                round_lots::cooperative_id.eq(self.tenant()),
                round_lots::round_id.eq(round.0),
                round_lots::seed.eq(new.lot_seed),
            ))
            .execute(self.conn())?;
        self.freeze_candidates(round, new.candidates)?;
        self.freeze_electorate(round, new.electorate)
    }

    fn freeze_candidates(&mut self, round: RoundId, all: &[RoundCandidate]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let row = |(place, one): (i32, &RoundCandidate)| {
            (
                round_candidates::cooperative_id.eq(tenant),
                round_candidates::round_id.eq(round.0),
                round_candidates::candidate_id.eq(one.candidate.0),
                round_candidates::place.eq(place),
                round_candidates::name.eq(one.name.clone()),
                round_candidates::cost_cents.eq(one.cost.cents()),
            )
        };
        let rows: Vec<_> = (1..).zip(all).map(row).collect();
        diesel::insert_into(round_candidates::table).values(rows).execute(self.conn())?;
        Ok(())
    }

    fn freeze_electorate(&mut self, round: RoundId, all: &[RoundElector]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let row = |(place, one): (i32, &RoundElector)| {
            (
                round_electors::cooperative_id.eq(tenant),
                round_electors::round_id.eq(round.0),
                round_electors::member_id.eq(one.member.0),
                round_electors::place.eq(place),
                round_electors::name.eq(one.name.clone()),
                round_electors::weight.eq(one.weight),
            )
        };
        let rows: Vec<_> = (1..).zip(all).map(row).collect();
        diesel::insert_into(round_electors::table).values(rows).execute(self.conn())?;
        Ok(())
    }
}
