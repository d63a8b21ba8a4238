//! The portal: its addresses, its commands, the members' pages.

pub mod backup;
pub mod commands;
pub mod demo;
mod dev_mail;
mod health;
mod home;
pub mod mail;
pub mod routes;
pub mod server;
pub mod settings;
mod statics;
