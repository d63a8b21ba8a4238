//! The first operator, whom nobody can invite: appointed on the command line.

use actions::{operators, password_resets};
use store::SessionTx;

use crate::harness::Portal;

#[test]
fn an_operator_is_appointed_once_and_chooses_a_password_with_the_link() {
    let portal = Portal::empty();
    let appoint = |name: &'static str| {
        let deed = move |tx: &mut SessionTx<'_>| operators::appoint(tx, name, "Beheer@Gemeente.example");
        portal.db.session_blocking("test.appoint", deed)
    };
    let path = appoint("Olga van Rijn").unwrap();
    let token = path.strip_prefix("/sign-in/password-reset/").unwrap().to_owned();
    let owner = portal.db.session_blocking("test.find", |tx| password_resets::find(tx, &token)).unwrap();
    assert_eq!((owner.name.as_str(), owner.email.as_str()), ("Olga van Rijn", "beheer@gemeente.example"));
    assert_ne!(appoint("Iemand anders").unwrap(), path);
    let people = "SELECT name || ' ' || operator FROM platform.people";
    assert_eq!(portal.ask(people), ["Olga van Rijn true"]);
    assert!(appoint(" ").is_err());
}

#[test]
fn a_colleague_who_has_an_account_becomes_operator() {
    let portal = Portal::start();
    let office = "SELECT operator FROM platform.people WHERE email = 'office@samen-digitaal.example'";
    assert_eq!(portal.ask_one(office), "false");
    let deed = |tx: &mut SessionTx<'_>| operators::appoint(tx, "Bram", "office@samen-digitaal.example");
    portal.db.session_blocking("test.appoint", deed).unwrap();
    assert_eq!(portal.ask_one(office), "true");
}
