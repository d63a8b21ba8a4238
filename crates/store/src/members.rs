//! Members of a cooperative and the facts that keys divide by.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Date as SqlDate, Numeric, Text, Uuid as SqlUuid};
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, Period, Share};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::members;
use crate::wire::unreadable;

/// A membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The membership.
    pub id: MemberId,
    /// CBS code, or a code of the cooperative's own.
    pub code: String,
    /// Name of the municipality or partnership.
    pub name: String,
    /// First day of the membership.
    pub joined_on: Date,
    /// First day after it; absent while it lasts.
    pub left_on: Option<Date>,
    /// Votes where votes are weighted, today.
    pub votes: i32,
}

impl Member {
    /// Whether the membership covers at least one day of the period.
    #[must_use]
    pub fn is_present_in(&self, period: Period) -> bool {
        period.days_present(self.joined_on, self.left_on) > 0
    }

    /// Whether the membership covers the day.
    #[must_use]
    pub fn is_present_on(&self, day: Date) -> bool {
        self.joined_on <= day && self.left_on.is_none_or(|left| day < left)
    }
}

/// A member to be admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// CBS code, or a code of the cooperative's own.
    pub code: String,
    /// Name of the municipality or partnership.
    pub name: String,
    /// First day of the membership.
    pub joined_on: Date,
    /// Votes where votes are weighted.
    pub votes: i32,
}

/// A fact of a member that keys divide by, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberAttribute {
    /// The member.
    pub member: MemberId,
    /// Which fact, such as `inhabitants`.
    pub name: String,
    /// Holds from this day until a newer one.
    pub on: Date,
    /// The value, exact.
    pub value: Share,
}

type Row = (Uuid, String, String, jiff_diesel::Date, Option<jiff_diesel::Date>, i32);

fn read((id, code, name, joined_on, left_on, votes): Row) -> Member {
    let left_on = left_on.map(jiff_diesel::Date::to_jiff);
    Member { id: id.into(), code, name, joined_on: joined_on.to_jiff(), left_on, votes }
}

macro_rules! columns {
    () => {
        (members::id, members::code, members::name, members::joined_on, members::left_on, members::votes)
    };
}

#[derive(QueryableByName)]
struct AttributeRow {
    #[diesel(sql_type = SqlUuid)]
    member_id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = SqlDate)]
    on_day: jiff_diesel::Date,
    #[diesel(sql_type = Text)]
    value: String,
}

impl TenantTx<'_> {
    /// All members, those that left included, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn members(&mut self) -> Result<Vec<Member>, StoreError> {
        let rows: Vec<Row> = members::table
            .filter(members::cooperative_id.eq(self.tenant()))
            .order(members::name)
            .select(columns!())
            .load(self.conn())?;
        let changed = self.changed_votes_on(self.today())?;
        let with_votes = |member: Member| Member {
            votes: changed.get(&member.id).copied().unwrap_or(member.votes),
            ..member
        };
        Ok(rows.into_iter().map(read).map(with_votes).collect())
    }

    /// The same member with the votes that it has today.
    fn with_votes(&mut self, member: Member) -> Result<Member, StoreError> {
        let changed = self.changed_votes_on(self.today())?;
        let votes = changed.get(&member.id).copied().unwrap_or(member.votes);
        Ok(Member { votes, ..member })
    }

    /// One member.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn member(&mut self, id: MemberId) -> Result<Member, StoreError> {
        let row: Row = members::table
            .filter(members::cooperative_id.eq(self.tenant()))
            .filter(members::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        self.with_votes(read(row))
    }

    /// Locks a member, so that it does not leave meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_member(&mut self, id: MemberId) -> Result<Member, StoreError> {
        let row: Row = members::table
            .filter(members::cooperative_id.eq(self.tenant()))
            .filter(members::id.eq(id.0))
            .select(columns!())
            .for_update()
            .first(self.conn())?;
        self.with_votes(read(row))
    }

    /// Admits a member.
    ///
    /// # Errors
    /// `members_code` or `members_name` where there is one of that code or name, `members_code_form` where
    /// the code is no code.
    pub fn add_member(&mut self, new: &NewMember) -> Result<MemberId, StoreError> {
        let id = self.new_id::<MemberId>();
        diesel::insert_into(members::table)
            .values((
                members::cooperative_id.eq(self.tenant()),
                members::id.eq(id.0),
                members::code.eq(&new.code),
                members::name.eq(&new.name),
                members::joined_on.eq(new.joined_on.to_diesel()),
                members::votes.eq(new.votes),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Ends a membership: `left_on` is the first day after it.
    ///
    /// # Errors
    /// `members_left_after_joined` where that is not after its first day.
    pub fn end_membership(&mut self, id: MemberId, left_on: Date) -> Result<(), StoreError> {
        diesel::update(members::table)
            .filter(members::cooperative_id.eq(self.tenant()))
            .filter(members::id.eq(id.0))
            .set(members::left_on.eq(left_on.to_diesel()))
            .execute(self.conn())?;
        Ok(())
    }

    /// Sets an attribute from a day on, or corrects it.
    ///
    /// # Errors
    /// `member_attributes_name` where the name is no name, `member_attributes_value` where the value is
    /// negative.
    pub fn put_attribute(
        &mut self,
        member: MemberId,
        name: &str,
        on: Date,
        value: Decimal,
    ) -> Result<(), StoreError> {
        diesel::sql_query(
            "INSERT INTO portal.member_attributes (cooperative_id, member_id, name, on_day, value)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (cooperative_id, member_id, name, on_day) DO UPDATE SET value = excluded.value",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(member.0)
        .bind::<Text, _>(name)
        .bind::<SqlDate, _>(on.to_diesel())
        .bind::<Numeric, _>(value)
        .execute(self.conn())?;
        Ok(())
    }

    /// All attributes of all members, by member, name and day.
    ///
    /// # Errors
    /// Those of the query.
    pub fn member_attributes(&mut self) -> Result<Vec<MemberAttribute>, StoreError> {
        let rows: Vec<AttributeRow> = diesel::sql_query(
            "SELECT member_id, name, on_day, value::text AS value FROM portal.member_attributes
             WHERE cooperative_id = $1 ORDER BY member_id, name, on_day",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .load(self.conn())?;
        rows.into_iter()
            .map(|row| {
                Ok(MemberAttribute {
                    member: row.member_id.into(),
                    name: row.name,
                    on: row.on_day.to_jiff(),
                    value: row.value.parse().map_err(unreadable)?,
                })
            })
            .collect()
    }

    /// The value of one attribute on a day, of each member that has one.
    ///
    /// # Errors
    /// Those of the query.
    pub fn attribute_on(&mut self, name: &str, day: Date) -> Result<BTreeMap<MemberId, Share>, StoreError> {
        let attributes = self.member_attributes()?;
        let known = attributes.into_iter().filter(|attribute| attribute.name == name && attribute.on <= day);
        // In order of their days: the newest stays.
        Ok(known.map(|attribute| (attribute.member, attribute.value)).collect())
    }
}
