//! "My account": name and language, password, and the browsers that are signed in.

use actions::{Fault, Refused, sign_in};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::web::{Data, Path};
use kernel::SessionId;
use serde::{Deserialize, Serialize};
use store::{Db, SessionInfo, StoreError};
use validator::Validate;
use web::language::Language;
use web::{Form, LANGUAGE_COOKIE, Nothing, Page, Person, Reply, see_other};

use crate::credentials;

const HERE: &str = "/sign-in/account";

/// Name and language.
#[derive(Deserialize, Validate)]
pub struct AccountForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
}

/// The password there is, and the one there will be.
#[derive(Deserialize, Validate)]
pub struct OwnPasswordForm {
    #[serde(default)]
    #[validate(length(min = 1, code = "password-missing"))]
    current: String,
    #[serde(default)]
    password: String,
}

#[derive(Serialize)]
struct Show {
    name: String,
    email: String,
    languages: Vec<Choice>,
    sessions: Vec<SessionRow>,
    operator: bool,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: String,
    note: Option<String>,
    selected: bool,
}

#[derive(Serialize)]
struct SessionRow {
    id: String,
    browser: String,
    ip: String,
    since: String,
    seen: String,
    current: bool,
}

/// `GET /sign-in/account`.
pub async fn show(visit: Person, db: Data<Db>) -> Reply {
    let view = view(&visit, &db, &visit.visitor.name).await?;
    page(&visit).show(&view)
}

/// `POST /sign-in/account`.
pub async fn update(visit: Person, form: Form<AccountForm>, db: Data<Db>) -> Reply {
    let (visitor, name, language) =
        (visit.visitor.clone(), form.fields.name.clone(), form.fields.language.clone());
    let changed = db
        .session("account.update", move |tx| {
            sign_in::change_name(tx, &visitor, &name)?;
            sign_in::change_language(tx, &visitor, &language)
        })
        .await;
    match changed {
        Ok(()) => {
            let cookie = language_cookie(&form.fields.language);
            Ok(see_other(HERE).flash("account-saved").cookie(cookie).into())
        }
        Err(refused) => {
            let view = view(&visit, &db, &form.fields.name).await?;
            page(&visit).refused(refused)?.show(&view)
        }
    }
}

/// `POST /sign-in/account/password`.
pub async fn change_password(visit: Person, form: Form<OwnPasswordForm>, db: Data<Db>) -> Reply {
    match new_password(&visit, &form, &db).await? {
        Ok(()) => Ok(see_other(HERE).flash("password-changed").into()),
        Err(refused) => {
            let view = view(&visit, &db, &visit.visitor.name).await?;
            page(&visit).refused(refused)?.show(&view)
        }
    }
}

async fn new_password(
    visit: &Person,
    form: &Form<OwnPasswordForm>,
    db: &Db,
) -> Result<Result<(), Refused>, web::Failure> {
    if let Err(faults) = form.read(|_| Ok(())) {
        return Ok(Err(Refused::Faults(faults)));
    }
    let visitor = visit.visitor.clone();
    let hash = match credentials::hash(visit, &form.fields.password, &[&visitor.name, &visitor.email]).await?
    {
        Ok(hash) => hash,
        Err(faults) => return Ok(Err(Refused::Faults(faults))),
    };
    let verified = match credentials::verify(visit, db, &visitor.email, &form.fields.current).await? {
        Ok(verified) => verified,
        Err(fault) if fault.code == "sign-in-wait" => return Ok(Err(fault.into())),
        Err(_) => return Ok(Err(Fault::field("current", "password-wrong").into())),
    };
    let ip = visit.ip().to_owned();
    Ok(db
        .session("account.change-password", move |tx| {
            sign_in::change_password(tx, &visitor, &verified, &hash, &ip)
        })
        .await)
}

/// `POST /sign-in/account/sessions/{session}/end`.
pub async fn end_session(
    visit: Person,
    session: Path<SessionId>,
    _form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (visitor, session, ip) = (visit.visitor.clone(), session.into_inner(), visit.ip().to_owned());
    db.session::<_, Refused, _>("sessions.revoke", move |tx| sign_in::revoke(tx, &visitor, session, &ip))
        .await?;
    Ok(see_other(HERE).flash("session-ended").into())
}

fn page(visit: &Person) -> Page<'_> {
    visit.page("app/account/show", visit.text("account-title"))
}

async fn view(visit: &Person, db: &Db, name: &str) -> Result<Show, StoreError> {
    let person = visit.visitor.person;
    let sessions = db.session::<_, StoreError, _>("account.show", move |tx| tx.sessions_of(person)).await?;
    let own = Language::from_code(&visit.visitor.language).unwrap_or_default();
    Ok(Show {
        name: name.to_owned(),
        email: visit.visitor.email.clone(),
        languages: Language::ALL
            .into_iter()
            .map(|language| Choice {
                value: language.code(),
                label: visit.text(&format!("account-language-{}", language.code())),
                note: None,
                selected: language == own,
            })
            .collect(),
        sessions: sessions.iter().map(|session| row(visit, session)).collect(),
        operator: visit.visitor.operator,
    })
}

fn row(visit: &Person, session: &SessionInfo) -> SessionRow {
    let browser = match browser_of(&session.agent) {
        (Some(browser), Some(system)) => visit
            .text_with("account-browser", &[("browser", browser.to_owned()), ("system", system.to_owned())]),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => visit.text("account-browser-unknown"),
    };
    SessionRow {
        id: session.id.to_string(),
        browser,
        ip: session.ip.clone(),
        since: session.created_at.to_string(),
        seen: session.last_seen_at.to_string(),
        current: session.id == visit.visitor.session,
    }
}

/// The browser and the system, as far as the description tells; the order matters, since they all call
/// themselves more than one name.
fn browser_of(agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chromium/", "Chromium"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    (browser, system)
}

fn language_cookie(code: &str) -> Cookie<'static> {
    let code = Language::from_code(code).unwrap_or_default().code();
    Cookie::build(LANGUAGE_COOKIE, code)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_by_the_name_that_only_it_has() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
            Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
        assert_eq!(browser_of(edge), (Some("Edge"), Some("Windows")));
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
            (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser_of(iphone), (Some("Safari"), Some("iOS")));
        assert_eq!(browser_of("curl/8"), (None, None));
    }
}
