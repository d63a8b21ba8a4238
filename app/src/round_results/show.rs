//! What the page of a result shows: its headline, its figures, and the parts beneath.

use serde::Serialize;
use serde_json::json;
use store::roles::May;
use voting::{Fill, QuorumOf, Rule};
use web::templates::items::{Event, Fact};

use super::Seen;
use super::compare::Compare;
use super::decision::Decision;
use super::funded::Funded;
use super::proof::{Proof, TieView, events, ties};
use super::queue::Queue;
use super::unfunded::Unfunded;

/// The view of the page.
#[derive(Serialize)]
pub(super) struct Show {
    title: String,
    lead: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    alerts: Vec<Alert>,
    facts: Vec<Fact>,
    funded: Funded,
    unfunded: Unfunded,
    queue: Queue,
    compare: Compare,
    ties: Vec<TieView>,
    ties_lead: String,
    decision: Option<Decision>,
    events: Vec<Event>,
    proof: Proof,
    decide_href: Option<String>,
    what_if_href: String,
    ballots_href: String,
    xlsx_href: String,
    csv_href: String,
    json_href: String,
    pb_href: String,
}

/// Something to know before the rest.
#[derive(Serialize)]
struct Alert {
    kind: &'static str,
    text: String,
    href: Option<String>,
    link: Option<String>,
}

impl Show {
    /// The view of a result.
    pub(super) fn new(seen: &Seen<'_>) -> Self {
        let (visit, href) = (seen.visit, seen.href());
        let (badge, badge_tone, badge_icon) = badge(seen);
        let file = |kind: &str| format!("{href}/export.{kind}");
        let (ties, ties_lead) = ties(seen);
        Self {
            title: visit.say("result-title", json!({ "round": seen.source.round.setup.title })),
            lead: lead(seen),
            badge: visit.text(badge),
            badge_tone,
            badge_icon,
            alerts: alerts(seen),
            facts: facts(seen),
            funded: Funded::new(seen),
            unfunded: Unfunded::new(seen),
            queue: Queue::new(seen),
            compare: Compare::new(seen),
            ties,
            ties_lead,
            decision: Decision::new(seen),
            events: events(seen),
            proof: Proof::new(seen),
            decide_href: decide_href(seen),
            what_if_href: format!("{href}/what-if"),
            ballots_href: format!("{href}/ballots"),
            xlsx_href: file("xlsx"),
            csv_href: file("csv"),
            json_href: file("json"),
            pb_href: file("pb"),
        }
    }

    /// The title of the page.
    pub(super) fn title(&self) -> &str {
        &self.title
    }
}

fn badge(seen: &Seen<'_>) -> (&'static str, &'static str, &'static str) {
    match () {
        () if seen.source.challenge.is_some() => ("result-badge-challenged", "warning", "alert-triangle"),
        () if !seen.source.decisions.is_empty() => ("result-badge-decided", "positive", "circle-check"),
        () => ("result-badge-closed", "accent", "check"),
    }
}

fn decide_href(seen: &Seen<'_>) -> Option<String> {
    let open = seen.source.decisions.is_empty() && seen.source.challenge.is_none();
    let may = open && seen.counted.file.result.has_quorum && seen.visit.actor.may(May::DecideRoadmap);
    may.then(|| format!("{}/office/rounds/{}/decision", seen.visit.home(), seen.source.round.id))
}

/// What comes of it in a sentence or two.
fn lead(seen: &Seen<'_>) -> String {
    let (visit, counted) = (seen.visit, seen.counted);
    let args = json!({
        "count": counted.outcome.funded.len(),
        "cost": seen.euro(&counted.outcome.cost),
        "budget": seen.euro(counted.election.budget()),
    });
    let said = visit.say("result-lead", args);
    let all = counted.election.ballots().len();
    let served = counted.explanation.satisfied.ballots;
    let wishes = super::compare::here(seen).iter().map(|gets| gets.wishes).min().unwrap_or(0);
    let then = match () {
        () if all == 0 => return said,
        () if wishes > 0 => visit.say("result-lead-each", json!({ "count": wishes })),
        () if served == all => visit.text("result-lead-all"),
        () => visit.say("result-lead-some", json!({ "served": served, "all": all })),
    };
    format!("{said} {then}")
}

fn alerts(seen: &Seen<'_>) -> Vec<Alert> {
    let (visit, source, mut alerts) = (seen.visit, seen.source, Vec::new());
    let plain = |kind, text| Alert { kind, text, href: None, link: None };
    let result = |one: &store::Round| {
        let href = format!("{}/rounds/{}", visit.home(), one.id);
        if one.state == store::RoundState::Closed { format!("{href}/result") } else { href }
    };
    if let Some(challenge) = &source.challenge {
        let day = visit.words().date(store::local_day(challenge.at));
        let args = json!({ "day": day, "by": challenge.by, "reason": challenge.reason });
        alerts.push(plain("warning", visit.say("result-challenged", args)));
    }
    for again in &source.after {
        alerts.push(Alert {
            href: Some(result(again)),
            link: Some(again.setup.title.clone()),
            ..plain("info", visit.text("result-again"))
        });
    }
    if let Some(before) = &source.before {
        alerts.push(Alert {
            href: Some(result(before)),
            link: Some(before.setup.title.clone()),
            ..plain("info", visit.text("result-before"))
        });
    }
    if !seen.counted.file.result.has_quorum {
        alerts.push(plain("warning", visit.text("result-no-quorum")));
    }
    alerts
}

fn facts(seen: &Seen<'_>) -> Vec<Fact> {
    let (visit, counted) = (seen.visit, seen.counted);
    let different = counted.explanation.only_here.len() + counted.explanation.only_most_votes.len();
    let mut facts = vec![turnout(seen)];
    facts.extend(per_vote(seen));
    facts.push(Fact {
        label: visit.text("result-fact-left"),
        value: seen.euro(&counted.explanation.unspent),
        note: Some(match counted.settings.fill {
            Fill::CarryOver => visit.text("result-left-carried"),
            Fill::None | Fill::Greedy => visit.text("result-left-unspent"),
        }),
        ..Fact::default()
    });
    facts.push(Fact {
        label: visit.text("result-fact-different"),
        value: visit.say("result-services", json!({ "count": different })),
        note: Some(visit.say(
            "result-different-note",
            json!({
                "here": counted.explanation.only_here.len(),
                "there": counted.explanation.only_most_votes.len(),
            }),
        )),
        ..Fact::default()
    });
    facts
}

fn turnout(seen: &Seen<'_>) -> Fact {
    let (visit, result) = (seen.visit, &seen.counted.file.result);
    let mut notes = Vec::new();
    if seen.counted.is_weighted() {
        let args = json!({ "cast": result.turnout.weight, "all": result.electorate.weight });
        notes.push(visit.say("result-turnout-weight", args));
    }
    notes.push(match &seen.counted.file.quorum {
        None => visit.text("result-quorum-none"),
        Some(quorum) => {
            let (of, all) = match quorum.of {
                QuorumOf::Members => ("members", result.electorate.members),
                QuorumOf::Weight => ("weight", result.electorate.weight),
            };
            let all = kernel::Share::from(i64::try_from(all).unwrap_or(i64::MAX));
            let needed = (-&(&quorum.least * &all)).floor().map_or(0, i64::wrapping_neg);
            let key = if result.has_quorum { "result-quorum-met" } else { "result-quorum-not-met" };
            visit.say(key, json!({ "needed": needed, "of": of }))
        }
    });
    Fact {
        label: visit.text("result-fact-turnout"),
        value: visit.say(
            "result-turnout",
            json!({ "voted": result.turnout.members, "all": result.electorate.members }),
        ),
        note: Some(notes.join(", ")),
        ..Fact::default()
    }
}

/// What each vote has to divide; none where nobody voted, or the rule gives no money.
fn per_vote(seen: &Seen<'_>) -> Option<Fact> {
    let (visit, counted) = (seen.visit, seen.counted);
    let weight = i64::try_from(counted.election.total_weight()).ok().filter(|weight| *weight > 0)?;
    if counted.settings.rule != Rule::EqualShares {
        return None;
    }
    let each = counted.election.budget().checked_div(&kernel::Share::from(weight)).ok()?;
    let raised = counted.outcome.money > each;
    let args = json!({
        "budget": seen.euro(counted.election.budget()),
        "weight": weight,
        "raised": seen.euro(&counted.outcome.money),
        "counts": counted.outcome.counts,
    });
    let key = if raised { "result-per-vote-raised" } else { "result-per-vote-note" };
    Some(Fact {
        label: visit.text("result-fact-per-vote"),
        value: seen.euro(&each),
        note: Some(visit.say(key, args)),
        ..Fact::default()
    })
}
