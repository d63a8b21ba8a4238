//! What if, for one member and one number: other volumes, a service taken or given up, and the picture of who
//! pays more and who less.

use super::runs::{cost, period, service};
use super::what_if::{approve, cells, run as by_percentages};
use crate::harness::{Page, Portal};

/// A euro for each of 103,300 inhabitants, and 300 euros that all but Castricum share.
fn run(portal: &Portal) -> Page {
    service(portal, "buch", "Applicaties", r#"{"key":{"kind":"attribute","name":"inhabitants"}}"#);
    service(portal, "buch", "Post", r#"{"key":{"kind":"equal"}}"#);
    portal.change(
        "DELETE FROM portal.subscriptions s USING portal.members m, portal.services v
             WHERE m.id = s.member_id AND v.id = s.service_id AND m.name = 'Castricum' AND v.code = 'post'",
    );
    let finance = portal.sign_in("finance@buch.example");
    let page = period(&finance, "buch", "2025", "1-1-2025", "31-12-2025");
    let page = cost(&cost(&page, "Applicaties", "103.300,00"), "Post", "300,00");
    let run = page.form("allocation-runs").submit();
    run.accepted();
    run
}

#[track_caller]
fn says(page: &Page, member: &str, figures: &str) {
    let cells = cells(page, member);
    assert!(cells.contains(figures), "{cells:?} instead of {figures:?}");
}

#[test]
fn more_inhabitants_of_one_member_move_what_everybody_pays() {
    let portal = Portal::start();
    let page = run(&portal).follow("Wat als");
    let form = || page.form("change-volume").set("meter", "attribute.inhabitants");
    form().set("percent", "veel").submit().refused("Schrijf een percentage van -100 tot 1000");
    let twice = form().set("member", "GM0373").set("percent", "100").submit();
    twice.accepted().says("Bergen (NH.) heeft +100,0 % inwoners.");
    says(&twice, "Bergen", "30.074,00 46.565,39 +€ 16.491,39 +54,8 %");
    says(&twice, "Uitgeest", "13.628,00 10.585,48");
    says(&twice, "Castricum", "35.992,00 27.897,22");
    says(&twice, "Heiloo", "23.906,00 18.551,91");
    says(&twice, "Alle leden", "103.600,00 103.600,00 € 0,00");
    // Of all members ten percent more: nobody's part changes.
    let all = form().set("member", "").set("percent", "+10 %").submit();
    all.accepted().says("Alle leden hebben +10,0 % inwoners.");
    all.says("Niemand die blijft, betaalt meer of minder.");
}

#[test]
fn a_member_gives_a_service_up_or_takes_it_and_the_others_pay_for_it_or_less() {
    let portal = Portal::start();
    let page = run(&portal).follow("Wat als");
    let form = || page.form("change-taking").set("service", "post");
    let stops = form().set("member", "GM0450").set("to", "stop").submit();
    stops.accepted().says("Uitgeest neemt Post niet meer af.");
    says(&stops, "Uitgeest", "13.628,00 13.528,00 −€ 100,00");
    says(&stops, "Heiloo", "23.906,00 23.956,00 +€ 50,00");
    says(&stops, "Castricum", "35.992,00 35.992,00 € 0,00");
    let takes = form().set("member", "GM0383").set("to", "take").submit();
    takes.accepted().says("Castricum neemt Post ook af.");
    says(&takes, "Castricum", "35.992,00 36.067,00 +€ 75,00 +0,2 %");
    says(&takes, "Uitgeest", "13.628,00 13.603,00 −€ 25,00");
    // Once more on top of it changes nothing.
    let twice = takes.form("change-taking").set("service", "post").set("member", "GM0383").set("to", "take");
    says(&twice.submit(), "Castricum", "35.992,00 36.067,00 +€ 75,00 +0,2 %");
}

#[test]
fn a_member_asks_from_its_own_costs_what_another_service_would_cost() {
    let portal = Portal::start();
    let run = run(&portal);
    let castricum = approve(&portal, &run);
    let costs = castricum.get("/buch/my-costs");
    costs.says_not("Wat als wij Applicaties gaan afnemen");
    let page = costs.follow("Wat als wij Post gaan afnemen");
    page.is_there().says("Castricum neemt Post ook af. De kosten van de dienst blijven gelijk.");
    says(&page, "Castricum", "35.992,00 36.067,00 +€ 75,00 +0,2 %");
    says(&page, "Bergen", "30.074,00 30.049,00 −€ 25,00 −0,1 %");
    page.says("1 lid betaalt meer en 3 leden betalen minder.");
    let own = page.select("section[aria-labelledby=members] tr.gg-table__current, tr.gg-table__current th");
    assert!(own.iter().any(|row| row.contains("Castricum")), "{own:?}");
    // In the picture the own municipality has a colour of its own, and its name.
    let fills = page.attributes("svg[aria-labelledby^=movers] rect", "class");
    assert_eq!(fills, ["gg-fill-3", "gg-fill-1", "gg-fill-1", "gg-fill-1"]);
    assert_eq!(page.select("svg[aria-labelledby^=movers] text.gg-chart__strong")[0], "Castricum +75");
}

#[test]
fn the_picture_says_in_words_and_bars_who_pays_more_and_who_less() {
    let portal = Portal::start();
    let run = by_percentages(&portal);
    let page = run.follow("Wat als").form("change-key").set("to", "equal").submit();
    let chart = "svg[role=img][aria-labelledby^=movers]";
    assert_eq!(page.select(&format!("{chart} title")), ["Verschil per lid in euro's"]);
    let said = page.select(&format!("{chart} desc")).remove(0);
    assert!(said.starts_with("2 leden betalen meer en 2 leden betalen minder."), "{said}");
    page.says(&said);
    // From who goes most backwards to who gains most: bars above the line, and bars that hang from it.
    assert_eq!(
        page.attributes(&format!("{chart} rect"), "class"),
        ["gg-fill-2", "gg-fill-2", "gg-fill-1", "gg-fill-1"]
    );
    let number = |name: &str| -> Vec<f64> {
        let texts = page.attributes(&format!("{chart} rect"), name);
        texts.iter().map(|text| text.trim_end_matches('%').parse().unwrap()).collect()
    };
    let (tops, heights, lefts) = (number("y"), number("height"), number("x"));
    assert!(lefts.is_sorted(), "{lefts:?}");
    let line = tops[0] + heights[0];
    assert!((tops[1] + heights[1] - line).abs() < 0.02, "both stand on the line: {tops:?} {heights:?}");
    assert!((tops[2] - line).abs() < 0.02 && (tops[3] - line).abs() < 0.02, "{tops:?} {heights:?}");
    // 7,361,280 and 2,181,120 more; 4,322,480 and 5,219,920 less: as high as the amounts are.
    for (height, euros) in heights.iter().zip([7_361_280.0, 2_181_120.0, 4_322_480.0, 5_219_920.0]) {
        assert!((height / heights[0] - euros / 7_361_280.0).abs() < 0.01, "{heights:?}");
    }
    let notes = page.select(&format!("{chart} text.gg-chart__strong"));
    assert_eq!(notes, ["Uitgeest +7.361.280", "Castricum −5.219.920"]);
    for words in ["betaalt meer", "betaalt minder"] {
        page.says(words);
    }
}
