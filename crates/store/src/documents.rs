//! Documents that people uploaded for others to read, in pieces of one mebibyte.
//!
//! Invariant: a document never changes and never goes (the portal's role may only add).
//! Invariant: who may read one is decided by what it belongs to: a page finds a document through the table
//! that links it (`document_uses.rs`), and never by its id alone.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::DocumentId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{document_chunks, documents};
use crate::uploads::CHUNK;

/// What is known of a document; its content is asked for apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The document.
    pub id: DocumentId,
    /// What it is called.
    pub title: String,
    /// Name that the file had.
    pub file_name: String,
    /// What kind of file it is: `application/pdf`.
    pub media_type: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Fingerprint of its content, in hexadecimal.
    pub sha256: String,
    /// Name of who uploaded it.
    pub uploaded_by: String,
    /// When.
    pub uploaded_at: Timestamp,
}

/// A document as it comes in: looked at and found good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// What it is called.
    pub title: String,
    /// Name that the file had, without folders.
    pub file_name: String,
    /// What kind of file it is.
    pub media_type: String,
    /// All of it.
    pub content: Vec<u8>,
}

/// A row of `documents`, as `document_columns!` names it.
#[derive(Queryable)]
pub(crate) struct DocumentRow {
    id: Uuid,
    title: String,
    file_name: String,
    media_type: String,
    bytes: i64,
    sha256: String,
    uploaded_by: String,
    uploaded_at: jiff_diesel::Timestamp,
}

impl From<DocumentRow> for Document {
    fn from(row: DocumentRow) -> Self {
        Self {
            id: row.id.into(),
            title: row.title,
            file_name: row.file_name,
            media_type: row.media_type,
            bytes: u64::try_from(row.bytes).unwrap_or(0),
            sha256: row.sha256,
            uploaded_by: row.uploaded_by,
            uploaded_at: row.uploaded_at.to_jiff(),
        }
    }
}

/// The columns of [`DocumentRow`].
macro_rules! document_columns {
    () => {
        (
            crate::schema::portal::documents::id,
            crate::schema::portal::documents::title,
            crate::schema::portal::documents::file_name,
            crate::schema::portal::documents::media_type,
            crate::schema::portal::documents::bytes,
            crate::schema::portal::documents::sha256,
            crate::schema::portal::documents::uploaded_by,
            crate::schema::portal::documents::uploaded_at,
        )
    };
}
pub(crate) use document_columns;

impl TenantTx<'_> {
    /// Keeps a document. It is not shown anywhere before something links to it.
    ///
    /// # Errors
    /// Those of the inserts.
    pub fn add_document(&mut self, new: &NewDocument) -> Result<Document, StoreError> {
        let document = Document {
            id: self.new_id(),
            title: new.title.clone(),
            file_name: new.file_name.clone(),
            media_type: new.media_type.clone(),
            bytes: u64::try_from(new.content.len()).unwrap_or(u64::MAX),
            sha256: hex::encode(Sha256::digest(&new.content)),
            uploaded_by: self.actor().name().to_owned(),
            uploaded_at: self.now(),
        };
        let by = self.actor().person().map(Uuid::from);
        diesel::insert_into(documents::table)
            .values((
                documents::cooperative_id.eq(self.tenant()),
                documents::id.eq(document.id.0),
                documents::title.eq(&document.title),
                documents::file_name.eq(&document.file_name),
                documents::media_type.eq(&document.media_type),
                documents::bytes.eq(i64::try_from(document.bytes).unwrap_or(i64::MAX)),
                documents::sha256.eq(&document.sha256),
                documents::uploaded_by_id.eq(by),
                documents::uploaded_by.eq(&document.uploaded_by),
                documents::uploaded_at.eq(document.uploaded_at.to_diesel()),
            ))
            .execute(self.conn())?;
        for (n, piece) in (0_i32..).zip(new.content.chunks(CHUNK)) {
            diesel::insert_into(document_chunks::table)
                .values((
                    document_chunks::cooperative_id.eq(self.tenant()),
                    document_chunks::document_id.eq(document.id.0),
                    document_chunks::n.eq(n),
                    document_chunks::bytes.eq(piece),
                ))
                .execute(self.conn())?;
        }
        Ok(document)
    }

    /// What is known of a document. Whoever calls this has found it through what it belongs to.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn document(&mut self, id: DocumentId) -> Result<Document, StoreError> {
        let row: DocumentRow = documents::table
            .filter(documents::cooperative_id.eq(self.tenant()))
            .filter(documents::id.eq(id.0))
            .select(document_columns!())
            .first(self.conn())?;
        Ok(row.into())
    }

    /// The content of a document. Whoever calls this has found it through what it belongs to.
    ///
    /// # Errors
    /// Those of the query; [`StoreError::Unexpected`] where the content is not what was uploaded.
    pub fn document_content(&mut self, document: &Document) -> Result<Vec<u8>, StoreError> {
        let tenant = self.tenant();
        content_of(self.conn(), tenant, document)
    }
}

/// The content of a document, which is what was uploaded or an error, whichever door it is asked through.
pub(crate) fn content_of(
    conn: &mut PgConnection,
    tenant: Uuid,
    document: &Document,
) -> Result<Vec<u8>, StoreError> {
    let pieces: Vec<Vec<u8>> = document_chunks::table
        .filter(document_chunks::cooperative_id.eq(tenant))
        .filter(document_chunks::document_id.eq(document.id.0))
        .order(document_chunks::n)
        .select(document_chunks::bytes)
        .load(conn)?;
    let content = pieces.concat();
    if hex::encode(Sha256::digest(&content)) == document.sha256 {
        Ok(content)
    } else {
        Err(StoreError::Unexpected(format!("document {} is not what was uploaded", document.id)))
    }
}
