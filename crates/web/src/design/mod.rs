//! The page `/design`: every component with its states, and the figures that the tests render.
//!
//! The figures hang together: totals are the sums of their rows.

mod drawings;
mod rows;

use serde::Serialize;

use crate::language::{Language, TextError, Texts};
use crate::templates::{Frame, NavItem, items};

pub use drawings::Drawings;
pub use rows::{Cost, MatrixCell, MatrixRow};

/// The view of `app/design/index`.
#[derive(Debug, Clone, Serialize)]
pub struct Design {
    /// The sections of the page, for the links on top.
    pub sections: Vec<items::ListItem>,
    /// Colours of the theme.
    pub tokens: Vec<Token>,
    /// Drawn charts, ready to place.
    pub drawings: Drawings,
    /// What the chart of the quarters shows, as a table.
    pub quarters: Vec<Quarter>,
    /// Rows of the table.
    pub costs: Vec<Cost>,
    /// The sum of the rows, in cents.
    pub costs_now: i64,
    /// The sum of the rows a year ago, in cents.
    pub costs_before: i64,
    /// Columns of the matrix.
    pub matrix_columns: Vec<String>,
    /// Rows of the matrix.
    pub matrix: Vec<MatrixRow>,
    /// The totals under the matrix, in cents.
    pub matrix_totals: Vec<i64>,
    /// Their sum, in cents.
    pub matrix_total: i64,
    /// The rows of every list component.
    pub lists: Lists,
}

/// A colour sample.
#[derive(Debug, Clone, Serialize)]
pub struct Token {
    /// The end of its class.
    pub class: &'static str,
    /// What it is for.
    pub name: String,
    /// The end of its token's name.
    pub token: &'static str,
}

/// A quarter and its costs.
#[derive(Debug, Clone, Serialize)]
pub struct Quarter {
    /// `1e kwartaal 2025`.
    pub name: String,
    /// In cents.
    pub cents: i64,
}

/// The rows of the components that take a list.
#[derive(Debug, Clone, Serialize)]
pub struct Lists {
    /// `todo`.
    pub tasks: Vec<items::Task>,
    /// `facts`.
    pub facts: Vec<items::Fact>,
    /// `data`.
    pub data: Vec<items::Fact>,
    /// `news`.
    pub news: Vec<items::NewsItem>,
    /// `list`.
    pub links: Vec<items::ListItem>,
    /// `legend`.
    pub legend: Vec<items::LegendItem>,
    /// `steps`.
    pub steps: Vec<items::Step>,
    /// `timeline`.
    pub events: Vec<items::Event>,
    /// `board`.
    pub columns: Vec<items::Column>,
    /// `derive`.
    pub derivation: Vec<items::DeriveStep>,
    /// `checks`.
    pub checks: Vec<items::Check>,
    /// `tabs`.
    pub tabs: Vec<items::Tab>,
    /// `breadcrumbs`.
    pub crumbs: Vec<crate::templates::Crumb>,
    /// `pagination`.
    pub pagination: items::Pagination,
    /// `field` with a list.
    pub periods: Vec<items::Choice>,
    /// `choices` of which one holds.
    pub decisions: Vec<items::Choice>,
    /// `choices` of which more hold.
    pub mails: Vec<items::Choice>,
    /// `error-summary`.
    pub errors: Vec<items::FieldError>,
    /// `score`.
    pub scores: Vec<Score>,
}

/// An option of `score`.
#[derive(Debug, Clone, Serialize)]
pub struct Score {
    /// What the form sends.
    pub value: &'static str,
    /// The figure in the box.
    pub mark: &'static str,
    /// The word under it.
    pub word: String,
    /// Whether it is chosen.
    pub selected: bool,
    /// Whether it stands for no opinion.
    pub none: bool,
}

/// The texts of one language.
pub(crate) struct Say<'a> {
    language: Language,
    texts: &'a Texts,
}

impl Say<'_> {
    /// A text without arguments.
    pub(crate) fn text(&self, key: &str) -> Result<String, TextError> {
        self.texts.plain(self.language, key)
    }

    /// The same where a component takes it or leaves it.
    pub(crate) fn some(&self, key: &str) -> Result<Option<String>, TextError> {
        self.text(key).map(Some)
    }

    /// The language of the texts.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }
}

impl Design {
    /// The example in a language.
    ///
    /// # Errors
    /// [`TextError`] when one of its texts is missing.
    pub fn example(language: Language, texts: &Texts) -> Result<Self, TextError> {
        let say = Say { language, texts };
        let quarters = rows::quarters(&say)?;
        let costs = rows::costs(&say)?;
        let matrix = rows::matrix();
        let matrix_totals = rows::totals(&matrix);
        Ok(Self {
            sections: sections(&say)?,
            tokens: tokens(&say)?,
            drawings: Drawings::example(&say, &quarters)?,
            costs_now: costs.iter().filter_map(|row| row.now).sum(),
            costs_before: costs.iter().filter_map(|row| row.before).sum(),
            matrix_columns: rows::columns(&say)?,
            matrix_total: matrix_totals.iter().sum(),
            lists: rows::lists(&say)?,
            matrix,
            matrix_totals,
            quarters,
            costs,
        })
    }
}

/// The frame of the page: it belongs to no cooperative.
///
/// # Errors
/// [`TextError`] when one of its texts is missing.
pub fn frame(language: Language, texts: &Texts, theme: Option<String>) -> Result<Frame, TextError> {
    let say = Say { language, texts };
    let item = |href: &str, icon: &str, key: &str, current| {
        Ok(NavItem {
            href: href.to_owned(),
            icon: icon.to_owned(),
            label: say.text(key)?,
            current,
            ..NavItem::default()
        })
    };
    Ok(Frame {
        lang: language.code(),
        title: say.text("design-title")?,
        other_lang_url: format!("/design?taal={}", language.other().code()),
        nav: vec![
            item("/", "home", "design-nav-start", None)?,
            item("/design", "layout-kanban", "design-title", Some("page"))?,
        ],
        path: "/design".to_owned(),
        theme,
        ..Frame::default()
    })
}

fn sections(say: &Say<'_>) -> Result<Vec<items::ListItem>, TextError> {
    let sections = [
        ("colours", "design-colours"),
        ("text", "design-text"),
        ("buttons", "design-buttons"),
        ("badges", "design-badges"),
        ("fields", "design-fields"),
        ("error-summary", "design-error-summary"),
        ("messages", "design-messages"),
        ("toast", "design-toast"),
        ("cards", "design-cards"),
        ("todo", "design-todo"),
        ("news", "design-news"),
        ("table", "design-table"),
        ("matrix", "design-matrix"),
        ("charts", "design-charts"),
        ("steps", "design-steps"),
        ("timeline", "design-timeline"),
        ("board", "design-board"),
        ("derivation", "design-derivation"),
        ("score", "design-score"),
        ("checks", "design-checks"),
        ("tabs", "design-tabs"),
        ("dialog", "design-dialog"),
        ("empty", "design-empty"),
        ("navigation", "design-navigation"),
    ];
    let link = |(id, key): (&str, &str)| {
        Ok(items::ListItem { href: format!("#{id}"), label: say.text(key)?, note: None })
    };
    sections.into_iter().map(link).collect()
}

fn tokens(say: &Say<'_>) -> Result<Vec<Token>, TextError> {
    let tokens = [
        ("page", "design-token-page", "default-bg-document"),
        ("frame", "design-token-frame", "default-bg-default"),
        ("ink", "design-token-ink", "default-inverse-bg-subtle"),
        ("accent-subtle", "design-token-accent-subtle", "accent-1-bg-subtle"),
        ("accent", "design-token-accent", "accent-1-bg-default"),
        ("accent-strong", "design-token-accent-strong", "accent-1-inverse-bg-default"),
        ("positive", "design-token-positive", "positive-bg-default"),
        ("warning", "design-token-warning", "warning-bg-default"),
        ("negative", "design-token-negative", "negative-bg-default"),
        ("info", "design-token-info", "info-bg-default"),
    ];
    let sample = |(class, key, token)| Ok(Token { class, name: say.text(key)?, token });
    tokens.into_iter().map(sample).collect()
}
