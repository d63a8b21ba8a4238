//! Votes about a resolution that are given to another voter, and by whom a vote was cast.
//!
//! Invariant: as with rounds a member has at most one proxy in force (`resolution_proxies_one`), gives it to
//! another member of the electorate, and everybody may see who votes for whom.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, ProxyId, ResolutionId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::proxies::Proxy;
use crate::schema::portal::{resolution_proxies, vote_participations};

type Row = (Uuid, Uuid, Uuid, String, jiff_diesel::Timestamp);

impl TenantTx<'_> {
    /// The proxies in force about a resolution, in the order in which they were given.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolution_proxies(&mut self, id: ResolutionId) -> Result<Vec<Proxy>, StoreError> {
        let rows: Vec<Row> = resolution_proxies::table
            .filter(resolution_proxies::cooperative_id.eq(self.tenant()))
            .filter(resolution_proxies::resolution_id.eq(id.0))
            .filter(resolution_proxies::ended_at.is_null())
            .order((resolution_proxies::given_at, resolution_proxies::id))
            .select((
                resolution_proxies::id,
                resolution_proxies::member_id,
                resolution_proxies::holder_id,
                resolution_proxies::given_by,
                resolution_proxies::given_at,
            ))
            .load(self.conn())?;
        let read = |(id, member, holder, given_by, given_at): Row| Proxy {
            id: id.into(),
            member: member.into(),
            holder: holder.into(),
            given_by,
            given_at: given_at.to_jiff(),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps a proxy.
    ///
    /// # Errors
    /// `resolution_proxies_one` where the member has given one already, `resolution_proxies_to_another` to
    /// itself, `resolution_proxies_member` or `resolution_proxies_holder` where one of them has no vote.
    pub fn add_resolution_proxy(
        &mut self,
        resolution: ResolutionId,
        member: MemberId,
        holder: MemberId,
    ) -> Result<ProxyId, StoreError> {
        let (id, now) = (self.new_id::<ProxyId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(resolution_proxies::table)
            .values((
                resolution_proxies::cooperative_id.eq(self.tenant()),
                resolution_proxies::id.eq(id.0),
                resolution_proxies::resolution_id.eq(resolution.0),
                resolution_proxies::member_id.eq(member.0),
                resolution_proxies::holder_id.eq(holder.0),
                resolution_proxies::given_by.eq(by),
                resolution_proxies::given_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Takes a proxy back. Says whether it was in force, and the actor's own to take back.
    ///
    /// # Errors
    /// Those of the update.
    pub fn end_resolution_proxy(&mut self, id: ProxyId) -> Result<bool, StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let changed = diesel::update(resolution_proxies::table)
            .filter(resolution_proxies::cooperative_id.eq(self.tenant()))
            .filter(resolution_proxies::id.eq(id.0))
            .filter(resolution_proxies::ended_at.is_null())
            .set((resolution_proxies::ended_by.eq(by), resolution_proxies::ended_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// Whether a member ever gave its vote about a resolution to this holder, taken back or not.
    ///
    /// # Errors
    /// Those of the query.
    pub fn had_resolution_proxy(
        &mut self,
        resolution: ResolutionId,
        member: MemberId,
        holder: MemberId,
    ) -> Result<bool, StoreError> {
        Ok(diesel::select(diesel::dsl::exists(
            resolution_proxies::table
                .filter(resolution_proxies::cooperative_id.eq(self.tenant()))
                .filter(resolution_proxies::resolution_id.eq(resolution.0))
                .filter(resolution_proxies::member_id.eq(member.0))
                .filter(resolution_proxies::holder_id.eq(holder.0)),
        ))
        .get_result(self.conn())?)
    }

    /// Of the members whose vote was cast with a proxy, who cast it.
    ///
    /// # Errors
    /// Those of the query.
    pub fn vote_holders(&mut self, id: ResolutionId) -> Result<BTreeMap<MemberId, MemberId>, StoreError> {
        let rows: Vec<(Uuid, Option<Uuid>)> = vote_participations::table
            .filter(vote_participations::cooperative_id.eq(self.tenant()))
            .filter(vote_participations::resolution_id.eq(id.0))
            .filter(vote_participations::holder_id.is_not_null())
            .select((vote_participations::member_id, vote_participations::holder_id))
            .load(self.conn())?;
        let read = |(member, holder): (Uuid, Option<Uuid>)| Some((member.into(), holder?.into()));
        Ok(rows.into_iter().filter_map(read).collect())
    }
}
