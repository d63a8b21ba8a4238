//! The hash chain over the ballots of a round: cast unchained, sealed afterwards in order.
//!
//! Invariant: the head row of a round is locked while its chain grows, so that a chain never forks.
//! Invariant: only the portal's own jobs see ballots before their round is closed, in the scope `sealing`,
//! which sees nothing of the office; no person gets into it.

use diesel::prelude::*;
use kernel::{BallotId, MemberId, RoundId};
use voting::BallotRecord;

use crate::actor::Standing;
use crate::ballots::{Ballot, Row, columns, read};
use crate::chain::next;
use crate::db::set_local;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{ballot_heads, ballot_seals, ballots};
use crate::wire::unreadable;

/// The seal of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotSeal {
    /// Place in the chain, from 1.
    pub n: i64,
    /// The seal, in hexadecimal.
    pub hash: String,
}

/// A ballot with its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBallot {
    /// The ballot.
    pub ballot: Ballot,
    /// Its seal.
    pub seal: BallotSeal,
}

impl SealedBallot {
    /// The ballot as a round's file has it: what the seal is over.
    ///
    /// # Errors
    /// None that is known: places and versions are positive.
    pub fn record(&self) -> Result<BallotRecord, StoreError> {
        record(&self.ballot, &self.seal)
    }
}

fn record(ballot: &Ballot, seal: &BallotSeal) -> Result<BallotRecord, StoreError> {
    let scored = ballot.scores.iter().filter_map(|(candidate, score)| Some((candidate, (*score)?)));
    Ok(BallotRecord {
        n: u64::try_from(seal.n).map_err(unreadable)?,
        member: ballot.member.to_string(),
        version: u64::try_from(ballot.version).map_err(unreadable)?,
        proxy: ballot.holder.map(|holder| holder.to_string()),
        scores: scored
            .map(|(candidate, score)| voting::ScoreOf {
                candidate: candidate.to_string(),
                score: u32::from(score),
            })
            .collect(),
        no_opinion: ballot
            .scores
            .iter()
            .filter(|(_, score)| score.is_none())
            .map(|(candidate, _)| candidate.to_string())
            .collect(),
        answer: None,
        hash: seal.hash.clone(),
    })
}

impl TenantTx<'_> {
    /// The seal of a version of a ballot that is in sight; none until the sealing job has passed.
    ///
    /// # Errors
    /// Those of the query.
    pub fn ballot_seal(&mut self, ballot: BallotId) -> Result<Option<BallotSeal>, StoreError> {
        let row: Option<(i64, String)> = ballot_seals::table
            .filter(ballot_seals::cooperative_id.eq(self.tenant()))
            .filter(ballot_seals::ballot_id.eq(ballot.0))
            .select((ballot_seals::n, ballot_seals::hash))
            .first(self.conn())
            .optional()?;
        Ok(row.map(|(n, hash)| BallotSeal { n, hash }))
    }

    /// Seals the ballots of a round that are not sealed yet, in the order in which they were cast, under the
    /// lock of the chain's head. Gives those that it sealed, without what they say.
    ///
    /// # Errors
    /// [`StoreError::Absent`] for anybody but a job of the portal, or for a round without an opening.
    pub fn seal_ballots(&mut self, round: RoundId) -> Result<Vec<SealedBallot>, StoreError> {
        let opening = self.round_opening(round)?.ok_or(StoreError::Absent)?.hash;
        self.while_sealing(|tx| tx.grow_chain(round, &opening))
    }

    /// The ballots of a round in the order of its chain, for counting them.
    ///
    /// # Errors
    /// [`StoreError::Absent`] for anybody but a job of the portal.
    pub fn chain_to_count(&mut self, round: RoundId) -> Result<Vec<SealedBallot>, StoreError> {
        self.while_sealing(|tx| tx.ballot_chain(round))
    }

    /// The ballots of a closed round in the order of its chain.
    ///
    /// # Errors
    /// Those of the query. Before the round is closed only what is in sight is there.
    pub fn ballot_chain(&mut self, round: RoundId) -> Result<Vec<SealedBallot>, StoreError> {
        let rows: Vec<(Row, i64, String)> = ballots::table
            .inner_join(
                ballot_seals::table.on(ballot_seals::cooperative_id
                    .eq(ballots::cooperative_id)
                    .and(ballot_seals::ballot_id.eq(ballots::id))),
            )
            .filter(ballots::cooperative_id.eq(self.tenant()))
            .filter(ballots::round_id.eq(round.0))
            .order(ballot_seals::n)
            .select((columns!(), ballot_seals::n, ballot_seals::hash))
            .load(self.conn())?;
        rows.into_iter()
            .map(|(row, n, hash)| Ok(SealedBallot { ballot: read(row)?, seal: BallotSeal { n, hash } }))
            .collect()
    }

    fn grow_chain(&mut self, round: RoundId, opening: &str) -> Result<Vec<SealedBallot>, StoreError> {
        let tenant = self.tenant();
        diesel::insert_into(ballot_heads::table)
            .values((
                ballot_heads::cooperative_id.eq(tenant),
                ballot_heads::round_id.eq(round.0),
                ballot_heads::n.eq(0),
                ballot_heads::hash.eq(opening),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        let (mut n, mut head): (i64, String) = ballot_heads::table
            .filter(ballot_heads::cooperative_id.eq(tenant))
            .filter(ballot_heads::round_id.eq(round.0))
            .select((ballot_heads::n, ballot_heads::hash))
            .for_update()
            .first(self.conn())?;
        let mut sealed = Vec::new();
        for ballot in self.unsealed_ballots(round)? {
            n += 1;
            let unsealed = record(&ballot, &BallotSeal { n, hash: String::new() })?;
            head = next(&head, &round.to_string(), &unsealed)?;
            diesel::insert_into(ballot_seals::table)
                .values((
                    ballot_seals::cooperative_id.eq(tenant),
                    ballot_seals::round_id.eq(round.0),
                    ballot_seals::n.eq(n),
                    ballot_seals::ballot_id.eq(ballot.id.0),
                    ballot_seals::hash.eq(&head),
                ))
                .execute(self.conn())?;
            sealed.push(SealedBallot { ballot, seal: BallotSeal { n, hash: head.clone() } });
        }
        diesel::update(ballot_heads::table)
            .filter(ballot_heads::cooperative_id.eq(tenant))
            .filter(ballot_heads::round_id.eq(round.0))
            .set((ballot_heads::n.eq(n), ballot_heads::hash.eq(&head)))
            .execute(self.conn())?;
        Ok(sealed)
    }

    /// In the order in which they were cast; the versions of one ballot always in theirs.
    fn unsealed_ballots(&mut self, round: RoundId) -> Result<Vec<Ballot>, StoreError> {
        let sealed = ballot_seals::table
            .filter(ballot_seals::cooperative_id.eq(self.tenant()))
            .filter(ballot_seals::round_id.eq(round.0))
            .select(ballot_seals::ballot_id);
        let rows: Vec<Row> = ballots::table
            .filter(ballots::cooperative_id.eq(self.tenant()))
            .filter(ballots::round_id.eq(round.0))
            .filter(ballots::id.ne_all(sealed))
            .order((ballots::cast_at, ballots::id))
            .select(columns!())
            .load(self.conn())?;
        let cast: Vec<Ballot> = rows.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(in_order_of_versions(cast))
    }

    /// Runs `work` in the scope that sees ballots and nothing of the office; only for the portal's own jobs.
    pub(crate) fn while_sealing<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if !matches!(self.actor().standing, Standing::Job) {
            return Err(StoreError::Absent);
        }
        set_local(self.conn(), "app.scope", "sealing")?;
        // After an error nothing more happens in this transaction, in whatever scope.
        let done = work(self)?;
        set_local(self.conn(), "app.scope", "office")?;
        Ok(done)
    }
}

/// Keeps the places in time, and gives the places of each member to its versions in their order: a clock that
/// was set back between two versions does not seal the newer one first.
fn in_order_of_versions(cast: Vec<Ballot>) -> Vec<Ballot> {
    let members: Vec<MemberId> = cast.iter().map(|ballot| ballot.member).collect();
    let mut by_version = cast;
    by_version.sort_by_key(|ballot| std::cmp::Reverse((ballot.member, ballot.version)));
    let mut of: std::collections::BTreeMap<MemberId, Vec<Ballot>> = std::collections::BTreeMap::new();
    for ballot in by_version {
        of.entry(ballot.member).or_default().push(ballot);
    }
    members.into_iter().filter_map(|member| of.get_mut(&member).and_then(Vec::pop)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocation_runs::Signature;
    use jiff::Timestamp;
    use kernel::PersonId;
    use uuid::Uuid;

    fn ballot(member: u128, version: i32) -> Ballot {
        Ballot {
            id: Uuid::from_u128(member * 100).into(),
            member: Uuid::from_u128(member).into(),
            version,
            scores: crate::Scores::new(),
            holder: None,
            cast: Signature { person: PersonId(Uuid::nil()), name: String::new(), at: Timestamp::UNIX_EPOCH },
        }
    }

    #[test]
    fn versions_are_sealed_in_their_order_whatever_the_clock_said() {
        let order = in_order_of_versions(vec![ballot(1, 2), ballot(2, 1), ballot(1, 1), ballot(1, 3)]);
        let places: Vec<(MemberId, i32)> = order.iter().map(|one| (one.member, one.version)).collect();
        let member = |n: u128| MemberId(Uuid::from_u128(n));
        assert_eq!(places, [(member(1), 1), (member(2), 1), (member(1), 2), (member(1), 3)]);
    }
}
