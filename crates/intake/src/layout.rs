//! Which heading means which column: the Dutch and English names we know, and what the person chose instead.

use serde::{Deserialize, Serialize};

use crate::day::Unit;
use crate::fault::{Column, FileFault};
use crate::fold::fold;
use crate::number::Notation;

/// What separates the fields of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Separator {
    /// `;`, as Dutch Excel writes it.
    Semicolon,
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

impl Separator {
    pub(crate) const ALL: [Self; 4] = [Self::Semicolon, Self::Tab, Self::Comma, Self::Bar];

    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }

    /// How numbers that can be read two ways are read in a file with this separator: where the comma
    /// separates fields the decimal mark is the point, everywhere else we follow the country.
    #[must_use]
    pub fn notation(self) -> Notation {
        if self == Self::Comma { Notation::English } else { Notation::Dutch }
    }
}

/// How one column of the file was read: its heading, its meaning and its first value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ColumnReading {
    /// As the file writes it.
    pub heading: String,
    /// What it means to us; `None` where we do not read it.
    pub meaning: Option<Column>,
    /// The value in the first row, cut to 80 characters.
    pub first_value: String,
}

/// Headings that mean a column. Where two groups of one column are both present, the first group wins: a code
/// is a better witness than a name.
pub(crate) struct Heading {
    pub(crate) column: Column,
    pub(crate) unit: Unit,
    pub(crate) names: &'static [&'static str],
}

/// The columns of one kind of file.
pub(crate) struct Layout {
    pub(crate) headings: &'static [Heading],
    /// The columns that a file must have, unless they are given beside it.
    pub(crate) required: &'static [Column],
}

/// Where each column stands in the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mapping {
    places: Vec<(Column, usize)>,
    pub(crate) day_unit: Unit,
}

impl Mapping {
    pub(crate) fn place(&self, column: Column) -> Option<usize> {
        self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    pub(crate) fn places(&self) -> &[(Column, usize)] {
        &self.places
    }

    pub(crate) fn meaning(&self, place: usize) -> Option<Column> {
        self.places.iter().find(|(_, known)| *known == place).map(|(column, _)| *column)
    }
}

/// A choice the person made: this heading means that column, or none.
pub(crate) type Choice = (String, Option<Column>);

impl Layout {
    /// Finds the columns in a header; `given` are those whose value comes from beside the file.
    pub(crate) fn map(
        &self,
        header: &[String],
        choices: &[Choice],
        given: &[Column],
    ) -> Result<Mapping, FileFault> {
        let folded: Vec<String> = header.iter().map(|heading| heading_key(heading)).collect();
        let mut mapping = Mapping::default();
        let mut taken = vec![false; header.len()];
        for (heading, column) in choices {
            let Some(place) = header.iter().position(|found| found.trim() == heading.trim()) else {
                continue;
            };
            if let (Some(column), Some(free)) = (column, taken.get_mut(place)) {
                if !*free {
                    mapping.places.push((*column, place));
                }
                *free = true;
            } else if let Some(free) = taken.get_mut(place) {
                *free = true;
            }
        }
        for known in self.headings {
            self.map_one(known, header, &folded, &taken, &mut mapping)?;
        }
        let missing: Vec<Column> = (self.required.iter().copied())
            .filter(|column| mapping.place(*column).is_none() && !given.contains(column))
            .collect();
        if missing.is_empty() { Ok(mapping) } else { Err(missing_columns(header, missing)) }
    }

    fn map_one(
        &self,
        known: &Heading,
        header: &[String],
        folded: &[String],
        taken: &[bool],
        mapping: &mut Mapping,
    ) -> Result<(), FileFault> {
        let is_known = |place: &usize| {
            let word = folded.get(*place).map_or("", String::as_str);
            known.names.contains(&word) && !taken.get(*place).copied().unwrap_or(true)
        };
        let places: Vec<usize> = (0..folded.len()).filter(is_known).collect();
        let Some(&first) = places.first() else { return Ok(()) };
        if mapping.place(known.column).is_some() || mapping.meaning(first).is_some() {
            return Ok(());
        }
        if places.len() > 1 {
            let headings = places.iter().filter_map(|place| header.get(*place).cloned()).collect();
            return Err(FileFault::ColumnTwice { column: known.column, headings });
        }
        mapping.places.push((known.column, first));
        if known.column == Column::Day {
            mapping.day_unit = known.unit;
        }
        Ok(())
    }

    /// How many headings of a header we know: what tells the right separator from the wrong ones.
    pub(crate) fn known(&self, header: &[String]) -> usize {
        let known = |heading: &&String| {
            let word = heading_key(heading);
            self.headings.iter().any(|known| known.names.contains(&word.as_str()))
        };
        header.iter().filter(known).count()
    }
}

fn missing_columns(header: &[String], missing: Vec<Column>) -> FileFault {
    let found = header.iter().filter(|heading| !heading.trim().is_empty()).take(50);
    FileFault::MissingColumns { found: found.map(|heading| crate::fault::cut(heading)).collect(), missing }
}

/// A heading without case, spaces, underscores, diacritics and what stands between brackets: `Aantal
/// (stuks)`.
pub(crate) fn heading_key(heading: &str) -> String {
    let bare = heading.split_once('(').map_or(heading, |(before, _)| before);
    fold(if bare.trim().is_empty() { heading } else { bare })
}
