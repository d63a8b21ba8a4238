//! Ordering a service: the form, what it means, and the order.

use std::collections::BTreeMap;

use actions::subscriptions::{Order, order};
use actions::{Fault, Refused};
use actix_web::web::{Data, Query};
use jiff::civil::Date;
use kernel::{Cents, MemberId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, Service, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::{Choice, Fact};
use web::{Form, Page, Reply, SignedIn, see_other};

use super::{is_free, own};
use crate::services::state_in_words;

/// Which service the form begins with.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    service: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct SubscriptionForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "subscription-service-missing"))]
    service: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "subscription-starts-missing"))]
    starts_on: String,
}

#[derive(Serialize)]
struct New {
    home: String,
    services: Vec<Choice>,
    starts_on: String,
    months: i32,
    facts: Vec<Fact>,
    chosen: Option<String>,
    summary: String,
}

/// What the form of an order needs to know.
struct Offer {
    services: Vec<Service>,
    sums: BTreeMap<ServiceId, Cents>,
    takers: BTreeMap<ServiceId, usize>,
    period: Option<String>,
    today: Date,
}

/// The form of an order.
pub async fn new(visit: SignedIn, chosen: Query<Chosen>, db: Data<Db>) -> Reply {
    let member = own(&visit)?;
    let offer = offer(&visit, &db, member).await?;
    let next_month = offer.today.last_of_month().tomorrow().unwrap_or(offer.today);
    let fields = SubscriptionForm { service: chosen.service.clone(), starts_on: next_month.to_string() };
    new_page(&visit).show(&new_view(&visit, &offer, &fields))
}

fn new_page(visit: &SignedIn) -> Page<'_> {
    let above = format!("{}/subscriptions", visit.home());
    visit
        .page("app/subscriptions/new", visit.text("subscriptions-new-title"))
        .under(visit.text("subscriptions-title"), above)
}

async fn offer(visit: &SignedIn, db: &Db, member: MemberId) -> Result<Offer, StoreError> {
    let look = move |tx: &mut TenantTx<'_>| {
        let (today, mine) = (tx.today(), tx.subscriptions_of(member)?);
        let last = tx.approved_runs()?.pop();
        let sums = match &last {
            Some(run) => tx.sums_by_service(run.id)?,
            None => BTreeMap::new(),
        };
        let mut takers = BTreeMap::new();
        for one in tx.subscriptions()?.iter().filter(|one| one.covers(today)) {
            *takers.entry(one.service).or_insert(0) += 1;
        }
        let free = |service: &Service| is_free(service, &mine, today);
        let services = tx.services()?.into_iter().filter(free).collect();
        Ok(Offer { services, sums, takers, period: last.map(|run| run.period.name), today })
    };
    db.tenant(&visit.actor, "subscriptions.new", look).await
}

fn new_view(visit: &SignedIn, offer: &Offer, fields: &SubscriptionForm) -> New {
    let choice = |service: &Service| Choice {
        value: service.id.to_string(),
        label: service.name.clone(),
        note: Some(state_in_words(visit, &service.state)),
        selected: service.id.to_string() == fields.service,
        ..Choice::default()
    };
    let choose = Choice { label: visit.text("subscription-choose"), ..Choice::default() };
    let chosen = offer.services.iter().find(|service| service.id.to_string() == fields.service);
    New {
        home: visit.home(),
        services: std::iter::once(choose).chain(offer.services.iter().map(choice)).collect(),
        starts_on: fields.starts_on.clone(),
        months: visit.actor.cooperative().notice_months,
        facts: chosen.map(|service| offer_facts(visit, offer, service)).unwrap_or_default(),
        summary: chosen.map(|service| service.summary.clone()).unwrap_or_default(),
        chosen: chosen.map(|service| service.name.clone()),
    }
}

fn offer_facts(visit: &SignedIn, offer: &Offer, service: &Service) -> Vec<Fact> {
    let words = visit.words();
    let takers = offer.takers.get(&service.id).copied().unwrap_or(0);
    let mut facts = vec![Fact {
        label: visit.text("subscription-takers"),
        value: visit.say("subscription-takers-value", json!({ "count": takers })),
        ..Fact::default()
    }];
    if let (Some(sum), Some(period)) = (offer.sums.get(&service.id), &offer.period) {
        facts.push(Fact {
            label: visit.text("subscription-together"),
            value: words.euro(*sum),
            note: Some(period.clone()),
            ..Fact::default()
        });
    }
    facts
}

/// Orders.
pub async fn create(visit: SignedIn, form: Form<SubscriptionForm>, db: Data<Db>) -> Reply {
    let member = own(&visit)?;
    match try_order(&visit, &form, &db).await {
        Ok(()) => {
            let list = format!("{}/subscriptions", visit.home());
            Ok(see_other(list).flash("subscription-ordered").into())
        }
        Err(refused) => {
            let page = new_page(&visit).refused(refused)?;
            let offer = offer(&visit, &db, member).await?;
            page.show(&new_view(&visit, &offer, &form.fields))
        }
    }
}

async fn try_order(visit: &SignedIn, form: &Form<SubscriptionForm>, db: &Db) -> Result<(), Refused> {
    let asked = form.read(read_order).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("subscriptions.order"), move |tx| order(tx, &asked)).await.map(drop)
}

fn read_order(fields: &SubscriptionForm) -> Result<Order, Vec<Fault>> {
    let service = fields.service.parse::<ServiceId>();
    let starts_on = intake::day::read(&fields.starts_on, intake::day::Unit::Any, None);
    match (service, starts_on) {
        (Ok(service), Ok(starts_on)) => Ok(Order { member: None, service, starts_on }),
        (service, starts_on) => {
            let mut faults = Vec::new();
            if service.is_err() {
                faults.push(Fault::field("service", "subscription-service-missing"));
            }
            if starts_on.is_err() {
                faults.push(Fault::field("starts_on", "date-unreadable"));
            }
            Err(faults)
        }
    }
}
