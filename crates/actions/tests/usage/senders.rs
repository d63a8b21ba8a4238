//! The HTTP interface's deeds: a token, what it may, and an answer per event.

use actions::api_tokens::{self, Make};
use actions::usage_events::{self, Answer, Taken};
use intake::events::{Shape, read};
use jiff::SignedDuration;
use store::api_tokens::ApiVisit;
use store::roles::{May, Scope};
use store::{Actor, StoreError};

use crate::Story;
use crate::place::{Cluster, Place};

pub const ALL: &[Story] = &[
    ("each_event_gets_its_own_answer", each_event_gets_its_own_answer),
    ("an_event_sent_twice_is_stored_once", an_event_sent_twice_is_stored_once),
    ("a_token_lives_until_it_is_taken_back_or_expires", a_token_lives_until_it_is_taken_back_or_expires),
    ("a_token_opens_one_cooperative_and_one_thing_in_it", a_token_opens_one_cooperative_and_one_thing_in_it),
    ("a_person_sends_no_events", a_person_sends_no_events),
];

fn make(place: &Place<'_>) -> String {
    let make = Make { name: "Zaaksysteem".to_owned(), scopes: vec![Scope::UsageWrite], days: 30 };
    let made = place.db.tenant_blocking(&place.marieke(), "test", |tx| api_tokens::make(tx, &make));
    made.unwrap().token
}

fn visit(place: &Place<'_>, address: &str, token: &str) -> ApiVisit {
    let hash = api_tokens::hash(token);
    let visit =
        place.db.session_blocking::<_, StoreError, _>("test", |tx| tx.api_visit(address, &hash, "192.0.2.7"));
    visit.unwrap()
}

fn sender(place: &Place<'_>) -> Actor {
    match visit(place, "samen", &make(place)) {
        ApiVisit::Sender(actor) => *actor,
        other => panic!("{other:?}"),
    }
}

fn event(id: &str, member: &str, day: &str, quantity: &str) -> String {
    format!(
        r#"{{"specversion":"1.0","type":"nl.gemeengoed.usage","source":"urn:zaken","id":"{id}",
            "data":{{"member":"{member}","meter":"zaken","day":"{day}","quantity":{quantity}}}}}"#
    )
}

fn send(place: &Place<'_>, sender: &Actor, events: &[String]) -> Vec<Answer> {
    let events = read(format!("[{}]", events.join(",")).as_bytes(), Shape::Batch).unwrap();
    place.db.tenant_blocking(sender, "test.receive", |tx| usage_events::receive(tx, &events)).unwrap()
}

fn codes(answers: &[Answer]) -> Vec<String> {
    let one = |answer: &Answer| match &answer.taken {
        Taken::Stored => "stored".to_owned(),
        Taken::Repeated => "repeated".to_owned(),
        Taken::Refused(wrongs) => wrongs[0].code.to_owned(),
    };
    answers.iter().map(one).collect()
}

fn each_event_gets_its_own_answer(cluster: &Cluster) {
    let place = Place::new(cluster);
    place.sql("UPDATE portal.periods SET settled_at = now() WHERE name LIKE '4e%'");
    let sender = sender(&place);
    let answers = send(
        &place,
        &sender,
        &[
            event("1", "Enschede", "2026-07-01", "12.5"),
            event("1", "Enschede", "2026-07-01", "12.50"),
            event("1", "Enschede", "2026-07-01", "13"),
            event("2", "Zwole", "2026-07-01", "1"),
            event("3", "Groningen", "2026-07-01", "1"),
            event("4", "Zwolle", "2026-06-30", "1"),
            event("5", "Zwolle", "2026-10-01", "1"),
            event("6", "Zwolle", "2026-07-01", "1e3"),
            event("7", "GM0193", "2026-07-01", "\"7\""),
            event("8", "Zwolle", "2026-07-01", "1").replace("urn:zaken", "urn:gemeengoed:file"),
        ],
    );
    let expected = [
        "stored",
        "repeated",
        "conflict-in-file",
        "unknown-member",
        "not-subscribed",
        "no-period",
        "period-settled",
        "exponent",
        "stored",
        "reserved-source",
    ];
    assert_eq!(codes(&answers), expected);
    assert_eq!(place.rows(), 2);
    let Taken::Refused(wrongs) = &answers[3].taken else { panic!("{answers:?}") };
    assert_eq!((wrongs[0].field, wrongs[0].nearest.clone()), ("data.member", vec!["Zwolle".to_owned()]));
    let who = "SELECT person || ' ' || ip AS t FROM portal.audit_events WHERE deed = 'usage-events.receive'";
    assert_eq!(place.text(who), "Zaaksysteem 192.0.2.7");
}

fn an_event_sent_twice_is_stored_once(cluster: &Cluster) {
    let place = Place::new(cluster);
    let sender = sender(&place);
    let first = event("1", "Enschede", "2026-07-01", "12.5");
    assert_eq!(codes(&send(&place, &sender, std::slice::from_ref(&first))), ["stored"]);
    assert_eq!(codes(&send(&place, &sender, &[first])), ["repeated"]);
    let other = event("1", "Enschede", "2026-07-01", "12.6");
    assert_eq!(codes(&send(&place, &sender, &[other])), ["conflict-with-stored"]);
    assert_eq!(place.rows(), 1);
}

fn a_token_lives_until_it_is_taken_back_or_expires(cluster: &Cluster) {
    let place = Place::new(cluster);
    let (one, other) = (make(&place), make(&place));
    let marieke = place.marieke();
    let list =
        || place.db.tenant_blocking::<_, StoreError, _>(&marieke, "test", |tx| tx.api_tokens()).unwrap();
    assert_eq!((list().len(), list()[0].made_by.as_str()), (2, "Marieke de Boer"));
    let stored =
        place.text("SELECT string_agg(encode(token_hash, 'escape'), '') AS t FROM portal.api_tokens");
    assert!(!stored.contains(&one) && one.starts_with("gg_"), "only the hash is kept");
    assert!(matches!(visit(&place, "samen", &one), ApiVisit::Sender(_)));
    let newest = list()[0].id;
    place.db.tenant_blocking(&marieke, "test", |tx| api_tokens::revoke(tx, newest)).unwrap();
    assert!(place.db.tenant_blocking(&marieke, "test", |tx| api_tokens::revoke(tx, newest)).is_err());
    let alive = [&one, &other].map(|token| matches!(visit(&place, "samen", token), ApiVisit::Sender(_)));
    assert_eq!(alive.iter().filter(|alive| **alive).count(), 1);
    place.db.move_clock(SignedDuration::from_hours(31 * 24));
    for token in [one, other] {
        assert!(matches!(visit(&place, "samen", &token), ApiVisit::Unknown));
    }
}

fn a_token_opens_one_cooperative_and_one_thing_in_it(cluster: &Cluster) {
    let place = Place::new(cluster);
    let token = make(&place);
    assert!(matches!(visit(&place, "elders", &token), ApiVisit::Elsewhere));
    assert!(matches!(visit(&place, "samen", "gg_wrong"), ApiVisit::Unknown));
    let sender = sender(&place);
    assert!(sender.may(May::SendUsage) && sender.seat().is_none());
    for may in May::ALL.iter().filter(|may| **may != May::SendUsage) {
        assert!(!sender.may(*may), "{may:?}");
    }
    let id = place.upload(b"gemeente;meter;datum;aantal\nZwolle;zaken;01-07-2026;1\n");
    place.worker().run_until_idle().unwrap();
    place.import(id);
    let private = place
        .db
        .tenant_blocking::<_, StoreError, _>(&sender, "test", |tx| {
            Ok((
                tx.usage_imports(10, 0)?.1,
                tx.api_tokens()?.len(),
                tx.upload_chunk(place_of(&place, id), 0)?,
            ))
        })
        .unwrap();
    assert_eq!(private, (0, 0, None), "what is private to the office is not there for a token");
}

fn place_of(place: &Place<'_>, id: kernel::ImportId) -> kernel::UploadId {
    place.import(id).upload.id
}

fn a_person_sends_no_events(cluster: &Cluster) {
    let place = Place::new(cluster);
    let events = read(event("1", "Enschede", "2026-07-01", "1").as_bytes(), Shape::One).unwrap();
    let refused = place
        .db
        .tenant_blocking(&place.marieke(), "test", |tx| usage_events::receive(tx, &events))
        .unwrap_err();
    assert!(matches!(refused, actions::Refused::Forbidden));
    assert_eq!(place.rows(), 0);
}
