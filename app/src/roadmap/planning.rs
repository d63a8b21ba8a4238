//! The planning: a picture of when each service was or is in which phase and when it is expected, the same as
//! a table, and how long services took.

use actions::roadmap::{Phase, lead_time};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use store::{Candidate, local_day};
use web::SignedIn;
use web::charts::{Described, Fill, Span, SpanRow, Spans, bar};
use web::templates::items::LegendItem;

use super::{Seen, candidate_href};
use crate::candidates::state_in_words;

#[derive(Serialize)]
pub(super) struct Planning {
    headline: String,
    chart: Option<String>,
    legend: Vec<LegendItem>,
    rows: Vec<Planned>,
    lead_times: Vec<LeadTime>,
}

#[derive(Serialize)]
struct Planned {
    href: String,
    name: String,
    state: String,
    since: Date,
    expected: Option<Date>,
}

#[derive(Serialize)]
struct LeadTime {
    href: String,
    name: String,
    days: i32,
    bar: String,
}

pub(super) fn view(visit: &SignedIn, seen: &Seen, living: &[&Candidate]) -> Planning {
    let drawn: Vec<&Candidate> = living.iter().copied().filter(|one| is_planned(one)).collect();
    let rows: Vec<SpanRow> = drawn.iter().map(|candidate| row(seen, candidate)).collect();
    let (title, description) = (visit.text("roadmap-planning-title"), visit.text("roadmap-planning-note"));
    let said = Described { id: "planning-chart", title: &title, description: &description };
    let legend = [
        ("1-soft", "roadmap-phase-wanted"),
        ("1", "roadmap-phase-prepared"),
        ("2", "roadmap-phase-built"),
        ("3", "roadmap-phase-used"),
        ("ink-soft", "roadmap-planned"),
    ];
    Planning {
        headline: visit.say("roadmap-planning-headline", json!({ "count": expected(seen, &drawn) })),
        chart: (!rows.is_empty()).then(|| Spans { said, rows: &rows, today: seen.today }.draw()),
        legend: legend.map(|(fill, label)| LegendItem { fill, label: visit.text(label) }).into(),
        rows: drawn.iter().map(|candidate| planned(visit, candidate)).collect(),
        lead_times: lead_times(visit, seen, living),
    }
}

/// Whether there is something to draw: it is on its way, it is there, or somebody expects it.
fn is_planned(candidate: &Candidate) -> bool {
    Phase::of(&candidate.state) != Phase::Wanted || candidate.about.expected_on.is_some()
}

/// How many are still expected.
fn expected(seen: &Seen, drawn: &[&Candidate]) -> usize {
    let comes = |one: &&&Candidate| {
        Phase::of(&one.state) != Phase::Used && one.about.expected_on.is_some_and(|day| day > seen.today)
    };
    drawn.iter().filter(comes).count()
}

fn fill(state: &str) -> Fill {
    match Phase::of(state) {
        Phase::Wanted => Fill::FirstSoft,
        Phase::Prepared => Fill::First,
        Phase::Built => Fill::Second,
        Phase::Used => Fill::Third,
        Phase::Outside => Fill::Empty,
    }
}

fn row(seen: &Seen, candidate: &Candidate) -> SpanRow {
    let past = seen.stays(candidate).into_iter();
    let mut spans: Vec<Span> =
        past.map(|stay| Span { fill: fill(&stay.state), from: stay.from_day, to: stay.to_day }).collect();
    let comes = candidate.about.expected_on.filter(|day| *day > seen.today);
    if let Some(day) = comes.filter(|_| Phase::of(&candidate.state) != Phase::Used) {
        spans.push(Span { fill: Fill::InkSoft, from: seen.today, to: day });
    }
    SpanRow { label: candidate.about.title.clone(), spans }
}

fn planned(visit: &SignedIn, candidate: &Candidate) -> Planned {
    Planned {
        href: candidate_href(visit, candidate),
        name: candidate.about.title.clone(),
        state: state_in_words(visit, &candidate.state),
        since: local_day(candidate.state_since),
        expected: candidate.about.expected_on,
    }
}

/// How long each service took that is there, in the order in which they began.
fn lead_times(visit: &SignedIn, seen: &Seen, living: &[&Candidate]) -> Vec<LeadTime> {
    let took = |candidate: &&Candidate| {
        let stays = seen.stays(candidate);
        Some((
            stays.first()?.from,
            candidate_href(visit, candidate),
            candidate.about.title.clone(),
            lead_time(&stays)?,
        ))
    };
    let mut all: Vec<_> = living.iter().filter_map(took).collect();
    all.sort();
    let most = all.iter().map(|(.., days)| i64::from(*days)).max().unwrap_or(1).max(1);
    all.into_iter()
        .map(|(_, href, name, days)| LeadTime { href, name, days, bar: bar(days.into(), most, Fill::First) })
        .collect()
}
