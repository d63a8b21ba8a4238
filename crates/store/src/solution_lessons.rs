//! Lessons: what members learned with a solution.
//!
//! Invariant: a lesson is added and never changed; a member writes for itself only (`own_member`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{LessonId, MemberId, SolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::solution_lessons;

/// What a member has to say about a solution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutLesson {
    /// `worked`, `watch` or `dead_end`.
    pub kind: String,
    /// The lesson in a few words.
    pub title: String,
    /// What happened, and what to do.
    pub text: String,
}

/// What a member learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// The lesson.
    pub id: LessonId,
    /// The solution.
    pub solution: SolutionId,
    /// Who learned it.
    pub member: MemberId,
    /// What it says.
    pub about: AboutLesson,
    /// Name of the person who wrote it down.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

type Row = (Uuid, Uuid, Uuid, String, String, String, String, jiff_diesel::Timestamp);

fn read((id, solution, member, kind, title, text, by, at): Row) -> Lesson {
    let about = AboutLesson { kind, title, text };
    Lesson { id: id.into(), solution: solution.into(), member: member.into(), about, by, at: at.to_jiff() }
}

impl TenantTx<'_> {
    /// The lessons of all solutions, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn solution_lessons(&mut self) -> Result<Vec<Lesson>, StoreError> {
        let rows: Vec<Row> = solution_lessons::table
            .filter(solution_lessons::cooperative_id.eq(self.tenant()))
            .order((solution_lessons::at.desc(), solution_lessons::id))
            .select((
                solution_lessons::id,
                solution_lessons::solution_id,
                solution_lessons::member_id,
                solution_lessons::kind,
                solution_lessons::title,
                solution_lessons::text,
                solution_lessons::by_person,
                solution_lessons::at,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps what a member learned with a solution.
    ///
    /// # Errors
    /// A refusal of the database where the actor does not speak for the member.
    pub fn add_lesson(
        &mut self,
        solution: SolutionId,
        member: MemberId,
        about: &AboutLesson,
    ) -> Result<LessonId, StoreError> {
        let (id, now) = (self.new_id::<LessonId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(solution_lessons::table)
            .values((
                solution_lessons::cooperative_id.eq(self.tenant()),
                solution_lessons::id.eq(id.0),
                solution_lessons::solution_id.eq(solution.0),
                solution_lessons::member_id.eq(member.0),
                solution_lessons::kind.eq(&about.kind),
                solution_lessons::title.eq(&about.title),
                solution_lessons::text.eq(&about.text),
                solution_lessons::by_person.eq(by),
                solution_lessons::at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }
}
