//! The mail about a step: why it was taken, who decided it, and when.
//!
//! Invariant: a step always says what it rests on: the reason that was written or, where the next step needs
//! none, what its gate was shown.

use kernel::CandidateId;
use serde_json::{Value, json};
use store::{NewTransition, StoreError, TenantTx, Topic};

use super::{Asks, Gate, State};
use crate::letters::in_lines;
use crate::topics::{Circle, Event, tell};
use crate::{Refused, candidates};

/// Tells the followers of a candidate and whoever wished for it.
pub(crate) fn mail(
    tx: &mut TenantTx<'_>,
    candidate: CandidateId,
    to: State,
    step: &NewTransition,
) -> Result<(), Refused> {
    let body = step.body.as_ref().map(|body| format!("life-body-{}", body.replace('_', "-")));
    let shown = if step.reason.is_empty() { shown(tx, step)? } else { Vec::new() };
    let said = json!({
        "state": to.key(),
        "reason": in_lines(&step.reason),
        "body": body,
        "decided_on": step.decided_on,
        "shown": shown,
    });
    let proposers: Vec<_> = candidates::origins(tx, candidate)?.into_iter().map(|one| one.person).collect();
    tell(tx, Topic::Candidate(candidate), Event::State, Circle::Followers, &proposers, &said)
}

/// What the gate was shown: everybody who gets this mail may see it on the page too.
fn shown(tx: &mut TenantTx<'_>, step: &NewTransition) -> Result<Vec<Value>, StoreError> {
    let filled = step.evidence.iter().filter(|(_, value)| !value.is_empty());
    let mut shown: Vec<Value> = filled.map(|(name, value)| piece(name, value)).collect();
    if let Some(id) = step.resolution {
        let decided = tx.assembly_decisions()?.into_iter().find(|one| one.resolution == id);
        let words = decided.map(|one| one.words).unwrap_or_default();
        shown.push(piece("resolution", &words));
    }
    Ok(shown)
}

/// A piece of evidence; the reader's language makes words of a choice, a day and a number.
fn piece(name: &str, value: &str) -> Value {
    let label = match name {
        "decision" => "mail-topic-state-decision".to_owned(),
        _ => format!("life-field-{}", name.replace('_', "-")),
    };
    let mut piece = json!({ "label": label, "choice": null, "day": null, "number": null, "value": null });
    let (kind, value) = match Gate::field(name).map(|field| field.asks) {
        Some(Asks::Choice(_)) => ("choice", json!(format!("life-choice-{value}"))),
        Some(Asks::Day) => ("day", json!(value)),
        Some(Asks::Known) => match value.parse::<i64>() {
            Ok(count) if count > 0 => ("number", json!(count)),
            _ => ("value", json!(value)),
        },
        _ => ("value", json!(in_lines(value))),
    };
    piece[kind] = value;
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_evidence_comes_as_what_the_reader_puts_into_words() {
        assert_eq!(piece("kind", "new")["choice"], "life-choice-new");
        assert_eq!(piece("kind", "new")["label"], "life-field-kind");
        assert_eq!(piece("ends_on", "2026-12-31")["day"], "2026-12-31");
        assert_eq!(piece("inhabitants", "159732")["number"], 159_732);
        assert_eq!(piece("supplier", "Bouwers B.V.")["value"], "Bouwers B.V.");
    }
}
