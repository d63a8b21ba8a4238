//! How services of the roadmap went on: two that were there for the taking before the first round, and those
//! that the round funded.
//!
//! Invariant: each move is a plain change of state on its day; nothing here decides what may follow what.

use jiff::civil::{Date, date};
use kernel::TopicId;
use store::{AboutCandidate, StoreError};

use super::DemoError;
use super::stage::Stage;

/// A day, the service, its state from then on, and why.
type Move = (Date, &'static str, &'static str, &'static str);

const COLLECTIONS: &str = "Collectevergunning";
const BINS: &str = "Afvalcontainer aanvragen";

/// Before the first round: what one member had already, and was ready to share.
const BEFORE: [Move; 7] = [
    (date(2026, 8, 26), COLLECTIONS, "eligible", "Zutphen heeft dit al en deelt het."),
    (date(2026, 8, 27), BINS, "eligible", "De afvaldienst van Zwolle bouwt dit al."),
    (date(2026, 8, 31), COLLECTIONS, "process_defined", ""),
    (date(2026, 9, 3), COLLECTIONS, "specified", "Het proces van Zutphen past ook bij de anderen."),
    (date(2026, 9, 4), BINS, "process_defined", ""),
    (date(2026, 9, 8), COLLECTIONS, "tendered", "Formulierenhuis neemt het beheer over."),
    (date(2026, 9, 10), BINS, "specified", ""),
];

/// After the board's decision about the first round.
const AFTER: [Move; 6] = [
    (date(2026, 10, 6), COLLECTIONS, "development", ""),
    (date(2026, 10, 7), BINS, "tendered", "Straatlijn heeft de beste inschrijving gedaan."),
    (date(2026, 10, 15), BINS, "development", ""),
    (date(2026, 10, 26), COLLECTIONS, "pilot", "Zutphen en Enschede beproeven het."),
    (date(2026, 11, 6), BINS, "pilot", "Zwolle begint; Deventer volgt in december."),
    (date(2026, 11, 9), COLLECTIONS, "offered", "Alle leden kunnen de dienst afnemen."),
];

/// What became of the first services of the queue after the round: their states, each on its day, and when
/// they are expected.
const FUNDED: [(&[(Date, &str)], Date); 3] = [
    (
        &[
            (date(2026, 10, 8), "process_defined"),
            (date(2026, 10, 22), "specified"),
            (date(2026, 11, 5), "tendered"),
        ],
        date(2027, 6, 1),
    ),
    (&[(date(2026, 10, 12), "process_defined"), (date(2026, 10, 29), "specified")], date(2027, 9, 1)),
    (&[(date(2026, 10, 19), "process_defined")], date(2028, 1, 3)),
];

/// Before the first round.
pub(super) fn begin(stage: &Stage, office: &str) -> Result<(), DemoError> {
    BEFORE.iter().try_for_each(|one| go(stage, office, *one))
}

/// After it.
pub(super) fn go_on(stage: &Stage, office: &str) -> Result<(), DemoError> {
    AFTER.iter().try_for_each(|one| go(stage, office, *one))?;
    expect(stage, office, BINS, date(2027, 2, 1))?;
    let queue = stage.act(office, "demo.queue", |tx| {
        let first = tx.candidates()?.into_iter().filter(|one| one.state == "eligible" && one.place.is_some());
        Ok(first.map(|one| one.about.title).collect::<Vec<String>>())
    })?;
    for (title, (moves, expected)) in queue.iter().zip(FUNDED) {
        for (day, state) in moves {
            go(stage, office, (*day, title, state, ""))?;
        }
        expect(stage, office, title, expected)?;
    }
    Ok(())
}

fn go(
    stage: &Stage,
    office: &str,
    (day, title, state, reason): (Date, &str, &str, &str),
) -> Result<(), DemoError> {
    stage.at(day.at(10, 30, 0, 0))?;
    stage.act(office, "demo.move", |tx| {
        let found = tx.candidates()?.into_iter().find(|one| one.about.title == title);
        let id = found.ok_or(StoreError::Absent)?.id;
        tx.move_candidate(id, state, reason)?;
        tx.add_state_change(TopicId(id.0), state, reason)?;
        Ok(tx.audit("candidates.move", id, &format!("{title} > {state}"))?)
    })
}

fn expect(stage: &Stage, office: &str, title: &str, day: Date) -> Result<(), DemoError> {
    stage.act(office, "demo.expect", |tx| {
        let found = tx.candidates()?.into_iter().find(|one| one.about.title == title);
        let found = found.ok_or(StoreError::Absent)?;
        tx.change_candidate(found.id, &AboutCandidate { expected_on: Some(day), ..found.about })?;
        Ok(())
    })
}
