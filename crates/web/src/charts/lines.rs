//! A value over time as a line: large with an axis, or small beside a figure.

use super::scale::Scale;
use super::{Described, Drawing, Position, WHOLE, margin, show};

const TOP: Position = 600;
const BOTTOM: Position = 8_800;

/// A line over time, with what is expected dashed behind it and a second line to compare with.
pub struct Line<'a> {
    /// What it says to somebody who does not see it.
    pub said: Described<'a>,
    /// The words under each point, as many as there are points.
    pub labels: Vec<String>,
    /// What happened, from the first label on.
    pub values: Vec<i64>,
    /// What is expected after that.
    pub expected: Vec<i64>,
    /// A line to compare with: a quorum, a budget.
    pub compared: Option<i64>,
    /// How a value reads at the axis.
    pub axis: &'a dyn Fn(i64) -> String,
}

impl Line<'_> {
    /// Draws the chart.
    #[must_use]
    pub fn draw(&self) -> String {
        let all = self.values.iter().chain(&self.expected).chain(&self.compared).copied();
        let scale = Scale::around(all);
        let marks: Vec<_> = scale.lines().map(self.axis).collect();
        let left = margin(&marks, 240);
        let mut drawing = Drawing::open("gg-chart", &self.said);
        for (line, label) in scale.lines().zip(&marks) {
            let y = scale.height(line, TOP, BOTTOM);
            drawing.rule(if line == 0 { "gg-chart__axis" } else { "gg-chart__grid" }, left, y);
            drawing.text("gg-chart__end", left - 150, y, " dy=\"0.32em\"", label);
        }
        // The right side stays free for half a dot.
        let right = WHOLE - 400;
        let steps = self.values.len() + self.expected.len();
        let place = |index: usize| across(index, steps);
        for (index, label) in self.labels.iter().enumerate() {
            let last = index > 0 && index + 1 == self.labels.len();
            let class = if last { "gg-chart__end" } else { "gg-chart__mid" };
            let x = if last { WHOLE } else { left + place(index) * (right - left) / WHOLE };
            drawing.text(class, x, 9_800, "", label);
        }
        let (from, wide, high) = (show(left), show(right - left), show(BOTTOM - TOP));
        drawing.raw(format_args!(
            "<svg class=\"gg-chart__plot\" x=\"{from}%\" y=\"{}%\" width=\"{wide}%\" height=\"{high}%\" \
             viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">",
            show(TOP)
        ));
        let point = |(index, value): (usize, &i64)| (place(index), scale.height(*value, 0, WHOLE));
        if !self.expected.is_empty() {
            let last = self.values.len().saturating_sub(1);
            let ahead = self.values.iter().chain(&self.expected).enumerate().skip(last).map(point);
            polyline(&mut drawing, "gg-line gg-line--expected", ahead);
        }
        polyline(&mut drawing, "gg-line", self.values.iter().enumerate().map(point));
        if let Some(compared) = self.compared {
            let y = scale.height(compared, 0, WHOLE);
            polyline(&mut drawing, "gg-line gg-line--second", [(0, y), (WHOLE, y)].into_iter());
        }
        drawing.raw(format_args!("</svg>"));
        if let Some((index, last)) = self.values.iter().enumerate().next_back() {
            let x = left + place(index) * (right - left) / WHOLE;
            dot(&mut drawing, x, scale.height(*last, TOP, BOTTOM), 5);
        }
        drawing.close()
    }
}

/// A small line without an axis: only the direction matters.
pub struct Spark<'a> {
    /// What it says to somebody who does not see it.
    pub said: Described<'a>,
    /// From old to new.
    pub values: &'a [i64],
}

impl Spark<'_> {
    /// Draws the line over the whole height, from its lowest to its highest value.
    #[must_use]
    pub fn draw(&self) -> String {
        let lowest = self.values.iter().copied().min().unwrap_or_default();
        let highest = self.values.iter().copied().max().unwrap_or_default();
        let range = (i128::from(highest) - i128::from(lowest)).max(1);
        let points: Vec<_> = self
            .values
            .iter()
            .enumerate()
            .map(|(index, value)| {
                let below = (i128::from(highest) - i128::from(*value)) * 8_000 / range;
                (
                    across(index, self.values.len()) * 96 / 100,
                    i64::try_from(below).unwrap_or_default() + 1_000,
                )
            })
            .collect();
        let mut drawing = Drawing::open("gg-spark", &self.said);
        drawing.raw(format_args!(
            "<svg class=\"gg-chart__plot\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">"
        ));
        if let Some((last, height)) = points.last().copied() {
            let corners = points.iter().map(|(x, y)| pair(*x, *y)).collect::<Vec<_>>().join(" ");
            let end = show(last);
            drawing.raw(format_args!(
                "<polygon class=\"gg-area\" points=\"0,100 {corners} {end},100\"></polygon>"
            ));
            polyline(&mut drawing, "gg-line", points.iter().copied());
            drawing.raw(format_args!("</svg>"));
            dot(&mut drawing, last, height, 4);
        } else {
            drawing.raw(format_args!("</svg>"));
        }
        drawing.close()
    }
}

/// How far to the right the point with this index lies, of so many points.
fn across(index: usize, points: usize) -> Position {
    let last = i64::try_from(points.saturating_sub(1)).unwrap_or(i64::MAX).max(1);
    i64::try_from(index).unwrap_or_default() * WHOLE / last
}

fn pair(x: Position, y: Position) -> String {
    format!("{},{}", show(x), show(y))
}

fn polyline(drawing: &mut Drawing, class: &str, points: impl Iterator<Item = (Position, Position)>) {
    let points = points.map(|(x, y)| pair(x, y)).collect::<Vec<_>>().join(" ");
    drawing.raw(format_args!("<polyline class=\"{class}\" points=\"{points}\"></polyline>"));
}

fn dot(drawing: &mut Drawing, x: Position, y: Position, radius: u8) {
    let (x, y) = (show(x), show(y));
    drawing.raw(format_args!("<circle class=\"gg-dot\" cx=\"{x}%\" cy=\"{y}%\" r=\"{radius}\"></circle>"));
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: Described<'_> = Described { id: "l", title: "Opkomst", description: "Stijgend" };

    #[test]
    fn a_spark_runs_from_its_lowest_to_its_highest_value() {
        let drawing = Spark { said: SAID, values: &[174, 176, 181] }.draw();
        assert!(drawing.contains("points=\"0,90 48,"), "{drawing}");
        assert!(drawing.contains("96,10\"></polyline>"), "{drawing}");
        assert!(drawing.contains("cx=\"96%\" cy=\"10%\""), "{drawing}");
    }

    #[test]
    fn a_spark_of_nothing_or_of_one_value_still_draws() {
        assert!(Spark { said: SAID, values: &[] }.draw().ends_with("</svg>"));
        assert!(Spark { said: SAID, values: &[5] }.draw().contains("points=\"0,10\""));
    }

    #[test]
    fn what_is_expected_continues_dashed_from_what_happened() {
        let line = Line {
            said: SAID,
            labels: ["2024", "2025", "2026"].map(str::to_owned).to_vec(),
            values: vec![80, 90],
            expected: vec![100],
            compared: Some(60),
            axis: &|value| format!("{value} %"),
        };
        let drawing = line.draw();
        assert!(drawing.contains("gg-line--expected\" points=\"50,10 100,0\""), "{drawing}");
        assert!(drawing.contains("gg-line--second\" points=\"0,40 100,40\""), "{drawing}");
        assert_eq!(drawing.matches("<svg").count(), drawing.matches("</svg>").count());
    }
}
