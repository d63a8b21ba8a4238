//! Allocation keys of services: new versions, never changes.

use std::collections::BTreeMap;

use allocation::{Bound, Key, SCENARIO_FORMAT, Scenario};
use jiff::civil::Date;
use kernel::{KeyId, ServiceId, Share};
use serde_json::{Value, json};
use store::roles::May;
use store::{Member, OnConstraint, TenantTx};

use crate::key_rule::Rule;
use crate::permissions::require;
use crate::{Fault, Refused};

/// A version of a service's key, to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// The service.
    pub service: ServiceId,
    /// Holds for periods that start on this day or later.
    pub starts_on: Date,
    /// How costs are divided.
    pub rule: Rule,
    /// Who decided it, and when.
    pub note: String,
}

/// Enters a new version of a service's key.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, new: &NewKey) -> Result<KeyId, Refused> {
    check(tx, new)?;
    let service = tx.service(new.service)?;
    let id = tx
        .add_key(new.service, new.starts_on, &new.rule.to_json(), new.note.trim())
        .on_constraint("service_keys_start", Refused::from(Fault::field("starts_on", "key-start-taken")))?;
    tx.audit("service-keys.add", id, &format!("{}, {}", service.name, new.starts_on))?;
    Ok(id)
}

/// Whether a new version could be entered, without entering it.
///
/// # Errors
/// As [`add`].
pub fn check(tx: &mut TenantTx<'_>, new: &NewKey) -> Result<(), Refused> {
    require(tx, May::KeepKeys)?;
    let mut faults = faults_of(tx, new)?;
    if tx.keys_of(new.service)?.iter().any(|key| key.starts_on == new.starts_on) {
        faults.push(Fault::field("starts_on", "key-start-taken"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

/// The key in a rule; none where it does not read, which only a hand in the database can cause.
#[must_use]
pub fn key_of(rule: &serde_json::Value) -> Option<Key> {
    serde_json::from_value(rule.get("key")?.clone()).ok()
}

/// The meters that a key and the keys in it count by.
#[must_use]
pub fn meters_of(key: &Key) -> Vec<(&str, allocation::Aggregate)> {
    let mut found = Vec::new();
    visit(key, &mut |key| {
        if let Key::Usage { meter, aggregate } = key {
            found.push((meter.as_str(), *aggregate));
        }
    });
    found
}

/// A key and all keys in it.
#[must_use]
pub fn parts_of(key: &Key) -> Vec<&Key> {
    let mut parts = Vec::new();
    visit(key, &mut |part| parts.push(part));
    parts
}

fn visit<'k>(key: &'k Key, see: &mut impl FnMut(&'k Key)) {
    see(key);
    match key {
        Key::Tiered { of, .. } => visit(of, see),
        Key::Average { of } | Key::Product { of } => of.iter().for_each(|key| visit(key, see)),
        Key::Blend { parts } => parts.iter().for_each(|part| visit(&part.key, see)),
        Key::Equal | Key::Attribute { .. } | Key::Usage { .. } | Key::Fixed { .. } => {}
    }
}

fn faults_of(tx: &mut TenantTx<'_>, new: &NewKey) -> Result<Vec<Fault>, Refused> {
    let mut faults = Vec::new();
    let mut settled = tx.periods()?.into_iter().filter(|period| !period.is_open());
    if let Some(period) = settled.rfind(|period| new.starts_on <= period.days.start()) {
        faults.push(Fault::field("starts_on", "key-starts-in-settled").with("period", period.name));
    }
    let meters: Vec<String> = tx.meters()?.into_iter().map(|meter| meter.code).collect();
    let attributes = tx.member_attributes()?;
    let members = tx.members()?;
    let codes: BTreeMap<String, ()> = members.iter().map(|member| (member.code.clone(), ())).collect();
    visit(&new.rule.key, &mut |key| match key {
        Key::Usage { meter, .. } if !meters.contains(meter) => {
            faults.push(Fault::field("kind", "key-meter-unknown").with("meter", meter));
        }
        Key::Attribute { name, .. } if !attributes.iter().any(|known| known.name == *name) => {
            faults.push(Fault::field("kind", "key-attribute-unknown").with("name", name));
        }
        Key::Fixed { shares } => faults.extend(faults_of_shares(shares, &codes)),
        Key::Blend { parts } => {
            let sum: Share = parts.iter().map(|part| &part.share).sum();
            if sum != Share::ONE || parts.iter().any(|part| part.share.is_negative() || part.share.is_zero())
            {
                faults.push(Fault::field("part1_percent", "key-blend-not-whole"));
            }
        }
        _ => {}
    });
    if let (Some(Bound::Amount(floor)), Some(Bound::Amount(cap))) = (&new.rule.floor, &new.rule.cap)
        && floor > cap
    {
        faults.push(Fault::field("cap", "key-floor-above-cap"));
    }
    if faults.is_empty() {
        faults.extend(not_understood(&new.rule, &members));
    }
    Ok(faults)
}

/// What the engine itself would refuse of a rule, whoever divides by it.
fn not_understood(rule: &Rule, members: &[Member]) -> Option<Fault> {
    let mut pool = rule.to_json();
    for (name, value) in [("id", "pool"), ("kind", "cost"), ("amount", "1.00")] {
        pool.as_object_mut()?.insert(name.to_owned(), Value::from(value));
    }
    let members: Vec<Value> = members.iter().map(|member| json!({ "id": member.code })).collect();
    let period = json!({ "start": "2025-01-01", "end": "2026-01-01" });
    let scenario =
        json!({ "format": SCENARIO_FORMAT, "period": period, "members": members, "pools": [pool] });
    let found = Scenario::parse(&scenario.to_string()).err()?;
    found.first().map(|fault| Fault::page("key-not-understood").with("problem", fault))
}

fn faults_of_shares(shares: &BTreeMap<String, Share>, members: &BTreeMap<String, ()>) -> Option<Fault> {
    let unknown = shares.keys().find(|code| !members.contains_key(*code));
    if let Some(code) = unknown {
        return Some(Fault::field("kind", "key-member-unknown").with("code", code));
    }
    if shares.values().any(Share::is_negative) {
        return Some(Fault::field("kind", "key-share-negative"));
    }
    shares.values().all(Share::is_zero).then(|| Fault::field("kind", "key-shares-missing"))
}
