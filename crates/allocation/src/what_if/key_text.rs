//! Keys as text: `blend(0.3:equal,0.7:attribute(inhabitants))`.

use std::collections::BTreeMap;

use kernel::Share;

use super::term::{Term, escaped};
use crate::key::{AGGREGATES, BlendPart, Key, MODES, Tier};

/// Writes a key.
pub(super) fn term(key: &Key) -> Term {
    let name = |name: &String| Term::word(escaped(name));
    let all = |keys: &[Key]| keys.iter().map(term).collect();
    match key {
        Key::Equal => Term::word("equal"),
        Key::Attribute { name: attribute, on } => {
            let on = on.iter().map(|day| Term::word(day.to_string()));
            Term::call("attribute", std::iter::once(name(attribute)).chain(on).collect())
        }
        Key::Usage { meter, aggregate } => {
            Term::call("usage", vec![name(meter), Term::word(word(&AGGREGATES, aggregate))])
        }
        Key::Fixed { shares } => {
            let weights = shares.iter().map(|(member, weight)| name(member).then(number(weight)));
            Term::call("fixed", weights.collect())
        }
        Key::Tiered { of, mode, tiers } => {
            let tier = |tier: &Tier| {
                let up_to = tier.up_to.as_ref().map_or_else(|| Term::word("*"), number);
                up_to.then(number(&tier.rate))
            };
            let head = [Term::word(word(&MODES, mode)), term(of)];
            Term::call("tiered", head.into_iter().chain(tiers.iter().map(tier)).collect())
        }
        Key::Average { of } => Term::call("average", all(of)),
        Key::Product { of } => Term::call("product", all(of)),
        Key::Blend { parts } => {
            let part = |part: &BlendPart| number(&part.share).then(term(&part.key));
            Term::call("blend", parts.iter().map(part).collect())
        }
    }
}

/// Reads a key; none where the term is no key.
pub(super) fn key(term: &Term) -> Option<Key> {
    if term.after.is_some() {
        return None;
    }
    let Some(of) = &term.of else {
        return (term.word == "equal").then_some(Key::Equal);
    };
    match (term.word.as_str(), of.as_slice()) {
        ("attribute", [name]) => Some(Key::Attribute { name: name.name()?, on: None }),
        ("attribute", [name, on]) => {
            let day = on.alone()?;
            let on = day.parse().ok().filter(|on: &jiff::civil::Date| on.to_string() == day)?;
            Some(Key::Attribute { name: name.name()?, on: Some(on) })
        }
        ("usage", [meter, aggregate]) => {
            Some(Key::Usage { meter: meter.name()?, aggregate: choice(&AGGREGATES, aggregate)? })
        }
        ("fixed", weights) => {
            let weight = |term: &Term| {
                let (member, weight) = term.pair()?;
                Some((member.name()?, share(weight)?))
            };
            let shares = weights.iter().map(weight).collect::<Option<BTreeMap<_, _>>>()?;
            (shares.len() == weights.len()).then_some(Key::Fixed { shares })
        }
        ("tiered", [mode, of, tiers @ ..]) => {
            let tier = |term: &Term| {
                let (up_to, rate) = term.pair()?;
                let is_open = up_to.alone() == Some("*");
                let up_to = if is_open { None } else { Some(share(&up_to)?) };
                Some(Tier { up_to, rate: share(rate)? })
            };
            let (of, mode) = (Box::new(key(of)?), choice(&MODES, mode)?);
            Some(Key::Tiered { of, mode, tiers: tiers.iter().map(tier).collect::<Option<_>>()? })
        }
        ("average", of) => Some(Key::Average { of: of.iter().map(key).collect::<Option<_>>()? }),
        ("product", of) => Some(Key::Product { of: of.iter().map(key).collect::<Option<_>>()? }),
        ("blend", parts) => {
            let part = |term: &Term| {
                let (weight, of) = term.pair()?;
                Some(BlendPart { share: share(&weight)?, key: key(of)? })
            };
            Some(Key::Blend { parts: parts.iter().map(part).collect::<Option<_>>()? })
        }
        _ => None,
    }
}

/// A number. It is a decimal: people's numbers are.
pub(super) fn number(share: &Share) -> Term {
    Term::word(share.to_string())
}

/// Reads a number.
pub(super) fn share(term: &Term) -> Option<Share> {
    term.alone()?.parse().ok()
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word)
}

fn choice<T: Copy>(words: &[(&str, T)], term: &Term) -> Option<T> {
    let alone = term.alone()?;
    words.iter().find(|(word, _)| *word == alone).map(|(_, value)| *value)
}
