//! Pages through HTTP and their real forms: one file per noun.

mod account;
mod audit_log;
mod fairness;
mod front_door;
mod golden;
mod members;
mod people;
mod platform;
mod roadmap;
mod runs;
mod service_keys;
mod services;
mod sign_in;
mod start;
mod subscriptions;
mod usage_api;
mod usage_imports;
mod what_if;
mod wishes;
