//! The portal that is looked at: the demonstration, and what happens in it beside.

use std::collections::{BTreeMap, BTreeSet};

use app::demo::DemoAccount;

use super::chromium::Look;
use crate::harness::Browser;
use crate::isolation::world::{HERE, World};

/// The demonstration with everybody signed in.
pub struct Site {
    pub world: World,
    browsers: BTreeMap<&'static str, Browser>,
}

impl Site {
    /// Starts it.
    pub fn new() -> Self {
        let world = World::new();
        let everybody = app::demo::accounts().into_iter().map(|account| account.email).chain([""]);
        let browsers = everybody.map(|email| (email, world.browser(email))).collect();
        Self { world, browsers }
    }

    /// The portal's address.
    pub fn base(&self) -> String {
        self.world.portal.base()
    }

    /// One person of each kind who may see a page of the cooperative that is looked at: the same roles in the
    /// office or for a member see the same pages.
    pub fn emails(&self) -> impl Iterator<Item = &'static str> {
        let mut kinds = BTreeSet::new();
        let here = |account: &DemoAccount| account.cooperative.is_none_or(|address| address == HERE);
        let everybody = app::demo::accounts().into_iter().filter(here);
        let first = everybody.filter(move |a| kinds.insert((a.roles.to_vec(), a.members.is_empty())));
        first.map(|account| account.email)
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
