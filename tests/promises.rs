//! What the README promises about bad days, tried with the real binary on data folders of its own: the
//! database is killed, the portal is killed, two people decide at once, a file is too large.
//!
//! Invariant: nothing stays behind, neither a process nor a folder, also when a test fails.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stderr, reason = "what was measured is worth reading")]

#[expect(dead_code, unused_imports, reason = "the promises need its browser, not its portal")]
mod harness;

#[path = "promises/approvals.rs"]
mod approvals;
#[path = "promises/backups.rs"]
mod backups;
#[path = "promises/commands.rs"]
mod commands;
#[path = "promises/database_away.rs"]
mod database_away;
#[path = "promises/imports.rs"]
mod imports;
#[path = "promises/own_database.rs"]
mod own_database;
#[path = "promises/refusals.rs"]
mod refusals;
#[path = "promises/restarts.rs"]
mod restarts;
#[path = "promises/rows.rs"]
mod rows;
#[path = "promises/served.rs"]
mod served;
#[path = "promises/upl.rs"]
mod upl;
