//! The third wall: PostgreSQL itself keeps cooperatives and members apart, whatever a query forgets.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::harness::Portal;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// A transaction as the doors open it, but with any query: the one that a colleague writes on a bad day.
fn careless(portal: &Portal, settings: &[(&str, &str)], query: &str) -> Result<Vec<String>, String> {
    let mut conn = portal.database.login();
    conn.batch_execute("BEGIN; SET LOCAL ROLE portal_app").unwrap();
    for (name, value) in settings {
        diesel::sql_query(format!("SELECT set_config('app.{name}', '{value}', true)"))
            .execute(&mut conn)
            .unwrap();
    }
    let found: QueryResult<Vec<Line>> = diesel::sql_query(query).load(&mut conn);
    found.map(|rows| rows.into_iter().map(|row| row.line).collect()).map_err(|error| error.to_string())
}

fn cooperative(portal: &Portal, address: &str) -> String {
    portal.ask_one(&format!("SELECT id FROM platform.cooperatives WHERE address = '{address}'"))
}

fn office(tenant: &str) -> [(&'static str, &str); 4] {
    let nobody = "00000000-0000-0000-0000-000000000000";
    [("cooperative_id", tenant), ("scope", "office"), ("member_id", nobody), ("today", "2026-11-29")]
}

#[test]
fn a_query_without_a_filter_sees_one_cooperative() {
    let portal = Portal::start();
    let (samen, buch) = (cooperative(&portal, "samen-digitaal"), cooperative(&portal, "buch"));
    let names = "SELECT name AS line FROM portal.members ORDER BY name";

    assert_eq!(careless(&portal, &office(&samen), names).unwrap(), ["Enschede", "Zutphen", "Zwolle"]);
    assert_eq!(careless(&portal, &office(&buch), names).unwrap().len(), 4);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.members"), "7");
}

#[test]
fn every_table_of_a_tenant_shows_one_tenant_only() {
    let portal = Portal::start();
    let samen = cooperative(&portal, "samen-digitaal");
    let tables = portal
        .ask("SELECT relname FROM pg_class WHERE relnamespace = 'portal'::regnamespace AND relkind = 'r'");
    assert!(tables.len() > 20, "{tables:?}");
    for table in tables {
        let query = format!("SELECT DISTINCT cooperative_id::text AS line FROM portal.{table}");
        let seen = careless(&portal, &office(&samen), &query).unwrap();
        assert!(seen.iter().all(|tenant| *tenant == samen), "{table} shows {seen:?}");
    }
}

#[test]
fn without_a_tenant_there_is_an_error_and_no_empty_page() {
    let portal = Portal::start();
    let tables = portal
        .ask("SELECT relname FROM pg_class WHERE relnamespace = 'portal'::regnamespace AND relkind = 'r'");
    for table in tables {
        let seen = careless(&portal, &[], &format!("SELECT count(*)::text AS line FROM portal.{table}"));
        let why = seen.expect_err(&table);
        assert!(why.contains("unrecognized configuration parameter"), "{table}: {why}");
    }
}

#[test]
fn a_row_for_another_cooperative_cannot_be_written() {
    let portal = Portal::start();
    let (samen, buch) = (cooperative(&portal, "samen-digitaal"), cooperative(&portal, "buch"));
    let insert = |tenant: &str| {
        format!(
            "INSERT INTO portal.members (cooperative_id, id, code, name, joined_on)
             VALUES ('{tenant}', gen_random_uuid(), 'X-1', 'Nieuw', '2026-01-01') RETURNING name AS line"
        )
    };
    assert_eq!(careless(&portal, &office(&samen), &insert(&samen)).unwrap(), ["Nieuw"]);
    let why = careless(&portal, &office(&samen), &insert(&buch)).unwrap_err();
    assert!(why.contains("row-level security"), "{why}");

    let moved = format!("UPDATE portal.members SET cooperative_id = '{buch}' RETURNING name AS line");
    let why = careless(&portal, &office(&samen), &moved).unwrap_err();
    assert!(why.contains("row-level security"), "{why}");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.members"), "7");
}

#[test]
fn a_member_sees_no_contact_details_of_another() {
    let portal = Portal::start();
    let samen = cooperative(&portal, "samen-digitaal");
    let enschede = portal.ask_one("SELECT id FROM portal.members WHERE name = 'Enschede'");
    let member = [("cooperative_id", samen.as_str()), ("scope", "member"), ("member_id", enschede.as_str())];
    let people = "SELECT DISTINCT email AS line FROM portal.people ORDER BY email";

    let office = careless(&portal, &office(&samen), people).unwrap();
    let own = careless(&portal, &member, people).unwrap();
    assert_eq!(office.len(), 10);
    assert_eq!(own, ["enschede", "reader", "voter"].map(|first| format!("{first}@samen-digitaal.example")));
    assert_eq!(
        careless(&portal, &member, "SELECT hash::text AS line FROM portal.audit_seals").unwrap(),
        [""; 0]
    );
}

#[test]
fn the_tenants_role_reads_no_accounts_and_no_other_cooperative() {
    let portal = Portal::start();
    let samen = cooperative(&portal, "samen-digitaal");
    for table in ["people", "sessions", "password_resets"] {
        let seen = careless(
            &portal,
            &office(&samen),
            &format!("SELECT count(*)::text AS line FROM platform.{table}"),
        );
        assert!(seen.as_ref().is_err_and(|why| why.contains("permission denied")), "{table}: {seen:?}");
    }
    let known = careless(&portal, &office(&samen), "SELECT address AS line FROM platform.cooperatives");
    assert_eq!(known.unwrap(), ["samen-digitaal"]);
}

#[test]
fn what_happened_cannot_be_changed_by_the_portal_itself() {
    let portal = Portal::start();
    let samen = cooperative(&portal, "samen-digitaal");
    for deed in [
        "UPDATE portal.audit_events SET person = 'niemand' RETURNING person AS line",
        "DELETE FROM portal.audit_events RETURNING person AS line",
        "UPDATE portal.allocation_lines SET cents = 0 RETURNING '' AS line",
        "UPDATE portal.usage_events SET quantity = 0 RETURNING '' AS line",
    ] {
        let done = careless(&portal, &office(&samen), deed);
        assert!(done.as_ref().is_err_and(|why| why.contains("permission denied")), "{deed}: {done:?}");
    }
    let mut conn = portal.database.login();
    let emptied = conn.batch_execute("BEGIN; SET LOCAL ROLE portal_app; TRUNCATE portal.audit_events");
    assert!(emptied.unwrap_err().to_string().contains("permission denied"));
}

#[test]
fn the_portal_refuses_to_run_as_the_owner() {
    let portal = Portal::start();
    assert!(portal.db.refuse_privileged_role().is_ok());
    let as_owner = store::Db::open(&portal.database.owner_url(), 1, crate::harness::seeded("owner")).unwrap();
    let refused = as_owner.refuse_privileged_role().unwrap_err().to_string();
    assert!(refused.contains("connect as portal_login"), "{refused}");
}

#[test]
fn an_approved_run_stays_as_it_was_approved() {
    let portal = Portal::demonstration();
    let samen = cooperative(&portal, "samen-digitaal");
    let newest = |state: &str| {
        portal.ask_one(&format!(
            "SELECT id FROM portal.allocation_runs WHERE cooperative_id = '{samen}' AND state = '{state}'
             ORDER BY made_at DESC LIMIT 1"
        ))
    };
    let (approved, reviewed) = (newest("approved"), newest("reviewed"));
    let change = |run: &str| {
        let deed = format!(
            "UPDATE portal.allocation_runs SET decision_note = 'later' WHERE id = '{run}'
             RETURNING id::text AS line"
        );
        careless(&portal, &office(&samen), &deed)
    };
    assert_eq!(change(&reviewed).unwrap(), [reviewed.as_str()], "one that waits can be changed");
    assert_eq!(change(&approved).unwrap(), [""; 0]);
    let reopened = format!(
        "UPDATE portal.allocation_runs SET state = 'draft' WHERE id = '{approved}' RETURNING state AS line"
    );
    assert_eq!(careless(&portal, &office(&samen), &reopened).unwrap(), [""; 0]);
    let deleted = format!("DELETE FROM portal.allocation_runs WHERE id = '{approved}' RETURNING '' AS line");
    let why = careless(&portal, &office(&samen), &deleted).unwrap_err();
    assert!(why.contains("permission denied"), "{why}");

    let into = |run: &str, from: &str| {
        let deed = format!(
            "INSERT INTO portal.allocation_lines (cooperative_id, run_id, service_id, member_id, cents,
                 derivation)
             SELECT l.cooperative_id, '{run}', l.service_id, m.id, 1, l.derivation
             FROM portal.allocation_lines l, portal.members m
             WHERE l.run_id = '{from}' AND NOT EXISTS (SELECT FROM portal.allocation_lines o
                 WHERE o.run_id = '{run}' AND o.service_id = l.service_id AND o.member_id = m.id)
             LIMIT 1 RETURNING cents::text AS line"
        );
        careless(&portal, &office(&samen), &deed)
    };
    for run in [&approved, &reviewed] {
        let why = into(run, &approved).unwrap_err();
        assert!(why.contains("row-level security"), "{why}");
    }
    portal.change(&format!(
        "UPDATE portal.allocation_runs SET state = 'draft', reviewed_by = NULL, reviewed_by_id = NULL,
             reviewed_at = NULL WHERE id = '{reviewed}'"
    ));
    assert_eq!(into(&reviewed, &approved).unwrap(), ["1"], "into a draft it goes");

    let remark = |run: &str| {
        format!(
            "UPDATE portal.run_remarks SET remark = 'later' WHERE run_id = '{run}' RETURNING remark AS line"
        )
    };
    assert_eq!(careless(&portal, &office(&samen), &remark(&reviewed)).unwrap().len(), 7);
    portal.change(&format!(
        "UPDATE portal.allocation_runs SET state = 'approved', reviewed_by = made_by,
             reviewed_by_id = made_by_id, reviewed_at = now(), decided_by = 'test',
             decided_by_id = gen_random_uuid(), decided_at = now() WHERE id = '{reviewed}'"
    ));
    assert_eq!(careless(&portal, &office(&samen), &remark(&reviewed)).unwrap(), [""; 0]);
}
