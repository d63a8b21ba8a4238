//! Reorganisations: prepared by one of the office, confirmed by another.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::{self, Variable};
use super::{FINANCE, OFFICE};

const STATES: &str = "SELECT coalesce(string_agg(state, ' ' ORDER BY id), '') FROM portal.reorganisations
    WHERE cooperative_id = $c";
const CHOICES: &str = "SELECT count(*) FROM portal.reorganisation_seats WHERE cooperative_id = $c";

const PREPARED: &[Variable] = &[(
    "reorganisation",
    "SELECT id FROM portal.reorganisations WHERE cooperative_id = $c AND state = 'prepared' LIMIT 1",
)];

pub fn rows() -> Vec<Row> {
    const SHOW: &str = "/{cooperative}/office/reorganisations/{reorganisation}";
    vec![
        page("/{cooperative}/office/reorganisations", OFFICE),
        form(
            "/{cooperative}/office/reorganisations",
            OFFICE,
            "/{cooperative}/office/reorganisations/new",
            |draft, _| world::merger(draft),
            STATES,
        ),
        page("/{cooperative}/office/reorganisations/new", OFFICE),
        page(SHOW, OFFICE).at(world::a_reorganisation),
        form(
            "/{cooperative}/office/reorganisations/{reorganisation}/confirmation",
            FINANCE,
            SHOW,
            as_it_is,
            STATES,
        )
        .with(PREPARED)
        .after(|world| drop(world::a_reorganisation(world))),
        form("/{cooperative}/office/reorganisations/{reorganisation}/seats", OFFICE, SHOW, as_it_is, CHOICES)
            .with(PREPARED)
            .after(|world| drop(world::a_reorganisation(world))),
        form(
            "/{cooperative}/office/reorganisations/{reorganisation}/withdrawal",
            OFFICE,
            SHOW,
            |draft, _| draft.set("reason", "Proef"),
            STATES,
        )
        .with(PREPARED)
        .after(|world| drop(world::a_reorganisation(world))),
    ]
}
