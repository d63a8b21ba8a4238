//! The main navigation: what the seat may do decides what stands in it.

use store::Actor;
use store::roles::May;

use crate::templates::NavItem;
use crate::visit::Visit;

struct Place {
    key: &'static str,
    path: &'static str,
    icon: &'static str,
    may: May,
    more: bool,
}

const fn main(key: &'static str, path: &'static str, icon: &'static str, may: May) -> Place {
    Place { key, path, icon, may, more: false }
}

const fn more(key: &'static str, path: &'static str, icon: &'static str, may: May) -> Place {
    Place { key, path, icon, may, more: true }
}

/// For the office: at most seven main places.
const OFFICE: &[Place] = &[
    main("nav-start", "", "home", May::SignIn),
    main("nav-runs", "/office/allocation-runs", "arrows-split-2", May::SeeOffice),
    main("nav-usage", "/office/usage-imports", "gauge", May::SeeOffice),
    main("nav-rounds", "/office/rounds", "checkbox", May::SeeOffice),
    main("nav-roadmap", "/roadmap", "layout-kanban", May::SeeRoadmap),
    main("nav-services", "/services", "apps", May::SeeServices),
    main("nav-members", "/members", "building-community", May::SeeMembers),
    more("nav-pipeline", "/pipeline", "timeline", May::SeeServices),
    more("nav-solutions", "/solutions", "recycle", May::SeeSolutions),
    more("nav-periods", "/office/periods", "calendar", May::SeeOffice),
    more("nav-orders", "/office/orders", "list", May::KeepMembers),
    more("nav-adoption", "/adoption", "apps", May::SeeMembers),
    more("nav-assemblies", "/office/assemblies", "writing", May::KeepRounds),
    more("nav-decisions", "/decisions", "file-text", May::SeeRoadmap),
    more("nav-people", "/office/people", "users", May::KeepPeople),
    more("nav-reorganisations", "/office/reorganisations", "arrows-split-2", May::KeepMembers),
    more("nav-wishes", "/office/wishes", "bulb", May::KeepRoadmap),
    more("nav-audit", "/office/audit-log", "fingerprint", May::ReadAudit),
    more("nav-tokens", "/office/api-tokens", "lock", May::KeepTokens),
    more("nav-products", "/products", "list", May::SeeServices),
    more("nav-glossary", "/glossary", "vocabulary", May::SignIn),
];

/// For a member.
const MEMBER: &[Place] = &[
    main("nav-start", "", "home", May::SignIn),
    main("nav-my-costs", "/my-costs", "coin-euro", May::SeeMyCosts),
    main("nav-rounds", "/rounds", "checkbox", May::SeeRoadmap),
    main("nav-roadmap", "/roadmap", "layout-kanban", May::SeeRoadmap),
    main("nav-services", "/services", "apps", May::SeeServices),
    main("nav-subscriptions", "/subscriptions", "list", May::SeeMembers),
    main("nav-solutions", "/solutions", "recycle", May::SeeSolutions),
    more("nav-pipeline", "/pipeline", "timeline", May::SeeServices),
    more("nav-members", "/members", "building-community", May::SeeMembers),
    more("nav-member-runs", "/allocation-runs", "arrows-split-2", May::SeeMembers),
    more("nav-adoption", "/adoption", "apps", May::SeeMembers),
    more("nav-assemblies", "/assemblies", "writing", May::SeeRoadmap),
    more("nav-decisions", "/decisions", "file-text", May::SeeRoadmap),
    more("nav-people", "/people", "users", May::KeepOwnPeople),
    more("nav-products", "/products", "list", May::SeeServices),
    more("nav-glossary", "/glossary", "vocabulary", May::SignIn),
];

/// The navigation of an actor on this page; nothing outside a cooperative.
#[must_use]
pub fn items(visit: &Visit, actor: Option<&Actor>) -> Vec<NavItem> {
    let Some(actor) = actor else { return Vec::new() };
    let home = format!("/{}", actor.cooperative().address);
    let places = if actor.member().is_some() { MEMBER } else { OFFICE };
    places
        .iter()
        .filter(|place| actor.may(place.may))
        .map(|place| {
            let href = format!("{home}{}", place.path);
            let below = !place.path.is_empty() && visit.path.starts_with(&format!("{href}/"));
            let current = if visit.path == href { Some("page") } else { below.then_some("true") };
            NavItem {
                icon: place.icon.to_owned(),
                label: visit.text(place.key),
                count: None,
                current,
                more: place.more,
                href,
            }
        })
        .collect()
}
