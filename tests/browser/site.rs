//! The portal that is looked at: the demonstration, and what happens in it beside.

use std::collections::{BTreeMap, BTreeSet};

use app::demo::DemoAccount;
use serde_json::{Value, json};

use super::chromium::Look;
use super::story::FINANCE;
use crate::harness::{Browser, Draft, Page};
use crate::isolation::rows;
use crate::isolation::world::{self, HERE, World};

/// Who keeps rounds, and who votes in them.
const OFFICE: &str = "office@samen-digitaal.example";
/// Who decides after a round.
const BOARD: &str = "board@samen-digitaal.example";
const VOTER: &str = "voter@samen-digitaal.example";

/// The form of a page that asks for something.
const FORM: &str = "main form[method=post]";

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

    /// Pages that one address shows in more than one state, and what people elsewhere begin with.
    pub fn more_views(&self) -> Vec<(&'static str, String)> {
        let mut views: Vec<(&'static str, String)> = Vec::new();
        for (table, folder) in [("allocation_runs", "allocation-runs"), ("usage_imports", "usage-imports")] {
            let states = format!(
                "SELECT DISTINCT ON (state) id FROM portal.{table} WHERE cooperative_id =
                     (SELECT id FROM platform.cooperatives WHERE address = '{HERE}') ORDER BY state, id"
            );
            let ids = self.world.portal.ask(&states);
            views.extend(ids.iter().map(|id| (FINANCE, format!("/{HERE}/office/{folder}/{id}"))));
        }
        let votes = format!(
            "SELECT id FROM portal.resolutions WHERE cooperative_id =
                 (SELECT id FROM platform.cooperatives WHERE address = '{HERE}') ORDER BY id"
        );
        for id in self.world.portal.ask(&votes) {
            views.push(("office@samen-digitaal.example", format!("/{HERE}/office/resolutions/{id}")));
            views.push(("enschede@samen-digitaal.example", format!("/{HERE}/resolutions/{id}")));
        }
        let states = format!(
            "SELECT DISTINCT ON (state) round_id FROM portal.round_states WHERE cooperative_id =
                 (SELECT id FROM platform.cooperatives WHERE address = '{HERE}') ORDER BY state, round_id"
        );
        let rounds = self.world.portal.ask(&states);
        views.extend(rounds.iter().map(|id| (OFFICE, format!("/{HERE}/office/rounds/{id}"))));
        let begun = states.replace("ORDER BY", "AND state <> 'draft' ORDER BY");
        let begun = self.world.portal.ask(&begun);
        views.extend(begun.iter().map(|id| (VOTER, format!("/{HERE}/rounds/{id}"))));
        let mut kinds = BTreeSet::new();
        let elsewhere = app::demo::accounts().into_iter().filter_map(|a| Some((a, a.cooperative?)));
        for (account, address) in elsewhere.filter(|(_, address)| *address != HERE) {
            if kinds.insert((address, account.roles.to_vec(), account.members.len())) {
                views.push((account.email, format!("/{address}")));
            }
        }
        views
    }

    /// Gives the cooperative another theme.
    pub fn dress_in(&self, theme: &str) {
        self.world.portal.change(&format!(
            "UPDATE platform.cooperatives SET theme = '{theme}' WHERE address = 'samen-digitaal'"
        ));
    }
}

/// Pages that say no: what is not there, and every form that is sent without an answer in it.
pub fn refusals(site: &Site) -> Vec<Look> {
    let finance = site.browser(FINANCE).cookie_header();
    let mut looks = vec![
        Look::of("/samen-digitaal/nergens", &finance).answers(404),
        Look::of("/nergens/zo/maar", "").answers(404),
    ];
    for row in rows::all().iter().filter(|row| row.method == "GET" && asks(row.pattern)) {
        let browser = site.browser(row.right);
        let address = row.address(&site.world);
        let refusal = browser.get(&address).first_form(FORM).emptied().submit();
        let look = Look::of(&address, &browser.cookie_header()).checked_for(&[]).with("refuses", json!(422));
        let look = look.with("leads_to", json!(refusal.body()));
        looks.push(look.with(
            "actions",
            json!([
                { "mistake": FORM },
                { "wait": ".gg-error-summary" },
                { "check": ["axe", "reflow", "keyboard"] },
            ]),
        ));
    }
    looks
}

/// Pages that stand behind a form: a ballot, a vote and a decision of the board, each as it is shown to be
/// checked before it is final. The form itself is looked at on the way.
pub fn checks(site: &Site) -> Vec<Look> {
    // The board of the demonstration has decided already: here it still has to.
    world::an_undecided_round(&site.world);
    let round = |state: &str| {
        let query = format!(
            "SELECT round_id FROM portal.round_states WHERE cooperative_id = $c AND state = '{state}' LIMIT 1"
        );
        site.world.ask(&query)
    };
    let vote = "SELECT id FROM portal.resolutions WHERE cooperative_id = $c AND state = 'open' LIMIT 1";
    let ballot = format!("/{HERE}/rounds/{}/ballot", round("open"));
    let decision = format!("/{HERE}/office/rounds/{}/decision", round("closed"));
    let vote = format!("/{HERE}/resolutions/{}/vote", site.world.ask(vote));
    let answer = json!({ "click": "input[name='answer'][value='0']" });
    vec![
        check(site, VOTER, &ballot, |page| page.form("ballot"), vec![], "Verder naar controleren"),
        check(
            site,
            VOTER,
            &vote,
            |page| page.form("vote").set("answer", "0"),
            vec![answer],
            "Controleer uw stem",
        ),
        check(site, BOARD, &decision, |page| page.form("decision"), vec![], "Besluit controleren"),
    ]
}

fn check(
    site: &Site,
    who: &str,
    address: &str,
    filled: fn(Page) -> Draft,
    mut actions: Vec<Value>,
    button: &str,
) -> Look {
    let browser = site.browser(who);
    let behind = filled(browser.get(address)).submit();
    actions.extend([json!({ "sends": button }), json!({ "check": ["axe", "reflow", "keyboard"] })]);
    // All checks are among the actions: after them the page is scrolled, and stays so.
    let look = Look::of(address, &browser.cookie_header()).checked_for(&[]);
    look.with("leads_to", json!(behind.body())).with("actions", Value::Array(actions))
}

/// Whether the page of an address asks for something that cannot be left out.
fn asks(pattern: &str) -> bool {
    // Two that only confirm, and orders: they are looked at first, and a member takes everything there is.
    let other = ["cancellation", "departure", "/subscriptions"].iter().any(|word| pattern.contains(word));
    pattern == "/sign-in" || pattern.ends_with("/new") && !other
}
