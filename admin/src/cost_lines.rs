//! The costs of a period: the list, a new one, and taking one back.

use actions::{Fault, Refused, cost_lines};
use actix_web::web::{Data, Path};
use intake::number::Notation;
use kernel::{CostLineId, PeriodId};
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{BookPeriod, CostLine, Db, NewCostLine, Service, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Nothing, Page, Reply, SignedIn, see_other};

/// A cost as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
pub struct CostForm {
    /// The service.
    #[serde(default)]
    pub service: String,
    /// What kind of cost.
    #[serde(default)]
    pub category: String,
    /// How much.
    #[serde(default)]
    pub amount: String,
    /// The document.
    #[serde(default)]
    pub reference: String,
}

#[derive(Serialize)]
struct Index {
    title: String,
    lead: String,
    open: bool,
    may_keep: bool,
    groups: Vec<Group>,
    total: i64,
    withdrawn: Vec<Line>,
    href: String,
}

/// The costs of one service.
#[derive(Serialize)]
struct Group {
    name: String,
    total: i64,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    id: String,
    service: String,
    category: String,
    reference: String,
    cents: i64,
    entered: String,
    withdrawn: Option<String>,
    withdrawal_href: String,
}

#[derive(Serialize)]
struct New {
    typed: CostForm,
    services: Vec<Choice>,
    action: String,
    back: String,
}

/// The costs of a period, by service.
pub async fn index(visit: SignedIn, path: Path<(String, PeriodId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, Vec::new()).await
}

async fn page(visit: &SignedIn, db: &Data<Db>, id: PeriodId, faults: Vec<Fault>) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| {
        Ok::<_, StoreError>((tx.period(id)?, tx.services()?, tx.cost_lines(id)?))
    };
    let (period, services, lines) = db.tenant(&visit.actor, "cost-lines.index", load).await?;
    let view = index_view(visit, &period, &services, &lines);
    let page = under(visit, visit.page("admin/cost_lines/index", visit.text("costs-title")), &period);
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

/// The form for a new cost.
pub async fn new(visit: SignedIn, path: Path<(String, PeriodId)>, db: Data<Db>) -> Reply {
    form_page(&visit, &db, path.1, CostForm::default(), Vec::new()).await
}

/// Enters a cost.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, PeriodId)>,
    form: Form<CostForm>,
    db: Data<Db>,
) -> Reply {
    let period = path.1;
    let new = match form.read(|typed| read(typed, period)) {
        Ok(new) => new,
        Err(faults) => return form_page(&visit, &db, period, form.fields.clone(), faults).await,
    };
    let call = form.once("cost-lines.add");
    match db.tenant(&visit.actor, call, move |tx| cost_lines::add(tx, &new)).await {
        Ok(_) => Ok(see_other(href(&visit, period)).flash("cost-added").into()),
        Err(Refused::Faults(faults)) => form_page(&visit, &db, period, form.fields.clone(), faults).await,
        Err(other) => Err(other.into()),
    }
}

/// Takes a cost back.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, PeriodId, CostLineId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (period, line) = (path.1, path.2);
    let call = form.once("cost-lines.withdraw");
    let done = db.tenant(&visit.actor, call, move |tx| cost_lines::withdraw(tx, line).map(drop)).await;
    match done {
        Ok(()) => Ok(see_other(href(&visit, period)).flash("cost-withdrawn").into()),
        Err(Refused::Faults(faults)) => page(&visit, &db, period, faults).await,
        Err(other) => Err(other.into()),
    }
}

async fn form_page(
    visit: &SignedIn,
    db: &Data<Db>,
    id: PeriodId,
    typed: CostForm,
    faults: Vec<Fault>,
) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((tx.period(id)?, tx.services()?));
    let (period, services) = db.tenant(&visit.actor, "cost-lines.new", load).await?;
    let mut choices = vec![Choice { label: visit.text("keys-choose"), ..Choice::default() }];
    choices.extend(services.iter().map(|service| Choice {
        value: service.id.to_string(),
        label: service.name.clone(),
        selected: typed.service == service.id.to_string(),
        ..Choice::default()
    }));
    let back = href(visit, id);
    let page = visit.page("admin/cost_lines/new", visit.text("cost-new-title"));
    let page = under(visit, page, &period).under(visit.text("costs-title"), back.clone());
    let page = if faults.is_empty() { page } else { page.faults(faults) };
    page.show(&New { typed, services: choices, action: back.clone(), back })
}

fn read(typed: &CostForm, period: PeriodId) -> Result<NewCostLine, Vec<Fault>> {
    let mut faults = Vec::new();
    let service =
        typed.service.parse().map_err(|_| faults.push(Fault::field("service", "cost-service-missing")));
    let amount = intake::number::amount(&typed.amount, Notation::Dutch)
        .map_err(|_| faults.push(Fault::field("amount", "cost-amount-unreadable")));
    let text = |text: &str| text.trim().to_owned();
    match (service, amount) {
        (Ok(service), Ok(amount)) => Ok(NewCostLine {
            period,
            service,
            category: text(&typed.category),
            amount,
            reference: text(&typed.reference),
        }),
        _ => Err(faults),
    }
}

fn href(visit: &SignedIn, period: PeriodId) -> String {
    format!("{}/office/periods/{period}/costs", visit.home())
}

/// The page under its period.
pub fn under<'a>(visit: &SignedIn, page: Page<'a>, period: &BookPeriod) -> Page<'a> {
    let periods = format!("{}/office/periods", visit.home());
    let own = format!("{periods}/{}", period.id);
    page.under(visit.text("periods-title"), periods).under(period.name.clone(), own)
}

fn index_view(visit: &SignedIn, period: &BookPeriod, services: &[Service], lines: &[CostLine]) -> Index {
    let href = href(visit, period.id);
    let view = |line: &CostLine| line_view(visit, services, line, &href);
    let standing = |service: &Service| {
        let id = service.id;
        lines.iter().filter(move |line| line.withdrawn.is_none() && line.service == id)
    };
    let groups = services.iter().filter(|service| standing(service).count() > 0).map(|service| Group {
        name: service.name.clone(),
        total: standing(service).map(|line| line.amount.cents()).sum(),
        lines: standing(service).map(view).collect(),
    });
    Index {
        title: visit.text("costs-title"),
        lead: visit.text_with("costs-lead", &[("period", period.name.clone())]),
        open: period.is_open(),
        may_keep: period.is_open() && visit.actor.may(May::KeepBooks),
        groups: groups.collect(),
        total: lines.iter().filter(|line| line.withdrawn.is_none()).map(|line| line.amount.cents()).sum(),
        withdrawn: lines.iter().filter(|line| line.withdrawn.is_some()).map(view).collect(),
        href,
    }
}

fn line_view(visit: &SignedIn, services: &[Service], line: &CostLine, href: &str) -> Line {
    let words = visit.words();
    let service = services.iter().find(|service| service.id == line.service);
    let signed = |name: &str, at| {
        let at = words.day(store::local_day(at));
        words.say("run-signed", &[("name", name.to_owned().into()), ("at", at.into())])
    };
    Line {
        id: line.id.to_string(),
        service: service.map(|service| service.name.clone()).unwrap_or_default(),
        category: line.category.clone(),
        reference: line.reference.clone(),
        cents: line.amount.cents(),
        entered: signed(&line.entered_by, line.entered_at),
        withdrawn: line.withdrawn.as_ref().map(|(name, at)| signed(name, *at)),
        withdrawal_href: format!("{href}/{}/withdrawal", line.id),
    }
}
