//! Pages through HTTP and their real forms: one file per noun.

mod account;
mod audit_log;
mod front_door;
mod people;
mod platform;
mod sign_in;
mod usage_api;
mod usage_imports;
