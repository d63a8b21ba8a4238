//! Documents given out: each only through what it belongs to, to whoever may see that.

use actix_web::web::{Data, Path};
use kernel::{AgendaItemId, CandidateId, DocumentId, SpecificationId};
use store::{Db, SessionTx, StoreError, TenantTx};
use web::documents::download;
use web::{Guest, Reply, SignedIn};

/// A document of an agenda item.
pub async fn of_item(visit: SignedIn, path: Path<(String, AgendaItemId, DocumentId)>, db: Data<Db>) -> Reply {
    let (_, item, document) = path.into_inner();
    let load = move |tx: &mut TenantTx<'_>| {
        let document = tx.agenda_document(item, document)?;
        Ok((tx.document_content(&document)?, document))
    };
    let (content, document) = db.tenant::<_, StoreError, _>(&visit.actor, "documents.of-item", load).await?;
    download(&document, content)
}

/// A document of a candidate.
pub async fn of_candidate(
    visit: SignedIn,
    path: Path<(String, CandidateId, DocumentId)>,
    db: Data<Db>,
) -> Reply {
    let (_, candidate, document) = path.into_inner();
    let load = move |tx: &mut TenantTx<'_>| {
        let document = tx.candidate_document(candidate, document)?;
        Ok((tx.document_content(&document)?, document))
    };
    let (content, document) =
        db.tenant::<_, StoreError, _>(&visit.actor, "documents.of-candidate", load).await?;
    download(&document, content)
}

/// A document of a version of specifications.
pub async fn of_specification(
    visit: SignedIn,
    path: Path<(String, SpecificationId, DocumentId)>,
    db: Data<Db>,
) -> Reply {
    let (_, specification, document) = path.into_inner();
    let load = move |tx: &mut TenantTx<'_>| {
        let document = tx.specification_document(specification, document)?;
        Ok((tx.document_content(&document)?, document))
    };
    let (content, document) =
        db.tenant::<_, StoreError, _>(&visit.actor, "documents.of-specification", load).await?;
    download(&document, content)
}

/// The same for everybody, where the specifications are public.
pub async fn of_public_specification(
    _visit: Guest,
    path: Path<(String, SpecificationId, DocumentId)>,
    db: Data<Db>,
) -> Reply {
    let (address, specification, document) = path.into_inner();
    let load =
        move |tx: &mut SessionTx<'_>| tx.public_specification_document(&address, specification, document);
    let (document, content) = db.session::<_, StoreError, _>("documents.public-specification", load).await?;
    download(&document, content)
}
