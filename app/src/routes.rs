//! The table of contents of the site. The office's addresses stand in the crate `admin`.

use web::routes::Access::Open;
use web::routes::{Route, get};

use crate::{dev_mail, health, home};

/// Every address, with who may come in. Addresses without a variable part come first.
#[must_use]
pub fn table() -> Vec<Route> {
    let mut routes = vec![
        get("/healthz", Open, health::live),
        get("/readyz", Open, health::ready),
        get("/", Open, home::show),
        get("/design", Open, home::design),
        get("/dev/mail", Open, dev_mail::index),
        get("/dev/mail/{file}", Open, dev_mail::show),
    ];
    routes.extend(admin::routes());
    routes
}
