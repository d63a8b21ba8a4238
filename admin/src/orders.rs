//! Orders that wait for the office, and what was decided about others.

use actions::joining::{Part, Preview, preview};
use actions::orders::{approve, refuse};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::{OrderId, Share};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    Db, Member, OrderRules, OrderState, Package, Service, StoreError, SubscriptionOrder, TenantTx, local_day,
};
use validator::Validate;
use web::templates::items::Fact;
use web::{Form, Reply, SignedIn, see_other};

use crate::effect_view::{EffectView, Step};

type At = Path<(String, OrderId)>;

/// What the form of a decision sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct DecisionForm {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    reason: String,
}

#[derive(Serialize)]
struct Index {
    waiting: Vec<Row>,
    decided: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    member: String,
    service: String,
    starts: String,
    asked: String,
    state: String,
    tone: &'static str,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Show {
    lead: String,
    state: String,
    tone: &'static str,
    facts: Vec<Fact>,
    effect: EffectView,
    waits: bool,
    decided: Option<String>,
    reason: String,
    action: String,
    typed: String,
}

struct Seen {
    order: SubscriptionOrder,
    member: Member,
    service: Service,
    rules: OrderRules,
    package: Option<Package>,
    preview: Preview,
}

/// The orders, those that wait first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let look = |tx: &mut TenantTx<'_>| {
        Ok::<_, StoreError>((tx.subscription_orders()?, tx.members()?, tx.services()?))
    };
    let (orders, members, services) = db.tenant(&visit.actor, "orders.index", look).await?;
    let rows = |waits: bool| {
        let of = orders.iter().filter(|order| (order.state == OrderState::Asked) == waits);
        of.filter_map(|order| row(&visit, order, &members, &services)).collect()
    };
    let view = Index { waiting: rows(true), decided: rows(false) };
    visit
        .page("admin/orders/index", visit.text("orders-title"))
        .under(visit.text("services-title"), format!("{}/services", visit.home()))
        .show(&view)
}

fn tone(state: OrderState) -> &'static str {
    match state {
        OrderState::Asked => "warning",
        OrderState::Approved => "positive",
        OrderState::Refused => "negative",
        OrderState::Withdrawn => "outline",
    }
}

fn row(visit: &SignedIn, order: &SubscriptionOrder, members: &[Member], services: &[Service]) -> Option<Row> {
    let asked = visit.words().date(local_day(order.asked_at));
    Some(Row {
        href: format!("{}/office/orders/{}", visit.home(), order.id),
        member: members.iter().find(|one| one.id == order.asked.member)?.name.clone(),
        service: services.iter().find(|one| one.id == order.asked.service)?.name.clone(),
        starts: visit.words().date(order.asked.starts_on),
        asked: visit.say("order-asked-on", json!({ "by": order.asked_by, "date": asked })),
        state: visit.text(&format!("order-state-{}", order.state.name())),
        tone: tone(order.state),
        reason: Some(order.reason.clone()).filter(|reason| !reason.is_empty()),
    })
}

fn look(tx: &mut TenantTx<'_>, id: OrderId) -> Result<Seen, Refused> {
    let order = tx.subscription_order(id)?;
    let (member, service) = (tx.member(order.asked.member)?, tx.service(order.asked.service)?);
    let (rules, packages) = (tx.order_rules(service.id)?, tx.packages()?);
    let of = |id: Option<kernel::PackageId>| packages.iter().find(|package| Some(package.id) == id);
    let package = of(order.asked.choice.package).cloned();
    let from = match order.asked.replaces {
        Some(old) => {
            let old = tx.choices()?.remove(&old).and_then(|choice| choice.package);
            Part::In(of(old).map_or(Share::ONE, Package::factor))
        }
        None => Part::Out,
    };
    let to = Part::In(package.as_ref().map_or(Share::ONE, Package::factor));
    let preview = preview(tx, &member, &service, (&from, &to))?;
    Ok(Seen { order, member, service, rules, package, preview })
}

/// One order, with what it does and the decision about it.
pub async fn show(visit: SignedIn, path: At, db: Data<Db>) -> Reply {
    page(&visit, path.1, None, &db).await
}

async fn page(visit: &SignedIn, id: OrderId, refused: Option<(Refused, String)>, db: &Db) -> Reply {
    let seen = db.tenant(&visit.actor, "orders.show", move |tx| look(tx, id)).await?;
    let args = json!({ "member": seen.member.name, "service": seen.service.name });
    let page = visit
        .page("admin/orders/show", visit.say("order-title", args))
        .under(visit.text("services-title"), format!("{}/services", visit.home()))
        .under(visit.text("orders-title"), format!("{}/office/orders", visit.home()));
    match refused {
        Some((refused, typed)) => page.refused(refused)?.show(&view(visit, &seen, typed)),
        None => page.show(&view(visit, &seen, String::new())),
    }
}

fn view(visit: &SignedIn, seen: &Seen, typed: String) -> Show {
    let order = &seen.order;
    let step = if order.asked.replaces.is_some() { Step::Change } else { Step::Join };
    let asked = visit.words().date(local_day(order.asked_at));
    let decided = order.decided.as_ref().map(|(by, at)| {
        let date = visit.words().date(local_day(*at));
        visit.say("order-decided-by", json!({ "by": by, "date": date }))
    });
    Show {
        lead: visit.say("order-asked-on", json!({ "by": order.asked_by, "date": asked })),
        state: visit.text(&format!("order-state-{}", order.state.name())),
        tone: tone(order.state),
        facts: facts(visit, seen),
        effect: EffectView::of(visit, &seen.preview, step, &seen.service.name),
        waits: order.state == OrderState::Asked,
        decided,
        reason: order.reason.clone(),
        action: format!("{}/office/orders/{}/decision", visit.home(), order.id),
        typed,
    }
}

fn facts(visit: &SignedIn, seen: &Seen) -> Vec<Fact> {
    let asked = &seen.order.asked;
    let fact = |key: &str, value: String, href: Option<String>| Fact {
        label: visit.text(key),
        value,
        href,
        ..Fact::default()
    };
    let member = format!("{}/members/{}", visit.home(), seen.member.id);
    let service = format!("{}/services/{}", visit.home(), seen.service.id);
    let mut facts = vec![
        fact("order-column-member", seen.member.name.clone(), Some(member)),
        fact("subscription-service", seen.service.name.clone(), Some(service)),
        fact("order-column-starts", visit.words().date(asked.starts_on), None),
    ];
    if let Some(last) = seen.member.left_on.and_then(|left| left.yesterday().ok()) {
        let note = Some(visit.text("order-at-most-until-note"));
        facts.push(Fact { note, ..fact("order-at-most-until", visit.words().date(last), None) });
    }
    if let Some(package) = &seen.package {
        facts.push(fact("order-package", package.name.clone(), None));
    }
    if let Some(quantity) = asked.choice.quantity {
        let quantity = visit.words().quantity(&quantity.into());
        facts.push(fact("order-quantity", format!("{quantity} {}", seen.rules.unit), None));
    }
    facts
}

/// Approves or refuses.
pub async fn decide(visit: SignedIn, path: At, form: Form<DecisionForm>, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_decide(&visit, id, &form, &db).await {
        Ok(flash) => Ok(see_other(format!("{}/office/orders", visit.home())).flash(flash).into()),
        Err(refused) => page(&visit, id, Some((refused, form.fields.reason.clone())), &db).await,
    }
}

async fn try_decide(
    visit: &SignedIn,
    id: OrderId,
    form: &Form<DecisionForm>,
    db: &Db,
) -> Result<&'static str, Refused> {
    let reason = form.fields.reason.clone();
    match form.fields.decision.as_str() {
        "approve" => {
            let deed = move |tx: &mut TenantTx<'_>| approve(tx, id).map(drop);
            db.tenant(&visit.actor, form.once("orders.approve"), deed).await?;
            Ok("order-approved")
        }
        "refuse" => {
            let deed = move |tx: &mut TenantTx<'_>| refuse(tx, id, &reason);
            db.tenant(&visit.actor, form.once("orders.refuse"), deed).await?;
            Ok("order-refused")
        }
        _ => Err(Fault::page("order-decision-missing").into()),
    }
}
