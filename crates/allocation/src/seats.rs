//! Who takes part in a pool, and what its measure is multiplied by.

use std::sync::Arc;

use jiff::Unit;
use jiff::civil::Date;
use kernel::Share;

use crate::column::Column;
use crate::derivation::{PhaseInFactor, PresenceFactor};
use crate::engine::Engine;
use crate::fault::{FaultKind, Faults};
use crate::pool::{Participant, Participants, PhaseIn, Presence, Rules};
use crate::scenario::Member;

/// The members that take part in a pool, by id.
#[derive(Clone)]
pub(crate) struct Seats<'s> {
    pub(crate) members: Arc<[&'s Member]>,
    /// The place of each among all members of the scenario.
    pub(crate) places: Arc<[usize]>,
    /// Whether these are all members that are there in the period.
    pub(crate) is_everybody: bool,
    /// What each measure is multiplied by; none where nothing is.
    pub(crate) factors: Option<Column>,
    pub(crate) seated: Seated,
}

/// What a derivation says of the participants. Copies share all of it.
#[derive(Clone, Debug)]
pub(crate) struct Seated {
    pub(crate) ids: Arc<[Arc<str>]>,
    presence: Option<Arc<[PresenceFactor]>>,
    phase_in: Option<Arc<[PhaseInFactor]>>,
}

impl Seated {
    /// The part of the period that a participant was there, where that counts.
    pub(crate) fn presence(&self, seat: usize) -> Option<PresenceFactor> {
        self.presence.as_ref().and_then(|presence| presence.get(seat)).cloned()
    }

    /// What a newcomer counts for, where that is agreed.
    pub(crate) fn phase_in(&self, seat: usize) -> Option<PhaseInFactor> {
        self.phase_in.as_ref().and_then(|phase_in| phase_in.get(seat)).cloned()
    }
}

/// A participant's place among all members, and the days between which it takes part.
#[derive(Clone, Copy)]
struct Stay {
    place: usize,
    from: Option<Date>,
    until: Option<Date>,
}

impl<'s> Engine<'s> {
    /// Who take part, by id.
    pub(crate) fn seats(&self, rules: &Rules, faults: &mut Faults) -> Option<Seats<'s>> {
        let mut stays = match &rules.participants {
            Participants::All => self.present(),
            Participants::Listed(listed) => listed.iter().filter_map(|one| self.stay(one)).collect(),
        };
        if rules.phase_in.is_some() {
            let before = faults.count();
            let members = stays.iter().filter_map(|stay| self.members.get(stay.place));
            for member in members.filter(|member| member.joined.is_none()) {
                faults.add_at("phase_in", FaultKind::NoJoiningDay { member: member.id.clone() });
            }
            if faults.count() > before {
                return None;
            }
        }
        let mut seats = match &rules.participants {
            Participants::All => self.everybody.get_or_init(|| self.take(&stays, true)).clone(),
            Participants::Listed(_) => {
                // Members lie by id.
                stays.sort_by_key(|stay| stay.place);
                self.take(&stays, false)
            }
        };
        if rules.presence == Presence::Days {
            self.count_days(&stays, &mut seats);
        }
        if let Some(rule) = &rules.phase_in {
            self.count_years(rule, &mut seats);
        }
        Some(seats)
    }

    /// All members that are there on at least one day of the period.
    fn present(&self) -> Vec<Stay> {
        let stay = |(place, member): (usize, &&Member)| {
            let stay = Stay { place, from: member.joined, until: member.left };
            (self.days(stay) > 0).then_some(stay)
        };
        self.members.iter().enumerate().filter_map(stay).collect()
    }

    fn stay(&self, participant: &Participant) -> Option<Stay> {
        let place = self.members.binary_search_by(|member| member.id.cmp(&participant.member)).ok()?;
        let member = self.members.get(place)?;
        let (from, until) = (participant.from.or(member.joined), participant.until.or(member.left));
        Some(Stay { place, from, until })
    }

    fn days(&self, stay: Stay) -> i64 {
        let period = self.scenario.period;
        let whole = stay.from.is_none_or(|from| from <= period.start());
        if whole && stay.until.is_none_or(|until| until >= period.end()) {
            return self.days;
        }
        i64::from(period.days_present(stay.from.unwrap_or(Date::MIN), stay.until))
    }

    fn take(&self, stays: &[Stay], is_everybody: bool) -> Seats<'s> {
        let members = stays.iter().filter_map(|stay| self.members.get(stay.place).copied()).collect();
        let ids = stays.iter().filter_map(|stay| self.ids.get(stay.place).cloned()).collect();
        let places = stays.iter().map(|stay| stay.place).collect();
        let seated = Seated { ids, presence: None, phase_in: None };
        Seats { members, places, is_everybody, factors: None, seated }
    }

    fn count_days(&self, stays: &[Stay], seats: &mut Seats<'_>) {
        let presence: Arc<[PresenceFactor]> =
            stays.iter().map(|stay| PresenceFactor { days: self.days(*stay), of: self.days }).collect();
        seats.factors = Column::whole(presence.iter().map(|it| it.days.into()).collect(), self.days.into());
        seats.seated.presence = Some(presence);
    }

    fn count_years(&self, rule: &PhaseIn, seats: &mut Seats<'_>) {
        let start = self.scenario.period.start();
        let newcomer = |member: &&Member| {
            let full_years = member.joined.map_or(0, |joined| full_years(joined, start));
            let listed = usize::try_from(full_years).ok().and_then(|years| rule.factors.get(years));
            PhaseInFactor { full_years, factor: listed.cloned().unwrap_or(Share::ONE) }
        };
        let phase_in: Arc<[PhaseInFactor]> = seats.members.iter().map(newcomer).collect();
        let factors = Column::of(&phase_in.iter().map(|newcomer| &newcomer.factor).collect::<Vec<_>>());
        let both = seats.factors.as_ref().map(|presence| presence.times(&factors));
        seats.factors = Some(both.unwrap_or(factors));
        seats.seated.phase_in = Some(phase_in);
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
