//! Reads the parts of a scenario from JSON, noting every fault and going on.
//!
//! What cannot be read becomes a stand-in that causes no further faults, so that one pass finds everything.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use kernel::{Cents, Share};

use crate::fault::{FaultKind, Faults};
use crate::json::Json;

/// The fields of an object; null is the same as not there.
pub(crate) struct Fields<'j>(&'j [(String, Json)]);

impl<'j> Fields<'j> {
    /// The fields, after noting those that are unknown or there twice.
    pub(crate) fn of(json: &'j Json, known: &[&str], faults: &mut Faults) -> Option<Self> {
        let fields = entries(json, faults)?;
        for (name, _) in fields {
            if !known.contains(&name.as_str()) {
                faults.add_at(name.as_str(), FaultKind::UnknownField);
            }
        }
        Some(Self(fields))
    }

    /// A field that must be there.
    pub(crate) fn required<T>(
        &self,
        name: &str,
        faults: &mut Faults,
        read: impl FnOnce(&'j Json, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        if self.get(name).is_none() {
            faults.add_at(name, FaultKind::Missing);
        }
        self.optional(name, faults, read)
    }

    /// A field that may be left out.
    pub(crate) fn optional<T>(
        &self,
        name: &str,
        faults: &mut Faults,
        read: impl FnOnce(&'j Json, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(name)?;
        faults.at(name, |faults| read(value, faults))
    }

    fn get(&self, name: &str) -> Option<&'j Json> {
        let (_, value) = self.0.iter().find(|(field, _)| field == name)?;
        (*value != Json::Null).then_some(value)
    }
}

/// The fields of an object, after noting those that are there twice.
fn entries<'j>(json: &'j Json, faults: &mut Faults) -> Option<&'j [(String, Json)]> {
    let Json::Object(fields) = json else { return wrong(faults, "an object") };
    let mut seen = HashSet::new();
    for (name, _) in fields {
        if !seen.insert(name) {
            faults.add_at(name.as_str(), FaultKind::DoubledField);
        }
    }
    Some(fields)
}

/// Notes every field that is there twice, however deep.
pub(crate) fn nothing_twice(json: &Json, faults: &mut Faults) {
    match json {
        Json::Object(_) => {
            for (name, value) in entries(json, faults).unwrap_or_default() {
                faults.at(name.as_str(), |faults| nothing_twice(value, faults));
            }
        }
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                faults.at(index, |faults| nothing_twice(item, faults));
            }
        }
        _ => {}
    }
}

/// An object whose field names are data, such as member ids.
pub(crate) fn map<T>(
    json: &Json,
    faults: &mut Faults,
    read: impl Fn(&Json, &mut Faults) -> Option<T>,
) -> Option<BTreeMap<String, T>> {
    let fields = entries(json, faults)?;
    let entry = |(name, value): &(String, Json)| {
        Some((name.clone(), faults.at(name.as_str(), |faults| read(value, faults))?))
    };
    Some(fields.iter().filter_map(entry).collect())
}

/// A list. An item that cannot be read is noted and left out.
pub(crate) fn list<T>(
    json: &Json,
    faults: &mut Faults,
    read: impl Fn(&Json, &mut Faults) -> Option<T>,
) -> Option<Vec<T>> {
    let Json::List(items) = json else { return wrong(faults, "a list") };
    let item = |(index, item)| faults.at(index, |faults| read(item, faults));
    Some(items.iter().enumerate().filter_map(item).collect())
}

/// A list that must hold something, and all of which must be readable.
pub(crate) fn whole_list<T>(
    json: &Json,
    faults: &mut Faults,
    read: impl Fn(&Json, &mut Faults) -> Option<T>,
) -> Option<Vec<T>> {
    let before = faults.count();
    let items = list(json, faults, read)?;
    (faults.count() == before).then_some(items)
}

/// A text.
pub(crate) fn text(json: &Json, faults: &mut Faults) -> Option<String> {
    let Json::Text(text) = json else { return wrong(faults, "a text") };
    Some(text.clone())
}

/// A text that names something.
pub(crate) fn id(json: &Json, faults: &mut Faults) -> Option<String> {
    let text = text(json, faults)?;
    if text.is_empty() {
        faults.add(FaultKind::Empty);
    }
    (!text.is_empty()).then_some(text)
}

/// A number, written as a decimal string.
pub(crate) fn decimal(json: &Json, faults: &mut Faults) -> Option<Share> {
    let Json::Text(text) = json else { return wrong(faults, "a decimal number in a string") };
    faults.keep(text.parse::<Share>())
}

/// An amount, written as a decimal string of euros.
pub(crate) fn amount(json: &Json, faults: &mut Faults) -> Option<Cents> {
    let Json::Text(text) = json else { return wrong(faults, "an amount in a string") };
    faults.keep(Cents::parse(text))
}

/// A day. The parser alone would take a whole timestamp and forget its time.
pub(crate) fn day(json: &Json, faults: &mut Faults) -> Option<Date> {
    let Json::Text(text) = json else { return wrong(faults, "a day in a string") };
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == *text);
    faults.keep(day.ok_or(FaultKind::NotADay))
}

/// One of a few words.
pub(crate) fn choice<T: Copy>(json: &Json, faults: &mut Faults, words: &[(&str, T)]) -> Option<T> {
    let found = match json {
        Json::Text(text) => words.iter().find(|(word, _)| word == text),
        _ => None,
    };
    if found.is_none() {
        let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        faults.add(FaultKind::UnknownChoice { known: known.join(", ") });
    }
    found.map(|(_, value)| *value)
}

/// An object whose `kind` says which fields it may have: the kind, and the fields.
pub(crate) fn tagged<'j, const N: usize>(
    json: &'j Json,
    faults: &mut Faults,
    expected: &'static str,
    kinds: &[(&'static str, &'static [&'static str]); N],
) -> Option<(&'static str, Fields<'j>)> {
    let Json::Object(_) = json else { return wrong(faults, expected) };
    let Some(kind) = json.field("kind") else {
        faults.add_at("kind", FaultKind::Missing);
        return None;
    };
    let choices = kinds.map(|(kind, fields)| (kind, (kind, fields)));
    let (kind, known) = faults.at("kind", |faults| choice(kind, faults, &choices))?;
    Some((kind, Fields::of(json, known, faults)?))
}

/// Notes that something else was expected.
pub(crate) fn wrong<T>(faults: &mut Faults, expected: &'static str) -> Option<T> {
    faults.add(FaultKind::WrongType { expected });
    None
}
