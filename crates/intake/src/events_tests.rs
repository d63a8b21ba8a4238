//! Usage events, each rule by an example.

use jiff::civil::date;

use super::*;

const EVENT: &str = r#"{"specversion":"1.0","id":"e-1","source":"urn:zaken","type":"nl.gemeengoed.usage",
    "time":"2026-12-31T23:30:00Z","subject":"loket",
    "data":{"member":"GM0153","meter":"zaken","quantity":12.50}}"#;

fn one(body: &str) -> Result<UsageEvent, EventFault> {
    read(body.as_bytes(), Shape::One).unwrap().remove(0)
}

/// The event with a piece of its text replaced.
fn with(from: &str, to: &str) -> Result<UsageEvent, EventFault> {
    assert!(EVENT.contains(from), "{from}");
    one(&EVENT.replace(from, to))
}

fn faults(event: Result<UsageEvent, EventFault>) -> Vec<(&'static str, &'static str)> {
    event.unwrap_err().fields.iter().map(|fault| (fault.field, fault.reason.code())).collect()
}

#[test]
fn an_event_becomes_a_row_on_its_local_day() {
    let event = one(EVENT).unwrap();
    assert_eq!((event.source.as_str(), event.id.as_str()), ("urn:zaken", "e-1"));
    let row = UsageRow {
        row: 1,
        file: None,
        member: "GM0153".to_owned(),
        meter: "zaken".to_owned(),
        // Half past eleven in the evening in Greenwich is the new year in Amsterdam.
        day: date(2027, 1, 1),
        quantity: "12.5".parse().unwrap(),
        event_id: Some("e-1".to_owned()),
        subject: Some("loket".to_owned()),
    };
    assert_eq!(event.row, row);
}

#[test]
fn a_day_in_the_data_goes_before_the_moment() {
    let event = with(r#""quantity":12.50"#, r#""quantity":1,"day":"2026-11-21""#).unwrap();
    assert_eq!(event.row.day, date(2026, 11, 21));
    let event = one(&EVENT
        .replace(r#""time":"2026-12-31T23:30:00Z","#, "")
        .replace("12.50", r#"1,"day":"2026-11-21""#));
    assert_eq!(event.unwrap().row.day, date(2026, 11, 21));
}

#[test]
fn a_quantity_is_read_exactly_from_a_number_or_a_string() {
    let quantity = |text: &str| with("12.50", text).map(|event| event.row.quantity.to_string());
    assert_eq!(quantity("0.1").as_deref(), Ok("0.1"));
    assert_eq!(quantity("999999999999.999999").as_deref(), Ok("999999999999.999999"));
    assert_eq!(quantity(r#""12.5""#).as_deref(), Ok("12.5"));
    let refused = |text: &str| faults(with("12.50", text));
    assert_eq!(refused("1e9"), [("data.quantity", "exponent")]);
    assert_eq!(refused("-1"), [("data.quantity", "negative")]);
    assert_eq!(refused("0.1234567"), [("data.quantity", "too-many-decimals")]);
    assert_eq!(refused("1234567890123"), [("data.quantity", "too-many-digits")]);
    for text in [r#""12,5""#, r#""1.2.3""#, "true", "[1]", "{}"] {
        assert_eq!(refused(text), [("data.quantity", "not-a-number")], "{text}");
    }
    assert_eq!(refused("null"), [("data.quantity", "missing")]);
}

#[test]
fn every_field_that_is_wrong_is_named() {
    let event = one(
        r#"{"specversion":"0.3","id":5,"source":"","type":"x","time":"gisteren","data":{"member":null}}"#,
    );
    let expected = [
        ("specversion", "not-supported"),
        ("type", "not-supported"),
        ("id", "not-of-type"),
        ("source", "missing"),
        ("data.member", "missing"),
        ("data.meter", "missing"),
        ("data.quantity", "missing"),
        ("time", "not-a-time"),
    ];
    assert_eq!(faults(event), expected);
    assert_eq!(faults(with(r#""time":"2026-12-31T23:30:00Z","#, "")), [("time", "missing")]);
    assert_eq!(faults(with("2026-12-31T23:30:00Z", "2026-12-31T23:30:00")), [("time", "not-a-time")]);
    assert_eq!(faults(with("12.50", r#"1,"day":"2026-02-30""#)), [("data.day", "no-such-date")]);
    assert_eq!(faults(with("12.50", r#"1,"day":"21-11-2026""#)), [("data.day", "no-such-date")]);
    assert_eq!(faults(with("e-1", &"x".repeat(201))), [("id", "too-long")]);
    assert_eq!(faults(with("e-1", r"e\u0000")), [("id", "zero-character")]);
    assert_eq!(faults(with("urn:zaken", r"urn:\u0000")), [("source", "zero-character")]);
    assert_eq!(
        faults(with("\"id\"", r#""datacontenttype":"text/xml","id""#)),
        [("datacontenttype", "not-supported")]
    );
}

#[test]
fn one_bad_event_does_not_spoil_the_batch_and_keeps_its_id() {
    let batch = format!("[{EVENT},{},5]", EVENT.replace("12.50", "-1").replace("e-1", "e-2"));
    for shape in [Shape::Batch, Shape::Either] {
        let events = read(batch.as_bytes(), shape).unwrap();
        assert!(events[0].is_ok());
        let fault = events[1].clone().unwrap_err();
        assert_eq!(
            (fault.row, fault.id.as_deref(), fault.source.as_deref()),
            (2, Some("e-2"), Some("urn:zaken"))
        );
        assert_eq!(events[2].clone().unwrap_err().fields[0].reason, FieldReason::NotOfType("object"));
    }
}

#[test]
fn a_body_of_another_shape_or_size_is_refused_whole() {
    let whole = |body: &str, shape| read(body.as_bytes(), shape).unwrap_err();
    assert_eq!(whole(&format!("[{EVENT}]"), Shape::One), BodyFault::WrongShape);
    assert_eq!(whole(EVENT, Shape::Batch), BodyFault::WrongShape);
    assert_eq!(whole("5", Shape::Either), BodyFault::WrongShape);
    assert_eq!(whole("{\n\"id\": }", Shape::One), BodyFault::NotJson { line: 2, column: 7 });
    assert_eq!(read(b"{\"id\":\"\xff\"}", Shape::One).unwrap_err().code(), "not-json");
    let many = format!("[{}1]", "1,".repeat(1_000));
    assert_eq!(whole(&many, Shape::Batch), BodyFault::TooMany { most: 1_000 });
    assert_eq!(read(b"[]", Shape::Batch), Ok(Vec::new()));
}

#[test]
fn a_content_type_says_what_shape_to_expect() {
    assert_eq!(Shape::of("application/cloudevents+json; charset=utf-8"), Some(Shape::One));
    assert_eq!(Shape::of("Application/CloudEvents-Batch+JSON"), Some(Shape::Batch));
    assert_eq!(Shape::of("application/json"), Some(Shape::Either));
    assert_eq!(Shape::of("text/csv"), None);
}
