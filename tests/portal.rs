//! Tests of the portal as a whole: one binary, so that they link once and share one private cluster.
//!
//! Each test has a portal of its own (`Portal::start()`): a server in this process on a database of its own.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stderr, reason = "what was measured is worth reading")]

mod backups;
mod browser;
mod demonstration;
mod demonstration_rounds;
mod doors;
mod harness;
mod isolation;
mod mail;
mod operators;
mod pages;
mod roles;
mod schema;
mod source_articles;
