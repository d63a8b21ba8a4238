//! The rows of a `.pb` file by section, each with its line.

use crate::fault::{Fault, FaultKind, Place};

/// The names of the sections.
pub(super) const SECTIONS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

/// A row and the number of its line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Row<'t> {
    pub(super) line: usize,
    cells: Cells<'t>,
}

/// The cells of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Cells<'t> {
    /// Nothing is quoted: the line is split where a cell is asked for, which is quicker than keeping the
    /// cells of a hundred thousand ballots.
    Plain(&'t str),
    /// Taken apart, where something is.
    Split(Vec<String>),
}

/// A section: its header and what stands under it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Section<'t> {
    pub(super) name: &'static str,
    /// The header; of the section's name where there is none.
    pub(super) header: Row<'t>,
    pub(super) rows: Vec<Row<'t>>,
}

impl Section<'_> {
    /// The position of a column, by the name in its header.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header.cells().position(|cell| cell.eq_ignore_ascii_case(name))
    }

    /// The position of a column that must be there.
    pub(super) fn required(&self, name: &'static str, faults: &mut Vec<Fault>) -> Option<usize> {
        let found = self.column(name);
        if found.is_none() {
            let kind = FaultKind::MissingColumn { column: name };
            faults.push(Fault::new(Place::Line(self.header.line), kind));
        }
        found
    }
}

impl Row<'_> {
    /// The text of a cell; empty where the row is too short or there is no such column.
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells().nth(column)).unwrap_or_default()
    }

    /// All cells, without the spaces around them.
    fn cells(&self) -> impl Iterator<Item = &str> {
        let (plain, split) = match &self.cells {
            Cells::Plain(line) => (Some(parts(line, b';')), [].as_slice()),
            Cells::Split(cells) => (None, cells.as_slice()),
        };
        plain.into_iter().flatten().chain(split.iter().map(String::as_str))
    }
}

/// Takes a file apart.
pub(super) fn sections<'t>(text: &'t str, faults: &mut Vec<Fault>) -> Vec<Section<'t>> {
    let mut sections: Vec<Section<'t>> = Vec::new();
    let (mut awaits_header, mut is_outside, mut columns) = (false, false, 0);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (line, content) in (1..).zip(text.lines()) {
        if content.trim().is_empty() {
            continue;
        }
        let mut add = |kind| faults.push(Fault::new(Place::Line(line), kind));
        let Some(cells) = split(content) else {
            add(FaultKind::OpenQuote);
            continue;
        };
        let row = Row { line, cells };
        if let Some(name) = section_name(&row) {
            if sections.iter().any(|section| section.name == name) {
                add(FaultKind::DoubledSection { section: name.to_owned() });
            }
            sections.push(Section {
                name,
                header: Row { line, cells: Cells::Split(Vec::new()) },
                rows: Vec::new(),
            });
            awaits_header = true;
            continue;
        }
        match sections.last_mut() {
            // Said once: a file that is something else has many such lines.
            None => {
                if !std::mem::replace(&mut is_outside, true) {
                    add(FaultKind::OutsideSections);
                }
            }
            Some(section) if awaits_header => {
                for column in doubled(&row) {
                    add(FaultKind::DoubledColumn { column });
                }
                columns = row.cells().count();
                section.header = row;
                awaits_header = false;
            }
            Some(section) => {
                let (expected, found) = (columns, row.cells().count());
                // The values of META are free text, in which people forget to quote semicolons.
                if section.name != "META" && found > expected {
                    add(FaultKind::WrongLength { expected, found });
                } else {
                    section.rows.push(row);
                }
            }
        }
    }
    sections
}

/// The section that begins with a row. Spreadsheets add empty cells to it.
fn section_name(row: &Row<'_>) -> Option<&'static str> {
    let mut cells = row.cells();
    let first = cells.next()?;
    let name = SECTIONS.into_iter().find(|name| first.eq_ignore_ascii_case(name))?;
    cells.all(str::is_empty).then_some(name)
}

/// The names that a header has more than once.
fn doubled(header: &Row<'_>) -> Vec<String> {
    let is_known =
        |index: usize, cell: &str| header.cells().take(index).any(|of| of.eq_ignore_ascii_case(cell));
    let cells = header.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
    cells.filter(|(index, cell)| is_known(*index, cell)).map(|(_, cell)| cell.to_owned()).collect()
}

/// The parts of a text between ASCII separators, without the spaces around them. Parts are a few letters
/// long, for which the search of the standard library takes longer than a look at each byte.
pub(super) fn parts(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let at = text.bytes().position(|byte| byte == separator);
        let (part, after) = match at {
            Some(at) => (text.get(..at)?, text.get(at + 1..)),
            None => (text, None),
        };
        rest = after;
        Some(part.trim_ascii())
    })
}

/// The cells of a line, without the spaces around them. A cell that begins with a quotation mark ends with
/// one, and two of them inside stand for one. None where it does not end.
fn split(line: &str) -> Option<Cells<'_>> {
    if !line.contains('"') {
        return Some(Cells::Plain(line));
    }
    let mut cells = Vec::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let Some(quoted) = text.trim_start().strip_prefix('"') else {
            let (cell, after) =
                text.split_once(';').map_or((text, None), |(cell, after)| (cell, Some(after)));
            cells.push(cell.trim().to_owned());
            rest = after;
            continue;
        };
        let (cell, after) = unquote(quoted)?;
        // What stands between the closing mark and the separator belongs to the cell, as spreadsheets read
        // it.
        let (tail, after) = after.split_once(';').map_or((after, None), |(tail, after)| (tail, Some(after)));
        cells.push((cell + tail).trim().to_owned());
        rest = after;
    }
    Some(Cells::Split(cells))
}

/// The content up to the closing quotation mark, and what follows it.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut content = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        content.push_str(before);
        let Some(more) = after.strip_prefix('"') else { return Some((content, after)) };
        content.push('"');
        rest = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_split_at_semicolons_outside_quotation_marks() {
        let split = |line| {
            let row = Row { line: 1, cells: split(line)? };
            Some(row.cells().map(str::to_owned).collect::<Vec<_>>())
        };
        assert_eq!(split("a; b ;c").unwrap(), ["a", "b", "c"]);
        assert_eq!(split("1;\"a;b\";\"say \"\"x\"\"\";").unwrap(), ["1", "a;b", "say \"x\"", ""]);
        assert_eq!(split("5\" screen;2").unwrap(), ["5\" screen", "2"]);
        assert_eq!(split("\"open;1"), None);
    }
}
