//! Documents: read by their content, kept once, and shown with an agenda item, a candidate or specifications.
//!
//! Invariant: [`add`] asks no permission of its own. Whoever uses it has asked for what the document will
//! belong to, and links it in the same transaction.

use intake::document::{NoDocument, recognise, short_name};
use kernel::{AgendaItemId, AssemblyId, CandidateId, DocumentId, SpecificationId};
use store::roles::May;
use store::{AssemblyState, Document, NewDocument, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The most bytes of a document. `documents_bytes` says the same.
pub const LARGEST: u64 = 10_000_000;
/// The most characters of its title, and of the name of its file.
const LONGEST_TITLE: usize = 200;
/// The fields of the form: see `templates/parts/document-fields.hbs`.
const TITLE: &str = "document_title";
const FILE: &str = "file";

/// A file that somebody chose, and what it should be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFile {
    /// What it is called; empty: as the file is.
    pub title: String,
    /// Name of the file, without folders.
    pub file_name: String,
    /// All of it.
    pub content: Vec<u8>,
}

/// Looks at a file and keeps it as a document that nothing shows yet.
///
/// # Errors
/// A sentence beside `document_title` or `file`, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, file: &NewFile) -> Result<Document, Refused> {
    let new = look(file)?;
    let document = tx.add_document(&new)?;
    tx.audit("documents.add", document.id, &format!("{}: {}", document.title, document.sha256))?;
    Ok(document)
}

/// Adds a document to an agenda item.
///
/// # Errors
/// `assembly-held-already`, as [`add`], or those of the store.
pub fn add_to_agenda(
    tx: &mut TenantTx<'_>,
    item: AgendaItemId,
    file: &NewFile,
) -> Result<AssemblyId, Refused> {
    require(tx, May::KeepRounds)?;
    let assembly = tx.agenda_item(item)?.assembly;
    if tx.lock_assembly(assembly)?.state == AssemblyState::Held {
        return Err(Fault::page("assembly-held-already").into());
    }
    let document = add(tx, file)?;
    tx.add_agenda_document(item, document.id)?;
    tx.audit("assemblies.attach", assembly, &document.title)?;
    Ok(assembly)
}

/// Shows a document with a candidate.
///
/// # Errors
/// As [`add`], or those of the store.
pub fn add_to_candidate(
    tx: &mut TenantTx<'_>,
    candidate: CandidateId,
    file: &NewFile,
) -> Result<DocumentId, Refused> {
    require(tx, May::KeepRoadmap)?;
    let candidate = tx.candidate(candidate)?;
    let document = add(tx, file)?;
    tx.add_candidate_document(candidate.id, document.id)?;
    tx.audit("candidates.add-document", candidate.id, &document.title)?;
    Ok(document.id)
}

/// Shows a document no longer with a candidate. It stays in the archive.
///
/// # Errors
/// Those of the store.
pub fn remove_from_candidate(
    tx: &mut TenantTx<'_>,
    candidate: CandidateId,
    document: DocumentId,
) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    let document = tx.candidate_document(candidate, document)?;
    tx.remove_candidate_document(candidate, document.id)?;
    tx.audit("candidates.remove-document", candidate, &document.title)?;
    Ok(())
}

/// Shows a document with a version of specifications, from then on.
///
/// # Errors
/// As [`add`], or those of the store.
pub fn add_to_specification(
    tx: &mut TenantTx<'_>,
    specification: SpecificationId,
    file: &NewFile,
) -> Result<DocumentId, Refused> {
    require(tx, May::KeepRoadmap)?;
    let specification = tx.specification(specification)?;
    let document = add(tx, file)?;
    tx.add_specification_document(specification.id, document.id)?;
    let said = format!("{}: {}", specification.service, document.title);
    tx.audit("specifications.add-document", specification.id, &said)?;
    Ok(document.id)
}

/// What people call this kind of file: `PDF`.
#[must_use]
pub fn kind(document: &Document) -> String {
    short_name(&document.media_type)
}

fn look(file: &NewFile) -> Result<NewDocument, Refused> {
    let mut faults = Vec::new();
    let title = title(file);
    if title.chars().count() > LONGEST_TITLE {
        faults.push(Fault::field(TITLE, "document-title-too-long").with("most", LONGEST_TITLE));
    }
    let bytes = u64::try_from(file.content.len()).unwrap_or(u64::MAX);
    let read = match bytes {
        _ if file.file_name.is_empty() => Err("document-file-missing"),
        0 => Err("document-file-empty"),
        _ if bytes > LARGEST => Err("document-file-too-large"),
        _ => recognise(&file.file_name, &file.content).map_err(sentence),
    };
    match read {
        Ok(kind) if faults.is_empty() => Ok(NewDocument {
            title,
            file_name: file.file_name.chars().take(LONGEST_TITLE).collect(),
            media_type: kind.media_type.to_owned(),
            content: file.content.clone(),
        }),
        Ok(_) => Err(Refused::Faults(faults)),
        Err(code) => {
            faults.push(Fault::field(FILE, code));
            Err(Refused::Faults(faults))
        }
    }
}

/// What was typed, or else the name of the file without its ending.
fn title(file: &NewFile) -> String {
    let typed = file.title.trim();
    let name = file.file_name.rsplit_once('.').map_or(file.file_name.as_str(), |(name, _)| name);
    let title = if typed.is_empty() { name } else { typed };
    if title.is_empty() { file.file_name.clone() } else { title.to_owned() }
}

fn sentence(why: NoDocument) -> &'static str {
    match why {
        NoDocument::Kind => "document-file-kind",
        NoDocument::Content => "document-file-content",
        NoDocument::Macros => "document-file-macros",
        NoDocument::Encoding => "document-file-encoding",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(title: &str, file_name: &str, content: &[u8]) -> NewFile {
        NewFile { title: title.to_owned(), file_name: file_name.to_owned(), content: content.to_vec() }
    }

    #[test]
    fn a_document_is_called_as_was_typed_or_as_its_file() {
        for (typed, name, called) in [
            (" Begroting 2027 ", "b.pdf", "Begroting 2027"),
            ("", "Begroting 2027.v2.pdf", "Begroting 2027.v2"),
            ("", ".pdf", ".pdf"),
        ] {
            let new = look(&file(typed, name, b"%PDF-1.7")).unwrap();
            assert_eq!((new.title.as_str(), new.media_type.as_str()), (called, "application/pdf"));
        }
    }

    #[test]
    fn the_form_offers_every_kind_that_is_accepted() {
        let form = include_str!("../../../templates/parts/document-fields.hbs");
        let endings = intake::document::KINDS.iter().flat_map(|kind| kind.endings);
        let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
        assert!(form.contains(&format!("accept=\"{}\"", endings.join(","))), "{}", endings.join(","));
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let large = vec![b'a'; usize::try_from(LARGEST).unwrap() + 1];
        for (file, code) in [
            (file("", "", b""), "document-file-missing"),
            (file("", "a.pdf", b""), "document-file-empty"),
            (file("", "a.txt", &large), "document-file-too-large"),
            (file("", "a.html", b"<p>"), "document-file-kind"),
            (file("", "a.pdf", b"<p>"), "document-file-content"),
            (file("", "a.txt", b"\xff"), "document-file-encoding"),
        ] {
            let Err(Refused::Faults(faults)) = look(&file) else { panic!("accepted {}", file.file_name) };
            assert_eq!(faults, [Fault::field("file", code)]);
        }
        let Err(Refused::Faults(faults)) = look(&file(&"x".repeat(201), "a.txt", b"a")) else { panic!() };
        assert_eq!(faults[0].field.as_deref(), Some("document_title"));
        assert!(look(&file("", "a.txt", large.get(1..).unwrap())).is_ok(), "ten megabytes are not too many");
    }
}
