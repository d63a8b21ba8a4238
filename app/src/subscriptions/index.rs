//! What the member takes, could take and took.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::web::Data;
use admin::backoffice_links::{href, said_in_words};
use jiff::civil::Date;
use kernel::{Cents, MemberId, ServiceId, SubscriptionId};
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{
    ApprovedRun, BackofficeLink, Choice, Db, OrderRules, Package, Service, StoreError, Subscription,
    SubscriptionOrder, TenantTx,
};
use web::charts::{Fill, bar};
use web::{Reply, SignedIn};

use super::orders::{self, Listed};
use super::{is_free, own};
use crate::services::{amount_href, last_day};

#[derive(Serialize)]
struct Index {
    lead: String,
    home: String,
    rows: Vec<Row>,
    total: Option<i64>,
    period: Option<String>,
    others: Vec<Other>,
    former: Vec<Row>,
    may_subscribe: bool,
    orders: Vec<Listed>,
    adoption: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    cancel: Option<String>,
    change: Option<String>,
    package: Option<String>,
    /// How far the link to the member's back office is.
    link: Option<String>,
    /// Where that is kept.
    link_href: Option<String>,
    name: String,
    since: Date,
    until: Option<Date>,
    /// Whether another package or quantity follows.
    continued: bool,
    begins_later: bool,
    withdrawn: bool,
    cents: Option<i64>,
    amount_href: String,
    bar: String,
}

/// A service that the member could take.
#[derive(Serialize)]
struct Other {
    href: String,
    order: String,
    name: String,
    summary: String,
    takers: usize,
}

struct Seen {
    services: Vec<Service>,
    mine: Vec<Subscription>,
    all: Vec<Subscription>,
    last: Option<ApprovedRun>,
    amounts: BTreeMap<ServiceId, Cents>,
    today: Date,
    orders: Vec<SubscriptionOrder>,
    choices: BTreeMap<SubscriptionId, Choice>,
    packages: Vec<Package>,
    rules: BTreeMap<ServiceId, OrderRules>,
    links: Vec<BackofficeLink>,
}

/// What the member takes, could take and took.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let member = own(&visit)?;
    let seen = db
        .tenant::<_, StoreError, _>(&visit.actor, "subscriptions.index", move |tx| look(tx, member))
        .await?;
    let view = list(&visit, &seen);
    visit.page("app/subscriptions/index", visit.text("subscriptions-title")).show(&view)
}

fn look(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Seen, StoreError> {
    let last = tx.approved_runs()?.pop();
    let amounts = match &last {
        Some(run) => tx.amounts_of_member(run.id, member)?,
        None => BTreeMap::new(),
    };
    Ok(Seen {
        services: tx.services()?,
        mine: tx.subscriptions_of(member)?,
        all: tx.subscriptions()?,
        last,
        amounts,
        today: tx.today(),
        orders: tx.subscription_orders()?,
        choices: tx.choices()?,
        packages: tx.packages()?,
        rules: tx.all_order_rules()?,
        links: tx.backoffice_links_of(member)?,
    })
}

fn list(visit: &SignedIn, seen: &Seen) -> Index {
    let (running, former): (Vec<_>, Vec<_>) = seen.mine.iter().partition(|one| one.runs_from(seen.today));
    let may_subscribe = visit.actor.may(May::Subscribe);
    let taken: BTreeSet<ServiceId> = running.iter().map(|one| one.service).collect();
    let shown = |list: Vec<&Subscription>| -> Vec<Row> {
        let mut rows: Vec<Row> = list.into_iter().filter_map(|one| row(visit, seen, one)).collect();
        rows.sort_by(|a, b| b.cents.cmp(&a.cents).then_with(|| a.name.cmp(&b.name)));
        rows
    };
    let (rows, former) = (shown(running), shown(former));
    let total: i64 = seen.amounts.values().map(|cents| cents.cents()).sum();
    Index {
        lead: visit.say(
            "subscriptions-lead",
            json!({ "count": taken.len(), "months": visit.actor.cooperative().notice_months }),
        ),
        home: visit.home(),
        total: (total != 0).then_some(total),
        period: seen.last.as_ref().map(|run| run.period.name.clone()),
        others: others(visit, seen),
        rows,
        former,
        orders: orders::listed(visit, &seen.services, &seen.orders, may_subscribe),
        adoption: format!("{}/adoption", visit.home()),
        may_subscribe,
    }
}

fn row(visit: &SignedIn, seen: &Seen, one: &Subscription) -> Option<Row> {
    let service = seen.services.iter().find(|service| service.id == one.service)?;
    let most = seen.amounts.values().map(|cents| cents.cents()).max().unwrap_or(1).max(1);
    let runs = one.runs_from(seen.today);
    // What comes after a change has cost nothing yet.
    let later = one.starts_on > seen.today
        && seen.mine.iter().any(|other| other.service == one.service && other.covers(seen.today));
    let cents = seen.amounts.get(&service.id).map(|cents| cents.cents()).filter(|_| runs && !later);
    let may_cancel = runs && one.ends_on.is_none() && visit.actor.may(May::Subscribe);
    Some(Row {
        href: format!("{}/services/{}", visit.home(), service.id),
        cancel: may_cancel.then(|| format!("{}/subscriptions/{}/cancellation/new", visit.home(), one.id)),
        change: (may_cancel && is_changeable(seen, service))
            .then(|| format!("{}/subscriptions/{}/change/new", visit.home(), one.id)),
        package: choice_in_words(visit, seen, one),
        link: link_in_words(visit, seen, service).filter(|_| runs),
        link_href: (runs && visit.actor.may(May::Subscribe)).then(|| href(visit, one.id)),
        name: service.name.clone(),
        since: one.starts_on,
        until: last_day(one),
        continued: one.is_continued_in(&seen.mine),
        begins_later: one.starts_on > seen.today,
        withdrawn: one.is_withdrawn(),
        cents,
        amount_href: amount_href(visit, seen.last.as_ref().map(|run| run.id), service.id, one.member),
        bar: bar(cents.unwrap_or(0).max(0), most, Fill::First),
    })
}

/// How far the link of a service to the member's back office is, where that was said.
fn link_in_words(visit: &SignedIn, seen: &Seen, service: &Service) -> Option<String> {
    let link = seen.links.iter().find(|link| link.said.service == service.id)?;
    Some(visit.say("backoffice-own", json!({ "said": said_in_words(visit, link) })))
}

/// Whether the service is offered in packages or by a quantity.
fn is_changeable(seen: &Seen, service: &Service) -> bool {
    let counted = seen.rules.get(&service.id).is_some_and(|rules| !rules.unit.is_empty());
    counted || seen.packages.iter().any(|one| one.service == service.id && one.withdrawn_at.is_none())
}

/// In which package and quantity the member takes a service: `Plus, 120 werkplekken`.
fn choice_in_words(visit: &SignedIn, seen: &Seen, one: &Subscription) -> Option<String> {
    let choice = seen.choices.get(&one.id)?;
    let package = choice.package.and_then(|id| seen.packages.iter().find(|package| package.id == id));
    let unit = seen.rules.get(&one.service).map_or("", |rules| rules.unit.as_str());
    let quantity = choice.quantity.map(|quantity| {
        let quantity = visit.words().quantity(&quantity.into());
        format!("{quantity} {unit}").trim_end().to_owned()
    });
    let parts: Vec<String> =
        package.map(|package| package.name.clone()).into_iter().chain(quantity).collect();
    Some(parts.join(", "))
}

fn others(visit: &SignedIn, seen: &Seen) -> Vec<Other> {
    let free = |service: &&Service| is_free(service, &seen.mine, seen.today);
    seen.services
        .iter()
        .filter(free)
        .map(|service| {
            let takes = |one: &&Subscription| one.service == service.id && one.covers(seen.today);
            Other {
                href: format!("{}/services/{}", visit.home(), service.id),
                order: format!("{}/subscriptions/new?service={}", visit.home(), service.id),
                name: service.name.clone(),
                summary: service.summary.clone(),
                takers: seen.all.iter().filter(takes).count(),
            }
        })
        .collect()
}
