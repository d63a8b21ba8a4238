//! The cooperative's office: board, finance, office staff.

pub mod amounts;
mod api_tokens;
mod audit_log;
pub mod ballot_view;
mod cost_imports;
mod cost_lines;
mod dates;
pub mod derivation;
pub mod fairness;
mod key_check;
mod key_form;
pub mod matrix;
mod members;
pub mod people;
mod period_view;
mod periods;
mod round_decisions;
pub mod round_results;
pub mod round_view;
mod rounds;
mod routes;
pub mod rows;
mod run_amounts;
pub mod run_exports;
mod run_review;
mod runs;
mod service_keys;
mod services;
mod usage;
mod usage_imports;
pub mod usage_view;
pub mod what_if;

pub use routes::routes;
pub use run_amounts::{checks as amount_checks, facts as amount_facts};
