//! An allocation key in words: the keys of the texts, and what they need.

use std::collections::BTreeMap;

use allocation::{Aggregate, BlendPart, Bound, Key, Presence, Tier, TierMode};
use jiff::civil::Date;
use kernel::{Cents, Share};

use crate::key_rule::Rule;

/// A sentence or a part of one, as a text key with what the text needs. The page says it in its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Key of the text.
    pub code: &'static str,
    /// What it needs, by name.
    pub args: Vec<(&'static str, Word)>,
}

/// What a text needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A name, as it is.
    Text(String),
    /// A count.
    Count(i64),
    /// A ratio, shown as a percentage.
    Percent(Share),
    /// A quantity.
    Quantity(Share),
    /// An amount of money.
    Euro(Cents),
    /// A day.
    Day(Date),
    /// Other phrases in a row, with commas between them.
    Phrases(Vec<Phrase>),
}

impl Phrase {
    fn plain(code: &'static str) -> Self {
        Self { code, args: Vec::new() }
    }

    fn with(mut self, name: &'static str, word: Word) -> Self {
        self.args.push((name, word));
        self
    }
}

/// The names that a key's ids stand for.
pub type MeterNames = BTreeMap<String, String>;

/// The key in a few words, for a line under a service's name: `30 % gelijk, 70 % naar zaken`.
#[must_use]
pub fn key_in_short(key: &Key, meters: &MeterNames) -> Phrase {
    match key {
        Key::Equal => Phrase::plain("key-short-equal"),
        Key::Attribute { name, .. } => {
            Phrase::plain("key-short-attribute").with("name", Word::Text(name.clone()))
        }
        Key::Usage { meter, .. } => Phrase::plain("key-short-usage").with("meter", meter_name(meter, meters)),
        Key::Fixed { .. } => Phrase::plain("key-short-fixed"),
        Key::Tiered { of, .. } => Phrase::plain("key-short-tiered").with("of", one(key_in_short(of, meters))),
        Key::Average { of } => Phrase::plain("key-short-average").with("of", all(of, meters)),
        Key::Product { of } => Phrase::plain("key-short-product").with("of", all(of, meters)),
        Key::Blend { parts } => {
            let part = |part: &BlendPart| {
                Phrase::plain("key-short-part")
                    .with("share", Word::Percent(part.share.clone()))
                    .with("of", one(key_in_short(&part.key, meters)))
            };
            Phrase::plain("key-short-blend").with("parts", Word::Phrases(parts.iter().map(part).collect()))
        }
    }
}

/// What the key does, as a sentence.
#[must_use]
pub fn key_sentence(key: &Key, meters: &MeterNames) -> Phrase {
    match key {
        Key::Equal => Phrase::plain("key-does-equal"),
        Key::Attribute { name, on: None } => {
            Phrase::plain("key-does-attribute").with("name", Word::Text(name.clone()))
        }
        Key::Attribute { name, on: Some(on) } => Phrase::plain("key-does-attribute-on")
            .with("name", Word::Text(name.clone()))
            .with("on", Word::Day(*on)),
        Key::Usage { meter, aggregate } => {
            let code = match aggregate {
                Aggregate::Sum => "key-does-usage",
                Aggregate::Max => "key-does-usage-max",
                Aggregate::Last => "key-does-usage-last",
                Aggregate::Unique => "key-does-usage-unique",
            };
            Phrase::plain(code).with("meter", meter_name(meter, meters))
        }
        Key::Fixed { shares } => Phrase::plain("key-does-fixed").with("members", count(shares.len())),
        Key::Tiered { of, mode, tiers } => {
            let code = match mode {
                TierMode::Marginal => "key-does-tiered",
                TierMode::Whole => "key-does-tiered-whole",
            };
            Phrase::plain(code).with("of", one(nested(of, meters))).with("tiers", steps(tiers))
        }
        Key::Average { of } => Phrase::plain("key-does-average").with("of", each(of, meters)),
        Key::Product { of } => Phrase::plain("key-does-product").with("of", each(of, meters)),
        Key::Blend { .. } => Phrase::plain("key-does-blend").with("parts", one(in_full(key, meters))),
    }
}

/// What the rules around the key do, a sentence for each: presence, phase-in, floor, cap, fallback.
#[must_use]
pub fn rules_around(rule: &Rule, meters: &MeterNames) -> Vec<Phrase> {
    let mut said = vec![Phrase::plain(match rule.presence {
        Presence::Days => "key-presence-days",
        Presence::Measure => "key-presence-measure",
    })];
    if let Some(phase_in) = &rule.phase_in {
        let year = |(year, factor): (i64, &Share)| {
            Phrase::plain("key-phase-in-year")
                .with("year", Word::Count(year))
                .with("factor", Word::Percent(factor.clone()))
        };
        let years = (1..).zip(&phase_in.factors).map(year).collect();
        said.push(Phrase::plain("key-does-phase-in").with("years", Word::Phrases(years)));
    }
    let bounds = [
        (&rule.floor, "key-does-floor-amount", "key-does-floor-percent"),
        (&rule.cap, "key-does-cap-amount", "key-does-cap-percent"),
    ];
    for (bound, amount_code, percent_code) in bounds {
        said.extend(bound.as_ref().map(|bound| match bound {
            Bound::Amount(amount) => Phrase::plain(amount_code).with("amount", Word::Euro(*amount)),
            Bound::PercentOfPrevious(percent) => {
                Phrase::plain(percent_code).with("percent", Word::Percent(percent * &Share::CENT))
            }
        }));
    }
    if let Some(fallback) = &rule.fallback {
        said.push(Phrase::plain("key-does-fallback").with("of", one(in_full(fallback, meters))));
    }
    said
}

/// Everything that a rule does: what its key does, and the rules around it.
#[must_use]
pub fn rule_sentences(rule: &Rule, meters: &MeterNames) -> Vec<Phrase> {
    let mut said = vec![key_sentence(&rule.key, meters)];
    said.extend(rules_around(rule, meters));
    said
}

/// A key as a part of a sentence, with its reference dates and tiers.
fn in_full(key: &Key, meters: &MeterNames) -> Phrase {
    match key {
        Key::Attribute { name, on: Some(on) } => Phrase::plain("key-full-attribute-on")
            .with("name", Word::Text(name.clone()))
            .with("on", Word::Day(*on)),
        Key::Usage { meter, aggregate } => {
            let code = match aggregate {
                Aggregate::Sum => "key-short-usage",
                Aggregate::Max => "key-full-usage-max",
                Aggregate::Last => "key-full-usage-last",
                Aggregate::Unique => "key-full-usage-unique",
            };
            Phrase::plain(code).with("meter", meter_name(meter, meters))
        }
        Key::Tiered { of, mode, tiers } => {
            let code = match mode {
                TierMode::Marginal => "key-full-tiered",
                TierMode::Whole => "key-full-tiered-whole",
            };
            Phrase::plain(code).with("of", one(nested(of, meters))).with("tiers", steps(tiers))
        }
        Key::Average { of } => Phrase::plain("key-full-average").with("of", each(of, meters)),
        Key::Product { of } => Phrase::plain("key-short-product").with("of", each(of, meters)),
        Key::Blend { parts } => {
            let part = |part: &BlendPart| {
                Phrase::plain("key-short-part")
                    .with("share", Word::Percent(part.share.clone()))
                    .with("of", one(nested(&part.key, meters)))
            };
            Phrase::plain("key-short-blend").with("parts", Word::Phrases(parts.iter().map(part).collect()))
        }
        Key::Equal | Key::Attribute { on: None, .. } | Key::Fixed { .. } => key_in_short(key, meters),
    }
}

/// A key inside another one: what is a list itself stands between brackets, so that nobody takes its end
/// for that of the list around it.
fn nested(key: &Key, meters: &MeterNames) -> Phrase {
    let of = in_full(key, meters);
    match key {
        Key::Average { .. } | Key::Product { .. } | Key::Blend { .. } | Key::Tiered { .. } => {
            Phrase::plain("key-full-nested").with("of", one(of))
        }
        Key::Equal | Key::Attribute { .. } | Key::Usage { .. } | Key::Fixed { .. } => of,
    }
}

fn steps(tiers: &[Tier]) -> Word {
    let step = |tier: &Tier| {
        let rate = Word::Quantity(tier.rate.clone());
        match &tier.up_to {
            Some(up_to) => {
                Phrase::plain("key-tier").with("up_to", Word::Quantity(up_to.clone())).with("rate", rate)
            }
            None if tiers.len() == 1 => Phrase::plain("key-tier-only").with("rate", rate),
            None => Phrase::plain("key-tier-last").with("rate", rate),
        }
    };
    Word::Phrases(tiers.iter().map(step).collect())
}

fn each(keys: &[Key], meters: &MeterNames) -> Word {
    Word::Phrases(keys.iter().map(|key| nested(key, meters)).collect())
}

fn meter_name(code: &str, meters: &MeterNames) -> Word {
    Word::Text(meters.get(code).cloned().unwrap_or_else(|| code.to_owned()))
}

fn one(phrase: Phrase) -> Word {
    Word::Phrases(vec![phrase])
}

/// The keys in short; what differs only in its reference date is said once.
fn all(keys: &[Key], meters: &MeterNames) -> Word {
    let mut said: Vec<Phrase> = keys.iter().map(|key| key_in_short(key, meters)).collect();
    said.dedup();
    Word::Phrases(said)
}

fn count(number: usize) -> Word {
    Word::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use allocation::BlendPart;

    use super::*;

    #[test]
    fn a_blend_names_its_parts_with_their_shares_and_meters_by_name() {
        let usage = Key::Usage { meter: "cases".to_owned(), aggregate: Aggregate::Sum };
        let part = |share: &str, key| BlendPart { share: share.parse().unwrap(), key };
        let key = Key::Blend { parts: vec![part("0.3", Key::Equal), part("0.7", usage)] };
        let meters = MeterNames::from([("cases".to_owned(), "zaken".to_owned())]);
        let phrase = key_in_short(&key, &meters);
        let Word::Phrases(parts) = &phrase.args[0].1 else { panic!("no parts") };
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[1].args[0].1, Word::Percent("0.7".parse().unwrap()));
        let Word::Phrases(of) = &parts[1].args[1].1 else { panic!("no key") };
        assert_eq!(of[0].args[0].1, Word::Text("zaken".to_owned()));
    }
}
