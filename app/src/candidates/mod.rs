//! Candidates: the services that may come, each with everything that is known of it.

mod existing;
mod show;

use web::Visit;

pub use show::show;

pub(crate) use show::again;

/// A state in words.
pub(crate) fn state_in_words(visit: &Visit, state: &str) -> String {
    visit.text(&format!("candidate-state-{}", state.replace('_', "-")))
}

/// How a state looks as a badge.
pub(crate) fn tone(state: &str) -> &'static str {
    match state {
        "in_operation" | "offered" => "positive",
        "parked" => "warning",
        "rejected" | "ended" | "candidate" => "outline",
        _ => "accent",
    }
}
