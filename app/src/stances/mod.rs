//! The own member's axis per service: where it stands, what it says, and what it said before.

mod form;
mod show;

pub use show::{create, show};
