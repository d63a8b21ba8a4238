//! What the doors share: a password looked at or hashed outside any transaction, and a session started.

use actions::sign_in::{self, Attempt, Browser, LookUp, Started, Verified};
use actions::{Fault, Refused, passwords};
use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;
use store::Db;
use web::{Failure, SeeOther, Visit, see_other, session_cookie};

/// Whether the password is the account's. Every try counts.
///
/// # Errors
/// [`Failure::TooMany`] for a flood; inside, the one fault of all that is wrong.
pub async fn verify(
    visit: &Visit,
    db: &Db,
    email: &str,
    password: &str,
) -> Result<Result<Verified, Fault>, Failure> {
    visit.site.gate.admit(visit.ip())?;
    let attempt = Attempt { email: email.to_owned(), ip: visit.ip().to_owned() };
    let found =
        db.session::<_, Refused, _>("sessions.look-up", move |tx| sign_in::look_up(tx, &attempt)).await?;
    match found {
        LookUp::Throttled => Ok(Err(Fault::page("sign-in-wait"))),
        LookUp::Candidate(candidate) => {
            let password = password.to_owned();
            visit.site.gate.hash(move || candidate.verify(&password)).await
        }
    }
}

/// The hash of a new password, where it is strong enough. `about` is what everybody knows of its owner.
///
/// # Errors
/// A failure of the library; inside, what is wrong with the password.
pub async fn hash(
    visit: &Visit,
    password: &str,
    about: &[&str],
) -> Result<Result<String, Vec<Fault>>, Failure> {
    let (password, chance) = (password.to_owned(), visit.site.chance.clone());
    let about: Vec<String> = about.iter().map(|text| (*text).to_owned()).collect();
    let hashed = visit.site.gate.hash(move || {
        let about: Vec<&str> = about.iter().map(String::as_str).collect();
        passwords::check(&password, &about)?;
        passwords::hash(&password, &chance).map_err(Refused::from)
    });
    match hashed.await? {
        Ok(hash) => Ok(Ok(hash)),
        Err(Refused::Faults(faults)) => Ok(Err(faults)),
        Err(other) => Err(other.into()),
    }
}

/// Starts a session for somebody who proved to be the account's owner; the session that the browser had ends.
///
/// # Errors
/// Those of the transaction.
pub async fn start(
    visit: &Visit,
    db: &Db,
    request: &HttpRequest,
    verified: Verified,
) -> Result<Started, Refused> {
    let agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let browser = Browser { ip: visit.ip().to_owned(), agent: agent.to_owned() };
    let had = visit.known.visitor.clone();
    db.session("sessions.start", move |tx| sign_in::complete(tx, &verified, &browser, had.as_deref())).await
}

/// Sends somebody whose session just started to `target`, with the key in a cookie.
#[must_use]
pub fn welcome(visit: &Visit, started: &Started, target: &str) -> SeeOther {
    see_other(target).cookie(session_cookie(&visit.site, &started.key))
}
