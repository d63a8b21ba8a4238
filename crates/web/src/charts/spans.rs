//! Bars over time, one row for each thing: when it was in which phase, and when it is expected.

use jiff::civil::Date;

use super::{Described, Drawing, Fill, Position, WHOLE, show};

/// How high a row is, in pixels: its words, and the bar beneath them.
const ROW: i64 = 44;
/// The room of the years on top.
const HEAD: i64 = 24;

/// A time in a row.
#[derive(Debug, Clone)]
pub struct Span {
    /// How it is filled.
    pub fill: Fill,
    /// First day.
    pub from: Date,
    /// First day after it.
    pub to: Date,
}

/// A row: one thing.
#[derive(Debug, Clone)]
pub struct SpanRow {
    /// What it is.
    pub label: String,
    /// Its times, which do not overlap.
    pub spans: Vec<Span>,
}

/// Rows of times, with a line per year and one for today.
pub struct Spans<'a> {
    /// What it says to somebody who does not see it.
    pub said: Described<'a>,
    /// From top to bottom.
    pub rows: &'a [SpanRow],
    /// Today.
    pub today: Date,
}

impl Spans<'_> {
    /// Draws the rows, from the beginning of the year of the first day to the end of the year of the last.
    #[must_use]
    pub fn draw(&self) -> String {
        let days = || self.rows.iter().flat_map(|row| &row.spans).flat_map(|span| [span.from, span.to]);
        let first = days().min().unwrap_or(self.today).min(self.today).first_of_year();
        let last = days().max().unwrap_or(self.today).max(self.today).last_of_year();
        let height = HEAD + ROW * i64::try_from(self.rows.len()).unwrap_or(0);
        let mut drawing = Drawing::open_with("gg-spans", &self.said, &format!(" height=\"{height}\""));
        let place = |day: Date| position(first, last, day);
        for year in first.year()..=last.year() {
            let Ok(begin) = Date::new(year, 1, 1) else { continue };
            let x = place(begin);
            upright(&mut drawing, "gg-chart__grid", x, height);
            words(&mut drawing, "gg-chart__label", x, 14, &year.to_string());
        }
        for (row, top) in self.rows.iter().zip((0..).map(|n: i64| HEAD + ROW * n)) {
            words(&mut drawing, "gg-spans__name", 0, top + 16, &row.label);
            for span in &row.spans {
                let (from, to) = (place(span.from), place(span.to));
                let (class, x, width) = (span.fill.class(), show(from), show((to - from).max(20)));
                drawing.raw(format_args!(
                    "<rect class=\"{class}\" x=\"{x}%\" y=\"{}\" width=\"{width}%\" height=\"12\"></rect>",
                    top + 22
                ));
            }
        }
        upright(&mut drawing, "gg-spans__today", place(self.today), height);
        drawing.close()
    }
}

/// How far to the right a day lies.
fn position(first: Date, last: Date, day: Date) -> Position {
    let days = |to: Date| i64::from(to.since(first).map_or(0, |span| span.get_days()));
    (days(day) * WHOLE / days(last).max(1)).clamp(0, WHOLE)
}

fn upright(drawing: &mut Drawing, class: &str, x: Position, height: i64) {
    let x = show(x);
    drawing.raw(format_args!(
        "<line class=\"{class}\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"{height}\"></line>"
    ));
}

fn words(drawing: &mut Drawing, class: &str, x: Position, y: i64, said: &str) {
    let (said, x) = (handlebars::html_escape(said), show(x));
    drawing.raw(format_args!("<text class=\"{class}\" x=\"{x}%\" y=\"{y}\" dx=\"4\">{said}</text>"));
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_is_a_quarter_of_four_and_names_are_escaped() {
        let spans = vec![Span { fill: Fill::First, from: date(2025, 1, 1), to: date(2026, 1, 1) }];
        let later = vec![Span { fill: Fill::InkSoft, from: date(2026, 1, 1), to: date(2028, 12, 31) }];
        let rows = [
            SpanRow { label: "Zaak <b>".to_owned(), spans },
            SpanRow { label: "Later".to_owned(), spans: later },
        ];
        let said = Described { id: "planning", title: "Planning", description: "Wanneer" };
        let drawn = Spans { said, rows: &rows, today: date(2026, 6, 1) }.draw();
        assert!(drawn.contains("x=\"0%\" y=\"46\" width=\"25%\""), "{drawn}");
        assert!(drawn.contains("Zaak &lt;b&gt;") && drawn.contains("height=\"112\""), "{drawn}");
        assert_eq!(drawn.matches("gg-chart__label").count(), 4);
    }
}
