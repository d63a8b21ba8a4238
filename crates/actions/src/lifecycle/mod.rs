//! The life of a service, from candidate to its end: its states, the gate before each, and stepping through.
//!
//! Invariant: a state is entered by its gate only: with the evidence that it asks, in the name of the body
//! that decides, on a day that is not before the last one. What goes back, skips, is parked or rejected says
//! why.

mod evidence;
mod gates;
mod mail;
mod pilots;
mod plan;
mod specifications;
mod steps;

pub use evidence::{of_candidate, shown_interest};
pub use gates::{Asks, Body, Field, Gate};
pub(crate) use mail::mail;
pub use pilots::{Found, find, large_members, pilot_of, unmeasured};
pub use plan::{Passage, passages, planned, stays_of};
pub use specifications::{publish, set_public};
pub use steps::{Becomes, Step, step};

macro_rules! states {
    ($($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        /// A state of a life: ten in their order, and two outside it.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum State { $($(#[$doc])* $variant),+ }

        impl State {
            /// All of them; the last two stand outside the order.
            pub const ALL: &'static [State] = &[$(State::$variant),+];

            /// Its name in the database.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(State::$variant => $text),+ }
            }

            /// The one of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

states! {
    /// A member asks for it.
    Candidate = "candidate",
    /// Enough members want it.
    Eligible = "eligible",
    /// One process is agreed.
    ProcessDefined = "process_defined",
    /// Its specifications are public.
    Specified = "specified",
    /// A supplier is chosen.
    Tendered = "tendered",
    /// It is being built.
    Development = "development",
    /// Some members try it.
    Pilot = "pilot",
    /// All members may take it.
    Offered = "offered",
    /// It runs.
    InOperation = "in_operation",
    /// It is gone.
    Ended = "ended",
    /// It waits, outside the order.
    Parked = "parked",
    /// It does not come.
    Rejected = "rejected",
}

impl State {
    /// Its place in the order of a life; none outside it.
    #[must_use]
    pub fn place(self) -> Option<usize> {
        let inside = !matches!(self, State::Parked | State::Rejected);
        Self::ALL.iter().position(|one| *one == self).filter(|_| inside)
    }

    /// The state after it, where there is one.
    #[must_use]
    pub fn next(self) -> Option<State> {
        Self::ALL.get(self.place()? + 1).copied().filter(|next| next.place().is_some())
    }

    /// Whether there is a service from here on.
    #[must_use]
    pub fn is_service(self) -> bool {
        self.place() >= State::Development.place()
    }

    /// Whether going from here to there has to be explained: everything but the next step.
    #[must_use]
    pub fn asks_why(self, to: State) -> bool {
        self.next() != Some(to)
    }

    /// Whether a step goes back in the order.
    #[must_use]
    pub fn goes_back(self, to: State) -> bool {
        matches!((self.place(), to.place()), (Some(from), Some(to)) if to < from)
    }

    /// The key of its name in words.
    #[must_use]
    pub fn key(self) -> String {
        format!("candidate-state-{}", self.name().replace('_', "-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_the_one_that_the_roadmap_and_services_know() {
        let names: Vec<_> = State::ALL.iter().map(|state| state.name()).collect();
        assert_eq!(names, crate::roadmap::STATES);
        let services: Vec<_> =
            State::ALL.iter().filter(|state| state.is_service()).map(|state| state.name()).collect();
        assert_eq!(services, crate::services::STATES);
    }

    #[test]
    fn only_the_next_step_goes_without_a_reason() {
        assert!(!State::Candidate.asks_why(State::Eligible));
        assert!(State::Candidate.asks_why(State::Specified));
        assert!(State::Pilot.asks_why(State::Development) && State::Pilot.goes_back(State::Development));
        assert!(State::Parked.asks_why(State::Candidate) && !State::Parked.goes_back(State::Candidate));
        assert_eq!((State::Ended.next(), State::Parked.next()), (None, None));
    }
}
