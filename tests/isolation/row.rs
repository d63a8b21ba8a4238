//! One address, and how it is tried.

use super::world::{Variable, World};
use crate::harness::{Browser, Draft, Page};

/// An address with everything that trying it needs.
pub struct Row {
    pub method: &'static str,
    pub pattern: &'static str,
    /// Who may: an account of the demonstration. Empty: anybody.
    pub right: &'static str,
    /// Somebody with the same role for another member, where a member's own things stand there.
    pub other_member: Option<&'static str>,
    /// Queries for variables, where the usual ones do not do.
    pub with: &'static [Variable],
    /// What has to happen before: made for this row alone.
    pub after: Option<fn(&World)>,
    /// The concrete address, where queries do not do.
    pub at: Option<fn(&World) -> String>,
    /// How to come from the page at a form's address to the page with the form.
    pub through: Option<fn(Page) -> Page>,
    pub how: How,
}

/// How an address is tried.
pub enum How {
    /// A page, a download or a redirect: the right person gets this status.
    Shows(u16),
    /// A form.
    Form(Form),
    /// The HTTP interface: sends something with this token.
    Interface { send: fn(&World, &Browser, token: &str) -> Page, proof: &'static str },
}

/// A form: where it stands, what is filled in, what shows that it was done.
pub struct Form {
    /// The address of its page, with variables; empty where it is the form's own.
    pub page: &'static str,
    /// Fills it in.
    pub fill: fn(Draft, &World) -> Draft,
    /// A query whose answer changes when the form is done, and only then. Empty for a form that anybody may
    /// send.
    pub proof: &'static str,
}

impl Row {
    /// `GET /x`.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.pattern)
    }

    /// The right person's is another member's to see.
    pub const fn own_member(mut self, other: &'static str) -> Self {
        self.other_member = Some(other);
        self
    }

    /// Takes these queries for its variables.
    pub const fn with(mut self, with: &'static [Variable]) -> Self {
        self.with = with;
        self
    }

    /// Needs this to have happened.
    pub const fn after(mut self, happened: fn(&World)) -> Self {
        self.after = Some(happened);
        self
    }

    /// Its form stands on the page that follows from the page at the address.
    pub const fn through(mut self, next: fn(Page) -> Page) -> Self {
        self.through = Some(next);
        self
    }

    /// Stands at this address.
    pub const fn at(mut self, at: fn(&World) -> String) -> Self {
        self.at = Some(at);
        self
    }

    /// Answers the right person with this status instead of 200.
    pub const fn answers(mut self, status: u16) -> Self {
        self.how = How::Shows(status);
        self
    }

    /// The concrete address.
    pub fn address(&self, world: &World) -> String {
        self.at.map_or_else(|| world.address(self.pattern, self.with), |at| at(world))
    }

    /// The page that a form stands on, as this browser shows it.
    pub fn page(&self, form: &Form, world: &World, browser: &Browser) -> Page {
        let address =
            if form.page.is_empty() { self.address(world) } else { world.address(form.page, self.with) };
        let page = browser.get(&address);
        self.through.map_or_else(|| page.clone(), |next| next(page.clone()))
    }
}

const fn row(method: &'static str, pattern: &'static str, right: &'static str, how: How) -> Row {
    Row { method, pattern, right, other_member: None, with: &[], after: None, at: None, through: None, how }
}

/// A page for anybody.
pub const fn open(pattern: &'static str) -> Row {
    row("GET", pattern, "", How::Shows(200))
}

/// A page, and who may see it.
pub const fn page(pattern: &'static str, right: &'static str) -> Row {
    row("GET", pattern, right, How::Shows(200))
}

/// A form, who may send it, its page, how it is filled in, and the query that shows that it was done.
pub const fn form(
    pattern: &'static str,
    right: &'static str,
    page: &'static str,
    fill: fn(Draft, &World) -> Draft,
    proof: &'static str,
) -> Row {
    row("POST", pattern, right, How::Form(Form { page, fill, proof }))
}

/// A form for anybody: only that it cannot be forged is tried.
pub const fn open_form(pattern: &'static str, page: &'static str) -> Row {
    row("POST", pattern, "", How::Form(Form { page, fill: |draft, _| draft, proof: "" }))
}

/// An address of the HTTP interface.
pub const fn interface(
    pattern: &'static str,
    send: fn(&World, &Browser, &str) -> Page,
    proof: &'static str,
) -> Row {
    row("POST", pattern, "", How::Interface { send, proof })
}

/// A form that needs nothing filled in.
pub fn as_it_is(draft: Draft, _: &World) -> Draft {
    draft
}
