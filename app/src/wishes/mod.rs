//! Wishes: what members would like to have. The list, putting one in, and the page of one.

mod index;
mod new;
mod show;

use web::{SignedIn, Visit};

pub use index::index;
pub use new::{create, new};
pub use show::show;

pub(crate) use show::again;

/// A state in words.
pub(crate) fn state_in_words(visit: &Visit, state: &str) -> String {
    visit.text(&format!("wish-state-{state}"))
}

/// How a state looks as a badge.
pub(crate) fn tone(state: &str) -> &'static str {
    match state {
        "open" => "accent",
        "candidate" => "positive",
        "parked" => "warning",
        _ => "outline",
    }
}

fn list(visit: &SignedIn) -> String {
    format!("{}/roadmap/wishes", visit.home())
}
