//! What contradicts itself in a scenario, before anything is computed.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use kernel::{Cents, Share};

use crate::fault::{FaultKind, Faults};
use crate::key::{Key, Tier};
use crate::pool::{Bound, Participant, Participants, Pool, Rules};
use crate::scenario::{Attribute, Member, Scenario, Usage};
use crate::stages::Stages;

/// Notes every contradiction. What could not be read stands without an id, and is passed over here.
pub(crate) fn check(scenario: &Scenario, faults: &mut Faults) {
    let unread = scenario.members.is_empty() && faults.any_under("members");
    let members = faults.at("members", |faults| members(&scenario.members, faults));
    let known = Known { members: (!unread).then_some(members), scenario };
    faults.at("usage", |faults| known.usage(faults));
    faults.at("pools", |faults| known.pools(faults));
    match &scenario.stages {
        Some(stages) => faults.at("stages", |faults| known.stages(stages, faults)),
        None if scenario.pools.iter().any(is_support) => {
            faults.add_at("stages", FaultKind::NoStages);
        }
        None => {}
    }
}

fn is_support(pool: &Pool) -> bool {
    matches!(pool, Pool::Support(pool) if !pool.id.is_empty())
}

fn members<'s>(members: &'s [Member], faults: &mut Faults) -> HashMap<&'s str, &'s Member> {
    let mut known = HashMap::new();
    for (index, member) in members.iter().enumerate() {
        faults.at(index, |faults| {
            named(&member.id, faults);
            if !member.id.is_empty() && known.insert(member.id.as_str(), member).is_some() {
                faults.add_at("id", FaultKind::DoubledId { id: member.id.clone() });
            }
            if member.left.zip(member.joined).is_some_and(|(left, joined)| left <= joined) {
                faults.add_at("left", FaultKind::EndNotAfterStart);
            }
            faults.at("attributes", |faults| attributes(&member.attributes, faults));
        });
    }
    known
}

/// Notes an id that is empty, unless that is because it could not be read.
fn named(id: &str, faults: &mut Faults) {
    if id.is_empty() && !faults.any_here() {
        faults.add_at("id", FaultKind::Empty);
    }
}

fn attributes(attributes: &BTreeMap<String, Attribute>, faults: &mut Faults) {
    for (name, attribute) in attributes {
        let Attribute::Dated(values) = attribute else { continue };
        // Days that rise are all different, and mostly they do.
        if values.is_sorted_by(|a, b| a.on < b.on) {
            continue;
        }
        let mut days = HashSet::new();
        for value in values.iter().filter(|value| !days.insert(value.on)) {
            faults.add_at(name.as_str(), FaultKind::DoubledDay { day: value.on });
        }
    }
}

/// What the pools may name.
struct Known<'s> {
    /// None where the list could not be read: then no name is called unknown.
    members: Option<HashMap<&'s str, &'s Member>>,
    scenario: &'s Scenario,
}

impl Known<'_> {
    fn member(&self, id: &str, faults: &mut Faults) {
        if self.is_unknown(id) {
            faults.add(FaultKind::UnknownMember { id: id.to_owned() });
        }
    }

    fn is_unknown(&self, id: &str) -> bool {
        let unknown = self.members.as_ref().is_some_and(|members| !members.contains_key(id));
        unknown && !id.is_empty()
    }

    fn usage(&self, faults: &mut Faults) {
        // Rows of one member mostly follow each other.
        let mut known = None;
        for (index, row) in self.scenario.usage.iter().enumerate() {
            let Usage { member, meter, quantity, .. } = row;
            let is_known = known == Some(member) || !self.is_unknown(member);
            if is_known {
                known = Some(member);
            }
            if is_known && !quantity.is_negative() {
                continue;
            }
            faults.at(index, |faults| {
                faults.at("member", |faults| self.member(member, faults));
                if quantity.is_negative() {
                    let (member, name) = (member.clone(), meter.clone());
                    faults.add_at("quantity", FaultKind::NegativeMeasure { member, name });
                }
            });
        }
    }

    fn pools(&self, faults: &mut Faults) {
        let mut ids = HashSet::new();
        for (index, pool) in self.scenario.pools.iter().enumerate() {
            faults.at(index, |faults| {
                named(pool.id(), faults);
                if !pool.id().is_empty() && !ids.insert(pool.id()) {
                    faults.add_at("id", FaultKind::DoubledId { id: pool.id().to_owned() });
                }
                match pool {
                    Pool::Cost(pool) => {
                        self.rules(&pool.rules, faults);
                        bound("floor", pool.floor.as_ref(), faults);
                        bound("cap", pool.cap.as_ref(), faults);
                    }
                    Pool::Tariff(pool) => {
                        self.rules(&pool.rules, faults);
                        no_blend("key", Some(&pool.rules.key), faults);
                        no_blend("fallback", pool.rules.fallback.as_ref(), faults);
                    }
                    Pool::Support(pool) => not_negative("amount", pool.amount < Cents::ZERO, faults),
                }
            });
        }
    }

    fn rules(&self, rules: &Rules, faults: &mut Faults) {
        if let Participants::Listed(listed) = &rules.participants {
            faults.at("participants", |faults| self.participants(listed, faults));
        }
        faults.at("key", |faults| self.key(&rules.key, true, faults));
        if let Some(key) = &rules.fallback {
            faults.at("fallback", |faults| self.key(key, true, faults));
        }
        if let Some(phase_in) = &rules.phase_in {
            faults.at("phase_in", |faults| {
                faults.at("factors", |faults| all_not_negative(phase_in.factors.iter(), faults));
            });
        }
    }

    fn participants(&self, listed: &[Participant], faults: &mut Faults) {
        let mut ids = HashSet::new();
        let period_is_known = !faults.any_under("period");
        for (index, participant) in listed.iter().enumerate() {
            faults.at(index, |faults| {
                let id = &participant.member;
                self.member(id, faults);
                if !ids.insert(id) {
                    faults.add(FaultKind::DoubledId { id: id.clone() });
                }
                let Participant { from, until, .. } = *participant;
                let first = from.unwrap_or(Date::MIN);
                if until.is_some_and(|until| until <= first) {
                    faults.add_at("until", FaultKind::EndNotAfterStart);
                } else if period_is_known && self.scenario.period.days_present(first, until) == 0 {
                    faults.add(FaultKind::NotInPeriod { member: id.clone() });
                }
            });
        }
    }

    fn key(&self, key: &Key, blend_may_stand_here: bool, faults: &mut Faults) {
        match key {
            Key::Equal | Key::Attribute { .. } | Key::Usage { .. } => {}
            Key::Fixed { shares } => faults.at("shares", |faults| self.weights(shares, faults)),
            Key::Tiered { of, tiers, .. } => {
                faults.at("of", |faults| self.key(of, false, faults));
                faults.at("tiers", |faults| check_tiers(tiers, faults));
            }
            Key::Average { of } | Key::Product { of } => faults.at("of", |faults| {
                if of.is_empty() {
                    faults.add(FaultKind::Empty);
                }
                for (index, key) in of.iter().enumerate() {
                    faults.at(index, |faults| self.key(key, false, faults));
                }
            }),
            Key::Blend { parts } => {
                if !blend_may_stand_here {
                    faults.add(FaultKind::BlendInside);
                }
                faults.at("parts", |faults| {
                    let sum: Share = parts.iter().map(|part| &part.share).sum();
                    if sum != Share::ONE {
                        faults.add(FaultKind::SharesNotOne { sum });
                    }
                    for (index, part) in parts.iter().enumerate() {
                        faults.at(index, |faults| {
                            not_negative("share", part.share.is_negative(), faults);
                            faults.at("key", |faults| self.key(&part.key, blend_may_stand_here, faults));
                        });
                    }
                });
            }
        }
    }

    fn weights(&self, shares: &BTreeMap<String, Share>, faults: &mut Faults) {
        for (member, weight) in shares {
            if !weight.is_negative() && !self.is_unknown(member) {
                continue;
            }
            faults.at(member.as_str(), |faults| {
                self.member(member, faults);
                if weight.is_negative() {
                    faults.add(FaultKind::Negative);
                }
            });
        }
    }

    fn stages(&self, stages: &Stages, faults: &mut Faults) {
        let pools: HashMap<&str, &Pool> = self
            .scenario
            .pools
            .iter()
            .map(|pool| (pool.id(), pool))
            .filter(|(id, _)| !id.is_empty())
            .collect();
        let mut given = HashSet::new();
        faults.at("supports", |faults| {
            for (index, supports) in stages.supports.iter().enumerate() {
                let id = supports.pool.as_str();
                faults.at(index, |faults| {
                    if !id.is_empty() && !given.insert(id) {
                        faults.add_at("pool", FaultKind::DoubledId { id: id.to_owned() });
                    }
                    match pools.get(id) {
                        _ if id.is_empty() => {}
                        None => faults.add_at("pool", FaultKind::UnknownPool { id: id.to_owned() }),
                        Some(Pool::Support(_)) => {}
                        Some(_) => faults.add_at("pool", FaultKind::NotASupportPool { pool: id.to_owned() }),
                    }
                    faults.at("to", |faults| receivers(&supports.to, &pools, faults));
                });
            }
            for pool in self.scenario.pools.iter().filter(|pool| is_support(pool)) {
                if !given.contains(pool.id()) {
                    faults.add(FaultKind::SupportWithoutWeights { pool: pool.id().to_owned() });
                }
            }
        });
    }
}

fn receivers(to: &BTreeMap<String, Share>, pools: &HashMap<&str, &Pool>, faults: &mut Faults) {
    for (id, weight) in to {
        faults.at(id.as_str(), |faults| {
            match pools.get(id.as_str()) {
                None => faults.add(FaultKind::UnknownPool { id: id.clone() }),
                Some(Pool::Tariff(_)) => faults.add(FaultKind::SupportsTariff { pool: id.clone() }),
                Some(Pool::Cost(_) | Pool::Support(_)) => {}
            }
            if weight.is_negative() {
                faults.add(FaultKind::Negative);
            }
        });
    }
}

fn check_tiers(tiers: &[Tier], faults: &mut Faults) {
    if tiers.is_empty() {
        faults.add(FaultKind::Empty);
    }
    let mut reached = &Share::ZERO;
    for (index, tier) in tiers.iter().enumerate() {
        let is_last = index + 1 == tiers.len();
        faults.at(index, |faults| {
            match &tier.up_to {
                None if !is_last => faults.add_at("up_to", FaultKind::OpenTierNotLast),
                Some(_) if is_last => faults.add_at("up_to", FaultKind::LastTierNotOpen),
                Some(up_to) if up_to <= reached => faults.add_at("up_to", FaultKind::MustRise),
                _ => {}
            }
            not_negative("rate", tier.rate.is_negative(), faults);
        });
        reached = tier.up_to.as_ref().unwrap_or(reached);
    }
}

fn bound(name: &str, bound: Option<&Bound>, faults: &mut Faults) {
    faults.at(name, |faults| match bound {
        Some(Bound::Amount(amount)) => not_negative("amount", amount.is_negative(), faults),
        Some(Bound::PercentOfPrevious(percent)) => {
            not_negative("percent_of_previous", percent.is_negative(), faults);
        }
        None => {}
    });
}

fn no_blend(name: &str, key: Option<&Key>, faults: &mut Faults) {
    if let Some(Key::Blend { .. }) = key {
        faults.add_at(name, FaultKind::BlendInTariff);
    }
}

fn not_negative(name: &str, is_negative: bool, faults: &mut Faults) {
    if is_negative {
        faults.add_at(name, FaultKind::Negative);
    }
}

fn all_not_negative<'s>(numbers: impl Iterator<Item = &'s Share>, faults: &mut Faults) {
    for (index, _) in numbers.enumerate().filter(|(_, number)| number.is_negative()) {
        faults.add_at(index, FaultKind::Negative);
    }
}
