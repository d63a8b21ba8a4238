//! The rows of a usage table, one by one.

use std::io::Read;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Context, LONGEST_ID, UsageRow};
use crate::day::{self, Unit};
use crate::fault::{Column, Fault, FileFault, Reason, RowFault};
use crate::layout::{ColumnReading, Heading, Layout};
use crate::number::{self, Consistency, Notation};
use crate::table::{Record, Table};

const fn heading(column: Column, names: &'static [&'static str]) -> Heading {
    Heading { column, unit: Unit::Any, names }
}

const fn bare(unit: Unit, names: &'static [&'static str]) -> Heading {
    Heading { column: Column::Day, unit, names }
}

/// The headings of a usage file, folded: without case, spaces, underscores and diacritics.
static LAYOUT: Layout = Layout {
    headings: &[
        heading(
            Column::Member,
            &[
                "gemeentecode",
                "gemcode",
                "gmcode",
                "cbscode",
                "lidcode",
                "lidnummer",
                "membercode",
                "memberid",
                "municipalitycode",
                "gemeentenummer",
                "gemnr",
                "code",
            ],
        ),
        heading(
            Column::Member,
            &[
                "gemeente",
                "gemeentenaam",
                "gemnaam",
                "gem",
                "naamgemeente",
                "lid",
                "lidnaam",
                "lidgemeente",
                "member",
                "membername",
                "municipality",
                "municipalityname",
                "afnemer",
                "organisatie",
                "naam",
                "name",
            ],
        ),
        heading(
            Column::Meter,
            &[
                "meter",
                "meterid",
                "metercode",
                "meternaam",
                "metername",
                "component",
                "componentnaam",
                "comp",
                "meeteenheid",
                "maatstaf",
                "eenheid",
                "unit",
                "metric",
                "teller",
                "soort",
            ],
        ),
        heading(
            Column::Day,
            &["datum", "dat", "date", "dag", "day", "peildatum", "tijdstip", "time", "timestamp"],
        ),
        heading(Column::Day, &["periode", "period", "tijdvak"]),
        bare(Unit::Week, &["week", "weeknummer", "weeknr", "wk", "weeknumber"]),
        bare(Unit::Month, &["maand", "maandnummer", "mnd", "month"]),
        bare(Unit::Quarter, &["kwartaal", "kw", "quarter"]),
        // A year alone is a period as well; beside a week, month or quarter it is only their year.
        heading(Column::Day, &["jaar", "year", "boekjaar"]),
        heading(Column::Year, &["jaar", "year", "boekjaar", "jr"]),
        heading(
            Column::Quantity,
            &[
                "aantal",
                "aant",
                "aantallen",
                "hoeveelheid",
                "quantity",
                "qty",
                "verbruik",
                "usage",
                "count",
                "amount",
                "waarde",
                "value",
                "gebruik",
                "volume",
            ],
        ),
        heading(
            Column::EventId,
            &[
                "gebeurtenis",
                "gebeurtenisid",
                "gebeurtenisnummer",
                "eventid",
                "event",
                "kenmerk",
                "uuid",
                "id",
                "reference",
                "referentie",
            ],
        ),
        heading(Column::Subject, &["onderwerp", "subject", "zaaknummer", "omschrijving", "toelichting"]),
    ],
    required: &[Column::Member, Column::Meter, Column::Day, Column::Quantity],
};

/// Reads a usage table row by row, in constant memory.
pub struct Reader<R> {
    table: Table<R>,
    places: Places,
    notation: Notation,
    consistency: Consistency,
    given: Given,
    last_day: Option<(String, Date)>,
    ended: bool,
}

/// What holds for all rows, because the file does not say it.
struct Given {
    member: String,
    meter: String,
    day: Option<Date>,
    year: Option<i16>,
}

#[derive(Clone, Copy)]
struct Places {
    member: Option<usize>,
    meter: Option<usize>,
    day: Option<usize>,
    day_unit: Unit,
    year: Option<usize>,
    quantity: usize,
    event_id: Option<usize>,
    subject: Option<usize>,
    header: usize,
}

impl<R: Read> Reader<R> {
    /// Opens a table: finds its separator and its columns, and stands before its first row.
    ///
    /// # Errors
    /// [`FileFault`] for what is no table in UTF-8 with the columns of a usage file.
    pub fn new(input: R, context: &Context) -> Result<Self, FileFault> {
        let given = [
            (Column::Member, context.member.is_some()),
            (Column::Meter, context.meter.is_some()),
            (Column::Day, context.day.is_some()),
        ];
        let given: Vec<Column> = given.into_iter().filter(|(_, is)| *is).map(|(column, _)| column).collect();
        let table = Table::open(input, &LAYOUT, context.separator, &context.columns, &given)?;
        let place = |column| table.mapping.place(column);
        let places = Places {
            member: place(Column::Member),
            meter: place(Column::Meter),
            day: place(Column::Day),
            day_unit: table.mapping.day_unit,
            year: place(Column::Year),
            quantity: place(Column::Quantity).unwrap_or(usize::MAX),
            event_id: place(Column::EventId),
            subject: place(Column::Subject),
            header: table.columns.len(),
        };
        let given = Given {
            member: context.member.clone().unwrap_or_default(),
            meter: context.meter.clone().unwrap_or_default(),
            day: context.day,
            year: context.year,
        };
        let notation = table.separator.notation();
        Ok(Self {
            table,
            places,
            notation,
            consistency: Consistency::default(),
            given,
            last_day: None,
            ended: false,
        })
    }

    /// How the columns are read; the first values are there once the first row has been read.
    #[must_use]
    pub fn columns(&self) -> &[ColumnReading] {
        &self.table.columns
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<UsageRow, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let Self { table, places, notation, consistency, given, last_day, .. } = self;
        let had_rows = table.had_rows();
        let fault = match table.next() {
            Ok(Some(record)) => {
                let numbers = (*notation, consistency);
                return Some(read_row(&record, places, numbers, given, last_day).map_err(Fault::Row));
            }
            Ok(None) if had_rows => None,
            Ok(None) => Some(FileFault::NoRows),
            Err(fault) => Some(fault),
        };
        self.ended = true;
        fault.map(|fault| Err(Fault::File(fault)))
    }
}

fn read_row(
    record: &Record<'_>,
    places: &Places,
    (notation, consistency): (Notation, &mut Consistency),
    given: &Given,
    last_day: &mut Option<(String, Date)>,
) -> Result<UsageRow, Box<RowFault>> {
    let at = |place: Option<usize>| place.map_or("", |place| record.field(place));
    let or = |place: Option<usize>, given| if place.is_some() { at(place) } else { given };
    let member = or(places.member, given.member.as_str());
    let meter = or(places.meter, given.meter.as_str());
    let fault = |column, value: &str, reason| {
        Box::new(RowFault::new(record.row, column, value, reason).about(member, meter))
    };
    whole(record, places.header).map_err(|reason| fault(Column::Quantity, "", reason))?;
    for (column, value) in [(Column::Member, member), (Column::Meter, meter)] {
        if value.is_empty() {
            return Err(fault(column, "", Reason::Empty));
        }
    }
    let day = match places.day {
        None => given.day.ok_or_else(|| fault(Column::Day, "", Reason::Empty))?,
        Some(place) => {
            let text = record.field(place);
            let year = places.year.map_or(given.year, |year| record.field(year).parse().ok());
            read_day(text, places, year, last_day).map_err(|reason| fault(Column::Day, text, reason))?
        }
    };
    let text = record.field(places.quantity);
    let quantity: Decimal = number::quantity_in_file(text, notation, record.row, consistency)
        .map_err(|reason| fault(Column::Quantity, text, reason))?;
    let short = |column, value: &str| match value {
        "" => Ok(None),
        long if long.chars().count() > LONGEST_ID => {
            Err(fault(column, long, Reason::TooLong { most: LONGEST_ID }))
        }
        short => Ok(Some(short.to_owned())),
    };
    let event_id = short(Column::EventId, at(places.event_id))?;
    let subject = short(Column::Subject, at(places.subject))?;
    let (member, meter) = (member.to_owned(), meter.to_owned());
    Ok(UsageRow { row: record.row, file: None, member, meter, day, quantity, event_id, subject })
}

/// A day, remembering the last one: neighbouring rows mostly have the same.
fn read_day(
    text: &str,
    places: &Places,
    year: Option<i16>,
    last_day: &mut Option<(String, Date)>,
) -> Result<Date, Reason> {
    if places.year.is_none()
        && let Some((last, day)) = last_day
        && last == text
    {
        return Ok(*day);
    }
    let day = day::read(text, places.day_unit, year)?;
    *last_day = Some((text.to_owned(), day));
    Ok(day)
}

/// Whether the row has the fields of the header: one that is longer or shorter has its values in the wrong
/// columns. Empty fields at the end are nothing but separators.
pub(crate) fn whole(record: &Record<'_>, expected: usize) -> Result<(), Reason> {
    let found = record.len();
    if found < expected {
        return Err(Reason::TooFewFields { expected, found });
    }
    if (expected..found).any(|place| !record.field(place).is_empty()) {
        return Err(Reason::TooManyFields { expected, found });
    }
    Ok(())
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
