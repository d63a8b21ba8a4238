//! The allocation key of a service: its versions, and a new one.

use actions::key_sentence::{key_in_short, key_sentence};
use actions::service_keys::{self, key_of};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::ServiceId;
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{Db, Member, Meter, Service, ServiceKey, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Reply, SignedIn, see_other};

use crate::amounts::meter_names;
use crate::key_form;

/// A key as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
pub struct KeyForm {
    /// `equal`, `attribute`, `usage`, `fixed` or `blend`.
    #[serde(default)]
    pub kind: String,
    /// Name of the attribute.
    #[serde(default)]
    pub attribute: String,
    /// Its reference date.
    #[serde(default)]
    pub on: String,
    /// Code of the meter.
    #[serde(default)]
    pub meter: String,
    /// What of a blend is equal, in per cent.
    #[serde(default)]
    pub percent: String,
    /// Fixed shares: a line for each member.
    #[serde(default)]
    pub shares: String,
    /// `days` or `measure`.
    #[serde(default)]
    pub presence: String,
    /// First day.
    #[serde(default)]
    pub starts_on: String,
    /// Who decided it.
    #[serde(default)]
    pub note: String,
}

#[derive(Serialize)]
struct Index {
    title: String,
    versions: Vec<Version>,
    new_href: Option<String>,
}

#[derive(Serialize)]
struct Version {
    title: String,
    short: String,
    does: String,
    presence: String,
    from: String,
    made: String,
    note: Option<String>,
    current: bool,
    shares: Vec<ShareRow>,
}

#[derive(Serialize)]
struct ShareRow {
    name: String,
    share: String,
}

#[derive(Serialize)]
struct New {
    title: String,
    typed: KeyForm,
    kinds: Vec<Choice>,
    attributes: Vec<Choice>,
    meters: Vec<Choice>,
    presences: Vec<Choice>,
    action: String,
}

/// The versions of a service's key, newest first.
pub async fn index(visit: SignedIn, path: Path<(String, ServiceId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| {
        Ok::<_, StoreError>((tx.service(id)?, tx.keys_of(id)?, tx.meters()?, tx.members()?, tx.today()))
    };
    let (service, keys, meters, members, today) = db.tenant(&visit.actor, "service-keys.index", load).await?;
    let current = keys.iter().find(|key| key.starts_on <= today).map(|key| key.id);
    let view = Index {
        title: visit.text_with("keys-title", &[("service", service.name.clone())]),
        versions: (keys.iter())
            .map(|key| version(&visit, key, &meters, &members, current == Some(key.id)))
            .collect(),
        new_href: visit.actor.may(May::KeepServices).then(|| format!("{}/new", href(&visit, id))),
    };
    let page = visit.page("admin/service_keys/index", view.title.clone());
    page.under(visit.text("nav-services"), format!("{}/services", visit.home())).show(&view)
}

/// The form for a new version.
pub async fn new(visit: SignedIn, path: Path<(String, ServiceId)>, db: Data<Db>) -> Reply {
    let typed = KeyForm { presence: "days".to_owned(), ..KeyForm::default() };
    form_page(&visit, &db, path.1, typed, Vec::new()).await
}

/// Enters a new version.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, ServiceId)>,
    form: Form<KeyForm>,
    db: Data<Db>,
) -> Reply {
    let service = path.1;
    let members = db.tenant(&visit.actor, "service-keys.members", |tx| tx.members()).await?;
    let new = match form.read(|typed| key_form::read(typed, service, &members)) {
        Ok(new) => new,
        Err(faults) => return form_page(&visit, &db, service, form.fields.clone(), faults).await,
    };
    let call = form.once("service-keys.add");
    match db.tenant(&visit.actor, call, move |tx| service_keys::add(tx, &new)).await {
        Ok(_) => Ok(see_other(href(&visit, service)).flash("key-added").into()),
        Err(Refused::Faults(faults)) => form_page(&visit, &db, service, form.fields.clone(), faults).await,
        Err(other) => Err(other.into()),
    }
}

fn href(visit: &SignedIn, service: ServiceId) -> String {
    format!("{}/office/services/{service}/keys", visit.home())
}

async fn form_page(
    visit: &SignedIn,
    db: &Data<Db>,
    id: ServiceId,
    typed: KeyForm,
    faults: Vec<Fault>,
) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| {
        let mut attributes: Vec<String> = tx.member_attributes()?.into_iter().map(|one| one.name).collect();
        attributes.sort();
        attributes.dedup();
        Ok::<_, StoreError>((tx.service(id)?, tx.meters()?, attributes))
    };
    let (service, meters, attributes) = db.tenant(&visit.actor, "service-keys.new", load).await?;
    let view = form_view(visit, &service, &meters, &attributes, typed);
    let page = visit.page("admin/service_keys/new", view.title.clone());
    let page = page
        .under(visit.text("nav-services"), format!("{}/services", visit.home()))
        .under(visit.text_with("keys-title", &[("service", service.name.clone())]), href(visit, id));
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

fn form_view(
    visit: &SignedIn,
    service: &Service,
    meters: &[Meter],
    attributes: &[String],
    typed: KeyForm,
) -> New {
    let choice = |value: &str, label: String, typed: &str| Choice {
        value: value.to_owned(),
        label,
        selected: value == typed,
        ..Choice::default()
    };
    let none = || Choice { label: visit.text("keys-choose"), ..Choice::default() };
    let kind = |kind: &&str| Choice {
        note: Some(visit.text(&format!("keys-kind-{kind}-note"))),
        ..choice(kind, visit.text(&format!("keys-kind-{kind}")), &typed.kind)
    };
    let presence =
        |presence: &&str| choice(presence, visit.text(&format!("keys-presence-{presence}")), &typed.presence);
    let attribute = |name: &String| {
        choice(name, visit.text_with("key-attribute", &[("name", name.clone())]), &typed.attribute)
    };
    New {
        title: visit.text_with("keys-new-title", &[("service", service.name.clone())]),
        kinds: ["equal", "attribute", "usage", "fixed", "blend"].iter().map(kind).collect(),
        attributes: std::iter::once(none()).chain(attributes.iter().map(attribute)).collect(),
        meters: std::iter::once(none())
            .chain(meters.iter().map(|meter| choice(&meter.code, meter.name.clone(), &typed.meter)))
            .collect(),
        presences: ["days", "measure"].iter().map(presence).collect(),
        action: href(visit, service.id),
        typed,
    }
}

fn version(
    visit: &SignedIn,
    key: &ServiceKey,
    meters: &[Meter],
    members: &[Member],
    current: bool,
) -> Version {
    let (words, names) = (visit.words(), meter_names(meters));
    let rule = key_of(&key.rule);
    let presence = match key.rule.get("presence").and_then(serde_json::Value::as_str) {
        Some("days") => "key-presence-days",
        _ => "key-presence-measure",
    };
    let args = [("name", key.made_by.as_str().into()), ("at", words.instant(key.made_at).into())];
    let shares = match &rule {
        Some(allocation::Key::Fixed { shares }) => shares
            .iter()
            .map(|(code, share)| {
                let member = members.iter().find(|member| member.code == *code);
                let name = member.map_or_else(|| code.clone(), |member| member.name.clone());
                ShareRow { name, share: words.quantity(share) }
            })
            .collect(),
        _ => Vec::new(),
    };
    Version {
        title: words.say("keys-version", &[("version", i64::from(key.version).into())]),
        short: rule.as_ref().map(|key| words.heading(&key_in_short(key, &names))).unwrap_or_default(),
        does: rule.as_ref().map(|key| words.phrase(&key_sentence(key, &names))).unwrap_or_default(),
        presence: visit.text(presence),
        from: words.say("keys-from", &[("date", words.date(key.starts_on).into())]),
        made: words.say("keys-made", &args),
        note: Some(key.note.clone()).filter(|note| !note.is_empty()),
        current,
        shares,
    }
}
