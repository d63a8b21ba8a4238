//! The office's addresses.

use web::routes::Route;

/// Every address of the office, with who may come in.
#[must_use]
pub fn routes() -> Vec<Route> {
    Vec::new()
}
