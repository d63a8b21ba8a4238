//! The adoption map: which member stands where towards which service, for all members to see.
//!
//! Invariant: a supplier sees none of it: the addresses ask for what only members and the office may.

mod export;
mod filter;
mod groups;
mod index;
mod lists;
mod matrix;
mod seen;

use actions::stances::Place;
use web::Visit;

pub use export::export;
pub(crate) use groups::Group;
pub use index::index;

/// A place in words.
pub(crate) fn place_in_words(visit: &Visit, place: Place) -> String {
    visit.text(&format!("place-{}", place.name()))
}

/// How a place looks as a badge.
pub(crate) fn tone(place: Place) -> &'static str {
    match place {
        Place::Live | Place::Takes => "positive",
        Place::Implementing | Place::Pledged => "accent",
        Place::PledgedIf | Place::NoticeGiven => "warning",
        _ => "outline",
    }
}

/// The icon of a place in the matrix; none for what nobody knows.
fn icon(place: Place) -> Option<&'static str> {
    match place {
        Place::Unknown => None,
        Place::Interested => Some("bookmark"),
        Place::Pledged => Some("thumb-up"),
        Place::PledgedIf => Some("circle-dashed"),
        Place::OwnBuild => Some("edit"),
        Place::Stays => Some("home"),
        Place::Takes => Some("check"),
        Place::Implementing => Some("loader-2"),
        Place::Live => Some("circle-check"),
        Place::NoticeGiven => Some("clock"),
        Place::Left => Some("logout"),
    }
}
