//! The list of all Dutch municipalities of 2020 imports as it is. The file is read in place: `../shared/data`
//! beside the checkout, or the folder in `GEMEENGOED_SHARED_DATA`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use intake::members::{self, MemberRow};
use intake::{Column, Given, Sheet, attributes};
use jiff::civil::date;

/// The list; or, where it is not there, the path where it was looked for.
fn municipalities() -> Result<Sheet<MemberRow>, PathBuf> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    let folder = std::env::var_os("GEMEENGOED_SHARED_DATA").map_or(beside, PathBuf::from);
    let path = folder.join("municipalities-2020.csv");
    let Ok(file) = std::fs::File::open(&path) else { return Err(path) };
    match members::read(file, &Given::default(), date(2020, 1, 1)) {
        Ok(sheet) => Ok(sheet),
        Err(fault) => panic!("{fault:?}"),
    }
}

#[test]
fn all_355_municipalities_import_as_they_are() {
    let sheet = match municipalities() {
        Ok(sheet) => sheet,
        Err(path) => return println!("skipped: {} is not there", path.display()),
    };
    assert_eq!((sheet.rows.len(), sheet.refused, sheet.notes.len()), (355, 0, 0));
    let codes: BTreeSet<_> = sheet.rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes.len(), 355);
    let find = |code: &str| sheet.rows.iter().find(|row| row.code == code).map(|row| row.name.as_str());
    assert_eq!(find("GM0518"), Some("'s-Gravenhage"));
    assert_eq!(find("GM0820"), Some("Nuenen, Gerwen en Nederwetten"));
    assert_eq!(find("GM1900"), Some("Súdwest-Fryslân"));
}

#[test]
fn each_municipality_has_its_inhabitants_on_the_reference_date() {
    let sheet = match municipalities() {
        Ok(sheet) => sheet,
        Err(path) => return println!("skipped: {} is not there", path.display()),
    };
    let meanings: Vec<_> = sheet.columns.iter().map(|column| column.meaning).collect();
    assert_eq!(meanings, [Some(Column::Code), Some(Column::Name), Some(Column::Attribute)]);
    for member in &sheet.rows {
        let [inhabitants] = member.attributes.as_slice() else { panic!("{member:?}") };
        assert_eq!(
            (inhabitants.attribute.as_str(), inhabitants.date),
            (attributes::INHABITANTS, date(2020, 1, 1))
        );
    }
    let enschede =
        sheet.rows.iter().find(|row| row.name == "Enschede").map(|row| row.attributes[0].value.to_string());
    assert_eq!(enschede.map(|value| value.len()), Some(6));
}
