//! The map as a matrix: members beside services, so many members a page.

use actions::stances::Place;
use serde::Serialize;
use serde_json::json;
use store::{Member, Service};
use web::SignedIn;
use web::templates::items::Pagination;

use super::filter::Filter;
use super::seen::Seen;
use super::{icon, place_in_words};

/// So many members stand on a page: 342 of them are seven pages.
pub(super) const ON_A_PAGE: usize = 50;

/// The matrix.
#[derive(Serialize)]
pub(super) struct Matrix {
    heads: Vec<Head>,
    rows: Vec<Row>,
    totals: Vec<usize>,
    total: usize,
    pagination: Pagination,
    shown: String,
    legend: Vec<Mark>,
}

#[derive(Serialize)]
struct Head {
    name: String,
    href: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    href: String,
    own: bool,
    cells: Vec<Option<Mark>>,
    takes: usize,
}

/// A place with its icon.
#[derive(Serialize)]
struct Mark {
    icon: &'static str,
    label: String,
}

fn mark(visit: &SignedIn, place: Place) -> Option<Mark> {
    icon(place).map(|icon| Mark { icon, label: place_in_words(visit, place) })
}

impl Matrix {
    /// The page of the matrix that the filter asks for.
    pub(super) fn of(
        visit: &SignedIn,
        seen: &Seen,
        filter: &Filter,
        (services, members): (&[&Service], &[&Member]),
    ) -> Self {
        let pages = members.len().div_ceil(ON_A_PAGE).max(1);
        let page = filter.page().min(pages);
        let first = (page - 1) * ON_A_PAGE;
        let on_page = members.iter().skip(first).take(ON_A_PAGE);
        let takes = |service: &Service, member: &Member| seen.standings.place(service.id, member.id).takes();
        let totals: Vec<usize> = services
            .iter()
            .map(|service| members.iter().filter(|member| takes(service, member)).count())
            .collect();
        let head = |service: &&Service| Head {
            name: service.name.clone(),
            href: format!("{}/services/{}", visit.home(), service.id),
        };
        let address = |number: u32| {
            let number = usize::try_from(number).unwrap_or(1);
            format!("{}/adoption{}", visit.home(), filter.query("", number))
        };
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let last = (first + ON_A_PAGE).min(members.len());
        let from = if members.is_empty() { 0 } else { first + 1 };
        Self {
            heads: services.iter().map(head).collect(),
            rows: on_page.map(|member| row(visit, seen, filter, services, member)).collect(),
            total: totals.iter().sum(),
            totals,
            pagination: Pagination::around(number(page), number(pages), address),
            shown: visit.say("adoption-shown", json!({ "from": from, "to": last, "count": members.len() })),
            legend: Place::ALL.iter().filter_map(|place| mark(visit, *place)).collect(),
        }
    }
}

fn row(visit: &SignedIn, seen: &Seen, filter: &Filter, services: &[&Service], member: &Member) -> Row {
    let own = visit.actor.member().map(|own| own.id);
    let places: Vec<Place> =
        services.iter().map(|service| seen.standings.place(service.id, member.id)).collect();
    Row {
        name: member.name.clone(),
        href: format!("{}/members/{}", visit.home(), member.id),
        own: Some(member.id) == own,
        takes: places.iter().filter(|place| place.takes()).count(),
        cells: places.into_iter().map(|one| mark(visit, one).filter(|_| filter.shows(one))).collect(),
    }
}
