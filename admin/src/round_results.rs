//! The result of a closed round, counted again from its stored file: for members, and for the board that
//! decides.
//!
//! Invariant: the stored file is the one source; a round that is not closed has none: its result is absent.

pub mod shape;

use std::collections::BTreeMap;

use kernel::{MemberId, RoundId, Share};
use store::{
    Db, Round, RoundChallenge, RoundDecision, RoundOpening, RoundState, StoreError, StoredResult, TenantTx,
};
use voting::{Election, Explanation, Outcome, RoundFile, Settings, explain, tally};
use web::{Failure, SignedIn};

/// What a result page is made of, from one transaction.
pub struct Source {
    /// The round.
    pub round: Round,
    /// Its result.
    pub result: StoredResult,
    /// Its opening.
    pub opening: Option<RoundOpening>,
    /// What the board decided; empty before it did.
    pub decisions: Vec<RoundDecision>,
    /// Why the result was challenged, if it was.
    pub challenge: Option<RoundChallenge>,
    /// The round that it votes about again.
    pub before: Option<Round>,
    /// The rounds that vote about it again.
    pub after: Vec<Round>,
    /// Inhabitants of the members on the day of closing, where they are known.
    pub inhabitants: BTreeMap<MemberId, Share>,
}

/// A round's file with its count.
pub struct Counted {
    /// The file.
    pub file: RoundFile,
    /// What was counted.
    pub election: Election,
    /// By which rule.
    pub settings: Settings,
    /// What came of it.
    pub outcome: Outcome,
    /// Why.
    pub explanation: Explanation,
}

impl Source {
    /// Reads the result of a round.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is no such round, or it is not closed.
    pub fn read(tx: &mut TenantTx<'_>, id: RoundId) -> Result<Self, StoreError> {
        let round = tx.round(id)?;
        let result = tx.round_result(id)?.filter(|_| round.state == RoundState::Closed);
        let result = result.ok_or(StoreError::Absent)?;
        let rounds = tx.rounds()?;
        let day = store::local_day(result.closed_at);
        Ok(Self {
            opening: tx.round_opening(id)?,
            decisions: tx.round_decisions(id)?,
            challenge: tx.round_challenge(id)?,
            before: rounds.iter().find(|one| round.setup.repeats == Some(one.id)).cloned(),
            after: rounds.into_iter().filter(|one| one.setup.repeats == Some(id)).collect(),
            inhabitants: tx.attribute_on(actions::members::INHABITANTS, day)?,
            round,
            result,
        })
    }

    /// Reads the result of a round, and counts it again.
    ///
    /// # Errors
    /// [`Failure::Absent`] where there is none, [`Failure::Bug`] where its file does not count.
    pub async fn load(visit: &SignedIn, db: &Db, id: RoundId) -> Result<(Self, Counted), Failure> {
        let source = db.tenant(&visit.actor, "round-results.load", move |tx| Self::read(tx, id)).await?;
        let file = source.result.file.clone();
        let counted = actix_web::web::block(move || Counted::of(&file)).await;
        let counted = counted.map_err(|error| Failure::Bug(error.to_string()))??;
        Ok((source, counted))
    }
}

impl Counted {
    /// Counts a stored file again.
    ///
    /// # Errors
    /// [`Failure::Absent`] for a round without scores, [`Failure::Bug`] where the file does not count.
    pub fn of(file: &str) -> Result<Self, Failure> {
        let bug = |faults: Vec<voting::Fault>| Failure::Bug(format!("a stored round: {faults:?}"));
        let file = RoundFile::parse(file).map_err(bug)?;
        if file.result.tally.is_none() {
            return Err(Failure::Absent);
        }
        let (election, settings) = file.election().map_err(bug)?;
        let outcome = tally(&election, &settings).map_err(bug)?;
        let explanation = explain(&election, &settings, &outcome);
        Ok(Self { file, election, settings, outcome, explanation })
    }

    /// The name of a candidate.
    #[must_use]
    pub fn name(&self, project: usize) -> &str {
        self.election.projects().get(project).map_or("", |project| &project.name)
    }

    /// The position of a candidate by its id.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.election.projects().iter().position(|project| project.id == id)
    }

    /// The name of a member that voted, by the place of its ballot.
    #[must_use]
    pub fn voter(&self, ballot: usize) -> &str {
        self.election.ballots().get(ballot).map_or("", |ballot| self.member(&ballot.voter))
    }

    /// The name of a member of the electorate.
    #[must_use]
    pub fn member(&self, id: &str) -> &str {
        self.file.electorate.iter().find(|voter| voter.member == id).map_or("", |voter| &voter.name)
    }

    /// The candidates in the order of the queue.
    #[must_use]
    pub fn queue(&self) -> Vec<usize> {
        self.file.result.queue.iter().flatten().filter_map(|id| self.position(id)).collect()
    }

    /// Whether members have different weights.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.file.electorate.iter().any(|voter| voter.weight != 1)
    }
}
