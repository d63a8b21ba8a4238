//! What the roadmap adds to the start page: wishes that wait for the office, and candidates that moved.

use jiff::civil::Date;
use serde_json::json;
use store::local_day;
use store::roles::May;
use web::SignedIn;
use web::templates::items::{NewsItem, Task};

use super::seen::Seen;
use crate::candidates::state_in_words;

/// The wishes that wait, as one task for who keeps the roadmap.
pub(super) fn wishes(visit: &SignedIn, seen: &Seen) -> Option<Task> {
    if !visit.actor.may(May::KeepRoadmap) || seen.open_wishes.is_empty() {
        return None;
    }
    Some(Task {
        icon: "bulb",
        title: visit.say("start-wishes", json!({ "count": seen.open_wishes.len() })),
        meta: Some(seen.open_wishes.join(", ")),
        href: format!("{}/office/wishes", visit.home()),
        action: visit.text("start-wishes-action"),
        ..Task::default()
    })
}

/// The candidates that went into another state.
pub(super) fn moves(visit: &SignedIn, seen: &Seen) -> Vec<(Date, NewsItem)> {
    let moved = seen.changes.iter().filter(|change| change.state != "candidate");
    moved
        .filter_map(|change| {
            let candidate = seen.candidates.iter().find(|one| one.id.0 == change.topic.0)?;
            let day = local_day(change.at);
            let state = state_in_words(visit, &change.state);
            let item = NewsItem {
                date: day.to_string(),
                title: visit
                    .say("start-news-moved", json!({ "name": candidate.about.title, "state": state })),
                text: Some(change.reason.clone()).filter(|reason| !reason.is_empty()),
                href: Some(format!("{}/roadmap/candidates/{}", visit.home(), candidate.id)),
            };
            Some((day, item))
        })
        .collect()
}
