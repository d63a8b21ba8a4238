//! The documents on the page of a solution: what the actor may read, ask for or take away; and what the
//! nightly look at its file found.

use kernel::SolutionId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{DocumentRequest, SolutionCheck, SolutionDocument, StoreError, TenantTx};
use web::SignedIn;
use web::documents::note;

use super::list;

/// The documents of a solution, what the actor's own member asked, and the newest look at its file.
pub(super) struct Documents {
    all: Vec<SolutionDocument>,
    requests: Vec<DocumentRequest>,
    today: jiff::civil::Date,
    pub(super) check: Option<SolutionCheck>,
    /// The file that the solution was entered from.
    pub(super) imported: String,
}

/// A document as the page shows it.
#[derive(Serialize)]
pub(super) struct Shown {
    title: String,
    kind: String,
    note: String,
    access: String,
    href: Option<String>,
    ask: Option<String>,
    removal: Option<String>,
}

pub(super) fn look(tx: &mut TenantTx<'_>, id: SolutionId) -> Result<Documents, StoreError> {
    let own = tx.actor().member().map(|member| member.id);
    let requests = tx.document_requests()?.into_iter().filter(|request| Some(request.member) == own);
    let requests = requests.filter(|request| request.solution == id).collect();
    let (check, imported) = (tx.last_check(id)?, tx.imported(id)?);
    Ok(Documents { all: tx.solution_documents(id)?, requests, today: tx.today(), check, imported })
}

pub(super) fn view(visit: &SignedIn, documents: &Documents) -> Vec<Shown> {
    documents.all.iter().map(|one| shown(visit, documents, one)).collect()
}

fn shown(visit: &SignedIn, documents: &Documents, one: &SolutionDocument) -> Shown {
    let own = visit.actor.member().map(|member| member.id);
    let mine = own == Some(one.builder);
    let speaks = visit.actor.may(May::StateUse);
    let of = |request: &&DocumentRequest| request.document == one.document.id;
    let granted = documents.requests.iter().filter(of).find(|request| request.grants_on(documents.today));
    let waits = documents.requests.iter().filter(of).any(|request| request.state == "open");
    let reads = one.access == "members" || mine || granted.is_some();
    let there = format!("{}/{}/documents/{}", list(visit), one.solution, one.document.id);
    let until = granted.and_then(|request| request.until).and_then(|until| until.yesterday().ok());
    let access = match (one.access.as_str(), until) {
        ("members", _) => visit.text("solution-document-for-members"),
        (_, Some(until)) => {
            visit.say("solution-document-granted", json!({ "date": visit.words().date(until) }))
        }
        _ if waits => visit.text("solution-document-asked"),
        _ => visit.text("solution-document-on-request"),
    };
    Shown {
        title: one.document.title.clone(),
        kind: visit.text(&format!("solution-document-kind-{}", one.kind)),
        note: note(visit, &one.document),
        access,
        href: reads.then(|| there.clone()),
        ask: (!reads && !waits && speaks).then(|| format!("{there}/request")),
        removal: (mine && speaks).then(|| format!("{there}/removal")),
    }
}
