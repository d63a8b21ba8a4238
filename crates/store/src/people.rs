//! The people of a cooperative: who has a seat there, for whom and in which roles.
//!
//! Invariant: a seat ends and is never deleted: the audit log names it for ever.

use diesel::prelude::*;
use diesel::sql_types::{Array, Date as SqlDate, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, PersonId, SeatId};
use uuid::Uuid;

use crate::actor::SeatMember;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::roles::Role;

/// A seat with the person who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSeat {
    /// The seat.
    pub id: SeatId,
    /// Who.
    pub person: PersonId,
    /// Name of the person.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Language of pages and mail.
    pub language: String,
    /// For which member; absent for the office.
    pub member: Option<SeatMember>,
    /// What the person may do there.
    pub roles: Vec<Role>,
    /// First day on which the person acts from it; absent where that is from the start.
    pub starts_on: Option<Date>,
}

impl PersonSeat {
    /// Whether the person acts from it on the day.
    #[must_use]
    pub fn is_taken_on(&self, day: Date) -> bool {
        self.starts_on.is_none_or(|starts| starts <= day)
    }
}

#[derive(QueryableByName)]
struct SeatRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    person: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    member: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    member_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    member_name: Option<String>,
    #[diesel(sql_type = Array<Text>)]
    roles: Vec<String>,
    #[diesel(sql_type = Nullable<SqlDate>)]
    starts_on: Option<jiff_diesel::Date>,
}

#[derive(QueryableByName)]
struct MemberRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

const SEATS: &str = "SELECT s.id, p.id AS person, p.name, p.email, p.language, m.id AS member,
        m.code AS member_code, m.name AS member_name, s.roles, s.starts_on
    FROM portal.seats s
    JOIN portal.people p ON p.cooperative_id = s.cooperative_id AND p.id = s.person_id
    LEFT JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
    WHERE s.cooperative_id = $1 AND s.ended_at IS NULL";

impl From<SeatRow> for PersonSeat {
    fn from(row: SeatRow) -> Self {
        let member = match (row.member, row.member_code, row.member_name) {
            (Some(id), Some(code), Some(name)) => Some(SeatMember { id: MemberId(id), code, name }),
            _ => None,
        };
        Self {
            id: row.id.into(),
            person: row.person.into(),
            name: row.name,
            email: row.email,
            language: row.language,
            member,
            roles: row.roles.iter().filter_map(|name| Role::from_name(name)).collect(),
            starts_on: row.starts_on.map(jiff_diesel::Date::to_jiff),
        }
    }
}

impl From<MemberRow> for SeatMember {
    fn from(row: MemberRow) -> Self {
        Self { id: row.id.into(), code: row.code, name: row.name }
    }
}

impl TenantTx<'_> {
    /// The seats in sight, the office's first, then by member and name. A member sees those of its own.
    ///
    /// # Errors
    /// Those of the query.
    pub fn people(&mut self) -> Result<Vec<PersonSeat>, StoreError> {
        let rows: Vec<SeatRow> =
            diesel::sql_query(format!("{SEATS} ORDER BY m.name NULLS FIRST, p.name, s.id"))
                .bind::<SqlUuid, _>(self.tenant())
                .load(self.conn())?;
        Ok(rows.into_iter().map(PersonSeat::from).collect())
    }

    /// A seat in sight that has not ended.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none.
    pub fn person_seat(&mut self, seat: SeatId) -> Result<PersonSeat, StoreError> {
        let row: SeatRow = diesel::sql_query(format!("{SEATS} AND s.id = $2"))
            .bind::<SqlUuid, _>(self.tenant())
            .bind::<SqlUuid, _>(seat.0)
            .get_result(self.conn())?;
        Ok(row.into())
    }

    /// The seats that hold a role, for a member or for the office: locked, so that two people cannot take
    /// away the last two at once.
    ///
    /// # Errors
    /// Those of the query.
    pub fn lock_seats_with(
        &mut self,
        role: Role,
        member: Option<MemberId>,
    ) -> Result<Vec<SeatId>, StoreError> {
        let rows: Vec<IdRow> = diesel::sql_query(
            "SELECT s.id FROM portal.seats s
             WHERE s.cooperative_id = $1 AND s.member_id IS NOT DISTINCT FROM $2 AND $3 = ANY (s.roles)
                AND s.ended_at IS NULL
             ORDER BY s.id FOR UPDATE",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<Nullable<SqlUuid>, _>(member.map(Uuid::from))
        .bind::<Text, _>(role.name())
        .load(self.conn())?;
        Ok(rows.into_iter().map(|row| row.id.into()).collect())
    }

    /// Gives a seat other roles.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it has ended meanwhile.
    pub fn set_seat_roles(&mut self, seat: SeatId, roles: &[Role]) -> Result<(), StoreError> {
        let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
        let changed = diesel::sql_query(
            "UPDATE portal.seats SET roles = $3 WHERE cooperative_id = $1 AND id = $2 AND ended_at IS NULL",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(seat.0)
        .bind::<Array<Text>, _>(names)
        .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }

    /// Ends a seat: from the next request on the person is not let in with it.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it has ended meanwhile.
    pub fn end_seat(&mut self, seat: SeatId) -> Result<(), StoreError> {
        let now = self.now();
        let changed = diesel::sql_query(
            "UPDATE portal.seats SET ended_at = $3
             WHERE cooperative_id = $1 AND id = $2 AND ended_at IS NULL",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(seat.0)
        .bind::<Timestamptz, _>(now.to_diesel())
        .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }

    /// The members that somebody can be invited for today, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn seat_members(&mut self) -> Result<Vec<SeatMember>, StoreError> {
        let rows: Vec<MemberRow> = diesel::sql_query(
            "SELECT id, code, name FROM portal.members
             WHERE cooperative_id = $1 AND (left_on IS NULL OR left_on > $2) ORDER BY name",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlDate, _>(self.today().to_diesel())
        .load(self.conn())?;
        Ok(rows.into_iter().map(SeatMember::from).collect())
    }
}
