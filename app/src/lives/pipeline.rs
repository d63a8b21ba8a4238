//! All services from candidate to their end, as a board by state, as the timeline of ten years, or as a list.

use actions::lifecycle::State;
use actions::roadmap::Phase;
use actix_web::web::{Data, Query};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Db, Life, StoreError};
use web::charts::{Described, Fill, Span, SpanRow, Spans};
use web::templates::items::{Choice, Column, LegendItem, Tab};
use web::{Reply, SignedIn, urls};

use super::rows::{Row, columns, row};
use super::seen::Seen;

/// What is shown, and how.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    view: String,
    #[serde(default)]
    programme: String,
}

#[derive(Serialize)]
struct Index {
    lead: String,
    view: &'static str,
    tabs: Vec<Tab>,
    programmes: Vec<Choice>,
    board: Option<Vec<Column>>,
    chart: Option<String>,
    headline: String,
    legend: Vec<LegendItem>,
    rows: Vec<Row>,
    programmes_href: String,
    facilities_href: String,
    keep: Option<String>,
}

/// All lives.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "pipeline.index", Seen::look).await?;
    let view = index_view(&visit, &filter, &seen);
    visit.page("app/lives/index", visit.text("pipeline-title")).show(&view)
}

fn index_view(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Index {
    let fits = |life: &&Life| {
        let programme = seen.programme(life).map(|one| one.about.name.as_str()).unwrap_or_default();
        let inside = seen.state(life).place().is_some();
        inside && (filter.programme.is_empty() || filter.programme == programme)
    };
    let mut shown: Vec<&Life> = seen.lives.iter().filter(fits).collect();
    shown.sort_by_key(|life| (std::cmp::Reverse(seen.state(life)), seen.name(life)));
    let view = match filter.view.as_str() {
        "timeline" => "timeline",
        "list" => "list",
        _ => "board",
    };
    let drawn: Vec<&Life> = shown.iter().copied().filter(|life| is_on_its_way(seen, life)).collect();
    let listed = if view == "timeline" { &drawn } else { &shown };
    let home = visit.home();
    let wins = drawn.iter().filter(|life| life.about.quick_win).count();
    Index {
        lead: visit.say("pipeline-lead", json!({ "count": shown.len() })),
        tabs: tabs(visit, filter, view),
        programmes: programmes(visit, filter, seen),
        board: (view == "board").then(|| columns(visit, seen, &shown)),
        chart: (view == "timeline" && !drawn.is_empty()).then(|| timeline(visit, seen, &drawn)),
        headline: visit.say("pipeline-timeline-headline", json!({ "count": drawn.len(), "wins": wins })),
        legend: legend(visit),
        rows: listed.iter().map(|life| row(visit, seen, life)).collect(),
        programmes_href: format!("{home}/programmes"),
        facilities_href: format!("{home}/facilities"),
        keep: visit.actor.may(May::KeepRoadmap).then(|| format!("{home}/office/specifications")),
        view,
    }
}

/// Whether there is something to draw: somebody works on it, it is there, or somebody expects it.
fn is_on_its_way(seen: &Seen, life: &Life) -> bool {
    let expected = seen.candidate(life).is_some_and(|one| one.about.expected_on.is_some());
    seen.state(life) > State::Eligible || expected || life.about.quick_win
}

fn tabs(visit: &SignedIn, filter: &Filter, view: &str) -> Vec<Tab> {
    [("board", "layout-kanban"), ("timeline", "timeline"), ("list", "list")]
        .into_iter()
        .map(|(name, icon)| Tab {
            href: format!("{}?view={name}&programme={}", visit.path, urls::encode(&filter.programme)),
            label: visit.text(&format!("pipeline-view-{name}")),
            icon: Some(icon),
            count: None,
            current: view == name,
        })
        .collect()
}

fn programmes(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Vec<Choice> {
    let all = Choice { label: visit.text("roadmap-all-programmes"), ..Choice::default() };
    let choice = |name: &String| Choice {
        value: name.clone(),
        label: name.clone(),
        selected: filter.programme == *name,
        ..Choice::default()
    };
    std::iter::once(all).chain(seen.programmes.iter().map(|one| choice(&one.about.name))).collect()
}

fn legend(visit: &SignedIn) -> Vec<LegendItem> {
    [
        ("1-soft", "roadmap-phase-wanted"),
        ("1", "roadmap-phase-prepared"),
        ("2", "roadmap-phase-built"),
        ("3", "roadmap-phase-used"),
        ("ink-soft", "roadmap-planned"),
    ]
    .map(|(fill, label)| LegendItem { fill, label: visit.text(label) })
    .into()
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

/// The ten years around today: five that were, five that come.
fn window(today: Date) -> (Date, Date) {
    (date(today.year() - 4, 1, 1), date(today.year() + 5, 12, 31))
}

fn timeline(visit: &SignedIn, seen: &Seen, drawn: &[&Life]) -> String {
    let rows: Vec<SpanRow> = drawn.iter().map(|life| spans(visit, seen, life)).collect();
    let (title, description) = (visit.text("pipeline-timeline-title"), visit.text("roadmap-planning-note"));
    let said = Described { id: "timeline-chart", title: &title, description: &description };
    Spans { said, rows: &rows, today: seen.today }.draw()
}

fn spans(visit: &SignedIn, seen: &Seen, life: &Life) -> SpanRow {
    let (first, last) = window(seen.today);
    let inside = |span: Span| Span { from: span.from.max(first), to: span.to.min(last), ..span };
    let past = seen.stays(life.id).into_iter();
    let mut spans: Vec<Span> = past
        .filter(|stay| stay.to_day > first)
        .map(|stay| inside(Span { fill: fill(&stay.state), from: stay.from_day, to: stay.to_day }))
        .collect();
    let expected = seen.candidate(life).and_then(|one| one.about.expected_on);
    let comes = expected.filter(|day| *day > seen.today && seen.state(life) < State::Offered);
    if let Some(day) = comes {
        let to = day.max(seen.today.saturating_add(1.days()));
        spans.push(inside(Span { fill: Fill::InkSoft, from: seen.today, to }));
    }
    let name = seen.name(life);
    let label = match life.about.quick_win {
        true => visit.say("pipeline-quick-win", json!({ "name": name })),
        false => name,
    };
    SpanRow { label, spans }
}
