//! One file per noun, one function per deed: the content of transactions.
//!
//! Invariant: no HTTP and no SQL text here; a deed checks its permission itself, whoever calls it, and
//! writes the audit
//! log in the same transaction.

pub mod api_tokens;
pub mod comparison;
pub mod cost_lines;
pub mod jobs;
pub mod key_sentence;
pub mod known_usage;
pub mod periods;
pub mod permissions;
mod refused;
pub mod runs;
pub mod service_keys;
pub mod uploads;
pub mod usage_events;
pub mod usage_imports;

pub use refused::{Fault, Refused};
