//! Signing in and out, and a new password by mail.

use jiff::SignedDuration;

use crate::harness::{Browser, Page, Portal};

/// A password that is strong enough.
pub const STRONG: &str = "drie fietsen in een sloot";

/// The link in the last mail about `event`, before it is delivered.
#[track_caller]
pub fn link(portal: &Portal, event: &str) -> String {
    let mail = portal.mail().into_iter().rev().find(|mail| mail.event == event).expect("a mail was written");
    format!("{}{}", mail.data["path"].as_str().unwrap(), mail.data["token"].as_str().unwrap())
}

/// Chooses a password for an account of the fixture, by mail: signed in at the end.
pub fn with_password(portal: &Portal, email: &str) -> Browser {
    let browser = portal.visitor();
    let asked = browser.get("/sign-in/password-reset").form("password-reset").set("email", email).submit();
    asked.accepted().says("Kijk in uw e-mail");
    let page = browser.get(&link(portal, "password-reset"));
    let done = page.form(page.path()).set("password", STRONG).submit_only();
    assert_eq!((done.status(), done.location()), (303, "/"), "{done:?}");
    browser
}

fn try_sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    browser.get("/sign-in").form("sign-in").set("email", email).set("password", password).submit()
}

fn submit_only(browser: &Browser, email: &str, password: &str) -> Page {
    browser.get("/sign-in").form("sign-in").set("email", email).set("password", password).submit_only()
}

#[test]
fn who_signs_in_lands_on_the_page_that_was_asked_for() {
    let portal = Portal::start();
    with_password(&portal, "office@samen-digitaal.example");
    let browser = portal.visitor();
    let door = browser.get("/samen-digitaal/office/people");
    door.says("Daarna gaat u terug naar de pagina die u opende.");
    let form = door.form("sign-in").set("email", " Office@Samen-Digitaal.Example ").set("password", STRONG);
    let page = form.submit();
    page.accepted().says("Bram Bureau");
    assert_eq!(page.path(), "/samen-digitaal/office/people");
    portal.work();
}

#[test]
fn a_sign_in_never_leads_to_another_site() {
    let portal = Portal::start();
    with_password(&portal, "niemand@gemeengoed.example");
    let browser = portal.visitor();
    let door = browser.get("/sign-in");
    let form = door.form("sign-in").set("email", "niemand@gemeengoed.example").set("password", STRONG);
    assert_eq!(form.forge("next", "//example.org/x").submit_only().location(), "/");
    portal.work();
}

#[test]
fn a_wrong_password_and_an_unknown_address_get_the_same_page() {
    let portal = Portal::start();
    with_password(&portal, "office@samen-digitaal.example");
    let (known, unknown) = (portal.visitor(), portal.visitor());
    let wrong = try_sign_in(&known, "office@samen-digitaal.example", "een ander wachtwoord");
    let absent = try_sign_in(&unknown, "wie@samen-digitaal.example", "een ander wachtwoord");
    wrong.refused("Dit e-mailadres en dit wachtwoord horen niet bij elkaar.");
    assert_eq!(wrong.text(), absent.text());
    assert_eq!((wrong.status(), known.cookie("gemeengoed")), (absent.status(), unknown.cookie("gemeengoed")));
    portal.work();
}

#[test]
fn empty_fields_are_told_beside_each_field() {
    let portal = Portal::start();
    let page = try_sign_in(&portal.visitor(), "", "");
    page.refused("Vul uw e-mailadres in.").says("Vul uw wachtwoord in.").says("Er zijn 2 fouten");
    assert_eq!(page.attributes("#email", "aria-invalid"), ["true"]);
}

#[test]
fn after_ten_tries_even_the_right_password_has_to_wait() {
    let portal = Portal::start();
    portal.away_from_the_quarter();
    let email = "office@samen-digitaal.example";
    with_password(&portal, email);
    let browser = portal.visitor();
    for _ in 0..10 {
        try_sign_in(&browser, email, "een ander wachtwoord").refused("horen niet bij elkaar");
    }
    let page = try_sign_in(&browser, email, STRONG);
    assert_eq!(page.status(), 429);
    page.says("Wacht een kwartier");
    try_sign_in(&portal.visitor(), "finance@samen-digitaal.example", "x").refused("horen niet bij elkaar");
    portal.clock.advance(SignedDuration::from_mins(16));
    assert_eq!(submit_only(&browser, email, STRONG).location(), "/");
    portal.work();
}

#[test]
fn signing_in_renews_the_key_and_ends_the_session_that_was_there() {
    let portal = Portal::start();
    let browser = with_password(&portal, "office@samen-digitaal.example");
    let old = browser.cookie("gemeengoed");
    let door = portal.visitor().get("/sign-in");
    let form = door.form("sign-in").set("email", "office@samen-digitaal.example").set("password", STRONG);
    let visitor = door.browser();
    visitor.set_cookie("gemeengoed", &old);
    // The form of a guest does not fit the session that the browser has meanwhile.
    assert_eq!(form.submit_only().status(), 403);
    visitor.set_cookie("gemeengoed", "");
    assert_eq!(form.submit_only().location(), "/");
    assert_ne!(visitor.cookie("gemeengoed"), old);
    assert_eq!(portal.ask_one("SELECT count(*) FROM platform.sessions WHERE length(key_hash) <> 32"), "0");
    portal.work();
}

#[test]
fn who_signs_out_is_out_and_the_key_is_dead() {
    let portal = Portal::start();
    let browser = portal.sign_in("office@samen-digitaal.example");
    let key = browser.cookie("gemeengoed");
    browser.get("/sign-in/account").form("end").submit().accepted().says("U bent uitgelogd.");
    assert_eq!(browser.cookie("gemeengoed"), "");
    browser.set_cookie("gemeengoed", &key);
    assert_eq!(browser.peek("/sign-in/account").location(), "/sign-in?next=/sign-in/account");
}

#[test]
fn a_session_ends_by_itself_when_it_is_idle_or_old() {
    let portal = Portal::start();
    let browser = portal.sign_in("office@samen-digitaal.example");
    for _ in 0..6 {
        portal.clock.advance(SignedDuration::from_mins(110));
        browser.get("/sign-in/account").is_there().says("Mijn account");
    }
    portal.clock.advance(SignedDuration::from_mins(110));
    assert_eq!(browser.peek("/sign-in/account").status(), 303, "after twelve hours");
    let idle = portal.sign_in("office@samen-digitaal.example");
    portal.clock.advance(SignedDuration::from_mins(121));
    assert_eq!(idle.peek("/sign-in/account").status(), 303, "after two hours without a request");
}

#[test]
fn who_sends_a_form_after_the_session_ended_comes_back_to_the_form_and_nothing_is_stored() {
    let portal = Portal::start();
    let email = "office@samen-digitaal.example";
    let browser = with_password(&portal, email);
    let sign_in = |door: Page| door.form("sign-in").set("email", email).set("password", STRONG).submit();
    let invited = || portal.ask_one("SELECT count(*) FROM portal.invitations WHERE email = 'nieuw@x.nl'");
    let new = "/samen-digitaal/office/people/new";
    let invite = |page: &Page| {
        let form = page.form("people").set("name", "Nieuw").set("email", "nieuw@x.nl");
        form.set("member", "Enschede").tick("roles", "voter").submit()
    };

    let form = browser.get(new);
    portal.clock.advance(SignedDuration::from_mins(121));
    let door = invite(&form);
    door.says("U was niet meer ingelogd. Wat u verstuurde, is niet opgeslagen.");
    door.form("sign-in").set("email", email).set("password", "mis").submit().refused("niet bij elkaar");
    let page = sign_in(door);
    page.is_there().says("Wat u verstuurde, is niet opgeslagen");
    assert_eq!((page.path(), invited().as_str()), (new, "0"));
    invite(&page).accepted();
    assert_eq!(invited(), "1");

    // The address of this form shows nothing by itself, and this browser does not say where it came from.
    let form = browser.get("/sign-in/account").form("/sign-in/account/password");
    portal.clock.advance(SignedDuration::from_mins(121));
    let page = sign_in(form.header("referer", "").submit());
    page.is_there().says("Wat u verstuurde, is niet opgeslagen");
    assert_eq!(page.path(), "/sign-in/account");
    portal.work();
}

#[test]
fn a_form_from_another_site_or_without_its_token_is_refused() {
    let portal = Portal::start();
    let browser = portal.visitor();
    let form = || browser.get("/sign-in").form("sign-in").set("email", "a@b.nl").set("password", "x");
    assert_eq!(form().header("origin", "https://example.org").submit_only().status(), 403);
    assert_eq!(form().header("sec-fetch-site", "cross-site").submit_only().status(), 403);
    assert_eq!(form().header("origin", "").submit_only().status(), 403);
    assert_eq!(form().forge("csrf", "guess").submit_only().status(), 403);
    assert_eq!(form().submit_only().status(), 422);
}

#[test]
fn a_link_for_a_new_password_works_once_and_for_an_hour() {
    let portal = Portal::start();
    let email = "finance@samen-digitaal.example";
    with_password(&portal, email);
    let used = link(&portal, "password-reset");
    portal.visitor().get(&used).says("Deze link werkt niet meer");

    let browser = portal.visitor();
    browser.get("/sign-in/password-reset").form("password-reset").set("email", email).submit().accepted();
    let late = link(&portal, "password-reset");
    portal.clock.advance(SignedDuration::from_mins(61));
    portal.visitor().get(&late).says("Deze link werkt niet meer");
    portal.visitor().get("/sign-in/password-reset/verzonnen").says("Deze link werkt niet meer");
    portal.work();
}

#[test]
fn a_new_password_ends_every_session_and_says_so_by_mail() {
    let portal = Portal::start();
    let email = "finance@samen-digitaal.example";
    let elsewhere = portal.sign_in(email);
    elsewhere.get("/sign-in/account").is_there();
    let here = with_password(&portal, email);
    assert_eq!(elsewhere.peek("/sign-in/account").status(), 303);
    here.get("/sign-in/account").is_there();
    assert!(portal.mail().iter().any(|mail| mail.event == "password-changed" && mail.to == email));
    portal.work();
}

#[test]
fn a_weak_password_is_refused_and_the_link_stays_good() {
    let portal = Portal::start();
    let browser = portal.visitor();
    let ask = browser.get("/sign-in/password-reset").form("password-reset");
    ask.set("email", "finance@samen-digitaal.example").submit().accepted();
    let page = browser.get(&link(&portal, "password-reset"));
    let choose = |password: &str| page.form(page.path()).set("password", password).submit();
    choose("kort").refused("minstens 12 tekens");
    choose("fenna financiën").refused("te makkelijk te raden");
    assert_eq!(page.form(page.path()).set("password", STRONG).submit_only().location(), "/");
    portal.work();
}

#[test]
fn asking_for_a_new_password_tells_nobody_whether_the_address_has_an_account() {
    let portal = Portal::start();
    portal.away_from_the_quarter();
    let ask = |email: &str| {
        let browser = portal.visitor();
        browser.get("/sign-in/password-reset").form("password-reset").set("email", email).submit()
    };
    let (known, unknown) = (ask("finance@samen-digitaal.example"), ask("wie@samen-digitaal.example"));
    assert_eq!((known.status(), known.text()), (unknown.status(), unknown.text()));
    assert_eq!(portal.mail().iter().filter(|mail| mail.event == "password-reset").count(), 1);
    ask("geen adres").refused("Vul een volledig e-mailadres in");
    for _ in 0..9 {
        ask("finance@samen-digitaal.example");
    }
    assert_eq!(portal.mail().len(), 3, "a mailbox is not to be filled by a stranger");
    portal.work();
}

#[test]
fn a_token_leaves_the_database_with_its_mail() {
    let portal = Portal::start();
    let browser = portal.visitor();
    let ask = browser.get("/sign-in/password-reset").form("password-reset");
    ask.set("email", "finance@samen-digitaal.example").submit().accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM platform.outbox WHERE data ? 'token'"), "1");
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM platform.outbox WHERE data ? 'token'"), "0");
}

#[test]
fn after_fifty_tries_from_one_address_everybody_there_has_to_wait() {
    let portal = Portal::start();
    portal.away_from_the_quarter();
    let email = "office@samen-digitaal.example";
    with_password(&portal, email);
    let browser = portal.visitor();
    // Each account once: only the address can be what they have in common.
    for n in 0..50 {
        try_sign_in(&browser, &format!("wie{n}@samen-digitaal.example"), "x")
            .refused("horen niet bij elkaar");
    }
    let page = try_sign_in(&portal.visitor(), email, STRONG);
    assert_eq!(page.status(), 429);
    page.says("Wacht een kwartier");
    portal.clock.advance(SignedDuration::from_mins(16));
    assert_eq!(submit_only(&browser, email, STRONG).location(), "/");
    portal.work();
}
