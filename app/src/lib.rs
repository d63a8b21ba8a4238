//! The portal: its addresses, its commands, the members' pages.

pub mod backup;
pub mod commands;
pub mod demo;
mod dev_mail;
mod health;
mod home;
pub mod mail;
mod my_costs;
mod my_costs_load;
mod my_costs_view;
pub mod routes;
mod runs;
pub mod server;
pub mod settings;
mod statics;
mod usage_api;
