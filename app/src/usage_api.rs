//! `POST /api/{cooperative}/usage-events`: usage that other systems send, one CloudEvents event or a batch,
//! each answered. See `docs/formats/usage-events.md`.
//!
//! Invariant: every no is a problem (RFC 9457) in JSON with a stable `code`; who has no token learns
//! nothing else.

use actions::api_tokens::hash;
use actions::usage_events::{self, Answer, Taken};
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, WWW_AUTHENTICATE};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use intake::events::{BodyFault, MOST_EVENTS, Shape, read};
use serde::Deserialize;
use serde_json::{Value, json};
use store::api_tokens::ApiVisit;
use store::roles::May;
use store::{Actor, Db, StoreError};
use web::{Failure, Reply, Visit};

/// The most bytes of a body: a thousand events of a kilobyte.
const MOST_BYTES: usize = 1024 * 1024;

/// The cooperative of an address.
#[derive(Deserialize)]
pub struct ApiPath {
    cooperative: String,
}

/// A no, on its way to being a problem.
struct Problem {
    status: StatusCode,
    code: &'static str,
    detail: String,
}

fn problem(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Problem {
    Problem { status, code, detail: detail.into() }
}

impl From<Problem> for HttpResponse {
    fn from(problem: Problem) -> Self {
        let title = problem.status.canonical_reason().unwrap_or("Error");
        let mut response = HttpResponse::build(problem.status);
        if problem.status == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Bearer"));
        }
        response.content_type("application/problem+json").json(json!({
            "type": "about:blank", "title": title, "status": problem.status.as_u16(),
            "code": problem.code, "detail": problem.detail,
        }))
    }
}

/// Why a request ends: a no for the sender, or a failure of ours.
enum End {
    No(Problem),
    Failure(Failure),
}

impl From<Problem> for End {
    fn from(problem: Problem) -> Self {
        End::No(problem)
    }
}

impl From<StoreError> for End {
    fn from(error: StoreError) -> Self {
        End::Failure(error.into())
    }
}

/// Takes events in.
pub async fn create(request: HttpRequest, path: Path<ApiPath>, body: Payload, db: Data<Db>) -> Reply {
    match receive(&request, &path.cooperative, body, &db).await {
        Ok(answers) => Ok(answered(&answers)),
        Err(End::No(problem)) => Ok(problem.into()),
        Err(End::Failure(failure)) => Err(failure),
    }
}

async fn receive(
    request: &HttpRequest,
    cooperative: &str,
    body: Payload,
    db: &Db,
) -> Result<Vec<Answer>, End> {
    let actor = sender(request, cooperative, db).await?;
    let content_type = header(request, CONTENT_TYPE.as_str()).unwrap_or_default();
    let shape = Shape::of(content_type).ok_or_else(|| {
        let types = "application/cloudevents+json, application/cloudevents-batch+json or application/json";
        problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", format!("Send {types}."))
    })?;
    let bytes = whole(request, body).await?;
    let events = read(&bytes, shape).map_err(|fault| of_body(&fault))?;
    let done = db.tenant(&actor, "usage-events.receive", move |tx| usage_events::receive(tx, &events)).await;
    done.map_err(|refused| End::Failure(refused.into()))
}

/// Who sends: the holder of a live token of this cooperative whose scope is to send usage.
async fn sender(request: &HttpRequest, cooperative: &str, db: &Db) -> Result<Actor, End> {
    let unknown = || problem(StatusCode::UNAUTHORIZED, "no-token", "Send a valid token as Bearer.");
    let token = header(request, AUTHORIZATION.as_str()).and_then(|value| value.split_once(' '));
    let token =
        token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    let hashed = hash(token.filter(|token| !token.is_empty()).ok_or_else(unknown)?);
    let ip = Visit::of(request).map_err(End::Failure)?.ip().to_owned();
    let address = cooperative.to_owned();
    let visit =
        db.session::<_, StoreError, _>("api.visit", move |tx| tx.api_visit(&address, &hashed, &ip)).await?;
    match visit {
        ApiVisit::Unknown => Err(unknown().into()),
        ApiVisit::Elsewhere => {
            Err(problem(StatusCode::NOT_FOUND, "not-there", "There is no such cooperative for you.").into())
        }
        ApiVisit::Sender(actor) if actor.may(May::SendUsage) => Ok(*actor),
        ApiVisit::Sender(_) => {
            Err(problem(StatusCode::FORBIDDEN, "scope", "The token lacks the scope usage:write.").into())
        }
    }
}

fn header<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

/// The body, refused by its announced length before a byte is read, and by its real one.
async fn whole(request: &HttpRequest, mut body: Payload) -> Result<Vec<u8>, End> {
    let too_large = || {
        let detail = format!("Send at most {MOST_BYTES} bytes and {MOST_EVENTS} events at once.");
        End::No(problem(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail))
    };
    let announced: Option<usize> =
        header(request, CONTENT_LENGTH.as_str()).and_then(|text| text.parse().ok());
    if announced.is_some_and(|length| length > MOST_BYTES) {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(announced.unwrap_or(0));
    while let Some(chunk) = body.next().await {
        let cut_off = |_| problem(StatusCode::UNPROCESSABLE_ENTITY, "cut-off", "The body ended too early.");
        bytes.extend_from_slice(&chunk.map_err(cut_off)?);
        if bytes.len() > MOST_BYTES {
            return Err(too_large());
        }
    }
    Ok(bytes)
}

fn of_body(fault: &BodyFault) -> Problem {
    let status = match fault {
        BodyFault::TooMany { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let detail = match fault {
        BodyFault::NotJson { line, column } => {
            format!("The body is no JSON in UTF-8: see line {line}, column {column}.")
        }
        BodyFault::WrongShape => {
            "One event was announced and a list was sent, or the other way round.".to_owned()
        }
        BodyFault::TooMany { most } => format!("Send at most {most} events at once."),
    };
    problem(status, fault.code(), detail)
}

/// An answer per event. 422 where none was taken in, so that a sender of one event sees it by the status.
fn answered(answers: &[Answer]) -> HttpResponse {
    let count = |wanted: fn(&Taken) -> bool| answers.iter().filter(|answer| wanted(&answer.taken)).count();
    let refused = count(|taken| matches!(taken, Taken::Refused(_)));
    let status = if refused > 0 && refused == answers.len() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    HttpResponse::build(status).json(json!({
        "stored": count(|taken| matches!(taken, Taken::Stored)),
        "repeated": count(|taken| matches!(taken, Taken::Repeated)),
        "refused": refused,
        "events": answers.iter().map(one).collect::<Vec<_>>(),
    }))
}

fn one(answer: &Answer) -> Value {
    let (status, errors) = match &answer.taken {
        Taken::Stored => ("stored", Vec::new()),
        Taken::Repeated => ("repeated", Vec::new()),
        Taken::Refused(wrongs) => ("refused", wrongs.iter().map(wrong).collect()),
    };
    json!({
        "place": answer.place, "id": answer.id, "source": answer.source, "status": status, "errors": errors,
    })
}

fn wrong(wrong: &usage_events::Wrong) -> Value {
    json!({ "field": wrong.field, "value": wrong.value, "code": wrong.code, "nearest": wrong.nearest })
}
