//! The roadmap: its states, its queue with two lines, how long things took, and what the office sets.
//!
//! Invariant: the queue is the board's order; the lines only say how far budget and capacity reach in it.

mod times;

use kernel::Cents;
use store::roles::May;
use store::{Candidate, RoadmapSettings, TenantTx};

use crate::candidates::waits;
use crate::permissions::require;
use crate::{Fault, Refused};

pub use times::{Stay, lead_time, stays};

/// All states of a candidate, in the order of its life; the last two are outside it.
pub const STATES: [&str; 12] = [
    "candidate",
    "eligible",
    "process_defined",
    "specified",
    "tendered",
    "development",
    "pilot",
    "offered",
    "in_operation",
    "ended",
    "parked",
    "rejected",
];

/// A part of the life: what the board and the timeline show together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// What members want.
    Wanted,
    /// One process, one specification, one tender.
    Prepared,
    /// Built and tried.
    Built,
    /// Offered to all, or in use.
    Used,
    /// Parked or rejected.
    Outside,
}

impl Phase {
    /// Those of a life, in order.
    pub const LIFE: [Phase; 4] = [Phase::Wanted, Phase::Prepared, Phase::Built, Phase::Used];

    /// The phase of a state.
    #[must_use]
    pub fn of(state: &str) -> Self {
        match state {
            "candidate" | "eligible" => Phase::Wanted,
            "process_defined" | "specified" | "tendered" => Phase::Prepared,
            "development" | "pilot" => Phase::Built,
            "offered" | "in_operation" | "ended" => Phase::Used,
            _ => Phase::Outside,
        }
    }

    /// The states of the phase.
    pub fn states(self) -> impl Iterator<Item = &'static str> {
        STATES.into_iter().filter(move |state| Phase::of(state) == self)
    }
}

/// When a candidate comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is being prepared or built.
    Now,
    /// It has a place, and budget and capacity reach it.
    Next,
    /// It waits for a place, for budget or for capacity.
    Later,
}

/// The queue: what waits, in its order, and how far the lines reach in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue<'c> {
    /// What is being prepared or built.
    pub now: Vec<&'c Candidate>,
    /// What waits: by place, then by number.
    pub waiting: Vec<&'c Candidate>,
    /// After how many of those that wait the budget ends.
    pub budget_line: Option<usize>,
    /// After how many of those that wait there is nobody to build.
    pub capacity_line: Option<usize>,
    /// What those cost that the budget reaches.
    pub within: Cents,
}

impl Queue<'_> {
    /// When the one that waits at this index comes.
    #[must_use]
    pub fn turn(&self, index: usize) -> Turn {
        let placed = self.waiting.get(index).is_some_and(|candidate| candidate.place.is_some());
        let reaches = |line: Option<usize>| line.is_none_or(|line| index < line);
        if placed && reaches(self.budget_line) && reaches(self.capacity_line) {
            Turn::Next
        } else {
            Turn::Later
        }
    }
}

/// The queue of these candidates, which come in their order, between the lines of the settings.
#[must_use]
pub fn queue<'c>(candidates: &'c [Candidate], settings: Option<&RoadmapSettings>) -> Queue<'c> {
    let under_way =
        |candidate: &&Candidate| [Phase::Prepared, Phase::Built].contains(&Phase::of(&candidate.state));
    let now: Vec<&Candidate> = candidates.iter().filter(under_way).collect();
    let waiting: Vec<&Candidate> = candidates.iter().filter(|candidate| waits(candidate)).collect();
    let Some(settings) = settings else { return Queue { now, waiting, ..Queue::default() } };
    let mut within = Cents::new(0);
    let mut reached = 0;
    for candidate in &waiting {
        let sum = within.cents().saturating_add(candidate.about.one_off.cents());
        if sum > settings.budget.cents() {
            break;
        }
        (within, reached) = (Cents::new(sum), reached + 1);
    }
    let building = now.iter().filter(|candidate| Phase::of(&candidate.state) == Phase::Built).count();
    let free = usize::try_from(settings.capacity).unwrap_or(0).saturating_sub(building);
    let lines = (Some(reached), Some(free.min(waiting.len())));
    Queue { now, waiting, budget_line: lines.0, capacity_line: lines.1, within }
}

/// Sets the lines of the queue, and whether the roadmap is public.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn set(tx: &mut TenantTx<'_>, settings: &RoadmapSettings) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    let mut faults = Vec::new();
    if !(2000..=2200).contains(&settings.year) {
        faults.push(Fault::field("year", "roadmap-year-out-of-range"));
    }
    if !(0..=100_000_000_000).contains(&settings.budget.cents()) {
        faults.push(Fault::field("budget", "roadmap-budget-out-of-range"));
    }
    if !(0..=1000).contains(&settings.capacity) {
        faults.push(Fault::field("capacity", "roadmap-capacity-out-of-range"));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    tx.set_roadmap(settings)?;
    let public = if settings.published { "public" } else { "not public" };
    let RoadmapSettings { year, budget, capacity, .. } = settings;
    let cooperative = tx.actor().cooperative().address.clone();
    tx.audit("roadmap.set", cooperative, &format!("{year}: {budget}, {capacity} at once, {public}"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use store::AboutCandidate;

    use super::*;

    fn candidate(n: u32, state: &str, place: Option<i32>, euros: i64) -> Candidate {
        Candidate {
            id: format!("{n:032x}").parse().unwrap(),
            number: 1,
            about: AboutCandidate { one_off: Cents::new(euros * 100), ..AboutCandidate::default() },
            state: state.to_owned(),
            state_reason: String::new(),
            state_since: jiff::Timestamp::UNIX_EPOCH,
            place,
            service: None,
        }
    }

    fn settings(euros: i64, capacity: i32) -> RoadmapSettings {
        RoadmapSettings { year: 2027, budget: Cents::new(euros * 100), capacity, published: false }
    }

    #[test]
    fn the_budget_ends_before_the_first_that_does_not_fit() {
        let all = [
            candidate(1, "eligible", Some(1), 100),
            candidate(2, "eligible", Some(2), 300),
            candidate(3, "eligible", Some(3), 50),
        ];
        let queue = queue(&all, Some(&settings(350, 9)));
        assert_eq!((queue.budget_line, queue.within), (Some(1), Cents::new(10_000)));
        assert_eq!([0, 1, 2].map(|n| queue.turn(n)), [Turn::Next, Turn::Later, Turn::Later]);
    }

    #[test]
    fn what_is_being_built_takes_capacity() {
        let all = [
            candidate(1, "development", Some(1), 1),
            candidate(2, "specified", Some(2), 1),
            candidate(3, "eligible", Some(3), 1),
            candidate(4, "candidate", Some(4), 1),
            candidate(5, "parked", None, 1),
        ];
        let queue = queue(&all, Some(&settings(100, 2)));
        assert_eq!((queue.now.len(), queue.waiting.len()), (2, 2));
        assert_eq!((queue.budget_line, queue.capacity_line), (Some(2), Some(1)));
        assert_eq!([0, 1].map(|n| queue.turn(n)), [Turn::Next, Turn::Later]);
    }

    #[test]
    fn without_a_place_nothing_comes_next_and_without_settings_there_is_no_line() {
        let all = [candidate(1, "eligible", Some(1), 1), candidate(2, "eligible", None, 1)];
        let queue = queue(&all, None);
        assert_eq!((queue.budget_line, queue.capacity_line), (None, None));
        assert_eq!([0, 1].map(|n| queue.turn(n)), [Turn::Next, Turn::Later]);
    }

    #[test]
    fn every_state_has_a_phase() {
        assert_eq!(Phase::of("pilot"), Phase::Built);
        assert_eq!(Phase::Outside.states().collect::<Vec<_>>(), ["parked", "rejected"]);
        assert_eq!(Phase::LIFE.into_iter().flat_map(Phase::states).count(), 10);
    }
}
