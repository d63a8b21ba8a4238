//! The office keeps what is known of a service or a candidate beside its own form: process, tender, money,
//! policies, needs.

mod fields;

use std::collections::BTreeSet;

use actions::Refused;
use actions::lives::{DRIVERS, VAT_LABELS, change, name_of};
use actix_web::web::{Data, Path};
use kernel::LifeId;
use serde::Serialize;
use serde_json::json;
use store::{Db, Facility, Life, Needs, Programme, Service, StoreError, TenantTx};
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use crate::acquisitions;

pub use fields::LifeForm;

struct Seen {
    life: Life,
    name: String,
    programmes: Vec<Programme>,
    services: Vec<Service>,
    facilities: Vec<Facility>,
    needs: Needs,
}

#[derive(Serialize)]
struct Edit {
    action: String,
    back: String,
    fields: LifeForm,
    programmes: Vec<Choice>,
    vat_labels: Vec<Choice>,
    acquisitions: Vec<Choice>,
    drivers: Vec<Choice>,
    services: Vec<Choice>,
    facilities: Vec<Choice>,
}

fn look_at(tx: &mut TenantTx<'_>, id: LifeId) -> Result<Seen, StoreError> {
    let life = tx.life(id)?;
    Ok(Seen {
        name: name_of(tx, &life)?,
        programmes: tx.programmes()?,
        services: tx.services()?,
        facilities: tx.facilities()?,
        needs: tx.needs()?,
        life,
    })
}

async fn look(visit: &SignedIn, db: &Db, id: LifeId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| look_at(tx, id);
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "lives.edit", look).await?)
}

/// The page of a life.
pub(crate) fn href(visit: &SignedIn, life: &Life) -> String {
    let home = visit.home();
    match (life.service, life.candidate) {
        (None, Some(candidate)) => format!("{home}/roadmap/candidates/{candidate}"),
        (Some(service), _) => format!("{home}/services/{service}"),
        (None, None) => format!("{home}/pipeline"),
    }
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let title = visit.say("life-edit-title", json!({ "name": seen.name }));
    let page = visit.page("admin/lives/edit", title);
    let page = page.under(visit.text("pipeline-title"), format!("{}/pipeline", visit.home()));
    page.under(seen.name.clone(), href(visit, &seen.life))
}

fn view(visit: &SignedIn, seen: &Seen, fields: LifeForm) -> Edit {
    let none = || Choice { label: visit.text("life-none"), ..Choice::default() };
    let programme = |one: &Programme| Choice {
        value: one.id.to_string(),
        label: one.about.name.clone(),
        selected: fields.programme == one.id.to_string(),
        ..Choice::default()
    };
    let vat = |name: &str| Choice {
        value: name.to_owned(),
        label: visit.text(&format!("life-vat-{}", name.replace('_', "-"))),
        selected: fields.vat_label == name,
        ..Choice::default()
    };
    let driver = |name: &str| Choice {
        value: name.to_owned(),
        label: visit.text(&format!("life-driver-{}", name.replace('_', "-"))),
        selected: fields.drivers.iter().any(|one| one == name),
        ..Choice::default()
    };
    let ticked = |all: &[String], id: String, label: &str| Choice {
        selected: all.contains(&id),
        value: id,
        label: label.to_owned(),
        ..Choice::default()
    };
    let others = seen.services.iter().filter(|one| Some(one.id) != seen.life.service);
    Edit {
        action: format!("{}/office/lives/{}", visit.home(), seen.life.id),
        back: href(visit, &seen.life),
        programmes: std::iter::once(none()).chain(seen.programmes.iter().map(programme)).collect(),
        vat_labels: std::iter::once(none()).chain(VAT_LABELS.iter().map(|one| vat(one))).collect(),
        acquisitions: acquisitions::choices(visit, &fields.acquisition),
        drivers: DRIVERS.iter().map(|one| driver(one)).collect(),
        services: others.map(|one| ticked(&fields.services, one.id.to_string(), &one.name)).collect(),
        facilities: seen
            .facilities
            .iter()
            .map(|one| ticked(&fields.facilities, one.id.to_string(), &one.about.name))
            .collect(),
        fields,
    }
}

/// The form.
pub async fn edit(visit: SignedIn, path: Path<(String, LifeId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    let (services, facilities) = (seen.needs.services_of(path.1), seen.needs.facilities_of(path.1));
    let texts = |ids: BTreeSet<String>| ids.into_iter().collect::<Vec<_>>();
    let services = texts(services.iter().map(ToString::to_string).collect());
    let facilities = texts(facilities.iter().map(ToString::to_string).collect());
    let mut fields = LifeForm::of(&seen.life.about);
    (fields.services, fields.facilities) = (services, facilities);
    page(&visit, &seen).show(&view(&visit, &seen, fields))
}

/// Changes what is known.
pub async fn update(
    visit: SignedIn,
    path: Path<(String, LifeId)>,
    form: Form<LifeForm>,
    db: Data<Db>,
) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    match try_change(&visit, path.1, &form, &db).await {
        Ok(()) => Ok(see_other(href(&visit, &seen.life)).flash("life-changed").into()),
        Err(refused) => page(&visit, &seen).refused(refused)?.show(&view(&visit, &seen, form.fields.clone())),
    }
}

async fn try_change(visit: &SignedIn, id: LifeId, form: &Form<LifeForm>, db: &Db) -> Result<(), Refused> {
    let wanted = form.read(LifeForm::read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("lives.change"), move |tx| change(tx, id, &wanted)).await
}
