//! What if: a run under other keys, costs, members and volumes, through the forms of its page.

use super::runs::{cost, period, service};
use crate::harness::{Browser, Page, Portal};

const BUCH: [(&str, &str); 4] =
    [("GM0373", "32.61"), ("GM0450", "12.04"), ("GM0383", "34.19"), ("GM0399", "21.16")];

/// The BUCH's costs of a year by its fixed percentages, divided; not approved.
pub(super) fn run(portal: &Portal) -> Page {
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

/// The cells of a member's row, with single spaces.
pub(super) fn cells(page: &Page, member: &str) -> String {
    let rows = page.select("section[aria-labelledby=members] tr");
    let row = rows.iter().find(|row| row.contains(member));
    let row = row.unwrap_or_else(|| panic!("{member} in {rows:?}"));
    row.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn approve(portal: &Portal, run: &Page) -> Browser {
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
    assert!(cells(&page, "Bergen").contains("18.522.480,00 14.200.000,00 −€ 4.322.480,00 −23,3 %"));
    assert!(cells(&page, "Heiloo").contains("12.018.880,00 14.200.000,00 +€ 2.181.120,00 +18,1 %"));
    assert!(cells(&page, "Alle leden").contains("56.800.000,00 56.800.000,00 € 0,00"));
    assert!(page.path().ends_with("/what-if?key.bedrijfsvoering=equal"), "shared by its address");
}

#[test]
fn changes_come_together_are_taken_away_one_by_one_and_add_up() {
    let portal = Portal::start();
    let run = run(&portal);
    let page = what_if(&run, "key.bedrijfsvoering=equal");
    let page = page.form("change-cost").set("to", "+10%").submit();
    page.accepted().says("Bedrijfsvoering kost € 62.480.000,00.").says("gelijk");
    assert!(cells(&page, "Uitgeest").contains("6.838.720,00 15.620.000,00"));
    let page = page.form("change-leave").set("member", "GM0450").submit();
    page.accepted().says("Uitgeest is geen lid meer.").says("betaalt dan niet mee");
    assert!(cells(&page, "Heiloo").contains("12.018.880,00 20.826.666,6"));
    assert!(cells(&page, "Alle leden").contains("56.800.000,00 62.480.000,00 +€ 5.680.000,00 +10,0 %"));
    let links = page.attributes("section[aria-labelledby=changes] a", "href");
    assert_eq!(links.len(), 3, "each change can be taken away");
    run.browser().get(&links[0]).is_there().says_not("Uitgeest is geen lid meer.").says("gelijk");
}

#[test]
fn a_municipality_joins_with_the_mean_per_inhabitant() {
    let portal = Portal::start();
    let run = run(&portal);
    let form = || what_if(&run, "").form("change-join");
    form().set("name", "Heiloo").set("inhabitants", "10").submit().refused("Heiloo is al lid.");
    form().set("name", "Alkmaar").submit().refused("Schrijf hoeveel inwoners de gemeente heeft.");
    let page = form().set("name", "Alkmaar").set("inhabitants", "103.300").submit();
    page.accepted().says("Alkmaar wordt lid, met 103.300 inwoners.");
    // As many inhabitants as all members together: half of the costs.
    assert!(cells(&page, "Alkmaar").contains("28.400.000,00"));
    page.says("Geen lid betaalt meer en 4 leden betalen minder.");
}

#[test]
fn damping_takes_years_and_says_when_everybody_has_arrived() {
    let portal = Portal::start();
    let run = run(&portal);
    let page = what_if(&run, "key.bedrijfsvoering=equal&rise=25");
    page.is_there().says("In jaar 4 betaalt elk lid het nieuwe bedrag.").says("Jaar 4").says_not("Jaar 5");
    // 6.838.720,00 and a quarter more.
    page.says("8.548.400,00");
    let page = what_if(&run, "amount.bedrijfsvoering=80000000.00&rise=5");
    page.refused("past niet binnen deze percentages");
}

#[test]
fn nonsense_in_the_address_is_a_sentence_and_never_an_error() {
    let portal = Portal::start();
    let run = run(&portal);
    for (query, sentence) in [
        ("x=1", "In het adres staat iets dat wij niet kennen: x."),
        ("key.desk=equal", "desk is geen dienst in deze verdeling."),
        ("leave.GM9999=1", "GM9999 is geen lid in deze verdeling."),
        (
            "key.bedrijfsvoering=eerlijk(",
            "Wij kunnen niet lezen wat in het adres staat bij key.bedrijfsvoering.",
        ),
        ("amount.bedrijfsvoering=veel", "bij amount.bedrijfsvoering"),
        ("price.bedrijfsvoering=1", "Dat kan niet bij Bedrijfsvoering"),
        ("leave.GM0450=1&leave.GM0450=1", "iets twee keer"),
        ("key.bedrijfsvoering=attribute(budget)", "weten wij niet: budget"),
        ("attribute.inhabitants=-1", "bij attribute.inhabitants"),
        ("leave.GM0450=1&rise=veel", "Kies hoeveel procent"),
        ("%ff=%ff", "In het adres staat iets dat wij niet kennen"),
        ("add=nee", "In het adres staat iets dat wij niet kennen: nee."),
        ("add=key&service=desk&to=equal", "Kies een dienst uit de lijst."),
        ("add=cost&service=bedrijfsvoering&to=duur", "Schrijf een bedrag"),
        (
            "leave.GM0373=1&leave.GM0450=1&leave.GM0383=1&leave.GM0399=1",
            "Niemand neemt Bedrijfsvoering dan nog af",
        ),
    ] {
        what_if(&run, query).refused(sentence);
    }
}

#[test]
fn members_see_approved_runs_only_and_start_from_their_own_costs() {
    let portal = Portal::start();
    let run = run(&portal);
    let id = run.path().rsplit('/').next().unwrap().to_owned();
    let address = format!("/buch/allocation-runs/{id}/what-if");
    let castricum = portal.sign_in("castricum@buch.example");
    castricum.get(&address).is_absent();
    castricum.get(&format!("{}/what-if", run.path())).is_absent();
    let castricum = approve(&portal, &run);
    castricum.get(&address).is_there().says("U veranderde nog niets");
    castricum.get(&format!("{}/what-if", run.path())).is_absent();
    portal.sign_in("finance@samen-digitaal.example").get(&address).is_absent();
    let page = castricum.get("/buch/my-costs").follow("Wat als wij deze dienst niet meer afnemen");
    page.is_there().says("Castricum neemt Bedrijfsvoering niet meer af.");
    page.says("3 leden betalen meer en 1 lid betaalt minder.");
    let file = castricum.get(&format!("{address}?stop.bedrijfsvoering.GM0383=1&file=csv"));
    assert!(file.body().contains("Castricum;19419920,00;0,00;-19419920,00;-100%"), "{}", file.body());
}
