//! What waits in rounds: a vote that closes, and a draft that a second person opens.

use jiff::SignedDuration;
use serde_json::json;
use store::roles::May;
use store::{Round, RoundState};
use web::SignedIn;
use web::templates::items::Task;

use super::seen::Seen;

/// A vote that closes within this time is soon.
const SOON: SignedDuration = SignedDuration::from_hours(3 * 24);

/// Votes that close, or drafts to open.
pub(super) fn of(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    if visit.actor.member().is_some() { open(visit, seen) } else { drafts(visit, seen) }
}

/// Open rounds in which the own member has not voted, the first to close first.
fn open(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    if !visit.actor.may(May::Vote) {
        return Vec::new();
    }
    let closes = |round: &Round| visit.words().date(store::local_day(round.setup.closes_at));
    let mut rounds: Vec<_> =
        seen.rounds.iter().filter(|(round, voted)| !voted && round.takes_ballots(seen.now)).collect();
    rounds.sort_by_key(|(round, _)| round.setup.closes_at);
    rounds
        .into_iter()
        .map(|(round, _)| Task {
            icon: "checkbox",
            title: visit.say("start-vote", json!({ "title": round.setup.title })),
            meta: Some(visit.say(
                "start-vote-meta",
                json!({
                    "budget": visit.words().euro(round.setup.budget),
                    "count": round.setup.candidates.len(),
                }),
            )),
            due: Some(visit.say("start-vote-due", json!({ "date": closes(round) }))),
            soon: round.setup.closes_at < seen.now + SOON,
            href: format!("{}/rounds/{}", visit.home(), round.id),
            action: visit.text("start-vote-action"),
            hidden_label: Some(round.setup.title.clone()),
            ..Task::default()
        })
        .collect()
}

/// Drafts of somebody else, for who may open them.
fn drafts(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    if !visit.actor.may(May::KeepRounds) {
        return Vec::new();
    }
    let waits = seen.rounds.iter().filter(|(round, _)| {
        round.state == RoundState::Draft && Some(round.made.person) != visit.actor.person()
    });
    waits
        .map(|(round, _)| Task {
            icon: "checkbox",
            title: visit.say("start-open-round", json!({ "title": round.setup.title })),
            meta: Some(visit.say("start-open-round-meta", json!({ "name": round.made.name }))),
            href: format!("{}/office/rounds/{}", visit.home(), round.id),
            action: visit.text("start-open-round-action"),
            hidden_label: Some(round.setup.title.clone()),
            ..Task::default()
        })
        .collect()
}
