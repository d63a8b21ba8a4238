//! The office keeps the services and their meters.

use actions::services::{NewMeter, STATES, add, add_meter, change};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::ServiceId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, Meter, NewService, Service, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct ServiceForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "service-name-missing"))]
    name: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    supplier: String,
    #[serde(default)]
    upl: String,
    #[serde(default)]
    sort: String,
}

/// What the form of a meter sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct MeterForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "service-code-form"))]
    meter_code: String,
    #[serde(default)]
    meter_name: String,
}

#[derive(Serialize)]
struct Edit {
    action: String,
    back: String,
    fresh: bool,
    fields: ServiceForm,
    states: Vec<Choice>,
    meters: Vec<Meter>,
    meters_action: String,
    meter: MeterForm,
}

fn page<'v>(visit: &'v SignedIn, title: String) -> Page<'v> {
    let list = format!("{}/services", visit.home());
    visit.page("admin/services/edit", title).under(visit.text("services-title"), list)
}

fn states(visit: &SignedIn, chosen: &str) -> Vec<Choice> {
    STATES
        .iter()
        .map(|state| Choice {
            value: (*state).to_owned(),
            label: visit.text(&format!("service-state-{}", state.replace('_', "-"))),
            selected: chosen == *state,
            ..Choice::default()
        })
        .collect()
}

/// The form of a new service.
pub async fn new(visit: SignedIn) -> Reply {
    let fields = ServiceForm { state: "offered".to_owned(), sort: "0".to_owned(), ..ServiceForm::default() };
    page(&visit, visit.text("services-new-title")).show(&fresh(&visit, fields))
}

fn fresh(visit: &SignedIn, fields: ServiceForm) -> Edit {
    Edit {
        action: format!("{}/office/services", visit.home()),
        back: format!("{}/services", visit.home()),
        fresh: true,
        states: states(visit, &fields.state),
        fields,
        meters: Vec::new(),
        meters_action: String::new(),
        meter: MeterForm::default(),
    }
}

/// Adds the service.
pub async fn create(visit: SignedIn, form: Form<ServiceForm>, db: Data<Db>) -> Reply {
    match try_add(&visit, &form, &db).await {
        Ok(id) => {
            let there = format!("{}/office/services/{id}/edit", visit.home());
            Ok(see_other(there).flash("service-added").into())
        }
        Err(refused) => {
            let page = page(&visit, visit.text("services-new-title")).refused(refused)?;
            page.show(&fresh(&visit, form.fields.clone()))
        }
    }
}

async fn try_add(visit: &SignedIn, form: &Form<ServiceForm>, db: &Db) -> Result<ServiceId, Refused> {
    let read = |fields: &ServiceForm| {
        let text = |text: &str| text.trim().to_owned();
        Ok(NewService {
            code: text(&fields.code),
            name: text(&fields.name),
            summary: text(&fields.summary),
            state: fields.state.clone(),
            supplier: text(&fields.supplier),
            upl: text(&fields.upl),
            sort: sort(&fields.sort)?,
        })
    };
    let new = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("services.add"), move |tx| add(tx, &new)).await
}

fn sort(text: &str) -> Result<i32, Vec<Fault>> {
    let number = if text.trim().is_empty() { Ok(0) } else { text.trim().parse() };
    match number {
        Ok(number) if (0..=9_999).contains(&number) => Ok(number),
        _ => Err(vec![Fault::field("sort", "service-sort-form")]),
    }
}

struct Seen {
    service: Service,
    meters: Vec<Meter>,
}

async fn look(visit: &SignedIn, db: &Db, id: ServiceId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| {
        let meters = tx.meters()?.into_iter().filter(|meter| meter.service == Some(id)).collect();
        Ok(Seen { service: tx.service(id)?, meters })
    };
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "services.edit", look).await?)
}

fn fields_of(service: &Service) -> ServiceForm {
    ServiceForm {
        name: service.name.clone(),
        code: service.code.clone(),
        summary: service.summary.clone(),
        state: service.state.clone(),
        supplier: service.supplier.clone(),
        upl: service.upl.clone(),
        sort: service.sort.to_string(),
    }
}

fn edit_view(visit: &SignedIn, seen: Seen, fields: ServiceForm, meter: MeterForm) -> Edit {
    let id = seen.service.id;
    Edit {
        action: format!("{}/office/services/{id}", visit.home()),
        back: format!("{}/services/{id}", visit.home()),
        fresh: false,
        states: states(visit, &fields.state),
        fields,
        meters: seen.meters,
        meters_action: format!("{}/office/services/{id}/meters", visit.home()),
        meter,
    }
}

fn edit_page<'v>(visit: &'v SignedIn, service: &Service) -> Page<'v> {
    let there = format!("{}/services/{}", visit.home(), service.id);
    let title = visit.say("services-edit-title", json!({ "name": service.name }));
    page(visit, title).under(service.name.clone(), there)
}

/// The form of a service and its meters.
pub async fn edit(visit: SignedIn, path: Path<(String, ServiceId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    let (page, fields) = (edit_page(&visit, &seen.service), fields_of(&seen.service));
    page.show(&edit_view(&visit, seen, fields, MeterForm::default()))
}

/// Changes the service.
pub async fn update(
    visit: SignedIn,
    path: Path<(String, ServiceId)>,
    form: Form<ServiceForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_change(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/services/{id}", visit.home());
            Ok(see_other(there).flash("service-changed").into())
        }
        Err(refused) => {
            let seen = look(&visit, &db, id).await?;
            let page = edit_page(&visit, &seen.service).refused(refused)?;
            let code = seen.service.code.clone();
            let fields = ServiceForm { code, ..form.fields.clone() };
            page.show(&edit_view(&visit, seen, fields, MeterForm::default()))
        }
    }
}

async fn try_change(
    visit: &SignedIn,
    id: ServiceId,
    form: &Form<ServiceForm>,
    db: &Db,
) -> Result<(), Refused> {
    let read = |fields: &ServiceForm| {
        let text = |text: &str| text.trim().to_owned();
        Ok(Service {
            id,
            code: String::new(),
            name: text(&fields.name),
            summary: text(&fields.summary),
            state: fields.state.clone(),
            supplier: text(&fields.supplier),
            upl: text(&fields.upl),
            sort: sort(&fields.sort)?,
        })
    };
    let service = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("services.change"), move |tx| change(tx, &service)).await
}

/// Adds a meter to the service.
pub async fn create_meter(
    visit: SignedIn,
    path: Path<(String, ServiceId)>,
    form: Form<MeterForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_add_meter(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/office/services/{id}/edit#meters", visit.home());
            Ok(see_other(there).flash("meter-added").into())
        }
        Err(refused) => {
            let seen = look(&visit, &db, id).await?;
            let page = edit_page(&visit, &seen.service).refused(refused)?;
            let fields = fields_of(&seen.service);
            page.show(&edit_view(&visit, seen, fields, form.fields.clone()))
        }
    }
}

async fn try_add_meter(
    visit: &SignedIn,
    service: ServiceId,
    form: &Form<MeterForm>,
    db: &Db,
) -> Result<(), Refused> {
    let read = |fields: &MeterForm| {
        let (code, name) = (fields.meter_code.trim().to_owned(), fields.meter_name.trim().to_owned());
        Ok(NewMeter { service, code, name })
    };
    let new = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("services.add-meter"), move |tx| add_meter(tx, &new)).await.map(drop)
}
