//! The own orders that the office has to approve, and those it decided about.

use actions::Refused;
use actions::orders::withdraw as take_back;
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::OrderId;
use serde::Serialize;
use store::{Db, OrderState, Service, SubscriptionOrder};
use web::{Form, Nothing, Reply, SignedIn, see_other};

/// An own order, in a list.
#[derive(Serialize)]
pub(super) struct Listed {
    name: String,
    href: String,
    starts: Date,
    state: String,
    tone: &'static str,
    icon: &'static str,
    by: String,
    reason: Option<String>,
    /// Where it is withdrawn, while it waits and the actor may.
    withdrawal: Option<String>,
}

/// The orders that wait and those that were refused, newest first: approved ones are subscriptions.
pub(super) fn listed(
    visit: &SignedIn,
    services: &[Service],
    orders: &[SubscriptionOrder],
    may_subscribe: bool,
) -> Vec<Listed> {
    let own = visit.actor.member().map(|member| member.id);
    // What was asked again after a refusal is no longer refused.
    let overtaken = |order: &SubscriptionOrder| {
        let again = orders.iter().filter(|other| other.asked.service == order.asked.service);
        again.into_iter().any(|other| other.asked_at > order.asked_at && Some(other.asked.member) == own)
    };
    let shown = |order: &&SubscriptionOrder| {
        let mine = Some(order.asked.member) == own;
        let refused = order.state == OrderState::Refused && !overtaken(order);
        mine && (order.state == OrderState::Asked || refused)
    };
    let list = orders.iter().filter(shown).filter_map(|order| {
        let service = services.iter().find(|service| service.id == order.asked.service)?;
        let waits = order.state == OrderState::Asked;
        let by = order.decided.as_ref().map_or(&order.asked_by, |(by, _)| by);
        Some(Listed {
            name: service.name.clone(),
            href: format!("{}/services/{}", visit.home(), service.id),
            starts: order.asked.starts_on,
            state: visit.text(&format!("order-state-{}", order.state.name())),
            tone: if waits { "warning" } else { "negative" },
            icon: if waits { "clock" } else { "x" },
            by: by.clone(),
            reason: Some(order.reason.clone()).filter(|reason| !reason.is_empty()),
            withdrawal: (waits && may_subscribe)
                .then(|| format!("{}/orders/{}/withdrawal", visit.home(), order.id)),
        })
    });
    list.collect()
}

/// Takes an own order back while it waits.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, OrderId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut store::TenantTx<'_>| take_back(tx, id);
    let list = see_other(format!("{}/subscriptions", visit.home()));
    match db.tenant(&visit.actor, form.once("orders.withdraw"), deed).await {
        Ok(()) => Ok(list.flash("order-withdrawn").into()),
        // The office decided meanwhile: the list shows what.
        Err(Refused::Faults(_)) => Ok(list.warn("order-decided-meanwhile", &[]).into()),
        Err(other) => Err(other.into()),
    }
}
