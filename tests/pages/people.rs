//! People of a cooperative: inviting, accepting, changing roles, removing.

use jiff::SignedDuration;

use super::sign_in::{STRONG, link, with_password};
use crate::harness::{Browser, Draft, Page, Portal};

const PEOPLE: &str = "/samen-digitaal/office/people";

fn invite(browser: &Browser, name: &str, email: &str, whom: &str, role: &str) -> Page {
    let page = browser.get(&format!("{PEOPLE}/new"));
    let form = page.form("people").set("name", name).set("email", email);
    form.set("member", whom).tick("roles", role).submit()
}

fn seat_of(portal: &Portal, email: &str) -> String {
    portal.ask_one(&format!(
        "SELECT s.id FROM portal.seats s JOIN portal.people p USING (cooperative_id) WHERE p.id = s.person_id
         AND p.email = '{email}' AND s.ended_at IS NULL"
    ))
}

#[test]
fn somebody_new_is_invited_by_mail_and_takes_the_seat() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    invite(&office, "Nina Nieuw", "Nina@Enschede.Example", "Enschede", "voter").accepted().says("Nina Nieuw");
    let newcomer = portal.visitor();
    let page = newcomer.get(&link(&portal, "invitation"));
    page.says("Bram Bureau nodigt u uit").says("Enschede").says("stemgerechtigde");
    page.form("accept").set("password", "kort").submit().refused("minstens 12 tekens");
    let welcome = page.form("accept").set("password", STRONG).submit_only();
    assert_eq!(welcome.location(), "/samen-digitaal");
    office.get(PEOPLE).says("Nina Nieuw").says("nina@enschede.example");
    newcomer.get(&link(&portal, "invitation")).says("Deze uitnodiging werkt niet meer");
    let deeds = "SELECT deed FROM portal.audit_events WHERE person = 'Nina Nieuw' ORDER BY at, id";
    assert_eq!(portal.ask(deeds), ["invitations.accept", "sessions.start"]);
    portal.work();
}

#[test]
fn who_has_an_account_takes_the_seat_with_its_password() {
    let portal = Portal::start();
    with_password(&portal, "zwolle@samen-digitaal.example");
    let office = portal.sign_in("office@samen-digitaal.example");
    invite(&office, "Zoë", "zwolle@samen-digitaal.example", "Zutphen", "reader").accepted();
    let page = portal.visitor().get(&link(&portal, "invitation"));
    page.form("accept")
        .set("password", "een ander wachtwoord")
        .submit()
        .refused("Dit wachtwoord klopt niet.");
    assert_eq!(page.form("accept").set("password", STRONG).submit_only().location(), "/samen-digitaal");
    portal.work();
}

#[test]
fn somebody_else_who_is_signed_in_cannot_take_the_seat() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    invite(&office, "Niek", "niemand@gemeengoed.example", "Enschede", "voter").accepted();
    let path = link(&portal, "invitation");
    let other = portal.sign_in("finance@buch.example");
    let page = other.get(&path);
    page.says("maar de uitnodiging is voor niemand@gemeengoed.example");
    let csrf = page.form("end").value("csrf");
    assert_eq!(other.post(&path, &[("csrf", &csrf)]).status(), 422);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.invitations WHERE accepted_at IS NULL"), "1");
    let own = portal.sign_in("niemand@gemeengoed.example");
    assert_eq!(own.get(&path).form("accept").submit_only().location(), "/samen-digitaal");
    portal.work();
}

#[test]
fn an_invitation_dies_when_it_is_withdrawn_repeated_or_two_weeks_old() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let dead = |path: &str| portal.visitor().get(path).says("Deze uitnodiging werkt niet meer").status();
    let again = || {
        invite(&office, "Nina", "nina@enschede.example", "Enschede", "voter").accepted();
        link(&portal, "invitation")
    };
    let first = again();
    let second = again();
    dead(&first);
    portal.visitor().get(&second).says("Uitnodiging aannemen");
    office.get(PEOPLE).form("withdrawal").submit().accepted().says_not("nina@enschede.example");
    dead(&second);
    let third = again();
    portal.clock.advance(SignedDuration::from_hours(14 * 24 + 1));
    dead(&third);
    portal.work();
}

#[test]
fn roles_have_to_fit_and_fields_are_told() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let page = invite(&office, "", "geen adres", "Enschede", "finance");
    page.refused("Vul een naam in.")
        .says("Vul een volledig e-mailadres in")
        .says("Kies rollen die horen bij");
    let page = invite(&office, "Emma", "enschede@samen-digitaal.example", "Enschede", "voter");
    page.refused("Deze persoon heeft hier al toegang.");
    assert!(portal.mail().is_empty());
}

#[test]
fn roles_change_and_who_is_removed_is_out_at_once() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let seat = seat_of(&portal, "finance@samen-digitaal.example");
    let page = office.get(PEOPLE).follow("Fenna Financiën");
    page.form("roles").tick("roles", "office").submit().accepted();
    finance.get(PEOPLE).is_there();
    let ask = office.get(&format!("{PEOPLE}/{seat}/removal"));
    ask.says("Toegang van Fenna Financiën weghalen?");
    ask.form("removal").submit().accepted().says_not("Fenna");
    finance.get(PEOPLE).is_absent();
    portal.work();
}

#[test]
fn the_last_administrator_stays() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let seat = seat_of(&portal, "office@samen-digitaal.example");
    let page = office.get(&format!("{PEOPLE}/{seat}"));
    let finance_only = page.form("roles").untick("roles").tick("roles", "finance");
    finance_only.submit().refused("Dit is de laatste persoon met de rol bureau.");
    page.form("roles").untick("roles").submit().refused("Kies minstens één rol.");
    let ask = office.get(&format!("{PEOPLE}/{seat}/removal"));
    ask.form("removal").submit().refused("Dit is de laatste persoon met de rol bureau.");
    assert_eq!(seat_of(&portal, "office@samen-digitaal.example"), seat);
}

#[test]
fn a_member_manager_keeps_the_people_of_its_own_member_only() {
    let portal = Portal::start();
    let manager = portal.sign_in("enschede@samen-digitaal.example");
    let page = manager.get("/samen-digitaal/people");
    page.says("Stijn Stem").says("Lotte Lezer").says_not("Zoë Zwolle").says_not("Bram Bureau");
    let form = manager.get("/samen-digitaal/people/new").form("people");
    form.set("name", "Nina")
        .set("email", "nina@enschede.example")
        .tick("roles", "reader")
        .submit()
        .accepted();
    let form = manager.get("/samen-digitaal/people/new").form("people");
    let form = form.set("name", "Ondeugd").set("email", "o@enschede.example");
    form.forge("roles", "office").submit().refused("Kies rollen die horen bij");
    let zwolle = seat_of(&portal, "zwolle@samen-digitaal.example");
    manager.get(&format!("/samen-digitaal/people/{zwolle}")).is_absent();
    manager.get(PEOPLE).is_absent();
    let own = seat_of(&portal, "enschede@samen-digitaal.example");
    let ask = manager.get(&format!("/samen-digitaal/people/{own}/removal"));
    ask.form("removal").submit().refused("Dit is de laatste lidbeheerder");
    portal.sign_in("voter@samen-digitaal.example").get("/samen-digitaal/people").is_absent();
    portal.work();
}

#[test]
fn two_administrators_cannot_remove_each_other_at_once() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    let page = office.get(PEOPLE).follow("Fenna Financiën");
    page.form("roles").tick("roles", "office").submit().accepted();
    let emails = ["office@samen-digitaal.example", "finance@samen-digitaal.example"];
    let removals: Vec<Draft> = [(emails[0], emails[1]), (emails[1], emails[0])]
        .map(|(by, whom)| {
            let ask = format!("{PEOPLE}/{}/removal", seat_of(&portal, whom));
            portal.sign_in(by).get(&ask).form("removal")
        })
        .into();
    std::thread::scope(|scope| {
        for removal in &removals {
            scope.spawn(move || removal.submit_only());
        }
    });
    let left = "SELECT count(*) FROM portal.seats s JOIN platform.cooperatives c ON c.id = s.cooperative_id
        WHERE c.address = 'samen-digitaal' AND 'office' = ANY (s.roles) AND s.ended_at IS NULL";
    assert_eq!(portal.ask_one(left), "1");
    portal.work();
}

#[test]
fn one_invitation_is_accepted_once_even_by_two_at_once() {
    let portal = Portal::start();
    let office = portal.sign_in("office@samen-digitaal.example");
    invite(&office, "Nina", "nina@enschede.example", "Enschede", "voter").accepted();
    let path = link(&portal, "invitation");
    let forms = [(); 2].map(|()| portal.visitor().get(&path).form("accept").set("password", STRONG));
    let mut answers: Vec<u16> = std::thread::scope(|scope| {
        let sent: Vec<_> = forms.iter().map(|form| scope.spawn(|| form.submit_only().status())).collect();
        sent.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    answers.sort_unstable();
    assert_eq!(answers, [303, 422]);
    assert_eq!(portal.ask_one("SELECT count(*) FROM platform.people WHERE email LIKE 'nina@%'"), "1");
    portal.work();
}
