//! What an author still does with a comment: words it anew for a while, or takes it back.
//!
//! Invariant: a comment is its author's alone, whatever else somebody may.

use jiff::{SignedDuration, Timestamp};
use kernel::{CommentId, PersonId, TopicId};
use store::roles::May;
use store::{OnConstraint, OneComment, StoreError, TenantTx};

use crate::permissions::require;
use crate::topics::LONGEST_COMMENT;
use crate::{Fault, Refused};

/// So long after it was written a comment can be worded anew.
const EDITABLE: SignedDuration = SignedDuration::from_hours(1);

/// Whether a comment of that moment can still be worded anew.
#[must_use]
pub fn is_editable(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at) < EDITABLE
}

/// A comment of the actor's own.
///
/// # Errors
/// [`StoreError::Absent`] where it is not there, or somebody else's.
pub fn own(tx: &mut TenantTx<'_>, id: CommentId) -> Result<OneComment, StoreError> {
    let person: Option<PersonId> = tx.actor().person();
    let comment = tx.one_comment(id)?;
    if Some(comment.person) == person { Ok(comment) } else { Err(StoreError::Absent) }
}

/// Words a comment anew. Readers see that it was, and how it read before.
///
/// # Errors
/// A sentence beside the text, or those of the store.
pub fn edit(tx: &mut TenantTx<'_>, id: CommentId, text: &str) -> Result<TopicId, Refused> {
    require(tx, May::SeeRoadmap)?;
    let text = text.trim();
    let comment = own(tx, id)?;
    let fault = match text.chars().count() {
        _ if comment.withdrawn_at.is_some() => Some(Fault::field("text", "comment-withdrawn-already")),
        _ if !is_editable(comment.at, tx.now()) => Some(Fault::field("text", "comment-edit-too-late")),
        0 => Some(Fault::field("text", "comment-missing")),
        long if long > LONGEST_COMMENT => {
            Some(Fault::field("text", "comment-too-long").with("most", LONGEST_COMMENT))
        }
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    if text != comment.words() {
        let n = i32::try_from(comment.edits.len()).unwrap_or(i32::MAX).saturating_add(1);
        let meanwhile = Refused::from(Fault::field("text", "comment-edited-meanwhile"));
        tx.add_comment_edit(id, n, text).on_constraint("comment_edits_pkey", meanwhile)?;
        tx.audit("topics.edit-comment", comment.topic, &format!("{n}"))?;
    }
    Ok(comment.topic)
}

/// Takes a comment back: that it was there stays in sight, its words do not.
///
/// # Errors
/// Those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: CommentId) -> Result<TopicId, Refused> {
    require(tx, May::SeeRoadmap)?;
    let comment = own(tx, id)?;
    if tx.withdraw_comment(id)? {
        tx.audit("topics.withdraw-comment", comment.topic, "")?;
    }
    Ok(comment.topic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_can_be_worded_anew_for_an_hour() {
        let at: Timestamp = "2026-11-29T20:00:00Z".parse().unwrap();
        assert!(is_editable(at, at));
        assert!(is_editable(at, at + SignedDuration::from_mins(59)));
        assert!(!is_editable(at, at + EDITABLE));
    }
}
