//! Standing bars: over time, beside each other, and above and below zero for who pays more and who less.

use super::scale::Scale;
use super::{Described, Drawing, Fill, Position, WHOLE, margin};

/// Where the plot begins at the top.
const TOP: Position = 600;
/// At most so many bars have a label; of more, every second, third .. has one.
const LABELS: usize = 12;

/// How high a chart stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// Beside or below other content.
    #[default]
    Normal,
    /// In an aside.
    Low,
    /// The subject of the page.
    High,
}

impl Size {
    const fn classes(self) -> &'static str {
        match self {
            Self::Normal => "gg-chart",
            Self::Low => "gg-chart gg-chart--low",
            Self::High => "gg-chart gg-chart--high",
        }
    }

    /// The width of a character at the axis: a high chart is a wide one too.
    const fn per_character(self) -> Position {
        match self {
            Self::Normal | Self::Low => 240,
            Self::High => 160,
        }
    }
}

/// One bar.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    /// The words under it; none for a bar that the one beside it explains.
    pub label: String,
    /// How high, in the unit of the chart; below zero it hangs.
    pub value: i64,
    /// How it is filled.
    pub fill: Fill,
    /// Words at its end, for the few bars that the eye looks for.
    pub note: Option<String>,
}

/// Bars that belong together: a year, a service.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The words under the group; empty for one group without a name.
    pub label: String,
    /// From left to right.
    pub bars: Vec<Bar>,
}

/// A chart of standing bars.
pub struct Bars<'a> {
    /// What it says to somebody who does not see it.
    pub said: Described<'a>,
    /// How high it stands.
    pub size: Size,
    /// The bars, from left to right.
    pub groups: Vec<Group>,
    /// How a value reads at the axis.
    pub axis: &'a dyn Fn(i64) -> String,
}

impl Bars<'_> {
    /// Draws the chart.
    #[must_use]
    pub fn draw(&self) -> String {
        let bars = || self.groups.iter().flat_map(|group| group.bars.iter());
        let scale = Scale::around(bars().map(|bar| bar.value));
        let named = self.groups.iter().any(|group| !group.label.is_empty());
        let labelled = bars().any(|bar| !bar.label.is_empty());
        let bottom = match (named, labelled) {
            (true, true) => 7_800,
            (false, false) => 9_400,
            _ => 8_800,
        };
        let labels: Vec<_> = scale.lines().map(self.axis).collect();
        let left = margin(&labels, self.size.per_character());
        let mut drawing = Drawing::open(self.size.classes(), &self.said);
        for (line, label) in scale.lines().zip(&labels) {
            let y = scale.height(line, TOP, bottom);
            drawing.rule(if line == 0 { "gg-chart__axis" } else { "gg-chart__grid" }, left, y);
            drawing.text("gg-chart__end", left - 150, y, " dy=\"0.32em\"", label);
        }
        Plot { left, bottom, named, labelled }.draw(&mut drawing, &scale, &self.groups);
        drawing.close()
    }
}

/// Where the bars go.
struct Plot {
    left: Position,
    bottom: Position,
    named: bool,
    labelled: bool,
}

impl Plot {
    fn draw(&self, drawing: &mut Drawing, scale: &Scale, groups: &[Group]) {
        let total: usize = groups.iter().map(|group| group.bars.len()).sum();
        // A gap of half a bar keeps groups apart.
        let gaps = groups.len().saturating_sub(1);
        let slots = i64::try_from(total * 2 + gaps).unwrap_or(i64::MAX).max(1);
        let every = total.div_ceil(LABELS).max(1);
        let place =
            |half: usize| self.left + (WHOLE - self.left) * i64::try_from(half).unwrap_or_default() / slots;
        let mut half = 0;
        let mut drawn = 0;
        for group in groups {
            let from = place(half);
            for bar in &group.bars {
                let (start, end) = (place(half), place(half + 2));
                self.bar(drawing, scale, bar, (start, end), drawn % every == 0);
                half += 2;
                drawn += 1;
            }
            if self.named {
                let y = if self.labelled { 9_900 } else { 9_800 };
                let centre = i64::midpoint(from, place(half));
                drawing.text("gg-chart__mid gg-chart__strong", centre, y, "", &group.label);
            }
            half += 1;
        }
    }

    fn bar(
        &self,
        drawing: &mut Drawing,
        scale: &Scale,
        bar: &Bar,
        slot: (Position, Position),
        labelled: bool,
    ) {
        let (start, end) = slot;
        let width = (end - start) * 70 / 100;
        let centre = i64::midpoint(start, end);
        let upper = scale.height(bar.value.max(0), TOP, self.bottom);
        let lower = scale.height(bar.value.min(0), TOP, self.bottom);
        drawing.rectangle(bar.fill, centre - width / 2, upper, width, lower - upper);
        if labelled && !bar.label.is_empty() {
            let y = if self.named { 8_900 } else { 9_800 };
            drawing.text("gg-chart__mid", centre, y, "", &bar.label);
        }
        if let Some(note) = &bar.note {
            // Towards the middle, so that the words stay inside; where bars are sorted, that side is free as
            // well.
            let (y, shift) = if bar.value < 0 { (lower, " dy=\"1.2em\"") } else { (upper, " dy=\"-0.5em\"") };
            let (class, x) = match (centre, bar.value) {
                (..=3_300, _) | (3_301..=6_600, 0..) => ("gg-chart__strong", centre - width / 2),
                _ => ("gg-chart__end gg-chart__strong", centre + width / 2),
            };
            drawing.text(class, x, y, shift, note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(value: i64, label: &str) -> Bar {
        Bar { label: label.to_owned(), value, ..Bar::default() }
    }

    fn chart(groups: Vec<Group>) -> String {
        let said = Described { id: "c", title: "Kosten", description: "Stijgend" };
        Bars { said, size: Size::Low, groups, axis: &|value| value.to_string() }.draw()
    }

    #[test]
    fn bars_over_time_stand_on_the_axis_in_the_order_given() {
        let year = |label: &str, bars| Group { label: label.to_owned(), bars };
        let drawing =
            chart(vec![year("2025", vec![bar(50, "1"), bar(75, "2")]), year("2026", vec![bar(100, "1")])]);
        has(&drawing, "<rect", 3);
        has(&drawing, "gg-chart__strong", 2);
        has(&drawing, "gg-chart__axis", 1);
        assert!(drawing.contains("y=\"6%\" width"), "the highest bar reaches the highest line: {drawing}");
        assert!(!drawing.contains("style="));
    }

    #[test]
    fn a_value_below_zero_hangs_from_the_axis() {
        let drawing = chart(vec![Group { label: String::new(), bars: vec![bar(10, ""), bar(-10, "")] }]);
        assert!(drawing.contains("y=\"50%\" width"), "{drawing}");
    }

    #[test]
    fn many_bars_keep_readable_labels() {
        let bars = (1..=31).map(|day| bar(day, &format!("dag {day}"))).collect();
        let drawing = chart(vec![Group { label: String::new(), bars }]);
        has(&drawing, ">dag ", 11);
    }

    #[test]
    fn no_bars_give_an_empty_plot_and_not_a_division_by_zero() {
        assert!(chart(Vec::new()).ends_with("</svg>"));
    }

    fn has(drawing: &str, needle: &str, times: usize) {
        assert_eq!(drawing.matches(needle).count(), times, "{needle} in {drawing}");
    }
}
