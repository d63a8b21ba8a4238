//! The members in one place towards a service, by name, each with its condition or its reason: for the map,
//! and for the page of the service.

use actions::stances::Place;
use serde::Serialize;
use serde_json::json;
use store::{Member, Stance};
use web::SignedIn;

use super::{place_in_words, tone};

/// The members in one place.
#[derive(Serialize)]
pub(crate) struct Group {
    label: String,
    tone: &'static str,
    /// How many they are.
    pub(crate) count: usize,
    members: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    href: String,
    /// The condition of a pledge with its last day, or the reason of who builds or stays.
    note: Option<String>,
}

impl Group {
    /// Those who stand there, each with what it said last.
    pub(crate) fn of<'m>(
        visit: &SignedIn,
        place: Place,
        there: impl Iterator<Item = (&'m Member, Option<&'m Stance>)>,
    ) -> Self {
        let named = |(member, said): (&Member, Option<&Stance>)| Named {
            name: member.name.clone(),
            href: format!("{}/members/{}", visit.home(), member.id),
            note: said.filter(|_| speaks(place)).and_then(|stance| note(visit, stance)),
        };
        let members: Vec<Named> = there.map(named).collect();
        Self { label: place_in_words(visit, place), tone: tone(place), count: members.len(), members }
    }
}

/// Whether a member stands there by its word; who takes a service stands there by its subscription.
fn speaks(place: Place) -> bool {
    let by_word = [Place::Pledged, Place::PledgedIf, Place::Interested, Place::OwnBuild, Place::Stays];
    by_word.contains(&place)
}

/// The condition of a pledge with its last day, or the reason.
fn note(visit: &SignedIn, stance: &Stance) -> Option<String> {
    let said = &stance.said;
    let until = said.until.map(|day| visit.words().date(day));
    match (said.condition.is_empty(), until) {
        (false, Some(date)) => {
            let condition = said.condition.trim_end_matches('.');
            Some(visit.say("service-condition", json!({ "condition": condition, "date": date })))
        }
        (true, Some(date)) => Some(visit.say("stance-until-said", json!({ "date": date }))),
        _ => Some(said.reason.clone()).filter(|reason| !reason.is_empty()),
    }
}
