//! From a key to shares: what each participant counts for, and what that is of the whole.

use kernel::Share;

use crate::column::Column;
use crate::derivation::{Apportioned, BlendedPart, Measured};
use crate::engine::Engine;
use crate::fault::{Fault, FaultKind, Faults};
use crate::key::{BlendPart, Key};
use crate::measure::Measures;
use crate::pool::Rules;
use crate::seats::{Seated, Seats};

/// What a key made of every participant, in the order of the seats. Copies share all of it.
#[derive(Clone, Debug)]
pub(crate) enum Shared {
    Measured(Counted),
    Blend { parts: Vec<(Share, Shared)>, shares: Column },
}

/// Everybody's measure beside all of them together.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    measures: Measures,
    /// The measures after presence and phase-in.
    pub(crate) counted: Column,
    all: Share,
    shares: Column,
}

/// Each participant's measure or share, in the order of the seats.
pub(crate) struct Apportionment<T> {
    pub(crate) of: T,
    /// Whether the fallback key replaced the key.
    pub(crate) fallback: bool,
}

/// Why a key does not divide.
enum Stop {
    /// The faults are noted.
    Faults,
    /// Everybody's measure is zero: a fault unless there is a fallback.
    Zero(Box<Fault>),
}

impl Shared {
    /// Each participant's share of the whole.
    pub(crate) fn shares(&self) -> &Column {
        match self {
            Self::Measured(counted) => &counted.shares,
            Self::Blend { shares, .. } => shares,
        }
    }

    /// What the pool is divided by: the measures where there are any, for they are in the proportion of the
    /// shares and mostly whole numbers.
    pub(crate) fn weights(&self) -> &Column {
        match self {
            Self::Measured(counted) => &counted.counted,
            Self::Blend { shares, .. } => shares,
        }
    }

    /// The way from the key to the share of one participant.
    pub(crate) fn draw(&self, seat: usize, seated: &Seated) -> Apportioned {
        match self {
            Self::Measured(counted) => Apportioned::Measured(counted.draw(seat, seated)),
            Self::Blend { parts, shares } => {
                let part = |(weight, of): &(Share, Self)| BlendedPart {
                    weight: weight.clone(),
                    of: of.draw(seat, seated),
                };
                let parts = parts.iter().map(part).collect();
                Apportioned::Blend { parts, share: shares.get(seat) }
            }
        }
    }
}

impl Counted {
    /// One participant's measure and its share.
    pub(crate) fn draw(&self, seat: usize, seated: &Seated) -> Measured {
        Measured {
            measure: self.measures.draw(seat),
            presence: seated.presence(seat),
            phase_in: seated.phase_in(seat),
            counted: self.counted.get(seat),
            all: self.all.clone(),
            share: self.shares.get(seat),
        }
    }
}

impl<'s> Engine<'s> {
    /// Each participant's share of a cost.
    pub(crate) fn shares(
        &self,
        pool: &str,
        rules: &'s Rules,
        seats: &Seats<'s>,
        faults: &mut Faults,
    ) -> Option<Apportionment<Shared>> {
        self.with_fallback(rules, faults, |key, faults| self.divide_by(pool, key, seats, faults))
    }

    /// Each participant's measure for a tariff.
    pub(crate) fn units(
        &self,
        pool: &str,
        rules: &'s Rules,
        seats: &Seats<'s>,
        faults: &mut Faults,
    ) -> Option<Apportionment<Counted>> {
        self.with_fallback(rules, faults, |key, faults| self.measured(pool, key, seats, faults))
    }

    /// Uses the key, or the fallback where everybody's measure is zero.
    fn with_fallback<T>(
        &self,
        rules: &'s Rules,
        faults: &mut Faults,
        divide: impl Fn(&'s Key, &mut Faults) -> Result<T, Stop>,
    ) -> Option<Apportionment<T>> {
        let stop = match faults.at("key", |faults| divide(&rules.key, faults)) {
            Ok(of) => return Some(Apportionment { of, fallback: false }),
            Err(stop) => stop,
        };
        let Stop::Zero(fault) = stop else { return None };
        let Some(key) = &rules.fallback else {
            faults.push(*fault);
            return None;
        };
        match faults.at("fallback", |faults| divide(key, faults)) {
            Ok(of) => Some(Apportionment { of, fallback: true }),
            Err(Stop::Faults) => None,
            Err(Stop::Zero(fault)) => {
                faults.push(*fault);
                None
            }
        }
    }

    fn divide_by(
        &self,
        pool: &str,
        key: &'s Key,
        seats: &Seats<'s>,
        faults: &mut Faults,
    ) -> Result<Shared, Stop> {
        match key {
            Key::Blend { parts } => faults.at("parts", |faults| self.blend(pool, parts, seats, faults)),
            key => Ok(Shared::Measured(self.measured(pool, key, seats, faults)?)),
        }
    }

    /// Mixes the shares of the parts. A part that counts for nothing need not be computable.
    fn blend(
        &self,
        pool: &str,
        parts: &'s [BlendPart],
        seats: &Seats<'s>,
        faults: &mut Faults,
    ) -> Result<Shared, Stop> {
        let mut shares: Option<Column> = None;
        let (mut mixed, mut stops) = (Vec::new(), Vec::new());
        for (index, part) in parts.iter().enumerate().filter(|(_, part)| !part.share.is_zero()) {
            let divided = faults.at(index, |faults| {
                faults.at("key", |faults| self.divide_by(pool, &part.key, seats, faults))
            });
            match divided {
                Err(stop) => stops.push(stop),
                Ok(of) => {
                    let counts = of.shares().scaled(&part.share);
                    shares = Some(shares.map_or_else(|| counts.clone(), |shares| shares.plus(&counts)));
                    mixed.push((part.share.clone(), of));
                }
            }
        }
        // A fault comes before a zero, which a fallback could mend.
        stops.sort_by_key(|stop| matches!(stop, Stop::Zero(_)));
        match stops.into_iter().next() {
            Some(stop) => Err(stop),
            None => {
                let nothing = || Column::same(&Share::ZERO, seats.members.len());
                Ok(Shared::Blend { parts: mixed, shares: shares.unwrap_or_else(nothing) })
            }
        }
    }

    fn measured(
        &self,
        pool: &str,
        key: &'s Key,
        seats: &Seats<'s>,
        faults: &mut Faults,
    ) -> Result<Counted, Stop> {
        let Some(measures) = self.measures(key, seats) else {
            seats.members.iter().for_each(|member| self.complain(key, member, faults));
            return Err(Stop::Faults);
        };
        let counted = match &seats.factors {
            Some(factors) => measures.values.times(factors),
            None => measures.values.clone(),
        };
        let all = counted.sum();
        if all.is_zero() && !seats.members.is_empty() {
            let kind = FaultKind::ZeroMeasure { pool: pool.to_owned(), key: key.describe() };
            return Err(Stop::Zero(Box::new(faults.here(kind))));
        }
        let shares = counted.shares();
        Ok(Counted { measures, counted, all, shares })
    }
}
