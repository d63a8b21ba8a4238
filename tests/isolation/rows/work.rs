//! Work of the portal itself that was given up.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::World;
use super::OFFICE;

const PAGE: &str = "/{cooperative}/office/failed-work";

pub fn rows() -> Vec<Row> {
    vec![
        page(PAGE, OFFICE),
        form(
            "/{cooperative}/office/failed-work/jobs/{job}/retry",
            OFFICE,
            PAGE,
            as_it_is,
            "SELECT count(*) FROM portal.jobs WHERE cooperative_id = $c AND state = 'dead'",
        )
        .with(&[("job", "SELECT id FROM portal.jobs WHERE cooperative_id = $c AND state = 'dead'")])
        .after(give_up_a_job),
        form(
            "/{cooperative}/office/failed-work/mails/{mail}/retry",
            OFFICE,
            PAGE,
            as_it_is,
            "SELECT count(*) FROM portal.outbox WHERE cooperative_id = $c AND dead_at IS NOT NULL",
        )
        .with(&[("mail", "SELECT id FROM portal.outbox WHERE cooperative_id = $c AND dead_at IS NOT NULL")])
        .after(give_up_a_mail),
    ]
}

fn give_up_a_job(world: &World) {
    let done = world.ask(
        "SELECT id FROM portal.jobs WHERE cooperative_id = $c AND state = 'done' AND kind = 'usage.import'
         LIMIT 1",
    );
    world.portal.change(&format!(
        "UPDATE portal.jobs SET state = 'dead', attempts = 12, last_error = 'no' WHERE id = '{done}'"
    ));
}

fn give_up_a_mail(world: &World) {
    let sent = world
        .ask("SELECT id FROM portal.outbox WHERE cooperative_id = $c AND event = 'run-approved' LIMIT 1");
    world.portal.change(&format!(
        "UPDATE portal.outbox SET delivered_at = NULL, dead_at = now(), attempts = 12, last_error = 'no'
         WHERE id = '{sent}'"
    ));
}
