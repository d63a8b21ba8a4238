//! A run down to the rows it was measured by, and out of the portal as a workbook.

use super::runs::{cost, service};
use crate::harness::{Browser, Page, Portal, tabs};

const FINANCE: &str = "finance@samen-digitaal.example";

/// What is uploaded: member, day, quantity and event; 1,300 of Enschede, 700 of Zutphen.
const ROWS: [(&str, &str, &str, &str); 4] = [
    ("Enschede", "01-07-2026", "1.231,5", "zaak-a"),
    ("Enschede", "15-08-2026", "60", "zaak-b"),
    ("Zutphen", "02-07-2026", "700", "zaak-c"),
    ("Enschede", "30-09-2026", "8,5", "zaak-d"),
];

/// A run of a quarter, its costs divided by what a file brought in.
fn measured(portal: &Portal) -> Page {
    service(
        portal,
        "samen-digitaal",
        "Zaken",
        r#"{"key":{"kind":"usage","meter":"proefzaken","aggregate":"sum"}}"#,
    );
    service(portal, "samen-digitaal", "Post", r#"{"key":{"kind":"equal"}}"#);
    portal.change(
        "INSERT INTO portal.meters (cooperative_id, id, code, name)
             SELECT id, gen_random_uuid(), v.code, v.name FROM platform.cooperatives,
                 (VALUES ('proefzaken', 'Proefzaken'), ('brieven', 'Brieven')) v (code, name)
             WHERE address = 'samen-digitaal';
         INSERT INTO portal.periods (cooperative_id, id, name, starts_on, ends_on)
             SELECT id, gen_random_uuid(), 'Proefkwartaal', '2026-07-01', '2026-10-01'
             FROM platform.cooperatives WHERE address = 'samen-digitaal'",
    );
    let finance = portal.sign_in(FINANCE);
    // Of another meter, and of nobody's amount here.
    import(portal, &finance, "brieven.csv", "brieven", &[("Enschede", "01-07-2026", "5000", "brief-a")]);
    import(portal, &finance, "zaken.csv", "proefzaken", &ROWS);
    let id = portal.ask_one("SELECT id FROM portal.periods");
    let period = finance.get(&format!("/samen-digitaal/office/periods/{id}"));
    let run = cost(&cost(&period, "Zaken", "2.000,00"), "Post", "100,00").form("allocation-runs").submit();
    run.accepted();
    run
}

fn import(portal: &Portal, finance: &Browser, name: &str, meter: &str, rows: &[(&str, &str, &str, &str)]) {
    let lines = rows
        .iter()
        .map(|(member, day, quantity, event)| format!("{member};{meter};{day};{quantity};{event}\n"));
    let file = format!("gemeente;meter;datum;aantal;kenmerk\n{}", lines.collect::<String>());
    let page = finance.get("/samen-digitaal/office/usage-imports/new");
    let period = page.select("#period option").into_iter().find(|label| label.contains("Proefkwartaal"));
    let form = page.form("usage-imports").set("period", &period.unwrap());
    let check = form.file("file", name, file.as_bytes()).submit();
    portal.work();
    finance.get(check.path()).form("confirmation").submit().accepted();
    portal.work();
}

#[test]
fn an_amount_opens_down_to_the_rows_of_the_file_and_no_others() {
    let portal = Portal::start();
    let run = measured(&portal);
    let enschede = portal.ask_one("SELECT id FROM portal.members WHERE name = 'Enschede'");
    let amounts = run.attributes(&format!("main a[href$='/{enschede}']"), "href");
    let pages: Vec<Page> = amounts.iter().map(|href| run.browser().get(href)).collect();
    let amount = pages.iter().find(|page| page.text().contains("1.300,00")).expect("65 % of 2,000");
    let column = |css: &str| amount.select(&format!("#usage-proefzaken-rows ~ tbody {css}"));
    // As the file has them: day, quantity and event.
    let days = column("th");
    let rows: Vec<(String, String)> =
        column("td:nth-child(2)").into_iter().zip(column("td:nth-child(4)")).collect();
    let mut expected: Vec<(String, String)> = ROWS
        .iter()
        .filter(|(member, ..)| *member == "Enschede")
        .map(|(_, _, quantity, event)| ((*quantity).to_owned(), (*event).to_owned()))
        .collect();
    let mut sorted = rows.clone();
    sorted.sort();
    expected.sort();
    assert_eq!(sorted, expected, "{amount:?}");
    assert_eq!(days.len(), 3);
    for (_, day, _, event) in ROWS.iter().filter(|(member, ..)| *member == "Enschede") {
        let place = rows.iter().position(|(_, found)| found == event);
        assert_eq!(days[place.unwrap()], *day, "{event}");
    }
    assert_eq!(column("td:nth-child(3)"), ["bestand"; 3]);
    amount.says_not("zaak-c").says_not("brief-a");
    // What belongs to another amount shows none of them.
    let equal = pages.iter().find(|page| page.text().contains("33,3")).expect("a third of 100");
    equal.says_not("zaak-a");
}

/// Euros as a workbook holds them, in cents.
fn cents(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    assert!(part.len() <= 2, "{text} is no amount of money");
    format!("{whole}{part:0<2}").parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn the_workbook_of_a_run_opens_and_its_totals_are_those_of_the_run() {
    let portal = Portal::start();
    let run = measured(&portal);
    let file = run.browser().get(&format!("{}/export.xlsx", run.path()));
    file.is_there();
    let tabs = tabs(file.bytes());
    let [(_, table), (_, list)] = tabs.as_slice() else { panic!("{tabs:?}") };
    assert_eq!(table[0], ["Code", "Lid", "Post", "Zaken", "Totaal"]);
    let (last, rows) = table[1..].split_last().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(names, ["Enschede", "Zutphen", "Zwolle"]);
    for row in rows {
        assert_eq!(cents(&row[2]) + cents(&row[3]), cents(&row[4]), "{row:?}");
    }
    for column in 2..5 {
        let sum: i64 = rows.iter().map(|row| cents(&row[column])).sum();
        assert_eq!(sum, cents(&last[column]), "column {column} of {table:?}");
    }
    assert_eq!([cents(&last[2]), cents(&last[3]), cents(&last[4])], [10_000, 200_000, 210_000]);
    assert_eq!(cents(&rows[0][3]), 130_000, "Enschede has 1,300 of 2,000");
    // One row for each amount, which add up to the same.
    assert_eq!(list[0], ["Code", "Lid", "Dienst", "Bedrag"]);
    assert_eq!(list[1..].iter().map(|row| cents(&row[3])).sum::<i64>(), 210_000);
    let stored = portal.ask(
        "SELECT m.name || ' ' || s.name || ' ' || l.cents FROM portal.allocation_lines l
             JOIN portal.members m ON m.id = l.member_id JOIN portal.services s ON s.id = l.service_id
             ORDER BY 1",
    );
    let mut listed: Vec<String> =
        list[1..].iter().map(|row| format!("{} {} {}", row[1], row[2], cents(&row[3]))).collect();
    listed.sort();
    assert_eq!(listed, stored);
}
