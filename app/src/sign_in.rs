//! The door: signing in and out, and the choice of whom to work for.

use actions::{Fault, Refused, sign_in};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use store::Db;
use validator::Validate;
use web::{Failure, Form, Guest, Nothing, Page, Person, Reply, SeeOther, no_session_cookie, see_other, urls};

use crate::credentials;

/// What somebody signs in with.
#[derive(Deserialize, Validate)]
pub struct SignInForm {
    #[serde(default)]
    #[validate(length(min = 1, code = "email-missing"))]
    email: String,
    #[serde(default)]
    #[validate(length(min = 1, code = "password-missing"))]
    password: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    unsent: bool,
}

/// Where somebody wanted to go.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    next: String,
    /// With a form, of which nothing was done.
    #[serde(default)]
    unsent: bool,
}

/// The door as a page.
#[derive(Serialize)]
struct Show {
    email: String,
    next: Option<String>,
    unsent: bool,
}

/// `GET /sign-in`.
pub async fn show(visit: Guest, wanted: Query<Wanted>) -> Reply {
    let next = urls::local(&wanted.next);
    if visit.known.visitor.is_some() {
        return Ok(go_on(see_other(next.unwrap_or("/")), wanted.unsent).into());
    }
    door(&visit).show(&Show { email: String::new(), next: next.map(str::to_owned), unsent: wanted.unsent })
}

/// `POST /sign-in`.
pub async fn create(visit: Guest, form: Form<SignInForm>, db: Data<Db>, request: HttpRequest) -> Reply {
    let SignInForm { email, password, next, unsent } = &form.fields;
    let next = urls::local(next);
    let view = Show { email: email.clone(), next: next.map(str::to_owned), unsent: *unsent };
    if let Err(faults) = form.read(|_| Ok(())) {
        return door(&visit).faults(faults).show(&view);
    }
    let verified = match credentials::verify(&visit, &db, email, password).await? {
        Ok(verified) => verified,
        Err(fault) => return not_in(&visit, fault, &view),
    };
    match credentials::start(&visit, &db, &request, verified).await {
        Ok(started) => Ok(go_on(credentials::welcome(&visit, &started, next.unwrap_or("/")), *unsent).into()),
        Err(refused) => door(&visit).refused(refused)?.show(&view),
    }
}

/// On the page with the form, whoever sent it is told that it has to be sent again.
fn go_on(to: SeeOther, unsent: bool) -> SeeOther {
    if unsent { to.warn("unsent", &[]) } else { to }
}

/// Whoever tried too often is told so with a status of its own.
fn not_in(visit: &Guest, fault: Fault, view: &Show) -> Reply {
    let wait = fault.code == "sign-in-wait";
    let page = door(visit).faults(vec![fault]);
    if wait { page.status(StatusCode::TOO_MANY_REQUESTS).show(view) } else { page.show(view) }
}

fn door(visit: &Guest) -> Page<'_> {
    visit.page("app/sign-in/show", visit.text("sign-in-title"))
}

/// `POST /sign-in/end`: signs out. Who was signed out already is simply out.
pub async fn end(visit: Guest, form: Result<Form<Nothing>, Failure>, db: Data<Db>) -> Reply {
    if let Some(visitor) = visit.known.visitor.clone() {
        form?;
        db.session::<_, Refused, _>("sessions.end", move |tx| sign_in::end(tx, &visitor)).await?;
    }
    Ok(see_other("/sign-in").flash("signed-out").cookie(no_session_cookie(&visit.site)).into())
}

/// `GET /sign-in/cooperatives`: everything the person can work for.
pub async fn choice(visit: Person) -> Reply {
    #[derive(Serialize)]
    struct Choice {
        operator: bool,
    }
    let view = Choice { operator: visit.visitor.operator };
    visit.page("app/sign-in/choice", visit.text("choice-title")).show(&view)
}
