//! What the pages of a decision show.

use actions::Fault;
use actions::round_decisions::Proposed;
use kernel::CandidateId;
use serde::Serialize;
use serde_json::json;
use store::NewDecision;
use web::SignedIn;
use web::templates::items::{Choice, Fact};

use super::form::DecisionForm;
use super::{Known, cents, euro};

/// The form.
#[derive(Serialize)]
pub(super) struct Show {
    lead: String,
    why_not: Option<String>,
    check_href: String,
    result_href: String,
    rows: Vec<Row>,
}

/// A candidate in the form.
#[derive(Serialize)]
struct Row {
    name: String,
    title: String,
    note: String,
    cost: String,
    open: bool,
    verdict: Field<Vec<Choice>>,
    place: Field<String>,
    reason: Field<String>,
}

/// A field with what was typed and what is wrong with it.
#[derive(Serialize)]
struct Field<T> {
    id: String,
    value: T,
    error: Option<String>,
}

/// The page to check.
#[derive(Serialize)]
pub(super) struct Check {
    lead: String,
    facts: Vec<Fact>,
    over_budget: bool,
    rows: Vec<Decided>,
    kept: Vec<Kept>,
    action: String,
    back_href: String,
}

/// A candidate in the queue that comes of it.
#[derive(Serialize)]
struct Decided {
    place: i32,
    name: String,
    cost: String,
    chosen: bool,
    funded: bool,
    follows: bool,
    reason: String,
}

/// A field that goes along.
#[derive(Serialize)]
struct Kept {
    name: String,
    value: String,
}

impl Show {
    /// The form with what was typed.
    pub(super) fn new(visit: &SignedIn, known: &Known, typed: &DecisionForm, faults: &[Fault]) -> Self {
        let (home, id) = (visit.home(), known.round.id);
        let rows = (1..).zip(&known.proposed).map(|(place, one)| row(visit, place, one, typed, faults));
        Self {
            lead: visit.say("round-decision-lead", json!({ "round": known.round.setup.title })),
            why_not: known.faults.first().map(|fault| visit.text(&fault.code)),
            check_href: format!("{home}/office/rounds/{id}/decision/check"),
            result_href: format!("{home}/rounds/{id}/result"),
            rows: rows.collect(),
        }
    }
}

fn row(visit: &SignedIn, place: usize, one: &Proposed, typed: &DecisionForm, faults: &[Fault]) -> Row {
    let id = one.candidate;
    let outcome = if one.funded { "decision-outcome-funded" } else { "decision-outcome-not" };
    let verdict = match typed.get("verdict", id) {
        "" => "follow",
        typed => typed,
    };
    let choice = |value: &str, key: &str| Choice {
        value: value.to_owned(),
        label: visit.text(key),
        selected: verdict == value,
        ..Choice::default()
    };
    let deviate = if one.funded { "decision-deviate-not" } else { "decision-deviate-yet" };
    let wrong = |field: &str| error(visit, field, id, faults);
    let verdicts = vec![choice("follow", "decision-follow"), choice("deviate", deviate)];
    let field = |name: &str| Field {
        id: format!("{name}-{id}"),
        value: typed.get(name, id).to_owned(),
        error: wrong(name),
    };
    let (place_field, reason) = (field("place"), field("reason"));
    let is_typed = verdict != "follow" || !place_field.value.is_empty() || !reason.value.is_empty();
    Row {
        name: one.name.clone(),
        title: format!("{place}. {}", one.name),
        note: visit.text(outcome),
        cost: euro(visit, &one.cost),
        open: is_typed || place_field.error.is_some() || reason.error.is_some(),
        verdict: Field { id: format!("verdict-{id}"), value: verdicts, error: wrong("verdict") },
        place: place_field,
        reason,
    }
}

/// The sentence beside a field.
fn error(visit: &SignedIn, field: &str, id: CandidateId, faults: &[Fault]) -> Option<String> {
    let name = format!("{field}-{id}");
    let fault = faults.iter().find(|fault| fault.field.as_deref() == Some(name.as_str()))?;
    let args: Vec<(&str, String)> = fault.args.iter().map(|(name, value)| (*name, value.clone())).collect();
    Some(visit.text_with(&fault.code, &args))
}

impl Check {
    /// The queue that comes of what was typed.
    pub(super) fn new(
        visit: &SignedIn,
        known: &Known,
        typed: &DecisionForm,
        decisions: &[NewDecision],
    ) -> Self {
        let (home, id) = (visit.home(), known.round.id);
        let of = |one: &NewDecision| known.proposed.iter().find(|other| other.candidate == one.candidate);
        let row = |one: &NewDecision| {
            let proposed = of(one)?;
            Some(Decided {
                place: one.place.unwrap_or_default(),
                name: proposed.name.clone(),
                cost: euro(visit, &proposed.cost),
                chosen: proposed.funded,
                funded: one.funded,
                follows: one.follows,
                reason: one.reason.clone(),
            })
        };
        let funded = decisions.iter().filter(|one| one.funded);
        let spent: i64 = funded.clone().filter_map(of).map(|one| cents(&one.cost).cents()).sum();
        let deviations = decisions.iter().filter(|one| !one.follows).count();
        let budget = known.round.setup.budget;
        let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
        let words = visit.words();
        let kept = |(name, value): (&str, &str)| Kept { name: name.to_owned(), value: value.to_owned() };
        Self {
            lead: visit.say("decision-check-lead", json!({ "count": deviations })),
            facts: vec![
                fact("decision-fact-funded", words.number(funded.count())),
                fact("decision-fact-cost", euro(visit, &kernel::Cents::new(spent).to_string())),
                fact("decision-fact-budget", euro(visit, &budget.to_string())),
                fact("decision-fact-deviations", words.number(deviations)),
            ],
            over_budget: spent > budget.cents(),
            rows: decisions.iter().filter_map(row).collect(),
            kept: typed.fields().map(kept).collect(),
            action: format!("{home}/office/rounds/{id}/decision"),
            back_href: format!("{home}/office/rounds/{id}/decision"),
        }
    }
}
