//! Text with columns, by examples.

use super::*;
use crate::day::Unit;
use crate::fault::{Column, Encoding};
use crate::layout::Heading;

const LAYOUT: Layout = Layout {
    headings: &[
        Heading { column: Column::Name, unit: Unit::Any, names: &["naam", "name"] },
        Heading { column: Column::Value, unit: Unit::Any, names: &["waarde", "value"] },
    ],
    required: &[Column::Name, Column::Value],
};

fn open(bytes: &[u8]) -> Result<Table<&[u8]>, FileFault> {
    Table::open(bytes, &LAYOUT, None, &[], &[])
}

/// Rows as (line, name, value), up to the fault that ends the file.
fn rows(bytes: &[u8]) -> (Vec<(u64, String, String)>, Option<FileFault>) {
    let mut table = match open(bytes) {
        Ok(table) => table,
        Err(fault) => return (Vec::new(), Some(fault)),
    };
    let name = table.mapping.place(Column::Name).unwrap();
    let value = table.mapping.place(Column::Value).unwrap();
    let mut rows = Vec::new();
    loop {
        match table.next() {
            Ok(Some(record)) => {
                rows.push((record.row, record.field(name).to_owned(), record.field(value).to_owned()));
            }
            Ok(None) => return (rows, None),
            Err(fault) => return (rows, Some(fault)),
        }
    }
}

fn row(line: u64, name: &str, value: &str) -> (u64, String, String) {
    (line, name.to_owned(), value.to_owned())
}

#[test]
fn semicolons_commas_tabs_bars_a_bom_and_line_ends_are_all_read() {
    let files: [&[u8]; 7] = [
        b"naam;waarde\nA;1\nB;2\n",
        b"naam,waarde\nA,1\nB,2",
        b"naam\twaarde\r\nA\t1\r\nB\t2\r\n",
        b"naam|waarde\nA|1\nB|2\n",
        b"\xef\xbb\xbfNAAM;Waarde\r\nA;1\r\nB;2\r\n",
        b"\"Naam\";\"waarde\"\n\"A\";\"1\"\nB;2\n",
        b"value ; NAME\n 1 ; A \n2;B",
    ];
    for file in files {
        assert_eq!(rows(file), (vec![row(2, "A", "1"), row(3, "B", "2")], None), "{}", file.escape_ascii());
    }
}

#[test]
fn a_row_is_named_by_the_line_it_begins_on() {
    let file = b"\r\nnaam;waarde\r\n\r\n\r\nA;1\r\n;;\r\n\"B\r\nB\";2\r\nC;3\r\n";
    let (found, fault) = rows(file);
    assert_eq!(found, [row(5, "A", "1"), row(7, "B\r\nB", "2"), row(9, "C", "3")]);
    assert_eq!(fault, None);
}

#[test]
fn a_line_that_excel_adds_for_itself_is_not_a_header() {
    assert_eq!(rows(b"sep=|\r\nnaam|waarde\r\nA|1\r\n"), (vec![row(3, "A", "1")], None));
}

#[test]
fn quotes_keep_separators_and_apostrophes_are_only_letters() {
    let (found, _) =
        rows("naam,waarde\n\"Nuenen, Gerwen en Nederwetten\",1\n's-Gravenhage,\"zei \"\"u\"\"\"".as_bytes());
    assert_eq!(found[0], row(2, "Nuenen, Gerwen en Nederwetten", "1"));
    assert_eq!(found[1], row(3, "'s-Gravenhage", "zei \"u\""));
}

#[test]
fn latin_1_is_refused_with_its_row_and_column() {
    let (found, fault) = rows(b"waarde;naam\n1;A\n2;S\xfadwest-Frysl\xe2n\n3;B\n");
    assert_eq!(found, [row(2, "A", "1")]);
    let (column, value) = ("naam".to_owned(), "Súdwest-Fryslân".to_owned());
    assert_eq!(fault, Some(FileFault::Encoding { found: Encoding::Latin1, row: 3, column, value }));

    let (_, fault) = rows(b"naam;waarde\nA;\x80 5\n");
    assert!(matches!(fault, Some(FileFault::Encoding { found: Encoding::Windows1252, row: 2, .. })));

    let (_, fault) = rows(b"na\xe4m;waarde\n");
    assert!(matches!(fault, Some(FileFault::Encoding { row: 1, .. })));
}

#[test]
fn half_a_character_on_each_side_of_a_separator_is_not_one_character() {
    let (_, fault) = rows(b"naam;waarde\nA\xc3;\xa9\n");
    assert!(matches!(fault, Some(FileFault::Encoding { row: 2, .. })), "{fault:?}");
}

#[test]
fn missing_columns_are_named_beside_what_was_found() {
    let missing = FileFault::MissingColumns {
        found: vec!["naam".to_owned(), "prijs".to_owned()],
        missing: vec![Column::Value],
    };
    assert_eq!(rows(b"naam;prijs\nA;1\n").1, Some(missing));
}

#[test]
fn two_headings_for_one_column_are_refused() {
    let headings = vec!["naam".to_owned(), "Name".to_owned()];
    let twice = FileFault::ColumnTwice { column: Column::Name, headings };
    assert_eq!(rows(b"naam;Name;waarde\nA;B;1\n").1, Some(twice));
}

#[test]
fn a_person_may_say_what_a_heading_means() {
    let choices = [("prijs".to_owned(), Some(Column::Value)), ("waarde".to_owned(), None)];
    let table = Table::open(&b"naam;waarde;prijs\nA;1;2\n"[..], &LAYOUT, None, &choices, &[]).ok().unwrap();
    let meanings: Vec<_> = table.columns.iter().map(|column| column.meaning).collect();
    assert_eq!(meanings, [Some(Column::Name), None, Some(Column::Value)]);
}

#[test]
fn a_quote_that_is_never_closed_does_not_swallow_the_rest() {
    let mut file = b"naam;waarde\nA;1\n\"B;2\n".to_vec();
    file.extend(b"C;3\n".repeat(50_000));
    let (found, fault) = rows(&file);
    assert_eq!((found.len(), fault), (1, Some(FileFault::RowTooLong { row: 3 })));
}

#[test]
fn a_zero_byte_far_into_the_file_is_no_text() {
    let mut file = b"naam;waarde\n".to_vec();
    file.extend(b"C;3\n".repeat(5_000));
    file.extend(b"D;\0\n");
    let (found, fault) = rows(&file);
    assert_eq!((found.len(), fault), (5_000, Some(FileFault::WrongType { looks_like: FileKind::Binary })));
}
