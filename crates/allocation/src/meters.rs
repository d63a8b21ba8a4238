//! Usage rows, added up once for every meter that a key asks for.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use kernel::Share;

use crate::column::Column;
use crate::fault::{FaultKind, Faults};
use crate::key::{Aggregate, Key};
use crate::scenario::{Scenario, Usage};

/// The quantities that keys ask for, by meter, aggregate and member.
#[derive(Default)]
pub(crate) struct Meters<'s>(HashMap<&'s str, Counted<'s>>);

/// What one meter counted, for the aggregates that are asked for; each by the member's place.
#[derive(Default)]
struct Counted<'s> {
    sum: Option<Vec<Option<Share>>>,
    max: Option<Vec<Share>>,
    last: Option<Vec<Option<Reading<'s>>>>,
    /// Members with what was counted of them, sorted and without doubles once all rows are there.
    unique: Option<Vec<(usize, &'s str)>>,
}

/// The newest reading so far.
struct Reading<'s> {
    member: &'s str,
    at: Date,
    quantity: &'s Share,
    /// The row that says something else about the same day.
    contradicted_by: Option<usize>,
}

/// What stands in for a reading that says nothing.
static STAND_IN: Share = Share::ONE;

/// What is wrong with a row, and in which of its fields.
type RowFault = (&'static str, FaultKind);

/// The place of each member; who is no member gets one after them.
struct Places<'s> {
    known: HashMap<&'s str, usize>,
    /// Rows of one member mostly follow each other.
    before: Option<(&'s str, usize)>,
}

impl<'s> Places<'s> {
    fn of(&mut self, member: &'s str) -> usize {
        if let Some((before, place)) = self.before
            && before == member
        {
            return place;
        }
        let next = self.known.len();
        let place = *self.known.entry(member).or_insert(next);
        self.before = Some((member, place));
        place
    }
}

impl<'s> Meters<'s> {
    /// Adds up the rows of the period, in one pass. Members are counted by their place in `members`.
    pub(crate) fn count(
        scenario: &'s Scenario,
        members: impl Iterator<Item = &'s str>,
        faults: &mut Faults,
    ) -> Self {
        let mut meters = Self::default();
        scenario.pools.iter().flat_map(|pool| pool.keys()).for_each(|key| meters.ask(key));
        let known = members.enumerate().map(|(place, member)| (member, place)).collect();
        let mut places = Places { known, before: None };
        for (index, row) in scenario.usage.iter().enumerate() {
            let Some(counted) = meters.0.get_mut(row.meter.as_str()) else { continue };
            if row.at.is_none_or(|day| scenario.period.contains(day)) {
                for (field, kind) in counted.add(index, row, places.of(&row.member)) {
                    faults.at("usage", |faults| faults.at(index, |faults| faults.add_at(field, kind)));
                }
            }
        }
        for subjects in meters.0.values_mut().filter_map(|counted| counted.unique.as_mut()) {
            subjects.sort_unstable();
            subjects.dedup();
        }
        let all = meters.0.iter().flat_map(|(meter, counted)| counted.contradictions(meter));
        let by_row: BTreeMap<usize, FaultKind> = all.collect();
        for (index, kind) in by_row {
            faults.at("usage", |faults| faults.add_at(index, kind));
        }
        meters
    }

    /// What a meter counted for the members at these places; nothing where it has no rows.
    pub(crate) fn quantities(&self, meter: &str, aggregate: Aggregate, places: &[usize]) -> Column {
        let nothing = Column::same(&Share::ZERO, places.len());
        let Some(counted) = self.0.get(meter) else { return nothing };
        match aggregate {
            Aggregate::Sum => {
                counted.sum.as_ref().map(|sums| column(places, |place| sums.get(place)?.as_ref()))
            }
            Aggregate::Max => counted.max.as_ref().map(|most| column(places, |place| most.get(place))),
            Aggregate::Last => counted.last.as_ref().map(|last| {
                column(places, |place| last.get(place)?.as_ref().map(|reading| reading.quantity))
            }),
            Aggregate::Unique => counted.unique.as_ref().and_then(|subjects| {
                let number = |place: &usize| {
                    let first = subjects.partition_point(|(member, _)| member < place);
                    let after = subjects.partition_point(|(member, _)| member <= place);
                    i128::try_from(after - first).unwrap_or(0)
                };
                Column::whole(places.iter().map(number).collect(), 1)
            }),
        }
        .unwrap_or(nothing)
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

/// The quantities of the members at these places; zero where there is none.
fn column<'a>(places: &[usize], of: impl Fn(usize) -> Option<&'a Share>) -> Column {
    let zero = &Share::ZERO;
    let quantities: Vec<&Share> = places.iter().map(|place| of(*place).unwrap_or(zero)).collect();
    Column::of(&quantities)
}

/// The number of the member at a place.
fn at<T: Default>(list: &mut Vec<T>, place: usize) -> &mut T {
    if list.len() <= place {
        list.resize_with(place + 1, T::default);
    }
    &mut list[place]
}

impl<'s> Counted<'s> {
    fn add(&mut self, index: usize, row: &'s Usage, place: usize) -> Vec<RowFault> {
        let quantity = &row.quantity;
        let mut wrong = Vec::new();
        if let Some(sums) = &mut self.sum {
            let sum = at(sums, place);
            *sum = Some(sum.as_ref().map_or_else(|| quantity.clone(), |sum| sum + quantity));
        }
        if let Some(most) = &mut self.max {
            let max = at(most, place);
            if *quantity > *max {
                max.clone_from(quantity);
            }
        }
        if let Some(last) = &mut self.last {
            let known = at(last, place);
            let reading = |at, quantity| Reading { member: &row.member, at, quantity, contradicted_by: None };
            match row.at {
                Some(at) => read(known, reading(at, quantity), index),
                None => {
                    wrong.push(("at", FaultKind::UsageWithoutDay { meter: row.meter.clone() }));
                    // A stand-in: what this row lacks should not look like a measure of zero as well.
                    known.get_or_insert(reading(Date::MIN, &STAND_IN));
                }
            }
        }
        if let Some(unique) = &mut self.unique {
            if row.subject.is_none() {
                wrong.push(("subject", FaultKind::UsageWithoutSubject { meter: row.meter.clone() }));
            }
            unique.push((place, row.subject.as_deref().unwrap_or_default()));
        }
        wrong
    }

    /// Two different last readings on one day: which of them counts is not for the order of rows to say.
    fn contradictions(&self, meter: &str) -> impl Iterator<Item = (usize, FaultKind)> {
        self.last.iter().flatten().flatten().filter_map(move |reading| {
            let (member, meter, day) = (reading.member.to_owned(), meter.to_owned(), reading.at);
            Some((reading.contradicted_by?, FaultKind::TwoLastReadings { member, meter, day }))
        })
    }
}

fn read<'s>(last: &mut Option<Reading<'s>>, new: Reading<'s>, index: usize) {
    match last {
        Some(known) if known.at > new.at => {}
        Some(known) if known.at == new.at => {
            if known.quantity != new.quantity {
                known.contradicted_by = Some(index);
            }
        }
        _ => *last = Some(new),
    }
}
