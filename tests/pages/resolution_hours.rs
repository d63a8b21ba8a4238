//! The hours of a vote: closed and counted by the portal, reminded of, and no count in sight before.

use actions::resolutions::{close_in_time, end, remind};
use jiff::{SignedDuration, Timestamp};
use kernel::ResolutionId;
use store::jobs::Kinds;
use store::{Actor, StoreError};

use super::ballots::{crawl, crawl_of_a_stranger, difference};
use super::resolutions::{OFFICE, ended, opened, vote, zwolle_votes};
use crate::harness::{Browser, Portal, fixture};

const HERE: &str = "samen-digitaal";
const BOARD: &str = "board@samen-digitaal.example";
const VOTER: &str = "voter@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

/// Moves the clock to so many seconds from the hour at which the vote closes.
pub(super) fn at_closing(portal: &Portal, seconds: i64) {
    let closes = portal.ask_one("SELECT extract(epoch FROM closes_at)::bigint FROM portal.resolutions");
    let closes = Timestamp::from_second(closes.parse().unwrap()).unwrap();
    let now = portal.db.session_blocking("tests.now", |tx| Ok::<_, StoreError>(tx.now())).unwrap();
    portal.clock.advance((closes + SignedDuration::from_secs(seconds)).duration_since(now));
}

fn state(portal: &Portal) -> String {
    portal.ask_one("SELECT state FROM portal.resolutions")
}

fn told(portal: &Portal, event: &str) -> Vec<String> {
    portal.mail().into_iter().filter(|mail| mail.event == event).map(|mail| mail.to).collect()
}

#[test]
fn the_portal_closes_a_vote_at_its_hour_and_the_office_adds_a_note_once() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    vote(&portal, VOTER, &page, "0").accepted();
    ended(&portal, 1);
    let late = page.browser().get(page.path()).form("closure");
    portal.work();
    assert_eq!(state(&portal), "closed");
    assert_eq!(portal.ask_one("SELECT verdict FROM portal.assembly_decisions"), "adopted");
    assert_eq!(told(&portal, "resolution-closed"), [VOTER]);
    late.submit().refused("Gemeengoed heeft deze stemming al gesloten");
    let note = page.browser().get(page.path()).form("note");
    note.submit().refused("Schrijf een toelichting");
    note.clone().set("note", "Met een toezegging.").submit().accepted();
    note.set("note", "Toch niet.").submit().refused("staat al een toelichting");
    let decision = page.path().replace("/office/resolutions", "/decisions");
    portal.sign_in(ZWOLLE).get(&decision).says("Met een toezegging.").says_not("Toch niet");
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.assembly_decisions"), "1");
}

#[test]
fn a_clock_that_is_an_hour_wrong_closes_no_vote_early_and_opens_none_again() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    at_closing(&portal, -3_700);
    portal.work();
    portal.clock.advance(SignedDuration::from_hours(1));
    portal.work();
    assert_eq!(state(&portal), "open");
    vote(&portal, VOTER, &page, "0").accepted();
    let ballot = portal.sign_in(VOTER).get(&format!("{}/vote", page.path().replace("/office", "")));
    let late = ballot.form("vote").set("answer", "1").submit().form("vote");
    at_closing(&portal, 1);
    portal.work();
    assert_eq!(state(&portal), "closed");
    // Back by an hour: by the clock it would be open, and it is not.
    portal.clock.advance(SignedDuration::from_hours(-1));
    late.submit().refused("De stemming is gesloten");
    portal.work();
    assert_eq!(portal.ask_one("SELECT string_agg(answer, ' ') FROM portal.votes"), "0");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.assembly_decisions"), "1");
}

#[test]
fn closing_that_was_cut_off_halfway_is_done_once() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form.set("secret", "1"));
    vote(&portal, VOTER, &page, "0").accepted();
    at_closing(&portal, 1);
    let cooperative = portal.ask_one("SELECT id FROM platform.cooperatives WHERE address = 'samen-digitaal'");
    let actor = |tx: &mut store::WorkerTx<'_>| tx.job_actor(cooperative.parse().unwrap());
    let job: Actor = portal.db.worker::<_, StoreError, _>("tests.actor", actor).unwrap();
    let id: ResolutionId = portal.ask_one("SELECT id FROM portal.resolutions").parse().unwrap();
    let ends = || portal.db.tenant_blocking::<_, StoreError, _>(&job, "tests.end", |tx| end(tx, id)).unwrap();
    assert!(ends());
    // A worker takes the job and dies: its lease passes, and another takes it.
    portal
        .db
        .worker::<_, StoreError, _>("tests.take", |tx| tx.take_job(Kinds::Except(&[])))
        .unwrap()
        .expect("a job");
    portal.clock.advance(SignedDuration::from_mins(1));
    portal.work();
    let closes = |tx: &mut store::TenantTx<'_>| close_in_time(tx, id);
    assert!(!portal.db.tenant_blocking::<_, StoreError, _>(&job, "tests.close", closes).unwrap());
    assert!(!ends());
    assert_eq!(state(&portal), "closed");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.assembly_decisions"), "1");
    assert_eq!(told(&portal, "resolution-closed").len(), 1);
}

#[test]
fn only_those_who_have_not_voted_are_reminded_and_on_a_day_once() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    zwolle_votes(&portal);
    vote(&portal, VOTER, &page, "0").accepted();
    let reminder = page.browser().get(page.path()).form("reminders");
    reminder.submit().accepted();
    reminder.set("once", "another").submit().refused("vandaag al een herinnering");
    portal.work();
    assert_eq!(told(&portal, "resolution-reminder"), [ZWOLLE]);
    // The portal's own goes out in the last three days, once.
    at_closing(&portal, -3 * 86_400 - 60);
    portal.work();
    assert_eq!(told(&portal, "resolution-reminder").len(), 1);
    at_closing(&portal, -2 * 86_400);
    portal.work();
    portal.work();
    assert_eq!(told(&portal, "resolution-reminder"), [ZWOLLE, ZWOLLE]);
    at_closing(&portal, 1);
    // The session of before has ended by then; a form of it would lead to the door.
    assert!(!portal.sign_in(OFFICE).get(page.path()).body().contains("/reminders"));
    let (id, office) =
        (portal.ask_one("SELECT id FROM portal.resolutions"), fixture::actor(&portal.db, OFFICE, HERE));
    let late = portal.db.tenant_blocking(&office, "tests.remind", |tx| remind(tx, id.parse().unwrap()));
    assert!(format!("{late:?}").contains("resolution-takes-no-votes"), "{late:?}");
}

#[test]
fn who_was_reminded_today_is_not_reminded_by_the_portal_until_tomorrow() {
    let portal = Portal::start();
    portal.away_from_midnight();
    let page = opened(&portal, |form| form);
    let due = || {
        let find = |tx: &mut store::WorkerTx<'_>| tx.resolutions_to_remind();
        portal.db.worker::<_, StoreError, _>("tests.due", find).unwrap().len()
    };
    // The last three days begin in a minute.
    portal.change("UPDATE portal.resolutions SET closes_at = now() + interval '3 days 1 minute'");
    page.browser().get(page.path()).form("reminders").submit().accepted();
    assert_eq!(due(), 0);
    at_closing(&portal, -3 * 86_400 + 60);
    assert_eq!(due(), 0, "it would be refused, again and again until midnight");
    at_closing(&portal, -2 * 86_400);
    assert_eq!(due(), 1);
    portal.work();
    assert_eq!((due(), told(&portal, "resolution-reminder").len()), (0, 2));
}

/// Turns the one vote around behind the portal's back: whoever sees the difference, sees an answer.
fn nobody_sees_the_answer(secret: &str) {
    let portal = Portal::start();
    portal.away_from_midnight();
    let page = opened(&portal, |form| if secret.is_empty() { form } else { form.set("secret", secret) });
    vote(&portal, VOTER, &page, "0").accepted();
    portal.work();
    let path = page.path().replace("/office", "");
    let people = [
        OFFICE,
        BOARD,
        ZWOLLE,
        "controller@samen-digitaal.example",
        "enschede@samen-digitaal.example",
        "finance@samen-digitaal.example",
    ];
    // Who manages Enschede sees Enschede's own vote, where it has a name.
    let people: Vec<&str> =
        people.into_iter().filter(|who| !(secret.is_empty() && who.starts_with("enschede"))).collect();
    let browsers: Vec<Browser> = people.iter().map(|email| portal.sign_in(email)).collect();
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    let suppliers = crawl(&supplier, &path);
    let crawled: Vec<_> = browsers.iter().map(|browser| crawl(browser, &path)).collect();
    assert!(crawled.iter().all(|pages| pages.len() > 10 && pages.contains_key(&path)), "it goes nowhere");
    let strangers = crawl_of_a_stranger(&portal, &crawled);
    let table = if secret.is_empty() { "votes" } else { "secret_votes" };
    portal.change(&format!("UPDATE portal.{table} SET answer = '1'"));
    assert_eq!(portal.ask_one(&format!("SELECT answer FROM portal.{table}")), "1");
    for ((email, browser), before) in people.iter().zip(&browsers).zip(&crawled) {
        assert_eq!(difference(before, &crawl(browser, &path)), None, "{email} sees an answer");
    }
    assert_eq!(difference(&suppliers, &crawl(&supplier, &path)), None, "a supplier sees an answer");
    let stranger = crawl_of_a_stranger(&portal, &crawled);
    assert_eq!(difference(&strangers, &stranger), None, "a stranger sees an answer");
    if secret.is_empty() {
        portal.sign_in(VOTER).get(&path).says("Uitgebracht: Tegen");
    }
    let elsewhere = "SELECT count(*) FROM (SELECT detail AS said FROM portal.audit_events
        UNION ALL SELECT data::text FROM portal.outbox UNION ALL SELECT answer::text FROM portal.answers
        UNION ALL SELECT payload::text FROM portal.jobs) AS said
        WHERE said.said LIKE '%\"answer\"%' OR said.said LIKE '%Voor%' OR said.said LIKE '%Tegen%'";
    assert_eq!(portal.ask_one(elsewhere), "0");
}

#[test]
fn no_page_export_log_or_mail_depends_on_an_open_vote_before_closing() {
    nobody_sees_the_answer("");
}

#[test]
fn no_page_export_log_or_mail_depends_on_a_secret_vote_before_closing() {
    nobody_sees_the_answer("1");
}
