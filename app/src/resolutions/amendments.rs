//! Proposing an amendment, and taking it back.

use actions::{Refused, amendments};
use actix_web::web::{Data, Path};
use kernel::{AmendmentId, ResolutionId};
use serde::{Deserialize, Serialize};
use store::Db;
use validator::Validate;
use web::{Form, Nothing, Reply, SignedIn, see_other};

use super::{below, href, load, view};

/// An amendment as it is typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct AmendmentForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
}

#[derive(Serialize)]
struct New {
    question: String,
    typed: AmendmentForm,
    action: String,
    back: String,
}

/// The form of an amendment.
pub async fn new(visit: SignedIn, path: Path<(String, ResolutionId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, AmendmentForm::default(), None).await
}

async fn page(
    visit: &SignedIn,
    db: &Db,
    id: ResolutionId,
    typed: AmendmentForm,
    refused: Option<Refused>,
) -> Reply {
    let loaded = load(visit, db, id).await?;
    let (question, back) = (loaded.resolution.about.question.clone(), href(visit, id));
    let page = below(visit, &loaded, "app/resolutions/amendment", visit.text("amendment-new-title"))
        .under(question.clone(), back.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&New { question, typed, action: format!("{back}/amendments"), back })
}

/// Proposes an amendment.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<AmendmentForm>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("amendments.propose"));
    let typed = form.fields.clone();
    let done = db
        .tenant(&visit.actor, call, move |tx| amendments::propose(tx, id, (&typed.title, &typed.body)))
        .await;
    match done {
        Ok(_) => Ok(see_other(href(&visit, id)).flash("amendment-proposed").into()),
        Err(refused) => page(&visit, &db, id, form.fields.clone(), Some(refused)).await,
    }
}

/// Takes an amendment back.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, AmendmentId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("amendments.withdraw"));
    match db.tenant(&visit.actor, call, move |tx| amendments::withdraw(tx, id)).await {
        Ok(resolution) => Ok(see_other(href(&visit, resolution)).flash("amendment-withdrawn").into()),
        Err(refused) => {
            let find = move |tx: &mut store::TenantTx<'_>| tx.amendment(id);
            let amendment =
                db.tenant::<_, store::StoreError, _>(&visit.actor, "amendments.show", find).await?;
            let loaded = load(&visit, &db, amendment.resolution).await?;
            let view = view(&visit, &loaded);
            let page = below(&visit, &loaded, "app/resolutions/show", view.question.clone());
            page.refused(refused)?.show(&view)
        }
    }
}
