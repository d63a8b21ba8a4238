//! Invitations to take a seat: made by a cooperative's office or the operator, accepted through the session
//! door.

use diesel::prelude::*;
use diesel::sql_types::{Array, Binary, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use jiff::{SignedDuration, Timestamp};
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, InvitationId, MemberId, PersonId, SeatId};
use uuid::Uuid;

use crate::actor::Cooperative;
use crate::doors::{PlatformTx, SessionTx, TenantTx};
use crate::error::StoreError;
use crate::roles::Role;
use crate::schema::portal::invitations;

/// An invitation is valid for this long.
pub const VALID_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// An invitation to be made.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// SHA-256 of the token in the mail.
    pub token_hash: Vec<u8>,
    /// To whom.
    pub email: String,
    /// Name of the person invited.
    pub name: String,
    /// For which member; absent for the office.
    pub member: Option<MemberId>,
    /// The roles offered.
    pub roles: Vec<Role>,
}

/// An invitation, as the one who holds its token sees it, or the office in its list.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    pub(crate) cooperative: CooperativeId,
    /// Name of the cooperative that invites.
    pub cooperative_name: String,
    /// Its address.
    pub address: String,
    /// To whom.
    pub email: String,
    /// Name of the person invited.
    pub name: String,
    /// For which member; absent for the office.
    pub member: Option<MemberId>,
    /// Name of that member.
    pub member_name: Option<String>,
    /// The roles offered.
    pub roles: Vec<Role>,
    /// Name of the person who invited.
    pub invited_by: String,
    /// From here on it is dead.
    pub expires_at: Timestamp,
}

#[derive(QueryableByName)]
struct InvitationRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    cooperative: Uuid,
    #[diesel(sql_type = Text)]
    cooperative_name: String,
    #[diesel(sql_type = Text)]
    address: String,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    member: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    member_name: Option<String>,
    #[diesel(sql_type = Array<Text>)]
    roles: Vec<String>,
    #[diesel(sql_type = Text)]
    invited_by: String,
    #[diesel(sql_type = Timestamptz)]
    expires_at: jiff_diesel::Timestamp,
}

impl From<InvitationRow> for Invitation {
    fn from(row: InvitationRow) -> Self {
        Self {
            id: row.id.into(),
            cooperative: row.cooperative.into(),
            cooperative_name: row.cooperative_name,
            address: row.address,
            email: row.email,
            name: row.name,
            member: row.member.map(MemberId::from),
            member_name: row.member_name,
            roles: row.roles.iter().filter_map(|name| Role::from_name(name)).collect(),
            invited_by: row.invited_by,
            expires_at: row.expires_at.to_jiff(),
        }
    }
}

macro_rules! invitation_values {
    ($tx:expr, $cooperative:expr, $id:expr, $new:expr, $by:expr) => {{
        let (now, id): (_, InvitationId) = ($tx.now(), $id);
        (
            invitations::cooperative_id.eq($cooperative),
            invitations::id.eq(id.0),
            invitations::token_hash.eq(&$new.token_hash),
            invitations::email.eq($new.email.to_lowercase()),
            invitations::name.eq(&$new.name),
            invitations::member_id.eq($new.member.map(Uuid::from)),
            invitations::roles.eq($new.roles.iter().map(|role| role.name()).collect::<Vec<_>>()),
            invitations::invited_by.eq($by),
            invitations::created_at.eq(now.to_diesel()),
            invitations::expires_at.eq((now + VALID_FOR).to_diesel()),
        )
    }};
}

impl TenantTx<'_> {
    /// Stores an invitation of the actor's cooperative. An older one to the same address for the same seat is
    /// taken back: one link at a time.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn add_invitation(&mut self, new: &NewInvitation) -> Result<InvitationId, StoreError> {
        let (by, id, now) = (self.actor().name().to_owned(), self.new_id(), self.now());
        diesel::update(invitations::table)
            .filter(invitations::cooperative_id.eq(self.tenant()))
            .filter(invitations::email.eq(new.email.to_lowercase()))
            .filter(invitations::member_id.is_not_distinct_from(new.member.map(Uuid::from)))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::withdrawn_at.is_null())
            .set(invitations::withdrawn_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        let row = invitation_values!(self, self.tenant(), id, new, by);
        diesel::insert_into(invitations::table).values(row).execute(self.conn())?;
        Ok(id)
    }

    /// The invitations that wait for an answer, newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn open_invitations(&mut self) -> Result<Vec<Invitation>, StoreError> {
        let rows: Vec<InvitationRow> = diesel::sql_query(
            "SELECT i.id, i.cooperative_id AS cooperative, c.name AS cooperative_name, c.address, i.email,
                i.name,
                i.member_id AS member, m.name AS member_name, i.roles, i.invited_by, i.expires_at
             FROM portal.invitations i JOIN platform.cooperatives c ON c.id = i.cooperative_id
             LEFT JOIN portal.members m ON m.cooperative_id = i.cooperative_id AND m.id = i.member_id
             WHERE i.cooperative_id = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
                 AND i.expires_at > $2
             ORDER BY i.created_at DESC",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<Timestamptz, _>(self.now().to_diesel())
        .load(self.conn())?;
        Ok(rows.into_iter().map(Invitation::from).collect())
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not open any more.
    pub fn withdraw_invitation(&mut self, id: InvitationId) -> Result<(), StoreError> {
        let now = self.now();
        let changed = diesel::update(invitations::table)
            .filter(invitations::cooperative_id.eq(self.tenant()))
            .filter(invitations::id.eq(id.0))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::withdrawn_at.is_null())
            .set(invitations::withdrawn_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }
}

impl PlatformTx<'_> {
    /// Invites the first administrator of a cooperative that the operator made.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn invite_administrator(
        &mut self,
        cooperative: &Cooperative,
        new: &NewInvitation,
    ) -> Result<InvitationId, StoreError> {
        let (by, id) = (self.operator().name().to_owned(), self.new_id());
        let row = invitation_values!(self, cooperative.id.0, id, new, by);
        diesel::insert_into(invitations::table).values(row).execute(self.conn())?;
        Ok(id)
    }
}

impl SessionTx<'_> {
    /// The invitation whose token has this hash, while it is open. Locks it, so that it is accepted once.
    ///
    /// # Errors
    /// Those of the query.
    pub fn invitation(&mut self, token_hash: &[u8]) -> Result<Option<Invitation>, StoreError> {
        self.for_token(token_hash)?;
        let row: Option<InvitationRow> = diesel::sql_query(
            "SELECT i.id, i.cooperative_id AS cooperative, c.name AS cooperative_name, c.address, i.email,
                i.name,
                i.member_id AS member, m.name AS member_name, i.roles, i.invited_by, i.expires_at
             FROM portal.invitations i JOIN platform.cooperatives c ON c.id = i.cooperative_id
             LEFT JOIN portal.members m ON m.cooperative_id = i.cooperative_id AND m.id = i.member_id
             WHERE i.token_hash = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
                 AND i.expires_at > $2
             FOR UPDATE OF i",
        )
        .bind::<Binary, _>(token_hash)
        .bind::<Timestamptz, _>(self.now().to_diesel())
        .get_result(self.conn())
        .optional()?;
        Ok(row.map(Invitation::from))
    }

    /// Gives a person the seat that an invitation offers, uses the invitation up, and writes it in the audit
    /// log.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn accept_invitation(
        &mut self,
        offer: &Invitation,
        person: PersonId,
        ip: &str,
    ) -> Result<SeatId, StoreError> {
        let (now, seat) = (self.now(), self.new_id::<SeatId>());
        self.for_person(person)?;
        self.for_cooperative(offer.cooperative.0)?;
        let account = self.account(person)?;
        diesel::sql_query(
            "INSERT INTO portal.people (cooperative_id, id, name, email, language) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (cooperative_id, id)
             DO UPDATE SET name = excluded.name, email = excluded.email, language = excluded.language",
        )
        .bind::<SqlUuid, _>(offer.cooperative.0)
        .bind::<SqlUuid, _>(person.0)
        .bind::<Text, _>(&account.name)
        .bind::<Text, _>(&account.email)
        .bind::<Text, _>(&account.language)
        .execute(self.conn())?;
        let roles: Vec<&str> = offer.roles.iter().map(|role| role.name()).collect();
        diesel::sql_query(
            "INSERT INTO portal.seats AS s (cooperative_id, id, person_id, member_id, roles)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT ON CONSTRAINT seats_once DO UPDATE SET ended_at = NULL, roles = CASE
                 WHEN s.ended_at IS NULL
                     THEN ARRAY(SELECT DISTINCT unnest(s.roles || excluded.roles) ORDER BY 1)
                 ELSE excluded.roles END",
        )
        .bind::<SqlUuid, _>(offer.cooperative.0)
        .bind::<SqlUuid, _>(seat.0)
        .bind::<SqlUuid, _>(person.0)
        .bind::<Nullable<SqlUuid>, _>(offer.member.map(Uuid::from))
        .bind::<Array<Text>, _>(roles)
        .execute(self.conn())?;
        diesel::update(invitations::table.filter(invitations::id.eq(offer.id.0)))
            .set(invitations::accepted_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        self.audit_acceptance(offer, person, &account.name, ip)?;
        Ok(seat)
    }
}
