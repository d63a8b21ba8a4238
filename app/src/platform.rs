//! The operator's pages: the cooperatives of the installation, a new one, and its first administrator.
//!
//! Invariant: every page here goes through the operator's door, which notes who looked, when and why.

use actions::cooperatives::{LEGAL_FORMS, THEMES, VOTES};
use actions::invitations::Invite;
use actions::{Fault, Refused, cooperatives, invitations};
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use store::{Cooperative, Db, NewCooperative, Reason, StoreError};
use validator::Validate;
use web::{Failure, Form, Operating, Page, Reply, initials, see_other};

const HERE: &str = "/platform";

/// A cooperative to be made, and why.
#[derive(Deserialize, Validate, Serialize)]
pub struct CooperativeForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    legal_form: String,
    #[serde(default)]
    votes: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    notice_months: String,
    #[serde(default)]
    dispute_days: String,
    #[serde(default)]
    deviation_percent: String,
    #[serde(default)]
    #[validate(length(min = 1, code = "platform-why-missing"))]
    why: String,
}

impl Default for CooperativeForm {
    fn default() -> Self {
        let text = str::to_owned;
        Self {
            name: String::new(),
            address: String::new(),
            legal_form: text("cooperative_ua"),
            votes: text("equal"),
            theme: text("gemeengoed"),
            notice_months: text("3"),
            dispute_days: text("30"),
            deviation_percent: text("10"),
            why: String::new(),
        }
    }
}

impl CooperativeForm {
    fn read(&self) -> Result<NewCooperative, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut number = |field: &'static str, typed: &str| {
            typed.trim().parse().unwrap_or_else(|_| {
                faults.push(Fault::field(field, "cooperative-number"));
                1
            })
        };
        let new = NewCooperative {
            address: self.address.trim().to_owned(),
            name: self.name.trim().to_owned(),
            legal_form: self.legal_form.clone(),
            votes: self.votes.clone(),
            theme: self.theme.clone(),
            demonstration: false,
            notice_months: number("notice_months", &self.notice_months),
            dispute_days: number("dispute_days", &self.dispute_days),
            deviation_percent: number("deviation_percent", &self.deviation_percent),
        };
        faults.extend(cooperatives::check(&new));
        if faults.is_empty() { Ok(new) } else { Err(faults) }
    }
}

/// The first administrator of a cooperative, and why.
#[derive(Deserialize, Validate, Default)]
pub struct AdministratorForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    #[validate(length(min = 1, code = "platform-why-missing"))]
    why: String,
}

#[derive(Serialize)]
struct Row {
    tile: String,
    name: String,
    address: String,
    legal_form: String,
    votes: String,
    demonstration: bool,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: String,
    note: Option<String>,
    selected: bool,
}

#[derive(Serialize)]
struct New<'a> {
    fields: &'a CooperativeForm,
    legal_forms: Vec<Choice>,
    votes: Vec<Choice>,
    themes: Vec<Choice>,
}

#[derive(Serialize)]
struct Show {
    cooperative: Row,
    terms: Vec<Term>,
    name: String,
    email: String,
    why: String,
}

#[derive(Serialize)]
struct Term {
    label: String,
    value: String,
    note: Option<String>,
}

/// `GET /platform`.
pub async fn index(visit: Operating, db: Data<Db>) -> Reply {
    #[derive(Serialize)]
    struct Index {
        rows: Vec<Row>,
    }
    let all = db
        .platform::<_, StoreError, _>(&visit.operator, looking("cooperatives.index", ""), |tx| {
            tx.cooperatives()
        })
        .await?;
    let rows = all.iter().map(|one| row(&visit, one)).collect();
    visit.page("app/platform/index", visit.text("platform-title")).show(&Index { rows })
}

/// `GET /platform/cooperatives/new`.
pub async fn new(visit: Operating) -> Reply {
    form_page(&visit).show(&form_view(&visit, &CooperativeForm::default()))
}

/// `POST /platform/cooperatives`.
pub async fn create(visit: Operating, form: Form<CooperativeForm>, db: Data<Db>) -> Reply {
    let new = match form.read(CooperativeForm::read) {
        Ok(new) => new,
        Err(faults) => return form_page(&visit).faults(faults).show(&form_view(&visit, &form.fields)),
    };
    let reason = because("cooperatives.create", &new.address, &form.fields.why);
    match db.platform(&visit.operator, reason, move |tx| cooperatives::create(tx, &new)).await {
        Ok(made) => Ok(see_other(format!("{HERE}/cooperatives/{}", made.address))
            .flash_with("cooperative-made", &[("name", made.name.clone())])
            .into()),
        Err(refused) => form_page(&visit).refused(refused)?.show(&form_view(&visit, &form.fields)),
    }
}

/// `GET /platform/cooperatives/{address}`.
pub async fn show(visit: Operating, address: Path<String>, db: Data<Db>) -> Reply {
    let cooperative = find(&visit, &db, &address).await?;
    one_page(&visit, &cooperative).show(&one_view(&visit, &cooperative, &AdministratorForm::default()))
}

/// `POST /platform/cooperatives/{address}/administrators`.
pub async fn invite(
    visit: Operating,
    address: Path<String>,
    form: Form<AdministratorForm>,
    db: Data<Db>,
) -> Reply {
    let cooperative = find(&visit, &db, &address).await?;
    let again = |page: Page<'_>| page.show(&one_view(&visit, &cooperative, &form.fields));
    if let Err(faults) = form.read(|_| Ok(())) {
        return again(one_page(&visit, &cooperative).faults(faults));
    }
    let reason = because("cooperatives.invite-administrator", &cooperative.address, &form.fields.why);
    let (to, invite) = (cooperative.clone(), invite_of(&visit, &form.fields));
    let invited = db
        .platform::<_, Refused, _>(&visit.operator, reason, move |tx| {
            invitations::invite_administrator(tx, &to, &invite)
        })
        .await;
    match invited {
        Ok(()) => Ok(see_other(format!("{HERE}/cooperatives/{}", cooperative.address))
            .flash_with("invitation-sent", &[("email", form.fields.email.trim().to_lowercase())])
            .into()),
        Err(refused) => again(one_page(&visit, &cooperative).refused(refused)?),
    }
}

fn invite_of(visit: &Operating, form: &AdministratorForm) -> Invite {
    Invite {
        name: form.name.clone(),
        email: form.email.clone(),
        member: None,
        roles: Vec::new(),
        language: visit.language().code().to_owned(),
    }
}

async fn find(visit: &Operating, db: &Db, address: &str) -> Result<Cooperative, Failure> {
    let (reason, address) = (looking("cooperatives.show", address), address.to_owned());
    Ok(db.platform::<_, StoreError, _>(&visit.operator, reason, move |tx| tx.cooperative(&address)).await?)
}

/// The operator looks at what is no cooperative's own data: the reason is the page.
fn looking(name: &'static str, subject: &str) -> Reason {
    Reason { name, subject: subject.to_owned(), why: "page".to_owned() }
}

fn because(name: &'static str, subject: &str, why: &str) -> Reason {
    Reason { name, subject: subject.to_owned(), why: why.trim().to_owned() }
}

fn row(visit: &Operating, one: &Cooperative) -> Row {
    Row {
        tile: initials(&one.name),
        name: one.name.clone(),
        address: one.address.clone(),
        legal_form: visit.text(&format!("legal-form-{}", one.legal_form.replace('_', "-"))),
        votes: visit.text(&format!("votes-{}", one.votes)),
        demonstration: one.demonstration,
    }
}

fn form_page(visit: &Operating) -> Page<'_> {
    visit.page("app/platform/new", visit.text("cooperative-new-title"))
}

fn form_view<'a>(visit: &Operating, fields: &'a CooperativeForm) -> New<'a> {
    let choices = |key: fn(&str) -> String, names: &[&'static str], chosen: &str| -> Vec<Choice> {
        names
            .iter()
            .map(|name| Choice {
                value: name,
                label: visit.text(&key(&name.replace('_', "-"))),
                note: None,
                selected: *name == chosen,
            })
            .collect()
    };
    New {
        fields,
        legal_forms: choices(|name| format!("legal-form-{name}"), &LEGAL_FORMS, &fields.legal_form),
        votes: choices(|name| format!("votes-{name}"), &VOTES, &fields.votes),
        themes: choices(|name| format!("theme-{name}"), &THEMES, &fields.theme),
    }
}

fn one_page<'a>(visit: &'a Operating, cooperative: &Cooperative) -> Page<'a> {
    visit.page("app/platform/show", cooperative.name.clone())
}

fn one_view(visit: &Operating, one: &Cooperative, form: &AdministratorForm) -> Show {
    let term = |label: &str, value: &str, count: i32| Term {
        label: visit.text(label),
        value: visit.words().say(value, &[("count", count.into())]),
        note: None,
    };
    Show {
        cooperative: row(visit, one),
        terms: vec![
            term("cooperative-notice", "cooperative-months", one.notice_months),
            term("cooperative-dispute", "cooperative-days", one.dispute_days),
            term("cooperative-deviation", "cooperative-percent", one.deviation_percent),
        ],
        name: form.name.clone(),
        email: form.email.clone(),
        why: form.why.clone(),
    }
}
