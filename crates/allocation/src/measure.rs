//! What a key measures of the members of a pool.

use std::sync::Arc;

use jiff::civil::Date;
use kernel::Share;

use crate::column::Column;
use crate::derivation::Measure;
use crate::engine::Engine;
use crate::fault::{FaultKind, Faults};
use crate::key::{Aggregate, Key, Tier, TierMode};
use crate::scenario::Member;
use crate::seats::Seats;
use crate::tiers;

/// The measure of every member of a pool, with where it comes from. Copies share all of it.
#[derive(Clone, Debug)]
pub(crate) struct Measures {
    pub(crate) values: Column,
    from: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Equal,
    Attribute { name: Arc<str>, on: Arc<[Option<Date>]> },
    Usage { meter: Arc<str>, aggregate: Aggregate },
    Fixed,
    Tiered { of: Box<Measures>, mode: TierMode, tiers: Arc<[Tier]> },
    Average { of: Vec<Measures> },
    Product { of: Vec<Measures> },
}

/// A key that the same members have the same measure by, whichever pool asks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Leaf<'s> {
    Attribute(&'s str, Date),
    Usage(&'s str, Aggregate),
}

impl Measures {
    /// The measure of one member and where it comes from.
    pub(crate) fn draw(&self, seat: usize) -> Measure {
        let value = self.values.get(seat);
        let each = |of: &[Self]| of.iter().map(|measures| measures.draw(seat)).collect();
        match &self.from {
            Source::Equal => Measure::Equal { value },
            Source::Attribute { name, on } => {
                Measure::Attribute { name: name.to_string(), on: on.get(seat).copied().flatten(), value }
            }
            Source::Usage { meter, aggregate } => {
                Measure::Usage { meter: meter.to_string(), aggregate: *aggregate, value }
            }
            Source::Fixed => Measure::Fixed { value },
            Source::Tiered { of, mode, tiers } => {
                let steps = tiers::steps(&of.values.get(seat), *mode, tiers);
                Measure::Tiered { of: Box::new(of.draw(seat)), mode: *mode, steps, value }
            }
            Source::Average { of } => Measure::Average { of: each(of), value },
            Source::Product { of } => Measure::Product { of: each(of), value },
        }
    }
}

impl<'s> Engine<'s> {
    /// Everybody's measure by a key that is no blend; none where something is wrong with one, which
    /// [`Engine::complain`] says.
    pub(crate) fn measures(&self, key: &'s Key, seats: &Seats<'s>) -> Option<Measures> {
        match key {
            Key::Equal => {
                Some(Measures { values: Column::same(&Share::ONE, seats.members.len()), from: Source::Equal })
            }
            Key::Attribute { name, on } => {
                let day = on.unwrap_or_else(|| self.scenario.period.start());
                self.leaf(Leaf::Attribute(name, day), seats, || attribute(name, day, seats))
            }
            Key::Usage { meter, aggregate } => self.leaf(Leaf::Usage(meter, *aggregate), seats, || {
                let values = self.meters.quantities(meter, *aggregate, &seats.places);
                let meter = Arc::from(meter.as_str());
                Some(Measures { values, from: Source::Usage { meter, aggregate: *aggregate } })
            }),
            Key::Fixed { shares } => {
                // Members and weights are both by id: one walk along both.
                let mut weights = shares.iter();
                let weight = |member: &&Member| {
                    let found = weights.find(|(id, _)| **id >= member.id);
                    found.filter(|(id, _)| **id == member.id).map(|(_, weight)| weight)
                };
                let values: Vec<&Share> = seats.members.iter().map(weight).collect::<Option<_>>()?;
                Some(Measures { values: Column::of(&values), from: Source::Fixed })
            }
            Key::Tiered { of, mode, tiers } => {
                let of = Box::new(self.measures(of, seats)?);
                let values = tiers::tiered(&of.values, *mode, tiers);
                let tiers = tiers.as_slice().into();
                Some(Measures { values, from: Source::Tiered { of, mode: *mode, tiers } })
            }
            Key::Average { of } => {
                let of = self.all_measures(of, seats)?;
                let sum = of.iter().map(|of| of.values.clone()).reduce(|sum, values| sum.plus(&values))?;
                let count = i64::try_from(of.len()).ok().and_then(|count| Share::ratio(1, count).ok())?;
                Some(Measures { values: sum.scaled(&count), from: Source::Average { of } })
            }
            Key::Product { of } => {
                let of = self.all_measures(of, seats)?;
                let product = of.iter().map(|of| of.values.clone()).reduce(|a, b| a.times(&b));
                let values = product.unwrap_or_else(|| Column::same(&Share::ONE, seats.members.len()));
                Some(Measures { values, from: Source::Product { of } })
            }
            Key::Blend { .. } => None,
        }
    }

    fn all_measures(&self, keys: &'s [Key], seats: &Seats<'s>) -> Option<Vec<Measures>> {
        keys.iter().map(|key| self.measures(key, seats)).collect()
    }

    /// Measures everybody once, whichever pools ask.
    fn leaf(
        &self,
        leaf: Leaf<'s>,
        seats: &Seats<'s>,
        measure: impl FnOnce() -> Option<Measures>,
    ) -> Option<Measures> {
        if !seats.is_everybody {
            return measure();
        }
        let known = self.leaves.borrow().get(&leaf).cloned();
        if known.is_some() {
            return known;
        }
        let measures = measure()?;
        self.leaves.borrow_mut().insert(leaf, measures.clone());
        Some(measures)
    }

    /// Notes what is wrong with a member's measure by a key.
    pub(crate) fn complain(&self, key: &Key, member: &Member, faults: &mut Faults) {
        match key {
            Key::Equal | Key::Usage { .. } => {}
            Key::Attribute { name, on } => {
                let day = on.unwrap_or_else(|| self.scenario.period.start());
                let value = member.attributes.get(name).and_then(|attribute| attribute.on(day));
                let (id, name) = (member.id.clone(), name.clone());
                match value {
                    None => faults.add(FaultKind::MissingAttribute { member: id, name, day }),
                    Some((value, _)) if value.is_negative() => {
                        faults.add(FaultKind::NegativeMeasure { member: id, name });
                    }
                    Some(_) => {}
                }
            }
            Key::Fixed { shares } => {
                if !shares.contains_key(&member.id) {
                    faults.add_at("shares", FaultKind::MissingWeight { member: member.id.clone() });
                }
            }
            Key::Tiered { of, .. } => faults.at("of", |faults| self.complain(of, member, faults)),
            Key::Average { of } | Key::Product { of } => faults.at("of", |faults| {
                for (index, key) in of.iter().enumerate() {
                    faults.at(index, |faults| self.complain(key, member, faults));
                }
            }),
            // Checked before: a blend has shares and no measure.
            Key::Blend { .. } => faults.add(FaultKind::BlendInside),
        }
    }
}

fn attribute(name: &str, day: Date, seats: &Seats<'_>) -> Option<Measures> {
    let found = seats.members.iter().map(|member| member.attributes.get(name)?.on(day));
    let found: Vec<_> = found.collect::<Option<_>>()?;
    let (values, on): (Vec<&Share>, Vec<Option<Date>>) = found.into_iter().unzip();
    let values = Column::of(&values);
    let from = Source::Attribute { name: name.into(), on: on.into() };
    (!values.any_negative()).then_some(Measures { values, from })
}
