//! The demonstration: what stands in it, and that it is made once and whole.

use actions::usage_imports::{self, Start};
use app::demo::{self, State};
use kernel::Chance;
use store::usage_imports::ImportState;
use store::{Account, Db, StoreError};

use crate::harness::{Database, Portal, Template, fixture, seeded};

/// Amounts by member of an approved or drafted run, in cents: `Castricum 1941992000`.
fn amounts(portal: &Portal, cooperative: &str, period: &str, service: &str) -> Vec<String> {
    portal.ask(&format!(
        "SELECT m.name || ' ' || sum(l.cents) FROM portal.allocation_lines l
         JOIN portal.allocation_runs r ON r.cooperative_id = l.cooperative_id AND r.id = l.run_id
         JOIN portal.periods p ON p.cooperative_id = r.cooperative_id AND p.id = r.period_id
         JOIN portal.members m ON m.cooperative_id = l.cooperative_id AND m.id = l.member_id
         JOIN portal.services s ON s.cooperative_id = l.cooperative_id AND s.id = l.service_id
         JOIN platform.cooperatives c ON c.id = l.cooperative_id
         WHERE c.address = '{cooperative}' AND p.name = '{period}' AND s.code LIKE '{service}'
         GROUP BY m.name ORDER BY m.name"
    ))
}

#[test]
fn buch_divides_by_its_percentages_and_rijk_van_nijmegen_by_its_inhabitants() {
    let portal = Portal::demonstration();
    assert_eq!(
        amounts(&portal, "buch", "2025", "%"),
        ["Bergen (NH.) 1852248000", "Castricum 1941992000", "Heiloo 1201888000", "Uitgeest 683872000"]
    );
    assert_eq!(
        amounts(&portal, "rijk-van-nijmegen", "2025", "basispakket"),
        [
            "Berg en Dal 10966717",
            "Beuningen 8021557",
            "Druten 5838617",
            "Heumen 5189318",
            "Mook en Middelaar 2459851",
            "Nijmegen 54577924",
            "Wijchen 12946016"
        ]
    );
}

/// Wijchen took the plus package from 1 July 2025: 184 of the 365 days. Its 366 workplaces count for that
/// part of the year, and those of the others for all of it:
///
/// ```text
/// Berg en Dal   312 x 365 = 113,880      48,650,000 x 113,880 / 926,189 =  5,981,783.42
/// Beuningen     228 x 365 =  83,220                                         4,371,303.27
/// Druten        171 x 365 =  62,415                                         3,278,477.45  one cent more
/// Nijmegen    1,642 x 365 = 599,330                                        31,481,052.46  one cent more
/// Wijchen       366 x 184 =  67,344                                         3,537,383.41
///                           926,189 workplace days, and 48,650,000 cents
/// ```
///
/// Rounded down that is two cents too few: they go to the two largest remainders.
#[test]
fn who_takes_a_service_from_the_middle_of_the_year_pays_from_that_day() {
    let portal = Portal::demonstration();
    assert_eq!(
        amounts(&portal, "rijk-van-nijmegen", "2025", "pluspakket"),
        [
            "Berg en Dal 5981783",
            "Beuningen 4371303",
            "Druten 3278478",
            "Nijmegen 31481053",
            "Wijchen 3537383"
        ]
    );
}

#[test]
fn the_third_quarter_of_2026_waits_for_a_second_person_with_nine_signals() {
    let portal = Portal::demonstration();
    let run = portal.ask_one(
        "SELECT r.state || ' ' || r.total_cents || ' ' || r.reviewed_by FROM portal.allocation_runs r
         JOIN portal.periods p ON p.cooperative_id = r.cooperative_id AND p.id = r.period_id
         WHERE p.name = '3e kwartaal 2026'",
    );
    assert_eq!(run, "reviewed 181186858 Jeroen Visser");
    let all = amounts(&portal, "samen-digitaal", "3e kwartaal 2026", "%");
    assert_eq!(all.len(), 33);
    assert!(all.contains(&"Enschede 11456480".to_owned()), "{all:?}");
    let signals = "SELECT count(*) FROM portal.allocation_lines n
         JOIN portal.allocation_runs nr ON nr.id = n.run_id JOIN portal.periods np ON np.id = nr.period_id
         JOIN portal.allocation_lines b ON b.service_id = n.service_id AND b.member_id = n.member_id
         JOIN portal.allocation_runs br ON br.id = b.run_id JOIN portal.periods bp ON bp.id = br.period_id
         WHERE np.name = '3e kwartaal 2026' AND bp.name = '2e kwartaal 2026'
         AND abs(n.cents - b.cents) * 100 >= 15 * b.cents";
    assert_eq!(portal.ask_one(signals), "9");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.run_remarks"), "7");
}

#[test]
fn samen_digitaal_chose_between_three_and_has_a_vote_that_is_open() {
    let portal = Portal::demonstration();
    let reader = portal.sign_in("reader@samen-digitaal.example");
    let decided = reader.get("/samen-digitaal/decisions").follow("De contributie stijgt in 2027 met 3,9 %.");
    decided.says("De leden kozen: 3,9 % (voorstel van het bestuur)").says("26 van 33 leden");
    for share in ["61,5 %", "34,6 %", "3,8 %"] {
        decided.says(share);
    }
    let voter = portal.sign_in("voter@samen-digitaal.example");
    let coming = voter.get("/samen-digitaal/assemblies").follow("Ledenvergadering begroting 2027");
    let vote = coming.follow("De leden stellen de begroting voor 2027 vast.");
    let ballot = vote.attributes("main a[href$='/vote']", "href").remove(0);
    voter.get(&ballot).says("Uw stem");
    let other = coming.follow("De coöperatie besteedt in 2027 een nieuw zaaksysteem aan.");
    other.says("In 2028 (amendement)").says("Alleen open source");
}

#[test]
fn samen_digitaal_asks_for_thirty_services_each_with_its_product() {
    let portal = Portal::demonstration();
    let first = portal.ask(
        "SELECT title || ': ' || upl FROM portal.candidates
            WHERE state IN ('candidate', 'eligible') AND upl <> '' ORDER BY number LIMIT 3",
    );
    assert_eq!(
        first,
        [
            "Erkenning kind: erkenning kind",
            "Uittreksel BRP: brp-uittreksel",
            "Kwijtschelding gemeentelijke belastingen: belastingkwijtschelding"
        ]
    );
    let all = portal.ask_one(
        "SELECT count(DISTINCT upl) || ' ' || sum(one_off_cents) FROM portal.candidates
            WHERE upl <> '' AND state NOT IN ('in_operation', 'pilot')",
    );
    assert_eq!(all, "30 333200000");
}

#[test]
fn everybody_of_the_list_is_there_and_one_person_has_four_seats() {
    let portal = Portal::demonstration();
    let accounts = demo::accounts();
    let there = portal.ask("SELECT email FROM platform.people");
    assert_eq!(there.len(), accounts.len());
    assert!(accounts.iter().all(|account| there.contains(&account.email.to_owned())));
    let seats: usize = accounts.iter().map(|account| account.members.len().max(1)).sum();
    // The operator has an account and no seat; two people went along to a successor and kept their old one.
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.seats"), (seats - 1 + 2).to_string());
    for account in accounts.iter().take(2) {
        let hash = portal
            .ask_one(&format!("SELECT password_hash FROM platform.people WHERE email = '{}'", account.email));
        assert!(actions::passwords::verify(account.password, Some(&hash)));
    }
}

#[test]
fn the_demonstration_leaves_no_work_and_no_open_session_behind() {
    let portal = Portal::demonstration();
    let waits =
        "SELECT 'job ' || kind || ' ' || run_at FROM portal.jobs WHERE state IN ('waiting', 'running')
        UNION ALL SELECT 'mail ' || event || ' ' || next_at FROM portal.outbox
        WHERE delivered_at IS NULL AND dead_at IS NULL";
    assert_eq!(portal.ask(waits), [""; 0]);
    assert_eq!(portal.db.worker("test.open", |tx| tx.open_work()).unwrap(), 0);
    assert_eq!(portal.ask_one("SELECT count(*) FROM platform.sessions WHERE ended_at IS NULL"), "0");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.usage_imports WHERE state <> 'done'"), "0");
    let unsealed =
        "SELECT count(*) FROM portal.audit_events e WHERE NOT EXISTS (SELECT FROM portal.audit_seals s
        WHERE s.cooperative_id = e.cooperative_id AND s.event_id = e.id)";
    assert_eq!(portal.ask_one(unsealed), "0");
}

#[test]
fn the_demonstration_is_made_once() {
    let portal = Portal::demonstration();
    assert_eq!(demo::state(&portal.db).unwrap(), State::Whole);
    let before = portal.ask_one("SELECT count(*) FROM portal.audit_events");
    assert_eq!(demo::seed(&portal.db), Ok(false));
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.audit_events"), before);
}

#[test]
fn somebodys_own_database_gets_no_demonstration() {
    let portal = Portal::start();
    let cooperatives = portal.ask_one("SELECT count(*) FROM platform.cooperatives");
    // The fixture has the operator of the demonstration: to the portal it looks like one that was cut off.
    assert!(demo::seed(&portal.db).unwrap_err().contains("cut off halfway"));
    assert_eq!(portal.ask_one("SELECT count(*) FROM platform.cooperatives"), cooperatives);
    let own = Database::new(Template::Empty);
    let db = open(&own);
    add(&db, "ik@eigen.example");
    assert_eq!(demo::seed(&db), Ok(false));
    assert_eq!(demo::state(&db).unwrap(), State::NotOurs);
}

#[test]
fn what_was_cut_off_halfway_is_said() {
    let begun = Database::new(Template::Empty);
    let db = open(&begun);
    assert_eq!(demo::state(&db).unwrap(), State::Absent);
    add(&db, demo::OPERATOR.email);
    assert_eq!(demo::state(&db).unwrap(), State::Halfway);
    assert!(demo::seed(&db).unwrap_err().contains("reset"));
}

#[test]
fn the_example_for_the_open_quarter_shows_what_a_dry_run_says_and_the_rest_is_stored() {
    let portal = Portal::demonstration();
    let jeroen = fixture::actor(&portal.db, "finance@samen-digitaal.example", "samen-digitaal");
    let file = demo::examples::usage_of_open_quarter().unwrap();
    let import = portal.db.tenant_blocking(&jeroen, "test.start", |tx| {
        let open = tx.periods()?.into_iter().find(|period| period.name == "4e kwartaal 2026").unwrap();
        let start = Start { period: open.id, file_name: "k4.csv".to_owned(), language: "nl".to_owned() };
        usage_imports::start(tx, &start, &mut std::io::Cursor::new(file.as_bytes()))
    });
    let import = import.unwrap();
    portal.work();
    portal.db.tenant_blocking(&jeroen, "test.confirm", |tx| usage_imports::confirm(tx, import)).unwrap();
    portal.work();
    let done = portal.db.tenant_blocking(&jeroen, "test.import", |tx| tx.usage_import(import)).unwrap();
    assert_eq!(done.state, ImportState::Done);
    let counts = (done.counts.stored, done.counts.repeated, done.counts.refused);
    assert_eq!(counts, (2_730, 1, 4));
}

#[test]
fn a_newcomer_reads_the_mail_of_a_password_reset() {
    let portal = Portal::demonstration();
    let email = "enschede@samen-digitaal.example";
    let asked = |tx: &mut store::SessionTx<'_>| actions::password_resets::request(tx, email, "127.0.0.1");
    portal.db.session_blocking("test.reset", asked).unwrap();
    portal.work();
    let mail = portal.visitor().get("/dev/mail").follow("Een nieuw wachtwoord kiezen");
    mail.says("Beste Karin Oude Elferink").says(email);
    let links = mail.attributes("#mail-text a", "href");
    assert_eq!(links.len(), 1);
    assert!(links[0].starts_with("/sign-in/password-reset/"), "{links:?}");
}

fn open(database: &Database) -> Db {
    let chance: Chance = seeded("demonstration");
    Db::open(&database.login_url(), 2, chance).unwrap()
}

fn add(db: &Db, email: &str) {
    db.session_blocking("test.add", |tx| {
        let account = Account {
            id: tx.new_id(),
            email: email.to_owned(),
            name: "Iemand".to_owned(),
            password_hash: None,
            language: "nl".to_owned(),
            operator: false,
        };
        tx.add_account(&account)
    })
    .map_err(|error: StoreError| error)
    .unwrap();
}

#[test]
fn three_became_eemsdelta_and_haaren_went_over_four() {
    let portal = Portal::demonstration();
    let members = portal.ask(
        "SELECT m.name || ' ' || coalesce(m.left_on::text, 'stays') FROM portal.members m
         JOIN platform.cooperatives c ON c.id = m.cooperative_id WHERE c.address = 'noord-en-zuid'
         ORDER BY m.name",
    );
    assert_eq!(
        members,
        [
            "Appingedam 2021-01-01",
            "Boxtel stays",
            "Delfzijl 2021-01-01",
            "Eemsdelta stays",
            "Groningen stays",
            "Haaren 2021-01-01",
            "Loppersum 2021-01-01",
            "Oisterwijk stays",
            "Tilburg stays",
            "Vught stays"
        ]
    );
    let people = portal.ask(
        "SELECT m.name || ' ' || a.value FROM portal.member_attributes a
         JOIN portal.members m ON m.cooperative_id = a.cooperative_id AND m.id = a.member_id
         WHERE a.on_day = '2021-01-01' ORDER BY 1",
    );
    // 11,523 + 24,609 + 9,477; and 14,316 people of Haaren at 41, 34, 15 and 10 %.
    assert_eq!(
        people,
        ["Boxtel 32954", "Eemsdelta 45609", "Oisterwijk 32214", "Tilburg 221031", "Vught 31576"]
    );
    let votes = portal.ask(
        "SELECT m.name || ' ' || coalesce(v.votes, m.votes) FROM portal.members m
         JOIN platform.cooperatives c ON c.id = m.cooperative_id
         LEFT JOIN portal.member_votes v ON v.cooperative_id = m.cooperative_id AND v.member_id = m.id
         WHERE c.address = 'noord-en-zuid' AND m.left_on IS NULL ORDER BY 1",
    );
    // 14 votes of Haaren: 5.74, 4.76, 2.1 and 1.4.
    assert_eq!(
        votes,
        ["Boxtel 32", "Eemsdelta 44", "Groningen 75", "Oisterwijk 32", "Tilburg 76", "Vught 31"]
    );
    let case_system = "SELECT m.name FROM portal.subscriptions s
        JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
        JOIN portal.services v ON v.cooperative_id = s.cooperative_id AND v.id = s.service_id
        JOIN platform.cooperatives c ON c.id = s.cooperative_id
        WHERE c.address = 'noord-en-zuid' AND v.code = 'zaaksysteem' AND s.ends_on IS NULL ORDER BY 1";
    let takers = ["Boxtel", "Eemsdelta", "Groningen", "Oisterwijk", "Tilburg", "Vught"];
    assert_eq!(portal.ask(case_system), takers);
    for year in ["2020", "2021"] {
        let lines = amounts(&portal, "noord-en-zuid", year, "%");
        let total: i64 = lines.iter().filter_map(|line| line.rsplit(' ').next()?.parse::<i64>().ok()).sum();
        assert_eq!(total, if year == "2020" { 120_800_000 } else { 124_975_000 }, "{lines:?}");
        assert_eq!(lines.iter().any(|line| line.starts_with("Haaren")), year == "2020");
        assert_eq!(lines.iter().any(|line| line.starts_with("Eemsdelta")), year == "2021");
    }
    let delfzijl = portal.sign_in("delfzijl@noord-en-zuid.example");
    assert!(delfzijl.get("/noord-en-zuid").body().contains("Eemsdelta"));
    let left = delfzijl.get("/noord-en-zuid/members?left=1");
    left.follow("Haaren").says("Haaren ging op in Oisterwijk, Vught, Boxtel, Tilburg");
    let there = delfzijl.get("/noord-en-zuid/members");
    there.follow("Oisterwijk").says("Oisterwijk krijgt een deel van Haaren");
    let finance = portal.sign_in("finance@noord-en-zuid.example");
    let export = "SELECT r.id FROM portal.allocation_runs r
        JOIN portal.periods p ON p.cooperative_id = r.cooperative_id AND p.id = r.period_id
        WHERE p.name = '2021'";
    let run = portal.ask_one(export);
    let file = finance.get(&format!("/noord-en-zuid/office/allocation-runs/{run}/export.json"));
    assert_eq!(allocation::verify(file.body()), allocation::Verdict::Same);
}
