//! Usage that other systems send, and the tokens they send it with.

use diesel::connection::SimpleConnection;
use serde_json::Value;

use crate::harness::{Browser, Page, Portal, Sent};

const ADDRESS: &str = "/api/samen-digitaal/usage-events";
const TOKENS: &str = "/samen-digitaal/office/api-tokens";
const BATCH: &str = "application/cloudevents-batch+json";

pub(super) fn portal() -> (Portal, String) {
    let portal = Portal::start();
    let seed = "INSERT INTO portal.meters (cooperative_id, id, code, name)
            SELECT id, gen_random_uuid(), 'proefzaken', 'Proefzaken' FROM platform.cooperatives;
        INSERT INTO portal.periods (cooperative_id, id, name, starts_on, ends_on)
            SELECT id, gen_random_uuid(), 'Proefkwartaal', '2026-07-01', '2026-10-01'
            FROM platform.cooperatives";
    portal.database.owner().batch_execute(seed).unwrap();
    let token = make(&portal.sign_in("finance@samen-digitaal.example"));
    (portal, token)
}

/// Makes a token through its page, and reads it there.
fn make(finance: &Browser) -> String {
    let page =
        finance.get(TOKENS).form("api-tokens").set("name", "Zaaksysteem").set("days", "30").submit_only();
    page.is_there().says("U ziet deze sleutel maar één keer");
    page.select("#token").remove(0)
}

fn event(id: &str, member: &str, quantity: &str) -> String {
    format!(
        r#"{{"specversion":"1.0","type":"nl.gemeengoed.usage","source":"urn:zaken","id":"{id}",
            "data":{{"member":"{member}","meter":"proefzaken","day":"2026-07-01","quantity":{quantity}}}}}"#
    )
}

fn send_to(portal: &Portal, address: &str, token: &str, kind: &str, body: &str) -> Page {
    let sent = Sent {
        headers: vec![("authorization", format!("Bearer {token}")), ("origin", String::new())],
        body: Some((kind.to_owned(), body.as_bytes().to_vec())),
    };
    portal.visitor().send("POST", address, &sent)
}

pub(super) fn send(portal: &Portal, token: &str, kind: &str, body: &str) -> Page {
    send_to(portal, ADDRESS, token, kind, body)
}

fn json(page: &Page) -> Value {
    serde_json::from_str(page.body()).unwrap_or_else(|error| panic!("{error}: {page:?}"))
}

fn refused(page: &Page, status: u16, code: &str) {
    assert_eq!(
        (page.status(), page.header("content-type")),
        (status, "application/problem+json"),
        "{page:?}"
    );
    assert_eq!(json(page)["code"], code, "{page:?}");
}

#[test]
fn each_event_of_a_batch_has_its_own_answer() {
    let (portal, token) = portal();
    let events = [event("1", "Enschede", "12.5"), event("2", "Zutfen", "1"), event("3", "GM0301", "\"7\"")];
    let page = send(&portal, &token, BATCH, &format!("[{}]", events.join(",")));
    let answer = json(&page);
    assert_eq!((page.status(), &answer["stored"], &answer["refused"]), (200, &2.into(), &1.into()));
    assert_eq!(answer["events"][1]["errors"][0]["code"], "unknown-member");
    assert_eq!(answer["events"][1]["errors"][0]["nearest"][0], "Zutphen");
    let again = json(&send(&portal, &token, BATCH, &format!("[{}]", events.join(","))));
    assert_eq!((&again["stored"], &again["repeated"]), (&0.into(), &2.into()));
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.usage_events"), "2");
    let shown = portal.sign_in("finance@samen-digitaal.example").get("/samen-digitaal/office/usage");
    shown.says("urn:zaken").says("12,5");
    portal.work();
}

#[test]
fn one_event_that_is_refused_is_a_422() {
    let (portal, token) = portal();
    let one = "application/cloudevents+json; charset=utf-8";
    assert_eq!(send(&portal, &token, one, &event("1", "Enschede", "12.5")).status(), 200);
    let page = send(&portal, &token, one, &event("1", "Enschede", "13"));
    assert_eq!(page.status(), 422);
    assert_eq!(json(&page)["events"][0]["errors"][0]["code"], "conflict-with-stored");
    assert_eq!(portal.ask_one("SELECT quantity FROM portal.usage_events"), "12.5");
    portal.work();
}

#[test]
fn every_other_no_is_a_problem_with_a_code() {
    let (portal, token) = portal();
    let good = event("1", "Enschede", "1");
    refused(&send(&portal, "", BATCH, &good), 401, "no-token");
    refused(&send(&portal, "gg_wrong", BATCH, &good), 401, "no-token");
    assert_eq!(send(&portal, "gg_wrong", BATCH, &good).header("www-authenticate"), "Bearer");
    refused(&send_to(&portal, "/api/buch/usage-events", &token, BATCH, &good), 404, "not-there");
    refused(&send_to(&portal, "/api/nergens/usage-events", &token, BATCH, &good), 404, "not-there");
    refused(&send(&portal, &token, "text/csv", &good), 415, "unsupported-media-type");
    refused(&send(&portal, &token, BATCH, &good), 422, "wrong-shape");
    refused(&send(&portal, &token, "application/json", "{"), 422, "not-json");
    let many = vec![good.as_str(); 1_001].join(",");
    refused(&send(&portal, &token, BATCH, &format!("[{many}]")), 413, "too-many");
    refused(&send(&portal, &token, BATCH, &" ".repeat(2_000_000)), 413, "too-large");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.usage_events"), "0");
    portal.work();
}

#[test]
fn a_token_that_was_taken_back_is_dead() {
    let (portal, token) = portal();
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let list = finance.get(TOKENS);
    list.says("Zaaksysteem").says("Geldig").says_not(&token);
    list.form("revocation").submit().accepted().says("Ingetrokken");
    refused(&send(&portal, &token, BATCH, "[]"), 401, "no-token");
    list.form("revocation").forge("once", "2").submit().refused("Deze sleutel is al ingetrokken.");
    finance.get(TOKENS).form("api-tokens").set("name", " ").submit().refused("Vul in voor welk systeem");
    portal.sign_in("controller@samen-digitaal.example").get(TOKENS).is_absent();
    portal.work();
}
