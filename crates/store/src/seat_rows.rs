//! The seats of a person as rows: from which it acts on a day, and in which roles.

use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Int4, Nullable, Text, Uuid as SqlUuid};
use kernel::MemberId;
use uuid::Uuid;

use crate::actor::{Cooperative, Seat, SeatMember};
use crate::roles::Role;
use crate::sessions::SeatChoice;

#[derive(QueryableByName)]
pub(crate) struct SeatRow {
    #[diesel(sql_type = SqlUuid)]
    cooperative: Uuid,
    #[diesel(sql_type = Text)]
    address: String,
    #[diesel(sql_type = Text)]
    cooperative_name: String,
    #[diesel(sql_type = Text)]
    legal_form: String,
    #[diesel(sql_type = Text)]
    votes: String,
    #[diesel(sql_type = Text)]
    theme: String,
    #[diesel(sql_type = Bool)]
    demonstration: bool,
    #[diesel(sql_type = Int4)]
    notice_months: i32,
    #[diesel(sql_type = Int4)]
    dispute_days: i32,
    #[diesel(sql_type = Int4)]
    deviation_percent: i32,
    #[diesel(sql_type = SqlUuid)]
    seat: Uuid,
    #[diesel(sql_type = Array<Text>)]
    roles: Vec<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    member: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    member_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    member_name: Option<String>,
    #[diesel(sql_type = Bool)]
    member_left: bool,
}

/// The seats of a person ($1) on a day ($2); those for a member that left come last.
pub(crate) const SEATS: &str =
    "SELECT c.id AS cooperative, c.address, c.name AS cooperative_name, c.legal_form, c.votes, c.theme,
        c.demonstration, c.notice_months, c.dispute_days, c.deviation_percent,
        s.id AS seat, s.roles, m.id AS member, m.code AS member_code, m.name AS member_name,
        coalesce(m.left_on <= $2, false) AS member_left
    FROM portal.seats s
    JOIN platform.cooperatives c ON c.id = s.cooperative_id
    LEFT JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
    WHERE s.person_id = $1 AND s.ended_at IS NULL AND (s.starts_on IS NULL OR s.starts_on <= $2)
    ORDER BY c.name, s.member_id IS NOT NULL, member_left, m.name";

impl SeatRow {
    /// The seat with its cooperative; of a member that left with what is left of the roles.
    pub(crate) fn into_choice(self) -> SeatChoice {
        let member = match (self.member, self.member_code, self.member_name) {
            (Some(id), Some(code), Some(name)) => Some(SeatMember { id: MemberId(id), code, name }),
            _ => None,
        };
        let now = |role: Role| if self.member_left { role.after_leaving() } else { role };
        let roles = self.roles.iter().filter_map(|name| Role::from_name(name)).map(now).collect();
        SeatChoice {
            cooperative: Cooperative {
                id: self.cooperative.into(),
                address: self.address,
                name: self.cooperative_name,
                legal_form: self.legal_form,
                votes: self.votes,
                theme: self.theme,
                demonstration: self.demonstration,
                notice_months: self.notice_months,
                dispute_days: self.dispute_days,
                deviation_percent: self.deviation_percent,
            },
            seat: Seat { id: self.seat.into(), member, roles },
        }
    }
}
