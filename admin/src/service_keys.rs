//! The rule of a service: its versions, and a new one that is looked at before it is saved.

use actions::key_example::{self, Tried};
use actions::key_rule::Rule;
use actions::key_sentence::{MeterNames, key_in_short, rule_sentences};
use actions::service_keys::{self, NewKey};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use kernel::ServiceId;
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{Db, Member, ServiceKey, StoreError, TenantTx};
use web::{Form, Reply, SignedIn, see_other};

use crate::amounts::meter_names;
use crate::key_check::Checked;
use crate::key_form::{self, Fields, KeyForm, Known, USUAL};

/// What the address asks of the form.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// A usual rule to begin from; none for the rule of now.
    #[serde(default)]
    pub from: String,
    /// Whether the rule is looked at, and not saved.
    #[serde(default)]
    pub check: bool,
    /// What becomes of the form, which is neither looked at nor saved: a part more, or one less.
    pub shape: Option<String>,
}

#[derive(Serialize)]
struct Index {
    title: String,
    versions: Vec<Version>,
    new_href: Option<String>,
    cost_models_href: String,
    usual: Vec<Usual>,
}

/// A usual rule to begin from.
#[derive(Serialize)]
struct Usual {
    name: String,
    note: String,
    href: String,
}

#[derive(Serialize)]
struct Version {
    title: String,
    short: String,
    does: Vec<String>,
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
    form: Fields,
    does: Vec<String>,
    checked: Option<Checked>,
    action: String,
    check_action: String,
}

/// The versions of a service's rule, newest first, and the usual rules to begin a new one from.
pub async fn index(visit: SignedIn, path: Path<(String, ServiceId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| {
        Ok::<_, StoreError>((tx.service(id)?, tx.keys_of(id)?, tx.meters()?, tx.members()?, tx.today()))
    };
    let (service, keys, meters, members, today) = db.tenant(&visit.actor, "service-keys.index", load).await?;
    let current = keys.iter().find(|key| key.starts_on <= today).map(|key| key.id);
    let names = meter_names(&meters);
    let of = |key: &ServiceKey| version(&visit, key, &names, &members, current == Some(key.id));
    let new_href = visit.actor.may(May::KeepKeys).then(|| format!("{}/new", href(&visit, id)));
    let view = Index {
        title: visit.text_with("keys-title", &[("service", service.name)]),
        versions: keys.iter().map(of).collect(),
        usual: new_href.iter().flat_map(|new| USUAL.map(|name| usual(&visit, new, name))).collect(),
        new_href,
        cost_models_href: crate::cost_models::href(&visit, id),
    };
    let page = visit.page("admin/service_keys/index", view.title.clone());
    page.under(visit.text("nav-services"), format!("{}/services", visit.home())).show(&view)
}

/// The form for a new version: as the rule is now, or as a usual one.
pub async fn new(
    visit: SignedIn,
    path: Path<(String, ServiceId)>,
    asked: Query<Asked>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let known = db.tenant(&visit.actor, "service-keys.new", move |tx| Known::read(tx, id)).await?;
    let typed = begin(&known, &asked.from);
    page(&visit, &known, &typed, Vec::new(), None)
}

/// Shows what a new version does, or enters it.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, ServiceId)>,
    asked: Query<Asked>,
    form: Form<KeyForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let known = db.tenant(&visit.actor, "service-keys.form", move |tx| Known::read(tx, id)).await?;
    if let Some(shape) = &asked.shape {
        return page(&visit, &known, &key_form::reshape(&form.fields, shape), Vec::new(), None);
    }
    let new = match form.read(|typed| key_form::read(typed, id, &known.members)) {
        Ok(new) => new,
        Err(faults) => return page(&visit, &known, &form.fields, faults, None),
    };
    if asked.check {
        return check(&visit, &db, &known, &form.fields, new).await;
    }
    let call = form.once("service-keys.add");
    match db.tenant(&visit.actor, call, move |tx| service_keys::add(tx, &new)).await {
        Ok(_) => Ok(see_other(href(&visit, id)).flash("key-added").into()),
        Err(Refused::Faults(faults)) => page(&visit, &known, &form.fields, faults, None),
        Err(other) => Err(other.into()),
    }
}

/// The form again, with what the rule does and what it would have done to the last run.
async fn check(visit: &SignedIn, db: &Data<Db>, known: &Known, typed: &KeyForm, new: NewKey) -> Reply {
    let (id, rule) = (known.service.id, new.rule.clone());
    let tried = move |tx: &mut TenantTx<'_>| -> Result<Tried, Refused> {
        service_keys::check(tx, &new)?;
        key_example::example(tx, id, &new.rule)
    };
    match db.tenant(&visit.actor, "service-keys.check", tried).await {
        Ok(tried) => {
            let checked = Checked::new(visit.words(), &rule, &meter_names(&known.meters), &tried);
            page(visit, known, typed, Vec::new(), Some(checked))
        }
        Err(Refused::Faults(faults)) => page(visit, known, typed, faults, None),
        Err(other) => Err(other.into()),
    }
}

fn href(visit: &SignedIn, service: ServiceId) -> String {
    format!("{}/office/services/{service}/keys", visit.home())
}

fn usual(visit: &SignedIn, new: &str, name: &str) -> Usual {
    Usual {
        name: visit.text(&format!("keys-usual-{name}")),
        note: visit.text(&format!("keys-usual-{name}-note")),
        href: format!("{new}?from={name}"),
    }
}

/// What the form begins with.
fn begin(known: &Known, from: &str) -> KeyForm {
    let current =
        || known.current().and_then(|key| Rule::read(&key.rule)).and_then(|rule| key_form::fill(&rule));
    let mut form = key_form::usual(from, known).or_else(current).unwrap_or_default();
    if form.get("presence").is_empty() {
        form.set("presence", "days");
    }
    let starts_on = known.settled_until.map(key_form::day).unwrap_or_default();
    form.set("starts_on", starts_on);
    form
}

fn page(
    visit: &SignedIn,
    known: &Known,
    typed: &KeyForm,
    faults: Vec<Fault>,
    checked: Option<Checked>,
) -> Reply {
    let (words, action) = (visit.words(), href(visit, known.service.id));
    let rule = key_form::rule(typed, &known.members).ok().filter(|_| checked.is_none());
    let names = meter_names(&known.meters);
    let service = || [("service", known.service.name.clone())];
    let view = New {
        title: visit.text_with("keys-new-title", &service()),
        form: key_form::fields(visit, known, typed, &faults, &action),
        does: rule
            .map(|rule| rule_sentences(&rule, &names).iter().map(|one| words.phrase(one)).collect())
            .unwrap_or_default(),
        checked,
        check_action: format!("{action}?check=true"),
        action: action.clone(),
    };
    let page = visit.page("admin/service_keys/new", view.title.clone());
    let page = page
        .under(visit.text("nav-services"), format!("{}/services", visit.home()))
        .under(visit.text_with("keys-title", &service()), action);
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

fn version(
    visit: &SignedIn,
    key: &ServiceKey,
    names: &MeterNames,
    members: &[Member],
    current: bool,
) -> Version {
    let words = visit.words();
    let rule = Rule::read(&key.rule);
    let args = [("name", key.made_by.as_str().into()), ("at", words.instant(key.made_at).into())];
    let shares = match rule.as_ref().map(|rule| &rule.key) {
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
    let said = rule.as_ref().map(|rule| rule_sentences(rule, names)).unwrap_or_default();
    Version {
        title: words.say("keys-version", &[("version", i64::from(key.version).into())]),
        short: rule.as_ref().map(|rule| words.heading(&key_in_short(&rule.key, names))).unwrap_or_default(),
        does: said.iter().map(|one| words.phrase(one)).collect(),
        from: words.say("keys-from", &[("date", words.date(key.starts_on).into())]),
        made: words.say("keys-made", &args),
        note: Some(key.note.clone()).filter(|note| !note.is_empty()),
        current,
        shares,
    }
}
