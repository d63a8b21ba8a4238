//! The uniform product list from a table, whatever its edition calls and orders the columns. See
//! `docs/formats/upl-csv.md`.
//!
//! A product has a row for each of its legal bases: rows of one product become one, and say the same of
//! everything else.

use std::collections::HashMap;
use std::io::Read;

use crate::day::Unit;
use crate::fault::{Column, FileFault, Reason, RowFault};
use crate::layout::{Heading, Layout};
use crate::sheet::{Given, Row, Sheet, read_sheet};

const LONGEST_NAME: usize = 200;
const LONGEST_URI: usize = 500;
const LONGEST_BASIS: usize = 1_000;
/// What the list calls a product that has no name yet. It is no product.
const PLACEHOLDER: &str = "UPL-naam_nog_niet_beschikbaar";

/// A product of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UplRow {
    /// The line of the file on which its first row begins.
    pub row: u64,
    /// The product, as the standard names it.
    pub uri: String,
    /// Its uniform name.
    pub name: String,
    /// Whether municipalities offer it; so do all in a file that does not say it.
    pub municipal: bool,
    /// Whether it is for inhabitants.
    pub citizen: bool,
    /// Whether it is for companies.
    pub company: bool,
    /// Its legal bases: what they are called, and where they stand.
    pub bases: Vec<(String, String)>,
}

static LAYOUT: Layout = Layout {
    headings: &[
        Heading {
            column: Column::Name,
            unit: Unit::Any,
            names: &[
                "uniformeproductnaam",
                "upl",
                "uplnaam",
                "productnaam",
                "product",
                "naam",
                "preflabel",
                "uniformproductname",
                "name",
            ],
        },
        Heading {
            column: Column::Code,
            unit: Unit::Any,
            names: &["uri", "upluri", "url", "identifier", "id", "resourceidentifier"],
        },
        Heading {
            column: Column::Municipal,
            unit: Unit::Any,
            names: &["gemeente", "gemeenten", "gemeentelijk", "municipality", "municipal"],
        },
        Heading {
            column: Column::Citizen,
            unit: Unit::Any,
            names: &["burger", "burgers", "inwoner", "inwoners", "citizen"],
        },
        Heading {
            column: Column::Company,
            unit: Unit::Any,
            names: &["bedrijf", "bedrijven", "ondernemer", "ondernemers", "company", "business"],
        },
        Heading {
            column: Column::Basis,
            unit: Unit::Any,
            names: &["grondslaglabel", "wettelijkegrondslag", "grondslagnaam", "legalbasis"],
        },
        Heading {
            column: Column::BasisLink,
            unit: Unit::Any,
            names: &["grondslaglink", "grondslagurl", "linkgrondslag", "legalbasislink"],
        },
    ],
    required: &[Column::Name, Column::Code],
};

/// Reads the list. The name that stands for no name is left out.
///
/// # Errors
/// [`FileFault`] where the file as a whole is refused.
pub fn read(input: impl Read, given: &Given) -> Result<Sheet<UplRow>, FileFault> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<String, u64> = HashMap::new();
    read_sheet(input, &LAYOUT, given, &[], |sheet: &mut Sheet<UplRow>, row| {
        let product = product(row)?;
        if product.uri.ends_with(PLACEHOLDER) {
            return Ok(());
        }
        if let Some(first) = seen.get(&product.uri).and_then(|place| sheet.rows.get_mut(*place)) {
            return merge(first, product, row);
        }
        if let Some(first_row) = names.get(&product.name) {
            return Err(row.fault(Column::Name, Reason::ConflictInFile { first_row: *first_row }));
        }
        names.insert(product.name.clone(), product.row);
        seen.insert(product.uri.clone(), sheet.rows.len());
        sheet.rows.push(product);
        Ok(())
    })
}

fn product(row: &Row<'_>) -> Result<UplRow, Box<RowFault>> {
    let uri = row.text(Column::Code, LONGEST_URI)?.to_owned();
    if !["http://", "https://"].iter().any(|scheme| uri.starts_with(scheme)) {
        return Err(row.fault(Column::Code, Reason::NotAnAddress));
    }
    let basis = row.optional(Column::Basis, LONGEST_BASIS)?.unwrap_or_default();
    let link = row.optional(Column::BasisLink, LONGEST_BASIS)?.unwrap_or_default();
    let bases = match (basis, link) {
        ("", "") => Vec::new(),
        ("", link) => vec![(link.to_owned(), link.to_owned())],
        (basis, link) => vec![(one_line(basis), link.to_owned())],
    };
    Ok(UplRow {
        row: row.record.row,
        uri,
        name: one_line(row.text(Column::Name, LONGEST_NAME)?),
        municipal: !row.has(Column::Municipal) || mark(row, Column::Municipal)?,
        citizen: mark(row, Column::Citizen)?,
        company: mark(row, Column::Company)?,
        bases,
    })
}

/// A further row of a product: it adds a legal basis, and may say nothing else.
fn merge(first: &mut UplRow, other: UplRow, row: &Row<'_>) -> Result<(), Box<RowFault>> {
    let same = (&first.name, first.municipal, first.citizen, first.company)
        == (&other.name, other.municipal, other.citizen, other.company);
    if !same {
        return Err(row.fault(Column::Code, Reason::ConflictInFile { first_row: first.row }));
    }
    for basis in other.bases {
        if !first.bases.contains(&basis) {
            first.bases.push(basis);
        }
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "/")
}

fn mark(row: &Row<'_>, column: Column) -> Result<bool, Box<RowFault>> {
    match row.field(column).to_lowercase().as_str() {
        "x" | "ja" | "j" | "1" | "true" | "waar" | "yes" => Ok(true),
        "" | "-" | "nee" | "n" | "0" | "false" | "onwaar" | "no" => Ok(false),
        _ => Err(row.fault(column, Reason::NotAMark)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(file: &[u8]) -> Result<Sheet<UplRow>, FileFault> {
        read(file, &Given::default())
    }

    #[test]
    fn rows_of_one_product_become_one_with_all_its_bases() {
        let file = "UniformeProductnaam,URI,Rijk,Gemeente,Burger,Bedrijf,Grondslaglabel,Grondslaglink\n\
            aanschrijving,http://e.nl/aanschrijving,,X,X,,Artikel 1,http://w.nl/1\n\
            aanschrijving,http://e.nl/aanschrijving,,X,X,,Artikel 2,http://w.nl/2\n\
            UPL-naam nog niet beschikbaar,http://e.nl/UPL-naam_nog_niet_beschikbaar,X,X,,,,\n\
            pacht,http://e.nl/pacht,X,,,X,,\n";
        let sheet = read_all(file.as_bytes()).unwrap();
        assert_eq!((sheet.rows.len(), sheet.refused), (2, 0));
        let (first, second) = (&sheet.rows[0], &sheet.rows[1]);
        assert_eq!(
            (first.municipal, first.citizen, first.company, first.bases.len()),
            (true, true, false, 2)
        );
        assert_eq!((second.municipal, second.citizen, second.company), (false, false, true));
    }

    #[test]
    fn another_edition_has_other_names_another_order_and_other_separators() {
        let file = "\u{feff}uri;Gemeenten;Product naam;Inwoners\nhttps://e.nl/a;ja;Afvalpas;nee\n\
            https://e.nl/b;nee;Baatbelasting;ja\n";
        let sheet = read_all(file.as_bytes()).unwrap();
        let said: Vec<_> =
            sheet.rows.iter().map(|row| (row.name.as_str(), row.municipal, row.citizen)).collect();
        assert_eq!(said, [("Afvalpas", true, false), ("Baatbelasting", false, true)]);
        let bare = read_all(b"Naam\tURL\nAfvalpas\thttps://e.nl/a\n").unwrap();
        assert!(bare.rows[0].municipal, "a list that does not say is of municipalities");
    }

    #[test]
    fn what_cannot_be_a_product_is_named() {
        let file = "Naam;URI;Gemeente\na;ftp://x;X\n;https://e.nl/b;X\nc;https://e.nl/c;misschien\n\
            d;https://e.nl/d;X\nd;https://e.nl/e;X\ne;https://e.nl/d;X\n";
        let sheet = read_all(file.as_bytes()).unwrap();
        let codes: Vec<_> = sheet.faults.iter().map(|fault| (fault.row, fault.reason.code())).collect();
        let expected = [
            (2, "not-an-address"),
            (3, "empty"),
            (4, "not-a-mark"),
            (6, "conflict-in-file"),
            (7, "conflict-in-file"),
        ];
        assert_eq!(codes, expected);
    }

    #[test]
    fn latin_1_and_files_without_the_columns_are_refused() {
        let latin = b"Naam;URI\nca\xe9;https://e.nl/a\n";
        assert!(matches!(read_all(latin), Err(FileFault::Encoding { .. })));
        let other = read_all(b"Kolom;Iets\na;b\n");
        assert!(matches!(other, Err(FileFault::MissingColumns { .. })));
    }
}
