//! The page of the adoption map.

use actions::stances::Place;
use actix_web::web::{Data, Query};
use serde::Serialize;
use serde_json::json;
use store::{Db, Member, Service, StoreError};
use web::templates::items::{Choice, Fact, Tab};
use web::{Reply, SignedIn};

use super::filter::Filter;
use super::lists::{self, Listed};
use super::matrix::Matrix;
use super::seen::Seen;

#[derive(Serialize)]
struct Index {
    lead: String,
    csv_href: String,
    states: Vec<Choice>,
    services: Vec<Choice>,
    sizes: Vec<Choice>,
    q: String,
    view: &'static str,
    tabs: Vec<Tab>,
    facts: Vec<Fact>,
    matrix: Option<Matrix>,
    lists: Vec<Listed>,
    found: bool,
    narrow: bool,
}

/// The map.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "adoption.index", Seen::read).await?;
    let view = view(&visit, &seen, &filter);
    visit
        .page("app/adoption/index", visit.text("adoption-title"))
        .under(visit.text("services-title"), format!("{}/services", visit.home()))
        .show(&view)
}

fn view(visit: &SignedIn, seen: &Seen, filter: &Filter) -> Index {
    let services = filter.services(seen);
    let members = filter.members(seen, &services);
    let found = !services.is_empty() && !members.is_empty();
    let shown = (services.as_slice(), members.as_slice());
    let tab = |view: &str, key: &str, current: bool| Tab {
        href: format!("{}/adoption{}", visit.home(), filter.query(view, 1)),
        label: visit.text(key),
        current,
        ..Tab::default()
    };
    Index {
        lead: visit.say("adoption-lead", json!({ "members": members.len(), "services": services.len() })),
        csv_href: format!("{}/adoption/export.csv{}", visit.home(), filter.query("", 1)),
        states: filter.state_choices(visit),
        services: filter.service_choices(visit, seen),
        sizes: filter.size_choices(visit),
        q: filter.words().to_owned(),
        view: if filter.lists() { "lists" } else { "" },
        tabs: vec![
            tab("", "adoption-tab-matrix", !filter.lists()),
            tab("lists", "adoption-tab-lists", filter.lists()),
        ],
        facts: facts(visit, seen, shown),
        matrix: (found && !filter.lists()).then(|| Matrix::of(visit, seen, filter, shown)),
        lists: if filter.lists() { lists::of(visit, seen, filter, shown) } else { Vec::new() },
        found,
        narrow: filter.is_narrow(),
    }
}

/// The totals of what is shown; pledges with a condition are counted apart.
fn facts(visit: &SignedIn, seen: &Seen, (services, members): (&[&Service], &[&Member])) -> Vec<Fact> {
    let count = |counts: &dyn Fn(Place) -> bool| {
        let of = |service: &&Service| {
            members.iter().filter(|one| counts(seen.standings.place(service.id, one.id))).count()
        };
        visit.words().number(services.iter().map(of).sum::<usize>())
    };
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    let is = |wanted: Place| move |place: Place| place == wanted;
    vec![
        fact("adoption-total-takes", count(&Place::takes)),
        fact("adoption-total-pledged", count(&is(Place::Pledged))),
        fact("adoption-total-pledged-if", count(&is(Place::PledgedIf))),
        fact("adoption-total-own-build", count(&is(Place::OwnBuild))),
        fact("adoption-total-stays", count(&is(Place::Stays))),
    ]
}
