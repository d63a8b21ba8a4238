//! The page of the roadmap: figures, a filter, and the view of choice.

use actions::roadmap::{Phase, lead_time};
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Candidate, Db, StoreError};
use web::templates::items::{Choice, Column, Fact, Tab};
use web::{Reply, SignedIn, urls};

use super::planning::Planning;
use super::queue::QueueView;
use super::rows::Row;
use super::{Seen, board, look, planning, queue, rows};

/// What the roadmap is narrowed down to, and how it is shown.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    pub(super) view: String,
    #[serde(default)]
    pub(super) programme: String,
    #[serde(default)]
    pub(super) own: String,
}

#[derive(Serialize)]
struct Index {
    view: String,
    tabs: Vec<Tab>,
    programmes: Vec<Choice>,
    owns: Vec<Choice>,
    facts: Vec<Fact>,
    board: Option<Vec<Column>>,
    queue: Option<QueueView>,
    planning: Option<Planning>,
    list: Option<Vec<Row>>,
    parked: Option<Vec<Row>>,
    new: Option<String>,
    settings: Option<String>,
    wishes: String,
    public: Option<String>,
}

/// The roadmap.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "roadmap.index", look).await?;
    let view = index_view(&visit, &filter, &seen);
    visit.page("app/roadmap/index", visit.text("roadmap-title")).show(&view)
}

fn index_view(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Index {
    let own = visit.actor.member().map(|member| member.id).filter(|_| !filter.own.is_empty());
    let fits = |candidate: &&Candidate| {
        let programme = filter.programme.is_empty() || candidate.about.programme == filter.programme;
        programme && own.is_none_or(|own| seen.partners(candidate).contains(&own))
    };
    let shown: Vec<Candidate> = seen.candidates.iter().filter(fits).cloned().collect();
    let (outside, living): (Vec<&Candidate>, Vec<&Candidate>) =
        shown.iter().partition(|candidate| Phase::of(&candidate.state) == Phase::Outside);
    let view = if filter.view.is_empty() { "board" } else { filter.view.as_str() };
    let home = visit.home();
    let published = seen.settings.as_ref().is_some_and(|settings| settings.published);
    Index {
        tabs: tabs(visit, filter, view, living.len(), outside.len()),
        programmes: programmes(visit, filter, seen),
        owns: owns(visit, filter),
        facts: facts(visit, seen),
        board: (view == "board").then(|| board::columns(visit, seen, &living)),
        queue: (view == "queue").then(|| queue::view(visit, seen, &shown)),
        planning: (view == "planning").then(|| planning::view(visit, seen, &living)),
        list: (view == "list").then(|| rows::rows(visit, seen, &living)),
        parked: (view == "parked").then(|| rows::rows(visit, seen, &outside)),
        view: view.to_owned(),
        new: visit.actor.may(May::Wish).then(|| format!("{home}/roadmap/wishes/new")),
        settings: visit.actor.may(May::KeepRoadmap).then(|| format!("{home}/office/roadmap")),
        wishes: format!("{home}/roadmap/wishes"),
        public: published.then(|| format!("{home}/public-roadmap")),
    }
}

fn tabs(visit: &SignedIn, filter: &Filter, view: &str, living: usize, outside: usize) -> Vec<Tab> {
    let known = [
        ("board", "layout-kanban", None),
        ("queue", "list", None),
        ("planning", "timeline", None),
        ("list", "file-text", Some(living)),
        ("parked", "player-pause", Some(outside)),
    ];
    known
        .into_iter()
        .map(|(name, icon, count)| Tab {
            href: format!(
                "{}?view={name}&programme={}&own={}",
                visit.path,
                urls::encode(&filter.programme),
                urls::encode(&filter.own)
            ),
            label: visit.text(&format!("roadmap-view-{name}")),
            icon: Some(icon),
            count: count.and_then(|count| i64::try_from(count).ok()),
            current: view == name,
        })
        .collect()
}

fn programmes(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Vec<Choice> {
    let all = Choice { label: visit.text("roadmap-all-programmes"), ..Choice::default() };
    let choice = |name: &str| Choice {
        value: name.to_owned(),
        label: name.to_owned(),
        selected: filter.programme == name,
        ..Choice::default()
    };
    std::iter::once(all).chain(seen.programmes().into_iter().map(choice)).collect()
}

/// For a member: everything, or where it takes part. The office has no such choice.
fn owns(visit: &SignedIn, filter: &Filter) -> Vec<Choice> {
    let Some(member) = visit.actor.member() else { return Vec::new() };
    vec![
        Choice { label: visit.text("roadmap-all-members"), ..Choice::default() },
        Choice {
            value: "1".to_owned(),
            label: visit.say("roadmap-own", json!({ "name": member.name })),
            selected: !filter.own.is_empty(),
            ..Choice::default()
        },
    ]
}

fn facts(visit: &SignedIn, seen: &Seen) -> Vec<Fact> {
    let words = visit.words();
    let count = |phases: &[Phase]| {
        seen.candidates.iter().filter(|candidate| phases.contains(&Phase::of(&candidate.state))).count()
    };
    let open = seen.wishes.iter().filter(|wish| wish.state == "open").count();
    let mut facts = vec![
        Fact {
            label: visit.text("roadmap-fact-way"),
            value: words.number(count(&[Phase::Prepared, Phase::Built])),
            note: Some(visit.text("roadmap-fact-way-note")),
            ..Fact::default()
        },
        Fact {
            label: visit.text("roadmap-fact-queue"),
            value: words.number(count(&[Phase::Wanted])),
            note: Some(visit.say("roadmap-fact-queue-note", json!({ "count": open }))),
            ..Fact::default()
        },
        Fact {
            label: visit.text("roadmap-fact-used"),
            value: words.number(count(&[Phase::Used])),
            ..Fact::default()
        },
    ];
    let newest = seen.candidates.iter().filter_map(|candidate| {
        let stays = seen.stays(candidate);
        Some((stays.last()?.from, candidate, lead_time(&stays)?))
    });
    if let Some((_, candidate, days)) = newest.max_by_key(|(since, ..)| *since) {
        facts.push(Fact {
            label: visit.text("roadmap-fact-lead-time"),
            value: visit.say("roadmap-days", json!({ "count": days })),
            note: Some(candidate.about.title.clone()),
            ..Fact::default()
        });
    }
    facts
}
