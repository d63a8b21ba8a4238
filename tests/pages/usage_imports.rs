//! Importing usage in the browser: the form, the dry run, the choice, the progress, the end.

use diesel::connection::SimpleConnection;

use crate::harness::{Browser, Page, Portal};

const LIST: &str = "/samen-digitaal/office/usage-imports";

const FILE: &str = "gemeente;meter;datum;aantal;kenmerk\n\
    Enschede;proefzaken;01-07-2026;1.231,5;a\n\
    Zutphen;proefzaken;02-07-2026;12;b\n\
    Zutfen;proefzaken;02-07-2026;12;c\n";

/// A portal with a period of three months and a meter.
fn portal() -> Portal {
    let portal = Portal::start();
    let seed = "INSERT INTO portal.meters (cooperative_id, id, code, name)
            SELECT id, gen_random_uuid(), 'proefzaken', 'Proefzaken' FROM platform.cooperatives;
        INSERT INTO portal.periods (cooperative_id, id, name, starts_on, ends_on)
            SELECT id, gen_random_uuid(), 'Proefkwartaal', '2026-07-01', '2026-10-01'
            FROM platform.cooperatives";
    portal.database.owner().batch_execute(seed).unwrap();
    portal
}

fn upload(finance: &Browser, content: &[u8]) -> Page {
    let page = finance.get(&format!("{LIST}/new"));
    let period = page.select("#period option").into_iter().find(|label| label.contains("Proefkwartaal"));
    page.form("usage-imports").set("period", &period.unwrap()).file("file", "week27.csv", content).submit()
}

#[test]
fn finance_walks_from_a_file_to_stored_rows() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let busy = upload(&finance, FILE.as_bytes());
    busy.accepted().says("Proefkwartaal wordt gecontroleerd").says("Import stoppen");
    let own = busy.path().to_owned();
    portal.work();
    let check = finance.get(&own);
    check
        .is_there()
        .says("2 van de 3 regels zijn goed. 1 regel heeft een fout.")
        .says("Nog niets opgeslagen");
    check.says("Zutfen").says("Bedoelt u Zutphen?").says("Zo lezen wij de kolommen");
    assert_eq!(check.select("#faults-table ~ tbody tr, #columns-table ~ tbody tr").len(), 1 + 5);
    let storing = check.form("confirmation").set("choice", "good").submit();
    storing.accepted().says("Proefkwartaal wordt verwerkt").says("U kunt deze pagina sluiten");
    portal.work();
    let done = finance.get(&own);
    done.is_there().says("2 regels opgeslagen in Proefkwartaal").says("Zutfen");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.usage_events"), "2");
    let mail = portal.mail().into_iter().find(|mail| mail.event == "import-done").unwrap();
    assert_eq!((mail.to.as_str(), &mail.data["stored"]), ("finance@samen-digitaal.example", &2.into()));

    finance.get(LIST).says("1 regel met een fout is niet verwerkt").says("Proefzaken").says("1.243,5");
    done.form("handled").submit().accepted().says("De regels met een fout zijn afgehandeld");
    finance.get(LIST).says_not("1 regel met een fout is niet verwerkt");

    let rows = done.follow("Bekijk de regels");
    rows.is_there().says("2 regels met deze filters").says("1.231,5");
    let csv = finance.get(&rows.attributes("main a[href*='usage/csv']", "href")[0]);
    assert_eq!(
        csv.body(),
        "\u{feff}Datum;Lid;Meter;Aantal;Onderwerp;Kenmerk\r\n02-07-2026;Zutphen;Proefzaken;12;;b\r\n\
         01-07-2026;Enschede;Proefzaken;1231,5;;a\r\n"
    );
}

#[test]
fn the_refused_rows_come_along_as_csv() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let file = format!("{FILE}=1+1;proefzaken;03-07-2026;1;d\n");
    let own = upload(&finance, file.as_bytes()).path().to_owned();
    portal.work();
    let csv = finance.get(&format!("{own}/faults"));
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let body = csv.body();
    assert!(
        body.starts_with("\u{feff}Regel;Bestand;Lid;Kolom;Er staat;Wat is er mis?\r\n4;;Zutfen;Lid;"),
        "{body}"
    );
    assert!(body.contains(";'=1+1;"), "a formula is guarded: {body}");
}

#[test]
fn each_thing_that_is_wrong_with_the_form_stands_beside_its_field() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let form = finance.get(&format!("{LIST}/new")).form("usage-imports");
    form.submit().refused("Kies een bestand. Csv en tar.gz zijn goed.");
    form.file("file", "leeg.csv", "").submit().refused("Dit bestand is leeg.");
    let nowhere = finance.get(&format!("{LIST}/new")).form("usage-imports");
    nowhere.forge("period", "x").file("file", "a.csv", FILE).submit().refused("Kies een periode.");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.uploads"), "0");
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_offers_another_try() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    for (content, sentence) in [
        (&b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"[..], "Het lijkt op een pdf"),
        (&b"a;b\n1;2\n"[..], "Deze kolommen ontbreken"),
        (&b"gemeente;meter;datum;aantal\nS\xfadwest;x;01-07-2026;1\n"[..], "niet opgeslagen als UTF-8"),
    ] {
        let own = upload(&finance, content).path().to_owned();
        portal.work();
        finance.get(&own).is_there().says(sentence).says("Nog een bestand");
    }
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.usage_events"), "0");
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    // The portal of a test takes twenty megabytes.
    let page = upload(&finance, &vec![b'a'; 21_000_000]);
    assert_eq!(page.status(), 413);
    page.says("Dit bestand is te groot").says("Er is niets opgeslagen");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.uploads"), "0");
}

#[test]
fn an_import_is_stopped_or_put_aside_and_stores_nothing() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let busy = upload(&finance, FILE.as_bytes());
    busy.form("cancellation").submit().accepted().says("Gestopt op");
    let own = upload(&finance, FILE.as_bytes()).path().to_owned();
    portal.work();
    let check = finance.get(&own);
    let other = check.form("confirmation").untick("choice").set("choice", "other").submit();
    assert!(other.path().ends_with("/usage-imports/new"), "{other:?}");
    finance.get(&own).says("Gestopt op");
    check.form("confirmation").set("choice", "good").submit().refused("Iemand anders was u voor.");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.usage_events"), "0");
    portal.work();
}

#[test]
fn a_controller_looks_and_changes_nothing() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let own = upload(&finance, FILE.as_bytes()).path().to_owned();
    portal.work();
    let confirm = finance.get(&own).form("confirmation");
    let controller = portal.sign_in("controller@samen-digitaal.example");
    let seen = controller.get(&own);
    seen.is_there().says("2 van de 3 regels zijn goed").says_not("Wat wilt u doen?");
    controller.get(&format!("{LIST}/new")).is_absent();
    let csrf = seen.attributes("input[name=csrf]", "value").remove(0);
    confirm.forge("csrf", &csrf).sent_by(&controller).submit().is_absent();
    assert_eq!(portal.ask_one("SELECT state FROM portal.usage_imports"), "checked");
    portal.sign_in("enschede@samen-digitaal.example").get(&own).is_absent();
    portal.sign_in("finance@buch.example").get(&own).is_absent();
}

#[test]
fn a_page_that_polls_is_told_when_there_is_another_page_to_see() {
    let portal = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let busy = upload(&finance, FILE.as_bytes());
    let poll = || {
        let sent = crate::harness::Sent {
            headers: vec![("hx-request", "true".to_owned())],
            ..crate::harness::Sent::default()
        };
        finance.send("GET", busy.path(), &sent)
    };
    assert_eq!(poll().header("hx-refresh"), "");
    portal.work();
    assert_eq!(poll().header("hx-refresh"), "true");
}
