//! Documents that were uploaded with a version of specifications.
//!
//! Invariant: a stranger reads those of a cooperative whose specifications are public, through policies of
//! the database (`published`), and no names of people.

use diesel::prelude::*;
use kernel::{DocumentId, SpecificationId};
use uuid::Uuid;

use crate::cooperatives;
use crate::documents::{Document, DocumentRow, content_of, document_columns};
use crate::doors::{SessionTx, TenantTx};
use crate::error::StoreError;
use crate::schema::portal::{documents, specification_documents};

/// The tables of a document of a version, joined.
macro_rules! with_documents {
    () => {
        specification_documents::table.inner_join(
            documents::table.on(documents::cooperative_id
                .eq(specification_documents::cooperative_id)
                .and(documents::id.eq(specification_documents::document_id))),
        )
    };
}

impl TenantTx<'_> {
    /// Shows a document with a version.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_specification_document(
        &mut self,
        specification: SpecificationId,
        document: DocumentId,
    ) -> Result<(), StoreError> {
        diesel::insert_into(specification_documents::table)
            .values((
                specification_documents::cooperative_id.eq(self.tenant()),
                specification_documents::specification_id.eq(specification.0),
                specification_documents::document_id.eq(document.0),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The uploaded documents of all versions, in the order in which they came.
    ///
    /// # Errors
    /// Those of the query.
    pub fn specification_documents(&mut self) -> Result<Vec<(SpecificationId, Document)>, StoreError> {
        let rows: Vec<(Uuid, DocumentRow)> = with_documents!()
            .filter(specification_documents::cooperative_id.eq(self.tenant()))
            .order((documents::uploaded_at, documents::id))
            .select((specification_documents::specification_id, document_columns!()))
            .load(self.conn())?;
        Ok(rows.into_iter().map(|(specification, row)| (specification.into(), row.into())).collect())
    }

    /// One document of a version.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the version has no such document.
    pub fn specification_document(
        &mut self,
        specification: SpecificationId,
        document: DocumentId,
    ) -> Result<Document, StoreError> {
        let mut all = self.specification_documents()?.into_iter();
        let found = all.find(|(of, one)| *of == specification && one.id == document);
        found.map(|(_, one)| one).ok_or(StoreError::Absent)
    }
}

/// A row without the name of who uploaded it.
type Open = (Uuid, Uuid, String, String, String, i64, String, jiff_diesel::Timestamp);

fn read(
    (specification, id, title, file_name, media_type, bytes, sha256, at): Open,
) -> (SpecificationId, Document) {
    let document = Document {
        id: id.into(),
        title,
        file_name,
        media_type,
        bytes: u64::try_from(bytes).unwrap_or(0),
        sha256,
        uploaded_by: String::new(),
        uploaded_at: at.to_jiff(),
    };
    (specification.into(), document)
}

impl SessionTx<'_> {
    /// The documents that a stranger may read of a cooperative, in whose name the door stands open already.
    pub(crate) fn open_documents(
        &mut self,
        tenant: Uuid,
    ) -> Result<Vec<(SpecificationId, Document)>, StoreError> {
        let rows: Vec<Open> = with_documents!()
            .filter(specification_documents::cooperative_id.eq(tenant))
            .order((documents::uploaded_at, documents::id))
            .select((
                specification_documents::specification_id,
                documents::id,
                documents::title,
                documents::file_name,
                documents::media_type,
                documents::bytes,
                documents::sha256,
                documents::uploaded_at,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// A document of public specifications with its content, as a stranger reads it.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none, or the cooperative did not make its specifications public;
    /// [`StoreError::Unexpected`] where the content is not what was uploaded.
    pub fn public_specification_document(
        &mut self,
        address: &str,
        specification: SpecificationId,
        document: DocumentId,
    ) -> Result<(Document, Vec<u8>), StoreError> {
        let tenant = cooperatives::by_address(self.conn(), address)?.id.0;
        self.for_cooperative(tenant)?;
        let mut all = self.open_documents(tenant)?.into_iter();
        let found = all.find(|(of, one)| *of == specification && one.id == document);
        let (_, found) = found.ok_or(StoreError::Absent)?;
        let content = content_of(self.conn(), tenant, &found)?;
        Ok((found, content))
    }
}
