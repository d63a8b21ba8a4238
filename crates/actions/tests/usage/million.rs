//! By hand: how long a million rows take, and that one bad row among them is named.

use std::time::Instant;

use store::usage_imports::ImportState;

use crate::Story;
use crate::place::{Cluster, Place};

pub const ALL: &[Story] =
    &[("a_million_rows_are_imported_and_measured", a_million_rows_are_imported_and_measured)];

fn a_million_rows_are_imported_and_measured(cluster: &Cluster) {
    let place = Place::new(cluster);
    place.sql(
        "INSERT INTO portal.members (cooperative_id, id, code, name, joined_on)
         SELECT '01890000-0000-7000-8000-000000000001', gen_random_uuid(), 'GM9' || lpad(n::text, 3, '0'),
             'Gemeente ' || n, '2020-01-01' FROM generate_series(0, 338) n",
    );
    let mut file = String::with_capacity(64 << 20);
    file.push_str("gemeente;meter;datum;aantal;kenmerk\r\n");
    for n in 0..1_000_000_u32 {
        let (member, day) = (n % 339, n / 339 % 92);
        let day = jiff::civil::date(2026, 7, 1).saturating_add(jiff::Span::new().days(i64::from(day)));
        let quantity = if n == 999_998 { "12,4,0".to_owned() } else { format!("{},{}", n % 997, n % 10) };
        file.push_str(&format!(
            "Gemeente {member};contacten;{};{quantity};e-{n}\r\n",
            day.strftime("%d-%m-%Y")
        ));
    }
    let worker = place.worker();
    let timed = |what: &str, deed: &dyn Fn()| {
        let start = Instant::now();
        deed();
        println!("{what}: {:.1?}", start.elapsed());
        start.elapsed()
    };
    let start = Instant::now();
    let id = place.upload(file.as_bytes());
    println!("upload of {} bytes: {:.1?}", file.len(), start.elapsed());
    let check = timed("dry run", &|| assert!(worker.run_one().unwrap()));
    assert_eq!(place.faults(id), [(1_000_000, "not-a-number".to_owned())]);
    place.confirm(id).unwrap();
    let import = timed("import", &|| assert!(worker.run_one().unwrap()));
    assert_eq!((place.import(id).state, place.rows()), (ImportState::Done, 999_999));
    let again = place.upload(file.as_bytes());
    timed("dry run of the same file", &|| assert!(worker.run_one().unwrap()));
    assert_eq!((place.import(again).counts.good, place.import(again).counts.repeated), (0, 999_999));
    worker.run_until_idle().unwrap();
    let copy = timed("PostgreSQL's COPY of the same rows into the same table", &copied(&place));
    println!("the import takes {:.1} times as long as COPY", import.as_secs_f64() / copy.as_secs_f64());
    let reached = if check.as_secs() < 60 && import.as_secs() < 60 { "reached" } else { "NOT REACHED" };
    println!("the goal is a minute for each: {reached}");
}

/// PostgreSQL's own fastest way in, as the superuser whom no row security holds: no look at what is there, no
/// file to understand, but the same indexes and references.
fn copied<'a>(place: &'a Place<'a>) -> impl Fn() + 'a {
    let file = "current_setting('data_directory') || '/usage.copy'";
    let execute = |statement: &str| format!("DO $$ BEGIN EXECUTE format('{statement} %L', {file}); END $$");
    place.sql(&execute("COPY portal.usage_events TO"));
    place.sql("TRUNCATE portal.usage_events");
    let back = execute("COPY portal.usage_events FROM");
    move || place.sql(&back)
}
