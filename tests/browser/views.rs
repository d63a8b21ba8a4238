//! Which pages there are, and for whom each looks different.

use std::collections::BTreeSet;

use serde_json::json;

use super::chromium::Look;
use super::site::Site;
use crate::harness::Page;
use crate::isolation::row::How;
use crate::isolation::rows;

/// A page as one of its readers sees it.
pub struct View {
    address: String,
    cookie: String,
    /// The first reader of the page: the others see a part of it more or less.
    first: bool,
    /// Whether the page offers to be printed.
    prints: bool,
}

impl View {
    /// Everything is checked for the first reader; for the others what depends on the reader.
    pub fn look(&self) -> Look {
        let look = Look::of(&self.address, &self.cookie);
        if self.first { look } else { look.checked_for(&["axe", "html", "inline", "reflow"]) }
    }

    /// What depends on the words alone.
    pub fn look_in(&self, language: &str) -> Look {
        self.look().checked_for(&["axe", "html", "reflow"]).in_language(language)
    }

    /// As it comes out of a printer.
    pub fn look_on_paper(&self) -> Look {
        self.look().checked_for(&["print"]).with("media", json!("print"))
    }

    /// What depends on the colours alone.
    pub fn look_briefly(&self) -> Look {
        self.look().checked_for(&["contrast"])
    }
}

/// Every page of the site once per distinct view of it.
pub fn of(site: &Site) -> Vec<View> {
    let mut views = Vec::new();
    for row in rows::all().iter().filter(|row| matches!(row.how, How::Shows(200))) {
        let address = row.address(&site.world);
        let mut seen = BTreeSet::new();
        let readers = std::iter::once(row.right).chain(site.emails());
        for reader in readers {
            let browser = site.browser(reader);
            let page = browser.peek(&address);
            let html = page.header("content-type").starts_with("text/html");
            if page.status() == 200 && html && seen.insert(shape(&page)) {
                let (first, cookie) = (seen.len() == 1, browser.cookie_header());
                let prints = !page.select("main [data-print]").is_empty();
                views.push(View { address: address.clone(), cookie, first, prints });
            }
        }
    }
    views.extend(site.more_views().into_iter().map(|(reader, address)| View {
        cookie: site.browser(reader).cookie_header(),
        address,
        first: true,
        prints: false,
    }));
    views
}

/// The pages that offer to be printed, once each. Specimens are for the screen.
pub fn printed(views: &[View]) -> Vec<&View> {
    views.iter().filter(|view| view.first && view.prints && view.address != "/design").collect()
}

/// Some of the views, spread evenly over the site.
pub fn sample(views: &[View], count: usize) -> Vec<&View> {
    let firsts: Vec<&View> = views.iter().filter(|view| view.first).collect();
    (0..count.min(firsts.len())).map(|n| firsts[n * firsts.len() / count.min(firsts.len())]).collect()
}

/// What a page is made of, without its words: two readers who see the same shape see the same page.
fn shape(page: &Page) -> BTreeSet<String> {
    page.all_attributes("main *", &["class", "name", "type", "role"]).into_iter().collect()
}
