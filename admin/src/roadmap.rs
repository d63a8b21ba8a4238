//! The office sets the lines of the roadmap, and whether it is public.

use actions::roadmap::set;
use actions::{Fault, Refused};
use actix_web::web::Data;
use intake::number::{self, Notation};
use kernel::Cents;
use serde::{Deserialize, Serialize};
use store::{Db, RoadmapSettings, StoreError, TenantTx};
use validator::Validate;
use web::{Form, Page, Reply, SignedIn, formats, see_other};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct RoadmapForm {
    #[serde(default)]
    year: String,
    #[serde(default)]
    budget: String,
    #[serde(default)]
    capacity: String,
    #[serde(default)]
    published: String,
}

#[derive(Serialize)]
struct Edit {
    action: String,
    back: String,
    fields: RoadmapForm,
}

fn page(visit: &SignedIn) -> Page<'_> {
    let page = visit.page("admin/roadmap/edit", visit.text("roadmap-settings-title"));
    page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()))
}

fn view(visit: &SignedIn, fields: RoadmapForm) -> Edit {
    let home = visit.home();
    Edit { action: format!("{home}/office/roadmap"), back: format!("{home}/roadmap"), fields }
}

/// The form of the settings.
pub async fn edit(visit: SignedIn, db: Data<Db>) -> Reply {
    let look = |tx: &mut TenantTx<'_>| Ok((tx.roadmap_settings()?, tx.today()));
    let (settings, today) = db.tenant::<_, StoreError, _>(&visit.actor, "roadmap.edit", look).await?;
    let fields = match settings {
        None => RoadmapForm { year: (today.year() + 1).to_string(), ..RoadmapForm::default() },
        Some(settings) => RoadmapForm {
            year: settings.year.to_string(),
            budget: formats::amount(visit.language(), settings.budget.cents()),
            capacity: settings.capacity.to_string(),
            published: if settings.published { "1".to_owned() } else { String::new() },
        },
    };
    page(&visit).show(&view(&visit, fields))
}

/// Sets them.
pub async fn update(visit: SignedIn, form: Form<RoadmapForm>, db: Data<Db>) -> Reply {
    match try_set(&visit, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/roadmap?view=queue", visit.home());
            Ok(see_other(there).flash("roadmap-set").into())
        }
        Err(refused) => page(&visit).refused(refused)?.show(&view(&visit, form.fields.clone())),
    }
}

async fn try_set(visit: &SignedIn, form: &Form<RoadmapForm>, db: &Db) -> Result<(), Refused> {
    let settings = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("roadmap.set"), move |tx| set(tx, &settings)).await
}

fn read(fields: &RoadmapForm) -> Result<RoadmapSettings, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut whole = |field: &'static str, text: &str| {
        text.trim().parse::<i32>().unwrap_or_else(|_| {
            faults.push(Fault::field(field, "roadmap-number-unreadable"));
            0
        })
    };
    let (year, capacity) = (whole("year", &fields.year), whole("capacity", &fields.capacity));
    let budget = number::amount(fields.budget.trim(), Notation::Dutch).unwrap_or_else(|_| {
        faults.push(Fault::field("budget", "roadmap-amount-unreadable"));
        Cents::new(0)
    });
    let published = !fields.published.is_empty();
    if faults.is_empty() { Ok(RoadmapSettings { year, budget, capacity, published }) } else { Err(faults) }
}
