//! The hash chain over the named votes about a resolution: cast unchained, sealed afterwards in order, as the
//! ballots of a round are.
//!
//! Invariant: the head row of a resolution is locked while its chain grows, so that a chain never forks.
//! Invariant: a secret vote has no place in any chain: it stands in another table.

use std::collections::BTreeMap;

use diesel::prelude::*;
use kernel::{MemberId, PersonId, ResolutionId};
use uuid::Uuid;
use voting::BallotRecord;

use crate::ballot_seals::BallotSeal;
use crate::chain::next;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{resolution_voters, vote_heads, vote_seals, votes};
use crate::votes::VoteAnswer;
use crate::wire::unreadable;

/// A named vote with its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedVote {
    /// Whose vote it is.
    pub member: MemberId,
    /// Which version of it.
    pub version: i32,
    /// Who cast it, where that was the holder of a proxy.
    pub holder: Option<MemberId>,
    /// What it says.
    pub answer: VoteAnswer,
    /// Who cast it.
    pub cast_by: (PersonId, String),
    /// The seal.
    pub seal: BallotSeal,
}

impl SealedVote {
    /// The vote as a round's file has it: what the seal is over. `options` are the labels of what could be
    /// chosen; none where it was for or against.
    ///
    /// # Errors
    /// [`StoreError::Unexpected`] for an answer that was not offered.
    pub fn record(&self, options: &[String]) -> Result<BallotRecord, StoreError> {
        Ok(BallotRecord {
            n: u64::try_from(self.seal.n).map_err(unreadable)?,
            member: self.member.to_string(),
            version: u64::try_from(self.version).map_err(unreadable)?,
            proxy: self.holder.map(|holder| holder.to_string()),
            scores: Vec::new(),
            no_opinion: Vec::new(),
            answer: Some(word(self.answer, options)?),
            hash: self.seal.hash.clone(),
        })
    }
}

/// An answer as a round's file has it.
fn word(answer: VoteAnswer, options: &[String]) -> Result<String, StoreError> {
    let plain = ["for".to_owned(), "against".to_owned()];
    let offered = if options.is_empty() { &plain[..] } else { options };
    match answer {
        VoteAnswer::Option(place) => offered
            .get(usize::from(place))
            .cloned()
            .ok_or_else(|| unreadable("an answer that was not offered")),
        VoteAnswer::Blank => Ok("blank".to_owned()),
        VoteAnswer::Abstain => Ok("abstain".to_owned()),
    }
}

type Row = (Uuid, i32, String, Uuid, String);

impl TenantTx<'_> {
    /// Seals the votes about a resolution that are not sealed yet, in the order in which they were cast.
    /// Gives those that it sealed. `opening` is the hash of what was fixed at opening.
    ///
    /// # Errors
    /// [`StoreError::Absent`] for anybody but a job of the portal.
    pub fn seal_votes(
        &mut self,
        resolution: ResolutionId,
        opening: &str,
        options: &[String],
    ) -> Result<Vec<SealedVote>, StoreError> {
        let holders = self.vote_holders(resolution)?;
        self.while_sealing(|tx| tx.grow_vote_chain(resolution, opening, (options, &holders)))
    }

    fn grow_vote_chain(
        &mut self,
        resolution: ResolutionId,
        opening: &str,
        (options, holders): (&[String], &BTreeMap<MemberId, MemberId>),
    ) -> Result<Vec<SealedVote>, StoreError> {
        let (mut n, mut head) = self.lock_vote_head(resolution, opening)?;
        let mut sealed = Vec::new();
        for (member, version, answer, person, name) in self.unsealed_votes(resolution)? {
            n += 1;
            let member = MemberId::from(member);
            let mut vote = SealedVote {
                member,
                version,
                holder: holders.get(&member).copied(),
                answer: VoteAnswer::from_name(&answer).ok_or_else(|| unreadable("an answer"))?,
                cast_by: (person.into(), name),
                seal: BallotSeal { n, hash: String::new() },
            };
            head = next(&head, &resolution.to_string(), &vote.record(options)?)?;
            vote.seal.hash.clone_from(&head);
            diesel::insert_into(vote_seals::table)
                .values((
                    vote_seals::cooperative_id.eq(self.tenant()),
                    vote_seals::resolution_id.eq(resolution.0),
                    vote_seals::n.eq(n),
                    vote_seals::member_id.eq(member.0),
                    vote_seals::version.eq(version),
                    vote_seals::hash.eq(&head),
                ))
                .execute(self.conn())?;
            sealed.push(vote);
        }
        diesel::update(vote_heads::table)
            .filter(vote_heads::cooperative_id.eq(self.tenant()))
            .filter(vote_heads::resolution_id.eq(resolution.0))
            .set((vote_heads::n.eq(n), vote_heads::hash.eq(&head)))
            .execute(self.conn())?;
        Ok(sealed)
    }

    /// The end of the chain, held by this transaction alone; it begins with the opening.
    fn lock_vote_head(
        &mut self,
        resolution: ResolutionId,
        opening: &str,
    ) -> Result<(i64, String), StoreError> {
        diesel::insert_into(vote_heads::table)
            .values((
                vote_heads::cooperative_id.eq(self.tenant()),
                vote_heads::resolution_id.eq(resolution.0),
                vote_heads::n.eq(0),
                vote_heads::hash.eq(opening),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(vote_heads::table
            .filter(vote_heads::cooperative_id.eq(self.tenant()))
            .filter(vote_heads::resolution_id.eq(resolution.0))
            .select((vote_heads::n, vote_heads::hash))
            .for_update()
            .first(self.conn())?)
    }

    /// In the order in which they were cast; the versions of one vote always in theirs, because a version is
    /// cast on the one before it.
    fn unsealed_votes(&mut self, resolution: ResolutionId) -> Result<Vec<Row>, StoreError> {
        let seals: Vec<(Uuid, i32)> = vote_seals::table
            .filter(vote_seals::cooperative_id.eq(self.tenant()))
            .filter(vote_seals::resolution_id.eq(resolution.0))
            .select((vote_seals::member_id, vote_seals::version))
            .load(self.conn())?;
        let rows: Vec<Row> = votes::table
            .filter(votes::cooperative_id.eq(self.tenant()))
            .filter(votes::resolution_id.eq(resolution.0))
            .order((votes::cast_at, votes::version, votes::member_id))
            .select((votes::member_id, votes::version, votes::answer, votes::cast_by_id, votes::cast_by))
            .load(self.conn())?;
        let sealed = |row: &Row| seals.contains(&(row.0, row.1));
        Ok(rows.into_iter().filter(|row| !sealed(row)).collect())
    }

    /// The sealed votes that are in sight, in the order of the chain: all of them once the resolution is
    /// closed and its votes are published; before that the actor's own.
    ///
    /// # Errors
    /// Those of the query.
    pub fn vote_chain(&mut self, resolution: ResolutionId) -> Result<Vec<SealedVote>, StoreError> {
        let holders = self.vote_holders(resolution)?;
        let rows: Vec<(Row, i64, String)> = vote_seals::table
            .inner_join(
                votes::table.on(votes::cooperative_id
                    .eq(vote_seals::cooperative_id)
                    .and(votes::resolution_id.eq(vote_seals::resolution_id))
                    .and(votes::member_id.eq(vote_seals::member_id))
                    .and(votes::version.eq(vote_seals::version))),
            )
            .filter(vote_seals::cooperative_id.eq(self.tenant()))
            .filter(vote_seals::resolution_id.eq(resolution.0))
            .order(vote_seals::n)
            .select((
                (votes::member_id, votes::version, votes::answer, votes::cast_by_id, votes::cast_by),
                vote_seals::n,
                vote_seals::hash,
            ))
            .load(self.conn())?;
        rows.into_iter()
            .map(|((member, version, answer, person, name), n, hash)| {
                let member = MemberId::from(member);
                let answer = VoteAnswer::from_name(&answer).ok_or_else(|| unreadable("an answer"))?;
                let (holder, cast_by) = (holders.get(&member).copied(), (person.into(), name));
                Ok(SealedVote { member, version, holder, answer, cast_by, seal: BallotSeal { n, hash } })
            })
            .collect()
    }

    /// How many votes are sealed, and the last seal, once the resolution is closed.
    ///
    /// # Errors
    /// Those of the query.
    pub fn vote_head(&mut self, resolution: ResolutionId) -> Result<Option<BallotSeal>, StoreError> {
        let row: Option<(i64, String)> = vote_heads::table
            .filter(vote_heads::cooperative_id.eq(self.tenant()))
            .filter(vote_heads::resolution_id.eq(resolution.0))
            .select((vote_heads::n, vote_heads::hash))
            .first(self.conn())
            .optional()?;
        Ok(row.map(|(n, hash)| BallotSeal { n, hash }))
    }

    /// What the voters of a resolution were called at its opening.
    ///
    /// # Errors
    /// Those of the query.
    pub fn voter_names(&mut self, id: ResolutionId) -> Result<BTreeMap<MemberId, String>, StoreError> {
        let rows: Vec<(Uuid, String)> = resolution_voters::table
            .filter(resolution_voters::cooperative_id.eq(self.tenant()))
            .filter(resolution_voters::resolution_id.eq(id.0))
            .select((resolution_voters::member_id, resolution_voters::name))
            .load(self.conn())?;
        Ok(rows.into_iter().map(|(member, name)| (member.into(), name)).collect())
    }
}
