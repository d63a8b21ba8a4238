//! An amendment in the office: merged into an option, or rejected with a reason.

use actions::amendments::{self, Into as MergeInto};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::{AmendmentId, ResolutionId};
use serde::{Deserialize, Serialize};
use store::{Amendment, AmendmentState, Db, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Reply, SignedIn, see_other};

use crate::assembly_view::paragraphs;
use crate::resolution_view::Loaded;

/// Into which option an amendment goes.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct MergeForm {
    /// The place of an option, or empty for one of its own.
    #[serde(default)]
    into: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    proposal: String,
    #[serde(default)]
    against: String,
}

/// Why an amendment is rejected.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct RejectionForm {
    #[serde(default)]
    reason: String,
}

#[derive(Serialize)]
struct Handle {
    question: String,
    title: String,
    body: Vec<String>,
    by: String,
    open: bool,
    first: bool,
    options: Vec<Choice>,
    typed: MergeForm,
    reason: String,
    href: String,
    back: String,
}

/// The page on which an amendment is handled.
pub async fn handle(visit: SignedIn, path: Path<(String, AmendmentId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, (None, String::new()), None).await
}

async fn load(visit: &SignedIn, db: &Db, id: AmendmentId) -> Result<(Loaded, Amendment), StoreError> {
    let load = move |tx: &mut TenantTx<'_>| {
        let amendment = tx.amendment(id)?;
        Ok((Loaded::read(tx, amendment.resolution)?, amendment))
    };
    db.tenant(&visit.actor, "amendments.handle", load).await
}

async fn page(
    visit: &SignedIn,
    db: &Db,
    id: AmendmentId,
    (typed, reason): (Option<MergeForm>, String),
    refused: Option<Refused>,
) -> Reply {
    let (loaded, amendment) = load(visit, db, id).await?;
    let back = super::href(visit, amendment.resolution);
    let title = visit.text_with("amendment-title-of", &[("title", amendment.title.clone())]);
    let page = super::below(visit, &loaded, "admin/resolutions/amendment", title)
        .under(loaded.resolution.about.question.clone(), back.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    let typed = typed.unwrap_or_else(|| MergeForm {
        into: String::new(),
        label: amendment.title.clone(),
        proposal: visit.text("amendment-proposal-default"),
        against: visit.text("amendment-against-default"),
    });
    page.show(&Handle {
        question: loaded.resolution.about.question.clone(),
        title: amendment.title.clone(),
        body: paragraphs(&amendment.body),
        by: loaded.name(amendment.member),
        open: amendment.state == AmendmentState::Proposed,
        first: loaded.options.is_empty(),
        options: options(visit, &loaded.options, &typed.into),
        href: format!("{}/office/amendments/{id}", visit.home()),
        typed,
        reason,
        back,
    })
}

fn options(visit: &SignedIn, options: &[String], chosen: &str) -> Vec<Choice> {
    let own = Choice {
        label: visit.text("amendment-option-own"),
        selected: chosen.is_empty(),
        ..Choice::default()
    };
    let choice = |(place, label): (usize, &String)| Choice {
        value: place.to_string(),
        label: label.clone(),
        selected: place.to_string() == chosen,
        ..Choice::default()
    };
    std::iter::once(own).chain(options.iter().enumerate().map(choice)).collect()
}

/// Merges an amendment into an option.
pub async fn merge(
    visit: SignedIn,
    path: Path<(String, AmendmentId)>,
    form: Form<MergeForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let done = match into(&form.fields) {
        Ok(into) => {
            let call = form.once("amendments.merge");
            db.tenant(&visit.actor, call, move |tx| amendments::merge(tx, id, &into)).await
        }
        Err(fault) => Err(fault.into()),
    };
    let typed = (Some(form.fields.clone()), String::new());
    answer(&visit, &db, id, (typed, "amendment-merged"), done).await
}

fn into(form: &MergeForm) -> Result<MergeInto, Fault> {
    if form.into.is_empty() {
        let (label, proposal) = (form.label.clone(), form.proposal.clone());
        return Ok(MergeInto::NewOption { label, proposal, against: form.against.clone() });
    }
    let place = form.into.parse().map_err(|_| Fault::field("into", "amendment-option-missing"))?;
    Ok(MergeInto::Option(place))
}

/// Rejects an amendment.
pub async fn reject(
    visit: SignedIn,
    path: Path<(String, AmendmentId)>,
    form: Form<RejectionForm>,
    db: Data<Db>,
) -> Reply {
    let (id, reason, call) = (path.1, form.fields.reason.clone(), form.once("amendments.reject"));
    let done = db.tenant(&visit.actor, call, move |tx| amendments::reject(tx, id, &reason)).await;
    let typed = (None, form.fields.reason.clone());
    answer(&visit, &db, id, (typed, "amendment-rejected"), done).await
}

async fn answer(
    visit: &SignedIn,
    db: &Db,
    id: AmendmentId,
    (typed, said): ((Option<MergeForm>, String), &str),
    done: Result<ResolutionId, Refused>,
) -> Reply {
    match done {
        Ok(resolution) => Ok(see_other(super::href(visit, resolution)).flash(said).into()),
        Err(refused) => page(visit, db, id, typed, Some(refused)).await,
    }
}
