//! Rounds: set up by the office, opened by somebody else, voted in by members.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::{self, Variable};
use super::{BOARD, ENSCHEDE, OFFICE, VOTER};

const ROUNDS: &str = "SELECT string_agg(title || budget_cents, ' ' ORDER BY number) FROM portal.rounds
    WHERE cooperative_id = $c";
const STATES: &str = "SELECT string_agg(state, ' ' ORDER BY round_id) FROM portal.round_states
    WHERE cooperative_id = $c";
const BALLOTS: &str = "SELECT count(*) FROM portal.ballots WHERE cooperative_id = $c";
const PROXIES: &str = "SELECT count(*) FILTER (WHERE ended_at IS NULL) FROM portal.proxies p
    JOIN portal.round_states s ON s.cooperative_id = p.cooperative_id AND s.round_id = p.round_id
    WHERE p.cooperative_id = $c AND s.state = 'open'";
const REMINDERS: &str = "SELECT count(*) FROM portal.round_reminders WHERE cooperative_id = $c";
const CHALLENGES: &str = "SELECT count(*) FROM portal.round_challenges WHERE cooperative_id = $c";

const OPEN: &[Variable] =
    &[("round", "SELECT round_id FROM portal.round_states WHERE cooperative_id = $c AND state = 'open'")];
const CLOSED: &[Variable] = &[(
    "round",
    "SELECT round_id FROM portal.round_states WHERE cooperative_id = $c AND state = 'closed' LIMIT 1",
)];
const DRAFT: &[Variable] = &[(
    "round",
    "SELECT round_id FROM portal.round_states WHERE cooperative_id = $c AND state = 'draft' LIMIT 1",
)];

const PABULIB: &str = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;10\n\
    VOTES\nvoter_id;vote\n1;a\n";

pub fn rows() -> Vec<Row> {
    let mut rows = office();
    rows.extend(members());
    rows
}

fn office() -> Vec<Row> {
    const SHOW: &str = "/{cooperative}/office/rounds/{round}";
    vec![
        page("/{cooperative}/office/rounds", OFFICE),
        form(
            "/{cooperative}/office/rounds",
            OFFICE,
            "/{cooperative}/office/rounds/new",
            |draft, _| draft.set("title", "Nieuwe ronde").set("budget", "1.000"),
            ROUNDS,
        ),
        page("/{cooperative}/office/rounds/new", OFFICE),
        page("/{cooperative}/office/rounds/pabulib", OFFICE),
        form(
            "/{cooperative}/office/rounds/pabulib",
            OFFICE,
            "/{cooperative}/office/rounds/pabulib",
            |draft, _| draft.file("file", "ronde.pb", PABULIB),
            "",
        ),
        page(SHOW, OFFICE).with(OPEN),
        form(
            SHOW,
            OFFICE,
            "/{cooperative}/office/rounds/{round}/edit",
            |draft, _| draft.set("budget", "2.000"),
            ROUNDS,
        )
        .with(DRAFT)
        .after(world::a_round),
        form(
            "/{cooperative}/office/rounds/{round}/challenge",
            OFFICE,
            SHOW,
            |draft, _| draft.set("reason", "Proef"),
            CHALLENGES,
        )
        .with(CLOSED),
        page("/{cooperative}/office/rounds/{round}/edit", OFFICE).at(world::a_draft_round),
        form("/{cooperative}/office/rounds/{round}/opening", BOARD, SHOW, as_it_is, STATES)
            .with(DRAFT)
            .after(world::a_round),
        form("/{cooperative}/office/rounds/{round}/reminders", OFFICE, SHOW, as_it_is, REMINDERS).with(OPEN),
        form(
            "/{cooperative}/office/rounds/{round}/withdrawal",
            OFFICE,
            SHOW,
            |draft, _| draft.set("reason", "Proef"),
            STATES,
        )
        .with(DRAFT)
        .after(world::a_round),
    ]
}

fn members() -> Vec<Row> {
    const BALLOT: &str = "/{cooperative}/rounds/{round}/ballot";
    const SHOW: &str = "/{cooperative}/rounds/{round}";
    vec![
        page("/{cooperative}/rounds", ENSCHEDE),
        page(SHOW, ENSCHEDE).with(OPEN),
        page(BALLOT, VOTER).with(OPEN),
        form(BALLOT, VOTER, BALLOT, as_it_is, BALLOTS)
            .with(OPEN)
            .through(|ballot| ballot.form("ballot").submit()),
        form("/{cooperative}/rounds/{round}/ballot/check", VOTER, BALLOT, as_it_is, "").with(OPEN),
        form(
            "/{cooperative}/rounds/{round}/proxy",
            VOTER,
            SHOW,
            |draft, _| draft.set("holder", "Zwolle"),
            PROXIES,
        )
        .with(OPEN),
        form("/{cooperative}/rounds/{round}/proxy/withdrawal", VOTER, SHOW, as_it_is, PROXIES)
            .with(OPEN)
            .after(world::a_proxy),
        page("/{cooperative}/rounds/{round}/round.json", ENSCHEDE).with(CLOSED),
    ]
}
