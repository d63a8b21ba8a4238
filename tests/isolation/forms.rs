//! Forms and the HTTP interface: what changes something.

use super::pages::is_refused;
use super::row::{Form, How, Row};
use super::world::World;
use super::{each, rows, strangers};
use crate::harness::{Browser, Draft, Page};

#[test]
fn every_form_is_done_for_who_may_send_it_and_for_nobody_else() {
    let rows = rows::all();
    let forms: Vec<&Row> = rows.iter().filter(|row| !matches!(row.how, How::Shows(_))).collect();
    each(forms, |row| {
        let world = World::new();
        if let Some(happened) = row.after {
            happened(&world);
        }
        let problems = match &row.how {
            How::Form(form) => try_form(row, form, &world),
            How::Interface { send, proof } => try_interface(row, *send, proof, &world),
            How::Shows(_) => Vec::new(),
        };
        world.portal.work();
        problems
    });
}

fn try_form(row: &Row, form: &Form, world: &World) -> Vec<String> {
    let (address, right, mut problems) = (row.address(world), world.browser(row.right), Vec::new());
    let shown = row.page(form, world, &right);
    let draft = (form.fill)(shown.form(&address), world);
    let ask = || if form.proof.is_empty() { String::new() } else { world.ask(form.proof) };
    let before = ask();
    for stranger in strangers::of(row) {
        let browser = world.browser(&stranger.email);
        let tried = draft.clone().sent_by(&browser).to(&stranger.address(&address));
        let answer = tried.forge("csrf", &world.csrf(&browser)).submit_only();
        // A stranger without a session has no token either: both are good reasons.
        let unknown = stranger.email.is_empty() && answer.status() == 403;
        if !is_refused(&answer, &stranger.email) && !unknown {
            problems.push(format!("{} ({}) gets {answer:?}", stranger.kind, stranger.email));
        }
    }
    for (kind, answer) in forgeries(&draft) {
        if answer.status() != 403 {
            problems.push(format!("{kind}: {} instead of 403", answer.status()));
        }
    }
    if ask() != before {
        problems.push(format!("a refusal changed something: {} after {before}", ask()));
    }
    if !form.proof.is_empty() {
        let done = draft.submit();
        if done.status() >= 400 {
            problems.push(format!("{} gets {done:?}", row.right));
        } else if ask() == before {
            problems.push(format!("{} sent it, and nothing changed: {done:?}", row.right));
        }
    }
    problems
}

/// The form as another site would have it sent.
fn forgeries(draft: &Draft) -> [(&'static str, Page); 5] {
    let with = |name, value: &str| draft.clone().header(name, value).submit_only();
    [
        ("a wrong token", draft.clone().forge("csrf", &"0".repeat(64)).submit_only()),
        ("no token", draft.clone().forge("csrf", "").submit_only()),
        ("no origin", with("origin", "")),
        ("another origin", with("origin", "https://elders.example")),
        ("another site", with("sec-fetch-site", "cross-site")),
    ]
}

type Send = fn(&World, &Browser, &str) -> Page;

fn try_interface(row: &Row, send: Send, proof: &str, world: &World) -> Vec<String> {
    let (browser, mut problems, before) = (world.browser(""), Vec::new(), world.ask(proof));
    for (kind, token, expected) in world.wrong_tokens() {
        let answer = send(world, &browser, &token);
        if !expected.contains(&answer.status()) {
            problems.push(format!("{kind}: {} instead of {expected:?}", answer.status()));
        }
    }
    if world.ask(proof) != before {
        problems.push("a refusal changed something".to_owned());
    }
    let done = send(world, &browser, &world.right_token());
    if done.status() >= 400 || world.ask(proof) == before {
        problems.push(format!("the right token of {} gets {done:?}", row.pattern));
    }
    problems
}
