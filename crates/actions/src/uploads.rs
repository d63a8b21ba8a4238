//! The content of an upload as a stream, inside the transaction that reads it.

use std::cell::{Cell, RefCell};
use std::io::Read;

use kernel::UploadId;
use store::{StoreError, TenantTx};

/// A transaction that several readers and writers share in turn: the rows that are read decide what is
/// written.
pub struct Desk<'t, 'x> {
    tx: RefCell<&'t mut TenantTx<'x>>,
    failed: RefCell<Option<StoreError>>,
}

impl<'t, 'x> Desk<'t, 'x> {
    /// A desk over the transaction.
    pub fn new(tx: &'t mut TenantTx<'x>) -> Self {
        Self { tx: RefCell::new(tx), failed: RefCell::new(None) }
    }

    /// Does one thing in the transaction. After a failure nothing more is done: the transaction is lost.
    ///
    /// # Errors
    /// None of its own: `None` where it failed, now or before; [`Desk::close`] says why.
    pub fn act<T>(&self, deed: impl FnOnce(&mut TenantTx<'x>) -> Result<T, StoreError>) -> Option<T> {
        if self.failed.borrow().is_some() {
            return None;
        }
        match deed(&mut self.tx.borrow_mut()) {
            Ok(done) => Some(done),
            Err(error) => {
                *self.failed.borrow_mut() = Some(error);
                None
            }
        }
    }

    /// The transaction, where nothing failed.
    ///
    /// # Errors
    /// The first failure.
    pub fn close(self) -> Result<&'t mut TenantTx<'x>, StoreError> {
        match self.failed.into_inner() {
            None => Ok(self.tx.into_inner()),
            Some(error) => Err(error),
        }
    }
}

/// Reads an upload piece by piece, so that a file of any length takes one piece of memory.
pub struct Content<'d, 't, 'x> {
    desk: &'d Desk<'t, 'x>,
    upload: UploadId,
    next: i32,
    piece: Vec<u8>,
    at: usize,
    read: &'d Cell<u64>,
}

impl<'d, 't, 'x> Content<'d, 't, 'x> {
    /// The content from its beginning. `read` counts the bytes that were taken.
    #[must_use]
    pub fn new(desk: &'d Desk<'t, 'x>, upload: UploadId, read: &'d Cell<u64>) -> Self {
        Self { desk, upload, next: 0, piece: Vec::new(), at: 0, read }
    }
}

impl Read for Content<'_, '_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.piece.len() {
            let piece = self.desk.act(|tx| tx.upload_chunk(self.upload, self.next));
            // The desk keeps the real reason; a reader only needs to stop.
            let piece = piece.ok_or_else(|| std::io::Error::other("the database"))?;
            self.piece = piece.unwrap_or_default();
            self.at = 0;
            self.next += 1;
        }
        let read = self.piece.get(self.at..).unwrap_or_default().read(buffer)?;
        self.at += read;
        self.read.set(self.read.get() + u64::try_from(read).unwrap_or(0));
        Ok(read)
    }
}
