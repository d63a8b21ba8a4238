//! Asking a builder for a document, and answering who asks.

use actions::Refused;
use actions::solutions::documents::{GRANTS, ask, decide};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{DocumentId, DocumentRequestId, SolutionId};
use serde::{Deserialize, Serialize};
use store::{Db, DocumentRequest, Member, Solution, StoreError, TenantTx, local_day};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use super::list;

/// What the form of a request sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct AskForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "document-request-reason-missing"))]
    reason: String,
}

/// What the form of an answer sends.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct DecisionForm {
    /// For how many days, or `refuse`.
    #[serde(default)]
    days: String,
    #[serde(default)]
    answer: String,
}

#[derive(Serialize)]
struct Ask {
    action: String,
    back: String,
    lead: String,
    fields: AskForm,
}

#[derive(Serialize)]
struct Requests {
    waiting: Vec<Row>,
    decided: Vec<Row>,
    ours: Vec<Row>,
    days: Vec<Choice>,
    list: String,
}

#[derive(Serialize)]
struct Row {
    action: String,
    href: String,
    document: String,
    gone: bool,
    solution: String,
    member: String,
    by: String,
    on: Date,
    reason: String,
    state: String,
    tone: &'static str,
    answer: String,
    until: Option<Date>,
    download: Option<String>,
}

/// What the page of requests is made of.
pub(super) struct Seen {
    /// Each with the title of its document, and whether that is still shown.
    requests: Vec<(DocumentRequest, String, bool)>,
    solutions: Vec<Solution>,
    members: Vec<Member>,
    today: Date,
}

/// The form of a request.
pub async fn new(visit: SignedIn, path: Path<(String, SolutionId, DocumentId)>, db: Data<Db>) -> Reply {
    let (_, id, document) = path.into_inner();
    let (page, view) = asking(&visit, &db, (id, document), AskForm::default()).await?;
    page.show(&view)
}

/// Asks for a document.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, SolutionId, DocumentId)>,
    form: Form<AskForm>,
    db: Data<Db>,
) -> Reply {
    let (_, id, document) = path.into_inner();
    match try_ask(&visit, &form, &db, (id, document)).await {
        Ok(()) => Ok(see_other(format!("{}/{id}#documents", list(&visit))).flash("document-asked").into()),
        Err(refused) => {
            let (page, view) = asking(&visit, &db, (id, document), form.fields.clone()).await?;
            page.refused(refused)?.show(&view)
        }
    }
}

async fn try_ask(
    visit: &SignedIn,
    form: &Form<AskForm>,
    db: &Db,
    (id, document): (SolutionId, DocumentId),
) -> Result<(), Refused> {
    let reason = form.read(|fields| Ok(fields.reason.clone())).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| ask(tx, id, document, &reason).map(drop);
    db.tenant(&visit.actor, form.once("solutions.ask-document"), deed).await
}

async fn asking<'v>(
    visit: &'v SignedIn,
    db: &Db,
    (id, document): (SolutionId, DocumentId),
    fields: AskForm,
) -> Result<(Page<'v>, Ask), Failure> {
    let look = move |tx: &mut TenantTx<'_>| {
        let one = tx.solution(id)?;
        Ok((tx.solution_document(id, document)?, tx.member(one.builder)?.name, one.about.name))
    };
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.request", look).await?;
    let (one, builder, name) = seen;
    let back = format!("{}/{id}", list(visit));
    let page = visit.page("app/solutions/ask", visit.text("document-request-title"));
    let page = page.under(visit.text("solutions-title"), list(visit)).under(name, back.clone());
    let about = serde_json::json!({ "document": one.document.title, "builder": builder });
    let lead = visit.say("document-request-lead", about);
    Ok((page, Ask { action: format!("{back}/documents/{document}/request"), back, lead, fields }))
}

/// The requests that the actor's own member made, and those that it decides about.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.requests", look).await?;
    page(&visit).show(&view(&visit, &seen))
}

/// Answers a request.
pub async fn update(
    visit: SignedIn,
    path: Path<(String, DocumentRequestId)>,
    form: Form<DecisionForm>,
    db: Data<Db>,
) -> Reply {
    let (id, fields) = (path.1, form.fields.clone());
    let days = (fields.days != "refuse").then(|| fields.days.parse().unwrap_or_default());
    let deed = move |tx: &mut TenantTx<'_>| decide(tx, id, days, &fields.answer);
    match db.tenant(&visit.actor, form.once("solutions.decide-request"), deed).await {
        Ok(()) => {
            Ok(see_other(format!("{}/document-requests", visit.home())).flash("request-decided").into())
        }
        Err(refused) => {
            let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.requests", look).await?;
            page(&visit).refused(refused)?.show(&view(&visit, &seen))
        }
    }
}

fn page(visit: &SignedIn) -> Page<'_> {
    let page = visit.page("app/solutions/requests", visit.text("document-requests-title"));
    page.under(visit.text("solutions-title"), list(visit))
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let mut requests = Vec::new();
    for request in tx.document_requests()? {
        // A document that was taken away since keeps its requests: they are history.
        let (document, shown) = tx.asked_document(&request)?;
        requests.push((request, document.title, shown));
    }
    Ok(Seen { requests, solutions: tx.solutions()?, members: tx.members()?, today: tx.today() })
}

fn view(visit: &SignedIn, seen: &Seen) -> Requests {
    let own = visit.actor.member().map(|member| member.id);
    let rows = |is_meant: &dyn Fn(&DocumentRequest) -> bool| {
        let meant = seen.requests.iter().filter(|(request, ..)| is_meant(request));
        meant.map(|(request, title, shown)| row(visit, seen, request, (title, *shown))).collect()
    };
    let days = |days: &i32| Choice {
        value: days.to_string(),
        label: visit.say("document-request-days", serde_json::json!({ "count": days })),
        selected: *days == 90,
        ..Choice::default()
    };
    let refuse = Choice {
        value: "refuse".to_owned(),
        label: visit.text("document-request-refuse"),
        ..Choice::default()
    };
    Requests {
        waiting: rows(&|one| Some(one.builder) == own && one.state == "open"),
        decided: rows(&|one| Some(one.builder) == own && one.state != "open"),
        ours: rows(&|one| Some(one.member) == own),
        days: GRANTS.iter().map(days).chain([refuse]).collect(),
        list: list(visit),
    }
}

fn row(visit: &SignedIn, seen: &Seen, request: &DocumentRequest, (title, shown): (&str, bool)) -> Row {
    let solution = seen.solutions.iter().find(|one| one.id == request.solution);
    let member = seen.members.iter().find(|member| member.id == request.member);
    let href = format!("{}/{}", list(visit), request.solution);
    let granted = request.grants_on(seen.today);
    let state = match request.state.as_str() {
        "granted" if !granted => "over",
        state => state,
    };
    let own = visit.actor.member().is_some_and(|own| own.id == request.member);
    Row {
        action: format!("{}/document-requests/{}/decision", visit.home(), request.id),
        document: title.to_owned(),
        gone: !shown,
        solution: solution.map(|one| one.about.name.clone()).unwrap_or_default(),
        member: member.map(|member| member.name.clone()).unwrap_or_default(),
        by: request.by.clone(),
        on: local_day(request.at),
        reason: request.reason.clone(),
        state: visit.text(&format!("document-request-state-{state}")),
        tone: match state {
            "granted" => "positive",
            "refused" => "negative",
            "open" => "warning",
            _ => "outline",
        },
        answer: request.answer.clone(),
        until: request.until.and_then(|until| until.yesterday().ok()),
        download: (own && granted && shown).then(|| format!("{href}/documents/{}", request.document)),
        href,
    }
}
