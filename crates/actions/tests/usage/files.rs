//! What a file may look like, and what is said of one that is no good.

use store::usage_imports::ImportState;

use crate::Story;
use crate::place::{Cluster, Place, Q3};

pub const ALL: &[Story] = &[
    ("each_bad_row_is_named_and_the_good_ones_wait", each_bad_row_is_named_and_the_good_ones_wait),
    ("a_file_that_is_no_table_is_unreadable", a_file_that_is_no_table_is_unreadable),
    ("a_dump_comes_in_like_a_table", a_dump_comes_in_like_a_table),
    ("a_file_longer_than_a_chunk_is_read_whole", a_file_longer_than_a_chunk_is_read_whole),
    ("an_empty_file_is_refused_beside_its_field", an_empty_file_is_refused_beside_its_field),
];

fn each_bad_row_is_named_and_the_good_ones_wait(cluster: &Cluster) {
    let place = Place::new(cluster);
    let file = "gemeente;meter;datum;aantal\n\
        Enschede;zaken;01-07-2026;231\n\
        Zwole;zaken;01-07-2026;12\n\
        Zwolle;zaken;31-11-2026;12\n\
        Zwolle;zaken;02-07-2026;-18\n\
        Groningen;zaken;02-07-2026;5\n\
        Groningen;contacten;02-07-2026;5\n\
        Zwolle;zaken;01-10-2026;5\n";
    let id = place.upload(file.as_bytes());
    place.worker().run_until_idle().unwrap();
    let import = place.import(id);
    assert_eq!(import.state, ImportState::Checked);
    assert_eq!((import.counts.good, import.counts.refused, import.counts.repeated), (2, 5, 0));
    let expected = [
        (3, "unknown-member"),
        (4, "no-such-date"),
        (5, "negative"),
        (6, "not-subscribed"),
        (8, "outside-period"),
    ];
    assert_eq!(place.faults(id), expected.map(|(row, code)| (row, code.to_owned())));
    assert_eq!(place.rows(), 0, "a dry run stores nothing");
    let report = import.report.unwrap();
    assert_eq!(report["meters"][0]["name"], "Contacten");
    assert_eq!(report["columns"][0]["heading"], "gemeente");
}

fn a_file_that_is_no_table_is_unreadable(cluster: &Cluster) {
    let place = Place::new(cluster);
    let pdf = place.upload(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    let wrong = place.upload(b"a;b;c\n1;2;3\n");
    let latin = place.upload(b"gemeente;meter;datum;aantal\nS\xfadwest;zaken;01-07-2026;1\n");
    place.worker().run_until_idle().unwrap();
    for (id, code) in [(pdf, "wrong-type"), (wrong, "missing-columns"), (latin, "encoding")] {
        let import = place.import(id);
        assert_eq!(import.state, ImportState::Unreadable, "{code}");
        assert_eq!(import.report.unwrap()["refused_file"]["code"], code);
        assert!(place.confirm(id).is_err(), "there is nothing to confirm");
    }
}

fn a_dump_comes_in_like_a_table(cluster: &Cluster) {
    let place = Place::new(cluster);
    let mut archive =
        tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for (member, count) in [("enschede", 3), ("zwolle", 4)] {
        let csv = format!("aantal;kenmerk\n{count};a\n{count};b\n");
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(csv.len()).unwrap());
        header.set_cksum();
        let path = format!("{member}/260706/zaken/120000-zaken.csv");
        archive.append_data(&mut header, path, csv.as_bytes()).unwrap();
    }
    let dump = archive.into_inner().unwrap().finish().unwrap();
    let id = place.upload(&dump);
    place.worker().run_until_idle().unwrap();
    assert_eq!((place.import(id).counts.good, place.faults(id)), (2, conflicts()), "one id, two contents");
}

/// The two files share their event ids, and one source knows an id once.
fn conflicts() -> Vec<(u64, String)> {
    vec![(2, "conflict-in-file".to_owned()), (3, "conflict-in-file".to_owned())]
}

fn a_file_longer_than_a_chunk_is_read_whole(cluster: &Cluster) {
    let place = Place::new(cluster);
    let mut file = String::from("gemeente;meter;datum;aantal;kenmerk\n");
    for n in 0..45_000 {
        file.push_str(&format!("Enschede;zaken;01-07-2026;1;zaak-{n:0>20}\n"));
    }
    assert!(file.len() > 2 * store::uploads::CHUNK);
    let id = place.upload(file.as_bytes());
    let worker = place.worker();
    worker.run_until_idle().unwrap();
    place.confirm(id).unwrap();
    worker.run_until_idle().unwrap();
    assert_eq!((place.import(id).counts.stored, place.rows()), (45_000, 45_000));
}

fn an_empty_file_is_refused_beside_its_field(cluster: &Cluster) {
    let place = Place::new(cluster);
    let refused = place.upload_for(Q3.parse().unwrap(), b"").unwrap_err();
    assert!(format!("{refused:?}").contains("usage-file-empty"), "{refused:?}");
    assert_eq!(place.count("SELECT count(*) AS n FROM portal.uploads"), 0, "nothing of it is kept");
}
