//! What if: a run under other keys, costs, members and volumes, through the forms of its page.

use super::runs::{cost, period, service};
use crate::harness::{Browser, Page, Portal};

const BUCH: [(&str, &str); 4] =
    [("GM0373", "32.61"), ("GM0450", "12.04"), ("GM0383", "34.19"), ("GM0399", "21.16")];

/// The BUCH's costs of a year by its fixed percentages, divided; not approved.
fn run(portal: &Portal) -> Page {
    let shares: Vec<String> = BUCH.map(|(code, share)| format!("\"{code}\":\"{share}\"")).into();
    let rule = format!("{{\"key\":{{\"kind\":\"fixed\",\"shares\":{{{}}}}}}}", shares.join(","));
    service(portal, "buch", "Bedrijfsvoering", &rule);
    let finance = portal.sign_in("finance@buch.example");
    let page = period(&finance, "buch", "2025", "1-1-2025", "31-12-2025");
    let run = cost(&page, "Bedrijfsvoering", "56.800.000,00").form("allocation-runs").submit();
    run.accepted();
    run
}

fn what_if(run: &Page, query: &str) -> Page {
    run.browser().get(&format!("{}/what-if?{query}", run.path()))
}

/// The cells of a member's row.
fn cells(page: &Page, member: &str) -> Vec<String> {
    let rows = page.select("section[aria-labelledby=members] tr");
    let row = rows.iter().find(|row| row.contains(member));
    let row = row.unwrap_or_else(|| panic!("{member} in {rows:?}"));
    row.split_whitespace().map(ToOwned::to_owned).collect()
}

fn approve(portal: &Portal, run: &Page) -> Browser {
    run.form("review").submit().accepted();
    let controller = portal.sign_in("controller@buch.example");
    controller.get(run.path()).form("decision").set("decision", "approve").submit().accepted();
    portal.sign_in("castricum@buch.example")
}

#[test]
fn equal_shares_instead_of_the_agreed_percentages_move_the_golden_amounts() {
    let portal = Portal::start();
    let run = run(&portal);
    let page = run.follow("Wat als").is_there().form("change-key").set("to", "equal").submit();
    page.accepted().says("Bedrijfsvoering wordt verdeeld naar: gelijk.");
    page.says("2 leden betalen meer en 2 leden betalen minder.");
    page.says("Uitgeest gaat er het meest op achteruit: +€\u{a0}7.361.280,00 (+107,6\u{a0}%).");
    page.says("Castricum gaat er het meest op vooruit: −€\u{a0}5.219.920,00 (−26,9\u{a0}%).");
    assert!(cells(&page, "Bergen").join(" ").contains("18.522.480,00 14.200.000,00 −€ 4.322.480,00 −23,3 %"));
    assert!(cells(&page, "Heiloo").join(" ").contains("12.018.880,00 14.200.000,00 +€ 2.181.120,00 +18,1 %"));
    assert!(cells(&page, "Alle leden").join(" ").contains("56.800.000,00 56.800.000,00 € 0,00"));
    assert!(page.path().ends_with("/what-if"), "{}", page.path());
}
