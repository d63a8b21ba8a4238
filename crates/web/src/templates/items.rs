//! What goes into the lists of the components: one struct per kind of row, so that a page cannot misname a
//! field.
//!
//! All texts are in the language of the page already. `templates/README.md` says which component takes which.

use serde::Serialize;

/// A figure of `facts`, or a name and value of `data`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// How much, with its unit.
    pub value: String,
    /// What it means (`facts`).
    pub note: Option<String>,
    /// Where the value leads (`data`).
    pub href: Option<String>,
}

/// A task of `todo`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Task {
    /// A name of `static/icons.txt`.
    pub icon: &'static str,
    /// `warning`, `negative` or `quiet`; none for the accent.
    pub tone: Option<&'static str>,
    /// What to do.
    pub title: String,
    /// Why.
    pub meta: Option<String>,
    /// Before when, in words.
    pub due: Option<String>,
    /// Whether that is soon.
    pub soon: bool,
    /// Where it is done.
    pub href: String,
    /// The verb on the button.
    pub action: String,
    /// Words after the verb that only a screen reader says.
    pub hidden_label: Option<String>,
}

/// A message of `news`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewsItem {
    /// `2026-11-21`.
    pub date: String,
    /// One line.
    pub title: String,
    /// One or two sentences.
    pub text: Option<String>,
    /// Where there is more.
    pub href: Option<String>,
}

/// A row of `list`, or of the links of an error page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListItem {
    /// Where it leads.
    pub href: String,
    /// The words of the link.
    pub label: String,
    /// One line beneath.
    pub note: Option<String>,
}

/// A colour of `legend`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LegendItem {
    /// `1 1-soft 2 3 ink ink-soft empty`.
    pub fill: &'static str,
    /// What it stands for.
    pub label: String,
}

/// A tab of `tabs`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Tab {
    /// Its own address.
    pub href: String,
    /// The words.
    pub label: String,
    /// A name of `static/icons.txt`.
    pub icon: Option<&'static str>,
    /// How many there are.
    pub count: Option<i64>,
    /// Whether it is open.
    pub current: bool,
}

/// How far a step of `steps` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepState {
    /// Behind us.
    Done,
    /// Here.
    Now,
    /// Ahead.
    Todo,
}

/// A step of `steps`.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The words.
    pub name: String,
    /// How far it is.
    pub state: StepState,
    /// When and who, or what is missing.
    pub meta: Option<String>,
}

/// Something that happened, of `timeline`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Event {
    /// What happened.
    pub text: String,
    /// Who and when.
    pub meta: Option<String>,
}

/// A column of `board`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Column {
    /// The phase.
    pub name: String,
    /// What happens in it.
    pub note: Option<String>,
    /// The states in it.
    pub states: Vec<ColumnState>,
}

/// A state in a column of `board`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ColumnState {
    /// The state.
    pub name: String,
    /// How many there are.
    pub count: usize,
    /// What is in it.
    pub tickets: Vec<Ticket>,
    /// Where the rest of it stands, where these are not all.
    pub more: Option<ListItem>,
}

/// A ticket on `board`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Ticket {
    /// What it is.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// Small facts.
    pub meta: Vec<TicketFact>,
    /// Why it stands still.
    pub alert: Option<String>,
}

/// A small fact on a ticket.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TicketFact {
    /// A name of `static/icons.txt`.
    pub icon: &'static str,
    /// A few words.
    pub text: String,
}

/// A step of `derive`: how an amount came about.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DeriveStep {
    /// What is done.
    pub what: String,
    /// What it gives.
    pub amount: String,
    /// In words.
    pub how: Option<String>,
    /// In figures.
    pub formula: Option<String>,
    /// Where the figures come from.
    pub href: Option<String>,
    /// The words of that link.
    pub link: Option<String>,
    /// Whether this is the outcome.
    pub result: bool,
    /// What it consists of.
    pub parts: Vec<DeriveStep>,
}

/// A line of `checks`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Check {
    /// What was looked at.
    pub text: String,
    /// `watch`, `fail`, `busy` or `todo`; none when it is good.
    pub state: Option<&'static str>,
    /// More about it.
    pub note: Option<String>,
    /// Where it is put right.
    pub href: Option<String>,
    /// The words of that link.
    pub link: Option<String>,
}

/// A choice of `choices`, or of a `field` or `filter` with a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// The words.
    pub label: String,
    /// What choosing it means.
    pub note: Option<String>,
    /// A name of its own, for tick boxes that are not one list.
    pub name: Option<String>,
    /// Whether it is chosen.
    pub selected: bool,
}

/// A line of `error-summary`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FieldError {
    /// The id of the field.
    pub field: Option<String>,
    /// The same sentence as beside the field.
    pub text: String,
}

/// A link of `pagination`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageLink {
    /// Its number, from 1.
    pub number: u32,
    /// Its address.
    pub href: String,
    /// Whether it is open.
    pub current: bool,
    /// Whether it stands for pages left out.
    pub gap: bool,
}

/// The parameters of `pagination`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Pagination {
    /// The links, with gaps; empty when one page holds everything.
    pub pages: Vec<PageLink>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pagination {
    /// Links to the first, the last and the pages around the current one. `address` gives the address of a
    /// number.
    #[must_use]
    pub fn around(current: u32, last: u32, address: impl Fn(u32) -> String) -> Self {
        let mut pages: Vec<PageLink> = Vec::new();
        if last <= 1 {
            return Self::default();
        }
        let mut before = 0;
        for number in (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(current) <= 1) {
            if number > before + 1 {
                pages.push(PageLink { gap: true, ..PageLink::default() });
            }
            pages.push(PageLink { number, href: address(number), current: number == current, gap: false });
            before = number;
        }
        let previous = (current > 1).then(|| address(current - 1));
        let next = (current < last).then(|| address(current + 1));
        Self { pages, previous, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(current: u32, last: u32) -> String {
        let pagination = Pagination::around(current, last, |number| format!("?page={number}"));
        pagination
            .pages
            .iter()
            .map(|page| match (page.gap, page.current) {
                (true, _) => "..".to_owned(),
                (false, true) => format!("[{}]", page.number),
                (false, false) => page.number.to_string(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn pagination_shows_the_ends_and_the_neighbours() {
        assert_eq!(shown(1, 3), "[1] 2 3");
        assert_eq!(shown(1, 99), "[1] 2 .. 99");
        assert_eq!(shown(50, 99), "1 .. 49 [50] 51 .. 99");
        assert_eq!(shown(99, 99), "1 .. 98 [99]");
    }

    #[test]
    fn one_page_needs_no_pagination() {
        let pagination = Pagination::around(1, 1, |_| String::new());
        assert!(pagination.pages.is_empty() && pagination.next.is_none());
    }
}
