//! Makes changes to a scenario.

use kernel::Share;

use super::{Change, Newcomer, Quantity};
use crate::fault::{Fault, FaultKind};
use crate::key::Key;
use crate::pool::{Participant, Participants, Pool, Rules};
use crate::scenario::{Attribute, Member, Scenario, Usage};

/// Makes all changes; notes those that cannot be made and goes on.
pub(super) fn all(changes: &[Change], scenario: &Scenario) -> Result<Scenario, Vec<Fault>> {
    let mut changed = scenario.clone();
    let mut faults = Vec::new();
    for change in changes {
        if let Err(kind) = one(change, &mut changed) {
            faults.push(Fault { path: change.subject(), kind });
        }
    }
    if faults.is_empty() { Ok(changed) } else { Err(faults) }
}

fn one(change: &Change, scenario: &mut Scenario) -> Result<(), FaultKind> {
    match change {
        Change::Leave { member } => leave(member, scenario),
        Change::Join { newcomer } => join(newcomer, scenario),
        Change::Stop { pool, member } => {
            takers(pool, member, scenario)?.retain(|taker| taker.member != *member);
            Ok(())
        }
        Change::Take { pool, member } => {
            let takers = takers(pool, member, scenario)?;
            takers.retain(|taker| taker.member != *member);
            takers.push(Participant::new(member.clone()));
            Ok(())
        }
        Change::Key { pool, key } => {
            let pool = find(pool, scenario)?;
            let missing = FaultKind::NoKey { pool: pool.id().to_owned() };
            rules(pool).ok_or(missing)?.key = key.clone();
            Ok(())
        }
        Change::Price { pool, price } => match find(pool, scenario)? {
            Pool::Tariff(tariff) => {
                tariff.price = price.clone();
                Ok(())
            }
            _ => Err(FaultKind::NoPrice { pool: pool.clone() }),
        },
        Change::Amount { pool, amount } => match find(pool, scenario)? {
            Pool::Cost(cost) => {
                cost.amount = *amount;
                Ok(())
            }
            Pool::Support(support) => {
                support.amount = *amount;
                Ok(())
            }
            Pool::Tariff(_) => Err(FaultKind::NoAmount { pool: pool.clone() }),
        },
        Change::Attribute { name, member, to } => {
            let mut any = false;
            for member in whose(member.as_deref(), scenario)? {
                any |= attribute(name, member, to);
            }
            if any { Ok(()) } else { Err(FaultKind::NothingToMultiply { name: name.clone() }) }
        }
        Change::Usage { meter, member, to } => usage(meter, member.as_deref(), to, scenario),
    }
}

fn find<'s>(id: &str, scenario: &'s mut Scenario) -> Result<&'s mut Pool, FaultKind> {
    let unknown = FaultKind::UnknownPool { id: id.to_owned() };
    scenario.pools.iter_mut().find(|pool| pool.id() == id).ok_or(unknown)
}

fn rules(pool: &mut Pool) -> Option<&mut Rules> {
    match pool {
        Pool::Cost(pool) => Some(&mut pool.rules),
        Pool::Tariff(pool) => Some(&mut pool.rules),
        Pool::Support(_) => None,
    }
}

/// The list of those that take part in a pool, for a change of a known member's place in it.
fn takers<'s>(
    pool: &str,
    member: &str,
    scenario: &'s mut Scenario,
) -> Result<&'s mut Vec<Participant>, FaultKind> {
    drop(whose(Some(member), scenario)?);
    match rules(find(pool, scenario)?).map(|rules| &mut rules.participants) {
        Some(Participants::Listed(listed)) => Ok(listed),
        _ => Err(FaultKind::NotListed { pool: pool.to_owned() }),
    }
}

/// One member, or all of them.
fn whose<'s>(
    id: Option<&str>,
    scenario: &'s mut Scenario,
) -> Result<impl Iterator<Item = &'s mut Member>, FaultKind> {
    let is_known = |id: &&str| scenario.members.iter().any(|member| member.id == *id);
    if let Some(id) = id.filter(|id| !is_known(id)) {
        return Err(FaultKind::UnknownMember { id: id.to_owned() });
    }
    let id = id.map(ToOwned::to_owned);
    let is_meant = move |member: &&mut Member| id.as_ref().is_none_or(|id| *id == member.id);
    Ok(scenario.members.iter_mut().filter(is_meant))
}

fn leave(id: &str, scenario: &mut Scenario) -> Result<(), FaultKind> {
    drop(whose(Some(id), scenario)?);
    scenario.members.retain(|member| member.id != id);
    scenario.usage.retain(|row| row.member != id);
    for rules in scenario.pools.iter_mut().filter_map(rules) {
        if let Participants::Listed(listed) = &mut rules.participants {
            listed.retain(|participant| participant.member != id);
        }
        for key in std::iter::once(&mut rules.key).chain(&mut rules.fallback) {
            weigh(key, id, None);
        }
    }
    Ok(())
}

fn join(newcomer: &Newcomer, scenario: &mut Scenario) -> Result<(), FaultKind> {
    let id = &newcomer.id;
    if scenario.members.iter().any(|member| member.id == *id) {
        return Err(FaultKind::DoubledId { id: id.clone() });
    }
    let mut member = newcomer.member();
    member.joined = member.joined.or(Some(scenario.period.start()));
    for pool in &newcomer.pools {
        let rules = rules(find(pool, scenario)?);
        match rules.map(|rules| &mut rules.participants) {
            Some(Participants::Listed(listed)) => listed.push(Participant::new(id.clone())),
            _ => return Err(FaultKind::NotListed { pool: pool.clone() }),
        }
    }
    for (pool, weight) in &newcomer.weights {
        let missing = FaultKind::NoKey { pool: pool.clone() };
        let rules = rules(find(pool, scenario)?).ok_or(missing)?;
        for key in std::iter::once(&mut rules.key).chain(&mut rules.fallback) {
            weigh(key, id, Some(weight));
        }
    }
    let row = |(meter, quantity): (&String, &Share)| whole_period(id, meter, quantity, scenario);
    let rows: Vec<Usage> = newcomer.usage.iter().map(row).collect();
    scenario.usage.extend(rows);
    scenario.members.push(member);
    Ok(())
}

/// Gives a member a weight in every fixed key, or takes it away.
fn weigh(key: &mut Key, member: &str, weight: Option<&Share>) {
    match key {
        Key::Fixed { shares } => match weight {
            Some(weight) => drop(shares.insert(member.to_owned(), weight.clone())),
            None => drop(shares.remove(member)),
        },
        Key::Tiered { of, .. } => weigh(of, member, weight),
        Key::Average { of } | Key::Product { of } => {
            of.iter_mut().for_each(|key| weigh(key, member, weight));
        }
        Key::Blend { parts } => parts.iter_mut().for_each(|part| weigh(&mut part.key, member, weight)),
        Key::Equal | Key::Attribute { .. } | Key::Usage { .. } => {}
    }
}

/// Changes an attribute; says whether there was anything to change.
fn attribute(name: &str, member: &mut Member, to: &Quantity) -> bool {
    let known = member.attributes.get_mut(name);
    match (to, known) {
        (Quantity::Be(value), _) => {
            member.attributes.insert(name.to_owned(), Attribute::Undated(value.clone()));
            true
        }
        (Quantity::Times(times), Some(Attribute::Undated(value))) => {
            *value = &*value * times;
            true
        }
        (Quantity::Times(times), Some(Attribute::Dated(values))) => {
            values.iter_mut().for_each(|dated| dated.value = &dated.value * times);
            true
        }
        (Quantity::Times(_), None) => false,
    }
}

fn usage(meter: &str, member: Option<&str>, to: &Quantity, scenario: &mut Scenario) -> Result<(), FaultKind> {
    let ids: Vec<String> = whose(member, scenario)?.map(|member| member.id.clone()).collect();
    let is_meant = |row: &Usage| row.meter == meter && member.is_none_or(|member| row.member == member);
    match to {
        Quantity::Be(quantity) => {
            let rows: Vec<_> = ids.iter().map(|id| whole_period(id, meter, quantity, scenario)).collect();
            scenario.usage.retain(|row| !is_meant(row));
            scenario.usage.extend(rows);
        }
        Quantity::Times(times) => {
            let mut any = false;
            for row in scenario.usage.iter_mut().filter(|row| is_meant(row)) {
                row.quantity = &row.quantity * times;
                any = true;
            }
            if !any {
                return Err(FaultKind::NothingToMultiply { name: meter.to_owned() });
            }
        }
    }
    Ok(())
}

/// A row that counts for the period by sum, by largest and by last.
fn whole_period(member: &str, meter: &str, quantity: &Share, scenario: &Scenario) -> Usage {
    let mut row = Usage::new(member, meter, quantity.clone());
    row.at = Some(scenario.period.start());
    row
}
