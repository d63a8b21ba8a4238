//! What a member said, gave and uploaded, ended and taken back included: for its archive.
//!
//! Invariant: every query names the member, whatever policies let the actor see beside that.

use diesel::prelude::*;
use jiff::Timestamp;
use kernel::{CommentId, MemberId, ResolutionId, RoundId, SolutionId, TopicId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::documents::{Document, DocumentRow, document_columns};
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{comments, documents, proxies, resolution_proxies, solution_documents};

/// Something that somebody said for a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidComment {
    /// The comment.
    pub id: CommentId,
    /// About which wish or candidate.
    pub topic: TopicId,
    /// Name of who said it.
    pub by: String,
    /// The first wording, in Markdown.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// About what a vote was given to another member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voting {
    /// A round.
    Round(RoundId),
    /// A resolution of an assembly.
    Resolution(ResolutionId),
}

/// A proxy that a member gave or held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnProxy {
    /// About what.
    pub voting: Voting,
    /// Who gave it.
    pub member: MemberId,
    /// Who votes for that member.
    pub holder: MemberId,
    /// Name of the person who gave it.
    pub given_by: String,
    /// When.
    pub given_at: Timestamp,
    /// When it ended; absent while it is in force.
    pub ended_at: Option<Timestamp>,
}

/// A document that a member uploaded with a solution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDocument {
    /// With which solution.
    pub solution: SolutionId,
    /// `dpia`, `agreement`, `specification`, `pentest` or `other`.
    pub kind: String,
    /// `members` or `request`.
    pub access: String,
    /// When it was taken away again; absent while it is shown.
    pub removed_at: Option<Timestamp>,
    /// What is known of it.
    pub document: Document,
}

type ProxyRow = (Uuid, Uuid, Uuid, String, jiff_diesel::Timestamp, Option<jiff_diesel::Timestamp>);

fn read((about, member, holder, given_by, given_at, ended_at): ProxyRow, of: fn(Uuid) -> Voting) -> OwnProxy {
    OwnProxy {
        voting: of(about),
        member: member.into(),
        holder: holder.into(),
        given_by,
        given_at: given_at.to_jiff(),
        ended_at: ended_at.map(jiff_diesel::Timestamp::to_jiff),
    }
}

impl TenantTx<'_> {
    /// What was said for the member of this name, oldest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn comments_for(&mut self, member: &str) -> Result<Vec<SaidComment>, StoreError> {
        let rows: Vec<(Uuid, Uuid, String, String, jiff_diesel::Timestamp)> = comments::table
            .filter(comments::cooperative_id.eq(self.tenant()))
            .filter(comments::by_member.eq(member))
            .order((comments::at, comments::id))
            .select((comments::id, comments::topic_id, comments::by_person, comments::text, comments::at))
            .load(self.conn())?;
        let said = |(id, topic, by, text, at): (Uuid, Uuid, _, _, jiff_diesel::Timestamp)| SaidComment {
            id: id.into(),
            topic: topic.into(),
            by,
            text,
            at: at.to_jiff(),
        };
        Ok(rows.into_iter().map(said).collect())
    }

    /// The proxies that a member gave or held, in rounds and about resolutions, ended ones too.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn proxies_with(&mut self, member: MemberId) -> Result<Vec<OwnProxy>, StoreError> {
        let in_rounds: Vec<ProxyRow> = proxies::table
            .filter(proxies::cooperative_id.eq(self.tenant()))
            .filter(proxies::member_id.eq(member.0).or(proxies::holder_id.eq(member.0)))
            .order((proxies::given_at, proxies::id))
            .select((
                proxies::round_id,
                proxies::member_id,
                proxies::holder_id,
                proxies::given_by,
                proxies::given_at,
                proxies::ended_at,
            ))
            .load(self.conn())?;
        let about_resolutions: Vec<ProxyRow> = resolution_proxies::table
            .filter(resolution_proxies::cooperative_id.eq(self.tenant()))
            .filter(resolution_proxies::member_id.eq(member.0).or(resolution_proxies::holder_id.eq(member.0)))
            .order((resolution_proxies::given_at, resolution_proxies::id))
            .select((
                resolution_proxies::resolution_id,
                resolution_proxies::member_id,
                resolution_proxies::holder_id,
                resolution_proxies::given_by,
                resolution_proxies::given_at,
                resolution_proxies::ended_at,
            ))
            .load(self.conn())?;
        let rounds = in_rounds.into_iter().map(|row| read(row, |id| Voting::Round(id.into())));
        let resolutions =
            about_resolutions.into_iter().map(|row| read(row, |id| Voting::Resolution(id.into())));
        Ok(rounds.chain(resolutions).collect())
    }

    /// The documents that a member uploaded with its solutions, those that it took away again too.
    ///
    /// # Errors
    /// Those of the query.
    pub fn documents_of(&mut self, member: MemberId) -> Result<Vec<OwnDocument>, StoreError> {
        type Row = (Uuid, String, String, Option<jiff_diesel::Timestamp>, DocumentRow);
        let rows: Vec<Row> = solution_documents::table
            .inner_join(
                documents::table.on(documents::cooperative_id
                    .eq(solution_documents::cooperative_id)
                    .and(documents::id.eq(solution_documents::document_id))),
            )
            .filter(solution_documents::cooperative_id.eq(self.tenant()))
            .filter(solution_documents::builder_id.eq(member.0))
            .order((documents::uploaded_at, documents::id))
            .select((
                solution_documents::solution_id,
                solution_documents::kind,
                solution_documents::access,
                solution_documents::removed_at,
                document_columns!(),
            ))
            .load(self.conn())?;
        let own = |(solution, kind, access, removed_at, row): Row| OwnDocument {
            solution: solution.into(),
            kind,
            access,
            removed_at: removed_at.map(jiff_diesel::Timestamp::to_jiff),
            document: row.into(),
        };
        Ok(rows.into_iter().map(own).collect())
    }
}
