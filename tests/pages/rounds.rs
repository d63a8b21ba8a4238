//! Rounds: the office sets one up, another person opens it, members vote, the clock closes it.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use store::{AboutCandidate, StoreError};

use crate::harness::{Browser, Draft, Page, Portal, fixture};

pub const OFFICE: &str = "office@samen-digitaal.example";
pub const BOARD: &str = "board@samen-digitaal.example";
/// Votes for Enschede, Zwolle and Zutphen.
pub const ENSCHEDE: &str = "voter@samen-digitaal.example";
pub const ZWOLLE: &str = "zwolle@samen-digitaal.example";
pub const ZUTPHEN: &str = "reader@samen-digitaal.example";

/// The candidates of every round here, with their costs in whole euros.
pub const CANDIDATES: [(&str, i64); 4] = [
    ("Erkenning kind", 100_000),
    ("Uittreksel BRP", 60_000),
    ("Kwijtschelding", 80_000),
    ("Rijbewijs verlengen", 120_000),
];

const CHAIRS: &str = "UPDATE portal.seats s SET roles = '{member_manager,voter}' FROM portal.people p
    WHERE p.cooperative_id = s.cooperative_id AND p.id = s.person_id
        AND p.email = 'zwolle@samen-digitaal.example';
    UPDATE portal.seats s SET roles = '{voter}', member_id = (SELECT m.id FROM portal.members m
        WHERE m.cooperative_id = s.cooperative_id AND m.name = 'Zutphen') FROM portal.people p
    WHERE p.cooperative_id = s.cooperative_id AND p.id = s.person_id
        AND p.email = 'reader@samen-digitaal.example'";

/// A portal with a round.
pub struct Held {
    pub portal: Portal,
    pub id: String,
}

impl Held {
    /// A draft by the office.
    pub fn draft() -> Self {
        let portal = Portal::start();
        portal.change(CHAIRS);
        let office = fixture::actor(&portal.db, OFFICE, "samen-digitaal");
        for (title, euros) in CANDIDATES {
            let one_off = kernel::Cents::new(euros * 100);
            let (title, summary) = (title.to_owned(), "Online te regelen.".to_owned());
            let about = AboutCandidate { title, summary, one_off, ..AboutCandidate::default() };
            let add = |tx: &mut store::TenantTx<'_>| actions::candidates::add(tx, &about);
            portal.db.tenant_blocking(&office, "tests.candidate", add).unwrap();
        }
        let made = form(&signed_in(&portal, OFFICE), today(&portal)).submit();
        made.accepted();
        let id = made.path().rsplit('/').next().unwrap().to_owned();
        Self { portal, id }
    }

    /// A round that is open now, for fifteen days.
    pub fn open() -> Self {
        let held = Self::draft();
        let board = held.browser(BOARD);
        board.get(&held.office()).form("open").submit().accepted();
        held
    }

    pub fn browser(&self, email: &str) -> Browser {
        signed_in(&self.portal, email)
    }

    /// The address of its page for members.
    pub fn page(&self) -> String {
        format!("/samen-digitaal/rounds/{}", self.id)
    }

    /// The address of its page for the office.
    pub fn office(&self) -> String {
        format!("/samen-digitaal/office/rounds/{}", self.id)
    }

    /// The name of a candidate's field on the ballot.
    pub fn field(&self, title: &str) -> String {
        let id = format!("SELECT id FROM portal.candidates WHERE title = '{title}'");
        format!("score-{}", self.portal.ask_one(&id))
    }

    /// The check page of a ballot.
    pub fn check(&self, who: &str, scores: &[(&str, &str)]) -> Page {
        let page = self.browser(who).get(&format!("{}/ballot", self.page()));
        let mut form = page.form("ballot");
        for (title, score) in scores {
            form = form.set(&self.field(title), score);
        }
        form.submit()
    }

    /// Casts a ballot through its form and its check page.
    pub fn cast(&self, who: &str, scores: &[(&str, &str)]) -> Page {
        self.check(who, scores).form("cast").submit()
    }

    /// Lets its hour come, and does the work.
    pub fn close(&self) {
        self.portal.clock.advance(SignedDuration::from_hours(24 * 16));
        self.portal.work();
    }

    /// A form that somebody else got hold of, sent with a token of its own.
    pub fn sent_by(&self, form: Draft, email: &str) -> Page {
        let browser = self.browser(email);
        let key = format!("sha256(convert_to('{}', 'UTF8'))", browser.cookie("gemeengoed"));
        let csrf = format!("SELECT csrf FROM platform.sessions WHERE key_hash = {key}");
        form.sent_by(&browser).forge("csrf", &self.portal.ask_one(&csrf)).submit_only()
    }

    pub fn ballots(&self) -> String {
        self.portal.ask_one("SELECT count(*) FROM portal.ballots")
    }
}

fn signed_in(portal: &Portal, email: &str) -> Browser {
    let browser = portal.visitor();
    fixture::sign_in(&portal.db, email, &browser);
    browser
}

/// Today by the portal's clock.
pub fn today(portal: &Portal) -> Date {
    let now = portal.db.session_blocking("tests.now", |tx| Ok::<_, StoreError>(tx.now()));
    store::local_day(now.unwrap())
}

/// The form of a round that opens today.
fn form(office: &Browser, today: Date) -> Draft {
    let page = office.get("/samen-digitaal/office/rounds/new");
    page.form("round")
        .set("title", "Routekaart 2027")
        .set("budget", "200.000")
        .set("opens_on", &today.to_string())
        .set("opens_time", "00:00")
}

#[test]
fn one_person_sets_a_round_up_and_another_opens_it() {
    let held = Held::draft();
    let office = held.browser(OFFICE);
    let own = office.get(&held.office());
    own.says("U hebt deze ronde opgezet. Een ander opent haar.").says("3 leden mogen stemmen");
    assert_eq!(own.select("form#open"), [""; 0]);
    let board = held.browser(BOARD);
    let page = board.get(&held.office());
    held.sent_by(page.form("open"), OFFICE).refused("Een ander moet haar openen");
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.round_openings"), "0");
    held.browser(ENSCHEDE).get(&held.page()).is_absent();
    page.form("open").submit().accepted().says("Opkomst");
    let opening = "SELECT hash || ' ' || lot_commitment FROM portal.round_openings";
    let opening = held.portal.ask_one(opening);
    let public = held.browser(ENSCHEDE).get(&held.page());
    for hash in opening.split(' ') {
        public.says(hash);
    }
    held.portal.work();
    let opened = held.portal.mail().into_iter().filter(|mail| mail.event == "round-opened");
    let mut told: Vec<String> = opened.map(|mail| mail.to).collect();
    told.sort();
    assert_eq!(told, [ZUTPHEN, ENSCHEDE, ZWOLLE]);
    page.form("open").set("once", "again").submit().refused("al geopend of ingetrokken");
}

#[test]
fn a_draft_shows_its_ballot_beforehand() {
    let held = Held::draft();
    for who in [OFFICE, BOARD] {
        let page = held.browser(who).get(&held.office());
        assert_eq!(page.select("details:has(fieldset) summary"), ["Zo ziet het stembiljet eruit"]);
        let shown = |title: &str| page.attributes(&format!("[name='{}']", held.field(title)), "value");
        for (title, _) in CANDIDATES {
            assert_eq!(shown(title), ["0", "1", "2", "3", "none"], "{title}");
        }
        page.says("Rijbewijs verlengen").says("€ 120.000");
        assert_eq!(page.select("form#ballot"), [""; 0], "it is for looking at");
    }
    held.browser(BOARD).get(&held.office()).form("open").submit().accepted();
    held.browser(OFFICE).get(&held.office()).says_not("Zo ziet het stembiljet eruit");
}

#[test]
fn a_ballot_says_how_much_there_is_to_divide() {
    let held = Held::open();
    let page = held.browser(ENSCHEDE).get(&format!("{}/ballot", held.page()));
    let facts = page.select(".gg-facts__item");
    let fact = |label: &str| facts.iter().find(|fact| fact.starts_with(label)).cloned().unwrap_or_default();
    assert!(fact("Budget").starts_with("Budget € 200.000"), "{facts:?}");
    // A third, rounded down to the cent.
    let share = fact("Deel van dit lid");
    assert!(share.starts_with("Deel van dit lid € 66.666,66 als alle 3 leden stemmen"), "{facts:?}");
    assert!(fact("Kosten van alle 4").contains("€ 360.000"), "{facts:?}");
    for (title, price) in
        [("Erkenning kind", "€ 100.000"), ("Uittreksel BRP", "€ 60.000"), ("Kwijtschelding", "€ 80.000")]
    {
        let item = page.select(".gg-ballot__item").into_iter().find(|item| item.contains(title));
        assert!(item.is_some_and(|item| item.contains(price)), "{title}");
    }
}

#[test]
fn whoever_changed_a_draft_last_does_not_open_it() {
    let held = Held::draft();
    let board = held.browser(BOARD);
    let edit = board.get(&format!("{}/edit", held.office()));
    assert_eq!(edit.form("round").value("budget"), "200000,00");
    edit.form("round").set("budget", "250.000").submit().accepted().says("250.000");
    assert_eq!(board.get(&held.office()).select("form#open"), [""; 0]);
    held.browser(OFFICE).get(&held.office()).form("open").submit().accepted();
    let late = edit.form("round").set("budget", "1").set("once", "again").submit();
    late.refused("kan niet meer wijzigen");
    assert_eq!(held.portal.ask_one("SELECT budget_cents FROM portal.rounds"), "25000000");
}

#[test]
fn what_cannot_be_held_is_said_beside_the_field() {
    let held = Held::draft();
    let (office, day) = (held.browser(OFFICE), today(&held.portal));
    let refused = |field: &str, value: &str, sentence: &str| {
        form(&office, day).set("title", "Andere ronde").set(field, value).submit().refused(sentence);
    };
    refused("title", "", "Vul een naam in");
    refused("title", "Routekaart 2027", "Er is al een stemronde Routekaart 2027");
    refused("budget", "0", "Vul een budget in van meer dan 0 euro");
    refused("budget", "veel", "Vul een budget in van meer dan 0 euro");
    refused("closes_on", "1-1-2020", "De ronde moet sluiten nadat zij opent");
    refused("closes_time", "25:00", "Vul de laatste dag en het uur in");
    refused("quorum", "101", "hoogstens 100");
    refused("proxies", "-1", "Vul een getal in van 0");
    refused("meeting_on", "morgen", "Deze datum kunnen wij niet lezen");
    form(&office, day).set("title", "Leeg").untick("candidates").submit().refused("Kies minstens één dienst");
    held.portal.change("UPDATE portal.candidates SET one_off_cents = 0 WHERE title = 'Uittreksel BRP'");
    refused("title", "Gratis", "Uittreksel BRP heeft geen eenmalige kosten");
    held.portal.change(
        "UPDATE portal.candidates SET one_off_cents = 1, state = 'in_operation'
        WHERE title = 'Uittreksel BRP'",
    );
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.rounds"), "1");
    held.browser(BOARD).get(&held.office()).says("Over Uittreksel BRP kan niet meer worden gestemd");
}

#[test]
fn a_voter_scores_checks_and_casts_and_is_told_that_it_was_saved() {
    let held = Held::open();
    let page = held.browser(ENSCHEDE).get(&held.page());
    page.says("Er is nog geen stem uitgebracht").says("0 van 3 leden");
    let check = held.check(ENSCHEDE, &[("Erkenning kind", "3"), ("Kwijtschelding", "1")]);
    check.says("Controleer uw stem").says("2 diensten hebben geen score").says("3 Onmisbaar");
    assert_eq!(held.ballots(), "0");
    let again = check.form("check").forge("again", "1").submit();
    assert_eq!(again.form("ballot").value(&held.field("Erkenning kind")), "3");
    let done = check.form("cast").submit();
    done.accepted().says("Deze stem is opgeslagen").says("Uitgebracht door Stijn Stem").says("1 van 3 leden");
    check.form("cast").submit().accepted();
    assert_eq!(held.ballots(), "1");
    held.portal.work();
    let saved = held.browser(ENSCHEDE).get(&held.page());
    saved.says("Verzegeld op plaats 1").follow("Stem wijzigen Enschede").says("U wijzigt een stem");
    // Another member sees that Enschede has voted, and nothing more.
    let other = held.browser(ZWOLLE).get(&held.page());
    other.says("1 van 3 leden").says("Er is nog geen stem uitgebracht").says_not("Stijn Stem");
}

#[test]
fn who_has_no_vote_casts_none() {
    let held = Held::open();
    let form = held.check(ENSCHEDE, &[("Erkenning kind", "3")]).form("cast");
    for stranger in [OFFICE, "enschede@samen-digitaal.example", "castricum@buch.example"] {
        held.sent_by(form.clone(), stranger).is_absent();
    }
    // Zwolle with Enschede's form: it has no proxy.
    held.sent_by(form, ZWOLLE).is_absent();
    assert_eq!(held.ballots(), "0");
}

#[test]
fn a_round_that_is_withdrawn_takes_no_ballots_and_shows_none() {
    let held = Held::open();
    let form = held.check(ENSCHEDE, &[("Erkenning kind", "3")]).form("cast");
    held.cast(ZWOLLE, &[("Erkenning kind", "2")]).accepted();
    let office = held.browser(OFFICE).get(&held.office());
    office.form("withdraw").submit().refused("Vul een reden in");
    office.form("withdraw").set("reason", "De kosten kloppen niet.").submit().accepted().says("Ingetrokken");
    form.submit().refused("Deze ronde is ingetrokken");
    held.close();
    assert_eq!(held.portal.ask_one("SELECT state FROM portal.round_states"), "void");
    held.browser(ENSCHEDE).get(&format!("{}/result", held.page())).is_absent();
    let told = held.portal.mail().into_iter().filter(|mail| mail.event == "round-withdrawn").count();
    assert_eq!(told, 3);
}

#[test]
fn a_closed_round_leads_to_its_result() {
    let held = Held::open();
    held.cast(ENSCHEDE, &[("Erkenning kind", "3"), ("Uittreksel BRP", "2")]).accepted();
    held.cast(ZWOLLE, &[("Erkenning kind", "2"), ("Kwijtschelding", "3")]).accepted();
    held.browser(ENSCHEDE).get(&format!("{}/result", held.page())).is_absent();
    held.close();
    let result = held.browser(ENSCHEDE).get(&held.page()).follow("Uitslag bekijken");
    result.says("Uitslag Routekaart 2027").says("2 van 3 leden").says("leden gehaald").says("gaat door");
    assert_eq!(result.select("#compare-table").len(), 1);
    held.browser("castricum@buch.example").get(&format!("{}/result", held.page())).is_absent();
}

#[test]
fn the_proposed_form_opens_tomorrow_for_two_weeks() {
    let held = Held::draft();
    let page = held.browser(OFFICE).get("/samen-digitaal/office/rounds/new");
    let tomorrow = today(&held.portal) + 1.day();
    let expected = format!("{}-{}-{}", tomorrow.day(), tomorrow.month(), tomorrow.year());
    assert_eq!(page.form("round").value("opens_on").replace("-0", "-").trim_start_matches('0'), expected);
    assert_eq!(page.form("round").value("closes_time"), "17:00");
}
