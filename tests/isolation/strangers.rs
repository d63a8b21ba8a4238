//! Who has no business at an address: told by the table of addresses and the table of roles.

use std::collections::BTreeSet;

use store::roles::{May, Role, allowed};
use web::routes::Access;

use super::row::Row;
use super::world::{ELSEWHERE, HERE};
use crate::harness::fixture;

/// Somebody who may not.
pub struct Stranger {
    /// Which kind, for the message.
    pub kind: &'static str,
    /// The account; empty for nobody.
    pub email: String,
    /// Goes to the own cooperative's address with the ids of the other one.
    pub at_home: bool,
}

impl Stranger {
    fn new(kind: &'static str, email: &str) -> Self {
        Self { kind, email: email.to_owned(), at_home: false }
    }

    /// The address that the stranger tries.
    pub fn address(&self, address: &str) -> String {
        let here = format!("/{HERE}");
        match address.strip_prefix(&here).filter(|_| self.at_home) {
            Some(rest) => format!("/{ELSEWHERE}{rest}"),
            None => address.to_owned(),
        }
    }
}

/// The accounts of a cooperative of the demonstration, each with its roles.
fn accounts(address: &str) -> Vec<(String, BTreeSet<Role>)> {
    let all = app::demo::accounts().into_iter().filter(|account| account.cooperative == Some(address));
    all.map(|account| (account.email.to_owned(), account.roles.iter().copied().collect())).collect()
}

/// Who may come in at a row's address.
pub fn access(row: &Row) -> Access {
    let routes = app::routes::table();
    let route =
        routes.iter().find(|route| route.pattern == row.pattern && route.method.as_str() == row.method);
    route.unwrap_or_else(|| panic!("{} is not an address", row.name())).access
}

/// Every kind of stranger of a row.
pub fn of(row: &Row) -> Vec<Stranger> {
    let mut strangers = match access(row) {
        Access::Open | Access::Token => Vec::new(),
        Access::SignedIn => vec![Stranger::new("anonymous", "")],
        Access::Operator => {
            let mut all = vec![Stranger::new("anonymous", ""), Stranger::new("no seat", fixture::NOBODY)];
            all.extend(accounts(HERE).iter().map(|(email, _)| Stranger::new("a cooperative's", email)));
            all
        }
        Access::Seat(may) => of_a_seat(row, may),
    };
    if let Some(other) = row.other_member {
        strangers.push(Stranger::new("another member", other));
    }
    strangers
}

fn of_a_seat(row: &Row, may: May) -> Vec<Stranger> {
    let mut strangers = vec![
        Stranger::new("anonymous", ""),
        Stranger::new("no seat", fixture::NOBODY),
        Stranger::new("the operator", fixture::OPERATOR),
    ];
    let elsewhere = accounts(ELSEWHERE);
    let same_right = elsewhere.iter().find(|(_, roles)| allowed(roles, may));
    if let Some((email, _)) = same_right.or(elsewhere.first()) {
        strangers.push(Stranger::new("another cooperative", email));
    }
    // Everybody may have a page of one's own as CSV, and look a product of the shared register up: neither a
    // kind nor a product is an id.
    let shared = ["{cooperative}", "{kind}", "{product}"];
    let has_ids =
        shared.iter().fold(row.pattern.to_owned(), |rest, part| rest.replace(part, "")).contains('{');
    if let Some((email, _)) = same_right.filter(|_| has_ids) {
        strangers.push(Stranger { at_home: true, ..Stranger::new("another cooperative, at home", email) });
    }
    let mut seen: BTreeSet<BTreeSet<Role>> = BTreeSet::new();
    for (email, roles) in accounts(HERE) {
        if !allowed(&roles, may) && seen.insert(roles) {
            strangers.push(Stranger::new("too small a role", &email));
        }
    }
    strangers
}
