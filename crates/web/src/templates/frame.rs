//! What surrounds every page: the `page` of the templates, filled once per request.

use serde::Serialize;

/// The frame of a page: `page` in every template. Labels are texts in the language of the page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Frame {
    /// `nl` or `en`.
    pub lang: &'static str,
    /// The title of the page, as in its first heading.
    pub title: String,
    /// Whether the form on it was refused: the title then begins with "Fout:".
    pub error_title: bool,
    /// The theme of the cooperative (`buch`), when it has one: a stylesheet `theme-<theme>.css` exists.
    pub theme: Option<String>,
    /// The address of the cooperative: the first part of the path, empty outside any cooperative.
    pub address: String,
    /// The cooperative the page belongs to.
    pub cooperative: Option<Cooperative>,
    /// For whom the person acts now.
    pub seat: Option<Seat>,
    /// Who is signed in.
    pub person: Option<Person>,
    /// Everything the person may act for, the current one included.
    pub seats: Vec<SeatChoice>,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// What is needed less often, below it.
    pub nav_groups: Vec<NavGroup>,
    /// From the start page to here; the last one is the page itself.
    pub breadcrumbs: Vec<Crumb>,
    /// What was just done.
    pub flash: Option<Flash>,
    /// The token that every form sends along.
    pub csrf: String,
    /// A fresh key for every page: a form that is sent twice then acts once.
    pub once: String,
    /// The path of the page itself.
    pub path: String,
    /// The same page in the other language.
    pub other_lang_url: String,
    /// Where the person finds its own account.
    pub account_url: String,
    /// Where the form to sign out posts to.
    pub sign_out_url: String,
    /// Today, `2026-11-21`, for the head of a printed page; empty where nobody prints.
    pub printed_on: String,
}

/// A cooperative, as the shell shows it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cooperative {
    /// The full name: `Samen Digitaal U.A.`.
    pub name: String,
    /// The first part of its addresses.
    pub address: String,
    /// Two letters.
    pub tile: String,
    /// Whether the figures are invented; the shell then says so.
    pub demonstration: bool,
}

/// For whom the person acts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Seat {
    /// `Gemeente Enschede, lidbeheerder`.
    pub label: String,
}

/// The person who is signed in.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Person {
    /// The name in full.
    pub name: String,
    /// Two letters.
    pub initials: String,
}

/// A seat the person can switch to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SeatChoice {
    /// What the form sends as `seat`.
    pub id: String,
    /// The address of its cooperative: the form posts to `/<address>/seat`.
    pub address: String,
    /// The tile of its cooperative.
    pub tile: String,
    /// The name of its cooperative.
    pub cooperative: String,
    /// For whom, in which role.
    pub label: String,
    /// Whether this is the seat in use.
    pub current: bool,
}

/// An item of the main navigation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NavItem {
    /// The address.
    pub href: String,
    /// A name of `static/icons.txt`.
    pub icon: String,
    /// The words.
    pub label: String,
    /// How much there is to do.
    pub count: Option<i64>,
    /// `page` on the page itself, `true` on a page below it.
    pub current: Option<&'static str>,
}

/// A heading of the main navigation that opens.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NavGroup {
    /// The heading.
    pub label: String,
    /// Whether it is open: the page stands in it.
    pub open: bool,
    /// What stands under it.
    pub items: Vec<NavItem>,
}

/// A step of the breadcrumbs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Crumb {
    /// The words.
    pub label: String,
    /// The address; the page itself has none.
    pub href: Option<String>,
}

/// A message about what was just done.
#[derive(Debug, Clone, Serialize)]
pub struct Flash {
    /// How it went.
    pub kind: FlashKind,
    /// One sentence.
    pub text: String,
}

/// How what was just done went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FlashKind {
    /// It is done: a short message at the bottom.
    Ok,
    /// It is not done, or not all of it: a message on top that stays.
    Warning,
    /// It went wrong: a message on top that stays.
    Error,
}
