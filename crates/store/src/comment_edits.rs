//! What became of comments: later wordings, and those that were taken back.
//!
//! Invariant: nothing that somebody said is overwritten: the first wording stays with the comment, each later
//! one is added.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{CommentId, PersonId, TopicId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{comment_edits, comment_withdrawals, comments};

/// A later wording of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentEdit {
    /// The words, in Markdown.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// Where a comment stands, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneComment {
    /// Its topic.
    pub topic: TopicId,
    /// Who says it.
    pub person: PersonId,
    /// The first wording.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// The later ones, in their order.
    pub edits: Vec<CommentEdit>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

impl OneComment {
    /// The wording that counts.
    #[must_use]
    pub fn words(&self) -> &str {
        self.edits.last().map_or(&self.text, |edit| &edit.text)
    }
}

impl TenantTx<'_> {
    /// One comment with what became of it.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn one_comment(&mut self, id: CommentId) -> Result<OneComment, StoreError> {
        type Row = (Uuid, Uuid, String, jiff_diesel::Timestamp);
        let (topic, person, text, at): Row = comments::table
            .filter(comments::cooperative_id.eq(self.tenant()))
            .filter(comments::id.eq(id.0))
            .select((comments::topic_id, comments::person_id, comments::text, comments::at))
            .first(self.conn())?;
        let withdrawn_at: Option<jiff_diesel::Timestamp> = comment_withdrawals::table
            .filter(comment_withdrawals::cooperative_id.eq(self.tenant()))
            .filter(comment_withdrawals::comment_id.eq(id.0))
            .select(comment_withdrawals::at)
            .first(self.conn())
            .optional()?;
        Ok(OneComment {
            topic: topic.into(),
            person: person.into(),
            text,
            at: at.to_jiff(),
            edits: self.comment_edits(&[id])?.remove(&id).unwrap_or_default(),
            withdrawn_at: withdrawn_at.map(|at| at.to_jiff()),
        })
    }

    /// The later wordings of these comments, in their order.
    ///
    /// # Errors
    /// Those of the query.
    pub fn comment_edits(
        &mut self,
        of: &[CommentId],
    ) -> Result<BTreeMap<CommentId, Vec<CommentEdit>>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let rows: Vec<(Uuid, String, jiff_diesel::Timestamp)> = comment_edits::table
            .filter(comment_edits::cooperative_id.eq(self.tenant()))
            .filter(comment_edits::comment_id.eq_any(ids))
            .order((comment_edits::comment_id, comment_edits::n))
            .select((comment_edits::comment_id, comment_edits::text, comment_edits::at))
            .load(self.conn())?;
        let mut found: BTreeMap<CommentId, Vec<CommentEdit>> = BTreeMap::new();
        for (id, text, at) in rows {
            found.entry(id.into()).or_default().push(CommentEdit { text, at: at.to_jiff() });
        }
        Ok(found)
    }

    /// Those of these comments that were taken back.
    ///
    /// # Errors
    /// Those of the query.
    pub fn withdrawn_comments(&mut self, of: &[CommentId]) -> Result<Vec<CommentId>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let rows: Vec<Uuid> = comment_withdrawals::table
            .filter(comment_withdrawals::cooperative_id.eq(self.tenant()))
            .filter(comment_withdrawals::comment_id.eq_any(ids))
            .select(comment_withdrawals::comment_id)
            .load(self.conn())?;
        Ok(rows.into_iter().map(CommentId::from).collect())
    }

    /// Keeps a later wording of a comment.
    ///
    /// # Errors
    /// `comment_edits_pkey` where another came at the same moment.
    pub fn add_comment_edit(&mut self, id: CommentId, n: i32, text: &str) -> Result<(), StoreError> {
        let now = self.now();
        diesel::insert_into(comment_edits::table)
            .values((
                comment_edits::cooperative_id.eq(self.tenant()),
                comment_edits::comment_id.eq(id.0),
                comment_edits::n.eq(n),
                comment_edits::text.eq(text),
                comment_edits::at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Keeps that a comment was taken back. Says whether it was not already.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn withdraw_comment(&mut self, id: CommentId) -> Result<bool, StoreError> {
        let now = self.now();
        let added = diesel::insert_into(comment_withdrawals::table)
            .values((
                comment_withdrawals::cooperative_id.eq(self.tenant()),
                comment_withdrawals::comment_id.eq(id.0),
                comment_withdrawals::at.eq(now.to_diesel()),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(added > 0)
    }
}
