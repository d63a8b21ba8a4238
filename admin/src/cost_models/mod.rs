//! The cost model of a service, for the fairness lens: its versions, and a new one.

mod reading;
mod sentences;

use std::collections::BTreeMap;

use actions::cost_models::{self, units};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::ServiceId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{CostModelVersion, Db, Member, Meter, Service, TenantTx};
use web::templates::items::Choice;
use web::{Form, Reply, SignedIn, see_other};

use crate::round_view::choices;
use reading::{KINDS, ModelForm, read};

pub(crate) use sentences::sentences;

/// What the page is made of.
struct Known {
    service: Service,
    versions: Vec<CostModelVersion>,
    units: Vec<String>,
    meters: Vec<Meter>,
    members: Vec<Member>,
    current: Option<i32>,
}

#[derive(Serialize)]
struct View {
    title: String,
    versions: Vec<Version>,
    action: String,
    keeps: bool,
    typed: ModelForm,
    kinds: Vec<Choice>,
    bys: Vec<Choice>,
}

#[derive(Serialize)]
struct Version {
    title: String,
    said: Vec<String>,
    note: Option<String>,
    made: String,
    current: bool,
}

impl Known {
    fn read(tx: &mut TenantTx<'_>, id: ServiceId) -> Result<Self, Refused> {
        let (service, versions, today) = (tx.service(id)?, tx.cost_models_of(id)?, tx.today());
        let current = versions.iter().find(|one| one.starts_on <= today).map(|one| one.version);
        let units = units(tx)?.into_iter().collect();
        Ok(Self { service, versions, units, meters: tx.meters()?, members: tx.members()?, current })
    }
}

/// The versions of a service's cost model, and the form of a new one.
pub async fn index(visit: SignedIn, path: Path<(String, ServiceId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let known = db.tenant(&visit.actor, "cost-models.index", move |tx| Known::read(tx, id)).await?;
    page(&visit, &known, ModelForm::proposed(), Vec::new())
}

/// Enters a new version.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, ServiceId)>,
    form: Form<ModelForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let known = db.tenant(&visit.actor, "cost-models.form", move |tx| Known::read(tx, id)).await?;
    let new = match form.read(|typed| read(typed, id, &known.members)) {
        Ok(new) => new,
        Err(faults) => return page(&visit, &known, form.fields.clone(), faults),
    };
    let call = form.once("cost-models.add");
    match db.tenant(&visit.actor, call, move |tx| cost_models::add(tx, &new)).await {
        Ok(_) => Ok(see_other(href(&visit, id)).flash("cost-model-added").into()),
        Err(Refused::Faults(faults)) => page(&visit, &known, form.fields.clone(), faults),
        Err(other) => Err(other.into()),
    }
}

/// The address of a service's cost model.
pub(crate) fn href(visit: &SignedIn, service: ServiceId) -> String {
    format!("{}/office/services/{service}/cost-models", visit.home())
}

fn page(visit: &SignedIn, known: &Known, typed: ModelForm, faults: Vec<Fault>) -> Reply {
    let title = visit.say("cost-models-title", json!({ "service": known.service.name }));
    let keys = format!("{}/office/services/{}/keys", visit.home(), known.service.id);
    let above = visit.text_with("keys-title", &[("service", known.service.name.clone())]);
    let page = visit.page("admin/cost_models/index", title.clone()).under(above, keys);
    let view = View {
        title,
        versions: known.versions.iter().map(|one| version(visit, known, one)).collect(),
        action: href(visit, known.service.id),
        keeps: visit.actor.may(May::KeepKeys),
        kinds: choices(visit, KINDS, &typed.kind),
        bys: bys(visit, known, &typed.by),
        typed,
    };
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

fn version(visit: &SignedIn, known: &Known, one: &CostModelVersion) -> Version {
    let words = visit.words();
    let names: BTreeMap<&str, &str> =
        known.members.iter().map(|member| (member.code.as_str(), member.name.as_str())).collect();
    let from = json!({ "version": one.version, "day": words.date(one.starts_on) });
    let made = json!({ "name": one.made_by, "at": words.instant(one.made_at) });
    let name = |code: &str| names.get(code).map_or_else(|| code.to_owned(), |name| (*name).to_owned());
    Version {
        title: visit.say("cost-model-version", from),
        said: sentences(words, &one.model, &|by| unit_name(visit, &known.meters, by), &name),
        note: (!one.note.is_empty()).then(|| one.note.clone()),
        made: visit.say("cost-model-made", made),
        current: known.current == Some(one.version),
    }
}

fn bys(visit: &SignedIn, known: &Known, chosen: &str) -> Vec<Choice> {
    let choice = |by: &String| Choice {
        value: by.clone(),
        label: unit_name(visit, &known.meters, by),
        selected: by == chosen,
        ..Choice::default()
    };
    known.units.iter().map(choice).collect()
}

/// What a unit is called.
fn unit_name(visit: &SignedIn, meters: &[Meter], by: &str) -> String {
    match by.split_once('.') {
        Some(("usage", code)) => {
            let meter = meters.iter().find(|meter| meter.code == code);
            meter.map_or(code, |meter| &meter.name).to_owned()
        }
        Some((_, name)) => visit.text_with("key-attribute", &[("name", name.to_owned())]),
        None => by.to_owned(),
    }
}
