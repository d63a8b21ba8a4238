//! Pages through HTTP and their real forms: one file per noun.

mod account;
mod assemblies;
mod audit_log;
mod ballots;
mod closing;
mod decisions;
mod fairness;
mod front_door;
mod golden;
mod members;
mod people;
mod platform;
mod proxies;
mod resolutions;
mod round_decisions;
mod round_results;
mod rounds;
mod runs;
mod service_keys;
mod services;
mod sign_in;
mod start;
mod subscriptions;
mod usage_api;
mod usage_imports;
mod what_if;
