//! Divides the costs of a period over the members, to the cent, and says where every cent came from.
//!
//! [`Scenario`] in, [`Allocation`] out: [`allocate`]. The formats are described in `docs/formats/`.
//!
//! ```
//! use allocation::{Key, Member, Pool, Scenario, allocate};
//! use jiff::civil::date;
//! use kernel::{Cents, Period};
//!
//! let mut scenario = Scenario::new(Period::new(date(2025, 1, 1), date(2026, 1, 1)).unwrap());
//! scenario.members = ["Bergen", "Castricum", "Heiloo"].map(Member::new).into();
//! scenario.pools = vec![Pool::cost("desk", Cents::new(100_00), Key::Equal)];
//! let allocation = allocate(&scenario).unwrap();
//! assert_eq!(Cents::sum(allocation.lines.iter().map(|line| line.amount)), Ok(Cents::new(100_00)));
//! ```
//!
//! Invariant: the same input gives the same output, byte for byte: no clock, no chance, no float, no file.
//! Invariant: the amounts of a cost pool add up to the pool, exactly.
#![deny(clippy::as_conversions, clippy::float_arithmetic)]

mod allocation;
mod apportion;
mod bounds;
mod check;
mod column;
mod command;
mod cost;
mod derivation;
mod engine;
mod fairness;
mod fault;
mod json;
mod key;
mod measure;
mod meters;
mod pool;
mod reading;
mod run;
mod scenario;
mod seats;
mod stages;
mod supports;
mod tariff;
mod tiers;
mod way;
mod what_if;

pub use allocation::{Allocation, Amounts, Comparison, Line, PoolAmounts, PoolTie, RESULT_FORMAT};
pub use command::{allocate_command, verify_command};
pub use derivation::*;
pub use engine::{allocate, amounts};
pub use fairness::{
    ANSWER_FORMAT, BlockingGroup, Core, CoreBy, CostFunction, CostModel, CostStep, Euros, Fairness,
    FairnessAnswer, FairnessQuestion, GroupCost, MOST_ENUMERATED, MemberFairness, QUESTION_FORMAT, Sampled,
    Sampling, ShapleyBy, fairness_command, next_joiner, sampled,
};
pub use fault::{Fault, FaultKind};
pub use kernel::json::Difference;
pub use key::{Aggregate, BlendPart, Key, Tier, TierMode};
pub use pool::{
    Bound, CostPool, Participant, Participants, PhaseIn, Pool, Presence, Rules, SupportPool, TariffPool,
};
pub use run::{AllocationRun, RUN_FORMAT, Verdict, verify};
pub use scenario::{Attribute, DatedValue, Member, SCENARIO_FORMAT, Scenario, Usage};
pub use stages::{Method, Stages, Supports};
pub use what_if::{
    Change, Changes, DampedYear, Damping, Effect, INHABITANTS, Moved, MovedLine, Newcomer, Quantity,
    Undamped, damped_path, effect, what_if,
};
