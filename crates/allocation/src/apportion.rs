//! From a key to shares: who takes part, what each counts for, and what that is of the whole.

use jiff::Unit;
use jiff::civil::Date;
use kernel::Share;

use crate::derivation::{Apportioned, BlendedPart, Measured, PhaseInFactor, PresenceFactor};
use crate::engine::Engine;
use crate::fault::{Fault, FaultKind, Faults};
use crate::key::{BlendPart, Key};
use crate::pool::{Participants, Presence, Rules};
use crate::scenario::Member;

/// A member that takes part in a pool, and what its measure is multiplied by.
pub(crate) struct Seat<'s> {
    pub(crate) member: &'s Member,
    presence: Option<PresenceFactor>,
    phase_in: Option<PhaseInFactor>,
    factor: Share,
}

impl Seat<'_> {
    /// What counts of a measure.
    fn counted(&self, measure: &Share) -> Share {
        if self.factor == Share::ONE { measure.clone() } else { measure * &self.factor }
    }
}

/// Each participant's measure or share, in the order of the seats.
pub(crate) struct Apportionment<T> {
    pub(crate) parts: Vec<T>,
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

impl<'s> Engine<'s> {
    /// Who take part, by id.
    pub(crate) fn seats(&self, rules: &'s Rules, faults: &mut Faults) -> Option<Vec<Seat<'s>>> {
        let before = faults.count();
        let present: Vec<(&Member, Option<Date>, Option<Date>)> = match &rules.participants {
            Participants::All => {
                let all = self.members.values().map(|member| (*member, member.joined, member.left));
                all.filter(|(_, from, until)| self.days(*from, *until) > 0).collect()
            }
            Participants::Listed(listed) => {
                let seat = |participant: &crate::pool::Participant| {
                    let member = *self.members.get(participant.member.as_str())?;
                    let from = participant.from.or(member.joined);
                    Some((member, from, participant.until.or(member.left)))
                };
                listed.iter().filter_map(seat).collect()
            }
        };
        let seat = |(member, from, until)| self.seat(rules, member, from, until, faults);
        let mut seats: Vec<_> = present.into_iter().filter_map(seat).collect();
        seats.sort_by(|a, b| a.member.id.cmp(&b.member.id));
        (faults.count() == before).then_some(seats)
    }

    fn days(&self, from: Option<Date>, until: Option<Date>) -> i64 {
        i64::from(self.scenario.period.days_present(from.unwrap_or(Date::MIN), until))
    }

    fn seat(
        &self,
        rules: &Rules,
        member: &'s Member,
        from: Option<Date>,
        until: Option<Date>,
        faults: &mut Faults,
    ) -> Option<Seat<'s>> {
        let mut factor = Share::ONE;
        let presence = (rules.presence == Presence::Days).then(|| {
            let of = i64::from(self.scenario.period.days());
            PresenceFactor { days: self.days(from, until), of }
        });
        if let Some(PresenceFactor { days, of }) = presence {
            factor = Share::ratio(days, of).ok()?;
        }
        let mut phase_in = None;
        if let Some(rule) = &rules.phase_in {
            let Some(joined) = member.joined else {
                faults.add_at("phase_in", FaultKind::NoJoiningDay { member: member.id.clone() });
                return None;
            };
            let full_years = full_years(joined, self.scenario.period.start());
            let listed = usize::try_from(full_years).ok().and_then(|years| rule.factors.get(years));
            let newcomer = PhaseInFactor { full_years, factor: listed.cloned().unwrap_or(Share::ONE) };
            factor = &factor * &newcomer.factor;
            phase_in = Some(newcomer);
        }
        Some(Seat { member, presence, phase_in, factor })
    }

    /// Each participant's share of a cost.
    pub(crate) fn shares(
        &self,
        pool: &str,
        rules: &Rules,
        seats: &[Seat<'_>],
        faults: &mut Faults,
    ) -> Option<Apportionment<Apportioned>> {
        self.with_fallback(rules, faults, |key, faults| self.divide_by(pool, key, seats, faults))
    }

    /// Each participant's measure for a tariff.
    pub(crate) fn units(
        &self,
        pool: &str,
        rules: &Rules,
        seats: &[Seat<'_>],
        faults: &mut Faults,
    ) -> Option<Apportionment<Measured>> {
        self.with_fallback(rules, faults, |key, faults| self.measured(pool, key, seats, faults))
    }

    /// Uses the key, or the fallback where everybody's measure is zero.
    fn with_fallback<T>(
        &self,
        rules: &Rules,
        faults: &mut Faults,
        divide: impl Fn(&Key, &mut Faults) -> Result<Vec<T>, Stop>,
    ) -> Option<Apportionment<T>> {
        let stop = match faults.at("key", |faults| divide(&rules.key, faults)) {
            Ok(parts) => return Some(Apportionment { parts, fallback: false }),
            Err(stop) => stop,
        };
        let Stop::Zero(fault) = stop else { return None };
        let Some(key) = &rules.fallback else {
            faults.push(*fault);
            return None;
        };
        match faults.at("fallback", |faults| divide(key, faults)) {
            Ok(parts) => Some(Apportionment { parts, fallback: true }),
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
        key: &Key,
        seats: &[Seat<'_>],
        faults: &mut Faults,
    ) -> Result<Vec<Apportioned>, Stop> {
        match key {
            Key::Blend { parts } => faults.at("parts", |faults| self.blend(pool, parts, seats, faults)),
            key => {
                Ok(self.measured(pool, key, seats, faults)?.into_iter().map(Apportioned::Measured).collect())
            }
        }
    }

    /// Mixes the shares of the parts. A part that counts for nothing need not be computable.
    fn blend(
        &self,
        pool: &str,
        parts: &[BlendPart],
        seats: &[Seat<'_>],
        faults: &mut Faults,
    ) -> Result<Vec<Apportioned>, Stop> {
        let mut mixed: Vec<(Vec<BlendedPart>, Share)> = seats.iter().map(|_| Default::default()).collect();
        let mut stops = Vec::new();
        for (index, part) in parts.iter().enumerate().filter(|(_, part)| !part.share.is_zero()) {
            let divided = faults.at(index, |faults| {
                faults.at("key", |faults| self.divide_by(pool, &part.key, seats, faults))
            });
            match divided {
                Err(stop) => stops.push(stop),
                Ok(shares) => {
                    for ((blended, share), of) in mixed.iter_mut().zip(shares) {
                        *share = &*share + &(&part.share * of.share());
                        blended.push(BlendedPart { weight: part.share.clone(), of });
                    }
                }
            }
        }
        // A fault comes before a zero, which a fallback could mend.
        stops.sort_by_key(|stop| matches!(stop, Stop::Zero(_)));
        match stops.into_iter().next() {
            Some(stop) => Err(stop),
            None => Ok(mixed.into_iter().map(|(parts, share)| Apportioned::Blend { parts, share }).collect()),
        }
    }

    fn measured(
        &self,
        pool: &str,
        key: &Key,
        seats: &[Seat<'_>],
        faults: &mut Faults,
    ) -> Result<Vec<Measured>, Stop> {
        let each = |seat: &Seat<'_>| self.measure(key, seat.member, faults);
        let measures: Vec<_> = seats.iter().map(each).collect();
        let Some(measures) = measures.into_iter().collect::<Option<Vec<_>>>() else {
            return Err(Stop::Faults);
        };
        let counted = measures.iter().zip(seats).map(|(measure, seat)| seat.counted(measure.value()));
        let counted: Vec<Share> = counted.collect();
        let all: Share = counted.iter().sum();
        if all.is_zero() && !seats.is_empty() {
            let kind = FaultKind::ZeroMeasure { pool: pool.to_owned(), key: key.describe() };
            return Err(Stop::Zero(Box::new(faults.here(kind))));
        }
        let each = measures.into_iter().zip(counted).zip(seats).map(|((measure, counted), seat)| Measured {
            measure,
            presence: seat.presence.clone(),
            phase_in: seat.phase_in.clone(),
            share: counted.checked_div(&all).unwrap_or_default(),
            counted,
            all: all.clone(),
        });
        Ok(each.collect())
    }
}

/// Whole years from joining to a day; 0 for who joins later.
fn full_years(joined: Date, day: Date) -> i64 {
    joined.until((Unit::Year, day)).map_or(0, |span| i64::from(span.get_years())).max(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_is_full_on_its_day() {
        let joined = date(2022, 7, 1);
        assert_eq!(full_years(joined, date(2025, 6, 30)), 2);
        assert_eq!(full_years(joined, date(2025, 7, 1)), 3);
        assert_eq!(full_years(joined, date(2022, 1, 1)), 0);
        assert_eq!(full_years(joined, date(2020, 1, 1)), 0);
    }
}
