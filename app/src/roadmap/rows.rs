//! Candidates as rows of a table: place, state, since when, costs and who takes part.

use actions::roadmap::lead_time;
use jiff::civil::Date;
use kernel::MemberId;
use serde::Serialize;
use serde_json::json;
use store::{Candidate, local_day};
use web::SignedIn;

use super::{Seen, candidate_href};
use crate::candidates::{state_in_words, tone};

#[derive(Serialize)]
pub(super) struct Row {
    href: String,
    name: String,
    summary: String,
    programme: String,
    place: Option<i32>,
    state: String,
    /// The state as the database names it: rows of a state have an anchor.
    anchor: Option<String>,
    tone: &'static str,
    reason: String,
    since: Date,
    days: i32,
    cents: i64,
    members: usize,
    who: String,
    own: bool,
    lead_time: Option<i32>,
}

pub(super) fn row(visit: &SignedIn, seen: &Seen, candidate: &Candidate) -> Row {
    let partners = seen.partners(candidate);
    let own: Option<MemberId> = visit.actor.member().map(|member| member.id);
    Row {
        href: candidate_href(visit, candidate),
        name: candidate.about.title.clone(),
        summary: candidate.about.summary.clone(),
        programme: candidate.about.programme.clone(),
        place: candidate.place,
        state: state_in_words(visit, &candidate.state),
        anchor: None,
        tone: tone(&candidate.state),
        reason: candidate.state_reason.clone(),
        since: local_day(candidate.state_since),
        days: seen.days(candidate),
        cents: candidate.about.one_off.cents(),
        members: partners.len(),
        who: match partners.len() {
            0 => visit.text("roadmap-nobody"),
            count if count > 4 => visit.say("roadmap-members", json!({ "count": count })),
            _ => seen.names(&partners).join(", "),
        },
        own: own.is_some_and(|own| partners.contains(&own)),
        lead_time: lead_time(&seen.stays(candidate)),
    }
}

/// The rows; the first of each state has its name as an anchor.
pub(super) fn rows(visit: &SignedIn, seen: &Seen, candidates: &[&Candidate]) -> Vec<Row> {
    let mut known: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    for candidate in candidates {
        let mut row = row(visit, seen, candidate);
        if !known.contains(&candidate.state.as_str()) {
            known.push(&candidate.state);
            row.anchor = Some(candidate.state.clone());
        }
        rows.push(row);
    }
    rows
}
