//! What the board decided after the round, and why where it deviates.

use serde::Serialize;
use serde_json::json;
use store::RoundDecision;

use super::Seen;

/// The decision.
#[derive(Serialize)]
pub(super) struct Decision {
    lead: String,
    deviations: Vec<Deviation>,
    rows: Vec<Row>,
}

/// Where the board deviates.
#[derive(Serialize)]
struct Deviation {
    name: String,
    what: String,
    reason: String,
}

/// A candidate in the queue that the board decided.
#[derive(Serialize)]
struct Row {
    place: i32,
    name: String,
    chosen: bool,
    funded: bool,
    follows: bool,
    reason: String,
}

impl Decision {
    /// Of a result; none before the board decided.
    pub(super) fn new(seen: &Seen<'_>) -> Option<Self> {
        let (visit, decisions) = (seen.visit, &seen.source.decisions);
        let first = decisions.first()?;
        let rows: Vec<Row> = decisions.iter().map(|one| row(seen, one)).collect();
        let deviation = |row: &Row| Deviation {
            name: row.name.clone(),
            what: match (row.chosen, row.funded) {
                (true, false) => visit.text("result-decided-not"),
                (false, true) => visit.text("result-decided-yet"),
                _ => visit.say("result-decided-place", json!({ "place": row.place })),
            },
            reason: row.reason.clone(),
        };
        let deviations: Vec<Deviation> = rows.iter().filter(|row| !row.follows).map(deviation).collect();
        let args = json!({
            "count": deviations.len(),
            "funded": rows.iter().filter(|row| row.funded).count(),
            "name": first.decided.name,
            "day": visit.words().date(store::local_day(first.decided.at)),
        });
        Some(Self { lead: visit.say("result-decision-lead", args), deviations, rows })
    }
}

fn row(seen: &Seen<'_>, one: &RoundDecision) -> Row {
    let project = seen.counted.position(&one.candidate.to_string());
    Row {
        place: one.place.unwrap_or_default(),
        name: project.map(|project| seen.counted.name(project).to_owned()).unwrap_or_default(),
        chosen: project.is_some_and(|project| seen.counted.outcome.funded.contains(&project)),
        funded: one.funded,
        follows: one.follows,
        reason: one.reason.clone(),
    }
}
