//! "To do": what waits for this person, the most urgent first.

use jiff::SignedDuration;
use serde_json::json;
use store::roles::May;
use store::{BookPeriod, Run, RunState};
use web::SignedIn;
use web::templates::items::Task;

use super::seen::Seen;
use super::{resolutions, rounds, solutions, taking};

/// At most so many tasks are shown.
const MOST: usize = 7;
/// A member is told about an approved division this long.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// An invitation that expires within this time is worth a reminder.
const EXPIRES_SOON: SignedDuration = SignedDuration::from_hours(5 * 24);

/// The tasks of the actor.
pub(super) fn of(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let mut tasks = [rounds::of(visit, seen), resolutions::tasks(visit, seen)].concat();
    if visit.actor.member().is_some() {
        tasks.extend(taking::pledges(visit, seen));
        tasks.extend(new_costs(visit, seen).into_iter().chain(solutions::tasks(visit, seen)));
        tasks.extend(taking::endings(visit, seen));
    } else {
        tasks.extend(super::dead_work::task(visit, seen));
        tasks.extend(decisions(visit, seen));
        tasks.extend(taking::orders(visit, seen));
        tasks.extend(refused_rows(visit, seen));
        tasks.extend(own_runs(visit, seen));
        tasks.extend(periods_without_run(visit, seen));
        tasks.extend(services_without_key(visit, seen));
        tasks.extend(members_without_inhabitants(visit, seen));
        tasks.extend(super::roadmap::wishes(visit, seen));
        tasks.extend(invitations(visit, seen));
        tasks.extend(beginnings(visit, seen));
    }
    tasks.into_iter().take(MOST).collect()
}

fn link(visit: &SignedIn, path: &str) -> String {
    format!("{}{path}", visit.home())
}

fn period_of<'s>(seen: &'s Seen, run: &Run) -> &'s str {
    seen.periods.iter().find(|period| period.id == run.period).map_or("", |period| period.name.as_str())
}

/// The newest run of each period: older ones were overtaken.
fn newest(seen: &Seen) -> impl Iterator<Item = &Run> {
    seen.runs
        .iter()
        .filter(|run| !seen.runs.iter().any(|other| other.period == run.period && other.number > run.number))
}

/// Whether this person made or reviewed the run, and so cannot approve it.
fn is_mine(visit: &SignedIn, run: &Run) -> bool {
    let me = visit.actor.person();
    Some(run.made.person) == me || run.reviewed.as_ref().map(|by| by.person) == me
}

fn decisions(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let waits = |run: &&Run| run.state == RunState::Reviewed && !is_mine(visit, run);
    if !visit.actor.may(May::DecideRun) {
        return Vec::new();
    }
    newest(seen)
        .filter(waits)
        .map(|run| Task {
            icon: "arrows-split-2",
            title: visit.say("start-approve", json!({ "period": period_of(seen, run) })),
            meta: Some(visit.say(
                "start-approve-meta",
                json!({ "name": run.made.name, "total": visit.words().euro(run.total) }),
            )),
            href: link(visit, &format!("/office/allocation-runs/{}", run.id)),
            action: visit.text("start-approve-action"),
            hidden_label: Some(period_of(seen, run).to_owned()),
            ..Task::default()
        })
        .collect()
}

fn refused_rows(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let task = |import: &store::usage_imports::UsageImport| Task {
        icon: "file-alert",
        tone: Some("negative"),
        title: visit.say("start-refused", json!({ "count": import.counts.refused })),
        meta: Some(visit.say(
            "start-refused-meta",
            json!({
                "file": import.upload.file_name,
                "period": import.period_name,
                "refused": import.counts.refused,
                "all": import.counts.refused + import.counts.good,
            }),
        )),
        href: link(visit, &format!("/office/usage-imports/{}", import.id)),
        action: visit.text("start-refused-action"),
        hidden_label: Some(import.upload.file_name.clone()),
        ..Task::default()
    };
    seen.imports.iter().map(task).collect()
}

/// Drafts to look at, runs that wait for somebody else, runs that were sent back.
fn own_runs(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    if !visit.actor.may(May::MakeRun) {
        return Vec::new();
    }
    let task = |run: &Run, icon, tone, what: &str, meta| Task {
        icon,
        tone: Some(tone),
        title: visit.say(&format!("start-run-{what}"), json!({ "period": period_of(seen, run) })),
        meta: Some(meta),
        href: link(visit, &format!("/office/allocation-runs/{}", run.id)),
        action: visit.text(&format!("start-run-{what}-action")),
        hidden_label: Some(period_of(seen, run).to_owned()),
        ..Task::default()
    };
    let total = |run: &Run| visit.words().euro(run.total);
    newest(seen)
        .filter_map(|run| match run.state {
            RunState::Draft => {
                let said =
                    visit.say("start-run-draft-meta", json!({ "name": run.made.name, "total": total(run) }));
                Some(task(run, "arrows-split-2", "warning", "draft", said))
            }
            RunState::Rejected => {
                let by = run.decided.as_ref().map(|by| by.name.clone()).unwrap_or_default();
                let said =
                    visit.say("start-run-rejected-meta", json!({ "name": by, "reason": run.decision_note }));
                Some(task(run, "message-question", "negative", "rejected", said))
            }
            RunState::Reviewed if is_mine(visit, run) => {
                let said = visit.say("start-run-waits-meta", json!({ "total": total(run) }));
                Some(task(run, "clock", "quiet", "waits", said))
            }
            RunState::Reviewed | RunState::Approved => None,
        })
        .collect()
}

fn periods_without_run(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    if !visit.actor.may(May::MakeRun) {
        return Vec::new();
    }
    let waits = |period: &&BookPeriod| {
        let over = period.days.end() <= seen.today;
        over && period.is_open() && !seen.runs.iter().any(|run| run.period == period.id)
    };
    seen.periods
        .iter()
        .filter(waits)
        .map(|period| {
            let meta = match seen.with_costs.contains(&period.id) {
                true => "start-period-with-costs",
                false => "start-period-without-costs",
            };
            Task {
                icon: "calendar",
                title: visit.say("start-period", json!({ "period": period.name })),
                meta: Some(visit.text(meta)),
                href: link(visit, &format!("/office/periods/{}", period.id)),
                action: visit.text("start-period-action"),
                hidden_label: Some(period.name.clone()),
                ..Task::default()
            }
        })
        .collect()
}

fn services_without_key(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    if !visit.actor.may(May::KeepServices) {
        return Vec::new();
    }
    let taken = |service: &store::Service| {
        seen.subscriptions.iter().any(|one| one.service == service.id && one.covers(seen.today))
    };
    seen.services
        .iter()
        .filter(|service| taken(service) && !seen.keyed.contains(&service.id))
        .map(|service| Task {
            icon: "calculator",
            tone: Some("warning"),
            title: visit.say("start-key", json!({ "service": service.name })),
            meta: Some(visit.text("start-key-meta")),
            href: link(visit, &format!("/office/services/{}/keys", service.id)),
            action: visit.text("start-key-action"),
            hidden_label: Some(service.name.clone()),
            ..Task::default()
        })
        .collect()
}

fn members_without_inhabitants(visit: &SignedIn, seen: &Seen) -> Option<Task> {
    let unknown = |member: &&store::Member| {
        member.is_present_on(seen.today) && !seen.inhabitants.contains_key(&member.id)
    };
    let names: Vec<&str> = seen.members.iter().filter(unknown).map(|member| member.name.as_str()).collect();
    (visit.actor.may(May::KeepMembers) && !names.is_empty()).then(|| Task {
        icon: "users",
        tone: Some("warning"),
        title: visit.say("start-inhabitants", json!({ "count": names.len() })),
        meta: Some(visit.say("start-inhabitants-meta", json!({ "names": some_of(visit, &names) }))),
        href: link(visit, "/office/member-imports/new"),
        action: visit.text("start-inhabitants-action"),
        ..Task::default()
    })
}

/// The first three names, and how many more.
fn some_of(visit: &SignedIn, names: &[&str]) -> String {
    let shown = names.iter().take(3).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(3) {
        0 => shown,
        more => visit.say("start-names-more", json!({ "names": shown, "count": more })),
    }
}

fn invitations(visit: &SignedIn, seen: &Seen) -> Option<Task> {
    let soon = seen.invitations.iter().filter(|one| one.expires_at < seen.now + EXPIRES_SOON);
    let names: Vec<&str> = soon.map(|one| one.name.as_str()).collect();
    (!names.is_empty()).then(|| Task {
        icon: "mail",
        tone: Some("quiet"),
        title: visit.say("start-invitations", json!({ "count": names.len() })),
        meta: Some(some_of(visit, &names)),
        href: link(visit, "/office/people"),
        action: visit.text("start-invitations-action"),
        ..Task::default()
    })
}

/// A cooperative that has nothing yet: where to begin.
fn beginnings(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let all: [(May, bool, &'static str, &str, &str); 3] = [
        (May::KeepMembers, seen.members.is_empty(), "building-community", "members", "/office/members/new"),
        (May::KeepServices, seen.services.is_empty(), "apps", "services", "/office/services/new"),
        (May::KeepBooks, seen.periods.is_empty(), "calendar", "periods", "/office/periods/new"),
    ];
    all.into_iter()
        .filter(|(may, missing, ..)| *missing && visit.actor.may(*may))
        .map(|(_, _, icon, what, path)| Task {
            icon,
            title: visit.text(&format!("start-first-{what}")),
            meta: Some(visit.text(&format!("start-first-{what}-meta"))),
            href: link(visit, path),
            action: visit.text(&format!("start-first-{what}-action")),
            ..Task::default()
        })
        .collect()
}

/// A division that was approved lately: the member looks at what it pays.
fn new_costs(visit: &SignedIn, seen: &Seen) -> Option<Task> {
    let run = seen.last().filter(|run| seen.now < run.approved_at + NEWS_FOR)?;
    let sum = seen.sums.get(&run.id)?;
    let days = visit.actor.cooperative().dispute_days;
    Some(Task {
        icon: "coin-euro",
        title: visit.say("start-new-costs", json!({ "period": run.period.name })),
        meta: Some(
            visit.say("start-new-costs-meta", json!({ "amount": visit.words().euro(*sum), "days": days })),
        ),
        href: link(visit, "/my-costs"),
        action: visit.text("start-new-costs-action"),
        hidden_label: Some(run.period.name.clone()),
        ..Task::default()
    })
}
