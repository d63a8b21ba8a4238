//! Dumps, made in memory.

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::date;
use std::io::Write as _;
use std::ops::ControlFlow;

use super::*;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (path, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len().try_into().unwrap());
        header.set_mode(0o644);
        archive.append_data(&mut header, path, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

fn tar_gz(files: &[(&str, &[u8])]) -> Vec<u8> {
    gzip(&tar(files))
}

type Outcome = (Vec<Result<UsageRow, RowFault>>, Result<Vec<ColumnReading>, FileFault>);

fn read_with(dump: &[u8], limits: Limits) -> Outcome {
    let mut rows = Vec::new();
    let read = for_each(dump, &Context::default(), limits, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    });
    (rows, read)
}

fn read(dump: &[u8]) -> Outcome {
    read_with(dump, Limits::default())
}

#[test]
fn a_nested_dump_gives_rows_with_member_meter_and_day_of_their_path() {
    let zaken = tar_gz(&[("zaken.csv", b"aantal;onderwerp\n231;loket\n1.402,5;web\n")]);
    let dump = tar_gz(&[
        ("dump/Enschede/261109/zaken/060000-zaken.tar.gz", &zaken),
        ("dump/GM1900/261109/contacten/061500-contacten.tar.gz", &tar_gz(&[("c.csv", b"aantal\n12\n")])),
        ("dump/README.md", b"not a table"),
        ("dump/Enschede/261109/zaken/.DS_Store.csv", b"\0\0"),
    ]);
    let (rows, read) = read(&dump);
    let rows: Vec<_> = rows.into_iter().map(Result::unwrap).collect();
    assert!(read.is_ok(), "{read:?}");
    let seen: Vec<_> = rows
        .iter()
        .map(|r| (r.row, r.member.as_str(), r.meter.as_str(), r.day, r.quantity.to_string()))
        .collect();
    let day = date(2026, 11, 9);
    let expected = [
        (2, "Enschede", "zaken", day, "231".to_owned()),
        (3, "Enschede", "zaken", day, "1402.5".to_owned()),
        (2, "GM1900", "contacten", day, "12".to_owned()),
    ];
    assert_eq!(seen, expected);
    assert_eq!(rows[0].file.as_deref(), Some("dump/Enschede/261109/zaken/060000-zaken.tar.gz/zaken.csv"));
}

#[test]
fn a_flat_dump_and_a_dump_without_component_folders_are_read_too() {
    let dump = tar_gz(&[
        ("./Zwolle/261116/zaken/060000-zaken.csv", b"aantal\n1\n"),
        ("Zwolle/261116/061000-contacten.csv.gz", &gzip(b"aantal\n2\n")),
    ]);
    let (rows, _) = read(&dump);
    let meters: Vec<_> =
        rows.into_iter().map(|row| row.unwrap()).map(|row| (row.member, row.meter)).collect();
    assert_eq!(
        meters,
        [("Zwolle", "zaken"), ("Zwolle", "contacten")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
}

#[test]
fn what_the_table_says_itself_goes_before_what_its_path_says() {
    let file = b"gemeente;datum;aantal\nLochem;2026-11-10;1\n";
    let (rows, _) = read(&tar_gz(&[("Zwolle/261116/zaken/060000-zaken.csv", file)]));
    let row = rows[0].clone().unwrap();
    assert_eq!((row.member.as_str(), row.meter.as_str(), row.day), ("Lochem", "zaken", date(2026, 11, 10)));
}

#[test]
fn a_single_packed_table_is_read_as_a_table() {
    let (rows, read) = read(&gzip(b"lid;meter;datum;aantal\nA;b;2026-01-01;1\n"));
    assert!(read.is_ok() && rows.len() == 1 && rows[0].as_ref().is_ok_and(|row| row.file.is_none()));
}

#[test]
fn long_and_accented_paths_survive_both_ways_of_writing_them() {
    let long = format!("{}/Súdwest-Fryslân/261109/zaken/060000-zaken.csv", "een-heel-lange-map/".repeat(12));
    let (rows, _) = read(&tar_gz(&[(&long, b"aantal\n1\n")]));
    assert_eq!(rows[0].as_ref().unwrap().member, "Súdwest-Fryslân");

    let path = "Súdwest-Fryslân/261109/zaken/060000-zaken.csv";
    let mut archive = tar::Builder::new(Vec::new());
    archive.append_pax_extensions([("mtime", &b"1.5"[..]), ("path", path.as_bytes())]).unwrap();
    let mut header = tar::Header::new_ustar();
    header.set_size(9);
    archive.append_data(&mut header, "S_dwest/x.csv", &b"aantal\n1\n"[..]).unwrap();
    let (rows, _) = read(&gzip(&archive.into_inner().unwrap()));
    assert_eq!(rows[0].as_ref().unwrap().member, "Súdwest-Fryslân");
}

#[test]
fn a_fault_names_its_row_and_its_file() {
    let path = "Zwolle/261116/zaken/060000-zaken.csv";
    let (rows, _) = read(&tar_gz(&[(path, b"aantal\n1\nx\n")]));
    let fault = rows[1].clone().unwrap_err();
    assert_eq!((fault.row, fault.file.as_deref(), fault.member.as_str()), (3, Some(path), "Zwolle"));

    let (_, read) = read(&tar_gz(&[(path, b"prijs\n1\n")]));
    assert!(matches!(read, Err(FileFault::InDump { ref file, .. }) if file == path), "{read:?}");
    assert_eq!(read.unwrap_err().code(), "missing-columns");
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused_while_it_is_read() {
    let rows = b"aantal\n".iter().chain(b"1\n".iter().cycle().take(4_000_000)).copied().collect::<Vec<_>>();
    let bomb = tar_gz(&[("a/261116/b/c.csv", &rows)]);
    assert!(bomb.len() < 50_000);
    let limits = Limits { bytes: 1_000_000, entries: 10 };
    assert_eq!(read_with(&bomb, limits).1, Err(FileFault::TooLarge { most: 1_000_000 }));

    let many: Vec<(String, &[u8])> = (0..20).map(|n| (format!("{n}.md"), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    assert_eq!(read_with(&tar_gz(&many), limits).1, Err(FileFault::TooMany { most: 10 }));

    let mut nested = b"lid;meter;datum;aantal\n".to_vec();
    for _ in 0..8 {
        nested = gzip(&nested);
    }
    assert_eq!(read(&nested).1, Err(FileFault::WrongType { looks_like: FileKind::Gzip }));
}

#[test]
fn a_dump_that_is_cut_off_damaged_or_without_tables_is_refused() {
    let dump = tar_gz(&[("Zwolle/261116/zaken/060000-zaken.csv", b"aantal\n1\n")]);
    let cut_off = dump.get(..dump.len() / 2).unwrap();
    assert_eq!(read(cut_off).1.unwrap_err().code(), "broken-archive");
    let mut damaged = dump;
    for byte in damaged.iter_mut().skip(20).step_by(7) {
        *byte ^= 0x55;
    }
    assert!(read(&damaged).1.is_err());
    assert_eq!(read(&tar_gz(&[("README.md", b"hello")])).1, Err(FileFault::NothingInDump));
    assert_eq!(read(&tar_gz(&[("a/261116/b/c.csv", b"aantal\n")])).1, Err(FileFault::NoRows));
}

#[test]
fn a_connection_that_breaks_is_not_called_a_damaged_archive() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::ConnectionReset.into())
        }
    }
    let dump = tar_gz(&[("Zwolle/261116/zaken/060000-zaken.csv", b"aantal\n1\n")]);
    let input = std::io::Read::chain(dump.get(..40).unwrap(), Broken);
    let read = for_each(input, &Context::default(), Limits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(read, Err(FileFault::Unreadable));
}

#[test]
fn whoever_reads_may_stop() {
    let dump = tar_gz(&[("a/261116/b/c.csv", b"aantal\n1\n2\n"), ("a/261116/d/c.csv", b"aantal\n1\n")]);
    let mut rows = 0;
    let read = for_each(&dump[..], &Context::default(), Limits::default(), &mut |_| {
        rows += 1;
        ControlFlow::Break(())
    });
    assert_eq!((rows, read), (1, Err(FileFault::Stopped)));
}
