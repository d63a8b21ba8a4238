//! A rule put into the form, as somebody would have typed it.

use actions::key_rule::Rule;
use allocation::{Aggregate, Bound, Key, Presence, Tier, TierMode};
use jiff::civil::Date;
use kernel::Share;

use super::node::child;
use super::{FALLBACK, KEY, KeyForm, LAYERS, PARTS, TIERS, YEARS};

/// The form that reads as this rule; none where the form has no room for it.
#[must_use]
pub fn fill(rule: &Rule) -> Option<KeyForm> {
    let mut form = KeyForm::default();
    node(&mut form, KEY, 1, &rule.key)?;
    form.set("presence", if rule.presence == Presence::Days { "days" } else { "measure" });
    for (name, bound) in [("floor", &rule.floor), ("cap", &rule.cap)] {
        match bound {
            Some(Bound::Amount(amount)) => {
                form.set(format!("{name}_kind"), "amount");
                form.set(name, number(&amount.euros())?);
            }
            Some(Bound::PercentOfPrevious(percent)) => {
                form.set(format!("{name}_kind"), "percent");
                form.set(name, number(percent)?);
            }
            None => {}
        }
    }
    let factors = rule.phase_in.as_ref().map(|phase_in| phase_in.factors.as_slice()).unwrap_or_default();
    if factors.len() > YEARS {
        return None;
    }
    for (year, factor) in (1..).zip(factors) {
        form.set(format!("phase{year}"), percent(factor)?);
    }
    if let Some(fallback) = &rule.fallback {
        node(&mut form, FALLBACK, 1, fallback)?;
    }
    Some(form)
}

/// A day as it is typed.
#[must_use]
pub fn day(day: Date) -> String {
    format!("{}-{}-{}", day.day(), day.month(), day.year())
}

/// A number as it is typed: with a comma, without thousands; none where its decimals never end.
fn number(number: &Share) -> Option<String> {
    let text = number.to_string();
    (!text.contains('/')).then(|| text.replace('.', ","))
}

fn percent(ratio: &Share) -> Option<String> {
    number(&ratio.checked_div(&Share::CENT).ok()?)
}

/// Puts a key `at` its place in the form, in this layer.
fn node(form: &mut KeyForm, at: &str, layer: usize, key: &Key) -> Option<()> {
    let set = |form: &mut KeyForm, name: &str, value: String| form.set(format!("{at}_{name}"), value);
    let kind = match key {
        Key::Equal => "equal".to_owned(),
        Key::Fixed { shares } => {
            for (member, share) in shares {
                set(form, &format!("share_{member}"), number(share)?);
            }
            "fixed".to_owned()
        }
        Key::Attribute { name, on } => {
            set(form, "on", on.map(day).unwrap_or_default());
            format!("attribute:{name}")
        }
        Key::Usage { meter, aggregate } => {
            let aggregate = match aggregate {
                Aggregate::Sum => "sum",
                Aggregate::Max => "max",
                Aggregate::Last => "last",
                Aggregate::Unique => "unique",
            };
            set(form, "aggregate", aggregate.to_owned());
            format!("usage:{meter}")
        }
        Key::Tiered { of, mode, tiers } => {
            set(form, "mode", if *mode == TierMode::Whole { "whole" } else { "marginal" }.to_owned());
            steps(form, at, tiers)?;
            nodes(form, at, layer, std::iter::once(&**of))?;
            "tiered".to_owned()
        }
        Key::Average { of } => {
            nodes(form, at, layer, of.iter())?;
            "average".to_owned()
        }
        Key::Product { of } => {
            nodes(form, at, layer, of.iter())?;
            "product".to_owned()
        }
        Key::Blend { parts } => {
            for (part, one) in (1..).zip(parts) {
                form.set(format!("{}_percent", child(at, part)), percent(&one.share)?);
            }
            nodes(form, at, layer, parts.iter().map(|part| &part.key))?;
            "blend".to_owned()
        }
    };
    set(form, "what", kind);
    Some(())
}

fn nodes<'k>(
    form: &mut KeyForm,
    at: &str,
    layer: usize,
    keys: impl ExactSizeIterator<Item = &'k Key>,
) -> Option<()> {
    if layer >= LAYERS || !(1..=PARTS).contains(&keys.len()) {
        return None;
    }
    form.set(format!("{at}_parts"), keys.len().to_string());
    (1..).zip(keys).try_for_each(|(part, key)| node(form, &child(at, part), layer + 1, key))
}

fn steps(form: &mut KeyForm, at: &str, tiers: &[Tier]) -> Option<()> {
    if tiers.len() > TIERS {
        return None;
    }
    form.set(format!("{at}_tiers"), tiers.len().to_string());
    for (tier, one) in (1..).zip(tiers) {
        let up_to = match &one.up_to {
            Some(up_to) => number(up_to)?,
            None => String::new(),
        };
        form.set(format!("{at}_tier{tier}_up_to"), up_to);
        form.set(format!("{at}_tier{tier}_rate"), number(&one.rate)?);
    }
    Some(())
}
