//! Documents between HTTP and actions: the file of a form, and the answer that gives a document out.
//!
//! Invariant: a document is saved and never shown: the browser gets it as an attachment, of the kind that was
//! recognised and no other, with a policy under which nothing in it may run.

use std::io::Read;

use actions::documents::{LARGEST, NewFile, kind};
use actions::{Fault, Refused};
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use serde_json::json;
use store::{Document, StoreError};

use crate::failure::Reply;
use crate::upload::Upload;
use crate::visit::Visit;

/// What a document may do in a browser that shows it all the same: nothing.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Reads what `parts/document-fields` sends: the file, and what it should be called. No file is an empty one,
/// which [`actions::documents::add`] refuses.
///
/// # Errors
/// A sentence beside `file` where it is too large; [`StoreError::Unexpected`] where the disk fails.
pub async fn read(upload: &Upload) -> Result<NewFile, Refused> {
    let title = upload.field("document_title").to_owned();
    let Some(file) = &upload.file else { return Ok(NewFile { title, ..NewFile::default() }) };
    if file.bytes > LARGEST {
        return Err(Fault::field("file", "document-file-too-large").into());
    }
    let broken = |error: &dyn std::fmt::Display| Refused::Store(StoreError::Unexpected(error.to_string()));
    let mut reader = file.reader().map_err(|error| broken(&error))?;
    let content = actix_web::web::block(move || {
        let mut content = Vec::new();
        reader.read_to_end(&mut content).map(|_| content)
    });
    let content = content.await.map_err(|error| broken(&error))?.map_err(|error| broken(&error))?;
    Ok(NewFile { title, file_name: file.name.clone(), content })
}

/// Gives a document out, under the name that it came with.
///
/// # Errors
/// None; a reply like all others.
pub fn download(document: &Document, content: Vec<u8>) -> Reply {
    let media_type = match document.media_type.as_str() {
        text if text.starts_with("text/") => format!("{text}; charset=utf-8"),
        other => other.to_owned(),
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((CONTENT_DISPOSITION, disposition(&document.file_name)))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .body(content))
}

/// The kind and the size of a document in words: `PDF, 240 kB`.
#[must_use]
pub fn note(visit: &Visit, document: &Document) -> String {
    let kilobytes = document.bytes.div_ceil(1_000);
    visit.say("document-note", json!({ "kind": kind(document), "kilobytes": kilobytes }))
}

/// The name for old browsers in plain letters, and for all others as it is.
fn disposition(name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '-' };
    let plain: String = name.chars().map(kept).collect();
    let mut exact = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            exact.push(char::from(byte));
        } else {
            exact.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_letters_and_breaks_no_header() {
        assert_eq!(
            disposition("Coöperatie \"x\"\r\n.pdf"),
            "attachment; filename=\"Co-peratie -x---.pdf\"; \
             filename*=UTF-8''Co%C3%B6peratie%20%22x%22%0D%0A.pdf"
        );
    }
}
