//! What the adoption map is narrowed down to: everything stands in the address.

use actions::stances::Place;
use kernel::MemberId;
use serde::Deserialize;
use store::{Member, Service};
use web::SignedIn;
use web::templates::items::Choice;
use web::urls::encode;

use super::place_in_words;
use super::seen::Seen;

/// From how many inhabitants a class of size begins, and before how many it ends.
const SIZES: [(&str, i64, i64); 4] = [
    ("small", 0, 25_000),
    ("medium", 25_000, 50_000),
    ("large", 50_000, 100_000),
    ("largest", 100_000, i64::MAX),
];

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Filter {
    #[serde(default)]
    state: String,
    #[serde(default)]
    service: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    size: String,
    #[serde(default)]
    view: String,
    #[serde(default)]
    page: String,
}

impl Filter {
    /// The words that are looked for.
    pub(super) fn words(&self) -> &str {
        self.q.trim()
    }

    /// Whether the lists are asked for instead of the matrix.
    pub(super) fn lists(&self) -> bool {
        self.view == "lists"
    }

    /// The page of the matrix, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.parse().unwrap_or(1).max(1)
    }

    /// Whether anything is left out.
    pub(super) fn is_narrow(&self) -> bool {
        !(self.state.is_empty() && self.service.is_empty() && self.q.is_empty() && self.size.is_empty())
    }

    /// The place that is asked for.
    pub(super) fn place(&self) -> Option<Place> {
        Place::from_name(&self.state)
    }

    /// Whether a place is shown.
    pub(super) fn shows(&self, place: Place) -> bool {
        self.place().is_none_or(|wanted| wanted == place)
    }

    /// The services that are shown: the one that is chosen, or those with these words.
    pub(super) fn services<'s>(&self, seen: &'s Seen) -> Vec<&'s Service> {
        let wanted = self.words().to_lowercase();
        let fits = |service: &&Service| {
            let words = format!("{} {} {}", service.name, service.summary, service.supplier);
            let chosen = self.service.is_empty() || service.id.to_string() == self.service;
            chosen && words.to_lowercase().contains(&wanted)
        };
        seen.services.iter().filter(fits).collect()
    }

    /// The members that are shown: of this size, and with this place towards one of the services.
    pub(super) fn members<'s>(&self, seen: &'s Seen, services: &[&Service]) -> Vec<&'s Member> {
        let somewhere = |member: &Member| {
            self.place().is_none()
                || services.iter().any(|one| self.shows(seen.standings.place(one.id, member.id)))
        };
        seen.members.iter().filter(|one| self.has_size(seen, one.id) && somewhere(one)).collect()
    }

    fn has_size(&self, seen: &Seen, member: MemberId) -> bool {
        let Some((_, from, before)) = SIZES.iter().find(|(name, ..)| *name == self.size) else { return true };
        let inhabitants = seen.inhabitants.get(&member).copied().unwrap_or(0);
        *from <= inhabitants && inhabitants < *before
    }

    /// The query of this filter with another view and page.
    pub(super) fn query(&self, view: &str, page: usize) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let parts = [
            ("state", self.state.as_str()),
            ("service", &self.service),
            ("q", &self.q),
            ("size", &self.size),
            ("view", view),
            ("page", &page),
        ];
        let asked = parts.iter().filter(|(_, value)| !value.is_empty());
        let parts: Vec<String> = asked.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// The places to choose from.
    pub(super) fn state_choices(&self, visit: &SignedIn) -> Vec<Choice> {
        let of = |place: &Place| (place.name().to_owned(), place_in_words(visit, *place));
        choices(visit, &self.state, Place::ALL.iter().map(of))
    }

    /// The services to choose from.
    pub(super) fn service_choices(&self, visit: &SignedIn, seen: &Seen) -> Vec<Choice> {
        let of = |service: &Service| (service.id.to_string(), service.name.clone());
        choices(visit, &self.service, seen.services.iter().map(of))
    }

    /// The sizes to choose from.
    pub(super) fn size_choices(&self, visit: &SignedIn) -> Vec<Choice> {
        let of = |(name, ..): &(&str, i64, i64)| {
            ((*name).to_owned(), visit.text(&format!("adoption-size-{name}")))
        };
        choices(visit, &self.size, SIZES.iter().map(of))
    }
}

fn choices(visit: &SignedIn, chosen: &str, of: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    let all = Choice { label: visit.text("adoption-all"), ..Choice::default() };
    let rest =
        of.map(|(value, label)| Choice { selected: value == chosen, value, label, ..Choice::default() });
    std::iter::once(all).chain(rest).collect()
}
