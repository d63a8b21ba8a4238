//! What documents belong to: agenda items and candidates.
//!
//! Invariant: a document is as visible as what it belongs to (`with_its_item`).

use diesel::prelude::*;
use jiff_diesel::ToDiesel;
use kernel::{AgendaItemId, CandidateId, DocumentId};
use uuid::Uuid;

use crate::documents::{Document, DocumentRow, document_columns};
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{agenda_documents, candidate_documents, documents};

impl TenantTx<'_> {
    /// Puts a document with an agenda item.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_agenda_document(
        &mut self,
        item: AgendaItemId,
        document: DocumentId,
    ) -> Result<(), StoreError> {
        diesel::insert_into(agenda_documents::table)
            .values((
                agenda_documents::cooperative_id.eq(self.tenant()),
                agenda_documents::item_id.eq(item.0),
                agenda_documents::document_id.eq(document.0),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The uploaded documents of these agenda items, in the order in which they came.
    ///
    /// # Errors
    /// Those of the query.
    pub fn agenda_documents(
        &mut self,
        items: &[AgendaItemId],
    ) -> Result<Vec<(AgendaItemId, Document)>, StoreError> {
        let ids: Vec<Uuid> = items.iter().map(|item| item.0).collect();
        let rows: Vec<(Uuid, DocumentRow)> = agenda_documents::table
            .inner_join(
                documents::table.on(documents::cooperative_id
                    .eq(agenda_documents::cooperative_id)
                    .and(documents::id.eq(agenda_documents::document_id))),
            )
            .filter(agenda_documents::cooperative_id.eq(self.tenant()))
            .filter(agenda_documents::item_id.eq_any(ids))
            .order((documents::uploaded_at, documents::id))
            .select((agenda_documents::item_id, document_columns!()))
            .load(self.conn())?;
        Ok(rows.into_iter().map(|(item, row)| (item.into(), row.into())).collect())
    }

    /// One document of an agenda item.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the item has no such document, or not for this actor.
    pub fn agenda_document(
        &mut self,
        item: AgendaItemId,
        document: DocumentId,
    ) -> Result<Document, StoreError> {
        let of_item = self.agenda_documents(&[item])?.into_iter().map(|(_, one)| one);
        of_item.into_iter().find(|one| one.id == document).ok_or(StoreError::Absent)
    }

    /// Shows a document with a candidate.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_candidate_document(
        &mut self,
        candidate: CandidateId,
        document: DocumentId,
    ) -> Result<(), StoreError> {
        diesel::insert_into(candidate_documents::table)
            .values((
                candidate_documents::cooperative_id.eq(self.tenant()),
                candidate_documents::candidate_id.eq(candidate.0),
                candidate_documents::document_id.eq(document.0),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Shows a document no longer with a candidate; who did and when is kept.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it was not shown.
    pub fn remove_candidate_document(
        &mut self,
        candidate: CandidateId,
        document: DocumentId,
    ) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let removed = diesel::update(candidate_documents::table)
            .filter(candidate_documents::cooperative_id.eq(self.tenant()))
            .filter(candidate_documents::candidate_id.eq(candidate.0))
            .filter(candidate_documents::document_id.eq(document.0))
            .filter(candidate_documents::removed_at.is_null())
            .set((
                candidate_documents::removed_by.eq(by),
                candidate_documents::removed_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        if removed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// The uploaded documents of a candidate, in the order in which they came.
    ///
    /// # Errors
    /// Those of the query.
    pub fn candidate_documents(&mut self, candidate: CandidateId) -> Result<Vec<Document>, StoreError> {
        let rows: Vec<DocumentRow> = candidate_documents::table
            .inner_join(
                documents::table.on(documents::cooperative_id
                    .eq(candidate_documents::cooperative_id)
                    .and(documents::id.eq(candidate_documents::document_id))),
            )
            .filter(candidate_documents::cooperative_id.eq(self.tenant()))
            .filter(candidate_documents::candidate_id.eq(candidate.0))
            .filter(candidate_documents::removed_at.is_null())
            .order((documents::uploaded_at, documents::id))
            .select(document_columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// One document of a candidate.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the candidate has no such document.
    pub fn candidate_document(
        &mut self,
        candidate: CandidateId,
        document: DocumentId,
    ) -> Result<Document, StoreError> {
        let of_candidate = self.candidate_documents(candidate)?;
        of_candidate.into_iter().find(|one| one.id == document).ok_or(StoreError::Absent)
    }
}
