//! What a member is measured by: its inhabitants on a date, its workplaces, its budget. See
//! `docs/formats/members-csv.md`.
//!
//! Two layouts: one attribute per row (`member;attribute;date;value`), or one column per attribute. In the
//! second, every column that we do not know otherwise is an attribute if its first value is a number.

use std::collections::HashMap;
use std::io::Read;

use jiff::civil::Date;
use kernel::MemberId;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::day::{self, Unit};
use crate::directory::Directory;
use crate::fault::{Column, FileFault, Reason, RowFault};
use crate::fold::fold;
use crate::layout::{ColumnReading, Heading, Layout};
use crate::number::{self, Consistency};
use crate::sheet::{Given, Row, Sheet, read_sheet};

/// The name that the number of inhabitants goes by, whatever the file calls it.
pub const INHABITANTS: &str = "inhabitants";

/// The most characters in the name of an attribute.
const LONGEST_NAME: usize = 60;

/// What an attribute was worth for a member from a day on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AttributeValue {
    /// Its name: lower case, words joined by hyphens.
    pub attribute: String,
    /// The reference date.
    pub date: Date,
    /// Zero or more.
    pub value: Decimal,
}

/// An attribute of a known member.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AttributeRow {
    /// The line of the file on which the row begins.
    pub row: u64,
    /// The member.
    pub member: MemberId,
    /// What it is worth, and when.
    pub value: AttributeValue,
}

static LAYOUT: Layout = Layout {
    headings: &[
        Heading { column: Column::Member, unit: Unit::Any, names: MEMBER_CODES },
        Heading { column: Column::Member, unit: Unit::Any, names: MEMBER_NAMES },
        Heading {
            column: Column::Attribute,
            unit: Unit::Any,
            names: &["kenmerk", "attribuut", "maatstaf", "eigenschap", "attribute"],
        },
        Heading { column: Column::ReferenceDate, unit: Unit::Any, names: REFERENCE_DATES },
        Heading { column: Column::Value, unit: Unit::Any, names: &["waarde", "aantal", "value"] },
    ],
    required: &[Column::Member],
};

/// Headings of a member's code.
pub(crate) const MEMBER_CODES: &[&str] = &[
    "code",
    "gemeentecode",
    "gemcode",
    "gmcode",
    "cbscode",
    "lidcode",
    "membercode",
    "municipalitycode",
    "lidnummer",
    "gemeentenummer",
];

/// Headings of a member's name.
pub(crate) const MEMBER_NAMES: &[&str] = &[
    "naam",
    "name",
    "gemeente",
    "gemeentenaam",
    "gemnaam",
    "naamgemeente",
    "lid",
    "lidnaam",
    "lidgemeente",
    "member",
    "membername",
    "municipality",
    "municipalityname",
];

/// Headings of the day on which attributes had their values.
pub(crate) const REFERENCE_DATES: &[&str] =
    &["peildatum", "datum", "date", "referencedate", "peiljaar", "per", "op", "jaar", "year"];

/// Reads attributes of members that are known. A row of somebody who is no member has no effect and becomes a
/// note: a list of all municipalities of the country is a fine list for a cooperative of thirty-three.
///
/// `reference_date` holds where the file has no date.
///
/// # Errors
/// [`FileFault`] where the file as a whole is refused.
pub fn read(
    input: impl Read,
    given: &Given,
    reference_date: Date,
    members: &Directory<MemberId>,
) -> Result<Sheet<AttributeRow>, FileFault> {
    let mut wide = Wide::default();
    let mut numbers = Consistency::default();
    let mut seen = HashMap::new();
    let mut sheet = read_sheet(input, &LAYOUT, given, &[], |sheet: &mut Sheet<AttributeRow>, row| {
        let word = row.text(Column::Member, 200)?;
        let Some(member) = members.find(word) else {
            let nearest = members.nearest(word);
            sheet.note(*row.fault(Column::Member, Reason::UnknownMember { nearest }));
            return Ok(());
        };
        let date = reference_date_of(row, reference_date)?;
        let values = match row.field(Column::Attribute) {
            "" if row.has(Column::Attribute) => return Err(row.fault(Column::Attribute, Reason::Empty)),
            "" => wide.values(row, date, &mut numbers)?,
            name => vec![long_value(row, name, date, &mut numbers)?],
        };
        for value in values {
            let key = (member.id, value.attribute.clone(), date);
            let &mut (first_row, ref first) =
                seen.entry(key).or_insert_with(|| (row.record.row, value.value));
            match first_row == row.record.row {
                true => sheet.rows.push(AttributeRow { row: row.record.row, member: member.id, value }),
                false if *first == value.value => {
                    sheet.note(*row.fault(Column::Member, Reason::DuplicateInFile { first_row }));
                }
                false => return Err(row.fault(Column::Member, Reason::ConflictInFile { first_row })),
            }
        }
        Ok(())
    })?;
    wide.show(&mut sheet.columns);
    Ok(sheet)
}

/// The reference date of a row: its own, or the one given beside the file.
pub(crate) fn reference_date_of(row: &Row<'_>, given: Date) -> Result<Date, Box<RowFault>> {
    match row.field(Column::ReferenceDate) {
        "" => Ok(given),
        text => day::read(text, Unit::Any, None).map_err(|reason| row.fault(Column::ReferenceDate, reason)),
    }
}

fn long_value(
    row: &Row<'_>,
    name: &str,
    date: Date,
    numbers: &mut Consistency,
) -> Result<AttributeValue, Box<RowFault>> {
    let refused = |column, reason| row.fault(column, reason);
    let attribute = attribute_name(name);
    if attribute.is_empty() {
        return Err(refused(Column::Attribute, Reason::Empty));
    }
    let text = row.text(Column::Value, 60)?;
    let value = number::quantity_in_file(text, row.notation, row.record.row, numbers);
    Ok(AttributeValue { attribute, date, value: value.map_err(|reason| refused(Column::Value, reason))? })
}

/// The columns that are attributes, chosen at the first row.
#[derive(Default)]
pub(crate) struct Wide {
    chosen: Option<Vec<(usize, String)>>,
}

impl Wide {
    /// The attributes of a row; an empty field is no attribute.
    pub(crate) fn values(
        &mut self,
        row: &Row<'_>,
        date: Date,
        numbers: &mut Consistency,
    ) -> Result<Vec<AttributeValue>, Box<RowFault>> {
        let chosen = self.chosen.get_or_insert_with(|| choose(row));
        let mut values = Vec::with_capacity(chosen.len());
        for (place, attribute) in chosen {
            let text = row.record.field(*place);
            if text.is_empty() {
                continue;
            }
            let value = number::quantity_in_file(text, row.notation, row.record.row, numbers);
            let value = value.map_err(|reason| RowFault::new(row.record.row, Column::Value, text, reason))?;
            values.push(AttributeValue { attribute: attribute.clone(), date, value });
        }
        Ok(values)
    }

    /// Says in the columns of the file which were read as attributes.
    pub(crate) fn show(&self, columns: &mut [ColumnReading]) {
        for (place, _) in self.chosen.iter().flatten() {
            if let Some(column) = columns.get_mut(*place) {
                column.meaning = Some(Column::Attribute);
            }
        }
    }
}

fn choose(row: &Row<'_>) -> Vec<(usize, String)> {
    let mut chosen: Vec<(usize, String)> = Vec::new();
    for (place, heading) in row.headings.iter().enumerate() {
        let known = row.places.iter().any(|(_, known)| *known == place);
        let name = attribute_name(heading);
        let number = number::quantity(row.record.field(place), row.notation).is_ok();
        let taken = chosen.iter().any(|(_, other)| *other == name);
        if !known && !name.is_empty() && number && !taken {
            chosen.push((place, name));
        }
    }
    chosen
}

/// `Aantal werkplekken` becomes `aantal-werkplekken`; all names of the inhabitants become [`INHABITANTS`].
pub(crate) fn attribute_name(heading: &str) -> String {
    const INHABITANT_NAMES: [&str; 8] = [
        "inhabitants",
        "inwoners",
        "inwonertal",
        "aantalinwoners",
        "inwoneraantal",
        "population",
        "bevolking",
        "numberofinhabitants",
    ];
    if INHABITANT_NAMES.contains(&fold(heading).as_str()) {
        return INHABITANTS.to_owned();
    }
    let words: Vec<String> = heading
        .split(|letter: char| !letter.is_alphanumeric())
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-").chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    fn read_all(file: &str) -> Sheet<AttributeRow> {
        let members = [("GM0153", "Enschede", 1), ("GM0193", "Zwolle", 2)];
        let members =
            members.map(|(code, name, id)| (code.to_owned(), name.to_owned(), Uuid::from_u128(id).into()));
        read(file.as_bytes(), &Given::default(), date(2026, 1, 1), &Directory::new(members)).unwrap()
    }

    fn values(sheet: &Sheet<AttributeRow>) -> Vec<(u128, String, Date, String)> {
        let show = |row: &AttributeRow| {
            let AttributeValue { attribute, date, value } = row.value.clone();
            (row.member.0.as_u128(), attribute, date, value.to_string())
        };
        sheet.rows.iter().map(show).collect()
    }

    #[test]
    fn one_attribute_per_row_or_one_column_per_attribute_are_the_same() {
        let expected = [
            (1, "inhabitants".to_owned(), date(2026, 1, 1), "159732".to_owned()),
            (1, "werkplekken".to_owned(), date(2026, 1, 1), "1200.5".to_owned()),
        ];
        let long = "gemeente;kenmerk;peildatum;waarde\nEnschede;Inwoners;2026;159.732\n\
                    GM0153;Werkplekken;01-01-2026;1.200,5\n";
        let wide = "gemeente;inwonertal;werkplekken;provincie\nEnschede;159732;1200,5;Overijssel\n";
        assert_eq!(values(&read_all(long)), expected);
        assert_eq!(values(&read_all(wide)), expected);
        let meanings: Vec<_> = read_all(wide).columns.into_iter().map(|column| column.meaning).collect();
        assert_eq!(meanings, [Some(Column::Member), Some(Column::Attribute), Some(Column::Attribute), None]);
    }

    #[test]
    fn a_municipality_that_is_no_member_has_no_effect_and_is_noted() {
        let sheet = read_all("gemeente;inwoners\nEnschede;1\nAtlantis;2\n");
        assert_eq!((sheet.rows.len(), sheet.refused, sheet.notes.len()), (1, 0, 1));
        assert_eq!(sheet.notes[0].reason.code(), "unknown-member");
    }

    #[test]
    fn an_attribute_that_comes_twice_is_noted_or_refused() {
        let sheet = read_all("gemeente;inwoners\nZwolle;1\nZwolle;1\nZwolle;2\nEnschede;x\n");
        assert_eq!((sheet.rows.len(), sheet.notes.len(), sheet.refused), (1, 1, 2));
        let reasons: Vec<_> = sheet.faults.iter().map(|fault| (fault.row, fault.reason.code())).collect();
        assert_eq!(reasons, [(4, "conflict-in-file"), (5, "not-a-number")]);
    }
}
