//! How a test speaks to the portal: it starts one, signs in, fills in real forms, and reads what it says.
//!
//! ```text
//! let portal = Portal::start();
//! let finance = portal.sign_in("finance@samen-digitaal.example");
//! let page = finance.get("/samen-digitaal/office/periods/new");
//! page.form("periods").set("name", "2025").submit().accepted();
//! ```

mod browser;
mod chance;
mod cluster;
pub mod fixture;
mod form;
mod page;
mod portal;
mod workbook;

pub use browser::{Browser, Sent};
pub use chance::seeded;
pub use cluster::{Database, Template};
pub use form::Draft;
pub use page::Page;
pub use portal::{Kept, Portal};
pub use workbook::tabs;
