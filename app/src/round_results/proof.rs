//! What happened with the round, which ties there were, and how anybody counts it again.

use serde::Serialize;
use serde_json::json;
use voting::{RoundVerdict, TieBy, verify_round_command};
use web::templates::items::{Check, Event};

use super::Seen;

/// A tie.
#[derive(Serialize)]
pub(super) struct TieView {
    text: String,
    pivotal: bool,
}

/// How to count again.
#[derive(Serialize)]
pub(super) struct Proof {
    opening: String,
    head: String,
    seed: Option<String>,
    commitment: Option<String>,
    sha256: String,
    command: String,
    checks: Vec<Check>,
}

/// Every tie with the rule that decided, and what they mean together.
pub(super) fn ties(seen: &Seen<'_>) -> (Vec<TieView>, String) {
    let (visit, counted) = (seen.visit, seen.counted);
    let tie = |tie: &voting::Tie| {
        let others: Vec<&str> = tie
            .between
            .iter()
            .filter(|project| **project != tie.chosen)
            .map(|project| counted.name(*project))
            .collect();
        let by = match tie.by {
            TieBy::MinCost => "result-tie-min-cost",
            TieBy::MaxVotes => "result-tie-max-votes",
            TieBy::Lexicographic => "result-tie-lexicographic",
            TieBy::Lot => "result-tie-lot",
        };
        let args = json!({ "chosen": counted.name(tie.chosen), "others": others.join(", ") });
        TieView { text: visit.say(by, args), pivotal: tie.pivotal }
    };
    let ties: Vec<TieView> = counted.outcome.ties.iter().map(tie).collect();
    let pivotal = ties.iter().filter(|tie| tie.pivotal).count();
    let lead = visit.say("result-ties-lead", json!({ "count": ties.len(), "pivotal": pivotal }));
    (ties, lead)
}

/// What happened, the last first.
pub(super) fn events(seen: &Seen<'_>) -> Vec<Event> {
    let (visit, source) = (seen.visit, seen.source);
    let signed = |name: &str, at: jiff::Timestamp| {
        Some(visit.say("result-signed", json!({ "name": name, "at": visit.words().instant(at) })))
    };
    let mut events = Vec::new();
    if let Some(one) = source.decisions.first() {
        let deviations = source.decisions.iter().filter(|one| !one.follows).count();
        let text = visit.say("result-event-decided", json!({ "count": deviations }));
        events.push((one.decided.at, Event { text, meta: signed(&one.decided.name, one.decided.at) }));
    }
    if let Some(challenge) = &source.challenge {
        let text = visit.text("result-event-challenged");
        events.push((challenge.at, Event { text, meta: signed(&challenge.by, challenge.at) }));
    }
    let (_, ties) = ties(seen);
    let at = visit.words().instant(source.result.closed_at);
    let meta = Some(visit.say("result-event-closed-meta", json!({ "at": at, "ties": ties })));
    let text = visit.text("result-event-closed");
    events.push((source.result.closed_at, Event { text, meta }));
    if let Some(opening) = &source.opening {
        let text = visit.text("result-event-opened");
        events.push((opening.at, Event { text, meta: signed(&opening.by, opening.at) }));
    }
    events.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    events.into_iter().map(|(_, event)| event).collect()
}

impl Proof {
    /// Of a result.
    pub(super) fn new(seen: &Seen<'_>) -> Self {
        let file = &seen.counted.file;
        let command = format!("gemeengoed verify round {}.json", super::exports::file_name(seen));
        Self {
            opening: file.opening.clone(),
            head: file.head.clone(),
            seed: file.lot.as_ref().map(|lot| lot.seed.clone()),
            commitment: file.lot.as_ref().map(|lot| lot.commitment.clone()),
            sha256: seen.source.result.sha256.clone(),
            command,
            checks: checks(seen),
        }
    }
}

/// What the portal finds when it verifies the file now.
fn checks(seen: &Seen<'_>) -> Vec<Check> {
    let (visit, counted) = (seen.visit, seen.counted);
    let differs: Vec<String> = match verify_round_command(&seen.source.result.file) {
        RoundVerdict::Same => Vec::new(),
        RoundVerdict::Differs(found) => found.into_iter().map(|one| one.path).collect(),
        RoundVerdict::Malformed(_) => vec!["opening ballots lot result".to_owned()],
    };
    let holds = |part: &str| !differs.iter().any(|path| path.contains(part));
    let check =
        |good: bool, text: String| Check { text, state: (!good).then_some("fail"), ..Check::default() };
    let chain = holds("ballots") && holds("opening") && holds("head");
    let mut checks =
        vec![check(chain, visit.say("result-check-chain", json!({ "count": counted.file.ballots.len() })))];
    if counted.file.lot.is_some() {
        checks.push(check(holds("lot"), visit.text("result-check-lot")));
    }
    checks.push(check(holds("result"), visit.text("result-check-result")));
    let own = counted.file.ballots.iter().rev().find(|ballot| seen.is_own(&ballot.member));
    if let Some(ballot) = own {
        let text = visit.say("result-check-own", json!({ "n": ballot.n }));
        let href = Some(format!("{}/ballots#own", seen.href()));
        checks.push(Check { href, link: Some(visit.text("result-check-own-link")), ..check(true, text) });
    }
    checks
}
