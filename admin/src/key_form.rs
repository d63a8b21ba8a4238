//! A rule as it is typed: one form for every key that the engine takes, however it nests, and the rules
//! around it.
//!
//! A key is a tree. Each of its fields begins with where it stands: `key` is the whole, `key_2` its second
//! part, `key_2_1` the first part of that. Parts come and go by buttons that send the form.

mod fill;
mod node;
mod nodes_view;
mod shape;
#[cfg(test)]
mod tests;
mod usual;
mod view;

use intake::day;
use std::collections::BTreeMap;

use actions::Fault;
use actions::key_rule::Rule;
use actions::service_keys::NewKey;
use allocation::{Bound, PhaseIn, Presence};
use intake::number::{self, Notation};
use kernel::{ServiceId, Share};
use serde::{Deserialize, Serialize};
use store::Member;
use validator::{Validate, ValidationErrors};

pub use fill::{day, fill};
pub use shape::reshape;
pub use usual::{USUAL, usual};
pub use view::{Fields, Known, fields};

/// Where the key and the key in reserve stand in the form.
const KEY: &str = "key";
const FALLBACK: &str = "fallback";
/// How many layers a key may have: more than any that was ever agreed on, and few enough to read.
const LAYERS: usize = 5;
/// How many parts a layer may have, and how many it begins with.
const PARTS: usize = 8;
const PARTS_AT_FIRST: usize = 2;
/// How many tiers there may be, and how many there are room for at first.
const TIERS: usize = 12;
const TIERS_AT_FIRST: usize = 3;
/// How many years of phase-in.
const YEARS: usize = 8;

/// The fields as they were typed, by name.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct KeyForm(BTreeMap<String, String>);

impl Validate for KeyForm {
    fn validate(&self) -> Result<(), ValidationErrors> {
        // Every field is read by `read`, which says what is wrong with it.
        Ok(())
    }
}

impl KeyForm {
    /// What was typed in a field, without spaces around it.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map(|text| text.trim()).unwrap_or_default()
    }

    /// How many of something a field says there are.
    fn count(&self, field: &str, at_first: usize, most: usize) -> usize {
        self.get(field).parse().unwrap_or(at_first).clamp(1, most)
    }

    /// How many parts the key that stands `at` has.
    fn parts(&self, at: &str) -> usize {
        self.count(&format!("{at}_parts"), PARTS_AT_FIRST, PARTS)
    }

    /// How many tiers the key that stands `at` has room for.
    fn tiers(&self, at: &str) -> usize {
        self.count(&format!("{at}_tiers"), TIERS_AT_FIRST, TIERS)
    }

    /// Fills in a field.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), value.into());
    }
}

/// Reads the form, or says everything that is wrong with it.
///
/// # Errors
/// The faults, each with its field.
pub fn read(typed: &KeyForm, service: ServiceId, members: &[Member]) -> Result<NewKey, Vec<Fault>> {
    let rule = rule(typed, members);
    let day = day::whole(typed.get("starts_on"));
    match (rule, day) {
        (Ok(rule), Some(starts_on)) => {
            Ok(NewKey { service, starts_on, rule, note: typed.get("note").to_owned() })
        }
        (rule, day) => {
            let mut faults = rule.err().unwrap_or_default();
            faults.extend(day.is_none().then(|| Fault::field("starts_on", "key-starts-missing")));
            Err(faults)
        }
    }
}

/// Reads the rule in the form.
///
/// # Errors
/// The faults, each with its field.
pub fn rule(typed: &KeyForm, members: &[Member]) -> Result<Rule, Vec<Fault>> {
    let mut reading = Reading { typed, members, faults: Vec::new() };
    let key = reading.node(KEY, 1, true);
    let presence = if typed.get("presence") == "measure" { Presence::Measure } else { Presence::Days };
    let phase_in = reading.phase_in();
    let (floor, cap) = (reading.bound("floor"), reading.bound("cap"));
    let in_reserve = !typed.get(&format!("{FALLBACK}_what")).is_empty();
    let fallback = if in_reserve { reading.node(FALLBACK, 1, true) } else { None };
    match key {
        Some(key) if reading.faults.is_empty() => Ok(Rule { key, presence, phase_in, floor, cap, fallback }),
        _ => Err(reading.faults),
    }
}

/// Reads field by field, and notes what is wrong.
struct Reading<'a> {
    typed: &'a KeyForm,
    members: &'a [Member],
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn wrong<T>(&mut self, field: impl Into<String>, code: &'static str) -> Option<T> {
        self.faults.push(Fault::field(field.into(), code));
        None
    }

    fn number(&mut self, field: &str, code: &'static str) -> Option<Share> {
        let text = self.typed.get(field).trim_end_matches('%').trim();
        match number::quantity(text, Notation::Dutch) {
            Ok(number) => Some(Share::from(number)),
            Err(_) => self.wrong(field, code),
        }
    }

    fn percent(&mut self, field: &str) -> Option<Share> {
        Some(&self.number(field, "key-percent-unreadable")? * &Share::CENT)
    }

    fn phase_in(&mut self) -> Option<PhaseIn> {
        let field = |year: usize| format!("phase{year}");
        let last = (1..=YEARS).rfind(|year| !self.typed.get(&field(*year)).is_empty())?;
        let factors: Vec<Option<Share>> = (1..=last).map(|year| self.percent(&field(year))).collect();
        Some(PhaseIn { factors: factors.into_iter().collect::<Option<_>>()? })
    }

    fn bound(&mut self, name: &'static str) -> Option<Bound> {
        let kind = self.typed.get(&format!("{name}_kind"));
        match (kind, self.typed.get(name)) {
            ("", "") => None,
            ("", _) => self.wrong(format!("{name}_kind"), "key-bound-kind-missing"),
            ("percent", _) => Some(Bound::PercentOfPrevious(self.number(name, "key-number-unreadable")?)),
            (_, text) => match number::amount(text, Notation::Dutch) {
                Ok(amount) if !amount.is_negative() => Some(Bound::Amount(amount)),
                _ => self.wrong(name, "key-amount-unreadable"),
            },
        }
    }
}
