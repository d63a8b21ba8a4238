//! The portal that is looked at: the demonstration, and what happens in it beside.

use std::collections::BTreeMap;

use super::chromium::Look;
use crate::harness::Browser;
use crate::isolation::world::World;

/// The demonstration with everybody signed in.
pub struct Site {
    pub world: World,
    browsers: BTreeMap<&'static str, Browser>,
    emails: Vec<&'static str>,
}

impl Site {
    /// Starts it.
    pub fn new() -> Self {
        let world = World::new();
        let emails: Vec<&'static str> =
            app::demo::accounts().into_iter().map(|account| account.email).collect();
        let everybody = emails.iter().copied().chain([""]);
        let browsers = everybody.map(|email| (email, world.browser(email))).collect();
        Self { world, browsers, emails }
    }

    /// The portal's address.
    pub fn base(&self) -> String {
        self.world.portal.base()
    }

    /// Everybody who may see a page of the cooperative that is looked at, and the operator.
    pub fn emails(&self) -> impl Iterator<Item = &'static str> {
        let here = |email: &&'static str| !email.contains("buch") && !email.contains("nijmegen");
        self.emails.iter().copied().filter(here)
    }

    /// The browser of somebody; of nobody where the address is empty.
    pub fn browser(&self, email: &str) -> &Browser {
        self.browsers.get(email).unwrap_or_else(|| panic!("nobody is called {email}"))
    }

    /// Pages that one address shows in more than one state, and the start pages elsewhere.
    pub fn more_views(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Gives the cooperative another theme.
    pub fn dress_in(&self, theme: &str) {
        self.world.portal.change(&format!(
            "UPDATE platform.cooperatives SET theme = '{theme}' WHERE address = 'samen-digitaal'"
        ));
    }
}

/// Pages that say no.
pub fn refusals(site: &Site) -> Vec<Look> {
    let finance = site.browser("finance@samen-digitaal.example").cookie_header();
    vec![
        Look::of("/samen-digitaal/nergens", &finance).answers(404),
        Look::of("/nergens/zo/maar", "").answers(404),
    ]
}
