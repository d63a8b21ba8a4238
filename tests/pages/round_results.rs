//! The result of a closed round: what it shows, to whom, what if, and what can be taken along.

use super::rounds::{BOARD, CANDIDATES, ENSCHEDE, Held, OFFICE, ZUTPHEN, ZWOLLE};
use crate::harness::Page;

/// A round of three ballots that was closed.
pub fn closed() -> Held {
    let held = Held::open();
    let [birth, registry, remission, licence] = CANDIDATES.map(|(title, _)| title);
    held.cast(ENSCHEDE, &[(birth, "3"), (registry, "2"), (licence, "1")]).accepted();
    held.cast(ZWOLLE, &[(birth, "2"), (remission, "3"), (licence, "none")]).accepted();
    held.cast(ZUTPHEN, &[(registry, "3"), (remission, "1")]).accepted();
    held.close();
    held
}

fn result(held: &Held, who: &str) -> Page {
    held.browser(who).get(&format!("{}/result", held.page()))
}

fn candidate(held: &Held, title: &str) -> String {
    held.portal.ask_one(&format!("SELECT id FROM portal.candidates WHERE title = '{title}'"))
}

/// The result's addresses, below the page of the round.
const ADDRESSES: [&str; 7] = [
    "/result",
    "/result/ballots",
    "/result/what-if",
    "/result/export.json",
    "/result/export.pb",
    "/result/export.csv",
    "/result/export.xlsx",
];

#[test]
fn before_a_round_is_closed_nothing_of_its_result_is_there_for_anybody() {
    let held = Held::open();
    held.cast(ENSCHEDE, &[(CANDIDATES[0].0, "3")]).accepted();
    for who in [ENSCHEDE, ZWOLLE, OFFICE, BOARD, "controller@samen-digitaal.example"] {
        for address in ADDRESSES {
            held.browser(who).get(&format!("{}{address}", held.page())).is_absent();
        }
    }
    held.browser(BOARD).get(&format!("{}/decision", held.office())).is_absent();
}

#[test]
fn after_closing_every_member_and_the_office_see_it_and_no_stranger_does() {
    let held = closed();
    for address in ADDRESSES {
        let address = format!("{}{address}", held.page());
        for who in [ENSCHEDE, "enschede@samen-digitaal.example", OFFICE, "finance@samen-digitaal.example"] {
            assert_eq!(held.browser(who).get(&address).status(), 200, "{who} {address}");
        }
        held.browser("supplier@samen-digitaal.example").get(&address).is_absent();
        held.browser("castricum@buch.example").get(&address).is_absent();
    }
}

#[test]
fn who_paid_what_adds_up_to_the_cent() {
    let held = closed();
    let page = result(&held, ZWOLLE);
    page.says("3 van 3 leden").says("Budget per stem").says("€\u{a0}66.666,67");
    let funded = page.select("[id^='payers-']").len();
    assert!(funded > 0, "{page:?}");
    for table in 1..=funded {
        let cents = |css: &str| -> Vec<i64> {
            let shown = page.select(&format!("section[aria-labelledby='payers-{table}'] {css}"));
            let digits = |text: &String| text.chars().filter(char::is_ascii_digit).collect::<String>();
            shown.iter().map(|text| digits(text).parse().unwrap()).collect()
        };
        let parts = cents("tbody td:last-child");
        assert_eq!(parts.iter().sum::<i64>(), cents("tfoot td:last-child")[0], "table {table}");
    }
}

#[test]
fn why_not_says_what_was_left_and_what_would_have_been_enough() {
    let held = closed();
    let page = result(&held, ENSCHEDE);
    page.says("Was doorgegaan bij een prijs van").says("Effectieve steun").says("Ging naar");
    page.says("Budgetlijn").says("Geen mening").says("meeste stemmen").says("Gelijke standen");
}

#[test]
fn a_tie_that_decides_is_called_so_and_the_result_says_for_whom_it_matters() {
    let held = Held::draft();
    let [birth, registry, remission, _] = CANDIDATES.map(|(title, _)| title);
    // As dear as the first, and wished for by the same members: there is money for one of both.
    held.portal.change(&format!(
        "UPDATE portal.candidates SET one_off_cents = 10000000 WHERE title = '{remission}'"
    ));
    held.browser(BOARD).get(&held.office()).form("open").submit().accepted();
    held.cast(ENSCHEDE, &[(birth, "3"), (remission, "3")]).accepted();
    held.cast(ZWOLLE, &[(birth, "3"), (remission, "3")]).accepted();
    held.cast(ZUTPHEN, &[(registry, "3")]).accepted();
    held.close();
    let page = result(&held, ZUTPHEN);
    page.says("1 keer gelijke stand, met gevolg voor de uitslag.");
    let tie = page.select("section[aria-labelledby=ties] li").concat();
    assert!(tie.contains(birth) && tie.contains(remission) && tie.contains("het lot. Beslissend"), "{tie}");
    assert!(!tie.contains("Zonder gevolg"), "{tie}");
    // Most votes fund both of them, and leave Zutphen with nothing.
    page.says("1 lid is beter af dan bij meeste stemmen, 2 leden zijn slechter af.");
    page.says("Beter af: 1 lid Zutphen").says("Slechter af: 2 leden Enschede, Zwolle");
    page.says("3 van de 3 leden zien minstens één dienst terug").says("bij meeste stemmen 2.");
    // Where nothing is equal, nothing is said to decide.
    let other = result(&closed(), ZWOLLE);
    other.says_not("Beslissend").says("beter af dan bij meeste stemmen");
}

#[test]
fn the_result_proves_itself() {
    let held = closed();
    let page = result(&held, ENSCHEDE);
    let opening = held.portal.ask_one("SELECT hash || ' ' || lot_commitment FROM portal.round_openings");
    let seed = held.portal.ask_one("SELECT seed FROM portal.round_lots");
    let head = held.portal.ask_one("SELECT head FROM portal.round_results");
    for hash in opening.split(' ').chain([seed.as_str(), &head]) {
        page.says(hash);
    }
    page.says("gemeengoed verify round routekaart-2027.json").says("3 stembiljetten, keten klopt");
    page.says("Uw stem staat op plaats 1");
    assert_eq!(page.select(".gg-checks__item--fail"), [""; 0]);
}

#[test]
fn all_ballots_stand_on_the_names_of_their_members() {
    let held = closed();
    let page = result(&held, ZWOLLE).follow("Bekijk alle stemmen");
    page.says("Enschede").says("Zutphen").says("3 leden stemden");
    assert_eq!(page.select(".gg-matrix tbody tr").len(), 3);
    assert!(page.select(".gg-table__current").concat().contains("Zwolle"));
    let hash = "SELECT s.hash FROM portal.ballot_seals s JOIN portal.ballots b ON b.id = s.ballot_id
        JOIN portal.members m ON m.id = b.member_id WHERE m.name = 'Zwolle'";
    page.says(&held.portal.ask_one(hash));
    let office = held.browser(OFFICE).get(&format!("{}/result/ballots", held.page()));
    assert_eq!(office.select(".gg-table__current"), [""; 0]);
}

#[test]
fn what_if_shows_another_outcome_and_keeps_nothing() {
    let held = closed();
    let before = held.portal.ask_one("SELECT sha256 FROM portal.round_results");
    let empty = result(&held, ENSCHEDE).follow("Wat als");
    let form = empty.form("what-if");
    let more = form.set("budget", "1.000.000").submit();
    more.says("Het budget is €\u{a0}1.000.000 in plaats van €\u{a0}200.000");
    more.says("Er kom").says("er gaat niets af");
    assert!(more.path().contains("budget=1000000"), "{}", more.path());
    let id = candidate(&held, CANDIDATES[3].0);
    let form = more.form("what-if").forge("candidate", &id).set("price", "1.000,50");
    let both = form.submit();
    both.says("Rijbewijs verlengen kost €\u{a0}1.000,50 in plaats van €\u{a0}120.000");
    both.says("Het budget is €\u{a0}1.000.000");
    assert!(both.path().contains(&format!("cost.{id}=1000.5")), "{}", both.path());
    let rule = both.form("what-if").set("rule", "greedy").submit();
    rule.says("Er wordt geteld met meeste stemmen");
    assert_eq!(held.portal.ask_one("SELECT sha256 FROM portal.round_results"), before);
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.round_results"), "1");
}

#[test]
fn nonsense_in_the_address_is_a_sentence() {
    let held = closed();
    let browser = held.browser(ENSCHEDE);
    let ask = |query: &str| browser.get(&format!("{}/result/what-if?{query}", held.page()));
    ask("budget=veel").refused("Dit budget kunnen wij niet lezen");
    ask("budget=-1").refused("Dit budget kunnen wij niet lezen");
    ask("rule=loten").refused("Deze regel kennen wij niet");
    ask("weights=9").refused("of elk lid één stem heeft");
    ask("cost.niemand=5").refused("Deze dienst hoort niet bij deze ronde");
    ask("price=5&look=1").refused("Kies de dienst waar deze prijs bij hoort");
    ask("taart=5").refused("Het adres bevat iets wat wij niet kennen: taart");
    let id = candidate(&held, CANDIDATES[0].0);
    ask(&format!("cost.{id}=0.000001")).refused("De prijs van Erkenning kind kunnen wij niet lezen");
    ask("budget=999999999999").says("Het budget is");
    ask("").is_there();
}

#[test]
fn the_downloads_are_the_round_itself() {
    let held = closed();
    let browser = held.browser(ZUTPHEN);
    let file = |kind: &str| browser.get(&format!("{}/result/export.{kind}", held.page()));
    let stored = held.portal.ask_one("SELECT file FROM portal.round_results");
    assert_eq!(file("json").body(), stored);
    assert_eq!(voting::verify_round_command(file("json").body()), voting::RoundVerdict::Same);
    let pb = voting::read_pb(file("pb").body()).expect("a .pb that can be read");
    assert_eq!(pb.election.ballots().len(), 3);
    let csv = file("csv");
    assert!(csv.body().starts_with('\u{feff}'), "for Dutch Excel");
    assert!(
        csv.body().lines().any(|line| line == "Zwolle;1;;2;2;geen mening;3;geen mening"),
        "{}",
        csv.body()
    );
    assert!(file("xlsx").bytes().starts_with(b"PK"));
    file("pdf").is_absent();
}

#[test]
fn a_challenged_result_stays_readable_beside_the_new_vote() {
    let held = closed();
    let page = held.browser(OFFICE).get(&held.office());
    page.form("challenge").set("reason", "Eén lid kon niet inloggen.").submit().accepted();
    let page = result(&held, ENSCHEDE);
    page.says("Betwist").says("Eén lid kon niet inloggen.").says("Er volgt een nieuwe stemming");
    page.says("gaan door");
    held.browser(BOARD).get(&format!("{}/decision", held.office())).says("Deze uitslag is betwist");
}
