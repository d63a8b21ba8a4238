//! Lives: every service from candidate to its end: all of them as a board, a timeline and a list, and each
//! with its gates, its history and its specifications.
//!
//! Invariant: who may not see members (a supplier) sees states, specifications and what the tender asks; no
//! member, no amount, no person and no reason.

mod about;
mod groups;
mod panel;
mod pipeline;
mod rows;
mod seen;
mod show;

pub use pipeline::index;
pub use show::show;

pub(crate) use about::{About, about};
pub(crate) use groups::rows_of;
pub(crate) use panel::{Panel, panel};
pub(crate) use rows::Row;
pub(crate) use seen::Seen;
