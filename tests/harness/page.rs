//! An answer of the portal, read as a person reads it.

use std::fmt;

use scraper::{ElementRef, Html, Selector};
use ureq::http::HeaderMap;

use super::{Browser, Draft};

/// A page as it came in.
#[derive(Clone)]
pub struct Page {
    browser: Browser,
    method: String,
    path: String,
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
    redirected: bool,
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} -> {}\n{}", self.method, self.path, self.status, self.text())
    }
}

impl Page {
    pub(super) fn new(
        browser: Browser,
        method: &str,
        path: &str,
        status: u16,
        headers: &HeaderMap,
        bytes: Vec<u8>,
    ) -> Self {
        let (method, path, headers) = (method.to_owned(), path.to_owned(), headers.clone());
        Self { browser, method, path, status, headers, bytes, redirected: false }
    }

    pub(super) fn redirected(mut self) -> Self {
        self.redirected = true;
        self
    }

    /// Whose browser shows it.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Where it is, with its query.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The value of a header; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// All values of a header, such as the cookies that are set.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        self.headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default()).collect()
    }

    /// Where a redirect leads to.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The content as it came in: a download.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The content as text.
    pub fn body(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or("(not text)")
    }

    /// What a person reads in `main` (the whole body where there is none), with single spaces.
    pub fn text(&self) -> String {
        let html = self.html();
        let root = first(&html, "main").or_else(|| first(&html, "body"));
        root.map(text_of).unwrap_or_else(|| self.body().to_owned())
    }

    /// The texts of all elements that a CSS selector finds.
    pub fn select(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(text_of).collect()
    }

    /// The values of an attribute of all elements that a CSS selector finds.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let html = self.html();
        html.select(&selector(css)).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// Which of these attributes the elements that a CSS selector finds have, as `name=value`.
    pub fn all_attributes(&self, css: &str, names: &[&str]) -> Vec<String> {
        let html = self.html();
        let of = |element: ElementRef<'_>| -> Vec<String> {
            let named = names.iter().filter_map(|name| Some(format!("{name}={}", element.attr(name)?)));
            named.collect()
        };
        html.select(&selector(css)).flat_map(of).collect()
    }

    /// Refuses a page that does not say this.
    #[track_caller]
    pub fn says(&self, sentence: &str) -> &Self {
        assert!(self.text().contains(&plain(sentence)), "does not say {sentence:?}: {self:?}");
        self
    }

    /// Refuses a page that says this.
    #[track_caller]
    pub fn says_not(&self, sentence: &str) -> &Self {
        assert!(!self.text().contains(&plain(sentence)), "says {sentence:?}: {self:?}");
        self
    }

    /// Refuses anything but a page that is there.
    #[track_caller]
    pub fn is_there(&self) -> &Self {
        assert_eq!(self.status, 200, "{self:?}");
        self
    }

    /// Refuses anything but the page that is not there.
    #[track_caller]
    pub fn is_absent(&self) -> &Self {
        assert_eq!(self.status, 404, "{self:?}");
        self
    }

    /// Refuses anything but a form that was done: sent on to a page that is there.
    #[track_caller]
    pub fn accepted(&self) -> &Self {
        assert!(self.redirected && self.status == 200, "not accepted: {self:?}");
        self
    }

    /// Refuses anything but a form that comes back with this sentence.
    #[track_caller]
    pub fn refused(&self, sentence: &str) -> &Self {
        assert_eq!(self.status, 422, "not refused: {self:?}");
        self.says(sentence)
    }

    /// A form of this page: by its `id` or `name`, or by the address it is sent to, whole or its last part. A
    /// button of a form may send it elsewhere: then that address counts too, and is where it goes.
    #[track_caller]
    pub fn form(&self, name: &str) -> Draft {
        let html = self.html();
        let is_it = |address: &str| {
            let path = address.split('?').next().unwrap_or_default();
            address == name || path.rsplit('/').next() == Some(name)
        };
        let mut all = Vec::new();
        let (forms, buttons) = (selector("form"), selector("button[formaction]"));
        for form in html.select(&forms) {
            let action = form.attr("action").unwrap_or(&self.path);
            if form.attr("id") == Some(name) || form.attr("name") == Some(name) || is_it(action) {
                return Draft::of(self, &form, action.to_owned(), &html);
            }
            let elsewhere = form.select(&buttons).filter_map(|button| button.attr("formaction"));
            if let Some(action) = elsewhere.clone().find(|action| is_it(action)) {
                return Draft::of(self, &form, action.to_owned(), &html);
            }
            all.extend(elsewhere.chain([action]).map(str::to_owned));
        }
        panic!("no form {name:?} among {all:?}: {self:?}")
    }

    /// The first form that a selector finds.
    #[track_caller]
    pub fn first_form(&self, css: &str) -> Draft {
        let html = self.html();
        let form = first(&html, css).unwrap_or_else(|| panic!("no form {css:?}: {self:?}"));
        let action = form.attr("action").unwrap_or(&self.path).to_owned();
        Draft::of(self, &form, action, &html)
    }

    /// Shows the page behind the first link in `main` with this text.
    #[track_caller]
    pub fn follow(&self, text: &str) -> Page {
        let html = self.html();
        let link =
            html.select(&selector("main a[href], nav a[href]")).find(|link| text_of(*link) == plain(text));
        let Some(target) = link.and_then(|link| link.attr("href")) else {
            panic!("no link {text:?}: {self:?}")
        };
        self.browser.get(target)
    }

    fn html(&self) -> Html {
        Html::parse_document(self.body())
    }
}

pub(super) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn first<'h>(html: &'h Html, css: &str) -> Option<ElementRef<'h>> {
    html.select(&selector(css)).next()
}

/// The text of an element with single spaces; no-break spaces count as spaces.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    plain(&element.text().collect::<Vec<_>>().join(" "))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",")
}
