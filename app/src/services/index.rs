//! The list of services, narrowed down by words and state.

use actions::services::STATES;
use actix_web::web::{Data, Query};
use jiff::civil::Date;
use kernel::MemberId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Db, Member, Service, StoreError, Subscription, TenantTx};
use web::charts::{Fill, bar};
use web::templates::items::Choice;
use web::{Reply, SignedIn, Visit};

use super::{as_i64, last_day, state_in_words, tone};

/// What the list is narrowed down to.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
}

#[derive(Serialize)]
struct Index {
    lead: String,
    home: String,
    q: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    see_members: bool,
    own: bool,
    may_subscribe: bool,
    may_keep: bool,
    filtered: bool,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    summary: String,
    state: String,
    tone: &'static str,
    supplier: String,
    takers: usize,
    bar: String,
    since: Option<Date>,
    until: Option<Date>,
}

/// The services, and who takes them where the person may see that.
pub(super) struct Seen {
    pub(super) services: Vec<Service>,
    pub(super) subscriptions: Vec<Subscription>,
    /// The members that are present today.
    pub(super) members: Vec<Member>,
    pub(super) today: Date,
}

/// All services.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "services.index", look).await?;
    let view = list(&visit, &filter, &seen);
    visit.page("app/services/index", visit.text("services-title")).show(&view)
}

pub(super) fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let (today, open) = (tx.today(), tx.actor().may(May::SeeMembers));
    let services = tx.services()?;
    let (subscriptions, members) = match open {
        true => (tx.subscriptions()?, tx.members()?),
        false => (Vec::new(), Vec::new()),
    };
    let members = members.into_iter().filter(|member| member.is_present_on(today)).collect();
    Ok(Seen { services, subscriptions, members, today })
}

fn list(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Index {
    let own = visit.actor.member().map(|member| member.id);
    let wanted = filter.q.trim().to_lowercase();
    let fits = |service: &&Service| {
        let words = format!("{} {} {}", service.name, service.summary, service.supplier).to_lowercase();
        words.contains(&wanted) && (filter.state.is_empty() || filter.state == service.state)
    };
    let rows: Vec<Row> =
        seen.services.iter().filter(fits).map(|service| row(visit, service, seen, own)).collect();
    let taken = rows.iter().filter(|row| row.since.is_some()).count();
    let lead = match own {
        Some(_) => visit.say("services-lead-member", json!({ "count": seen.services.len(), "taken": taken })),
        None => visit.say("services-lead", json!({ "count": seen.services.len() })),
    };
    Index {
        lead: if filter.q.is_empty() && filter.state.is_empty() {
            lead
        } else {
            visit.say("services-lead-filtered", json!({ "found": rows.len(), "count": seen.services.len() }))
        },
        home: visit.home(),
        q: filter.q.clone(),
        states: state_choices(visit, &filter.state),
        rows,
        see_members: visit.actor.may(May::SeeMembers),
        own: own.is_some(),
        may_subscribe: visit.actor.may(May::Subscribe),
        may_keep: visit.actor.may(May::KeepServices),
        filtered: !(filter.q.is_empty() && filter.state.is_empty()),
    }
}

fn state_choices(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: visit.text("services-all-states"),
        selected: chosen.is_empty(),
        ..Choice::default()
    };
    let states = STATES.iter().map(|state| Choice {
        value: (*state).to_owned(),
        label: state_in_words(visit, state),
        selected: chosen == *state,
        ..Choice::default()
    });
    std::iter::once(all).chain(states).collect()
}

fn row(visit: &SignedIn, service: &Service, seen: &Seen, own: Option<MemberId>) -> Row {
    let of_service = || seen.subscriptions.iter().filter(|one| one.service == service.id);
    let takers = of_service().filter(|one| one.covers(seen.today)).count();
    let running = || of_service().filter(|one| Some(one.member) == own && one.runs_from(seen.today));
    let last = running().max_by_key(|one| one.starts_on);
    Row {
        href: format!("{}/services/{}", visit.home(), service.id),
        name: service.name.clone(),
        summary: service.summary.clone(),
        state: state_in_words(visit, &service.state),
        tone: tone(&service.state),
        supplier: service.supplier.clone(),
        takers,
        bar: bar(as_i64(takers), as_i64(seen.members.len().max(1)), Fill::First),
        since: running().map(|one| one.starts_on).min(),
        until: last.and_then(last_day),
    }
}
