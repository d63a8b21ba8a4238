//! The main navigation: what the seat may do decides what stands in it.

use store::Actor;
use store::roles::May;

use crate::templates::{NavGroup, NavItem};
use crate::visit::Visit;

struct Place {
    key: &'static str,
    path: &'static str,
    icon: &'static str,
    may: May,
}

const fn place(key: &'static str, path: &'static str, icon: &'static str, may: May) -> Place {
    Place { key, path, icon, may }
}

/// What a kind of seat finds in its menu.
struct Menu {
    /// Always in sight; at most seven, so that a look is enough.
    main: &'static [Place],
    /// What is needed less often, each group under its own heading that opens.
    groups: &'static [(&'static str, &'static [Place])],
}

const OFFICE: Menu = Menu {
    main: &[
        place("nav-start", "", "home", May::SignIn),
        place("nav-runs", "/office/allocation-runs", "arrows-split-2", May::SeeOffice),
        place("nav-usage", "/office/usage-imports", "gauge", May::SeeOffice),
        place("nav-rounds", "/office/rounds", "checkbox", May::SeeOffice),
        place("nav-roadmap", "/roadmap", "layout-kanban", May::SeeRoadmap),
        place("nav-services", "/services", "apps", May::SeeServices),
        place("nav-members", "/members", "building-community", May::SeeMembers),
    ],
    groups: &[
        (
            "nav-group-services",
            &[
                place("nav-pipeline", "/pipeline", "timeline", May::SeeServices),
                place("nav-orders", "/office/orders", "list", May::KeepMembers),
                place("nav-adoption", "/adoption", "apps", May::SeeMembers),
                place("nav-solutions", "/solutions", "recycle", May::SeeSolutions),
                place("nav-products", "/products", "list", May::SeeServices),
            ],
        ),
        (
            "nav-group-deciding",
            &[
                place("nav-wishes", "/office/wishes", "bulb", May::KeepRoadmap),
                place("nav-assemblies", "/office/assemblies", "writing", May::KeepRounds),
                place("nav-decisions", "/decisions", "file-text", May::SeeRoadmap),
            ],
        ),
        (
            "nav-group-keeping",
            &[
                place("nav-periods", "/office/periods", "calendar", May::SeeOffice),
                place("nav-people", "/office/people", "users", May::KeepPeople),
                place("nav-reorganisations", "/office/reorganisations", "arrows-split-2", May::KeepMembers),
                place("nav-audit", "/office/audit-log", "fingerprint", May::ReadAudit),
                place("nav-tokens", "/office/api-tokens", "lock", May::KeepTokens),
                place("nav-dead-work", "/office/failed-work", "alert-circle", May::KeepWork),
                place("nav-glossary", "/glossary", "vocabulary", May::SignIn),
            ],
        ),
    ],
};

const MEMBER: Menu = Menu {
    main: &[
        place("nav-start", "", "home", May::SignIn),
        place("nav-my-costs", "/my-costs", "coin-euro", May::SeeMyCosts),
        place("nav-rounds", "/rounds", "checkbox", May::SeeRoadmap),
        place("nav-roadmap", "/roadmap", "layout-kanban", May::SeeRoadmap),
        place("nav-services", "/services", "apps", May::SeeServices),
        place("nav-subscriptions", "/subscriptions", "list", May::SeeMembers),
        place("nav-solutions", "/solutions", "recycle", May::SeeSolutions),
    ],
    groups: &[
        (
            "nav-group-services",
            &[
                place("nav-pipeline", "/pipeline", "timeline", May::SeeServices),
                place("nav-adoption", "/adoption", "apps", May::SeeMembers),
                place("nav-products", "/products", "list", May::SeeServices),
            ],
        ),
        (
            "nav-group-deciding",
            &[
                place("nav-assemblies", "/assemblies", "writing", May::SeeRoadmap),
                place("nav-decisions", "/decisions", "file-text", May::SeeRoadmap),
            ],
        ),
        (
            "nav-group-cooperative",
            &[
                place("nav-members", "/members", "building-community", May::SeeMembers),
                place("nav-member-runs", "/allocation-runs", "arrows-split-2", May::SeeMembers),
                place("nav-people", "/people", "users", May::KeepOwnPeople),
                place("nav-glossary", "/glossary", "vocabulary", May::SignIn),
            ],
        ),
    ],
};

/// The main places of an actor and the groups below them, as they stand on this page; nothing outside a
/// cooperative. A group without a place for the actor is left out; the one that holds the page is open.
#[must_use]
pub fn menu(visit: &Visit, actor: Option<&Actor>) -> (Vec<NavItem>, Vec<NavGroup>) {
    let Some(actor) = actor else { return (Vec::new(), Vec::new()) };
    let menu = if actor.member().is_some() { &MEMBER } else { &OFFICE };
    let groups = menu
        .groups
        .iter()
        .map(|(key, places)| {
            let items = items(visit, actor, places);
            NavGroup { label: visit.text(key), open: items.iter().any(|item| item.current.is_some()), items }
        })
        .filter(|group| !group.items.is_empty())
        .collect();
    (items(visit, actor, menu.main), groups)
}

fn items(visit: &Visit, actor: &Actor, places: &[Place]) -> Vec<NavItem> {
    let home = format!("/{}", actor.cooperative().address);
    places
        .iter()
        .filter(|place| actor.may(place.may))
        .map(|place| {
            let href = format!("{home}{}", place.path);
            let below = !place.path.is_empty() && visit.path.starts_with(&format!("{href}/"));
            let current = if visit.path == href { Some("page") } else { below.then_some("true") };
            NavItem { icon: place.icon.to_owned(), label: visit.text(place.key), count: None, current, href }
        })
        .collect()
}
