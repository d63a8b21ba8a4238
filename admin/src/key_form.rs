//! A rule as it is typed: one form for every kind of key and the rules around it, read into a rule.

mod fill;
#[cfg(test)]
mod tests;
mod usual;
mod view;

use std::collections::BTreeMap;

use actions::Fault;
use actions::key_rule::Rule;
use actions::service_keys::NewKey;
use allocation::{Aggregate, BlendPart, Bound, Key, PhaseIn, Presence, Tier, TierMode};
use intake::number::{self, Notation};
use kernel::{ServiceId, Share};
use serde::{Deserialize, Serialize};
use store::Member;
use validator::{Validate, ValidationErrors};

use crate::dates;

pub use fill::{day, fill};
pub use usual::{USUAL, usual};
pub use view::{Fields, Known, fields};

/// How many measures the form has room for.
const PARTS: usize = 3;
/// How many tiers.
const TIERS: usize = 6;
/// How many years of phase-in.
const YEARS: usize = 3;

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
    let day = dates::read(typed.get("starts_on"));
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
    let key = reading.key();
    let presence = if typed.get("presence") == "measure" { Presence::Measure } else { Presence::Days };
    let phase_in = reading.phase_in();
    let (floor, cap) = (reading.bound("floor"), reading.bound("cap"));
    let fallback = (typed.get("fallback") == "equal").then_some(Key::Equal);
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

    fn key(&mut self) -> Option<Key> {
        match self.typed.get("kind") {
            "equal" => Some(Key::Equal),
            "fixed" => self.fixed(),
            "measure" => self.measure(1),
            "tiered" => {
                let (of, tiers) = (self.measure(1), self.tiers());
                let mode =
                    if self.typed.get("mode") == "whole" { TierMode::Whole } else { TierMode::Marginal };
                Some(Key::Tiered { of: Box::new(of?), mode, tiers: tiers? })
            }
            "average" => Some(Key::Average { of: self.measures()? }),
            "product" => Some(Key::Product { of: self.measures()? }),
            "blend" => self.blend(),
            _ => self.wrong("kind", "key-kind-missing"),
        }
    }

    /// The measure in a part of the form: an attribute or a meter.
    fn measure(&mut self, part: usize) -> Option<Key> {
        let field = |name: &str| format!("part{part}_{name}");
        let what = self.typed.get(&field("what"));
        if let Some(name) = what.strip_prefix("attribute:") {
            let on = match self.typed.get(&field("on")) {
                "" => None,
                day => match dates::read(day) {
                    Some(day) => Some(day),
                    None => return self.wrong(field("on"), "key-on-unreadable"),
                },
            };
            return Some(Key::Attribute { name: name.to_owned(), on });
        }
        let Some(meter) = what.strip_prefix("usage:") else {
            return self.wrong(field("what"), "key-part-missing");
        };
        let aggregate = match self.typed.get(&field("aggregate")) {
            "max" => Aggregate::Max,
            "last" => Aggregate::Last,
            "unique" => Aggregate::Unique,
            _ => Aggregate::Sum,
        };
        Some(Key::Usage { meter: meter.to_owned(), aggregate })
    }

    /// The parts of the form in which something is chosen.
    fn used(&self) -> Vec<usize> {
        (1..=PARTS).filter(|part| !self.typed.get(&format!("part{part}_what")).is_empty()).collect()
    }

    fn measures(&mut self) -> Option<Vec<Key>> {
        let used = self.used();
        if used.len() < 2 {
            let first = (1..=PARTS).find(|part| !used.contains(part)).unwrap_or(1);
            return self.wrong(format!("part{first}_what"), "key-parts-two");
        }
        let keys: Vec<Option<Key>> = used.into_iter().map(|part| self.measure(part)).collect();
        keys.into_iter().collect()
    }

    fn blend(&mut self) -> Option<Key> {
        let used = self.used();
        if used.len() < 2 {
            let first = (1..=PARTS).find(|part| !used.contains(part)).unwrap_or(1);
            return self.wrong(format!("part{first}_what"), "key-parts-two");
        }
        let mut parts = Vec::new();
        for part in used {
            let key = match self.typed.get(&format!("part{part}_what")) {
                "equal" => Some(Key::Equal),
                "fixed" => self.fixed(),
                _ => self.measure(part),
            };
            let share = self.percent(&format!("part{part}_percent"));
            parts.push(share.zip(key).map(|(share, key)| BlendPart { share, key }));
        }
        let parts: Vec<BlendPart> = parts.into_iter().collect::<Option<_>>()?;
        let sum: Share = parts.iter().map(|part| &part.share).sum();
        if sum != Share::ONE || parts.iter().any(|part| part.share.is_zero()) {
            return self.wrong("part1_percent", "key-blend-not-whole");
        }
        Some(Key::Blend { parts })
    }

    fn fixed(&mut self) -> Option<Key> {
        let mut shares = BTreeMap::new();
        let before = self.faults.len();
        for member in self.members {
            let field = format!("share_{}", member.code);
            let text = self.typed.get(&field).trim_end_matches('%').trim();
            if text.is_empty() {
                continue;
            }
            match number::quantity(text, Notation::Dutch) {
                Ok(share) => {
                    shares.insert(member.code.clone(), Share::from(share));
                }
                Err(_) => self.faults.push(Fault::field(field, "key-share-unreadable")),
            }
        }
        if self.faults.len() > before {
            return None;
        }
        if shares.values().all(Share::is_zero) {
            let first = self.members.first().map(|member| member.code.clone()).unwrap_or_default();
            return self.wrong(format!("share_{first}"), "key-shares-missing");
        }
        Some(Key::Fixed { shares })
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

    fn tiers(&mut self) -> Option<Vec<Tier>> {
        let typed = |at: usize, name: &str| self.typed.get(&format!("tier{at}_{name}"));
        let used: Vec<usize> = (1..=TIERS)
            .filter(|at| !typed(*at, "up_to").is_empty() || !typed(*at, "rate").is_empty())
            .collect();
        let Some(last) = used.last().copied() else {
            return self.wrong("tier1_rate", "key-tiers-missing");
        };
        let mut tiers = Vec::new();
        let mut reached = Share::ZERO;
        for at in used {
            let field = format!("tier{at}_up_to");
            let up_to = match (self.typed.get(&field).is_empty(), at == last) {
                (true, true) => Some(None),
                (true, false) => self.wrong(field, "key-tier-open"),
                (false, true) => self.wrong(field, "key-tier-last-open"),
                (false, false) => match self.number(&field, "key-number-unreadable") {
                    Some(up_to) if up_to <= reached => self.wrong(field, "key-tier-rise"),
                    Some(up_to) => {
                        reached = up_to.clone();
                        Some(Some(up_to))
                    }
                    None => None,
                },
            };
            let rate = self.number(&format!("tier{at}_rate"), "key-number-unreadable");
            tiers.push(up_to.zip(rate).map(|(up_to, rate)| Tier { up_to, rate }));
        }
        tiers.into_iter().collect()
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
