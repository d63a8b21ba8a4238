//! What was voted, before it is counted: two portals with the same past and opposite votes write the same
//! rows, mails and lines of the log, in every table but the one of the votes.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::ballots::{ALL, Crawled, difference};
use super::resolution_hours::at_closing;
use super::resolutions::{opened, vote, zwolle_votes};
use super::rounds::{ENSCHEDE, Held, OFFICE};
use crate::harness::{Kept, Portal};

/// What differs between any two portals: ids, secrets and hashes, and moments.
const BY_CHANCE: &str =
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}|\d{4}-\d\d-\d\dT[0-9:.+]+Z?";

/// The rows of every table, by its name; mails are written from theirs.
fn rows(portal: &Portal) -> Crawled {
    let tables = portal.ask(
        "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
         WHERE table_schema IN ('portal', 'platform') AND table_type = 'BASE TABLE'",
    );
    let of = |table: String| {
        let rows = format!(
            "SELECT said FROM (SELECT regexp_replace(to_jsonb(t)::text, '{BY_CHANCE}', '#', 'g') AS said
             FROM {table} t) AS rows ORDER BY said COLLATE \"C\""
        );
        let rows = portal.ask(&rows);
        (table, rows)
    };
    tables.into_iter().map(of).collect()
}

/// Refuses portals that differ anywhere but in this table, and portals that do not differ in it.
#[track_caller]
fn differ_in_nothing_but(table: &str, mut one: Crawled, mut other: Crawled) {
    for busy in ["portal.audit_events", "portal.outbox", "portal.answers"] {
        assert!(!one[busy].is_empty(), "nothing was written to {busy}");
    }
    assert!(one.len() > 50, "{} tables", one.len());
    assert_ne!(one.remove(table), other.remove(table), "{table} holds the same");
    assert_eq!(difference(&one, &other), None);
}

fn events(portal: &Portal) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for mail in portal.mail() {
        *counts.entry(mail.event).or_default() += 1;
    }
    counts
}

/// A round in which Enschede casts this: with its receipt, a reminder of the office, and one of the portal.
fn round_with(id: &str, past: &Kept, scores: &[(&str, &str)]) -> Crawled {
    let held = Held { portal: Portal::like(past), id: id.to_owned() };
    held.portal.away_from_midnight();
    held.cast(ENSCHEDE, scores).accepted();
    held.portal.work();
    held.browser(OFFICE).get(&held.office()).form("remind").submit().accepted();
    held.portal.work();
    held.portal.clock.advance(SignedDuration::from_hours(24 * 13));
    held.portal.work();
    let mails = events(&held.portal);
    assert_eq!((mails["ballot-receipt"], mails["round-reminder"]), (1, 4), "{mails:?}");
    rows(&held.portal)
}

#[test]
fn no_row_mail_or_line_of_the_log_depends_on_a_ballot_before_closing() {
    let held = Held::open();
    held.portal.work();
    let past = held.portal.kept();
    let opposite: Vec<(&str, &str)> = ALL
        .iter()
        .map(|(title, score)| (*title, ["3", "2", "1", "0"][score.parse::<usize>().unwrap()]))
        .collect();
    let [one, other] = [&ALL[..], &opposite].map(|scores| round_with(&held.id, &past, scores));
    differ_in_nothing_but("portal.ballots", one, other);
}

/// A vote in which Enschede answers this, with a reminder of the office and one of the portal.
fn resolution_with(path: &str, past: &Kept, answer: &str) -> Crawled {
    let portal = Portal::like(past);
    portal.away_from_midnight();
    let office = portal.sign_in(OFFICE);
    vote(&portal, ENSCHEDE, &office.get(path), answer).accepted();
    portal.work();
    office.get(path).form("reminders").submit().accepted();
    portal.work();
    at_closing(&portal, -2 * 86_400);
    portal.work();
    let mails = events(&portal);
    assert_eq!(mails["resolution-reminder"], 2, "{mails:?}");
    rows(&portal)
}

fn no_row_tells_the_answer(secret: bool, table: &str) {
    let portal = Portal::start();
    portal.away_from_midnight();
    zwolle_votes(&portal);
    let page = opened(&portal, |form| if secret { form.set("secret", "1") } else { form });
    portal.work();
    let path = page.path().to_owned();
    let past = portal.kept();
    let [one, other] = ["0", "1"].map(|answer| resolution_with(&path, &past, answer));
    differ_in_nothing_but(table, one, other);
}

#[test]
fn no_row_mail_or_line_of_the_log_depends_on_an_open_vote_before_closing() {
    no_row_tells_the_answer(false, "portal.votes");
}

#[test]
fn no_row_mail_or_line_of_the_log_depends_on_a_secret_vote_before_closing() {
    no_row_tells_the_answer(true, "portal.secret_votes");
}
