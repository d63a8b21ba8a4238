//! Choosing a new password with a link from the mail.

use std::time::Duration;

use actions::{Refused, password_resets as resets};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use store::Db;
use tokio::time::{Instant, sleep_until};
use validator::Validate;
use web::{Form, Guest, Page, Reply, see_other};

use crate::credentials;

/// The answer comes after this long, whether the address has an account or not: the time does not tell.
const ANSWER_AFTER: Duration = Duration::from_millis(250);

/// Whose password.
#[derive(Deserialize, Validate)]
pub struct ResetForm {
    #[serde(default)]
    email: String,
}

/// The new password.
#[derive(Deserialize, Validate)]
pub struct PasswordForm {
    #[serde(default)]
    password: String,
}

#[derive(Serialize)]
struct New {
    email: String,
}

#[derive(Serialize)]
struct Show {
    email: Option<String>,
    token: String,
}

/// `GET /sign-in/password-reset`.
pub async fn new(visit: Guest) -> Reply {
    ask(&visit).show(&New { email: String::new() })
}

/// `POST /sign-in/password-reset`: the same answer, as fast, whether the address has an account or not.
pub async fn create(visit: Guest, form: Form<ResetForm>, db: Data<Db>) -> Reply {
    let answer_at = Instant::now() + ANSWER_AFTER;
    visit.site.gate.admit(visit.ip())?;
    let (email, ip) = (form.fields.email.clone(), visit.ip().to_owned());
    let asked = db
        .session::<_, Refused, _>("password-resets.request", move |tx| resets::request(tx, &email, &ip))
        .await;
    sleep_until(answer_at).await;
    match asked {
        Ok(()) => Ok(see_other("/sign-in/mail-sent").into()),
        Err(refused) => ask(&visit).refused(refused)?.show(&New { email: form.fields.email.clone() }),
    }
}

fn ask(visit: &Guest) -> Page<'_> {
    visit.page("app/password-resets/new", visit.text("password-reset-title"))
}

/// `GET /sign-in/mail-sent`.
pub async fn sent(visit: Guest) -> Reply {
    #[derive(Serialize)]
    struct Sent {}
    visit.page("app/password-resets/sent", visit.text("mail-sent-title")).show(&Sent {})
}

/// `GET /sign-in/password-reset/{token}`.
pub async fn show(visit: Guest, token: Path<String>, db: Data<Db>) -> Reply {
    let token = token.into_inner();
    match owner(&db, &token).await {
        Ok(owner) => choose(&visit).show(&Show { email: Some(owner.email), token }),
        Err(refused) => dead(&visit, refused, token, StatusCode::NOT_FOUND),
    }
}

/// `POST /sign-in/password-reset/{token}`: sets the password, and signs in.
pub async fn update(
    visit: Guest,
    token: Path<String>,
    form: Form<PasswordForm>,
    db: Data<Db>,
    request: HttpRequest,
) -> Reply {
    let token = token.into_inner();
    visit.site.gate.admit(visit.ip())?;
    let owner = match owner(&db, &token).await {
        Ok(owner) => owner,
        Err(refused) => return dead(&visit, refused, token, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let hashed = credentials::hash(&visit, &form.fields.password, &[&owner.name, &owner.email]).await?;
    let hash = match hashed {
        Ok(hash) => hash,
        Err(faults) => return choose(&visit).faults(faults).show(&Show { email: Some(owner.email), token }),
    };
    let (used, ip) = (token.clone(), visit.ip().to_owned());
    let done = db.session("password-resets.complete", move |tx| resets::complete(tx, &used, &hash, &ip));
    match done.await {
        Ok(verified) => {
            let started = credentials::start(&visit, &db, &request, verified).await?;
            Ok(credentials::welcome(&visit, &started, "/").into())
        }
        Err(refused) => dead(&visit, refused, token, StatusCode::UNPROCESSABLE_ENTITY),
    }
}

async fn owner(db: &Db, token: &str) -> Result<resets::Owner, Refused> {
    let token = token.to_owned();
    db.session("password-resets.find", move |tx| resets::find(tx, &token)).await
}

fn choose(visit: &Guest) -> Page<'_> {
    visit.page("app/password-resets/show", visit.text("password-new-title"))
}

/// The page of a link that does not work any more; it says so in its heading.
fn dead(visit: &Guest, refused: Refused, token: String, status: StatusCode) -> Reply {
    choose(visit).refused(refused)?.faults(Vec::new()).status(status).show(&Show { email: None, token })
}
