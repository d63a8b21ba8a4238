//! One service: what it does, its key in words, who takes it, what it cost.

use std::collections::BTreeMap;

use actions::key_sentence::{MeterNames, key_sentence};
use actions::order_rules::NoticeRule;
use actions::service_keys::key_of;
use actions::services::is_taken_in;
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{Cents, MemberId, RunId, ServiceId};
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{
    BackofficeLink, Db, Life, Member, Meter, OrderRules, Package, Service, ServiceKey, Stance, StoreError,
    Subscription, TenantTx,
};
use web::charts::{Fill, bar};
use web::templates::items::Fact;
use web::{Reply, SignedIn};

use super::links::Links;
use super::standing::{self, Known, Standing};
use super::{amount_href, last_day, state_in_words, tone};
use crate::costs_over_time::{CostsOverTime, PeriodCost};
use crate::lives::{About, Panel, Seen as Lives, about, panel};
use crate::members::inhabitants;
use crate::subscriptions::notice_in_words;

#[derive(Serialize)]
struct Show {
    home: String,
    id: String,
    name: String,
    state: String,
    tone: &'static str,
    summary: String,
    facts: Vec<Fact>,
    data: Vec<Fact>,
    key: Option<String>,
    keys: Option<String>,
    key_note: String,
    key_since: Option<Date>,
    takers: Vec<Taker>,
    period: Option<String>,
    former: usize,
    see_members: bool,
    subscription: Option<Own>,
    may_order: bool,
    may_keep: bool,
    costs: Option<CostsOverTime>,
    standing: Option<Standing>,
    links: Option<Links>,
    packages: Vec<(String, String)>,
    notice: String,
    wished: Option<String>,
    about: Option<About>,
    life: Option<Panel>,
}

#[derive(Serialize)]
struct Taker {
    href: String,
    name: String,
    since: Date,
    until: Option<Date>,
    begins_later: bool,
    own: bool,
    cents: Option<i64>,
    amount_href: String,
    bar: String,
}

#[derive(Serialize)]
struct Own {
    href: String,
    since: Date,
    until: Option<Date>,
}

struct SeenOne {
    service: Service,
    meters: Vec<Meter>,
    key: Option<ServiceKey>,
    subscriptions: Vec<Subscription>,
    members: Vec<Member>,
    inhabitants: BTreeMap<MemberId, i64>,
    costs: Vec<PeriodCost>,
    last: Option<RunId>,
    amounts: BTreeMap<MemberId, Cents>,
    lives: Lives,
    today: Date,
    stances: Vec<Stance>,
    links: Vec<BackofficeLink>,
    rules: OrderRules,
    packages: Vec<Package>,
}

/// One service.
pub async fn show(visit: SignedIn, path: Path<(String, ServiceId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let seen =
        db.tenant::<_, StoreError, _>(&visit.actor, "services.show", move |tx| look_at(tx, id)).await?;
    let view = one(&visit, &seen);
    let list = format!("{}/services", visit.home());
    visit
        .page("app/services/show", seen.service.name.clone())
        .under(visit.text("services-title"), list)
        .show(&view)
}

fn look_at(tx: &mut TenantTx<'_>, id: ServiceId) -> Result<SeenOne, StoreError> {
    let (today, open) = (tx.today(), tx.actor().may(May::SeeMembers));
    let service = tx.service(id)?;
    let meters: Vec<Meter> = tx.meters()?.into_iter().filter(|one| one.service == Some(id)).collect();
    let key = tx.keys_on(today)?.remove(&id);
    let mut seen = SeenOne {
        service,
        meters,
        key,
        subscriptions: Vec::new(),
        members: Vec::new(),
        inhabitants: BTreeMap::new(),
        costs: Vec::new(),
        last: None,
        amounts: BTreeMap::new(),
        lives: Lives::look(tx)?,
        today,
        stances: Vec::new(),
        links: Vec::new(),
        rules: tx.order_rules(id)?,
        packages: tx.packages_of(id)?,
    };
    if open {
        seen.subscriptions = tx.subscriptions_to(id)?;
        seen.members = tx.members()?;
        seen.stances = tx.stances()?.into_iter().filter(|stance| stance.said.service == id).collect();
        seen.links = tx.backoffice_links_to(id)?;
        seen.inhabitants = inhabitants(tx, today)?;
        let sums = tx.sums_of_service(id)?;
        let runs = tx.approved_runs()?;
        seen.costs = PeriodCost::of(&runs, &sums);
        if let Some(last) = runs.last() {
            (seen.last, seen.amounts) = (Some(last.id), tx.amounts_of_service(last.id, id)?);
        }
    }
    Ok(seen)
}

fn one(visit: &SignedIn, seen: &SeenOne) -> Show {
    let own = visit.actor.member().map(|member| member.id);
    let service = &seen.service;
    let running = |one: &&Subscription| Some(one.member) == own && one.runs_from(seen.today);
    // A change of package is no new beginning, and its old package no end.
    let mine = seen.subscriptions.iter().filter(running).max_by_key(|one| one.starts_on);
    let since = seen.subscriptions.iter().filter(running).map(|one| one.starts_on).min();
    let takers = takers(visit, seen, own);
    let life = seen.lives.of_service(service.id);
    let names: MeterNames =
        seen.meters.iter().map(|meter| (meter.code.clone(), meter.name.clone())).collect();
    let key = seen.key.as_ref().and_then(|key| key_of(&key.rule));
    let (key_note, key_since) = standing::key_note(seen.key.as_ref());
    let notice = NoticeRule::new(&seen.rules, visit.actor.cooperative().notice_months);
    let costs = CostsOverTime::of(visit, "service-costs", &seen.costs);
    Show {
        home: visit.home(),
        id: service.id.to_string(),
        name: service.name.clone(),
        state: state_in_words(visit, &service.state),
        tone: tone(&service.state),
        summary: service.summary.clone(),
        facts: facts(visit, seen),
        data: data(visit, seen),
        key: key.map(|key| visit.words().phrase(&key_sentence(&key, &names))),
        keys: (visit.actor.may(May::SeeOffice))
            .then(|| format!("{}/office/services/{}/keys", visit.home(), service.id)),
        key_note,
        key_since,
        former: seen.subscriptions.iter().filter(|one| !one.runs_from(seen.today)).count(),
        takers,
        period: seen.costs.last().map(|cost| cost.period.clone()),
        see_members: visit.actor.may(May::SeeMembers),
        may_order: visit.actor.may(May::Subscribe) && mine.is_none() && is_taken_in(&service.state),
        subscription: mine.map(|one| Own {
            href: format!("{}/subscriptions/{}/cancellation/new", visit.home(), one.id),
            since: since.unwrap_or(one.starts_on),
            until: last_day(one),
        }),
        may_keep: visit.actor.may(May::KeepServices),
        standing: visit.actor.may(May::SeeMembers).then(|| standing(visit, seen)),
        links: Links::of(visit, (&seen.subscriptions, &seen.members, &seen.links), seen.today),
        packages: standing::packages(visit, &seen.packages, &seen.rules),
        notice: notice_in_words(visit, &notice),
        costs,
        wished: wished(visit, life),
        about: life.map(|life| about(visit, &seen.lives, life)),
        life: life.map(|life| panel(visit, &seen.lives, life)),
    }
}

/// Where those stand that do not take it.
fn standing(visit: &SignedIn, seen: &SeenOne) -> Standing {
    let (members, subscriptions, stances) = (&seen.members, &seen.subscriptions, &seen.stances);
    let known = Known { members, subscriptions, stances, today: seen.today };
    let says = visit.actor.may(May::Subscribe);
    let href = says.then(|| format!("{}/services/{}/stance", visit.home(), seen.service.id));
    Standing::of(visit, &known, href)
}

/// The page of the candidate that it began as, for who may see that.
fn wished(visit: &SignedIn, life: Option<&Life>) -> Option<String> {
    let candidate = life?.candidate.filter(|_| visit.actor.may(May::SeeRoadmap))?;
    Some(format!("{}/roadmap/candidates/{candidate}", visit.home()))
}

fn takers(visit: &SignedIn, seen: &SeenOne, own: Option<MemberId>) -> Vec<Taker> {
    let most = seen.amounts.values().map(|cents| cents.cents()).max().unwrap_or(1).max(1);
    let mut takers: Vec<Taker> = seen
        .subscriptions
        .iter()
        .filter(|one| one.runs_from(seen.today))
        .filter_map(|one| {
            let member = seen.members.iter().find(|member| member.id == one.member)?;
            let here = |other: &&Subscription| other.member == one.member && other.covers(seen.today);
            let later = one.starts_on > seen.today && seen.subscriptions.iter().any(|other| here(&other));
            let cents = seen.amounts.get(&member.id).map(|cents| cents.cents()).filter(|_| !later);
            Some(Taker {
                cents,
                amount_href: amount_href(visit, seen.last, seen.service.id, member.id),
                bar: bar(cents.unwrap_or(0).max(0), most, Fill::First),
                href: format!("{}/members/{}", visit.home(), member.id),
                name: member.name.clone(),
                since: one.starts_on,
                until: last_day(one),
                begins_later: one.starts_on > seen.today,
                own: Some(member.id) == own,
            })
        })
        .collect();
    takers.sort_by(|a, b| a.name.cmp(&b.name));
    takers
}

fn facts(visit: &SignedIn, seen: &SeenOne) -> Vec<Fact> {
    if !visit.actor.may(May::SeeMembers) {
        return Vec::new();
    }
    let present: Vec<&Member> =
        seen.members.iter().filter(|member| member.is_present_on(seen.today)).collect();
    let takes = |member: &&&Member| {
        seen.subscriptions.iter().any(|one| one.member == member.id && one.covers(seen.today))
    };
    let taking: Vec<MemberId> = present.iter().filter(takes).map(|member| member.id).collect();
    let people: i64 = taking.iter().filter_map(|id| seen.inhabitants.get(id)).sum();
    let mut facts = vec![
        Fact {
            label: visit.text("service-takers"),
            value: visit
                .say("service-takers-value", json!({ "count": taking.len(), "members": present.len() })),
            ..Fact::default()
        },
        Fact {
            label: visit.text("service-inhabitants"),
            value: visit.words().number(people),
            note: Some(visit.text("service-inhabitants-note")),
            ..Fact::default()
        },
    ];
    if let Some(last) = seen.costs.last() {
        facts.push(Fact {
            label: visit.text("service-cost"),
            value: visit.words().euro(last.amount),
            note: Some(last.period.clone()),
            ..Fact::default()
        });
    }
    facts
}

fn data(visit: &SignedIn, seen: &SeenOne) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut data = Vec::new();
    if !seen.service.supplier.is_empty() {
        data.push(fact("service-supplier", seen.service.supplier.clone()));
    }
    if !seen.service.upl.is_empty() {
        data.push(fact("service-upl", seen.service.upl.clone()));
    }
    let meters: Vec<_> = seen.meters.iter().map(|meter| meter.name.clone()).collect();
    if !meters.is_empty() {
        data.push(fact("service-meters", meters.join(", ")));
    }
    data.push(fact("service-code", seen.service.code.clone()));
    data
}
