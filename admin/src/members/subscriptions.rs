//! The office orders and gives notice for a member.

use actions::order_rules::NoticeRule;
use actions::orders::{Ask, place};
use actions::services::is_taken_in;
use actions::subscriptions::{end_after_notice, give_notice};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use intake::number;
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, SubscriptionId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, Member, Package, Service, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Nothing, Page, Reply, SignedIn, see_other};

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
    #[serde(default)]
    package: String,
    #[serde(default)]
    quantity: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    services: Vec<Choice>,
    any: bool,
    starts_on: String,
    packages: Vec<Choice>,
    quantity: String,
    counted: bool,
}

/// The form.
pub async fn new(visit: SignedIn, path: Path<(String, MemberId)>, db: Data<Db>) -> Reply {
    show(&visit, &db, path.1, OrderForm::default(), None).await
}

struct Seen {
    member: Member,
    services: Vec<Service>,
    packages: Vec<Package>,
    /// Whether some service is ordered by a quantity.
    counted: bool,
    today: Date,
}

fn look(tx: &mut TenantTx<'_>, id: MemberId) -> Result<Seen, StoreError> {
    let (member, today) = (tx.member(id)?, tx.today());
    let mine = tx.subscriptions_of(id)?;
    let free = |service: &Service| {
        is_taken_in(&service.state)
            && !mine.iter().any(|one| one.service == service.id && one.ends_on.is_none())
    };
    let services: Vec<Service> = tx.services()?.into_iter().filter(free).collect();
    let is_free = |id: ServiceId| services.iter().any(|service| service.id == id);
    let packages =
        tx.packages()?.into_iter().filter(|one| one.withdrawn_at.is_none() && is_free(one.service)).collect();
    let rules = tx.all_order_rules()?;
    let counted = rules.iter().any(|(id, rules)| is_free(*id) && !rules.unit.is_empty());
    Ok(Seen { member, services, packages, counted, today })
}

async fn show(visit: &SignedIn, db: &Db, id: MemberId, fields: OrderForm, refused: Option<Refused>) -> Reply {
    let seen = db.tenant(&visit.actor, "members.subscription", move |tx| look(tx, id)).await?;
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
        any: !seen.services.is_empty(),
        services: std::iter::once(choose).chain(seen.services.iter().map(choice)).collect(),
        starts_on: match fields.starts_on.as_str() {
            "" => next_month(seen.today).to_string(),
            typed => typed.to_owned(),
        },
        packages: package_choices(visit, &seen, &fields.package),
        quantity: fields.quantity.clone(),
        counted: seen.counted,
    };
    let title = visit.say("office-subscription-title", json!({ "name": seen.member.name }));
    let page = page(visit, "admin/members/subscription", title).under(seen.member.name, back);
    match refused {
        Some(refused) => page.refused(refused)?.show(&view),
        None => page.show(&view),
    }
}

/// Every package, with its service; none for an order that is older than the packages.
fn package_choices(visit: &SignedIn, seen: &Seen, chosen: &str) -> Vec<Choice> {
    if seen.packages.is_empty() {
        return Vec::new();
    }
    let none = Choice { label: visit.text("office-order-no-package"), ..Choice::default() };
    let of = |package: &Package| {
        let service = seen.services.iter().find(|service| service.id == package.service)?;
        Some(Choice {
            value: package.id.to_string(),
            label: format!("{}: {}", service.name, package.name),
            selected: package.id.to_string() == chosen,
            ..Choice::default()
        })
    };
    std::iter::once(none).chain(seen.packages.iter().filter_map(of)).collect()
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
    let ask = form.read(|fields| read(fields, member)).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("subscriptions.order"), move |tx| place(tx, &ask)).await.map(drop)
}

fn read(fields: &OrderForm, member: MemberId) -> Result<Ask, Vec<Fault>> {
    let service = fields.service.parse::<ServiceId>();
    let service = service.map_err(|_| Fault::field("service", "subscription-service-missing"));
    let package = match fields.package.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Fault::field("package", "order-package-missing")),
    };
    let quantity = match fields.quantity.trim() {
        "" => Ok(None),
        text => match number::quantity(text, number::Notation::Dutch) {
            // The table keeps hundredths.
            Ok(number) if number.round_dp(2) == number => Ok(Some(number.normalize())),
            _ => Err(Fault::field("quantity", "order-quantity-unreadable")),
        },
    };
    match (service, day("starts_on", &fields.starts_on), package, quantity) {
        (Ok(service), Ok(starts_on), Ok(package), Ok(quantity)) => {
            let choice = store::Choice { package, quantity };
            Ok(Ask { member: Some(member), service, replaces: None, choice, starts_on })
        }
        (service, starts_on, package, quantity) => {
            let faults = [service.err(), starts_on.err(), package.err(), quantity.err()];
            Err(faults.into_iter().flatten().collect())
        }
    }
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
    ends_with: String,
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
    let look = move |tx: &mut TenantTx<'_>| {
        let one = tx.subscription(id)?;
        let (member, service) = (tx.member(one.member)?, tx.service(one.service)?);
        let rule = NoticeRule::of(tx, one.service)?;
        let end = one.ends_on.unwrap_or_else(|| end_after_notice(&one, tx.today(), &rule));
        Ok((one, member, service, end, rule))
    };
    let (one, member, service, end, rule) =
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
        months: rule.months,
        ends_with: visit.text(&format!("ends-with-{}", rule.ends_with.name())),
        given: one.ends_on.is_some(),
    };
    Ok((page(visit, "admin/members/cancellation", title).under(member.name, back), view))
}

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
