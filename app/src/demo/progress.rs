//! How the first services of the queue go on after the round that funded them: process, specifications,
//! tender.

use jiff::civil::{Date, date};
use kernel::LifeId;
use store::{AboutCandidate, StoreError};

use super::DemoError;
use super::lives::{specify, step};
use super::lives_texts::{NOTHING, Told};
use super::stage::Stage;

const PROCESS: Told = Told {
    to: "process_defined",
    evidence: &[
        ("process", "Aanvragen, controleren, beslissen, berichten. De inwoner ziet steeds waar het staat."),
        ("variants", "Digitaal | de inwoner doet het zelf\nAan de balie | een medewerker vult het in"),
        ("working_group", "Dienstverlening Enschede, Zwolle en Zutphen"),
    ],
    ..NOTHING
};

const SPECIFIED: Told = Told {
    to: "specified",
    evidence: &[("specification", "1"), ("decision", "Bestuur, oktober 2026, punt 4")],
    ..NOTHING
};

const TENDERED: Told = Told {
    to: "tendered",
    evidence: &[
        ("tender_reference", "SD-2026-07"),
        ("lots", "Formulier\nKoppeling met de backoffice"),
        ("tender_options", "Alle leden mogen later aansluiten, tot vier jaar na gunning."),
    ],
    members: &["GM0153", "GM0193"],
    ..NOTHING
};

const SPECIFICATION: [&str; 3] = [
    "Aanvraag en afhandeling",
    "# Doel\n\nDe inwoner vraagt het digitaal aan en ziet waar de aanvraag staat.\n\n\
     # Gegevens\n\n- gegevens uit de basisregistratie\n- wat de inwoner zelf invult\n\n\
     # Koppelvlak\n\nDe zaak komt als bericht bij de backoffice.",
    "",
];

/// The first services of the queue: their steps, each on its day, and when they are expected.
const FUNDED: [(&[(Date, &Told)], Date); 3] = [
    (
        &[(date(2026, 10, 8), &PROCESS), (date(2026, 10, 22), &SPECIFIED), (date(2026, 11, 5), &TENDERED)],
        date(2027, 6, 1),
    ),
    (&[(date(2026, 10, 12), &PROCESS), (date(2026, 10, 29), &SPECIFIED)], date(2027, 9, 1)),
    (&[(date(2026, 10, 19), &PROCESS)], date(2028, 1, 3)),
];

/// After the board's decision about the first round.
pub(super) fn go_on(stage: &Stage, office: &str) -> Result<(), DemoError> {
    let queue = stage.act(office, "demo.queue", |tx| {
        let all = tx.candidates()?.into_iter();
        let mut placed: Vec<_> = all.filter(|one| one.state == "eligible" && one.place.is_some()).collect();
        placed.sort_by_key(|one| one.place);
        Ok(placed.into_iter().map(|one| LifeId(one.id.0)).collect::<Vec<_>>())
    })?;
    for (life, (steps, expected)) in queue.into_iter().zip(FUNDED) {
        for (day, told) in steps {
            stage.at(day.at(10, 30, 0, 0))?;
            if told.to == SPECIFIED.to {
                specify(stage, life, SPECIFICATION)?;
            }
            step(stage, life, &Told { on: *day, ..**told })?;
        }
        expect(stage, office, life, expected)?;
    }
    Ok(())
}

fn expect(stage: &Stage, office: &str, life: LifeId, day: Date) -> Result<(), DemoError> {
    stage.act(office, "demo.expect", |tx| {
        let found = tx.candidates()?.into_iter().find(|one| one.id.0 == life.0);
        let found = found.ok_or(StoreError::Absent)?;
        tx.change_candidate(found.id, &AboutCandidate { expected_on: Some(day), ..found.about })?;
        Ok(())
    })
}
