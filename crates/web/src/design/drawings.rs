//! The charts of `/design`: one of every kind.

use serde::Serialize;

use super::{Quarter, Say};
use crate::charts::{
    Bar, Bars, Described, Fill, Group, Line, Segment, Segments, Size, Spark, bar, bar_with_mark,
};
use crate::formats;
use crate::language::TextError;

/// What each member pays more or less, in cents: together nothing.
const CHANGES: [(&str, i64); 31] = [
    ("Groningen", 814_889),
    ("Haarlem", 516_041),
    ("Zaanstad", 415_930),
    ("Apeldoorn", 409_590),
    ("Amersfoort", 404_312),
    ("Enschede", 332_673),
    ("Zwolle", 250_531),
    ("Leeuwarden", 203_657),
    ("Deventer", 159_176),
    ("Alphen aan den Rijn", 40_710),
    ("Emmen", 27_745),
    ("Almelo", -29_418),
    ("Assen", -45_724),
    ("Hoorn", -51_882),
    ("Hengelo", -61_511),
    ("Leidschendam-Voorburg", -77_719),
    ("Vlaardingen", -85_010),
    ("Kampen", -99_360),
    ("Smallingerland", -119_607),
    ("Zutphen", -182_954),
    ("Raalte", -206_407),
    ("Coevorden", -210_607),
    ("Lochem", -211_578),
    ("Oldenzaal", -224_300),
    ("Hellendoorn", -227_693),
    ("Losser", -272_126),
    ("Dinkelland", -275_498),
    ("Zwartewaterland", -287_270),
    ("Haaksbergen", -287_441),
    ("Tubbergen", -306_120),
    ("Borne", -313_029),
];

/// Turnout per year, in percent.
const TURNOUT: [(&str, i64); 5] = [("2022", 68), ("2023", 74), ("2024", 85), ("2025", 91), ("2026", 97)];

/// Budget and costs per year, in cents.
const YEARS: [(&str, i64, i64); 3] =
    [("2024", 41_850_000, 42_911_240), ("2025", 44_900_000, 44_575_833), ("2026", 46_370_000, 45_779_005)];

/// What six services cost, in thousands of euros.
const BUDGET: [(&str, i64); 6] = [("1", 92), ("2", 164), ("3", 148), ("4", 186), ("5", 128), ("6", 112)];

/// What is left of the budget of a million, in thousands of euros.
const LEFT: i64 = 170;

/// The figures of a chart, as text: the first of each row is its name.
pub type Rows = Vec<Vec<String>>;

/// Charts as SVG, ready to place, and the figures of each for the table beneath.
#[derive(Debug, Clone, Serialize)]
pub struct Drawings {
    /// A small line beside a figure.
    pub spark: String,
    /// Bars over time.
    pub quarters: String,
    /// A line with what is expected.
    pub turnout: String,
    /// Its figures.
    pub turnout_rows: Rows,
    /// Bars beside each other.
    pub beside: String,
    /// Its figures.
    pub beside_rows: Rows,
    /// Who pays more and who less.
    pub changes: String,
    /// Its figures.
    pub changes_rows: Rows,
    /// One bar in segments.
    pub budget: String,
    /// Its figures.
    pub budget_rows: Rows,
    /// Bars of cells.
    pub cells: Vec<String>,
}

impl Drawings {
    pub(super) fn example(say: &Say<'_>, quarters: &[Quarter]) -> Result<Self, TextError> {
        let row = |name: &str, values: &[String]| {
            std::iter::once(name.to_owned()).chain(values.iter().cloned()).collect::<Vec<_>>()
        };
        let amount = |cents| formats::amount(say.language(), cents);
        let left = say.text("design-budget-rest")?;
        let budget_parts = BUDGET.iter().copied().chain([(left.as_str(), LEFT)]);
        Ok(Self {
            turnout_rows: TURNOUT.iter().map(|(year, value)| row(year, &[hundredth(say, *value)])).collect(),
            beside_rows: YEARS
                .iter()
                .map(|(year, budget, costs)| row(year, &[amount(*budget), amount(*costs)]))
                .collect(),
            changes_rows: CHANGES.iter().map(|(name, cents)| row(name, &[amount(*cents)])).collect(),
            budget_rows: budget_parts.map(|(name, value)| row(name, &[amount(value * 100_000)])).collect(),
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
        labels: TURNOUT.iter().map(|(year, _)| (*year).to_owned()).collect(),
        values: TURNOUT.iter().take(4).map(|(_, value)| *value).collect(),
        expected: TURNOUT.iter().skip(4).map(|(_, value)| *value).collect(),
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
        groups: YEARS.iter().map(|(year, budget, costs)| pair(year, *budget, *costs)).collect(),
        axis: &|cents| formats::whole_euros(say.language(), cents),
    }
    .draw())
}

fn changes(say: &Say<'_>) -> Result<String, TextError> {
    let (title, description) = (say.text("design-changes-title")?, say.text("design-changes-text")?);
    let last = CHANGES.len() - 1;
    let bars = CHANGES
        .iter()
        .enumerate()
        .map(|(index, (name, cents))| {
            let own = *name == "Enschede";
            let fill = match cents {
                _ if own => Fill::Third,
                0.. => Fill::Second,
                _ => Fill::First,
            };
            let note =
                (own || index == 0 || index == last).then(|| format!("{name} {}", signed(say, *cents)));
            Bar { label: String::new(), value: *cents, fill, note }
        })
        .collect();
    Ok(Bars {
        said: Described { id: "changes", title: &title, description: &description },
        size: Size::High,
        groups: vec![Group { label: String::new(), bars }],
        axis: &|cents| signed(say, cents),
    }
    .draw())
}

fn signed(say: &Say<'_>, cents: i64) -> String {
    let plus = if cents > 0 { "+" } else { "" };
    format!("{plus}{}", formats::whole_euros(say.language(), cents))
}

fn budget(say: &Say<'_>) -> Result<String, TextError> {
    let (title, description) = (say.text("design-budget-title")?, say.text("design-budget-text")?);
    let segment = |mark: &str, value, rest| Segment { mark: mark.to_owned(), value, rest };
    let mut segments: Vec<_> = BUDGET.iter().map(|(mark, value)| segment(mark, *value, false)).collect();
    segments.push(segment(&say.text("design-budget-rest")?, LEFT, true));
    let said = Described { id: "budget", title: &title, description: &description };
    Ok(Segments { said, segments: &segments }.draw())
}
