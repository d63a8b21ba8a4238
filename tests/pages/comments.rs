//! Comments: worded anew for an hour with the earlier words in sight, and taken back by their author.

use jiff::SignedDuration;

use crate::harness::{Page, Portal};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";

/// A candidate about which Enschede said something.
fn said(portal: &Portal, text: &str) -> Page {
    let office = portal.sign_in(OFFICE);
    let new = office.get("/samen-digitaal/office/candidates/new").form("candidate");
    let page = new.set("title", "Grafrechten").set("summary", "Iets.").submit();
    page.accepted();
    let mine = portal.sign_in(ENSCHEDE).get(page.path());
    let mine = mine.form("comment").set("text", text).submit();
    mine.accepted();
    mine
}

#[test]
fn an_author_words_a_comment_anew_and_readers_see_both() {
    let portal = Portal::start();
    let page = said(&portal, "Wij willen **dit** ook.");
    let edit = page.follow("Wijzigen").form("comment");
    assert_eq!(edit.value("text"), "Wij willen **dit** ook.");
    edit.clone().set("text", " ").submit().refused("Schrijf");
    edit.clone().set("text", "Wij willen dit in 2028.").submit().accepted().says("Wij willen dit in 2028.");
    let reader = portal.sign_in("reader@samen-digitaal.example").get(page.path());
    reader.says("Gewijzigd op").says("Eerder stond hier:").says("Wij willen dit ook.").says_not("Intrekken");
    assert_eq!(portal.ask_one("SELECT text FROM portal.comments"), "Wij willen **dit** ook.");
    edit.set("text", "Toch niet.").submit().accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.comment_edits"), "2");
    portal.clock.advance(SignedDuration::from_hours(1));
    let mine = portal.sign_in(ENSCHEDE);
    let late = mine.get(page.path());
    let id = portal.ask_one("SELECT id FROM portal.comments");
    assert!(!late.body().contains(&format!("{id}/edit")));
    let form = mine.get(&format!("/samen-digitaal/roadmap/comments/{id}/edit")).form("comment");
    form.set("text", "Te laat.").submit().refused("Wijzigen kan tot een uur na plaatsing");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.comment_edits"), "2");
}

#[test]
fn an_author_takes_a_comment_back_and_nobody_else_does() {
    let portal = Portal::start();
    let page = said(&portal, "Dit is onhandig gezegd.");
    let id = portal.ask_one("SELECT id FROM portal.comments");
    let address = format!("/samen-digitaal/roadmap/comments/{id}");
    for other in [OFFICE, "voter@samen-digitaal.example", "zwolle@samen-digitaal.example"] {
        let browser = portal.sign_in(other);
        browser.get(&format!("{address}/edit")).is_absent();
        let form = browser.get(page.path()).form("comment");
        form.clone().to(&format!("{address}/withdrawal")).submit().is_absent();
        form.set("text", "Een ander.").to(&address).submit().is_absent();
    }
    let back = page.browser().get(page.path()).form("withdrawal");
    let gone = back.submit();
    gone.accepted().says("De schrijver heeft deze reactie ingetrokken").says_not("onhandig");
    page.browser().get(&format!("{address}/edit")).is_absent();
    portal.sign_in(OFFICE).get(page.path()).says("ingetrokken").says_not("onhandig");
    assert_eq!(portal.ask_one("SELECT text FROM portal.comments"), "Dit is onhandig gezegd.");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.comment_withdrawals"), "1");
}
