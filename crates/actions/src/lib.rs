//! One file per noun, one function per deed: the content of transactions.
//!
//! Invariant: no HTTP and no SQL text here; a deed checks its permission itself, whoever calls it, and
//! writes the audit
//! log in the same transaction.

pub mod agenda;
pub mod amendments;
pub mod api_tokens;
pub mod archive;
pub mod assemblies;
pub mod audit;
pub mod backoffice_links;
pub mod ballots;
pub mod candidates;
pub mod comments;
pub mod comparison;
pub mod cooperatives;
pub mod cost_lines;
pub mod cost_models;
pub mod dead_work;
pub mod documents;
pub mod invitations;
pub mod jobs;
pub mod joining;
pub mod key_example;
pub mod key_rule;
pub mod key_sentence;
pub mod known_usage;
mod letters;
pub mod lifecycle;
pub mod lives;
pub mod member_imports;
pub mod members;
pub mod operators;
pub mod order_rules;
pub mod orders;
pub mod package_weights;
pub mod password_resets;
pub mod passwords;
pub mod people;
pub mod periods;
pub mod permissions;
pub mod procurement_bases;
pub mod programmes;
pub mod proxies;
mod refused;
pub mod reorganisations;
pub mod resolutions;
pub mod roadmap;
pub mod round_decisions;
pub mod rounds;
pub mod runs;
#[cfg(test)]
mod samples;
pub mod search;
pub mod service_keys;
pub mod services;
pub mod sign_in;
pub mod solutions;
pub mod stances;
pub mod subscriptions;
pub mod tokens;
pub mod topics;
pub mod upl;
pub mod uploads;
pub mod usage_events;
pub mod usage_imports;
pub mod votes;
pub mod wishes;

pub use refused::{Fault, Refused};
