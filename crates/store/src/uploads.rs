//! Files that came in, in pieces of one mebibyte: any worker on any machine can read them.

use std::io::{Read, Seek, SeekFrom};

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::UploadId;
use sha2::{Digest, Sha256};

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{upload_chunks, uploads};

/// Length of a piece in bytes.
pub const CHUNK: usize = 1 << 20;
/// The most characters of a file's name that are kept.
const LONGEST_NAME: usize = 200;

/// A file that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The file.
    pub id: UploadId,
    /// Name it had.
    pub file_name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Fingerprint of its content, in hexadecimal.
    pub sha256: String,
    /// Name of the person who sent it.
    pub uploaded_by: String,
    /// When.
    pub uploaded_at: Timestamp,
}

impl TenantTx<'_> {
    /// Stores a file: reads it from its beginning twice, first for its length and fingerprint.
    ///
    /// # Errors
    /// Those of the inserts; [`StoreError::Unexpected`] where `content` cannot be read.
    pub fn add_upload(
        &mut self,
        file_name: &str,
        content: &mut (impl Read + Seek),
    ) -> Result<Upload, StoreError> {
        let (bytes, sha256) = fingerprint(content).map_err(unread)?;
        let upload = Upload {
            id: self.new_id(),
            file_name: last_part(file_name),
            bytes,
            sha256,
            uploaded_by: self.actor().name().to_owned(),
            uploaded_at: self.now(),
        };
        diesel::insert_into(uploads::table)
            .values((
                uploads::cooperative_id.eq(self.tenant()),
                uploads::id.eq(upload.id.0),
                uploads::file_name.eq(&upload.file_name),
                uploads::bytes.eq(i64::try_from(bytes).unwrap_or(i64::MAX)),
                uploads::sha256.eq(&upload.sha256),
                uploads::uploaded_by.eq(&upload.uploaded_by),
                uploads::uploaded_at.eq(upload.uploaded_at.to_diesel()),
            ))
            .execute(self.conn())?;
        let mut chunk = vec![0; CHUNK];
        for n in 0_i32.. {
            let length = fill(content, &mut chunk).map_err(unread)?;
            let Some(piece) = chunk.get(..length).filter(|piece| !piece.is_empty()) else { break };
            diesel::insert_into(upload_chunks::table)
                .values((
                    upload_chunks::cooperative_id.eq(self.tenant()),
                    upload_chunks::upload_id.eq(upload.id.0),
                    upload_chunks::n.eq(n),
                    upload_chunks::bytes.eq(piece),
                ))
                .execute(self.conn())?;
        }
        Ok(upload)
    }

    /// A piece of a file, from 0; nothing behind its end.
    ///
    /// # Errors
    /// Those of the query.
    pub fn upload_chunk(&mut self, upload: UploadId, n: i32) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(upload_chunks::table
            .filter(upload_chunks::cooperative_id.eq(self.tenant()))
            .filter(upload_chunks::upload_id.eq(upload.0))
            .filter(upload_chunks::n.eq(n))
            .select(upload_chunks::bytes)
            .first(self.conn())
            .optional()?)
    }

    /// What is known of a file.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn upload(&mut self, id: UploadId) -> Result<Upload, StoreError> {
        type Row = (String, i64, String, String, jiff_diesel::Timestamp);
        let (file_name, bytes, sha256, uploaded_by, uploaded_at): Row = uploads::table
            .filter(uploads::cooperative_id.eq(self.tenant()))
            .filter(uploads::id.eq(id.0))
            .select((
                uploads::file_name,
                uploads::bytes,
                uploads::sha256,
                uploads::uploaded_by,
                uploads::uploaded_at,
            ))
            .first(self.conn())?;
        let bytes = u64::try_from(bytes).unwrap_or(0);
        Ok(Upload { id, file_name, bytes, sha256, uploaded_by, uploaded_at: uploaded_at.to_jiff() })
    }
}

/// The name of a file without the folders that some browsers send before it, and without what PostgreSQL
/// does not store.
fn last_part(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect()
}

fn fingerprint(content: &mut (impl Read + Seek)) -> std::io::Result<(u64, String)> {
    content.seek(SeekFrom::Start(0))?;
    let (mut hash, mut length, mut buffer) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = content.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        hash.update(bytes);
        length += u64::try_from(read).unwrap_or(0);
    }
    content.seek(SeekFrom::Start(0))?;
    Ok((length, hex::encode(hash.finalize())))
}

/// Reads until the chunk is full or the content ends.
fn fill(content: &mut impl Read, chunk: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = chunk.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match content.read(rest) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

fn unread(error: std::io::Error) -> StoreError {
    StoreError::Unexpected(format!("an upload cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_loses_its_folders_and_control_characters() {
        assert_eq!(last_part(r"C:\Users\m\week46.csv"), "week46.csv");
        assert_eq!(last_part("../../etc/pass\0wd"), "passwd");
        assert_eq!(last_part(&"x".repeat(500)).len(), LONGEST_NAME);
    }

    #[test]
    fn the_fingerprint_is_taken_from_the_beginning() {
        let mut content = std::io::Cursor::new(b"abc".to_vec());
        content.set_position(2);
        let (length, hash) = fingerprint(&mut content).unwrap();
        assert_eq!((length, &hash[..8], content.position()), (3, "ba7816bf", 0));
    }
}
