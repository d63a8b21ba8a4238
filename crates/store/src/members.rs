//! Members of a cooperative and the facts that keys divide by.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Date as SqlDate, Text, Uuid as SqlUuid};
use jiff::civil::Date;
use kernel::{MemberId, Period, Share};
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
    /// Votes where votes are weighted.
    pub votes: i32,
}

impl Member {
    /// Whether the membership covers at least one day of the period.
    #[must_use]
    pub fn is_present_in(&self, period: Period) -> bool {
        period.days_present(self.joined_on, self.left_on) > 0
    }
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
            .select((
                members::id,
                members::code,
                members::name,
                members::joined_on,
                members::left_on,
                members::votes,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One member.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn member(&mut self, id: MemberId) -> Result<Member, StoreError> {
        let row: Row = members::table
            .filter(members::cooperative_id.eq(self.tenant()))
            .filter(members::id.eq(id.0))
            .select((
                members::id,
                members::code,
                members::name,
                members::joined_on,
                members::left_on,
                members::votes,
            ))
            .first(self.conn())?;
        Ok(read(row))
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
