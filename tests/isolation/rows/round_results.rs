//! The result of a closed round, and the board's decision about it.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::{self, Variable};
use super::{BOARD, ENSCHEDE, VOTER, ZWOLLE};

const DECISIONS: &str = "SELECT count(*) FROM portal.round_decisions WHERE cooperative_id = $c";

const CLOSED: &[Variable] = &[(
    "round",
    "SELECT round_id FROM portal.round_states WHERE cooperative_id = $c AND state = 'closed' LIMIT 1",
)];

pub fn rows() -> Vec<Row> {
    const DECISION: &str = "/{cooperative}/office/rounds/{round}/decision";
    vec![
        page("/{cooperative}/rounds/{round}/result", ENSCHEDE).with(CLOSED),
        page("/{cooperative}/rounds/{round}/result/ballots", VOTER).with(CLOSED),
        page("/{cooperative}/rounds/{round}/result/export.{kind}", ZWOLLE).with(CLOSED),
        page("/{cooperative}/rounds/{round}/result/what-if", ENSCHEDE).with(CLOSED),
        page(DECISION, BOARD).with(CLOSED),
        form(DECISION, BOARD, DECISION, as_it_is, DECISIONS)
            .with(CLOSED)
            .after(world::an_undecided_round)
            .through(|page| page.form("decision").submit()),
        form("/{cooperative}/office/rounds/{round}/decision/check", BOARD, DECISION, as_it_is, "")
            .with(CLOSED)
            .after(world::an_undecided_round),
    ]
}
