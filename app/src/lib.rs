//! The portal: its addresses, its commands, the members' pages.

pub mod commands;
mod health;
mod home;
pub mod routes;
pub mod server;
pub mod settings;
mod statics;
