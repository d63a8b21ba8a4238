//! The history of a life: its states with what their gates were shown, what the next gate asks, how long it
//! took, its pilots and its specifications.

use std::collections::BTreeMap;

use actions::candidates::documents;
use actions::lifecycle::{Asks, Gate, Passage, State, passages, pilot_of, planned};
use jiff::civil::Date;
use kernel::LifeId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Life, PilotFinding, Specification, local_day};
use web::SignedIn;
use web::documents::note;
use web::markdown::prose;
use web::templates::items::{Check, Fact, ListItem};

use super::seen::{Seen, href};
use crate::candidates::{state_in_words, tone};

/// The history of a life.
#[derive(Serialize)]
pub(crate) struct Panel {
    facts: Vec<Fact>,
    history: Vec<Past>,
    next: Option<Next>,
    plan: Vec<Planned>,
    plan_like: String,
    others: Vec<Other>,
    pilots: Vec<Pilot>,
    specifications: Vec<Version>,
    deeds: Vec<ListItem>,
    open: bool,
}

#[derive(Serialize)]
struct Past {
    state: String,
    tone: &'static str,
    since: Date,
    days: i32,
    lasts: bool,
    body: String,
    by: String,
    reason: String,
    evidence: Vec<Fact>,
}

/// What the next gate asks.
#[derive(Serialize)]
struct Next {
    title: String,
    body: String,
    asks: Vec<Check>,
}

#[derive(Serialize)]
struct Planned {
    state: String,
    day: Date,
}

#[derive(Serialize)]
struct Other {
    href: String,
    name: String,
    days: i32,
}

#[derive(Serialize)]
struct Pilot {
    member: String,
    href: String,
    size: String,
    effect: String,
    blocker: String,
}

#[derive(Serialize)]
struct Version {
    id: String,
    title: String,
    day: Date,
    prose: String,
    documents: Vec<ListItem>,
    /// Where the office adds a document to it.
    add: Option<String>,
}

/// The history of a life, as this visitor may see it.
pub(crate) fn panel(visit: &SignedIn, seen: &Seen, life: &Life) -> Panel {
    let own = seen.transitions(life.id);
    let all = passages(&own, seen.today);
    let open = visit.actor.may(May::SeeMembers);
    let like = life.like.and_then(|like| seen.life(like));
    let plan = like.map(|like| planned(&own, &seen.transitions(like.id), seen.today)).unwrap_or_default();
    let words = |(state, day): (State, Date)| Planned { state: state_in_words(visit, state.name()), day };
    Panel {
        facts: facts(visit, seen, life.id, &all),
        history: all.iter().rev().map(|passage| past(visit, seen, passage, open)).collect(),
        next: next(visit, seen.state(life), open),
        plan: plan.into_iter().map(words).collect(),
        plan_like: like.map(|like| seen.name(like)).unwrap_or_default(),
        others: seen.next_lead_times(life.id).into_iter().map(|one| other(visit, seen, one)).collect(),
        pilots: pilots(visit, seen, life.id),
        specifications: seen
            .specifications
            .iter()
            .filter(|one| one.life == life.id)
            .map(|one| version(visit, seen, one))
            .collect(),
        deeds: deeds(visit, seen, life),
        open,
    }
}

fn facts(visit: &SignedIn, seen: &Seen, life: LifeId, all: &[Passage<'_>]) -> Vec<Fact> {
    let days = |count: i32| visit.say("roadmap-days", json!({ "count": count }));
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut facts = Vec::new();
    if let Some(last) = all.last() {
        facts.push(Fact {
            note: Some(state_in_words(visit, &last.transition.to)),
            ..fact("life-in-state", days(last.days()))
        });
    }
    let whole: i32 = all.iter().map(Passage::days).sum();
    facts.push(fact("life-whole", days(whole)));
    facts.push(match seen.took(life) {
        Some(took) => {
            Fact { note: Some(visit.text("life-lead-time-note")), ..fact("candidate-lead-time", days(took)) }
        }
        None => fact("candidate-lead-time", visit.text("life-lead-time-none")),
    });
    facts
}

fn past(visit: &SignedIn, seen: &Seen, passage: &Passage<'_>, open: bool) -> Past {
    let transition = passage.transition;
    let body =
        transition.body.as_ref().map(|body| visit.text(&format!("life-body-{}", body.replace('_', "-"))));
    let mut evidence: Vec<Fact> = transition
        .evidence
        .iter()
        .filter(|(name, _)| open || Gate::field(name).is_some_and(|field| field.open))
        .map(|(name, value)| shown(visit, name, value))
        .collect();
    let decided = transition.resolution.and_then(|id| seen.decisions.iter().find(|one| one.resolution == id));
    if let (Some(decision), Some(id)) = (decided, transition.resolution) {
        evidence.push(Fact {
            label: visit.text("life-field-resolution"),
            value: decision.words.clone(),
            href: Some(format!("{}/decisions/{id}", visit.home())),
            note: None,
        });
    }
    let hidden = |text: &str| if open { text.to_owned() } else { String::new() };
    Past {
        state: state_in_words(visit, &transition.to),
        tone: tone(&transition.to),
        since: passage.from,
        days: passage.days(),
        lasts: passage.lasts,
        body: body.unwrap_or_default(),
        by: hidden(&transition.by),
        reason: hidden(&transition.reason),
        evidence,
    }
}

/// A piece of evidence in words.
fn shown(visit: &SignedIn, name: &str, value: &str) -> Fact {
    let asks = Gate::field(name).map(|field| field.asks);
    let value = match asks {
        Some(Asks::Choice(_)) => visit.text(&format!("life-choice-{value}")),
        Some(Asks::Day) => value.parse().map_or(value.to_owned(), |day| visit.words().date(day)),
        Some(Asks::Known) => value.parse::<i64>().map_or(value.to_owned(), |n| visit.words().number(n)),
        _ => value.to_owned(),
    };
    Fact { label: label(visit, name), value, ..Fact::default() }
}

fn label(visit: &SignedIn, name: &str) -> String {
    visit.text(&format!("life-field-{}", name.replace('_', "-")))
}

fn next(visit: &SignedIn, state: State, open: bool) -> Option<Next> {
    let gate = Gate::of(state.next()?);
    let asked = gate.fields.iter().filter(|field| open || field.open);
    let asks = asked.filter(|field| field.name != "decision").map(|field| Check {
        text: label(visit, field.name),
        state: Some("todo"),
        ..Check::default()
    });
    Some(Next {
        title: state_in_words(visit, gate.state.name()),
        body: visit.text(&format!("life-body-{}", gate.body.name().replace('_', "-"))),
        asks: asks.collect(),
    })
}

fn other(visit: &SignedIn, seen: &Seen, (life, days): (&Life, i32)) -> Other {
    Other { href: href(visit, life), name: seen.name(life), days }
}

fn pilots(visit: &SignedIn, seen: &Seen, life: LifeId) -> Vec<Pilot> {
    let Some(pilot) = pilot_of(&seen.transitions(life)) else { return Vec::new() };
    // Oldest first: the newest stays.
    let found: BTreeMap<_, &PilotFinding> =
        seen.findings.iter().filter(|one| one.pilot == pilot).map(|one| (one.member, one)).collect();
    let row = |one: &store::PilotMember| {
        let member = seen.members.iter().find(|member| member.id == one.member)?;
        let found = found.get(&one.member);
        let size = if one.large { "life-pilot-large" } else { "life-pilot-small" };
        Some(Pilot {
            member: member.name.clone(),
            href: format!("{}/members/{}", visit.home(), member.id),
            size: visit.say(size, json!({ "inhabitants": one.inhabitants })),
            effect: found.map(|found| found.effect.clone()).unwrap_or_default(),
            blocker: found.map(|found| found.blocker.clone()).unwrap_or_default(),
        })
    };
    seen.pilots.iter().filter(|one| one.pilot == pilot).filter_map(row).collect()
}

fn version(visit: &SignedIn, seen: &Seen, one: &Specification) -> Version {
    let args = json!({ "version": one.version.to_string(), "title": one.about.title });
    let home = visit.home();
    let uploaded = seen.specified.iter().filter(|(of, _)| *of == one.id).map(|(_, document)| ListItem {
        href: format!("{home}/specifications/{}/documents/{}", one.id, document.id),
        label: document.title.clone(),
        note: Some(note(visit, document)),
    });
    let elsewhere = documents(&one.about.documents).unwrap_or_default().into_iter();
    let elsewhere = elsewhere.map(|one| ListItem { href: one.address, label: one.title, note: None });
    let may_add = visit.actor.may(May::KeepRoadmap);
    Version {
        id: format!("specification-{}", one.version),
        title: visit.say("life-specification", args),
        day: local_day(one.made_at),
        prose: prose(&one.about.text),
        documents: uploaded.chain(elsewhere).collect(),
        add: may_add.then(|| format!("{home}/office/specifications/{}/documents/new", one.id)),
    }
}

/// What this visitor may do with it.
fn deeds(visit: &SignedIn, seen: &Seen, life: &Life) -> Vec<ListItem> {
    let base = format!("{}/office/lives/{}", visit.home(), life.id);
    let item = |href: String, key: &str| ListItem { href, label: visit.text(key), note: None };
    let mut deeds = Vec::new();
    if visit.actor.may(May::EnterTransitions) {
        deeds.push(item(format!("{base}/transitions/new"), "life-deed-step"));
    }
    let trying = pilot_of(&seen.transitions(life.id)).is_some();
    if visit.actor.may(May::KeepRoadmap) {
        deeds.push(item(format!("{base}/edit"), "life-deed-edit"));
        deeds.push(item(format!("{base}/specifications/new"), "life-deed-specify"));
        deeds
            .push(item(format!("{}/office/candidates/new?like={}", visit.home(), life.id), "life-deed-like"));
        if trying {
            deeds.push(item(format!("{base}/findings"), "life-deed-find"));
        }
    }
    let own = visit.actor.member().map(|member| member.id);
    let pilot = pilot_of(&seen.transitions(life.id));
    let tries = seen.pilots.iter().any(|one| Some(one.pilot) == pilot && Some(one.member) == own);
    if visit.actor.may(May::Wish) && tries {
        let there = format!("{}/pipeline/{}/findings", visit.home(), life.id);
        deeds.push(item(there, "life-deed-find"));
    }
    deeds
}
