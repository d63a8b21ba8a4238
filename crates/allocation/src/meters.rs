//! Usage rows, added up once for every meter that a key asks for.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use kernel::Share;

use crate::fault::{FaultKind, Faults};
use crate::key::{Aggregate, Key};
use crate::scenario::{Scenario, Usage};

/// The quantities that keys ask for, by meter, aggregate and member.
#[derive(Default)]
pub(crate) struct Meters<'s>(HashMap<&'s str, Counted<'s>>);

/// What one meter counted, for the aggregates that are asked for.
#[derive(Default)]
struct Counted<'s> {
    sum: Option<HashMap<&'s str, Share>>,
    max: Option<HashMap<&'s str, Share>>,
    last: Option<HashMap<&'s str, Reading>>,
    unique: Option<HashMap<&'s str, HashSet<&'s str>>>,
}

/// The newest reading so far.
struct Reading {
    at: Date,
    quantity: Share,
    /// The row that says something else about the same day.
    contradicted_by: Option<usize>,
}

impl<'s> Meters<'s> {
    /// Adds up the rows of the period, in one pass.
    pub(crate) fn count(scenario: &'s Scenario, faults: &mut Faults) -> Self {
        let mut meters = Self::default();
        scenario.pools.iter().flat_map(|pool| pool.keys()).for_each(|key| meters.ask(key));
        for (index, row) in scenario.usage.iter().enumerate() {
            let in_period = row.at.is_none_or(|day| scenario.period.contains(day));
            if let (true, Some(counted)) = (in_period, meters.0.get_mut(row.meter.as_str())) {
                faults.at("usage", |faults| faults.at(index, |faults| counted.add(index, row, faults)));
            }
        }
        let all = meters.0.iter().flat_map(|(meter, counted)| counted.contradictions(meter));
        let by_row: BTreeMap<usize, FaultKind> = all.collect();
        for (index, kind) in by_row {
            faults.at("usage", |faults| faults.add_at(index, kind));
        }
        meters
    }

    /// What a meter counted for a member; nothing where it has no rows.
    pub(crate) fn quantity(&self, meter: &str, aggregate: Aggregate, member: &str) -> Share {
        let Some(counted) = self.0.get(meter) else { return Share::ZERO };
        let found = match aggregate {
            Aggregate::Sum => counted.sum.as_ref().and_then(|sums| sums.get(member)).cloned(),
            Aggregate::Max => counted.max.as_ref().and_then(|most| most.get(member)).cloned(),
            Aggregate::Last => {
                counted.last.as_ref().and_then(|last| last.get(member)).map(|last| last.quantity.clone())
            }
            Aggregate::Unique => {
                let subjects = counted.unique.as_ref().and_then(|unique| unique.get(member));
                subjects.and_then(|subjects| i64::try_from(subjects.len()).ok()).map(Share::from)
            }
        };
        found.unwrap_or_default()
    }

    fn ask(&mut self, key: &'s Key) {
        key.walk(&mut |key| {
            let Key::Usage { meter, aggregate } = key else { return };
            let counted = self.0.entry(meter.as_str()).or_default();
            match aggregate {
                Aggregate::Sum => drop(counted.sum.get_or_insert_default()),
                Aggregate::Max => drop(counted.max.get_or_insert_default()),
                Aggregate::Last => drop(counted.last.get_or_insert_default()),
                Aggregate::Unique => drop(counted.unique.get_or_insert_default()),
            }
        });
    }
}

impl<'s> Counted<'s> {
    fn add(&mut self, index: usize, row: &'s Usage, faults: &mut Faults) {
        let (member, quantity) = (row.member.as_str(), &row.quantity);
        if let Some(sums) = &mut self.sum {
            let sum = sums.entry(member).or_default();
            *sum = &*sum + quantity;
        }
        if let Some(most) = &mut self.max {
            let max = most.entry(member).or_default();
            if *quantity > *max {
                *max = quantity.clone();
            }
        }
        if let Some(last) = &mut self.last {
            match row.at {
                Some(at) => {
                    let new = Reading { at, quantity: quantity.clone(), contradicted_by: None };
                    read(last, member, new, index);
                }
                None => {
                    faults.add_at("at", FaultKind::UsageWithoutDay { meter: row.meter.clone() });
                    // A stand-in: what this row lacks should not look like a measure of zero as well.
                    let at = Date::MIN;
                    last.entry(member).or_insert(Reading { at, quantity: Share::ONE, contradicted_by: None });
                }
            }
        }
        if let Some(unique) = &mut self.unique {
            if row.subject.is_none() {
                faults.add_at("subject", FaultKind::UsageWithoutSubject { meter: row.meter.clone() });
            }
            unique.entry(member).or_default().insert(row.subject.as_deref().unwrap_or_default());
        }
    }

    /// Two different last readings on one day: which of them counts is not for the order of rows to say.
    fn contradictions(&self, meter: &str) -> impl Iterator<Item = (usize, FaultKind)> {
        self.last.iter().flatten().filter_map(move |(member, reading)| {
            let (member, meter, day) = ((*member).to_owned(), meter.to_owned(), reading.at);
            Some((reading.contradicted_by?, FaultKind::TwoLastReadings { member, meter, day }))
        })
    }
}

fn read<'s>(last: &mut HashMap<&'s str, Reading>, member: &'s str, new: Reading, index: usize) {
    match last.get_mut(member) {
        Some(known) if known.at > new.at => {}
        Some(known) if known.at == new.at => {
            if known.quantity != new.quantity {
                known.contradicted_by = Some(index);
            }
        }
        _ => drop(last.insert(member, new)),
    }
}
