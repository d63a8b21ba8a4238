//! Members and their attributes from one table. See `docs/formats/members-csv.md`.

use std::collections::HashMap;
use std::io::Read;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::attributes::{
    AttributeValue, MEMBER_CODES, MEMBER_NAMES, REFERENCE_DATES, Wide, reference_date_of,
};
use crate::day::{self, Unit};
use crate::fault::{Column, FileFault, Reason};
use crate::layout::{Heading, Layout};
use crate::number::Consistency;
use crate::sheet::{Given, Sheet, read_sheet};

/// The most characters in a code.
const LONGEST_CODE: usize = 40;
/// The most characters in a name.
const LONGEST_NAME: usize = 200;

/// A member as a file describes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MemberRow {
    /// The line of the file on which the row begins.
    pub row: u64,
    /// Its code; for municipalities `GM` and four digits, also where a spreadsheet left `153` of it.
    pub code: String,
    /// Its name, as written.
    pub name: String,
    /// The day on which its membership began, where the file says so.
    pub joined: Option<Date>,
    /// Its attributes.
    pub attributes: Vec<AttributeValue>,
}

static LAYOUT: Layout = Layout {
    headings: &[
        Heading { column: Column::Code, unit: Unit::Any, names: MEMBER_CODES },
        Heading { column: Column::Name, unit: Unit::Any, names: MEMBER_NAMES },
        Heading {
            column: Column::Joined,
            unit: Unit::Any,
            names: &[
                "lidsinds",
                "sinds",
                "toetreding",
                "datumtoetreding",
                "toegetreden",
                "joined",
                "membersince",
            ],
        },
        Heading { column: Column::ReferenceDate, unit: Unit::Any, names: REFERENCE_DATES },
    ],
    required: &[Column::Code, Column::Name],
};

/// Reads members with their attributes: every further column whose first value is a number is an attribute.
///
/// `reference_date` is the day of the attributes where the file has no date.
///
/// # Errors
/// [`FileFault`] where the file as a whole is refused.
pub fn read(input: impl Read, given: &Given, reference_date: Date) -> Result<Sheet<MemberRow>, FileFault> {
    let mut wide = Wide::default();
    let mut numbers = Consistency::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut sheet = read_sheet(input, &LAYOUT, given, &[], |sheet: &mut Sheet<MemberRow>, row| {
        let code = member_code(row.text(Column::Code, LONGEST_CODE)?);
        let name = row.text(Column::Name, LONGEST_NAME)?.to_owned();
        let joined = match row.field(Column::Joined) {
            "" => None,
            text => {
                Some(day::read(text, Unit::Any, None).map_err(|reason| row.fault(Column::Joined, reason))?)
            }
        };
        let date = reference_date_of(row, reference_date)?;
        let attributes = wide.values(row, date, &mut numbers)?;
        let member = MemberRow { row: row.record.row, code, name, joined, attributes };
        match seen.get(&member.code).and_then(|place| sheet.rows.get(*place)) {
            None => {
                seen.insert(member.code.clone(), sheet.rows.len());
                sheet.rows.push(member);
            }
            Some(first) if same(first, &member) => {
                let first_row = first.row;
                sheet.note(*row.fault(Column::Code, Reason::DuplicateInFile { first_row }));
            }
            Some(first) => {
                return Err(row.fault(Column::Code, Reason::ConflictInFile { first_row: first.row }));
            }
        }
        Ok(())
    })?;
    wide.show(&mut sheet.columns);
    Ok(sheet)
}

fn same(first: &MemberRow, second: &MemberRow) -> bool {
    (&first.name, first.joined, &first.attributes) == (&second.name, second.joined, &second.attributes)
}

/// `gm0153` and `153` are `GM0153`; other codes stay as they are.
fn member_code(text: &str) -> String {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = text.get(..2).filter(|start| start.eq_ignore_ascii_case("gm")).and_then(|_| text.get(2..));
    match bare {
        Some(rest) if rest.len() == 4 && digits(rest) => format!("GM{rest}"),
        None if (1..=4).contains(&text.len()) && digits(text) => format!("GM{text:0>4}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::attributes::INHABITANTS;

    fn read_all(file: &str) -> Sheet<MemberRow> {
        read(file.as_bytes(), &Given::default(), date(2026, 1, 1)).unwrap()
    }

    #[test]
    fn members_come_with_their_code_name_start_and_attributes() {
        let sheet =
            read_all("Code;Naam;Lid sinds;Inwoners;Peildatum\n153;Enschede;01-07-2018;159.732;2025-01-01\n");
        let attributes = vec![AttributeValue {
            attribute: INHABITANTS.to_owned(),
            date: date(2025, 1, 1),
            value: 159_732.into(),
        }];
        let (code, name, joined) = ("GM0153".to_owned(), "Enschede".to_owned(), Some(date(2018, 7, 1)));
        assert_eq!(sheet.rows, [MemberRow { row: 2, code, name, joined, attributes }]);
    }

    #[test]
    fn a_member_that_comes_twice_is_noted_or_refused() {
        let sheet = read_all("code,name,inhabitants\nGM0153,A,1\ngm0153,A,1\nGM0153,B,1\n,C,1\nGM0193,,1\n");
        assert_eq!((sheet.rows.len(), sheet.notes.len(), sheet.refused), (1, 1, 3));
        let reasons: Vec<_> = sheet.faults.iter().map(|fault| (fault.row, fault.reason.code())).collect();
        assert_eq!(reasons, [(4, "conflict-in-file"), (5, "empty"), (6, "empty")]);
    }

    #[test]
    fn apostrophes_quoted_commas_and_diacritics_arrive_whole() {
        let sheet = read_all(
            "cbs_code,name,inhabitants\nGM0796,'s-Hertogenbosch,155409\n\
            GM0820,\"Nuenen, Gerwen en Nederwetten\",23526\nGM1900,Súdwest-Fryslân,89710\n",
        );
        let names: Vec<_> = sheet.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["'s-Hertogenbosch", "Nuenen, Gerwen en Nederwetten", "Súdwest-Fryslân"]);
    }
}
