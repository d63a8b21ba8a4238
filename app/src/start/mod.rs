//! The start page: what is to be done first, then figures with a trend, then news. Everything comes from
//! rows; what a seat may not see is not loaded.

mod costs;
mod dead_work;
mod figures;
mod news;
mod resolutions;
mod roadmap;
mod rounds;
mod seen;
mod solutions;
mod taking;
mod tasks;

use actix_web::web::Data;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Db, StoreError};
use web::templates::items::{NewsItem, Task};
use web::{Reply, SignedIn};

use costs::Costs;
use figures::Stat;
use seen::Seen;

/// Morning ends here.
const NOON: i8 = 12;
/// And the afternoon here.
const EVENING: i8 = 18;

#[derive(Serialize)]
struct Start {
    greeting: String,
    lead: String,
    tasks: Vec<Task>,
    buttons: Vec<Shortcut>,
    stats: Vec<Stat>,
    costs: Option<Costs>,
    services: Vec<Offered>,
    news: Vec<NewsItem>,
    updated: String,
}

/// A button beside the greeting.
#[derive(Serialize)]
struct Shortcut {
    icon: &'static str,
    label: String,
    href: String,
}

/// A service, for who sees nothing else.
#[derive(Serialize)]
struct Offered {
    href: String,
    name: String,
    summary: String,
    state: String,
    tone: &'static str,
}

/// The start page.
pub async fn show(visit: SignedIn, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "start.show", seen::look).await?;
    let tasks = tasks::of(&visit, &seen);
    let view = Start {
        greeting: greeting(&visit, &seen),
        lead: visit.say("start-lead", json!({ "count": tasks.len() })),
        tasks,
        buttons: buttons(&visit),
        stats: figures::stats(&visit, &seen),
        costs: costs::costs(&visit, &seen),
        services: if visit.actor.may(May::SeeMembers) { Vec::new() } else { offered(&visit, &seen) },
        news: news::of(&visit, &seen),
        updated: visit.words().instant(seen.now),
    };
    visit.page("app/start/show", visit.text("nav-start")).show(&view)
}

fn greeting(visit: &SignedIn, seen: &Seen) -> String {
    let hour = seen.now.to_zoned(store::amsterdam()).hour();
    let part = match hour {
        6..NOON => "start-good-morning",
        NOON..EVENING => "start-good-afternoon",
        _ => "start-good-evening",
    };
    let first = visit.visitor.name.split(' ').next().unwrap_or_default();
    visit.say(part, json!({ "name": first }))
}

fn buttons(visit: &SignedIn) -> Vec<Shortcut> {
    let all: [(May, &'static str, &str, &str); 6] = [
        (May::KeepBooks, "upload", "start-import", "/office/usage-imports/new"),
        (May::KeepBooks, "calendar", "start-periods", "/office/periods"),
        (May::KeepPeople, "users", "start-people", "/office/people"),
        (May::SeeMyCosts, "coin-euro", "start-my-costs", "/my-costs"),
        (May::Subscribe, "plus", "start-order", "/subscriptions/new"),
        (May::TakeArchive, "download", "start-archive", "/my-archive"),
    ];
    all.into_iter()
        .filter(|(may, ..)| visit.actor.may(*may))
        .map(|(_, icon, label, path)| Shortcut {
            icon,
            label: visit.text(label),
            href: format!("{}{path}", visit.home()),
        })
        .collect()
}

fn offered(visit: &SignedIn, seen: &Seen) -> Vec<Offered> {
    let show = |service: &store::Service| Offered {
        href: format!("{}/services/{}", visit.home(), service.id),
        name: service.name.clone(),
        summary: service.summary.clone(),
        state: crate::services::state_in_words(visit, &service.state),
        tone: crate::services::tone(&service.state),
    };
    seen.services.iter().map(show).collect()
}
