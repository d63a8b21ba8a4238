//! What came of a round, what the board decided with it, and who was reminded on the way.
//!
//! Invariant: a result comes in while its round closes (`while_closing`), and a round is closed only with its
//! result (`closed_with_result`); nothing of it is ever changed.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, PersonId, RoundId};
use uuid::Uuid;

use crate::allocation_runs::Signature;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{candidates, round_challenges, round_decisions, round_reminders, round_results};

/// The result of a closed round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredResult {
    /// The round as `gemeengoed/round/1`, in canonical JSON: `voting::RoundFile::parse` reads it.
    pub file: String,
    /// Fingerprint of the file.
    pub sha256: String,
    /// The hash of the last ballot.
    pub head: String,
    /// When it was counted.
    pub closed_at: Timestamp,
}

/// What the board decided about a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundDecision {
    /// The candidate.
    pub candidate: CandidateId,
    /// Whether the board funds it.
    pub funded: bool,
    /// Whether that follows the outcome.
    pub follows: bool,
    /// Why; never empty where it deviates.
    pub reason: String,
    /// Place in the queue as the board decided it.
    pub place: Option<i32>,
    /// Who decided, and when.
    pub decided: Signature,
}

/// A decision to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDecision {
    /// The candidate.
    pub candidate: CandidateId,
    /// Whether the board funds it.
    pub funded: bool,
    /// Whether that follows the outcome.
    pub follows: bool,
    /// Why.
    pub reason: String,
    /// Place in the queue.
    pub place: Option<i32>,
}

/// A result that was challenged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundChallenge {
    /// Why.
    pub reason: String,
    /// Name of the person who noted it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

type DecisionRow = (Uuid, bool, String, String, Option<i32>, Uuid, String, jiff_diesel::Timestamp);

fn read((candidate, funded, verdict, reason, place, person, name, at): DecisionRow) -> RoundDecision {
    RoundDecision {
        candidate: candidate.into(),
        funded,
        follows: verdict == "follow",
        reason,
        place,
        decided: Signature { person: PersonId(person), name, at: at.to_jiff() },
    }
}

impl TenantTx<'_> {
    /// The result of a round; none before it is closed.
    ///
    /// # Errors
    /// Those of the query.
    pub fn round_result(&mut self, round: RoundId) -> Result<Option<StoredResult>, StoreError> {
        let row: Option<(String, String, String, jiff_diesel::Timestamp)> = round_results::table
            .filter(round_results::cooperative_id.eq(self.tenant()))
            .filter(round_results::round_id.eq(round.0))
            .select((
                round_results::file,
                round_results::sha256,
                round_results::head,
                round_results::closed_at,
            ))
            .first(self.conn())
            .optional()?;
        Ok(row.map(|(file, sha256, head, closed_at)| StoredResult {
            file,
            sha256,
            head,
            closed_at: closed_at.to_jiff(),
        }))
    }

    /// Keeps the result of a round that is closing.
    ///
    /// # Errors
    /// `round_results_pkey` where it has one.
    pub fn add_round_result(&mut self, round: RoundId, result: &StoredResult) -> Result<(), StoreError> {
        diesel::insert_into(round_results::table)
            .values((
                round_results::cooperative_id.eq(self.tenant()),
                round_results::round_id.eq(round.0),
                round_results::file.eq(&result.file),
                round_results::sha256.eq(&result.sha256),
                round_results::head.eq(&result.head),
                round_results::closed_at.eq(result.closed_at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// What the board decided after a round, by candidate.
    ///
    /// # Errors
    /// Those of the query.
    pub fn round_decisions(&mut self, round: RoundId) -> Result<Vec<RoundDecision>, StoreError> {
        let rows: Vec<DecisionRow> = round_decisions::table
            .filter(round_decisions::cooperative_id.eq(self.tenant()))
            .filter(round_decisions::round_id.eq(round.0))
            .order((round_decisions::place.asc().nulls_last(), round_decisions::candidate_id))
            .select((
                round_decisions::candidate_id,
                round_decisions::funded,
                round_decisions::verdict,
                round_decisions::reason,
                round_decisions::place,
                round_decisions::decided_by_id,
                round_decisions::decided_by,
                round_decisions::decided_at,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps what the board decided about a candidate of a closed round.
    ///
    /// # Errors
    /// `round_decisions_pkey` where it was decided already, `round_decisions_reason` where it deviates
    /// without a reason, `round_decisions_candidate` where the round did not ask about it.
    pub fn add_round_decision(
        &mut self,
        round: RoundId,
        new: &NewDecision,
        by: &Signature,
    ) -> Result<(), StoreError> {
        diesel::insert_into(round_decisions::table)
            .values((
                round_decisions::cooperative_id.eq(self.tenant()),
                round_decisions::round_id.eq(round.0),
                round_decisions::candidate_id.eq(new.candidate.0),
                round_decisions::funded.eq(new.funded),
                round_decisions::verdict.eq(if new.follows { "follow" } else { "deviate" }),
                round_decisions::reason.eq(&new.reason),
                round_decisions::place.eq(new.place),
                round_decisions::decided_by_id.eq(by.person.0),
                round_decisions::decided_by.eq(&by.name),
                round_decisions::decided_at.eq(by.at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Gives a candidate its place in the queue.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn place_candidate(&mut self, id: CandidateId, place: i32) -> Result<(), StoreError> {
        let placed = diesel::update(candidates::table)
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .filter(candidates::id.eq(id.0))
            .set(candidates::place.eq(place))
            .execute(self.conn())?;
        if placed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }

    /// The challenge of a round's result, if there is one.
    ///
    /// # Errors
    /// Those of the query.
    pub fn round_challenge(&mut self, round: RoundId) -> Result<Option<RoundChallenge>, StoreError> {
        let row: Option<(String, String, jiff_diesel::Timestamp)> = round_challenges::table
            .filter(round_challenges::cooperative_id.eq(self.tenant()))
            .filter(round_challenges::round_id.eq(round.0))
            .select((round_challenges::reason, round_challenges::made_by, round_challenges::made_at))
            .first(self.conn())
            .optional()?;
        Ok(row.map(|(reason, by, at)| RoundChallenge { reason, by, at: at.to_jiff() }))
    }

    /// Notes that a closed round's result was challenged.
    ///
    /// # Errors
    /// `round_challenges_pkey` where it was already, `round_challenges_reason` without a reason.
    pub fn add_round_challenge(&mut self, round: RoundId, reason: &str) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        diesel::insert_into(round_challenges::table)
            .values((
                round_challenges::cooperative_id.eq(self.tenant()),
                round_challenges::round_id.eq(round.0),
                round_challenges::reason.eq(reason),
                round_challenges::made_by.eq(by),
                round_challenges::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The days on which those who had not voted in a round were reminded.
    ///
    /// # Errors
    /// Those of the query.
    pub fn round_reminders(&mut self, round: RoundId) -> Result<Vec<Date>, StoreError> {
        let rows: Vec<jiff_diesel::Date> = round_reminders::table
            .filter(round_reminders::cooperative_id.eq(self.tenant()))
            .filter(round_reminders::round_id.eq(round.0))
            .order(round_reminders::on_day)
            .select(round_reminders::on_day)
            .load(self.conn())?;
        Ok(rows.into_iter().map(jiff_diesel::Date::to_jiff).collect())
    }

    /// Notes that reminders of a round go out today. Says whether they may: on a day once.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_round_reminder(&mut self, round: RoundId) -> Result<bool, StoreError> {
        let (now, today, by) = (self.now(), self.today(), self.actor().name().to_owned());
        let added = diesel::insert_into(round_reminders::table)
            .values((
                round_reminders::cooperative_id.eq(self.tenant()),
                round_reminders::round_id.eq(round.0),
                round_reminders::on_day.eq(today.to_diesel()),
                round_reminders::sent_by.eq(by),
                round_reminders::sent_at.eq(now.to_diesel()),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(added > 0)
    }
}
