//! The forms that add a change, with what was typed where it was refused.

use std::collections::BTreeSet;

use allocation::{Key, Pool};
use serde::Serialize;
use web::templates::items::Choice;
use web::{SignedIn, Words};

use super::known::Known;
use super::question::Question;
use super::reckon::Reckoned;

/// The choices and the typed text of the forms.
#[derive(Serialize)]
pub struct Forms {
    /// What the address holds already.
    kept: Vec<Hidden>,
    key_services: Vec<Choice>,
    keys: Vec<Choice>,
    cost_services: Vec<Choice>,
    cost: String,
    members: Vec<Choice>,
    name: String,
    inhabitants: String,
    meters: Vec<Choice>,
    whose: Vec<Choice>,
    percent: String,
    takers: Vec<Choice>,
    taken: Vec<Choice>,
    takings: Vec<Choice>,
    rises: Vec<Choice>,
    falls: Vec<Choice>,
    /// The changes alone: the form of the damping holds the rest itself.
    changes: Vec<Hidden>,
    damps: bool,
    open: bool,
}

/// A field that nobody sees.
#[derive(Clone, Serialize)]
struct Hidden {
    name: String,
    value: String,
}

impl Forms {
    /// The forms below a comparison.
    pub fn new(visit: &SignedIn, reckoned: &Reckoned) -> Self {
        let (known, question, words) = (&reckoned.known, &reckoned.question, visit.words());
        let add = question.asked("add");
        let typed = |form: &str, field: &str| if add == form { question.asked(field) } else { "" };
        let all = [Choice { label: visit.text("whatif-all-members"), ..Choice::default() }];
        let members = members(known, typed("leave", "member"));
        let changes = hidden(question);
        let kept = question.kept(question.asked("sort"));
        let kept = kept.map(|(name, value)| Hidden { name: name.to_owned(), value: value.to_owned() });
        Self {
            kept: changes.iter().cloned().chain(kept).collect(),
            changes,
            key_services: pools(known, typed("key", "service"), |pool| pool.rules().is_some()),
            keys: choices(words, &KEYS, typed("key", "to")),
            cost_services: pools(known, typed("cost", "service"), |_| true),
            cost: typed("cost", "to").to_owned(),
            name: typed("join", "name").to_owned(),
            inhabitants: typed("join", "inhabitants").to_owned(),
            meters: meters(words, known, typed("volume", "meter")),
            whose: all.into_iter().chain(self::members(known, typed("volume", "member"))).collect(),
            percent: typed("volume", "percent").to_owned(),
            takers: self::members(known, typed("taking", "member")),
            taken: pools(known, typed("taking", "service"), |pool| pool.rules().is_some()),
            takings: choices(words, &TAKINGS, typed("taking", "to")),
            rises: percents(words, "whatif-damping-none", question.asked("rise")),
            falls: percents(words, "whatif-damping-free", question.asked("fall")),
            damps: !question.changes.is_empty(),
            open: question.changes.is_empty() || !add.is_empty(),
            members,
        }
    }
}

/// The changes as the address holds them: their text needs no codes.
fn hidden(question: &Question) -> Vec<Hidden> {
    let text = question.changes.to_string();
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| Hidden { name: name.to_owned(), value: value.to_owned() }).collect()
}

/// Keys to try, each with the text of its label.
const KEYS: [(&str, &str); 3] =
    [("equal", "whatif-key-equal"), ("inhabitants", "whatif-key-inhabitants"), ("blend", "whatif-key-blend")];

/// Whether a member takes one service, each with the text of its label.
const TAKINGS: [(&str, &str); 2] = [("stop", "whatif-taking-stop"), ("take", "whatif-taking-take")];

fn choices(words: Words<'_>, options: &[(&str, &str)], chosen: &str) -> Vec<Choice> {
    let choice = |(value, label): &(&str, &str)| Choice {
        value: (*value).to_owned(),
        label: words.text(label),
        selected: *value == chosen,
        ..Choice::default()
    };
    options.iter().map(choice).collect()
}

/// The services of a run, by name.
pub fn pools(known: &Known, chosen: &str, is_meant: fn(&Pool) -> bool) -> Vec<Choice> {
    let choice = |pool: &Pool| Choice {
        value: pool.id().to_owned(),
        label: known.service(pool.id()),
        selected: pool.id() == chosen,
        ..Choice::default()
    };
    let mut pools: Vec<Choice> =
        known.scenario.pools.iter().filter(|pool| is_meant(pool)).map(choice).collect();
    pools.sort_by(|a, b| a.label.cmp(&b.label));
    pools
}

fn members(known: &Known, chosen: &str) -> Vec<Choice> {
    let choice = |member: &allocation::Member| Choice {
        value: member.id.clone(),
        label: known.member(&member.id),
        selected: member.id == chosen,
        ..Choice::default()
    };
    let mut members: Vec<Choice> = known.scenario.members.iter().map(choice).collect();
    members.sort_by(|a, b| a.label.cmp(&b.label));
    members
}

/// What the run's keys measure: meters and attributes.
pub fn meters(words: Words<'_>, known: &Known, chosen: &str) -> Vec<Choice> {
    let mut found = BTreeSet::new();
    for key in known.scenario.pools.iter().filter_map(|pool| pool.rules()).map(|rules| &rules.key) {
        measures(key, &mut found);
    }
    let choice = |value: String| {
        let (kind, name) = value.split_once('.').unwrap_or_default();
        let label = match kind {
            "usage" => known.meter(name),
            _ => words.say("key-attribute", &[("name", name.to_owned().into())]),
        };
        Choice { selected: value == chosen, label, value, ..Choice::default() }
    };
    found.into_iter().map(choice).collect()
}

fn measures(key: &Key, found: &mut BTreeSet<String>) {
    match key {
        Key::Attribute { name, .. } => drop(found.insert(format!("attribute.{name}"))),
        Key::Usage { meter, .. } => drop(found.insert(format!("usage.{meter}"))),
        Key::Tiered { of, .. } => measures(of, found),
        Key::Average { of } | Key::Product { of } => of.iter().for_each(|key| measures(key, found)),
        Key::Blend { parts } => parts.iter().for_each(|part| measures(&part.key, found)),
        Key::Equal | Key::Fixed { .. } => {}
    }
}

/// Per cents a year to choose from, with the one that the address has.
fn percents(words: Words<'_>, none: &str, chosen: &str) -> Vec<Choice> {
    let mut values = vec!["", "2", "5", "10", "15", "25", "50"];
    if !values.contains(&chosen) {
        values.push(chosen);
    }
    let label = |value: &str| match value {
        "" => words.text(none),
        percent => words.say("whatif-damping-percent", &[("percent", percent.to_owned().into())]),
    };
    let choice = |value: &str| Choice {
        label: label(value),
        value: value.to_owned(),
        selected: value == chosen,
        ..Choice::default()
    };
    values.into_iter().map(choice).collect()
}
