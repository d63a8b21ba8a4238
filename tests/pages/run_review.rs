//! The review page of a run with signals: the differences, how many are large and explained, and its filters.

use crate::harness::{Page, Portal};

/// The amounts of the run that waits beside those of the quarter before.
const BESIDE: &str = "portal.allocation_lines n
    JOIN portal.allocation_runs nr ON nr.id = n.run_id JOIN portal.periods np ON np.id = nr.period_id
    JOIN portal.allocation_lines b ON b.service_id = n.service_id AND b.member_id = n.member_id
    JOIN portal.allocation_runs br ON br.id = b.run_id JOIN portal.periods bp ON bp.id = br.period_id
    WHERE np.name = '3e kwartaal 2026' AND bp.name = '2e kwartaal 2026'";

/// What the database says differs by so many per cent: how many amounts, of how many members.
fn large(portal: &Portal, percent: u32) -> (String, String) {
    let flagged = format!("{BESIDE} AND abs(n.cents - b.cents) * 100 >= {percent} * b.cents");
    let count = |what: &str| portal.ask_one(&format!("SELECT count({what}) FROM {flagged}"));
    (count("*"), count("DISTINCT n.member_id"))
}

/// The words of each row of the matrix: its header, its cells, its difference and its total.
fn rows(page: &Page) -> Vec<String> {
    page.select("table.gg-matrix tbody tr")
}

#[test]
fn the_review_says_what_differs_how_much_and_what_is_not_explained() {
    let portal = Portal::demonstration();
    let run = portal.ask_one(
        "SELECT r.id FROM portal.allocation_runs r JOIN portal.periods p ON p.id = r.period_id
         WHERE p.name = '3e kwartaal 2026'",
    );
    let address = format!("/samen-digitaal/office/allocation-runs/{run}");
    let controller = portal.sign_in("controller@samen-digitaal.example");
    let page = controller.get(&address);
    page.is_there().says("9 signalen").says("7 met uitleg, 2 zonder").says("9 bedragen");
    assert_eq!(large(&portal, 15).0, "9");
    let flags = "table.gg-matrix td.gg-flagged";
    assert_eq!((page.select(flags).len(), rows(&page).len()), (9, 33));
    assert_eq!(page.select("[aria-labelledby=signals] li").len(), 9);
    let heads = page.select("table.gg-matrix thead th");
    assert_eq!(heads.iter().rev().take(2).collect::<Vec<_>>(), ["Totaal", "Verschil"]);

    // The difference of a member, from its two quarters: 114,564.80 is 418.73 less than 114,983.53, and that
    // is 0.364 per cent.
    let sums = portal.ask_one(&format!(
        "SELECT sum(n.cents) || ' ' || sum(b.cents) FROM {BESIDE} AND n.member_id =
             (SELECT id FROM portal.members WHERE name = 'Enschede' AND cooperative_id = n.cooperative_id)"
    ));
    assert_eq!(sums, "11456480 11498353");
    let row = rows(&page).into_iter().find(|row| row.starts_with("Enschede")).unwrap();
    assert!(row.ends_with("−0,4 % 114.564,80"), "{row}");
}

#[test]
fn the_filters_of_the_review_choose_from_where_a_difference_is_a_signal_and_whom_it_shows() {
    let portal = Portal::demonstration();
    let run = portal.ask_one(
        "SELECT r.id FROM portal.allocation_runs r JOIN portal.periods p ON p.id = r.period_id
         WHERE p.name = '3e kwartaal 2026'",
    );
    let controller = portal.sign_in("controller@samen-digitaal.example");
    let look = |query: &str| controller.get(&format!("/samen-digitaal/office/allocation-runs/{run}?{query}"));
    let mut seen = Vec::new();
    for percent in [5, 25, 50] {
        let (amounts, members) = large(&portal, percent);
        let page = look(&format!("threshold={percent}&members=flagged"));
        page.is_there();
        assert_eq!(page.select("table.gg-matrix td.gg-flagged").len().to_string(), amounts, "{percent}");
        assert_eq!(rows(&page).len().to_string(), members, "{percent}");
        page.says(&format!("Alleen leden met een signaal ({members})"));
        let chosen = page.attributes("#threshold option[selected]", "value");
        assert_eq!(chosen, [percent.to_string()]);
        // Without the other filter everybody is there, with the same signals.
        let all = look(&format!("threshold={percent}"));
        assert_eq!(all.select("table.gg-matrix td.gg-flagged").len().to_string(), amounts, "{percent}");
        assert_eq!(rows(&all).len(), 33);
        seen.push(amounts);
    }
    seen.dedup();
    assert_eq!(seen.len(), 3, "each threshold says something else: {seen:?}");
    // What is no threshold leaves that of the cooperative.
    let odd = look("threshold=veel&members=flagged");
    assert_eq!(odd.attributes("#threshold option[selected]", "value"), ["15"]);
    assert_eq!(rows(&odd).len().to_string(), large(&portal, 15).1);
}
