//! Voting rights that are given to another voter, for one round.
//!
//! Invariant: a member has at most one proxy in force in a round (`proxies_one`), and gives it to another
//! member of its electorate. Who votes for whom is open to all members.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, ProxyId, RoundId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::proxies;

/// A proxy in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// The proxy.
    pub id: ProxyId,
    /// Who gave it.
    pub member: MemberId,
    /// Who votes for that member.
    pub holder: MemberId,
    /// Name of the person who gave it.
    pub given_by: String,
    /// When.
    pub given_at: Timestamp,
}

/// A proxy to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewProxy {
    /// In which round.
    pub round: RoundId,
    /// Who gives it.
    pub member: MemberId,
    /// To whom.
    pub holder: MemberId,
}

type Row = (Uuid, Uuid, Uuid, String, jiff_diesel::Timestamp);

impl TenantTx<'_> {
    /// The proxies in force in a round, in the order in which they were given.
    ///
    /// # Errors
    /// Those of the query.
    pub fn proxies(&mut self, round: RoundId) -> Result<Vec<Proxy>, StoreError> {
        let rows: Vec<Row> = proxies::table
            .filter(proxies::cooperative_id.eq(self.tenant()))
            .filter(proxies::round_id.eq(round.0))
            .filter(proxies::ended_at.is_null())
            .order((proxies::given_at, proxies::id))
            .select((
                proxies::id,
                proxies::member_id,
                proxies::holder_id,
                proxies::given_by,
                proxies::given_at,
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

    /// Whether a member ever gave its vote in a round to this holder, taken back or not.
    ///
    /// # Errors
    /// Those of the query.
    pub fn had_proxy(
        &mut self,
        round: RoundId,
        member: MemberId,
        holder: MemberId,
    ) -> Result<bool, StoreError> {
        Ok(diesel::select(diesel::dsl::exists(
            proxies::table
                .filter(proxies::cooperative_id.eq(self.tenant()))
                .filter(proxies::round_id.eq(round.0))
                .filter(proxies::member_id.eq(member.0))
                .filter(proxies::holder_id.eq(holder.0)),
        ))
        .get_result(self.conn())?)
    }

    /// Keeps a proxy.
    ///
    /// # Errors
    /// `proxies_one` where the member has given one already, `proxies_to_another` to itself,
    /// `proxies_member` or `proxies_holder` where one of them has no vote in the round.
    pub fn add_proxy(&mut self, new: &NewProxy) -> Result<ProxyId, StoreError> {
        let (id, now) = (self.new_id::<ProxyId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(proxies::table)
            .values((
                proxies::cooperative_id.eq(self.tenant()),
                proxies::id.eq(id.0),
                proxies::round_id.eq(new.round.0),
                proxies::member_id.eq(new.member.0),
                proxies::holder_id.eq(new.holder.0),
                proxies::given_by.eq(by),
                proxies::given_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Takes a proxy back. Says whether it was in force, and the actor's own to take back.
    ///
    /// # Errors
    /// Those of the update.
    pub fn end_proxy(&mut self, id: ProxyId) -> Result<bool, StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let changed = diesel::update(proxies::table)
            .filter(proxies::cooperative_id.eq(self.tenant()))
            .filter(proxies::id.eq(id.0))
            .filter(proxies::ended_at.is_null())
            .set((proxies::ended_by.eq(by), proxies::ended_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        Ok(changed > 0)
    }
}
