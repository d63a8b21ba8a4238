//! Rows of usage tables, each rule by an example.

use jiff::civil::date;

use super::*;

fn read(file: &str) -> Vec<Result<UsageRow, Fault>> {
    read_with(file, &Context::default())
}

fn read_with(file: &str, context: &Context) -> Vec<Result<UsageRow, Fault>> {
    match Reader::new(file.as_bytes(), context) {
        Ok(reader) => reader.collect(),
        Err(fault) => vec![Err(Fault::File(fault))],
    }
}

/// The column and the reason of the only row of a file.
fn refused(quantity: &str, day: &str) -> (Column, Reason) {
    let file = format!("gemeente;meter;datum;aantal\nEnschede;zaken;{day};{quantity}\n");
    match read(&file).remove(0) {
        Err(Fault::Row(fault)) => {
            assert_eq!((fault.row, fault.member.as_str(), fault.meter.as_str()), (2, "Enschede", "zaken"));
            (fault.column, fault.reason)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_row_is_the_same_row_under_dutch_and_english_headings() {
    let row = UsageRow {
        row: 2,
        file: None,
        member: "GM0153".to_owned(),
        meter: "zaken".to_owned(),
        day: date(2026, 11, 21),
        quantity: "1234.5".parse().unwrap(),
        event_id: Some("e-1".to_owned()),
        subject: None,
    };
    let files = [
        "gemeentecode;meter;datum;aantal;gebeurtenis\nGM0153;zaken;21-11-2026;1.234,5;e-1\n",
        "Gemeente_Code;COMPONENT;Dat;Aant;kenmerk\r\nGM0153;zaken;2026-11-21;1234,50;e-1\r\n",
        "municipality,meter,date,quantity,event_id\nGM0153,zaken,2026-11-21,1234.5,e-1\n",
        "\u{feff}Lid\tMeeteenheid\tDag\tHoeveelheid (stuks)\tID\nGM0153\tzaken\t21/11/2026\t1234,5\te-1\n",
    ];
    for file in files {
        assert_eq!(read(file), [Ok(row.clone())], "{file}");
    }
}

#[test]
fn a_code_is_preferred_to_a_name_where_a_file_has_both() {
    let rows = read("gemeente;gemeentecode;meter;datum;aantal\nEnschede;GM0153;zaken;2026-01-01;1\n");
    assert_eq!(rows[0].as_ref().unwrap().member, "GM0153");
}

#[test]
fn a_period_stands_for_its_first_day_also_when_its_year_has_its_own_column() {
    let day = |file: &str| read(file)[0].as_ref().unwrap().day;
    assert_eq!(day("lid;meter;week;aantal\nA;b;2026-W46;1\n"), date(2026, 11, 9));
    assert_eq!(day("lid;meter;jaar;week;aantal\nA;b;2026;46;1\n"), date(2026, 11, 9));
    assert_eq!(day("lid;meter;maand;jaar;aantal\nA;b;juli;2026;1\n"), date(2026, 7, 1));
    assert_eq!(day("lid;meter;jaar;aantal\nA;b;2026;1\n"), date(2026, 1, 1));
    assert_eq!(day("lid;meter;periode;aantal\nA;b;3e kwartaal 2026;1\n"), date(2026, 7, 1));

    let context = Context { year: Some(2026), ..Context::default() };
    let rows = read_with("lid;meter;kwartaal;aantal\nA;b;4;1\n", &context);
    assert_eq!(rows[0].as_ref().unwrap().day, date(2026, 10, 1));
}

#[test]
fn a_bad_quantity_is_refused_with_its_reason_and_reading_goes_on() {
    assert_eq!(refused("12,4,0", "2026-01-01"), (Column::Quantity, Reason::NotANumber));
    assert_eq!(refused("1e9", "2026-01-01"), (Column::Quantity, Reason::Exponent));
    assert_eq!(refused("-18", "2026-01-01"), (Column::Quantity, Reason::Negative));
    assert_eq!(refused("", "2026-01-01"), (Column::Quantity, Reason::Empty));
    let most = Reason::TooManyDigits { most: 12 };
    assert_eq!(refused("9999999999999", "2026-01-01"), (Column::Quantity, most));
    let rows = read("lid;meter;datum;aantal\nA;b;2026-01-01;x\nA;b;2026-01-01;1\n");
    assert!(rows[0].is_err() && rows[1].is_ok());
}

#[test]
fn a_bad_date_is_refused_with_its_reason() {
    assert_eq!(refused("1", "31-11-2026"), (Column::Day, Reason::NoSuchDate));
    assert_eq!(refused("1", "gisteren"), (Column::Day, Reason::NotADate));
    assert_eq!(refused("1", ""), (Column::Day, Reason::Empty));
}

#[test]
fn a_row_with_another_number_of_fields_is_refused() {
    let reason = |file: &str| match read(file).remove(0) {
        Err(Fault::Row(fault)) => fault.reason,
        other => panic!("{other:?}"),
    };
    let header = "lid,meter,datum,aantal\n";
    let more = Reason::TooManyFields { expected: 4, found: 5 };
    assert_eq!(reason(&format!("{header}A,b,2026-01-01,12,5\n")), more);
    let fewer = Reason::TooFewFields { expected: 4, found: 3 };
    assert_eq!(reason(&format!("{header}A,b,2026-01-01\n")), fewer);
    assert!(read(&format!("{header}A,b,2026-01-01,12,,\n"))[0].is_ok());
}

#[test]
fn an_empty_member_or_meter_and_an_endless_event_id_are_refused() {
    let header = "lid;meter;datum;aantal;id\n";
    let rows = read(&format!(
        "{header};b;2026-01-01;1;x\nA;;2026-01-01;1;x\nA;b;2026-01-01;1;{}\n",
        "x".repeat(201)
    ));
    let reason = |row| match row {
        Err(Fault::Row(fault)) => (fault.column, fault.reason),
        other => panic!("{other:?}"),
    };
    let reasons: Vec<_> = rows.into_iter().map(reason).collect();
    let too_long = (Column::EventId, Reason::TooLong { most: 200 });
    assert_eq!(reasons, [(Column::Member, Reason::Empty), (Column::Meter, Reason::Empty), too_long]);
}

#[test]
fn a_header_without_rows_and_a_file_without_columns_are_refused_as_a_whole() {
    assert_eq!(read("lid;meter;datum;aantal\n"), [Err(Fault::File(FileFault::NoRows))]);
    assert_eq!(read(""), [Err(Fault::File(FileFault::EmptyFile))]);
    let missing = vec![Column::Meter, Column::Day];
    let found = vec!["lid".to_owned(), "aantal".to_owned()];
    assert_eq!(read("lid;aantal\nA;1\n"), [Err(Fault::File(FileFault::MissingColumns { found, missing }))]);
}

#[test]
fn latin_1_in_the_middle_ends_the_file_with_one_fault() {
    let mut file = b"lid;meter;datum;aantal\nA;b;2026-01-01;1\n".to_vec();
    file.extend(b"S\xfadwest-Frysl\xe2n;b;2026-01-01;1\nA;b;2026-01-01;1\n");
    let rows: Vec<_> = Reader::new(&file[..], &Context::default()).ok().unwrap().collect();
    assert_eq!(rows.len(), 2);
    assert!(matches!(&rows[1], Err(Fault::File(FileFault::Encoding { row: 3, .. }))));
}

#[test]
fn the_columns_are_shown_with_their_first_value() {
    let file = "gem_naam;comp;dat;aant;opmerking\nAlmelo;zaken;09-11-2026;231;-\n";
    let mut reader = Reader::new(file.as_bytes(), &Context::default()).ok().unwrap();
    assert_eq!(reader.by_ref().count(), 1);
    let shown: Vec<_> =
        reader.columns().iter().map(|c| (c.heading.as_str(), c.meaning, c.first_value.as_str())).collect();
    let expected = [
        ("gem_naam", Some(Column::Member), "Almelo"),
        ("comp", Some(Column::Meter), "zaken"),
        ("dat", Some(Column::Day), "09-11-2026"),
        ("aant", Some(Column::Quantity), "231"),
        ("opmerking", None, "-"),
    ];
    assert_eq!(shown, expected);
}
