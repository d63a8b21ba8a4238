//! Tables to take along: CSV for Dutch Excel, and workbooks.
//!
//! Invariant: no cell of a CSV file can be taken for a formula.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use jiff::civil::Date;
use kernel::{Cents, Share};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::failure::{Failure, Reply};

/// A table: a head and its rows.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name, on the tab of a workbook.
    pub name: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// An amount.
    Euro(Cents),
    /// A quantity.
    Quantity(Share),
    /// A ratio, as a percentage.
    Percent(Share),
    /// A day.
    Day(Date),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The table as CSV: `;`, decimal comma, UTF-8 with a byte order mark, lines that end as Windows does.
#[must_use]
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::from('\u{feff}');
    let head: Vec<String> = sheet.head.iter().map(|head| field(&guarded(head))).collect();
    line(&mut text, &head);
    for row in &sheet.rows {
        let fields: Vec<String> = row.iter().map(csv_cell).collect();
        line(&mut text, &fields);
    }
    text.into_bytes()
}

fn line(text: &mut String, fields: &[String]) {
    text.push_str(&fields.join(";"));
    text.push_str("\r\n");
}

fn csv_cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => field(&guarded(text)),
        Cell::Euro(amount) => amount.to_string().replace('.', ","),
        Cell::Quantity(quantity) => decimal(quantity),
        Cell::Percent(share) => format!("{}%", decimal(&(share * &Share::from(100)))),
        Cell::Day(day) => format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year()),
    }
}

fn decimal(share: &Share) -> String {
    let text = share.truncated(6);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.replace('.', ",")
}

/// What Excel would take for a formula gets a quote before it, which Excel hides.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn field(text: &str) -> String {
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// The tables as a workbook, one tab each; heads stay in sight and columns are as wide as what is in them.
///
/// # Errors
/// [`Failure::Bug`] where a table does not fit a workbook.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, Failure> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        write(workbook.add_worksheet(), sheet).map_err(|error| Failure::Bug(error.to_string()))?;
    }
    workbook.save_to_buffer().map_err(|error| Failure::Bug(error.to_string()))
}

fn write(tab: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let name: String = sheet.name.chars().filter(|letter| !"[]:*?/\\".contains(*letter)).take(31).collect();
    tab.set_name(name)?;
    let bold = Format::new().set_bold();
    let right = Format::new().set_bold().set_align(FormatAlign::Right);
    for (column, head) in (0_u16..).zip(&sheet.head) {
        let first = sheet.rows.first().and_then(|row| row.get(usize::from(column)));
        let is_text = matches!(first, None | Some(Cell::Text(_)));
        tab.write_string_with_format(0, column, head, if is_text { &bold } else { &right })?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(tab, row, column, cell)?;
        }
    }
    tab.set_freeze_panes(1, 1)?;
    tab.autofit();
    Ok(())
}

fn write_cell(tab: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            tab.write_string(row, column, text)?;
        }
        Cell::Euro(amount) => {
            let format = Format::new().set_num_format("#,##0.00");
            tab.write_number_with_format(row, column, float(&amount.euros()), &format)?;
        }
        Cell::Quantity(quantity) => {
            tab.write_number(row, column, float(quantity))?;
        }
        Cell::Percent(share) => {
            let format = Format::new().set_num_format("0.0%");
            tab.write_number_with_format(row, column, float(share), &format)?;
        }
        Cell::Day(day) => {
            let format = Format::new().set_num_format("dd-mm-yyyy");
            let (year, month, date) = (day.year(), day.month(), day.day());
            let year = u16::try_from(year).unwrap_or_default();
            let (month, date) = (u8::try_from(month).unwrap_or(1), u8::try_from(date).unwrap_or(1));
            let day = ExcelDateTime::from_ymd(year, month, date)?;
            tab.write_datetime_with_format(row, column, &day, &format)?;
        }
    }
    Ok(())
}

/// A workbook holds floats only; nothing is computed with them here.
fn float(share: &Share) -> f64 {
    share.truncated(9).parse().unwrap_or_default()
}

/// A file to download.
///
/// # Errors
/// None; a reply like all others.
pub fn download(name: &str, media_type: &str, bytes: Vec<u8>) -> Reply {
    let kept =
        |letter: char| if letter.is_ascii_alphanumeric() || "-.".contains(letter) { letter } else { '-' };
    let name: String = name.chars().map(kept).collect();
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes))
}

/// A table as the file that the address asks for: `csv` or `xlsx`.
///
/// # Errors
/// [`Failure::Absent`] for another kind.
pub fn file(name: &str, kind: &str, sheets: &[Sheet]) -> Reply {
    match (kind, sheets) {
        ("csv", [first, ..]) => download(&format!("{name}.csv"), "text/csv; charset=utf-8", csv(first)),
        ("xlsx", _) => download(
            &format!("{name}.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx(sheets)?,
        ),
        _ => Err(Failure::Absent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            name: "Verdeling: 3e kwartaal".to_owned(),
            head: vec!["Lid".to_owned(), "Bedrag".to_owned()],
            rows: vec![
                vec!["Bergen; NH".into(), Cell::Euro(Cents::new(1_852_248_000))],
                vec!["=HYPERLINK(1)".into(), Cell::Euro(Cents::new(-5))],
                vec!["'s-Gravenhage".into(), Cell::Quantity("1234.50".parse().unwrap())],
            ],
        }
    }

    #[test]
    fn a_csv_file_opens_in_dutch_excel_and_holds_no_formula() {
        let text = String::from_utf8(csv(&sheet())).unwrap();
        let expected = "\u{feff}Lid;Bedrag\r\n\"Bergen; NH\";18522480,00\r\n\
            '=HYPERLINK(1);-0,05\r\n's-Gravenhage;1234,5\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_workbook_is_a_zip_with_a_tab_for_each_table() {
        let bytes = xlsx(&[sheet()]).unwrap();
        assert!(bytes.starts_with(b"PK"));
    }
}
