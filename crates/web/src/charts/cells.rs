//! Lying bars: one in a table cell, where the table is the chart, and one cut in segments.

use super::{Described, Drawing, Fill, Position, WHOLE, show};

/// A bar in a cell: `part` of `whole`, in any unit. The figures stand beside it, so it is hidden from readers
/// aloud.
#[must_use]
pub fn bar(part: i64, whole: i64, fill: Fill) -> String {
    let class = fill.class();
    let width = show(share(part, whole));
    format!(
        "<svg class=\"gg-bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"{class}\" x=\"0\" width=\"{width}\" height=\"10\"></rect></svg>"
    )
}

/// A bar in a cell with a mark to compare with, as a budget: both are parts of `whole`, and more than it
/// fits.
#[must_use]
pub fn bar_with_mark(part: i64, mark: i64, whole: i64, fill: Fill) -> String {
    let class = fill.class();
    let width = show(share(part, whole));
    let at = show(share(mark, whole).min(WHOLE - 100));
    format!(
        "<svg class=\"gg-bar gg-bar--thick\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\">\
         <rect class=\"gg-fill-track\" width=\"100\" height=\"10\"></rect>\
         <rect class=\"{class}\" y=\"2.5\" width=\"{width}\" height=\"5\"></rect>\
         <rect class=\"gg-fill-ink\" x=\"{at}\" width=\"1\" height=\"10\"></rect></svg>"
    )
}

/// A part of the bar.
#[derive(Debug, Clone)]
pub struct Segment {
    /// A few characters on it: a number that a list beneath explains.
    pub mark: String,
    /// How much of the whole, in any unit.
    pub value: i64,
    /// Whether it is what is left over.
    pub rest: bool,
}

/// One bar cut in segments: a budget and what it goes to.
pub struct Segments<'a> {
    /// What it says to somebody who does not see it.
    pub said: Described<'a>,
    /// From left to right; together the whole.
    pub segments: &'a [Segment],
}

impl Segments<'_> {
    /// Draws the bar. Neighbours differ in shade; a mark that does not fit its segment is left out.
    #[must_use]
    pub fn draw(&self) -> String {
        let whole: i64 = self.segments.iter().map(|segment| segment.value.max(0)).sum();
        let mut drawing = Drawing::open("gg-segments", &self.said);
        let mut before = 0;
        for (index, segment) in self.segments.iter().enumerate() {
            let start = share(before, whole);
            before += segment.value.max(0);
            let end = share(before, whole);
            let (fill, class) = match (segment.rest, index % 2) {
                (true, _) => (Fill::Empty, "gg-seg-off"),
                (false, 0) => (Fill::FirstAlternate, "gg-seg-on"),
                (false, _) => (Fill::First, "gg-seg-on"),
            };
            drawing.rectangle(fill, start, 0, end - start, WHOLE);
            let room = i64::try_from(segment.mark.chars().count()).unwrap_or(i64::MAX).saturating_mul(250);
            if end - start >= room {
                drawing.text(class, i64::midpoint(start, end), 5_000, " dy=\"0.35em\"", &segment.mark);
            }
        }
        drawing.close()
    }
}

/// A part of a whole, between nothing and everything.
fn share(part: i64, whole: i64) -> Position {
    if whole <= 0 {
        return 0;
    }
    let share = i128::from(part) * i128::from(WHOLE) / i128::from(whole);
    i64::try_from(share).unwrap_or(WHOLE).clamp(0, WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_stays_in_its_cell() {
        assert!(bar(1, 3, Fill::First).contains("width=\"33.33\""));
        assert!(bar(7, 3, Fill::First).contains("width=\"100\""));
        assert!(bar(-7, 3, Fill::First).contains("width=\"0\""));
        assert!(bar(7, 0, Fill::First).contains("width=\"0\""));
        assert!(bar(i64::MAX, i64::MAX, Fill::First).contains("width=\"100\""));
    }

    #[test]
    fn the_mark_of_a_budget_stays_visible_at_the_very_end() {
        assert!(bar_with_mark(120, 100, 100, Fill::Second).contains("x=\"99\""));
    }

    #[test]
    fn segments_fill_the_bar_without_a_gap() {
        let segment = |mark: &str, value, rest| Segment { mark: mark.to_owned(), value, rest };
        let segments = [segment("1", 1, false), segment("2", 1, false), segment("over", 1, true)];
        let said = Described { id: "s", title: "Budget", description: "Drie delen" };
        let drawing = Segments { said, segments: &segments }.draw();
        assert!(drawing.contains("x=\"0%\" y=\"0%\" width=\"33.33%\""), "{drawing}");
        assert!(drawing.contains("x=\"66.66%\" y=\"0%\" width=\"33.34%\""), "{drawing}");
        assert!(drawing.contains("gg-fill-empty"), "{drawing}");
    }
}
