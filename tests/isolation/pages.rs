//! Pages and downloads.

use std::collections::BTreeMap;

use super::row::{How, Row};
use super::world::World;
use super::{each, rows, strangers};
use crate::harness::{Browser, Page, Sent};

#[test]
fn every_page_is_there_for_who_may_see_it_and_for_nobody_else() {
    let rows = rows::all();
    let pages: Vec<&Row> = rows.iter().filter(|row| matches!(row.how, How::Shows(_))).collect();
    let world = World::new();
    let mut browsers: BTreeMap<String, Browser> = BTreeMap::new();
    for row in &pages {
        let others = strangers::of(row).into_iter().map(|stranger| stranger.email);
        for email in others.chain([row.right.to_owned()]) {
            browsers.entry(email).or_insert_with_key(|email| world.browser(email));
        }
    }
    each(pages, |row| try_page(row, &world, &browsers));
}

fn try_page(row: &Row, world: &World, browsers: &BTreeMap<String, Browser>) -> Vec<String> {
    let How::Shows(expected) = row.how else { return Vec::new() };
    let (address, mut problems) = (row.address(world), Vec::new());
    let shown = browsers[row.right].peek(&address);
    if shown.status() != expected {
        problems.push(format!("{} gets {shown:?} instead of {expected}", row.right));
    }
    for stranger in strangers::of(row) {
        let tried = stranger.address(&address);
        let shown = browsers[&stranger.email].peek(&tried);
        if !is_refused(&shown, &stranger.email) {
            problems.push(format!("{} ({}) gets {}", stranger.kind, stranger.email, shown.status()));
        } else if stranger.kind.starts_with("another") {
            problems.extend(tells_itself(&shown, &tried, &browsers[&stranger.email]));
        }
    }
    problems
}

/// What is not yours looks as if it were not there: no word tells the two apart, and a HEAD no more than a
/// GET.
fn tells_itself(shown: &Page, tried: &str, browser: &Browser) -> Vec<String> {
    let first = tried.split('/').nth(1).unwrap_or_default();
    let nowhere = browser.peek(&format!("/{first}/bestaat/niet"));
    let head = browser.send("HEAD", tried, &Sent::default());
    let mut problems = Vec::new();
    if nowhere.text() != shown.text() {
        problems.push(format!("{shown:?} is not {nowhere:?}"));
    }
    if head.status() != shown.status() {
        problems.push(format!("HEAD gets {} where GET gets {}", head.status(), shown.status()));
    }
    problems
}

/// Somebody unknown is sent to the door; everybody else sees a page that is not there.
pub fn is_refused(page: &Page, email: &str) -> bool {
    match page.status() {
        404 => true,
        303 => email.is_empty() && page.location().starts_with("/sign-in"),
        _ => false,
    }
}
