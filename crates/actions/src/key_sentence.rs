//! An allocation key in words: the keys of the texts, and what they need.

use std::collections::BTreeMap;

use allocation::{Aggregate, Key, TierMode};
use jiff::civil::Date;
use kernel::Share;

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
            let part = |part: &allocation::BlendPart| {
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
        Key::Tiered { of, mode, .. } => {
            let code = match mode {
                TierMode::Marginal => "key-does-tiered",
                TierMode::Whole => "key-does-tiered-whole",
            };
            Phrase::plain(code).with("of", one(key_in_short(of, meters)))
        }
        Key::Average { of } => Phrase::plain("key-does-average").with("of", all(of, meters)),
        Key::Product { of } => Phrase::plain("key-does-product").with("of", all(of, meters)),
        Key::Blend { .. } => Phrase::plain("key-does-blend").with("parts", one(key_in_short(key, meters))),
    }
}

fn meter_name(code: &str, meters: &MeterNames) -> Word {
    Word::Text(meters.get(code).cloned().unwrap_or_else(|| code.to_owned()))
}

fn one(phrase: Phrase) -> Word {
    Word::Phrases(vec![phrase])
}

fn all(keys: &[Key], meters: &MeterNames) -> Word {
    Word::Phrases(keys.iter().map(|key| key_in_short(key, meters)).collect())
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
