//! Whatever comes in, nothing panics, and what is read adds up.

use std::io::Write as _;
use std::ops::ControlFlow;

use flate2::{Compression, write::GzEncoder};
use intake::day::{self, Unit};
use intake::number::{self, Notation};
use intake::usage::{Context, Known, check};
use intake::{Directory, Given, attributes, costs, dump, events, members};
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

fn directory<T: From<Uuid> + Copy + PartialEq>() -> Directory<T> {
    let names = [("GM0153", "Enschede", 1), ("zaken", "Zaken", 2), ("GM1900", "Súdwest-Fryslân", 3)];
    Directory::new(
        names.map(|(code, name, id)| (code.to_owned(), name.to_owned(), Uuid::from_u128(id).into())),
    )
}

/// Gives the bytes to every reader; fails only by panicking, or where a summary does not add up.
fn everywhere(bytes: &[u8]) {
    let known = Known { period: None, members: directory(), meters: directory(), subscriptions: None };
    let summary = check(bytes, &Context::default(), &known);
    assert_eq!(summary.rows, summary.good + summary.refused + summary.duplicates);
    let limits = dump::Limits { bytes: 1 << 20, entries: 100 };
    let _ = dump::for_each(bytes, &Context::default(), limits, &mut |_| ControlFlow::Continue(()));
    let _ = members::read(bytes, &Given::default(), date(2026, 1, 1));
    let _ = attributes::read(bytes, &Given::default(), date(2026, 1, 1), &directory());
    let _ = costs::read(bytes, &Given::default(), &costs::Known { services: directory(), period: None });
    for shape in [events::Shape::One, events::Shape::Batch, events::Shape::Either] {
        let _ = events::read(bytes, shape);
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).and_then(|()| packed.finish()).unwrap_or_default()
}

/// Text that nearly is a table.
fn nearly_a_table() -> impl Strategy<Value = String> {
    let field = prop_oneof![
        Just("Enschede".to_owned()),
        Just("zaken".to_owned()),
        Just("2026-W46".to_owned()),
        Just("1.234,5".to_owned()),
        Just("\"".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("-".to_owned()),
        "[0-9.,eE+-]{0,8}",
        "\\PC{0,8}",
    ];
    let row = prop::collection::vec(field, 0..8);
    let header = prop::sample::select(vec![
        "gemeente;meter;datum;aantal;kenmerk",
        "code,naam,inwoners,datum",
        "dienst\tbedrag\tdatum\tomschrijving",
        "lid;kenmerk;peildatum;waarde",
        "member|meter|week|quantity",
        "sep=;\ngemeente;meter;jaar;week;aantal",
    ]);
    let end = prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]);
    (header, prop::collection::vec((row, end), 0..12)).prop_map(|(header, rows)| {
        let separator = [";", ",", "\t", "|"].into_iter().find(|mark| header.contains(mark)).unwrap_or(";");
        let lines = rows.into_iter().map(|(fields, end)| fields.join(separator) + end);
        format!("{header}\n{}", lines.collect::<String>())
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        everywhere(&bytes);
        everywhere(&gzip(&bytes));
    }

    #[test]
    fn nearly_a_table_is_read_or_refused(text in nearly_a_table()) {
        everywhere(text.as_bytes());
    }

    #[test]
    fn a_damaged_dump_is_read_or_refused(
        text in nearly_a_table(),
        at in any::<prop::sample::Index>(),
        byte: u8,
    ) {
        let mut archive = tar::Builder::new(Vec::new());
        for path in ["Enschede/261109/zaken/060000-zaken.csv", "x/Enschede/261116/zaken/060000-zaken.csv"] {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len().try_into().unwrap_or(0));
            prop_assert!(archive.append_data(&mut header, path, text.as_bytes()).is_ok());
        }
        let mut bytes = archive.into_inner().unwrap_or_default();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        everywhere(&bytes);
        let mut packed = gzip(&bytes);
        let place = at.index(packed.len());
        packed[place] = byte;
        everywhere(&packed);
    }

    #[test]
    fn nearly_an_event_is_read_or_refused(value in "\\PC{0,20}", quantity in "[-0-9.eE\"null]{0,12}") {
        let text = serde_json::to_string(&value).unwrap_or_default();
        let event = format!(
            r#"{{"specversion":"1.0","type":"nl.gemeengoed.usage","id":{text},"source":{text},"time":{text},
            "data":{{"member":{text},"day":{text},"quantity":{quantity}}}}}"#
        );
        everywhere(event.as_bytes());
    }

    #[test]
    fn any_text_is_a_number_or_a_reason(
        text in "\\PC{0,24}|[-+0-9., '€()eE]{0,16}",
        day in "[0-9a-zW/ .-]{0,16}",
    ) {
        for notation in [Notation::Dutch, Notation::English, Notation::Plain] {
            let _ = number::quantity(&text, notation);
        }
        let _ = number::amount(&text, Notation::Dutch);
        for unit in [Unit::Any, Unit::Week, Unit::Month, Unit::Quarter] {
            let _ = day::read(&text, unit, Some(2026));
            let _ = day::read(&day, unit, None);
        }
    }

    /// With two decimals, as most quantities are written, no notation is ambiguous.
    #[test]
    fn a_number_is_the_same_in_every_notation(whole in 0_u64..1_000_000_000_000, cents in 0_u8..100) {
        let digits = whole.to_string();
        let grouped = |mark: &str| {
            let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
            groups.join(mark)
        };
        let exact = number::quantity(&format!("{whole}.{cents:02}"), Notation::Plain);
        prop_assert!(exact.is_ok());
        for text in [
            format!("{whole},{cents:02}"),
            format!("{},{cents:02}", grouped(".")),
            format!("{}.{cents:02}", grouped(",")),
            format!("{}.{cents:02}", grouped("'")),
            format!("{},{cents:02}", grouped("\u{202f}")),
        ] {
            prop_assert_eq!(&number::quantity(&text, Notation::Dutch), &exact, "{}", text);
            prop_assert_eq!(&number::quantity(&text, Notation::English), &exact, "{}", text);
            let amount = number::amount(&text, Notation::Dutch).map(kernel::Cents::cents).ok();
            let expected = i64::try_from(whole * 100 + u64::from(cents)).ok();
            prop_assert_eq!(amount, expected, "{}", text);
        }
    }
}
