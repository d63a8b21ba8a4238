//! How long a life stood in each state, and when another that goes the same way would come through its gates.

use jiff::ToSpan;
use jiff::civil::Date;
use store::Transition;

use super::State;
use crate::roadmap::Stay;

/// A time in a state, with the transition that began it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'t> {
    /// The transition.
    pub transition: &'t Transition,
    /// First day.
    pub from: Date,
    /// First day after it; today for the one that lasts.
    pub to: Date,
    /// Whether it lasts.
    pub lasts: bool,
}

impl Passage<'_> {
    /// How many days it took, or takes until now.
    #[must_use]
    pub fn days(&self) -> i32 {
        self.to.since(self.from).map_or(0, |span| span.get_days()).max(0)
    }
}

/// The passages behind the transitions of one life, which come oldest first.
#[must_use]
pub fn passages(transitions: &[Transition], today: Date) -> Vec<Passage<'_>> {
    let mut all: Vec<Passage<'_>> = Vec::new();
    for transition in transitions {
        let from = transition.decided_on;
        if let Some(last) = all.last_mut() {
            (last.to, last.lasts) = (from, false);
        }
        all.push(Passage { transition, from, to: today.max(from), lasts: true });
    }
    all
}

/// The same as stays: what the roadmap measures.
#[must_use]
pub fn stays_of(transitions: &[Transition], today: Date) -> Vec<Stay> {
    let stay = |passage: &Passage<'_>| Stay {
        state: passage.transition.to.clone(),
        reason: passage.transition.reason.clone(),
        by: passage.transition.by.clone(),
        from: passage.transition.at,
        from_day: passage.from,
        to_day: passage.to,
        lasts: passage.lasts,
    };
    passages(transitions, today).iter().map(stay).collect()
}

/// When a life that goes the way of another comes through the gates that are left, if it takes as long: the
/// days of each state are those of the other.
#[must_use]
pub fn planned(own: &[Transition], other: &[Transition], today: Date) -> Vec<(State, Date)> {
    let took = |state: State| -> i32 {
        let there = passages(other, today);
        there.iter().filter(|one| one.transition.to == state.name() && !one.lasts).map(Passage::days).sum()
    };
    let Some(last) = own.last() else { return Vec::new() };
    let Some(mut state) = State::from_name(&last.to) else { return Vec::new() };
    let (mut day, mut plan) = (last.decided_on, Vec::new());
    while let Some(next) = state.next().filter(|next| *next <= State::InOperation) {
        day = day.saturating_add(took(state).days());
        // What is late already comes today at the earliest.
        day = day.max(today);
        plan.push((next, day));
        state = next;
    }
    plan
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use store::Evidence;

    use super::*;

    fn transition(to: State, on: Date) -> Transition {
        Transition {
            id: format!("{:032x}", 1).parse().unwrap(),
            life: format!("{:032x}", 2).parse().unwrap(),
            from: None,
            to: to.name().to_owned(),
            body: None,
            decided_on: on,
            reason: String::new(),
            resolution: None,
            by: String::new(),
            at: jiff::Timestamp::UNIX_EPOCH,
            evidence: Evidence::new(),
        }
    }

    #[test]
    fn a_passage_lasts_until_the_next_decision() {
        let all =
            [transition(State::Candidate, date(2026, 1, 1)), transition(State::Eligible, date(2026, 1, 11))];
        let days: Vec<_> = passages(&all, date(2026, 1, 31)).iter().map(Passage::days).collect();
        assert_eq!(days, [10, 20]);
        assert!(stays_of(&all, date(2026, 1, 31))[1].lasts);
    }

    #[test]
    fn who_goes_the_same_way_takes_as_long() {
        let other = [
            transition(State::Candidate, date(2020, 1, 1)),
            transition(State::Eligible, date(2020, 1, 31)),
            transition(State::ProcessDefined, date(2020, 3, 31)),
        ];
        let own = [transition(State::Candidate, date(2026, 1, 1))];
        let plan = planned(&own, &other, date(2026, 1, 5));
        assert_eq!(plan[0], (State::Eligible, date(2026, 1, 31)));
        assert_eq!(plan[1], (State::ProcessDefined, date(2026, 4, 1)));
        assert_eq!(plan.last().map(|(state, _)| *state), Some(State::InOperation));
        let late = planned(&own, &other, date(2026, 6, 1));
        assert_eq!(late[0], (State::Eligible, date(2026, 6, 1)));
    }
}
