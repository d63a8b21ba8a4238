//! The charts of `/design`: one of every kind.

use serde::Serialize;

use super::{Quarter, Say};
use crate::charts::{
    Bar, Bars, Described, Fill, Group, Line, Segment, Segments, Size, Spark, bar, bar_with_mark,
};
use crate::formats;
use crate::language::TextError;

/// Charts as SVG, ready to place.
#[derive(Debug, Clone, Serialize)]
pub struct Drawings {
    /// A small line beside a figure.
    pub spark: String,
    /// Bars over time.
    pub quarters: String,
    /// A line with what is expected.
    pub turnout: String,
    /// Bars beside each other.
    pub beside: String,
    /// Who pays more and who less.
    pub changes: String,
    /// One bar in segments.
    pub budget: String,
    /// Bars of cells.
    pub cells: Vec<String>,
}

impl Drawings {
    pub(super) fn example(say: &Say<'_>, quarters: &[Quarter]) -> Result<Self, TextError> {
        Ok(Self {
            spark: spark(say, quarters)?,
            quarters: over_time(say, quarters)?,
            turnout: turnout(say)?,
            beside: beside(say)?,
            changes: changes(say)?,
            budget: budget(say)?,
            cells: vec![
                bar(64, 100, Fill::First),
                bar(40, 100, Fill::Second),
                bar(30, 100, Fill::Third),
                bar_with_mark(82, 83, 100, Fill::First),
                bar_with_mark(87, 83, 100, Fill::Second),
            ],
        })
    }
}

fn spark(say: &Say<'_>, quarters: &[Quarter]) -> Result<String, TextError> {
    let (title, description) = (say.text("design-spark-title")?, say.text("design-spark-text")?);
    let values: Vec<_> = quarters.iter().map(|quarter| quarter.cents).collect();
    let said = Described { id: "spark", title: &title, description: &description };
    Ok(Spark { said, values: &values }.draw())
}

fn over_time(say: &Say<'_>, quarters: &[Quarter]) -> Result<String, TextError> {
    let (title, description) = (say.text("design-quarters-title")?, say.text("design-quarters-text")?);
    let year = |name: &str, from: usize, until: usize, fill| Group {
        label: name.to_owned(),
        bars: (from..until)
            .filter_map(|index| quarters.get(index).map(|quarter| (index, quarter)))
            .map(|(index, quarter)| Bar {
                label: (index % 4 + 1).to_string(),
                value: quarter.cents,
                fill,
                note: None,
            })
            .collect(),
    };
    Ok(Bars {
        said: Described { id: "quarters", title: &title, description: &description },
        size: Size::Normal,
        groups: vec![year("2025", 0, 4, Fill::FirstSoft), year("2026", 4, 7, Fill::First)],
        axis: &|cents| formats::whole_euros(say.language(), cents),
    }
    .draw())
}

fn turnout(say: &Say<'_>) -> Result<String, TextError> {
    let (title, description) = (say.text("design-turnout-title")?, say.text("design-turnout-text")?);
    Ok(Line {
        said: Described { id: "turnout", title: &title, description: &description },
        labels: ["2022", "2023", "2024", "2025", "2026"].map(str::to_owned).to_vec(),
        values: vec![68, 74, 85, 91],
        expected: vec![97],
        compared: Some(60),
        axis: &|percent| hundredth(say, percent),
    }
    .draw())
}

fn hundredth(say: &Say<'_>, percent: i64) -> String {
    let ratio = format!("{}.{:02}", percent / 100, percent % 100);
    formats::percent(say.language(), &ratio).unwrap_or_default()
}

fn beside(say: &Say<'_>) -> Result<String, TextError> {
    let (title, description) = (say.text("design-beside-title")?, say.text("design-beside-text")?);
    let pair = |year: &str, budget, costs| {
        let bar = |value, fill| Bar { label: String::new(), value, fill, note: None };
        let bars = vec![bar(budget, Fill::FirstSoft), bar(costs, Fill::First)];
        Group { label: year.to_owned(), bars }
    };
    Ok(Bars {
        said: Described { id: "beside", title: &title, description: &description },
        size: Size::Normal,
        groups: vec![
            pair("2024", 41_850_000, 42_911_240),
            pair("2025", 44_900_000, 44_575_833),
            pair("2026", 46_370_000, 45_779_005),
        ],
        axis: &|cents| formats::whole_euros(say.language(), cents),
    }
    .draw())
}

fn changes(say: &Say<'_>) -> Result<String, TextError> {
    let (title, description) = (say.text("design-changes-title")?, say.text("design-changes-text")?);
    let euros = [
        8_149, 5_160, 4_160, 4_097, 4_044, 3_327, 2_507, 2_037, 1_592, 407, -294, -457, -520, -616, -777,
        -851, -994, -1_196, -1_829, -2_065, -2_107, -2_117, -2_244, -2_277, -2_723, -2_756, -2_873, -2_875,
        -3_062, -3_130,
    ];
    let bars = euros
        .into_iter()
        .enumerate()
        .map(|(index, euros)| {
            let name = match index {
                0 => Some("Groningen"),
                5 => Some("Enschede"),
                29 => Some("Borne"),
                _ => None,
            };
            let fill = match (index, euros) {
                (5, _) => Fill::Third,
                (_, 0..) => Fill::Second,
                _ => Fill::First,
            };
            let change = signed(say, euros);
            Bar {
                label: String::new(),
                value: euros,
                fill,
                note: name.map(|name| format!("{name} {change}")),
            }
        })
        .collect();
    Ok(Bars {
        said: Described { id: "changes", title: &title, description: &description },
        size: Size::High,
        groups: vec![Group { label: String::new(), bars }],
        axis: &|euros| signed(say, euros),
    }
    .draw())
}

fn signed(say: &Say<'_>, euros: i64) -> String {
    let plus = if euros > 0 { "+" } else { "" };
    format!("{plus}{}", formats::number(say.language(), euros))
}

fn budget(say: &Say<'_>) -> Result<String, TextError> {
    let (title, description) = (say.text("design-budget-title")?, say.text("design-budget-text")?);
    let parts = [("1", 92), ("2", 164), ("3", 148), ("4", 186), ("5", 128), ("6", 112)];
    let mut segments: Vec<_> = parts
        .into_iter()
        .map(|(mark, value)| Segment { mark: mark.to_owned(), value, rest: false })
        .collect();
    segments.push(Segment { mark: say.text("design-budget-rest")?, value: 170, rest: true });
    let said = Described { id: "budget", title: &title, description: &description };
    Ok(Segments { said, segments: &segments }.draw())
}
