//! Titles to search in, where the rows themselves hold more than a search needs.
//!
//! Invariant: policies hide here what they hide elsewhere: the agenda of an assembly that is not convened, a
//! draft.

use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use kernel::{AssemblyId, CandidateId, ResolutionId, SolutionId, TopicId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;

/// Something with a title, and what else is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled<I> {
    /// Where it stands.
    pub at: I,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub body: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    at: Uuid,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    body: String,
}

const DECISIONS: &str = "SELECT d.resolution_id AS at, r.question AS title,
        concat_ws(E'\\n', d.outcome, d.note, a.title) AS body
    FROM portal.assembly_decisions d
    JOIN portal.resolutions r ON r.cooperative_id = d.cooperative_id AND r.id = d.resolution_id
    JOIN portal.agenda_items i ON i.cooperative_id = r.cooperative_id AND i.id = r.item_id
    JOIN portal.assemblies a ON a.cooperative_id = i.cooperative_id AND a.id = i.assembly_id
    WHERE d.cooperative_id = $1 ORDER BY d.number DESC";

const AGENDA_DOCUMENTS: &str =
    "SELECT i.assembly_id AS at, g.title, concat_ws(E'\\n', i.title, a.title) AS body
    FROM (SELECT t.cooperative_id, t.item_id, t.title, t.added_at AS came_at FROM portal.agenda_attachments t
        UNION ALL
        SELECT u.cooperative_id, u.item_id, o.title, o.uploaded_at FROM portal.agenda_documents u
        JOIN portal.documents o ON o.cooperative_id = u.cooperative_id AND o.id = u.document_id) g
    JOIN portal.agenda_items i ON i.cooperative_id = g.cooperative_id AND i.id = g.item_id
    JOIN portal.assemblies a ON a.cooperative_id = i.cooperative_id AND a.id = i.assembly_id
    WHERE g.cooperative_id = $1 AND i.removed_at IS NULL ORDER BY g.came_at, g.title";

const ASSEMBLIES: &str = "SELECT a.id AS at, a.title,
        concat_ws(E'\\n', a.place, a.convocation, (SELECT string_agg(concat_ws(E'\\n', i.title, i.body,
            (SELECT string_agg(r.question, E'\\n' ORDER BY r.opens_at, r.id) FROM portal.resolutions r
            WHERE r.cooperative_id = i.cooperative_id AND r.item_id = i.id AND r.state <> 'withdrawn')),
            E'\\n' ORDER BY i.number)
        FROM portal.agenda_items i
        WHERE i.cooperative_id = a.cooperative_id AND i.assembly_id = a.id AND i.removed_at IS NULL)) AS body
    FROM portal.assemblies a WHERE a.cooperative_id = $1 ORDER BY a.starts_at DESC, a.id";

const COMMENTS: &str = "SELECT c.topic_id AS at, '' AS title,
        string_agg(coalesce((SELECT e.text FROM portal.comment_edits e
            WHERE e.cooperative_id = c.cooperative_id AND e.comment_id = c.id
            ORDER BY e.n DESC LIMIT 1), c.text), E'\\n' ORDER BY c.at, c.id) AS body
    FROM portal.comments c
    WHERE c.cooperative_id = $1 AND NOT EXISTS (SELECT FROM portal.comment_withdrawals w
        WHERE w.cooperative_id = c.cooperative_id AND w.comment_id = c.id)
    GROUP BY c.topic_id";

const CANDIDATE_DOCUMENTS: &str = "SELECT c.id AS at, o.title, c.title AS body
    FROM portal.candidate_documents u
    JOIN portal.documents o ON o.cooperative_id = u.cooperative_id AND o.id = u.document_id
    JOIN portal.candidates c ON c.cooperative_id = u.cooperative_id AND c.id = u.candidate_id
    WHERE u.cooperative_id = $1 AND u.removed_at IS NULL ORDER BY o.uploaded_at, o.id";

const SOLUTION_DOCUMENTS: &str = "SELECT s.id AS at, o.title, s.name AS body
    FROM portal.solution_documents u
    JOIN portal.documents o ON o.cooperative_id = u.cooperative_id AND o.id = u.document_id
    JOIN portal.solutions s ON s.cooperative_id = u.cooperative_id AND s.id = u.solution_id
    WHERE u.cooperative_id = $1 AND u.removed_at IS NULL AND u.access = 'members' AND s.state <> 'draft'
    ORDER BY o.uploaded_at, o.id";

impl TenantTx<'_> {
    fn titled<I: From<Uuid>>(&mut self, query: &str) -> Result<Vec<Titled<I>>, StoreError> {
        let rows: Vec<Row> = diesel::sql_query(query).bind::<SqlUuid, _>(self.tenant()).load(self.conn())?;
        let read = |row: Row| Titled { at: row.at.into(), title: row.title, body: row.body };
        Ok(rows.into_iter().map(read).collect())
    }

    /// What assemblies decided: the question, with the outcome and the assembly; the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn titles_of_decisions(&mut self) -> Result<Vec<Titled<ResolutionId>>, StoreError> {
        self.titled(DECISIONS)
    }

    /// Assemblies, with the words of their agendas and of what they are asked; the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn titles_of_assemblies(&mut self) -> Result<Vec<Titled<AssemblyId>>, StoreError> {
        self.titled(ASSEMBLIES)
    }

    /// What is said about topics, in the wording that counts; not what was taken back. Without titles.
    ///
    /// # Errors
    /// Those of the query.
    pub fn words_about_topics(&mut self) -> Result<Vec<Titled<TopicId>>, StoreError> {
        self.titled(COMMENTS)
    }

    /// Documents of agendas, with their item and assembly.
    ///
    /// # Errors
    /// Those of the query.
    pub fn titles_of_agenda_documents(&mut self) -> Result<Vec<Titled<AssemblyId>>, StoreError> {
        self.titled(AGENDA_DOCUMENTS)
    }

    /// Documents that are shown with candidates.
    ///
    /// # Errors
    /// Those of the query.
    pub fn titles_of_candidate_documents(&mut self) -> Result<Vec<Titled<CandidateId>>, StoreError> {
        self.titled(CANDIDATE_DOCUMENTS)
    }

    /// Documents of solutions that all members may read; none of a draft.
    ///
    /// # Errors
    /// Those of the query.
    pub fn titles_of_solution_documents(&mut self) -> Result<Vec<Titled<SolutionId>>, StoreError> {
        self.titled(SOLUTION_DOCUMENTS)
    }
}
