//! Documents of a solution: the builder uploads them, others ask for what is not open to all members.
//!
//! Invariant: only the builder's manager grants or refuses; a grant ends by itself.

use jiff::ToSpan;
use kernel::{DocumentId, DocumentRequestId, SolutionId};
use serde_json::json;
use store::roles::May;
use store::{Document, DocumentRequest, StoreError, TenantTx};

use super::wants::{Event, tell_managers};
use super::{LONGEST_TEXT, short_enough};
use crate::documents::{NewFile, add};
use crate::letters::in_lines;
use crate::permissions::require;
use crate::{Fault, Refused};

/// The kinds of documents.
pub const DOCUMENTS: [&str; 5] = ["dpia", "agreement", "specification", "pentest", "other"];
/// Who may read a document.
pub const ACCESSES: [&str; 2] = ["members", "request"];
/// How many days a grant can last.
pub const GRANTS: [i32; 3] = [30, 90, 365];

/// Uploads a document with a solution of the actor's own member.
///
/// # Errors
/// A sentence beside a field, or those of the store: [`StoreError::Absent`] where it is another member's.
pub fn upload(
    tx: &mut TenantTx<'_>,
    id: SolutionId,
    (kind, access): (&str, &str),
    file: &NewFile,
) -> Result<DocumentId, Refused> {
    require(tx, May::StateUse)?;
    let solution = tx.lock_solution(id)?;
    if tx.actor().member().map(|member| member.id) != Some(solution.builder) {
        return Err(Refused::Forbidden);
    }
    if !DOCUMENTS.contains(&kind) {
        return Err(Fault::field("kind", "solution-document-kind-missing").into());
    }
    if !ACCESSES.contains(&access) {
        return Err(Fault::field("access", "solution-document-access-missing").into());
    }
    let document = add(tx, file)?;
    tx.add_solution_document((id, solution.builder), document.id, kind, access)?;
    tx.audit("solutions.add-document", id, &format!("{}: {}", solution.about.name, document.title))?;
    Ok(document.id)
}

/// Shows a document no longer with a solution of the actor's own member.
///
/// # Errors
/// Those of the store.
pub fn remove(tx: &mut TenantTx<'_>, id: SolutionId, document: DocumentId) -> Result<(), Refused> {
    require(tx, May::StateUse)?;
    let one = tx.solution_document(id, document)?;
    tx.remove_solution_document(id, document)?;
    tx.audit("solutions.remove-document", id, &one.document.title)?;
    Ok(())
}

/// A document with its content, for who may read it.
///
/// # Errors
/// [`StoreError::Absent`] where it is not there, or was not granted.
pub fn read(
    tx: &mut TenantTx<'_>,
    id: SolutionId,
    document: DocumentId,
) -> Result<(Document, Vec<u8>), StoreError> {
    tx.solution(id)?;
    let one = tx.solution_document(id, document)?;
    let own = tx.actor().member().map(|member| member.id);
    let today = tx.today();
    let granted = one.access == "members"
        || own == Some(one.builder)
        || tx.document_requests()?.iter().any(|request| {
            request.document == document && Some(request.member) == own && request.grants_on(today)
        });
    if !granted {
        return Err(StoreError::Absent);
    }
    let content = tx.document_content(&one.document)?;
    Ok((one.document, content))
}

/// The actor's member asks the builder for a document.
///
/// # Errors
/// A sentence beside the reason, or those of the store.
pub fn ask(
    tx: &mut TenantTx<'_>,
    id: SolutionId,
    document: DocumentId,
    reason: &str,
) -> Result<DocumentRequestId, Refused> {
    require(tx, May::StateUse)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let solution = tx.solution(id)?;
    let one = tx.solution_document(id, document)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Fault::field("reason", "document-request-reason-missing").into());
    }
    short_enough("reason", reason, LONGEST_TEXT)?;
    if one.access != "request" || one.builder == member {
        return Err(Fault::page("document-request-needless").into());
    }
    let request = tx.ask_for_document(&one, member, reason).map_err(waiting)?;
    tx.audit("solutions.ask-document", id, &format!("{}: {}", solution.about.name, one.document.title))?;
    let about = json!({ "document": one.document.title, "reason": in_lines(reason) });
    tell_managers(tx, one.builder, &solution, Event::Asked, &about)?;
    Ok(request)
}

fn waiting(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "document_requests_open" => {
            Fault::page("document-request-waits").into()
        }
        other => other.into(),
    }
}

/// The builder's manager answers a request: for so many days, or not, with a reason. What was taken away
/// since can be refused only.
///
/// # Errors
/// A sentence on top, or those of the store.
pub fn decide(
    tx: &mut TenantTx<'_>,
    id: DocumentRequestId,
    days: Option<i32>,
    answer: &str,
) -> Result<(), Refused> {
    require(tx, May::StateUse)?;
    let own = tx.actor().member().map(|member| member.id);
    let request = tx.document_requests()?.into_iter().find(|one| one.id == id && Some(one.builder) == own);
    let request: DocumentRequest = request.ok_or(StoreError::Absent)?;
    let answer = answer.trim();
    if days.is_none() && answer.is_empty() {
        return Err(Fault::page("document-request-answer-missing").into());
    }
    if days.is_some_and(|days| !GRANTS.contains(&days)) {
        return Err(Fault::page("document-request-days-unknown").into());
    }
    short_enough("answer", answer, LONGEST_TEXT)?;
    if request.state != "open" {
        return Err(Fault::page("document-request-decided").into());
    }
    let (document, shown) = tx.asked_document(&request)?;
    if days.is_some() && !shown {
        return Err(Fault::page("document-request-removed").into());
    }
    let document = document.title;
    let until = days.map(|days| tx.today().saturating_add(days.days()));
    tx.decide_request(id, until, answer)?;
    let solution = tx.solution(request.solution)?;
    tx.audit("solutions.decide-request", id, &format!("{}: {document}", solution.about.name))?;
    let about = json!({
        "document": document,
        "until": until.map(|day| day.to_string()),
        "reason": in_lines(answer),
    });
    tell_managers(tx, request.member, &solution, Event::Answered, &about)?;
    Ok(())
}
