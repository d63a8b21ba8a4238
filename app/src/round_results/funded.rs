//! What is funded: the budget as a strip, and per service who paid what.

use admin::round_results::shape::{Payers, by_score, paid_their_last};
use kernel::{Cents, Share};
use serde::Serialize;
use serde_json::json;
use voting::{FundedBecause, Rule};
use web::charts::{Described, Segment, Segments};

use super::Seen;

/// The funded services.
#[derive(Serialize)]
pub(super) struct Funded {
    title: String,
    chart: String,
    rows: Vec<Row>,
    left: String,
    left_share: String,
    budget: String,
}

/// A funded service.
#[derive(Serialize)]
struct Row {
    number: usize,
    name: String,
    title: String,
    note: String,
    cost: String,
    share: String,
    id: String,
    said: Vec<String>,
    groups: Vec<Group>,
    caption: String,
    payers: String,
    total: String,
}

/// Those with one score.
#[derive(Serialize)]
struct Group {
    score: String,
    members: String,
    each: String,
    total: String,
}

impl Funded {
    /// Of a result.
    pub(super) fn new(seen: &Seen<'_>) -> Self {
        let (visit, counted) = (seen.visit, seen.counted);
        let funded = &counted.explanation.funded;
        let rows: Vec<Row> = (1..).zip(funded).map(|(number, one)| row(seen, number, one)).collect();
        let title = visit.say("result-funded-title", json!({ "count": rows.len() }));
        let budget = counted.election.budget();
        Self {
            chart: strip(seen, &rows),
            rows,
            title,
            left: seen.euro(&counted.explanation.unspent),
            left_share: share_of(seen, &counted.explanation.unspent),
            budget: seen.euro(budget),
        }
    }
}

fn share_of(seen: &Seen<'_>, cost: &Share) -> String {
    let part = cost.checked_div(seen.counted.election.budget()).unwrap_or_default();
    seen.visit.words().percent(&part)
}

/// The budget divided over the services.
fn strip(seen: &Seen<'_>, rows: &[Row]) -> String {
    let (visit, counted) = (seen.visit, seen.counted);
    let cents = |amount: &Share| Cents::rounded_half_up(amount).unwrap_or_default().cents();
    let part = |(row, one): (&Row, &FundedBecause)| Segment {
        mark: row.number.to_string(),
        value: cents(&one.cost),
        rest: false,
    };
    let mut segments: Vec<Segment> = rows.iter().zip(&counted.explanation.funded).map(part).collect();
    let left = cents(&counted.explanation.unspent);
    segments.push(Segment { mark: String::new(), value: left, rest: true });
    let args = json!({ "budget": seen.euro(counted.election.budget()), "count": rows.len() });
    let title = visit.say("result-strip-title", args);
    let said: Vec<String> =
        rows.iter().map(|row| format!("{}: {}, {}", row.number, row.name, row.cost)).collect();
    let args = json!({ "left": seen.euro(&counted.explanation.unspent) });
    let description = format!("{}; {}.", said.join("; "), visit.say("result-strip-left", args));
    let said = Described { id: "strip", title: &title, description: &description };
    Segments { said, segments: &segments }.draw()
}

fn row(seen: &Seen<'_>, number: usize, one: &FundedBecause) -> Row {
    let (visit, counted) = (seen.visit, seen.counted);
    let name = counted.name(one.project).to_owned();
    let groups = by_score(&counted.election, one.project, &one.payments);
    let paying = one.payments.len();
    let payers = visit.say("result-members", json!({ "count": paying }));
    let note = match paying {
        0 => visit.text("result-nobody-paid"),
        _ => visit.say("result-paying", json!({ "count": paying })),
    };
    Row {
        number,
        title: format!("{number}. {name}"),
        note,
        cost: seen.euro(&one.cost),
        share: share_of(seen, &one.cost),
        id: format!("payers-{number}"),
        said: reasons(seen, one),
        groups: groups.iter().map(|group| self::group(seen, group)).collect(),
        caption: visit.say("result-payers-caption", json!({ "name": name })),
        payers,
        total: visit.words().euro(Cents::rounded_half_up(&one.cost).unwrap_or_default()),
        name,
    }
}

/// Why it is funded, in sentences.
fn reasons(seen: &Seen<'_>, one: &FundedBecause) -> Vec<String> {
    let (visit, counted) = (seen.visit, seen.counted);
    let Some(round) = one.round else {
        let key = match counted.settings.rule {
            Rule::EqualShares => "result-why-filled",
            Rule::Phragmen => "result-why-phragmen",
            Rule::Greedy => "result-why-greedy",
        };
        return vec![visit.text(key)];
    };
    let mut said = vec![
        visit.say("result-why-paid", json!({ "count": one.payments.len() })),
        visit.say("result-why-round", json!({ "round": round.to_string() })),
    ];
    let last = paid_their_last(&counted.election, one.project, &one.payments);
    if last > 0 {
        said.push(visit.say("result-why-last", json!({ "count": last })));
    }
    said
}

fn group(seen: &Seen<'_>, group: &Payers) -> Group {
    let (visit, words) = (seen.visit, seen.visit.words());
    let mut members: Vec<&str> = group.ballots.iter().map(|ballot| seen.counted.voter(*ballot)).collect();
    members.sort_unstable();
    let (least, most) = (words.euro(group.least), words.euro(group.most));
    let each = match group.most.cents() - group.least.cents() {
        0 => most,
        _ => visit.say("result-range", json!({ "least": least, "most": most })),
    };
    Group {
        score: visit.text(&format!("result-score-{}", group.score.min(3))),
        members: members.join(", "),
        each,
        total: words.euro(group.total),
    }
}
