//! The list of all Dutch municipalities of 2020 imports as it is. The file is read in
//! place, by `shared_data`.

use std::collections::BTreeSet;

use intake::members::{self, MemberRow};
use intake::{Column, Given, Sheet, attributes};
use jiff::civil::date;

/// The list; nothing where it is not there, and then the test is skipped.
fn municipalities() -> Option<Sheet<MemberRow>> {
    let path = shared_data::path("municipalities-2020.csv")?;
    let file = std::fs::File::open(path).unwrap_or_else(|error| panic!("{error}"));
    Some(members::read(file, &Given::default(), date(2020, 1, 1)).unwrap_or_else(|fault| panic!("{fault:?}")))
}

#[test]
fn all_355_municipalities_import_as_they_are() {
    let Some(sheet) = municipalities() else { return };
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
    let Some(sheet) = municipalities() else { return };
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
