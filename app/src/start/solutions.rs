//! What waits with solutions: statements of one's own member that ended or end soon.

use actions::solutions::REMIND_DAYS;
use jiff::ToSpan;
use serde_json::json;
use store::roles::May;
use store::{StoreError, TenantTx, UseStatement};
use web::SignedIn;
use web::templates::items::Task;

use super::seen::Seen;

/// A statement that ended is asked for so many days.
const ASKED_AFTER_DAYS: i32 = 60;

/// A statement of the actor's own member, and the name of the solution.
pub(super) struct Ending {
    said: UseStatement,
    name: String,
}

/// The statements of the actor's own member that ended lately or end soon.
pub(super) fn look(tx: &mut TenantTx<'_>) -> Result<Vec<Ending>, StoreError> {
    let Some(own) = tx.actor().member().map(|member| member.id) else { return Ok(Vec::new()) };
    if !tx.actor().may(May::StateUse) {
        return Ok(Vec::new());
    }
    let today = tx.today();
    let (from, to) =
        (today.saturating_sub(ASKED_AFTER_DAYS.days()), today.saturating_add(REMIND_DAYS.days()));
    let mut ending = Vec::new();
    for said in tx.use_statements()? {
        if said.member == own && said.ended_on.is_none() && from < said.expires_on && said.expires_on <= to {
            let name = tx.solution(said.solution)?.about.name;
            ending.push(Ending { said, name });
        }
    }
    ending.sort_by_key(|one| one.said.expires_on);
    Ok(ending)
}

/// How many members wait for an answer of the actor's own member.
pub(super) fn look_at_requests(tx: &mut TenantTx<'_>) -> Result<usize, StoreError> {
    let own = tx.actor().member().map(|member| member.id);
    if own.is_none() || !tx.actor().may(May::StateUse) {
        return Ok(0);
    }
    let waits = |one: &store::DocumentRequest| Some(one.builder) == own && one.state == "open";
    Ok(tx.document_requests()?.iter().filter(|one| waits(one)).count())
}

/// Each as a task.
pub(super) fn tasks(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let task = |one: &Ending| {
        let counts = one.said.counts_on(seen.today);
        let title = if counts { "start-use-expires" } else { "start-use-expired" };
        let date = visit.words().date(one.said.expires_on);
        Task {
            icon: "recycle",
            tone: (!counts).then_some("warning"),
            title: visit.say(title, json!({ "name": one.name })),
            meta: Some(visit.text("start-use-meta")),
            due: counts.then(|| visit.say("start-use-due", json!({ "date": date }))),
            soon: counts,
            href: format!("{}/solutions/{}/use", visit.home(), one.said.solution),
            action: visit.text("start-use-action"),
            hidden_label: Some(one.name.clone()),
        }
    };
    let requests = (seen.document_requests > 0).then(|| Task {
        icon: "message-question",
        title: visit.say("start-document-requests", json!({ "count": seen.document_requests })),
        href: format!("{}/document-requests", visit.home()),
        action: visit.text("start-document-requests-action"),
        ..Task::default()
    });
    seen.uses.iter().map(task).chain(requests).collect()
}
