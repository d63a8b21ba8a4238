//! What a member learned with a solution, for those who come after it.

use kernel::{LessonId, SolutionId};
use store::roles::May;
use store::{AboutLesson, TenantTx};

use super::{LONGEST_NAME, LONGEST_TEXT, short_enough};
use crate::permissions::require;
use crate::{Fault, Refused};

/// The kinds of lessons.
pub const LESSONS: [&str; 3] = ["worked", "watch", "dead_end"];

/// The actor's member writes down what it learned with a solution.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn learn(tx: &mut TenantTx<'_>, id: SolutionId, about: &AboutLesson) -> Result<LessonId, Refused> {
    require(tx, May::StateUse)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let solution = tx.solution(id)?;
    let text = |text: &str| text.trim().to_owned();
    let about = AboutLesson { kind: about.kind.clone(), title: text(&about.title), text: text(&about.text) };
    let mut faults = Vec::new();
    if !LESSONS.contains(&about.kind.as_str()) {
        faults.push(Fault::field("kind", "lesson-kind-missing"));
    }
    if about.title.is_empty() {
        faults.push(Fault::field("title", "lesson-title-missing"));
    }
    if about.text.is_empty() {
        faults.push(Fault::field("text", "lesson-text-missing"));
    }
    faults.extend(short_enough("title", &about.title, LONGEST_NAME).err());
    faults.extend(short_enough("text", &about.text, LONGEST_TEXT).err());
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let lesson = tx.add_lesson(id, member, &about)?;
    tx.audit("solutions.learn", id, &format!("{}: {}", solution.about.name, about.title))?;
    Ok(lesson)
}
