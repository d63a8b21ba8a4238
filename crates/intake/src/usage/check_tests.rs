//! The dry run, each rule by an example.

use jiff::civil::date;
use kernel::Period;
use uuid::Uuid;

use super::*;

fn entries<T: From<Uuid>>(rows: &[(&str, &str, u128)]) -> Vec<(String, String, T)> {
    rows.iter()
        .map(|&(code, name, id)| (code.to_owned(), name.to_owned(), T::from(Uuid::from_u128(id))))
        .collect()
}

fn known() -> Known {
    let members = [
        ("GM0153", "Enschede", 1),
        ("GM0193", "Zwolle", 2),
        ("GM0796", "'s-Hertogenbosch", 3),
        ("GM1900", "Súdwest-Fryslân", 4),
        ("GM0373", "Bergen (NH.)", 5),
    ];
    Known {
        period: Some(Period::new(date(2026, 1, 1), date(2027, 1, 1)).unwrap()),
        members: Directory::new(entries(&members)),
        meters: Directory::new(entries(&[("zaken", "Zaken", 11), ("contacten", "Contacten", 12)])),
        subscriptions: None,
    }
}

fn dry_run(rows: &str) -> Summary {
    let file = format!("gemeente;meter;datum;aantal;kenmerk\n{rows}");
    check(file.as_bytes(), &Context::default(), &known())
}

fn reasons(summary: &Summary) -> Vec<(u64, Column, Reason)> {
    summary.faults.iter().map(|fault| (fault.row, fault.column, fault.reason.clone())).collect()
}

#[test]
fn good_rows_are_counted_per_member_and_meter() {
    let summary = dry_run(
        "Enschede;zaken;2026-01-05;10;\nGM0153;Zaken;2026-01-12;2,5;\nZwolle;contacten;2026-02-02;7;\n",
    );
    assert_eq!((summary.rows, summary.good, summary.refused, summary.duplicates), (3, 3, 0, 0));
    assert_eq!(summary.members, 2);
    let totals: Vec<_> = summary
        .meters
        .iter()
        .map(|meter| (meter.name.as_str(), meter.quantity.to_string(), meter.rows))
        .collect();
    assert_eq!(totals, [("Contacten", "7".to_owned(), 1), ("Zaken", "12.5".to_owned(), 2)]);
    assert_eq!(summary.days, Some((date(2026, 1, 5), date(2026, 2, 2))));
    assert_eq!(summary.columns[0].first_value, "Enschede");
}

#[test]
fn municipalities_are_recognised_however_they_are_typed() {
    let summary = dry_run(
        "s hertogenbosch;zaken;2026-01-05;1;\nSudwest Fryslan;zaken;2026-01-05;1;\n\
         BERGEN NH;zaken;2026-01-05;1;\n",
    );
    assert_eq!((summary.good, summary.faults), (3, Vec::new()));
}

#[test]
fn an_unknown_member_is_refused_with_the_nearest_names() {
    let summary =
        dry_run("Zwole;zaken;2026-01-05;1;\nAtlantis;zaken;2026-01-05;1;\nZwolle;zakken;2026-01-05;1;\n");
    let expected = [
        (2, Column::Member, Reason::UnknownMember { nearest: vec!["Zwolle".to_owned()] }),
        (3, Column::Member, Reason::UnknownMember { nearest: Vec::new() }),
        (4, Column::Meter, Reason::UnknownMeter { nearest: vec!["Zaken".to_owned()] }),
    ];
    assert_eq!(reasons(&summary), expected);
    assert_eq!((summary.good, summary.refused, summary.members_with_faults), (0, 3, 3));
    assert_eq!(summary.reasons.get("unknown-member"), Some(&2));
}

#[test]
fn a_day_outside_the_period_is_refused() {
    let summary = dry_run("Zwolle;zaken;2027-01-01;1;\nZwolle;zaken;2026-12-31;1;\n");
    let outside = Reason::OutsidePeriod { start: date(2026, 1, 1), last: date(2026, 12, 31) };
    assert_eq!(reasons(&summary), [(2, Column::Day, outside)]);
}

#[test]
fn the_same_event_with_the_same_content_has_no_effect() {
    let summary = dry_run("Zwolle;zaken;2026-01-05;1;e1\nGM0193;Zaken;05-01-2026;1,00;e1\n");
    assert_eq!((summary.good, summary.duplicates, summary.refused), (1, 1, 0));
    assert_eq!(summary.notes[0].reason, Reason::DuplicateInFile { first_row: 2 });
    assert_eq!(summary.meters[0].quantity.to_string(), "1");
}

#[test]
fn the_same_event_with_other_content_is_a_conflict() {
    let summary = dry_run("Zwolle;zaken;2026-01-05;1;e1\nZwolle;zaken;2026-01-05;2;e1\n");
    assert_eq!((summary.good, summary.duplicates), (1, 0));
    assert_eq!(reasons(&summary), [(3, Column::EventId, Reason::ConflictInFile { first_row: 2 })]);
}

#[test]
fn a_row_without_an_event_id_goes_by_member_meter_and_day() {
    let summary =
        dry_run("Zwolle;zaken;2026-01-05;1;\nGM0193;zaken;2026-01-05;1;\nZwolle;zaken;2026-01-05;2;\n");
    assert_eq!((summary.good, summary.duplicates, summary.refused), (1, 1, 1));
    assert_eq!(summary.faults[0].value, "row:GM0193:zaken:2026-01-05");
}

#[test]
fn a_member_that_does_not_take_the_service_on_the_day_is_refused() {
    let mut known = known();
    let pair = (MemberId(Uuid::from_u128(2)), MeterId(Uuid::from_u128(11)));
    known.subscriptions =
        Some([(pair, vec![(date(2026, 3, 1), Some(date(2026, 6, 1)))])].into_iter().collect());
    let file = "lid;meter;datum;aantal\nZwolle;zaken;2026-02-28;1\nZwolle;zaken;2026-03-01;1\n\
                Zwolle;zaken;2026-06-01;1\nEnschede;zaken;2026-03-01;1\n";
    let summary = check(file.as_bytes(), &Context::default(), &known);
    assert_eq!(summary.good, 1);
    let rows: Vec<_> = summary.faults.iter().map(|fault| (fault.row, fault.reason.code())).collect();
    assert_eq!(rows, [(2, "not-subscribed"), (4, "not-subscribed"), (5, "not-subscribed")]);
}

#[test]
fn what_is_in_store_already_is_taken_back_from_the_good_rows() {
    let known = known();
    let mut checker = Checker::new(&known);
    let mut good = Vec::new();
    let file = "lid;meter;datum;aantal\nZwolle;zaken;2026-01-05;1\nZwolle;zaken;2026-01-06;2\n\
                Zwolle;zaken;2026-01-07;4\n";
    let read = for_each(file.as_bytes(), &Context::default(), &mut |row| {
        if let Outcome::Good(row) = checker.judge(row) {
            good.push(row);
        }
        ControlFlow::Continue(())
    });
    checker.stored_already(&good[0]);
    checker.conflicts_with_stored(&good[1]);
    let summary = checker.finish(read);
    assert_eq!((summary.rows, summary.good, summary.duplicates, summary.refused), (3, 1, 1, 1));
    assert_eq!(summary.meters[0].quantity.to_string(), "4");
    assert_eq!(reasons(&summary), [(3, Column::EventId, Reason::ConflictWithStored)]);
    assert_eq!(summary.faults[0].member, "Zwolle");
}

#[test]
fn a_file_that_is_refused_as_a_whole_says_so_beside_its_counts() {
    let mut file = b"lid;meter;datum;aantal\nZwolle;zaken;2026-01-05;1\n".to_vec();
    file.extend(b"Frysl\xe2n;zaken;2026-01-05;1\n");
    let summary = check(&file[..], &Context::default(), &known());
    assert_eq!(summary.good, 1);
    assert_eq!(summary.refused_file.map(|fault| fault.code()), Some("encoding"));
}

#[test]
fn faults_beyond_ten_thousand_are_counted_and_not_kept() {
    let rows = "Zwolle;zaken;2026-01-05;-1;\n".repeat(10_005);
    let summary = dry_run(&rows);
    assert_eq!((summary.refused, summary.faults.len(), summary.faults_not_kept()), (10_005, 10_000, 5));
    assert_eq!(summary.reasons.get("negative"), Some(&10_005));
}

#[test]
fn a_summary_survives_being_stored_as_json() {
    let summary =
        dry_run("Zwole;zaken;2026-01-05;1;\nZwolle;zaken;2027-01-05;1;\nZwolle;zaken;2026-01-05;1;\n");
    let json = serde_json::to_string(&summary).unwrap();
    assert!(json.contains(r#""code":"unknown-member""#), "{json}");
    assert_eq!(serde_json::from_str::<Summary>(&json).unwrap(), summary);
}
