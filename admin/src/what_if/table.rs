//! Old and new beside each other: for members, and for services; on the page and as a file.

use allocation::Moved;
use kernel::{Cents, Share};
use serde::Serialize;
use web::exports::{Cell, Sheet, file as sheet_file};
use web::{Reply, SignedIn, Words, formats};

use super::reckon::Reckoned;

/// The columns that order the table, with the direction that comes first to mind.
const COLUMNS: [(&str, &str); 5] = [
    ("name", "ascending"),
    ("old", "descending"),
    ("new", "descending"),
    ("", "descending"),
    ("percent", "descending"),
];

/// A column that orders the table.
#[derive(Serialize)]
pub struct Sort {
    label: String,
    href: String,
    direction: Option<&'static str>,
}

/// A member or a service before and after.
#[derive(Clone, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Whether it is the reader's own member.
    pub own: bool,
    /// Before.
    pub old: Option<i64>,
    /// After.
    pub new: Option<i64>,
    /// After minus before.
    pub difference: i64,
    /// The difference with its sign.
    pub change: String,
    /// The difference in per cent.
    pub percent: Option<String>,
    /// Whether it is there before and after.
    #[serde(skip)]
    pub stays: bool,
    #[serde(skip)]
    ratio: Option<Share>,
}

impl Row {
    /// A row of what moved.
    pub fn new(words: Words<'_>, name: String, own: bool, moved: &Moved) -> Self {
        let ratio = moved.ratio.clone().filter(|_| moved.new.is_some());
        Self {
            name,
            own,
            old: moved.old.map(Cents::cents),
            new: moved.new.map(Cents::cents),
            difference: moved.difference.cents(),
            change: formats::euro_change(words.language(), moved.difference.cents()),
            percent: ratio.as_ref().map(|ratio| words.delta(ratio)),
            stays: moved.old.is_some() && moved.new.is_some(),
            ratio,
        }
    }
}

/// Every member, in the order that the address asks: who goes most backwards first, if it asks none.
pub fn members(visit: &SignedIn, reckoned: &Reckoned) -> Vec<Row> {
    let own = visit.actor.member().map(|member| member.code.as_str());
    let words = visit.words();
    let row =
        |(id, moved): (&String, &Moved)| Row::new(words, name(reckoned, id), own == Some(id.as_str()), moved);
    let mut rows: Vec<Row> = reckoned.effect.members.iter().map(row).collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    match reckoned.question.asked("sort") {
        "name" => {}
        "old" => rows.sort_by_key(|row| std::cmp::Reverse(row.old)),
        "new" => rows.sort_by_key(|row| std::cmp::Reverse(row.new)),
        "percent" => rows.sort_by(|a, b| b.ratio.cmp(&a.ratio)),
        _ => rows.sort_by_key(|row| std::cmp::Reverse(row.difference)),
    }
    rows
}

/// A member's name; a newcomer has only the one that the address gives it.
pub fn name(reckoned: &Reckoned, id: &str) -> String {
    let joins = reckoned.question.changes.iter().find_map(|change| match change {
        allocation::Change::Join { newcomer } if newcomer.id == id => newcomer.name.clone(),
        _ => None,
    });
    joins.unwrap_or_else(|| reckoned.known.member(id))
}

/// Every service, in the order of the run.
pub fn services(words: Words<'_>, reckoned: &Reckoned) -> Vec<Row> {
    let row = |(id, moved): (&String, &Moved)| Row::new(words, reckoned.known.service(id), false, moved);
    reckoned.effect.pools.iter().map(row).collect()
}

/// The heads of the table of members.
pub fn sorts(visit: &SignedIn, reckoned: &Reckoned, here: &str) -> Vec<Sort> {
    let (question, chosen) = (&reckoned.question, reckoned.question.asked("sort"));
    let known = COLUMNS.iter().any(|(name, _)| *name == chosen);
    let sort = |(name, direction): (&str, &'static str)| {
        let shown = if name.is_empty() { "difference" } else { name };
        let current = chosen == name || (name.is_empty() && !known);
        Sort {
            label: visit.text(&format!("whatif-column-{shown}")),
            href: question.href_with(here, &question.changes, name),
            direction: current.then_some(direction),
        }
    };
    COLUMNS.into_iter().map(sort).collect()
}

/// The table as a file.
pub fn file(visit: &SignedIn, reckoned: &Reckoned, kind: &str) -> Reply {
    let words = visit.words();
    let euro = |cents: Option<i64>| cents.map_or(Cell::Empty, |cents| Cell::Euro(Cents::new(cents)));
    let cells = |row: &Row| {
        let percent = row.ratio.clone().map_or(Cell::Empty, Cell::Percent);
        let difference = Cell::Euro(Cents::new(row.difference));
        vec![row.name.as_str().into(), euro(row.old), euro(row.new), difference, percent]
    };
    let mut rows: Vec<Vec<Cell>> = members(visit, reckoned).iter().map(cells).collect();
    let total = Row::new(words, visit.text("whatif-total"), false, &reckoned.effect.total);
    rows.push(cells(&total));
    let columns = ["name", "old", "new", "difference", "percent"];
    let head = columns.map(|column| visit.text(&format!("whatif-column-{column}"))).to_vec();
    let name = visit.text("whatif-file-name");
    let sheet = Sheet { name: name.clone(), head, rows };
    sheet_file(&format!("{name}-{}", reckoned.known.period.name.replace(' ', "-")), kind, &[sheet])
}
