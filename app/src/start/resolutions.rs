//! Votes of assemblies that wait for this person: to take part in, to open, to close.

use std::collections::BTreeSet;

use actions::resolutions::{Phase, may_close, phase};
use jiff::SignedDuration;
use kernel::{AgendaItemId, MemberId, ResolutionId};
use serde_json::json;
use store::roles::May;
use store::{AssemblyState, Resolution, ResolutionState, StoreError, TenantTx};
use web::SignedIn;
use web::templates::items::Task;

use super::seen::Seen;

/// A vote that closes within this time is urgent.
const SOON: SignedDuration = SignedDuration::from_hours(3 * 24);

/// A vote of an assembly to which the members were called.
pub(super) struct Waiting {
    resolution: Resolution,
    voters: BTreeSet<MemberId>,
    voted: BTreeSet<MemberId>,
}

/// The votes that are not decided.
pub(super) fn look(tx: &mut TenantTx<'_>) -> Result<Vec<Waiting>, StoreError> {
    let mut items: Vec<AgendaItemId> = Vec::new();
    for assembly in tx.assemblies()?.iter().filter(|one| one.state == AssemblyState::Convened) {
        items.extend(tx.agenda(assembly.id)?.iter().map(|item| item.id));
    }
    let mut waiting = Vec::new();
    for resolution in tx.resolutions_of(&items)? {
        if resolution.state != ResolutionState::Closed {
            let voters = tx.resolution_voters(resolution.id)?.iter().map(|voter| voter.member).collect();
            waiting.push(Waiting { voters, voted: tx.participations(resolution.id)?, resolution });
        }
    }
    Ok(waiting)
}

/// The tasks of the actor about them.
pub(super) fn tasks(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let of = |one: &Waiting| match visit.actor.member() {
        Some(own) => to_vote(visit, seen, one, own.id),
        None => to_keep(visit, seen, one),
    };
    seen.votes.iter().filter_map(of).collect()
}

fn to_vote(visit: &SignedIn, seen: &Seen, one: &Waiting, own: MemberId) -> Option<Task> {
    let votes = one.voters.contains(&own) && !one.voted.contains(&own) && visit.actor.may(May::Vote);
    if !votes || phase(&one.resolution, seen.now) != Phase::Voting {
        return None;
    }
    let closes = one.resolution.about.closes_at;
    let due = json!({ "date": visit.words().date(store::local_day(closes)) });
    Some(Task {
        due: Some(visit.say("start-resolution-due", due)),
        soon: closes.duration_since(seen.now) < SOON,
        action: visit.text("vote-open"),
        ..task(visit, one, visit.text("start-resolution"), format!("/resolutions/{}/vote", one.resolution.id))
    })
}

fn to_keep(visit: &SignedIn, seen: &Seen, one: &Waiting) -> Option<Task> {
    if !visit.actor.may(May::KeepRounds) {
        return None;
    }
    let another = visit.actor.person().is_some_and(|person| person != one.resolution.made.person);
    let (closes, draft) = (
        may_close(&one.resolution, seen.now, one.voted.len(), one.voters.len()),
        one.resolution.state == ResolutionState::Draft,
    );
    let page = |id: ResolutionId| format!("/office/resolutions/{id}");
    match (closes, draft && another) {
        (true, _) => Some(Task {
            action: visit.text("resolution-close"),
            ..task(visit, one, visit.text("start-resolution-close"), page(one.resolution.id))
        }),
        (false, true) => Some(Task {
            action: visit.text("resolution-open"),
            ..task(visit, one, visit.text("start-resolution-open"), page(one.resolution.id))
        }),
        (false, false) => None,
    }
}

fn task(visit: &SignedIn, one: &Waiting, meta: String, path: String) -> Task {
    Task {
        icon: "checkbox",
        title: one.resolution.about.question.clone(),
        meta: Some(meta),
        href: format!("{}{path}", visit.home()),
        hidden_label: Some(one.resolution.about.question.clone()),
        ..Task::default()
    }
}
