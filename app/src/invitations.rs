//! Taking the seat that an invitation offers: the page behind the link in the mail.

use actions::invitations::{self, Offer};
use actions::sign_in::Verified;
use actions::{Fault, Refused};
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use store::{Db, Invitation, local_day};
use validator::Validate;
use web::{Failure, Form, Guest, Page, Reply, see_other};

use crate::credentials;

/// What the page asks, as far as it asks it.
#[derive(Deserialize, Validate)]
pub struct AcceptForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

/// An offer as its page shows it. `way`: `new` makes an account, `password` asks for the one there is, `join`
/// is signed in already, `other` is signed in as somebody else, `dead` offers nothing.
#[derive(Serialize)]
struct Show {
    way: &'static str,
    token: String,
    cooperative: String,
    whom: String,
    roles: Vec<String>,
    invited_by: String,
    email: String,
    name: String,
    valid_until: String,
    signed_in_as: String,
}

/// `GET /sign-in/invitations/{token}`.
pub async fn show(visit: Guest, token: Path<String>, db: Data<Db>) -> Reply {
    let token = token.into_inner();
    match offer(&db, &token).await {
        Ok(offer) => page(&visit).show(&view(&visit, &offer, token, None)),
        Err(refused) => dead(&visit, refused, token, StatusCode::NOT_FOUND),
    }
}

/// `POST /sign-in/invitations/{token}`.
pub async fn create(
    visit: Guest,
    token: Path<String>,
    form: Form<AcceptForm>,
    db: Data<Db>,
    request: HttpRequest,
) -> Reply {
    let token = token.into_inner();
    visit.site.gate.admit(visit.ip())?;
    let offer = match offer(&db, &token).await {
        Ok(offer) => offer,
        Err(refused) => return dead(&visit, refused, token, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let accepted = match way(&visit, &offer) {
        "new" => with_new_account(&visit, &db, &token, &form.fields, &offer).await?,
        "password" => with_password(&visit, &db, &token, &form.fields, &offer).await?,
        "join" => signed_in(&visit, &db, &token).await,
        _ => Err(Fault::page("invitation-other-account").into()),
    };
    match accepted {
        Ok(accepted) => welcome(&visit, &db, &request, accepted).await,
        Err(refused) => {
            let view = view(&visit, &offer, token, Some(&form.fields.name));
            page(&visit).refused(refused)?.show(&view)
        }
    }
}

/// A seat that was taken, and whose session is to be started.
type Accepted = (Invitation, Option<Verified>);

async fn with_new_account(
    visit: &Guest,
    db: &Db,
    token: &str,
    form: &AcceptForm,
    offer: &Offer,
) -> Result<Result<Accepted, Refused>, Failure> {
    let mut faults = actions::sign_in::name_of(&form.name).err().into_iter().collect::<Vec<_>>();
    let hash = match credentials::hash(visit, &form.password, &[&form.name, &offer.invitation.email]).await? {
        Ok(hash) => hash,
        Err(more) => {
            faults.extend(more);
            String::new()
        }
    };
    if !faults.is_empty() {
        return Ok(Err(Refused::Faults(faults)));
    }
    let (token, name, ip) = (token.to_owned(), form.name.clone(), visit.ip().to_owned());
    let language = visit.language().code();
    let accepted = db
        .session("invitations.accept", move |tx| {
            invitations::accept_with_new_account(tx, &token, &name, &hash, language, &ip)
        })
        .await;
    Ok(accepted.map(|(invitation, verified)| (invitation, Some(verified))))
}

async fn with_password(
    visit: &Guest,
    db: &Db,
    token: &str,
    form: &AcceptForm,
    offer: &Offer,
) -> Result<Result<Accepted, Refused>, Failure> {
    let verified = match credentials::verify(visit, db, &offer.invitation.email, &form.password).await? {
        Ok(verified) => verified,
        Err(fault) if fault.code == "sign-in-wait" => return Ok(Err(fault.into())),
        Err(_) => return Ok(Err(Fault::field("password", "password-wrong").into())),
    };
    let (token, ip, proof) = (token.to_owned(), visit.ip().to_owned(), verified.clone());
    let accepted = db
        .session("invitations.accept", move |tx| invitations::accept_verified(tx, &token, &proof, &ip))
        .await;
    Ok(accepted.map(|invitation| (invitation, Some(verified))))
}

async fn signed_in(visit: &Guest, db: &Db, token: &str) -> Result<Accepted, Refused> {
    let visitor = visit.known.visitor.clone().ok_or(Refused::Forbidden)?;
    let (token, ip) = (token.to_owned(), visit.ip().to_owned());
    let accepted =
        db.session("invitations.accept", move |tx| invitations::accept_as(tx, &token, &visitor, &ip)).await?;
    Ok((accepted, None))
}

async fn welcome(visit: &Guest, db: &Db, request: &HttpRequest, accepted: Accepted) -> Reply {
    let (invitation, verified) = accepted;
    let target = see_other(format!("/{}", invitation.address))
        .flash_with("invitation-accepted", &[("cooperative", invitation.cooperative_name.clone())]);
    let Some(verified) = verified else { return Ok(HttpResponse::from(target)) };
    let started = credentials::start(visit, db, request, verified).await?;
    Ok(target.cookie(web::session_cookie(&visit.site, &started.key)).into())
}

async fn offer(db: &Db, token: &str) -> Result<Offer, Refused> {
    let token = token.to_owned();
    db.session("invitations.find", move |tx| invitations::find(tx, &token)).await
}

fn way(visit: &Guest, offer: &Offer) -> &'static str {
    match &visit.known.visitor {
        Some(visitor) if visitor.email == offer.invitation.email => "join",
        Some(_) => "other",
        None if offer.has_account => "password",
        None => "new",
    }
}

fn page(visit: &Guest) -> Page<'_> {
    visit.page("app/invitations/show", visit.text("invitation-title"))
}

fn view(visit: &Guest, offer: &Offer, token: String, typed: Option<&str>) -> Show {
    let invitation = &offer.invitation;
    let role = |role: &store::roles::Role| visit.text(&format!("role-{}", role.name().replace('_', "-")));
    Show {
        way: way(visit, offer),
        token,
        cooperative: invitation.cooperative_name.clone(),
        whom: invitation.member_name.clone().unwrap_or_else(|| visit.text("seat-office")),
        roles: invitation.roles.iter().map(role).collect(),
        invited_by: invitation.invited_by.clone(),
        email: invitation.email.clone(),
        name: typed.unwrap_or(&invitation.name).to_owned(),
        valid_until: local_day(invitation.expires_at).to_string(),
        signed_in_as: visit.known.visitor.as_ref().map(|visitor| visitor.email.clone()).unwrap_or_default(),
    }
}

/// The page of a link that does not work any more; it says so in its heading.
fn dead(visit: &Guest, refused: Refused, token: String, status: StatusCode) -> Reply {
    let nothing = String::new;
    let view = Show {
        way: "dead",
        token,
        cooperative: nothing(),
        whom: nothing(),
        roles: Vec::new(),
        invited_by: nothing(),
        email: nothing(),
        name: nothing(),
        valid_until: nothing(),
        signed_in_as: nothing(),
    };
    page(visit).refused(refused)?.faults(Vec::new()).status(status).show(&view)
}
