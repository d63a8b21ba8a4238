//! Periods: the list, a new one, and the page of one: its costs per service, each service's key, and its
//! runs.

use actions::Fault;
use actions::periods::{self, NewPeriod};
use actix_web::web::{Data, Path};
use intake::day;
use kernel::{Period, PeriodId};
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{Db, RunState, StoreError, TenantTx};
use validator::Validate;
use web::{Form, Reply, SignedIn, see_other};

use crate::period_view::{Loaded, obstacle};

/// A period as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
pub struct PeriodForm {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its first day.
    #[serde(default)]
    pub start: String,
    /// Its last day.
    #[serde(default)]
    pub last: String,
}

#[derive(Serialize)]
struct Index {
    periods: Vec<Listed>,
    new_href: Option<String>,
}

#[derive(Serialize)]
struct Listed {
    href: String,
    name: String,
    start: String,
    last: String,
    settled: Option<String>,
    total: Option<i64>,
}

#[derive(Serialize)]
struct New {
    typed: PeriodForm,
    action: String,
}

/// All periods, newest first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let load = |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((tx.periods()?, tx.runs()?));
    let (periods, runs) = db.tenant(&visit.actor, "periods.index", load).await?;
    let home = visit.home();
    let words = visit.words();
    let listed = periods.iter().map(|period| {
        let approved = runs.iter().find(|run| run.period == period.id && run.state == RunState::Approved);
        Listed {
            href: format!("{home}/office/periods/{}", period.id),
            name: period.name.clone(),
            start: words.day(period.days.start()),
            last: words.day(period.days.last_day()),
            settled: period.settled_at.map(|at| words.day(store::local_day(at))),
            total: approved.map(|run| run.total.cents()),
        }
    });
    let new_href = visit.actor.may(May::KeepBooks).then(|| format!("{home}/office/periods/new"));
    let view = Index { periods: listed.collect(), new_href };
    visit.page("admin/periods/index", visit.text("periods-title")).show(&view)
}

/// The form for a new period; it begins where the newest ends.
pub async fn new(visit: SignedIn, db: Data<Db>) -> Reply {
    let periods = db.tenant(&visit.actor, "periods.new", |tx| tx.periods()).await?;
    let start = periods.first().map(|newest| visit.words().day(newest.days.end())).unwrap_or_default();
    form_page(&visit, PeriodForm { start, ..PeriodForm::default() }, Vec::new())
}

/// Makes a period.
pub async fn create(visit: SignedIn, form: Form<PeriodForm>, db: Data<Db>) -> Reply {
    let new = match form.read(read) {
        Ok(new) => new,
        Err(faults) => return form_page(&visit, form.fields.clone(), faults),
    };
    let call = form.once("periods.create");
    match db.tenant(&visit.actor, call, move |tx| periods::create(tx, &new)).await {
        Ok(id) => Ok(see_other(format!("{}/office/periods/{id}", visit.home())).flash("period-made").into()),
        Err(actions::Refused::Faults(faults)) => form_page(&visit, form.fields.clone(), faults),
        Err(other) => Err(other.into()),
    }
}

/// The page of a period.
pub async fn show(visit: SignedIn, path: Path<(String, PeriodId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, Vec::new()).await
}

/// The page of a period, with what stood in the way of a run.
///
/// # Errors
/// Those of the store.
pub async fn page(visit: &SignedIn, db: &Data<Db>, id: PeriodId, faults: Vec<Fault>) -> Reply {
    let loaded = db.tenant(&visit.actor, "periods.show", move |tx| Loaded::read(tx, id)).await?;
    let obstacles = faults.iter().filter_map(|fault| obstacle(visit, fault, id)).collect();
    let view = loaded.view(visit, obstacles);
    let page = visit.page("admin/periods/show", loaded.period.name.clone());
    let page = page.under(visit.text("periods-title"), format!("{}/office/periods", visit.home()));
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

fn form_page(visit: &SignedIn, typed: PeriodForm, faults: Vec<Fault>) -> Reply {
    let page = visit.page("admin/periods/new", visit.text("period-new-title"));
    let page = page.under(visit.text("periods-title"), format!("{}/office/periods", visit.home()));
    let page = if faults.is_empty() { page } else { page.faults(faults) };
    page.show(&New { typed, action: format!("{}/office/periods", visit.home()) })
}

fn read(form: &PeriodForm) -> Result<NewPeriod, Vec<Fault>> {
    let mut faults = Vec::new();
    if form.name.trim().is_empty() {
        faults.push(Fault::field("name", "period-name-missing"));
    }
    let start = day::whole(&form.start).ok_or_else(|| Fault::field("start", "period-start-missing"));
    let last = day::whole(&form.last).ok_or_else(|| Fault::field("last", "period-last-missing"));
    let days = match (start, last) {
        (Ok(start), Ok(last)) => {
            let days = last.tomorrow().ok().and_then(|end| Period::new(start, end).ok());
            days.ok_or_else(|| faults.push(Fault::field("last", "period-last-before-start"))).ok()
        }
        (start, last) => {
            faults.extend(start.err());
            faults.extend(last.err());
            None
        }
    };
    match days {
        Some(days) if faults.is_empty() => Ok(NewPeriod { name: form.name.trim().to_owned(), days }),
        _ => Err(faults),
    }
}
