//! A rule put into the form, as somebody would have typed it.

use std::collections::BTreeMap;

use actions::key_rule::Rule;
use allocation::{Aggregate, Bound, Key, Presence, Tier, TierMode};
use jiff::civil::Date;
use kernel::Share;

use super::{KeyForm, PARTS, TIERS, YEARS};

/// Decimals of a number that somebody could have typed.
const DECIMALS: usize = 6;

/// The form that reads as this rule; none where the form has no room for it.
#[must_use]
pub fn fill(rule: &Rule) -> Option<KeyForm> {
    let mut form = KeyForm::default();
    key(&mut form, &rule.key)?;
    form.set("presence", if rule.presence == Presence::Days { "days" } else { "measure" });
    for (name, bound) in [("floor", &rule.floor), ("cap", &rule.cap)] {
        match bound {
            Some(Bound::Amount(amount)) => {
                form.set(format!("{name}_kind"), "amount");
                form.set(name, number(&amount.euros()));
            }
            Some(Bound::PercentOfPrevious(percent)) => {
                form.set(format!("{name}_kind"), "percent");
                form.set(name, number(percent));
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
    match &rule.fallback {
        Some(Key::Equal) => form.set("fallback", "equal"),
        Some(_) => return None,
        None => {}
    }
    Some(form)
}

/// A day as it is typed.
#[must_use]
pub fn day(day: Date) -> String {
    format!("{}-{}-{}", day.day(), day.month(), day.year())
}

/// A number as it is typed: with a comma, without thousands.
fn number(number: &Share) -> String {
    let text = number.truncated(DECIMALS);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.replace('.', ",")
}

fn percent(ratio: &Share) -> Option<String> {
    let hundred = Share::ONE.checked_div(&Share::CENT).ok()?;
    Some(number(&(ratio * &hundred)))
}

fn key(form: &mut KeyForm, key: &Key) -> Option<()> {
    match key {
        Key::Equal => form.set("kind", "equal"),
        Key::Fixed { shares } => {
            form.set("kind", "fixed");
            weights(form, shares);
        }
        Key::Attribute { .. } | Key::Usage { .. } => {
            form.set("kind", "measure");
            part(form, 1, key)?;
        }
        Key::Tiered { of, mode, tiers } => {
            form.set("kind", "tiered");
            form.set("mode", if *mode == TierMode::Whole { "whole" } else { "marginal" });
            part(form, 1, of)?;
            steps(form, tiers)?;
        }
        Key::Average { of } => {
            form.set("kind", "average");
            measures(form, of)?;
        }
        Key::Product { of } => {
            form.set("kind", "product");
            measures(form, of)?;
        }
        Key::Blend { parts } => {
            form.set("kind", "blend");
            if parts.len() > PARTS {
                return None;
            }
            for (at, one) in (1..).zip(parts) {
                form.set(format!("part{at}_percent"), percent(&one.share)?);
                match &one.key {
                    Key::Equal => form.set(format!("part{at}_what"), "equal"),
                    Key::Fixed { shares } => {
                        form.set(format!("part{at}_what"), "fixed");
                        weights(form, shares);
                    }
                    measure => part(form, at, measure)?,
                }
            }
        }
    }
    Some(())
}

fn weights(form: &mut KeyForm, shares: &BTreeMap<String, Share>) {
    for (member, share) in shares {
        form.set(format!("share_{member}"), number(share));
    }
}

fn measures(form: &mut KeyForm, keys: &[Key]) -> Option<()> {
    if keys.len() > PARTS {
        return None;
    }
    (1..).zip(keys).try_for_each(|(at, key)| part(form, at, key))
}

fn part(form: &mut KeyForm, at: usize, key: &Key) -> Option<()> {
    match key {
        Key::Attribute { name, on } => {
            form.set(format!("part{at}_what"), format!("attribute:{name}"));
            form.set(format!("part{at}_on"), on.map(day).unwrap_or_default());
        }
        Key::Usage { meter, aggregate } => {
            let aggregate = match aggregate {
                Aggregate::Sum => "sum",
                Aggregate::Max => "max",
                Aggregate::Last => "last",
                Aggregate::Unique => "unique",
            };
            form.set(format!("part{at}_what"), format!("usage:{meter}"));
            form.set(format!("part{at}_aggregate"), aggregate);
        }
        _ => return None,
    }
    Some(())
}

fn steps(form: &mut KeyForm, tiers: &[Tier]) -> Option<()> {
    if tiers.len() > TIERS {
        return None;
    }
    for (at, tier) in (1..).zip(tiers) {
        form.set(format!("tier{at}_up_to"), tier.up_to.as_ref().map(number).unwrap_or_default());
        form.set(format!("tier{at}_rate"), number(&tier.rate));
    }
    Some(())
}
