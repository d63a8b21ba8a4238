//! One file per noun, one function per deed: the content of transactions.
//!
//! Invariant: no HTTP and no SQL text here; a deed checks its permission itself, whoever calls it, and writes the audit
//! log in the same transaction.

pub mod permissions;
mod refused;

pub use refused::{Fault, Refused};
