//! Documents of a solution: its builder uploads them and takes them away, others read what they may.

use actions::Refused;
use actions::solutions::documents::{ACCESSES, DOCUMENTS, read as open, remove as take_away, upload};
use actix_web::web::{Data, Path};
use kernel::{DocumentId, SolutionId};
use serde::Serialize;
use store::{Db, StoreError, TenantTx};
use web::documents::{download, read};
use web::templates::items::Choice;
use web::{Failure, Form, Nothing, Reply, SignedIn, Upload, see_other};

use super::list;

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    title: String,
    kinds: Vec<Choice>,
    accesses: Vec<Choice>,
}

/// The form for a document, for the builder.
pub async fn new(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, [""; 3], None).await
}

/// Shows a document with the solution.
pub async fn create(visit: SignedIn, path: Path<(String, SolutionId)>, sent: Upload, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_upload(&visit, id, &sent, &db).await {
        Ok(_) => Ok(see_other(format!("{}/{id}#documents", list(&visit))).flash("document-added").into()),
        Err(refused) => {
            let typed = ["document_title", "kind", "access"].map(|field| sent.field(field));
            page(&visit, &db, id, typed, Some(refused)).await
        }
    }
}

async fn try_upload(visit: &SignedIn, id: SolutionId, sent: &Upload, db: &Db) -> Result<DocumentId, Refused> {
    let file = read(sent).await?;
    let (kind, access) = (sent.field("kind").to_owned(), sent.field("access").to_owned());
    let deed = move |tx: &mut TenantTx<'_>| upload(tx, id, (&kind, &access), &file);
    db.tenant(&visit.actor, sent.once("solutions.add-document"), deed).await
}

async fn page(
    visit: &SignedIn,
    db: &Db,
    id: SolutionId,
    [title, kind, access]: [&str; 3],
    refused: Option<Refused>,
) -> Reply {
    let own = visit.actor.member().map(|member| member.id);
    let look = move |tx: &mut TenantTx<'_>| tx.solution(id);
    let one = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.new-document", look).await?;
    if own != Some(one.builder) {
        return Err(Failure::Absent);
    }
    let back = format!("{}/{id}", list(visit));
    let page = visit.page("app/solutions/document", visit.text("document-new-title"));
    let page = page.under(visit.text("solutions-title"), list(visit)).under(one.about.name, back.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&New {
        action: format!("{back}/documents"),
        back,
        title: title.to_owned(),
        kinds: choices(&DOCUMENTS, kind, |one| visit.text(&format!("solution-document-kind-{one}"))),
        accesses: choices(&ACCESSES, access, |one| visit.text(&format!("solution-document-access-{one}"))),
    })
}

fn choices(values: &[&str], chosen: &str, words: impl Fn(&str) -> String) -> Vec<Choice> {
    let choice = |value: &&str| Choice {
        value: (*value).to_owned(),
        label: words(value),
        selected: chosen == *value,
        ..Choice::default()
    };
    values.iter().map(choice).collect()
}

/// Shows a document no longer with the solution.
pub async fn remove(
    visit: SignedIn,
    path: Path<(String, SolutionId, DocumentId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (_, id, document) = path.into_inner();
    let deed = move |tx: &mut TenantTx<'_>| take_away(tx, id, document);
    db.tenant::<_, Refused, _>(&visit.actor, form.once("solutions.remove-document"), deed).await?;
    Ok(see_other(format!("{}/{id}#documents", list(&visit))).flash("document-removed").into())
}

/// A document, for who may read it.
pub async fn show(visit: SignedIn, path: Path<(String, SolutionId, DocumentId)>, db: Data<Db>) -> Reply {
    let (_, id, document) = path.into_inner();
    let load = move |tx: &mut TenantTx<'_>| open(tx, id, document);
    let (document, content) = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.document", load).await?;
    download(&document, content)
}
