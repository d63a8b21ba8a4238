//! The extractors: who is at the page, checked against the table of addresses before the handler runs.
//!
//! Invariant: a handler that takes [`SignedIn`] runs only for a seat with the permission of its route.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web::Data};
use fluent_bundle::FluentArgs;
use store::{Actor, Operator, Visitor};

use crate::failure::Failure;
use crate::known::Known;
use crate::language::Language;
use crate::page::Page;
use crate::routes::Access;
use crate::site::Site;
use crate::way_back;

/// A request for a page, whoever it is from.
#[derive(Clone)]
pub struct Visit {
    /// What all pages share.
    pub site: Data<Site>,
    /// What is known of the request.
    pub known: Arc<Known>,
    /// Path of the request.
    pub path: String,
    /// Query of the request, without the question mark.
    pub query: String,
    /// The token of guests' forms: from the cookie, or a new one that the page sets.
    pub(crate) guest_token: String,
    /// The page with the form, where the request sends one.
    form_page: Option<String>,
}

impl Visit {
    /// The request, before anybody is let in.
    ///
    /// # Errors
    /// [`Failure::Bug`] where the site is not registered.
    pub fn of(request: &HttpRequest) -> Result<Self, Failure> {
        let site = request.app_data::<Data<Site>>().cloned();
        let site = site.ok_or_else(|| Failure::Bug("the site is not registered".to_owned()))?;
        let known = request.extensions().get::<Arc<Known>>().cloned();
        let known = known.ok_or_else(|| Failure::Bug("the request was not recognised".to_owned()))?;
        let guest_token = known.guest.clone().unwrap_or_else(|| site.token());
        let (path, query) = (request.path().to_owned(), request.query_string().to_owned());
        let sends = request.method() == Method::POST && known.visitor.is_none();
        let form_page = sends.then(|| way_back::page_of_form(request, &site.access));
        Ok(Self { site, known, path, query, guest_token, form_page })
    }

    /// Language of the page.
    #[must_use]
    pub fn language(&self) -> Language {
        self.known.language
    }

    /// The visitor's address.
    #[must_use]
    pub fn ip(&self) -> &str {
        &self.known.ip
    }

    /// The text with this key; where it is missing its key, and a line in the log.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The text with this key and what it needs.
    #[must_use]
    pub fn text_with(&self, key: &str, args: &[(&str, String)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            fluent.set((*name).to_owned(), value.clone());
        }
        self.site.templates.texts().get(self.language(), key, &fluent).unwrap_or_else(|error| {
            tracing::error!(%error, "a text is missing");
            key.to_owned()
        })
    }

    /// The text with this key and what it needs, as a JSON object: numbers choose between one and many, and
    /// are grouped.
    #[must_use]
    pub fn say(&self, key: &str, args: serde_json::Value) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args.as_object().into_iter().flatten() {
            if let Some(value) = crate::language::argument(value) {
                fluent.set(name.clone(), value);
            }
        }
        self.site.templates.texts().get(self.language(), key, &fluent).unwrap_or_else(|error| {
            tracing::error!(%error, "a text is missing");
            key.to_owned()
        })
    }

    /// The token that forms on the page carry.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.known.visitor.as_ref().map_or(self.guest_token.as_str(), |visitor| visitor.csrf.as_str())
    }

    fn access(&self, request: &HttpRequest) -> Result<Access, Failure> {
        let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
        let pattern = request.match_pattern().unwrap_or_default();
        let found = self.site.access.find(method, &pattern);
        found.ok_or_else(|| Failure::Bug(format!("{method} {pattern} is not in the table of addresses")))
    }

    fn visitor(&self) -> Result<Arc<Visitor>, Failure> {
        self.known.visitor.clone().ok_or_else(|| {
            if let Some(page) = &self.form_page {
                return Failure::SignIn { next: page.clone(), unsent: true };
            }
            let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
            Failure::SignIn { next: format!("{}{query}", self.path), unsent: false }
        })
    }
}

/// Somebody with a seat in the cooperative of the address, and the permission of the route.
#[derive(Clone)]
pub struct SignedIn {
    visit: Visit,
    /// The proof, for the doors.
    pub actor: Actor,
    /// The account behind it.
    pub visitor: Arc<Visitor>,
}

impl Deref for SignedIn {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl SignedIn {
    /// A page for this actor.
    #[must_use]
    pub fn page(&self, template: &'static str, title: impl Into<String>) -> Page<'_> {
        Page::new(&self.visit, template, title.into()).actor(&self.actor)
    }

    /// First part of the cooperative's addresses: `/samen-digitaal`.
    #[must_use]
    pub fn home(&self) -> String {
        format!("/{}", self.actor.cooperative().address)
    }

    fn let_in(request: &HttpRequest) -> Result<Self, Failure> {
        let visit = Visit::of(request)?;
        let Access::Seat(may) = visit.access(request)? else {
            return Err(Failure::Bug("the route of this page asks for no seat".to_owned()));
        };
        let visitor = visit.visitor()?;
        let address = request.match_info().get("cooperative").unwrap_or_default();
        let actor = visitor.actor(address, visit.ip()).ok_or(Failure::Absent)?;
        if !actor.may(may) {
            return Err(Failure::Absent);
        }
        Ok(Self { visit, actor, visitor })
    }
}

/// Anybody: signed in or not. Its pages stand outside a cooperative.
#[derive(Clone)]
pub struct Guest(Visit);

impl Deref for Guest {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.0
    }
}

impl Guest {
    /// A page outside a cooperative.
    #[must_use]
    pub fn page(&self, template: &'static str, title: impl Into<String>) -> Page<'_> {
        Page::new(&self.0, template, title.into())
    }
}

/// Anybody with an account, whatever the cooperative.
#[derive(Clone)]
pub struct Person {
    visit: Visit,
    /// The account.
    pub visitor: Arc<Visitor>,
    /// In the one cooperative that the person has: its frame stays around the pages of the account.
    actor: Option<Actor>,
}

impl Deref for Person {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Person {
    /// A page of the person's own.
    #[must_use]
    pub fn page(&self, template: &'static str, title: impl Into<String>) -> Page<'_> {
        let page = Page::new(&self.visit, template, title.into());
        match &self.actor {
            Some(actor) => page.actor(actor),
            None => page,
        }
    }
}

/// The operator of the installation.
#[derive(Clone)]
pub struct Operating {
    visit: Visit,
    /// The proof, for the operator's door.
    pub operator: Operator,
}

impl Deref for Operating {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Operating {
    /// A page of the installation.
    #[must_use]
    pub fn page(&self, template: &'static str, title: impl Into<String>) -> Page<'_> {
        Page::new(&self.visit, template, title.into())
    }
}

macro_rules! extractor {
    ($name:ty, $make:expr) => {
        impl FromRequest for $name {
            type Error = Failure;
            type Future = Ready<Result<Self, Failure>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                ready(($make)(request))
            }
        }
    };
}

extractor!(SignedIn, SignedIn::let_in);
extractor!(Guest, |request: &HttpRequest| {
    let visit = Visit::of(request)?;
    match visit.access(request)? {
        Access::Open => Ok(Guest(visit)),
        other => Err(Failure::Bug(format!("a page for anybody at a route for {other:?}"))),
    }
});
extractor!(Person, |request: &HttpRequest| {
    let visit = Visit::of(request)?;
    match visit.access(request)? {
        Access::SignedIn => {
            let visitor = visit.visitor()?;
            let actor = visitor.only_cooperative().and_then(|address| visitor.actor(address, visit.ip()));
            Ok(Person { visitor, visit, actor })
        }
        other => Err(Failure::Bug(format!("a page for anybody with an account at a route for {other:?}"))),
    }
});
extractor!(Operating, |request: &HttpRequest| {
    let visit = Visit::of(request)?;
    if visit.access(request)? != Access::Operator {
        return Err(Failure::Bug("a page of the operator at a route for others".to_owned()));
    }
    let operator = visit.visitor()?.operator(visit.ip()).ok_or(Failure::Absent)?;
    Ok(Operating { visit, operator })
});
