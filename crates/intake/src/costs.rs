//! The costs of a period per service. See `docs/formats/costs-csv.md`.
//!
//! Invariant: amounts are exact cents; an amount with a third decimal is refused, never rounded.

use std::io::Read;

use jiff::civil::Date;
use kernel::{Cents, Period, ServiceId};

use crate::day::{self, Unit};
use crate::directory::Directory;
use crate::fault::{Column, FileFault, Reason};
use crate::layout::{Heading, Layout};
use crate::number;
use crate::sheet::{Given, Row, Sheet, read_sheet};

/// One cost of one service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CostRow {
    /// The line of the file on which the row begins.
    pub row: u64,
    /// The service.
    pub service: ServiceId,
    /// The kind of cost; empty where the file does not say.
    pub category: String,
    /// How much; negative for a credit note.
    pub amount: Cents,
    /// What it was for; empty where the file does not say.
    pub description: String,
    /// The document that proves it.
    pub document: Option<String>,
    /// The day of the document.
    pub date: Option<Date>,
}

/// What costs are checked against.
#[derive(Clone, Debug)]
pub struct Known {
    /// The services of the cooperative.
    pub services: Directory<ServiceId>,
    /// The period that the costs are for; `None` admits every date.
    pub period: Option<Period>,
}

const fn heading(column: Column, names: &'static [&'static str]) -> Heading {
    Heading { column, unit: Unit::Any, names }
}

static LAYOUT: Layout = Layout {
    headings: &[
        heading(Column::Service, &["dienstcode", "servicecode", "dienstnummer", "code"]),
        heading(
            Column::Service,
            &["dienst", "dienstnaam", "service", "servicename", "product", "kostendrager"],
        ),
        heading(Column::Category, &["categorie", "kostensoort", "soort", "category", "kind", "type"]),
        heading(
            Column::Amount,
            &[
                "bedrag",
                "bedragineuro",
                "bedrageuro",
                "bedrageur",
                "bedragexclbtw",
                "bedragexcl",
                "kosten",
                "euro",
                "eur",
                "amount",
                "amounteur",
                "cost",
                "costs",
            ],
        ),
        heading(Column::Description, &["omschrijving", "toelichting", "description", "note"]),
        heading(
            Column::Document,
            &[
                "document",
                "documentnummer",
                "factuur",
                "factuurnummer",
                "boekstuk",
                "boekstuknummer",
                "kenmerk",
                "reference",
                "documentreference",
                "invoice",
                "invoicenumber",
            ],
        ),
        heading(Column::Day, &["datum", "factuurdatum", "boekdatum", "date", "invoicedate"]),
    ],
    required: &[Column::Service, Column::Amount],
};

/// Reads the costs of a period. Two equal rows are two costs: a supplier may send the same invoice every
/// month.
///
/// # Errors
/// [`FileFault`] where the file as a whole is refused.
pub fn read(input: impl Read, given: &Given, known: &Known) -> Result<Sheet<CostRow>, FileFault> {
    read_sheet(input, &LAYOUT, given, &[], |sheet: &mut Sheet<CostRow>, row| {
        let word = row.text(Column::Service, 200)?;
        let Some(service) = known.services.find(word) else {
            let nearest = known.services.nearest(word);
            return Err(row.fault(Column::Service, Reason::UnknownService { nearest }));
        };
        let amount = number::amount(row.field(Column::Amount), row.notation)
            .map_err(|reason| row.fault(Column::Amount, reason))?;
        let cost = CostRow {
            row: row.record.row,
            service: service.id,
            category: row.optional(Column::Category, 100)?.unwrap_or_default().to_owned(),
            amount,
            description: row.optional(Column::Description, 500)?.unwrap_or_default().to_owned(),
            document: row.optional(Column::Document, 200)?.map(str::to_owned),
            date: date_of(row, known.period)?,
        };
        sheet.rows.push(cost);
        Ok(())
    })
}

fn date_of(row: &Row<'_>, period: Option<Period>) -> Result<Option<Date>, Box<crate::RowFault>> {
    let text = row.field(Column::Day);
    if text.is_empty() {
        return Ok(None);
    }
    let date = day::read(text, Unit::Any, None).map_err(|reason| row.fault(Column::Day, reason))?;
    match period.filter(|period| !period.contains(date)) {
        None => Ok(Some(date)),
        Some(period) => {
            let reason = Reason::OutsidePeriod { start: period.start(), last: period.last_day() };
            Err(row.fault(Column::Day, reason))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    fn read_all(file: &str) -> Result<Sheet<CostRow>, FileFault> {
        let services = [("ZS", "Zaaksysteem", 1), ("KCC", "Klantcontactcentrum", 2)];
        let services =
            services.map(|(code, name, id)| (code.to_owned(), name.to_owned(), Uuid::from_u128(id).into()));
        let period = Period::new(date(2026, 1, 1), date(2027, 1, 1)).ok();
        read(file.as_bytes(), &Given::default(), &Known { services: Directory::new(services), period })
    }

    #[test]
    fn one_cost_is_the_same_under_dutch_and_english_headings() {
        let cost = CostRow {
            row: 2,
            service: Uuid::from_u128(1).into(),
            category: "licenties".to_owned(),
            amount: Cents::new(12_345_678),
            description: "Jaar 2026, deel 1".to_owned(),
            document: Some("F-17".to_owned()),
            date: Some(date(2026, 3, 31)),
        };
        let dutch = "Dienst;Kostensoort;Bedrag (€);Omschrijving;Factuurnummer;Datum\n\
                     zaaksysteem;licenties;€ 123.456,78;Jaar 2026, deel 1;F-17;31-03-2026\n";
        let english = "service,category,amount,description,document,date\n\
                       ZS,licenties,123456.78,\"Jaar 2026, deel 1\",F-17,2026-03-31\n";
        for file in [dutch, english] {
            assert_eq!(read_all(file).unwrap().rows, std::slice::from_ref(&cost), "{file}");
        }
    }

    #[test]
    fn a_credit_note_is_negative_and_equal_rows_are_two_costs() {
        let sheet = read_all("dienst;bedrag\nKCC;-12,5\nKCC;-12,5\n").unwrap();
        let amounts: Vec<_> = sheet.rows.iter().map(|row| row.amount).collect();
        assert_eq!(amounts, [Cents::new(-1_250), Cents::new(-1_250)]);
    }

    #[test]
    fn each_bad_cost_is_refused_with_its_row_column_and_reason() {
        let sheet = read_all(
            "dienst;bedrag;datum\nZaaksisteem;1;\nZS;1,005;\nZS;;\n\
             ZS;1;2027-01-01\nZS;1;31-02-2026\n;1;\nZS;1e9;\n",
        );
        let sheet = sheet.unwrap();
        let faults: Vec<_> =
            sheet.faults.iter().map(|fault| (fault.row, fault.column.code(), fault.reason.code())).collect();
        let expected = [
            (2, "service", "unknown-service"),
            (3, "amount", "too-many-decimals"),
            (4, "amount", "empty"),
            (5, "day", "outside-period"),
            (6, "day", "no-such-date"),
            (7, "service", "empty"),
            (8, "amount", "exponent"),
        ];
        assert_eq!(faults, expected);
        assert_eq!(
            sheet.faults[0].reason,
            Reason::UnknownService { nearest: vec!["Zaaksysteem".to_owned()] }
        );
        assert!(sheet.rows.is_empty());
    }

    #[test]
    fn a_file_without_amounts_is_refused_as_a_whole() {
        assert_eq!(read_all("dienst;omschrijving\nZS;x\n").unwrap_err().code(), "missing-columns");
        assert_eq!(read_all("dienst;bedrag\n").unwrap_err().code(), "no-rows");
    }
}
