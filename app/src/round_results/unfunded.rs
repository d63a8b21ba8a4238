//! What is not funded, and what would have been enough.

use kernel::{Cents, Share};
use serde::Serialize;
use serde_json::json;
use voting::{Rule, UnfundedBecause};
use web::charts::{Fill, bar};
use web::templates::items::Fact;
use web::urls::encode;

use super::Seen;

/// To so many services of its supporters' money each gets a line of its own.
const LINES: usize = 5;

/// The services that are not funded, the best supported first.
#[derive(Serialize)]
pub(super) struct Unfunded {
    title: String,
    rows: Vec<Row>,
}

/// A service that is not funded.
#[derive(Serialize)]
struct Row {
    name: String,
    note: String,
    cost: String,
    said: String,
    bar: Option<String>,
    bar_note: String,
    facts: Vec<Fact>,
    try_href: String,
}

impl Unfunded {
    /// Of a result.
    pub(super) fn new(seen: &Seen<'_>) -> Self {
        let votes = seen.counted.election.weighted_scores();
        let points = |one: &UnfundedBecause| votes.get(one.project).copied().unwrap_or(0);
        let mut all: Vec<&UnfundedBecause> = seen.counted.explanation.unfunded.iter().collect();
        all.sort_by_key(|one| std::cmp::Reverse(points(one)));
        let rows = all.into_iter().map(|one| row(seen, one, points(one))).collect::<Vec<_>>();
        let title = seen.visit.say("result-unfunded-title", json!({ "count": rows.len() }));
        Self { title, rows }
    }
}

fn row(seen: &Seen<'_>, one: &UnfundedBecause, points: u64) -> Row {
    let (visit, counted) = (seen.visit, seen.counted);
    let id = counted.election.projects().get(one.project).map_or("", |project| &project.id);
    let (cost, left) = (seen.euro(&one.cost), seen.euro(&one.left));
    let paid = counted.settings.rule == Rule::EqualShares && one.supporters.ballots > 0;
    let part = one.left.checked_div(&one.cost).unwrap_or_default();
    let args = json!({
        "count": one.supporters.ballots,
        "left": left,
        "cost": cost,
        "percent": visit.words().percent(&part),
    });
    let said = match counted.settings.rule {
        _ if one.supporters.ballots == 0 => visit.text("result-why-not-nobody"),
        Rule::EqualShares => visit.say("result-why-not", args),
        Rule::Phragmen => visit.text("result-why-not-phragmen"),
        Rule::Greedy => visit.text("result-why-not-greedy"),
    };
    let cents = |amount: &Share| Cents::rounded_half_up(amount).unwrap_or_default().cents();
    Row {
        name: counted.name(one.project).to_owned(),
        note: visit.say("result-points-of", json!({ "points": points, "count": one.supporters.ballots })),
        said,
        bar: paid.then(|| bar(cents(&one.left), cents(&one.cost), Fill::First)),
        bar_note: visit.say("result-available", json!({ "left": left, "cost": cost })),
        facts: if paid { facts(seen, one) } else { Vec::new() },
        try_href: format!("{}/what-if?candidate={}", seen.href(), encode(id)),
        cost,
    }
}

/// Where the money of its supporters went, and what would have been enough.
fn facts(seen: &Seen<'_>, one: &UnfundedBecause) -> Vec<Fact> {
    let visit = seen.visit;
    let fact = |label: String, value: String| Fact { label, value, ..Fact::default() };
    let mut spent: Vec<&(usize, Share)> = one.spent_on.iter().collect();
    spent.sort_by(|a, b| b.1.cmp(&a.1));
    let mut facts = Vec::new();
    for (project, paid) in spent.iter().take(LINES) {
        let args = json!({ "name": seen.counted.name(*project) });
        facts.push(fact(visit.say("result-went-to", args), seen.euro(&whole(paid))));
    }
    if spent.len() > LINES {
        let rest: Share = spent.iter().skip(LINES).map(|(_, paid)| paid).sum();
        let args = json!({ "count": spent.len() - LINES });
        facts.push(fact(visit.say("result-went-to-others", args), seen.euro(&whole(&rest))));
    }
    let effective = one.effective_support.checked_div(&Share::from(100)).unwrap_or_default();
    facts.push(fact(visit.text("result-effective"), visit.words().percent(&effective)));
    facts.push(match &one.cheaper_by {
        Some(cheaper) => {
            let args = json!({ "price": seen.euro(&(&one.cost - cheaper)), "less": seen.euro(cheaper) });
            fact(visit.text("result-cheaper"), visit.say("result-cheaper-value", args))
        }
        None => fact(visit.text("result-cheaper"), visit.text("result-cheaper-never")),
    });
    if let Some(weight) = one.more_weight {
        let key = if seen.counted.is_weighted() { "result-more-weight" } else { "result-more-members" };
        facts.push(fact(visit.text("result-more"), visit.say(key, json!({ "count": weight }))));
    }
    facts
}

/// In whole euros: what went where is no payment of its own.
fn whole(amount: &Share) -> Share {
    Share::from((amount + &Share::ratio(1, 2).unwrap_or_default()).floor().unwrap_or_default())
}
