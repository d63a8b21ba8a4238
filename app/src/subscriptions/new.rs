//! Ordering a service: the form by its rules, a page to check it, and the order.

use actions::Refused;
use actions::orders::{Placed, place};
use actix_web::web::{Data, Query};
use kernel::MemberId;
use serde::Serialize;
use store::{Db, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Page, Reply, SignedIn, see_other};

use super::check::{self, Looked};
use super::order_form::{Offer, OrderForm, notice_in_words};
use super::own;

#[derive(Serialize)]
struct New {
    home: String,
    services: Vec<Choice>,
    chosen: Option<String>,
    summary: String,
    fields: OrderForm,
    packages: Vec<Choice>,
    unit: Option<String>,
    quantity_description: String,
    needs_approval: bool,
    notice: String,
}

/// The form of an order: first which service, then what its rules ask.
pub async fn new(visit: SignedIn, typed: Query<OrderForm>, db: Data<Db>) -> Reply {
    let member = own(&visit)?;
    let offer = offer(&visit, &db, member, &typed.service).await?;
    new_page(&visit).show(&new_view(&visit, &offer, typed.into_inner()))
}

fn new_page(visit: &SignedIn) -> Page<'_> {
    let above = format!("{}/subscriptions", visit.home());
    visit
        .page("app/subscriptions/new", visit.text("subscriptions-new-title"))
        .under(visit.text("subscriptions-title"), above)
}

async fn offer(visit: &SignedIn, db: &Db, member: MemberId, service: &str) -> Result<Offer, StoreError> {
    let service = service.to_owned();
    let look = move |tx: &mut TenantTx<'_>| Offer::read(tx, member, &service);
    db.tenant(&visit.actor, "subscriptions.new", look).await
}

fn new_view(visit: &SignedIn, offer: &Offer, mut fields: OrderForm) -> New {
    if fields.starts_on.is_empty() {
        let next_month = offer.today.last_of_month().tomorrow().unwrap_or(offer.today);
        fields.starts_on = next_month.to_string();
    }
    New {
        home: visit.home(),
        services: offer.service_choices(visit, &fields.service),
        chosen: offer.chosen.as_ref().map(|service| service.name.clone()),
        summary: offer.chosen.as_ref().map(|service| service.summary.clone()).unwrap_or_default(),
        packages: offer.package_choices(visit, &fields.package),
        unit: Some(offer.rules.unit.clone()).filter(|unit| !unit.is_empty()),
        quantity_description: offer.quantity_description(visit),
        needs_approval: offer.rules.needs_approval,
        notice: notice_in_words(visit, &offer.notice),
        fields,
    }
}

/// The page to check an order before it is placed.
pub async fn check(visit: SignedIn, typed: Query<OrderForm>, db: Data<Db>) -> Reply {
    own(&visit)?;
    let fields = typed.into_inner();
    match look(&visit, &fields, &db).await {
        Ok(looked) => {
            let at = format!("{}/subscriptions", visit.home());
            check::page(&visit, &looked, fields, (at.clone(), format!("{at}/new")))
        }
        Err(refused) => again(&visit, refused, fields, &db).await,
    }
}

async fn look(visit: &SignedIn, fields: &OrderForm, db: &Db) -> Result<Looked, Refused> {
    fields.validate().map_err(|errors| Refused::Faults(web::faults_of(&errors)))?;
    let ask = fields.read(None).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, "subscriptions.check", move |tx| Looked::read(tx, &ask)).await
}

/// The form again, with what was wrong.
async fn again(visit: &SignedIn, refused: Refused, fields: OrderForm, db: &Db) -> Reply {
    let page = new_page(visit).refused(refused)?;
    let offer = offer(visit, db, own(visit)?, &fields.service).await?;
    page.show(&new_view(visit, &offer, fields))
}

/// Orders.
pub async fn create(visit: SignedIn, form: Form<OrderForm>, db: Data<Db>) -> Reply {
    own(&visit)?;
    match try_order(&visit, &form, &db).await {
        Ok(placed) => {
            let flash = match placed {
                Placed::Taken(_) => "subscription-ordered",
                Placed::Waits(_) => "subscription-asked",
            };
            Ok(see_other(format!("{}/subscriptions", visit.home())).flash(flash).into())
        }
        Err(refused) => again(&visit, refused, form.fields.clone(), &db).await,
    }
}

async fn try_order(visit: &SignedIn, form: &Form<OrderForm>, db: &Db) -> Result<Placed, Refused> {
    let ask = form.read(|fields| fields.read(None)).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("subscriptions.order"), move |tx| place(tx, &ask)).await
}
