//! What else members have that leave by a reorganisation, beside votes, facts, subscriptions and people:
//! named for the check page.

use diesel::prelude::*;
use diesel::sql_types::{Array, Date as SqlDate, Text, Uuid as SqlUuid};
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::MemberId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;

/// What members have beside votes, facts, subscriptions and people, each by its title, once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rest {
    /// Services of which an order waits for the office.
    pub orders: Vec<String>,
    /// Services that one of them may take under a basis which still stands on the day.
    pub bases: Vec<String>,
    /// Services that one of them pledged to take, while the pledge holds on the day.
    pub pledges: Vec<String>,
    /// Services of which one of them said something else that still holds.
    pub stances: Vec<String>,
    /// Solutions that one of them built.
    pub solutions: Vec<String>,
    /// Solutions that one of them says to use, beyond the day.
    pub uses: Vec<String>,
    /// Solutions that one of them wants too.
    pub wants: Vec<String>,
    /// Wishes and candidates that one of them supports.
    pub supports: Vec<String>,
}

#[derive(QueryableByName)]
struct Title {
    #[diesel(sql_type = Text)]
    title: String,
}

const ORDERS: &str = "SELECT DISTINCT s.name AS title FROM portal.subscription_orders o
    JOIN portal.services s ON s.cooperative_id = o.cooperative_id AND s.id = o.service_id
    WHERE o.cooperative_id = $1 AND o.member_id = ANY ($2) AND o.state = 'asked' AND $3 IS NOT NULL
    ORDER BY 1";
const BASES: &str = "SELECT DISTINCT s.name AS title FROM portal.procurement_bases b
    JOIN portal.services s ON s.cooperative_id = b.cooperative_id AND s.id = b.service_id
    WHERE b.cooperative_id = $1 AND b.member_id = ANY ($2) AND b.withdrawn_at IS NULL
        AND coalesce(b.valid_until, $3) >= $3 ORDER BY 1";
const PLEDGES: &str = "SELECT DISTINCT s.name AS title FROM portal.stances t
    JOIN portal.services s ON s.cooperative_id = t.cooperative_id AND s.id = t.service_id
    WHERE t.cooperative_id = $1 AND t.member_id = ANY ($2) AND t.stance = 'pledged'
        AND coalesce(t.until_day, $3) >= $3 AND NOT EXISTS (SELECT FROM portal.stances n
            WHERE n.cooperative_id = t.cooperative_id AND n.service_id = t.service_id
                AND n.member_id = t.member_id AND n.number > t.number) ORDER BY 1";
const STANCES: &str = "SELECT DISTINCT s.name AS title FROM portal.stances t
    JOIN portal.services s ON s.cooperative_id = t.cooperative_id AND s.id = t.service_id
    WHERE t.cooperative_id = $1 AND t.member_id = ANY ($2) AND $3 IS NOT NULL
        AND t.stance IN ('interested', 'own_build', 'stays') AND NOT EXISTS (SELECT FROM portal.stances n
            WHERE n.cooperative_id = t.cooperative_id AND n.service_id = t.service_id
                AND n.member_id = t.member_id AND n.number > t.number) ORDER BY 1";
const SOLUTIONS: &str = "SELECT s.name AS title FROM portal.solutions s
    WHERE s.cooperative_id = $1 AND s.builder_id = ANY ($2) AND $3 IS NOT NULL ORDER BY 1";
const USES: &str = "SELECT DISTINCT s.name AS title FROM portal.use_statements u
    JOIN portal.solutions s ON s.cooperative_id = u.cooperative_id AND s.id = u.solution_id
    WHERE u.cooperative_id = $1 AND u.member_id = ANY ($2) AND u.ended_on IS NULL AND u.expires_on > $3
    ORDER BY 1";
const WANTS: &str = "SELECT DISTINCT s.name AS title FROM portal.solution_wants w
    JOIN portal.solutions s ON s.cooperative_id = w.cooperative_id AND s.id = w.solution_id
    WHERE w.cooperative_id = $1 AND w.member_id = ANY ($2) AND w.withdrawn_at IS NULL AND $3 IS NOT NULL
    ORDER BY 1";
const SUPPORTS: &str = "SELECT DISTINCT t.title FROM portal.supports p
    JOIN (SELECT cooperative_id, id, title FROM portal.wishes
        UNION ALL SELECT cooperative_id, id, title FROM portal.candidates) t
        ON t.cooperative_id = p.cooperative_id AND t.id = p.topic_id
    WHERE p.cooperative_id = $1 AND p.member_id = ANY ($2) AND p.withdrawn_at IS NULL AND $3 IS NOT NULL
    ORDER BY 1";

impl TenantTx<'_> {
    /// What these members have beside votes, facts, subscriptions and people that would still hold on the
    /// day: for the office.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn rest_of(&mut self, members: &[MemberId], on: Date) -> Result<Rest, StoreError> {
        let ids: Vec<Uuid> = members.iter().map(|member| member.0).collect();
        let mut titles = |query: &str| -> Result<Vec<String>, StoreError> {
            let rows: Vec<Title> = diesel::sql_query(query)
                .bind::<SqlUuid, _>(self.tenant())
                .bind::<Array<SqlUuid>, _>(&ids)
                .bind::<SqlDate, _>(on.to_diesel())
                .load(self.conn())?;
            Ok(rows.into_iter().map(|row| row.title).collect())
        };
        Ok(Rest {
            orders: titles(ORDERS)?,
            bases: titles(BASES)?,
            pledges: titles(PLEDGES)?,
            stances: titles(STANCES)?,
            solutions: titles(SOLUTIONS)?,
            uses: titles(USES)?,
            wants: titles(WANTS)?,
            supports: titles(SUPPORTS)?,
        })
    }
}
