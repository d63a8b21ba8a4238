//! The audit log: pages, filters, the chain, the export and its verification.

use actions::audit::verify;
use diesel::RunQueryDsl;

use crate::harness::Portal;

const LOG: &str = "/samen-digitaal/office/audit-log";

#[test]
fn the_log_tells_who_did_what_and_can_be_filtered() {
    let portal = Portal::start();
    portal.work();
    let board = portal.sign_in("board@samen-digitaal.example");
    let page = board.get(LOG);
    page.says("Uitnodiging aangenomen").says("Emma Enschede").says("127.0.0.1");
    let filtered = page.form(LOG).set("person", "Emma Enschede").submit();
    filtered.is_there().says("lidbeheerder").says("1 gebeurtenis");
    let none = page.form(LOG).set("until", "2000-01-01").submit();
    none.says("Geen gebeurtenis past bij dit filter.");
}

#[test]
fn a_supplier_and_a_member_do_not_see_the_log() {
    let portal = Portal::start();
    for email in ["supplier@samen-digitaal.example", "enschede@samen-digitaal.example", "office@buch.example"]
    {
        portal.sign_in(email).get(LOG).is_absent();
    }
}

#[test]
fn an_export_verifies_and_one_changed_letter_does_not() {
    let portal = Portal::start();
    portal.work();
    let board = portal.sign_in("board@samen-digitaal.example");
    board.get(&format!("{LOG}/chain")).says("De keten klopt");
    let file = board.get(&format!("{LOG}/export.jsonl"));
    let report = verify(file.bytes(), None).unwrap();
    assert_eq!(report.head.cooperative, "samen-digitaal");
    assert!(report.sealed > 10, "{report:?}");
    let noted = report.head.hash.clone();
    portal.work();
    let later = board.get(&format!("{LOG}/export.jsonl"));
    let report = verify(later.bytes(), Some(&noted)).unwrap();
    assert_eq!(report.noted, Some(true));
    let forged = later.body().replace("Emma Enschede", "Emma Hengelo");
    assert!(verify(forged.as_bytes(), None).is_err());
    portal.work();
}

#[test]
fn a_row_that_was_changed_behind_the_portals_back_breaks_the_chain() {
    let portal = Portal::start();
    portal.work();
    let changed = diesel::sql_query(
        "UPDATE portal.audit_events SET person = 'Niemand' WHERE (cooperative_id, id) =
             (SELECT s.cooperative_id, s.event_id FROM portal.audit_seals s JOIN platform.cooperatives c
              ON c.id = s.cooperative_id WHERE s.n = 2 AND c.address = 'samen-digitaal')",
    );
    assert_eq!(changed.execute(&mut portal.database.owner()).unwrap(), 1);
    let board = portal.sign_in("board@samen-digitaal.example");
    board
        .get(&format!("{LOG}/chain"))
        .says("De keten klopt niet")
        .says("Het zegel van gebeurtenis 2 past niet");
}

#[test]
fn the_table_for_excel_has_a_row_per_event() {
    let portal = Portal::start();
    portal.work();
    let board = portal.sign_in("board@samen-digitaal.example");
    let file = board.get(&format!("{LOG}/export.csv"));
    assert!(file.body().starts_with("\u{feff}Nummer;Wanneer;Wie;Wat;"), "{}", file.body());
    let events =
        "SELECT count(*) FROM portal.audit_events e JOIN platform.cooperatives c ON c.id = e.cooperative_id
        WHERE c.address = 'samen-digitaal' AND deed <> 'audit.export'";
    assert_eq!(file.body().lines().count() - 1, portal.ask_one(events).parse::<usize>().unwrap());
    portal.work();
}

#[test]
fn the_command_line_verifies_an_export_without_a_database() {
    let portal = Portal::start();
    portal.work();
    let board = portal.sign_in("board@samen-digitaal.example");
    let file = board.get(&format!("{LOG}/export.jsonl"));
    let folder = tempfile::tempdir().unwrap();
    let verify = |name: &str, text: &str, more: &[&str]| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gemeengoed"));
        let done = command.args(["verify", "audit"]).arg(path).args(more).output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    let (status, said) = verify("whole", file.body(), &[]);
    assert_eq!(status, Some(0));
    assert!(said.starts_with("The chain of samen-digitaal holds"), "{said}");
    assert_eq!(verify("changed", &file.body().replace("Emma Enschede", "Emma Hengelo"), &[]).0, Some(1));
    assert_eq!(verify("elsewhere", file.body(), &["--seal", &"0".repeat(64)]).0, Some(1));
    assert_eq!(verify("something-else", "naam;bedrag", &[]).0, Some(2));
    portal.work();
}
