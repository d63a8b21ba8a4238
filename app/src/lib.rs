//! The portal: its addresses, its commands, the members' pages.

mod account;
pub mod backup;
pub mod commands;
mod credentials;
pub mod demo;
mod dev_mail;
mod health;
mod home;
mod invitations;
pub mod mail;
mod my_costs;
mod my_costs_load;
mod my_costs_view;
mod password_resets;
mod platform;
pub mod routes;
mod runs;
mod seats;
pub mod server;
pub mod settings;
mod sign_in;
mod statics;
mod usage_api;
