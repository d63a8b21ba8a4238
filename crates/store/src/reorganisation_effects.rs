//! What a reorganisation does to other tables, each row with its own day; and what is under way then.
//!
//! Invariant: nothing is taken away: a subscription ends, a seat stays, votes get a newer row.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, Date as SqlDate, Int4, Int8, Text, Uuid as SqlUuid};
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, PersonId, ReorganisationId, SeatId, SubscriptionId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::roles::Role;
use crate::schema::portal::{member_votes, reorganisation_subscriptions};

/// A seat from which somebody acts later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatFrom {
    /// Who.
    pub person: PersonId,
    /// For which member.
    pub member: MemberId,
    /// In which roles.
    pub roles: Vec<Role>,
    /// First day.
    pub starts_on: Date,
}

/// What is under way with members that leave: titles and counts for the check page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InTheWay {
    /// Open rounds in whose electorate one of them stands.
    pub rounds: Vec<String>,
    /// Open votes in whose electorate one of them stands.
    pub resolutions: Vec<String>,
    /// Proxies in force that one of them gave or holds.
    pub proxies: i64,
    /// Invitations for one of them that nobody accepted.
    pub invitations: i64,
}

#[derive(QueryableByName)]
struct Title {
    #[diesel(sql_type = Text)]
    title: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Int8)]
    n: i64,
}

#[derive(QueryableByName)]
struct VotesRow {
    #[diesel(sql_type = SqlUuid)]
    member_id: Uuid,
    #[diesel(sql_type = Int4)]
    votes: i32,
}

const ROUNDS: &str = "SELECT r.title FROM portal.rounds r
    JOIN portal.round_states s ON s.cooperative_id = r.cooperative_id AND s.round_id = r.id
        AND s.state = 'open'
    WHERE r.cooperative_id = $1 AND EXISTS (SELECT FROM portal.round_electors e
        WHERE e.cooperative_id = r.cooperative_id AND e.round_id = r.id AND e.member_id = ANY ($2))
    ORDER BY r.number";
const RESOLUTIONS: &str = "SELECT r.question AS title FROM portal.resolutions r
    WHERE r.cooperative_id = $1 AND r.state = 'open' AND EXISTS (SELECT FROM portal.resolution_voters v
        WHERE v.cooperative_id = r.cooperative_id AND v.resolution_id = r.id AND v.member_id = ANY ($2))
    ORDER BY r.closes_at, r.id";
const PROXIES: &str = "SELECT count(*) AS n FROM portal.proxies p
    JOIN portal.round_states s ON s.cooperative_id = p.cooperative_id AND s.round_id = p.round_id
        AND s.state = 'open'
    WHERE p.cooperative_id = $1 AND p.ended_at IS NULL
        AND (p.member_id = ANY ($2) OR p.holder_id = ANY ($2))";
const INVITATIONS: &str = "SELECT count(*) AS n FROM portal.invitations i
    WHERE i.cooperative_id = $1 AND i.member_id = ANY ($2)
        AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL";

impl TenantTx<'_> {
    /// Notes that one subscription goes on with another.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_reorganised_subscription(
        &mut self,
        reorganisation: ReorganisationId,
        from: SubscriptionId,
        to: SubscriptionId,
    ) -> Result<(), StoreError> {
        diesel::insert_into(reorganisation_subscriptions::table)
            .values((
                reorganisation_subscriptions::cooperative_id.eq(self.tenant()),
                reorganisation_subscriptions::reorganisation_id.eq(reorganisation.0),
                reorganisation_subscriptions::from_id.eq(from.0),
                reorganisation_subscriptions::to_id.eq(to.0),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Gives a member other votes from a day on.
    ///
    /// # Errors
    /// `member_votes_pkey` where they change on that day already, `member_votes_range` for too many.
    pub fn put_votes(
        &mut self,
        member: MemberId,
        on: Date,
        votes: i32,
        reorganisation: ReorganisationId,
    ) -> Result<(), StoreError> {
        diesel::insert_into(member_votes::table)
            .values((
                member_votes::cooperative_id.eq(self.tenant()),
                member_votes::member_id.eq(member.0),
                member_votes::on_day.eq(on.to_diesel()),
                member_votes::votes.eq(votes),
                member_votes::reorganisation_id.eq(reorganisation.0),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The votes on a day, of each member whose votes changed by then.
    ///
    /// # Errors
    /// Those of the query.
    pub fn changed_votes_on(&mut self, day: Date) -> Result<BTreeMap<MemberId, i32>, StoreError> {
        let rows: Vec<VotesRow> = diesel::sql_query(
            "SELECT DISTINCT ON (member_id) member_id, votes FROM portal.member_votes
             WHERE cooperative_id = $1 AND on_day <= $2 ORDER BY member_id, on_day DESC",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlDate, _>(day.to_diesel())
        .load(self.conn())?;
        Ok(rows.into_iter().map(|row| (row.member_id.into(), row.votes)).collect())
    }

    /// Gives somebody a seat from a day on. A seat that ended is given again; one that lasts stays as it is.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_seat_from(&mut self, new: &SeatFrom) -> Result<(), StoreError> {
        let names: Vec<&str> = new.roles.iter().map(|role| role.name()).collect();
        diesel::sql_query(
            "INSERT INTO portal.seats AS s (cooperative_id, id, person_id, member_id, roles, starts_on)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT ON CONSTRAINT seats_once DO UPDATE
                 SET ended_at = NULL, roles = excluded.roles, starts_on = excluded.starts_on
                 WHERE s.ended_at IS NOT NULL",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(self.new_id::<SeatId>().0)
        .bind::<SqlUuid, _>(new.person.0)
        .bind::<SqlUuid, _>(new.member.0)
        .bind::<Array<Text>, _>(names)
        .bind::<SqlDate, _>(new.starts_on.to_diesel())
        .execute(self.conn())?;
        Ok(())
    }

    /// What is under way with these members: for the office.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn in_the_way_of(&mut self, members: &[MemberId]) -> Result<InTheWay, StoreError> {
        let ids: Vec<Uuid> = members.iter().map(|member| member.0).collect();
        let mut titles = |query: &str| -> Result<Vec<String>, StoreError> {
            let rows: Vec<Title> = diesel::sql_query(query)
                .bind::<SqlUuid, _>(self.tenant())
                .bind::<Array<SqlUuid>, _>(&ids)
                .load(self.conn())?;
            Ok(rows.into_iter().map(|row| row.title).collect())
        };
        let (rounds, resolutions) = (titles(ROUNDS)?, titles(RESOLUTIONS)?);
        let mut count = |query: &str| -> Result<i64, StoreError> {
            let row: Count = diesel::sql_query(query)
                .bind::<SqlUuid, _>(self.tenant())
                .bind::<Array<SqlUuid>, _>(&ids)
                .get_result(self.conn())?;
            Ok(row.n)
        };
        let (proxies, invitations) = (count(PROXIES)?, count(INVITATIONS)?);
        Ok(InTheWay { rounds, resolutions, proxies, invitations })
    }
}
