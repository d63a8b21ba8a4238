//! The office keeps programmes, and the national facilities that services depend on: one form for both kinds.

use actions::programmes::{add, add_facility, change, change_facility};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use intake::day;
use kernel::{FacilityId, ProgrammeId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{AboutFacility, AboutProgramme, Db, StoreError};
use validator::Validate;
use web::templates::items::ListItem;
use web::{Form, Page, Reply, SignedIn, see_other};

/// What the form sends; a programme has no owner, a facility no end.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct NamedForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "programme-name-missing"))]
    name: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    ends_on: String,
    #[serde(default)]
    owner: String,
}

#[derive(Serialize)]
struct Keep {
    action: String,
    back: String,
    fresh: bool,
    facility: bool,
    fields: NamedForm,
    items: Vec<ListItem>,
}

impl NamedForm {
    fn of_programme(about: &AboutProgramme) -> Self {
        let ends_on = about.ends_on.map(|day| day.to_string()).unwrap_or_default();
        Self { name: about.name.clone(), summary: about.summary.clone(), ends_on, owner: String::new() }
    }

    fn of_facility(about: &AboutFacility) -> Self {
        let (name, summary, owner) = (about.name.clone(), about.summary.clone(), about.owner.clone());
        Self { name, summary, owner, ends_on: String::new() }
    }

    fn programme(&self) -> Result<AboutProgramme, Vec<Fault>> {
        let ends_on = match self.ends_on.trim() {
            "" => None,
            typed => match day::whole(typed) {
                Some(day) => Some(day),
                None => return Err(vec![Fault::field("ends_on", "date-unreadable")]),
            },
        };
        let (name, summary) = (self.name.trim().to_owned(), self.summary.trim().to_owned());
        Ok(AboutProgramme { name, summary, ends_on })
    }

    fn facility(&self) -> AboutFacility {
        let text = |text: &str| text.trim().to_owned();
        AboutFacility { name: text(&self.name), summary: text(&self.summary), owner: text(&self.owner) }
    }
}

fn page(visit: &SignedIn, title: String) -> Page<'_> {
    let list = format!("{}/programmes", visit.home());
    visit.page("admin/programmes/keep", title).under(visit.text("programmes-title"), list)
}

/// The programmes, and the form of a new one.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let view = programmes(&visit, &db, NamedForm::default()).await?;
    page(&visit, visit.text("programmes-keep")).show(&view)
}

async fn programmes(visit: &SignedIn, db: &Db, fields: NamedForm) -> Result<Keep, StoreError> {
    let all = db.tenant::<_, StoreError, _>(&visit.actor, "programmes.keep", |tx| tx.programmes()).await?;
    let base = format!("{}/office/programmes", visit.home());
    let item = |one: store::Programme| ListItem {
        href: format!("{base}/{}/edit", one.id),
        label: one.about.name,
        note: None,
    };
    let items = all.into_iter().map(item).collect();
    let back = format!("{}/programmes", visit.home());
    Ok(Keep { action: base.clone(), back, fresh: true, facility: false, fields, items })
}

/// Adds a programme.
pub async fn create(visit: SignedIn, form: Form<NamedForm>, db: Data<Db>) -> Reply {
    let done = match form.read(NamedForm::programme) {
        Ok(about) => {
            let deed = move |tx: &mut store::TenantTx<'_>| add(tx, &about).map(drop);
            db.tenant(&visit.actor, form.once("programmes.add"), deed).await
        }
        Err(faults) => Err(Refused::Faults(faults)),
    };
    match done {
        Ok(()) => Ok(see_other(format!("{}/programmes", visit.home())).flash("programme-saved").into()),
        Err(refused) => {
            let page = page(&visit, visit.text("programmes-keep")).refused(refused)?;
            page.show(&programmes(&visit, &db, form.fields.clone()).await?)
        }
    }
}

fn edit_view(visit: &SignedIn, id: ProgrammeId, fields: NamedForm) -> Keep {
    let action = format!("{}/office/programmes/{id}", visit.home());
    let back = format!("{}/programmes/{id}", visit.home());
    Keep { action, back, fresh: false, facility: false, fields, items: Vec::new() }
}

fn edit_title(visit: &SignedIn, name: &str) -> String {
    visit.say("candidate-edit-title", json!({ "name": name }))
}

/// The form of a programme.
pub async fn edit(visit: SignedIn, path: Path<(String, ProgrammeId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let look = move |tx: &mut store::TenantTx<'_>| tx.programme(id);
    let one = db.tenant::<_, StoreError, _>(&visit.actor, "programmes.edit", look).await?;
    let view = edit_view(&visit, id, NamedForm::of_programme(&one.about));
    page(&visit, edit_title(&visit, &one.about.name)).show(&view)
}

/// Changes a programme.
pub async fn update(
    visit: SignedIn,
    path: Path<(String, ProgrammeId)>,
    form: Form<NamedForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let done = match form.read(NamedForm::programme) {
        Ok(about) => {
            let deed = move |tx: &mut store::TenantTx<'_>| change(tx, id, &about);
            db.tenant(&visit.actor, form.once("programmes.change"), deed).await
        }
        Err(faults) => Err(Refused::Faults(faults)),
    };
    let there = format!("{}/programmes/{id}", visit.home());
    match done {
        Ok(()) => Ok(see_other(there).flash("programme-saved").into()),
        Err(refused) => {
            let page = page(&visit, edit_title(&visit, &form.fields.name)).refused(refused)?;
            page.show(&edit_view(&visit, id, form.fields.clone()))
        }
    }
}

fn facility_page(visit: &SignedIn, title: String) -> Page<'_> {
    let list = format!("{}/facilities", visit.home());
    visit.page("admin/programmes/keep", title).under(visit.text("facilities-title"), list)
}

/// The national facilities, and the form of a new one.
pub async fn facilities(visit: SignedIn, db: Data<Db>) -> Reply {
    let view = all_facilities(&visit, &db, NamedForm::default()).await?;
    facility_page(&visit, visit.text("facilities-keep")).show(&view)
}

async fn all_facilities(visit: &SignedIn, db: &Db, fields: NamedForm) -> Result<Keep, StoreError> {
    let all = db.tenant::<_, StoreError, _>(&visit.actor, "facilities.keep", |tx| tx.facilities()).await?;
    let base = format!("{}/office/facilities", visit.home());
    let item = |one: store::Facility| ListItem {
        href: format!("{base}/{}/edit", one.id),
        label: one.about.name,
        note: None,
    };
    let items = all.into_iter().map(item).collect();
    let back = format!("{}/facilities", visit.home());
    Ok(Keep { action: base.clone(), back, fresh: true, facility: true, fields, items })
}

/// Adds a national facility.
pub async fn create_facility(visit: SignedIn, form: Form<NamedForm>, db: Data<Db>) -> Reply {
    let done = match form.read(|fields| Ok(fields.facility())) {
        Ok(about) => {
            let deed = move |tx: &mut store::TenantTx<'_>| add_facility(tx, &about).map(drop);
            db.tenant(&visit.actor, form.once("facilities.add"), deed).await
        }
        Err(faults) => Err(Refused::Faults(faults)),
    };
    match done {
        Ok(()) => Ok(see_other(format!("{}/facilities", visit.home())).flash("programme-saved").into()),
        Err(refused) => {
            let page = facility_page(&visit, visit.text("facilities-keep")).refused(refused)?;
            page.show(&all_facilities(&visit, &db, form.fields.clone()).await?)
        }
    }
}

fn facility_view(visit: &SignedIn, id: FacilityId, fields: NamedForm) -> Keep {
    let action = format!("{}/office/facilities/{id}", visit.home());
    let back = format!("{}/facilities", visit.home());
    Keep { action, back, fresh: false, facility: true, fields, items: Vec::new() }
}

/// The form of a national facility.
pub async fn edit_facility(visit: SignedIn, path: Path<(String, FacilityId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let look = move |tx: &mut store::TenantTx<'_>| tx.facility(id);
    let one = db.tenant::<_, StoreError, _>(&visit.actor, "facilities.edit", look).await?;
    let view = facility_view(&visit, id, NamedForm::of_facility(&one.about));
    facility_page(&visit, edit_title(&visit, &one.about.name)).show(&view)
}

/// Changes a national facility.
pub async fn update_facility(
    visit: SignedIn,
    path: Path<(String, FacilityId)>,
    form: Form<NamedForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let done = match form.read(|fields| Ok(fields.facility())) {
        Ok(about) => {
            let deed = move |tx: &mut store::TenantTx<'_>| change_facility(tx, id, &about);
            db.tenant(&visit.actor, form.once("facilities.change"), deed).await
        }
        Err(faults) => Err(Refused::Faults(faults)),
    };
    match done {
        Ok(()) => Ok(see_other(format!("{}/facilities", visit.home())).flash("programme-saved").into()),
        Err(refused) => {
            let page = facility_page(&visit, edit_title(&visit, &form.fields.name)).refused(refused)?;
            page.show(&facility_view(&visit, id, form.fields.clone()))
        }
    }
}
