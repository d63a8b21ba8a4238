//! The list of members, narrowed down and put in order.

use std::collections::BTreeMap;

use actix_web::web::{Data, Query};
use jiff::civil::Date;
use kernel::MemberId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Db, Member, StoreError, Subscription, TenantTx};
use web::charts::{Fill, bar};
use web::templates::items::Pagination;
use web::{Reply, SignedIn, Visit};

use super::inhabitants;

/// Members on one page of the list.
const ON_A_PAGE: usize = 100;

/// What the list is narrowed down to, and its order.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    left: String,
    #[serde(default)]
    page: Option<u32>,
}

#[derive(Serialize)]
struct Index {
    home: String,
    lead: String,
    q: String,
    sort: String,
    sorts: Vec<Sort>,
    rows: Vec<Row>,
    left: usize,
    shows_left: bool,
    weighted: bool,
    total_inhabitants: i64,
    total_subscriptions: usize,
    total_votes: i64,
    may_keep: bool,
    filtered: bool,
    pagination: Pagination,
}

/// A column that orders the list.
#[derive(Serialize)]
struct Sort {
    label: String,
    href: String,
    direction: Option<&'static str>,
    number: bool,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    code: String,
    inhabitants: Option<i64>,
    services: usize,
    bar: String,
    joined: Date,
    left: Option<Date>,
    votes: i32,
    own: bool,
}

struct Seen {
    members: Vec<Member>,
    inhabitants: BTreeMap<MemberId, i64>,
    subscriptions: Vec<Subscription>,
    today: Date,
}

/// All members.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "members.index", look).await?;
    let view = list(&visit, &filter, &seen);
    visit.page("app/members/index", visit.text("members-title")).show(&view)
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let today = tx.today();
    Ok(Seen {
        members: tx.members()?,
        inhabitants: inhabitants(tx, today)?,
        subscriptions: tx.subscriptions()?,
        today,
    })
}

fn list(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Index {
    let shows_left = filter.left == "1";
    let wanted = filter.q.trim().to_lowercase();
    let present = |member: &&Member| member.left_on.is_none_or(|left| left > seen.today);
    let here: Vec<&Member> = seen.members.iter().filter(present).collect();
    let most = here.iter().filter_map(|member| seen.inhabitants.get(&member.id)).max().copied();
    let mut rows: Vec<Row> = seen
        .members
        .iter()
        .filter(|member| shows_left != present(member))
        .filter(|member| format!("{} {}", member.name, member.code).to_lowercase().contains(&wanted))
        .map(|member| row(visit, member, seen, most.unwrap_or(1)))
        .collect();
    order(&mut rows, &filter.sort);
    let last = u32::try_from(rows.len().div_ceil(ON_A_PAGE)).unwrap_or(u32::MAX).max(1);
    let page = filter.page.unwrap_or(1).clamp(1, last);
    let before = usize::try_from(page - 1).unwrap_or(0) * ON_A_PAGE;
    Index {
        home: visit.home(),
        lead: lead(visit, &here, seen),
        q: filter.q.clone(),
        sort: filter.sort.clone(),
        sorts: sorts(visit, filter),
        left: seen.members.len() - here.len(),
        shows_left,
        weighted: visit.actor.cooperative().votes == "weighted",
        total_inhabitants: rows.iter().filter_map(|row| row.inhabitants).sum(),
        total_subscriptions: rows.iter().map(|row| row.services).sum(),
        total_votes: rows.iter().map(|row| i64::from(row.votes)).sum(),
        may_keep: visit.actor.may(May::KeepMembers),
        filtered: !filter.q.is_empty(),
        pagination: Pagination::around(page, last, |n| {
            format!("{}&page={n}", address(visit, filter, &filter.sort))
        }),
        rows: rows.into_iter().skip(before).take(ON_A_PAGE).collect(),
    }
}

fn lead(visit: &Visit, here: &[&Member], seen: &Seen) -> String {
    let people: i64 = here.iter().filter_map(|member| seen.inhabitants.get(&member.id)).sum();
    if people == 0 {
        return visit.say("members-lead-plain", json!({ "count": here.len() }));
    }
    visit.say("members-lead", json!({ "count": here.len(), "people": people }))
}

fn row(visit: &SignedIn, member: &Member, seen: &Seen, most: i64) -> Row {
    let inhabitants = seen.inhabitants.get(&member.id).copied();
    let takes = |one: &&Subscription| one.member == member.id && one.covers(seen.today);
    Row {
        href: format!("{}/members/{}", visit.home(), member.id),
        name: member.name.clone(),
        code: member.code.clone(),
        inhabitants,
        services: seen.subscriptions.iter().filter(takes).count(),
        bar: bar(inhabitants.unwrap_or(0), most, Fill::First),
        joined: member.joined_on,
        left: member.left_on.and_then(|left| left.yesterday().ok()),
        votes: member.votes,
        own: visit.actor.member().is_some_and(|own| own.id == member.id),
    }
}

fn order(rows: &mut [Row], sort: &str) {
    match sort {
        "inhabitants" => rows.sort_by_key(|row| std::cmp::Reverse(row.inhabitants)),
        "services" => rows.sort_by_key(|row| std::cmp::Reverse(row.services)),
        "joined" => rows.sort_by_key(|row| row.joined),
        _ => {}
    }
}

/// The list as it is narrowed down, in another order.
fn address(visit: &SignedIn, filter: &Filter, sort: &str) -> String {
    let mut address = format!("{}?sort={}", visit.path, web::urls::encode(sort));
    for (name, value) in [("q", &filter.q), ("left", &filter.left)] {
        if !value.is_empty() {
            address.push_str(&format!("&{name}={}", web::urls::encode(value)));
        }
    }
    address
}

fn sorts(visit: &SignedIn, filter: &Filter) -> Vec<Sort> {
    let columns: [(&str, &'static str); 4] = [
        ("", "ascending"),
        ("inhabitants", "descending"),
        ("services", "descending"),
        ("joined", "ascending"),
    ];
    let known = columns.iter().any(|(name, _)| *name == filter.sort);
    columns
        .into_iter()
        .map(|(name, direction)| {
            let current = filter.sort == name || (name.is_empty() && !known);
            let label = if name.is_empty() { "members-sort-name" } else { &format!("members-sort-{name}") };
            Sort {
                label: visit.text(label),
                href: address(visit, filter, name),
                direction: current.then_some(direction),
                number: matches!(name, "inhabitants" | "services"),
            }
        })
        .collect()
}
