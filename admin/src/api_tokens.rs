//! Tokens with which other systems send usage: made, shown once, taken back.

use actions::Refused;
use actions::api_tokens::{self as deeds, Made, Make};
use actix_web::web::{Data, Path};
use kernel::ApiTokenId;
use serde::{Deserialize, Serialize};
use store::api_tokens::ApiToken;
use store::roles::Scope;
use store::{Db, StoreError};
use web::templates::items::Choice;
use web::{Form, Page, Reply, SignedIn, see_other};

/// How long a token may live, in days.
const LIFETIMES: [u16; 3] = [30, 90, 365];

/// The token of an address.
#[derive(Deserialize)]
pub struct TokenPath {
    token: ApiTokenId,
}

/// The form that makes one.
#[derive(Deserialize)]
pub struct TokenForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    days: String,
}

/// A form with a button and nothing else.
#[derive(Deserialize)]
pub struct ButtonForm {}

#[derive(Serialize)]
struct Index {
    tokens: Vec<Row>,
    any: bool,
    action: String,
    name: String,
    days: Vec<Choice>,
    address: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    made_by: String,
    created_at: String,
    expires_at: String,
    state: &'static str,
    label: String,
    tone: &'static str,
    revoke: Option<String>,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    token: String,
    expires_at: String,
    example: String,
    list: String,
}

fn list(visit: &SignedIn) -> String {
    format!("{}/office/api-tokens", visit.home())
}

fn address(visit: &SignedIn) -> String {
    let cooperative = &visit.actor.cooperative().address;
    format!("{}/api/{cooperative}/usage-events", visit.site.settings.public_url)
}

fn page(visit: &SignedIn) -> Page<'_> {
    visit.page("admin/api-tokens/index", visit.text("nav-tokens"))
}

/// All tokens, and the form for a new one.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let view = load(&visit, &db, "", "90").await?;
    page(&visit).show(&view)
}

async fn load(visit: &SignedIn, db: &Db, name: &str, days: &str) -> Result<Index, StoreError> {
    let (tokens, now) = db
        .tenant(&visit.actor, "api-tokens.index", |tx| Ok::<_, StoreError>((tx.api_tokens()?, tx.now())))
        .await?;
    let lifetime = |days_of: u16| Choice {
        value: days_of.to_string(),
        label: visit.say("api-token-lifetime", serde_json::json!({ "days": days_of })),
        selected: days == days_of.to_string(),
        ..Choice::default()
    };
    Ok(Index {
        any: !tokens.is_empty(),
        tokens: tokens.iter().map(|token| row(visit, token, now)).collect(),
        action: list(visit),
        name: name.to_owned(),
        days: LIFETIMES.into_iter().map(lifetime).collect(),
        address: address(visit),
    })
}

fn row(visit: &SignedIn, token: &ApiToken, now: jiff::Timestamp) -> Row {
    let (state, tone) = match token.revoked_at {
        Some(_) => ("revoked", "outline"),
        None if token.expires_at <= now => ("expired", "outline"),
        None => ("alive", "positive"),
    };
    let day = |at| visit.words().date(store::local_day(at));
    Row {
        name: token.name.clone(),
        made_by: token.made_by.clone(),
        created_at: day(token.created_at),
        expires_at: day(token.expires_at),
        label: visit.text(&format!("api-token-{state}")),
        revoke: (state == "alive").then(|| format!("{}/{}/revocation", list(visit), token.id)),
        state,
        tone,
    }
}

/// Makes a token and shows it, once.
pub async fn create(visit: SignedIn, form: Form<TokenForm>, db: Data<Db>) -> Reply {
    let (name, days) = (form.fields.name.clone(), form.fields.days.clone());
    let make = Make { name, scopes: vec![Scope::UsageWrite], days: days.parse().unwrap_or(0) };
    let made = db.tenant(&visit.actor, "api-tokens.make", {
        let make = make.clone();
        move |tx| deeds::make(tx, &make)
    });
    match made.await {
        Ok(made) => show_once(&visit, &make.name, &made),
        Err(refused @ Refused::Faults(_)) => {
            let view = load(&visit, &db, &make.name, &days).await?;
            page(&visit).refused(refused)?.show(&view)
        }
        Err(other) => Err(other.into()),
    }
}

fn show_once(visit: &SignedIn, name: &str, made: &Made) -> Reply {
    let view = Shown {
        name: name.to_owned(),
        token: made.token.clone(),
        expires_at: visit.words().date(store::local_day(made.expires_at)),
        example: format!(
            "POST {}\nAuthorization: Bearer {}…\nContent-Type: application/cloudevents+json",
            address(visit),
            deeds::PREFIX
        ),
        list: list(visit),
    };
    visit
        .page("admin/api-tokens/show", visit.text("api-token-made-title"))
        .under(visit.text("nav-tokens"), list(visit))
        .show(&view)
}

/// Takes a token back.
pub async fn revoke(visit: SignedIn, path: Path<TokenPath>, form: Form<ButtonForm>, db: Data<Db>) -> Reply {
    let id = path.token;
    let done = db.tenant(&visit.actor, form.once("api-tokens.revoke"), move |tx| deeds::revoke(tx, id)).await;
    match done {
        Ok(()) => Ok(see_other(list(&visit)).flash("api-token-revoked").into()),
        Err(refused @ Refused::Faults(_)) => {
            let view = load(&visit, &db, "", "90").await?;
            page(&visit).refused(refused)?.show(&view)
        }
        Err(other) => Err(other.into()),
    }
}
