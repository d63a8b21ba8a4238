//! The addresses outside any cooperative.

use crate::harness::Portal;

#[test]
fn who_has_not_signed_in_is_sent_to_the_door() {
    let portal = Portal::start();
    assert_eq!(portal.visitor().peek("/").location(), "/sign-in");
}

#[test]
fn the_page_of_all_components_is_open_to_anybody() {
    let portal = Portal::start();
    let page = portal.visitor().get("/design");
    assert_eq!(page.status(), 200);
    assert!(!page.select("h1").is_empty(), "{}", page.text());
}

#[test]
fn the_portal_says_that_it_lives_and_is_ready() {
    let portal = Portal::start();
    assert_eq!(portal.visitor().get("/healthz").body(), "ok\n");
    assert_eq!(portal.visitor().get("/readyz").body(), "ready\n");
}

#[test]
fn who_has_no_seat_in_a_cooperative_sees_nothing_of_it() {
    let portal = Portal::start();
    portal.sign_in("finance@buch.example").get("/samen-digitaal").is_absent();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.members"), "7");
    portal.work();
    assert!(portal.mail().is_empty());
}

#[test]
fn an_id_that_is_none_is_a_page_that_is_not_there() {
    let portal = Portal::start();
    let page = portal.sign_in("finance@samen-digitaal.example").get("/samen-digitaal/services/no-id-at-all");
    page.is_absent();
    assert!(page.text().contains("Deze pagina is er niet"), "{}", page.text());
}
