//! Who pays more and who less, as a sentence and as bars.

use web::charts::{Bar, Bars, Described, Fill, Group, Size};
use web::templates::items::LegendItem;
use web::{SignedIn, formats};

use super::reckon::Reckoned;
use super::table::Row;

/// Of more members than this only those at both ends have a bar.
const MOST: usize = 60;

/// How many pay more and how many less, and who is at the ends. `rows` begin with who goes most backwards.
pub fn headline(visit: &SignedIn, reckoned: &Reckoned, rows: &[Row]) -> String {
    let (words, effect) = (visit.words(), &reckoned.effect);
    if effect.winners == 0 && effect.losers == 0 {
        return visit.text("whatif-headline-same");
    }
    let args = [("losers", effect.losers.into()), ("winners", effect.winners.into())];
    let mut said = vec![words.say("whatif-headline", &args)];
    let mut add = |key: &str, row: Option<&Row>, is_meant: fn(i64) -> bool| {
        if let Some(row) = row.filter(|row| is_meant(row.difference)) {
            let size = match &row.percent {
                Some(percent) => format!("{} ({percent})", row.change),
                None => row.change.clone(),
            };
            said.push(words.say(key, &[("member", row.name.clone().into()), ("size", size.into())]));
        }
    };
    add("whatif-headline-most", rows.first(), i64::is_positive);
    add("whatif-headline-least", rows.last(), i64::is_negative);
    said.join(" ")
}

/// The bars of everybody that stays, from who goes most backwards.
pub fn draw(visit: &SignedIn, headline: &str, rows: &[Row]) -> String {
    let title = visit.text("whatif-chart-title");
    let shown: Vec<&Row> = match rows.len() {
        ..=MOST => rows.iter().collect(),
        all => rows.iter().take(MOST / 2).chain(rows.iter().skip(all - MOST / 2)).collect(),
    };
    let last = shown.len().saturating_sub(1);
    let bar = |(place, row): (usize, &&Row)| {
        let fill = match row.difference {
            _ if row.own => Fill::Third,
            0.. => Fill::Second,
            _ => Fill::First,
        };
        let difference = row.difference;
        let is_end = (place == 0 && difference > 0) || (place == last && difference < 0);
        let note = (row.own || is_end).then(|| format!("{} {}", row.name, signed(visit, difference)));
        Bar { label: String::new(), value: difference, fill, note }
    };
    let bars = shown.iter().enumerate().map(bar).collect();
    Bars {
        said: Described { id: "movers", title: &title, description: headline },
        size: Size::High,
        groups: vec![Group { label: String::new(), bars }],
        axis: &|cents| signed(visit, cents),
    }
    .draw()
}

/// What the fills stand for.
pub fn legend(visit: &SignedIn, rows: &[Row]) -> Vec<LegendItem> {
    let item = |fill, key: &str| LegendItem { fill, label: visit.text(key) };
    let mut items = vec![item("2", "whatif-legend-more"), item("1", "whatif-legend-less")];
    if rows.iter().any(|row| row.own) {
        items.push(item("3", "whatif-legend-own"));
    }
    items
}

/// Whether members are left out of the chart.
pub fn is_cut(rows: &[Row]) -> bool {
    rows.len() > MOST
}

fn signed(visit: &SignedIn, cents: i64) -> String {
    let plus = if cents > 0 { "+" } else { "" };
    format!("{plus}{}", formats::whole_euros(visit.language(), cents))
}
