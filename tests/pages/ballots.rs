//! The points of integrity, one test each; the sixth stands in `proxies`, the ninth in `closing`.

use std::collections::BTreeMap;
use std::process::Command;

use actions::ballots::{Cast, cast};
use actions::{Refused, rounds};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jiff::SignedDuration;
use kernel::{MemberId, RoundId};
use store::{Db, Scores, StoreError, TenantTx};

use super::rounds::{BOARD, ENSCHEDE, Held, OFFICE, ZUTPHEN, ZWOLLE};
use crate::harness::{Browser, Portal, fixture, seeded};

pub const ALL: [(&str, &str); 4] =
    [("Erkenning kind", "3"), ("Uittreksel BRP", "0"), ("Kwijtschelding", "2"), ("Rijbewijs verlengen", "1")];

pub fn as_person<T>(
    held: &Held,
    email: &str,
    deed: impl Fn(&mut TenantTx<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let actor = fixture::actor(&held.portal.db, email, "samen-digitaal");
    held.portal.db.tenant_blocking(&actor, "tests.deed", deed)
}

pub fn code(refused: Refused) -> String {
    match refused {
        Refused::Faults(faults) => faults[0].code.to_string(),
        other => other.to_string(),
    }
}

pub fn member(portal: &Portal, name: &str) -> MemberId {
    let id = format!("SELECT m.id FROM portal.members m WHERE m.name = '{name}'");
    portal.ask_one(&id).parse().unwrap()
}

pub fn round(held: &Held) -> RoundId {
    held.id.parse().unwrap()
}

pub fn a_cast(held: &Held, name: &str) -> Cast {
    let candidate = held.field("Erkenning kind").trim_start_matches("score-").parse().unwrap();
    let scores = Scores::from([(candidate, Some(2))]);
    Cast { round: round(held), member: member(&held.portal, name), based_on: 0, scores }
}

#[test]
fn point_1_of_two_ballots_on_one_version_one_counts() {
    let held = Held::open();
    let first = held.check(ENSCHEDE, &[("Erkenning kind", "3")]).form("cast");
    let second = held.check(ENSCHEDE, &[("Erkenning kind", "1")]).form("cast");
    first.submit().accepted();
    let lost = second.submit();
    lost.refused("Intussen is er een andere stem voor dit lid opgeslagen");
    assert_eq!(held.ballots(), "1");
    // What was typed stays, and goes on from the version that was saved.
    assert_eq!(lost.form("ballot").value("based_on"), "1");
    lost.form("ballot").submit().form("cast").submit().accepted();
    let kept = "SELECT string_agg(version || '=' || (SELECT max(s.value) FROM jsonb_each_text(scores) s), ' '
        ORDER BY version) FROM portal.ballots";
    assert_eq!(held.portal.ask_one(kept), "1=3 2=1");
}

#[test]
fn point_1_a_hundred_and_sixty_casts_at_once_leave_one_ballot() {
    let held = Held::open();
    let db = Db::open(&held.portal.database.login_url(), 32, seeded("casts")).unwrap();
    let actor = fixture::actor(&held.portal.db, ENSCHEDE, "samen-digitaal");
    let ballot = a_cast(&held, "Enschede");
    let answers: Vec<Result<i32, Refused>> = std::thread::scope(|scope| {
        let casts: Vec<_> = (0..160)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        match db.tenant_blocking(&actor, "ballots.cast", |tx| cast(tx, &ballot)) {
                            // More of them than connections: whoever found none comes again.
                            Err(Refused::Store(StoreError::Away(_))) => {}
                            answer => return answer,
                        }
                    }
                })
            })
            .collect();
        casts.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let refused: Vec<String> = answers.into_iter().filter_map(|answer| answer.err().map(code)).collect();
    assert!(refused.iter().all(|code| code == "ballot-changed-meanwhile"), "{refused:?}");
    assert_eq!(held.ballots(), "1");
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.round_turnout"), "1");
}

/// A connection with the portal's own rights, as somebody of the office or a member.
pub fn inside(held: &Held, scope: &str, name: &str) -> PgConnection {
    let mut conn = PgConnection::establish(&held.portal.database.login_url()).unwrap();
    let cooperative =
        held.portal.ask_one("SELECT id FROM platform.cooperatives WHERE address = 'samen-digitaal'");
    let member = if name.is_empty() { uuid_nil() } else { member(&held.portal, name).to_string() };
    conn.batch_execute(&format!(
        "SET ROLE portal_app; SET app.cooperative_id = '{cooperative}'; SET app.scope = '{scope}';
         SET app.member_id = '{member}'"
    ))
    .unwrap();
    conn
}

pub fn uuid_nil() -> String {
    "00000000-0000-0000-0000-000000000000".to_owned()
}

/// Everything that somebody with the portal's rights could try on what is fixed.
const TAMPERINGS: [&str; 9] = [
    "UPDATE portal.ballots SET scores = '{}'",
    "DELETE FROM portal.ballots",
    "UPDATE portal.ballot_seals SET hash = repeat('0', 64)",
    "UPDATE portal.round_candidates SET cost_cents = 1",
    "UPDATE portal.round_electors SET weight = 99",
    "UPDATE portal.round_openings SET hash = repeat('0', 64)",
    "UPDATE portal.round_lots SET seed = 'mine'",
    "INSERT INTO portal.round_candidates SELECT cooperative_id, round_id, candidate_id, 99, 'x', 1
         FROM portal.round_candidates LIMIT 1",
    "UPDATE portal.round_states SET state = 'draft'",
];

#[test]
fn point_2_nothing_changes_after_opening_and_nothing_at_all_after_closing() {
    let held = Held::open();
    held.cast(ENSCHEDE, &ALL).accepted();
    held.portal.work();
    let everything = "SELECT md5(string_agg(line, '' ORDER BY line)) FROM (
        SELECT r::text AS line FROM portal.rounds r UNION ALL SELECT c::text FROM portal.round_candidates c
        UNION ALL SELECT e::text FROM portal.round_electors e
        UNION ALL SELECT o::text FROM portal.round_openings o
        UNION ALL SELECT b::text FROM portal.ballots b UNION ALL SELECT s::text FROM portal.ballot_seals s
        UNION ALL SELECT l::text FROM portal.round_lots l
        UNION ALL SELECT t::text FROM portal.round_states t) AS x";
    let before = held.portal.ask_one(everything);
    for (scope, name) in [("office", ""), ("member", "Enschede"), ("sealing", "")] {
        let mut conn = inside(&held, scope, name);
        for statement in TAMPERINGS {
            assert!(conn.batch_execute(statement).is_err(), "{scope}: {statement}");
        }
        // A policy shows what is fixed to no UPDATE.
        conn.batch_execute("UPDATE portal.rounds SET budget_cents = 1, title = 'x'").unwrap();
    }
    assert_eq!(held.portal.ask_one(everything), before);
    held.close();
    let closed = held.portal.ask_one(everything);
    for (scope, name) in [("office", ""), ("member", "Enschede"), ("sealing", "")] {
        let mut conn = inside(&held, scope, name);
        conn.batch_execute("UPDATE portal.round_states SET state = 'open'").unwrap();
        conn.batch_execute("UPDATE portal.ballot_heads SET n = 0").ok();
    }
    assert_eq!(held.portal.ask_one(everything), closed);
    assert_eq!(
        code(as_person(&held, OFFICE, |tx| rounds::open(tx, round(&held))).unwrap_err()),
        "round-opened-already"
    );
}

/// The lines of pages, by address.
pub type Crawled = BTreeMap<String, Vec<String>>;

/// All pages and downloads that somebody reaches by links, without what differs each time.
pub fn crawl(browser: &Browser, from: &str) -> Crawled {
    crawl_all(browser, ["/samen-digitaal", from].map(str::to_owned).into())
}

/// What a stranger sees of the addresses that others found, and whatever they lead to.
pub fn crawl_of_a_stranger(portal: &Portal, known: &[Crawled]) -> Crawled {
    let public = ["/samen-digitaal/public-roadmap", "/samen-digitaal/public-roadmap/atom.xml"];
    let known = known.iter().flat_map(Crawled::keys).cloned();
    crawl_all(&portal.visitor(), known.chain(public.map(str::to_owned)).collect())
}

fn crawl_all(browser: &Browser, mut waiting: Vec<String>) -> Crawled {
    let mut found = Crawled::new();
    // Five hundred products of a register that all cooperatives share: one page of them stands for all.
    let of_register = |path: &str| path.contains("/products/") || path.contains("/products?");
    while let Some(path) = waiting.pop() {
        let another = of_register(&path) && found.keys().any(|seen| of_register(seen));
        if another || found.contains_key(&path) || path.contains("/audit-log") {
            continue;
        }
        let page = browser.get(&path);
        let links = page.attributes("a[href^='/samen-digitaal']", "href");
        waiting.extend(links.iter().map(|href| href.split('#').next().unwrap_or_default().to_owned()));
        let passing = |line: &&str| {
            !["name=\"csrf\"", "name=\"once\"", "Bijgewerkt op", "Updated on"]
                .iter()
                .any(|words| line.contains(words))
        };
        let lines = page.body().lines().filter(passing).map(str::to_owned).collect();
        found.insert(path, lines);
    }
    found
}

/// The first address or line that stands in one crawl and not in the other.
pub fn difference(before: &Crawled, after: &Crawled) -> Option<String> {
    let addresses =
        |one: &Crawled, other: &Crawled| one.keys().find(|path| !other.contains_key(*path)).cloned();
    let gone = addresses(before, after).map(|path| format!("{path} is gone"));
    let new = addresses(after, before).map(|path| format!("{path} is new"));
    let changed = before.iter().zip(after.values()).find(|((_, before), after)| before != after);
    let lines = changed.map(|((path, before), after)| {
        let at = before.iter().zip(after).take_while(|(before, after)| before == after).count();
        format!("{path}: {:?} became {:?}", before.get(at), after.get(at))
    });
    gone.or(new).or(lines)
}

#[test]
fn a_crawl_differs_by_a_line_an_address_and_what_is_gone() {
    let crawled = |pages: &[(&str, &[&str])]| -> Crawled {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        pages.iter().map(|(path, page)| ((*path).to_owned(), lines(page))).collect()
    };
    let before = crawled(&[("/a", &["x"]), ("/b", &["y"])]);
    assert_eq!(difference(&before, &before.clone()), None);
    for (pages, said) in [
        (&[("/a", &["x"][..]), ("/b", &["y", "z"])][..], "/b: None became Some(\"z\")"),
        (&[("/a", &["x"][..]), ("/b", &[])], "/b: Some(\"y\") became None"),
        (&[("/a", &["x"][..]), ("/b", &["y"]), ("/c", &[])], "/c is new"),
        (&[("/a", &["x"][..])], "/b is gone"),
    ] {
        assert_eq!(difference(&before, &crawled(pages)).as_deref(), Some(said));
    }
}

#[test]
fn point_3_no_page_export_log_or_mail_depends_on_a_ballot_before_closing() {
    let held = Held::open();
    held.portal.away_from_midnight();
    held.cast(ENSCHEDE, &ALL).accepted();
    held.portal.work();
    let people = [
        OFFICE,
        BOARD,
        ZWOLLE,
        ZUTPHEN,
        "controller@samen-digitaal.example",
        "enschede@samen-digitaal.example",
        "finance@samen-digitaal.example",
        "supplier@samen-digitaal.example",
    ];
    let roadmap = held.browser(OFFICE).get("/samen-digitaal/office/roadmap").form("roadmap");
    let roadmap = roadmap.set("year", "2027").set("budget", "200.000").set("capacity", "2");
    roadmap.tick("published", "1").submit().accepted();
    let browsers: Vec<Browser> = people.iter().map(|email| held.browser(email)).collect();
    let crawled: Vec<_> = browsers.iter().map(|browser| crawl(browser, &held.page())).collect();
    let lengths: Vec<usize> = crawled.iter().map(Crawled::len).collect();
    assert!(lengths.iter().all(|pages| *pages > 10), "the crawl goes nowhere: {lengths:?}");
    let strangers = crawl_of_a_stranger(&held.portal, &crawled);
    assert!(strangers["/samen-digitaal/public-roadmap"].concat().contains("Erkenning kind"));
    // Behind the portal's back Enschede says the opposite: whoever sees the difference, sees a ballot.
    held.portal.change(
        "ALTER TABLE portal.ballots DISABLE ROW LEVEL SECURITY; UPDATE portal.ballots
        SET scores = (SELECT jsonb_object_agg(key, 3 - value::int) FROM jsonb_each_text(scores));
        ALTER TABLE portal.ballots ENABLE ROW LEVEL SECURITY",
    );
    for ((email, browser), before) in people.iter().zip(&browsers).zip(&crawled) {
        assert_eq!(difference(before, &crawl(browser, &held.page())), None, "{email} sees a ballot");
    }
    let stranger = crawl_of_a_stranger(&held.portal, &crawled);
    assert_eq!(difference(&strangers, &stranger), None, "a stranger sees a ballot");
    // Its own member does see the difference: the portal was not looking the other way.
    let own = held.browser(ENSCHEDE).get(&format!("{}/ballot", held.page()));
    assert_eq!(own.form("ballot").value(&held.field("Erkenning kind")), "0");
    let elsewhere = "SELECT count(*) FROM (SELECT detail AS said FROM portal.audit_events
        UNION ALL SELECT data::text FROM portal.outbox UNION ALL SELECT answer::text FROM portal.answers
        UNION ALL SELECT payload::text FROM portal.jobs) AS said
        WHERE EXISTS (SELECT FROM portal.candidates c WHERE said.said LIKE '%' || c.id || '%')
            AND said.said LIKE '%score%'";
    assert_eq!(held.portal.ask_one(elsewhere), "0");
}

#[test]
fn point_3_the_database_shows_a_ballot_to_its_own_member_alone() {
    let held = Held::open();
    held.cast(ENSCHEDE, &ALL).accepted();
    held.portal.work();
    let seen = |email: &str| {
        as_person(&held, email, |tx| {
            let (id, seed) = (round(&held), tx.lot_seed(round(&held))?);
            Ok((tx.ballots(id)?.len(), tx.ballot_chain(id)?.len(), seed))
        })
        .unwrap()
    };
    assert_eq!(seen(ENSCHEDE), (1, 1, None));
    for other in [OFFICE, BOARD, ZWOLLE, "controller@samen-digitaal.example"] {
        assert_eq!(seen(other), (0, 0, None), "{other}");
    }
    assert!(as_person(&held, OFFICE, |tx| Ok(tx.chain_to_count(round(&held))?)).is_err());
    held.close();
    for anybody in [ENSCHEDE, OFFICE, ZWOLLE] {
        let (ballots, chain, seed) = seen(anybody);
        assert_eq!((ballots, chain, seed.is_some()), (1, 1, true), "{anybody}");
    }
}

#[test]
fn point_4_each_ballot_is_sealed_and_its_member_gets_a_receipt() {
    let held = Held::open();
    held.cast(ENSCHEDE, &ALL).accepted();
    held.cast(ZWOLLE, &ALL[..1]).accepted();
    held.portal.work();
    held.cast(ENSCHEDE, &ALL[..2]).accepted();
    held.portal.work();
    let mut mail: Vec<_> =
        held.portal.mail().into_iter().filter(|mail| mail.event == "ballot-receipt").collect();
    // Two receipts of one moment have no order of their own.
    mail.sort_by_key(|mail| mail.data["n"].as_i64());
    let told: Vec<(String, i64)> =
        mail.iter().map(|mail| (mail.to.clone(), mail.data["n"].as_i64().unwrap())).collect();
    let expected = [(ENSCHEDE, 1), (ZWOLLE, 2), (ENSCHEDE, 3)];
    assert_eq!(told, expected.map(|(to, n)| (to.to_owned(), n)));
    let seals = held.portal.ask("SELECT hash FROM portal.ballot_seals ORDER BY n");
    for (letter, seal) in mail.iter().zip(&seals) {
        assert_eq!(letter.data["hash"], seal.as_str());
        assert!(letter.text.contains(seal), "{}", letter.text);
    }
    held.close();
    let head = held.portal.ask_one("SELECT head FROM portal.round_results");
    assert_eq!(Some(&head), seals.last());
    held.browser(ZWOLLE).get(&format!("{}/result", held.page())).says(&head);
}

#[test]
fn point_5_anybody_verifies_the_round_from_its_file() {
    let held = Held::open();
    held.cast(ENSCHEDE, &ALL).accepted();
    held.cast(ZWOLLE, &[("Uittreksel BRP", "3"), ("Kwijtschelding", "3")]).accepted();
    held.cast(ENSCHEDE, &[("Uittreksel BRP", "2"), ("Erkenning kind", "1")]).accepted();
    held.close();
    let file = held.browser(ZWOLLE).get(&format!("{}/round.json", held.page()));
    file.is_there();
    let folder = tempfile::tempdir().unwrap();
    let verified = |text: &str| {
        let path = folder.path().join("round.json");
        std::fs::write(&path, text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_gemeengoed"));
        command.args(["verify", "round"]).arg(path).output().unwrap().status.code()
    };
    assert_eq!(verified(file.body()), Some(0));
    let opening = held.portal.ask_one("SELECT hash FROM portal.round_openings");
    assert!(file.body().contains(&opening));
    assert_eq!(verified(&file.body().replace("\"score\":3", "\"score\":2")), Some(1));
    assert_eq!(verified(&file.body().replace(&opening, &"0".repeat(64))), Some(1));
    assert_eq!(verified("{}"), Some(2));
}

#[test]
fn point_7_only_who_has_not_voted_is_reminded_and_the_page_answers_what_was_saved() {
    let held = Held::open();
    held.cast(ENSCHEDE, &ALL).accepted();
    let office = held.browser(OFFICE);
    let page = office.get(&held.office());
    page.says("1 van 3 leden").says("quorum van 2 is nog niet gehaald");
    page.form("remind").submit().accepted();
    page.form("remind").set("once", "again").submit().refused("vandaag al een herinnering");
    held.portal.work();
    let reminded = || {
        let mails = held.portal.mail().into_iter().filter(|mail| mail.event == "round-reminder");
        let mut to: Vec<String> = mails.map(|mail| mail.to).collect();
        to.sort();
        to
    };
    assert_eq!(reminded(), [ZUTPHEN, ZWOLLE]);
    held.cast(ZWOLLE, &ALL).accepted();
    held.browser(ZWOLLE).get(&held.page()).says("quorum van 2 is gehaald").says("Deze stem is opgeslagen");
    // Three days before the end the portal reminds by itself, once.
    held.portal.clock.advance(SignedDuration::from_hours(24 * 13));
    held.portal.work();
    held.portal.work();
    assert_eq!(reminded(), [ZUTPHEN, ZUTPHEN, ZWOLLE]);
}

#[test]
fn point_8_a_budget_round_is_named_and_cannot_be_made_secret() {
    let held = Held::draft();
    held.browser(BOARD).get(&held.office()).says("Daarna staat zij met naam in de uitslag");
    let mut conn = inside(&held, "office", "");
    let refused = conn.batch_execute("UPDATE portal.rounds SET secrecy = 'secret'").unwrap_err();
    assert!(refused.to_string().contains("rounds_secrecy"), "{refused}");
}
