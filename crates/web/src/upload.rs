//! A form with a file: streamed to a temporary file, its length refused before it is read where it says so.
//!
//! Invariant: whatever is sent, not more than [`MOST_TEXT_BYTES`] of it is kept in memory, and not more on
//! disk than a file may have.

use std::collections::BTreeMap;
use std::fs::File;
use std::future::Future;
use std::io::{Seek, SeekFrom, Write};
use std::pin::Pin;

use actix_multipart::{Field, Multipart};
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use store::Once;
use uuid::Uuid;

use crate::failure::Failure;
use crate::form::{Guard, check_token};
use crate::visit::Visit;

/// No field beside the file is longer.
const MOST_FIELD_BYTES: usize = 64 * 1024;
/// And all fields together are no longer, with their names.
const MOST_TEXT_BYTES: usize = 4 * MOST_FIELD_BYTES;
/// No form of ours has more fields.
const MOST_PARTS: usize = 100;

/// A form with a file.
#[derive(Debug)]
pub struct Upload {
    /// The other fields, by name.
    pub fields: BTreeMap<String, String>,
    /// The file; absent where none was chosen.
    pub file: Option<UploadedFile>,
    key: Uuid,
}

/// A file that came in, on disk for as long as this value lives.
#[derive(Debug)]
pub struct UploadedFile {
    /// Name it had, without any folder.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    hash: Sha256,
    file: File,
}

impl UploadedFile {
    /// Reads it from its begin.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn reader(&self) -> std::io::Result<File> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }
}

impl Upload {
    /// A field beside the file; empty where it was not sent.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The call of an action that acts once: the same form sent again gets the answer of the first.
    #[must_use]
    pub fn once(&self, name: &'static str) -> Once {
        Once { name, key: self.key }
    }
}

impl FromRequest for Upload {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let multipart = Multipart::new(request.headers(), payload.take());
        let request = request.clone();
        Box::pin(async move {
            let visit = Visit::of(&request)?;
            let most = visit.site.settings.most_upload_bytes;
            refuse_by_length(&request, most)?;
            let (fields, file) = receive(multipart, most).await?;
            let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
            let guard = Guard { csrf: text("csrf"), once: text("once") };
            check_token(&visit, &guard.csrf)?;
            let content = all_of(&fields, file.as_ref());
            Ok(Upload { key: guard.key(request.path(), content.as_bytes()), fields, file })
        })
    }
}

/// All that was sent, in short: the same form twice is a repeat, and another file or title is none.
fn all_of(fields: &BTreeMap<String, String>, file: Option<&UploadedFile>) -> String {
    let own = fields.iter().filter(|(name, _)| !["csrf", "once"].contains(&name.as_str()));
    let file = file.map(|file| (&file.name, file.bytes, hex::encode(file.hash.clone().finalize())));
    format!("{:?} {file:?}", own.collect::<Vec<_>>())
}

/// A browser says how much it will send: what is too large is refused before a byte is read.
fn refuse_by_length(request: &HttpRequest, most: u64) -> Result<(), Failure> {
    let header = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let announced: Option<u64> = header.and_then(|text| text.parse().ok());
    let allowance = u64::try_from(MOST_TEXT_BYTES).unwrap_or(0);
    match announced {
        Some(length) if length > most.saturating_add(allowance) => Err(Failure::TooLarge),
        _ => Ok(()),
    }
}

type Received = (BTreeMap<String, String>, Option<UploadedFile>);

/// What may still come, over all parts.
struct Room {
    parts: usize,
    text: usize,
    file: u64,
}

impl Room {
    fn part(&mut self) -> Result<(), Failure> {
        self.parts = self.parts.checked_sub(1).ok_or(Failure::TooLarge)?;
        Ok(())
    }

    fn text(&mut self, bytes: usize) -> Result<(), Failure> {
        self.text = self.text.checked_sub(bytes).ok_or(Failure::TooLarge)?;
        Ok(())
    }

    fn file(&mut self, bytes: usize) -> Result<(), Failure> {
        let left = u64::try_from(bytes).ok().and_then(|bytes| self.file.checked_sub(bytes));
        self.file = left.ok_or(Failure::TooLarge)?;
        Ok(())
    }
}

async fn receive(mut multipart: Multipart, most: u64) -> Result<Received, Failure> {
    let (mut fields, mut uploaded) = (BTreeMap::new(), None);
    let mut room = Room { parts: MOST_PARTS, text: MOST_TEXT_BYTES, file: most };
    while let Some(part) = multipart.next().await {
        let mut part = part.map_err(|error| unreadable(&error))?;
        room.part()?;
        let disposition = part.content_disposition().cloned();
        let file_name = disposition.as_ref().and_then(|d| d.get_filename().map(str::to_owned));
        let name = disposition.as_ref().and_then(|d| d.get_name().map(str::to_owned)).unwrap_or_default();
        room.text(name.len())?;
        if let Some(file_name) = file_name {
            let file = receive_file(&mut part, &file_name, &mut room).await?;
            if !file_name.is_empty() {
                uploaded = Some(file);
            }
        } else {
            let value = receive_text(&mut part, &mut room).await?;
            if name.contains('\0') || value.contains('\0') {
                return Err(Failure::ZeroCharacter);
            }
            fields.insert(name, value);
        }
    }
    Ok((fields, uploaded))
}

async fn receive_file(part: &mut Field, name: &str, room: &mut Room) -> Result<UploadedFile, Failure> {
    let bug = |error: std::io::Error| Failure::Bug(error.to_string());
    let file = tempfile::tempfile().map_err(bug)?;
    let mut file = UploadedFile { name: base_name(name), bytes: 0, hash: Sha256::new(), file };
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error))?;
        room.file(chunk.len())?;
        file.bytes = file.bytes.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        file.hash.update(&chunk);
        file.file.write_all(&chunk).map_err(bug)?;
    }
    Ok(file)
}

async fn receive_text(part: &mut Field, room: &mut Room) -> Result<String, Failure> {
    let mut value = Vec::new();
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error))?;
        room.text(chunk.len())?;
        value.extend_from_slice(&chunk);
        if value.len() > MOST_FIELD_BYTES {
            return Err(Failure::TooLarge);
        }
    }
    String::from_utf8(value).map_err(|error| unreadable(&error))
}

fn unreadable(error: &dyn std::fmt::Display) -> Failure {
    Failure::Unreadable(error.to_string())
}

fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}
