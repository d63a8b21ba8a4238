//! Assemblies, what they are asked to decide, and what they decided.

use actions::{amendments, resolutions};
use jiff::SignedDuration;
use kernel::{AmendmentId, ResolutionId};

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::{HERE, Variable, World};
use super::{BOARD, ENSCHEDE, OFFICE, VOTER, ZWOLLE};
use crate::harness::{Page, fixture};

/// The assembly that is prepared.
const PREPARED: &[Variable] =
    &[("assembly", "SELECT id FROM portal.assemblies WHERE cooperative_id = $c AND state = 'draft'")];
/// The resolution that waits to be opened.
const WAITING: &[Variable] =
    &[("resolution", "SELECT id FROM portal.resolutions WHERE cooperative_id = $c AND state = 'draft'")];
/// One that was decided.
const DECIDED: &[Variable] = &[(
    "resolution",
    "SELECT id FROM portal.resolutions WHERE cooperative_id = $c AND state = 'closed' ORDER BY id LIMIT 1",
)];
const ASSEMBLIES: &str =
    "SELECT string_agg(state, ' ' ORDER BY id) FROM portal.assemblies WHERE cooperative_id = $c";
const ITEMS: &str = "SELECT count(*) FROM portal.agenda_items WHERE cooperative_id = $c";
const TITLES: &str =
    "SELECT string_agg(title, ' ' ORDER BY id) FROM portal.agenda_items WHERE cooperative_id = $c";
const DOCUMENTS: &str = "SELECT count(*) FROM portal.agenda_attachments WHERE cooperative_id = $c";
const RESOLUTIONS: &str =
    "SELECT string_agg(state, ' ' ORDER BY id) FROM portal.resolutions WHERE cooperative_id = $c";
const AMENDMENTS: &str =
    "SELECT string_agg(state, ' ' ORDER BY id) FROM portal.amendments WHERE cooperative_id = $c";
/// One that was decided, without a word beside it.
const UNNOTED: &[Variable] = &[(
    "resolution",
    "SELECT resolution_id FROM portal.assembly_decisions WHERE cooperative_id = $c AND note = ''
     ORDER BY resolution_id LIMIT 1",
)];
const NOTES: &str =
    "SELECT string_agg(note, ' ' ORDER BY number) FROM portal.assembly_decisions WHERE cooperative_id = $c";
const REMINDERS: &str = "SELECT count(*) FROM portal.resolution_reminders WHERE cooperative_id = $c";
const PROXIES: &str = "SELECT count(*) FROM portal.resolution_proxies
    WHERE cooperative_id = $c AND ended_at IS NULL";
const VOTES: &str = "SELECT count(*) FROM portal.votes WHERE cooperative_id = $c";

pub fn rows() -> Vec<Row> {
    [of_members(), items(), agendas(), votes(), amended()].into_iter().flatten().collect()
}

/// The ballot as it is shown to be checked.
fn checked(page: Page) -> Page {
    page.form("vote").set("answer", "0").submit()
}

fn of_members() -> Vec<Row> {
    vec![
        form(
            "/{cooperative}/amendments/{amendment}/withdrawal",
            ENSCHEDE,
            "/{cooperative}/resolutions/{resolution}",
            as_it_is,
            AMENDMENTS,
        )
        .with(WAITING)
        .own_member(ZWOLLE),
        page("/{cooperative}/assemblies", ENSCHEDE),
        page("/{cooperative}/assemblies/{assembly}", ENSCHEDE),
        page("/{cooperative}/decisions", ENSCHEDE),
        page("/{cooperative}/decisions/export.csv", ENSCHEDE),
        page("/{cooperative}/decisions/{resolution}", ENSCHEDE).with(DECIDED),
        page("/{cooperative}/decisions/{resolution}/round.json", ENSCHEDE).with(DECIDED),
        page("/{cooperative}/resolutions/{resolution}", VOTER),
        form(
            "/{cooperative}/resolutions/{resolution}/amendments",
            ENSCHEDE,
            "/{cooperative}/resolutions/{resolution}/amendments/new",
            |draft, _| draft.set("title", "Een proef").set("body", "Omdat het kan."),
            AMENDMENTS,
        )
        .with(WAITING),
        page("/{cooperative}/resolutions/{resolution}/amendments/new", ENSCHEDE).with(WAITING),
        form(
            "/{cooperative}/resolutions/{resolution}/proxy",
            VOTER,
            "/{cooperative}/resolutions/{resolution}",
            |draft, _| draft.set("holder", "Zwolle"),
            PROXIES,
        ),
        form(
            "/{cooperative}/resolutions/{resolution}/proxy/withdrawal",
            VOTER,
            "/{cooperative}/resolutions/{resolution}",
            as_it_is,
            PROXIES,
        )
        .after(a_proxy),
        page("/{cooperative}/resolutions/{resolution}/vote", VOTER),
        form("/{cooperative}/resolutions/{resolution}/vote", VOTER, "", as_it_is, VOTES).through(checked),
    ]
}

fn items() -> Vec<Row> {
    vec![
        form(
            "/{cooperative}/office/agenda-items/{item}",
            OFFICE,
            "/{cooperative}/office/agenda-items/{item}/edit",
            |draft, _| draft.set("title", "Een ander punt"),
            TITLES,
        ),
        page("/{cooperative}/office/agenda-items/{item}/edit", OFFICE),
    ]
}

fn agendas() -> Vec<Row> {
    vec![
        form(
            "/{cooperative}/office/agenda-items/{item}/attachments",
            OFFICE,
            "/{cooperative}/office/agenda-items/{item}/attachments/new",
            |draft, _| draft.set("title", "Een stuk").set("address", "https://example.org/stuk.pdf"),
            DOCUMENTS,
        ),
        page("/{cooperative}/office/agenda-items/{item}/attachments/new", OFFICE),
        form(
            "/{cooperative}/office/agenda-items/{item}/resolutions",
            OFFICE,
            "/{cooperative}/office/agenda-items/{item}/resolutions/new",
            |draft, _| draft.set("question", "De sleutel blijft."),
            RESOLUTIONS,
        ),
        page("/{cooperative}/office/agenda-items/{item}/resolutions/new", OFFICE),
        form(
            "/{cooperative}/office/allocation-runs/{run}/what-if/agenda",
            OFFICE,
            "/{cooperative}/office/allocation-runs/{run}/what-if?key.zaaksysteem=equal",
            |draft, world| {
                draft
                    .set("item", &world.address("{item}", &[]))
                    .set("title", "Wat als iedereen evenveel betaalt?")
            },
            DOCUMENTS,
        )
        .at(|world| {
            let address = world.address("/{cooperative}/office/allocation-runs/{run}/what-if/agenda", &[]);
            format!("{address}?key.zaaksysteem=equal")
        }),
        page("/{cooperative}/office/assemblies", OFFICE),
        form(
            "/{cooperative}/office/assemblies",
            OFFICE,
            "/{cooperative}/office/assemblies/new",
            |draft, _| draft.set("title", "Een proef").set("day", "1-12-2099").set("place", "Online"),
            ASSEMBLIES,
        ),
        page("/{cooperative}/office/assemblies/new", OFFICE),
        page("/{cooperative}/office/assemblies/{assembly}", OFFICE).with(PREPARED),
        form(
            "/{cooperative}/office/assemblies/{assembly}/convocation",
            OFFICE,
            "/{cooperative}/office/assemblies/{assembly}",
            as_it_is,
            ASSEMBLIES,
        )
        .with(PREPARED),
        form(
            "/{cooperative}/office/assemblies/{assembly}/end",
            OFFICE,
            "/{cooperative}/office/assemblies/{assembly}",
            as_it_is,
            ASSEMBLIES,
        )
        .after(all_is_decided),
        form(
            "/{cooperative}/office/assemblies/{assembly}/items",
            OFFICE,
            "/{cooperative}/office/assemblies/{assembly}/items/new",
            |draft, _| draft.set("title", "Een proef").set("kind", "discussion"),
            ITEMS,
        )
        .with(PREPARED),
        page("/{cooperative}/office/assemblies/{assembly}/items/new", OFFICE).with(PREPARED),
    ]
}

fn votes() -> Vec<Row> {
    const PAGE: &str = "/{cooperative}/office/resolutions/{resolution}";
    vec![
        page(PAGE, OFFICE),
        form("/{cooperative}/office/resolutions/{resolution}/closure", OFFICE, PAGE, as_it_is, RESOLUTIONS)
            .after(its_end_is_there),
        form(
            "/{cooperative}/office/resolutions/{resolution}/note",
            OFFICE,
            PAGE,
            |draft, _| draft.set("note", "Met een toezegging."),
            NOTES,
        )
        .with(UNNOTED),
        form("/{cooperative}/office/resolutions/{resolution}/opening", BOARD, PAGE, as_it_is, RESOLUTIONS)
            .with(WAITING)
            .after(amendments_are_handled),
        form("/{cooperative}/office/resolutions/{resolution}/reminders", OFFICE, PAGE, as_it_is, REMINDERS),
        form(
            "/{cooperative}/office/resolutions/{resolution}/roll-call",
            OFFICE,
            PAGE,
            |draft, _| draft.set("member", "Zwolle").set("answer", "0"),
            VOTES,
        )
        .after(it_began),
        form(
            "/{cooperative}/office/resolutions/{resolution}/withdrawal",
            OFFICE,
            PAGE,
            as_it_is,
            RESOLUTIONS,
        )
        .with(WAITING),
    ]
}

fn amended() -> Vec<Row> {
    const PAGE: &str = "/{cooperative}/office/amendments/{amendment}";
    vec![
        page(PAGE, OFFICE),
        form("/{cooperative}/office/amendments/{amendment}/merging", OFFICE, PAGE, as_it_is, AMENDMENTS),
        form(
            "/{cooperative}/office/amendments/{amendment}/rejection",
            OFFICE,
            PAGE,
            |draft, _| draft.set("reason", "Dat staat al in de aanbesteding."),
            AMENDMENTS,
        ),
    ]
}

fn amendments_are_handled(world: &World) {
    let id: AmendmentId = world.address("{amendment}", &[]).parse().unwrap();
    let office = fixture::actor(&world.portal.db, OFFICE, HERE);
    let reject = |tx: &mut store::TenantTx<'_>| amendments::reject(tx, id, "Een proef.");
    world.portal.db.tenant_blocking(&office, "tests.reject", reject).unwrap();
}

/// Enschede gives its vote to Zwolle.
fn a_proxy(world: &World) {
    let page = world.address("/{cooperative}/resolutions/{resolution}", &[]);
    world.browser(VOTER).get(&page).form("give").set("holder", "Zwolle").submit().accepted();
}

fn its_end_is_there(world: &World) {
    world.portal.clock.advance(SignedDuration::from_hours(24 * 18));
}

fn it_began(world: &World) {
    const UNTIL: &str = "SELECT ceil(extract(epoch FROM starts_at - now()))::bigint + 60
        FROM portal.assemblies WHERE cooperative_id = $c AND state = 'convened'";
    world.portal.clock.advance(SignedDuration::from_secs(world.ask(UNTIL).parse().unwrap()));
}

fn all_is_decided(world: &World) {
    let office = fixture::actor(&world.portal.db, OFFICE, HERE);
    let waiting: ResolutionId = world.address("{resolution}", WAITING).parse().unwrap();
    let open: ResolutionId = world.address("{resolution}", &[]).parse().unwrap();
    its_end_is_there(world);
    let decide = |tx: &mut store::TenantTx<'_>| {
        resolutions::withdraw(tx, waiting)?;
        resolutions::close(tx, open, "")
    };
    world.portal.db.tenant_blocking(&office, "tests.decide", decide).unwrap();
}
