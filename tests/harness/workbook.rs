//! A workbook as a spreadsheet program opens it: the tabs, and the cells of each by row.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The names and cells of the tabs of an `.xlsx` file; a cell that is not there is empty.
pub fn tabs(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a ZIP file");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).map(|mut file| file.read_to_string(&mut text).unwrap()).map(|_| text)
    };
    let strings = part("xl/sharedStrings.xml").unwrap_or_default();
    let strings: Vec<String> = elements(&strings, "si").map(|(_, item)| plain(item)).collect();
    let book = part("xl/workbook.xml").expect("a workbook lists its tabs");
    let names = book.split("<sheet ").skip(1).map(|tab| attribute(tab, "name").expect("a tab has a name"));
    let names: Vec<String> = names.map(str::to_owned).collect();
    let tab = |(number, name): (usize, String)| {
        let sheet = part(&format!("xl/worksheets/sheet{}.xml", number + 1)).expect("a tab has a sheet");
        let rows = elements(&sheet, "row").map(|(_, row)| cells(row, &strings)).collect();
        (name, rows)
    };
    names.into_iter().enumerate().map(tab).collect()
}

fn cells(row: &str, strings: &[String]) -> Vec<String> {
    let mut cells = Vec::new();
    for (head, content) in elements(row, "c") {
        let place = column(attribute(head, "r").expect("a cell has a place"));
        cells.resize(place.max(cells.len()), String::new());
        let value = elements(content, "v").next().map(|(_, value)| value).unwrap_or_default();
        let is_shared = attribute(head, "t") == Some("s");
        cells.push(if is_shared {
            strings[value.parse::<usize>().unwrap()].clone()
        } else {
            value.to_owned()
        });
    }
    cells
}

/// `C7` stands in column 2, counted from 0.
fn column(place: &str) -> usize {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0, |before, letter| before * 26 + usize::from(letter - b'A') + 1) - 1
}

/// The elements of this name, in turn: what stands in their tag, and what is in them.
fn elements<'x>(xml: &'x str, name: &'static str) -> impl Iterator<Item = (&'x str, &'x str)> {
    let open = format!("<{name}");
    let close = format!("</{name}>");
    let mut rest = xml;
    std::iter::from_fn(move || {
        loop {
            let (_, after) = rest.split_once(open.as_str())?;
            let (head, content) = after.split_once('>')?;
            rest = content;
            // `<col` begins like `<c`.
            if !head.is_empty() && !head.starts_with([' ', '/']) {
                continue;
            }
            if head.ends_with('/') {
                return Some((head, ""));
            }
            let (inside, after) = content.split_once(close.as_str())?;
            rest = after;
            return Some((head, inside));
        }
    })
}

fn attribute<'x>(head: &'x str, name: &str) -> Option<&'x str> {
    let (_, after) = head.split_once(&format!("{name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}

/// The texts of an element, without its tags.
fn plain(xml: &str) -> String {
    let texts: String = elements(xml, "t").map(|(_, text)| text).collect();
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    marks.into_iter().fold(texts, |text, (mark, letter)| text.replace(mark, letter))
}
