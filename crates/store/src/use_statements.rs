//! Use statements: which members use a solution, by their own word, for a year at a time.
//!
//! Invariant: only the member itself states, renews and ends its use (`own_member_states`,
//! `own_member_changes`); a reminder is sent once per end of a statement (`use_reminders_pkey`), and its link
//! works once. Invariant: a statement ends with the membership at the latest.

use diesel::prelude::*;
use diesel::sql_types::{Date as SqlDate, Uuid as SqlUuid};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, MemberId, SolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::{TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::schema::portal::{members, use_reminders, use_statements};

/// What a member says about its use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutUse {
    /// Since which day.
    pub since: Date,
    /// Which version; empty where the member does not say.
    pub version: String,
    /// How it goes.
    pub experience: String,
    /// Whom other members can ask.
    pub contact_name: String,
    /// E-mail address of whom other members can ask.
    pub contact_email: String,
}

/// A member's statement that it uses a solution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseStatement {
    /// The solution.
    pub solution: SolutionId,
    /// The member.
    pub member: MemberId,
    /// What it says.
    pub about: AboutUse,
    /// Name of the person who said so last.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The first day on which it counts no longer; at the latest the first day after the membership.
    pub expires_on: Date,
    /// The first day without the solution; absent while the member uses it.
    pub ended_on: Option<Date>,
}

impl UseStatement {
    /// Whether it counts on this day.
    #[must_use]
    pub fn counts_on(&self, day: Date) -> bool {
        self.ended_on.is_none() && day < self.expires_on
    }
}

/// A statement that comes to its end, of which nobody was reminded yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpiringUse {
    /// Whose.
    pub cooperative: CooperativeId,
    /// The solution.
    pub solution: SolutionId,
    /// The member.
    pub member: MemberId,
}

#[derive(Queryable)]
struct Row {
    solution_id: Uuid,
    member_id: Uuid,
    since: jiff_diesel::Date,
    version: String,
    experience: String,
    contact_name: String,
    contact_email: String,
    stated_by: String,
    stated_at: jiff_diesel::Timestamp,
    expires_on: jiff_diesel::Date,
    ended_on: Option<jiff_diesel::Date>,
    left_on: Option<jiff_diesel::Date>,
}

#[derive(QueryableByName)]
struct ExpiringRow {
    #[diesel(sql_type = SqlUuid)]
    cooperative_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    solution_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    member_id: Uuid,
}

fn read(row: Row) -> UseStatement {
    let about = AboutUse {
        since: row.since.to_jiff(),
        version: row.version,
        experience: row.experience,
        contact_name: row.contact_name,
        contact_email: row.contact_email,
    };
    UseStatement {
        solution: row.solution_id.into(),
        member: row.member_id.into(),
        about,
        by: row.stated_by,
        at: row.stated_at.to_jiff(),
        expires_on: row
            .left_on
            .map_or(row.expires_on.to_jiff(), |left| left.to_jiff().min(row.expires_on.to_jiff())),
        ended_on: row.ended_on.map(jiff_diesel::Date::to_jiff),
    }
}

macro_rules! columns {
    () => {
        (
            use_statements::solution_id,
            use_statements::member_id,
            use_statements::since,
            use_statements::version,
            use_statements::experience,
            use_statements::contact_name,
            use_statements::contact_email,
            use_statements::stated_by,
            use_statements::stated_at,
            use_statements::expires_on,
            use_statements::ended_on,
            members::left_on,
        )
    };
}

macro_rules! of_members {
    () => {
        use_statements::table.inner_join(
            members::table.on(members::cooperative_id
                .eq(use_statements::cooperative_id)
                .and(members::id.eq(use_statements::member_id))),
        )
    };
}

impl TenantTx<'_> {
    /// The statements of all members about all solutions, the longest use first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn use_statements(&mut self) -> Result<Vec<UseStatement>, StoreError> {
        let rows: Vec<Row> = of_members!()
            .filter(use_statements::cooperative_id.eq(self.tenant()))
            .order((use_statements::since, use_statements::solution_id, use_statements::member_id))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// What a member said about a solution, if anything.
    ///
    /// # Errors
    /// Those of the query.
    pub fn use_statement(
        &mut self,
        solution: SolutionId,
        member: MemberId,
    ) -> Result<Option<UseStatement>, StoreError> {
        let row: Option<Row> = of_members!()
            .filter(use_statements::cooperative_id.eq(self.tenant()))
            .filter(use_statements::solution_id.eq(solution.0))
            .filter(use_statements::member_id.eq(member.0))
            .select(columns!())
            .first(self.conn())
            .optional()?;
        Ok(row.map(read))
    }

    /// Keeps what a member says about its use until a day, in place of what it said before.
    ///
    /// # Errors
    /// A refusal of the database where the actor does not speak for the member.
    pub fn state_use(
        &mut self,
        solution: SolutionId,
        member: MemberId,
        about: &AboutUse,
        expires_on: Date,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let said = (
            use_statements::since.eq(about.since.to_diesel()),
            use_statements::version.eq(&about.version),
            use_statements::experience.eq(&about.experience),
            use_statements::contact_name.eq(&about.contact_name),
            use_statements::contact_email.eq(&about.contact_email),
            use_statements::stated_by.eq(&by),
            use_statements::stated_at.eq(now.to_diesel()),
            use_statements::expires_on.eq(expires_on.to_diesel()),
            use_statements::ended_on.eq(None::<jiff_diesel::Date>),
        );
        diesel::insert_into(use_statements::table)
            .values((
                use_statements::cooperative_id.eq(self.tenant()),
                use_statements::solution_id.eq(solution.0),
                use_statements::member_id.eq(member.0),
                said,
            ))
            .on_conflict((
                use_statements::cooperative_id,
                use_statements::solution_id,
                use_statements::member_id,
            ))
            .do_update()
            .set(said)
            .execute(self.conn())?;
        Ok(())
    }

    /// A member says again what it said, until a later day.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it said nothing, ended its use, or the actor does not speak for it.
    pub fn renew_use(
        &mut self,
        solution: SolutionId,
        member: MemberId,
        expires_on: Date,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let changed = diesel::update(use_statements::table)
            .filter(use_statements::cooperative_id.eq(self.tenant()))
            .filter(use_statements::solution_id.eq(solution.0))
            .filter(use_statements::member_id.eq(member.0))
            .filter(use_statements::ended_on.is_null())
            .set((
                use_statements::stated_by.eq(by),
                use_statements::stated_at.eq(now.to_diesel()),
                use_statements::expires_on.eq(expires_on.to_diesel()),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// A member says that it uses the solution no longer, from this day.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it did not use it, or the actor does not speak for it.
    pub fn end_use(
        &mut self,
        solution: SolutionId,
        member: MemberId,
        ended_on: Date,
    ) -> Result<(), StoreError> {
        let changed = diesel::update(use_statements::table)
            .filter(use_statements::cooperative_id.eq(self.tenant()))
            .filter(use_statements::solution_id.eq(solution.0))
            .filter(use_statements::member_id.eq(member.0))
            .filter(use_statements::ended_on.is_null())
            .set(use_statements::ended_on.eq(ended_on.to_diesel()))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Remembers that the member of a statement is asked to renew it. `false` where it was already.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_use_reminder(&mut self, of: &UseStatement, token_hash: &[u8]) -> Result<bool, StoreError> {
        let now = self.now();
        let added = diesel::insert_into(use_reminders::table)
            .values((
                use_reminders::cooperative_id.eq(self.tenant()),
                use_reminders::solution_id.eq(of.solution.0),
                use_reminders::member_id.eq(of.member.0),
                use_reminders::expires_on.eq(of.expires_on.to_diesel()),
                use_reminders::token_hash.eq(token_hash),
                use_reminders::sent_at.eq(now.to_diesel()),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(added == 1)
    }

    /// The solution that an unused link of the actor's own member is about.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is no such link, it was used, or it is another member's.
    pub fn use_reminder(&mut self, token_hash: &[u8]) -> Result<SolutionId, StoreError> {
        let member = self.actor().member().map(|member| member.id).ok_or(StoreError::Absent)?;
        let solution: Uuid = use_reminders::table
            .filter(use_reminders::cooperative_id.eq(self.tenant()))
            .filter(use_reminders::token_hash.eq(token_hash))
            .filter(use_reminders::member_id.eq(member.0))
            .filter(use_reminders::used_at.is_null())
            .select(use_reminders::solution_id)
            .first(self.conn())?;
        Ok(solution.into())
    }

    /// Uses up the links of a member about a solution: what was renewed is not renewed by an older mail.
    ///
    /// # Errors
    /// Those of the update. The number of links that were not used before.
    pub fn use_up_reminders(&mut self, solution: SolutionId, member: MemberId) -> Result<usize, StoreError> {
        let now = self.now();
        let used = diesel::update(use_reminders::table)
            .filter(use_reminders::cooperative_id.eq(self.tenant()))
            .filter(use_reminders::solution_id.eq(solution.0))
            .filter(use_reminders::member_id.eq(member.0))
            .filter(use_reminders::used_at.is_null())
            .set(use_reminders::used_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        Ok(used)
    }
}

/// Statements that end before a day and did not end yet, of whose end nobody was reminded. Who leaves before
/// that day has nothing to renew.
const EXPIRING: &str = "SELECT u.cooperative_id, u.solution_id, u.member_id FROM portal.use_statements u
    JOIN portal.members m ON m.cooperative_id = u.cooperative_id AND m.id = u.member_id
    WHERE u.ended_on IS NULL AND u.expires_on > $1 AND u.expires_on <= $2
        AND coalesce(m.left_on > u.expires_on, true)
        AND NOT EXISTS (SELECT FROM portal.use_reminders r
            WHERE r.cooperative_id = u.cooperative_id AND r.solution_id = u.solution_id
                AND r.member_id = u.member_id AND r.expires_on = u.expires_on)";

impl WorkerTx<'_> {
    /// The statements that end after today and by the given day, of which nobody was reminded yet.
    ///
    /// # Errors
    /// Those of the query.
    pub fn expiring_uses(&mut self, within_days: i32) -> Result<Vec<ExpiringUse>, StoreError> {
        let today = crate::wire::local_day(self.now());
        let by = today.saturating_add(jiff::Span::new().days(within_days));
        let rows: Vec<ExpiringRow> = diesel::sql_query(EXPIRING)
            .bind::<SqlDate, _>(today.to_diesel())
            .bind::<SqlDate, _>(by.to_diesel())
            .load(self.conn())?;
        let expiring = |row: ExpiringRow| ExpiringUse {
            cooperative: row.cooperative_id.into(),
            solution: row.solution_id.into(),
            member: row.member_id.into(),
        };
        Ok(rows.into_iter().map(expiring).collect())
    }
}
