//! Rows of the door, the operator, people and the audit log.

use app::demo::PASSWORD;

use super::super::row::{Row, as_it_is, form, open, open_form, page};
use super::super::world::{Variable, World};
use super::{ENSCHEDE, OFFICE, ZWOLLE};
use crate::harness::Draft;
use crate::harness::fixture::OPERATOR;

const BOARD: &str = "board@samen-digitaal.example";

const INVITATIONS: &str = "SELECT count(*) FROM portal.invitations WHERE cooperative_id = $c";
const WITHDRAWN: &str =
    "SELECT count(*) FROM portal.invitations WHERE cooperative_id = $c AND withdrawn_at IS NOT NULL";
const SEATS: &str = "SELECT string_agg(roles::text || (ended_at IS NULL)::text, ',' ORDER BY id)
    FROM portal.seats WHERE cooperative_id = $c";
const ENDED: &str = "SELECT count(*) FROM platform.sessions WHERE ended_at IS NOT NULL";

const IDS: &[Variable] = &[
    ("address", "SELECT address FROM platform.cooperatives WHERE id = $c"),
    (
        "invitation",
        "SELECT id FROM portal.invitations WHERE cooperative_id = $c AND email = 'nieuw@enschede.example'",
    ),
    (
        "seat",
        "SELECT s.id FROM portal.seats s JOIN portal.people p USING (cooperative_id)
         WHERE cooperative_id = $c AND p.id = s.person_id AND p.email = 'voter@samen-digitaal.example'",
    ),
    (
        "session",
        "SELECT s.id FROM platform.sessions s JOIN platform.people p ON p.id = s.person_id
         WHERE p.email = 'office@samen-digitaal.example' ORDER BY s.created_at DESC LIMIT 1",
    ),
];

/// All of them.
pub fn rows() -> Vec<Row> {
    let rows = [door(), account(), platform(), audit(), office(), own()];
    rows.into_iter().flatten().map(|row| row.with(IDS)).collect()
}

fn door() -> Vec<Row> {
    vec![
        open("/sign-in"),
        open_form("/sign-in", "/sign-in"),
        form("/sign-in/end", OFFICE, "/sign-in/account", as_it_is, ENDED),
        open("/sign-in/invitations/{token}").at(an_invitation),
        open_form("/sign-in/invitations/{token}", "").at(an_invitation),
        open("/sign-in/mail-sent"),
        open("/sign-in/password-reset"),
        open_form("/sign-in/password-reset", "/sign-in/password-reset"),
        open("/sign-in/password-reset/{token}").at(a_reset),
        open_form("/sign-in/password-reset/{token}", "").at(a_reset),
    ]
}

fn account() -> Vec<Row> {
    vec![
        page("/sign-in/account", OFFICE),
        form(
            "/sign-in/account",
            OFFICE,
            "/sign-in/account",
            |draft, _| draft.set("name", "Fatima"),
            "SELECT name FROM platform.people WHERE email = 'office@samen-digitaal.example'",
        ),
        form(
            "/sign-in/account/password",
            OFFICE,
            "/sign-in/account",
            |draft, _| draft.set("current", PASSWORD).set("password", "drie fietsen in een sloot"),
            "SELECT password_hash FROM platform.people WHERE email = 'office@samen-digitaal.example'",
        ),
        form("/sign-in/account/sessions/{session}/end", OFFICE, "/sign-in/account", as_it_is, ENDED),
        page("/sign-in/cooperatives", OFFICE),
        form(
            "/{cooperative}/seat",
            OFFICE,
            "/sign-in/cooperatives",
            as_it_is,
            "SELECT count(*) FROM platform.session_seats WHERE cooperative_id = $c",
        ),
    ]
}

fn platform() -> Vec<Row> {
    vec![
        page("/platform", OPERATOR),
        form(
            "/platform/cooperatives",
            OPERATOR,
            "/platform/cooperatives/new",
            |draft, _| draft.set("name", "Proef").set("address", "proef").set("why", "Proef"),
            "SELECT count(*) FROM platform.cooperatives",
        ),
        page("/platform/cooperatives/new", OPERATOR),
        page("/platform/cooperatives/{address}", OPERATOR),
        form(
            "/platform/cooperatives/{address}/administrators",
            OPERATOR,
            "/platform/cooperatives/{address}",
            |draft, _| draft.set("name", "Bo").set("email", "bo@proef.example").set("why", "Proef"),
            INVITATIONS,
        ),
        page("/platform/products", OPERATOR),
        form(
            "/platform/products",
            OPERATOR,
            "/platform/products",
            |draft, _| {
                let draft = draft.set("why", "Proef").untick("deed").set("deed", "import");
                draft.file("file", "upl.csv", "Naam;URI\nproefproduct;https://upl.example/proef\n")
            },
            "SELECT count(*) FROM reference.upl_products WHERE ended_on IS NULL",
        ),
    ]
}

fn audit() -> Vec<Row> {
    vec![
        page("/{cooperative}/office/audit-log", BOARD),
        page("/{cooperative}/office/audit-log/chain", BOARD),
        page("/{cooperative}/office/audit-log/export.csv", BOARD),
        page("/{cooperative}/office/audit-log/export.jsonl", BOARD),
    ]
}

fn office() -> Vec<Row> {
    vec![
        page("/{cooperative}/office/people", OFFICE),
        form(
            "/{cooperative}/office/people",
            OFFICE,
            "/{cooperative}/office/people/new",
            |draft, _| invite(draft, "board"),
            INVITATIONS,
        ),
        form(
            "/{cooperative}/office/people/invitations/{invitation}/withdrawal",
            OFFICE,
            "/{cooperative}/office/people",
            as_it_is,
            WITHDRAWN,
        ),
        page("/{cooperative}/office/people/new", OFFICE),
        page("/{cooperative}/office/people/{seat}", OFFICE),
        page("/{cooperative}/office/people/{seat}/removal", OFFICE),
        form("/{cooperative}/office/people/{seat}/removal", OFFICE, "", as_it_is, SEATS),
        form(
            "/{cooperative}/office/people/{seat}/roles",
            OFFICE,
            "/{cooperative}/office/people/{seat}",
            |draft, _| draft.tick("roles", "reader"),
            SEATS,
        ),
    ]
}

fn own() -> Vec<Row> {
    let mut rows = vec![
        page("/{cooperative}/people", ENSCHEDE),
        form(
            "/{cooperative}/people",
            ENSCHEDE,
            "/{cooperative}/people/new",
            |draft, _| invite(draft, "reader"),
            INVITATIONS,
        ),
        page("/{cooperative}/people/new", ENSCHEDE),
    ];
    let of_enschede = [
        form(
            "/{cooperative}/people/invitations/{invitation}/withdrawal",
            ENSCHEDE,
            "/{cooperative}/people",
            as_it_is,
            WITHDRAWN,
        ),
        page("/{cooperative}/people/{seat}", ENSCHEDE),
        page("/{cooperative}/people/{seat}/removal", ENSCHEDE),
        form("/{cooperative}/people/{seat}/removal", ENSCHEDE, "", as_it_is, SEATS),
        form(
            "/{cooperative}/people/{seat}/roles",
            ENSCHEDE,
            "/{cooperative}/people/{seat}",
            |draft, _| draft.tick("roles", "reader"),
            SEATS,
        ),
    ];
    rows.extend(of_enschede.into_iter().map(|row| row.own_member(ZWOLLE)));
    rows
}

fn invite(draft: Draft, role: &str) -> Draft {
    draft.set("name", "Bo").set("email", "bo@proef.example").tick("roles", role)
}

/// The link of the newest invitation.
fn an_invitation(world: &World) -> String {
    format!("/sign-in/invitations/{}", world.mailed_token("invitation"))
}

/// The link to choose a new password.
fn a_reset(world: &World) -> String {
    format!("/sign-in/password-reset/{}", world.mailed_token("password-reset"))
}
