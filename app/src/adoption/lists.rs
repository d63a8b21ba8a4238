//! The map as lists: for each service who is where.

use actions::stances::Place;
use kernel::MemberId;
use serde::Serialize;
use serde_json::json;
use store::{Member, Service};
use web::SignedIn;

use super::Group;
use super::filter::Filter;
use super::seen::Seen;

/// A service, and who is where.
#[derive(Serialize)]
pub(super) struct Listed {
    id: String,
    name: String,
    href: String,
    note: String,
    groups: Vec<Group>,
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
    let said = |member: MemberId| seen.standings.of(service.id, member).and_then(|spot| spot.said.as_ref());
    Group::of(visit, place, here.map(|member| (*member, said(member.id))))
}
