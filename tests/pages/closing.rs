//! The end of a round, its hours, and what else a ballot is refused for.

use actions::ballots::{Cast, cast};
use actions::{Refused, rounds};
use diesel::connection::SimpleConnection;
use jiff::{SignedDuration, Timestamp};
use store::jobs::Kinds;
use store::{Actor, Db, RoundState, StoreError};

use super::ballots::{ALL, a_cast, as_person, code, inside, round, uuid_nil};
use super::rounds::{BOARD, CANDIDATES, ENSCHEDE, Held, OFFICE, ZUTPHEN, ZWOLLE, today};
use crate::harness::{fixture, seeded};

/// Moves the clock to so many seconds from the hour at which the round closes.
fn at_closing(held: &Held, seconds: i64) {
    let closes = "SELECT extract(epoch FROM closes_at)::bigint FROM portal.rounds";
    let closes = Timestamp::from_second(held.portal.ask_one(closes).parse().unwrap()).unwrap();
    let now = held.portal.db.session_blocking("tests.now", |tx| Ok::<_, StoreError>(tx.now())).unwrap();
    let wanted = closes + SignedDuration::from_secs(seconds);
    held.portal.clock.advance(wanted.duration_since(now));
}

#[test]
fn a_ballot_that_is_late_by_one_second_is_refused_before_any_job_has_run() {
    let held = Held::open();
    let ballot = a_cast(&held, "Enschede");
    at_closing(&held, -30);
    assert_eq!(as_person(&held, ENSCHEDE, |tx| cast(tx, &ballot)).unwrap(), 1);
    at_closing(&held, 1);
    let late = a_cast(&held, "Zwolle");
    assert_eq!(code(as_person(&held, ZWOLLE, |tx| cast(tx, &late)).unwrap_err()), "round-over");
    assert_eq!(held.ballots(), "1");
    held.portal.work();
    assert_eq!(held.portal.ask_one("SELECT state FROM portal.round_states"), "closed");
}

#[test]
fn a_clock_that_is_an_hour_wrong_closes_nothing_early_and_opens_nothing_again() {
    let held = Held::open();
    let ballot = a_cast(&held, "Enschede");
    at_closing(&held, -3_700);
    held.portal.work();
    // Forward by an hour, and still before the end: nothing closes.
    held.portal.clock.advance(SignedDuration::from_hours(1));
    held.portal.work();
    assert_eq!(held.portal.ask_one("SELECT state FROM portal.round_states"), "open");
    as_person(&held, ENSCHEDE, |tx| cast(tx, &ballot)).unwrap();
    at_closing(&held, 1);
    held.portal.work();
    let result = held.portal.ask_one("SELECT sha256 FROM portal.round_results");
    // Back by an hour: by the clock it would be open, and it is not.
    held.portal.clock.advance(SignedDuration::from_hours(-1));
    let late = a_cast(&held, "Zwolle");
    assert_eq!(code(as_person(&held, ZWOLLE, |tx| cast(tx, &late)).unwrap_err()), "round-over");
    held.portal.work();
    assert_eq!(held.portal.ask_one("SELECT sha256 FROM portal.round_results"), result);
    assert_eq!(held.portal.ask_one("SELECT state FROM portal.round_states"), "closed");
}

#[test]
fn before_its_hour_a_round_takes_no_ballots() {
    let held = Held::open();
    let ballot = a_cast(&held, "Enschede");
    held.portal.clock.advance(SignedDuration::from_hours(-25));
    assert_eq!(code(as_person(&held, ENSCHEDE, |tx| cast(tx, &ballot)).unwrap_err()), "round-not-open-yet");
    assert_eq!(held.ballots(), "0");
}

/// Casts one version after the other until the round is over; the last version that was accepted.
fn cast_to_the_end(db: &Db, actor: &Actor, mut ballot: Cast) -> i32 {
    loop {
        match db.tenant_blocking(actor, "ballots.cast", |tx| cast(tx, &ballot)) {
            Ok(version) if version > 10_000 => panic!("the round does not end"),
            Ok(version) => ballot.based_on = version,
            Err(Refused::Store(StoreError::Away(_))) => {}
            Err(refused) => {
                assert_eq!(code(refused), "round-over");
                return ballot.based_on;
            }
        }
    }
}

#[test]
fn a_cast_and_the_end_of_the_round_at_once_leave_one_truth() {
    let held = Held::open();
    // Whoever casts has a clock of its own that stays before the end: the round's lock decides, not the hour.
    let early = Db::open(&held.portal.database.login_url(), 8, seeded("early")).unwrap();
    let voters = [(ENSCHEDE, "Enschede"), (ZUTPHEN, "Zutphen"), (ZWOLLE, "Zwolle")];
    let voters = voters.map(|(email, name)| {
        let actor = fixture::actor(&held.portal.db, email, "samen-digitaal");
        (name, actor, a_cast(&held, name))
    });
    at_closing(&held, 1);
    let cooperative =
        held.portal.ask_one("SELECT id FROM platform.cooperatives WHERE address = 'samen-digitaal'");
    let actor = |tx: &mut store::WorkerTx<'_>| tx.job_actor(cooperative.parse().unwrap());
    let job = held.portal.db.worker::<_, StoreError, _>("tests.actor", actor).unwrap();
    let id = round(&held);
    let accepted: Vec<String> = std::thread::scope(|scope| {
        let casts = voters.map(|(name, actor, ballot)| {
            let early = &early;
            let casting = scope.spawn(move || cast_to_the_end(early, &actor, ballot));
            (name, casting)
        });
        // It ends in the middle: everybody has a ballot, and is casting the next.
        while held.portal.ask_one("SELECT count(DISTINCT member_id) FROM portal.ballots") != "3" {
            std::thread::yield_now();
        }
        let end = |tx: &mut store::TenantTx<'_>| rounds::end(tx, id);
        assert!(held.portal.db.tenant_blocking::<_, StoreError, _>(&job, "tests.end", end).unwrap());
        let last = |(name, casting): (&str, std::thread::ScopedJoinHandle<'_, i32>)| {
            let version = casting.join().unwrap();
            format!("{name} {version} {version}")
        };
        casts.into_iter().map(last).collect()
    });
    held.portal.work();
    let stored = "SELECT e.name || ' ' || count(*) || ' ' || max(b.version) FROM portal.ballots b
        JOIN portal.round_electors e USING (cooperative_id, round_id, member_id) GROUP BY e.name ORDER BY 1";
    assert_eq!(held.portal.ask(stored), accepted, "what was accepted is what is kept");
    let file = held.browser(ZWOLLE).get(&format!("{}/round.json", held.page()));
    assert_eq!(voting::verify_round_command(file.body()), voting::RoundVerdict::Same);
    let counted: serde_json::Value = serde_json::from_str(file.body()).unwrap();
    let chain = counted["ballots"].as_array().unwrap();
    assert_eq!(chain.len().to_string(), held.ballots(), "and what the result was counted from");
    let head = held.portal.ask_one("SELECT hash FROM portal.ballot_seals ORDER BY n DESC LIMIT 1");
    assert_eq!((&counted["head"], &chain[chain.len() - 1]["hash"]), (&head.as_str().into(), &head.into()));
}

#[test]
fn closing_that_was_cut_off_halfway_is_done_once() {
    let held = Held::open();
    held.cast(ENSCHEDE, &ALL).accepted();
    at_closing(&held, 1);
    let cooperative =
        held.portal.ask_one("SELECT id FROM platform.cooperatives WHERE address = 'samen-digitaal'");
    let actor = |tx: &mut store::WorkerTx<'_>| tx.job_actor(cooperative.parse().unwrap());
    let job = held.portal.db.worker::<_, StoreError, _>("tests.actor", actor).unwrap();
    let (db, id) = (&held.portal.db, round(&held));
    let end = || db.tenant_blocking::<_, StoreError, _>(&job, "tests.end", |tx| rounds::end(tx, id)).unwrap();
    assert_eq!((end(), end()), (true, false));
    // A worker takes the job and dies: its lease passes, and another takes it.
    db.worker::<_, StoreError, _>("tests.take", |tx| tx.take_job(Kinds::Except(&[])))
        .unwrap()
        .expect("a job");
    let count =
        || db.tenant_blocking::<_, StoreError, _>(&job, "tests.count", |tx| rounds::close(tx, id)).unwrap();
    held.portal.clock.advance(SignedDuration::from_mins(1));
    held.portal.work();
    assert!(!count());
    let state = as_person(&held, OFFICE, |tx| Ok(tx.round(id)?.state)).unwrap();
    assert_eq!(state, RoundState::Closed);
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.round_results"), "1");
    let told = held.portal.mail().into_iter().filter(|mail| mail.event == "round-closed").count();
    assert_eq!(told, 3);
}

#[test]
fn who_was_reminded_of_a_round_today_is_not_reminded_by_the_portal_until_tomorrow() {
    let held = Held::open();
    let due = || {
        let find = |tx: &mut store::WorkerTx<'_>| tx.rounds_to_remind();
        held.portal.db.worker::<_, StoreError, _>("tests.due", find).unwrap().len()
    };
    // The last three days begin in a minute.
    at_closing(&held, -3 * 86_400 - 60);
    held.browser(OFFICE).get(&held.office()).form("remind").submit().accepted();
    assert_eq!(due(), 0);
    at_closing(&held, -3 * 86_400 + 60);
    assert_eq!(due(), 0, "it would be refused, again and again until midnight");
    at_closing(&held, -2 * 86_400);
    assert_eq!(due(), 1);
}

#[test]
fn a_round_without_a_single_ballot_closes_too() {
    let held = Held::open();
    held.close();
    let file = held.browser(ZWOLLE).get(&format!("{}/round.json", held.page()));
    assert_eq!(voting::verify_round_command(file.body()), voting::RoundVerdict::Same);
    held.browser(ZWOLLE).get(&format!("{}/result", held.page())).says("Het quorum is niet gehaald");
}

#[test]
fn a_member_that_left_votes_no_more() {
    let held = Held::open();
    let form = held.check(ENSCHEDE, &ALL).form("cast");
    held.portal.change(
        "ALTER TABLE portal.members DISABLE ROW LEVEL SECURITY;
         UPDATE portal.members SET left_on = (now() AT TIME ZONE 'Europe/Amsterdam')::date
         WHERE name = 'Enschede'",
    );
    form.submit().refused("Enschede is geen lid meer");
    assert_eq!(held.ballots(), "0");
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.round_turnout"), "0");
}

#[test]
fn scores_out_of_range_and_candidates_of_another_round_are_refused_and_nothing_is_stored() {
    let held = Held::open();
    let page = held.browser(ENSCHEDE).get(&format!("{}/ballot", held.page()));
    let field = held.field(CANDIDATES[0].0);
    for score in ["4", "-1", "256", "2,5", "drie"] {
        page.form("ballot").forge(&field, score).submit().refused("Een score is 0, 1, 2 of 3");
        let cast = page.form("ballot").forge(&field, score).to(&format!("{}/ballot", held.page()));
        cast.submit().refused("Een score is 0, 1, 2 of 3");
    }
    let other = format!("score-{}", uuid_nil());
    let cast = page.form("ballot").forge(&other, "1").to(&format!("{}/ballot", held.page()));
    cast.submit().refused("hoort niet bij deze ronde");
    // The database refuses them by itself as well.
    let mut conn = inside(&held, "member", "Enschede");
    let insert = |scores: &str| {
        format!(
            "INSERT INTO portal.round_turnout SELECT e.cooperative_id, e.round_id, e.member_id
                 FROM portal.round_electors e WHERE e.name = 'Enschede' ON CONFLICT DO NOTHING;
             INSERT INTO portal.ballots (cooperative_id, id, round_id, member_id, version, scores, cast_by_id,
                 cast_by, cast_at) SELECT e.cooperative_id, gen_random_uuid(), e.round_id, e.member_id, 1,
                 '{scores}', gen_random_uuid(), 'x', now() FROM portal.round_electors e
                 WHERE e.name = 'Enschede'"
        )
    };
    let id = field.trim_start_matches("score-");
    for scores in [
        format!("{{\"{id}\": 4}}"),
        format!("{{\"{id}\": \"3\"}}"),
        format!("{{\"{}\": 1}}", uuid_nil()),
        "[]".to_owned(),
    ] {
        assert!(conn.batch_execute(&insert(&scores)).is_err(), "{scores}");
    }
    assert_eq!(held.ballots(), "0");
}

#[test]
fn point_9_advance_voting_opens_at_most_thirty_days_before_and_a_challenge_keeps_both() {
    let held = Held::draft();
    let office = held.browser(OFFICE);
    let form = || office.get(&format!("{}/edit", held.office())).form("round");
    let today = today(&held.portal);
    let day = |days: i64| today.checked_add(jiff::Span::new().days(days)).unwrap().to_string();
    form().set("meeting_on", &day(31)).submit().refused("hoogstens 30 dagen voor de vergadering");
    form().set("meeting_on", &day(5)).submit().refused("op de dag van de vergadering gesloten");
    let mut conn = inside(&held, "office", "");
    let sql = format!("UPDATE portal.rounds SET meeting_on = '{}'", day(31));
    assert!(conn.batch_execute(&sql).unwrap_err().to_string().contains("rounds_advance"));
    form().set("meeting_on", &day(30)).submit().accepted();
    held.browser(BOARD).get(&held.office()).form("open").submit().accepted();
    held.cast(ENSCHEDE, &ALL).accepted();
    held.close();
    let file = held.portal.ask_one("SELECT sha256 FROM portal.round_results");
    let page = held.browser(OFFICE).get(&held.office());
    let noted = page.form("challenge").set("reason", "Eén lid kon niet inloggen.").submit();
    let again = noted.accepted().says("Deze uitslag is betwist").follow("Nieuwe stemming opzetten");
    again.form("round").set("title", "Routekaart 2027, opnieuw").submit().accepted();
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.rounds WHERE repeats_id IS NOT NULL"), "1");
    assert_eq!(held.portal.ask_one("SELECT sha256 FROM portal.round_results"), file);
    held.browser(ZWOLLE).get(&format!("{}/result", held.page())).says("Eén lid kon niet inloggen.");
}
