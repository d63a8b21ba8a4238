//! What waits around subscriptions: own pledges to confirm, ends that come near, orders for the office to
//! approve.

use actions::stances::{Place, place_of};
use jiff::ToSpan;
use serde_json::json;
use store::roles::May;
use store::{OrderState, Stance};
use web::SignedIn;
use web::templates::items::Task;

use super::seen::Seen;
use crate::services::last_day;

/// A pledge that expires within so many days is soon.
const SOON_DAYS: i32 = 14;
/// A subscription that ends within so many days is worth a reminder.
const ENDS_WITHIN_DAYS: i32 = 90;
/// So many members are named in the task of the office.
const NAMED: usize = 3;

/// Own pledges about services that can be ordered, the first to expire first.
pub(super) fn pledges(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let own = visit.actor.member().map(|member| member.id);
    if !visit.actor.may(May::Subscribe) {
        return Vec::new();
    }
    let mut mine: Vec<&Stance> = seen
        .stances
        .iter()
        .filter(|stance| Some(stance.said.member) == own && is_open(seen, stance))
        .collect();
    mine.sort_by_key(|stance| (stance.said.until.is_none(), stance.said.until));
    mine.into_iter().filter_map(|stance| task(visit, seen, stance)).collect()
}

fn is_open(seen: &Seen, stance: &Stance) -> bool {
    let of = seen.subscriptions.iter();
    let mine = of.filter(|one| one.member == stance.said.member && one.service == stance.said.service);
    let (place, _) = place_of(mine, Some(stance), seen.today);
    matches!(place, Place::Pledged | Place::PledgedIf)
}

fn task(visit: &SignedIn, seen: &Seen, stance: &Stance) -> Option<Task> {
    let said = &stance.said;
    let service = seen.services.iter().find(|service| service.id == said.service)?;
    let soon = said.until.is_some_and(|until| until <= seen.today.saturating_add(SOON_DAYS.days()));
    if !soon && !actions::services::is_taken_in(&service.state) {
        return None;
    }
    let meta = match said.condition.is_empty() {
        true => visit.text("start-pledge-meta"),
        false => visit.say("start-pledge-meta-if", json!({ "condition": said.condition })),
    };
    Some(Task {
        icon: "thumb-up",
        tone: soon.then_some("warning"),
        title: visit.say("start-pledge", json!({ "service": service.name })),
        meta: Some(meta),
        due: said
            .until
            .map(|until| visit.say("start-pledge-due", json!({ "date": visit.words().date(until) }))),
        soon,
        href: format!("{}/services/{}/stance", visit.home(), service.id),
        action: visit.text("start-pledge-action"),
        hidden_label: Some(service.name.clone()),
    })
}

/// Orders that wait for the office, as one task.
pub(super) fn orders(visit: &SignedIn, seen: &Seen) -> Option<Task> {
    if !visit.actor.may(May::KeepMembers) {
        return None;
    }
    let waiting: Vec<_> = seen.orders.iter().filter(|order| order.state == OrderState::Asked).collect();
    if waiting.is_empty() {
        return None;
    }
    let named = waiting.iter().take(NAMED).filter_map(|order| {
        let member = seen.members.iter().find(|member| member.id == order.asked.member)?;
        let service = seen.services.iter().find(|service| service.id == order.asked.service)?;
        Some(format!("{}: {}", member.name, service.name))
    });
    Some(Task {
        icon: "list",
        title: visit.say("start-orders", json!({ "count": waiting.len() })),
        meta: Some(named.collect::<Vec<_>>().join(", ")),
        href: format!("{}/office/orders", visit.home()),
        action: visit.text("start-orders-action"),
        ..Task::default()
    })
}

/// Subscriptions of the own member that end soon.
pub(super) fn endings(visit: &SignedIn, seen: &Seen) -> Vec<Task> {
    let own = visit.actor.member().map(|member| member.id);
    let until = seen.today.saturating_add(ENDS_WITHIN_DAYS.days());
    let ends = |one: &&store::Subscription| {
        Some(one.member) == own
            && one.runs_from(seen.today)
            && one.ends_on.is_some_and(|end| end <= until)
            && !one.is_continued_in(&seen.subscriptions)
    };
    seen.subscriptions
        .iter()
        .filter(ends)
        .filter_map(|one| {
            let service = seen.services.iter().find(|service| service.id == one.service)?;
            let last = visit.words().date(last_day(one)?);
            Some(Task {
                icon: "clock",
                tone: Some("warning"),
                title: visit.say("start-ends", json!({ "service": service.name })),
                meta: Some(visit.say("start-ends-meta", json!({ "date": last }))),
                href: format!("{}/services/{}", visit.home(), service.id),
                action: visit.text("start-ends-action"),
                hidden_label: Some(service.name.clone()),
                ..Task::default()
            })
        })
        .collect()
}
