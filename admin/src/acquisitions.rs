//! How something comes, in words and as the choices of a form.

use actions::lives::ACQUISITIONS;
use web::SignedIn;
use web::templates::items::Choice;

/// In words; nothing where nobody said.
#[must_use]
pub fn in_words(visit: &SignedIn, name: &str) -> String {
    if name.is_empty() { String::new() } else { visit.text(&format!("acquisition-{name}")) }
}

/// The choices of a form, that nobody knows yet first.
#[must_use]
pub fn choices(visit: &SignedIn, chosen: &str) -> Vec<Choice> {
    let none = Choice { label: visit.text("acquisition-none"), ..Choice::default() };
    let choice = |name: &&str| Choice {
        value: (*name).to_owned(),
        label: in_words(visit, name),
        selected: chosen == *name,
        ..Choice::default()
    };
    std::iter::once(none).chain(ACQUISITIONS.iter().map(choice)).collect()
}
