//! "My costs" of a member of the demonstration: a chart of its periods, and the same as a table.

use crate::harness::Portal;

#[test]
fn the_chart_of_periods_and_its_table_say_what_enschede_was_divided() {
    let portal = Portal::demonstration();
    let kept = portal.ask(
        "SELECT p.name || ' ' || sum(l.cents) FROM portal.allocation_lines l
         JOIN portal.allocation_runs r ON r.id = l.run_id JOIN portal.periods p ON p.id = r.period_id
         JOIN portal.members m ON m.id = l.member_id
         JOIN platform.cooperatives c ON c.id = l.cooperative_id
         WHERE c.address = 'samen-digitaal' AND m.name = 'Enschede' AND r.state = 'approved'
         GROUP BY p.name, p.starts_on ORDER BY p.starts_on",
    );
    assert!(kept.len() > 2 && !kept.iter().any(|row| row.starts_with("3e kwartaal 2026")), "{kept:?}");
    let page = portal.sign_in("enschede@samen-digitaal.example").get("/samen-digitaal/my-costs");
    page.is_there().says("Kosten van Enschede in 2026");

    let table = |css: &str| page.select(&format!("section[aria-labelledby=periods] table {css}"));
    let (names, amounts) = (table("tbody th"), table("tbody td"));
    let cents = |shown: &str| shown.chars().filter(char::is_ascii_digit).collect::<String>();
    let rows: Vec<String> = names
        .iter()
        .zip(&amounts)
        .map(|(name, amount)| format!("{} {}", name.trim(), cents(amount)))
        .collect();
    assert_eq!(rows, kept);

    let part = "section[aria-labelledby=periods]";
    assert_eq!(page.select(&format!("{part} svg.gg-chart")).len(), 1);
    assert_eq!(page.select(&format!("{part} svg.gg-chart rect")).len(), kept.len(), "a bar for each period");
    let headline = page.select(&format!("{part} > p")).remove(0);
    let (first, last) = (names.first().unwrap().trim(), names.last().unwrap().trim());
    let said = format!(
        "Van {} in {first} naar {} in {last}.",
        euro(amounts.first().unwrap()),
        euro(amounts.last().unwrap())
    );
    assert_eq!(headline.replace('\u{a0}', " "), said);
    // The chart says the same to who does not see it.
    let described = page.select(&format!("{part} svg.gg-chart title, {part} svg.gg-chart desc"));
    assert_eq!(described[0], "Kosten van Enschede per periode");
    assert_eq!(described[1].replace('\u{a0}', " "), said);
}

/// An amount of a table as a sentence says it.
fn euro(shown: &str) -> String {
    format!("€ {}", shown.trim().trim_start_matches("€").trim().replace('\u{a0}', " "))
}
