//! Lives: gates, what is known, specifications, programmes and facilities; and what suppliers and strangers
//! see.

use super::super::row::{Row, form, open, page};
use super::super::world::Variable;
use super::{ENSCHEDE, OFFICE, SUPPLIER};

/// A candidate that nobody moved yet.
const FRESH: &[Variable] =
    &[("life", "SELECT id FROM portal.candidates WHERE cooperative_id = $c AND title = 'Proefdienst'")];
/// A service in a pilot that Enschede took part in.
const TRIED: &[Variable] = &[(
    "life",
    "SELECT l.id FROM portal.lives l JOIN portal.services s ON s.id = l.service_id
     WHERE l.cooperative_id = $c AND s.code = 'aangifte-overlijden'",
)];
const NAMED: &[Variable] = &[
    ("facility", "SELECT id FROM portal.facilities WHERE cooperative_id = $c AND name = 'GGI'"),
    ("programme", "SELECT id FROM portal.programmes WHERE cooperative_id = $c AND name = 'Omgevingswet'"),
];
const FINDINGS: &str = "SELECT count(*) FROM portal.pilot_findings WHERE cooperative_id = $c";
const LIVES: &str = "SELECT string_agg(contact, ' ' ORDER BY id) FROM portal.lives WHERE cooperative_id = $c";
const NAMES: &str = "SELECT string_agg(name, ' ' ORDER BY name) FROM (
    SELECT name FROM portal.programmes WHERE cooperative_id = $c
    UNION ALL SELECT name FROM portal.facilities WHERE cooperative_id = $c) AS names";
const PUBLIC: &str = "SELECT published FROM portal.specification_settings WHERE cooperative_id = $c";
const SPECIFICATIONS: &str = "SELECT count(*) FROM portal.specifications WHERE cooperative_id = $c";
const STEPS: &str = "SELECT count(*) FROM portal.transitions WHERE cooperative_id = $c";

pub fn rows() -> Vec<Row> {
    [of_all(), of_the_office(), of_programmes()].into_iter().flatten().collect()
}

fn of_all() -> Vec<Row> {
    const FIND: &str = "/{cooperative}/pipeline/{life}/findings";
    vec![
        page("/{cooperative}/facilities", SUPPLIER),
        page("/{cooperative}/pipeline", SUPPLIER),
        page("/{cooperative}/pipeline/{life}", SUPPLIER).with(FRESH),
        page(FIND, ENSCHEDE).with(TRIED),
        form(FIND, ENSCHEDE, FIND, |draft, _| draft.set("effect", "Veel."), FINDINGS).with(TRIED),
        page("/{cooperative}/programmes", SUPPLIER),
        page("/{cooperative}/programmes/{programme}", SUPPLIER).with(NAMED),
        open("/{cooperative}/public-specifications"),
    ]
}

fn of_the_office() -> Vec<Row> {
    const EDIT: &str = "/{cooperative}/office/lives/{life}/edit";
    const FIND: &str = "/{cooperative}/office/lives/{life}/findings";
    const SPECIFY: &str = "/{cooperative}/office/lives/{life}/specifications/new";
    const STEP: &str = "/{cooperative}/office/lives/{life}/transitions/new";
    const SWITCH: &str = "/{cooperative}/office/specifications";
    vec![
        form(
            "/{cooperative}/office/lives/{life}",
            OFFICE,
            EDIT,
            |draft, _| draft.set("contact", "Wij"),
            LIVES,
        )
        .with(FRESH),
        page(EDIT, OFFICE).with(FRESH),
        page(FIND, OFFICE).with(TRIED),
        form(FIND, OFFICE, FIND, |draft, _| draft.set("effect", "Veel."), FINDINGS).with(TRIED),
        form(
            "/{cooperative}/office/lives/{life}/specifications",
            OFFICE,
            SPECIFY,
            |draft, _| draft.set("title", "Proef").set("text", "Alles."),
            SPECIFICATIONS,
        )
        .with(FRESH),
        page(SPECIFY, OFFICE).with(FRESH),
        form(
            "/{cooperative}/office/lives/{life}/transitions",
            OFFICE,
            STEP,
            |draft, _| draft.set("kind", "new"),
            STEPS,
        )
        .with(FRESH),
        page(STEP, OFFICE).with(FRESH),
        page(SWITCH, OFFICE),
        form(SWITCH, OFFICE, SWITCH, |draft, _| draft.untick("published"), PUBLIC),
    ]
}

fn of_programmes() -> Vec<Row> {
    const FACILITIES: &str = "/{cooperative}/office/facilities";
    const FACILITY: &str = "/{cooperative}/office/facilities/{facility}/edit";
    const PROGRAMMES: &str = "/{cooperative}/office/programmes";
    const PROGRAMME: &str = "/{cooperative}/office/programmes/{programme}/edit";
    vec![
        page(FACILITIES, OFFICE),
        form(FACILITIES, OFFICE, FACILITIES, |draft, _| draft.set("name", "Proef"), NAMES),
        form(
            "/{cooperative}/office/facilities/{facility}",
            OFFICE,
            FACILITY,
            |draft, _| draft.set("name", "Anders"),
            NAMES,
        )
        .with(NAMED),
        page(FACILITY, OFFICE).with(NAMED),
        page(PROGRAMMES, OFFICE),
        form(PROGRAMMES, OFFICE, PROGRAMMES, |draft, _| draft.set("name", "Proef"), NAMES),
        form(
            "/{cooperative}/office/programmes/{programme}",
            OFFICE,
            PROGRAMME,
            |draft, _| draft.set("name", "Anders"),
            NAMES,
        )
        .with(NAMED),
        page(PROGRAMME, OFFICE).with(NAMED),
    ]
}
