//! The table of contents of the site. The office's addresses stand in the crate `admin`.

use store::roles::May::{SeeMembers, SeeMyCosts};
use web::routes::Access::{Open, Seat, Token};
use web::routes::{Route, get, post};

use crate::{dev_mail, health, home, my_costs, runs, usage_api};

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
        post("/api/{cooperative}/usage-events", Token, usage_api::create),
    ];
    routes.extend(member_routes());
    routes.extend(admin::routes());
    routes
}

/// What members see of costs.
fn member_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}/allocation-runs", Seat(SeeMembers), runs::index),
        get("/{cooperative}/allocation-runs/{run}", Seat(SeeMembers), runs::show),
        get(
            "/{cooperative}/allocation-runs/{run}/amounts/{service}/{member}",
            Seat(SeeMembers),
            runs::amount,
        ),
        get("/{cooperative}/allocation-runs/{run}/export.{kind}", Seat(SeeMembers), runs::export),
        get("/{cooperative}/my-costs", Seat(SeeMyCosts), my_costs::show),
        get("/{cooperative}/my-costs/export.{kind}", Seat(SeeMyCosts), my_costs::export),
    ]
}
