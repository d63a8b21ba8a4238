//! Work that was given up after twelve tries: the office reads it, and has it tried again.

use actions::dead_work::WITH_A_TOKEN;
use actions::jobs::{Deliver, Worker};
use jiff::SignedDuration;
use store::Mail;

use super::wishes::{put_in, told};
use crate::harness::Portal;

const OFFICE: &str = "office@samen-digitaal.example";
const PAGE: &str = "/samen-digitaal/office/failed-work";
const DEAD: &str = "SELECT attempts FROM portal.outbox WHERE dead_at IS NOT NULL";

/// A mail server that takes nothing.
struct Away;

impl Deliver for Away {
    fn deliver(&self, _mail: &Mail) -> Result<(), String> {
        Err("connection refused (os error 111)".to_owned())
    }
}

/// Lets the worker try twelve times, with the pauses between.
fn twelve_times(portal: &Portal) {
    let worker = Worker { db: portal.db.clone(), deliver: Away };
    for _ in 0..12 {
        assert_eq!(portal.ask(DEAD), [""; 0], "given up before the twelfth time");
        worker.run_until_idle().unwrap();
        portal.clock.advance(SignedDuration::from_hours(36));
    }
}

#[test]
fn a_mail_that_failed_twelve_times_is_shown_to_the_office_which_has_it_tried_again() {
    let portal = Portal::start();
    put_in(&portal, "enschede@samen-digitaal.example", "Trouwlocatie reserveren", "Trouwlocatie");
    portal.sign_in(OFFICE).get("/samen-digitaal").says_not("niet gelukt");
    twelve_times(&portal);
    assert_eq!(portal.ask(DEAD), ["12"]);

    let office = portal.sign_in(OFFICE);
    let start = office.get("/samen-digitaal");
    start.says("1 e-mail of taak is niet gelukt");
    let list = office.get(PAGE);
    assert!(start.attributes("main a", "href").contains(&PAGE.to_owned()));
    list.says("Trouwlocatie reserveren").says("aan office@samen-digitaal.example");
    list.says("De mailserver nam de e-mail niet aan.").says("connection refused (os error 111)");
    portal.sign_in("office@buch.example").get("/buch/office/failed-work").says("Alles is gelukt");

    let action = list.attributes("main table form", "action").remove(0);
    told(&list.form(&action).submit(), "Het portaal probeert het opnieuw");
    portal.work();
    let delivered =
        "SELECT count(*) FROM portal.outbox WHERE event = 'wish-put-in' AND delivered_at IS NOT NULL";
    assert_eq!(portal.ask_one(delivered), "1");
    assert!(portal.mail().iter().any(|mail| mail.event == "wish-put-in" && !mail.text.is_empty()));
    office.get(PAGE).says("Alles is gelukt");
    office.get("/samen-digitaal").says_not("niet gelukt");
    office.get("/samen-digitaal/office/audit-log").says("E-mail die niet aankwam opnieuw geprobeerd");
    // What was done is not there to be done again by a second form.
    let second = list.form(&action).forge("once", "00000000-0000-4000-8000-000000000001");
    second.submit().is_absent();
}

#[test]
fn a_job_that_failed_twelve_times_says_what_it_was_and_is_tried_again() {
    let portal = Portal::start();
    portal.change(
        "INSERT INTO portal.jobs (cooperative_id, id, kind, payload, state, attempts, last_error, ended_at)
         SELECT id, gen_random_uuid(), kind, '{}', 'dead', 12, 'unexpected: no disk space', now()
         FROM platform.cooperatives, (VALUES ('orders.tell'), ('a.kind-of-long-ago')) AS old (kind)
         WHERE address = 'samen-digitaal'",
    );
    let office = portal.sign_in(OFFICE);
    office.get("/samen-digitaal").says("2 e-mails en taken zijn niet gelukt");
    let list = office.get(PAGE);
    list.says("Het bureau laten weten dat een bestelling wacht").says("unexpected: no disk space");
    list.says("Onbekende taak").says("Het portaal kent dit soort taak niet meer.");
    let of_orders = "SELECT id FROM portal.jobs WHERE kind = 'orders.tell'";
    let action = format!("{PAGE}/jobs/{}/retry", portal.ask_one(of_orders));
    told(&list.form(&action).submit(), "Het portaal probeert het opnieuw");
    let kept = "SELECT state || ' ' || attempts FROM portal.jobs WHERE kind = 'orders.tell'";
    assert_eq!(portal.ask_one(kept), "waiting 0");
    office.get("/samen-digitaal/office/audit-log").says("Taak die mislukte opnieuw geprobeerd");
    portal.change("DELETE FROM portal.jobs");
}

#[test]
fn a_mail_whose_link_is_gone_is_not_sent_again() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let invite = office.get("/samen-digitaal/office/people/new").form("people");
    let invite = invite.set("name", "Nieuw").set("email", "nieuw@x.nl").set("member", "Enschede");
    invite.tick("roles", "voter").submit().accepted();
    twelve_times(&portal);
    let office = portal.sign_in(OFFICE);
    let list = office.get(PAGE);
    list.says("aan nieuw@x.nl").says("In deze e-mail stond een link die niet meer werkt.");
    assert_eq!(list.attributes("main table form", "action"), [""; 0]);
}

#[test]
fn every_kind_of_job_has_words_and_every_mail_with_a_link_is_known() {
    let portal = Portal::start();
    let names = actions::jobs::kinds().map(|kind| format!("('{kind}')")).collect::<Vec<_>>().join(",");
    portal.change(&format!(
        "INSERT INTO portal.jobs (cooperative_id, id, kind, payload, state, attempts, ended_at)
         SELECT id, gen_random_uuid(), kind, '{{}}', 'dead', 12, now()
         FROM platform.cooperatives, (VALUES {names}) AS old (kind) WHERE address = 'samen-digitaal'"
    ));
    let list = portal.sign_in(OFFICE).get(PAGE);
    list.is_there().says_not("dead-work-job").says_not("Onbekende taak");
    assert_eq!(list.select("main tbody tr").len(), actions::jobs::kinds().count());
    portal.change("DELETE FROM portal.jobs");

    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/mail");
    let mut with: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .filter(|path| std::fs::read_to_string(path.join("text.hbs")).unwrap().contains("token"))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    with.sort();
    // That of a password belongs to an account, and to no cooperative.
    with.retain(|event| event != "password-reset");
    assert_eq!(with, WITH_A_TOKEN);
}
