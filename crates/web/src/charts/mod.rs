//! Charts as SVG, drawn on the server: no script, no inline style, colours by class.
//!
//! Positions are percentages, so that text keeps its size at any width. A chart never stands alone: the page
//! says the conclusion in words above it and gives the same figures as a table.
//!
//! Invariant: integers from value to position (hundredths of a percent); what the caller writes is escaped.

mod bars;
mod cells;
mod lines;
mod scale;
mod spans;

pub use bars::{Bar, Bars, Group, Size};
pub use cells::{Segment, Segments, bar, bar_with_mark};
pub use lines::{Line, Spark};
pub use spans::{Span, SpanRow, Spans};

use std::fmt::Write;

/// What a chart says to somebody who does not see it.
#[derive(Debug, Clone, Copy)]
pub struct Described<'a> {
    /// An id that no other element on the page begins with.
    pub id: &'a str,
    /// What the chart is about.
    pub title: &'a str,
    /// What can be seen in it, in one or two sentences.
    pub description: &'a str,
}

/// How a surface is filled. Solid beside outlined, so that colour is never the only difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fill {
    /// Now, or less.
    #[default]
    First,
    /// The same, a year ago.
    FirstSoft,
    /// The neighbour of `First` in a row of segments.
    FirstAlternate,
    /// Attention, or more.
    Second,
    /// The own municipality.
    Third,
    /// Others.
    Ink,
    /// Planned.
    InkSoft,
    /// Missing.
    Empty,
}

impl Fill {
    /// The class of the stylesheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::First => "gg-fill-1",
            Self::FirstSoft => "gg-fill-1-soft",
            Self::FirstAlternate => "gg-fill-1-alt",
            Self::Second => "gg-fill-2",
            Self::Third => "gg-fill-3",
            Self::Ink => "gg-fill-ink",
            Self::InkSoft => "gg-fill-ink-soft",
            Self::Empty => "gg-fill-empty",
        }
    }
}

/// A position or a length: hundredths of a percent of the drawing.
type Position = i64;

/// The whole width or height.
const WHOLE: Position = 10_000;

/// An SVG that is being written.
struct Drawing(String);

impl Drawing {
    /// Opens the drawing with its title and description.
    fn open(classes: &str, said: &Described<'_>) -> Self {
        Self::open_with(classes, said, "")
    }

    /// The same with further attributes, each after a space.
    fn open_with(classes: &str, said: &Described<'_>, attributes: &str) -> Self {
        let id = handlebars::html_escape(said.id);
        let title = handlebars::html_escape(said.title);
        let description = handlebars::html_escape(said.description);
        Self(format!(
            "<svg class=\"{classes}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"{attributes}>\n\
             <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{description}</desc>\n"
        ))
    }

    fn raw(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail; there is nothing to hand on.
        let _ = self.0.write_fmt(arguments);
        self.0.push('\n');
    }

    fn rectangle(&mut self, fill: Fill, x: Position, y: Position, width: Position, height: Position) {
        let class = fill.class();
        let (x, y, width, height) = (show(x), show(y), show(width), show(height));
        self.raw(format_args!(
            "<rect class=\"{class}\" x=\"{x}%\" y=\"{y}%\" width=\"{width}%\" height=\"{height}%\"></rect>"
        ));
    }

    fn text(&mut self, class: &str, x: Position, y: Position, shift: &str, words: &str) {
        let words = handlebars::html_escape(words);
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let (x, y) = (show(x), show(y));
        self.raw(format_args!("<text{class} x=\"{x}%\" y=\"{y}%\"{shift}>{words}</text>"));
    }

    fn rule(&mut self, class: &str, left: Position, y: Position) {
        let (left, y) = (show(left), show(y));
        self.raw(format_args!(
            "<line class=\"{class}\" x1=\"{left}%\" x2=\"100%\" y1=\"{y}%\" y2=\"{y}%\"></line>"
        ));
    }

    fn close(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }
}

/// A position as SVG writes it: `1250` -> `12.5`.
fn show(position: Position) -> String {
    let (whole, rest) = (position / 100, (position % 100).abs());
    let sign = if position < 0 && whole == 0 { "-" } else { "" };
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// How much room the labels of the axis need at the left: so much per character in a chart of this width.
fn margin(labels: &[String], per_character: Position) -> Position {
    let longest = labels.iter().map(|label| label.chars().count()).max().unwrap_or_default();
    let longest = i64::try_from(longest).unwrap_or(i64::MAX);
    longest.saturating_mul(per_character).saturating_add(300).min(WHOLE / 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_written_without_needless_zeros() {
        let shown: Vec<_> = [0, 5, 50, 1250, 10_000, -5, -1205].into_iter().map(show).collect();
        assert_eq!(shown, ["0", "0.05", "0.5", "12.5", "100", "-0.05", "-12.05"]);
    }

    #[test]
    fn what_the_caller_writes_cannot_become_markup() {
        let said = Described { id: "x", title: "<b>", description: "\"&" };
        let drawing = Drawing::open("gg-chart", &said).close();
        assert!(drawing.contains("&lt;b&gt;") && drawing.contains("&quot;&amp;") && !drawing.contains("<b>"));
    }
}
