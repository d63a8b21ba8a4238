//! The board: a column per phase, a part per state, a ticket per wish and candidate.

use actions::roadmap::Phase;
use kernel::TopicId;
use serde_json::json;
use store::{Candidate, Wish};
use web::SignedIn;
use web::templates::items::{Column, ColumnState, ListItem, Ticket, TicketFact};

use super::{Seen, candidate_href};
use crate::candidates::state_in_words;

/// So many tickets of a state are shown; the others stand in the list.
const MOST: usize = 5;

pub(super) fn columns(visit: &SignedIn, seen: &Seen, living: &[&Candidate]) -> Vec<Column> {
    Phase::LIFE
        .into_iter()
        .map(|phase| {
            let key = match phase {
                Phase::Wanted => "roadmap-phase-wanted",
                Phase::Prepared => "roadmap-phase-prepared",
                Phase::Built => "roadmap-phase-built",
                Phase::Used | Phase::Outside => "roadmap-phase-used",
            };
            let mut states = Vec::new();
            if phase == Phase::Wanted {
                states.push(wishes(visit, seen));
            }
            states.extend(phase.states().map(|name| state(visit, seen, living, name)));
            Column { name: visit.text(key), note: None, states }
        })
        .collect()
}

fn wishes(visit: &SignedIn, seen: &Seen) -> ColumnState {
    let open: Vec<&Wish> = seen.wishes.iter().filter(|wish| wish.state == "open").collect();
    let list = format!("{}/roadmap/wishes", visit.home());
    let ticket = |wish: &&Wish| {
        let supporters = seen.supporters(TopicId(wish.id.0)).len();
        Ticket {
            name: wish.about.title.clone(),
            href: format!("{list}/{}", wish.id),
            meta: vec![fact("users", visit.say("roadmap-members", json!({ "count": supporters })))],
            alert: None,
        }
    };
    ColumnState {
        name: visit.text("roadmap-open-wishes"),
        count: open.len(),
        tickets: open.iter().take(MOST).map(ticket).collect(),
        more: more(visit, open.len(), format!("{list}?state=open")),
    }
}

fn state(visit: &SignedIn, seen: &Seen, living: &[&Candidate], name: &str) -> ColumnState {
    let there: Vec<&&Candidate> = living.iter().filter(|candidate| candidate.state == name).collect();
    let ticket = |candidate: &&&Candidate| Ticket {
        name: candidate.about.title.clone(),
        href: candidate_href(visit, candidate),
        meta: vec![
            fact("clock", visit.say("roadmap-days", json!({ "count": seen.days(candidate) }))),
            fact("users", visit.say("roadmap-members", json!({ "count": seen.partners(candidate).len() }))),
        ],
        alert: None,
    };
    ColumnState {
        name: state_in_words(visit, name),
        count: there.len(),
        tickets: there.iter().take(MOST).map(ticket).collect(),
        more: more(visit, there.len(), format!("{}?view=list#{name}", visit.path)),
    }
}

fn fact(icon: &'static str, text: String) -> TicketFact {
    TicketFact { icon, text }
}

fn more(visit: &SignedIn, count: usize, href: String) -> Option<ListItem> {
    let left = count.checked_sub(MOST).filter(|left| *left > 0)?;
    Some(ListItem { href, label: visit.say("roadmap-more", json!({ "count": left })), note: None })
}
