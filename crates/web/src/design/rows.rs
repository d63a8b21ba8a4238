//! The rows of `/design`: tables and lists.

use serde::Serialize;

use super::{Lists, Quarter, Say, Score};
use crate::charts::{Fill, bar};
use crate::formats;
use crate::language::TextError;
use crate::templates::Crumb;
use crate::templates::items::{
    Check, Choice, Column, ColumnState, DeriveStep, Event, Fact, FieldError, LegendItem, ListItem, NewsItem,
    Pagination, Step, StepState, Tab, Task, Ticket, TicketFact,
};

/// A row of the table: a service and its costs.
#[derive(Debug, Clone, Serialize)]
pub struct Cost {
    /// The service.
    pub service: String,
    /// This year, in cents; none when the member does not take it.
    pub now: Option<i64>,
    /// Last year, in cents.
    pub before: Option<i64>,
    /// The change as a ratio.
    pub change: Option<&'static str>,
    /// Whether that asks for attention.
    pub watch: bool,
    /// Whether the row is marked as one's own.
    pub own: bool,
    /// Its share, drawn.
    pub bar: String,
}

/// A row of the matrix.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    /// The member.
    pub member: &'static str,
    /// One cell per service.
    pub cells: Vec<MatrixCell>,
    /// The sum, in cents.
    pub total: i64,
}

/// A cell of the matrix.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixCell {
    /// In cents; none when the member does not take the service.
    pub cents: Option<i64>,
    /// A change that asks for attention, as a ratio.
    pub flagged: Option<&'static str>,
}

pub(super) fn quarters(say: &Say<'_>) -> Result<Vec<Quarter>, TextError> {
    let quarters = [
        ("design-quarter-1-2025", 10_992_633),
        ("design-quarter-2-2025", 11_062_991),
        ("design-quarter-3-2025", 11_262_085),
        ("design-quarter-4-2025", 11_258_424),
        ("design-quarter-1-2026", 11_350_031),
        ("design-quarter-2-2026", 11_477_644),
        ("design-quarter-3-2026", 11_456_480),
    ];
    quarters.into_iter().map(|(key, cents)| Ok(Quarter { name: say.text(key)?, cents })).collect()
}

pub(super) fn costs(say: &Say<'_>) -> Result<Vec<Cost>, TextError> {
    let rows = [
        ("design-service-cases", Some(10_728_564), Some(10_493_554), Some("0.0224"), false),
        ("design-service-contact", Some(5_737_819), Some(5_503_227), Some("0.0426"), true),
        ("design-service-appointments", None, None, None, false),
    ];
    let row = |(key, now, before, change, watch): (_, Option<i64>, _, _, bool)| {
        let bar = bar(now.unwrap_or_default(), 10_728_564, Fill::First);
        Ok(Cost { service: say.text(key)?, now, before, change, watch, own: watch, bar })
    };
    rows.into_iter().map(row).collect()
}

pub(super) fn columns(say: &Say<'_>) -> Result<Vec<String>, TextError> {
    ["design-service-base", "design-service-cases", "design-service-contact"]
        .into_iter()
        .map(|key| say.text(key))
        .collect()
}

pub(super) fn matrix() -> Vec<MatrixRow> {
    let rows = [
        ("Deventer", [(Some(1_201_380), None), (Some(2_160_148), Some("-0.181")), (Some(981_209), None)]),
        ("Enschede", [(Some(1_891_936), None), (Some(3_583_130), None), (Some(1_910_733), None)]),
        ("Losser", [(Some(418_022), None), (None, None), (Some(302_511), Some("0.372"))]),
    ];
    rows.into_iter()
        .map(|(member, cells)| MatrixRow {
            member,
            total: cells.iter().filter_map(|(cents, _)| *cents).sum(),
            cells: cells.into_iter().map(|(cents, flagged)| MatrixCell { cents, flagged }).collect(),
        })
        .collect()
}

pub(super) fn totals(rows: &[MatrixRow]) -> Vec<i64> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.cells.get(column).and_then(|cell| cell.cents)).sum())
        .collect()
}

pub(super) fn lists(say: &Say<'_>) -> Result<Lists, TextError> {
    Ok(Lists {
        tasks: tasks(say)?,
        facts: vec![
            fact(
                say,
                "design-fact-turnout",
                say.text("design-fact-turnout-value")?,
                say.some("design-fact-turnout-note")?,
            )?,
            fact(
                say,
                "design-fact-left",
                formats::euro(say.language(), 1_600_000),
                say.some("design-fact-left-note")?,
            )?,
            fact(
                say,
                "design-fact-signals",
                say.text("design-fact-signals-value")?,
                say.some("design-fact-signals-note")?,
            )?,
        ],
        data: vec![
            fact(say, "design-data-licence", "EUPL-1.2".to_owned(), None)?,
            fact(say, "design-data-amount", formats::euro(say.language(), 3_583_130), None)?,
        ],
        news: news(say)?,
        links: vec![
            link(say, "design-link-costs", "design-link-costs-note")?,
            link(say, "design-link-bills", "design-link-bills-note")?,
        ],
        legend: legend(say)?,
        steps: steps(say)?,
        events: vec![
            Event { text: say.text("design-event-checked")?, meta: say.some("design-event-checked-meta")? },
            Event { text: say.text("design-event-made")?, meta: say.some("design-event-made-meta")? },
        ],
        columns: board(say)?,
        derivation: derivation(say)?,
        checks: checks(say)?,
        tabs: tabs(say)?,
        crumbs: crumbs(say)?,
        pagination: Pagination::around(2, 12, |_| "#table".to_owned()),
        periods: vec![
            choice(say, "2026-3", "design-quarter-3-2026", None, true)?,
            choice(say, "2026-2", "design-quarter-2-2026", None, false)?,
        ],
        decisions: vec![
            choice(say, "approve", "design-choice-approve", say.some("design-choice-approve-note")?, true)?,
            choice(say, "return", "design-choice-return", None, false)?,
        ],
        mails: vec![
            choice(say, "round", "design-choice-mail-round", None, true)?,
            choice(say, "week", "design-choice-mail-week", None, false)?,
        ],
        errors: vec![FieldError {
            field: Some("d-iban".to_owned()),
            text: say.text("design-field-iban-error")?,
        }],
        scores: scores(say)?,
    })
}

fn fact(say: &Say<'_>, key: &str, value: String, note: Option<String>) -> Result<Fact, TextError> {
    Ok(Fact { label: say.text(key)?, value, note, href: None })
}

fn link(say: &Say<'_>, label: &str, note: &str) -> Result<ListItem, TextError> {
    Ok(ListItem { href: "#news".to_owned(), label: say.text(label)?, note: say.some(note)? })
}

fn choice(
    say: &Say<'_>,
    value: &str,
    label: &str,
    note: Option<String>,
    selected: bool,
) -> Result<Choice, TextError> {
    Ok(Choice { value: value.to_owned(), label: say.text(label)?, note, name: None, selected })
}

fn tasks(say: &Say<'_>) -> Result<Vec<Task>, TextError> {
    Ok(vec![
        Task {
            icon: "arrows-split-2",
            title: say.text("design-task-approve")?,
            meta: say.some("design-task-approve-meta")?,
            due: say.some("design-task-approve-due")?,
            soon: true,
            href: "#todo".to_owned(),
            action: say.text("design-task-approve-action")?,
            ..Task::default()
        },
        Task {
            icon: "file-alert",
            tone: Some("negative"),
            title: say.text("design-task-repair")?,
            meta: say.some("design-task-repair-meta")?,
            due: say.some("design-task-repair-due")?,
            href: "#todo".to_owned(),
            action: say.text("design-task-repair-action")?,
            ..Task::default()
        },
    ])
}

fn news(say: &Say<'_>) -> Result<Vec<NewsItem>, TextError> {
    let item = |date: &str, title, text| {
        let href = Some("#news".to_owned());
        Ok(NewsItem { date: date.to_owned(), title: say.text(title)?, text: say.some(text)?, href })
    };
    Ok(vec![
        item("2026-11-19", "design-news-joins", "design-news-joins-text")?,
        item("2026-11-05", "design-news-vat", "design-news-vat-text")?,
    ])
}

fn legend(say: &Say<'_>) -> Result<Vec<LegendItem>, TextError> {
    let fills = [
        ("1", "design-legend-now"),
        ("1-soft", "design-legend-before"),
        ("2", "design-legend-watch"),
        ("3", "design-legend-own"),
        ("ink", "design-legend-others"),
        ("ink-soft", "design-legend-planned"),
        ("empty", "design-legend-missing"),
    ];
    fills.into_iter().map(|(fill, key)| Ok(LegendItem { fill, label: say.text(key)? })).collect()
}

fn steps(say: &Say<'_>) -> Result<Vec<Step>, TextError> {
    let steps = [
        ("design-step-draft", StepState::Done, "design-step-draft-meta"),
        ("design-step-checked", StepState::Done, "design-step-checked-meta"),
        ("design-step-approved", StepState::Now, "design-step-approved-meta"),
        ("design-step-closed", StepState::Todo, "design-step-closed-meta"),
    ];
    steps
        .into_iter()
        .map(|(name, state, meta)| Ok(Step { name: say.text(name)?, state, meta: say.some(meta)? }))
        .collect()
}

fn board(say: &Say<'_>) -> Result<Vec<Column>, TextError> {
    let fact = |icon, key| Ok(TicketFact { icon, text: say.text(key)? });
    let href = || "#board".to_owned();
    let trial = vec![
        Ticket {
            name: say.text("design-ticket-aid")?,
            href: href(),
            meta: vec![fact("clock", "design-ticket-aid-days")?, fact("users", "design-ticket-aid-members")?],
            alert: None,
        },
        Ticket {
            name: say.text("design-ticket-move")?,
            href: href(),
            meta: vec![fact("clock", "design-ticket-move-months")?],
            alert: say.some("design-ticket-move-alert")?,
        },
    ];
    let state =
        ColumnState { name: say.text("design-board-trial")?, count: trial.len(), tickets: trial, more: None };
    let name = say.text("design-board-build")?;
    Ok(vec![Column { name, note: say.some("design-board-build-note")?, states: vec![state] }])
}

fn derivation(say: &Say<'_>) -> Result<Vec<DeriveStep>, TextError> {
    let euro = |cents| formats::euro(say.language(), cents);
    let exact = |digits: &str| -> String {
        let amount = formats::quantity(say.language(), digits).unwrap_or_default();
        format!("€\u{a0}{amount}…")
    };
    Ok(vec![
        DeriveStep {
            what: say.text("design-derive-costs")?,
            amount: euro(63_144_427),
            how: say.some("design-derive-costs-how")?,
            ..DeriveStep::default()
        },
        DeriveStep {
            what: say.text("design-derive-key")?,
            amount: exact("35831.298069"),
            parts: vec![DeriveStep {
                what: say.text("design-derive-equal")?,
                amount: exact("6110.751"),
                formula: say.some("design-derive-equal-formula")?,
                ..DeriveStep::default()
            }],
            ..DeriveStep::default()
        },
        DeriveStep {
            what: say.text("design-derive-result")?,
            amount: euro(3_583_130),
            result: true,
            ..DeriveStep::default()
        },
    ])
}

fn checks(say: &Say<'_>) -> Result<Vec<Check>, TextError> {
    let check = |key, state| Ok(Check { text: say.text(key)?, state, ..Check::default() });
    Ok(vec![
        Check { note: say.some("design-check-sum-note")?, ..check("design-check-sum", None)? },
        check("design-check-signals", Some("watch"))?,
        check("design-check-field", Some("fail"))?,
        check("design-check-totals", Some("busy"))?,
        check("design-check-mail", Some("todo"))?,
    ])
}

fn tabs(say: &Say<'_>) -> Result<Vec<Tab>, TextError> {
    let tab = |key, icon, count, current| {
        Ok(Tab { href: "#tabs".to_owned(), label: say.text(key)?, icon: Some(icon), count, current })
    };
    Ok(vec![
        tab("design-tab-board", "layout-kanban", None, true)?,
        tab("design-tab-planning", "timeline", None, false)?,
        tab("design-tab-list", "list", Some(58), false)?,
    ])
}

fn crumbs(say: &Say<'_>) -> Result<Vec<Crumb>, TextError> {
    let crumb = |key, href: Option<&str>| Ok(Crumb { label: say.text(key)?, href: href.map(str::to_owned) });
    Ok(vec![
        crumb("design-crumb-start", Some("#navigation"))?,
        crumb("design-crumb-runs", Some("#navigation"))?,
        crumb("design-quarter-3-2026", None)?,
    ])
}

fn scores(say: &Say<'_>) -> Result<Vec<Score>, TextError> {
    let score =
        |value, mark, key, selected, none| Ok(Score { value, mark, word: say.text(key)?, selected, none });
    Ok(vec![
        score("0", "0", "design-score-0", false, false)?,
        score("1", "1", "design-score-1", false, false)?,
        score("2", "2", "design-score-2", true, false)?,
        score("3", "3", "design-score-3", false, false)?,
        score("none", "–", "design-score-none", false, true)?,
    ])
}
