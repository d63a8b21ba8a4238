//! Documents of solutions: some for all members, others on request, which the builder grants for a while.
//!
//! Invariant: the content of what is on request is in sight of its builder and of who was granted it, while
//! the grant lasts, and of nobody else (`on_request`); a request is between who asks and who decides
//! (`of_both`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{DocumentId, DocumentRequestId, MemberId, SolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::documents::{Document, DocumentRow, document_columns};
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{document_requests, documents, solution_documents};

/// A document that is shown with a solution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolutionDocument {
    /// The solution.
    pub solution: SolutionId,
    /// Who decides who reads it.
    pub builder: MemberId,
    /// `dpia`, `agreement`, `specification`, `pentest` or `other`.
    pub kind: String,
    /// `members` or `request`.
    pub access: String,
    /// What is known of it.
    pub document: Document,
}

/// A member that asks for a document, and the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRequest {
    /// The request.
    pub id: DocumentRequestId,
    /// The solution.
    pub solution: SolutionId,
    /// The document.
    pub document: DocumentId,
    /// Who decides.
    pub builder: MemberId,
    /// Who asks.
    pub member: MemberId,
    /// Why.
    pub reason: String,
    /// Name of the person who asked.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// `open`, `granted` or `refused`.
    pub state: String,
    /// What the builder says.
    pub answer: String,
    /// The first day on which the member may no longer read it.
    pub until: Option<Date>,
    /// Name of the person who decided.
    pub decided_by: Option<String>,
}

impl DocumentRequest {
    /// Whether the member may read the document on this day.
    #[must_use]
    pub fn grants_on(&self, day: Date) -> bool {
        self.state == "granted" && self.until.is_some_and(|until| day < until)
    }
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    solution_id: Uuid,
    document_id: Uuid,
    builder_id: Uuid,
    member_id: Uuid,
    reason: String,
    asked_by: String,
    asked_at: jiff_diesel::Timestamp,
    state: String,
    answer: String,
    until: Option<jiff_diesel::Date>,
    decided_by: Option<String>,
}

fn read(row: Row) -> DocumentRequest {
    DocumentRequest {
        id: row.id.into(),
        solution: row.solution_id.into(),
        document: row.document_id.into(),
        builder: row.builder_id.into(),
        member: row.member_id.into(),
        reason: row.reason,
        by: row.asked_by,
        at: row.asked_at.to_jiff(),
        state: row.state,
        answer: row.answer,
        until: row.until.map(jiff_diesel::Date::to_jiff),
        decided_by: row.decided_by,
    }
}

impl TenantTx<'_> {
    /// Shows a document with a solution of the actor's own member.
    ///
    /// # Errors
    /// A refusal of the database where the actor does not speak for the builder.
    pub fn add_solution_document(
        &mut self,
        (solution, builder): (SolutionId, MemberId),
        document: DocumentId,
        kind: &str,
        access: &str,
    ) -> Result<(), StoreError> {
        diesel::insert_into(solution_documents::table)
            .values((
                solution_documents::cooperative_id.eq(self.tenant()),
                solution_documents::solution_id.eq(solution.0),
                solution_documents::document_id.eq(document.0),
                solution_documents::builder_id.eq(builder.0),
                solution_documents::kind.eq(kind),
                solution_documents::access.eq(access),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The documents that are shown with a solution, in the order in which they came.
    ///
    /// # Errors
    /// Those of the query.
    pub fn solution_documents(&mut self, solution: SolutionId) -> Result<Vec<SolutionDocument>, StoreError> {
        let rows: Vec<(Uuid, String, String, DocumentRow)> = solution_documents::table
            .inner_join(
                documents::table.on(documents::cooperative_id
                    .eq(solution_documents::cooperative_id)
                    .and(documents::id.eq(solution_documents::document_id))),
            )
            .filter(solution_documents::cooperative_id.eq(self.tenant()))
            .filter(solution_documents::solution_id.eq(solution.0))
            .filter(solution_documents::removed_at.is_null())
            .order((documents::uploaded_at, documents::id))
            .select((
                solution_documents::builder_id,
                solution_documents::kind,
                solution_documents::access,
                document_columns!(),
            ))
            .load(self.conn())?;
        let shown = |(builder, kind, access, row): (Uuid, String, String, DocumentRow)| SolutionDocument {
            solution,
            builder: builder.into(),
            kind,
            access,
            document: row.into(),
        };
        Ok(rows.into_iter().map(shown).collect())
    }

    /// One document of a solution.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the solution has no such document.
    pub fn solution_document(
        &mut self,
        solution: SolutionId,
        document: DocumentId,
    ) -> Result<SolutionDocument, StoreError> {
        let all = self.solution_documents(solution)?;
        all.into_iter().find(|one| one.document.id == document).ok_or(StoreError::Absent)
    }

    /// The document of a request, and whether it is still shown.
    ///
    /// # Errors
    /// Those of the query.
    pub fn asked_document(&mut self, request: &DocumentRequest) -> Result<(Document, bool), StoreError> {
        let (row, removed): (DocumentRow, Option<String>) = solution_documents::table
            .inner_join(
                documents::table.on(documents::cooperative_id
                    .eq(solution_documents::cooperative_id)
                    .and(documents::id.eq(solution_documents::document_id))),
            )
            .filter(solution_documents::cooperative_id.eq(self.tenant()))
            .filter(solution_documents::document_id.eq(request.document.0))
            .select((document_columns!(), solution_documents::removed_by))
            .first(self.conn())?;
        Ok((row.into(), removed.is_none()))
    }

    /// Shows a document no longer; who did and when is kept.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it was not shown, or is another member's.
    pub fn remove_solution_document(
        &mut self,
        solution: SolutionId,
        document: DocumentId,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let removed = diesel::update(solution_documents::table)
            .filter(solution_documents::cooperative_id.eq(self.tenant()))
            .filter(solution_documents::solution_id.eq(solution.0))
            .filter(solution_documents::document_id.eq(document.0))
            .filter(solution_documents::removed_at.is_null())
            .set((solution_documents::removed_by.eq(by), solution_documents::removed_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        if removed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Asks the builder for a document, for a member.
    ///
    /// # Errors
    /// `document_requests_open` where the member waits for an answer already; a refusal of the database where
    /// the actor does not speak for the member.
    pub fn ask_for_document(
        &mut self,
        document: &SolutionDocument,
        member: MemberId,
        reason: &str,
    ) -> Result<DocumentRequestId, StoreError> {
        let (id, now) = (self.new_id::<DocumentRequestId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(document_requests::table)
            .values((
                document_requests::cooperative_id.eq(self.tenant()),
                document_requests::id.eq(id.0),
                document_requests::solution_id.eq(document.solution.0),
                document_requests::document_id.eq(document.document.id.0),
                document_requests::builder_id.eq(document.builder.0),
                document_requests::member_id.eq(member.0),
                document_requests::reason.eq(reason),
                document_requests::asked_by.eq(by),
                document_requests::asked_at.eq(now.to_diesel()),
                document_requests::state.eq("open"),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// The requests that the actor's own member made or decides about, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn document_requests(&mut self) -> Result<Vec<DocumentRequest>, StoreError> {
        let rows: Vec<Row> = document_requests::table
            .filter(document_requests::cooperative_id.eq(self.tenant()))
            .order((document_requests::asked_at.desc(), document_requests::id.desc()))
            .select((
                document_requests::id,
                document_requests::solution_id,
                document_requests::document_id,
                document_requests::builder_id,
                document_requests::member_id,
                document_requests::reason,
                document_requests::asked_by,
                document_requests::asked_at,
                document_requests::state,
                document_requests::answer,
                document_requests::until,
                document_requests::decided_by,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Answers an open request: grants it until a day, or refuses it with a reason.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not open, or another member decides.
    pub fn decide_request(
        &mut self,
        id: DocumentRequestId,
        until: Option<Date>,
        answer: &str,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let state = if until.is_some() { "granted" } else { "refused" };
        let changed = diesel::update(document_requests::table)
            .filter(document_requests::cooperative_id.eq(self.tenant()))
            .filter(document_requests::id.eq(id.0))
            .filter(document_requests::state.eq("open"))
            .set((
                document_requests::state.eq(state),
                document_requests::answer.eq(answer),
                document_requests::until.eq(until.map(ToDiesel::to_diesel)),
                document_requests::decided_by.eq(by),
                document_requests::decided_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
