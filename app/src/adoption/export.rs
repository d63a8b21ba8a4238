//! The adoption map as a file: a row for each member and service, as the filter shows them.

use actix_web::web::{Data, Query};
use kernel::Share;
use store::{Db, StoreError};
use web::exports::{self, Cell, Sheet};
use web::{Reply, SignedIn};

use super::filter::Filter;
use super::place_in_words;
use super::seen::Seen;

/// The columns, as keys of their heads.
const COLUMNS: [&str; 8] = [
    "adoption-column-service",
    "adoption-column-member",
    "adoption-column-inhabitants",
    "adoption-column-state",
    "adoption-column-since",
    "adoption-column-condition",
    "adoption-column-until",
    "adoption-column-reason",
];

/// The file.
pub async fn export(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "adoption.export", Seen::read).await?;
    let name = visit.text("adoption-file");
    let head = COLUMNS.iter().map(|key| visit.text(key)).collect();
    let rows = rows(&visit, &seen, &filter);
    exports::file(&name, "csv", &[Sheet { name: name.clone(), head, rows }])
}

fn rows(visit: &SignedIn, seen: &Seen, filter: &Filter) -> Vec<Vec<Cell>> {
    let services = filter.services(seen);
    let members = filter.members(seen, &services);
    let mut rows = Vec::new();
    for service in &services {
        for member in &members {
            let spot = seen.standings.of(service.id, member.id);
            let place = seen.standings.place(service.id, member.id);
            if !filter.shows(place) {
                continue;
            }
            let said = spot.and_then(|spot| spot.said.as_ref()).map(|stance| &stance.said);
            let day = |day: Option<jiff::civil::Date>| day.map_or(Cell::Empty, Cell::Day);
            let text = |text: Option<&String>| Cell::Text(text.cloned().unwrap_or_default());
            let inhabitants = seen.inhabitants.get(&member.id).copied();
            rows.push(vec![
                Cell::Text(service.name.clone()),
                Cell::Text(member.name.clone()),
                inhabitants.map_or(Cell::Empty, |count| Cell::Quantity(Share::from(count))),
                Cell::Text(place_in_words(visit, place)),
                day(spot.and_then(|spot| spot.since)),
                text(said.map(|said| &said.condition)),
                day(said.and_then(|said| said.until)),
                text(said.map(|said| &said.reason)),
            ]);
        }
    }
    rows
}
