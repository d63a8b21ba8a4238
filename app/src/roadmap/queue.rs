//! The queue: what comes now, next and later, with the line of the budget and that of the capacity.

use actions::roadmap::{Queue, Turn, queue};
use kernel::Cents;
use serde::Serialize;
use serde_json::json;
use store::Candidate;
use web::SignedIn;

use super::rows::{Row, row};
use super::{Seen, rows};

#[derive(Serialize)]
pub(super) struct QueueView {
    lead: String,
    now: Vec<Row>,
    waiting: Vec<Waiting>,
    unplaced: bool,
}

/// A row of the queue, and the lines that stand above it.
#[derive(Serialize)]
struct Waiting {
    row: Row,
    turn: String,
    next: bool,
    sum: i64,
    budget_line: Option<String>,
    capacity_line: Option<String>,
}

pub(super) fn view(visit: &SignedIn, seen: &Seen, shown: &[Candidate]) -> QueueView {
    // The lines are those of the whole queue: a filter hides rows, and moves no line.
    let whole = queue(&seen.candidates, seen.settings.as_ref());
    let fits = |candidate: &&Candidate| shown.iter().any(|one| one.id == candidate.id);
    let now: Vec<&Candidate> = whole.now.iter().copied().filter(fits).collect();
    QueueView {
        lead: lead(visit, seen, &whole),
        now: rows::rows(visit, seen, &now),
        waiting: waiting(visit, seen, &whole, fits),
        unplaced: whole.waiting.iter().any(|candidate| candidate.place.is_none()),
    }
}

fn lead(visit: &SignedIn, seen: &Seen, queue: &Queue<'_>) -> String {
    match &seen.settings {
        None => visit.text("roadmap-queue-no-lines"),
        Some(settings) => visit.say(
            "roadmap-queue-lead",
            json!({
                "year": settings.year.to_string(),
                "budget": visit.words().euro(settings.budget),
                "within": visit.words().euro(queue.within),
                "capacity": settings.capacity,
            }),
        ),
    }
}

fn waiting(
    visit: &SignedIn,
    seen: &Seen,
    queue: &Queue<'_>,
    fits: impl Fn(&&Candidate) -> bool,
) -> Vec<Waiting> {
    let (mut sum, mut found) = (Cents::new(0), Vec::new());
    let (mut budget_drawn, mut capacity_drawn) = (false, false);
    for (index, candidate) in queue.waiting.iter().enumerate() {
        sum = Cents::new(sum.cents().saturating_add(candidate.about.one_off.cents()));
        if !fits(candidate) {
            continue;
        }
        let below = |line: Option<usize>| line.is_some_and(|line| line <= index);
        let (below_budget, below_capacity) = (below(queue.budget_line), below(queue.capacity_line));
        let next = queue.turn(index) == Turn::Next;
        found.push(Waiting {
            row: row(visit, seen, candidate),
            turn: visit.text(if next { "roadmap-turn-next" } else { "roadmap-turn-later" }),
            next,
            sum: sum.cents(),
            budget_line: (below_budget && !budget_drawn).then(|| visit.text("roadmap-budget-line")),
            capacity_line: (below_capacity && !capacity_drawn).then(|| visit.text("roadmap-capacity-line")),
        });
        budget_drawn |= below_budget;
        capacity_drawn |= below_capacity;
    }
    found
}
