//! Allocation keys of services: new versions, never changes.

use std::collections::BTreeMap;

use allocation::{Key, Presence};
use jiff::civil::Date;
use kernel::{KeyId, ServiceId, Share};
use serde_json::json;
use store::roles::May;
use store::{OnConstraint, TenantTx};

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
    pub key: Key,
    /// Whether a member that is there for a part of the period counts for that part.
    pub presence: Presence,
    /// Who decided it, and when.
    pub note: String,
}

/// Enters a new version of a service's key.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, new: &NewKey) -> Result<KeyId, Refused> {
    require(tx, May::KeepServices)?;
    let service = tx.service(new.service)?;
    let faults = faults_of(tx, new)?;
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let rule = rule(&new.key, new.presence);
    let id = tx
        .add_key(new.service, new.starts_on, &rule, new.note.trim())
        .on_constraint("service_keys_start", Refused::from(Fault::field("starts_on", "key-start-taken")))?;
    tx.audit("service-keys.add", id, &format!("{}, {}", service.name, new.starts_on))?;
    Ok(id)
}

/// A key and its presence, as the table keeps them: the words of the scenario format.
#[must_use]
pub fn rule(key: &Key, presence: Presence) -> serde_json::Value {
    json!({ "key": key, "presence": presence })
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
    let members: BTreeMap<String, ()> = tx.members()?.into_iter().map(|member| (member.code, ())).collect();
    visit(&new.key, &mut |key| match key {
        Key::Usage { meter, .. } if !meters.contains(meter) => {
            faults.push(Fault::field("meter", "key-meter-unknown").with("meter", meter));
        }
        Key::Attribute { name, .. } if !attributes.iter().any(|known| known.name == *name) => {
            faults.push(Fault::field("attribute", "key-attribute-unknown").with("name", name));
        }
        Key::Fixed { shares } => faults.extend(faults_of_shares(shares, &members)),
        Key::Blend { parts } => {
            let sum: Share = parts.iter().map(|part| &part.share).sum();
            if sum != Share::ONE || parts.iter().any(|part| part.share.is_negative() || part.share.is_zero())
            {
                faults.push(Fault::field("percent", "key-blend-not-whole"));
            }
        }
        _ => {}
    });
    Ok(faults)
}

fn faults_of_shares(shares: &BTreeMap<String, Share>, members: &BTreeMap<String, ()>) -> Option<Fault> {
    let unknown = shares.keys().find(|code| !members.contains_key(*code));
    if let Some(code) = unknown {
        return Some(Fault::field("shares", "key-member-unknown").with("code", code));
    }
    if shares.values().any(Share::is_negative) {
        return Some(Fault::field("shares", "key-share-negative"));
    }
    shares.values().all(Share::is_zero).then(|| Fault::field("shares", "key-shares-missing"))
}
