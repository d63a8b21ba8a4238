//! The office orders and gives notice for a member.

use actions::services::is_taken_in;
use actions::subscriptions::{Order, end_after_notice, give_notice, order};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, SubscriptionId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, Member, Service, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use super::{day, next_month, page};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct OrderForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "subscription-service-missing"))]
    service: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "subscription-starts-missing"))]
    starts_on: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    services: Vec<Choice>,
    any: bool,
    starts_on: String,
}

/// The form.
pub async fn new(visit: SignedIn, path: Path<(String, MemberId)>, db: Data<Db>) -> Reply {
    show(&visit, &db, path.1, OrderForm::default(), None).await
}

fn look(tx: &mut TenantTx<'_>, id: MemberId) -> Result<(Member, Vec<Service>, Date), StoreError> {
    let (member, today) = (tx.member(id)?, tx.today());
    let mine = tx.subscriptions_of(id)?;
    let free = |service: &Service| {
        is_taken_in(&service.state)
            && !mine.iter().any(|one| one.service == service.id && one.ends_on.is_none())
    };
    let services = tx.services()?.into_iter().filter(free).collect();
    Ok((member, services, today))
}

async fn show(visit: &SignedIn, db: &Db, id: MemberId, fields: OrderForm, refused: Option<Refused>) -> Reply {
    let (member, services, today) =
        db.tenant(&visit.actor, "members.subscription", move |tx| look(tx, id)).await?;
    let back = format!("{}/members/{id}", visit.home());
    let choice = |service: &Service| Choice {
        value: service.id.to_string(),
        label: service.name.clone(),
        selected: service.id.to_string() == fields.service,
        ..Choice::default()
    };
    let choose = Choice { label: visit.text("subscription-choose"), ..Choice::default() };
    let view = New {
        action: format!("{}/office/members/{id}/subscriptions", visit.home()),
        back: back.clone(),
        any: !services.is_empty(),
        services: std::iter::once(choose).chain(services.iter().map(choice)).collect(),
        starts_on: match fields.starts_on.as_str() {
            "" => next_month(today).to_string(),
            typed => typed.to_owned(),
        },
    };
    let title = visit.say("office-subscription-title", json!({ "name": member.name }));
    let page = page(visit, "admin/members/subscription", title).under(member.name, back);
    match refused {
        Some(refused) => page.refused(refused)?.show(&view),
        None => page.show(&view),
    }
}

/// Orders.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, MemberId)>,
    form: Form<OrderForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_order(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/members/{id}", visit.home());
            Ok(see_other(there).flash("subscription-ordered").into())
        }
        Err(refused) => show(&visit, &db, id, form.fields.clone(), Some(refused)).await,
    }
}

async fn try_order(
    visit: &SignedIn,
    member: MemberId,
    form: &Form<OrderForm>,
    db: &Db,
) -> Result<(), Refused> {
    let read = |fields: &OrderForm| {
        let service = fields.service.parse::<ServiceId>();
        let service = service.map_err(|_| Fault::field("service", "subscription-service-missing"));
        match (service, day("starts_on", &fields.starts_on)) {
            (Ok(service), Ok(starts_on)) => Ok(Order { member: Some(member), service, starts_on }),
            (service, starts_on) => Err(service.err().into_iter().chain(starts_on.err()).collect()),
        }
    };
    let asked = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("subscriptions.order"), move |tx| order(tx, &asked)).await.map(drop)
}

#[derive(Serialize)]
struct Cancellation {
    action: String,
    back: String,
    service: String,
    since: Date,
    last: Option<Date>,
    withdrawn: bool,
    months: i32,
    given: bool,
}

/// The page before notice is given.
pub async fn cancellation(visit: SignedIn, path: Path<(String, SubscriptionId)>, db: Data<Db>) -> Reply {
    let (page, view) = before_notice(&visit, &db, path.1).await?;
    page.show(&view)
}

async fn before_notice<'v>(
    visit: &'v SignedIn,
    db: &Db,
    id: SubscriptionId,
) -> Result<(Page<'v>, Cancellation), Failure> {
    let months = visit.actor.cooperative().notice_months;
    let look = move |tx: &mut TenantTx<'_>| {
        let one = tx.subscription(id)?;
        let (member, service) = (tx.member(one.member)?, tx.service(one.service)?);
        let end = one.ends_on.unwrap_or_else(|| end_after_notice(&one, tx.today(), months));
        Ok((one, member, service, end))
    };
    let (one, member, service, end) =
        db.tenant::<_, StoreError, _>(&visit.actor, "members.cancellation", look).await?;
    let back = format!("{}/members/{}", visit.home(), member.id);
    let said = json!({ "name": member.name, "service": service.name });
    let title = visit.say("office-cancellation-title", said);
    let view = Cancellation {
        action: format!("{}/office/subscriptions/{id}/cancellation", visit.home()),
        back: back.clone(),
        service: service.name,
        since: one.starts_on,
        last: end.yesterday().ok(),
        withdrawn: end == one.starts_on,
        months,
        given: one.ends_on.is_some(),
    };
    Ok((page(visit, "admin/members/cancellation", title).under(member.name, back), view))
}

/// A form without fields of its own.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct Nothing {}

/// Gives notice.
pub async fn cancel(
    visit: SignedIn,
    path: Path<(String, SubscriptionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut TenantTx<'_>| {
        let ends_on = give_notice(tx, id)?;
        Ok((tx.subscription(id)?.member, ends_on))
    };
    match db.tenant(&visit.actor, form.once("subscriptions.give-notice"), deed).await {
        Ok((member, ends_on)) => {
            let last = visit.words().date(ends_on.yesterday().unwrap_or(ends_on));
            let there = format!("{}/members/{member}", visit.home());
            Ok(see_other(there).flash_with("notice-given", &[("date", last)]).into())
        }
        Err(refused) => {
            let (page, view) = before_notice(&visit, &db, id).await?;
            page.refused(refused)?.show(&view)
        }
    }
}
