//! The map as lists: for each service who is where.

use actions::stances::Place;
use serde::Serialize;
use serde_json::json;
use store::{Member, Service};
use web::SignedIn;

use super::filter::Filter;
use super::seen::Seen;
use super::{place_in_words, tone};

/// A service, and who is where.
#[derive(Serialize)]
pub(super) struct Listed {
    id: String,
    name: String,
    href: String,
    note: String,
    groups: Vec<Group>,
}

/// The members in one place.
#[derive(Serialize)]
struct Group {
    label: String,
    tone: &'static str,
    count: usize,
    members: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    href: String,
    /// The condition of a pledge, or the reason of who builds or stays.
    why: Option<String>,
}

/// For each service the places in which members are; who is nowhere known is counted in the note.
pub(super) fn of(
    visit: &SignedIn,
    seen: &Seen,
    filter: &Filter,
    (services, members): (&[&Service], &[&Member]),
) -> Vec<Listed> {
    let listed = |service: &&Service| {
        let shown = Place::ALL.iter().rev().filter(|place| filter.shows(**place));
        let groups: Vec<Group> = shown
            .filter(|place| **place != Place::Unknown || filter.place().is_some())
            .map(|place| group(visit, seen, service, members, *place))
            .filter(|group| group.count > 0)
            .collect();
        let takes = members.iter().filter(|one| seen.standings.place(service.id, one.id).takes()).count();
        Listed {
            id: format!("service-{}", service.code),
            name: service.name.clone(),
            href: format!("{}/services/{}", visit.home(), service.id),
            note: visit.say("adoption-list-note", json!({ "takes": takes, "count": members.len() })),
            groups,
        }
    };
    services.iter().map(listed).collect()
}

fn group(visit: &SignedIn, seen: &Seen, service: &Service, members: &[&Member], place: Place) -> Group {
    let here = members.iter().filter(|one| seen.standings.place(service.id, one.id) == place);
    let named = |member: &&Member| {
        let said = seen.standings.of(service.id, member.id).and_then(|spot| spot.said.as_ref());
        let why = said.and_then(|stance| match place {
            Place::PledgedIf => Some(stance.said.condition.clone()),
            Place::OwnBuild | Place::Stays => Some(stance.said.reason.clone()),
            _ => None,
        });
        Named {
            name: member.name.clone(),
            href: format!("{}/members/{}", visit.home(), member.id),
            why: why.filter(|why| !why.is_empty()),
        }
    };
    let members: Vec<Named> = here.map(named).collect();
    Group { label: place_in_words(visit, place), tone: tone(place), count: members.len(), members }
}
