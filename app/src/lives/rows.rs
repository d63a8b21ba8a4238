//! Lives as rows of a table and as tickets on a board: name, state, since when, what is expected.

use actions::lifecycle::State;
use actions::roadmap::{Phase, Stay};
use admin::acquisitions;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use store::Life;
use web::SignedIn;
use web::templates::items::{Column, ColumnState, ListItem, Ticket, TicketFact};

use super::seen::{Seen, href};
use crate::candidates::{state_in_words, tone};

/// So many tickets of a state are shown; the others stand in the list.
const MOST: usize = 9;

#[derive(Serialize)]
pub(crate) struct Row {
    href: String,
    name: String,
    summary: String,
    programme: String,
    state: String,
    tone: &'static str,
    since: Option<Date>,
    days: i32,
    lead_time: Option<i32>,
    tender_on: Option<Date>,
    expected_on: Option<Date>,
    specification: Option<i32>,
    quick_win: bool,
    acquisition: String,
}

pub(crate) fn row(visit: &SignedIn, seen: &Seen, life: &Life) -> Row {
    let (state, stays) = (seen.state(life), seen.stays(life.id));
    let newest = seen.specifications.iter().filter(|one| one.life == life.id).map(|one| one.version).max();
    let tendered = state.place() >= State::Tendered.place();
    Row {
        href: href(visit, life),
        name: seen.name(life),
        summary: seen.summary(life),
        programme: seen.programme(life).map(|one| one.about.name.clone()).unwrap_or_default(),
        state: state_in_words(visit, state.name()),
        tone: tone(state.name()),
        since: stays.last().map(|stay| stay.from_day),
        days: stays.last().map_or(0, Stay::days),
        lead_time: seen.took(life.id),
        tender_on: life.about.tender_on.filter(|_| !tendered),
        expected_on: seen.candidate(life).and_then(|one| one.about.expected_on),
        specification: newest,
        quick_win: life.about.quick_win,
        acquisition: acquisitions::in_words(visit, &life.about.acquisition),
    }
}

/// The board: a column per phase, a part per state, a ticket per life.
pub(super) fn columns(visit: &SignedIn, seen: &Seen, lives: &[&Life]) -> Vec<Column> {
    Phase::LIFE
        .into_iter()
        .map(|phase| {
            let key = match phase {
                Phase::Wanted => "roadmap-phase-wanted",
                Phase::Prepared => "roadmap-phase-prepared",
                Phase::Built => "roadmap-phase-built",
                Phase::Used | Phase::Outside => "roadmap-phase-used",
            };
            let states = phase.states().map(|name| column_state(visit, seen, lives, name)).collect();
            Column { name: visit.text(key), note: None, states }
        })
        .collect()
}

fn column_state(visit: &SignedIn, seen: &Seen, lives: &[&Life], name: &str) -> ColumnState {
    let there: Vec<&&Life> = lives.iter().filter(|life| seen.state(life).name() == name).collect();
    ColumnState {
        name: state_in_words(visit, name),
        count: there.len(),
        tickets: there.iter().take(MOST).map(|life| ticket(visit, seen, life)).collect(),
        more: (there.len() > MOST).then(|| ListItem {
            href: format!("{}?view=list", visit.path),
            label: visit.say("roadmap-more", json!({ "count": there.len() - MOST })),
            note: None,
        }),
    }
}

fn ticket(visit: &SignedIn, seen: &Seen, life: &Life) -> Ticket {
    let fact = |icon: &'static str, text: String| TicketFact { icon, text };
    let row = row(visit, seen, life);
    let mut meta = vec![fact("clock", visit.say("roadmap-days", json!({ "count": row.days })))];
    if let Some(day) = row.tender_on {
        meta.push(fact("calendar", visit.say("pipeline-tender", json!({ "date": visit.words().date(day) }))));
    }
    if row.quick_win {
        meta.push(fact("bulb", visit.text("life-quick-win")));
    }
    let blockers = seen.blockers(life.id);
    let alert = (blockers > 0).then(|| visit.say("pipeline-blockers", json!({ "count": blockers })));
    Ticket { name: row.name, href: row.href, meta, alert }
}
