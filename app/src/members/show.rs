//! One member: what it takes, what it pays, what it is measured by.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{Cents, MemberId, RunId, ServiceId};
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{ApprovedRun, Db, Member, MemberAttribute, Service, StoreError, Subscription, TenantTx};
use web::charts::{Fill, bar};
use web::templates::items::Fact;
use web::{Reply, SignedIn, Visit};

use crate::costs_over_time::{CostsOverTime, PeriodCost};
use crate::services::{amount_href, last_day};

#[derive(Serialize)]
struct Show {
    home: String,
    id: String,
    name: String,
    badge: String,
    badge_tone: &'static str,
    facts: Vec<Fact>,
    services: Vec<Taken>,
    total: Option<i64>,
    period: Option<String>,
    attributes: Vec<Attribute>,
    costs: Option<CostsOverTime>,
    may_keep: bool,
    leaves: bool,
    reorganised: Vec<String>,
    own: bool,
}

#[derive(Serialize)]
struct Taken {
    href: String,
    name: String,
    since: Date,
    until: Option<Date>,
    begins_later: bool,
    cancel: Option<String>,
    cents: Option<i64>,
    amount_href: String,
    bar: String,
}

#[derive(Serialize)]
struct Attribute {
    name: String,
    on: Date,
    value: String,
}

struct SeenOne {
    member: Member,
    services: Vec<Service>,
    subscriptions: Vec<Subscription>,
    attributes: Vec<MemberAttribute>,
    runs: Vec<ApprovedRun>,
    sums: BTreeMap<RunId, Cents>,
    amounts: BTreeMap<ServiceId, Cents>,
    reorganised: super::reorganised::Known,
    today: Date,
}

/// One member.
pub async fn show(visit: SignedIn, path: Path<(String, MemberId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "members.show", move |tx| look_at(tx, id)).await?;
    let view = one(&visit, &seen);
    let list = format!("{}/members", visit.home());
    visit
        .page("app/members/show", seen.member.name.clone())
        .under(visit.text("members-title"), list)
        .show(&view)
}

fn look_at(tx: &mut TenantTx<'_>, id: MemberId) -> Result<SeenOne, StoreError> {
    let member = tx.member(id)?;
    let (runs, sums) = (tx.approved_runs()?, tx.sums_of_member(id)?);
    let amounts = match runs.last() {
        Some(run) => tx.amounts_of_member(run.id, id)?,
        None => BTreeMap::new(),
    };
    let attributes = tx.member_attributes()?.into_iter().filter(|one| one.member == id).collect();
    Ok(SeenOne {
        member,
        services: tx.services()?,
        subscriptions: tx.subscriptions_of(id)?,
        attributes,
        runs,
        sums,
        amounts,
        reorganised: super::reorganised::Known::read(tx)?,
        today: tx.today(),
    })
}

fn one(visit: &SignedIn, seen: &SeenOne) -> Show {
    let member = &seen.member;
    let (badge, badge_tone) = badge(visit, member, seen.today);
    let last = seen.runs.last().filter(|run| seen.sums.contains_key(&run.id));
    Show {
        home: visit.home(),
        id: member.id.to_string(),
        name: member.name.clone(),
        badge,
        badge_tone,
        facts: facts(visit, seen, last),
        services: taken(visit, seen),
        total: last.and_then(|run| seen.sums.get(&run.id)).map(|cents| cents.cents()),
        period: last.map(|run| run.period.name.clone()),
        attributes: attributes(visit, &seen.attributes),
        costs: CostsOverTime::of(visit, "member-costs", &PeriodCost::of(&seen.runs, &seen.sums)),
        may_keep: visit.actor.may(May::KeepMembers),
        leaves: member.left_on.is_some(),
        reorganised: super::reorganised::sentences(visit, member, &seen.reorganised, seen.today),
        own: visit.actor.member().is_some_and(|own| own.id == member.id),
    }
}

fn badge(visit: &Visit, member: &Member, today: Date) -> (String, &'static str) {
    let words = visit.words();
    match member.left_on.and_then(|left| left.yesterday().ok()) {
        Some(last) if last < today => {
            (visit.say("member-left", json!({ "date": words.date(last) })), "outline")
        }
        Some(last) => (visit.say("member-leaves", json!({ "date": words.date(last) })), "warning"),
        None if member.joined_on > today => {
            (visit.say("member-joins", json!({ "date": words.date(member.joined_on) })), "accent")
        }
        None => (visit.say("member-since", json!({ "date": words.date(member.joined_on) })), "positive"),
    }
}

fn facts(visit: &SignedIn, seen: &SeenOne, last: Option<&ApprovedRun>) -> Vec<Fact> {
    let words = visit.words();
    let mut facts =
        vec![Fact { label: visit.text("member-code"), value: seen.member.code.clone(), ..Fact::default() }];
    let inhabitants =
        |one: &&MemberAttribute| one.name == actions::members::INHABITANTS && one.on <= seen.today;
    if let Some(known) = seen.attributes.iter().rfind(inhabitants) {
        facts.push(Fact {
            label: visit.text("member-inhabitants"),
            value: words.quantity(&known.value),
            note: Some(visit.say("member-on", json!({ "date": words.date(known.on) }))),
            ..Fact::default()
        });
    }
    let taken = seen.subscriptions.iter().filter(|one| one.covers(seen.today)).count();
    facts.push(Fact {
        label: visit.text("member-services"),
        value: visit.say("member-services-value", json!({ "count": taken, "services": seen.services.len() })),
        ..Fact::default()
    });
    if let Some((run, sum)) = last.and_then(|run| Some((run, seen.sums.get(&run.id)?))) {
        facts.push(Fact {
            label: visit.text("member-cost"),
            value: words.euro(*sum),
            note: Some(run.period.name.clone()),
            ..Fact::default()
        });
    }
    if visit.actor.cooperative().votes == "weighted" {
        facts.push(Fact {
            label: visit.text("member-votes"),
            value: words.number(seen.member.votes),
            ..Fact::default()
        });
    }
    facts
}

fn taken(visit: &SignedIn, seen: &SeenOne) -> Vec<Taken> {
    let most = seen.amounts.values().map(|cents| cents.cents()).max().unwrap_or(1).max(1);
    let runs = |one: &&Subscription| one.runs_from(seen.today);
    let mut taken: Vec<Taken> = seen
        .subscriptions
        .iter()
        .filter(runs)
        .filter_map(|one| {
            let service = seen.services.iter().find(|service| service.id == one.service)?;
            let cents = seen.amounts.get(&service.id).map(|cents| cents.cents());
            Some(Taken {
                href: format!("{}/services/{}", visit.home(), service.id),
                name: service.name.clone(),
                since: one.starts_on,
                until: last_day(one),
                begins_later: one.starts_on > seen.today,
                cancel: cancel(visit, one),
                cents,
                amount_href: amount_href(visit, seen.runs.last().map(|run| run.id), service.id, one.member),
                bar: bar(cents.unwrap_or(0).max(0), most, Fill::First),
            })
        })
        .collect();
    taken.sort_by(|a, b| b.cents.cmp(&a.cents).then_with(|| a.name.cmp(&b.name)));
    taken
}

/// Where the office gives notice for the member.
fn cancel(visit: &SignedIn, one: &Subscription) -> Option<String> {
    let may = one.ends_on.is_none() && visit.actor.may(May::KeepMembers);
    may.then(|| format!("{}/office/subscriptions/{}/cancellation/new", visit.home(), one.id))
}

/// An attribute in words: those that the portal knows have a text, others are written as they were named.
fn attribute_in_words(visit: &Visit, name: &str) -> String {
    match name {
        "inhabitants" | "budget" | "workplaces" => visit.text(&format!("attribute-{name}")),
        other => {
            let words = other.replace('_', " ");
            let mut letters = words.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

fn attributes(visit: &Visit, all: &[MemberAttribute]) -> Vec<Attribute> {
    all.iter()
        .rev()
        .map(|one| Attribute {
            name: attribute_in_words(visit, &one.name),
            on: one.on,
            value: visit.words().quantity(&one.value),
        })
        .collect()
}
