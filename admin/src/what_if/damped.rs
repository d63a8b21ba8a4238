//! The way from the old bill to the new one over years.

use allocation::{DampedYear, Undamped};
use serde::Serialize;
use web::SignedIn;

use super::reckon::Reckoned;
use super::table;

/// The table of years.
#[derive(Serialize)]
pub struct Damped {
    headline: String,
    years: Vec<String>,
    rows: Vec<Way>,
    totals: Vec<i64>,
    notes: Vec<String>,
}

/// A member's way.
#[derive(Serialize)]
struct Way {
    name: String,
    own: bool,
    old: Option<i64>,
    years: Vec<Option<i64>>,
}

impl Damped {
    /// The years that were computed; none where none were asked.
    pub fn of(visit: &SignedIn, reckoned: &Reckoned) -> Option<Self> {
        let years = reckoned.years.as_ref()?;
        let rows = reckoned.effect.members.iter().map(|(id, moved)| Way {
            name: table::name(reckoned, id),
            own: visit.actor.member().is_some_and(|member| member.code == *id),
            old: moved.old.map(kernel::Cents::cents),
            years: years.iter().map(|year| year.members.get(id).map(|cents| cents.cents())).collect(),
        });
        let mut rows: Vec<Way> = rows.collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        let year = |year: &DampedYear| visit.words().say("whatif-damped-year", &[("year", year.year.into())]);
        Some(Self {
            headline: headline(visit, years),
            years: years.iter().map(year).collect(),
            rows,
            totals: years.iter().map(|year| year.members.values().map(|cents| cents.cents()).sum()).collect(),
            notes: notes(visit, reckoned, years),
        })
    }
}

fn headline(visit: &SignedIn, years: &[DampedYear]) -> String {
    let words = visit.words();
    match years.iter().find(|year| year.arrived) {
        Some(year) => words.say("whatif-damped-arrived", &[("year", year.year.into())]),
        None => words.say("whatif-damped-not-arrived", &[("years", years.len().into())]),
    }
}

/// The services that are not damped, and why.
fn notes(visit: &SignedIn, reckoned: &Reckoned, years: &[DampedYear]) -> Vec<String> {
    let Some(first) = years.first() else { return Vec::new() };
    let note = |(pool, why): (&String, &Undamped)| {
        let key = match why {
            Undamped::Tariff => "whatif-undamped-tariff",
            Undamped::OwnBounds => "whatif-undamped-bounds",
            Undamped::Refund => "whatif-undamped-refund",
            Undamped::New => "whatif-undamped-new",
        };
        visit.words().say(key, &[("service", reckoned.known.service(pool).into())])
    };
    first.undamped.iter().map(note).collect()
}
